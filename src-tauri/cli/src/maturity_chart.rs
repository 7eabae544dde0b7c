//! Pictures of maturity as files.

use std::path::Path;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};
use engagement::maturity::Maturity;
use engagement::{Id, Refusal};
use pictures::figure::Figure;
use pictures::ink::Theme;
use pictures::maturity::Picture;
use pictures::scene::Purpose;

use crate::arguments::Within;
use crate::{desk, scope};

/// From how many levels apart on a pair is drawn where nothing is said of it.
const APART: u8 = 2;

/// Which picture of maturity, and of what.
#[derive(Args)]
pub struct Chart {
    /// For maturity-chart: which picture.
    #[arg(long, value_parser = pictures())]
    picture: Option<Picture>,
    /// For maturity-chart: of one agency, by its name or abbreviation; of all where it is left out.
    #[arg(long, value_name = "AGENCY")]
    subject: Option<String>,
    /// For maturity-chart: by which model, by its key; by the one used last where it is left out.
    #[arg(long)]
    model: Option<String>,
    /// For maturity-chart: the fiscal year, such as 2026; the last one where it is left out.
    #[arg(long)]
    year: Option<i32>,
    /// For maturity-chart: from how many levels apart on a pair is drawn.
    #[arg(long, value_name = "LEVELS")]
    apart: Option<u8>,
    /// For maturity-chart: in light colors, or in dark ones for a dark slide.
    #[arg(long, value_enum)]
    colors: Option<Colors>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Colors {
    /// For paper.
    Light,
    /// For a dark slide.
    Dark,
}

fn pictures() -> impl TypedValueParser<Value = Picture> {
    let known = PossibleValuesParser::new(Picture::ALL.map(Picture::word));
    known.try_map(|word| Picture::ALL.into_iter().find(|it| it.word() == word).ok_or("there is no such picture"))
}

/// Draws the picture.
pub fn draw(file: &Path, to: &Path, chart: &Chart, within: &Within) -> Result<(), Refusal> {
    let store = desk::read(file)?;
    let engagement = scope::engagement(&store, within.engagement.as_deref())?.id;
    let figure = chart.figure(&store.maturity(&engagement)?)?;
    let theme = match chart.colors {
        None | Some(Colors::Light) => Theme::Light,
        Some(Colors::Dark) => Theme::Dark,
    };
    documents::replace(to, &figure.scene.printed(to, theme)?)?;
    println!("Exported \"{}\" to {}.", figure.title, to.display());
    Ok(())
}

impl Chart {
    /// Its options, and whether each was given.
    pub fn given(&self) -> [(&'static str, bool); 6] {
        [
            ("--picture", self.picture.is_some()),
            ("--subject", self.subject.is_some()),
            ("--model", self.model.is_some()),
            ("--year", self.year.is_some()),
            ("--apart", self.apart.is_some()),
            ("--colors", self.colors.is_some()),
        ]
    }

    fn figure(&self, maturity: &Maturity) -> Result<Figure, Refusal> {
        let picture = self.picture.unwrap_or(Picture::Disagreement);
        let Some(named) = &self.subject else {
            let portfolio = maturity.portfolio(self.model.as_deref(), self.year)?;
            return Ok(picture.of_portfolio(&portfolio, self.apart.unwrap_or(APART), Purpose::Document));
        };
        let result = maturity.result(Some(&agency(maturity, named)?), self.model.as_deref(), self.year)?;
        picture.of_subject(&result, Purpose::Document).ok_or_else(|| {
            let word = picture.word();
            Refusal::impossible(format!("The picture \"{word}\" shows several agencies. Leave --subject out."))
        })
    }
}

/// An agency by its id, its name or its abbreviation.
fn agency(maturity: &Maturity, named: &str) -> Result<Id, Refusal> {
    let wanted = named.trim().to_lowercase();
    let found = maturity.organizations.iter().find(|it| {
        let names = [it.id.to_string(), it.name.to_string(), it.abbreviation.as_ref().to_owned()];
        names.iter().any(|name| name.to_lowercase() == wanted)
    });
    found.map(|it| it.id.clone()).ok_or_else(|| Refusal::Gone {
        reason: format!(
            "There is no agency called \"{named}\". `liaison list FILE organization` shows those there are."
        ),
    })
}
