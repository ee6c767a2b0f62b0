// What the page says in English, except for what stands in index.html.
import { en as sentence } from "yc-image-update/messages/en";
import { ApiError, NoAnswerError } from "../data/compute.js";

/** @import { Contract, Effect, Field, Violation } from "yc-image-update" */
/** @import { Behaviour } from "../../api/demo.mjs" */
/** @import { Example } from "../data/hand-body.js" */
/** @import { Notice, Outcome, Phase, RequestForm } from "../data/store.js" */

/** @typedef {typeof en} Texts */

/** @type {Record<Field, string>} */
const FIELDS = {
  name: "Name",
  description: "Description",
  minDiskSize: "Minimum disk size",
  labels: "Labels",
};

/** @type {Record<Field, string>} */
const LOWER = {
  name: "name",
  description: "description",
  minDiskSize: "minimum disk size",
  labels: "labels",
};

const LIST = new Intl.ListFormat("en");

/**
 * @param {number} number
 * @param {string} noun
 */
const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

export const en = {
  lang: "en",
  fields: FIELDS,

  localHost: "Local API: nothing here is real",
  /** @param {string} upstream */
  realHost: (upstream) => `Real API: ${upstream}. Updates change real images.`,

  noName: "(no name)",
  edited: "edited",
  loading: "Loading…",
  more: "Load more images",
  noImages: "This folder has no images.",
  nothingFound: "No image has this in its name, ID or labels.",
  noMinimumSize: "no minimum size",
  noImageChosen: "No image chosen",
  /** @param {number} number */
  labelCount: (number) => count(number, "label"),
  /** @param {string} size */
  holds: (size) => `holds ${size} of data`,

  error: "Error: ",
  warning: "Warning: ",
  server: "Server: ",
  /** @param {string} field One of FIELDS, or the name that the server gives */
  serverAbout: (field) => `Server, about ${nameOf(field)}: `,
  /** @param {Violation} violation */
  sentence: (violation) => sentence(violation, FIELDS),

  /** @type {Record<Contract, string>} */
  contracts: {
    "2020-03-16": "2020-03-16, as documented",
    "2025-01-27": "2025-01-27, with _ in names",
  },
  /** @type {Record<Contract, string>} */
  nameHints: {
    "2020-03-16":
      "Up to 63 lower-case Latin letters, digits and hyphens. " +
      "Starts with a letter and ends with a letter or a digit.",
    "2025-01-27":
      "Up to 63 lower-case Latin letters, digits, hyphens and underscores. " +
      "Starts with a letter and ends with a letter or a digit.",
  },
  allowedSince: "Allowed since 2025-01-27:",
  switchContract: "switch",
  /** @param {string} bytes */
  inBytes: (bytes) => `= ${bytes}`,

  undo: "Undo",
  /** @param {Field} field */
  undoField: (field) => `Undo: ${LOWER[field]}`,
  /** @param {number} number */
  labelKey: (number) => `Label ${number}, key`,
  /** @param {number} number */
  labelValue: (number) => `Label ${number}, value`,
  /** @param {string} label */
  removeLabel: (label) => `Remove label ${label}`,
  key: "key",
  value: "value",

  /** @param {string | undefined} theirs @param {string | undefined} base */
  conflict: (theirs, base) => {
    const from = base === undefined ? "" : ` from ${quote(base)}`;
    if (theirs === undefined) return "Somebody else has removed it.";
    return base === undefined
      ? `Somebody else has added it as ${quote(theirs)}.`
      : `Somebody else has changed it${from} to ${quote(theirs)}.`;
  },
  /** @param {string} key */
  conflictOfLabel: (key) => `Label ${key}. `,
  keepOurs: "Keep mine",
  takeTheirs: "Take theirs",

  noChanges: "No changes yet: nothing to send.",
  /** @param {{ set: number, reset: number, sentAgain: number }} counts */
  planLine: ({ set, reset, sentAgain }) =>
    [
      set > 0 && `${count(set, "field")} set`,
      reset > 0 && `${set > 0 ? reset : count(reset, "field")} reset`,
      sentAgain > 0 && `${count(sentAgain, "label")} sent again`,
    ]
      .filter(Boolean)
      .join(", "),
  /** @param {number} number */
  fixErrors: (number) => `Fix ${count(number, "error")} first`,
  /** @param {number} number */
  moreErrors: (number) => `and ${number} more`,
  /** @param {number} number */
  openConflicts: (number) =>
    `${count(number, "conflict")}: somebody else has changed the same ` +
    (number === 1 ? "value. Yours would overwrite it." : "values. Yours would overwrite them."),
  /** @param {string} line */
  reviewBar: (line) => `${line}: review`,

  field: "Field",
  before: "Before",
  after: "After",
  why: "Why",
  /** @type {Record<Effect["effect"], string>} */
  effects: { untouched: "untouched", same: "same", reset: "reset", set: "set" },
  /** @param {Effect} effect @param {boolean} hasMask */
  reason: ({ effect, field }, hasMask) => {
    if (!hasMask && effect === "reset") return "no mask and no value, so it is reset";
    switch (effect) {
      case "untouched":
        return "not in the mask, so it stays";
      case "same":
        return hasMask ? "in the mask, with the value that it has" : "it has this value already";
      case "reset":
        return "in the mask without a value, so it is reset";
      case "set":
        return field === "labels"
          ? "in the mask; replaced as a whole"
          : `${hasMask ? "in the mask, " : ""}with a value`;
    }
  },
  empty: "empty",
  none: "none",
  added: "added",
  changed: "changed",
  removed: "removed",
  becomes: "becomes",
  /** @param {number} number */
  keptLabels: (number) => `${count(number, "label")} kept, sent again`,
  conflictMark: "conflict",

  /** @param {boolean} isEdited @returns {string} */
  emptiedIntro: (isEdited) => (isEdited ? "It would also empty:" : "Any edit would also empty:"),
  emptiedNothing: "It would empty nothing more: the image has no other values.",

  copy: "Copy",
  copied: "Copied",
  copyFailed: "The browser did not allow it",
  /** @type {Record<RequestForm, string>} */
  requestForms: { json: "JSON", http: "HTTP", curl: "curl", fetch: "fetch" },

  /** @param {Record<"set" | "reset", Field[]>} fields */
  send: ({ set, reset }) => `Send: ${actions(set, reset)}`,
  nothingToSend: "Nothing to send",
  checking: "Reading the image again…",
  cancel: "Cancel",
  stopWaiting: "Stop waiting",
  sendAgain: "Send again",
  checkAgain: "Check again",
  /** @param {number} seconds */
  retryAfter: (seconds) => `You can send it again after ${seconds} s.`,

  /** @param {Field} field @param {string} value */
  losesField: (field, value) => `${FIELDS[field]} ${value} becomes empty.`,
  /** @param {string[]} labels */
  losesLabels: (labels) =>
    labels.length === 1
      ? `Label ${labels[0]} is removed.`
      : `Labels ${labels.join(", ")} are removed.`,
  /** @param {string} text */
  quoted: (text) => `“${text}”`,
  /** @param {string} what */
  restores: (what) => `${what}, which somebody else removed, is added again.`,
  /** @param {string} what @param {string} theirs */
  overwrites: (what, theirs) => `${what} ${theirs}, which somebody else wrote, is overwritten.`,

  /** @param {Notice} notice */
  notice: (notice) => {
    switch (notice.kind) {
      case "changed":
        return "Nothing was sent: the plan is different now. Check it, and send again.";
      case "done":
        return "Nothing was sent: the image already is as you want it.";
      case "unread":
        return `Nothing was sent: the image could not be read again. ${problem(notice.error)}`;
    }
  },

  /** @type {Record<Phase, string>} */
  phases: {
    sending: "sending",
    unsent: "not sent",
    refused: "refused",
    unknown: "unknown",
    running: "running",
    lost: "unknown",
    failed: "failed",
    succeeded: "done",
  },
  /** @param {Outcome} outcome */
  outcome: (outcome) => {
    switch (outcome.phase) {
      case "sending":
        return "Sending…";
      case "unsent":
        return `Nothing was sent. ${problem(outcome.error)}`;
      case "refused":
        return `The server refused the request. ${problem(outcome.error)}`;
      case "unknown":
        return (
          `${problem(outcome.error)} The server may have received the request. You can safely send ` +
          "it again, with the same idempotency key."
        );
      case "running":
        return "The operation is running…";
      case "lost":
        return `${problem(outcome.error)} The result of the operation is unknown.`;
      case "failed":
        return `The operation failed: ${problemSummary(outcome.operation.error.message)}`;
      case "succeeded":
        return outcome.matches
          ? "Done. The image is exactly what the plan said."
          : "Done, but the image is not what the plan said. Somebody else may have changed it.";
    }
  },
  problem,

  /** @param {string} fields */
  logEntry: (fields) => `PATCH ${fields}`,
  /** @param {number} milliseconds */
  duration: (milliseconds) =>
    milliseconds < 1000 ? `${milliseconds} ms` : `${(milliseconds / 1000).toFixed(1)} s`,
  details: "Request and answer",
  /** @param {string} image @param {string} time */
  exchange: (image, time) => `${image}, ${time}`,
  noAnswer: "No answer.",

  /** @type {Record<Example, string>} */
  examples: {
    plan: "The plan",
    "no-mask": "Mistake: no mask",
    "no-value": "Mistake: masked without a value",
    "label-path": "Mistake: labels.env",
  },
  notJson: "This is not JSON",
  verdictValid: "The server would take this body.",
  verdictInvalid: "The server would refuse this body.",
  chooseFirst: "Choose an image first.",

  /** @type {Record<Behaviour, string>} */
  behaviours: {
    normal: "works",
    slow: "takes 15 seconds",
    fails: "ends with a failed operation",
    violations: "400 with violations",
    unauthenticated: "401: the token has expired",
    conflict: "409: another update is in progress",
    busy: "429 with Retry-After",
    unavailable: "503 with an HTML page",
    dropped: "is done, but the connection drops",
    silent: "gets no answer",
  },
  otherWrote: "Another client added the label cost, and changed the first label.",
  wasReset: "The images are as at the start.",
};

