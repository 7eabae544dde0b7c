//! Gathers the maturity of an engagement, keeps models, and stores an assessment that comes in one piece.

use std::collections::HashMap;

use engagement::maturity::{AgreedGiven, Assessing, Maturity, Model, ModelText, OfferedModel, RatingGiven, offered};
use engagement::{
    AgreedLevel, Assessment, Change, Done, Engagement, Entity, GapAction, Id, Kind, MaturityModel, Name, Rating,
    Refusal, Surroundings, Values,
};
use serde_json::{Value as Json, json};

use crate::edit::Edit;
use crate::{Stamp, Store};

impl Store {
    /// Everything that is known of the maturity of an engagement.
    pub fn maturity(&self, engagement: &Id) -> Result<Maturity, Refusal> {
        let found = self.get(Kind::Engagement, engagement)?;
        let engagement: Engagement = found.ok_or_else(|| Refusal::gone(Kind::Engagement.word()))?.try_into()?;
        let assessments: Vec<Assessment> = self.entities(Kind::Assessment, Some(engagement.id.as_ref()))?;
        let kept: Vec<MaturityModel> = self.entities(Kind::MaturityModel, None)?;
        let models = kept.iter().map(|it| Ok((it.id.clone(), it.model()?))).collect::<Result<_, Refusal>>()?;
        Ok(Maturity {
            workspace: self.workspace()?,
            organizations: self.entities(Kind::Organization, None)?,
            roles: self.entities(Kind::Role, Some(engagement.id.as_ref()))?,
            models,
            ratings: self.within(Kind::Rating, &assessments, |it: &Rating| &it.assessment_id)?,
            agreed: self.within(Kind::AgreedLevel, &assessments, |it: &AgreedLevel| &it.assessment_id)?,
            actions: self.within(Kind::GapAction, &assessments, |it: &GapAction| &it.assessment_id)?,
            assessments,
            engagement,
        })
    }

    /// Every model that can be chosen: those of the program and those that this workspace holds.
    pub fn offered_models(&self) -> Result<Vec<OfferedModel>, Refusal> {
        offered(&self.entities::<MaturityModel>(Kind::MaturityModel, None)?)
    }

    /// Adds a model file to the workspace; one that is there already stays as it is.
    pub fn add_model(&mut self, stamp: &Stamp, text: &str) -> Result<Done, Refusal> {
        let model = Model::parse(text).map_err(|faults| Refusal::invalid("text", faults.to_string()))?;
        self.transact(stamp, None, |edit| {
            keep(edit, &model, text)?;
            Ok(format!("Add maturity model {}", model.name))
        })
    }

    /// Stores an assessment with its model, its ratings and what was agreed, as one step of undo.
    pub fn assess(&mut self, stamp: &Stamp, it: &Assessing) -> Result<Done, Refusal> {
        let model = Model::parse(&it.model_text).map_err(|faults| Refusal::invalid("modelId", faults.to_string()))?;
        self.transact(stamp, None, |edit| {
            let model_id = keep(edit, &model, &it.model_text)?;
            let values = object(json!({
                "engagementId": it.engagement_id,
                "organizationId": it.organization_id,
                "modelId": model_id,
                "date": it.date,
                "perspective": it.perspective,
                "participants": it.participants,
                "state": "open",
                "notes": it.notes,
            }));
            let assessment = Assessment::try_from(edit.add(Kind::Assessment, values, None)?)?;
            let mut said = Said::default();
            for given in &it.ratings {
                let added = add(edit, &assessment, Kind::Rating, rating_values(given));
                let taken = added.and_then(|added| said.rating(&assessment, added.try_into()?, given.line));
                taken.map_err(|refusal| given.place(refusal))?;
            }
            for given in &it.agreed {
                let added = add(edit, &assessment, Kind::AgreedLevel, agreed_values(given));
                added.map_err(|refusal| given.place(refusal))?;
            }
            if it.closed {
                let values = object(json!({ "state": "closed" }));
                edit.apply(&Change::Edit { kind: Kind::Assessment, id: assessment.id, values })?;
            }
            let (kind, id) = match &it.organization_id {
                Some(id) => (Kind::Organization, id),
                None => (Kind::Engagement, &it.engagement_id),
            };
            let subject = edit.find(kind, id)?;
            let subject = subject.as_ref().map_or("", Entity::title);
            Ok(format!("Assess {subject} by {}", model.name))
        })
    }
}

/// The kept model of that text, which is added where the workspace does not hold it yet.
pub(crate) fn keep(edit: &Edit, model: &Model, text: &str) -> Result<Id, Refusal> {
    for entity in edit.all(Kind::MaturityModel)? {
        if let Entity::MaturityModel(it) = entity
            && it.text.as_ref() == text
        {
            return Ok(it.id);
        }
    }
    let text = ModelText::new(text.to_owned()).map_err(|reason| Refusal::invalid("text", reason))?;
    let values = object(json!({ "name": model.name, "text": text }));
    Ok(edit.add(Kind::MaturityModel, values, None)?.id().clone())
}

/// Who rated what so far in an assessment that comes in one piece, as one of which view, and in which line.
#[derive(Default)]
struct Said(HashMap<(Option<Name>, String, Name, Option<Name>), u32>);

impl Said {
    /// That a rating is the only one by its participant; those without a name are not told apart.
    fn rating(&mut self, of: &Assessment, it: Rating, line: u32) -> Result<(), Refusal> {
        if !it.is_given() {
            return Ok(());
        }
        let who = it.participant.as_ref().trim();
        let view = it.perspective.or_else(|| of.perspective.clone());
        let by = (view, who.to_lowercase(), it.dimension, it.question);
        match self.0.insert(by, line) {
            Some(first) if !who.is_empty() => Err(Refusal::invalid(
                "participant",
                format!("\"{who}\" rated this in line {first} already. Keep one of the two lines."),
            )),
            _ => Ok(()),
        }
    }
}

fn add(edit: &Edit, assessment: &Assessment, kind: Kind, values: Json) -> Result<Entity, Refusal> {
    let mut values = object(values);
    values.insert("assessmentId".into(), assessment.id.to_string().into());
    edit.add(kind, values, None)
}

fn rating_values(it: &RatingGiven) -> Json {
    json!({
        "perspective": it.perspective,
        "participant": it.participant,
        "dimension": it.dimension,
        "question": it.question,
        "level": it.level,
        "answer": it.answer,
        "count": it.count,
        "evidence": it.evidence,
        "comment": it.comment,
    })
}

fn agreed_values(it: &AgreedGiven) -> Json {
    json!({
        "dimension": it.dimension,
        "perspective": it.perspective,
        "level": it.level,
        "target": it.target,
        "targetOn": it.target_on,
        "dissent": it.dissent,
    })
}

pub(crate) fn object(json: Json) -> Values {
    match json {
        Json::Object(values) => values,
        _ => Values::new(),
    }
}
