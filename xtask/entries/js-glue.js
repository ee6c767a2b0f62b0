// engine/glue.js for `yc-image-update/js`. The engine is converted to JavaScript; its exports take
// and return numbers, so what the others make of references is made here.
import * as numbers from "./glue.js";

export * from "./glue.js";

/** The memory of the instance. @type {ArrayBuffer} */
let memory;

export function start() {
  memory = numbers.start().buffer;
}

export const cells = () => new Uint32Array(memory, numbers.cells());
export const answer = () => new Uint32Array(memory, numbers.answer());
export const units = () => new Uint16Array(memory, numbers.units());

/**
 * @param {number} contract
 * @param {boolean} isEndpointUsable
 */
export function plan_request(contract, isEndpointUsable) {
  const length = numbers.plan_request(contract, isEndpointUsable);
  return length === 0 ? undefined : String.fromCharCode(...units().subarray(0, length));
}

/**
 * @param {string} url
 * @param {RequestInit} init
 */
export function make_request(url, init) {
  return new Request(url, init);
}
