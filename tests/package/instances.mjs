// The memories of the engine's instances that are made after this module was imported.

/** @type {{ readonly buffer: ArrayBuffer }[]} */
export const memories = [];

const MEGABYTE = 1_048_576;

// The memory of an engine that is converted to JavaScript.
globalThis.ArrayBuffer = class extends ArrayBuffer {
  /**
   * @param {number} byteLength
   * @param {{ maxByteLength?: number }} [options]
   */
  constructor(byteLength, options) {
    super(byteLength, options);
    if (byteLength > MEGABYTE) memories.push({ buffer: this });
  }
};

WebAssembly.Instance = class extends WebAssembly.Instance {
  /**
   * @param {WebAssembly.Module} module
   * @param {WebAssembly.Imports} imports
   */
  constructor(module, imports) {
    super(module, imports);
    for (const value of Object.values(this.exports)) {
      if (value instanceof WebAssembly.Memory) memories.push(value);
    }
  }
};

/** The size in bytes of the memory of the instance that was made last. */
export function memorySize() {
  return memories.at(-1)?.buffer.byteLength ?? 0;
}
