// The memories of the wasm instances that are made after this module was imported.

/** @type {WebAssembly.Memory[]} */
export const memories = [];

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
