// The first of two phases: reads everything the caller passed, each property once, into words and strings of this call.
//
// Reading may run the caller's own code (getters, Proxies), which may call this package again. So nothing here touches the memory of the engine, nor
// anything that another call could see. The words are described in src/wire.rs.
import { DEFAULTS, FIELDS, KINDS, MAX_HEADER_VALUE, PROTO_FIELDS, TAGS, WORD } from "./contract.js";
import { isInt64 } from "./int64.js";
import { quote } from "./messages/text.js";

const { ABSENT, UNDEFINED, NULL, TEXT, NUMBER, INTEGER, OTHER, RECORD, ROWS, PAIR, OBJECT } = TAGS;
const { ILL_FORMED, CUT, LENGTH_SHIFT, TAG_MASK } = WORD;
const TEXTS = new Set([TEXT, NUMBER, INTEGER, OTHER]);
const SURROGATES = /\p{Surrogate}/gu;
// Browsers have it since 2023; it is many times as fast as the pattern.
const isWellFormed =
  typeof "".isWellFormed === "function" ? (text) => text.isWellFormed() : (text) => text.search(SURROGATES) < 0;

// What is larger cannot be valid, so it crosses only in part and the engine's memory stays small.
const MAX_KEYS = 1024;
const MAX_IMAGE_LABELS = 256;
const MAX_UNITS = 4096;
const MAX_UNITS_IN_ALL = 32_768;
const SHORT = 64;

const IMAGE_ID = FIELDS.length;
const UPDATE_MASK = FIELDS.length + 1;
const LABELS = KINDS.indexOf("labels");
const MEMBERS = new Map([...FIELDS.map((field, position) => [field, position]), ["imageId", IMAGE_ID], ["updateMask", UPDATE_MASK]]);

const STORAGE_SIZE = ["storageSize", "storage_size"];
const IMAGE_MEMBERS = [...FIELDS, ...PROTO_FIELDS, ...STORAGE_SIZE];

const { hasOwn, keys } = Object;

/** The fields of one object, as they were read. */
class Fields {
  /** In document order. */
  values = [];
  /** Keys and values of the labels, whether they came as an object or as rows. */
  labels = { keys: [], values: [] };

  /** A field's value as a body carries it, or its default. */
  value(position) {
    return position === LABELS ? toRecord(this.labels) : String(this.values[position] ?? DEFAULTS[position]);
  }
}

export class Gathered {
  words = [];
  /** All strings, one behind the other; their words hold their lengths. */
  text = "";

  /** Of the update or the edits. */
  fields = new Fields();
  /** The keys that the method does not know. */
  unknown = [];
  /** Of the resource as it is now, if there is one. */
  current = undefined;

  /** Reads an update or edits; `rows` says whether labels may be an array. */
  input(value, rows) {
    if (!isRecord(value)) return this.value(value);

    // An update is sent as JSON, which has own members only; edits are read wherever they are.
    const object = rows ? withInherited(value, MEMBERS.keys()) : value;
    const members = new Array(FIELDS.length + 2);
    const present = new Array(FIELDS.length + 2);
    for (const key of keys(object)) {
      const member = MEMBERS.get(key);
      if (member === undefined) {
        if (object[key] !== undefined) this.unknown.push(key);
      } else {
        members[member] = object[key];
        present[member] = true;
      }
    }
    const judged = Math.min(this.unknown.length, MAX_KEYS);
    this.words.push(OBJECT | (judged << LENGTH_SHIFT));
    for (const member of [IMAGE_ID, UPDATE_MASK]) {
      if (present[member]) this.value(members[member]);
      else this.words.push(ABSENT);
    }
    for (let field = 0; field < FIELDS.length; field++) {
      const member = members[field];
      this.fields.values.push(member);
      if (field !== LABELS) this.value(member);
      else if (rows && Array.isArray(member)) this.#rows(member);
      else if (isRecord(member)) this.#record(member, this.fields.labels);
      else this.value(member);
    }
    for (let index = 0; index < judged; index++) this.#text(TEXT, this.unknown[index]);
    return this;
  }

