// The wasm instance, and the views of the memory that it shares with JavaScript.
import * as glue from "./glue.js";
import { check, compile } from "./module.js";

/**
 * Views of the caller-owned buffers. src/boundary/buffers.rs describes them.
 *
 * @typedef {{ cells: Uint32Array, units: Uint16Array, answer: Uint32Array }} Buffers
 */

/** Undefined until the first call, and after an exception out of the engine. @type {Buffers | undefined} */
let buffers;

/** Whether this platform is known to run the engine. */
let isAvailable = false;

/**
 * Throws if the engine cannot be had. Functions whose input may be valid without it call this first,
 * so that every call fails on such a platform, and not only the first that finds a fault.
 */
export function requireEngine() {
  if (isAvailable) return;
  check();
  isAvailable = true;
}

/**
 * Runs code that calls the engine, and none of the caller's code.
 *
 * Any exception out of it leaves the instance in doubt: a trap, but also a RangeError from a nearly
 * full stack, which skips the end of a function in WebAssembly. The next call starts a fresh one.
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
    // Nothing more happens now: with the stack nearly full, a new instance could fail as well.
    buffers = undefined;
    throw error;
  }
}

/**
 * The views, made anew if the memory has grown, as it does when wasm-bindgen's table of references
 * grows: the old ones have no length then.
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
