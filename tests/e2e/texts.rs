//! Texts that have broken other programs: the same ones in every run.

/// The longest text a cell holds, in UTF-16 units.
pub const LONGEST: usize = 32_767;

/// What each of them would do if it worked is to set `window.owned`, or to leave the page.
const MARKUP: [&str; 16] = [
    "<script>window.owned=1</script>",
    "<img src=x onerror=window.owned=1>",
    "<svg onload=window.owned=1><a xlink:href=javascript:window.owned=1>x</a></svg>",
    "\"><iframe srcdoc=\"<script>parent.owned=1</script>\"></iframe>",
    "'-window.owned=1-'",
    "{@html '<b>x</b>'}{window.owned=1}{{constructor.constructor('window.owned=1')()}}",
    "${window.owned=1}`",
    "</textarea></title></style><script>window.owned=1</script><!--",
    "javascript:window.owned=1",
    "<meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'>",
    "<base href='http://127.0.0.1:9/'><form action=/x><button autofocus onfocus=window.owned=1>",
    "<style>*{display:none}</style><link rel=stylesheet href=//127.0.0.1:9/x.css>",
    "&lt;b&gt;&amp;nbsp;&#60;&#x3c;",
    "]]><![CDATA[<b>x</b>]]>",
    "<dialog open style='position:fixed;inset:0'>x</dialog>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=window.owned=1>",
];
const FORMULAS: [&str; 10] = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://127.0.0.1:9/\",\"x\")",
    "+1",
    "-1",
    "@SUM(A1)",
    "'=1",
    "=\"a\"\"b\"",
    "_x0041_",
    "_x000D_\u{1}_x005F_x0041_",
];
const QUERIES: [&str; 6] = [
    "'; DROP TABLE stakeholder; --",
    "Robert\"); DELETE FROM history; --",
    "%s%n%x %d ?1 :id $1 @p",
    "null",
    "__proto__",
    "\\u0000\\n\\\\ C:\\new\\table ../../etc/passwd",
];
const CONTROLS: [&str; 8] = [
    "bell\u{7} back\u{8} feed\u{c} escape\u{1b}[31m delete\u{7f}",
    "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{e}\u{1f}",
    "next\u{85}line\u{80}\u{9f}",
    "line\u{2028}paragraph\u{2029}",
    "two\nlines",
    "a\ttab\tand\n\nempty lines\n",
    "\"quoted\" and \"\"twice\"\"",
    "\"only the first",
];
const SCRIPTS: [&str; 14] = [
    "\u{202e}txt.exe\u{202c} over",
    "\u{2066}\u{2067}\u{202b}nested\u{2069} unclosed",
    "\u{200f}\u{200e}\u{61c}marks",
    "مرحبا بالعالم 123 abc",
    "שלום, world (1)",
    "👩‍👩‍👧‍👦🏳️‍🌈🇺🇸👍🏽",
    "e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}",
    "Z\u{35b}\u{36a}a\u{334}\u{335}\u{336}l\u{337}\u{338}g\u{321}o\u{489}",
    "\u{feff}mark \u{200b}zero\u{200d}width\u{2060} \u{ad}soft",
    "ffi ﬃ İiıI ßẞ ſ K Å",
    "日本語テキスト、한국어 조합 ㅎㅏㄴ",
    "𝕬𝖉𝖒𝖎𝖓 \u{e0041}\u{e0001} tags",
    "\u{fffd}\u{fdd0}\u{fffe}\u{10ffff} private \u{e000}",
    "\u{a0}  spaces\u{3000}at the ends \u{2003}",
];

/// As many texts, each one different; none is blank, and none holds a NUL, which no clipboard carries.
pub fn hostile(count: usize) -> Vec<String> {
    let known: Vec<_> = [&MARKUP[..], &FORMULAS, &QUERIES, &CONTROLS, &SCRIPTS].concat();
    (0..count).map(|index| text(index, &known)).collect()
}

fn text(index: usize, known: &[&str]) -> String {
    let one = known[index % known.len()];
    let other = known[(index * 7 + index / known.len()) % known.len()];
    match (index / known.len(), index % 400) {
        // Very long ones: as long as may be, of words, of one word, of pairs, of marks on one letter.
        (1.., 7) => long("Division of Enterprise Services and ", index),
        (1.., 107) => long("W", index),
        (1.., 207) => long("🏳️‍🌈", index),
        (1.., 307) => long("\u{301}", index),
        (0, _) => one.to_owned(),
        (round, _) if round % 2 == 1 => format!("{one} {index} {other}"),
        _ => format!("{other}{one}{index}"),
    }
}

fn long(piece: &str, index: usize) -> String {
    let units = |text: &str| text.encode_utf16().count();
    let start = index.to_string();
    let left = LONGEST - units(&start);
    format!("{start}{}{}", piece.repeat(left / units(piece)), ".".repeat(left % units(piece)))
}
