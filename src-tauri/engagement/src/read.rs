//! Reads what a person typed, pasted or gave on the command line into a field's value: a code by
//! its mark or its word, several methods as `R; F; E`, a date, a name instead of an id.
//! Nothing is guessed: what has no exact match is refused with what there is.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};
use serde_json::Value as Json;

use crate::{Choice, Code, CodeList, CodeListEntry, Content, Field, Filter, Id, Kind, Refusal, Surroundings, Values};

/// The field by which what stands in an engagement says so.
const ENGAGEMENT: &str = "engagementId";

/// Finds the engagement of what is being read; asked only where a name alone does not decide.
type Home<'a> = dyn Fn() -> Result<Json, Refusal> + 'a;

/// Reads each value by its field's facts. Values that already are what the field holds pass through.
/// `known` is what is known of the entity: a name that several have means the one in its engagement.
pub fn read_values(kind: Kind, typed: Values, known: &Values, around: &dyn Surroundings) -> Result<Values, Refusal> {
    let mut together = known.clone();
    together.extend(typed.clone());
    typed
        .into_iter()
        .map(|(name, json)| {
            let field = kind.field(&name).ok_or_else(|| unknown_field(kind, &name))?;
            Ok((name, read(field, json, &together, &|| home(kind, known, around), around)?))
        })
        .collect()
}

/// Fills in what was left out of a new entity: optional fields are empty, the others are asked for.
/// Its place is not a value and is left to whoever keeps the list.
pub fn complete(kind: Kind, mut values: Values) -> Result<Values, Refusal> {
    for field in kind.fields().iter().filter(|field| field.value != Content::Position) {
        if values.contains_key(field.name) {
            continue;
        }
        if !field.optional {
            let what = field.label.to_lowercase();
            return Err(Refusal::invalid(
                field.name,
                format!("A new {} needs its {what} ({}).", kind.word(), field.name),
            ));
        }
        values.insert(field.name.into(), empty(field));
    }
    Ok(values)
}

fn empty(field: &Field) -> Json {
    match field.value {
        Content::Text | Content::Prose => Json::String(String::new()),
        Content::Lines | Content::Codes { .. } | Content::References { .. } => Json::Array(Vec::new()),
        Content::Flag => Json::Bool(false),
        _ => Json::Null,
    }
}

fn unknown_field(kind: Kind, name: &str) -> Refusal {
    let known: Vec<_> =
        kind.fields().iter().filter(|field| field.value != Content::Position).map(|field| field.name).collect();
    Refusal::invalid(name, format!("A {} has no field \"{name}\". It has {}.", kind.word(), known.join(", ")))
}

fn read(field: &Field, json: Json, known: &Values, home: &Home, around: &dyn Surroundings) -> Result<Json, Refusal> {
    let typed = match (&field.value, json) {
        (_, Json::Null) => return Ok(empty(field)),
        (Content::Codes { list }, Json::Array(codes)) => {
            let codes: Option<Vec<_>> = codes.iter().map(Json::as_str).collect();
            return read_codes(*list, &codes.ok_or_else(|| misfit(field))?, around);
        }
        (Content::References { kind }, Json::Array(ids)) => {
            let ids: Option<Vec<_>> = ids.iter().map(Json::as_str).collect();
            return read_references(field, &ids.ok_or_else(|| misfit(field))?, *kind, home, around);
        }
        (Content::Position, _) => {
            return Err(Refusal::invalid(field.name, "A place is not typed. Move the row instead."));
        }
        (_, Json::String(typed)) => typed,
        (_, json) => return Ok(json),
    };
    let trimmed = typed.trim();
    if trimmed.is_empty() && !matches!(field.value, Content::Text | Content::Prose) {
        if !field.optional {
            return Err(Refusal::invalid(field.name, format!("{} is needed here.", field.label)));
        }
        return Ok(empty(field));
    }
    match &field.value {
        Content::Text | Content::Prose | Content::Cadence | Content::Time | Content::Position => {
            Ok(Json::String(typed))
        }
        Content::Filter => read_filter(field, trimmed, around),
        Content::Lines => Ok(trimmed.lines().map(str::trim).filter(|line| !line.is_empty()).collect()),
        Content::Code { list } => Ok(Json::String(find_code(*list, trimmed, &around.codes(*list)?)?)),
        Content::Codes { list } => read_codes(*list, &split_codes(trimmed), around),
        Content::Choice { choices } => read_choice(field, trimmed, choices),
        Content::Reference { kind } => read_reference(field, trimmed, *kind, home, around),
        Content::References { kind } => read_references(field, &split_names(trimmed), *kind, home, around),
        Content::OfModel { part } => part.read(field.name, trimmed, known, around),
        Content::Date => read_date(field, trimmed, around.today()),
        Content::Number => read_number(field, trimmed),
        Content::Flag => read_flag(field, trimmed),
        Content::Month => read_month(field, trimmed),
    }
}

