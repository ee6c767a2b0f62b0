// Reads the tagged JSON of the vectors; tests/vectors/README.md lists the tags.

const TAGS = {
  $undefined: () => undefined,
  $bigint: (text) => BigInt(text),
  $number: (text) => Number(text),
  $repeat: ([text, count]) => decode(text).repeat(count),
  $concat: (parts) => parts.map(decode).join(""),
  $unit: (hex) => String.fromCharCode(parseInt(hex, 16)),
  $entries: (entries) =>
    Object.fromEntries(entries.map(([key, value]) => [decode(key), decode(value)])),
  $labels: (count) =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, `v${index}`])),
  $rows: (count) =>
    Array.from({ length: count }, (_, index) => ({ key: `k${index}`, value: `v${index}` })),
  $instance: (name) => {
    if (name === "function") return () => {};
    if (name === "symbol") return Symbol("s");
    if (name === "Promise") return Promise.resolve({});
    return new globalThis[name]();
  },
};

export function decode(value) {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(decode);
  const entries = Object.entries(value);
  const [[key, content] = []] = entries;
  if (entries.length === 1 && Object.hasOwn(TAGS, key)) return TAGS[key](content);
  return Object.fromEntries(entries.map(([name, member]) => [name, decode(member)]));
}
