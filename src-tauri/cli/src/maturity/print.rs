//! Prints results, portfolios and gap plans for people.

use engagement::Side;
use engagement::maturity::{
    DimensionResult, Gap, GapPlan, Model, Portfolio, ProfileLine, ProposedMove, Reason, Spread, SubjectResult,
};

use crate::show;

/// A result, where the sides differ first.
pub fn result(result: &SubjectResult, why: bool) {
    let model = &result.model;
    println!("{}, {}, {}", show::plain(&result.subject.name), show::plain(&model.name), result.year.name);
    println!("{}", sentence(&result.overall.words, "Nothing was rated"));
    if !result.disagreements.is_empty() {
        println!("\nWhere the two views differ");
        let line = |it: &engagement::maturity::Disagreement| {
            vec![
                name(model, it.dimension),
                format!("provider {}", model.words(it.provider)),
                format!("agency {}", model.words(it.agency)),
                it.words.clone(),
            ]
        };
        show::columns(&result.disagreements.iter().map(line).collect::<Vec<_>>());
    }
    println!("");
    let mut lines: Vec<Vec<String>> =
        vec![["Dimension", "Provider", "Agency", "Result", "Target"].map(str::to_owned).into()];
    lines.extend(result.dimensions.iter().map(|it| dimension(model, it)));
    for it in &result.groups {
        let group = model.groups.get(it.group as usize).map_or("", |group| &group.name);
        lines.push(vec![show::plain(group), String::new(), String::new(), it.words.clone(), String::new()]);
    }
    show::columns(&lines);
    for it in &result.dimensions {
        for said in it.dissent.lines().filter(|line| !line.trim().is_empty()) {
            println!("Dissent on {}: {}", name(model, it.dimension), show::plain(said));
        }
    }
    if result.trend.len() > 1 {
        println!("\nOver time");
        let point = |it: &engagement::maturity::TrendPoint| {
            let view = it.perspective.and_then(|at| model.perspectives.get(at as usize));
            vec![it.date.to_string(), view.map_or("all", |view| &view.name).to_lowercase(), it.words.clone()]
        };
        show::columns(&result.trend.iter().map(point).collect::<Vec<_>>());
    }
    if why {
        println!("\nHow it arose");
        reasons(&result.overall.reason);
        result.groups.iter().for_each(|it| reasons(&it.reason));
        result.dimensions.iter().for_each(|it| reasons(&it.reason));
    }
}

fn reasons(reason: &Reason) {
    for (depth, line) in reason.lines() {
        println!("{}{}", "  ".repeat(depth), show::plain(&line));
    }
}

fn sentence(words: &str, otherwise: &str) -> String {
    let words = if words.is_empty() { otherwise } else { words };
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_uppercase().to_string()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}

fn name(model: &Model, dimension: u32) -> String {
    show::short(model.dimensions.get(dimension as usize).map_or("", |it| &it.name))
}

fn level(model: &Model, level: Option<u32>) -> String {
    level.map(|level| model.level_words(level)).unwrap_or_default()
}

fn dimension(model: &Model, it: &DimensionResult) -> Vec<String> {
    let side = |side: Side| {
        let of = |at: u32| model.perspectives.get(at as usize).is_some_and(|it| it.side == side);
        it.sides.iter().find(|it| of(it.perspective)).map(|it| it.words.clone()).unwrap_or_default()
    };
    let agreed = if it.agreed.is_some() { " (agreed)" } else { "" };
    vec![
        name(model, it.dimension),
        side(Side::Provider),
        side(Side::Agency),
        format!("{}{agreed}", it.words),
        level(model, it.target),
    ]
}