fn misfit(field: &Field) -> Refusal {
    Refusal::invalid(field.name, format!("{} takes text. {}", field.label, field.hint))
}

fn split_codes(typed: &str) -> Vec<&str> {
    typed.split([';', ',', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

fn read_codes(list: CodeList, parts: &[&str], around: &dyn Surroundings) -> Result<Json, Refusal> {
    let known = around.codes(list)?;
    parts.iter().map(|part| find_code(list, part, &known).map(Json::String)).collect()
}

/// A filter as it is stored, by the marks of codes that are in their lists.
fn read_filter(field: &Field, typed: &str, around: &dyn Surroundings) -> Result<Json, Refusal> {
    let filter: Filter = typed.parse().map_err(|reason: String| Refusal::invalid(field.name, reason))?;
    let known = |list: CodeList, code: &Code| find_code(list, code.as_ref(), &around.codes(list)?);
    let read = filter.read(known).map_err(|refusal| match refusal {
        Refusal::Invalid { reason, .. } => Refusal::invalid(field.name, reason),
        other => other,
    });
    Ok(Json::String(read?.to_string()))
}

/// The code meant by a mark or a word. The exact mark wins, then the mark in other case, then the word.
pub fn find_code(list: CodeList, typed: &str, known: &[CodeListEntry]) -> Result<String, Refusal> {
    let exact = |entry: &&CodeListEntry| entry.code.as_ref() == typed;
    let mark = |entry: &&CodeListEntry| entry.code.as_ref().to_lowercase() == typed.to_lowercase();
    let word = |entry: &&CodeListEntry| entry.label.as_ref().to_lowercase() == typed.to_lowercase();
    let found = known.iter().find(exact).or_else(|| known.iter().find(mark)).or_else(|| known.iter().find(word));
    found.map(|entry| entry.code.to_string()).ok_or_else(|| unknown_code(list, typed, known))
}

/// The refusal of a code that is not in its list.
pub(crate) fn unknown_code(list: CodeList, typed: &str, known: &[CodeListEntry]) -> Refusal {
    let offered: Vec<_> =
        known.iter().filter(|entry| !entry.retired).map(|entry| format!("{} {}", entry.code, entry.label)).collect();
    let typed: String = typed.chars().take(60).collect();
    let reason = if offered.is_empty() {
        format!("\"{typed}\" is not in the list {}, which is empty. Add it there first.", list.word())
    } else {
        format!("\"{typed}\" is not in the list {}. Choose {}, or add it to the list.", list.word(), offered.join(", "))
    };
    Refusal::invalid(list.word(), reason)
}

fn read_choice(field: &Field, typed: &str, choices: &[Choice]) -> Result<Json, Refusal> {
    let same = |choice: &&Choice| [choice.word, choice.label].iter().any(|word| word.eq_ignore_ascii_case(typed));
    match choices.iter().find(same) {
        Some(choice) => Ok(choice.word.into()),
        None => {
            let words: Vec<_> = choices.iter().map(|choice| choice.word).collect();
            Err(Refusal::invalid(field.name, format!("\"{typed}\" does not fit here. Choose {}.", words.join(", "))))
        }
    }
}

/// The entity of that name, whatever its case. Where several have it, the one in the engagement `home`.
fn read_reference(
    field: &Field,
    typed: &str,
    kind: Kind,
    home: &Home,
    around: &dyn Surroundings,
) -> Result<Json, Refusal> {
    if Id::try_from(typed).is_ok() {
        return Ok(typed.into());
    }
    let wanted = typed.to_lowercase();
    let mut named = around.all(kind)?;
    named.retain(|entity| entity.title().to_lowercase() == wanted);
    if named.len() > 1 && kind.scope() == Some(ENGAGEMENT) {
        let home = home()?;
        named.retain(|it| home.is_null() || it.values().is_ok_and(|values| values.get(ENGAGEMENT) == Some(&home)));
    }
    match named.as_slice() {
        [one] => Ok(one.id().as_ref().into()),
        [] => Err(Refusal::invalid(
            field.name,
            format!("There is no {} called \"{typed}\". Write its name or its id.", kind.word()),
        )),
        _ => Err(Refusal::invalid(
            field.name,
            format!("Several {} are called \"{typed}\". Write the id of one.", kind.words()),
        )),
    }
}

/// The engagement of an entity: its own, or that of the role, group or list it belongs to.
fn home(kind: Kind, known: &Values, around: &dyn Surroundings) -> Result<Json, Refusal> {
    let scope = kind.scope().and_then(|name| kind.field(name));
    let id = scope.and_then(|field| known.get(field.name)).cloned().unwrap_or_default();
    match (scope.map(|field| &field.value), id.as_str().and_then(|id| Id::try_from(id).ok())) {
        (Some(Content::Reference { kind: Kind::Engagement }), _) => Ok(id),
        (Some(Content::Reference { kind }), Some(id)) => {
            let owner = around.find(*kind, &id)?.map(|owner| owner.values()).transpose()?;
            Ok(owner.and_then(|values| values.get(ENGAGEMENT).cloned()).unwrap_or_default())
        }
        _ => Ok(Json::Null),
    }
}

fn split_names(typed: &str) -> Vec<&str> {
    typed.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// Each by its name or its id, none twice.
fn read_references(
    field: &Field,
    parts: &[&str],
    kind: Kind,
    home: &Home,
    around: &dyn Surroundings,
) -> Result<Json, Refusal> {
    let mut ids = Vec::new();
    for part in parts {
        let id = read_reference(field, part, kind, home, around)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    Ok(Json::Array(ids))
}

/// The largest number that is typed; larger ones are typing errors.
const LARGEST: u16 = 9999;

fn read_number(field: &Field, typed: &str) -> Result<Json, Refusal> {
    typed.parse::<u16>().ok().filter(|number| *number <= LARGEST).map(Json::from).ok_or_else(|| {
        Refusal::invalid(
            field.name,
            format!("\"{typed}\" does not fit here. Write a whole number from 0 to {LARGEST}."),
        )
    })
}

/// The years whose days can be typed; others are typing errors.
const YEARS: RangeInclusive<i32> = 1900..=2199;

/// A day as people write it, such as `2026-07-01`, `Jul 1, 2026`, `7/1` or `today`; without a year it is this year's.
pub fn read_day(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    if typed.eq_ignore_ascii_case("today") {
        return Some(today);
    }
    let this_year = format!("{typed} {}", today.year());
    let written = [
        (typed, "%Y-%m-%d"),
        (typed, "%b %d, %Y"),
        (typed, "%B %d, %Y"),
        (typed, "%m/%d/%Y"),
        (&this_year, "%b %d %Y"),
        (&this_year, "%B %d %Y"),
        (&this_year, "%m/%d %Y"),
    ];
    let date = written.iter().find_map(|(text, form)| NaiveDate::parse_from_str(text, form).ok());
    date.filter(|date| YEARS.contains(&date.year()))
}

fn read_date(field: &Field, typed: &str, today: NaiveDate) -> Result<Json, Refusal> {
    read_day(typed, today).map(|date| date.to_string().into()).ok_or_else(|| {
        let examples = "Write it as 2026-07-01, Jul 1, 2026, 7/1 or today.";
        Refusal::invalid(field.name, format!("\"{typed}\" is not a date. {examples}"))
    })
}

fn read_flag(field: &Field, typed: &str) -> Result<Json, Refusal> {
    match typed.to_lowercase().as_str() {
        "yes" | "true" | "x" | "1" => Ok(true.into()),
        "no" | "false" | "0" => Ok(false.into()),
        _ => Err(Refusal::invalid(field.name, format!("\"{typed}\" does not fit here. Write yes or no."))),
    }
}

fn read_month(field: &Field, typed: &str) -> Result<Json, Refusal> {
    let named = typed.parse::<chrono::Month>().map(|month| month.number_from_month());
    typed
        .parse::<u32>()
        .or(named)
        .map(Json::from)
        .map_err(|_| Refusal::invalid(field.name, format!("\"{typed}\" is not a month. Write 7 or July.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const STARTS: Field = Field::new("startsOn", "Starts on", "The first day.").holds(Content::Date);

    #[test]
    fn a_day_is_read_as_people_write_it() {
        let today = NaiveDate::from_ymd_opt(2026, 7, 1).unwrap();
        for (typed, read) in [
            ("2026-07-09", "2026-07-09"),
            ("Jul 9, 2025", "2025-07-09"),
            ("July 9", "2026-07-09"),
            ("jul 9", "2026-07-09"),
            ("7/9/2027", "2027-07-09"),
            ("7/9", "2026-07-09"),
            ("Today", "2026-07-01"),
        ] {
            assert_eq!(read_date(&STARTS, typed, today), Ok(read.into()), "typed as {typed}");
        }
        for typed in ["2026-02-30", "2/29", "soon", "7/9/26", "1899-12-31", "Jul"] {
            let refusal = read_date(&STARTS, typed, today).unwrap_err().to_string();
            assert!(refusal.contains("is not a date"), "{typed}: {refusal}");
        }
    }
}
