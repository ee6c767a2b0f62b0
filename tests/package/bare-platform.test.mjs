// What JavaScript engines have at least: no TextEncoder, TextDecoder, URL or Request, and not
// always WebAssembly. So are a bare vm context, an AudioWorklet and Hermes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

import { api, fileOf } from "./api.mjs";

const source = readFileSync(new URL(fileOf("index.cjs")), "utf8");

/**
 * The package, evaluated in a realm that has nothing but JavaScript and WebAssembly.
 *
 * @param {vm.CreateContextOptions} [options]
 * @param {string} [setup] a script that runs in the realm first
 */
function load(options, setup = "") {
  const realm = vm.createContext({}, options);
  vm.runInContext(setup, realm);
  const module = { exports: {} };
  vm.runInContext(`(function (module) {${source}\n})`, realm)(module);
  return module.exports;
}

const WITHOUT_WEBASSEMBLY = "delete globalThis.WebAssembly";

for (const [name, setup] of Object.entries({ without: WITHOUT_WEBASSEMBLY, with: "" })) {
  test(`${name} WebAssembly, what needs no engine works`, () => {
    const { constraints, parseOperation, parseStatus, statusViolations } = load({}, setup);
    const status = parseStatus('{"code":3,"message":"name: is taken"}');
    assert.equal(status.code, "INVALID_ARGUMENT");
    assert.equal(statusViolations(status)[0].rule, "server");
    assert.equal(parseOperation({ id: "fd8", done: false }).state, "running");
    assert.equal(constraints["2020-03-16"].description.maxLength, 256);
  });
}

test("with WebAssembly, everything works that needs no Request", () => {
  const { buildPatchBody, validateImageUpdate } = load();
  const [{ rule, message }] = validateImageUpdate({ updateMask: "name", name: "Ж" }).violations;
  assert.equal(rule, "string.pattern");
  assert.match(message, /^name "Ж" must be empty/);
  assert.deepEqual(
    { ...buildPatchBody({ name: "web", description: null }) },
    { updateMask: "name,description", name: "web" },
  );
});

/** Calls of every function that needs the engine, valid ones too. */
const calls = {
  validateImageUpdate: (api) => api.validateImageUpdate({ updateMask: "name", name: "web" }),
  validateImageEdits: (api) => api.validateImageEdits({ name: "Web" }),
  buildPatchBody: (api) => api.buildPatchBody({}),
  previewImageUpdate: (api) => api.previewImageUpdate({}, { updateMask: "name" }),
  parseUpdateMask: (api) => api.parseUpdateMask("name"),
  buildUpdateMask: (api) => api.buildUpdateMask(["name"]),
  imageEditsSchema: (api) => api.imageEditsSchema()["~standard"].validate({}),
};
const platforms = {
  "without WebAssembly": {
    api: load({}, WITHOUT_WEBASSEMBLY),
    message:
      "yc-image-update needs WebAssembly, which this platform does not have. " +
      "yc-image-update/js has the same functions and needs no WebAssembly.",
  },
  "where the host forbids to compile WebAssembly, as workerd and edge runtimes do": {
    api: load({ codeGeneration: { wasm: false } }),
    message:
      "yc-image-update could not compile its WebAssembly. This runtime takes only compiled " +
      "modules: bundle with the condition workerd or edge-light, or pass a module to initSync() " +
      "of yc-image-update/web. yc-image-update/js has the same functions and needs no WebAssembly.",
  },
  "in a page whose policy forbids WebAssembly": {
    api: load({ codeGeneration: { wasm: false } }, "globalThis.location = {}"),
    message:
      "yc-image-update could not compile its WebAssembly. A page with a Content-Security-Policy " +
      "has to allow 'wasm-unsafe-eval' in script-src. " +
      "yc-image-update/js has the same functions and needs no WebAssembly.",
  },
};
for (const [platform, { api, message }] of Object.entries(platforms)) {
  for (const [name, call] of Object.entries(calls)) {
    test(`${platform}, ${name} says what to do`, () => {
      assert.throws(() => call(api), { name: "Error", message });
    });
  }
}

test("without URL, the functions for requests take only the default endpoint", () => {
  const { buildRequest, renderRequest } = load();
  const body = { updateMask: "name", name: "web" };
  for (const as of ["curl", "fetch", "http"]) {
    assert.equal(
      renderRequest("fd8k2ed4jspu35gfde1u", body, { as }),
      api.renderRequest("fd8k2ed4jspu35gfde1u", body, { as }),
    );
  }
  const endpoint = "https://example.com/";
  for (const call of [buildRequest, renderRequest]) {
    assert.throws(() => call("fd8k2ed4jspu35gfde1u", body, { endpoint }), {
      name: "Error",
      message: "options.endpoint needs URL, which this platform does not have.",
    });
  }
});
