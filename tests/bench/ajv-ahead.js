// Writes compiled/ajv-ahead.js, ajv's schema compiled ahead, as its documentation advises for
// platforms that do not allow code generation.
import { mkdirSync, writeFileSync } from "node:fs";

import { _, Ajv } from "ajv";
import standaloneCode from "ajv/dist/standalone/index.js";

import { schema } from "./peers/ajv.js";
import { isDiskSize } from "./peers/own-rules.js";

const ajv = new Ajv({
  allErrors: true,
  code: { source: true, esm: true, formats: _`{ "disk-size": { validate: isDiskSize } }` },
});
ajv.addFormat("disk-size", { type: "string", validate: isDiskSize });

mkdirSync("compiled", { recursive: true });
writeFileSync(
  "compiled/ajv-ahead.js",
  `import { isDiskSize } from "../peers/own-rules.js";
${standaloneCode.default(ajv, ajv.compile(schema))}
export const isValid = (result) => result;
`,
);
