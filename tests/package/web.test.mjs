// `yc-image-update/web`: how it gets the wasm, and what it does before.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";

import { fileOf } from "./api.mjs";

const bytes = readFileSync(new URL(fileOf("yc-image-update.wasm")));
const { compileStreaming } = WebAssembly;

let address;
const server = createServer(({ url }, response) => {
  const type = { "/right": "application/wasm", "/page": "text/html; charset=utf-8" }[url];
  response
    .writeHead(url === "/missing" ? 404 : 200, {
      "Content-Type": type ?? "application/octet-stream",
    })
    .end(url === "/broken" ? "text" : bytes);
});
before(async () => {
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  address = `http://127.0.0.1:${server.address().port}`;
});
after(() => {
  server.closeAllConnections();
  server.close();
});

let copies = 0;
/** A copy of the module that is not initialised yet. */
const fresh = () => import(`${fileOf("web.js")}?${copies++}`);

function assertWorks({ validateImageUpdate }) {
  const { violations } = validateImageUpdate({ updateMask: "name", name: "Web" });
  assert.deepEqual(
    violations.map(({ rule }) => rule),
    ["string.pattern"],
  );
}

function assertAsksForInit({ validateImageUpdate }) {
  assert.throws(() => validateImageUpdate({ updateMask: "name", name: "web" }), {
    message:
      "yc-image-update/web is not initialised: call and await init() first, or call initSync().",
  });
}

/** Counts the calls of WebAssembly.compileStreaming. */
async function streamed(code) {
  let count = 0;
  WebAssembly.compileStreaming = (response) => {
    count++;
    return compileStreaming(response);
  };
  try {
    await code();
  } finally {
    WebAssembly.compileStreaming = compileStreaming;
  }
  return count;
}

describe("before init()", () => {
  test("a call says to call init(), and works afterwards", async () => {
    const web = await fresh();
    assertAsksForInit(web);
    web.initSync(bytes);
    assertWorks(web);
  });

  test("functions without the engine work", async () => {
    const { constraints, parseStatus } = await fresh();
    assert.equal(constraints["2020-03-16"].description.maxLength, 256);
    assert.equal(parseStatus({ code: 3, message: "" }).code, "INVALID_ARGUMENT");
  });
});

describe("takes", () => {
  const sources = {
    "a URL": () => new URL(`${address}/right`),
    "the text of a URL": () => `${address}/right`,
    "the promise of a response": () => fetch(`${address}/right`),
    "a response of a wrong type": () => fetch(`${address}/wrong`),
    "a response": () => new Response(bytes, { headers: { "Content-Type": "application/wasm" } }),
    "a response without a type": () => new Response(bytes),
    "an array of bytes": () => new Uint8Array(bytes),
    "a buffer": () => new Uint8Array(bytes).buffer,
    "a module": () => new WebAssembly.Module(bytes),
    "the promise of a module": () => WebAssembly.compile(bytes),
  };
  for (const [name, source] of Object.entries(sources)) {
    test(name, async () => {
      const web = await fresh();
      assert.equal(await web.init(source()), undefined);
      assertWorks(web);
    });
  }

  for (const name of ["an array of bytes", "a buffer", "a module"]) {
    test(`${name}, synchronously`, async () => {
      const web = await fresh();
      assert.equal(web.initSync(sources[name]()), undefined);
      assertWorks(web);
    });
  }
});

test("compiles the wasm while it arrives, if the content type allows it", async () => {
  assert.equal(await streamed(async () => (await fresh()).init(`${address}/right`)), 1);
  assert.equal(await streamed(async () => (await fresh()).init(`${address}/wrong`)), 0);
});

test("a page instead of the wasm is recognised", async () => {
  const web = await fresh();
  await assert.rejects(web.init(`${address}/page`), {
    message:
      "The WebAssembly of yc-image-update could not be loaded: its URL leads to a page. " +
      'With Vite before version 8, set optimizeDeps: { exclude: ["yc-image-update/web"] }; ' +
      "elsewhere pass init() the URL of the file.",
  });
  assertAsksForInit(web);
});

test("in CommonJS init() needs the URL of the wasm", async () => {
  const require = createRequire(fileOf("index.cjs"));
  const web = require("./web.cjs");
  await assert.rejects(web.init(), {
    message:
      "yc-image-update/web does not know where it is, as in CommonJS: " +
      "pass init() the URL of the wasm, or its bytes.",
  });
  assertAsksForInit(web);
  await web.init(`${address}/right`);
  assertWorks(web);
});

test("a call whose edits change nothing asks for init() too", async () => {
  const { buildPatchBody, imageEditsSchema } = await fresh();
  const message = /is not initialised/;
  assert.throws(() => buildPatchBody({}), message);
  assert.throws(() => buildPatchBody({ name: "a" }, { current: { name: "a" } }), message);
  assert.throws(() => imageEditsSchema()["~standard"].validate({}), message);
});

describe("called again", () => {
  test("at the same time, loads once", async () => {
    const web = await fresh();
    const count = await streamed(() =>
      Promise.all([
        web.init(`${address}/right`),
        web.init(`${address}/right`),
        web.init(`${address}/missing`),
      ]),
    );
    assert.equal(count, 1);
    assertWorks(web);
  });

  test("afterwards, loads nothing", async () => {
    const web = await fresh();
    web.initSync(bytes);
    await web.init(`${address}/missing`);
    web.initSync(new Uint8Array());
    assertWorks(web);
  });

  test("synchronously during init(), does no harm", async () => {
    const web = await fresh();
    const loading = web.init(`${address}/right`);
    web.initSync(bytes);
    assertWorks(web);
    await loading;
    assertWorks(web);
  });

  test("after a failure, tries again", async () => {
    const web = await fresh();
    await assert.rejects(web.init(`${address}/missing`), {
      message: "The WebAssembly of yc-image-update could not be loaded: HTTP status 404.",
    });
    assertAsksForInit(web);
    await assert.rejects(web.init(`${address}/broken`), {
      message:
        "The WebAssembly of yc-image-update could not be compiled: " +
        "it is not the file yc-image-update.wasm of this version.",
    });
    await web.init(`${address}/right`);
    assertWorks(web);
  });
});

test("no package can be what the wasm imports from", () => {
  // Node.js 24 links what a program imports without `source`: from `a`, it ran the package `a`.
  for (const { module } of WebAssembly.Module.imports(new WebAssembly.Module(bytes))) {
    assert.match(module, /^\.\//);
    assert.ok(!existsSync(new URL(fileOf(module))), module);
  }
});
