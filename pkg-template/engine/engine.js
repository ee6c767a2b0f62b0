// The second of two phases: writes what was gathered into the engine's memory, makes one call, and returns its answer; none where the screen knows it.
//
// None of the caller's code can run here, nor where an answer's words are read, in report.js and preview.js; so the buffers belong to one call from the first
// write until its answer is read. Whatever is thrown here leaves the instance in doubt: a trap, and also a RangeError from a nearly full stack, which skips
// the end of a function in WebAssembly. A fresh one follows then.
import { check, compile } from "./module.js";
import {
  JUDGEMENT_PLAN_PATCH,
  JUDGEMENT_VALIDATE_EDITS,
  JUDGEMENT_VALIDATE_UPDATE,
  PLAN_VALUES_SHIFT,
} from "../contract/data.js";
import { joinedText, mended, wordCount, writeEdits, writeUpdate } from "./encode.js";
import * as glue from "./glue.js";
import { attach, prepareAnswer, writeUtf8 } from "./memory.js";
import { areCleanEdits, changedFields, isCleanUpdate, screen } from "../fast-path/screen.js";
import { SURROGATE } from "../shared/well-formed.js";

let module;
/** Whether an engine can be had. */
let isChecked = false;
/** Whether there is an instance that is not in doubt. */
let isReady = false;

/** Makes a judgement of what `write` writes of an input. Returns the plan that it makes, or minus the number of words of its answer, 0 for nothing to say. */
export function judge(judgement, write, input, contract) {
  const hasCurrent = input.current !== undefined;
  return ask(write, input, contract, (words, bytes, isAscii) =>
    glue.judge(judgement, words, bytes, isAscii, contract, hasCurrent),
  );
}

/** Has an update validated. Returns minus the number of words of the report, 0 for a clean one. */
export function validateUpdate(input, contract) {
  screen(input, contract);
  return isCleanUpdate(input)
    ? withoutEngine(0)
    : judge(JUDGEMENT_VALIDATE_UPDATE, writeUpdate, input, contract);
}

/** Has edits validated. Returns what `validateUpdate` does. */
export function validateEdits(input, contract) {
  screen(input, contract);
  return areCleanEdits(input)
    ? withoutEngine(0)
    : judge(JUDGEMENT_VALIDATE_EDITS, writeEdits, input, contract);
}

/** Has a body planned of edits. Returns the plan, 0 where there is nothing to change, or minus the number of words of a report. */
export function planPatch(input, contract) {
  screen(input, contract);
  return knownPlan(input) ?? judge(JUDGEMENT_PLAN_PATCH, writeEdits, input, contract);
}

/** The plan of edits that were screened, where all of them are the same as in the image, or right and known to change. */
function knownPlan(input) {
  const changed = changedFields(input);
  return input.holdsOnly(input.same | changed)
    ? withoutEngine(changed | ((changed & input.filled) << PLAN_VALUES_SHIFT))
    : undefined;
}

/** An answer that takes no engine. Where none can be had, every call says so, and not only the first that needs it. */
function withoutEngine(answer) {
  if (!isChecked) {
    check();
    isChecked = true;
  }
  return answer;
}

/** Plans a request of what `write` writes of an input. Returns the request's path, or minus the number of words of a report. */
export function planRequest(write, input, contract) {
  const { isEndpointRefused } = input;
  return ask(write, input, contract, (words, bytes, isAscii) =>
    glue.plan_request(words, bytes, isAscii, contract, isEndpointRefused),
  );
}

/** Has the engine answer what `write` writes of an input. */
function ask(write, input, contract, call) {
  return run(() => {
    write(input, contract);
    const text = joinedText();
    let bytes = writeUtf8(text);
    // Of ASCII alone there are no more bytes than units.
    const isAscii = bytes === text.length;
    if (!isAscii && text.search(SURROGATE) >= 0) bytes = writeUtf8(mended());
    const answer = call(wordCount(), bytes, isAscii);
    if (typeof answer === "number" && answer < 0) prepareAnswer(-answer);
    return answer;
  });
}

/** Runs code that calls the glue's functions, and nothing of the caller's. */
export function run(code) {
  try {
    if (!isReady) start();
    return code();
  } catch (error) {
    // The instance is in doubt. No more than a note of that: with the stack nearly full, replacing it could fail as well.
    isReady = false;
    throw error;
  }
}

/** Starts a fresh instance, in the place of one that is in doubt. */
function start() {
  module ??= compile();
  attach(glue.start(module));
  isReady = true;
}
