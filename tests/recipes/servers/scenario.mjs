// What every HTTP recipe has to do.
import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { BODY, ID, REFUSED, RESET, forwarded, keepRequests, TOKEN } from "./support.mjs";

/**
 * @param {string} name
 * @param {(options: { token: string, send: Function }) => {
 *   patch: (path: string, body: unknown) => Promise<{ status: number, json: any }>,
 * }} start starts the recipe's server
 * @param {{ isStrict?: boolean }} [options]
 */
export function testServer(name, start, { isStrict = false } = {}) {
  const patch = async (path, body) => {
    const { requests, send } = keepRequests();
    const { status, json } = await start({ token: TOKEN, send }).patch(path, body);
    return { requests, status, json };
  };

  describe(name, () => {
    test("forwards a valid body as it is", async () => {
      const { requests, status, json } = await patch(`/images/${ID}`, BODY);
      assert.deepEqual([status, json], [200, { id: "op1", done: false }]);
      assert.deepEqual(requests, [forwarded(BODY)]);
    });

    for (const [fault, [body, rules]] of Object.entries(REFUSED)) {
      test(`refuses ${fault}, with the violations`, async () => {
        const { requests, status, json } = await patch(`/images/${ID}`, body);
        assert.deepEqual(requests, []);
        assert.equal(status, 400);
        const { violations } = json;
        assert.deepEqual(
          violations.map(({ rule }) => rule),
          rules,
        );
        for (const { path, message } of violations) {
          assert.ok(Array.isArray(path) && message.length > 10);
        }
      });
    }

    test("refuses an invalid id", async () => {
      const { requests, status, json } = await patch(`/images/${"x".repeat(51)}`, BODY);
      assert.deepEqual(requests, []);
      assert.equal(status, 400);
      assert.deepEqual(
        json.violations.map(({ rule, path }) => [rule, path]),
        [["string.max_len", ["imageId"]]],
      );
    });

    test(isStrict ? "refuses a reset, since it is strict" : "forwards a reset", async () => {
      const { requests, status, json } = await patch(`/images/${ID}`, RESET);
      if (isStrict) {
        assert.deepEqual([requests, status], [[], 400]);
        assert.equal(json.violations[0].rule, "field_mask.reset");
      } else {
        assert.equal(status, 200);
        assert.deepEqual(requests, [forwarded(RESET)]);
      }
    });
  });
}
