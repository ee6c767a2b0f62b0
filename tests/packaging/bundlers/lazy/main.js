// Like a form that loads the package when a user begins to edit.
async function edit() {
  const api = await import("yc-image-update");
  const { run } = await import("../program.mjs");
  globalThis.summary = run(api);
}

edit();
