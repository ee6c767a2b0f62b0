// What a failed answer says: of any kind, from any server.
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { runInNewContext } from "node:vm";

import { createComputeApi, listen } from "../../www/api/server.mjs";
import { randomJson, randomStatus, randomText, seededRandom } from "../support/random-json.mjs";
import { api } from "./api.mjs";

const { parseStatus, statusViolations, buildPatchBody } = api;

const CODES = [
  "OK",
  "CANCELLED",
  "UNKNOWN",
  "INVALID_ARGUMENT",
  "DEADLINE_EXCEEDED",
  "NOT_FOUND",
  "ALREADY_EXISTS",
  "PERMISSION_DENIED",
  "RESOURCE_EXHAUSTED",
  "FAILED_PRECONDITION",
  "ABORTED",
  "OUT_OF_RANGE",
  "UNIMPLEMENTED",
  "INTERNAL",
  "UNAVAILABLE",
  "DATA_LOSS",
  "UNAUTHENTICATED",
];
const BAD_REQUEST = "type.googleapis.com/google.rpc.BadRequest";

const cyclic = {};
cyclic.self = cyclic;
const throwing = (name) =>
  Object.defineProperty({}, name, {
    enumerable: true,
    get: () => assert.fail("a getter was not contained"),
  });
const { proxy: revoked, revoke } = Proxy.revocable({}, {});
revoke();
const hostile = new Proxy(
  {},
  new Proxy({}, { get: () => () => assert.fail("a trap was not contained") }),
);

