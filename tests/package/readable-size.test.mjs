// shared/size.js: sizes as people read them, which are exact.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import fc from "fast-check";

import { fileOf } from "./api.mjs";

const { readableSize } = await import(fileOf("shared/size.js"));

describe("readableSize", () => {
  for (const [bytes, text] of [
    ["0", "0 bytes"],
    ["1", "1 byte"],
    ["2", "2 bytes"],
    ["999", "999 bytes"],
    ["1000", "1,000 bytes"],
    ["1023", "1,023 bytes"],
    ["1024", "1 KiB"],
    ["1025", "1,025 bytes"],
    ["1280", "1.25 KiB"],
    ["4194303", "4,194,303 bytes"],
    ["4194304", "4 MiB"],
    ["5000000", "5,000,000 bytes"],
    ["1610612736", "1.5 GiB"],
    ["1879048192", "1.75 GiB"],
    ["3690987520", "3,520 MiB"],
    ["5205131264", "4,964 MiB"],
    ["10737418240", "10 GiB"],
    ["1099511627776", "1 TiB"],
    ["4398046511104", "4 TiB"],
    ["4398046511105", "4,398,046,511,105 bytes"],
    ["1125899906842624", "1 PiB"],
    ["4611686018427387904", "4 EiB"],
    ["9223372036854775807", "9,223,372,036,854,775,807 bytes"],
    ["9007199254740993", "9,007,199,254,740,993 bytes"],
    ["", ""],
    ["-1", "-1"],
    ["1e9", "1e9"],
    [" 5", " 5"],
    ["10GB", "10GB"],
  ]) {
    test(JSON.stringify(bytes), () => assert.equal(readableSize(bytes), text));
  }

  test("is exact for every 64-bit integer", () => {
    const units = {
      bytes: 0n,
      byte: 0n,
      KiB: 10n,
      MiB: 20n,
      GiB: 30n,
      TiB: 40n,
      PiB: 50n,
      EiB: 60n,
    };
    const quarters = fc.tuple(fc.bigInt(1n, 8191n), fc.bigInt(0n, 50n));
    const sizes = fc.oneof(
      fc.bigInt(0n, 2n ** 63n - 1n),
      quarters.map(([factor, shift]) => factor << shift),
    );
    fc.assert(
      fc.property(sizes, (size) => {
        const [, whole, fraction = "0", unit] = /^([\d,]+)(?:\.(25|5|75))? (\w+)$/.exec(
          readableSize(String(size)),
        );
        const hundredths =
          BigInt(whole.replaceAll(",", "")) * 100n + BigInt(fraction.padEnd(2, "0"));
        assert.equal((hundredths << units[unit]) / 100n, size);
        assert.equal((hundredths << units[unit]) % 100n, 0n);
        assert.match(whole, /^\d{1,3}(,\d{3})*$/);
      }),
      { numRuns: 2000 },
    );
  });
});
