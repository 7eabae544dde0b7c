//! How each look is painted, in the colors of the window's tokens. The window's style sheet for scenes is made from
//! this table too, so a picture on the screen and a printed one differ in nothing.

use serde::Serialize;
use specta::Type;

/// What a mark is; the window's style sheet knows it by the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Look {
    /// The paper the picture is on.
    Paper,
    /// The ground of the agency's side.
    AgencyGround,
    /// The border between two sides.
    Border,
    /// The provider's sign, a filled circle.
    ProviderSign,
    /// The agency's sign, a hollow square.
    AgencySign,
    /// The frame of a box.
    Frame,
    /// A heading, or the title in a box.
    Title,
    /// A text beside or under a title.
    Note,
    /// The sign that something is to be looked at.
    Flag,
    /// Marks that belong together.
    Group,
    /// A link: someone is accountable to someone.
    Accountable,
    /// A link: a problem goes next to someone.
    Escalates,
    /// A link: someone gives directions to someone.
    Directs,
    /// A link: two coordinate.
    Coordinates,
    /// A filled arrow head.
    Head,
    /// An open arrow head.
    OpenHead,
}

#[cfg(test)]
pub(crate) const LOOKS: [Look; 16] = [
    Look::Paper,
    Look::AgencyGround,
    Look::Border,
    Look::ProviderSign,
    Look::AgencySign,
    Look::Frame,
    Look::Title,
    Look::Note,
    Look::Flag,
    Look::Group,
    Look::Accountable,
    Look::Escalates,
    Look::Directs,
    Look::Coordinates,
    Look::Head,
    Look::OpenHead,
];

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Theme {
    /// Dark on white: for paper.
    Light,
    /// Light on dark: for a room.
    Dark,
}

/// A color of the window's tokens: its name there, then light and dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    pub(crate) name: &'static str,
    light: &'static str,
    dark: &'static str,
}

const SURFACE: Token = token("surface", "#ffffff", "#15181d");
const CHROME: Token = token("chrome", "#f5f6f7", "#1c2026");
const LINE_STRONG: Token = token("line-strong", "#c6cace", "#474e59");
const LINE_CONTROL: Token = token("line-control", "#71767a", "#8d9297");
const INK: Token = token("ink", "#1c1d1f", "#edeff0");
const INK_2: Token = token("ink-2", "#565c65", "#a9aeb1");
const WARN: Token = token("warn", "#6b5a39", "#e6c74c");
const PROVIDER: Token = token("provider", "#005ea2", "#73b3e7");
const AGENCY: Token = token("agency", "#914734", "#f3966d");

const fn token(name: &'static str, light: &'static str, dark: &'static str) -> Token {
    Token { name, light, dark }
}

impl Token {
    pub(crate) fn color(self, theme: Theme) -> &'static str {
        match theme {
            Theme::Light => self.light,
            Theme::Dark => self.dark,
        }
    }
}

/// What fills a mark, what draws its edge, how wide, and its dashes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Paint {
    pub(crate) fill: Option<Token>,
    pub(crate) stroke: Option<Token>,
    pub(crate) width: f32,
    pub(crate) dashes: &'static str,
}

impl Look {
    /// The look's name in the style sheet.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::AgencyGround => "agencyGround",
            Self::Border => "border",
            Self::ProviderSign => "providerSign",
            Self::AgencySign => "agencySign",
            Self::Frame => "frame",
            Self::Title => "title",
            Self::Note => "note",
            Self::Flag => "flag",
            Self::Group => "group",
            Self::Accountable => "accountable",
            Self::Escalates => "escalates",
            Self::Directs => "directs",
            Self::Coordinates => "coordinates",
            Self::Head => "head",
            Self::OpenHead => "openHead",
        }
    }

    /// How it is painted. The kinds of link differ without color: by dashes and heads.
    pub(crate) fn paint(self) -> Paint {
        match self {
            Self::Paper => filled(SURFACE),
            Self::AgencyGround => filled(CHROME),
            Self::Title => filled(INK),
            Self::Note => filled(INK_2),
            Self::ProviderSign => filled(PROVIDER),
            Self::Head => filled(INK_2),
            Self::Group => Paint { fill: None, stroke: None, width: 0.0, dashes: "" },
            Self::Border => drawn(LINE_STRONG, 1.0, ""),
            Self::AgencySign => drawn(AGENCY, 2.0, ""),
            Self::Flag => drawn(WARN, 1.4, ""),
            Self::Frame => Paint { fill: Some(SURFACE), ..drawn(LINE_CONTROL, 1.0, "") },
            Self::Accountable | Self::Directs => drawn(INK_2, 1.5, ""),
            Self::OpenHead => drawn(INK, 1.75, ""),
            Self::Escalates => drawn(INK, 1.75, "2 3"),
            Self::Coordinates => drawn(INK_2, 1.0, "6 4"),
        }
    }
}

fn filled(fill: Token) -> Paint {
    Paint { fill: Some(fill), stroke: None, width: 0.0, dashes: "" }
}

fn drawn(stroke: Token, width: f32, dashes: &'static str) -> Paint {
    Paint { fill: None, stroke: Some(stroke), width, dashes }
}

/// The window's style sheet for the looks. It is committed; a test tells when it is stale.
#[cfg(test)]
fn style_sheet() -> String {
    let mut sheet =
        "/* How a scene's marks are painted. Made from the table in src-tauri/pictures/src/ink.rs. */\n".to_owned();
    for look in LOOKS {
        let Paint { fill, stroke, width, dashes } = look.paint();
        let color = |token: Option<Token>| token.map_or("none".to_owned(), |token| format!("var(--{})", token.name));
        sheet += &format!(".scene .{} {{\n  fill: {};\n  stroke: {};\n", look.name(), color(fill), color(stroke));
        if stroke.is_some() {
            // A head has none of its link's dashes.
            let dashes = if dashes.is_empty() { "none" } else { dashes };
            sheet += &format!("  stroke-width: {width}px;\n  stroke-dasharray: {dashes};\n");
        }
        sheet += "}\n";
    }
    sheet
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src");

    #[test]
    fn colors_are_those_of_the_windows_tokens() {
        let tokens = std::fs::read_to_string(format!("{WINDOW}/tokens.css")).unwrap();
        for token in [SURFACE, CHROME, LINE_STRONG, LINE_CONTROL, INK, INK_2, WARN, PROVIDER, AGENCY] {
            let line = format!("--{}: light-dark({}, {});", token.name, token.light, token.dark);
            assert!(tokens.contains(&line), "the window's tokens say otherwise than {line}");
        }
    }

    #[test]
    fn the_windows_style_sheet_for_scenes_is_the_same_table() {
        let path = format!("{WINDOW}/look/scene.css");
        if std::env::var_os("LIAISON_WRITE_BINDINGS").is_some() {
            std::fs::write(&path, style_sheet()).unwrap();
        }
        let committed = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert_eq!(committed, style_sheet(), "run `cargo xtask bindings` and commit ui/src/look/scene.css");
    }

    #[test]
    fn a_look_has_one_name_in_scene_and_style_sheet() {
        for look in LOOKS {
            assert_eq!(serde_json::to_string(&look).unwrap(), format!("\"{}\"", look.name()), "{look:?}");
        }
    }
}
