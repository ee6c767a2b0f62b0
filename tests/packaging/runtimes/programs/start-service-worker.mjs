import { ask } from "./ask.mjs";

const registration = await navigator.serviceWorker.register(
  new URL("worker-of-page.mjs", import.meta.url),
  { type: "module" },
);
globalThis.summary = await ask(
  registration.installing ?? registration.waiting ?? registration.active,
);
