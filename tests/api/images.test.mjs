import assert from "node:assert/strict";
import { test } from "node:test";
import { FOLDER, UBUNTU, withApi } from "./support.mjs";

test("lists the images of a folder", async (t) => {
  const api = await withApi(t);
  const { status, json } = await api.get(`/compute/v1/images?folderId=${FOLDER}`);
  assert.equal(status, 200);
  assert.equal(json.images.length, 12);
  assert.equal(json.nextPageToken, undefined);
  for (const image of json.images) {
    assert.match(image.id, /^fd8[0-9a-v]{17}$/);
    assert.equal(image.folderId, FOLDER);
    assert.match(image.createdAt, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    assert.match(image.storageSize, /^[1-9]\d*$/);
    if (image.minDiskSize !== undefined)
      assert.ok(BigInt(image.minDiskSize) > BigInt(image.storageSize), image.name);
    assert.ok(["READY", "CREATING"].includes(image.status));
    assert.ok(["LINUX", "WINDOWS"].includes(image.os.type));
  }
  assert.equal(new Set(json.images.map(({ id }) => id)).size, 12);
  assert.ok(json.images.some(({ labels = {} }) => Object.keys(labels).length === 12));
  assert.ok(json.images.some(({ name = "" }) => name.includes("_")));
  assert.ok(
    json.images.some(({ description = "" }) =>
      /\p{Script=Cyrillic}.*\p{Emoji_Presentation}/u.test(description),
    ),
  );
});

test("lists the images in pages", async (t) => {
  const api = await withApi(t, { pageSize: 5 });
  const ids = [];
  const sizes = [];
  let pageToken = "";
  do {
    const query = new URLSearchParams({ folderId: FOLDER, pageToken });
    const { json } = await api.get(`/compute/v1/images?${query}`);
    sizes.push(json.images.length);
    ids.push(...json.images.map(({ id }) => id));
    pageToken = json.nextPageToken;
  } while (pageToken !== undefined);
  assert.deepEqual(sizes, [5, 5, 2]);
  const { json: all } = await (await withApi(t)).get(`/compute/v1/images?folderId=${FOLDER}`);
  assert.deepEqual(
    ids,
    all.images.map(({ id }) => id),
  );

  const { json: two } = await api.get(`/compute/v1/images?folderId=${FOLDER}&pageSize=2`);
  assert.equal(two.images.length, 2);
  for (const query of ["pageSize=-1", "pageSize=x", "pageSize=1001", "pageToken=x"])
    assert.equal((await api.get(`/compute/v1/images?folderId=${FOLDER}&${query}`)).status, 400);
});

test("leaves out members that have their default value", async (t) => {
  const api = await withApi(t);
  const { json } = await api.get(`/compute/v1/images?folderId=${FOLDER}`);
  const debian = json.images.find(({ name }) => name === "debian-12-minimal");
  for (const member of [
    "description",
    "labels",
    "family",
    "pooled",
    "hardwareGeneration",
    "kmsKey",
  ]) {
    assert.ok(!Object.hasOwn(debian, member), member);
  }
});

test("lists no images of another folder", async (t) => {
  const api = await withApi(t);
  assert.deepEqual((await api.get("/compute/v1/images?folderId=b1gother")).json, {});
});

test("requires a folder for the list", async (t) => {
  const api = await withApi(t);
  for (const path of [
    "/compute/v1/images",
    "/compute/v1/images?folderId=",
    "/compute/v1/images?folder=x",
  ]) {
    const { status, json } = await api.get(path);
    assert.equal(status, 400);
    assert.equal(json.details[0].fieldViolations[0].field, "folder_id");
  }
});

test("gets one image", async (t) => {
  const api = await withApi(t);
  const { status, headers, json } = await api.get(`/compute/v1/images/${UBUNTU}`);
  assert.equal(status, 200);
  assert.equal(headers.get("content-type"), "application/json; charset=utf-8");
  assert.equal(json.name, "web-base-ubuntu-2404");
  assert.equal(json.minDiskSize, "10737418240");
});

test("names the image that was not found", async (t) => {
  const api = await withApi(t);
  const expected = { code: 5, message: "Image fd8nosuchimage not found", details: [] };
  for (const { status, json } of [
    await api.get("/compute/v1/images/fd8nosuchimage"),
    await api.patch("fd8nosuchimage", {}),
  ]) {
    assert.equal(status, 404);
    assert.deepEqual(json, expected);
  }
});

test("every API has its own images", async (t) => {
  const [one, other] = [await withApi(t), await withApi(t)];
  await one.update(UBUNTU, { updateMask: "name", name: "renamed" });
  assert.equal((await other.image(UBUNTU)).name, "web-base-ubuntu-2404");
});
