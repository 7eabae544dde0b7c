//! An audience in the stakeholder matrix. W, communication plan.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::code_list::check_codes;
use crate::{Code, CodeList, Concept, Content, Field, Id, Kind, Name, Position, Refusal, Surroundings, Text};

/// One row of the matrix: a role, person, group or the public, and how it is kept informed.
/// Priority and impact are independent of each other, though W's fifteen rows happen to agree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Stakeholder {
    /// Identity.
    pub id: Id,
    /// The engagement in whose matrix it stands.
    pub engagement_id: Id,
    /// What people call it.
    pub name: Name,
    /// How important it is; a code of the list priority.
    pub priority: Option<Code>,
    /// How to deal with it; a code of the list impact.
    pub impact: Option<Code>,
    /// How often it hears from us; a code of the list frequency.
    pub frequency: Option<Code>,
    /// By what means, the first one first; codes of the list method, none twice.
    pub method: Vec<Code>,
    /// Who is meant.
    pub definition: Text,
    /// What has to be reported to it.
    pub reporting_requirements: Text,
    /// Place in the matrix.
    pub position: Position,
    /// The role that keeps in touch with it.
    pub owner_id: Option<Id>,
    /// After how many days without contact it has gone quiet.
    pub quiet_limit: Option<u16>,
}

impl Concept for Stakeholder {
    const FIELDS: &'static [Field] = &[
        Field::new("engagementId", "Engagement", "The plan it belongs to.")
            .holds(Content::Reference { kind: Kind::Engagement })
            .wide(20),
        Field::new("name", "Stakeholder", "A role, person, group or the public.").wide(40).also(&[
            "audience",
            "stakeholder name",
            "stakeholder group",
        ]),
        Field::new("priority", "Priority", "How important this audience is.")
            .holds(Content::Code { list: CodeList::Priority })
            .optional()
            .wide(10),
        Field::new("impact", "Potential Impact", "How to deal with this audience.")
            .short("Impact")
            .holds(Content::Code { list: CodeList::Impact })
            .optional()
            .wide(17)
            .also(&["impact"]),
        Field::new("frequency", "Communication Frequency", "How often it hears from us.")
            .short("Frequency")
            .holds(Content::Code { list: CodeList::Frequency })
            .optional()
            .wide(25)
            .also(&["frequency", "how often"]),
        Field::new("method", "Communication Method", "Several codes in order, as R; F; E.")
            .short("Method")
            .holds(Content::Codes { list: CodeList::Method })
            .optional()
            .wide(24)
            .also(&["method", "methods", "channel"]),
        Field::new("definition", "Definition", "Who is meant.").holds(Content::Prose).optional().wide(60),
        Field::new(
            "reportingRequirements",
            "Reporting requirements",
            "What has to be reported to this audience, and when.",
        )
        .holds(Content::Prose)
        .optional()
        .wide(60),
        Field::position(),
        Field::new("ownerId", "Owner", "The role that keeps in touch with this audience.")
            .holds(Content::Reference { kind: Kind::Role })
            .optional()
            .wide(24),
        Field::new("quietLimit", "Quiet limit", "After how many days without contact it has gone quiet.")
            .holds(Content::Number)
            .optional()
            .wide(12),
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
        if let Some(owner) = &self.owner_id
            && around.find(Kind::Role, owner)?.is_none()
        {
            return Err(Refusal::gone(Kind::Role.word()));
        }
        let was = |list: CodeList| before.map(|it| it.codes(list)).unwrap_or_default();
        for list in CodeList::ALL {
            check_codes(list, self.codes(list), was(list), around)?;
        }
        Ok(())
    }
}

impl Stakeholder {
    /// The codes it has from a list; at most one but for methods.
    pub fn codes(&self, list: CodeList) -> &[Code] {
        match list {
            CodeList::Priority => self.priority.as_slice(),
            CodeList::Impact => self.impact.as_slice(),
            CodeList::Frequency => self.frequency.as_slice(),
            CodeList::Method => &self.method,
        }
    }
}
