import { EFFECTS, FIELDS, PROTO_FIELDS } from "./contract.js";

/** The effects by field, and the image as it will be, which is `image` changed to that. */
export function readPreview([numbers, added, changed, removed], { fields, current }, image) {
  const effects = numbers.map((number, position) => {
    const field = FIELDS[position];
    const effect = EFFECTS[number];
    const before = current.value(position);
    const after = effect === "untouched" ? before : fields.value(position);
    if (effect === "reset" || effect === "set") image[memberName(image, position)] = after;
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

/** The image keeps the spelling it came in: that of the REST API, or that of `yc`. */
function memberName(image, position) {
  const isProto = !Object.hasOwn(image, FIELDS[position]) && Object.hasOwn(image, PROTO_FIELDS[position]);
  return isProto ? PROTO_FIELDS[position] : FIELDS[position];
}
