//! By what a person is found in texts: the name, the address, the number, however they are spaced, cased, composed or
//! escaped.
//!
//! A name is sought as it stands, without its titles, in both orders, and by its first and last word alone or with one
//! middle name or initial. What is the whole name of another person is theirs. A name of one word is sought with its
//! own capitals only; where it begins a sentence it stays if the workspace has the same word without a capital.

use engagement::{Id, Person, Refusal};
use regex::{Captures, Regex, RegexBuilder};
use unicode_normalization::UnicodeNormalization;

/// The fewest digits that make a phone number and not just a number.
const SHORTEST_NUMBER: usize = 7;

/// What stands before a name and is none.
const TITLES: [&str; 27] = [
    "dr",
    "dr.",
    "mr",
    "mr.",
    "mrs",
    "mrs.",
    "ms",
    "ms.",
    "mx",
    "mx.",
    "prof",
    "prof.",
    "doctor",
    "professor",
    "miss",
    "hon.",
    "honorable",
    "rev.",
    "sen.",
    "rep.",
    "gov.",
    "gen.",
    "col.",
    "maj.",
    "capt.",
    "lt.",
    "sgt.",
];

/// What stands behind a name and is none.
const SUFFIXES: [&str; 19] = [
    "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "phd", "ph.d.", "md", "m.d.", "jd", "j.d.", "mba", "cpa", "pmp",
    "esq", "esq.", "pe",
];

/// Between two words of a name.
const GAP: &str = r"(?:\s|\\[nrt])+";

/// Between a last name and a first name behind it.
const TURNED: &str = r"(?:\s*,(?:\s|\\[nrt])*|(?:\s|\\[nrt])+)";

/// One middle name or initial.
const MIDDLE: &str = r"(?:\p{L}\b\.?|(?-i:\p{Lu})[\p{L}\p{M}'’-]*\.?)";

/// What tells of a person in a text.
#[derive(Debug, Clone)]
pub struct Traces {
    /// Whose traces these are.
    pub person: Id,
    found_by: Regex,
    /// Whether a name of one word is also an ordinary one here.
    is_ordinary: bool,
}

/// What the traces found.
#[derive(Debug, Default)]
pub(super) struct Matches {
    /// What is removed, as it stood there.
    pub removed: Vec<String>,
    /// Whether something stays that may be the person or the ordinary word.
    pub in_doubt: bool,
}

impl Traces {
    /// Other people's names stay; `is_ordinary` says whether a text has a word without a capital.
    pub(super) fn of(
        person: &Person,
        others: &[String],
        is_ordinary: impl FnOnce(&Regex) -> Result<bool, Refusal>,
    ) -> Result<Self, Refusal> {
        let name = person.name.as_ref();
        let mut forms = names(name);
        let address = person.email.as_ref().trim();
        if !address.is_empty() {
            forms.push(whole(address));
        }
        forms.extend(number(person.phone.as_ref()));
        let mut ordinary = false;
        if let [word] = &core(name)[..] {
            forms.push(format!("(?P<alone>(?-i:{}))", whole(&with_capital(word))));
            ordinary = is_ordinary(&pattern(&uncapitalized(word))?)?;
        }
        let ours = pattern(&forms.join("|"))?;
        let theirs: Vec<_> = others.iter().filter(|other| ours.is_match(other)).flat_map(|it| full(it)).collect();
        if !theirs.is_empty() {
            forms.insert(0, format!("(?P<theirs>{})", theirs.join("|")));
        }
        Ok(Self { person: person.id.clone(), found_by: pattern(&forms.join("|"))?, is_ordinary: ordinary })
    }

    /// The text with something else in their place; nothing where there are none.
    pub(super) fn replace(&self, text: &str, with: &str, matches: &mut Matches) -> Option<String> {
        let found = matches.removed.len();
        let shorter = self.found_by.replace_all(text, |found: &Captures| {
            let (at, it) = (found.get(0).map_or(0, |it| it.start()), &found[0]);
            let in_doubt = found.name("alone").is_some() && self.is_ordinary && begins_sentence(text, at, it);
            matches.in_doubt |= in_doubt;
            if in_doubt || found.name("theirs").is_some() {
                return it.to_owned();
            }
            matches.removed.push(it.to_owned());
            with.to_owned()
        });
        (matches.removed.len() > found).then(|| shorter.into_owned())
    }
}

/// Tells whether two names may stand for the same person in a text: without titles, in any order.
pub(super) fn is_alike(one: &str, other: &str) -> bool {
    let key = |name| {
        let mut words: Vec<_> = core(name).iter().map(|word| word.to_lowercase()).collect();
        words.sort();
        words
    };
    key(one) == key(other)
}

fn pattern(pattern: &str) -> Result<Regex, Refusal> {
    RegexBuilder::new(pattern).case_insensitive(true).build().map_err(Refusal::internal)
}

