// What is installed to build and test the package is what the lock files name, byte for byte, and
// nothing that is installed runs code of its own.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { fileOf } from "../package/api.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const read = (file) => readFileSync(path.join(ROOT, file), "utf8");
const files = execFileSync("git", ["ls-files"], { cwd: ROOT, encoding: "utf8" }).trim().split("\n");
const locks = files.filter((file) => path.basename(file) === "package-lock.json");

test("there are lock files", () => {
  assert.ok(locks.includes("package-lock.json") && locks.length >= 6, locks.join());
});

for (const lock of locks) {
  describe(lock, () => {
    const folder = path.dirname(lock);
    const { packages, lockfileVersion } = JSON.parse(read(lock));
    const { "": own, ...others } = packages;

    test("has no address, and the hash of each package", () => {
      assert.ok(lockfileVersion >= 3);
      for (const [name, { resolved, integrity, version, inBundle }] of Object.entries(others)) {
        assert.equal(resolved, undefined, name);
        assert.match(version, /^\d+\.\d+\.\d+/, name);
        // What is bundled with a package is in that package's hash.
        if (inBundle !== true) assert.match(integrity, /^sha512-[\w+/]{86}==$/, name);
      }
    });

    test("is that of package.json, which names exact versions", () => {
      const manifest = JSON.parse(read(path.join(folder, "package.json")));
      for (const kind of ["dependencies", "devDependencies", "optionalDependencies"]) {
        assert.deepEqual(own[kind] ?? {}, manifest[kind] ?? {}, kind);
        for (const [name, version] of Object.entries(manifest[kind] ?? {})) {
          // Another name for a package: `npm:name@version`.
          assert.match(version, /^(npm:(@[\w.-]+\/)?[\w.-]+@)?\d+\.\d+\.\d+[\w.-]*$/, name);
        }
      }
    });

    test("is installed without running scripts", () => {
      const settings = read(path.join(folder, ".npmrc")).trim().split("\n");
      for (const setting of ["ignore-scripts=true", "omit-lockfile-registry-resolved=true"])
        assert.ok(settings.includes(setting), setting);
    });
  });
}

test("the package depends on nothing and has no scripts", () => {
  const manifest = JSON.parse(readFileSync(new URL(fileOf("package.json")), "utf8"));
  for (const member of Object.keys(manifest))
    assert.doesNotMatch(member, /dependencies|scripts|^bin$|bundle/i);
});

test("crates come from the default registry, each with its hash", () => {
  for (const lock of ["Cargo.lock", "fuzz/Cargo.lock"]) {
    const [, ...packages] = read(lock).split("[[package]]\n");
    assert.ok(packages.length > 5);
    for (const text of packages) {
      const [, name] = /^name = "(.*)"$/m.exec(text) ?? [];
      const isOurs = /^(xtask|yc-image-update(-fuzz)?)$/.test(name);
      const source = /^source = "registry\+.*\/crates\.io-index"$/m.test(text);
      assert.equal(source, !isOurs, name);
      assert.equal(/^checksum = "[0-9a-f]{64}"$/m.test(text), !isOurs, name);
    }
  }
});

test("Python packages have exact versions and hashes", () => {
  const text = read("tests/oracles/requirements.txt").replaceAll("\\\n", " ");
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  assert.ok(lines.length > 0);
  for (const line of lines) assert.match(line, /^[\w-]+==[\d.]+( +--hash=sha256:[0-9a-f]{64})+$/);
});

test("workflows install nothing without a lock, and have few permissions", () => {
  for (const file of files.filter((name) => name.startsWith(".github/workflows/"))) {
    const text = read(file);
    assert.match(text, /^permissions:\n {2}contents: read\n/m, file);
    assert.doesNotMatch(text, /secrets\.|pull_request_target|permissions: write-all/, file);
    for (const [command] of text.matchAll(/cargo install .*/g)) assert.match(command, /--locked/);
  }
});
