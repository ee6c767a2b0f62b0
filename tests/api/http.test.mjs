import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { createComputeApi } from "../../www/api/server.mjs";
import { FOLDER, UBUNTU, withApi } from "./support.mjs";

test("ignores Authorization if no token is set", async (t) => {
  const api = await withApi(t);
  const { status } = await api.get(`/compute/v1/images/${UBUNTU}`, {
    headers: { authorization: "Bearer whatever" },
  });
  assert.equal(status, 200);
});

test("requires the token in every request if one is set", async (t) => {
  const api = await withApi(t, { token: "t1.secret" });
  const paths = [
    `/compute/v1/images?folderId=${FOLDER}`,
    `/compute/v1/images/${UBUNTU}`,
    "/operations/x",
  ];
  for (const path of paths) {
    for (const authorization of [
      undefined,
      "t1.secret",
      "Basic t1.secret",
      "Bearer ",
      "Bearer t1.wrong",
      "Bearer t1.secret2",
    ]) {
      const { status, headers, json } = await api.get(path, {
        headers: authorization && { authorization },
      });
      assert.equal(status, 401, `${path} ${authorization}`);
      assert.equal(headers.get("www-authenticate"), "Bearer");
      assert.equal(json.code, 16);
      assert.deepEqual(json.details, []);
      assert.ok(!json.message.includes("secret"));
    }
  }
  assert.equal((await api.patch(UBUNTU, { updateMask: "name", name: "x" })).status, 401);
  for (const authorization of ["Bearer t1.secret", "bearer t1.secret"]) {
    assert.equal(
      (await api.patch(UBUNTU, { updateMask: "name", name: "x" }, { authorization })).status,
      200,
    );
  }
});

test("refuses a body that is not a JSON object", async (t) => {
  const api = await withApi(t);
  const malformed = ["", "{", "{'a': 1}", '{"a": NaN}', "\ufeff{}", "{}{}", "x".repeat(1000)];
  for (const body of malformed) {
    const { status, json } = await api.patch(UBUNTU, body);
    assert.equal(status, 400);
    assert.deepEqual(json, { code: 3, message: "Malformed JSON in the request body", details: [] });
  }
  for (const body of ["null", "1", '"x"', "[]", "true"]) {
    const { status, json } = await api.patch(UBUNTU, body);
    assert.equal(status, 400);
    assert.deepEqual(json, {
      code: 3,
      message: "The request body must be a JSON object",
      details: [],
    });
  }
  const { status, json } = await api.patch(
    UBUNTU,
    new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]),
  );
  assert.equal(status, 400);
  assert.deepEqual(json, { code: 3, message: "The request body is not UTF-8", details: [] });
});

test("limits the size of the body", async (t) => {
  const api = await withApi(t);
  const padded = (size) => JSON.stringify({ updateMask: "name", name: "padded" }).padEnd(size);
  assert.equal((await api.patch(UBUNTU, padded(64 * 1024))).status, 200);
  const { status, headers, json } = await api.patch(UBUNTU, padded(64 * 1024 + 1));
  assert.equal(status, 413);
  assert.equal(headers.get("connection"), "close");
  assert.deepEqual(json, {
    code: 3,
    message: "The request body is larger than 65536 bytes",
    details: [],
  });
  assert.equal((await api.patch(UBUNTU, padded(1_000_000))).status, 413);

  // Far over the limit, the connection may close before the client reads the answer. The API must
  // continue to work.
  await api.patch(UBUNTU, padded(20_000_000)).catch(() => {});
  assert.equal((await api.image(UBUNTU)).id, UBUNTU);
});