describe("parseStatus", () => {
  const status = (code, message = "", details = []) => ({ code, message, details });
  const unknown = (message) => status("UNKNOWN", message);

  for (const [number, name] of CODES.entries()) {
    test(`names the code ${number}`, () =>
      assert.deepEqual(
        parseStatus({ code: number, message: "m", details: [] }),
        status(name, "m"),
      ));
  }

  for (const [what, value, expected] of [
    [
      "a status",
      { code: 5, message: "gone", details: [1, { a: 2 }] },
      status("NOT_FOUND", "gone", [1, { a: 2 }]),
    ],
    ["its text", '{"code":5,"message":"gone","details":[1]}', status("NOT_FOUND", "gone", [1])],
    [
      "text with white space around",
      ' \n{"code":5,"message":"gone"}\r\n',
      status("NOT_FOUND", "gone"),
    ],
    ["a wrapped status", { error: { code: 7, message: "no" } }, status("PERMISSION_DENIED", "no")],
    [
      "a code of HTTP with the name beside it",
      { error: { code: 403, message: "no", status: "PERMISSION_DENIED" } },
      status("PERMISSION_DENIED", "no"),
    ],
    ["a name beside no code", { message: "no", status: "NOT_FOUND" }, status("NOT_FOUND", "no")],
    [
      "a code goes before the name beside it",
      { code: 5, message: "no", status: "ABORTED" },
      status("NOT_FOUND", "no"),
    ],
    [
      "a code of HTTP with no name",
      { code: 403, message: "no", status: "Forbidden" },
      status(403, "no"),
    ],
    [
      "a wrapped status as text",
      '{"error":{"code":7,"message":"no"}}',
      status("PERMISSION_DENIED", "no"),
    ],
    [
      "an operation",
      { id: "fv4", done: true, error: { code: 6, message: "taken" } },
      status("ALREADY_EXISTS", "taken"),
    ],
    [
      "a status with text under error too",
      { error: "gone", code: 5, message: "gone", details: [] },
      status("NOT_FOUND", "gone"),
    ],
    [
      "a status beside a wrapped one",
      { code: 5, message: "outer", error: { code: 7, message: "inner" } },
      status("NOT_FOUND", "outer"),
    ],
    [
      "a wrapped status beside another code",
      { code: 403, error: { code: 7, message: "inner" } },
      status("PERMISSION_DENIED", "inner"),
    ],
    ["a code without a name", { code: 99, message: "odd" }, status(99, "odd")],
    ["the first number without a name", { code: 17, message: "odd" }, status(17, "odd")],
    ["a negative code", { code: -1, message: "odd" }, status(-1, "odd")],
    ["the greatest int32", { code: 2147483647, message: "odd" }, status(2147483647, "odd")],
    ["a code by name", { code: "ABORTED", message: "m" }, status("ABORTED", "m")],
    ["no code", { message: "Forbidden" }, unknown("Forbidden")],
    ["a null code", { code: null, message: "Forbidden" }, unknown("Forbidden")],
    ["no message", { code: 14 }, status("UNAVAILABLE")],
    ["a null message", { code: 14, message: null, details: null }, status("UNAVAILABLE")],
    [
      "details that are an object",
      { code: 14, message: "m", details: { a: 1 } },
      status("UNAVAILABLE", "m"),
    ],
    ["details that are text", { code: 14, message: "m", details: "d" }, status("UNAVAILABLE", "m")],
    [
      "a code of gRPC beside one of HTTP",
      {
        error: {
          grpcCode: 7,
          httpCode: 403,
          message: "Permission denied",
          httpStatus: "Forbidden",
          details: [],
        },
      },
      status("PERMISSION_DENIED", "Permission denied"),
    ],
    ["grpc_code", { grpc_code: 16, message: "no" }, status("UNAUTHENTICATED", "no")],
    ["grpc-code by name", { code: 14, "grpc-code": "UNAVAILABLE" }, status("UNAVAILABLE")],
    [
      "a code of gRPC after one of HTTP",
      { code: 403, grpcCode: 7, message: "no" },
      status("PERMISSION_DENIED", "no"),
    ],
    ["a code in lower case", { code: "not_found", message: "m" }, status("NOT_FOUND", "m")],
    ["a code in Pascal case", { code: "NotFound", message: "m" }, status("NOT_FOUND", "m")],
    ["a code in words", { message: "m", status: "Not Found" }, status("NOT_FOUND", "m")],
    ["a code spelled CANCELED", { code: "canceled", message: "m" }, status("CANCELLED", "m")],
    [
      "details alone",
      { details: [{ "@type": BAD_REQUEST, fieldViolations: [{ description: "Bad" }] }] },
      status("UNKNOWN", "", [{ "@type": BAD_REQUEST, fieldViolations: [{ description: "Bad" }] }]),
    ],
    ["details without words", { details: [{ a: 1 }] }, unknown('{"details":[{"a":1}]}')],
    [
      "a status beside the message of a client",
      { message: "Http failure response", status: 404, error: { code: 5, message: "gone" } },
      status("NOT_FOUND", "gone"),
    ],
    [
      "the message of a client that got no answer",
      { message: "Http failure response", status: 0, error: { isTrusted: true } },
      unknown("Http failure response"),
    ],
    [
      "a message beside one under error",
      { message: "outer", error: { message: "inner" } },
      unknown("inner"),
    ],
    [
      "a status in text under error",
      { error: '{"code":5,"message":"m"}' },
      status("NOT_FOUND", "m"),
    ],
    [
      "an error within an error within an error",
      { error: { error: { error: { error: { code: 5, message: "deep" } } } } },
      unknown('{"error":{"error":{"error":{"error":{"code":5,"message":"deep"}}}}}'),
    ],

    ["an HTML page", "<h1>502 Bad Gateway</h1>", unknown("<h1>502 Bad Gateway</h1>")],
    ["nothing", "", unknown("")],
    ["white space", " \n", unknown(" \n")],
    ["text in JSON", '"oops"', unknown('"oops"')],
    ["null as text", "null", unknown("null")],
    ["a number as text", "502", unknown("502")],
    ["cut JSON", '{"code":5,"message":"go', unknown('{"code":5,"message":"go')],
    ["an empty object", {}, unknown("{}")],
    ["an array", [{ code: 5, message: "gone" }], unknown('[{"code":5,"message":"gone"}]')],
    ["null", null, unknown("null")],
    ["undefined", undefined, unknown("")],
    ["a number", 502, unknown("502")],
    ["a bigint", 5n, unknown("")],
    ["a symbol", Symbol("s"), unknown("")],
    ["a function", () => {}, unknown("")],
    ["another shape", '{"detail": "Not Found"}', unknown('{"detail": "Not Found"}')],
    [
      "words that stand elsewhere",
      { code: 401, reason: "expired" },
      unknown('{"code":401,"reason":"expired"}'),
    ],
    ["a code in text", { code: "5", message: "gone" }, unknown('{"code":"5","message":"gone"}')],
    [
      "a fraction as code",
      { code: 5.5, message: "gone" },
      unknown('{"code":5.5,"message":"gone"}'),
    ],
    [
      "a code beyond int32",
      { code: 2147483648, message: "gone" },
      unknown('{"code":2147483648,"message":"gone"}'),
    ],
    ["a message that is no text", { code: 5, message: 5 }, unknown('{"code":5,"message":5}')],
    ["error as text", { error: "gone" }, unknown('{"error":"gone"}')],
    [
      "a status as prototype",
      '{"__proto__":{"code":5,"message":"gone"}}',
      unknown('{"__proto__":{"code":5,"message":"gone"}}'),
    ],
    ["an inherited status", Object.create({ code: 5, message: "gone" }), unknown("{}")],

    ["a cycle", cyclic, unknown("")],
    ["a status with a cycle", { code: 5, message: "gone", cyclic }, status("NOT_FOUND", "gone")],
    ["a getter that throws for code", throwing("code"), unknown("")],
    ["a getter that throws for message", throwing("message"), unknown("")],
    ["a getter that throws for error", throwing("error"), unknown("")],
    ["a getter that throws inside", { error: throwing("code") }, unknown("")],
    ["a revoked Proxy", revoked, unknown("")],
    ["a Proxy whose traps throw", hostile, unknown("")],
  ]) {
    test(`takes ${what}`, () => assert.deepEqual(parseStatus(value), expected));
  }

  for (const [text, code] of [
    ["rpc error: code = NotFound desc = gone", "NOT_FOUND"],
    ["ERROR: rpc error: code = NotFound desc = gone", "NOT_FOUND"],
    ["rpc error: code = Unknown desc = rpc error: code = NotFound desc = gone", "NOT_FOUND"],
    ["rpc error: code = Internal desc = rpc error: code = NotFound desc = gone", "INTERNAL"],
    ["rpc error: code = Canceled desc = gone", "CANCELLED"],
    ["rpc error: code = Code(99) desc = gone", "UNKNOWN"],
    ["NOT_FOUND: gone", "NOT_FOUND"],
    ["Not found: gone", "UNKNOWN"],
    ["INVALID: gone", "UNKNOWN"],
    ["5 NOT_FOUND: gone", "NOT_FOUND"],
    ["io.grpc.StatusRuntimeException: NOT_FOUND: gone", "NOT_FOUND"],
    ["/yandex.cloud.compute.v1.ImageService/Update NOT_FOUND: gone", "NOT_FOUND"],
    ["[not_found] gone", "NOT_FOUND"],
    ["[not found] gone", "NOT_FOUND"],
    ["[nowhere] gone", "UNKNOWN"],
    ["It said NOT_FOUND: gone", "UNKNOWN"],
  ]) {
    test(`reads the code of ${text}`, () => {
      assert.deepEqual(parseStatus(text), status(code, text));
      assert.deepEqual(parseStatus({ message: text }), status(code, text));
      assert.deepEqual(parseStatus({ code: 14, message: text }), status("UNAVAILABLE", text));
    });
  }

  test("keeps a very long text whole", () => {
    const page = `<html>${"é".repeat(1_000_000)}`;
    assert.equal(parseStatus(page).message, page);
    assert.equal(parseStatus(JSON.stringify({ code: 13, message: page })).message, page);
  });

  test("stands any depth of nesting", () => {
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    assert.equal(parseStatus(deep).message, deep);
    const text = `{"code":13,"message":"m","details":[${deep}]}`;
    assert.deepEqual(statusViolations(parseStatus(text)).length, 1);
  });

  test("reads again what it returned", () => {
    for (const value of [
      '{"code":5,"message":"gone","details":[{"a":1}]}',
      "<h1>",
      { code: 99, message: "odd" },
      {},
      "",
      { code: 14 },
    ]) {
      assert.deepEqual(parseStatus(parseStatus(value)), parseStatus(value));
    }
  });
});

