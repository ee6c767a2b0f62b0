//! The wasm as a string in a JavaScript module.

/// Bytes below this one are written as one character.
const SINGLES: u8 = 89;

/// The number of characters in use: those from `#` to `~` without the backslash, none of which a
/// string has to escape.
const CHARACTERS: u8 = 91;

/// The source of `wasm.js`.
///
/// A byte below 89 is the character at its position. Any other byte is two characters: one of the
/// last two, which says how many times 91 to add, and the character for the rest. So each byte
/// begins with a character, and gzip finds what repeats: compressed, the text is hardly larger than
/// the wasm, where hex is a tenth larger and base64 a third.
pub fn wasm_js(wasm: &[u8]) -> String {
    let mut source = String::from("export const wasm = \"");
    for byte in wasm {
        match byte.checked_sub(SINGLES) {
            None => source.push(character(*byte)),
            Some(rest) => source
                .extend([character(SINGLES + rest / CHARACTERS), character(rest % CHARACTERS)]),
        }
    }
    source.push_str("\";\n");
    source
}

/// The character at a position.
fn character(position: u8) -> char {
    let code = b'#' + position;
    char::from(if code < b'\\' { code } else { code + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes of a text, as the package's `module.js` decodes it.
    fn decoded(text: &str) -> Vec<u8> {
        let mut positions = text.bytes().map(|code| code - b'#' - u8::from(code > b'\\'));
        let mut bytes = Vec::new();
        while let Some(position) = positions.next() {
            bytes.push(match position.checked_sub(SINGLES) {
                None => position,
                Some(times) => SINGLES + times * CHARACTERS + positions.next().unwrap(),
            });
        }
        bytes
    }

    #[test]
    fn every_byte_comes_back() {
        let bytes: Vec<u8> = (0..=u8::MAX).chain((0..=u8::MAX).rev()).collect();
        let source = wasm_js(&bytes);
        let text = source.strip_prefix("export const wasm = \"").unwrap();
        let text = text.strip_suffix("\";\n").unwrap();
        assert!(text.bytes().all(|code| matches!(code, b'#'..=b'~') && code != b'\\'), "{text}");
        assert_eq!(decoded(text), bytes);
    }
}
