//! By what a person is found in texts: the name in both orders, the address, the number, however they
//! are spaced, cased or escaped.

use engagement::{Id, Person, Refusal};
use regex::{Regex, RegexBuilder};

/// The fewest digits that make a phone number and not just a number.
const SHORTEST_NUMBER: usize = 7;

/// What tells of a person in a text.
#[derive(Debug, Clone)]
pub struct Traces {
    /// Whose traces these are.
    pub person: Id,
    found_by: Regex,
}

impl Traces {
    pub(super) fn of(person: &Person) -> Result<Self, Refusal> {
        let mut forms = names(person.name.as_ref());
        let address = person.email.as_ref().trim();
        if !address.is_empty() {
            forms.push(whole(address));
        }
        forms.extend(number(person.phone.as_ref()));
        let pattern = RegexBuilder::new(&forms.join("|")).case_insensitive(true).build();
        Ok(Self { person: person.id.clone(), found_by: pattern.map_err(Refusal::internal)? })
    }

    /// The text with something else in their place; nothing where there are none.
    pub(super) fn replace(&self, text: &str, with: &str) -> Option<String> {
        self.found_by.is_match(text).then(|| self.found_by.replace_all(text, regex::NoExpand(with)).into_owned())
    }
}

/// `Ann B. Lee` and `Lee, Ann B.`
fn names(name: &str) -> Vec<String> {
    let mut forms = vec![whole(name)];
    if let Some((first, last)) = name.trim().rsplit_once(char::is_whitespace) {
        forms.push(whole(&format!("{last}, {first}")));
    }
    forms
}

/// A number by its digits, whatever stands between them.
fn number(phone: &str) -> Option<String> {
    let digits: Vec<_> = phone.chars().filter(char::is_ascii_digit).map(String::from).collect();
    match phone.trim() {
        "" => None,
        _ if digits.len() >= SHORTEST_NUMBER => Some(format!(r"\b{}\b", digits.join(r"[\s().+/-]*"))),
        other => Some(whole(other)),
    }
}

/// A text as a whole: not as a part of a longer word, any white space for white space.
fn whole(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().map(|word| word.chars().map(letter).collect::<String>()).collect();
    let edge = |letter: Option<char>| if letter.is_some_and(char::is_alphanumeric) { r"\b" } else { "" };
    let trimmed = text.trim();
    let (start, end) = (edge(trimmed.chars().next()), edge(trimmed.chars().next_back()));
    format!("{start}{}{end}", words.join(r"(?:\s|\\[nrt])+"))
}

/// A letter, also as JSON and markup escape it.
fn letter(letter: char) -> String {
    let plain = regex::escape(&letter.to_string());
    match letter {
        '"' => r#"(?:\\?"|&quot;|&#34;)"#.into(),
        '\'' | '’' => "(?:['’]|&apos;|&#39;)".into(),
        '&' => "&(?:amp;)?".into(),
        _ if letter.is_ascii() => plain,
        _ => {
            let units: String = letter.encode_utf16(&mut [0; 2]).iter().map(|unit| format!(r"\\u{unit:04x}")).collect();
            format!("(?:{plain}|{units})")
        }
    }
}
