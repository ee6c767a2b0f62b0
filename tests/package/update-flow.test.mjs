// The example update-image.mjs: it updates an image of the local API, and gets each other answer
// that a server can give.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";

import { FOLDER_ID } from "../../www/api/images.mjs";
import { createComputeApi, listen } from "../../www/api/server.mjs";
import { api, fileOf } from "./api.mjs";

const { updateImage } = await import(fileOf("examples/update-image.mjs"));
const FAST = { attempts: 3, pause: 5 };

describe("with the local API", () => {
  let server;
  let options;
  before(async () => {
    server = await listen(createComputeApi({ operationDelay: 20, token: "t1.token" }), { port: 0 });
    options = {
      endpoint: server.origin,
      operations: `${server.origin}/operations`,
      token: "t1.token",
      ...FAST,
    };
  });
  after(() => server.close());

  test("edits become the changed image", async () => {
    const headers = { Authorization: "Bearer t1.token" };
    const get = async (path) => (await fetch(`${server.origin}${path}`, { headers })).json();
    const {
      images: [{ id }],
    } = await get(`/compute/v1/images?folderId=${FOLDER_ID}`);
    const image = await get(`/compute/v1/images/${id}`);
    const edits = { description: "Changed — 変更 😀", labels: { ...image.labels, team: "infra" } };

    assert.ok(api.validateImageEdits(edits, { current: image }).valid);
    const body = api.buildPatchBody(edits, { current: image });
    const expected = api.previewImageUpdate(image, body).image;

    const result = await updateImage(image, edits, options);
    assert.equal(result.outcome, "succeeded");
    const stored = await get(`/compute/v1/images/${id}`);
    assert.deepEqual(stored, expected);
    const { "@type": type, ...changed } = result.image;
    assert.deepEqual(changed, expected);

    assert.deepEqual(await updateImage(stored, edits, options), { outcome: "unchanged" });
    const refused = await updateImage(stored, { name: "Bad Name", minDiskSize: 1 }, options);
    assert.deepEqual(
      [refused.outcome, refused.violations.map(({ field }) => field)],
      ["refused", ["name", "minDiskSize"]],
    );
    assert.deepEqual(await get(`/compute/v1/images/${id}`), stored);
  });

  test("an image that does not exist", async () => {
    const result = await updateImage({ id: "fd8gone" }, { name: "a" }, options);
    assert.deepEqual([result.outcome, result.status.code], ["rejected", "NOT_FOUND"]);
    assert.match(result.status.message, /fd8gone/);
  });

  test("a wrong token", async () => {
    const result = await updateImage(
      { id: "fd8gone" },
      { name: "a" },
      { ...options, token: "t1.other" },
    );
    assert.deepEqual([result.outcome, result.status.code], ["rejected", "UNAUTHENTICATED"]);
  });
});

const badRequest = {
  code: 3,
  message: "Request validation error: labels.env: too long",
  details: [
    {
      "@type": "type.googleapis.com/google.rpc.BadRequest",
      fieldViolations: [
        { field: "min_disk_size", description: "is less than the size of the image" },
      ],
    },
  ],
};
const failed = { id: "op", done: true, error: { code: 9, message: "The image is in use" } };
const running = { id: "op", done: false };

