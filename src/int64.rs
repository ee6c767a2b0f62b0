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
        Value::Integer(text) => decimal(text).map_err(|_| Fault::Overflow),
        Value::Number(text) => match number(text) {
            Ok(integer) if integer.unsigned_abs() > MAX_SAFE.unsigned_abs() => Err(Fault::Unsafe),
            Err(Fault::Overflow) => Err(Fault::Unsafe),
            verdict => verdict,
        },
        _ => Err(Fault::Type),
    }
}

/// 0, or digits without a leading zero behind an optional minus; nothing else, so that one integer
/// has one spelling.
fn decimal(text: &Text<'_>) -> Result<i64, Fault> {
    let (digits, is_negative) =
        text.content.strip_prefix(b"-").map_or((text.content, false), |digits| (digits, true));
    let is_cut = text.cut_from.is_some();
    if digits.is_empty() || digits.first() == Some(&b'0') && (text.content.len() > 1 || is_cut) {
        return Err(Fault::Format);
    }
    let mut value = 0_u64;
    for byte in digits {
        if !byte.is_ascii_digit() {
            return Err(Fault::Format);
        }
        value = value.wrapping_mul(10).wrapping_add(u64::from(byte - b'0'));
    }
    // Nineteen digits are below 2^64, so up to there nothing has wrapped.
    if is_cut || digits.len() > 19 {
        return Err(Fault::Overflow);
    }
    let integer =
        if is_negative { 0_i64.checked_sub_unsigned(value) } else { i64::try_from(value).ok() };
    integer.ok_or(Fault::Overflow)
}

/// A number in ECMAScript's notation, in which an exponent of 21 and more is an integer's.
fn number(text: &Text<'_>) -> Result<i64, Fault> {
    if text.content.contains(&b'+') { Err(Fault::Overflow) } else { decimal(text) }
}
