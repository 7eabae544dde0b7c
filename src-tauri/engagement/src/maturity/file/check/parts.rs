//! The parts of a model, each checked where it stands.

use super::super::super::{
    AnswerOption, AnswerSet, Dimension, DimensionGroup, Level, LevelText, NextMove, Question, Rule, View,
};
use super::super::raw::{self, ByLevel};
use super::{Check, MOST_LEVELS};

pub(super) fn levels(file: &raw::File, check: &mut Check) -> Vec<Level> {
    match file.level.len() {
        0 | 1 => check.fault(
            file.level.first().map_or(&file.key, |it| &it.key).span().start,
            "A model has at least two levels. Add them as [[level]], the lowest first.",
        ),
        2..=MOST_LEVELS => {}
        count => check.fault(
            file.level[MOST_LEVELS].key.span().start,
            format!("This model has {count} levels; {MOST_LEVELS} can be told apart. Take some out."),
        ),
    }
    numbers(file, check);
    let level = |it: &raw::Level| {
        check.named(&it.key, &it.name);
        Level {
            key: it.key.get_ref().clone(),
            name: it.name.get_ref().clone(),
            number: it.number.as_ref().map(|number| u32::from(*number.get_ref())),
            descriptor: check.said(&it.descriptor, "The descriptor"),
        }
    };
    file.level.iter().map(level).collect()
}

/// That all levels have a number or none has, and that they rise.
fn numbers(file: &raw::File, check: &mut Check) {
    let mut last: Option<u16> = None;
    for it in &file.level {
        if let (Some(number), Some(last)) = (&it.number, last)
            && *number.get_ref() <= last
        {
            let reason = format!("Level {} comes after level {last}. Put the lowest level first.", number.get_ref());
            check.fault(number.span().start, reason);
        }
        last = it.number.as_ref().map(|number| *number.get_ref()).or(last);
        if it.number.is_none() != file.level[0].number.is_none() {
            check.fault(
                it.number.as_ref().map_or(it.key.span().start, |number| number.span().start),
                "Some levels have a number and some have none. Give one to all of them, or to none.",
            );
        }
    }
}

pub(super) fn groups(file: &raw::File, check: &mut Check) -> Vec<DimensionGroup> {
    let group = |group: &raw::Group| {
        check.named(&group.key, &group.name);
        let key = group.key.get_ref();
        let used = |it: &raw::Dimension| it.group.as_ref().is_some_and(|name| name.get_ref() == key);
        if !file.dimension.iter().any(used) {
            check.fault(
                group.key.span().start,
                format!("No dimension stands in the group \"{key}\". Put one there, or take it out."),
            );
        }
        DimensionGroup {
            key: key.clone(),
            name: group.name.get_ref().clone(),
            weight: check.weight(group.weight.as_ref()),
        }
    };
    file.group.iter().map(group).collect()
}

pub(super) fn dimensions(file: &raw::File, check: &mut Check) -> Vec<Dimension> {
    if file.dimension.is_empty() {
        check.fault(file.key.span().start, "A model rates something. Add at least one [[dimension]].");
    }
    file.dimension.iter().map(|it| dimension(it, file, check)).collect()
}

fn dimension(it: &raw::Dimension, file: &raw::File, check: &mut Check) -> Dimension {
    check.named(&it.key, &it.name);
    let key = it.key.get_ref();
    if it.group.is_none() && !file.group.is_empty() {
        let reason = format!("The dimensions of this model stand in groups. Say in which one \"{key}\" stands.");
        check.fault(it.key.span().start, reason);
    }
    match (file.scoring.rule.get_ref(), it.question.first()) {
        (Rule::Direct, Some(question)) => check.fault(
            question.key.span().start,
            "By the rule \"direct\" a level is chosen and no question asked. Take the questions out, or choose another rule.",
        ),
        (Rule::Direct, None) | (_, Some(_)) => {}
        (_, None) => check.fault(
            it.key.span().start,
            format!("\"{key}\" has no question, and its score follows from answers. Add a [[dimension.question]]."),
        ),
    }
    Dimension {
        key: key.clone(),
        name: it.name.get_ref().clone(),
        about: it.about.as_ref().map(|text| check.said(text, "The text")).unwrap_or_default(),
        group: it.group.as_ref().and_then(|key| check.find(key, &file.group, "group", |it| &it.key)),
        weight: check.weight(it.weight.as_ref()),
        descriptors: by_level(&it.levels, file, check),
        views: views(it, file, check),
        questions: it.question.iter().map(|it| question(it, file, check)).collect(),
    }
}

