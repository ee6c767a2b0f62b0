import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { createTRPCClient, httpLink } from "@trpc/client";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";

import { BODY, ID, REFUSED, RESET, TOKEN, forwarded, keepRequests } from "./support.mjs";
import { createRouter } from "./trpc.js";

/** Calls the mutation through tRPC's own client and HTTP handler. */
async function update(input) {
  const { requests, send } = keepRequests();
  const router = createRouter({ token: TOKEN, send });
  const answer = (url, init) =>
    fetchRequestHandler({ endpoint: "", req: new Request(url, init), router });
  const client = createTRPCClient({
    links: [httpLink({ url: "http://localhost", fetch: answer })],
  });
  try {
    return { requests, result: await client.updateImage.mutate(input) };
  } catch (error) {
    return { requests, error };
  }
}

describe("tRPC", () => {
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
    assert.equal(error.data.code, "BAD_REQUEST");
    assert.equal(error.data.httpStatus, 400);
    assert.deepEqual(
      error.data.violations.map(({ rule }) => rule),
      rules,
    );
    assert.equal(error.message, error.data.violations.map(({ message }) => message).join("\n"));
  };
  for (const [fault, [body, rules]] of Object.entries(REFUSED)) {
    test(`refuses ${fault}, with the violations`, () => check({ imageId: ID, body }, rules));
  }
  test("refuses an invalid id, with the violations", () =>
    check({ imageId: "", body: BODY }, ["required"]));
  test("refuses no input", async () => {
    const { error } = await update(undefined);
    assert.equal(error.data.code, "BAD_REQUEST");
  });
});
