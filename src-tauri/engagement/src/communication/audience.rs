//! A saved filter over the matrix, written as people say it: `priority=H,M method=E`. A stakeholder is
//! in it who has one of the codes named for every list that is named.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{Code, CodeList, Refusal, Stakeholder};

/// Which stakeholders of the matrix are meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter(Vec<(CodeList, Vec<Code>)>);

impl Filter {
    /// Whether a stakeholder is meant.
    pub fn takes(&self, stakeholder: &Stakeholder) -> bool {
        self.0.iter().all(|(list, codes)| stakeholder.codes(*list).iter().any(|code| codes.contains(code)))
    }

    /// The same filter with every code as its list has it.
    pub(crate) fn read(self, known: impl Fn(CodeList, &Code) -> Result<String, Refusal>) -> Result<Self, Refusal> {
        let read = |list, code: &Code| Code::try_from(known(list, code)?).map_err(Refusal::internal);
        let terms = self.0.into_iter().map(|(list, codes)| {
            Ok((list, codes.iter().map(|code| read(list, code)).collect::<Result<_, Refusal>>()?))
        });
        terms.collect::<Result<_, _>>().map(Self)
    }

    /// The same filter with another code in the place of one; none where that one is not in it.
    pub(crate) fn replace(mut self, list: CodeList, code: &Code, instead: &Code) -> Option<Self> {
        let terms = self.0.iter_mut().filter(|term| term.0 == list).flat_map(|term| &mut term.1);
        let replaced = terms.filter(|known| *known == code).map(|known| *known = instead.clone()).count();
        (replaced > 0).then_some(self)
    }
}

impl std::fmt::Display for Filter {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (at, (list, codes)) in self.0.iter().enumerate() {
            let codes: Vec<_> = codes.iter().map(AsRef::as_ref).collect();
            write!(out, "{}{}={}", if at == 0 { "" } else { " " }, list.word(), codes.join(","))?;
        }
        Ok(())
    }
}

impl std::str::FromStr for Filter {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let term = |term: &str| {
            let (list, codes) = term.split_once('=')?;
            let list = CodeList::ALL.into_iter().find(|known| known.word().eq_ignore_ascii_case(list))?;
            let codes: Option<Vec<_>> = codes.split(',').map(|code| Code::try_from(code).ok()).collect();
            Some((list, codes?))
        };
        let terms: Option<Vec<_>> = text.split_whitespace().map(term).collect();
        terms.filter(|terms| !terms.is_empty()).map(Self).ok_or_else(|| {
            format!("\"{text}\" is not a filter. Write codes by their list, such as priority=H,M method=E.")
        })
    }
}

impl Serialize for Filter {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Filter {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_reads_back_as_it_is_written() {
        for text in ["priority=H", "priority=H,M method=E"] {
            assert_eq!(text.parse::<Filter>().unwrap().to_string(), text);
        }
        for text in ["", "H", "name=Public", "priority=", "priority H"] {
            assert!(text.parse::<Filter>().unwrap_err().contains("priority=H,M"), "{text}");
        }
    }
}
