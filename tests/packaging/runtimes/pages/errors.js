// For every engine alike: what nothing catches is the summary.
for (const type of ["error", "unhandledrejection"]) {
  addEventListener(
    type,
    (event) => (globalThis.summary ??= { error: String(event.reason ?? event.message) }),
  );
}
