// The platform's TextDecoder and TextEncoder. jest-environment-jsdom has neither, though Node.js, in which it runs, has both: without this the package
// failed there at import, with "ReferenceError: TextDecoder is not defined".
const { TextDecoder, TextEncoder } =
  typeof globalThis.TextDecoder === "function"
    ? globalThis
    : globalThis.process.getBuiltinModule("node:util");

export { TextDecoder, TextEncoder };
