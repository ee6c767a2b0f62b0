// Random JSON values and texts. The same seed gives the same ones.

/** @typedef {() => number} Random */

const WORDS = [
  "name",
  "description",
  "min_disk_size",
  "labels",
  "labels.env",
  "labels[a.b]",
  'labels["a.b"]',
  "update_mask",
  "folder_id",
  "Name",
  ":",
  ": ",
  "- ",
  "\n",
  "\r\n",
  "\n\n",
  " ",
  "\t",
  "Validation error:",
  "Validation failed:",
  "Request validation error:",
  "ABORTED: ",
  "Field is required",
  "{",
  "}",
  "[",
  "]",
  '"',
  "\\",
  "<html>",
  "é",
  "😀",
  "\ud83d",
  "\u0000",
  "0",
  "null",
  "__proto__",
  "constructor",
  "code",
  "message",
];
const KEYS = [
  "code",
  "message",
  "details",
  "error",
  "@type",
  "fieldViolations",
  "field_violations",
  "field",
  "description",
  "localizedMessage",
  "reason",
  "grpcCode",
  "status",
  "violations",
  "__proto__",
  "constructor",
  "toJSON",
  "length",
];
const TYPE = "type.googleapis.com/google.rpc.BadRequest";
const OTHER_TYPES = ["PreconditionFailure", "QuotaFailure", "Help", "ResourceInfo", "ErrorInfo"];

/**
 * Draws numbers from 0 up to 1 (xorshift).
 *
 * @param {number} seed
 * @returns {Random}
 */
export function seededRandom(seed) {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

/** @param {Random} random */
export function randomText(random) {
  return Array.from({ length: Math.floor(random() * 12) }, () => pick(random, WORDS)).join("");
}

/**
 * Any JSON value.
 *
 * @param {Random} random
 * @param {number} [depth] of arrays and objects
 * @returns {unknown}
 */
export function randomJson(random, depth = 4) {
  const kind = Math.floor(random() * (depth > 0 ? 8 : 5));
  if (kind === 0) return null;
  if (kind === 1) return random() < 0.5;
  if (kind === 2)
    return pick(random, [0, 3, 5, 16, 17, -1, 2 ** 31, 1e300, 0.5, Math.floor(random() * 40)]);
  if (kind < 5) return randomText(random);
  const length = Math.floor(random() * 4);
  if (kind === 5) return Array.from({ length }, () => randomJson(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length }, () => [
      random() < 0.9 ? pick(random, KEYS) : randomText(random),
      randomJson(random, depth - 1),
    ]),
  );
}

/**
 * The JSON of a status, which may be malformed.
 *
 * @param {Random} random
 */
export function randomStatus(random) {
  const violation = () =>
    random() < 0.8
      ? { field: pick(random, WORDS), description: randomText(random) }
      : randomJson(random, 1);
  const violations = () =>
    random() < 0.9
      ? Array.from({ length: Math.floor(random() * 4) }, violation)
      : randomJson(random, 2);
  const detail = () => {
    if (random() < 0.2)
      return {
        "@type": TYPE.replace("BadRequest", pick(random, OTHER_TYPES)),
        [pick(random, ["violations", "links"])]: violations(),
        [pick(random, KEYS)]: randomJson(random, 1),
      };
    return random() < 0.8
      ? { "@type": TYPE, [pick(random, ["fieldViolations", "field_violations"])]: violations() }
      : randomJson(random, 2);
  };
  return {
    code: random() < 0.9 ? Math.floor(random() * 20) : randomJson(random, 1),
    message:
      random() < 0.9
        ? pick(random, [
            "",
            "Validation error:",
            "Validation failed:\n- ",
            "Request validation error: ",
          ]) + randomText(random)
        : randomJson(random, 1),
    details:
      random() < 0.9
        ? Array.from({ length: Math.floor(random() * 3) }, detail)
        : randomJson(random, 2),
  };
}

/**
 * @template T
 * @param {Random} random
 * @param {T[]} values
 */
export function pick(random, values) {
  return values[Math.floor(random() * values.length)];
}