/// By what a name of several words is found, or one of one word that has a title.
fn names(name: &str) -> Vec<String> {
    let words = core(name);
    let [first, .., last] = &words[..] else {
        return if split(name).len() > 1 { vec![whole(name)] } else { vec![] };
    };
    let (one, other) = (spelled(first), spelled(last));
    let turned = edged(&format!("{other}{TURNED}{one}"), last, first);
    let turned = format!(r"{turned}(?:{GAP}\p{{L}}\.)?");
    let with_middle = edged(&format!("{one}{GAP}(?:{MIDDLE}{GAP})?{other}"), first, last);
    // What takes more of a text comes first.
    match words.len() {
        2 => [vec![turned], full(name), vec![with_middle]].concat(),
        _ => [full(name), vec![turned, with_middle]].concat(),
    }
}

/// The name with all of its words: `Dr. Ann B. Lee`, `Ann B. Lee`, `Lee, Ann B.`, `B. Lee Ann`.
fn full(name: &str) -> Vec<String> {
    let words = core(name);
    let turned = |at: usize| {
        let (front, back) = words.split_at(at);
        format!("{}{TURNED}{}", phrase(back), phrase(front))
    };
    let mut forms = vec![whole(name), phrase(&words)];
    forms.extend((1..words.len()).map(turned));
    forms
}

/// The words of a name, the first name first, without what is none.
fn core(name: &str) -> Vec<String> {
    let is_suffix = |word: &String| SUFFIXES.contains(&word.to_lowercase().as_str());
    let mut parts = name.split(',').map(split).filter(|words| !words.iter().all(is_suffix));
    let (behind, front) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let mut words = [front, behind].concat();
    while words.len() > 1 && is_title(&words[0]) {
        words.remove(0);
    }
    while words.len() > 2 && words.last().is_some_and(is_suffix) {
        words.pop();
    }
    // A name that is nothing but what is none is a name.
    if words.is_empty() { split(name) } else { words }
}

fn is_title(word: &str) -> bool {
    TITLES.contains(&word.to_lowercase().as_str())
}

fn split(text: &str) -> Vec<String> {
    text.nfc().collect::<String>().split_whitespace().map(str::to_owned).collect()
}

fn with_capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Finds a word without capitals as a sentence has it, not in an address.
fn uncapitalized(word: &str) -> String {
    let word = spelled(&word.to_lowercase());
    format!(r#"(?-i:(?:^|[\s("'“‘]){word}(?:$|[\s,;:!?)"'”’]|\.(?:\s|$)))"#)
}

/// Whether what stands there begins a sentence, and is more than the whole text.
fn begins_sentence(text: &str, at: usize, it: &str) -> bool {
    let is_before_word = |letter: char| letter.is_whitespace() || "\"'“‘(*•#>-–—".contains(letter);
    let (before, rest) = (text[..at].trim_end_matches(is_before_word), &text[at + it.len()..]);
    if before.is_empty() && rest.trim().is_empty() || before.split_whitespace().next_back().is_some_and(is_title) {
        return false;
    }
    before.is_empty() || before.ends_with(['.', '!', '?', '…']) || text[before.len()..at].contains('\n')
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
    phrase(&split(text))
}

fn phrase(words: &[String]) -> String {
    let (first, last) = (words.first().map_or("", String::as_str), words.last().map_or("", String::as_str));
    edged(&words.iter().map(|word| spelled(word)).collect::<Vec<_>>().join(GAP), first, last)
}

/// A pattern that begins and ends with these words, not as a part of longer ones.
fn edged(pattern: &str, first: &str, last: &str) -> String {
    let edge = |letter: Option<char>| if letter.is_some_and(char::is_alphanumeric) { r"\b" } else { "" };
    format!("{}{pattern}{}", edge(first.chars().next()), edge(last.chars().next_back()))
}

fn spelled(word: &str) -> String {
    word.chars().map(letter).collect()
}

/// A letter, composed or not, also as JSON and markup escape it.
fn letter(letter: char) -> String {
    let plain = regex::escape(&letter.to_string());
    match letter {
        '"' => r#"(?:\\?"|&quot;|&#34;)"#.into(),
        '\'' | '’' => "(?:['’]|&apos;|&#39;)".into(),
        '&' => "&(?:amp;)?".into(),
        _ if letter.is_ascii() => plain,
        _ => {
            let apart: String = std::iter::once(letter).nfd().collect();
            let escaped = |text: &str| {
                let unit = |unit: u16| match u8::try_from(unit) {
                    Ok(unit) if unit.is_ascii() => char::from(unit).into(),
                    _ => format!(r"\\u{unit:04x}"),
                };
                text.encode_utf16().map(unit).collect::<String>()
            };
            format!("(?:{plain}|{}|{}|{})", escaped(&letter.to_string()), regex::escape(&apart), escaped(&apart))
        }
    }
}
