import assert from "node:assert/strict";
import { test } from "node:test";
import { DEBIAN, UBUNTU, withApi } from "./support.mjs";

const NAME_PATTERN = "|[a-z]([-a-z0-9]{0,61}[a-z0-9])?";

test("changes only the fields in the mask", async (t) => {
  const api = await withApi(t);
  const before = await api.image(UBUNTU);
  const after = await api.update(UBUNTU, {
    updateMask: "name",
    name: "renamed",
    description: "outside the mask",
  });
  assert.deepEqual(after, { ...before, name: "renamed" });
});

test("changes several fields at once", async (t) => {
  const api = await withApi(t);
  const before = await api.image(UBUNTU);
  const after = await api.update(UBUNTU, {
    updateMask: "labels,minDiskSize,description,name",
    name: "all-of-it",
    description: "Всё сразу 🐧",
    minDiskSize: "21474836480",
    labels: { a: "b" },
  });
  assert.deepEqual(after, {
    ...before,
    name: "all-of-it",
    description: "Всё сразу 🐧",
    minDiskSize: "21474836480",
    labels: { a: "b" },
  });
});

test("resets a masked field without a value", async (t) => {
  for (const value of [undefined, null]) {
    for (const field of ["name", "description", "minDiskSize", "labels"]) {
      const api = await withApi(t);
      const { [field]: _, ...rest } = await api.image(UBUNTU);
      assert.deepEqual(
        await api.update(UBUNTU, { updateMask: field, [field]: value }),
        rest,
        field,
      );
    }
  }
});

test("resets a masked field with an empty value", async (t) => {
  const api = await withApi(t);
  const { name, description, labels, ...rest } = await api.image(UBUNTU);
  assert.deepEqual(
    await api.update(UBUNTU, {
      updateMask: "name,description,labels",
      name: "",
      description: "",
      labels: {},
    }),
    rest,
  );
});

test("replaces all fields if there is no mask", async (t) => {
  for (const updateMask of [undefined, null, ""]) {
    const api = await withApi(t);
    const { name, minDiskSize, labels, ...rest } = await api.image(UBUNTU);
    assert.deepEqual(await api.update(UBUNTU, { updateMask, description: "only this field" }), {
      ...rest,
      description: "only this field",
    });
  }
});

test("an empty body resets every field", async (t) => {
  const api = await withApi(t);
  const { name, description, minDiskSize, labels, ...rest } = await api.image(UBUNTU);
  assert.deepEqual(await api.update(UBUNTU, {}), rest);
});

test("replaces labels as a whole", async (t) => {
  const api = await withApi(t);
  const { labels } = await api.update(UBUNTU, {
    updateMask: "labels",
    labels: { env: "test", constructor: "x" },
  });
  assert.deepEqual(labels, { env: "test", constructor: "x" });
});

test("accepts an int64 as a string and as a number", async (t) => {
  for (const minDiskSize of ["4194304", 4194304, 4398046511104, "4398046511104"]) {
    const api = await withApi(t);
    assert.equal(
      (await api.update(UBUNTU, { updateMask: "minDiskSize", minDiskSize })).minDiskSize,
      String(minDiskSize),
    );
  }
});

test("accepts a path twice", async (t) => {
  const api = await withApi(t);
  assert.equal(
    (await api.update(UBUNTU, { updateMask: "name,name", name: "twice" })).name,
    "twice",
  );
});

test("refuses an invalid mask", async (t) => {
  const api = await withApi(t);
  const cases = [
    ["nam", 'Unknown path "nam"'],
    ["Name", 'Unknown path "Name"'],
    ["*", 'Unknown path "*"'],
    ["labels.env", 'Unknown path "labels.env"'],
    ["min_disk_size", 'Unknown path "min_disk_size"'],
    [" name", 'Unknown path " name"'],
    ["name, labels", 'Unknown path " labels"'],
    ["constructor", 'Unknown path "constructor"'],
    ["name,", "Empty path"],
    [",name", "Empty path"],
    [",", "Empty path"],
    ["family", 'Path "family" is read-only'],
    ["storageSize", 'Path "storageSize" is read-only'],
    [["name"], "Expected a string of comma-separated field names"],
    [{ paths: ["name"] }, "Expected a string of comma-separated field names"],
  ];
  for (const [updateMask, description] of cases) {
    await api.assertRefused(UBUNTU, { updateMask, name: "x" }, [["update_mask", description]]);
  }
});

