//! Our fonts inside the page, so that it looks the same everywhere and fetches nothing.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Style rules that define them.
pub(super) fn faces() -> String {
    let face = |(weight, font): (u16, &[u8])| {
        format!(
            "@font-face {{ font-family: \"Public Sans\"; font-weight: {weight}; src: \
             url(data:font/ttf;base64,{}); }}\n",
            base64(font)
        )
    };
    [(400, pictures::REGULAR), (600, pictures::SEMIBOLD)].map(face).concat()
}

fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let bits = three.iter().chain([&0, &0]).take(3).fold(0usize, |bits, byte| bits << 8 | usize::from(*byte));
        for at in 0..4 {
            let letter = LETTERS[bits >> (18 - 6 * at) & 63];
            out.push(if at <= three.len() { char::from(letter) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn bytes_are_written_as_browsers_read_them() {
        for (bytes, written) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")] {
            assert_eq!(base64(bytes.as_bytes()), written);
        }
    }
}
