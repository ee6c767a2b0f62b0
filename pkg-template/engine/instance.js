// The wasm instance, and the views of the memory that it shares with JavaScript.
//
// The module is imported first: index.js says why.
import { check, compile } from "./module.js";
import * as glue from "./glue.js";

/**
 * Views of the caller-owned buffers. src/boundary/buffers.rs describes them.
 *
 * @typedef {{ cells: Uint32Array, units: Uint16Array, answer: Uint32Array }} Buffers
 */

/**
 * Undefined until the first call, and after an exception out of the engine.
 *
 * @type {Buffers | undefined}
 */
let buffers;

/** Whether this platform is known to run the engine. */
let isAvailable = false;

/**
 * Throws if this platform cannot run the engine. Functions with a fast path call it first:
 * otherwise they would fail there only for inputs that need the engine.
 */
export function requireEngine() {
  if (isAvailable) return;
  check();
  isAvailable = true;
}

/**
 * Runs code that calls the engine, and none of the caller's code.
 *
 * Any exception out of it may leave the instance broken: a trap, but also a RangeError from a
 * nearly full stack, which skips the end of a function in WebAssembly. The next call starts a new
 * one.
 *
 * @template T
 * @param {(buffers: Buffers) => T} code
 * @returns {T}
 */
export function withEngine(code) {
  try {
    if (buffers === undefined) {
      glue.start(compile());
      buffers = viewBuffers();
    }
    return code(currentViews(buffers));
  } catch (error) {
    // Not started anew here: with the stack nearly full, that could fail as well.
    buffers = undefined;
    throw error;
  }
}

/**
 * The views of the memory as it is now. If it has grown, the old views have no length, and new ones
 * are made. It grows when wasm-bindgen's table of references does.
 *
 * @param {Buffers} views
 */
export function currentViews(views) {
  if (views.units.length > 0) return views;
  buffers = viewBuffers();
  return buffers;
}

/** @returns {Buffers} */
function viewBuffers() {
  return { cells: glue.cells(), units: glue.units(), answer: glue.answer() };
}
