//! Our fonts inside a document, so that it looks the same where they are not installed. Their license allows it.

/// The keys of `template/font_table.xml`, as bytes from the last to the first.
const KEYS: [[u8; 16]; 2] = [
    [0x01, 0x1d, 0x8f, 0x6e, 0x3c, 0x7a, 0x2b, 0x9d, 0x0e, 0x4f, 0x1d, 0x5c, 0xe2, 0xa5, 0x61, 0x0b],
    [0x02, 0x1d, 0x8f, 0x6e, 0x3c, 0x7a, 0x2b, 0x9d, 0x0e, 0x4f, 0x1d, 0x5c, 0xe2, 0xa5, 0x61, 0x0b],
];

/// Regular and strong, masked by their keys as the format asks.
pub(super) fn embedded() -> [Vec<u8>; 2] {
    [masked(pictures::REGULAR, &KEYS[0]), masked(pictures::SEMIBOLD, &KEYS[1])]
}

fn masked(font: &[u8], key: &[u8; 16]) -> Vec<u8> {
    let mut font = font.to_vec();
    for (at, byte) in font.iter_mut().take(32).enumerate() {
        *byte ^= key[at % 16];
    }
    font
}

#[cfg(test)]
mod tests {
    use super::KEYS;

    #[test]
    fn keys_are_those_of_the_font_table() {
        let table = include_str!("template/font_table.xml");
        for key in KEYS {
            let hex: String = key.iter().rev().map(|byte| format!("{byte:02X}")).collect();
            let key = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-");
            assert!(table.contains(&format!("w:fontKey=\"{{{key}}}\"")), "the table has {key}");
        }
    }
}
