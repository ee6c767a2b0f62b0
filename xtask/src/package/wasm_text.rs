//! The wasm as a string in a JavaScript module.

use std::{collections::BTreeMap, ops::RangeInclusive};

/// The bytes that are written as one character, which are nine tenths of all: small numbers and
/// most other opcodes, and the opcodes of arithmetic, from `i32.add` to `i32.rotr`.
const SINGLES: [RangeInclusive<u8>; 2] = [0..=0x48, 0x6A..=0x78];

/// The characters that change bits of the byte that the next character stands for.
const FLIPS: [(char, u8); 3] = [('|', 0x40), ('}', 0x80), ('~', 0xC0)];

/// The source of `wasm.js`.
///
/// Each byte of [`SINGLES`] is one character. Any other byte is two characters: one of [`FLIPS`],
/// and the character of the byte that the flip makes of it. So each byte begins with a character,
/// and gzip finds what repeats: compressed, the text is hardly larger than the wasm, where hex is a
/// tenth larger and base64 a third. Decoding takes one step for a character, which counts because
/// it runs once and interpreted.
pub fn wasm_js(wasm: &[u8]) -> String {
    let singles: BTreeMap<u8, char> = SINGLES.into_iter().flatten().zip(characters()).collect();
    let text: String = wasm.iter().map(|byte| text_of(*byte, &singles)).collect();
    format!("export const wasm = \"{text}\";\n")
}

/// The characters for single bytes, none of which a string has to escape.
///
/// The small numbers are the most frequent bytes of wasm, as small letters are the most frequent
/// characters of JavaScript. gzip codes the end of the wasm and the JavaScript after it by one
/// table of frequencies, so letters for these bytes save 150 bytes.
fn characters() -> impl Iterator<Item = char> {
    ('a'..='{').chain('#'..='`').filter(|character| *character != '\\')
}

fn text_of(byte: u8, singles: &BTreeMap<u8, char>) -> String {
    if let Some(single) = singles.get(&byte) {
        return single.to_string();
    }
    let pair = FLIPS.into_iter().find_map(|(character, flip)| {
        singles.get(&(byte ^ flip)).map(|single| format!("{character}{single}"))
    });
    pair.unwrap_or_else(|| unreachable!("a flip of {byte:#x} is a single byte"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes of a text, as the package's `module.js` decodes it.
    fn decoded(text: &str) -> Vec<u8> {
        let single = |code: u8| {
            let number = match code {
                b'a'..=b'{' => code - b'a',
                b'#'..b'\\' => code - 8,
                _ => code - 9,
            };
            if number < 73 { number } else { number + 33 }
        };
        let mut codes = text.bytes();
        let mut bytes = Vec::new();
        while let Some(code) = codes.next() {
            bytes.push(match code.checked_sub(b'{') {
                None | Some(0) => single(code),
                Some(flip) => single(codes.next().unwrap()) ^ (flip << 6),
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
