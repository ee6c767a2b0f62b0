// What a failed answer says: of any kind, from any server.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

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
    ["an error of JavaScript", new TypeError("fetch failed"), unknown("fetch failed")],

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

  const detail = (...fieldViolations) => ({ "@type": BAD_REQUEST, fieldViolations });
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
      [{ "@type": "type.googleapis.com/google.rpc.Help", fieldViolations: [bad] }],
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
      [detail({ field: "name", reason: "LONG" })],
      [[["name"], '{"field":"name","reason":"LONG"}']],
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
    ]) {
      const message = `Validation error:\nlabels[${part.repeat(200_000)}`;
      const start = performance.now();
      ofMessage(message);
      ofDetails({ field: message, description: message });
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

      const heading = /^\s*(request )?validation (error|failed)(:|\.?\s*$)/i;
      for (const line of linesOf(status.message.replace(heading, ""))) {
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
