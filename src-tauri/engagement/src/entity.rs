//! The kinds of entity, and what is the same for all of them. A new kind is a struct with its
//! field facts, a migration, and one line in the list at the end of the `kinds!` call below.

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use specta::Type;

use crate::{
    AgreedLevel, Assessment, Assignment, BusinessCalendar, CodeListEntry, Commitment, Coordination, Decision,
    DecisionRight, Deliverable, Engagement, Field, Following, GapAction, Group, GroupMember, Holiday, Id,
    MaturityModel, Membership, Organization, Person, Rating, Refusal, Responsibility, Revision, Role, Round, Seat,
    Section, Service, Stakeholder, StandingCommunication, Surroundings, Touchpoint, Vote, Waiver, Workshop, Workspace,
};

/// Field values by wire name, as they travel between screen, rules and file.
pub type Values = serde_json::Map<String, serde_json::Value>;

/// What every kind of entity answers about itself.
pub trait Concept: Serialize + DeserializeOwned {
    /// All fields but `id`, in the order in which people read them.
    const FIELDS: &'static [Field];
    /// The field that says which list an entity belongs to: order and listing are within it.
    const SCOPE: Option<&'static str> = None;

    /// Identity.
    fn id(&self) -> &Id;
    /// What people call it; nothing where it only ties others together.
    fn title(&self) -> &str {
        ""
    }
    /// What people call it, also where its name is made of the names of others.
    fn called(&self, _around: &dyn Surroundings) -> Result<String, Refusal> {
        Ok(self.title().to_owned())
    }
    /// Rules over the whole entity and its surroundings; `before` is what is stored now.
    fn check(&self, _before: Option<&Self>, _around: &dyn Surroundings) -> Result<(), Refusal> {
        Ok(())
    }
    /// Whether it may be removed.
    fn may_go(&self, _around: &dyn Surroundings) -> Result<(), Refusal> {
        Ok(())
    }
    /// Edits of other entities that an edit of this one brings with it, in the same transaction.
    fn followed_by(&self, _before: &Self, _around: &dyn Surroundings) -> Following {
        Ok(Vec::new())
    }
    /// Edits of others that refer to it and stay when it goes, in the same transaction, before it goes.
    fn leaves(&self, _around: &dyn Surroundings) -> Following {
        Ok(Vec::new())
    }
}

/// What the screen and the command line know of a kind.
#[derive(Debug, Clone, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KindFacts {
    /// The kind.
    pub kind: Kind,
    /// One of it, in a sentence.
    pub word: &'static str,
    /// Several of it, in a sentence.
    pub words: &'static str,
    /// Its fields but `id`.
    pub fields: &'static [Field],
}

/// The facts of every kind.
pub fn facts() -> Vec<KindFacts> {
    let facts = |&kind: &Kind| KindFacts { kind, word: kind.word(), words: kind.words(), fields: kind.fields() };
    Kind::ALL.iter().map(facts).collect()
}

macro_rules! kinds {
    ($($kind:ident: $table:literal, $word:literal, $words:literal;)*) => {
        /// The kinds of entity a workspace holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Type)]
        #[serde(rename_all = "camelCase")]
        pub enum Kind {
            $(#[doc = concat!("Of [`", stringify!($kind), "`].")] $kind,)*
        }

        /// One entity of any kind, tagged with its kind.
        #[derive(Debug, Clone, PartialEq, Serialize, Type)]
        #[serde(tag = "kind", rename_all = "camelCase")]
        pub enum Entity {
            $(#[doc = concat!("A ", $word, ".")] $kind($kind),)*
        }

        impl Kind {
            /// Every kind; a kind stands after those it refers to.
            pub const ALL: &'static [Kind] = &[$(Kind::$kind),*];

            /// Its table in the workspace file.
            pub fn table(self) -> &'static str {
                match self { $(Kind::$kind => $table),* }
            }
            /// One of it, in a sentence.
            pub fn word(self) -> &'static str {
                match self { $(Kind::$kind => $word),* }
            }
            /// Several of it, in a sentence.
            pub fn words(self) -> &'static str {
                match self { $(Kind::$kind => $words),* }
            }
            /// Its fields but `id`.
            pub fn fields(self) -> &'static [Field] {
                match self { $(Kind::$kind => <$kind as Concept>::FIELDS),* }
            }
            /// The field that says which list one of it belongs to.
            pub fn scope(self) -> Option<&'static str> {
                match self { $(Kind::$kind => <$kind as Concept>::SCOPE),* }
            }
            /// Parses the values of a whole entity.
            pub fn parse(self, values: Values) -> Result<Entity, Refusal> {
                match self { $(Kind::$kind => parse::<$kind>(values).map(Entity::$kind)),* }
            }
        }

        impl Entity {
            /// Its kind.
            pub fn kind(&self) -> Kind {
                match self { $(Entity::$kind(_) => Kind::$kind),* }
            }
            /// Identity.
            pub fn id(&self) -> &Id {
                match self { $(Entity::$kind(it) => it.id()),* }
            }
            /// What people call it; nothing where it only ties others together.
            pub fn title(&self) -> &str {
                match self { $(Entity::$kind(it) => it.title()),* }
            }
            /// What people call it, also where its name is made of the names of others.
            pub fn called(&self, around: &dyn Surroundings) -> Result<String, Refusal> {
                match self { $(Entity::$kind(it) => it.called(around)),* }
            }
            /// Its values by wire name, without the kind.
            pub fn values(&self) -> Result<Values, Refusal> {
                match self { $(Entity::$kind(it) => values_of(it)),* }
            }
            /// Rules over the whole entity; `before` is what is stored now.
            pub fn check(&self, before: Option<&Entity>, around: &dyn Surroundings) -> Result<(), Refusal> {
                match (self, before) {
                    $((Entity::$kind(it), Some(Entity::$kind(before))) => it.check(Some(before), around),
                      (Entity::$kind(it), _) => it.check(None, around),)*
                }
            }
            /// Whether it may be removed.
            pub fn may_go(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
                match self { $(Entity::$kind(it) => it.may_go(around)),* }
            }
            /// Edits of others that refer to it and stay when it goes.
            pub fn leaves(&self, around: &dyn Surroundings) -> Following {
                match self { $(Entity::$kind(it) => it.leaves(around)),* }
            }
            /// Edits of other entities that this edit brings with it.
            pub fn followed_by(&self, before: &Entity, around: &dyn Surroundings) -> Following {
                match (self, before) {
                    $((Entity::$kind(it), Entity::$kind(before)) => it.followed_by(before, around),)*
                    _ => Ok(Vec::new()),
                }
            }
        }

        $(impl AsRef<Id> for $kind {
            fn as_ref(&self) -> &Id {
                self.id()
            }
        }

        impl From<$kind> for Entity {
            fn from(it: $kind) -> Self {
                Self::$kind(it)
            }
        }

        impl TryFrom<Entity> for $kind {
            type Error = Refusal;
            fn try_from(entity: Entity) -> Result<Self, Refusal> {
                match entity {
                    Entity::$kind(it) => Ok(it),
                    other => Err(Refusal::internal(format!("a {} is not a {}", other.kind().word(), $word))),
                }
            }
        })*
    };
}

