//! An engagement with three agencies, to be assessed.

use engagement::maturity::{Maturity, Model};
use engagement::{AgreedLevel, Assessment, Entity, GapAction, Id, Kind, Position, Rating, complete};
use serde_json::{Value, json};

pub const PROCESS: &str = include_str!("../../models/engagement-process.toml");

/// A book that is written by hand, entity by entity.
pub struct Book {
    pub it: Maturity,
    minted: u32,
}

/// One rating: who, what, and which level; or who, which question, and which answer.
pub type Said<'a> = (&'a str, &'a str, &'a str);

impl Book {
    /// Of one model, with the agencies DOTD, LDH and LWC.
    pub fn by(text: &str) -> Self {
        let model = Model::parse(text).unwrap_or_else(|faults| panic!("{faults}"));
        let mut minted = 0;
        let mut new = |kind: Kind, values: Value| made(&mut minted, kind, values);
        let workspace = new(Kind::Workspace, json!({ "name": "OTS", "fiscalYearStart": 7 })).try_into().unwrap();
        let engagement = new(Kind::Engagement, json!({ "name": "Partner agencies" })).try_into().unwrap();
        let agency =
            |short: &str| json!({ "name": format!("Department {short}"), "abbreviation": short, "side": "agency" });
        let organizations =
            ["DOTD", "LDH", "LWC"].map(|short| new(Kind::Organization, agency(short)).try_into().unwrap()).into();
        let text = json!({ "name": model.name, "text": text });
        let kept = new(Kind::MaturityModel, text);
        let it = Maturity {
            workspace,
            engagement,
            organizations,
            roles: Vec::new(),
            models: vec![(kept.id().clone(), model)],
            assessments: Vec::new(),
            ratings: Vec::new(),
            agreed: Vec::new(),
            actions: Vec::new(),
        };
        Self { it, minted }
    }

    pub fn agency(&self, short: &str) -> Id {
        self.it.organizations.iter().find(|it| it.abbreviation.as_ref() == short).unwrap().id.clone()
    }

    pub fn model(&self) -> &Model {
        &self.it.models[0].1
    }

    /// A closed assessment of an agency on a day by one view, or by several where none is named.
    pub fn assess(&mut self, short: &str, date: &str, view: Option<&str>, said: &[Said]) -> Id {
        let values = json!({ "engagementId": self.it.engagement.id, "organizationId": self.agency(short),
            "modelId": self.it.models[0].0, "date": date, "perspective": view, "state": "closed" });
        let assessment: Assessment = made(&mut self.minted, Kind::Assessment, values).try_into().unwrap();
        let id = assessment.id.clone();
        self.it.assessments.push(assessment);
        for (who, what, answer) in said {
            self.rate(&id, json!({ "participant": who }), what, answer);
        }
        id
    }

    /// One more rating, with what else is to be said of it.
    pub fn rate(&mut self, assessment: &Id, mut values: Value, what: &str, answer: &str) {
        let model = &self.it.models[0].1;
        let own = match model.find_question(what) {
            Some((at, question)) => {
                json!({ "dimension": model.dimensions[at as usize].key, "question": question.key, "answer": answer })
            }
            None => json!({ "dimension": what, "level": answer }),
        };
        let values = values.as_object_mut().unwrap();
        values.extend(own.as_object().unwrap().clone());
        values.insert("assessmentId".into(), json!(assessment));
        let rating: Rating = made(&mut self.minted, Kind::Rating, Value::Object(values.clone())).try_into().unwrap();
        self.it.ratings.push(rating);
    }

    pub fn agree(&mut self, assessment: &Id, mut values: Value) {
        values["assessmentId"] = json!(assessment);
        let agreed: AgreedLevel = made(&mut self.minted, Kind::AgreedLevel, values).try_into().unwrap();
        self.it.agreed.push(agreed);
    }

    pub fn act(&mut self, assessment: &Id, mut values: Value) {
        values["assessmentId"] = json!(assessment);
        values["position"] = json!(Position::between(None, None).to_string());
        let action: GapAction = made(&mut self.minted, Kind::GapAction, values).try_into().unwrap();
        self.it.actions.push(action);
    }
}

fn made(minted: &mut u32, kind: Kind, values: Value) -> Entity {
    *minted += 1;
    let mut values = complete(kind, values.as_object().unwrap().clone()).unwrap();
    values.insert("id".into(), json!(format!("019d3f00-0000-7000-8000-{minted:012x}")));
    kind.parse(values).unwrap()
}
