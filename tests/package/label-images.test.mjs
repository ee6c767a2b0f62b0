// The example label-images.mjs. Its plan for a thousand images and some bad rows is compared, line
// for line, with what the documentation of the method asks for. Then it carries out a plan for two
// thousand images at the local API, which fails often.
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { createComputeApi, listen } from "../../www/api/server.mjs";
import { withFaults } from "../support/faults.mjs";
import { SHARED_NAMES, makeImages } from "../support/images.mjs";
import { fileOf } from "./api.mjs";

const script = fileURLToPath(fileOf("examples/label-images.mjs"));
const [toValid, toInvalid, toEmpty, toItself] = SHARED_NAMES;
const renames = {
  [toValid]: "ubuntu-golden",
  [toInvalid]: "Debian_Golden",
  [toEmpty]: "",
  [toItself]: toItself,
};
const images = makeImages();
const NOTHING_SENT = "Nothing was sent; --apply sends the changes.";
const summaryOf = (rows, planned, unchanged, bad) =>
  `${rows} rows: ${planned} planned, ${unchanged} unchanged, ${bad} bad`;
const labelled = images.filter(({ labels }) => labels?.team === "infra");

/** Rows that are not images. */
const NOT_IMAGES = [null, 7, "fd80mrhj8fl2oe87o4e1", true, [], [{ id: "fd80mrhj8fl2oe87o4e1" }]];

/** Invalid images, and a pattern for each sentence about them, in order. */
const BAD_IMAGES = [
  [{ name: "no-id" }, [/^imageId is required\b/]],
  [{}, [/^imageId is required\b/]],
  [{ id: null }, [/^imageId is required\b/]],
  [{ id: "" }, [/^imageId is required\b/]],
  [{ id: 42 }, [/^imageId must be a string, not a number\b/]],
  [{ id: "i".repeat(51) }, [/^imageId is 51 characters .*\b50\b/]],
  [{ id: ".." }, [/^imageId "\.\." .*\bURL\b/]],
  [{ id: "fd8\ud800" }, [/^imageId .*\blone surrogate\b/]],
  // The id is reported even if there is nothing to send.
  [{ id: "", labels: { team: "infra" } }, [/^imageId is required\b/]],
  [
    { id: "fd8-value", labels: { env: "Prod" } },
    [/^The value "Prod" of label "env" must hold only\b/],
  ],
  [
    { id: "fd8-line", labels: { env: "prod\n" } },
    [/^The value "prod\\n" of label "env" must hold only\b/],
  ],
  [
    { id: "fd8-long", labels: { env: "É".repeat(64) } },
    [
      /^The value of label "env" is 64 characters .*\b63\b/,
      /^The value "É+…?" of label "env" must hold only\b/,
    ],
  ],
  [
    { id: "fd8-half", labels: { env: "\udc00" } },
    [/^The value of label "env" .*\blone surrogate\b/, /^The value ".*" of label "env" .*\bonly\b/],
  ],
  [{ id: "fd8-key", labels: { Env: "prod" } }, [/^Label key "Env" must begin with\b/]],
  [{ id: "fd8-empty-key", labels: { "": "prod" } }, [/^Label key "" is empty\b/]],
  [
    { id: "fd8-long-key", labels: { ["k".repeat(64)]: "" } },
    [/^Label key "k+…?" is 64 characters .*\b63\b/],
  ],
  [
    { id: "fd8-proto", labels: JSON.parse('{"__proto__":"x"}') },
    [/^Label key "__proto__" must begin with\b/],
  ],
  [{ id: "fd8-too-many", labels: someLabels(200) }, [/^labels has 201 pairs\b.*\b64\b/]],
  [{ id: "fd8-rename", name: toInvalid }, [/^name "Debian_Golden" must be empty, or\b/]],
  [
    { name: toInvalid, labels: { ...someLabels(63), Env: "prod", zone: "RU" } },
    [
      /^imageId is required\b/,
      /^name "Debian_Golden" must be empty, or\b/,
      /^labels has 66 pairs\b/,
      /^Label key "Env" must begin with\b/,
      /^The value "RU" of label "zone" must hold only\b/,
    ],
  ],
  // `yc` does not print such rows.
  [{ id: "fd8-array", labels: ["team"] }, [/\blabels must be an object, not an array\b/]],
  [{ id: "fd8-text", labels: "team=infra" }, [/\blabels must be an object, not a string\b/]],
  [
    { id: "fd8-number", labels: { env: 1 } },
    [/\blabels must hold strings only, but "env" is a number\b/],
  ],
  [{ id: "fd8-name", name: ["web"] }, [/\bname must be a string, not an array\b/]],
  [{ id: "fd8-description", description: {} }, [/\bdescription must be a string, not an object\b/]],
  [
    { id: "fd8-size", min_disk_size: "10GB" },
    [/\bmin_disk_size must be an int64 in base 10, not "10GB"/],
  ],
  [
    { id: "fd8-storage", storage_size: 1.5 },
    [/\bstorage_size must be an int64 in base 10, not 1\.5/],
  ],
  [
    { id: 42, min_disk_size: true },
    [
      /^imageId must be a string, not a number\b/,
      /\bmin_disk_size must be an int64 in base 10, not true\b/,
    ],
  ],
];

