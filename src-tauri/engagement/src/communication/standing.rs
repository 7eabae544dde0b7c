//! What goes out or meets again and again, whoever was spoken to in between: newsletter, board,
//! program and project meetings, and the other activities of an operating calendar.

use std::ops::RangeInclusive;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{EventTime, Filter, refers};
use crate::code_list::check_codes;
use crate::{
    Cadence, Choice, Code, CodeList, Concept, Content, Field, Id, Kind, Name, Position, Refusal, Surroundings,
    TimeOfDay, TimeZone,
};

/// A communication that recurs on its own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StandingCommunication {
    /// Identity.
    pub id: Id,
    /// The engagement it belongs to.
    pub engagement_id: Id,
    /// What people call it.
    pub name: Name,
    /// What kind of communication it is.
    pub sort: StandingKind,
    /// The role that sees to it.
    pub owner_id: Option<Id>,
    /// By what means, the first one first; codes of the list method.
    pub method: Vec<Code>,
    /// How often.
    #[specta(type = String)]
    pub rule: Cadence,
    /// Its first occurrence; the engagement's first day where there is none.
    pub starts_on: Option<NaiveDate>,
    /// When it begins, where it is at a time of day.
    pub time: Option<TimeOfDay>,
    /// How long it takes, in minutes.
    pub minutes: Option<u16>,
    /// By how many business days before it the agenda or the draft goes out.
    pub lead_days: Option<u16>,
    /// Stakeholders it is for.
    pub stakeholder_ids: Vec<Id>,
    /// Agencies it is for.
    pub organization_ids: Vec<Id>,
    /// It is for every stakeholder of this filter as well.
    #[specta(type = Option<String>)]
    pub filter: Option<Filter>,
    /// What belongs into it, an item a line.
    pub contents: Vec<Name>,
    /// Place in its list.
    pub position: Position,
}

impl StandingCommunication {
    /// When it takes place, where it is at a time of day.
    pub(super) fn event_time(&self, zone: TimeZone) -> Option<EventTime> {
        let minutes = self.minutes.filter(|minutes| *minutes > 0).unwrap_or(USUAL_LENGTH);
        self.time.as_ref().map(|time| EventTime { begins: time.to_time(), minutes, zone })
    }
}

/// Kinds of standing communication. W and L name the first ones; the last takes all others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum StandingKind {
    /// Goes out to many.
    Newsletter,
    /// A service board.
    Board,
    /// A meeting open to all agencies.
    ProgramMeeting,
    /// A meeting of one project.
    ProjectMeeting,
    /// A questionnaire.
    Survey,
    /// A look at services, figures or agreements.
    Review,
    /// A course.
    Training,
    /// Anything else.
    Other,
}

/// How many minutes it can take: what ends as it begins is in no calendar, and what takes days is several.
const LENGTHS: RangeInclusive<u16> = 1..=24 * 60;

/// How long it takes where that is not said, in minutes.
const USUAL_LENGTH: u16 = 60;

const KINDS: &[Choice] = &[
    Choice { word: "newsletter", label: "Newsletter" },
    Choice { word: "board", label: "Board" },
    Choice { word: "programMeeting", label: "Program meeting" },
    Choice { word: "projectMeeting", label: "Project meeting" },
    Choice { word: "survey", label: "Survey" },
    Choice { word: "review", label: "Review" },
    Choice { word: "training", label: "Training" },
    Choice { word: "other", label: "Other" },
];

impl StandingKind {
    /// What people call it.
    pub fn label(self) -> &'static str {
        KINDS[self as usize].label
    }
}

impl Concept for StandingCommunication {
    const FIELDS: &'static [Field] = &[
        Field::new("engagementId", "Engagement", "The plan it belongs to.")
            .holds(Content::Reference { kind: Kind::Engagement })
            .wide(20),
        Field::new("name", "Standing communication", "What people call it.").wide(36),
        Field::new("sort", "Kind", "What kind of communication it is.")
            .holds(Content::Choice { choices: KINDS })
            .wide(16),
        Field::new("ownerId", "Owner", "The role that sees to it.")
            .holds(Content::Reference { kind: Kind::Role })
            .optional()
            .wide(24),
        Field::new("method", "Method", "Several codes in order, as R; F; E.")
            .holds(Content::Codes { list: CodeList::Method })
            .optional()
            .wide(20),
        Field::new("rule", "Frequency", "Every 2 weeks, every 3 months, the 1st and 15th, or no date.")
            .holds(Content::Cadence)
            .wide(18),
        Field::new("startsOn", "First on", "Its first occurrence; the engagement's first day where this is empty.")
            .holds(Content::Date)
            .optional()
            .wide(12),
        Field::new("time", "Time", "As 14:30; empty where it takes no time of day.")
            .holds(Content::Time)
            .optional()
            .wide(8),
        Field::new("minutes", "Minutes", "How long it takes.").holds(Content::Number).optional().wide(8),
        Field::new("leadDays", "Ready before", "How many business days before it the agenda or the draft goes out.")
            .holds(Content::Number)
            .optional()
            .wide(12),
        Field::new("stakeholderIds", "Stakeholders", "Stakeholders it is for.")
            .holds(Content::References { kind: Kind::Stakeholder })
            .optional()
            .wide(36),
        Field::new("organizationIds", "Agencies", "Agencies it is for.")
            .holds(Content::References { kind: Kind::Organization })
            .optional()
            .wide(28),
        Field::new("filter", "Everyone with", "Codes by their list, such as priority=H,M method=E.")
            .holds(Content::Filter)
            .optional()
            .wide(24),
        Field::new("contents", "Contents", "What belongs into it, an item a line.")
            .holds(Content::Lines)
            .optional()
            .wide(40),
        Field::position(),
    ];
    const SCOPE: Option<&'static str> = Some("engagementId");

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.name.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        crate::engagement::belongs(before.map(|it| &it.engagement_id), &self.engagement_id, around)?;
        let was = |ids: fn(&Self) -> &[Id]| before.map(ids).unwrap_or_default();
        refers(
            ("ownerId", Kind::Role),
            self.owner_id.as_slice(),
            was(|it| it.owner_id.as_slice()),
            &self.engagement_id,
            around,
        )?;
        refers(
            ("stakeholderIds", Kind::Stakeholder),
            &self.stakeholder_ids,
            was(|it| &it.stakeholder_ids),
            &self.engagement_id,
            around,
        )?;
        refers(
            ("organizationIds", Kind::Organization),
            &self.organization_ids,
            was(|it| &it.organization_ids),
            &self.engagement_id,
            around,
        )?;
        let length = self.minutes.filter(|_| before.is_none_or(|it| it.minutes != self.minutes));
        if length.is_some_and(|minutes| !LENGTHS.contains(&minutes)) {
            return Err(Refusal::invalid(
                "minutes",
                format!(
                    "It takes from {} to {} minutes, which is a day. Leave this empty where it has no length.",
                    LENGTHS.start(),
                    LENGTHS.end()
                ),
            ));
        }
        let methods = before.map(|it| it.method.as_slice()).unwrap_or_default();
        check_codes(CodeList::Method, &self.method, methods, around)
    }
}
