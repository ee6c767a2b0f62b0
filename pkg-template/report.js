// From the engine's flat rows to violations with a path and a sentence.
import { FIELDS, HEADERS, PARTS, PLACES, RULES } from "./contract.js";
import { ImageUpdateError } from "./error.js";
import { en } from "./messages/en.js";

/** The one report of everything that is clean. */
export const CLEAN = Object.freeze({ valid: true, violations: Object.freeze([]), warnings: Object.freeze([]) });

/** The report that the engine returned; what was gathered holds the keys, exactly as they were passed. */
export function readReport(found, gathered) {
  if (found === undefined) return CLEAN;
  const [violations, warnings] = found.map((rows) => rows.map((row) => readViolation(row, gathered)));
  return { valid: violations.length === 0, violations, warnings };
}

/** Throws the violations of a report that the engine returned. */
export function refuse(found, gathered) {
  throw new ImageUpdateError(readReport(found, gathered).violations);
}

function readViolation(row, gathered) {
  const [number, member, part, index] = row;
  const names = RULES[number];
  const [rule] = names;
  const path = readPath(member, part, index, gathered);
  const params = {};
  // Behind the id of a rule stand its parameters' names, behind the place their values.
  for (let position = 1; position < names.length; position++) {
    const value = row[position + 3];
    if (value !== null && value !== undefined) params[names[position]] = value;
  }
  const violation = { field: path[0] ?? "", path, rule, message: "", params };
  if (part === PARTS.KEY || part === PARTS.ROW_KEY) violation.forKey = true;
  violation.message = en(violation);
  return violation;
}

function readPath(member, part, index, { fields, unknown }) {
  switch (member) {
    case PLACES.ROOT:
      return [];
    case PLACES.UNKNOWN:
      return [unknown[index]];
    case PLACES.IMAGE_ID:
      return ["imageId"];
    case PLACES.UPDATE_MASK:
      return ["updateMask"];
    case PLACES.ENDPOINT:
      return ["endpoint"];
    case PLACES.HEADER:
      return [HEADERS[index][0]];
  }
  const field = FIELDS[member];
  switch (part) {
    case PARTS.WHOLE:
      return [field];
    case PARTS.ROW:
      return [field, String(index)];
    case PARTS.ROW_KEY:
      return [field, String(index), "key"];
    case PARTS.ROW_VALUE:
      return [field, String(index), "value"];
    default:
      return [field, fields.labels.keys[index]];
  }
}
