const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];

/** "10737418240" -> "10 GiB", "10000000000" -> "≈ 9.31 GiB", "" when it is no count of bytes. */
export function readableSize(bytes) {
  if (!/^[0-9]{1,18}$/.test(bytes ?? "")) return "";
  let unit = 0;
  let scale = 1n;
  const count = BigInt(bytes);
  while (unit < UNITS.length - 1 && count >= scale * 1024n) {
    unit += 1;
    scale *= 1024n;
  }
  const hundredths = (count * 100n + scale / 2n) / scale;
  const isExact = hundredths * scale === count * 100n;
  const text = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, "0")}`.replace(
    /\.?0+$/,
    "",
  );
  return `${isExact ? "" : "≈ "}${text} ${UNITS[unit]}`;
}
