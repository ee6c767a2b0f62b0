// Writes what was read as a message: a table of cells, and the UTF-16 units of all strings.
// src/input/message.rs describes the form.
import {
  CELL_KIND,
  CELL_LENGTH,
  CELL_START,
  CELL_TOTAL,
  CELL_WORDS,
  IMAGE_MEMBERS,
  KIND_ABSENT,
  KIND_ILL_FORMED_TEXT,
  KIND_INTEGER,
  KIND_LIST,
  KIND_NULL,
  KIND_NUMBER,
  KIND_OBJECT,
  KIND_OBJECT_KEY,
  KIND_OTHER,
  KIND_RECORD,
  KIND_ROWS,
  KIND_TEXT,
  KIND_UNDEFINED,
  LIMIT_KEYS,
  LIMIT_MASK_UNITS,
  LIMIT_SHORT,
  LIMIT_UNITS,
  LIMIT_UNITS_IN_ALL,
  MAX_HEADER_VALUE,
  MEMBERS,
} from "../contract/data.js";
import { ABSENT, Input, Labels, textOf } from "../input/values.js";
import { countCharacters, isHighSurrogate, isWellFormed } from "../shared/characters.js";

/** @import { Image, Scalar } from "../input/values.js" */
/** @import { Buffers } from "./instance.js" */

/** The message of one call. */
export class Message {
  /**
   * @param {Buffers} buffers
   * @param {number} values the number of values that the call takes
   */
  constructor({ cells, units }, values) {
    this.cells = cells;
    this.units = units;
    this.cellCount = values;
    this.unitCount = 0;
  }

  /**
   * Writes an update or edits.
   *
   * @param {number} position
   * @param {Input | Scalar} input
   */
  writeInput(position, input) {
    if (!(input instanceof Input)) return this.writeScalar(position, input);
    const unknown = Math.min(input.unknown.length, LIMIT_KEYS);
    const first = this.take(MEMBERS.length + unknown);
    this.set(position, KIND_OBJECT, first, unknown);
    let next = first;
    for (const member of MEMBERS) {
      const limit = member === "updateMask" ? LIMIT_MASK_UNITS : this.limit();
      this.writeValue(next++, input[member], limit);
    }
    for (let index = 0; index < unknown; index++) {
      const { key = "", isObject = false } = input.unknown[index] ?? {};
      this.writeText(next++, isObject ? KIND_OBJECT_KEY : KIND_TEXT, key);
    }
  }

  /**
   * Writes an image, if there is one.
   *
   * @param {number} position
   * @param {Image | undefined} image
   * @param {Partial<Record<keyof Image, unknown>>} edits The fields that are absent here are left
   *   out, since the engine does not look at them.
   */
  writeImage(position, image, edits = {}) {
    if (image === undefined) return this.set(position, KIND_ABSENT);
    const first = this.take(IMAGE_MEMBERS.length);
    this.set(position, KIND_OBJECT, first);
    let next = first;
    for (const member of IMAGE_MEMBERS) {
      const value = edits[member] === ABSENT ? ABSENT : image[member];
      this.writeValue(next++, value ?? ABSENT, this.limit());
    }
  }

  /**
   * Writes the paths of a mask.
   *
   * @param {number} position
   * @param {Scalar[]} paths
   */
  writeList(position, paths) {
    const first = this.take(paths.length);
    this.set(position, KIND_LIST, first, paths.length);
    for (let index = 0; index < paths.length; index++) {
      this.writeScalar(first + index, paths[index]);
    }
  }

  /**
   * Writes the value of a header.
   *
   * @param {number} position
   * @param {string | undefined} value
   */
  writeHeader(position, value) {
    this.writeScalar(position, value, MAX_HEADER_VALUE);
  }

  /**
   * Writes a value that holds no others.
   *
   * @param {number} position
   * @param {Scalar} value
   * @param {number} limit the UTF-16 units of a string that is written whole
   */
  writeScalar(position, value, limit = this.limit()) {
    // Most values are strings.
    if (typeof value === "string") return this.writeText(position, KIND_TEXT, value, limit);
    switch (typeof value) {
      case "number":
        return this.writeText(position, KIND_NUMBER, String(value));
      case "bigint":
        return this.writeText(position, KIND_INTEGER, textOf(value));
      case "undefined":
        return this.set(position, KIND_UNDEFINED);
      case "symbol":
        return this.set(position, KIND_ABSENT);
      default:
        return this.set(position, value === null ? KIND_NULL : KIND_OTHER);
    }
  }

  /** Overwrites the strings, which may be secrets. @param {Buffers} buffers */
  overwriteUnits({ units }) {
    units.fill(0, 0, this.unitCount);
  }

  /**
   * @param {number} position
   * @param {Scalar | Labels} value
   * @param {number} limit
   */
  writeValue(position, value, limit) {
    if (value instanceof Labels) this.writeLabels(position, value);
    else this.writeScalar(position, value, limit);
  }

  /**
   * @param {number} position
   * @param {Labels} labels
   */
  writeLabels(position, { isRows, keys, values, total }) {
    const first = this.take(2 * values.length);
    this.set(position, isRows ? KIND_ROWS : KIND_RECORD, first, values.length, total);
    let next = first;
    for (let index = 0; index < values.length; index++) {
      this.writeScalar(next++, keys[index]);
      this.writeScalar(next++, values[index]);
    }
  }

  /**
   * Writes a text, or the beginning of one that is longer than the limit.
   *
   * @param {number} position
   * @param {number} kind
   * @param {string} text
   * @param {number} limit
   */
  writeText(position, kind, text, limit = this.limit()) {
    const { units, unitCount: start } = this;
    const isCut = text.length > limit;
    const length = isCut ? beginningOf(text) : text.length;
    for (let index = 0; index < length; index++) units[start + index] = text.charCodeAt(index);
    this.unitCount = start + length;
    if (isCut) {
      const kindOfWhole = isWellFormed(text) ? kind : KIND_ILL_FORMED_TEXT;
      this.set(position, kindOfWhole, start, length, countCharacters(text));
    } else {
      this.set(position, kind, start, length);
    }
  }

  /** The UTF-16 units of a string that is written whole. */
  limit() {
    return this.unitCount > LIMIT_UNITS_IN_ALL ? LIMIT_SHORT : LIMIT_UNITS;
  }

  /**
   * Takes free cells, and returns the position of the first.
   *
   * @param {number} count
   */
  take(count) {
    this.cellCount += count;
    return this.cellCount - count;
  }

  /**
   * @param {number} position
   * @param {number} kind
   * @param {number} start
   * @param {number} length
   * @param {number} total
   */
  set(position, kind, start = 0, length = 0, total = 0) {
    const { cells } = this;
    const cell = CELL_WORDS * position;
    cells[cell + CELL_KIND] = kind;
    cells[cell + CELL_START] = start;
    cells[cell + CELL_LENGTH] = length;
    cells[cell + CELL_TOTAL] = total;
  }
}

/**
 * How many UTF-16 units of a long text are written: one more than usual if they would end in half a
 * character.
 *
 * @param {string} text
 */
function beginningOf(text) {
  return isHighSurrogate(text, LIMIT_SHORT - 1) ? LIMIT_SHORT + 1 : LIMIT_SHORT;
}
