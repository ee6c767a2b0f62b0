// The first of two phases: reads everything the caller passed, each property once, into values of this call.
//
// Reading may run the caller's own code (getters, Proxies), which may call this package again. So nothing here touches the memory of the engine, nor
// anything that another call could see. What was read holds strings, numbers, bigints, undefined, null and instances of the classes below, so nothing that
// comes later can run the caller's code.
import {
  DEFAULTS,
  FIELDS,
  IMAGE_MEMBERS,
  KINDS,
  LIMIT_IMAGE_LABELS,
  LIMIT_KEYS,
  MEMBERS,
  imageValues,
  inputMemberOf,
  noValues,
} from "../contract/data.js";
import { isInt64 } from "../shared/int64.js";
import { quote, withArticle } from "../shared/text.js";
import { className, shown, typeName, typeOf } from "../shared/type-name.js";

const LABELS = KINDS.indexOf("labels");
const IMAGE_ID = FIELDS.length;
export const UPDATE_MASK = IMAGE_ID + 1;
const VOLUME = FIELDS.length;

/** In the place of a row's key where the row is no object. */
export const ABSENT = Symbol("absent");

const NONE = Object.freeze([]);
const NO_RECORD = 0;
/** Its own members are all there is to it, as JSON would write them. */
const PLAIN = 1;
/** Its class may have more of them. */
const INSTANCE = 2;

/** By position, the last size of an image that was right: a form has the same image read at every key stroke. */
const lastSizes = [];

const { prototype: objectPrototype } = Object;
const { hasOwnProperty } = objectPrototype;
const { getPrototypeOf, keys, values: valuesOf } = Object;

/** A value of a type that no member has. */
class Foreign {
  constructor(name) {
    this.name = name;
  }
}

/** Labels, whether they came as an object or as rows. Of an object, all keys are here; all else is of those that are judged. */
export class Labels {
  constructor(isRows, keys, values, total) {
    this.isRows = isRows;
    /** Of a row that is no object, `ABSENT`. */
    this.keys = keys;
    /** Of a row that is no object, what it is. */
    this.values = values;
    this.total = total;
  }

  get judged() {
    return Math.min(this.total, LIMIT_KEYS);
  }

  /** Whether others are the same pairs, in whatever order and form; these are those of an image, each key once and all values strings. */
  equals({ keys: otherKeys, values: otherValues, total }) {
    if (this.total !== total) return false;
    let index = 0;
    for (; index < total && this.keys[index] === otherKeys[index]; index++) {
      if (this.values[index] !== otherValues[index]) return false;
    }
    if (index === total) return true;
    // The rest may be in another order.
    const rest = new Map();
    for (let position = index; position < total; position++)
      rest.set(this.keys[position], this.values[position]);
    for (; index < total; index++) {
      const value = rest.get(otherKeys[index]);
      if (value === undefined || value !== otherValues[index]) return false;
      // A key that stands in two rows is no second pair.
      rest.delete(otherKeys[index]);
    }
    return true;
  }

  /** An object with these labels. A key that every object inherits, such as `constructor`, becomes a member like any other. */
  toRecord() {
    const record = {};
    for (let index = 0; index < this.keys.length; index++) {
      const key = this.keys[index];
      const value = this.values[index];
      // Assigned, it could meet a setter, or a prototype that was frozen.
      if (key in record)
        Object.defineProperty(record, key, {
          value,
          configurable: true,
          enumerable: true,
          writable: true,
        });
      else record[key] = value;
    }
    return record;
  }
}

/** The value of a field as a body carries it, or its default. */
export function bodyValue(value, field) {
  if (field === LABELS) return value instanceof Labels ? value.toRecord() : {};
  return String(value ?? DEFAULTS[field]);
}

/** An update or edits. */
class Input {
  constructor(current) {
    this.isObject = true;
    /** What was passed, if it is no object. */
    this.other = undefined;
    /** The fields in document order, the image id and the mask. */
    this.values = noValues();
    /** A bit for each of them that is there. */
    this.members = 0;
    /** The keys that the method does not know. */
    this.unknown = NONE;
    /** The image that was passed beside, if one was. */
    this.current = current;
    /** Of the fields that are the same in both, a bit each; and of those that are known to differ if they are right. */
    this.same = 0;
    this.different = 0;
    /** Of the fields with a value that is known to be right, a bit each; and of those of them that are not at their default. */
    this.right = 0;
    this.filled = 0;
  }

