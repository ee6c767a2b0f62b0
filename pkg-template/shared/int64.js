// Digits that no reader can doubt, as the API writes them. No 64-bit integer has more than 19.
const DECIMAL = /^(?:0|-?[1-9][0-9]{0,18})$/;

/** Whether a value is a 64-bit integer in one of the forms that JavaScript has for it. */
export function isInt64(value) {
  if (typeof value === "string") {
    if (!DECIMAL.test(value)) return false;
    // Most are far below the limit, and no bigint is as cheap as a look at the length.
    if (value.length < 19) return true;
  } else if (typeof value !== "bigint" && !Number.isInteger(value)) {
    return false;
  }
  const integer = BigInt(value);
  return BigInt.asIntN(64, integer) === integer;
}
