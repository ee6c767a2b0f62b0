// One sentence for each rule: what is wrong, where, and what to write instead.

const EXPECTED = {
  object: "an object with the fields to change",
  string: "a string",
  int64: 'a whole number of bytes: a decimal string such as "10737418240", a number or a bigint',
  record: "an object with label keys and string values",
  record_or_rows: "an object with label keys and string values, or an array of { key, value } rows",
  row: "an object with a key and a value",
};

// By the documented pattern, since that is what a contract changes.
const PATTERNS = {
  "|[a-z]([-a-z0-9]{0,61}[a-z0-9])?":
    "must be empty, or 1 to 63 lower-case letters, digits and hyphens that begin with a letter and do not end with a hyphen",
  "|[a-z]([-_a-z0-9]{0,61}[a-z0-9])?":
    "must be empty, or 1 to 63 lower-case letters, digits, hyphens and underscores that begin with a letter and end with a letter or digit",
  "[a-z][-_./\\@0-9a-z]*": "must begin with a lower-case letter, followed only by lower-case letters, digits and the characters - _ . / @",
  "[-_./\\@0-9a-z]*": "must hold only lower-case letters, digits and the characters - _ . / @",
};

const SENTENCES = {
  required: ({ place }) => `${place} is required: pass the id of the image.`,
  type: ({ place, params, path }) =>
    path.length === 2 && path[0] === "labels" && params.actual === "null"
      ? `${place} must be a string, not null; to remove a label, leave its key out of the set.`
      : `${place} must be ${EXPECTED[params.expected]}, not ${params.actual}.`,
  unknown_field: ({ place, params }) => {
    if (params.handler === "buildRequest") return "imageId is not an edit: pass it to buildRequest, beside the body.";
    if (params.handler === "buildPatchBody") return "updateMask is not an edit: buildPatchBody writes it from what changes.";
    return params.suggestion === undefined
      ? `${place} is not a field of the method; leave it out.`
      : `${place} is not a field of the method; write ${params.suggestion}.`;
  },
  read_only_field: ({ place }) => `${place} cannot be changed by an update; leave it out.`,
  "string.max_len": ({ place, params }) => `${place} is ${params.actual} characters long; use at most ${params.max}.`,
  "string.min_len": ({ place, params }) => `${place} is empty; write at least ${characters(params.min)}.`,
  "string.pattern": ({ named, params }) =>
    `${named} ${PATTERNS[params.pattern] ?? `must match the regular expression ${params.pattern}`}.`,
  "string.well_formed": ({ place }) => `${place} holds half of a character (a lone surrogate), which cannot be sent; remove it.`,
  "string.dot_segment": ({ named }) =>
    `${named} would be read as a step up the URL's path; pass the id of the image.`,
  "int64.format": ({ named }) =>
    `${named} is not a whole number of bytes; write decimal digits only, such as "10737418240".`,
  "int64.unsafe": ({ place, params }) =>
    `${place} ${params.actual} is beyond 2^53 - 1, so it may not be the number that was written; pass it as a string or a bigint.`,
  "int64.gte_lte": ({ place, params }) =>
    `${place} ${params.actual} is outside ${params.gte} to ${params.lte} bytes; ` +
    (params.actual === "0" ? "to reset it, use null." : "choose a size in that range."),
  "map.max_pairs": ({ place, params }) => `${place} has ${params.actual} pairs; use at most ${params.max}.`,
  "map.duplicate_key": ({ place, params }) =>
    `${place} repeats ${quote(params.key)} of row ${params.first + 1}; a key can be used once, so change or remove one of them.`,
  "field_mask.empty": () =>
    'updateMask is empty, which counts as none and would reset every field; name the fields to change, such as "name,labels".',
  "field_mask.syntax": ({ params }) =>
    params.path.trim() === ""
      ? "updateMask has an empty path; separate the names by single commas, without white space."
      : `updateMask has white space in ${quote(params.path)}; write ${quote(params.suggestion ?? params.path.trim())}.`,
  "field_mask.unknown_path": ({ params }) => {
    const { path, suggestion } = params;
    if (path === "*") return `updateMask takes no wildcard; name the fields: ${quote(suggestion)}.`;
    if (suggestion === undefined) return `updateMask names ${quote(path)}, which is not a field of the method; take it out.`;
    return path.startsWith(`${suggestion}.`)
      ? `updateMask names ${quote(path)}, but a field can only be updated as a whole; write ${quote(suggestion)}.`
      : `updateMask names ${quote(path)}, which is not a field of the method; write ${quote(suggestion)}.`;
  },
  "field_mask.read_only_path": ({ params }) => `updateMask names ${quote(params.path)}, which no update can change; take it out.`,
  "field_mask.missing": ({ params }) =>
    params.fields.length === 0
      ? "There is no updateMask, so every field is replaced; name the fields to change."
      : `There is no updateMask, so every field is replaced and ${list(params.fields)} will be reset; name the fields to change.`,
  "field_mask.duplicate_path": ({ params }) => `updateMask names ${quote(params.path)} more than once; once is enough.`,
  "field_mask.reset": ({ place }) =>
    `${place} is in updateMask without a value, so it will be reset to its default; to keep it, take it out of updateMask.`,
  "field_mask.ignored": ({ place }) =>
    `${place} has a value but is not in updateMask, so the server will ignore it; add it to updateMask or leave the value out.`,
  "min_disk_size.below_source": ({ place, params }) =>
    `${place} ${params.actual} should be more than the volume of the source data, ${params.source} bytes.`,
};

/** The English sentence for a violation or warning. */
export function en(violation) {
  const { actual } = violation.params;
  const quoted = typeof actual === "string" ? ` ${quote(actual)}` : "";
  return SENTENCES[violation.rule]({ ...violation, place: placeOf(violation, ""), named: placeOf(violation, quoted) });
}

/** The place, with the value behind what it is the value of. */
function placeOf({ path, rule, forKey, params }, value) {
  const [field, second, third] = path;
  if (field === undefined) return "The input";
  if (second === undefined) return (rule === "unknown_field" || rule === "read_only_field" ? quote(field) : field) + value;
  if (third !== undefined) return `The ${third}${value} of label row ${Number(second) + 1}`;
  if (params.expected === "row") return `Label row ${Number(second) + 1}`;
  return forKey ? `Label key ${quote(second)}` : `The value${value} of label ${quote(second)}`;
}

/** As JSON writes it, so that a line break is seen; cut when long. */
function quote(text) {
  const characters = Array.from(text.slice(0, 130));
  return JSON.stringify(characters.length > 64 ? `${characters.slice(0, 63).join("")}…` : text);
}

function characters(count) {
  return count === 1 ? "1 character" : `${count} characters`;
}

function list(names) {
  return names.length < 2 ? names.join() : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