/** Images with unusual ids, and with invalid values that are not sent. */
const ODD_IMAGES = [
  { id: "a/b c?#%..", name: "slash" },
  { id: "образ-😀", name: "unicode" },
  { id: "😀".repeat(50) },
  { id: "fd8-old-name", name: "Not_A_Name", description: "d".repeat(300), min_disk_size: "1" },
  { id: "fd8-null", name: null, labels: null, description: null, min_disk_size: null },
  { id: "fd8-builtin", labels: { constructor: "x", tostring: "" } },
  { id: "fd8-done", labels: { team: "infra", Env: "Prod" } },
  { id: "fd8-unknown", kms_key: { id: "k" }, hardware_generation: {} },
];

describe("label-images.mjs", () => {
  const rows = mix(images, [...NOT_IMAGES, ...BAD_IMAGES.map(([image]) => image), ...ODD_IMAGES]);
  const expected = rows.map((row) => expect(row));
  const ofKind = (kind) => expected.filter((outcome) => outcome.kind === kind).length;

  test("the rows cover every case", () => {
    assert.equal(
      rows.length,
      images.length + NOT_IMAGES.length + BAD_IMAGES.length + ODD_IMAGES.length,
    );
    assert.ok(labelled.length > 10);
    const full = images.filter(({ labels = {} }) => Object.keys(labels).length === 64);
    for (const team of ["infra", "web", undefined]) {
      assert.ok(
        full.some(({ labels }) => labels.team === team),
        `64 labels with team ${team}`,
      );
    }
    for (const shared of SHARED_NAMES)
      assert.ok(images.filter(({ name }) => name === shared).length > 1, shared);
  });

  test("prints every change, reports every violation and loses no row", () => {
    const { status, stdout, stderr } = run(JSON.stringify(rows));

    const planned = expected.filter(({ kind }) => kind === "planned");
    assert.equal(stdout, planned.map(({ text }) => text).join(""));
    const reported = lines(stderr);
    assert.equal(reported.pop(), NOTHING_SENT);
    const summary = reported.pop();
    const problems = expected.flatMap(({ problems = [] }, index) =>
      problems.map((problem) => [prefix(rows, index), problem]),
    );
    assert.equal(reported.length, problems.length);
    problems.forEach(([start, sentence], index) => {
      assert.equal(reported[index].slice(0, start.length), start);
      assert.match(reported[index].slice(start.length), sentence);
    });
    const counts = [rows.length, ...["planned", "unchanged", "bad"].map(ofKind)];
    assert.equal(summary, summaryOf(...counts));
    assert.equal(counts[1] + counts[2] + counts[3], rows.length);
    assert.equal(status, 1);
  });

  test("reports the images that would have 65 labels", () => {
    const full = images.filter(
      ({ labels = {} }) => Object.keys(labels).length === 64 && labels.team === undefined,
    );
    const { status, stdout, stderr } = run(JSON.stringify(full), { renamed: {} });
    const reported = lines(stderr);
    assert.deepEqual(reported.splice(-2), [
      summaryOf(full.length, 0, 0, full.length),
      NOTHING_SENT,
    ]);
    assert.equal(reported.length, full.length);
    reported.forEach((line, index) => {
      assert.ok(line.startsWith(`Row ${index + 1} `), line);
      assert.ok(line.includes(full[index].id), line);
      assert.match(line, /: labels has 65 pairs\b.*\b64\b/);
    });
    assert.equal(stdout, "");
    assert.equal(status, 1);
  });

  test("prints nothing for images that have the label already", () => {
    assert.deepEqual(run(JSON.stringify(labelled), { renamed: {} }), {
      status: 0,
      stdout: "",
      stderr: `${summaryOf(labelled.length, 0, labelled.length, 0)}\n${NOTHING_SENT}\n`,
    });
  });

  test("prints nothing for the images that its plan has changed", () => {
    const updated = expected.flatMap(({ kind, after }, index) =>
      kind === "bad" ? [] : [{ ...rows[index], ...after }],
    );
    assert.deepEqual(run(JSON.stringify(updated)), {
      status: 0,
      stdout: "",
      stderr: `${summaryOf(updated.length, 0, updated.length, 0)}\n${NOTHING_SENT}\n`,
    });
  });

  test("reports a row that repeats an image", () => {
    const { status, stdout, stderr } = run(JSON.stringify([{ id: "a" }, { id: "b" }, { id: "a" }]));
    assert.equal(stdout.match(/labels\.team/g).length, 2);
    assert.match(stderr, /^Row 3 \{"id":"a"\}: Row 1 is the same image\.\n3 rows: 2 planned,/);
    assert.equal(status, 1);
  });

  test("prints and reports nothing that acts on a terminal", () => {
    const hostile = "\x1b[31m\n\u009b\u202e";
    const rows = [
      { id: "a", name: hostile },
      { id: hostile, name: hostile, labels: { env: hostile } },
    ];
    const { stdout, stderr } = run(JSON.stringify(rows));
    assert.doesNotMatch(stdout + stderr, /[^\P{Cc}\n]|\p{Cf}/u);
    assert.equal(lines(stdout).length, 4);
  });

  test("refuses every row for a label that no image can have", () => {
    const { status, stdout, stderr } = run(JSON.stringify(images), {
      label: "Team=Infra Crew",
      renamed: {},
    });
    assert.equal(stdout, "");
    for (const sentence of [
      /: Label key "Team" must begin with\b/,
      /: The value "Infra Crew" of label "Team" must hold only\b/,
    ]) {
      assert.equal(lines(stderr).filter((line) => sentence.test(line)).length, images.length);
    }
    assert.equal(status, 1);
  });

  test("splits a label at the first equals sign", () => {
    const { stderr } = run(JSON.stringify([{ id: "x" }]), { label: "team=a=b", renamed: {} });
    assert.match(stderr, /^Row 1 \{"id":"x"\}: The value "a=b" of label "team" must hold only\b/);
  });

  test("reads a file as well", (t) => {
    const folder = mkdtempSync(path.join(tmpdir(), "label-images-"));
    t.after(() => rmSync(folder, { recursive: true }));
    const file = path.join(folder, "images.json");
    writeFileSync(file, JSON.stringify(rows));
    const { status, stdout, stderr } = run("", { more: [file] });
    assert.deepEqual({ status, stdout, stderr }, run(JSON.stringify(rows)));
  });

  for (const [name, encode] of [
    ["UTF-8 with a byte order mark", (text) => Buffer.from(`\ufeff${text}`)],
    ["UTF-16, as Windows PowerShell writes it", (text) => Buffer.from(`\ufeff${text}`, "utf16le")],
    ["UTF-16 without a byte order mark", (text) => Buffer.from(text, "utf16le")],
    ["big-endian UTF-16", (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
    [
      "big-endian UTF-16 without a byte order mark",
      (text) => Buffer.from(text, "utf16le").swap16(),
    ],
  ]) {
    test(`reads ${name}`, () => {
      const text = `${JSON.stringify(rows)}\r\n`;
      assert.deepEqual(run(encode(text)), run(text));
    });
  }

  test("prints no plan for an empty list", () => {
    assert.deepEqual(run("[]"), {
      status: 0,
      stdout: "",
      stderr: `${summaryOf(0, 0, 0, 0)}\n${NOTHING_SENT}\n`,
    });
  });

  for (const [what, input, options] of [
    ["no label", "[]", { label: "" }],
    ["a label without a value", "[]", { label: "team" }],
    ["a label without a key", "[]", { label: "=infra" }],
    ["a rename without a new name", "[]", { more: ["--rename", "old"] }],
    ["an unknown option", "[]", { more: ["--send"] }],
    ["a missing file", "[]", { more: ["no-such-file.json"] }],
    ["too many arguments", "[]", { more: ["one.json", "two.json"] }],
    ["text that is not JSON", "id: fd8", {}],
    ["text in another encoding", Buffer.from('[{"name":"\xe9"}]', "latin1"), {}],
    ["half a character of UTF-16", Buffer.from("\ufeff[]", "utf16le").subarray(0, -1), {}],
    ["no input", "", {}],
    ["--apply without a token", "[]", { more: ["--apply"] }],
    ["no concurrency", "[]", { more: ["--concurrency", "0"] }],
    ["a pause that is no number", "[]", { more: ["--pause", "1s"] }],
    ["an object", '{"images":[]}', {}],
    ["null", "null", {}],
  ]) {
    test(`explains its usage when given ${what}`, () => {
      const { status, stdout, stderr } = run(input, options);
      assert.equal(status, 2);
      assert.equal(stdout, "");
      assert.match(stderr, /^\S.*\nUsage: node label-images\.mjs KEY=VALUE .*\n$/s);
      assert.doesNotMatch(stderr, /^\s+at /m, "a sentence, not a stack trace");
    });
  }
});

describe("label-images.mjs --apply", () => {
  const TOKEN = "t1.secret-token";
  const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

  /** Images as the REST API has them, which the script gets as `yc` prints them. */
  const toRest = ({ folder_id, created_at, storage_size, min_disk_size, product_ids, ...image }) =>
    structuredClone({
      ...image,
      folderId: folder_id,
      createdAt: created_at,
      storageSize: storage_size,
      ...(min_disk_size !== undefined && { minDiskSize: min_disk_size }),
      ...(product_ids !== undefined && { productIds: product_ids }),
    });

  /** Runs the script at a local API. Returns what it did, and the log. */
  async function apply(context, rows, stored, { faults, more = [] }) {
    const api = createComputeApi({ images: stored, operationDelay: 1, token: TOKEN });
    const record = withFaults(api, faults);
    const { origin, close } = await listen(record.middleware);
    context.after(close);
    const folder = mkdtempSync(path.join(tmpdir(), "label-images-"));
    context.after(() => rmSync(folder, { recursive: true }));
    const [file, log] = ["images.json", "log.jsonl"].map((name) => path.join(folder, name));
    writeFileSync(file, JSON.stringify(rows));
    const servers = ["--endpoint", origin, "--operations", `${origin}/operations`];
    const args = [script, "team=infra", ...more, file, "--apply", "--pause", "2", "--log", log];
    const result = await new Promise((resolve) => {
      execFile(
        process.execPath,
        [...args, ...servers],
        { env: { PATH: process.env.PATH, IAM_TOKEN: TOKEN }, maxBuffer: 2 ** 26 },
        (error, stdout, stderr) => resolve({ status: error?.code ?? 0, stdout, stderr }),
      );
    });
    const text = readFileSync(log, "utf8");
    assert.ok(!(text + result.stdout + result.stderr).includes(TOKEN), "no token is written");
    const entries = lines(text).map((line) => JSON.parse(line));
    const get = async (id) => {
      const headers = { Authorization: `Bearer ${TOKEN}` };
      const url = `${origin}/compute/v1/images/${encodeURIComponent(id)}`;
      const response = await fetch(url, { headers });
      return response.json();
    };
    record.stop();
    return { ...result, entries, record, get };
  }

  test("2,000 images, with a server that fails often: each is changed exactly once", async (t) => {
    const rows = makeImages(2400, 20260528)
      .filter(({ labels = {} }) => labels.team !== "infra" && Object.keys(labels).length < 63)
      .slice(0, 2000);
    assert.equal(rows.length, 2000);
    // Since the list was made, somebody else has changed some of the images.
    const stored = rows.map(toRest);
    stored.forEach((image, index) => {
      if (index % 10 === 1) image.labels = { ...image.labels, cost: "42" };
      if (index % 10 === 2) image.description = `Changed by somebody else ${index}`;
      // To remove the label that the script sets would be a conflict.
      if (index % 10 === 3 && image.labels?.team === undefined) image.labels = {};
      if (index % 40 === 4) image.labels = { ...image.labels, team: "infra", env: "other" };
    });
    const isDone = ({ labels }) => labels?.team === "infra";
    const [before, done] = [structuredClone(stored), stored.filter(isDone).length];

    const { status, stdout, stderr, entries, record, get } = await apply(t, rows, stored, {
      faults: { share: 0.3 },
      more: ["--concurrency", "32"],
    });

    assert.equal(stdout, "");
    assert.equal(
      stderr,
      `2000 rows: ${2000 - done} changed, ${done} unchanged, 0 conflicting, 0 failed, ` +
        "0 unknown, 0 bad\n",
    );
    assert.equal(status, 0);

    // The server really failed, in each way, and never carried out an update twice.
    for (const [kind, count] of Object.entries(record.faults)) assert.ok(count > 20, kind);
    const keys = new Set();
    for (const image of before) {
      const update = record.updates.get(image.id);
      assert.equal(update === undefined, isDone(image), image.id);
      if (update === undefined) continue;
      assert.equal(update.operations.size, 1, image.id);
      assert.equal(update.keys.size, 1, "one key for all attempts");
      for (const key of update.keys) {
        assert.match(key, UUID);
        assert.ok(!keys.has(key), "no key for two images");
        keys.add(key);
      }
    }
    for (const image of before) {
      const { labels, ...others } = await get(image.id);
      const { labels: labelsBefore, ...othersBefore } = JSON.parse(
        JSON.stringify(image, (_, value) => (value === "" ? undefined : value)),
      );
      assert.deepEqual(labels, { ...image.labels, team: "infra" }, image.id);
      assert.deepEqual(others, othersBefore, labelsBefore);
    }

    const updateRequests = [...record.updates.values()].reduce(
      (sum, { requests }) => sum + requests,
      0,
    );
    // The log has every attempt and one outcome for each image.
    const of = (event) => entries.filter((entry) => entry.event === event);
    assert.deepEqual(
      of("outcome")
        .map(({ image }) => image)
        .toSorted(),
      before.map(({ id }) => id).toSorted(),
    );
    assert.equal(of("request").length, updateRequests);
    assert.equal(of("answer").length, updateRequests);
    assert.equal(new Set(of("request").map(({ requestId }) => requestId)).size, updateRequests);
    for (const { time, image, idempotencyKey, body, before: replaced } of of("request")) {
      assert.equal(new Date(time).toISOString(), time);
      assert.ok(record.updates.get(image).keys.has(idempotencyKey));
      assert.equal(body.labels.team, "infra");
      assert.notEqual(replaced.labels?.team, "infra");
    }
  });

  test("reports what cannot be done, and does the rest", async (t) => {
    const rows = [
      { id: "changed", labels: { a: "1" } },
      { id: "conflict", labels: { team: "web" } },
      { id: "removed", labels: { team: "web" } },
      { id: "same", labels: { a: "1" } },
      { id: "gone" },
      { id: "full", labels: { a: "1" } },
      { id: "taken", name: "old", folder_id: "f" },
      { id: "..", labels: {} },
      { id: "listed", labels: { team: "infra" } },
    ];
    const base = { folderId: "f", createdAt: "2026-01-01T00:00:00Z", status: "READY", os: {} };
    const stored = [
      { id: "changed", labels: { a: "1", b: "2" } },
      { id: "conflict", labels: { team: "data" } },
      { id: "removed" },
      { id: "same", labels: { team: "infra" } },
      { id: "full", labels: someLabels(64) },
      { id: "taken", name: "old" },
      { id: "other", name: "new" },
      { id: "listed", labels: { team: "infra" } },
    ].map((image) => ({ ...base, storageSize: "1", ...image }));
    const { status, stderr, entries, record, get } = await apply(t, rows, stored, {
      faults: { share: 0 },
      more: ["--rename", "old=new", "--concurrency", "1"],
    });
    assert.equal(status, 1);
    const reported = lines(stderr);
    assert.match(reported[0], /^Row 8 \{"id":"\.\."\}: imageId "\.\."/);
    assert.deepEqual(reported.slice(1), [
      'conflict: conflicting: labels.team is now "data"',
      "removed: conflicting: labels.team is now removed",
      "gone: failed: The image cannot be read: 404: Image gone not found",
      reported[4],
      "taken: failed: ALREADY_EXISTS: Image with name new already exists",
      "9 rows: 1 changed, 2 unchanged, 2 conflicting, 3 failed, 0 unknown, 1 bad",
    ]);
    assert.match(reported[4], /^full: failed: labels has 65 pairs\b/);
    assert.deepEqual([...record.updates.keys()], ["changed", "taken"]);
    assert.deepEqual((await get("changed")).labels, { a: "1", b: "2", team: "infra" });
    assert.deepEqual((await get("conflict")).labels, { team: "data" });
    const outcomes = entries.filter(({ event }) => event === "outcome");
    assert.deepEqual(
      outcomes.map(({ image, outcome }) => [image, outcome]),
      [
        ["changed", "changed"],
        ["conflict", "conflicting"],
        ["removed", "conflicting"],
        ["same", "unchanged"],
        ["gone", "failed"],
        ["full", "failed"],
        ["taken", "failed"],
        ["listed", "unchanged"],
      ],
    );
  });

  test("says that it does not know the outcome if the server never answers", async (t) => {
    const stored = [{ ...toRest(makeImages(1)[0]), id: "a", labels: {} }];
    const { status, stderr } = await apply(t, [{ id: "a" }], stored, {
      faults: { share: 1, only: "PATCH", inARow: Infinity },
    });
    assert.match(
      stderr,
      /^a: unknown: .+\n1 rows: 0 changed, 0 unchanged, .*, 1 unknown, 0 bad\n$/,
    );
    assert.equal(status, 1);
  });
});

/** What the documentation asks for a row. */
function expect(row) {
  if (NOT_IMAGES.includes(row))
    return { kind: "bad", problems: [/^An image must be an object\.$/] };
  const known = BAD_IMAGES.find(([image]) => image === row);
  if (known !== undefined) return { kind: "bad", problems: known[1] };

  const before = row.labels ?? {};
  const labels = { ...before, team: "infra" };
  const name = Object.hasOwn(renames, row.name ?? "") ? renames[row.name] : undefined;
  const isRenamed = name !== undefined && name !== row.name;
  const isLabelled = before.team !== "infra";
  if (!isRenamed && !isLabelled) return { kind: "unchanged" };

  const problems = [];
  if (isRenamed && !/^(|[a-z]([-a-z0-9]{0,61}[a-z0-9])?)$/.test(name))
    problems.push(/^name "Debian_Golden" must be empty, or\b/);
  const count = Object.keys(labels).length;
  if (isLabelled && count > 64)
    problems.push(new RegExp(`^labels has ${count} pairs\\b.*\\b64\\b`));
  if (problems.length > 0) return { kind: "bad", problems };

  const changes = [];
  if (isRenamed) changes.push(["name", row.name || undefined, name || undefined]);
  if (isLabelled) changes.push(["labels.team", before.team, "infra"]);
  const after = { ...(isRenamed && { name }), ...(isLabelled && { labels }) };
  return { kind: "planned", text: planOf(row, changes), after };
}

/** The plan of a row. No value in it has to be escaped. */
function planOf({ id, name = "" }, changes) {
  const counts = { "+": 0, "~": 0, "-": 0 };
  const width = Math.max(...changes.map(([place]) => place.length));
  const changed = changes.map(([place, before, after]) => {
    const sign = before === undefined ? "+" : after === undefined ? "-" : "~";
    counts[sign]++;
    const values = [before, after].filter((value) => value !== undefined);
    return `  ${sign} ${place.padEnd(width)}  ${values.map((value) => `"${value}"`).join(" -> ")}`;
  });
  const count = `${counts["+"]} to add, ${counts["~"]} to change, ${counts["-"]} to remove`;
  return `${[`${id} ${name ?? ""}`, ...changed, count].join("\n")}\n\n`;
}

function run(input, { label = "team=infra", renamed = renames, more = [] } = {}) {
  const options = Object.entries(renamed).flatMap(([from, to]) => ["--rename", `${from}=${to}`]);
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [script, label, ...options, ...more],
    {
      input,
      encoding: "utf8",
      env: { PATH: process.env.PATH },
      maxBuffer: 2 ** 26,
    },
  );
  assert.equal(error, undefined);
  return { status, stdout, stderr };
}

/** Spreads the extra rows evenly among the others, with the first and the last one at the ends. */
function mix(rows, extra) {
  const step = Math.floor(rows.length / (extra.length - 1));
  const mixed = extra
    .slice(0, -1)
    .flatMap((row, index) => [row, ...rows.slice(index * step, (index + 1) * step)]);
  return [...mixed, ...rows.slice((extra.length - 1) * step), extra.at(-1)];
}

function prefix(rows, index) {
  const { id, name } = rows[index] ?? {};
  return `Row ${index + 1} ${JSON.stringify({ id, name })}: `;
}

function lines(text) {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

function someLabels(count) {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`k${index}`, `v${index}`]),
  );
}