/// All agencies.
pub fn portfolio(it: &Portfolio) {
    let model = &it.model;
    println!("{}, {}", show::plain(&model.name), it.year.name);
    let agencies = if it.rows.len() == 1 { "1 agency".to_owned() } else { format!("{} agencies", it.rows.len()) };
    println!("{} {agencies}, {} rated by all sides.", sentence(&it.words, "Nothing was rated"), it.by_all_sides);
    if !it.note.is_empty() {
        println!("{}", it.note);
    }
    println!("\nWhere the two views differ: {} of {} pairs", it.disagreements.len(), it.pairs);
    let line = |it: &engagement::maturity::Disagreement| {
        vec![show::short(&it.subject.short), name(model, it.dimension), it.words.clone()]
    };
    show::columns(&it.disagreements.iter().map(line).collect::<Vec<_>>());
    println!("\nHow the agencies spread");
    let levels = (0..).zip(&model.levels).map(|(at, _)| model.level_words(at));
    let mut lines: Vec<Vec<String>> = vec![
        std::iter::once("Dimension".to_owned()).chain(levels).chain(["Open".into(), "Middle half".into()]).collect(),
    ];
    for of in &it.dimensions {
        lines.push(spread(name(model, of.dimension), &of.spread, of.words.clone()));
    }
    lines.push(spread("Overall".into(), &it.overall, String::new()));
    lines.extend(it.trend.iter().map(|of| spread(of.year.name.clone(), &of.spread, String::new())));
    show::columns(&lines);
    println!("\nMedians");
    show::columns(&it.profile.iter().map(|line| profile(model, line)).collect::<Vec<_>>());
    if !it.moved.is_empty() || it.stayed > 0 {
        println!("\nWhat moved since the year before: {}, {} stayed", it.moved.len(), it.stayed);
        let line = |it: &engagement::maturity::Moved| {
            vec![show::short(&it.subject.short), if it.up { "up" } else { "down" }.to_owned(), it.words.clone()]
        };
        show::columns(&it.moved.iter().map(line).collect::<Vec<_>>());
    }
    if !it.incomparable.is_empty() {
        let names: Vec<_> = it.incomparable.iter().map(|it| show::plain(&it.short)).collect();
        println!("\nNot comparable with the year before, because other views rated: {}", names.join(", "));
    }
    if it.left_out > 0 {
        println!("\n{} assessments by an edition with other levels or dimensions are left out.", it.left_out);
    }
}

fn spread(name: String, spread: &Spread, half: String) -> Vec<String> {
    let counts = spread.counts.iter().map(u32::to_string);
    std::iter::once(name).chain(counts).chain([spread.unsettled.to_string(), half]).collect()
}

fn profile(model: &Model, line: &ProfileLine) -> Vec<String> {
    let side = |(side, value): (&engagement::maturity::Perspective, &Option<engagement::maturity::ProfileValue>)| {
        let words = value.as_ref().map_or("not rated", |value| &value.words);
        format!("{} {words}", side.name.to_lowercase())
    };
    let sides = model.perspectives.iter().zip(&line.sides).map(side);
    let target = line.target.map(|target| format!("target {}", model.level_words(target)));
    std::iter::once(name(model, line.dimension)).chain(sides).chain(target).collect()
}

/// From what was found to what is wanted.
pub fn gap_plan(plan: &GapPlan) {
    println!("{}, {}, {}", show::plain(&plan.subject.name), show::plain(&plan.model.name), plan.year.name);
    for it in &plan.gaps {
        gap(&plan.model, it);
    }
    if !plan.moves.is_empty() || !plan.actions.is_empty() {
        println!("\nAll dimensions");
        plan.moves.iter().for_each(proposed);
        plan.actions.iter().for_each(action);
    }
}

fn gap(model: &Model, it: &Gap) {
    let current = if it.words.is_empty() { "not rated" } else { &it.words };
    let target =
        it.target.map_or_else(|| "no target".to_owned(), |target| format!("target {}", model.level_words(target)));
    println!("\n{}: {current}, {target}", name(model, it.dimension));
    if let Some(progress) = &it.progress {
        println!("  Since the assessment before: {}", progress.words);
    }
    for step in &it.steps {
        println!("  {}: {}", model.level_words(step.level), show::plain(&step.descriptor));
        step.moves.iter().for_each(proposed);
    }
    it.actions.iter().for_each(action);
}

fn proposed(it: &ProposedMove) {
    let taken = if it.action_id.is_some() { " (taken up)" } else { "" };
    println!("    {}: {}{taken}", it.key, show::plain(&it.text));
}

fn action(it: &engagement::GapAction) {
    let due = it.due_on.map(|due| format!(", due {due}")).unwrap_or_default();
    println!("  Action: {} ({}{due})", show::plain(it.name.as_ref()), it.state.label().to_lowercase());
}
