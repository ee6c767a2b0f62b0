//! The rules for int64 values: they travel as decimal strings, and are a string, a number or a
//! bigint in JavaScript.

use crate::contract::Int64Rule;
use crate::input::{Kind, Text, Value};
use crate::report::{Expected, Place, Report, Rule};

/// The greatest safe integer of JavaScript, 2^53 - 1: a number up to it stands for one integer
/// only.
const MAX_SAFE: u64 = (1 << 53) - 1;

const ZERO: u16 = b'0' as u16;
const NINE: u16 = b'9' as u16;
const MINUS: u16 = b'-' as u16;
const PLUS: u16 = b'+' as u16;

/// Checks a value against its range.
pub(super) fn int64(rule: &Int64Rule, value: &Value<'_>, place: Place, report: &mut Report<'_>) {
    let broken = match read(value) {
        Ok(integer) if (rule.gte..=rule.lte).contains(&integer) => return,
        Ok(_) | Err(Fault::Overflow) => Rule::int64_range(),
        Err(Fault::Type) => Rule::wrong_type(Expected::Int64),
        Err(Fault::Format) => Rule::int64_format(),
        Err(Fault::Unsafe) => Rule::int64_unsafe(),
    };
    if value.text().is_some_and(|text| !text.is_well_formed()) {
        report.violation(place, Rule::well_formed());
    }
    report.violation(place, broken);
}

/// Why a value is no int64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Its type cannot hold an integer.
    Type,
    /// It is not an integer in base 10.
    Format,
    /// It is a floating-point number that stands for several integers.
    Unsafe,
    /// It is an integer beyond 64 bits.
    Overflow,
}

/// The integer that a value stands for.
pub(crate) fn read(value: &Value<'_>) -> Result<i64, Fault> {
    let text = value.content();
    let integer = decimal(&text);
    if value.text().is_some() {
        integer
    } else if value.is(Kind::Integer) {
        // A bigint is an integer whatever its text says: a huge one comes as a description.
        integer.map_err(|_| Fault::Overflow)
    } else if value.is(Kind::Number) {
        match integer {
            Ok(integer) if integer.unsigned_abs() > MAX_SAFE => Err(Fault::Unsafe),
            Err(Fault::Overflow) => Err(Fault::Unsafe),
            // ECMAScript writes a plus before the exponent of integers of 22 or more digits, and in
            // no other number.
            Err(_) if text.units.contains(&PLUS) => Err(Fault::Unsafe),
            result => result,
        }
    } else {
        Err(Fault::Type)
    }
}

/// Reads 0, or digits without a leading zero after an optional minus; nothing else, so that an
/// integer has one spelling.
fn decimal(text: &Text<'_>) -> Result<i64, Fault> {
    let (digits, is_negative) = match text.units {
        [MINUS, digits @ ..] => (digits, true),
        digits => (digits, false),
    };
    let is_cut = text.cut.is_some();
    let is_zero = text.units == [ZERO] && !is_cut;
    if digits.is_empty() || digits.first() == Some(&ZERO) && !is_zero {
        return Err(Fault::Format);
    }
    let mut value = 0_u64;
    for digit in digits {
        if !(ZERO..=NINE).contains(digit) {
            return Err(Fault::Format);
        }
        value = value.wrapping_mul(10).wrapping_add(u64::from(digit - ZERO));
    }
    // Nineteen digits are below 2^64, so up to there nothing has wrapped.
    if is_cut || digits.len() > 19 {
        return Err(Fault::Overflow);
    }
    let integer =
        if is_negative { 0_i64.checked_sub_unsigned(value) } else { i64::try_from(value).ok() };
    integer.ok_or(Fault::Overflow)
}
