import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import { RPCHandler } from "@orpc/server/fetch";

import { createRouter } from "./orpc.js";
import { BODY, ID, REFUSED, RESET, TOKEN, forwarded, keepRequests } from "./support.mjs";

/** Calls the procedure through oRPC's own client and HTTP handler. */
async function update(input) {
  const { requests, send } = keepRequests();
  const handler = new RPCHandler(createRouter({ token: TOKEN, send }));
  const answer = async (request) => (await handler.handle(request)).response;
  const client = createORPCClient(new RPCLink({ url: "http://localhost", fetch: answer }));
  try {
    return { requests, result: await client.updateImage(input) };
  } catch (error) {
    return { requests, error };
  }
}

describe("oRPC", () => {
  for (const body of [BODY, RESET]) {
    test(`forwards ${JSON.stringify(body)}`, async () => {
      const { requests, result } = await update({ imageId: ID, body });
      assert.deepEqual(result, { id: "op1", done: false });
      assert.deepEqual(requests, [forwarded(body)]);
    });
  }

  const check = async (input, rules) => {
    const { requests, error } = await update(input);
    assert.deepEqual(requests, []);
    assert.equal(error.code, "BAD_REQUEST");
    assert.deepEqual(
      error.data.issues.map(({ rule }) => rule),
      rules,
    );
  };
  for (const [fault, [body, rules]] of Object.entries(REFUSED)) {
    test(`refuses ${fault}, with the violations`, () => check({ imageId: ID, body }, rules));
  }
  test("refuses an invalid id, with the violations", () =>
    check({ imageId: "", body: BODY }, ["required"]));
  test("refuses no input", () => check(undefined, ["type"]));
});
