const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];
/** What a user may write between the digits of a number: spaces, commas, underscores, apostrophes. */
const GROUPED = /^[0-9]{1,3}(?:([\s,_'’])[0-9]{3})(?:\1[0-9]{3})*$/;
const WITH_UNIT = /^([0-9]+)(?:[.,]([0-9]+))?\s*(k|m|g|t)(?:i?b)?$/i;

/**
 * A number of bytes in a readable unit: "10737418240" is "10 GiB", "10000000000" is "≈ 9.31 GiB".
 * Returns "" for text that is not a number of bytes.
 * @param {string} bytes
 */
export function readableSize(bytes) {
  if (!/^[0-9]{1,18}$/.test(bytes)) return "";
  const count = BigInt(bytes);
  let unit = 0;
  let scale = 1n;
  while (unit < UNITS.length - 1 && count >= scale * 1024n) {
    unit += 1;
    scale *= 1024n;
  }
  const hundredths = (count * 100n + scale / 2n) / scale;
  const isExact = hundredths * scale === count * 100n;
  const fraction = String(hundredths % 100n).padStart(2, "0");
  const number = `${hundredths / 100n}.${fraction}`.replace(/\.?0+$/, "");
  return `${isExact ? "" : "≈ "}${number} ${UNITS[unit]}`;
}

/**
 * The number of bytes that a user means: of "50 GiB", "1.5 TiB" or "10 737 418 240". Units are
 * binary, as the Compute API has them. Returns other text without the white space around it.
 * @param {string} text
 */
export function bytesOf(text) {
  const trimmed = text.trim();
  if (GROUPED.test(trimmed)) return trimmed.replace(/[^0-9]/g, "");
  const [, whole = "", fraction = "", prefix = ""] = WITH_UNIT.exec(trimmed) ?? [];
  if (whole === "") return trimmed;
  const power = " kmgt".indexOf(prefix.toLowerCase());
  const numerator = BigInt(whole + fraction) * 1024n ** BigInt(power);
  const denominator = 10n ** BigInt(fraction.length);
  // "0.3 KiB" is no whole number of bytes.
  return numerator % denominator === 0n ? String(numerator / denominator) : trimmed;
}
