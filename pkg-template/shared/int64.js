/** @import { Int64 } from "../types/index.js" */

// Decimal digits without a leading zero, as the API writes them. No 64-bit integer has more than
// 19.
const DECIMAL = /^(?:0|-?[1-9][0-9]{0,18})$/;

/**
 * Whether a value is a 64-bit integer: a number, a bigint or decimal text.
 *
 * @param {unknown} value
 * @returns {value is Int64}
 */
export function isInt64(value) {
  switch (typeof value) {
    case "string":
      // Fewer than 19 digits always fit, and making a bigint costs more than comparing a length.
      return DECIMAL.test(value) && (value.length < 19 || fits(BigInt(value)));
    case "number":
      return Number.isInteger(value) && fits(BigInt(value));
    case "bigint":
      return fits(value);
    default:
      return false;
  }
}

/** @param {bigint} integer */
function fits(integer) {
  return BigInt.asIntN(64, integer) === integer;
}

const ZERO = /* @__PURE__ */ "0".charCodeAt(0);

/**
 * The integer that decimal digits stand for; NaN for any other text, for a leading zero, and for
 * more than the 15 digits that are always a safe integer.
 *
 * @param {string} text
 */
export function safeDecimal(text) {
  if (text.length > 15 || text.charCodeAt(0) === ZERO) return NaN;
  let integer = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - ZERO;
    integer = digit >= 0 && digit <= 9 ? 10 * integer + digit : NaN;
  }
  return integer;
}
