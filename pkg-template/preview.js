import { EFFECTS, FIELDS, PROTO_FIELDS } from "./contract.js";
import { bodyValue } from "./gather.js";

/** The effects by field, and the image as it will be, which is `image` changed to that. */
export function readPreview(words, { values, labels, current }, image) {
  const [added, changed] = words.slice(FIELDS.length);
  const positions = words.slice(FIELDS.length + 2);
  const effects = FIELDS.map((field, position) => {
    const effect = EFFECTS[words[position]];
    const before = bodyValue(current.values[position], position);
    const after = effect === "untouched" ? before : bodyValue(values[position], position);
    if (effect === "reset" || effect === "set") image[spellingIn(image, position)] = after;
    if (field !== "labels") return { field, effect, before, after };

    const keysOf = (labels, indices) => indices.map((index) => labels.keys[index]);
    return {
      field,
      effect,
      before,
      after,
      added: keysOf(labels, positions.slice(0, added)),
      changed: keysOf(labels, positions.slice(added, added + changed)),
      removed: keysOf(current.values[position], positions.slice(added + changed)),
    };
  });
  return { effects, image };
}

/** The name under which an image has a field, in the spelling of the API or of `yc`. */
function spellingIn(image, position) {
  const spellings = [FIELDS[position], PROTO_FIELDS[position]];
  return spellings.find((name) => Object.hasOwn(image, name) && image[name] !== undefined) ?? FIELDS[position];
}