// The answers of the server, of which the last one repeats, and the result of the update.
const table = {
  "400 with field violations": {
    answers: [[400, badRequest]],
    requests: 1,
    check({ outcome, violations }) {
      assert.equal(outcome, "rejected");
      assert.deepEqual(
        violations.map(({ path, rule, message }) => [path, rule, message]),
        [
          [["minDiskSize"], "server", "is less than the size of the image"],
          [["labels", "env"], "server", "too long"],
        ],
      );
    },
  },
  401: {
    answers: [[401, { code: 16, message: "The token has expired" }]],
    requests: 1,
    check: rejected("UNAUTHENTICATED"),
  },
  404: {
    answers: [[404, { code: 5, message: "Image not found" }]],
    requests: 1,
    check: rejected("NOT_FOUND"),
  },
  409: {
    answers: [[409, { code: 6, message: "The name is taken" }]],
    requests: 1,
    check: rejected("ALREADY_EXISTS"),
  },
  "429 each time": {
    answers: [[429, { code: 8, message: "Slow down" }]],
    requests: 3,
    check: rejected("RESOURCE_EXHAUSTED"),
  },
  "429 once": {
    answers: [
      [429, { code: 8 }],
      [200, failed],
    ],
    requests: 2,
    check: ({ outcome }) => assert.equal(outcome, "failed"),
  },
  "503 each time": {
    answers: [[503, "<html>try later</html>"]],
    requests: 3,
    check: unknown(/503: <html>try later/),
  },
  "503 once": {
    answers: [
      [503, ""],
      [200, failed],
    ],
    requests: 2,
    check: ({ outcome }) => assert.equal(outcome, "failed"),
  },
  "a body that is not JSON": {
    answers: [[200, "<html>proxy</html>"]],
    requests: 1,
    check: unknown(/JSON/),
  },
  "a body that is not an operation": {
    answers: [[200, { id: 5 }]],
    requests: 1,
    check: unknown(/operation\.id/),
  },
  "a connection that breaks": {
    answers: ["cut"],
    requests: 3,
    check: unknown(/fetch failed|terminated/),
  },
  "a connection that breaks within the body": {
    answers: ["half"],
    requests: 3,
    check: unknown(/terminated|fetch failed/),
  },
  "a connection that breaks once": {
    answers: ["cut", [200, failed]],
    requests: 2,
    check: ({ outcome }) => assert.equal(outcome, "failed"),
  },
  "an operation that fails": {
    answers: [
      [200, running],
      [200, running],
      [200, failed],
    ],
    requests: 3,
    check({ outcome, status, violations }) {
      assert.deepEqual(
        [outcome, status.code, status.message],
        ["failed", "FAILED_PRECONDITION", "The image is in use"],
      );
      assert.deepEqual(
        violations.map(({ path, message }) => [path, message]),
        [[[], "The image is in use"]],
      );
    },
  },
  "an operation that does not end": {
    answers: [[200, running]],
    options: { patience: -1 },
    requests: 1,
    check: unknown(/op is still running/),
  },
  "an operation that the server forgets": {
    answers: [
      [200, running],
      [404, { code: 5, message: "No such operation" }],
    ],
    requests: 2,
    check: unknown(/404: No such/),
  },
};

