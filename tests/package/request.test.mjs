// buildRequest and requestParts: each part of a request, and all that they refuse.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { describe, test } from "node:test";
import { inspect } from "node:util";
import { runInNewContext } from "node:vm";

import fc from "fast-check";

import { UNSAFE } from "../support/characters.mjs";
import { api } from "./api.mjs";

const {
  buildRequest,
  requestParts,
  renderRequest,
  buildPatchBody,
  validateImageUpdate,
  ImageUpdateError,
} = api;
const BUILDERS = [buildRequest, requestParts, renderRequest];

const ID = "fd8emvfmfoaordspe1jr";
const BODY = { updateMask: "name", name: "web-2" };
const DEFAULT = "https://compute.api.cloud.yandex.net/compute/v1/images/";

const headersOf = (request) => Object.fromEntries(request.headers);

describe("a request", () => {
  test("with everything", async () => {
    const { signal } = new AbortController();
    const request = buildRequest(ID, BODY, {
      contract: "2020-03-16",
      endpoint: "http://localhost:8080",
      token: "t1.9euelZ_-~+/==",
      idempotencyKey: "9d2f3a1e-4f0c-4b8e-9a51-1d1f6c3a2b10",
      requestId: "5f1c",
      signal,
    });
    assert.ok(request instanceof Request);
    assert.equal(request.method, "PATCH");
    assert.equal(request.url, `http://localhost:8080/compute/v1/images/${ID}`);
    assert.deepEqual(headersOf(request), {
      authorization: "Bearer t1.9euelZ_-~+/==",
      "content-type": "application/json",
      "idempotency-key": "9d2f3a1e-4f0c-4b8e-9a51-1d1f6c3a2b10",
      "x-client-request-id": "5f1c",
    });
    assert.equal(request.signal.aborted, false);
    assert.equal(await request.text(), '{"updateMask":"name","name":"web-2"}');
    assert.ok(request.bodyUsed);
  });

  const nothing = {
    contract: undefined,
    endpoint: undefined,
    token: undefined,
    idempotencyKey: undefined,
    requestId: undefined,
    signal: undefined,
  };
  for (const [name, options] of [
    ["without options", []],
    ["with no option", [{}]],
    ["with undefined options", [undefined]],
    ["with undefined members", [nothing]],
  ]) {
    test(`${name} has the header of its body only`, () => {
      const request = buildRequest(ID, BODY, ...options);
      assert.equal(request.url, DEFAULT + ID);
      assert.deepEqual(headersOf(request), { "content-type": "application/json" });
    });
  }

  for (const [option, header, value] of [
    ["token", "authorization", "Bearer x"],
    ["idempotencyKey", "idempotency-key", "x"],
    ["requestId", "x-client-request-id", "x"],
  ]) {
    test(`with ${option} only`, () => {
      assert.deepEqual(headersOf(buildRequest(ID, BODY, { [option]: "x" })), {
        "content-type": "application/json",
        [header]: value,
      });
    });
  }

  test("under the contract in the options", () => {
    const body = { updateMask: "name", name: "a_b" };
    assert.throws(() => buildRequest(ID, body), ImageUpdateError);
    assert.equal(buildRequest(ID, body, { contract: "2025-01-27" }).method, "PATCH");
  });

  test("from buildPatchBody", async () => {
    const body = buildPatchBody({
      name: null,
      minDiskSize: 5_000_000,
      labels: [{ key: "a", value: "1" }],
    });
    assert.equal(await buildRequest(ID, body).text(), JSON.stringify(body));
  });

  test("is a new one each time", async () => {
    const [first, second] = [buildRequest(ID, BODY), buildRequest(ID, BODY)];
    assert.equal(await first.text(), await second.text());
  });
});

