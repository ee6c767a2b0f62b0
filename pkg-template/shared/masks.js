// Field masks in their text form.

/**
 * Every mask that names some fields, each once, in any order; and the bits of these fields, the
 * first one's lowest.
 *
 * @param {readonly string[]} fields
 */
export function everyMask(fields) {
  /** @type {Map<unknown, number>} */
  const masks = new Map();
  /** @type {(beginning: string, named: number) => void} */
  const add = (beginning, named) => {
    for (let position = 0; position < fields.length; position++) {
      const bit = 1 << position;
      if (named & bit) continue;
      const mask = `${beginning}${fields[position]}`;
      masks.set(mask, named | bit);
      add(`${mask},`, named | bit);
    }
  };
  add("", 0);
  return masks;
}
