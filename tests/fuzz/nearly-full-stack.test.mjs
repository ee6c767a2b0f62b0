// Every function, called from each depth of a nearly full stack: it throws a RangeError, or answers
// as it does with an empty one. So a call never takes the lack of room for a fact about its input,
// and leaves nothing behind that would make the next answer wrong, wherever in it the stack ends.
import assert from "node:assert/strict";
import { test } from "node:test";

import { count } from "../support/counts.mjs";
import { answersRight, entryPoints } from "../support/entry-points.mjs";

const INVALID = { updateMask: "name,labels,id", name: "A", labels: { env: "Прод" } };
const BODY = { updateMask: "name,labels", name: "b", labels: { env: "prod" } };
const IMAGE = { name: "a", description: "", minDiskSize: "1073741824", labels: { env: "test" } };
const EDITS = { name: "b", labels: { env: "prod", tier: "web" } };
const STATUS = {
  code: 3,
  message: "Request validation error: name: Field does not match the pattern",
  details: [
    {
      "@type": "type.googleapis.com/google.rpc.BadRequest",
      fieldViolations: [{ field: "name", description: "is wrong" }],
    },
  ],
};

/** A call of each function. Between them they take the fast path, and the engine. */
const CALLS = {
  "validateImageUpdate, accepted": (api) => api.validateImageUpdate(BODY),
  "validateImageUpdate, refused": (api) => api.validateImageUpdate(INVALID),
  validateImageEdits: (api) => api.validateImageEdits({ name: "A" }, { current: IMAGE }),
  buildPatchBody: (api) => api.buildPatchBody(EDITS, { current: IMAGE }),
  "buildPatchBody, refused": (api) => api.buildPatchBody({ name: "A" }),
  previewImageUpdate: (api) => api.previewImageUpdate(IMAGE, BODY),
  formValues: (api) => api.formValues(IMAGE),
  rebaseImageEdits: (api) =>
    api.rebaseImageEdits(EDITS, { base: IMAGE, current: { ...IMAGE, name: "c", labels: {} } }),
  buildUpdateMask: (api) => api.buildUpdateMask(["labels", "name"]),
  parseUpdateMask: (api) => api.parseUpdateMask("labels,name"),
  buildRequest: (api) => api.buildRequest("a/b", BODY),
  requestParts: (api) =>
    api.requestParts("a/b", BODY, { endpoint: "https://example.com/api", token: "secret" }),
  renderRequest: (api) => api.renderRequest("a/b", BODY, { token: "secret" }),
  mergeLabels: (api) => api.mergeLabels(IMAGE.labels, { tier: "web", env: null }),
  renderPreview: (api) => api.renderPreview(api.previewImageUpdate(IMAGE, BODY)),
  imageEditsSchema: (api) => api.imageEditsSchema()["~standard"].validate({ name: "A" }),
  imageUpdateSchema: (api) => api.imageUpdateSchema()["~standard"].validate(INVALID),
  jsonSchema: (api) => api.jsonSchema(api.imageUpdateSchema(), { target: "draft-2020-12" }),
  requestBodySchema: (api) => api.requestBodySchema(),
  parseOperation: (api) => api.parseOperation({ id: "a", done: true, error: STATUS }),
  parseStatus: (api) => api.parseStatus(JSON.stringify(STATUS)),
  statusViolations: (api) => api.statusViolations(STATUS),
};

/**
 * What reads a server's error throws for nothing in it, since a getter there may throw a RangeError
 * as well. Without room it finds less: the code UNKNOWN, or no violations.
 */
const ANSWER_LESS = new Set(["parseOperation", "parseStatus", "statusViolations"]);

/** What a call gives, as text: its value, or its violations. */
function answerOf(call, api) {
  try {
    return JSON.stringify(call(api));
  } catch (error) {
    if (error?.violations === undefined) throw error;
    return `throws ${JSON.stringify(error.violations)}`;
  }
}

/** So many right answers in a row, each with more room than the last, show that there is enough. */
const ENOUGH = 30;

/**
 * So many calls come first: V8 compiles a regular expression at its first use and again at a later
 * one, and ends the process itself (RegExpCompiler Allocation failed) where the stack is too small
 * for that.
 */
const WARM_UP = 20;

/** Calls from each depth on the way up from the end of the stack. */
function tryEachDepth(call, api, expected) {
  let thrown = 0;
  let answered = 0;
  const dive = () => {
    try {
      dive();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    if (answered === ENOUGH) return;
    let answer;
    try {
      answer = answerOf(call, api);
    } catch (error) {
      // Not compared here: an AssertionError needs room of its own.
      answer = error instanceof RangeError ? undefined : error;
    }
    if (answer === undefined) thrown++;
    else if (answer === expected) answered++;
    else wrong.add(answer);
  };
  const wrong = new Set();
  dive();
  return { thrown, answered, wrong };
}

for (const [entry, api] of entryPoints) {
  test(entry, () => {
    for (const name of Object.keys(api)) {
      if (typeof api[name] !== "function" || /^init|Error$/.test(name)) continue;
      assert.ok(
        Object.keys(CALLS).some((call) => call.startsWith(name)),
        `${name} is called`,
      );
    }
    let total = 0;
    for (const [name, call] of Object.entries(CALLS)) {
      const expected = answerOf(call, api);
      for (let count = 0; count < WARM_UP; count++) answerOf(call, api);
      const { thrown, answered, wrong } = tryEachDepth(call, api, expected);
      if (!ANSWER_LESS.has(name)) assert.deepEqual([...wrong], [], name);
      assert.ok(thrown + wrong.size > 0, `${name}: some calls found no room`);
      assert.equal(answered, ENOUGH, name);
      assert.ok(answersRight(api), `after ${name}`);
      assert.equal(answerOf(call, api), expected, name);
      total += thrown + answered;
    }
    count("calls on a nearly full stack", `${entry}: a RangeError, or the usual answer`, total);
  });
}
