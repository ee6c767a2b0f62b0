import { fileURLToPath } from "node:url";

// As in next/next.config.mjs.
const root = fileURLToPath(new URL("..", import.meta.url));

export default { turbopack: { root }, outputFileTracingRoot: root, output: "export" };
