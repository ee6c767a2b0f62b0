// The screen in front of the engine: what the contract's data alone show to be right does not have to cross.
//
// It reads what users get as `constraints`. Of a value it knows that it is right, or it knows nothing: whatever is wrong, unusual or worth a warning is for
// the engine. So no rule stands here a second time.
import { FIELDS, KINDS, VERSIONS, constraints } from "./contract.js";
import { Labels, UPDATE_MASK } from "./gather.js";
import { knownMask } from "./known-masks.js";

const RIGHT = 1;
const FILLED = 2;

const ZERO = "0".charCodeAt(0);
const SIZE = 1 << KINDS.indexOf("int64");

/** A class of characters any number of times, which another may precede: there each character tells for itself. */
const REPEATED_CLASS = /^\^(\[[^\]]*\])?\[[^\]]*\]\*\$$/;

/** Four characters, each a pair of surrogates or no surrogate. By four, and the pair first, an expression takes a third of the time for emoji. */
const CHARACTER = "(?:[\\ud800-\\udbff][\\udc00-\\udfff]|[^\\ud800-\\udfff])";
const FOUR_CHARACTERS = CHARACTER.repeat(4);

/** So many keys are remembered: a power of two. */
const KEYS = 1024;

/** By contract and field. */
const screens = [];

/** Takes note of the fields of an input that are known to be right. */
export function screen(input, contract) {
  const tests = (screens[contract] ??= makeScreens(constraints[VERSIONS[contract]]));
  const { values, members, same } = input;
  let right = 0;
  let filled = 0;
  for (let field = 0; field < tests.length; field++) {
    if ((((members & ~same) >> field) & 1) === 0) continue;
    const found = tests[field].judge(values[field]);
    right |= (found & RIGHT) << field;
    filled |= (found >> 1) << field;
  }
  input.right = right;
  input.filled = filled;
}

/** Whether an update that was screened is known to be clean: it holds the fields of its mask and no others. */
export function isCleanUpdate(input) {
  const { values, right } = input;
  const mask = values[UPDATE_MASK];
  return (
    typeof mask === "string" &&
    knownMask(mask) === right &&
    input.holdsOnly(right | (1 << UPDATE_MASK)) &&
    comparedWithSource(input) === 0
  );
}

/** Whether edits that were screened are known to be clean. */
export function areCleanEdits(input) {
  return input.holdsOnly(input.same | input.right) && comparedWithSource(input) === 0;
}

/** Of the fields of edits that were screened, those which are known to change: without an image beside them, all that are right. */
export function changedFields({ current, right, filled, different }) {
  // What is not the default differs from what is.
  return current === undefined ? right : right & (different | (filled & ~current.members));
}

/** The bit of a size that has to be compared with the volume of the source data; 0 where there is none. */
export function comparedWithSource({ members, same, current }) {
  return current?.storageSize === undefined ? 0 : members & ~same & SIZE;
}

// Classes and no closures: V8 compiles what many closures share without the knowledge it has of each.

function makeScreens(limits) {
  const kinds = { text: TextScreen, int64: Int64Screen, labels: LabelsScreen };
  return FIELDS.map((field, position) => new kinds[KINDS[position]](limits[field]));
}

class TextScreen {
  constructor(limits) {
    this.test = textTest(limits);
  }

  judge(value) {
    if (typeof value !== "string" || !this.test.passes(value)) return 0;
    return value === "" ? RIGHT : RIGHT | FILLED;
  }
}

class Int64Screen {
  constructor({ min, max }) {
    this.min = min;
    this.max = max;
  }

  judge(value) {
    const number = typeof value === "string" ? decimal(value) : value;
    return Number.isSafeInteger(number) && number >= this.min && number <= this.max ? RIGHT | FILLED : 0;
  }
}

class LabelsScreen {
  constructor({ maxPairs, key, value }) {
    this.maxPairs = maxPairs;
    this.key = textTest(key);
    this.value = textTest(value);
    /** Keys that passed: the same few come again and again. */
    this.keys = new Array(KEYS).fill("");
  }

  judge(labels) {
    if (!(labels instanceof Labels)) return 0;
    const { isRows, keys, values, total } = labels;
    if (total > this.maxPairs) return 0;
    for (let index = 0; index < total; index++) {
      const value = values[index];
      if (!this.isKey(keys[index]) || typeof value !== "string" || !this.value.passes(value)) return 0;
    }
    if (isRows && new Set(keys).size < total) return 0;
    return total === 0 ? RIGHT : RIGHT | FILLED;
  }

  isKey(key) {
    if (typeof key !== "string" || key.length === 0) return false;
    const { length } = key;
    const place = (37 * length + 101 * key.charCodeAt(0) + 11 * key.charCodeAt(length >> 1) + key.charCodeAt(length - 1)) & (KEYS - 1);
    if (this.keys[place] === key) return true;
    if (!this.key.passes(key)) return false;
    this.keys[place] = key;
    return true;
  }
}

/** The integer that a text of digits stands for; NaN for any other text, and for one with a leading zero. */
function decimal(text) {
  let integer = text.charCodeAt(0) === ZERO ? NaN : 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - ZERO;
    integer = digit >= 0 && digit <= 9 ? 10 * integer + digit : NaN;
  }
  return integer;
}

/** What tells of a text whether it is known to be within limits. */
function textTest({ minLength = 0, maxLength = Infinity, pattern }) {
  if (pattern !== undefined) return new (REPEATED_CLASS.test(pattern) ? CharactersTest : PatternTest)(minLength, maxLength, pattern);
  // Well-formed, and with so many characters, each of which is one unit or two.
  const groups = (maxLength >> 2) - 1;
  return new PatternTest(2 * minLength, 2 * maxLength, `^(?:${FOUR_CHARACTERS}){0,${groups}}${CHARACTER}{0,${maxLength - 4 * groups}}$`);
}

class PatternTest {
  constructor(minLength, maxLength, pattern) {
    this.minLength = minLength;
    this.maxLength = maxLength;
    this.expression = new RegExp(pattern);
  }

  passes(text) {
    // Once a character was looked at, a text that was concatenated is in one piece; the expression would take longer to put it together. V8 does not
    // concatenate what is shorter.
    const mayPass = text.length < 13 || text.charCodeAt(0) !== 0;
    return mayPass && this.hasLength(text) && this.expression.test(text);
  }

  hasLength({ length }) {
    return length >= this.minLength && length <= this.maxLength;
  }
}

/** For texts as short as labels a loop takes less time than an expression. */
class CharactersTest extends PatternTest {
  // Of every code unit, so that the loop is free of branches; none outside ASCII is allowed here.
  first = this.unitsBehind("");
  others = this.expression.test("") ? this.first : this.unitsBehind(String.fromCharCode(this.first.indexOf(1)));

  unitsBehind(beginning) {
    const units = new Uint8Array(0x10000);
    for (let unit = 0; unit < 0x80; unit++) units[unit] = Number(this.expression.test(beginning + String.fromCharCode(unit)));
    return units;
  }

  passes(text) {
    const { others } = this;
    const { length } = text;
    if (!this.hasLength(text)) return false;
    if (length === 0) return this.expression.test(text);
    let areAllowed = this.first[text.charCodeAt(0)];
    for (let index = 1; index < length; index++) areAllowed &= others[text.charCodeAt(index)];
    return areAllowed === 1;
  }
}
