// The screen in front of the engine: what the contract's data alone show to be right does not have to cross.
//
// It reads what users get as `constraints`, and what the build knows of the patterns. Of a value it knows that it is right, or it knows nothing: whatever is
// wrong, unusual or worth a warning is for the engine to judge. So no rule stands here a second time.
import { CHARACTERS, FIELDS, KINDS, VERSIONS, constraints } from "../contract/data.js";
import { Labels, UPDATE_MASK } from "../input/gather.js";
import { knownMask } from "./known-masks.js";
import { EVERY_FIELD } from "../shared/mask.js";
import { isWellFormed } from "../shared/well-formed.js";

const RIGHT = 1;
const FILLED = 2;

const ZERO = "0".charCodeAt(0);
const SIZE = 1 << KINDS.indexOf("int64");

/** A character: a pair of surrogates, or no surrogate. In this order, and by eight, an expression of emoji takes half the time. */
const CHARACTER = "(?:[\\ud800-\\udbff][\\udc00-\\udfff]|[^\\ud800-\\udfff])";
const EIGHT_CHARACTERS = CHARACTER.repeat(8);

/** So many keys are remembered; a power of two. */
const KEYS = 1024;

/** By contract and field, what knows the right values. */
const screens = [];

/** Takes note of the fields of an input that are known to be right. */
export function screen(input, contract) {
  const ofContract = (screens[contract] ??= makeScreens(constraints[VERSIONS[contract]]));
  const { values, members, same } = input;
  let right = 0;
  let filled = 0;
  let left = members & ~same & EVERY_FIELD;
  for (let field = 0; left !== 0; field++, left >>= 1) {
    if ((left & 1) === 0) continue;
    const found = ofContract[field].look(values[field]);
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

function makeScreens(limits) {
  return FIELDS.map((field, position) => {
    const those = limits[field];
    if (KINDS[position] === "labels") return new LabelsScreen(those);
    if (KINDS[position] === "int64") return new Int64Screen(those);
    return new (those.pattern === undefined ? LengthScreen : CharactersScreen)(those);
  });
}

// Classes and no closures: V8 compiles what many closures share without the knowledge it has of each. `look` says what is known of a value: 0 for nothing,
// else RIGHT, and FILLED where it is not the default.

class Int64Screen {
  constructor({ min, max }) {
    this.min = min;
    this.max = max;
  }

  look(value) {
    const number = typeof value === "string" ? decimal(value) : value;
    return Number.isSafeInteger(number) && number >= this.min && number <= this.max
      ? RIGHT | FILLED
      : 0;
  }
}

class LabelsScreen {
  constructor({ maxPairs, key, value }) {
    this.maxPairs = maxPairs;
    this.key = new CharactersScreen(key);
    this.value = new CharactersScreen(value);
    /** Keys that passed: the same few come again and again. */
    this.keys = new Array(KEYS).fill("");
  }

  look(labels) {
    if (!(labels instanceof Labels)) return 0;
    const { isRows, keys, values, total } = labels;
    if (total > this.maxPairs) return 0;
    for (let index = 0; index < total; index++) {
      const value = values[index];
      if (!this.isKey(keys[index]) || typeof value !== "string" || !this.value.passes(value))
        return 0;
    }
    if (isRows && new Set(keys).size < total) return 0;
    return total === 0 ? RIGHT : RIGHT | FILLED;
  }

  isKey(key) {
    if (typeof key !== "string" || key.length === 0) return false;
    const { length } = key;
    const place =
      (37 * length +
        101 * key.charCodeAt(0) +
        11 * key.charCodeAt(length >> 1) +
        key.charCodeAt(length - 1)) &
      (KEYS - 1);
    if (this.keys[place] === key) return true;
    if (!this.key.passes(key)) return false;
    this.keys[place] = key;
    return true;
  }
}

/** The integer that a text of digits stands for; NaN for any other text, for one with a leading zero, and where there are too many to be safe. */
function decimal(text) {
  if (text.length > 16 || text.charCodeAt(0) === ZERO) return NaN;
  let integer = 0;
  for (let index = 0; index < text.length; index++) {
    const digit = text.charCodeAt(index) - ZERO;
    integer = digit >= 0 && digit <= 9 ? 10 * integer + digit : NaN;
  }
  return integer;
}

class TextScreen {
  look(value) {
    if (typeof value !== "string" || !this.passes(value)) return 0;
    return value.length === 0 ? RIGHT : RIGHT | FILLED;
  }
}

/** For a text that has to be well-formed, and to have so many characters, each of which is one unit or two. */
class LengthScreen extends TextScreen {
  constructor({ minLength = 0, maxLength }) {
    super();
    this.minUnits = 2 * minLength;
    this.maxLength = maxLength;
    this.expression = undefined;
  }

  passes(text) {
    const { length } = text;
    if (length <= this.maxLength) return length >= this.minUnits && isWellFormed(text);
    this.expression ??= charactersUpTo(this.maxLength);
    return length <= 2 * this.maxLength && this.expression.test(text);
  }
}

/** An expression for so many characters at most. */
function charactersUpTo(count) {
  const groups = Math.max(0, (count >> 3) - 1);
  return new RegExp(`^(?:${EIGHT_CHARACTERS}){0,${groups}}${CHARACTER}{0,${count - 8 * groups}}$`);
}

/** For a text with a pattern, of which the build proved that each character tells for itself. */
class CharactersScreen extends TextScreen {
  constructor({ minLength = 0, maxLength = Infinity, pattern }) {
    super();
    const [min, max, first, inner, last] = CHARACTERS[pattern];
    this.min = Math.max(min, minLength);
    this.max = Math.min(max ?? Infinity, maxLength);
    this.first = unitsOf(first);
    this.inner = unitsOf(inner);
    this.last = unitsOf(last);
  }

  passes(text) {
    const { length } = text;
    if (length < this.min || length > this.max) return false;
    if (length === 0) return true;
    const { inner } = this;
    const end = length - 1;
    let areRight = this.first[text.charCodeAt(0)];
    for (let index = 1; index < end; index++) areRight &= inner[text.charCodeAt(index)];
    if (end > 0) areRight &= this.last[text.charCodeAt(end)];
    return areRight === 1;
  }
}

/** By ranges, the table of the units in them. */
const tables = {};

/** Whether a unit is in some ranges, for every unit there is: so a loop needs no branch. */
function unitsOf(ranges) {
  return (tables[ranges] ??= makeTable(ranges));
}

function makeTable(ranges) {
  const units = new Uint8Array(0x10000);
  for (const [, first, last = first] of ranges.matchAll(/(.)(?:-(.))?/g))
    units.fill(1, first.charCodeAt(0), last.charCodeAt(0) + 1);
  return units;
}
