import { fileURLToPath } from "node:url";

// An application has one lock file, which tells Next.js where its root is. This one lies within another project.
const root = fileURLToPath(new URL("..", import.meta.url));

export default { turbopack: { root }, outputFileTracingRoot: root };
