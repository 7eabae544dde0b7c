//! What it costs to save a matrix of 10,000 rows as XLSX, against the bare writer: a loop that puts
//! the same cells in the same formats into the same sheets and saves. Eight values a row: name,
//! four codes, definition, reporting requirements and id. Both run in turn, in one process; the
//! median of the rounds' ratios counts.

use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::DateTime;
use documents::{Format, Workbook, matrix_workbook, save};
use engagement::template::Template;
use engagement::{Entity, Id, Matrix, Refusal, Stakeholder};
use rust_xlsxwriter::{Color, FormatAlign, FormatBorder, XlsxError};

const ROWS: u64 = 10_000;
const ROUNDS: usize = 15;
const AT_MOST: f64 = 1.3;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let matrix = matrix()?;
    let folder = tempfile::tempdir()?;
    let (ours, bare) = (folder.path().join("ours.xlsx"), folder.path().join("bare.xlsx"));
    let workbook = matrix_workbook(&matrix, DateTime::default());
    save_ours(&matrix, &ours)?;
    save_bare(&workbook, &bare)?;
    let mut ratios = Vec::new();
    for _ in 0..ROUNDS {
        let ours = timed(|| Ok(save_ours(&matrix, &ours)?))?;
        let bare = timed(|| Ok(save_bare(&workbook, &bare)?))?;
        ratios.push(ours.as_secs_f64() / bare.as_secs_f64());
    }
    ratios.sort_by(f64::total_cmp);
    let ratio = ratios[ROUNDS / 2];
    println!("matrix to XLSX, 10,000 x 8, against the bare writer loop: ratio {ratio:.2} (at most {AT_MOST})");
    if ratio > AT_MOST { Err(format!("{ratio:.2} is more than {AT_MOST}").into()) } else { Ok(()) }
}

fn timed(work: impl FnOnce() -> Outcome<()>) -> Outcome<Duration> {
    let start = Instant::now();
    work()?;
    Ok(start.elapsed())
}

fn save_ours(matrix: &Matrix, to: &Path) -> Result<(), Refusal> {
    let workbook = matrix_workbook(matrix, DateTime::default());
    save(&workbook, to, Format::Xlsx, &mut |_, _| ControlFlow::Continue(()))
}

fn save_bare(workbook: &Workbook, to: &Path) -> Result<(), XlsxError> {
    let line = Color::RGB(0xC6_CA_CE);
    let cell = rust_xlsxwriter::Format::new()
        .set_align(FormatAlign::Left)
        .set_align(FormatAlign::Top)
        .set_indent(1)
        .set_border(FormatBorder::Thin)
        .set_border_color(line);
    let wrapped = cell.clone().set_text_wrap();
    let header = cell.clone().set_bold().set_background_color(Color::RGB(0xED_EF_F0));
    let mut book = rust_xlsxwriter::Workbook::new();
    for sheet in &workbook.sheets {
        let page = book.add_worksheet();
        page.set_name(&sheet.name)?;
        for (at, column) in (0..).zip(&sheet.columns) {
            page.set_column_width(at, column.width)?;
            page.write_string_with_format(0, at, &column.header, &header)?;
        }
        for (row, cells) in (1..).zip(&sheet.rows) {
            for ((at, column), text) in (0..).zip(&sheet.columns).zip(cells) {
                page.write_string_with_format(row, at, text.as_ref(), if column.wraps { &wrapped } else { &cell })?;
            }
        }
    }
    book.save(to)
}

/// Washington's matrix, its rows repeated with names, ids and texts of their own.
fn matrix() -> Outcome<Matrix> {
    let any = id(0)?;
    let entities = Template::named("washington")?.entities(|| any.clone())?;
    let stakeholders = all::<Stakeholder>(&entities);
    let row = |(number, like): (u64, &Stakeholder)| -> Result<Stakeholder, String> {
        Ok(Stakeholder {
            id: id(number)?,
            name: format!("{} {number}", like.name).try_into()?,
            definition: format!("{} Number {number}.", like.definition).try_into()?,
            reporting_requirements: format!("State of project {number}, its risks and its next steps.").try_into()?,
            ..like.clone()
        })
    };
    Ok(Matrix {
        workspace: all(&entities).pop().ok_or("a template has a workspace")?,
        engagement: all(&entities).pop().ok_or("a template has an engagement")?,
        provider: None,
        codes: all(&entities),
        stakeholders: (1..=ROWS).zip(stakeholders.iter().cycle()).map(row).collect::<Result<_, _>>()?,
    })
}

fn all<T: TryFrom<Entity>>(entities: &[Entity]) -> Vec<T> {
    entities.iter().filter_map(|entity| T::try_from(entity.clone()).ok()).collect()
}

fn id(number: u64) -> Result<Id, String> {
    format!("019d3f00-0000-7000-8000-{number:012x}").try_into()
}
