// Measures, in a new process, the time of the package's WebAssembly alone. The functions that it
// imports are not called here, so empty ones replace them.
import { readFileSync } from "node:fs";

const bytes = readFileSync(process.argv[2]);

const start = performance.now();
const module = new WebAssembly.Module(bytes);
const compiled = performance.now();
const imports = {};
for (const { module: from, name } of WebAssembly.Module.imports(module)) {
  imports[from] ??= {};
  imports[from][name] = () => {};
}
const prepared = performance.now();
new WebAssembly.Instance(module, imports);
const instantiated = performance.now();

console.log(JSON.stringify({ compile: compiled - start, instantiate: instantiated - prepared }));
