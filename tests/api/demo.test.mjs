import assert from "node:assert/strict";
import { test } from "node:test";
import { createDemoApi } from "../../www/api/demo.mjs";
import { listen } from "../../www/api/server.mjs";
import { UBUNTU } from "./support.mjs";

/** @import { TestContext } from "node:test" */

const JSON_TYPE = { "content-type": "application/json" };

/**
 * Starts the API of the demo page for one test.
 * @param {TestContext} t
 */
async function withDemoApi(t) {
  const server = await listen(createDemoApi({ operationDelay: 0 }));
  t.after(() => server.close());
  const url = `${server.origin}/compute/v1/images/${UBUNTU}`;
  return {
    origin: server.origin,
    /**
     * @param {string} path
     * @param {unknown} body
     */
    post: (path, body) =>
      fetch(server.origin + path, {
        method: "POST",
        headers: JSON_TYPE,
        body: JSON.stringify(body),
      }),
    patch: () =>
      fetch(url, {
        method: "PATCH",
        body: JSON.stringify({
          updateMask: "name,labels,minDiskSize",
          name: "renamed",
          labels: { a: "b" },
        }),
      }),
    image: async () => (await fetch(url)).json(),
    /** @param {string} id */
    operation: async (id) => (await fetch(`${server.origin}/operations/${id}`)).json(),
  };
}

test("misbehaves in the next update, and only then", async (t) => {
  const api = await withDemoApi(t);
  for (const [behaviour, status] of [
    ["violations", 400],
    ["unauthenticated", 401],
    ["conflict", 409],
    ["busy", 429],
    ["unavailable", 503],
  ]) {
    const before = await api.image();
    assert.equal((await api.post("/demo/next", { behaviour })).status, 200);
    const answer = await api.patch();
    assert.equal(answer.status, status);
    if (behaviour === "busy") assert.equal(answer.headers.get("retry-after"), "5");
    if (behaviour === "unavailable") assert.match(await answer.text(), /^<!doctype html>/);
    if (behaviour === "violations") {
      const { details } = await answer.json();
      assert.deepEqual(
        details[0].fieldViolations.map(({ field }) => field),
        ["name", "labels.a", "min_disk_size"],
      );
    }
    assert.deepEqual(await api.image(), before);
  }
  assert.equal((await api.patch()).status, 200);
  assert.equal((await api.image()).name, "renamed");
});

test("an operation is slow or fails", async (t) => {
  const api = await withDemoApi(t);
  const before = await api.image();
  await api.post("/demo/next", { behaviour: "fails" });
  const { id } = await (await api.patch()).json();
  const { done, error } = await api.operation(id);
  assert.deepEqual([done, error.code], [true, 13]);
  assert.deepEqual(await api.image(), before);

  await api.post("/demo/next", { behaviour: "slow" });
  const slow = await (await api.patch()).json();
  assert.equal((await api.operation(slow.id)).done, false);
});

test("a dropped connection loses the answer, but not the update", async (t) => {
  const api = await withDemoApi(t);
  await api.post("/demo/next", { behaviour: "dropped" });
  await assert.rejects(async () => (await api.patch()).text(), TypeError);
  assert.equal((await api.image()).name, "renamed");
});

test("a silent server does not answer", async (t) => {
  const api = await withDemoApi(t);
  await api.post("/demo/next", { behaviour: "silent" });
  const answer = api.patch().then(
    () => "answer",
    () => "closed",
  );
  const pause = new Promise((resolve) => setTimeout(resolve, 200, "nothing"));
  assert.equal(await Promise.race([answer, pause]), "nothing");
});

test("another client changes an image, and the images are reset", async (t) => {
  const api = await withDemoApi(t);
  const before = await api.image();
  await api.post("/demo/another-writer", { imageId: UBUNTU });
  assert.deepEqual(await api.image(), {
    ...before,
    labels: { ...before.labels, env: "other", cost: "42" },
  });
  assert.equal((await api.post("/demo/another-writer", { imageId: "fd8none" })).status, 404);
  await api.post("/demo/reset", {});
  assert.deepEqual(await api.image(), before);
});

test("a page of another site cannot make it misbehave", async (t) => {
  const { origin, post } = await withDemoApi(t);
  const body = JSON.stringify({ behaviour: "busy" });
  // This is what a page of another site can send without asking.
  for (const request of [{ method: "POST", body }, { method: "GET" }])
    assert.equal((await fetch(`${origin}/demo/next`, request)).status, 405);
  assert.equal((await post("/demo/next", { behaviour: "nonsense" })).status, 400);
  assert.equal((await post("/demo/other", {})).status, 404);
});