test("refuses unknown and read-only members", async (t) => {
  const api = await withApi(t);
  await api.assertRefused(UBUNTU, { updateMask: "name", min_disk_size: "4194304" }, [
    ["min_disk_size", "Unknown field"],
  ]);
  await api.assertRefused(UBUNTU, { constructor: "x" }, [["constructor", "Unknown field"]]);
  await api.assertRefused(UBUNTU, { imageId: UBUNTU }, [["imageId", "Unknown field"]]);
  await api.assertRefused(UBUNTU, { family: "x", id: "y" }, [
    ["family", "The field is read-only"],
    ["id", "The field is read-only"],
  ]);
  const { status, json } = await api.patch(UBUNTU, '{"__proto__": {"name": "x"}}');
  assert.equal(status, 400);
  assert.deepEqual(json.details[0].fieldViolations, [
    { field: "__proto__", description: "Unknown field" },
  ]);
});

test("refuses wrong JSON types", async (t) => {
  const api = await withApi(t);
  for (const value of [1, true, [], {}]) {
    await api.assertRefused(UBUNTU, { updateMask: "name", name: value }, [
      ["name", "Expected a string"],
    ]);
    await api.assertRefused(UBUNTU, { updateMask: "description", description: value }, [
      ["description", "Expected a string"],
    ]);
  }
  for (const value of [
    true,
    [],
    {},
    "",
    "x",
    " 1",
    "1e9",
    "4194304.0",
    "+4194304",
    "04194304",
    4194304.5,
  ]) {
    await api.assertRefused(UBUNTU, { updateMask: "minDiskSize", minDiskSize: value }, [
      ["min_disk_size", "Expected a 64-bit integer"],
    ]);
  }
  for (const value of [1, "x", true, [], [["a", "b"]]]) {
    await api.assertRefused(UBUNTU, { updateMask: "labels", labels: value }, [
      ["labels", "Expected an object"],
    ]);
  }
  for (const value of [null, 1, true, {}]) {
    await api.assertRefused(UBUNTU, { updateMask: "labels", labels: { a: value } }, [
      ["labels", 'Value of "a" must be a string'],
    ]);
  }
});

test("validates a value that the mask leaves out", async (t) => {
  const api = await withApi(t);
  await api.assertRefused(UBUNTU, { updateMask: "description", name: "NO" }, [
    ["name", `Field does not match the pattern /${NAME_PATTERN}/`],
  ]);
});

test("validates names", async (t) => {
  for (const name of ["a", "a1", "a-1", "a".repeat(63)]) {
    const api = await withApi(t);
    assert.equal((await api.update(UBUNTU, { updateMask: "name", name })).name, name);
  }
  const api = await withApi(t);
  for (const name of ["A", "1a", "-a", "a-", "a_b", "a b", "a\n", "é", "a".repeat(64)]) {
    await api.assertRefused(UBUNTU, { updateMask: "name", name }, [
      ["name", `Field does not match the pattern /${NAME_PATTERN}/`],
    ]);
  }
});

test("the later contract allows underscores inside a name", async (t) => {
  const api = await withApi(t, { contract: "2025-01-27" });
  assert.equal((await api.update(UBUNTU, { updateMask: "name", name: "a_b" })).name, "a_b");
  for (const name of ["_a", "a_"]) {
    const { json } = await api.patch(UBUNTU, { updateMask: "name", name });
    assert.equal(json.details[0].fieldViolations[0].field, "name");
  }
  await assert.rejects(() => withApi(t, { contract: "1999-01-01" }), TypeError);
});

test("counts the length of a description in code points", async (t) => {
  const api = await withApi(t);
  for (const description of ["x".repeat(256), "🐧".repeat(256)]) {
    assert.equal(
      (await api.update(UBUNTU, { updateMask: "description", description })).description,
      description,
    );
  }
  for (const description of ["x".repeat(257), "🐧".repeat(257)]) {
    await api.assertRefused(UBUNTU, { updateMask: "description", description }, [
      ["description", "Field is too long: at most 256 characters"],
    ]);
  }
  await api.assertRefused(UBUNTU, { updateMask: "description", description: "\ud83d" }, [
    ["description", "Field is not valid Unicode"],
  ]);
});

