import { test } from "vitest";
import { commands } from "vitest/browser";
import * as api from "yc-image-update";

import { run } from "../../program.mjs";

test("the program", async () => {
  await commands.writeFile("summary.json", JSON.stringify(run(api)));
});
