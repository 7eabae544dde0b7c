//! The key of the stakeholder matrix as data: lists of codes that the workspace owns.
//! A code means something only together with its list: S is semi-monthly or SharePoint.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use serde_json::Value as Json;
use specta::Type;

use crate::text::checked_text;
use crate::{
    Cadence, Choice, Concept, Content, Field, Filter, Following, Id, Kind, Name, Position, Refusal, Surroundings,
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
        match self.uses(&self.code, around)?.len() {
            0 => Ok(()),
            count => Err(Refusal::impossible(format!(
                "{} {} is used by {} {}. Retire it, and it stays there without being offered.",
                self.code,
                self.label,
                crate::grouped(count),
                if count == 1 { "entry" } else { "entries" },
            ))),
        }
    }

    /// A code that is rewritten is rewritten wherever it is used.
    fn followed_by(&self, before: &Self, around: &dyn Surroundings) -> Following {
        if self.code == before.code { Ok(Vec::new()) } else { before.uses(&self.code, around) }
    }
}

impl CodeListEntry {
    /// The entities on which it stands, each with the edit that puts another code in its place.
    fn uses(&self, instead: &Code, around: &dyn Surroundings) -> Following {
        let mut found = Vec::new();
        for &kind in Kind::ALL {
            let fields: Vec<_> = kind.fields().iter().filter(|field| self.may_stand_in(&field.value)).collect();
            let entities = if fields.is_empty() { Vec::new() } else { around.all(kind)? };
            for entity in entities {
                let mut values = entity.values()?;
                values.retain(|name, value| {
                    let field = fields.iter().find(|field| field.name == name);
                    field.is_some_and(|field| self.replace(&field.value, value, instead))
                });
                if !values.is_empty() {
                    found.push((kind, entity.id().clone(), values));
                }
            }
        }
        Ok(found)
    }

    fn may_stand_in(&self, content: &Content) -> bool {
        match content {
            Content::Code { list } | Content::Codes { list } => *list == self.list,
            Content::Filter => true,
            _ => false,
        }
    }

    /// Puts another code in its place in a field's value; answers whether it stood there.
    fn replace(&self, content: &Content, value: &mut Json, instead: &Code) -> bool {
        match value {
            Json::Array(codes) => {
                // Not `any`, which would stop at the first.
                codes.iter_mut().filter_map(|code| self.replace(content, code, instead).then_some(())).count() > 0
            }
            Json::String(text) if *content == Content::Filter => {
                let replaced =
                    text.parse::<Filter>().ok().and_then(|filter| filter.replace(self.list, &self.code, instead));
                replaced.is_some_and(|filter| {
                    *text = filter.to_string();
                    true
                })
            }
            Json::String(code) if code == self.code.as_ref() => {
                *code = instead.to_string();
                true
            }
            _ => false,
        }
    }
}

/// Every code is in its list and stands once; a retired one may stay where it was.
pub(crate) fn check_codes(
    list: CodeList,
    codes: &[Code],
    was: &[Code],
    around: &dyn Surroundings,
) -> Result<(), Refusal> {
    if codes == was {
        return Ok(());
    }
    let known = around.codes(list)?;
    for (at, code) in codes.iter().enumerate() {
        let Some(entry) = known.iter().find(|entry| entry.code == *code) else {
            return Err(crate::read::unknown_code(list, code.as_ref(), &known));
        };
        if entry.retired && !was.contains(code) {
            return Err(Refusal::invalid(
                list.word(),
                format!("{code} {} is retired. Choose another code, or bring it back in the list.", entry.label),
            ));
        }
        if codes[..at].contains(code) {
            return Err(Refusal::invalid(
                list.word(),
                format!("{code} {} stands here twice. Leave one of them out.", entry.label),
            ));
        }
    }
    Ok(())
}

/// Several codes as the matrix writes them: `R; F; E`.
pub fn show_codes(codes: &[Code]) -> String {
    let codes: Vec<_> = codes.iter().map(AsRef::as_ref).collect();
    codes.join("; ")
}
