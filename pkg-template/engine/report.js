// From the words of the engine's report to violations with a path, parameters and a sentence. The words are described in src/report.rs.
import {
  FIELDS,
  HEADERS,
  KNOWN_TEXTS,
  MEMBER_ENDPOINT,
  MEMBER_HEADER,
  MEMBER_IMAGE_ID,
  MEMBER_UNKNOWN,
  MEMBER_UPDATE_MASK,
  PART_KEY,
  PART_MASK_PATH,
  PART_ROW,
  PART_ROW_KEY,
  PART_VALUE,
  PART_WHOLE,
  PATTERNS,
  RULES,
  VERSIONS,
  WARNING,
  constraints,
} from "../contract/data.js";
import { ImageUpdateError } from "../shared/error.js";
import { textOf, typeNameOf } from "../input/gather.js";
import { maskFields } from "../shared/mask.js";
import { answerWords as words } from "./memory.js";
import { en } from "../messages/en.js";
import { cut } from "../shared/text.js";
import { SURROGATES, isWellFormed } from "../shared/well-formed.js";

/** How many characters of a text go into the parameters of a violation. */
const EXCERPT = 64;
const WORDS = 4;

/** The one report of everything that is clean. */
const CLEAN = Object.freeze({
  valid: true,
  violations: Object.freeze([]),
  warnings: Object.freeze([]),
});

/** The report that the engine made of an input, of which it answered minus the number of words. */
export function readReport(answer, input, contract, imageId = input.imageId) {
  if (answer === 0) return CLEAN;
  const violations = [];
  const warnings = [];
  for (let position = 0; position < -answer; position += WORDS) {
    const found = words[position] < WARNING ? violations : warnings;
    found.push(readFinding(position, input, contract, imageId));
  }
  return { valid: violations.length === 0, violations, warnings };
}

/** Throws the violations, if there are any, of a report that the engine made of an input, or of an input and an image id. */
export function refuse(answer, input, contract, imageId) {
  const { valid, violations } = readReport(answer, input, contract, imageId);
  if (!valid) throw new ImageUpdateError(violations);
}

function readFinding(position, input, contract, imageId) {
  const head = words[position];
  const index = words[position + 1];
  const member = (head >> 8) & 0xff;
  const part = (head >> 16) & 0xff;
  const path = pathOf(member, part, index, input);
  const value = member === MEMBER_IMAGE_ID ? imageId : valueAt(member, part, index, input);
  const rule = head & 0xff;
  const params = PARAMS[rule](
    words[position + 2],
    words[position + 3],
    value,
    member,
    input,
    contract,
  );
  const violation = {
    field: path.length === 0 ? "" : path[0],
    path,
    rule: RULES[rule],
    message: "",
    params,
  };
  if (part === PART_KEY || part === PART_ROW_KEY) violation.forKey = true;
  violation.message = en(violation);
  return violation;
}

function pathOf(member, part, index, input) {
  if (member < FIELDS.length) {
    const field = FIELDS[member];
    switch (part) {
      case PART_WHOLE:
        return [field];
      case PART_KEY:
      case PART_VALUE:
        return [field, input.labels.keys[index]];
      case PART_ROW:
        return [field, String(index)];
      default:
        return [field, String(index), part === PART_ROW_KEY ? "key" : "value"];
    }
  }
  switch (member) {
    case MEMBER_UNKNOWN:
      return [input.unknown[index]];
    case MEMBER_IMAGE_ID:
      return ["imageId"];
    case MEMBER_UPDATE_MASK:
      return ["updateMask"];
    case MEMBER_ENDPOINT:
      return ["endpoint"];
    case MEMBER_HEADER:
      return [HEADERS[index][0]];
    default:
      return [];
  }
}

/** What was gathered there. */
function valueAt(member, part, index, input) {
  if (member < FIELDS.length) {
    switch (part) {
      case PART_WHOLE:
        return input.values[member];
      case PART_KEY:
      case PART_ROW_KEY:
        return input.labels.keys[index];
      default:
        return input.labels.values[index];
    }
  }
  switch (member) {
    case MEMBER_UPDATE_MASK:
      return part === PART_MASK_PATH ? maskPaths(input.updateMask)[index] : input.updateMask;
    default:
      return input.other;
  }
}

/** The paths of a mask, in its text form or one by one. */
function maskPaths(mask) {
  return typeof mask === "string" ? mask.split(",") : mask;
}

const suggested = (number) => (number === 0 ? {} : { suggestion: KNOWN_TEXTS[number - 1] });

const actual = (first, second, value) => ({ actual: excerpt(textOf(value)) });

const int64 = (first, second, value, member, input, contract) => {
  const { min, max } = constraints[VERSIONS[contract]][FIELDS[member]];
  return { gte: min, lte: max, actual: excerpt(textOf(value)) };
};

/** By rule, what makes its parameters of their numbers and of the value; those of the others are none. */
const READERS = {
  type: (expected, _, value) => ({
    expected: KNOWN_TEXTS[expected - 1],
    actual: typeNameOf(value),
  }),
  unknown_field: (suggestion, handler) =>
    handler === 0 ? suggested(suggestion) : { handler: KNOWN_TEXTS[handler - 1] },
  "string.max_len": (max, actual) => ({ max, actual }),
  "string.min_len": (min, actual) => ({ min, actual }),
  "string.pattern": (pattern, _, value) => ({ pattern: PATTERNS[pattern], actual: excerpt(value) }),
  "string.well_formed": actual,
  "string.dot_segment": actual,
  "int64.format": int64,
  "int64.unsafe": int64,
  "int64.gte_lte": int64,
  "map.max_pairs": (max, actual) => ({ max, actual }),
  "map.duplicate_key": (first, _, key) => ({ key: excerpt(key), first }),
  "field_mask.syntax": (suggestion, _, path) => ({ path: excerpt(path), ...suggested(suggestion) }),
  "field_mask.unknown_path": (suggestion, _, path) => ({
    path: excerpt(path.trim()),
    ...suggested(suggestion),
  }),
  "field_mask.read_only_path": (first, second, path) => ({ path: excerpt(path.trim()) }),
  "field_mask.missing": (bits) => ({ fields: maskFields(bits) }),
  "field_mask.duplicate_path": (path) => ({ path: KNOWN_TEXTS[path - 1] }),
  "min_disk_size.below_source": (first, second, value, member, input) => ({
    source: input.current.storageSize,
    actual: excerpt(textOf(value)),
  }),
  "string.header_value": (max) => ({ max }),
};

const PARAMS = RULES.map((rule) => READERS[rule] ?? (() => ({})));

/** A text as a parameter holds it: not too long, and with U+FFFD in the place of each lone surrogate. */
function excerpt(text) {
  const short = cut(text, EXCERPT);
  return isWellFormed(short) ? short : short.replace(SURROGATES, "\ufffd");
}