describe("the parts of a request", () => {
  test("with everything", () => {
    const options = {
      contract: "2025-01-27",
      endpoint: "http://localhost:8080/x/",
      token: "t1.token",
      idempotencyKey: "key",
      requestId: "id",
    };
    assert.deepEqual(requestParts("a/b", { updateMask: "name", name: "a_b" }, options), {
      url: "http://localhost:8080/x/compute/v1/images/a%2Fb",
      method: "PATCH",
      headers: {
        "Content-Type": "application/json",
        Authorization: "Bearer t1.token",
        "Idempotency-Key": "key",
        "x-client-request-id": "id",
      },
      body: '{"updateMask":"name","name":"a_b"}',
    });
  });

  for (const [name, options] of [
    ["without options", []],
    ["with no option", [{}]],
    ["with undefined options", [undefined]],
    ["with undefined members", [{ token: undefined, endpoint: undefined, contract: undefined }]],
  ]) {
    test(name, () => {
      assert.deepEqual(requestParts(ID, BODY, ...options), {
        url: DEFAULT + ID,
        method: "PATCH",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(BODY),
      });
    });
  }

  test("are plain data of their own", () => {
    const parts = requestParts(ID, BODY, { token: "t" });
    assert.equal(Object.getPrototypeOf(parts), Object.prototype);
    assert.equal(Object.getPrototypeOf(parts.headers), Object.prototype);
    assert.deepEqual(JSON.parse(JSON.stringify(parts)), parts);
    assert.deepEqual(structuredClone(parts), parts);
    parts.headers.Authorization = "changed";
    assert.equal(requestParts(ID, BODY, { token: "t" }).headers.Authorization, "Bearer t");
  });

  test("arrive as they are when another client sends them", async (context) => {
    const { request: send } = await import("node:http");
    const body = { updateMask: "description", description: "é😀\u007f" };
    const received = [];
    const endpoint = await serve(context, async (request, response) => {
      let text = "";
      for await (const chunk of request.setEncoding("utf8")) text += chunk;
      received.push([request.method, request.url, request.headers.authorization, text]);
      response.end("{}");
    });
    const { url, method, headers, body: data } = requestParts(ID, body, { endpoint, token: "t" });
    const sending = send(url, { method, headers }).end(data);
    await once(sending, "response");
    const text = '{"updateMask":"description","description":"é😀\\u007f"}';
    assert.deepEqual(received, [["PATCH", PATH, "Bearer t", text]]);
  });
});

const UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwx";
const IDS = [
  [UNRESERVED, UNRESERVED],
  ["yz0123456789-._~", "yz0123456789-._~"],
  ["a/b", "a%2Fb"],
  ["../x", "..%2Fx"],
  ["...", "..."],
  ["%2e%2e", "%252e%252e"],
  ["a?b#c", "a%3Fb%23c"],
  ["a\\b", "a%5Cb"],
  [" a ", "%20a%20"],
  ["\t\r\n", "%09%0D%0A"],
  ["!'()*", "%21%27%28%29%2A"],
  [":@&=+$,;", "%3A%40%26%3D%2B%24%2C%3B"],
  ["é", "%C3%A9"],
  ["\u2028", "%E2%80%A8"],
  ["😀", "%F0%9F%98%80"],
  ["\u0000\u007f", "%00%7F"],
  ["😀".repeat(50), "%F0%9F%98%80".repeat(50)],
];
describe("an id in the path", () => {
  for (const [id, path] of IDS) {
    test(JSON.stringify(id), () => {
      const { url } = buildRequest(id, BODY);
      assert.equal(url, DEFAULT + path);
      assert.equal(decodeURIComponent(url.slice(DEFAULT.length)), id);
    });
  }
  test("is one segment that decodes to the id", () => {
    const ids = fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 50 }),
      fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 50 }),
    );
    fc.assert(
      fc.property(ids, (id) => {
        fc.pre(id !== "." && id !== "..");
        const segment = requestParts(id, BODY).url.slice(DEFAULT.length);
        assert.match(segment, /^(?:[-.\w~]|%[0-9A-F]{2})+$/);
        assert.equal(decodeURIComponent(segment), id);
      }),
    );
  });
});

