//! The key of the stakeholder matrix as data: lists of codes that the workspace owns.
//! A code means something only together with its list: S is semi-monthly or SharePoint.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use specta::Type;

use crate::text::checked_text;
use crate::{
    Cadence, Choice, Concept, Content, Entity, Field, Following, Id, Kind, Name, Position, Refusal, Stakeholder,
    Surroundings, Values,
};

/// A list of codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CodeList {
    /// How important an audience is. W: H, M, L.
    Priority,
    /// How to deal with it. W: A monitor, B work closely, C keep informed.
    Impact,
    /// How often it hears from us. W: W, S, M, Q, AN, AR.
    Frequency,
    /// By what means. W: R, F, P, E, C, S, W.
    Method,
}

impl CodeList {
    /// All lists, in the order of the matrix.
    pub const ALL: [Self; 4] = [Self::Priority, Self::Impact, Self::Frequency, Self::Method];

    /// The word stored and sent, which is also the stakeholder's field.
    pub fn word(self) -> &'static str {
        match self {
            Self::Priority => "priority",
            Self::Impact => "impact",
            Self::Frequency => "frequency",
            Self::Method => "method",
        }
    }
}

/// The longest code; longer ones are words.
const LONGEST_CODE: usize = 12;

/// A short mark such as `AN`: 1 to 12 characters without spaces, commas or semicolons.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Type)]
#[serde(transparent)]
pub struct Code(String);
checked_text!(Code);

impl TryFrom<String> for Code {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let fits = (1..=LONGEST_CODE).contains(&text.chars().count());
        if fits && !text.contains(|letter: char| letter.is_whitespace() || letter.is_control() || ",;".contains(letter))
        {
            return Ok(Self(text));
        }
        Err(format!(
            "\"{text}\" is not a code. A code has 1 to {LONGEST_CODE} characters without spaces, commas or semicolons."
        ))
    }
}

/// One code of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CodeListEntry {
    /// Identity.
    pub id: Id,
    /// The list it is in.
    pub list: CodeList,
    /// The mark itself, unique in its list.
    pub code: Code,
    /// What it means, in a word or two.
    pub label: Name,
    /// For frequencies, and only there: how often.
    #[specta(type = Option<String>)]
    pub rule: Option<Cadence>,
    /// Kept where used, no longer offered.
    pub retired: bool,
    /// Place in its list.
    pub position: Position,
}

const LISTS: &[Choice] = &[
    Choice { word: "priority", label: "Priority" },
    Choice { word: "impact", label: "Potential Impact" },
    Choice { word: "frequency", label: "Communication Frequency" },
    Choice { word: "method", label: "Communication Method" },
];

impl Concept for CodeListEntry {
    const FIELDS: &'static [Field] = &[
        Field::new("list", "List", "The column in which the code is used.")
            .holds(Content::Choice { choices: LISTS })
            .wide(26),
        Field::new("code", "Code", "One to twelve characters without spaces; unique in its list.").wide(8),
        Field::new("label", "Meaning", "What the code stands for, in a word or two.").wide(28),
        Field::new("rule", "Rule", "For frequencies: every 2 weeks, the 1st and 15th, or no date.")
            .holds(Content::Cadence)
            .optional()
            .wide(18),
        Field::new("retired", "Retired", "No longer offered; kept where it is used.")
            .holds(Content::Flag)
            .optional()
            .wide(9),
        Field::position(),
    ];
    const SCOPE: Option<&'static str> = Some("list");

    fn id(&self) -> &Id {
        &self.id
    }

    fn title(&self) -> &str {
        self.label.as_ref()
    }

    fn check(&self, before: Option<&Self>, around: &dyn Surroundings) -> Result<(), Refusal> {
        if before.is_some_and(|before| before.list != self.list) {
            return Err(Refusal::invalid(
                "list",
                "A code stays in its list. Add it to the other list and retire it here.",
            ));
        }
        let same = |other: &CodeListEntry| other.id != self.id && other.code == self.code;
        if let Some(other) = around.codes(self.list)?.into_iter().find(same) {
            return Err(Refusal::invalid(
                "code",
                format!("{} already stands for {} in this list. Choose another code.", self.code, other.label),
            ));
        }
        match (self.list, &self.rule) {
            (CodeList::Frequency, None) => Err(Refusal::invalid(
                "rule",
                "A frequency needs its rule. Write \"every 2 weeks\", \"the 1st and 15th\" or \"no date\".",
            )),
            (CodeList::Frequency, Some(_)) | (_, None) => Ok(()),
            (_, Some(_)) => Err(Refusal::invalid("rule", "Only a frequency has a rule. Leave it empty here.")),
        }
    }

    fn may_go(&self, around: &dyn Surroundings) -> Result<(), Refusal> {
        match self.used_by(around)?.len() {
            0 => Ok(()),
            count => Err(Refusal::impossible(format!(
                "{} {} is used by {} {}. Retire it, and it stays there without being offered.",
                self.code,
                self.label,
                crate::grouped(count),
                if count == 1 { "stakeholder" } else { "stakeholders" },
            ))),
        }
    }

    /// A code that is rewritten is rewritten wherever it is used.
    fn followed_by(&self, before: &Self, around: &dyn Surroundings) -> Following {
        if self.code == before.code {
            return Ok(Vec::new());
        }
        let rewritten = |code: &Code| if *code == before.code { self.code.to_string() } else { code.to_string() };
        let edit = |stakeholder: Stakeholder| {
            let codes: Vec<_> = stakeholder.codes(self.list).iter().map(rewritten).collect();
            let value = match self.list {
                CodeList::Method => codes.into(),
                _ => codes.into_iter().next().into(),
            };
            (Kind::Stakeholder, stakeholder.id, Values::from_iter([(self.list.word().to_owned(), value)]))
        };
        Ok(before.used_by(around)?.into_iter().map(edit).collect())
    }
}

impl CodeListEntry {
    /// The stakeholders on which it stands.
    fn used_by(&self, around: &dyn Surroundings) -> Result<Vec<Stakeholder>, Refusal> {
        let uses = |entity| match entity {
            Entity::Stakeholder(it) if it.codes(self.list).contains(&self.code) => Some(it),
            _ => None,
        };
        Ok(around.all(Kind::Stakeholder)?.into_iter().filter_map(uses).collect())
    }
}

/// Several codes as the matrix writes them: `R; F; E`.
pub fn show_codes(codes: &[Code]) -> String {
    let codes: Vec<_> = codes.iter().map(AsRef::as_ref).collect();
    codes.join("; ")
}