/** @param {string} text */
function quote(text) {
  return text === "" ? "empty" : `“${text}”`;
}

/**
 * @param {Field[]} set
 * @param {Field[]} reset
 */
function actions(set, reset) {
  const names = (/** @type {Field[]} */ fields) => LIST.format(fields.map((field) => LOWER[field]));
  return [set.length > 0 && `set ${names(set)}`, reset.length > 0 && `reset ${names(reset)}`]
    .filter(Boolean)
    .join("; ");
}

/** @param {string} field */
function nameOf(field) {
  return /** @type {Record<string, string>} */ (LOWER)[field] ?? field;
}

/** @param {string} text */
const problemSummary = (text) => summaryOf(text, "The answer is an HTML page");

/**
 * The sentence about an error.
 * @param {unknown} error
 * @returns {string}
 */
function problem(error) {
  if (error instanceof ApiError) return `${statusOf(error)}: ${problemSummary(error.message)}`;
  if (!(error instanceof NoAnswerError))
    return error instanceof Error ? error.message : String(error);
  switch (error.reason) {
    case "network":
      return "There was no answer.";
    case "time-limit":
      return "The server did not answer in time.";
    case "cancelled":
      return "You stopped waiting.";
    case "not-compute":
      return "The answer is not one of a Compute API.";
  }
}

/**
 * The status of an answer. HTTP alone says it where the answer has no code, as an HTML page.
 * @param {ApiError} error
 */
export function statusOf({ status, answer }) {
  const http = `HTTP ${answer.httpStatus}`;
  return status.code === "UNKNOWN" ? http : `${status.code} (${http})`;
}

/**
 * The first line of what a server says, as a sentence.
 * @param {string} text
 * @param {string} page What to say instead of the text of an HTML page
 */
export function summaryOf(text, page) {
  if (text.startsWith("<")) return `${page}.`;
  const [line = ""] = text.trim().split("\n");
  const short = line.length > 200 ? `${line.slice(0, 200).toWellFormed()}…` : line;
  return `${short.replace(/[.:]$/, "")}.`;
}
