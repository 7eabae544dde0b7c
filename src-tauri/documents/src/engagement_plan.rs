//! The engagement plan as an outline: the parts that are wanted, in their order, each with its own words and with what
//! the model says. A part that has nothing to say is left out.

mod appendices;
mod build;
mod communication;
mod front;
mod internal;
pub(crate) mod maturity;
mod metrics;
mod number;
mod roles;

use chrono::{DateTime, Local, NaiveDate, Utc};
use engagement::{EngagementPlan, Part, PartState};

use crate::outline::{Block, Outline, Section, clean, own_text};
use crate::workbook::Stamp;
use build::{Building, heading};

/// Language of what we write. What people write is taken to be in it too.
const LANGUAGE: &str = "en-US";

/// What is to be printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// The parts in their order; those that the workspace has chosen where this is none.
    pub parts: Option<Vec<Part>>,
    /// Whether what is internal may be in it.
    pub internal: bool,
}

/// The plan as a document, as of a moment.
pub fn plan_outline(plan: &EngagementPlan, wanted: &Wanted, exported_at: DateTime<Utc>) -> Outline {
    let plan = &confined(plan, wanted.internal);
    let building = Building::new(plan, day(exported_at));
    let chosen = wanted.parts.clone().unwrap_or_else(|| {
        plan.parts().iter().filter(|(_, stored)| stored.is_none_or(|it| !it.left_out)).map(|(part, _)| part).collect()
    });
    let chosen = chosen.into_iter().filter(|part| wanted.internal || !part.is_internal());
    let mut outline = Outline {
        title: clean(&plan.title()),
        language: LANGUAGE,
        marking: wanted.internal.then_some("Internal. Not for agencies."),
        title_page: None,
        sections: Vec::new(),
        stamp: Stamp {
            workspace: plan.plan.workspace.id.to_string(),
            engagement: plan.plan.engagement.id.to_string(),
            exported_at,
        },
    };
    for part in chosen {
        let words = words(plan, part);
        if part == Part::Title {
            outline.title_page = Some(front::title_page(&building, words));
        } else if let Some(section) = section(&building, part, words) {
            outline.sections.push(section);
        }
    }
    number::all(&mut outline);
    outline
}

/// How every part stands, in order.
pub fn plan_parts(plan: &EngagementPlan, at: DateTime<Utc>) -> Vec<PartState> {
    let building = Building::new(plan, day(at));
    let state = |(part, stored): (Part, Option<&engagement::Section>)| PartState {
        part,
        title: part.title().to_owned(),
        left_out: stored.is_some_and(|it| it.left_out),
        empty: part != Part::Title && section(&building, part, words(plan, part)).is_none(),
        internal: part.is_internal(),
        text: stored.map(|it| it.text.to_string()).unwrap_or_default(),
    };
    plan.parts().iter().map(state).collect()
}

/// The plan with no more than may be in it: nothing internal leaves, not even as a count.
fn confined(plan: &EngagementPlan, internal: bool) -> EngagementPlan {
    let mut plan = plan.clone();
    if !internal {
        plan.plan = plan.plan.for_agency();
    }
    plan
}

/// The day it is here.
fn day(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Local).date_naive()
}

/// Own words of a part.
fn words(plan: &EngagementPlan, part: Part) -> Vec<Block> {
    let stored = plan.parts().iter().find(|(known, _)| *known == part).and_then(|(_, stored)| stored);
    stored.map(|it| own_text(it.text.as_ref())).unwrap_or_default()
}

/// A part, if it has anything to say. Own words stand in the place of the sentence that we would begin with.
fn section(building: &Building, part: Part, words: Vec<Block>) -> Option<Section> {
    if part == Part::Appendices {
        let blocks = appendices::all(building, words);
        return (!blocks.is_empty()).then_some(Section { part, landscape: false, blocks });
    }
    let (lead, said) = match part {
        Part::Revisions => (Vec::new(), front::revisions(building)),
        Part::Contents => (Vec::new(), vec![Block::Contents]),
        Part::Introduction => (front::lead(building), front::purpose(building)),
        Part::Roles => (roles::lead(), roles::tables(building)),
        Part::Structure => (roles::chart_lead(), roles::chart(building)),
        Part::Communication => (communication::lead(), communication::all(building)),
        Part::Metrics => (metrics::lead(building), metrics::tables(building)),
        Part::Maturity => (maturity::lead(), maturity::results(building)),
        Part::Internal => (internal::lead(), internal::tables(building)),
        Part::Title | Part::Appendices => (Vec::new(), Vec::new()),
    };
    if said.is_empty() && words.is_empty() && part != Part::Introduction {
        return None;
    }
    let lead = if words.is_empty() { lead } else { words };
    let landscape = said.iter().any(|block| matches!(block, Block::Figure(figure) if front::lies_better(figure)));
    let mut blocks = vec![heading(1, part.title(), part != Part::Contents)];
    blocks.extend(lead);
    blocks.extend(said);
    Some(Section { part, landscape, blocks })
}