describe("errors of JavaScript", () => {
  const SECRET = "t1.9euelZ";
  /** An error with a token in it, as axios makes them. */
  class AxiosError extends Error {
    isAxiosError = true;
    config = { headers: { Authorization: `Bearer ${SECRET}` } };
    constructor(message, code, response) {
      super(message);
      Object.assign(this, { code, response, status: response?.status });
    }
    toJSON() {
      return { message: this.message, config: this.config, code: this.code };
    }
  }
  const refused = new AxiosError("connect ECONNREFUSED", "ECONNREFUSED");
  const answered = (data) =>
    new AxiosError("Request failed", "ERR_BAD_REQUEST", { status: 400, data });
  const gone = { code: 5, message: "gone", details: [] };
  const withCause = (message, cause) => new Error(message, { cause });
  const chain = withCause("outer", withCause("middle", new Error("inner")));
  const loop = new Error("loop");
  loop.cause = loop;
  class Endless extends Error {
    get cause() {
      return new Endless(`${Math.random()}`);
    }
  }
  const far = runInNewContext(
    `Object.assign(new TypeError("far", { cause: new Error("farther") }), {
      code: "ERR", secret: "${SECRET}", toJSON() { return { secret: "${SECRET}" }; },
    })`,
  );
  const getter = (name) =>
    Object.defineProperty(new AxiosError("kept", "ERR"), name, {
      get: () => assert.fail("a getter was not contained"),
    });

  const unknown = (message) => ({ code: "UNKNOWN", message, details: [] });
  const notFound = (message) => ({ code: "NOT_FOUND", message, details: [] });
  for (const [what, value, expected] of [
    ["a message", new TypeError("fetch failed"), unknown("fetch failed")],
    ["a code in text", refused, unknown("connect ECONNREFUSED")],
    ["no message", new RangeError(), unknown("RangeError")],
    [
      "no message and a name that is no text",
      Object.assign(new Error(), { name: {} }),
      unknown("[object Object]"),
    ],
    ["a DOMException", new DOMException("timed out", "TimeoutError"), unknown("timed out")],
    // Its code is 12, the number of UNIMPLEMENTED.
    ["a DOMException with a code", new DOMException("bad", "SyntaxError"), unknown("bad")],
    ["a DOMException without message", new DOMException("", "AbortError"), unknown("AbortError")],
    ["an error of another realm", far, unknown("far\nfarther")],
    ["a Proxy of an error", new Proxy(refused, {}), unknown("connect ECONNREFUSED")],
    ["causes", chain, unknown("outer\nmiddle\ninner")],
    ["a cause with a token", withCause("outer", refused), unknown("outer\nconnect ECONNREFUSED")],
    ["a cause that is text", withCause("outer", "inner"), unknown("outer\ninner")],
    ["a cause that is an object", withCause("outer", { secret: SECRET }), unknown("outer")],
    [
      "a cause whose message is repeated",
      withCause("Update: refused", new Error("refused")),
      unknown("Update: refused"),
    ],
    ["a cycle", loop, unknown("loop")],
    [
      "an AggregateError",
      new AggregateError([new Error("::1"), new Error("127.0.0.1"), SECRET.length, refused]),
      unknown("::1\n127.0.0.1\nconnect ECONNREFUSED"),
    ],
    [
      "an AggregateError as a cause",
      withCause("fetch failed", new AggregateError([new Error("one"), new Error("two")], "all")),
      unknown("fetch failed\nall\none\ntwo"),
    ],
    [
      "a code of gRPC",
      Object.assign(new Error("5 NOT_FOUND: gone"), { code: 5, details: "gone", metadata: {} }),
      notFound("5 NOT_FOUND: gone"),
    ],
    ["a code of gRPC in the message", new Error("[not_found] gone"), notFound("[not_found] gone")],
    ["an answer", answered(gone), notFound("gone")],
    ["an answer as text", answered(JSON.stringify(gone)), notFound("gone")],
    ["a wrapped answer", answered({ error: gone }), notFound("gone")],
    ["an answer as its message", new Error(JSON.stringify(gone)), notFound("gone")],
    ["other JSON as its message", new Error("[1]"), unknown("[1]")],
    [
      "an answer in plain text",
      answered("NOT_FOUND: no such image"),
      notFound("NOT_FOUND: no such image"),
    ],
    ["an answer that has no code", answered({ message: "no" }), unknown("no")],
    ["an answer that is a page", answered(" <h1>"), unknown("Request failed")],
    ["an empty answer", answered(" "), unknown("Request failed")],
    ["an answer that is no status", answered({ secret: SECRET }), unknown("Request failed")],
    ["an answer that is an error", answered(refused), unknown("connect ECONNREFUSED")],
    [
      "the data of ofetch",
      Object.defineProperty(new Error("[PATCH]: 404"), "data", { get: () => gone }),
      notFound("gone"),
    ],
    ["a place under error", { error: answered(gone) }, notFound("gone")],
    ["a place under error, without answer", { error: refused }, unknown("connect ECONNREFUSED")],
    [
      "a place at any depth",
      { data: [{ reason: refused, more: far }, 1] },
      unknown('{"data":[{"reason":"connect ECONNREFUSED","more":"far\\nfarther"},1]}'),
    ],
    ["a place in an array", [refused], unknown('["connect ECONNREFUSED"]')],
    [
      "a place in what toJSON returns",
      { toJSON: () => ({ refused }) },
      unknown('{"refused":"connect ECONNREFUSED"}'),
    ],
    ["a getter that throws for code", getter("code"), unknown("kept")],
    ["a getter that throws for response", getter("response"), unknown("kept")],
    ["a getter that throws for cause", getter("cause"), unknown("kept")],
    ["a getter that throws for errors", getter("errors"), unknown("kept")],
    ["a getter that throws for message", getter("message"), unknown("Error")],
    ["a getter that throws for toJSON", getter("toJSON"), unknown("kept")],
  ]) {
    test(`reads one with ${what}`, () => {
      assert.deepEqual(parseStatus(value), expected);
      const violations = statusViolations(value);
      assert.doesNotMatch(JSON.stringify([parseStatus(value), violations]), new RegExp(SECRET));
      assert.equal(violations.length, 1);
    });
  }

  test("ends if causes do not", () => {
    const { message } = parseStatus(new Endless("first"));
    assert.match(message, /^first\n0\.\d+\n/);
    assert.equal(parseStatus({ deep: new Endless("first") }).code, "UNKNOWN");
  });

  test("reads what fetch throws if nothing listens", async () => {
    const { origin, close } = await listen(createComputeApi());
    await close();
    const error = await fetch(origin).catch((error) => error);
    assert.match(parseStatus(error).message, /^fetch failed\n.*ECONNREFUSED/);
  });

  test("never shows one in a detail", () => {
    const details = [{ "@type": BAD_REQUEST, fieldViolations: [refused, { refused }] }];
    assert.deepEqual(
      statusViolations({ code: "INVALID_ARGUMENT", message: "", details }).map(
        ({ message }) => message,
      ),
      ["connect ECONNREFUSED", '{"refused":"connect ECONNREFUSED"}'],
    );
  });
});

