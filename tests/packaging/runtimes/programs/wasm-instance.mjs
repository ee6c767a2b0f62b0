// Without `source`, Node.js links the wasm, and looks for the modules that it imports from.
import("yc-image-update/wasm").catch(({ code, message }) => console.log(code, message));
