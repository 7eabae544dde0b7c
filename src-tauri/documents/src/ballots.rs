//! Ballots to print from any browser: a page each, with every dimension and a box a level. One file, without a
//! script and without anything from elsewhere.

use engagement::Side;
use engagement::workshop::BallotSheet;

const STYLE: &str = "@page { margin: 14mm } \
    body { font: 11pt/1.35 'Public Sans', 'Segoe UI', 'Liberation Sans', Arial, sans-serif; color: #1c1d1f; margin: 0 } \
    main { break-after: page; max-width: 190mm; margin: 0 auto 12mm } main:last-child { break-after: auto } \
    h1 { font-size: 17pt; margin: 0 } header p { margin: 1mm 0 4mm } \
    section { break-inside: avoid; border-top: 0.4mm solid #1c1d1f; padding: 2mm 0 3mm } \
    h2 { font-size: 13pt; margin: 0 } section p { margin: 0 0 1.5mm } \
    ul { list-style: none; margin: 0; padding: 0 } li { display: flex; gap: 3mm; padding: 0.6mm 0 } \
    .box { flex: none; width: 4.4mm; height: 4.4mm; border: 0.4mm solid #1c1d1f; border-radius: 50% } \
    .sign { display: inline-block; min-width: 70mm; border-bottom: 0.3mm solid #1c1d1f }";

/// The ballots as one HTML page.
pub fn ballots_page(sheet: &BallotSheet) -> String {
    let title = escaped(&format!("Ballots, {}, {}", sheet.subject, sheet.date));
    let ballots: String = sheet.ballots.iter().map(|it| ballot(sheet, &it.name, it.side)).collect();
    format!(
        "<!doctype html>\n<html lang=\"en-US\"><head><meta charset=\"utf-8\"><title>{title}</title>\
        <style>{STYLE}</style></head>\n<body>\n{ballots}</body></html>\n"
    )
}

fn ballot(sheet: &BallotSheet, name: &str, side: Side) -> String {
    let side = if side == Side::Provider { "Provider" } else { "Agency" };
    let who = match (sheet.anonymous, name) {
        (true, _) => format!("{side} &middot; do not sign"),
        (false, "") => format!("{side} &middot; <span class=\"sign\">&nbsp;</span>"),
        (false, name) => format!("{side} &middot; {}", escaped(name)),
    };
    let dimensions: String = sheet.dimensions.iter().map(|it| dimension(sheet, it)).collect();
    format!(
        "<main><header><h1>{}</h1><p>{} &middot; {} &middot; {who}</p></header>\n{dimensions}</main>\n",
        escaped(&sheet.subject),
        escaped(&sheet.model),
        sheet.date.format("%B %-d, %Y"),
    )
}

fn dimension(sheet: &BallotSheet, (name, ask, texts): &(String, String, Vec<String>)) -> String {
    let line = |((label, level), text): (&(String, String), &String)| {
        let label = if label == level { String::new() } else { format!("{} ", escaped(label)) };
        format!("<li><span class=\"box\"></span><span><b>{label}{}</b> {}</span></li>", escaped(level), escaped(text))
    };
    let lines: String = sheet.levels.iter().zip(texts).map(line).collect();
    let abstain = "<li><span class=\"box\"></span><span>I abstain</span></li>";
    format!("<section><h2>{}</h2><p>{}</p><ul>{lines}{abstain}</ul></section>\n", escaped(name), escaped(ask))
}

/// Text as it stands in HTML.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_wrote_is_text_on_the_page_and_nothing_else() {
        assert_eq!(escaped("<b onclick='x'>A & B</b>\u{7}"), "&lt;b onclick=&#39;x&#39;&gt;A &amp; B&lt;/b&gt; ");
    }
}