describe("statusViolations", () => {
  /** [path, message] of each. */
  const found = (status) => statusViolations(status).map(({ path, message }) => [path, message]);
  const ofMessage = (message) => found({ code: "INVALID_ARGUMENT", message, details: [] });
  const ofDetails = (...fieldViolations) =>
    found({
      code: "INVALID_ARGUMENT",
      message: "",
      details: [{ "@type": BAD_REQUEST, fieldViolations }],
    });

  test("has every member of a violation", () => {
    const fieldViolations = [
      { field: "min_disk_size", description: "Too small" },
      { field: "labels.a.b", description: "Bad" },
      { field: "folder_id", description: "Field is required" },
    ];
    const status = parseStatus({
      code: 3,
      message: "Validation error:\nname: Too long\nTry again",
      details: [{ "@type": BAD_REQUEST, fieldViolations }],
    });
    const code = "INVALID_ARGUMENT";
    assert.deepEqual(statusViolations(status), [
      {
        field: "minDiskSize",
        path: ["minDiskSize"],
        rule: "server",
        message: "Too small",
        params: { code, field: "min_disk_size", description: "Too small" },
      },
      {
        field: "labels",
        path: ["labels", "a.b"],
        rule: "server",
        message: "Bad",
        params: { code, field: "labels.a.b", description: "Bad" },
      },
      {
        field: "",
        path: [],
        rule: "server",
        message: "folder_id: Field is required",
        params: { code, field: "folder_id", description: "Field is required" },
      },
      {
        field: "name",
        path: ["name"],
        rule: "server",
        message: "Too long",
        params: { code, field: "name", description: "Too long" },
      },
      {
        field: "",
        path: [],
        rule: "server",
        message: "Try again",
        params: { code, description: "Try again" },
      },
    ]);
  });

  for (const [field, path] of [
    ["name", ["name"]],
    ["Name", ["name"]],
    ["description", ["description"]],
    ["min_disk_size", ["minDiskSize"]],
    ["minDiskSize", ["minDiskSize"]],
    ["MinDiskSize", ["minDiskSize"]],
    ["labels", ["labels"]],
    ["labels.env", ["labels", "env"]],
    ["labels.app.kubernetes.io/name", ["labels", "app.kubernetes.io/name"]],
    ["labels[env]", ["labels", "env"]],
    ["labels[a.b]", ["labels", "a.b"]],
    ["labels[min_disk_size]", ["labels", "min_disk_size"]],
    ["labels[Env]", ["labels", "Env"]],
    ["labels[__proto__]", ["labels", "__proto__"]],
    ["labels[]", ["labels", ""]],
    ['labels["env"]', ["labels", "env"]],
    ["labels['env']", ["labels", "env"]],
    ['labels["a.b/c"]', ["labels", "a.b/c"]],
    ['labels["a]b"]', ["labels", "a]b"]],
    ['labels["my: key"]', ["labels", "my: key"]],
    ['labels[""]', ["labels", ""]],
    ['labels["env]', ["labels", '"env']],
    ["Labels[env]", ["labels", "env"]],
    ["min-disk-size", ["minDiskSize"]],
    ["labels[env", []],
    ["labelsenv", []],
    ["update_mask", ["updateMask"]],
    ["updateMask", ["updateMask"]],
    ["image_id", ["imageId"]],
    ["imageId", ["imageId"]],
    ["folder_id", []],
    ["names", []],
    ["name.first", []],
    ["__proto__", []],
    ["constructor", []],
  ]) {
    const message = path.length === 0 ? `${field}: Bad` : "Bad";
    test(`places ${field} in details`, () =>
      assert.deepEqual(ofDetails({ field, description: "Bad" }), [[path, message]]));
    for (const heading of [
      "Validation error:\n",
      "Validation failed:\n- ",
      "Validation failed:\n  - ",
      "Request validation error: ",
      "validation failed: - ",
    ]) {
      test(`places ${field} after ${JSON.stringify(heading)}`, () =>
        assert.deepEqual(ofMessage(`${heading}${field}: Bad`), [[path, message]]));
    }
  }

  for (const [what, field] of [
    ["no field", undefined],
    ["an empty field", ""],
    ["a field that is no text", 7],
  ]) {
    test(`takes ${what} in details as general`, () =>
      assert.deepEqual(ofDetails({ field, description: "Bad" }), [[[], "Bad"]]));
  }
  test("label keys with white space and brackets", () => {
    assert.deepEqual(
      ofDetails(
        { field: "labels[my key]", description: "Bad" },
        { field: "labels[a]b]", description: "Bad" },
      ),
      [
        [["labels", "my key"], "Bad"],
        [["labels", "a]b"], "Bad"],
      ],
    );
    assert.deepEqual(ofMessage("Validation error:\nlabels[my key]: Bad"), [
      [["labels", "my key"], "Bad"],
    ]);
  });

  for (const [what, message, expected] of [
    ["an empty message", "", []],
    ["white space", " \n ", []],
    ["a message without heading", "Image fd8 not found", [[[], "Image fd8 not found"]]],
    ["several lines without heading", "One\n\nname: two\n", [[[], "One\n\nname: two\n"]]],
    [
      "a heading in the middle",
      "Oops. Validation error:\nname: bad",
      [[[], "Oops. Validation error:\nname: bad"]],
    ],
    ["a heading alone", "Validation error:\n", [[[], "Validation error:\n"]]],
    [
      "a sentence after the heading",
      "Request validation error: Unable to update.",
      [[[], "Unable to update."]],
    ],
    ["a colon that ends a line", "Validation error:\nname:", [[[], "name:"]]],
    ["no white space after the colon", "Validation error:\nname:bad", [[["name"], "bad"]]],
    ["colons in the sentence", "Validation error:\nname: a: b: c", [[["name"], "a: b: c"]]],
    ["an address", "Validation error:\nhttps://example.org", [[[], "https://example.org"]]],
    ["words before a colon", "Validation error:\nthe name: bad", [[[], "the name: bad"]]],
    [
      "a sentence about a label",
      "Validation error:\nlabels.a is bad. See: b",
      [[[], "labels.a is bad. See: b"]],
    ],
    [
      "brackets in a sentence",
      "Validation error:\nlabels[a] is bad. See [1]: b",
      [[[], "labels[a] is bad. See [1]: b"]],
    ],
    [
      "a pattern",
      "Validation failed:\n  - name: Field does not match the pattern /|[a-z]([-a-z0-9]{0,61})?/",
      [[["name"], "Field does not match the pattern /|[a-z]([-a-z0-9]{0,61})?/"]],
    ],
    [
      "other line breaks",
      "Validation error:\r\nname: a\rlabels: b\r\n\r\n",
      [
        [["name"], "a"],
        [["labels"], "b"],
      ],
    ],
    [
      "a line twice",
      "Validation error:\nname: a\nname: a\nx\nx",
      [
        [["name"], "a"],
        [[], "x"],
      ],
    ],
    [
      "two sentences for a field",
      "Validation error:\nname: a\nname: b",
      [
        [["name"], "a"],
        [["name"], "b"],
      ],
    ],
    [
      "a sentence for two fields",
      "Validation error:\nname: a\nlabels: a",
      [
        [["name"], "a"],
        [["labels"], "a"],
      ],
    ],
  ]) {
    test(`reads ${what}`, () => assert.deepEqual(ofMessage(message), expected));
  }

  for (const prefix of [
    "rpc error: code = InvalidArgument desc = ",
    "rpc error: code = INVALID_ARGUMENT desc = ",
    "ERROR: rpc error: code = InvalidArgument desc = ",
    "rpc error: code = Unknown desc = rpc error: code = InvalidArgument desc = ",
    "INVALID_ARGUMENT: ",
    "INVALID_ARGUMENT:",
    "3 INVALID_ARGUMENT: ",
    "io.grpc.StatusRuntimeException: INVALID_ARGUMENT: ",
    "java.util.concurrent.ExecutionException: UNKNOWN: INVALID_ARGUMENT: ",
    "/yandex.cloud.compute.v1.ImageService/Update INVALID_ARGUMENT: ",
    "[invalid argument] ",
    "[invalid_argument] ",
  ]) {
    for (const [text, expected] of [
      [
        "Validation error:\nname: a\nlabels: b\nc",
        [
          [["name"], "a"],
          [["labels"], "b"],
          [[], "c"],
        ],
      ],
      ["validation failed: - name: a", [[["name"], "a"]]],
      [`Validation error: ${prefix}Request validation error: name: a`, [[["name"], "a"]]],
      ["name: a", [[["name"], "a"]]],
      ["Image fd8 not found", [[[], "Image fd8 not found"]]],
      ["Two\nlines", [[[], "Two\nlines"]]],
    ]) {
      test(`reads ${JSON.stringify(prefix + text)}`, () =>
        assert.deepEqual(ofMessage(prefix + text), expected));
    }
    test(`keeps ${JSON.stringify(prefix)} alone`, () =>
      assert.deepEqual(ofMessage(prefix), [[[], prefix]]));
  }

  const wrapped = "cannot update: rpc error: code = InvalidArgument desc = ";
  for (const [text, expected] of [
    [`${wrapped}Bad name`, [[[], "cannot update: Bad name"]]],
    [
      `${wrapped}Validation error:\nname: a`,
      [
        [[], "cannot update:"],
        [["name"], "a"],
      ],
    ],
    [
      `ERROR: rpc error: code = Unknown desc = ${wrapped}Validation error: name: a`,
      [
        [[], "cannot update:"],
        [["name"], "a"],
      ],
    ],
    ["name: rpc error: code = InvalidArgument desc = a", [[["name"], "a"]]],
    [
      "Validation error: name: rpc error: code = InvalidArgument desc = a",
      [[["name"], "rpc error: code = InvalidArgument desc = a"]],
    ],
    [`First\n${wrapped}Bad`, [[[], `First\n${wrapped}Bad`]]],
  ]) {
    test(`reads the wrapped ${JSON.stringify(text)}`, () =>
      assert.deepEqual(ofMessage(text), expected));
  }

  test("reads an error of Python's gRPC", () => {
    const text =
      "<_InactiveRpcError of RPC that terminated with:\n\tstatus = StatusCode.INVALID_ARGUMENT\n" +
      '\tdetails = "Validation error:\nname: a "quoted" word"\n' +
      '\tdebug_error_string = "{"grpc_status":3, "grpc_message":"name: x"}"\n>';
    assert.equal(parseStatus(text).code, "INVALID_ARGUMENT");
    assert.deepEqual(ofMessage(text), [[["name"], 'a "quoted" word']]);
  });

  for (const [text, expected] of [
    [
      'min_disk_size: invalid value "abc" for type TYPE_INT64',
      [[["minDiskSize"], 'invalid value "abc" for type TYPE_INT64']],
    ],
    [
      '(min_disk_size): invalid value "abc" for type TYPE_INT64',
      [[["minDiskSize"], 'invalid value "abc" for type TYPE_INT64']],
    ],
    [
      'labels["env"]: invalid value 5 for type TYPE_STRING',
      [[["labels", "env"], "invalid value 5 for type TYPE_STRING"]],
    ],
    ["name: Cannot find field.", [[["name"], "Cannot find field."]]],
    [": Cannot find field.", [[[], ": Cannot find field."]]],
    ["zone: Cannot find field.", [[[], "zone: Cannot find field."]]],
    [
      'Expected : between key:value pair.\n{"name" "x"}\n        ^',
      [[[], 'Expected : between key:value pair.\n{"name" "x"}\n        ^']],
    ],
    [
      "name: a\nlabels.env: b\n",
      [
        [["name"], "a"],
        [["labels", "env"], "b"],
      ],
    ],
    ["name: a\nand more", [[[], "name: a\nand more"]]],
    ["Description: The server is down", [[[], "Description: The server is down"]]],
  ]) {
    test(`reads the plain text ${JSON.stringify(text)}`, () => {
      assert.deepEqual(found(parseStatus(text)), expected);
      assert.deepEqual(found(new Error(text)), expected);
    });
  }

  const detail = (...fieldViolations) => ({ "@type": BAD_REQUEST, fieldViolations });
  const google = (type, members) => ({
    "@type": `type.googleapis.com/google.rpc.${type}`,
    ...members,
  });
  const localized = (message) => google("LocalizedMessage", { locale: "ru-RU", message });
  const bad = { field: "min_disk_size", description: "Bad" };
  for (const [what, message, details, expected] of [
    [
      "the same in both",
      "Validation error:\nmin_disk_size: Bad",
      [detail(bad)],
      [[["minDiskSize"], "Bad"]],
    ],
    [
      "the same in another spelling",
      "Validation error:\nminDiskSize: Bad",
      [detail(bad)],
      [[["minDiskSize"], "Bad"]],
    ],
    ["the same without a heading", "min_disk_size: Bad", [detail(bad)], [[["minDiskSize"], "Bad"]]],
    ["the description as message", "Bad", [detail(bad)], [[["minDiskSize"], "Bad"]]],
    [
      "the same of no field",
      "Validation error:\nzone: Bad",
      [detail({ field: "zone", description: "Bad" })],
      [[[], "zone: Bad"]],
    ],
    [
      "the same in two lines",
      "Validation error:\nname: a\nb",
      [detail({ field: "name", description: "a\nb" })],
      [[["name"], "a\nb"]],
    ],
    ["the same twice in details", "", [detail(bad, bad), detail(bad)], [[["minDiskSize"], "Bad"]]],
    [
      "more in the message",
      "Validation error:\nname: a",
      [detail(bad)],
      [
        [["minDiskSize"], "Bad"],
        [["name"], "a"],
      ],
    ],
    [
      "a message of its own",
      "Invalid request",
      [detail(bad)],
      [
        [["minDiskSize"], "Bad"],
        [[], "Invalid request"],
      ],
    ],
    ["a heading alone", "Validation error:", [detail(bad)], [[["minDiskSize"], "Bad"]]],
    [
      "a heading without a colon",
      "Request validation error",
      [detail(bad)],
      [[["minDiskSize"], "Bad"]],
    ],
    [
      "a heading without a colon, and nothing else",
      "Validation failed.",
      [],
      [[[], "Validation failed."]],
    ],
    [
      "a sentence that begins like a heading",
      "Validation error in zone a",
      [detail(bad)],
      [
        [["minDiskSize"], "Bad"],
        [[], "Validation error in zone a"],
      ],
    ],
    [
      "snake case",
      "",
      [{ "@type": BAD_REQUEST, field_violations: [bad] }],
      [[["minDiskSize"], "Bad"]],
    ],
    [
      "a bare type",
      "",
      [{ "@type": "google.rpc.BadRequest", fieldViolations: [bad] }],
      [[["minDiskSize"], "Bad"]],
    ],
    [
      "another type",
      "Oops",
      [{ "@type": "type.googleapis.com/example.BadRequest", fieldViolations: [bad] }],
      [[[], "Oops"]],
    ],
    ["no type", "Oops", [{ fieldViolations: [bad] }], [[[], "Oops"]]],
    [
      "no violations in it",
      "Oops",
      [{ "@type": BAD_REQUEST }, { "@type": BAD_REQUEST, fieldViolations: {} }],
      [[[], "Oops"]],
    ],
    [
      "no description",
      "",
      [detail({ field: "name", code: 7 })],
      [[["name"], '{"field":"name","code":7}']],
    ],
    [
      "a localized message of a field",
      "Validation error:\nname: Bad",
      [
        detail({
          field: "name",
          description: "Bad",
          localizedMessage: { locale: "ru", message: "Плохо" },
        }),
      ],
      [[["name"], "Плохо"]],
    ],
    [
      "a localized message in snake case, and a reason",
      "",
      [detail({ field: "name", reason: "BAD", localized_message: { message: "Плохо" } })],
      [[["name"], "Плохо"]],
    ],
    ["a reason", "", [detail({ field: "name", reason: "TOO_LONG" })], [[["name"], "TOO_LONG"]]],
    [
      "an empty localized message",
      "",
      [detail({ ...bad, localizedMessage: { message: " " } })],
      [[["minDiskSize"], "Bad"]],
    ],
    ["a localized message", "Gone", [localized("Нет образа")], [[[], "Нет образа"]]],
    [
      "a localized message, and fields in the other",
      "Validation error:\nname: Bad\nSee the docs",
      [localized("Плохое имя")],
      [
        [[], "Плохое имя"],
        [["name"], "Bad"],
      ],
    ],
    ["an empty localized message of all", "Gone", [localized("")], [[[], "Gone"]]],
    [
      "a precondition",
      "",
      [google("PreconditionFailure", { violations: [{ type: "STATE", description: "In use" }] })],
      [[[], "In use"]],
    ],
    [
      "a precondition without description",
      "",
      [google("PreconditionFailure", { violations: [{ type: "STATE", subject: "fd8" }] })],
      [[[], "STATE"]],
    ],
    [
      "a quota",
      "Quota exceeded\nTry later",
      [
        google("QuotaFailure", {
          violations: [{ subject: "cloud:b1g", description: "Quota exceeded" }, {}],
        }),
      ],
      [
        [[], "Quota exceeded"],
        [[], "{}"],
        [[], "Quota exceeded\nTry later"],
      ],
    ],
    [
      "help",
      "Denied",
      [
        google("Help", {
          links: [{ description: "How to get access", url: "https://example.org" }, { url: "x:y" }],
        }),
      ],
      [
        [[], "How to get access: https://example.org"],
        [[], "x:y"],
        [[], "Denied"],
      ],
    ],
    [
      "a resource",
      "",
      [google("ResourceInfo", { resourceType: "image", resourceName: "fd8", description: "Gone" })],
      [[[], "Gone"]],
    ],
    [
      "a resource without description",
      "Oops",
      [google("ResourceInfo", { resourceType: "image", resourceName: "fd8" })],
      [[[], "Oops"]],
    ],
    ["a constant", "Oops", [google("ErrorInfo", { reason: "IN_USE" })], [[[], "Oops"]]],
    ["a constant alone", "", [google("ErrorInfo", { reason: "IN_USE" })], [[[], "IN_USE"]]],
    [
      "nothing for people",
      "",
      [
        google("RequestInfo", { requestId: "1", servingData: "x" }),
        google("RetryInfo", { retryDelay: "1s" }),
        google("DebugInfo", { stackEntries: ["at x"], detail: "x" }),
        google("constructor", {}),
      ],
      [],
    ],
    [
      "texts",
      "",
      [detail("Bad", 5, null)],
      [
        [[], "Bad"],
        [[], "5"],
      ],
    ],
    [
      "odd details",
      "Oops",
      [null, 5, "x", [], revoked, hostile, throwing("@type"), cyclic],
      [[[], "Oops"]],
    ],
    [
      "odd details among others",
      "",
      [hostile, detail(throwing("description"), bad), revoked],
      [[["minDiskSize"], "Bad"]],
    ],
    [
      "a cycle in a violation",
      "",
      [detail({ field: "name", cyclic }, { cyclic })],
      [[["name"], "name"]],
    ],
  ]) {
    test(`reads details with ${what}`, () =>
      assert.deepEqual(found({ code: "INVALID_ARGUMENT", message, details }), expected));
  }

  for (const [what, value, expected] of [
    ["nothing", undefined, []],
    ["null", null, [[[], "null"]]],
    ["a text", "Oops", [[[], "Oops"]]],
    ["a revoked Proxy", revoked, []],
    ["a Proxy whose traps throw", hostile, []],
    [
      "a status as it was sent",
      { code: 3, message: "Validation error:\nname: Bad" },
      [[["name"], "Bad"]],
    ],
    ["details in a revoked Proxy", { code: 3, message: "Bad", details: revoked }, []],
  ]) {
    test(`takes ${what} for a status`, () => assert.deepEqual(found(value), expected));
  }

  describe("with edits", () => {
    const rows = [
      { key: "team", value: "a" },
      { key: "", value: "" },
      { key: "env", value: "b" },
      { key: "env", value: "c" },
      { key: "__proto__", value: "d" },
    ];
    const placed = (edits, ...lines) =>
      statusViolations(
        {
          code: "INVALID_ARGUMENT",
          message: `Validation error:\n${lines.join("\n")}`,
          details: [],
        },
        { edits },
      ).map(({ path, message, forKey }) => [path, message, forKey]);

    for (const [what, line, expected] of [
      ["a value", "labels.env: Too long", [["labels", 2, "value"], "Too long", undefined]],
      ["another spelling", 'labels["team"]: Bad', [["labels", 0, "value"], "Bad", undefined]],
      ["a key", "labels[env]: Illegal key", [["labels", 2, "key"], "Illegal key", true]],
      [
        "a key and a value",
        "labels.env: Value of this key is too long",
        [["labels", 2, "value"], "Value of this key is too long", undefined],
      ],
      [
        "a word like key",
        "labels.env: Bad monkey",
        [["labels", 2, "value"], "Bad monkey", undefined],
      ],
      ["__proto__", "labels.__proto__: Bad", [["labels", 4, "value"], "Bad", undefined]],
      ["no row", "labels.other: Bad", [[], "labels.other: Bad", undefined]],
      ["all labels", "labels: Too many keys", [["labels"], "Too many keys", undefined]],
      ["another field", "name: Illegal key", [["name"], "Illegal key", undefined]],
    ]) {
      test(`leads to the row of ${what}`, () => {
        assert.deepEqual(placed({ labels: rows }, line), [expected]);
        assert.deepEqual(placed(Object.create({ labels: rows }), line), [expected]);
      });
    }

    test("a row has every member of a violation", () => {
      const fieldViolations = [
        {
          field: "labels.env",
          description: "Illegal key",
          localizedMessage: { message: "Плохой ключ" },
        },
        { field: "labels.other", description: "Bad" },
      ];
      const code = "INVALID_ARGUMENT";
      assert.deepEqual(
        statusViolations(
          { code, message: "", details: [detail(...fieldViolations)] },
          { edits: { labels: rows } },
        ),
        [
          {
            field: "labels",
            path: ["labels", 2, "key"],
            forKey: true,
            rule: "server",
            message: "Плохой ключ",
            params: { code, field: "labels.env", description: "Плохой ключ" },
          },
          {
            field: "",
            path: [],
            rule: "server",
            message: "labels.other: Bad",
            params: { code, field: "labels.other", description: "Bad" },
          },
        ],
      );
    });

    for (const [what, edits] of [
      ["a record", { labels: { env: "b" } }],
      ["no labels", { name: "a" }],
      ["null labels", { labels: null }],
      ["undefined edits", undefined],
      ["null edits", null],
      ["text", "labels"],
      ["a revoked Proxy", revoked],
      ["a Proxy whose traps throw", hostile],
      ["a getter that throws", throwing("labels")],
      ["labels in a revoked Proxy", { labels: revoked }],
      ["labels whose traps throw", { labels: hostile }],
    ]) {
      test(`leads to the key for ${what}`, () =>
        assert.deepEqual(placed(edits, "labels.env: Bad", "labels.env: Illegal key"), [
          [["labels", "env"], "Bad", undefined],
          [["labels", "env"], "Illegal key", true],
        ]));
    }

    test("rows that throw are skipped", () => {
      const labels = [null, undefined, 5, throwing("key"), revoked, hostile, {}, { key: "env" }];
      assert.deepEqual(placed({ labels }, "labels.env: Bad"), [
        [["labels", 7, "value"], "Bad", undefined],
      ]);
      const endless = new Proxy([], { get: (_, name) => (name === "length" ? 2 ** 40 : hostile) });
      assert.deepEqual(placed({ labels: endless }, "name: Bad"), [[["name"], "Bad", undefined]]);
    });

    test("options that are none are as no options", () => {
      for (const options of [undefined, null, "x", {}, revoked, hostile, throwing("edits")]) {
        assert.deepEqual(
          statusViolations({ code: 3, message: "labels.env: Bad" }, options).map(
            ({ path }) => path,
          ),
          [["labels", "env"]],
        );
      }
    });
  });

  test("takes long messages in little time", () => {
    for (const part of [
      "labels[",
      "labels[a]]",
      "labels.",
      "name ",
      ": ",
      "- ",
      " ",
      "\n",
      "\r",
      "a:",
      "validation ",
      'labels["',
      "'",
      "a.",
      "/a",
      "_",
      "INTERNAL: ",
      "rpc error: code = Internal desc = ",
      "rpc error: code = ",
      "x rpc error: code = Internal desc = ",
      "[internal] ",
      '" debug_error_string',
    ]) {
      const long = part.repeat(400_000 / part.length);
      const start = performance.now();
      for (const begin of ["", "INTERNAL: ", "Validation error:\nlabels[", "/", "'"])
        ofMessage(begin + long);
      ofDetails({ field: `labels["${long}`, description: long });
      assert.ok(performance.now() - start < 5000, JSON.stringify(part));
    }
  });
});

