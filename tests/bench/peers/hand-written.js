// What one would write for this one method without any library: the practical limit.

const FIELDS = /^(?:name|description|minDiskSize|labels)$/;
const NAME = /^(?:[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?)?$/;
const DECIMAL = /^[1-9][0-9]{6,12}$/;
const KEY = /^[a-z][-_./@0-9a-z]{0,62}$/;
const VALUE = /^[-_./@0-9a-z]{0,63}$/;

export const name = "hand-written";

/** The errors, each with its path and a message. */
export function validate(update) {
  const errors = [];
  const refuse = (path, message) => errors.push({ path, message });

  if (!isObject(update)) {
    refuse([], "the update must be an object");
    return errors;
  }
  for (const key of Object.keys(update)) {
    const value = update[key];
    if (value === null || value === undefined) continue;
    switch (key) {
      case "updateMask":
        if (typeof value !== "string") refuse([key], "updateMask must be a string");
        else if (!isMask(value)) refuse([key], "updateMask must hold names of fields, separated by commas");
        break;
      case "name":
        if (typeof value !== "string") refuse([key], "name must be a string");
        else if (!NAME.test(value)) refuse([key], `name must match ${NAME.source}`);
        break;
      case "description":
        if (typeof value !== "string") refuse([key], "description must be a string");
        else if (hasOver256(value)) refuse([key], "description must have at most 256 characters");
        break;
      case "minDiskSize":
        if (typeof value !== "string") refuse([key], "minDiskSize must be a string");
        else if (!DECIMAL.test(value) || Number(value) < 4194304 || Number(value) > 4398046511104) {
          refuse([key], "minDiskSize must be an integer from 4194304 to 4398046511104");
        }
        break;
      case "labels":
        if (isObject(value)) judgeLabels(value, refuse);
        else refuse([key], "labels must be an object");
        break;
      default:
        refuse([key], `${key} is not a field`);
    }
  }
  return errors;
}

export const isValid = (result) => result.length === 0;

function judgeLabels(labels, refuse) {
  const keys = Object.keys(labels);
  if (keys.length > 64) refuse(["labels"], `labels must have at most 64 pairs, not ${keys.length}`);
  for (const key of keys) {
    const value = labels[key];
    if (!KEY.test(key)) refuse(["labels", key], `the key must have 1 to 63 characters and match ${KEY.source}`);
    if (typeof value !== "string") refuse(["labels", key], "the value must be a string");
    else if (!VALUE.test(value)) refuse(["labels", key], `the value must have at most 63 characters and match ${VALUE.source}`);
  }
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isMask(mask) {
  return mask.split(",").every((path) => FIELDS.test(path));
}

function hasOver256(text) {
  return text.length > 256 && (text.length > 512 || [...text].length > 256);
}
