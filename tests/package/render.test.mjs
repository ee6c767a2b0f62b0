// renderRequest: each text is run as its readers will run it. What a server then receives is compared
// with what fetch(buildRequest(…)) sends to it.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { promisify } from "node:util";

import { api } from "./api.mjs";

const { buildRequest, renderRequest, constraints } = api;
const run = promisify(execFile);

const ID = "fd8emvfmfoaordspe1jr";
const BODY = { updateMask: "description", description: "a 'new' disk" };
const TOKEN = "t1.9euelZ";
const ASKED_FOR = ["content-type", "authorization", "idempotency-key", "x-client-request-id"];

let server;
let endpoint;
let folder;
let received = [];

before(async () => {
  server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = Buffer.concat(chunks);
    const headers = ASKED_FOR.filter((name) => name in request.headers).map((name) => [
      name,
      request.headers[name],
    ]);
    assert.equal(request.headers["content-length"], String(body.length));
    received.push({
      method: request.method,
      target: request.url,
      host: request.headers.host,
      headers,
      body: body.toString("latin1"),
    });
    response.setHeader("Connection", "close").end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  endpoint = `http://127.0.0.1:${server.address().port}`;
  folder = await mkdtemp(path.join(tmpdir(), "render-"));
  await writeFile(path.join(folder, "file"), "not to be read");
});

