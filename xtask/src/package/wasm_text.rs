//! The wasm as a string in a JavaScript module.

use std::ops::RangeInclusive;

/// The bytes that are written as one character, which are nine tenths of all: small numbers and
/// most other opcodes, and the opcodes of arithmetic, from `i32.add` to `i32.rotr`.
const SINGLES: [RangeInclusive<u8>; 2] = [0..=0x49, 0x6A..=0x78];

/// The number of characters in use: those from `#` to `~` without the backslash, none of which a
/// string has to escape.
const CHARACTERS: u8 = 91;

/// The character for 0. After `~` comes `#`. The small numbers are the most frequent bytes of wasm,
/// as small letters are the most frequent characters of JavaScript. gzip codes the end of the wasm
/// and the JavaScript after it by one table of frequencies, so letters for these bytes save 150
/// bytes; of all characters, this one saves the most.
const FIRST: u8 = b'c';

/// The source of `wasm.js`.
///
/// The bytes of [`SINGLES`] are the characters for 0 to 88. Any other byte is two characters: one
/// of the last two, which says how many times 91 to add, and the character for the rest. So each
/// byte begins with a character, and gzip finds what repeats: compressed, the text is hardly larger
/// than the wasm, where hex is a tenth larger and base64 a third.
pub fn wasm_js(wasm: &[u8]) -> String {
    let (singles, others): (Vec<u8>, Vec<u8>) =
        (0..=u8::MAX).partition(|byte| SINGLES.iter().any(|range| range.contains(byte)));
    let mut texts = [const { String::new() }; 256];
    let mut position = 0;
    for byte in singles {
        texts[usize::from(byte)].push(character(position));
        position += 1;
    }
    for (rest, byte) in (0..).zip(others) {
        texts[usize::from(byte)]
            .extend([character(position + rest / CHARACTERS), character(rest % CHARACTERS)]);
    }
    let text: String = wasm.iter().map(|byte| texts[usize::from(*byte)].as_str()).collect();
    format!("export const wasm = \"{text}\";\n")
}

/// The character for a number below 91.
fn character(number: u8) -> char {
    let code = b'#' + (FIRST - 1 - b'#' + number) % CHARACTERS;
    char::from(if code < b'\\' { code } else { code + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The bytes of a text, as the package's `module.js` decodes it.
    fn decoded(text: &str) -> Vec<u8> {
        let mut values = text.bytes().map(|code| (code - if code < 92 { 7 } else { 8 }) % 91);
        let mut bytes = Vec::new();
        while let Some(value) = values.next() {
            bytes.push(match value {
                0..74 => value,
                74..89 => value + 32,
                _ => match (value - 89) * 91 + values.next().unwrap() {
                    rest @ 0..32 => rest + 74,
                    rest => rest + 89,
                },
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
