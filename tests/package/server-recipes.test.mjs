// The pages of the recipes for servers show the code that tests/recipes/servers runs.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

const read = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");

for (const name of ["express", "fastify", "hono", "orpc", "trpc"]) {
  test(`docs/recipes/${name}.md shows tests/recipes/servers/${name}.js`, () => {
    const [, shown] = /^```js\n(.*?)^```$/ms.exec(read(`docs/recipes/${name}.md`)) ?? [];
    assert.equal(shown, read(`tests/recipes/servers/${name}.js`));
  });
}
