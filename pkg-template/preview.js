import { CHANGES, CHANGE_MASK, CHANGE_POSITION_SHIFT, EFFECTS, FIELDS } from "./contract.js";
import { bodyValue, spellingIn } from "./gather.js";
import { answerWords } from "./memory.js";

/** The effects by field, and the image as it will be, which is `image` changed to that. */
export function readPreview(answer, { values, labels, current }, image) {
  const effects = FIELDS.map((field, position) => {
    const effect = EFFECTS[answerWords[position]];
    const before = bodyValue(current.values[position], position);
    const after = effect === "untouched" ? before : bodyValue(values[position], position);
    if (effect === "reset" || effect === "set") image[spellingIn(image, position)] = after;
    return field === "labels"
      ? {
          field,
          effect,
          before,
          after,
          ...readChanges(
            answerWords.subarray(FIELDS.length, -answer),
            labels,
            current.values[position],
          ),
        }
      : { field, effect, before, after };
  });
  return { effects, image };
}

/** The keys of the labels that change, by what happens to them. */
function readChanges(words, labels, before) {
  const changes = { added: [], changed: [], removed: [] };
  for (const word of words) {
    const change = CHANGES[word & CHANGE_MASK];
    changes[change].push(
      (change === "removed" ? before : labels).keys[word >> CHANGE_POSITION_SHIFT],
    );
  }
  return changes;
}
