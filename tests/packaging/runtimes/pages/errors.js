// In every browser an uncaught error becomes the summary.
for (const type of ["error", "unhandledrejection"]) {
  addEventListener(type, (event) => {
    globalThis.summary ??= { error: String(event.reason ?? event.message) };
  });
}