test("validates the range of minDiskSize", async (t) => {
  const api = await withApi(t);
  const refused = [
    0,
    "0",
    "-1",
    4194303,
    "4194303",
    4398046511105,
    "4398046511105",
    "9223372036854775808",
    1e300,
    "9".repeat(400),
  ];
  for (const minDiskSize of refused) {
    await api.assertRefused(UBUNTU, { updateMask: "minDiskSize", minDiskSize }, [
      ["min_disk_size", "Value must be in the range of 4194304 to 4398046511104"],
    ]);
  }
});

test("validates labels", async (t) => {
  const many = (count) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, ""]));
  const api = await withApi(t);
  for (const labels of [
    { "a-_./@0": "-_./@0a" },
    { a: "" },
    { ["k".repeat(63)]: "v".repeat(63) },
    many(64),
  ]) {
    assert.deepEqual((await api.update(UBUNTU, { updateMask: "labels", labels })).labels, labels);
  }
  const refusedLabels = (labels, ...descriptions) =>
    api.assertRefused(
      UBUNTU,
      { updateMask: "labels", labels },
      descriptions.map((description) => ["labels", description]),
    );
  await refusedLabels(many(65), "Too many labels: at most 64");
  await refusedLabels({ "": "x" }, 'Key "" must have 1 to 63 characters');
  await refusedLabels(
    { ["k".repeat(64)]: "" },
    `Key "${"k".repeat(64)}" must have 1 to 63 characters`,
  );
  await refusedLabels({ Env: "x" }, 'Key "Env" does not match the pattern /[a-z][-_./\\@0-9a-z]*/');
  await refusedLabels(
    { "a\\b": "x" },
    'Key "a\\\\b" does not match the pattern /[a-z][-_./\\@0-9a-z]*/',
  );
  await refusedLabels({ a: "v".repeat(64) }, 'Value of "a" is too long: at most 63 characters');
  await refusedLabels(
    { a: "Prod", b: "a b" },
    'Value of "a" does not match the pattern /[-_./\\@0-9a-z]*/',
    'Value of "b" does not match the pattern /[-_./\\@0-9a-z]*/',
  );
  const { json } = await api.patch(UBUNTU, '{"labels": {"__proto__": "x"}}');
  assert.match(json.message, /Key "__proto__" does not match/);
});

test("reports all violations at once, in the order of the body", async (t) => {
  const api = await withApi(t);
  await api.assertRefused(UBUNTU, { minDiskSize: "1", name: "A", nope: 1, updateMask: "size" }, [
    ["min_disk_size", "Value must be in the range of 4194304 to 4398046511104"],
    ["name", `Field does not match the pattern /${NAME_PATTERN}/`],
    ["nope", "Unknown field"],
    ["update_mask", 'Path "size" is read-only'],
  ]);
});

test("refuses an id of more than 50 characters", async (t) => {
  const api = await withApi(t);
  assert.equal((await api.patch("a".repeat(50), {})).status, 404);
  const { status, json } = await api.patch("a".repeat(51), {});
  assert.equal(status, 400);
  assert.deepEqual(json.details[0].fieldViolations, [
    { field: "image_id", description: "Field is too long: at most 50 characters" },
  ]);
});

test("refuses a name that another image of the folder has", async (t) => {
  const api = await withApi(t);
  const { status, json } = await api.patch(DEBIAN, {
    updateMask: "name",
    name: "web-base-ubuntu-2404",
  });
  assert.equal(status, 409);
  assert.deepEqual(json, {
    code: 6,
    message: "Image with name web-base-ubuntu-2404 already exists",
    details: [],
  });
  assert.equal(
    (await api.update(UBUNTU, { updateMask: "name", name: "web-base-ubuntu-2404" })).name,
    "web-base-ubuntu-2404",
  );
  await api.update(DEBIAN, { updateMask: "name" });
  assert.equal((await api.update(UBUNTU, { updateMask: "name" })).name, undefined);
});