/** Every UTF-16 unit of a text as an escape sequence. */
const escapeUnits = (text) =>
  text.replace(/./gs, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
/** The text with each unsafe character as an escape sequence, and no other. */
const escapeUnsafe = (text) =>
  Array.from(text, (character) =>
    UNSAFE.includes(character) ? escapeUnits(character) : character,
  ).join("");

const PATH = `/compute/v1/images/${ID}`;
const ENDPOINTS = [
  ["https://compute.api.cloud.yandex.net/", `https://compute.api.cloud.yandex.net${PATH}`],
  ["http://localhost:5173", `http://localhost:5173${PATH}`],
  ["HTTPS://EXAMPLE.com:443", `https://example.com${PATH}`],
  ["https://example.com/proxy", `https://example.com/proxy${PATH}`],
  ["https://example.com/proxy/", `https://example.com/proxy${PATH}`],
  ["https://example.com/a/../b/", `https://example.com/b${PATH}`],
  ["https://example.com/a%2Fb", `https://example.com/a%2Fb${PATH}`],
  ["https://example.com/a b", `https://example.com/a%20b${PATH}`],
  ["https://пример.рф", `https://xn--e1afmkfd.xn--p1ai${PATH}`],
  ["http://[::1]:8080", `http://[::1]:8080${PATH}`],
];
const REFUSED_ENDPOINTS = [
  "",
  "compute.api.cloud.yandex.net",
  "/relative",
  "//host",
  "https://",
  "https://exa mple.com",
  "https://example.com:99999",
  "ftp://example.com",
  "file:///etc/passwd",
  "ws://example.com",
  "javascript:alert(1)",
  "data:text/plain,x",
  "blob:https://example.com/x",
  "https://user@example.com",
  "https://user:password@example.com",
  "https://:password@example.com",
  "https://example.com?",
  "https://example.com/?query",
  "https://example.com#",
  "https://example.com/#fragment",
];
describe("an endpoint", () => {
  for (const [endpoint, url] of ENDPOINTS) {
    test(endpoint, () => assert.equal(buildRequest(ID, BODY, { endpoint }).url, url));
  }
  for (const endpoint of REFUSED_ENDPOINTS) {
    test(`refused: ${JSON.stringify(endpoint)}`, () => {
      const [violation, ...others] = violationsOf(ID, BODY, { endpoint });
      assert.deepEqual(others, []);
      assert.deepEqual(
        { ...violation, message: "" },
        { field: "endpoint", path: ["endpoint"], rule: "string.endpoint", message: "", params: {} },
      );
    });
  }
});

const TEXTS = [
  "",
  'quotes " and \\ backslashes',
  "\b\t\n\v\f\r\u0000\u001b\u001f\u007f\u0080",
  "/ </script> <!-- & '",
  "é я 字 \u2028\u2029\ufeff\uffff",
  "😀".repeat(256),
  "👩\u200d💻 ❤\ufe0f",
  Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join(""),
  UNSAFE.join(""),
];
const BODIES = [
  [
    "a number",
    { updateMask: "minDiskSize", minDiskSize: 4194304 },
    '{"updateMask":"minDiskSize","minDiskSize":"4194304"}',
  ],
  [
    "the greatest number",
    { updateMask: "minDiskSize", minDiskSize: 4398046511104 },
    '{"updateMask":"minDiskSize","minDiskSize":"4398046511104"}',
  ],
  [
    "a bigint",
    { updateMask: "minDiskSize", minDiskSize: 4398046511104n },
    '{"updateMask":"minDiskSize","minDiskSize":"4398046511104"}',
  ],
  [
    "a decimal string",
    { updateMask: "minDiskSize", minDiskSize: "4194304" },
    '{"updateMask":"minDiskSize","minDiskSize":"4194304"}',
  ],
  [
    "null members",
    { updateMask: "name,labels", name: null, labels: null },
    '{"updateMask":"name,labels"}',
  ],
  [
    "undefined members",
    { updateMask: "name", name: "a", labels: undefined, other: undefined, imageId: undefined },
    '{"updateMask":"name","name":"a"}',
  ],
  [
    "any order of keys",
    { labels: {}, minDiskSize: 5e6, description: "", name: "", updateMask: "labels,name,name" },
    '{"updateMask":"labels,name,name","name":"","description":"",' +
      '"minDiskSize":"5000000","labels":{}}',
  ],
  [
    "a value outside the mask",
    { updateMask: "name", description: "d" },
    '{"updateMask":"name","description":"d"}',
  ],
  [
    "labels in their order",
    { updateMask: "labels", labels: { z: "", a: "1", m: "2" } },
    '{"updateMask":"labels","labels":{"z":"","a":"1","m":"2"}}',
  ],
  [
    "labels with the names of members of Object.prototype",
    { updateMask: "labels", labels: { constructor: "c", valueof: "v", hasownproperty: "h" } },
    '{"updateMask":"labels","labels":{"constructor":"c","valueof":"v","hasownproperty":"h"}}',
  ],
  [
    "labels without a prototype",
    { updateMask: "labels", labels: Object.assign(Object.create(null), { a: "b" }) },
    '{"updateMask":"labels","labels":{"a":"b"}}',
  ],
];
describe("a body", () => {
  for (const [name, body, text] of BODIES) {
    test(`of ${name}`, async () => assert.equal(await buildRequest(ID, body).text(), text));
  }
  for (const description of TEXTS) {
    const start = JSON.stringify(description).slice(0, 40);
    test(`with ${start} is what JSON.stringify writes, with escapes`, async () => {
      const body = { updateMask: "description", description };
      const text = escapeUnsafe(JSON.stringify(body));
      assert.equal(await buildRequest(ID, body).text(), text);
      assert.equal(requestParts(ID, body).body, text);
      assert.deepEqual(JSON.parse(text), body);
    });
  }
  for (const character of UNSAFE) {
    test(`with ${escapeUnits(character)} is the same JSON in each form`, async () => {
      const body = { updateMask: "description", description: `a${character}b${character}` };
      const { body: text } = requestParts(ID, body);
      const escaped = escapeUnits(character);
      assert.equal(text, `{"updateMask":"description","description":"a${escaped}b${escaped}"}`);
      assert.deepEqual(JSON.parse(text), body);
      assert.equal(await buildRequest(ID, body).text(), text);
      assert.ok(renderRequest(ID, body).includes(`--data-raw '${text}'`));
      assert.ok(renderRequest(ID, body, { as: "http" }).endsWith(`\r\n\r\n${text}`));
      const [, expression] = /^ {2}body: (.*),$/ms.exec(renderRequest(ID, body, { as: "fetch" }));
      assert.equal(runInNewContext(expression), text);
      for (const as of ["curl", "http", "fetch"])
        assert.ok(!renderRequest(ID, body, { as }).includes(character), as);
    });
  }
  test("of any text is the same JSON, byte for byte in each form", async () => {
    const characters = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.array(fc.constantFrom(...UNSAFE, "'", "<", "\\", '"', "`", "$"), { maxLength: 40 }),
    );
    await fc.assert(
      fc.asyncProperty(characters, async (one) => {
        const description = [...one].join("");
        const body = { updateMask: "description", description };
        const { body: text } = requestParts(ID, body);
        assert.deepEqual(JSON.parse(text), body);
        assert.ok(!UNSAFE.some((character) => text.includes(character)));
        assert.equal(await buildRequest(ID, body).text(), text);
        assert.ok(renderRequest(ID, body, { as: "http" }).endsWith(`\r\n\r\n${text}`));
        const statement = renderRequest(ID, body, { as: "fetch" });
        const [, expression] = /^ {2}body: (.*),\n\}\);$/ms.exec(statement);
        assert.equal(runInNewContext(expression), text);
        const command = renderRequest(ID, body);
        assert.ok(command.includes(`--data-raw '${text.replaceAll("'", "'\\''")}' \\\n`));
      }),
    );
  });
  test("with 64 labels of the greatest length", async () => {
    const labels = {};
    for (let index = 0; index < 64; index++) labels[`k${index}`.padEnd(63, "@")] = "/".repeat(63);
    const body = { updateMask: "labels", labels };
    assert.equal(await buildRequest(ID, body).text(), JSON.stringify(body));
  });
});