describe("random statuses", () => {
  const random = seededRandom(20250127);
  const linesOf = (text) =>
    text
      .split(/[\r\n]+/)
      .map((line) => line.trim().replace(/^-\s+/, ""))
      .filter((line) => line !== "");

  test("nothing throws, and every violation is whole", () => {
    for (let round = 0; round < 20_000; round++) {
      const value = [randomJson, randomText, randomStatus][round % 3](random);
      const text = typeof value === "string" ? value : JSON.stringify(value);
      for (const given of [value, text]) {
        const { code, message, details } = parseStatus(given);
        assert.ok(CODES.includes(code) || Number.isInteger(code), text);
        assert.equal(typeof message, "string", text);
        assert.ok(Array.isArray(details), text);
        for (const violation of statusViolations(parseStatus(given))) {
          assert.deepEqual(
            Object.keys(violation),
            ["field", "path", "rule", "message", "params"],
            text,
          );
          assert.equal(violation.field, violation.path[0] ?? "", text);
          assert.equal(violation.rule, "server", text);
          assert.notEqual(violation.message.trim(), "", text);
          assert.equal(violation.params.code, code, text);
        }
      }
    }
  });

  test("no line is lost, and nothing is told twice", () => {
    for (let round = 0; round < 20_000; round++) {
      const status = parseStatus(
        round % 2 ? randomStatus(random) : { code: 3, message: randomText(random) },
      );
      const violations = statusViolations(status);
      const text = JSON.stringify(status);
      const isTold = (words) => violations.some(({ message }) => message.includes(words));
      // Without the field's name, which became the path.
      const isPlaced = (line) =>
        violations.some(
          ({ path, message }) =>
            path.length > 0 && linesOf(message).some((part) => line.endsWith(part)),
        );

      const openings = /^(\s*((request )?validation (error|failed)(:|\.?\s*$)|aborted:))+/i;
      for (const line of linesOf(status.message.replace(openings, ""))) {
        assert.ok(isTold(line) || isPlaced(line), `${JSON.stringify(line)} of ${text}`);
      }
      for (const { "@type": type, fieldViolations, field_violations } of status.details.filter(
        (detail) => typeof detail === "object" && detail !== null,
      )) {
        if (type !== BAD_REQUEST) continue;
        for (const violation of [fieldViolations, field_violations].filter(Array.isArray).flat()) {
          if (typeof violation?.description === "string")
            assert.ok(
              isTold(violation.description.trim()),
              `${JSON.stringify(violation)} of ${text}`,
            );
        }
      }
      if (status.message.trim() !== "") assert.notEqual(violations.length, 0, text);
      assert.equal(
        new Set(violations.map(({ path, message }) => JSON.stringify([path, message]))).size,
        violations.length,
        text,
      );
    }
  });
});

