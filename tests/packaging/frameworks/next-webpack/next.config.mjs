import { fileURLToPath } from "node:url";

// Next.js takes the folder of the outermost lock file for the root. This application lies within
// another project, so it names its root.
const root = fileURLToPath(new URL("..", import.meta.url));

export default { turbopack: { root }, outputFileTracingRoot: root };
