// Reads an Operation: the answer to an update, and to every later request for its state.
/** @import { Operation, Status } from "../types/index.js" */
/** @import { Reader } from "./members.js" */
import {
  readFlag,
  readInt32,
  readInt64,
  readMembers,
  readRecords,
  readText,
  readTextMap,
  readTexts,
  readTime,
  refuse,
} from "./members.js";
import { parseStatus } from "./status.js";

const METADATA = { imageId: readText };

const STATUS = { code: readInt32, message: readText, details: readRecords };

const OS = { type: readText };

const IMAGE = {
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
};

const OPERATION = {
  id: readText,
  description: readText,
  createdAt: readTime,
  createdBy: readText,
  modifiedAt: readTime,
  done: readFlag,
  metadata: readMetadata,
  error: readError,
  response: readImage,
};

/**
 * @param {unknown} value
 * @returns {Operation}
 */
export function parseOperation(value) {
  const operation = readMembers(value, "operation", OPERATION);
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
  const members = readMembers(value, path, STATUS);
  // Without members it is a status at its defaults, and not another answer.
  const status = parseStatus(Object.keys(members).length === 0 ? { message: "" } : members);
  return status.code === "OK" ? { ...status, code: "UNKNOWN" } : status;
}

/**
 * @param {unknown} value
 * @param {string} path
 */
function readMetadata(value, path) {
  return readMembers(value, path, METADATA);
}

/**
 * @param {unknown} value
 * @param {string} path
 */
function readImage(value, path) {
  return readMembers(value, path, IMAGE);
}

/**
 * @param {unknown} value
 * @param {string} path
 */
function readOs(value, path) {
  return readMembers(value, path, OS);
}
