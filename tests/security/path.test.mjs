// An image id is always exactly one segment of the path, and exactly that id arrives.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";

import { api } from "../package/api.mjs";
import { count } from "../support/counts.mjs";

const PREFIX = "/compute/v1/images/";
const BODY = { updateMask: "name", name: "web" };

/** Ids that a URL parser, a proxy or a server could take for something else. */
const TRICKS = [
  ...["a/b", "a\\b", "..a", "a..", "...", "a/..", "../..", "..%2f", "%2e%2e", "%2E%2e%2F", "%252e"],
  ...["a?b=c", "a#b", "a;b", "a;..;b", ".%00.", "\u0000..", "%", "%2", "%zz", "a%0d%0ab", "a\r\nb"],
  ...["//example.com", "http://example.com", "@example.com", ":80", "a:update", "~", "*", "a&b=c"],
  ...["\u2024\u2024", "\uff0e\uff0e", "\u2215", "\uff0f", "\u29f8", "\ufe68", "․․/", "a b", "a\tb"],
  ...["\u202e..", "\u200b.", ".\u200b.", "\ufeff", "é", "é".normalize("NFD"), "😀", "ＡＢ", "ß"],
];

/** The path of a URL, where its last segment decodes to the id. */
function assertOneSegment(id, url) {
  const { origin, pathname, search, hash } = new URL(url);
  assert.equal(origin, "https://compute.api.cloud.yandex.net");
  assert.equal(search + hash, "", id);
  assert.ok(pathname.startsWith(PREFIX), pathname);
  const segment = pathname.slice(PREFIX.length);
  assert.ok(!segment.includes("/"), pathname);
  assert.equal(decodeURIComponent(segment), id);
  // Parsing once more changes nothing.
  assert.equal(new URL(url).href, url);
}

test("every code point as an id", () => {
  const origin = "https://compute.api.cloud.yandex.net";
  let [sent, refused] = [0, 0];
  for (let code = 0; code <= 0x10ffff; code++) {
    const id = String.fromCodePoint(code);
    const isLone = code >= 0xd800 && code <= 0xdfff;
    if (isLone || id === ".") {
      assert.throws(() => api.renderRequest(id, BODY), api.ImageUpdateError);
      refused++;
      continue;
    }
    // Fast, and it has the same path as a Request, which takes long to make.
    const text = api.renderRequest(id, BODY, { as: "http" });
    const target = text.slice("PATCH ".length, text.indexOf(" HTTP/"));
    const { pathname } = new URL(target, origin);
    const segment = pathname.slice(PREFIX.length);
    const isRight =
      pathname === target && !segment.includes("/") && decodeURIComponent(segment) === id;
    if (!isRight) assert.fail(`U+${code.toString(16)}: ${target}`);
    if (code % 101 === 0) assertOneSegment(id, api.buildRequest(id, BODY).url);
    sent++;
  }
  assert.equal(refused, 2_048 + 1);
  count("ids: every code point, as a segment of the path", "URL", sent + refused);
});

test("known tricks, alone and within an id", () => {
  for (const trick of TRICKS) {
    for (const id of [trick, `fd8${trick}`, `${trick}fd8`]) {
      assertOneSegment(id, api.buildRequest(id, BODY).url);
      const [, url] = /'(https:[^']*)'/.exec(api.renderRequest(id, BODY)) ?? [];
      assertOneSegment(id, url);
    }
  }
  for (const id of [".", ".."])
    assert.throws(() => api.buildRequest(id, BODY), api.ImageUpdateError);
});

/** The paths that a server was asked for. @type {string[]} */
const log = [];
let endpoint = "";
const server = createServer((request, response) => {
  log.push(request.url ?? "");
  request.resume().on("end", () => response.end("{}"));
});
before(async () => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

test("what a server is asked for by fetch", async () => {
  // Every character of Latin-1, those at the edges of UTF-8 and UTF-16, and every thousandth other.
  const codes = [0x7ff, 0x800, 0xd7ff, 0xe000, 0xfffd, 0xfffe, 0xffff, 0x10000, 0x10ffff];
  for (let code = 0; code < 0x110000; code += code < 0x100 ? 1 : 997) codes.push(code);
  const ids = codes
    .filter((code) => code < 0xd800 || code > 0xdfff)
    .map((code) => String.fromCodePoint(code))
    .concat(TRICKS)
    .filter((id) => id !== ".");
  for (let start = 0; start < ids.length; start += 64) {
    const batch = ids.slice(start, start + 64);
    const answers = batch.map((id) => fetch(api.buildRequest(id, BODY, { endpoint })));
    for (const answer of await Promise.all(answers)) await answer.text();
  }
  const arrived = log.map((url) => {
    assert.ok(url.startsWith(PREFIX) && !/[?#]/.test(url), url);
    const segment = url.slice(PREFIX.length);
    assert.ok(!segment.includes("/"), url);
    return decodeURIComponent(segment);
  });
  assert.deepEqual(arrived.sort(), ids.sort());
  count("ids: the log of a server", "fetch", ids.length);
});
