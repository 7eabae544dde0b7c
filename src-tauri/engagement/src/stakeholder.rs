//! An audience in the stakeholder matrix. W, communication plan.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use specta::Type;

use crate::code_list::check_codes;
use crate::surroundings::known;
use crate::{
    Code, CodeList, Concept, Content, Entity, Field, Following, Id, Kind, Name, Position, Refusal, Surroundings, Text,
    Values,
};

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
    /// The role it stands for, whose name it then has.
    pub role_id: Option<Id>,
    /// The person it stands for.
    pub person_id: Option<Id>,
    /// The organization it stands for.
    pub organization_id: Option<Id>,
    /// The group it stands for.
    pub group_id: Option<Id>,
    /// The role that keeps in touch with it.
    pub owner_id: Option<Id>,
    /// After how many days without contact it has gone quiet.
    pub quiet_limit: Option<u16>,
}

impl Concept for Stakeholder {
    const FIELDS: &'static [Field] = &[
        Field::engagement(),
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
        Field::new("roleId", "Role", "The role this row stands for; the row then has its name.")
            .holds(Content::Reference { kind: Kind::Role })
            .optional()
            .wide(28),
        Field::new("personId", "Person", "The person this row stands for.")
            .holds(Content::Reference { kind: Kind::Person })
            .optional()
            .wide(28),
        Field::new("organizationId", "Organization", "The organization this row stands for.")
            .holds(Content::Reference { kind: Kind::Organization })
            .optional()
            .wide(28),
        Field::new("groupId", "Group", "The group this row stands for.")
            .holds(Content::Reference { kind: Kind::Group })
            .optional()
            .wide(28),
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
        self.check_link(before, around)
    }

    /// A row that comes to stand for something takes its name.
    fn followed_by(&self, before: &Self, around: &dyn Surroundings) -> Following {
        match self.stands_for() {
            Some((kind, id)) if before.stands_for() != Some((kind, id)) => {
                Ok(vec![(Kind::Stakeholder, self.id.clone(), named(known(around, kind, id)?.title()))])
            }
            _ => Ok(Vec::new()),
        }
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

    /// What the row stands for, where it is not just a name.
    pub fn stands_for(&self) -> Option<(Kind, &Id)> {
        self.links().into_iter().find_map(|(_, kind, id)| Some((kind, id?)))
    }

    /// Gives the rows that stand for something its new name.
    pub(crate) fn renamed_with(
        kind: Kind,
        id: &Id,
        before: &Name,
        name: &Name,
        around: &dyn Surroundings,
    ) -> Following {
        if before == name {
            return Ok(Vec::new());
        }
        let rows = Self::standing_for(kind, id, around)?;
        Ok(rows.into_iter().map(|row| (Kind::Stakeholder, row.id, named(name.as_ref()))).collect())
    }

    /// Lets the rows that stand for something that goes stand on their own, under the name they have.
    pub(crate) fn parted_from(kind: Kind, id: &Id, around: &dyn Surroundings) -> Following {
        let parted = |row: Self| {
            let field = row.links().into_iter().find(|(_, of, _)| *of == kind).map(|(field, ..)| field);
            (Kind::Stakeholder, row.id, field.map(|field| (field.to_owned(), Json::Null)).into_iter().collect())
        };
        Ok(Self::standing_for(kind, id, around)?.into_iter().map(parted).collect())
    }

    fn standing_for(kind: Kind, id: &Id, around: &dyn Surroundings) -> Result<Vec<Self>, Refusal> {
        let stands = |entity| match entity {
            Entity::Stakeholder(it) if it.stands_for() == Some((kind, id)) => Some(it),
            _ => None,
        };
        Ok(around.all(Kind::Stakeholder)?.into_iter().filter_map(stands).collect())
    }

    fn links(&self) -> [(&'static str, Kind, Option<&Id>); 4] {
        [
            ("roleId", Kind::Role, self.role_id.as_ref()),
            ("personId", Kind::Person, self.person_id.as_ref()),
            ("organizationId", Kind::Organization, self.organization_id.as_ref()),
            ("groupId", Kind::Group, self.group_id.as_ref()),
        ]
    }

    /// That it stands for one thing at most, of its own engagement, and has its name.
    fn check_link(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        let mut filled = self.links().into_iter().filter_map(|(field, kind, id)| Some((field, kind, id?)));
        let Some((_, kind, id)) = filled.next() else {
            return Ok(());
        };
        if let Some((field, ..)) = filled.next() {
            let reason = "A row stands for one role, person, organization or group. Empty the other one first.";
            return Err(Refusal::invalid(field, reason));
        }
        let linked = before.is_some_and(|before| before.stands_for() == Some((kind, id)));
        if linked && before.is_some_and(|before| before.name == self.name) {
            return Ok(());
        }
        let field = self.links().into_iter().find(|(_, of, _)| *of == kind).map_or("name", |(field, ..)| field);
        let meant = crate::engagement::at_home(field, kind, id, &self.engagement_id, around)?;
        // A row that has just been tied to something follows it a moment later.
        if (linked || before.is_none()) && meant.title() != self.name.as_ref() {
            let reason = format!(
                "This row stands for the {} {}. Rename that, or empty the field {field} first.",
                kind.word(),
                meant.title()
            );
            return Err(Refusal::invalid("name", reason));
        }
        Ok(())
    }
}

fn named(name: &str) -> Values {
    Values::from_iter([("name".to_owned(), name.into())])
}
