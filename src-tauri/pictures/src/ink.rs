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
    /// A row that stands for something; seen only when it is chosen.
    Row,
    /// A hairline under a row.
    Rule,
    /// An axis, its ticks, what joins two columns.
    Axis,
    /// A ring of a radar.
    Ring,
    /// How far two views lie apart.
    Gap,
    /// The provider's line.
    ProviderLine,
    /// The agency's line.
    AgencyLine,
    /// The target's line.
    TargetLine,
    /// The agency's sign on a line: a square that covers it.
    AgencyPoint,
    /// A count of nothing.
    Zero,
    /// One of those that are counted.
    Dot,
    /// A dot on the strongest heat.
    DotOnHeat,
    /// A text on the strongest heat.
    TextOnHeat,
    /// The frame around the median.
    Median,
    /// Heat: none.
    Heat0,
    /// Heat: a few.
    Heat1,
    /// Heat: some.
    Heat2,
    /// Heat: many.
    Heat3,
    /// Heat: most.
    Heat4,
    /// A level, the lowest.
    Level0,
    /// A level.
    Level1,
    /// A level in the middle.
    Level2,
    /// A level.
    Level3,
    /// A level, the highest.
    Level4,
    /// A text on level 0.
    OnLevel0,
    /// A text on level 1.
    OnLevel1,
    /// A text on level 2.
    OnLevel2,
    /// A text on level 3.
    OnLevel3,
    /// A text on level 4.
    OnLevel4,
}

#[cfg(test)]
pub(crate) const LOOKS: [Look; 45] = [
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
    Look::Row,
    Look::Rule,
    Look::Axis,
    Look::Ring,
    Look::Gap,
    Look::ProviderLine,
    Look::AgencyLine,
    Look::TargetLine,
    Look::AgencyPoint,
    Look::Zero,
    Look::Dot,
    Look::DotOnHeat,
    Look::TextOnHeat,
    Look::Median,
    Look::Heat0,
    Look::Heat1,
    Look::Heat2,
    Look::Heat3,
    Look::Heat4,
    Look::Level0,
    Look::Level1,
    Look::Level2,
    Look::Level3,
    Look::Level4,
    Look::OnLevel0,
    Look::OnLevel1,
    Look::OnLevel2,
    Look::OnLevel3,
    Look::OnLevel4,
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
const TARGET: Token = token("target", "#446443", "#86b98e");
const LINE: Token = token("line", "#dfe1e2", "#2f353e");
const LINE_SOFT: Token = token("line-soft", "#edeff0", "#22272e");
const INK_3: Token = token("ink-3", "#676d75", "#989da2");
const WARN_MARK: Token = token("warn-mark", "#947100", "#ddaa01");
const HEAT_4_INK: Token = token("heat-4-ink", "#11181d", "#ffffff");
const HEAT: [Token; 5] = [
    token("heat-0", "#ffffff", "#15181d"),
    token("heat-1", "#eff6fb", "#18232e"),
    token("heat-2", "#d9e8f6", "#1f3243"),
    token("heat-3", "#aacdec", "#274863"),
    token("heat-4", "#73b3e7", "#2c608a"),
];
const LEVEL: [Token; 5] = [
    token("level-0", "#d9e8f6", "#1f303e"),
    token("level-1", "#aacdec", "#274863"),
    token("level-2", "#73b3e7", "#2c608a"),
    token("level-3", "#2378c3", "#2378c3"),
    token("level-4", "#274863", "#73b3e7"),
];
const ON_LEVEL: [Token; 5] = [
    token("level-0-ink", "#1c1d1f", "#edeff0"),
    token("level-1-ink", "#1c1d1f", "#edeff0"),
    token("level-2-ink", "#1c1d1f", "#ffffff"),
    token("level-3-ink", "#ffffff", "#ffffff"),
    token("level-4-ink", "#ffffff", "#1c1d1f"),
];

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
            Self::Row => "row",
            Self::Rule => "rule",
            Self::Axis => "axis",
            Self::Ring => "ring",
            Self::Gap => "gap",
            Self::ProviderLine => "providerLine",
            Self::AgencyLine => "agencyLine",
            Self::TargetLine => "targetLine",
            Self::AgencyPoint => "agencyPoint",
            Self::Zero => "zero",
            Self::Dot => "dot",
            Self::DotOnHeat => "dotOnHeat",
            Self::TextOnHeat => "textOnHeat",
            Self::Median => "median",
            Self::Heat0 => "heat0",
            Self::Heat1 => "heat1",
            Self::Heat2 => "heat2",
            Self::Heat3 => "heat3",
            Self::Heat4 => "heat4",
            Self::Level0 => "level0",
            Self::Level1 => "level1",
            Self::Level2 => "level2",
            Self::Level3 => "level3",
            Self::Level4 => "level4",
            Self::OnLevel0 => "onLevel0",
            Self::OnLevel1 => "onLevel1",
            Self::OnLevel2 => "onLevel2",
            Self::OnLevel3 => "onLevel3",
            Self::OnLevel4 => "onLevel4",
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
            Self::Group | Self::Row => Paint { fill: None, stroke: None, width: 0.0, dashes: "" },
            Self::Border => drawn(LINE_STRONG, 1.0, ""),
            Self::AgencySign => drawn(AGENCY, 2.0, ""),
            Self::Flag => drawn(WARN, 1.4, ""),
            Self::Frame => Paint { fill: Some(SURFACE), ..drawn(LINE_CONTROL, 1.0, "") },
            Self::Accountable | Self::Directs => drawn(INK_2, 1.5, ""),
            Self::OpenHead => drawn(INK, 1.75, ""),
            Self::Escalates => drawn(INK, 1.75, "2 3"),
            Self::Coordinates => drawn(INK_2, 1.0, "6 4"),
            Self::Rule => drawn(LINE_SOFT, 1.0, ""),
            Self::Axis => drawn(LINE_STRONG, 1.0, ""),
            Self::Ring => drawn(LINE, 1.0, ""),
            Self::Gap => drawn(WARN_MARK, 3.0, ""),
            Self::ProviderLine => drawn(PROVIDER, 2.25, ""),
            Self::AgencyLine => drawn(AGENCY, 2.0, "5 4"),
            Self::TargetLine => drawn(TARGET, 1.75, "1.5 3.5"),
            Self::AgencyPoint => Paint { fill: Some(SURFACE), ..drawn(AGENCY, 2.5, "") },
            Self::Zero => filled(INK_3),
            Self::Dot => filled(INK),
            Self::DotOnHeat | Self::TextOnHeat => filled(HEAT_4_INK),
            Self::Median => drawn(INK, 2.0, ""),
            Self::Heat0 => filled(HEAT[0]),
            Self::Heat1 => filled(HEAT[1]),
            Self::Heat2 => filled(HEAT[2]),
            Self::Heat3 => filled(HEAT[3]),
            Self::Heat4 => filled(HEAT[4]),
            Self::Level0 => level(0),
            Self::Level1 => level(1),
            Self::Level2 => level(2),
            Self::Level3 => level(3),
            Self::Level4 => level(4),
            Self::OnLevel0 => filled(ON_LEVEL[0]),
            Self::OnLevel1 => filled(ON_LEVEL[1]),
            Self::OnLevel2 => filled(ON_LEVEL[2]),
            Self::OnLevel3 => filled(ON_LEVEL[3]),
            Self::OnLevel4 => filled(ON_LEVEL[4]),
        }
    }
}

