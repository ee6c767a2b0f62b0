// The second of two phases: each function writes what was read as a message, makes one call, and
// reads the answer. None of the caller's code can run here, so the buffers belong to one call.
//
// The instance is imported first: index.js says why.
import { currentViews, withEngine } from "./instance.js";
import * as glue from "./glue.js";
import { LIMIT_MASK_UNITS } from "../contract/data.js";
import { Input } from "../input/values.js";
import { Message } from "./message.js";
import { readOutcomes, readPlan } from "./plan.js";
import { readReport } from "./report.js";

/** @import { Image, Scalar } from "../input/values.js" */
/** @import { ReadOptions } from "../input/options.js" */
/** @import { Field, Report } from "../types/index.js" */

/**
 * Checks an update.
 *
 * @param {Input | Scalar} input
 * @param {ReadOptions} options
 */
export function validateUpdate(input, { contract, current }) {
  return withEngine((buffers) => {
    const message = new Message(buffers, 2);
    message.writeInput(0, input);
    message.writeImage(1, current);
    glue.validate_update(contract);
    return readReport(buffers.answer, { input, current, contract });
  });
}

/**
 * Checks edits, and plans the body that carries them out.
 *
 * @param {Input | Scalar} input
 * @param {ReadOptions} options
 * @returns {{ report: Report, mask: Field[], values: Field[] }}
 */
export function planPatch(input, { contract, current }) {
  return withEngine((buffers) => {
    const message = new Message(buffers, 2);
    message.writeInput(0, input);
    message.writeImage(1, current, input instanceof Input ? input : undefined);
    glue.plan_patch(contract);
    const report = readReport(buffers.answer, { input, current, contract });
    return { report, ...readPlan(buffers.answer) };
  });
}

/**
 * Checks an update, and previews it if there are no violations.
 *
 * @param {Input | Scalar} input
 * @param {Image} image
 * @param {number} contract
 */
export function previewUpdate(input, image, contract) {
  return withEngine((buffers) => {
    const message = new Message(buffers, 2);
    message.writeInput(0, input);
    message.writeImage(1, image);
    glue.preview_update(contract);
    const report = readReport(buffers.answer, { input, contract });
    return { report, ...readOutcomes(buffers.answer) };
  });
}

/**
 * Finds what becomes of edits that were made on an earlier version of an image.
 *
 * @param {Input} input
 * @param {Image} base
 * @param {Image} current
 */
export function rebaseEdits(input, base, current) {
  return withEngine((buffers) => {
    const message = new Message(buffers, 3);
    message.writeInput(0, input);
    message.writeImage(1, base);
    message.writeImage(2, current);
    glue.rebase_edits();
    return readOutcomes(buffers.answer);
  });
}

/**
 * Parses a mask.
 *
 * @param {Input} input an input with the mask alone
 * @returns {{ report: Report, fields: Field[] }}
 */
export function parseMask(input) {
  return withEngine((buffers) => {
    new Message(buffers, 1).writeValue(0, input.updateMask, LIMIT_MASK_UNITS);
    glue.parse_mask();
    return { report: readReport(buffers.answer, { input }), fields: readPlan(buffers.answer).mask };
  });
}

/**
 * Collects the paths of a mask.
 *
 * @param {Input} input an input without a mask
 * @param {Scalar[]} paths
 * @returns {{ report: Report, fields: Field[] }}
 */
export function buildMask(input, paths) {
  return withEngine((buffers) => {
    new Message(buffers, 1).writeList(0, paths);
    glue.build_mask();
    const report = readReport(buffers.answer, { input, paths });
    return { report, fields: readPlan(buffers.answer).mask };
  });
}

/**
 * What a request is made of.
 *
 * @typedef {{
 *   imageId: Scalar,
 *   body: Input | Scalar,
 *   headers: (string | undefined)[],
 *   isEndpointUsable: boolean,
 * }} RequestInput
 */

/**
 * Checks a request. The path is that of the method; undefined if there are violations.
 *
 * @param {RequestInput} request
 * @param {number} contract
 * @returns {{ report: Report, path: string | undefined }}
 */
export function planRequest({ imageId, body, headers, isEndpointUsable }, contract) {
  return withEngine((buffers) => {
    const message = new Message(buffers, headers.length + 2);
    try {
      message.writeScalar(0, imageId);
      headers.forEach((value, index) => {
        message.writeHeader(index + 1, value);
      });
      message.writeInput(headers.length + 1, body);
      const path = glue.plan_request(contract, isEndpointUsable);
      const { answer } = currentViews(buffers);
      return { report: readReport(answer, { input: body, imageId, contract }), path };
    } finally {
      // A header may be a token.
      message.overwriteUnits(currentViews(buffers));
    }
  });
}

/**
 * Makes a request of the platform.
 *
 * @param {string} url
 * @param {RequestInit} init
 * @returns {Request}
 */
export function makeRequest(url, init) {
  return withEngine(() => glue.make_request(url, init));
}
