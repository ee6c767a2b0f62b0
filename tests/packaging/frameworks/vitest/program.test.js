import { writeFileSync } from "node:fs";
import { test } from "vitest";
import * as api from "yc-image-update";

import { run } from "../program.mjs";

test("the program", () => {
  writeFileSync(process.env.SUMMARY_FILE, JSON.stringify(run(api)));
});