const LONG_TOKEN = "t".repeat(8000);
const REFUSALS = [
  ["no id", [undefined, BODY], ["required imageId"]],
  ["a null id", [null, BODY], ["required imageId"]],
  ["an empty id", ["", BODY], ["required imageId"]],
  ["an id that is a number", [5, BODY], ["type imageId"]],
  ["an id that is an object", [{ toString: () => "x" }, BODY], ["type imageId"]],
  ["a long id", ["x".repeat(51), BODY], ["string.max_len imageId"]],
  ["a very long id", ["😀".repeat(100_000), BODY], ["string.max_len imageId"]],
  ["the id .", [".", BODY], ["string.dot_segment imageId"]],
  ["the id ..", ["..", BODY], ["string.dot_segment imageId"]],
  ["an ill-formed id", ["a\ud800", BODY], ["string.well_formed imageId"]],
  ["no body", [ID], ["type"]],
  ["a null body", [ID, null], ["type"]],
  ["a body that is text", [ID, '{"updateMask":"name"}'], ["type"]],
  ["an array", [ID, []], ["type"]],
  ["an empty body", [ID, {}], ["field_mask.missing updateMask"]],
  ["a body without a mask", [ID, { name: "a" }], ["field_mask.missing updateMask"]],
  [
    "a body with a null mask",
    [ID, { updateMask: null, name: "a" }],
    ["field_mask.missing updateMask"],
  ],
  ["a body with an empty mask", [ID, { updateMask: "" }], ["field_mask.empty updateMask"]],
  ["a mask that is not a string", [ID, { updateMask: ["name"] }], ["type updateMask"]],
  [
    "an unknown path",
    [ID, { updateMask: "name,min_disk_size" }],
    ["field_mask.unknown_path updateMask"],
  ],
  ["an id in the body", [ID, { ...BODY, imageId: ID }], ["unknown_field imageId"]],
  ["a null id in the body", [ID, { ...BODY, imageId: null }], ["unknown_field imageId"]],
  [
    "two invalid ids",
    ["", { ...BODY, imageId: "" }],
    ["required imageId", "unknown_field imageId"],
  ],
  [
    "rows of labels",
    [ID, { updateMask: "labels", labels: [{ key: "a", value: "b" }] }],
    ["type labels"],
  ],
  [
    "an undefined label",
    [ID, { updateMask: "labels", labels: { a: undefined } }],
    ["type labels a"],
  ],
  ["a read-only member", [ID, { ...BODY, status: "READY" }], ["read_only_field status"]],
  [
    "the labels' __proto__",
    [ID, { updateMask: "labels", labels: JSON.parse('{"__proto__":"x"}') }],
    ["string.pattern labels __proto__"],
  ],
  ["an empty token", [ID, BODY, { token: "" }], ["string.header_value token"]],
  ["a token with its scheme", [ID, BODY, { token: "Bearer abc" }], ["string.header_value token"]],
  ["a token and a line break", [ID, BODY, { token: "abc\n" }], ["string.header_value token"]],
  ["a token and a header", [ID, BODY, { token: "abc\r\nx: y" }], ["string.header_value token"]],
  ["a tab", [ID, BODY, { token: "a\tb" }], ["string.header_value token"]],
  ["DEL", [ID, BODY, { token: "\u007f" }], ["string.header_value token"]],
  ["NUL", [ID, BODY, { token: "a\u0000" }], ["string.header_value token"]],
  ["Latin-1", [ID, BODY, { idempotencyKey: "é" }], ["string.header_value idempotencyKey"]],
  [
    "a lone surrogate",
    [ID, BODY, { idempotencyKey: "\ud800" }],
    ["string.header_value idempotencyKey"],
  ],
  ["an empty key", [ID, BODY, { idempotencyKey: "" }], ["string.header_value idempotencyKey"]],
  ["an empty request id", [ID, BODY, { requestId: "" }], ["string.header_value requestId"]],
  [
    "a request id with a space",
    [ID, BODY, { requestId: "a b" }],
    ["string.header_value requestId"],
  ],
  [
    "a token beyond the limit",
    [ID, BODY, { token: `${LONG_TOKEN}t` }],
    ["string.header_value token"],
  ],
  [
    "a line break after a long token",
    [ID, BODY, { token: `${LONG_TOKEN.slice(1)}\n` }],
    ["string.header_value token"],
  ],
  [
    "a token of 50 million characters",
    [ID, BODY, { token: "t".repeat(50_000_000) }],
    ["string.header_value token"],
  ],
];
describe("refused", () => {
  for (const [name, args, expected] of REFUSALS) {
    test(name, () => {
      const violations = violationsOf(...args);
      assert.deepEqual(rulesOf(violations), expected);
      for (const { message } of violations) assert.match(message, /^\S.*\.$/s);
    });
  }

  test("an id beside a body that is no object", () => {
    const violations = violationsOf("..", 5);
    assert.deepEqual(rulesOf(violations), ["string.dot_segment imageId", "type"]);
    assert.deepEqual(violations[0].params, { actual: ".." });
    assert.deepEqual(violations[1].params, { expected: "object", actual: "number" });
  });

  test("everything at once, in order", () => {
    const labels = { A: "b", c: 1 };
    const body = {
      other: 1,
      labels,
      imageId: "x",
      name: "A",
      minDiskSize: 0,
      description: "d".repeat(257),
    };
    const options = { requestId: "", idempotencyKey: " ", token: "\n", endpoint: "nowhere" };
    const violations = violationsOf("..", body, options);
    assert.deepEqual(rulesOf(violations), [
      "string.dot_segment imageId",
      "unknown_field imageId",
      "field_mask.missing updateMask",
      "string.pattern name",
      "string.max_len description",
      "int64.gte_lte minDiskSize",
      "string.pattern labels A",
      "type labels c",
      "unknown_field other",
      "string.endpoint endpoint",
      "string.header_value token",
      "string.header_value idempotencyKey",
      "string.header_value requestId",
    ]);
    assert.deepEqual(violations[1].params, { handler: "buildRequest" });
    assert.deepEqual(violations[2].params, { fields: [] });
    assert.deepEqual(violations[10].params, { max: 8000 });
  });

  test("with a body that is not an object, the rest too", () => {
    assert.deepEqual(rulesOf(violationsOf(".", null, { token: "" })), [
      "string.dot_segment imageId",
      "type",
      "string.header_value token",
    ]);
  });

  test("a body with the violations of validateImageUpdate", () => {
    const body = {
      updateMask: "name,x",
      name: "Ä",
      labels: { "": "", b: "Ü" },
      minDiskSize: 2 ** 60,
    };
    assert.deepEqual(violationsOf(ID, body), validateImageUpdate(body).violations);
  });

  test("no headers because of a body that is too large", () => {
    const labels = {};
    for (let index = 0; index < 1500; index++) labels[`k${index}`.padEnd(60, "x")] = "v".repeat(60);
    const options = {
      token: "t".repeat(2000),
      idempotencyKey: "k".repeat(200),
      requestId: LONG_TOKEN,
    };
    assert.deepEqual(rulesOf(violationsOf(ID, { updateMask: "labels", labels }, options)), [
      "map.max_pairs labels",
    ]);
  });

  test("no token of the greatest length", () => {
    assert.equal(
      buildRequest(ID, BODY, { token: LONG_TOKEN }).headers.get("authorization"),
      `Bearer ${LONG_TOKEN}`,
    );
  });

  test("no visible character of ASCII", () => {
    const visible = Array.from({ length: 0x7e - 0x21 + 1 }, (_, index) =>
      String.fromCharCode(0x21 + index),
    ).join("");
    const { headers } = buildRequest(ID, BODY, {
      token: visible,
      idempotencyKey: visible,
      requestId: visible,
    });
    assert.deepEqual(
      [...headers],
      [
        ["authorization", `Bearer ${visible}`],
        ["content-type", "application/json"],
        ["idempotency-key", visible],
        ["x-client-request-id", visible],
      ],
    );
  });
});