// A kind, its table, one and several of it in a sentence.
kinds! {
    Workspace: "workspace", "workspace", "workspaces";
    Organization: "organization", "organization", "organizations";
    Person: "person", "person", "people";
    BusinessCalendar: "business_calendar", "calendar", "calendars";
    Holiday: "holiday", "holiday", "holidays";
    Engagement: "engagement", "engagement", "engagements";
    Service: "service", "service", "services";
    Membership: "membership", "membership", "memberships";
    Role: "role", "role", "roles";
    Group: "groups", "group", "groups";
    GroupMember: "group_member", "group member", "group members";
    CodeListEntry: "code_list_entry", "code", "codes";
    Stakeholder: "stakeholder", "stakeholder", "stakeholders";
    Coordination: "coordination", "point of coordination", "points of coordination";
    Assignment: "assignment", "assignment", "assignments";
    Deliverable: "deliverable", "deliverable", "deliverables";
    Responsibility: "responsibility", "responsibility", "responsibilities";
    Decision: "decision", "decision topic", "decision topics";
    DecisionRight: "decision_right", "decision right", "decision rights";
    StandingCommunication: "standing_communication", "standing communication", "standing communications";
    Touchpoint: "touchpoint", "touchpoint", "touchpoints";
    Commitment: "commitment", "commitment", "commitments";
    Waiver: "waiver", "waiver", "waivers";
    MaturityModel: "maturity_model", "maturity model", "maturity models";
    Assessment: "assessment", "assessment", "assessments";
    Rating: "rating", "rating", "ratings";
    AgreedLevel: "agreed_level", "agreed level", "agreed levels";
    GapAction: "gap_action", "gap action", "gap actions";
    Workshop: "workshop", "workshop", "workshops";
    Seat: "seat", "seat", "seats";
    Round: "round", "round", "rounds";
    Vote: "vote", "vote", "votes";
    Section: "section", "section", "sections";
    Revision: "revision", "revision", "revisions";
}

impl Kind {
    /// The fact of one field.
    pub fn field(self, name: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.name == name)
    }

    /// Whether entities of this kind have an order of their own.
    pub fn is_ordered(self) -> bool {
        self.field("position").is_some()
    }
}

impl std::str::FromStr for Kind {
    type Err = Refusal;

    /// Reads a kind as a person writes it: `stakeholder`, `code-list-entry`, `code`.
    fn from_str(text: &str) -> Result<Self, Refusal> {
        let wanted = text.replace(['-', ' '], "_").to_lowercase();
        Kind::ALL
            .iter()
            .copied()
            .find(|kind| {
                [kind.table(), kind.word(), kind.words()].map(|known| known.replace(' ', "_")).contains(&wanted)
                    || kind.table().replace('_', "") == wanted
            })
            .ok_or_else(|| {
                let known: Vec<_> = Kind::ALL.iter().map(|kind| kind.word()).collect();
                Refusal::impossible(format!("\"{text}\" is not a kind of entry. There are {}.", known.join(", ")))
            })
    }
}

fn parse<T: DeserializeOwned>(values: Values) -> Result<T, Refusal> {
    serde_path_to_error::deserialize(serde_json::Value::Object(values)).map_err(|error| {
        let path = error.path().to_string();
        let field = path.split(['.', '[']).next().unwrap_or_default().to_owned();
        let reason = error.into_inner().to_string();
        match field.as_str() {
            "" => Refusal::impossible(sentence(&reason)),
            _ => Refusal::invalid(field, sentence(&reason)),
        }
    })
}

/// Turns a parser's words into a sentence; our own refusals already are one.
fn sentence(reason: &str) -> String {
    if reason.ends_with('.') {
        return reason.to_owned();
    }
    format!("This cannot be stored: {reason}.")
}

fn values_of<T: Serialize>(entity: &T) -> Result<Values, Refusal> {
    match serde_json::to_value(entity) {
        Ok(serde_json::Value::Object(values)) => Ok(values),
        Ok(_) => Err(Refusal::internal("an entity is not an object")),
        Err(error) => Err(Refusal::internal(error)),
    }
}