/// A level's area, apart from its neighbors by the paper's color.
fn level(at: usize) -> Paint {
    Paint { fill: Some(LEVEL[at]), ..drawn(SURFACE, 1.0, "") }
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
            sheet += &format!("  stroke-width: {width}px;\n");
        }
        if !dashes.is_empty() {
            sheet += &format!("  stroke-dasharray: {dashes};\n");
        }
        sheet += "}\n";
    }
    sheet + "@media (forced-colors: active) {\n" + &LOOKS.into_iter().map(forced).collect::<String>() + "}\n"
}

/// A look where the system gives the colors: areas are the canvas with an edge, signs and lines its text.
#[cfg(test)]
fn forced(look: Look) -> String {
    let Paint { fill, stroke, .. } = look.paint();
    let is_ground =
        |token: Token| ["surface", "chrome"].contains(&token.name) || HEAT.contains(&token) || LEVEL.contains(&token);
    let color = |token: Token| if is_ground(token) { "Canvas" } else { "CanvasText" };
    let edge = if LEVEL.iter().any(|level| fill == Some(*level)) { Some("CanvasText") } else { stroke.map(color) };
    format!(
        "  .scene .{} {{\n    fill: {};\n    stroke: {};\n  }}\n",
        look.name(),
        fill.map_or("none", color),
        edge.unwrap_or("none")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src");

    #[test]
    fn colors_are_those_of_the_windows_tokens() {
        let tokens = std::fs::read_to_string(format!("{WINDOW}/tokens.css")).unwrap();
        let others = [SURFACE, CHROME, LINE, LINE_SOFT, LINE_STRONG, LINE_CONTROL, INK, INK_2, INK_3, WARN, WARN_MARK];
        let charts = [PROVIDER, AGENCY, TARGET, HEAT_4_INK].into_iter().chain(HEAT).chain(LEVEL).chain(ON_LEVEL);
        for token in others.into_iter().chain(charts) {
            let line = match token.light == token.dark && token.light == "#ffffff" {
                true => format!("--{}: {};", token.name, token.light),
                false => format!("--{}: light-dark({}, {});", token.name, token.light, token.dark),
            };
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