describe("no error contains a secret", () => {
  const secret = "s3cr3t-v4lu3";
  const options = [
    { token: `${secret}\n` },
    { token: `Bearer ${secret}` },
    { idempotencyKey: `${secret} ` },
    { requestId: `${secret}é` },
    { endpoint: `https://user:${secret}@example.com` },
    { endpoint: `https://${secret}@[` },
    { endpoint: `https://example.com/?token=${secret}` },
    { token: secret, endpoint: "nowhere" },
    { token: [secret] },
    { token: { secret } },
    { token: Symbol(secret) },
    { endpoint: new URL(`https://user:${secret}@example.com`) },
    { token: secret, signal: {} },
    { token: secret, signal: { aborted: false, addEventListener: secret } },
    { token: secret, contract: "none" },
  ];
  for (const build of BUILDERS) {
    for (const one of options) {
      test(`${build.name} ${inspect(one, { compact: true, breakLength: Infinity })}`, () => {
        const error = errorOf(() => build("", { name: "A" }, one));
        assert.ok(error instanceof ImageUpdateError || error instanceof TypeError, String(error));
        assert.ok(!inspect(error, { depth: null, showHidden: true }).includes(secret), error.stack);
        assert.ok(!(error.message + error.stack + JSON.stringify(error)).includes(secret));
      });
    }
  }
});

