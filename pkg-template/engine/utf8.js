// The platform's TextDecoder and TextEncoder.
//
// Symptom: in jest-environment-jsdom the package failed at import with "ReferenceError: TextDecoder
// is not defined". Reason: that environment lacks both, though Node.js, in which it runs, has them.

/**
 * @typedef {{
 *   TextDecoder: typeof globalThis.TextDecoder,
 *   TextEncoder: typeof globalThis.TextEncoder,
 * }} Encodings
 */

/** @typedef {{ process: { getBuiltinModule(name: string): Encodings } }} NodeGlobal */

/** @type {Encodings} */
const { TextDecoder, TextEncoder } =
  typeof globalThis.TextDecoder === "function"
    ? globalThis
    : /** @type {NodeGlobal} */ (/** @type {unknown} */ (globalThis)).process.getBuiltinModule(
        "node:util",
      );

export { TextDecoder, TextEncoder };
