// Sizes in bytes as people read them.

const UNITS = ["EiB", "PiB", "TiB", "GiB", "MiB", "KiB"];
const FRACTIONS = ["", ".25", ".5", ".75"];

/**
 * A size in the largest binary unit in which it is a whole number or has one of the fractions .25,
 * .5 and .75: "4 MiB", "1.5 GiB". A size for which there is none is in bytes: "5,000,001 bytes".
 * The result is exact. A text that is no integer is returned as it is.
 *
 * @param {string} bytes decimal digits of a 64-bit integer
 */
export function readableSize(bytes) {
  if (!/^\d{1,19}$/.test(bytes)) return bytes;
  const size = BigInt(bytes);
  let unit = 1n << 60n;
  for (const name of UNITS) {
    const quarters = (4n * size) / unit;
    if (quarters >= 4n && quarters * unit === 4n * size) {
      return `${grouped(quarters / 4n)}${FRACTIONS[Number(quarters % 4n)]} ${name}`;
    }
    unit >>= 10n;
  }
  return `${grouped(size)} ${size === 1n ? "byte" : "bytes"}`;
}

/**
 * The digits of an integer in groups of three.
 *
 * @param {bigint} integer
 */
function grouped(integer) {
  return String(integer).replace(/\B(?=(?:\d{3})+$)/g, ",");
}
