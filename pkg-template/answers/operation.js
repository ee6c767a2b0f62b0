// Reads the answer to an update, and to every later question how it is going.
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

const OPERATION = {
  id: readText,
  description: readText,
  createdAt: readTime,
  createdBy: readText,
  modifiedAt: readTime,
  done: readFlag,
  metadata: (value, path) => readMembers(value, path, METADATA),
  error: readError,
  response: (value, path) => readMembers(value, path, IMAGE),
};

const METADATA = { imageId: readText };

const STATUS = { code: readInt32, message: readText, details: readRecords };

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
  os: (value, path) => readMembers(value, path, OS),
  pooled: readFlag,
};

const OS = { type: readText };

/** What failed is not OK, whether that is left out or written. */
function readError(value, path) {
  const status = parseStatus(readMembers(value, path, STATUS));
  return status.code === "OK" ? { ...status, code: "UNKNOWN" } : status;
}

export function parseOperation(value) {
  const operation = readMembers(value, "operation", OPERATION);
  if (!operation.id) refuse("operation.id", "a string that is not empty", operation.id);

  const { done = false } = operation;
  return { ...operation, done, state: done ? outcome(operation) : "running" };
}

function outcome({ error, response }) {
  if (error !== undefined && response !== undefined) {
    throw new TypeError(
      "operation.error and operation.response are both there, but a done operation must have exactly one of them",
    );
  }
  if (error !== undefined) return "failed";
  if (response !== undefined) return "succeeded";
  throw new TypeError(
    "operation.error and operation.response are both missing, but a done operation must have exactly one of them",
  );
}
