//! Texts that are checked once, at the door: names, prose, ids, sides.

use serde::{Deserialize, Deserializer, Serialize, de::Error as _};
use specta::Type;

/// The longest text the model takes, in UTF-16 code units: what one cell of a spreadsheet holds.
pub const LONGEST_TEXT: usize = 32_767;

/// Makes a text type that is parsed by its `TryFrom<String>` wherever it is read.
macro_rules! checked_text {
    ($type:ident) => {
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                Self::try_from(String::deserialize(from)?).map_err(D::Error::custom)
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(&self.0)
            }
        }
        impl AsRef<str> for $type {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        impl TryFrom<&str> for $type {
            type Error = String;
            fn try_from(text: &str) -> Result<Self, String> {
                Self::try_from(text.to_owned())
            }
        }
    };
}
pub(crate) use checked_text;

/// Prose of any length up to [`LONGEST_TEXT`], kept exactly as typed; may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(transparent)]
pub struct Text(String);
checked_text!(Text);

impl TryFrom<String> for Text {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let length = text.encode_utf16().count();
        if length > LONGEST_TEXT {
            return Err(format!(
                "This text has {length} characters and a spreadsheet cell holds {LONGEST_TEXT}. Shorten it or keep the rest in a document of its own."
            ));
        }
        Ok(Self(text))
    }
}

/// What something is called: a [`Text`] that is not blank.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(transparent)]
pub struct Name(String);
checked_text!(Name);

impl TryFrom<String> for Name {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Err("A name is needed here. Write what people call it.".into());
        }
        Text::try_from(text).map(|text| Self(text.0))
    }
}

/// Identity of an entity: a UUID (version 7) as 36 lower-case characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Type)]
#[serde(transparent)]
pub struct Id(String);
checked_text!(Id);

impl TryFrom<String> for Id {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        let shaped = text.len() == 36
            && text.bytes().enumerate().all(|(at, byte)| match at {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => matches!(byte, b'0'..=b'9' | b'a'..=b'f'),
            });
        if shaped {
            Ok(Self(text))
        } else {
            Err("This is not an id. Ids are shown by `liaison list` and have 36 characters.".into())
        }
    }
}

/// Which party something belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Side {
    /// The IT organization that delivers services.
    Provider,
    /// A customer organization of the provider.
    Agency,
    /// Held on both sides.
    Both,
}