const BUGS = [
  ["options", null, "options must be an object, not null"],
  ["options", [], "options must be an object, not an array"],
  ["options", "t1.token", "options must be an object, not a string"],
  [
    "contract",
    { contract: "2020" },
    'options.contract must be one of 2020-03-16, 2025-01-27, not "2020"',
  ],
  [
    "contract",
    { contract: null },
    "options.contract must be one of 2020-03-16, 2025-01-27, not null",
  ],
  [
    "endpoint",
    { endpoint: new URL("https://example.com") },
    "options.endpoint must be a string, not a URL",
  ],
  ["endpoint", { endpoint: null }, "options.endpoint must be a string, not null"],
  ["token", { token: 5 }, "options.token must be a string, not a number"],
  ["token", { token: null }, "options.token must be a string, not null"],
  ["token", { token: async () => "x" }, "options.token must be a string, not a function"],
  [
    "idempotencyKey",
    { idempotencyKey: true },
    "options.idempotencyKey must be a string, not a boolean",
  ],
  ["requestId", { requestId: 1n }, "options.requestId must be a string, not a bigint"],
  ["signal", { signal: null }, "options.signal must be an AbortSignal, not null"],
  [
    "signal",
    { signal: new AbortController() },
    "options.signal must be an AbortSignal, not an AbortController",
  ],
  ["signal", { signal: "abort" }, "options.signal must be an AbortSignal, not a string"],
];
describe("a bug in the caller", () => {
  for (const [name, options, message] of BUGS) {
    for (const build of BUILDERS) {
      if (build === requestParts && name === "signal") continue;
      test(`${build.name}: ${name} ${String(options?.[name])}`, () => {
        assert.throws(() => build("", null, options), { name: "TypeError", message });
      });
    }
  }

  const PARTS = "contract, endpoint, token, idempotencyKey";
  for (const [build, names, others] of [
    [requestParts, `${PARTS} and requestId`, ["signal", "as", "showToken", "current", "tokens"]],
    [buildRequest, `${PARTS}, requestId and signal`, ["as", "showToken", "current", "Token"]],
    [
      renderRequest,
      `${PARTS}, requestId, signal, as and showToken`,
      ["current", "color", "show_token"],
    ],
  ]) {
    for (const other of others) {
      for (const value of ["curl", undefined]) {
        test(`${build.name}: the option ${other}, ${value}`, () => {
          const message = `options has no member "${other}"; it may have ${names}`;
          assert.throws(() => build("", null, { [other]: value }), { name: "TypeError", message });
        });
      }
    }
  }
});

