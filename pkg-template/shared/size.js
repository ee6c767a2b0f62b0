// Sizes in bytes as people read them.

/**
 * What a language writes in a size.
 *
 * @typedef {object} SizeWords
 * @property {readonly string[]} units The binary units, from 2^60 bytes down to 2^10.
 * @property {string} point The decimal point.
 * @property {string} separator What separates groups of three digits.
 * @property {(number: number) => string} bytes The noun for so many bytes.
 */

/** @type {SizeWords} */
const ENGLISH = {
  units: ["EiB", "PiB", "TiB", "GiB", "MiB", "KiB"],
  point: ".",
  separator: ",",
  bytes: (number) => (number === 1 ? "byte" : "bytes"),
};

const FRACTIONS = ["", "25", "5", "75"];

/**
 * A size in the largest binary unit in which it is a whole number or has one of the fractions .25,
 * .5 and .75: "4 MiB", "1.5 GiB". A size for which there is none is in bytes: "5,000,001 bytes".
 * The result is exact. A text that is no integer is returned as it is.
 *
 * @param {string} bytes decimal digits of a 64-bit integer
 * @param {SizeWords} [words]
 */
export function readableSize(bytes, { units, point, separator, bytes: noun } = ENGLISH) {
  if (!/^\d{1,19}$/.test(bytes)) return bytes;
  /** @param {bigint} integer */
  const grouped = (integer) => String(integer).replace(/\B(?=(?:\d{3})+$)/g, separator);
  const size = BigInt(bytes);
  let unit = 1n << 60n;
  for (const name of units) {
    const quarters = (4n * size) / unit;
    if (quarters >= 4n && quarters * unit === 4n * size) {
      const fraction = FRACTIONS[Number(quarters % 4n)];
      return `${grouped(quarters / 4n)}${fraction ? point + fraction : ""} ${name}`;
    }
    unit >>= 10n;
  }
  return `${grouped(size)} ${noun(Number(size))}`;
}