fn by_level(texts: &ByLevel, file: &raw::File, check: &mut Check) -> Vec<LevelText> {
    let mut found = Vec::new();
    for (key, text) in texts {
        if let Some(level) = check.find(key, &file.level, "level", |it| &it.key) {
            found.push(LevelText { level, text: check.said(text, "The descriptor") });
        }
    }
    found.sort_by_key(|it| it.level);
    found
}

fn views(it: &raw::Dimension, file: &raw::File, check: &mut Check) -> Vec<View> {
    check.unique(&it.view, "view", |view| &view.perspective, None);
    let mut found = Vec::new();
    for view in &it.view {
        let key = &view.perspective;
        let perspective = match (file.perspective.is_empty(), key.get_ref().as_str()) {
            (true, "provider") => Some(0),
            (true, "agency") => Some(1),
            _ => check.find(key, &file.perspective, "perspective", |it| &it.key),
        };
        let ask = check.said(&view.ask, "The question");
        let descriptors = by_level(&view.levels, file, check);
        found.extend(perspective.map(|perspective| View { perspective, ask, descriptors }));
    }
    found
}

fn question(it: &raw::Question, file: &raw::File, check: &mut Check) -> Question {
    check.key(&it.key);
    Question {
        key: it.key.get_ref().clone(),
        text: check.said(&it.text, "The question"),
        level: it.level.as_ref().and_then(|key| check.find(key, &file.level, "level", |it| &it.key)),
        answer_set: check.find(&it.answers, &file.answers, "answer set", |it| &it.key).unwrap_or_default(),
        weight: check.weight(it.weight.as_ref()),
    }
}

pub(super) fn answer_sets(file: &raw::File, check: &mut Check) -> Vec<AnswerSet> {
    file.answers.iter().map(|it| answer_set(it, file, check)).collect()
}

fn answer_set(it: &raw::Answers, file: &raw::File, check: &mut Check) -> AnswerSet {
    check.key(&it.key);
    check.unique(&it.option, "answer", |it| &it.key, Some(|it| &it.text));
    let key = it.key.get_ref();
    let mut questions = file.dimension.iter().flat_map(|it| &it.question);
    if !questions.any(|question| question.answers.get_ref() == key) {
        let reason = format!("No question offers the answers \"{key}\". Let one offer them, or take them out.");
        check.fault(it.key.span().start, reason);
    }
    if it.option.len() < 2 {
        let reason = format!("\"{key}\" offers no choice. Give it at least two answers, as [[answers.option]].");
        check.fault(it.key.span().start, reason);
    }
    let option = |option: &raw::AnswerOption| {
        check.key(&option.key);
        let value = *option.value.get_ref();
        if !value.is_finite() {
            check.fault(option.value.span().start, format!("An answer cannot count {value}. Write a number."));
        }
        AnswerOption { key: option.key.get_ref().clone(), text: check.said(&option.text, "The answer"), value }
    };
    AnswerSet { key: key.clone(), options: it.option.iter().map(option).collect() }
}

pub(super) fn moves(file: &raw::File, check: &mut Check) -> Vec<NextMove> {
    let mut found = Vec::new();
    for it in &file.moves {
        check.key(&it.key);
        let text = check.said(&it.text, "The move");
        let level = check.find(&it.level, &file.level, "level", |it| &it.key);
        let of = it.dimension.as_ref();
        let dimension = of.and_then(|key| check.find(key, &file.dimension, "dimension", |it| &it.key));
        if level == Some(0) {
            check.fault(it.level.span().start, "Nothing has to be done to be on the lowest level. Name a higher one.");
        }
        found.extend(level.map(|level| NextMove { key: it.key.get_ref().clone(), level, dimension, text }));
    }
    found
}