  /** Reads a resource, if there is one; `name` is what an error calls it. */
  image(image, name) {
    if (image === undefined) return this;
    this.current = new Fields();
    FIELDS.forEach((field, position) => {
      const { spelling, value } = readMember(image, field, PROTO_FIELDS[position]);
      this.current.values.push(value);
      if (value === undefined || value === null) this.words.push(ABSENT);
      else if (position === LABELS) this.#imageLabels(value, `${name}.${spelling}`);
      else if (KINDS[position] === "int64") this.#imageSize(value, `${name}.${spelling}`);
      else if (typeof value === "string") this.#text(TEXT, value);
      else throw new TypeError(`${name}.${spelling} must be a string, not ${typeName(value)}`);
    });
    const { spelling, value: size } = readMember(image, ...STORAGE_SIZE);
    if (size === undefined || size === null) this.words.push(ABSENT);
    else this.#imageSize(size, `${name}.${spelling}`);
    return this;
  }

  /** Reads each of some values, and the same ones once. */
  values(values) {
    const seen = new Set();
    for (const value of values) {
      if (seen.has(value)) continue;
      // Four are valid at most, so more of them are refused whatever they are.
      if (seen.add(value).size > MAX_KEYS) break;
      this.value(value);
    }
    return this;
  }

  /** Reads a value that may hold no others. */
  value(value) {
    switch (typeof value) {
      case "string":
        this.#text(TEXT, value);
        break;
      case "number":
        this.#text(NUMBER, String(value));
        break;
      case "bigint":
        this.#text(INTEGER, integerText(value));
        break;
      case "undefined":
        this.words.push(UNDEFINED);
        break;
      default:
        if (value === null) this.words.push(NULL);
        else this.#text(OTHER, typeName(value));
    }
    return this;
  }

  /** Reads the value of a header, if there is one. */
  header(value) {
    if (value === undefined) this.words.push(UNDEFINED);
    else this.#text(TEXT, value, MAX_HEADER_VALUE);
    return this;
  }

  #imageSize(value, name) {
    if (isInt64(value)) return this.#text(TEXT, String(value));
    const actual = typeof value === "string" || typeof value === "number" ? quote(String(value)) : typeName(value);
    throw new TypeError(`${name} must be an int64 in base 10, not ${actual}`);
  }

  #imageLabels(labels, name) {
    if (!isRecord(labels)) throw new TypeError(`${name} must be an object, not ${typeName(labels)}`);
    this.#record(labels, this.current.labels);
    const { keys: found, values } = this.current.labels;
    if (found.length > MAX_IMAGE_LABELS) throw new TypeError(`${name} has ${found.length} pairs, more than any image can have`);
    values.forEach((value, index) => {
      if (typeof value === "string") return;
      throw new TypeError(`${name} must hold strings only, but ${JSON.stringify(found[index])} is ${typeName(value)}`);
    });
  }

  #record(record, labels) {
    const found = keys(record);
    const judged = Math.min(found.length, MAX_KEYS);
    labels.keys = found;
    this.words.push(RECORD | (judged << LENGTH_SHIFT), found.length);
    const { words } = this;
    for (let index = 0; index < judged; index++) {
      const key = found[index];
      const value = record[key];
      labels.values.push(value);
      if (typeof value === "string" && key.length <= SHORT && value.length <= SHORT) {
        // What nearly every label is. No bound can cut it, so it needs none of the steps below.
        words.push(TEXT | (key.length << LENGTH_SHIFT), TEXT | (value.length << LENGTH_SHIFT));
        this.text += key + value;
      } else {
        this.#text(TEXT, key);
        this.value(value);
      }
    }
  }

  #rows(rows) {
    const { length } = rows;
    // A Proxy may say anything.
    if (length >>> 0 !== length) return void this.#text(OTHER, "array");
    const judged = Math.min(length, MAX_KEYS);
    this.words.push(ROWS | (judged << LENGTH_SHIFT), length);
    for (let index = 0; index < judged; index++) {
      const row = rows[index];
      if (!isRecord(row)) {
        this.value(row);
        continue;
      }
      const { key, value } = row;
      this.fields.labels.keys.push(key);
      this.fields.labels.values.push(value);
      this.words.push(PAIR);
      this.value(key).value(value);
    }
  }

  #text(tag, text, limit = this.text.length > MAX_UNITS_IN_ALL ? SHORT : MAX_UNITS) {
    if (text.length > limit) {
      const sent = beginning(text);
      const { flags, characters } = measure(text);
      this.words.push(tag | flags | (sent.length << LENGTH_SHIFT), characters);
      this.text += sent;
    } else {
      this.words.push(tag | (text.length << LENGTH_SHIFT));
      this.text += text;
    }
  }

  /** Marks the strings that are ill-formed, and puts U+FFFD in the place of each lone surrogate. */
  mend() {
    const { words } = this;
    let mended = "";
    let end = 0;
    for (let position = 0; position < words.length; position++) {
      const tag = words[position] & TAG_MASK;
      if (tag === RECORD || tag === ROWS) {
        position++;
      } else if (TEXTS.has(tag)) {
        const start = end;
        end += words[position] >>> LENGTH_SHIFT;
        // Each by itself: two halves of a pair that meet would pass for well-formed.
        const one = this.text.slice(start, end);
        if (isWellFormed(one)) {
          mended += one;
        } else {
          words[position] |= ILL_FORMED;
          mended += one.replace(SURROGATES, "\ufffd");
        }
        if (words[position] & CUT) position++;
      }
    }
    this.text = mended;
  }
}

