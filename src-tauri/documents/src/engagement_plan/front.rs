//! What stands before the plan's own matter: title page, revision history, introduction and purpose.

use engagement::{DOCUMENT, Kind, Revision};

use super::build::{Building, date, heading, label, prose, table};
use crate::outline::{Block, Cell, Figure, TitlePage, clean};

pub(super) fn title_page(building: &Building, words: Vec<Block>) -> TitlePage {
    let plan = building.plan;
    let facts = match plan.current_revision(building.today) {
        Some(revision) => vec![
            ("Version", revision.version.to_string()),
            ("Date", date(revision.date)),
            ("Prepared by", revision.reviser.to_string()),
        ],
        None => vec![("Date", date(building.today))],
    };
    let said = |(what, said): (&str, String)| (what.to_owned(), clean(&said));
    TitlePage {
        issuer: clean(plan.provider.as_ref().map_or("", |it| it.name.as_ref())),
        title: DOCUMENT.to_owned(),
        subtitle: clean(plan.plan.engagement.name.as_ref()),
        facts: facts.into_iter().map(said).filter(|(_, said)| !said.trim().is_empty()).collect(),
        blocks: words,
    }
}

/// As W prints it, with the version in front.
pub(super) fn revisions(building: &Building) -> Vec<Block> {
    let fields = [("version", 12), ("description", 36), ("section", 19), ("date", 16), ("reviser", 17)];
    let columns = fields.map(|(field, width)| (label(Kind::Revision, field), width));
    let row = |it: &Revision| {
        let texts = [it.version.as_ref(), it.description.as_ref(), it.section.as_ref(), &date(it.date)];
        texts.into_iter().chain([it.reviser.as_ref()]).map(Cell::text).collect()
    };
    table("Revisions", "Revisions of this plan", &columns, building.plan.revisions.iter().map(row))
        .into_iter()
        .collect()
}

/// What the introduction says where nobody wrote one.
pub(super) fn lead(building: &Building) -> Vec<Block> {
    let provider = building.plan.provider.as_ref().map_or("the provider", |it| it.name.as_ref());
    vec![Block::paragraph(&format!(
        "This plan says how {provider} and the agencies it serves work together in {}: who speaks for whom, who hears \
         what and how often, and where a question goes that cannot be settled at the table.",
        building.plan.plan.engagement.name
    ))]
}

pub(super) fn purpose(building: &Building) -> Vec<Block> {
    let purpose = prose(building.plan.plan.engagement.purpose.as_ref());
    if purpose.is_empty() {
        return purpose;
    }
    [heading(2, "Purpose", true)].into_iter().chain(purpose).collect()
}

/// Whether a picture is too wide for a page that stands upright.
pub(super) fn lies_better(figure: &Figure) -> bool {
    /// What an upright page shows at the size at which a screen does, in CSS pixels.
    const UPRIGHT: f32 = 760.0;
    figure.scene.width > UPRIGHT && figure.scene.width > figure.scene.height
}
