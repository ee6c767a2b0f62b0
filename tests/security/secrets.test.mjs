// After each function that saw a token, the token is in nothing that the call left behind.
import assert from "node:assert/strict";
import { readFileSync, unlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { writeHeapSnapshot } from "node:v8";

import { memories } from "../package/instances.mjs";
// Imported after, so that its instances are seen.
import { entryPoints } from "../support/entry-points.mjs";
import { count } from "../support/counts.mjs";

const BODY = { updateMask: "name", name: "web" };

// The tests never write the token as one literal, or the source text would hold it too.
const MARK = ["t1", "9euelZ"].join(".");
const token = (suffix = "") => `${MARK}${"x".repeat(40)}${suffix}`;

/** Every string that can be reached from a value, also by members that are not enumerable. */
function textsIn(value) {
  const seen = new Set();
  const texts = [];
  const visit = (part) => {
    if (typeof part === "string") texts.push(part);
    if ((typeof part !== "object" && typeof part !== "function") || part === null) return;
    if (seen.has(part)) return;
    seen.add(part);
    for (const key of Reflect.ownKeys(part)) {
      texts.push(String(key));
      const { value } = Reflect.getOwnPropertyDescriptor(part, key) ?? {};
      visit(value);
    }
    const prototype = Reflect.getPrototypeOf(part);
    if (prototype !== null && !Object.hasOwn(globalThis, prototype.constructor?.name ?? ""))
      visit(prototype);
  };
  visit(value);
  return texts;
}

/** What the console printed while code ran. */
function printedBy(code) {
  const printed = [];
  const originals = new Map();
  for (const name of ["log", "info", "warn", "error", "debug", "trace", "dir"]) {
    originals.set(name, console[name]);
    console[name] = (...args) => void printed.push(...args.map(String));
  }
  try {
    code();
  } finally {
    for (const [name, original] of originals) console[name] = original;
  }
  return printed.join("\n");
}

/** Options that hold the token; each call is refused, or leaves the token out. */
const OPTIONS = {
  "a token": () => ({ token: token() }),
  "a token with a line break": () => ({ token: token("\r\nX: y") }),
  "a token with a space": () => ({ token: ` ${token()}` }),
  "a token outside ASCII": () => ({ token: token("é") }),
  "a token that is too long": () => ({ token: token("x".repeat(9_000)) }),
  "a token in an object": () => ({ token: { toString: () => token() } }),
  "a token in an array": () => ({ token: [token()] }),
  "a token as a boxed string": () => ({ token: new String(token()) }),
  "a token as the request id": () => ({ requestId: token("\n") }),
  "a token in a wrong option": () => ({ authorization: token() }),
  "a token in the address": () => ({ endpoint: `https://${token()}@example.com` }),
  "a token in the query of the address": () => ({ endpoint: `https://example.com/?t=${token()}` }),
  "a token as the signal": () => ({ token: token(), signal: token() }),
  "a token as the form": () => ({ token: token(), as: token() }),
  "a token as the contract": () => ({ token: token(), contract: 5 }),
};

const BODIES = { "a valid body": BODY, "a body without a mask": { name: "web" }, "no body": null };

// These options are named in the errors about them, so they are no place for a secret.
const SHOWN = new Set(["a token as the form"]);

let cases = 0;

for (const [entry, api] of entryPoints) {
  describe(entry, () => {
    for (const [what, makeOptions] of Object.entries(OPTIONS)) {
      if (SHOWN.has(what)) continue;
      test(`${what} is in no error, rendered text, or console`, () => {
        for (const body of Object.values(BODIES)) {
          for (const id of ["fd8", "", ".."]) {
            for (const as of ["curl", "fetch", "http"]) {
              const printed = printedBy(() => {
                try {
                  const { as: ownForm = as, ...options } = makeOptions();
                  const text = api.renderRequest(id, body, { as: ownForm, ...options });
                  assert.ok(!text.includes(MARK), text);
                } catch (error) {
                  assertWithoutToken(error);
                }
                try {
                  api.buildRequest(id, body, makeOptions());
                } catch (error) {
                  assertWithoutToken(error);
                }
              });
              assert.ok(!printed.includes(MARK), printed);
              cases++;
            }
          }
        }
      });
    }

    test("a token is in no wasm memory", () => {
      for (const makeOptions of Object.values(OPTIONS)) {
        for (const call of [api.buildRequest, api.renderRequest]) {
          try {
            call("fd8", BODY, makeOptions());
          } catch {}
        }
      }
      for (const { buffer } of memories) {
        for (const encoding of ["latin1", "utf16le"])
          assert.equal(Buffer.from(buffer).indexOf(Buffer.from(MARK, encoding)), -1, encoding);
      }
    });
  });
}

/** @param {unknown} error */
function assertWithoutToken(error) {
  if (!(error instanceof Error)) throw error;
  const shown = [
    error.message,
    error.stack ?? "",
    inspect(error, { depth: Infinity, showHidden: true }),
    JSON.stringify(error),
    ...textsIn(error),
  ];
  for (const text of shown) assert.ok(!text.includes(MARK), text);
}

test("a token is in no heap snapshot", () => {
  // The token is made of numbers, and nobody else holds it, so a string in the heap would be one
  // that the package kept.
  const secret = () => String.fromCharCode(...[116, 49, 46, 113, 55, 90, 75, 98, 77, 119, 82, 52]);
  const wanted = Buffer.from([116, 49, 46, 113, 55, 90, 75, 98, 77, 119, 82, 52]);
  for (const [, api] of entryPoints) {
    for (let count = 0; count < 50; count++) {
      api.renderRequest("fd8", BODY, { token: secret(), showToken: true });
      api.renderRequest("fd8", BODY, { token: secret() });
      api.buildRequest("fd8", BODY, { token: secret() });
      for (const suffix of ["\n", "é"])
        assert.throws(() => api.buildRequest("fd8", BODY, { token: secret() + suffix }));
    }
  }
  // The garbage collector runs before a snapshot is written.
  const file = writeHeapSnapshot(path.join(tmpdir(), `yc-${process.pid}.heapsnapshot`));
  const snapshot = readFileSync(file);
  unlinkSync(file);
  assert.ok(snapshot.includes("renderRequest"), "the snapshot has the package");
  assert.equal(snapshot.indexOf(wanted), -1, "the snapshot has the token");
  count("tokens: errors, rendered texts, the console", "a search for the token", cases);
});