  /** Whether nothing is there but some of these members, a bit each. */
  holdsOnly(members) {
    return this.isObject && this.unknown === NONE && (this.members & ~members) === 0;
  }

  get imageId() {
    return this.values[IMAGE_ID];
  }

  get updateMask() {
    return this.values[UPDATE_MASK];
  }

  get labels() {
    return this.values[LABELS];
  }
}

/** An image. */
class Image {
  /** A bit for each of its values that is there. */
  members = 0;

  constructor(values) {
    /** The fields in document order, and the storage size. */
    this.values = values;
  }

  get storageSize() {
    return this.values[VOLUME];
  }
}

/** Reads an update, or edits, in which labels may be an array; `current` is the image beside it, read. */
export function gatherInput(value, isEdits, current) {
  const input = new Input(current);
  const kind = recordKind(value);
  if (kind === NO_RECORD) {
    input.other = gatherValue(value);
    input.isObject = false;
    return input;
  }
  // An update is sent as JSON, which has own members only; edits are read wherever they are.
  const object = isEdits && kind === INSTANCE ? withInherited(value, MEMBERS) : value;
  for (const key in object) {
    if (!hasOwnProperty.call(object, key)) continue;
    const member = object[key];
    const position = inputMemberOf(key);
    if (position < 0) {
      if (member === undefined) continue;
      if (input.unknown === NONE) input.unknown = [];
      input.unknown.push(key);
    } else {
      input.members |= 1 << position;
      input.values[position] =
        position === LABELS ? gatherLabels(member, isEdits) : gatherValue(member);
    }
  }
  return input;
}

/** Reads edits, and compares them with the image beside them. What is the same in both does not have to cross. */
export function gatherEdits(value, current) {
  const input = gatherInput(value, true, current);
  if (current === undefined) return input;
  for (let field = 0; field < FIELDS.length; field++) {
    const found = areSame(current.values[field], input.values[field]);
    if (found) input.same |= 1 << field;
    else if (found === false) input.different |= 1 << field;
  }
  return input;
}

/** Whether a field is the same; undefined where its letters do not tell. */
function areSame(before, after) {
  if (before instanceof Labels) return after instanceof Labels ? before.equals(after) : undefined;
  return typeof before === "string" && typeof after === "string" ? before === after : undefined;
}

/** Reads an image; `name` is what an error calls it. */
export function gatherImage(image, name) {
  const gathered = new Image(imageValues(image));
  const { values } = gathered;
  for (let position = 0; position < values.length; position++) {
    const value = values[position] ?? undefined;
    values[position] = value;
    if (value === undefined) continue;
    gathered.members |= 1 << position;
    if (position === LABELS) values[position] = gatherImageLabels(value, name);
    else if (KINDS[position] !== "text")
      values[position] = gatherImageInt64(value, position, name, image);
    else if (typeof value !== "string")
      throw new TypeError(`${name}.${FIELDS[position]} must be a string, not ${typeOf(value)}`);
  }
  return gathered;
}

/** The name under which an image has a member, in the spelling of the API or of `yc`. */
export function spellingIn(image, position) {
  const spellings = IMAGE_MEMBERS[position];
  return spellings.find((name) => image[name] !== undefined) ?? spellings[0];
}

function gatherImageInt64(value, position, name, image) {
  if (value === lastSizes[position]) return value;
  if (!isInt64(value))
    throw new TypeError(
      `${name}.${spellingIn(image, position)} must be an int64 in base 10, not ${shown(value)}`,
    );
  return (lastSizes[position] = String(value));
}