test("refuses other methods and paths", async (t) => {
  const api = await withApi(t);
  for (const [method, path, allow] of [
    ["POST", "/compute/v1/images", "GET"],
    ["DELETE", `/compute/v1/images/${UBUNTU}`, "GET, PATCH"],
    ["PUT", `/compute/v1/images/${UBUNTU}`, "GET, PATCH"],
    ["PATCH", "/compute/v1/images", "GET"],
    ["DELETE", "/operations/x", "GET"],
  ]) {
    const { status, headers, json } = await api.request(method, path);
    assert.equal(status, 405, `${method} ${path}`);
    assert.equal(headers.get("allow"), allow);
    assert.equal(json.code, 12);
  }
  for (const path of [
    "/",
    "/compute",
    "/compute/v1/disks",
    "/compute/v2/images/x",
    "/compute/v1/images/",
    "/compute/v1/images/x/y",
    "/operations",
    "/operations/x/y",
    "/computer",
  ]) {
    const { status, json } = await api.get(path);
    assert.equal(status, 404, path);
    assert.equal(json.code, 5);
  }
});

test("keeps working after malformed requests", async (t) => {
  const api = await withApi(t);
  const raw = (text) =>
    new Promise((resolve, reject) => {
      const socket = connect(new URL(api.origin).port, "127.0.0.1", () => socket.write(text));
      let answer = "";
      socket.setEncoding("utf8").on("data", (chunk) => (answer += chunk));
      socket.on("close", () => resolve(answer)).on("error", reject);
    });
  const close = "Host: x\r\nConnection: close\r\n\r\n";
  assert.match(
    await raw(`GET /compute/v1/images/%E0%A4%A HTTP/1.1\r\n${close}`),
    /^HTTP\/1\.1 400 /,
  );
  assert.match(await raw(`GET /compute/v1/images/%00 HTTP/1.1\r\n${close}`), /^HTTP\/1\.1 404 /);
  assert.match(await raw(`GET //compute HTTP/1.1\r\n${close}`), /^HTTP\/1\.1 404 /);
  assert.match(
    await raw(`GET http://elsewhere/compute/v1/images HTTP/1.1\r\n${close}`),
    /^HTTP\/1\.1 404 /,
  );
  assert.match(
    await raw(`GET /compute/v1/images?folderId=%FF&folderId[]=%zz HTTP/1.1\r\n${close}`),
    /^HTTP\/1\.1 200 /,
  );
  assert.match(await raw("nonsense\r\n\r\n"), /^HTTP\/1\.1 400 /);

  for (const id of ["..", "%2e%2e", "__proto__", "constructor", "%F0%9F%90%A7"]) {
    assert.equal((await api.get(`/compute/v1/images/x${id}`)).status, 404);
  }
  assert.equal((await api.patch(UBUNTU, `${"[".repeat(30_000)}${"]".repeat(30_000)}`)).status, 400);
  assert.equal(
    (await api.patch(UBUNTU, `{"labels":${'{"a":'.repeat(9000)}1${"}".repeat(9001)}`)).status,
    400,
  );
  assert.equal(
    (await api.patch(UBUNTU, JSON.stringify({ [`${"k".repeat(79)}🐧`]: 1 }))).status,
    400,
  );
  const many = Object.fromEntries(Array.from({ length: 6000 }, (_, i) => [`x${i}`, 0]));
  assert.equal((await api.patch(UBUNTU, many)).json.details[0].fieldViolations.length, 6000);

  await new Promise((resolve) => {
    const socket = connect(new URL(api.origin).port, "127.0.0.1", () => {
      socket.write(
        `PATCH /compute/v1/images/${UBUNTU} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{`,
        () => socket.destroy(),
      );
    });
    socket.on("close", resolve);
  });
  assert.equal((await api.image(UBUNTU)).id, UBUNTU);
});

test("as a middleware, passes on requests for other paths", async () => {
  const api = createComputeApi();
  for (const url of ["/", "/index.html", "/page/main.js", "/computed"]) {
    let passed = false;
    await api({ url, method: "GET", headers: {} }, {}, () => (passed = true));
    assert.ok(passed, url);
  }
});
