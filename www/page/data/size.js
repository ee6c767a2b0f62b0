const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];

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