describe("answers of the local API", () => {
  const IMAGE = "fd80mrhj8fl2oe87o4e1";

  async function refusal(t, id, body, options) {
    const server = await listen(createComputeApi(options));
    t.after(() => server.close());
    const response = await fetch(`${server.origin}/compute/v1/images/${id}`, {
      method: "PATCH",
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
    assert.ok(!response.ok);
    const text = await response.text();
    assert.deepEqual(parseStatus(text), parseStatus(JSON.parse(text)));
    const status = parseStatus(text);
    return { code: status.code, violations: statusViolations(status) };
  }

  test("violations go to their fields, each once", async (t) => {
    const body = {
      updateMask: "name,minDiskSize,labels,zone",
      name: "No",
      minDiskSize: "1",
      labels: { Env: "prod" },
      zone: "a",
    };
    const { code, violations } = await refusal(t, "i".repeat(51), body);
    assert.equal(code, "INVALID_ARGUMENT");
    assert.deepEqual(
      violations.map(({ field, path }) => [field, ...path]),
      [
        ["imageId", "imageId"],
        ["updateMask", "updateMask"],
        ["name", "name"],
        ["minDiskSize", "minDiskSize"],
        ["labels", "labels"],
        [""],
      ],
    );
    assert.deepEqual(violations.at(-1).message, "zone: Unknown field");
  });

  for (const [what, id, body, code, message, options] of [
    [
      "an image that is not there",
      "fd8none",
      buildPatchBody({ name: "a" }),
      "NOT_FOUND",
      "Image fd8none not found",
    ],
    [
      "a name that is taken",
      IMAGE,
      buildPatchBody({ name: "debian-12-minimal" }),
      "ALREADY_EXISTS",
      "Image with name debian-12-minimal already exists",
    ],
    [
      "a body that is no JSON",
      IMAGE,
      "{",
      "INVALID_ARGUMENT",
      "Malformed JSON in the request body",
    ],
    [
      "a missing token",
      IMAGE,
      buildPatchBody({ name: "a" }),
      "UNAUTHENTICATED",
      "The request is not authenticated",
      { token: "t1.secret" },
    ],
  ]) {
    test(`${what} is a general error`, async (t) => {
      assert.deepEqual(await refusal(t, id, body, options), {
        code,
        violations: [
          { field: "", path: [], rule: "server", message, params: { code, description: message } },
        ],
      });
    });
  }
});