describe("with another server", () => {
  for (const [name, { answers, options, requests, check }] of Object.entries(table)) {
    test(name, async () => {
      const received = [];
      const server = createServer((request, response) => {
        request.resume();
        request.on("end", () =>
          answer(answers[Math.min(received.push(request.headers), answers.length) - 1], response),
        );
      });
      await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
      const origin = `http://127.0.0.1:${server.address().port}`;
      try {
        check(
          await updateImage(
            { id: "fd8" },
            { name: "a" },
            { endpoint: origin, operations: `${origin}/operations`, ...FAST, ...options },
          ),
        );
        assert.equal(received.length, requests);
        const keys = received
          .map((headers) => headers["idempotency-key"])
          .filter((key) => key !== undefined);
        assert.equal(new Set(keys).size, 1, "every attempt carries the same key");
        assert.match(keys[0], /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        const ids = received
          .map((headers) => headers["x-client-request-id"])
          .filter((id) => id !== undefined);
        assert.equal(new Set(ids).size, keys.length, "every attempt has its own id");
      } finally {
        server.closeAllConnections();
        server.close();
      }
    });
  }
});

describe("Retry-After", () => {
  const inTenSeconds = () => new Date(Date.now() + 10_000).toUTCString();
  for (const [name, header, isExpected] of [
    ["seconds", "7", (milliseconds) => milliseconds === 7000],
    ["no time", "0", (milliseconds) => milliseconds === 0],
    ["a date", inTenSeconds, (milliseconds) => milliseconds > 1000 && milliseconds <= 10_000],
    ["a date in the past", "Mon, 16 Mar 2020 00:00:00 GMT", (milliseconds) => milliseconds === 0],
    ["something else", "soon", (milliseconds) => milliseconds >= 2 && milliseconds <= 5],
    ["nothing", undefined, (milliseconds) => milliseconds >= 2 && milliseconds <= 5],
  ]) {
    test(`${name}: ${typeof header === "function" ? "" : header}`, async (context) => {
      const delays = recordDelays(context);
      const answers = [429, 503, 200];
      const sent = [];
      const result = await updateImage(
        { id: "fd8" },
        { name: "a" },
        {
          ...FAST,
          fetch: async (request) => {
            sent.push(request.url);
            const value = typeof header === "function" ? header() : header;
            const headers = value === undefined ? {} : { "Retry-After": value };
            const status = answers[sent.length - 1];
            return Response.json(status === 200 ? failed : { code: 8 }, { status, headers });
          },
        },
      );
      assert.equal(result.outcome, "failed");
      assert.equal(sent.length, 3);
      assert.equal(delays.length, 2);
      assert.ok(isExpected(delays[0]), String(delays[0]));
    });
  }

  test("more than the patience: the answer is the last one", async (context) => {
    const delays = recordDelays(context);
    const result = await updateImage(
      { id: "fd8" },
      { name: "a" },
      {
        ...FAST,
        fetch: async () =>
          Response.json({ code: 8 }, { status: 429, headers: { "Retry-After": "86400" } }),
      },
    );
    assert.equal(result.outcome, "rejected");
    assert.deepEqual(delays, []);
  });
});

test("a server that does not answer in time", async (context) => {
  const server = createServer(() => {}).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const endpoint = `http://127.0.0.1:${server.address().port}`;
  const options = { endpoint, ...FAST, timeout: 20 };
  const result = await updateImage({ id: "fd8" }, { name: "a" }, options);
  assert.equal(result.outcome, "unknown");
  assert.match(result.reason, /timeout|aborted/i);
});

test("an option of the wrong type is a bug in the caller: nothing is sent", async () => {
  await assert.rejects(updateImage({ id: "fd8" }, { name: "a" }, { token: 5 }), TypeError);
});

test("an id or a token that cannot be sent is refused: nothing is sent", async () => {
  for (const [id, token, field] of [
    ["fd8", "a b", "token"],
    ["..", "t", "imageId"],
  ]) {
    const { outcome, violations } = await updateImage({ id }, { name: "a" }, { token });
    assert.deepEqual([outcome, violations.map(({ path }) => path)], ["refused", [[field]]]);
  }
});

/** Records how long the example waits, and lets it wait no time. */
function recordDelays(context) {
  const delays = [];
  const { setTimeout } = globalThis;
  context.mock.method(globalThis, "setTimeout", (callback, delay, ...args) => {
    // Idle connections have timers, too.
    if (new Error().stack.includes("update-image.mjs")) delays.push(delay);
    return setTimeout(callback, 0, ...args);
  });
  return delays;
}

function answer(planned, response) {
  if (planned === "cut") response.socket.destroy();
  else if (planned === "half")
    response
      .writeHead(200, { "Content-Length": 100 })
      .write('{"id":', () => response.socket.destroy());
  else
    response
      .writeHead(planned[0])
      .end(typeof planned[1] === "string" ? planned[1] : JSON.stringify(planned[1]));
}

function rejected(code) {
  return ({ outcome, status, violations }) => {
    assert.deepEqual([outcome, status.code], ["rejected", code]);
    assert.deepEqual(
      violations.map(({ path, message }) => [path, message]),
      [[[], status.message]],
    );
  };
}

function unknown(reason) {
  return (result) => {
    assert.equal(result.outcome, "unknown");
    assert.match(result.reason, reason);
  };
}
