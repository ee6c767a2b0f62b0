// Code for this one method, written for speed without a library: the practical limit.
//
// It checks names, keys and values character by character. For texts as short as these that takes
// less time than a regular expression.

const MASK =
  /^(?:name|description|minDiskSize|labels)(?:,(?:name|description|minDiskSize|labels))*$/;

const LOWER = 1;
const IN_NAME = 2;
const LAST_IN_NAME = 4;
const IN_LABEL = 8;

/** The classes of each ASCII character. */
const CLASSES = new Uint8Array(128);
for (const character of "abcdefghijklmnopqrstuvwxyz")
  CLASSES[character.charCodeAt(0)] = LOWER | IN_NAME | LAST_IN_NAME | IN_LABEL;
for (const character of "0123456789")
  CLASSES[character.charCodeAt(0)] = IN_NAME | LAST_IN_NAME | IN_LABEL;
for (const character of "_./@") CLASSES[character.charCodeAt(0)] = IN_LABEL;
CLASSES["-".charCodeAt(0)] = IN_NAME | IN_LABEL;

export const name = "hand-written";

/** The errors, each with its path and a message. */
export function validate(update) {
  const errors = [];
  if (!isObject(update)) {
    errors.push({ path: [], message: "the update must be an object" });
    return errors;
  }
  for (const key of Object.keys(update)) {
    const value = update[key];
    if (value === null || value === undefined) continue;
    switch (key) {
      case "updateMask":
        if (typeof value !== "string")
          errors.push({ path: [key], message: "updateMask must be a string" });
        else if (!MASK.test(value))
          errors.push({
            path: [key],
            message: "updateMask must hold names of fields, separated by commas",
          });
        break;
      case "name":
        if (typeof value !== "string")
          errors.push({ path: [key], message: "name must be a string" });
        else if (!isName(value))
          errors.push({ path: [key], message: "name must match |[a-z]([-a-z0-9]{0,61}[a-z0-9])?" });
        break;
      case "description":
        if (typeof value !== "string")
          errors.push({ path: [key], message: "description must be a string" });
        else if (isOver256(value))
          errors.push({ path: [key], message: "description must have at most 256 characters" });
        break;
      case "minDiskSize":
        if (typeof value !== "string")
          errors.push({ path: [key], message: "minDiskSize must be a string" });
        else if (!isDiskSize(value))
          errors.push({
            path: [key],
            message: "minDiskSize must be an integer from 4194304 to 4398046511104",
          });
        break;
      case "labels":
        if (isObject(value)) judgeLabels(value, errors);
        else errors.push({ path: [key], message: "labels must be an object" });
        break;
      default:
        errors.push({ path: [key], message: `${key} is not a field` });
    }
  }
  return errors;
}

export const isValid = (result) => result.length === 0;

function judgeLabels(labels, errors) {
  const keys = Object.keys(labels);
  if (keys.length > 64)
    errors.push({
      path: ["labels"],
      message: `labels must have at most 64 pairs, not ${keys.length}`,
    });
  for (const key of keys) {
    const value = labels[key];
    if (
      key.length === 0 ||
      key.length > 63 ||
      !isOf(LOWER, key, 0, 1) ||
      !isOf(IN_LABEL, key, 1, key.length)
    ) {
      errors.push({
        path: ["labels", key],
        message: "the key must have 1 to 63 characters and match [a-z][-_./@0-9a-z]*",
      });
    }
    if (typeof value !== "string")
      errors.push({ path: ["labels", key], message: "the value must be a string" });
    else if (value.length > 63 || !isOf(IN_LABEL, value, 0, value.length)) {
      errors.push({
        path: ["labels", key],
        message: "the value must have at most 63 characters and match [-_./@0-9a-z]*",
      });
    }
  }
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isName(text) {
  const last = text.length - 1;
  return (
    last < 0 ||
    (last < 63 &&
      isOf(LOWER, text, 0, 1) &&
      isOf(IN_NAME, text, 1, last) &&
      isOf(LAST_IN_NAME, text, last, last + 1))
  );
}

function isOver256(text) {
  // Only a text of 257 to 512 UTF-16 units has to be counted.
  if (text.length <= 256 || text.length > 512) return text.length > 512;
  let count = 0;
  for (let index = 0; index < text.length; index++, count++) {
    if (text.codePointAt(index) > 0xffff) index++;
  }
  return count > 256;
}

function isDiskSize(text) {
  // A number is exact, since there are at most 13 digits.
  if (text.length < 7 || text.length > 13 || text.charCodeAt(0) === 48) return false;
  let size = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return false;
    size = 10 * size + digit;
  }
  return size >= 4194304 && size <= 4398046511104;
}

/** Whether all characters from position `from` to before `to` are of a class. */
function isOf(wanted, text, from, to) {
  for (let index = from; index < to; index++) {
    const code = text.charCodeAt(index);
    if (code > 127 || (CLASSES[code] & wanted) === 0) return false;
  }
  return true;
}