function gatherImageLabels(value, name) {
  if (!isRecord(value))
    throw new TypeError(`${name}.${FIELDS[LABELS]} must be an object, not ${typeOf(value)}`);
  const labels = gatherRecord(value);
  if (labels.total > LIMIT_IMAGE_LABELS)
    throw new TypeError(
      `${name}.${FIELDS[LABELS]} has ${labels.total} pairs, more than any image can have`,
    );
  const wrong = labels.values.findIndex(isNoText);
  if (wrong >= 0) {
    const actual = withArticle(typeNameOf(labels.values[wrong]));
    throw new TypeError(
      `${name}.${FIELDS[LABELS]} must hold strings only, but ${quote(labels.keys[wrong])} is ${actual}`,
    );
  }
  return labels;
}

function isNoText(value) {
  return typeof value !== "string";
}

/** Reads labels; with `rows` they may be an array. */
function gatherLabels(value, rows) {
  if (isRecord(value)) return gatherRecord(value);
  return rows && Array.isArray(value) ? gatherRows(value) : gatherValue(value);
}

function gatherRecord(record) {
  const names = keys(record);
  const read = readValues(record, names);
  for (let index = 0; index < read.length; index++) {
    if (typeof read[index] !== "string") read[index] = gatherValue(read[index]);
  }
  return new Labels(false, names, read, names.length);
}

/** The values of the first keys of a record. */
function readValues(record, names) {
  if (names.length <= LIMIT_KEYS) {
    // For many keys a tenth of the time that reading one by one takes.
    const all = valuesOf(record);
    // The caller's own code that runs meanwhile could take a key away.
    if (all.length === names.length) return all;
  }
  return names.slice(0, LIMIT_KEYS).map((name) => record[name]);
}

function gatherRows(rows) {
  const { length } = rows;
  // A Proxy may say anything.
  if (length >>> 0 !== length) return new Foreign("array");
  const labels = new Labels(true, [], [], length);
  const judged = labels.judged;
  for (let index = 0; index < judged; index++) {
    const row = rows[index];
    if (isRecord(row)) {
      const { key, value } = row;
      labels.keys.push(gatherValue(key));
      labels.values.push(gatherValue(value));
    } else {
      labels.keys.push(ABSENT);
      labels.values.push(gatherValue(row));
    }
  }
  return labels;
}

/** Reads each of some values, and the same ones once. */
export function gatherValues(values) {
  const seen = new Set();
  const gathered = [];
  for (const value of values) {
    if (seen.has(value)) continue;
    // Four are valid at most, so more of them are refused whatever they are.
    if (seen.add(value).size > LIMIT_KEYS) break;
    gathered.push(gatherValue(value));
  }
  return gathered;
}

/** Reads a value that may hold no others. */
export function gatherValue(value) {
  switch (typeof value) {
    case "string":
    case "undefined":
    case "number":
    case "bigint":
      return value;
    default:
      return value === null ? null : new Foreign(typeName(value));
  }
}

/** Whether a value is an object that is read as a record: no array, Map, Date or Promise. */
export function isRecord(value) {
  return recordKind(value) !== NO_RECORD;
}

/** Which kind of a record a value is, if it is one. */
function recordKind(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return NO_RECORD;
  const prototype = getPrototypeOf(value);
  if (prototype === objectPrototype || prototype === null) return PLAIN;
  return className(value) === "Object" ? INSTANCE : NO_RECORD;
}

/** The name of the type of what was read. */
export function typeNameOf(value) {
  if (value === null) return "null";
  if (value instanceof Foreign) return value.name;
  if (value instanceof Labels) return value.isRows ? "array" : "object";
  return typeof value;
}

/** What was read as a text: of a number its digits. */
export function textOf(value) {
  return typeof value === "bigint" ? integerText(value) : String(value);
}

/** The decimal digits. Working out those of a huge integer would take minutes, and none of them would make it valid. */
function integerText(integer) {
  if (BigInt.asIntN(1024, integer) === integer) return String(integer);
  return integer < 0n ? "(below -2^1023)" : "(above 2^1023)";
}

/** A copy of a resource, with all that is read of it as its own. */
export function ownImage(image) {
  return withInherited(image, IMAGE_MEMBERS.flat());
}

/** A copy with these members as its own where its class has them, behind accessors for instance. */
function withInherited(object, names) {
  const copy = { ...object };
  for (const name of names) {
    if (!hasOwnProperty.call(copy, name) && name in object) copy[name] = object[name];
  }
  return copy;
}