/** An object with these labels. A key such as `__proto__` becomes a member like any other. */
function toRecord({ keys, values }) {
  const record = {};
  keys.forEach((key, index) => {
    Object.defineProperty(record, key, { value: values[index], configurable: true, enumerable: true, writable: true });
  });
  return record;
}

/** Whether a value is an object whose own members are all there is to it, as JSON would write them: no array, Map, Date or Promise. */
export function isRecord(value) {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null || className(value) === "Object";
}

/** The name that an object gives its class, if it is one that can stand in a sentence. */
function className(value) {
  const name = Object.prototype.toString.call(value).slice(8, -1);
  return /^\w{1,64}$/.test(name) ? name : "object of an unknown class";
}

export function typeName(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value !== "object") return typeof value;
  const name = className(value);
  return name === "Object" ? "object" : name;
}

/** A member of an image, and the spelling in which it is there: that of the REST API, or that of `yc`. */
export function readMember(image, name, protoName) {
  for (const spelling of name === protoName ? [name] : [name, protoName]) {
    const value = hasOwn(image, spelling) ? image[spelling] : undefined;
    if (value !== undefined) return { spelling, value };
  }
  return { spelling: name, value: undefined };
}

/** A resource with all that is read of it as its own. */
export function ownImage(image) {
  return withInherited(image, IMAGE_MEMBERS);
}

/** The object, or a copy with these members as its own where its class has them, behind accessors for instance. */
function withInherited(object, names) {
  const prototype = Object.getPrototypeOf(object);
  if (prototype === Object.prototype || prototype === null) return object;
  const copy = { ...object };
  for (const name of names) {
    if (!hasOwn(copy, name) && name in object) copy[name] = object[name];
  }
  return copy;
}

/** The decimal digits. Working out those of a huge integer would take minutes, and none of them would make it valid. */
function integerText(integer) {
  if (BigInt.asIntN(1024, integer) === integer) return String(integer);
  return integer < 0n ? "(below -2^1023)" : "(above 2^1023)";
}

/** The first characters, none of them halved. Not fewer than `SHORT` units: with one less, the longest valid name could be what is left of a longer one. */
function beginning(text) {
  const last = text.charCodeAt(SHORT - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? SHORT + 1 : SHORT);
}

/** What a cut text's words say of the whole: whether it is well-formed, and its number of code points. A lone surrogate counts as one. */
function measure(text) {
  let surrogates = 0;
  let pairs = 0;
  let high = false;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index) & 0xfc00;
    if (unit === 0xd800 || unit === 0xdc00) surrogates++;
    if (high && unit === 0xdc00) pairs++;
    high = unit === 0xd800;
  }
  return { flags: surrogates === 2 * pairs ? CUT : CUT | ILL_FORMED, characters: text.length - pairs };
}
