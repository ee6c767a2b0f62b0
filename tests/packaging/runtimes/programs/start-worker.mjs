import { ask } from "./ask.mjs";

globalThis.summary = await ask(
  new Worker(new URL("worker-of-page.mjs", import.meta.url), { type: "module" }),
);
