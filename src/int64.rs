//! Int64 values: on the wire a decimal string, in JavaScript a string, a number or a bigint.

use crate::value::{Text, Value};

/// The greatest integer below which each one has a floating-point number of its own: 2^53 - 1.
const MAX_SAFE: i64 = (1 << 53) - 1;

/// Why a value is no int64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Of a type that cannot hold an integer.
    Type,
    /// Not an integer in base 10.
    Format,
    /// An integer that its floating-point number does not determine.
    Unsafe,
    /// An integer beyond 64 bits.
    Overflow,
}

/// The integer that a value stands for.
pub(crate) fn read(value: &Value<'_>) -> Result<i64, Fault> {
    match value {
        Value::Text(text) => decimal(text),
        // An integer whatever its text says: a huge one comes as a description.
        Value::Integer(text) => parse(text.content).ok_or(Fault::Overflow),
        Value::Number(text) => match number(text) {
            Ok(integer) if integer.unsigned_abs() > MAX_SAFE.unsigned_abs() => Err(Fault::Unsafe),
            Err(Fault::Overflow) => Err(Fault::Unsafe),
            verdict => verdict,
        },
        _ => Err(Fault::Type),
    }
}

/// An optional minus and digits without a leading zero; nothing else, so that one integer has one spelling.
fn decimal(text: &Text<'_>) -> Result<i64, Fault> {
    let digits = text.content.strip_prefix(b"-").unwrap_or(text.content);
    let canonical = match digits {
        [] => false,
        [b'0'] => text.cut_from.is_none(),
        [first, rest @ ..] => (b'1'..=b'9').contains(first) && rest.iter().all(u8::is_ascii_digit),
    };
    if !canonical {
        Err(Fault::Format)
    } else if text.cut_from.is_some() {
        Err(Fault::Overflow)
    } else {
        parse(text.content).ok_or(Fault::Overflow)
    }
}

/// The value of digits behind an optional minus, where 64 bits hold it. The digits have no leading zeros.
fn parse(text: &[u8]) -> Option<i64> {
    let (digits, is_negative) = text.strip_prefix(b"-").map_or((text, false), |digits| (digits, true));
    // Nineteen digits are below 2^64, so that nothing here overflows.
    if digits.len() > 19 {
        return None;
    }
    let mut value = 0_u64;
    for byte in digits {
        if !byte.is_ascii_digit() {
            return None;
        }
        value = value * 10 + u64::from(byte - b'0');
    }
    if is_negative { 0_i64.checked_sub_unsigned(value) } else { i64::try_from(value).ok() }
}

/// A number in ECMAScript's notation, in which an exponent of 21 and more is an integer's.
fn number(text: &Text<'_>) -> Result<i64, Fault> {
    if text.content.contains(&b'+') { Err(Fault::Overflow) } else { decimal(text) }
}