after(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

// Of this process's environment only the path to the programs: no proxy, no configuration of curl.
const environment = (token) => ({
  PATH: process.env.PATH,
  HOME: folder,
  CURL_HOME: folder,
  IAM_TOKEN: token,
});

async function runShell(text, token) {
  const { stdout } = await run("sh", ["-c", text], { cwd: folder, env: environment(token) });
  assert.equal(stdout, "{}");
}

async function runNode(text, token) {
  const child = run(process.execPath, ["--input-type=module", "-"], {
    cwd: folder,
    env: environment(token),
  });
  child.child.stdin.end(`${text}\nprocess.exitCode = response.ok ? 0 : 1;`);
  await child;
}

async function runSocket(text) {
  const socket = connect(server.address().port, "127.0.0.1");
  socket.write(text);
  let answer = "";
  for await (const chunk of socket.setEncoding("latin1")) answer += chunk;
  assert.ok(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
}

const RUNNERS = { curl: runShell, fetch: runNode, http: runSocket };

/** Sends the request in every way, and compares what arrives. */
async function compare(imageId, body, options = {}) {
  const all = { endpoint, ...options };
  received = [];
  await fetch(buildRequest(imageId, body, all));
  const [expected] = received;
  for (const [as, runText] of Object.entries(RUNNERS)) {
    for (const showToken of [true, false]) {
      const text = renderRequest(imageId, body, { ...all, as, showToken });
      if (all.token !== undefined && !showToken) assert.ok(!text.includes(all.token), text);
      received = [];
      // In the message the reader fills in the token.
      await runText(
        as === "http"
          ? text.replace("Bearer $IAM_TOKEN\r\n", () => `Bearer ${all.token}\r\n`)
          : text,
        showToken ? "wrong" : all.token,
      );
      assert.deepEqual(received, [expected], text);
      if (all.token === undefined) break;
    }
  }
  assert.deepEqual(await readdir(folder), ["file"], "nothing was run or written");
  return expected;
}

test("what arrives is the request that was built", async () => {
  const options = { token: TOKEN, idempotencyKey: "key-1", requestId: "request-1" };
  const expected = await compare(ID, BODY, options);
  assert.deepEqual(expected, {
    method: "PATCH",
    target: `/compute/v1/images/${ID}`,
    host: new URL(endpoint).host,
    headers: [
      ["content-type", "application/json"],
      ["authorization", `Bearer ${TOKEN}`],
      ["idempotency-key", "key-1"],
      ["x-client-request-id", "request-1"],
    ],
    body: '{"updateMask":"description","description":"a \'new\' disk"}',
  });
});

const HOSTILE = [
  "'",
  '"',
  "\\",
  "`touch ran`",
  "$(touch ran)",
  "${IAM_TOKEN}",
  "$IAM_TOKEN",
  "'; touch ran; '",
  "'\\''; touch ran #",
  '"; touch ran; "',
  "!",
  "!!$!",
  "\n",
  "\r",
  "\r\n\r\nPATCH / HTTP/1.1",
  "\t",
  "\u2028",
  "\u2029",
  "\u0000",
  "\u0001\u001b[31m\u007f\u0085",
  "😀",
  "é я 字 ﷽",
  "\ufeff",
  "\u202e",
  "</script><!--",
  "%s %n %00",
  "@file",
  "{a,b}[1-3]*?~",
  "${`",
  "*/ // /*",
  "\\u0027 \\n \\x41",
  "-o ran --output ran",
];
const MAX = constraints["2020-03-16"].description.maxLength;

describe("a description full of", () => {
  const fill = (unit) => Array.from(unit.repeat(MAX)).slice(0, MAX).join("");
  for (const unit of HOSTILE) {
    test(JSON.stringify(unit), () =>
      compare(ID, { updateMask: "description", description: fill(unit) }),
    );
  }
  test("all of it", () =>
    compare(
      ID,
      { updateMask: "description", description: fill(HOSTILE.join("")) },
      { token: TOKEN },
    ));
  test("all of it, the other way round", () =>
    compare(
      ID,
      { updateMask: "description", description: fill(HOSTILE.toReversed().join(" ")) },
      { token: TOKEN },
    ));
});

describe("labels", () => {
  test("with every character that they may have", () =>
    compare(ID, {
      updateMask: "labels",
      labels: { "a-_./@09z": "-_./@09az", constructor: "@file", tostring: "", "a.b": "/" },
    }));
  test("64 of the greatest length", () => {
    const labels = {};
    for (let index = 0; index < 64; index++) labels[`k${index}`.padEnd(63, "@")] = "/".repeat(63);
    return compare(ID, { updateMask: "labels", labels });
  });
  test("none", () => compare(ID, { updateMask: "labels", labels: {} }));
});

describe("every field", () => {
  test("set", () =>
    compare(ID, {
      updateMask: "labels,minDiskSize,name,description",
      name: "a",
      description: "",
      minDiskSize: 4194304n,
      labels: { a: "" },
    }));
  test("reset", () =>
    compare(ID, { updateMask: "name,description,minDiskSize,labels", name: null }));
});

describe("the id", () => {
  for (const id of [
    "a/b/../c",
    "'; touch ran; '",
    "$(touch ran)",
    "`touch ran`",
    "[1-3]{a,b}",
    "?a#b",
    "%2e%2e",
    "...",
    "\r\nX: y",
    "-o ran",
    "😀 é\u2028",
    "\\",
    '"',
    "!!",
    "~",
    "a b",
  ]) {
    test(JSON.stringify(id), () => compare(id, BODY));
  }
});

describe("headers", () => {
  const visible = Array.from({ length: 0x7e - 0x21 + 1 }, (_, index) =>
    String.fromCharCode(0x21 + index),
  ).join("");
  test("with every character that they may have", () =>
    compare(ID, BODY, {
      token: visible,
      idempotencyKey: visible.slice(1),
      requestId: visible.slice(2),
    }));
  for (const value of [
    "'",
    '"',
    "\\",
    "$(id)",
    "`id`",
    "${IAM_TOKEN}",
    "@file",
    "!!",
    "$IAM_TOKEN'\"",
    "</script>",
  ]) {
    test(value, () =>
      compare(ID, BODY, { token: `t${value}t`, idempotencyKey: value, requestId: value }),
    );
  }
});

describe("the path of the endpoint", () => {
  for (const base of [
    "/base",
    "/base/",
    "/a[1-2]b",
    "/it's",
    "/$(touch ran)",
    "/{a,b}",
    "/a;b&c|d",
    "/%2F%00",
    "/é 😀",
    "/!!",
  ]) {
    test(base, () => compare(ID, BODY, { endpoint: endpoint + base }));
  }
});

describe("as text", () => {
  const body = { updateMask: "name,labels", name: "web", labels: { "a.b": "1" } };
  const options = {
    endpoint: "https://example.com:8443/base",
    token: TOKEN,
    idempotencyKey: "key",
  };

  const curl = (token) => `curl --request PATCH --globoff \\
  -H 'Content-Type: application/json' \\
  -H ${token} \\
  -H 'Idempotency-Key: key' \\
  --data-raw '{"updateMask":"name,labels","name":"web","labels":{"a.b":"1"}}' \\
  'https://example.com:8443/base/compute/v1/images/fd8'`;

  const fetchCall = (
    token,
  ) => `const response = await fetch("https://example.com:8443/base/compute/v1/images/fd8", {
  method: "PATCH",
  headers: {
    "Content-Type": "application/json",
    "Authorization": ${token},
    "Idempotency-Key": "key",
  },
  body: JSON.stringify({
    "updateMask": "name,labels",
    "name": "web",
    "labels": {
      "a.b": "1"
    }
  }),
});`;

  const http = (token) =>
    [
      "PATCH /base/compute/v1/images/fd8 HTTP/1.1",
      "Host: example.com:8443",
      "Content-Type: application/json",
      `Authorization: ${token}`,
      "Idempotency-Key: key",
      "Content-Length: 62",
      "",
      '{"updateMask":"name,labels","name":"web","labels":{"a.b":"1"}}',
    ].join("\r\n");

  for (const [name, more, text] of [
    ["curl by default", {}, curl('"Authorization: Bearer $IAM_TOKEN"')],
    [
      "curl by default, of undefined options",
      { as: undefined, showToken: undefined },
      curl('"Authorization: Bearer $IAM_TOKEN"'),
    ],
    ["curl", { as: "curl", showToken: false }, curl('"Authorization: Bearer $IAM_TOKEN"')],
    ["curl with the token", { showToken: true }, curl(`'Authorization: Bearer ${TOKEN}'`)],
    [
      "fetch",
      { as: "fetch" },
      `const IAM_TOKEN = process.env.IAM_TOKEN;\n${fetchCall("`Bearer ${IAM_TOKEN}`")}`,
    ],
    ["fetch with the token", { as: "fetch", showToken: true }, fetchCall(`"Bearer ${TOKEN}"`)],
    ["http", { as: "http" }, http("Bearer $IAM_TOKEN")],
    ["http with the token", { as: "http", showToken: true }, http(`Bearer ${TOKEN}`)],
  ]) {
    test(name, () => assert.equal(renderRequest("fd8", body, { ...options, ...more }), text));
  }

  for (const as of Object.keys(RUNNERS)) {
    test(`${as} without a token says nothing of one`, () => {
      const text = renderRequest("fd8", body, { as });
      assert.doesNotMatch(text, /authorization|token/i);
      assert.match(text, /compute\.api\.cloud\.yandex\.net/);
    });
  }

  test("fetch cannot end the script element that it stands in", () => {
    const text = renderRequest(
      "fd8",
      { updateMask: "description", description: "</script><!--\u2028" },
      { as: "fetch" },
    );
    assert.doesNotMatch(text, /[<\u2028]/);
  });
});

describe("a bug of the caller's", () => {
  for (const [name, options, message] of [
    ["an unknown form", { as: "wget" }, 'options.as must be one of curl, fetch, http, not "wget"'],
    [
      "a form that is a member of every object",
      { as: "constructor" },
      'options.as must be one of curl, fetch, http, not "constructor"',
    ],
    ["a form that is null", { as: null }, "options.as must be one of curl, fetch, http, not null"],
    [
      "a showToken that is text",
      { showToken: "false" },
      "options.showToken must be a boolean, not a string",
    ],
    [
      "a showToken that is null",
      { showToken: null },
      "options.showToken must be a boolean, not null",
    ],
  ]) {
    test(name, () =>
      assert.throws(() => renderRequest(ID, BODY, options), { name: "TypeError", message }),
    );
  }
});