describe("reading", () => {
  const counting = (target, reads, prefix) =>
    new Proxy(target, {
      get(object, key) {
        reads.push(`${prefix}${String(key)}`);
        return object[key];
      },
    });

  for (const build of BUILDERS) {
    test(`${build.name} reads each property once, the options first`, () => {
      const reads = [];
      const body = counting(
        { updateMask: "name,labels", name: "a", labels: counting({ k: "v" }, reads, "labels.") },
        reads,
        "",
      );
      const options = counting({ token: "t", endpoint: "http://localhost" }, reads, "options.");
      build(ID, body, options);
      const rendering = build === renderRequest ? ["options.as", "options.showToken"] : [];
      const read = ["contract", "endpoint", "token", "idempotencyKey", "requestId", "signal"].map(
        (name) => `options.${name}`,
      );
      assert.deepEqual(
        reads.filter((name) => !name.includes("Symbol")),
        [...rendering, ...read, "updateMask", "name", "labels", "labels.k"],
      );
    });
  }

  test("nested calls do not disturb a call", async () => {
    const inner = () => {
      assert.throws(
        () => buildRequest("..", { labels: { ["Q".repeat(5000)]: "é" } }, { token: "no good" }),
        ImageUpdateError,
      );
      assert.equal(
        buildRequest("inner", { updateMask: "name", name: "inner" }).url,
        `${DEFAULT}inner`,
      );
    };
    const calling = (target) =>
      new Proxy(target, {
        get(object, key) {
          inner();
          return object[key];
        },
      });
    const { signal } = new AbortController();
    const signalThatCalls = {
      get aborted() {
        inner();
        return false;
      },
      addEventListener(...args) {
        inner();
        return signal.addEventListener(...args);
      },
      removeEventListener: (...args) => signal.removeEventListener(...args),
    };
    const body = calling({ updateMask: "name,labels", name: "outer", labels: calling({ k: "v" }) });
    const request = buildRequest(
      ID,
      body,
      calling({ token: "outer", endpoint: "http://localhost/x", signal: signalThatCalls }),
    );
    assert.equal(request.url, `http://localhost/x/compute/v1/images/${ID}`);
    assert.equal(request.headers.get("authorization"), "Bearer outer");
    assert.equal(
      await request.text(),
      '{"updateMask":"name,labels","name":"outer","labels":{"k":"v"}}',
    );
  });

  test("an exception of the platform reaches the caller, and the next call works", () => {
    const mine = new Error("mine");
    let reads = 0;
    const signal = {
      get aborted() {
        // The second read is that of the platform.
        if (reads++ > 0) throw mine;
        return false;
      },
      addEventListener() {},
    };
    assert.throws(() => buildRequest(ID, BODY, { signal }), mine);
    assert.equal(buildRequest(ID, BODY).url, DEFAULT + ID);
  });
});

