import assert from "node:assert/strict";
import { test } from "node:test";
import { DEBIAN, UBUNTU, withApi } from "./support.mjs";

const RENAME = { updateMask: "name", name: "renamed" };

test("an update is an operation that finishes after the delay", async (t) => {
  const api = await withApi(t, { operationDelay: 600 });
  const before = await api.image(UBUNTU);
  const { status, json: started } = await api.patch(UBUNTU, RENAME);
  assert.equal(status, 200);
  assert.match(started.id, /^fv4[0-9a-v]{17}$/);
  assert.match(started.createdBy, /^aje/);
  assert.deepEqual(started, {
    id: started.id,
    description: "Update image",
    createdAt: "2025-10-01T12:00:00Z",
    createdBy: started.createdBy,
    modifiedAt: "2025-10-01T12:00:00Z",
    done: false,
    metadata: {
      "@type": "type.googleapis.com/yandex.cloud.compute.v1.UpdateImageMetadata",
      imageId: UBUNTU,
    },
  });

  api.clock.now += 599;
  assert.deepEqual((await api.get(`/operations/${started.id}`)).json, started);
  assert.deepEqual(await api.image(UBUNTU), before);

  api.clock.now += 1001;
  const { json: done } = await api.get(`/operations/${started.id}`);
  assert.deepEqual(done, {
    ...started,
    modifiedAt: "2025-10-01T12:00:01Z",
    done: true,
    response: {
      "@type": "type.googleapis.com/yandex.cloud.compute.v1.Image",
      ...before,
      name: "renamed",
    },
  });
  assert.deepEqual(await api.image(UBUNTU), { ...before, name: "renamed" });
});

test("the delay is an option", async (t) => {
  const api = await withApi(t, { operationDelay: 0 });
  const { json: started } = await api.patch(UBUNTU, RENAME);
  assert.equal(started.done, false);
  assert.equal((await api.get(`/operations/${started.id}`)).json.done, true);
});

test("overlapping updates of different fields both take effect", async (t) => {
  const api = await withApi(t);
  await api.patch(UBUNTU, RENAME);
  await api.patch(UBUNTU, { updateMask: "description", description: "described" });
  api.clock.now += 600;
  const { name, description } = await api.image(UBUNTU);
  assert.deepEqual([name, description], ["renamed", "described"]);
});

test("an operation fails if an earlier one has taken the name", async (t) => {
  const api = await withApi(t);
  await api.patch(UBUNTU, RENAME);
  const { json: second } = await api.patch(DEBIAN, RENAME);
  api.clock.now += 600;
  const { json: failed } = await api.get(`/operations/${second.id}`);
  assert.equal(failed.done, true);
  assert.deepEqual(failed.error, {
    code: 6,
    message: "Image with name renamed already exists",
    details: [],
  });
  assert.ok(!Object.hasOwn(failed, "response"));
  assert.equal((await api.image(DEBIAN)).name, "debian-12-minimal");
});

test("a repeated Idempotency-Key gives the same operation", async (t) => {
  const api = await withApi(t);
  const key = { "idempotency-key": "8f7c7f1c-5f0e-4a43-9f0a-0a8f1e6f0d3b" };
  const { json: first } = await api.patch(UBUNTU, RENAME, key);
  const { json: again } = await api.patch(UBUNTU, RENAME, key);
  assert.deepEqual(again, first);
  const { json: other } = await api.patch(UBUNTU, RENAME, { "idempotency-key": "another" });
  assert.notEqual(other.id, first.id);
  const { json: none } = await api.patch(UBUNTU, RENAME);
  assert.notEqual(none.id, first.id);

  api.clock.now += 600;
  await api.update(UBUNTU, { updateMask: "name", name: "third" });
  const { json: done } = await api.patch(UBUNTU, RENAME, key);
  assert.equal(done.id, first.id);
  assert.equal(done.done, true);
  assert.equal((await api.image(UBUNTU)).name, "third");
});

test("the Idempotency-Key of a refused request can be used again", async (t) => {
  const api = await withApi(t);
  const key = { "idempotency-key": "constructor" };
  assert.equal((await api.patch(UBUNTU, { updateMask: "name", name: "NO" }, key)).status, 400);
  assert.equal((await api.patch(UBUNTU, RENAME, key)).status, 200);
});

test("names the operation that was not found", async (t) => {
  const api = await withApi(t);
  const { status, json } = await api.get("/operations/fv4none");
  assert.equal(status, 404);
  assert.deepEqual(json, { code: 5, message: "Operation fv4none not found", details: [] });
});
