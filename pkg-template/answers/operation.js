// Reads an Operation: the answer to an update, and to every later request for its state.
/** @import { Operation, Status } from "../types/index.js" */
/** @import { Reader } from "./members.js" */
import {
  readFlag,
  readInt32,
  readInt64,
  readRecords,
  readText,
  readTextMap,
  readTexts,
  readTime,
  readerOf,
  refuse,
} from "./members.js";
import { parseStatus } from "./status.js";

const readMetadata = /* @__PURE__ */ readerOf({ imageId: readText });

const readStatus = /* @__PURE__ */ readerOf({
  code: readInt32,
  message: readText,
  details: readRecords,
});

const readOs = /* @__PURE__ */ readerOf({ type: readText });

const readImage = /* @__PURE__ */ readerOf({
  id: readText,
  folderId: readText,
  createdAt: readTime,
  name: readText,
  description: readText,
  labels: readTextMap,
  family: readText,
  storageSize: readInt64,
  minDiskSize: readInt64,
  productIds: readTexts,
  status: readText,
  os: readOs,
  pooled: readFlag,
});

const readOperation = /* @__PURE__ */ readerOf({
  id: readText,
  description: readText,
  createdAt: readTime,
  createdBy: readText,
  modifiedAt: readTime,
  done: readFlag,
  metadata: readMetadata,
  error: readError,
  response: readImage,
});

/**
 * @param {unknown} value
 * @returns {Operation}
 */
export function parseOperation(value) {
  const operation = readOperation(value, "operation");
  const { id, done = false, error, response } = operation;
  if (!id) return refuse("operation.id", "a string that is not empty", id);
  if (!done) return { ...operation, id, done, state: "running" };
  if (error !== undefined && response === undefined)
    return { ...operation, id, done, state: "failed", error };
  if (error === undefined && response !== undefined)
    return { ...operation, id, done, state: "succeeded", response };
  const both = error === undefined ? "missing" : "present";
  throw new TypeError(
    `operation.error and operation.response are both ${both}, ` +
      "but a done operation must have exactly one of them",
  );
}

/**
 * Reads the error of an operation. An operation that failed is not OK, even if the code is left out
 * or says so.
 *
 * @type {Reader<Status>}
 */
function readError(value, path) {
  const members = readStatus(value, path);
  // Without members it is a status at its defaults, and not another answer.
  const status = parseStatus(Object.keys(members).length === 0 ? { message: "" } : members);
  return status.code === "OK" ? { ...status, code: "UNKNOWN" } : status;
}
