import { EFFECTS, FIELDS, PROTO_FIELDS } from "./contract.js";
import { readMember } from "./gather.js";

/** The effects by field, and the image as it will be, which is `image` changed to that. */
export function readPreview([numbers, added, changed, removed], { fields, current }, image) {
  const effects = numbers.map((number, position) => {
    const field = FIELDS[position];
    const effect = EFFECTS[number];
    const before = current.value(position);
    const after = effect === "untouched" ? before : fields.value(position);
    if (effect === "reset" || effect === "set") image[readMember(image, field, PROTO_FIELDS[position]).spelling] = after;
    if (field !== "labels") return { field, effect, before, after };

    const keysOf = ({ labels }, indices) => indices.map((index) => labels.keys[index]);
    return {
      field,
      effect,
      before,
      after,
      added: keysOf(fields, added),
      changed: keysOf(fields, changed),
      removed: keysOf(current, removed),
    };
  });
  return { effects, image };
}