describe("over the network", () => {
  test("fetch sends it unchanged", async (context) => {
    const received = [];
    const endpoint = await serve(context, async (request, response) => {
      let text = "";
      for await (const chunk of request.setEncoding("utf8")) text += chunk;
      received.push([
        request.method,
        request.url,
        request.headers.authorization,
        request.headers["content-type"],
        text,
      ]);
      response.end("{}");
    });
    const request = buildRequest(
      "a/ü",
      { updateMask: "description", description: "é😀\u2028" },
      { endpoint, token: "t" },
    );
    assert.equal((await fetch(request)).status, 200);
    assert.deepEqual(received, [
      [
        "PATCH",
        "/compute/v1/images/a%2F%C3%BC",
        "Bearer t",
        "application/json",
        '{"updateMask":"description","description":"é😀\\u2028"}',
      ],
    ]);
    await assert.rejects(fetch(request), TypeError, "the body of a request is read once");
  });

  test("the signal aborts it", async (context) => {
    const controller = new AbortController();
    let arrived = false;
    const endpoint = await serve(context, () => {
      arrived = true;
      controller.abort();
    });
    const request = buildRequest(ID, BODY, { endpoint, signal: controller.signal });
    await assert.rejects(fetch(request), { name: "AbortError" });
    assert.ok(arrived);
    assert.ok(request.signal.aborted);
  });

  test("a signal that is aborted already", async () => {
    const reason = new Error("too late");
    await assert.rejects(
      fetch(buildRequest(ID, BODY, { signal: AbortSignal.abort(reason) })),
      reason,
    );
  });
});

async function serve(context, handler) {
  const server = createServer(handler).listen(0, "127.0.0.1");
  await once(server, "listening");
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${server.address().port}`;
}

function errorOf(build) {
  try {
    build();
  } catch (error) {
    return error;
  }
  assert.fail("nothing was thrown");
}

/** The violations of all functions, which must be the same. */
function violationsOf(imageId, body, options) {
  const [built, parts, rendered] = BUILDERS.map((build) =>
    errorOf(() => build(imageId, body, options)),
  );
  assert.ok(built instanceof ImageUpdateError, built.stack);
  assert.equal(built.message, built.violations.map(({ message }) => message).join("\n"));
  assert.deepEqual(parts, built);
  assert.deepEqual(rendered, built);
  return built.violations;
}

function rulesOf(violations) {
  return violations.map(({ rule, path }) => [rule, ...path].join(" "));
}

test("a platform without Request", () => {
  const { Request } = globalThis;
  delete globalThis.Request;
  try {
    const body = { updateMask: "name", name: "a" };
    assert.throws(() => api.buildRequest("fd8", body), {
      name: "Error",
      message: /^buildRequest needs Request, /,
    });
    assert.throws(() => api.buildRequest("", body), api.ImageUpdateError);
    assert.match(api.renderRequest("fd8", body), /^curl /);
    assert.equal(api.requestParts("fd8", body).method, "PATCH");
  } finally {
    globalThis.Request = Request;
  }
});
