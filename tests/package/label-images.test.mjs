// Runs the example script of the package on a thousand images and some bad rows. Compares each line
// that it prints with what the documentation of the method asks for, in plain JavaScript.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

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

  test("prints every request, reports every violation and loses no row", () => {
    const { status, stdout, stderr } = run(JSON.stringify(rows));

    assert.deepEqual(
      lines(stdout),
      expected.filter(({ kind }) => kind === "request").map(({ line }) => line),
    );
    const reported = lines(stderr);
    const summary = reported.pop();
    const problems = expected.flatMap(({ problems = [] }, index) =>
      problems.map((problem) => [prefix(rows, index), problem]),
    );
    assert.equal(reported.length, problems.length);
    problems.forEach(([start, sentence], index) => {
      assert.equal(reported[index].slice(0, start.length), start);
      assert.match(reported[index].slice(start.length), sentence);
    });
    const [requests, unchanged, bad] = ["request", "unchanged", "bad"].map(ofKind);
    assert.equal(
      summary,
      `${rows.length} rows: ${requests} requests, ${unchanged} unchanged, ${bad} bad`,
    );
    assert.equal(requests + unchanged + bad, rows.length);
    assert.equal(status, 1);
  });

  test("reports the images that would have 65 labels", () => {
    const full = images.filter(
      ({ labels = {} }) => Object.keys(labels).length === 64 && labels.team === undefined,
    );
    const { status, stdout, stderr } = run(JSON.stringify(full), { renamed: {} });
    const reported = lines(stderr);
    assert.equal(
      reported.pop(),
      `${full.length} rows: 0 requests, 0 unchanged, ${full.length} bad`,
    );
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
    const { status, stdout, stderr } = run(JSON.stringify(labelled), { renamed: {} });
    assert.equal(stdout, "");
    assert.equal(
      stderr,
      `${labelled.length} rows: 0 requests, ${labelled.length} unchanged, 0 bad\n`,
    );
    assert.equal(status, 0);
  });

  test("prints nothing for the images that its requests have changed", () => {
    const good = rows.filter((_, index) => expected[index].kind !== "bad");
    const first = run(JSON.stringify(good));
    assert.equal(first.status, 0, first.stderr);
    const bodies = new Map(lines(first.stdout).map((line) => [pathOf(line), bodyOf(line)]));
    assert.equal(bodies.size, ofKind("request"));

    const updated = good.map((image) => carryOut(image, bodies.get(imagePath(image.id))));
    const second = run(JSON.stringify(updated));
    assert.equal(second.stdout, "");
    assert.equal(
      second.stderr,
      `${good.length} rows: 0 requests, ${good.length} unchanged, 0 bad\n`,
    );
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

  test("prints no request for an empty list", () => {
    assert.deepEqual(run("[]"), {
      status: 0,
      stdout: "",
      stderr: "0 rows: 0 requests, 0 unchanged, 0 bad\n",
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
    ["no input", "", {}],
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

  const body = {
    updateMask: [...(isRenamed ? ["name"] : []), ...(isLabelled ? ["labels"] : [])].join(),
    // An empty name is a reset, so the body has no value for it.
    ...(isRenamed && name !== "" && { name }),
    ...(isLabelled && { labels }),
  };
  return { kind: "request", line: `PATCH ${imagePath(row.id)} ${JSON.stringify(body)}` };
}

/** Updates an image as the server does, in the fields that the script changes. */
function carryOut(image, body) {
  if (body === undefined) return image;
  const reset = { name: "", labels: {} };
  return Object.fromEntries([
    ...Object.entries(image),
    ...body.updateMask.split(",").map((field) => [field, body[field] ?? reset[field]]),
  ]);
}

function run(input, { label = "team=infra", renamed = renames, more = [] } = {}) {
  const options = Object.entries(renamed).flatMap(([from, to]) => ["--rename", `${from}=${to}`]);
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [script, label, ...options, ...more],
    {
      input,
      encoding: "utf8",
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

function imagePath(id) {
  const unreserved = /[A-Za-z0-9\-_.!~*'()]/;
  const encode = (byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  const encoded = Array.from(id, (character) =>
    unreserved.test(character) ? character : Array.from(Buffer.from(character), encode).join(""),
  );
  return `/compute/v1/images/${encoded.join("")}`;
}

function pathOf(line) {
  return line.split(" ", 2)[1];
}

function bodyOf(line) {
  return JSON.parse(line.split(" ").slice(2).join(" "));
}

function lines(text) {
  return text === "" ? [] : text.replace(/\n$/, "").split("\n");
}

function someLabels(count) {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`k${index}`, `v${index}`]),
  );
}
