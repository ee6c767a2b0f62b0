import {
  CHANGES,
  CHANGE_MASK,
  CHANGE_POSITION_SHIFT,
  EFFECTS,
  FIELDS,
  JUDGEMENT_PREVIEW_UPDATE,
} from "../contract/data.js";
import { writeChange } from "../engine/encode.js";
import { judge, validateUpdate } from "../engine/engine.js";
import { answerWords } from "../engine/memory.js";
import { refuse } from "../engine/report.js";
import { bodyValue, gatherImage, gatherInput, ownImage, spellingIn } from "../input/gather.js";
import { readOptions, requireObject } from "../input/options.js";

const PREVIEW_OPTIONS = new Set(["contract"]);

export function previewImageUpdate(current, body, options) {
  const { contract } = readOptions(options, PREVIEW_OPTIONS);
  const image = ownImage(requireObject(current, "current"));
  const input = gatherInput(body, false, gatherImage(image, "current"));
  refuse(validateUpdate(input, contract), input, contract);
  return readPreview(judge(JUDGEMENT_PREVIEW_UPDATE, writeChange, input, contract), input, image);
}

/** The effects by field, and the image as it will be, which is `image` changed to that. */
function readPreview(answer, { values, labels, current }, image) {
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
