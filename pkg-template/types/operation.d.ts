import type { Image, ImageUpdateError } from "./index.js";
import type { Status } from "./status.js";

// Only what is marked as exported is.
export {};

interface OperationMembers {
  /** The id, never empty, with which to ask for the operation again. */
  id: string;
  /** What the operation does. */
  description?: string;
  /** When it was created, as the server wrote it: in RFC 3339 form with any offset from UTC and any number of digits behind the second. */
  createdAt?: string;
  /** The id of the user or service account that initiated it. */
  createdBy?: string;
  /** When it was last modified, in the same form as `createdAt`. */
  modifiedAt?: string;
  /** What it works on; it may have more members. */
  metadata?: {
    /** The id of the image. */
    imageId?: string;
    [member: string]: unknown;
  };
}

/** An operation in progress: ask again. */
export interface RunningOperation extends OperationMembers {
  state: "running";
  done: false;
  /** Why it will have failed when it is done: until then it is being rolled back. */
  error?: Status;
  /** The image as far as it is known. */
  response?: Image;
}

/** An operation that failed or was cancelled. */
export interface FailedOperation extends OperationMembers {
  state: "failed";
  done: true;
  /** Why it failed. */
  error: Status;
}

/** An operation that succeeded. */
export interface SucceededOperation extends OperationMembers {
  state: "succeeded";
  done: true;
  /** The image after the update. The API leaves out members that are at their default. */
  response: Image;
}

/** The answer to an update: a union by `state`. */
export type Operation = RunningOperation | FailedOperation | SucceededOperation;

/**
 * Reads the answer to an update, or to the question how it is going: the parsed JSON of an answer with HTTP status 200. The documented members are
 * checked, and null is the same as no value; others are kept as they are, except that `state` is this function's own. Returns a new object; the one
 * passed is not changed.
 *
 * @throws TypeError that names a member which is not as documented, such as `operation.error.code must be an int32, not "x"`, and also if a done
 * operation has neither or both of `error` and `response`. The request was sent, so its outcome is not known then: this is no {@link ImageUpdateError},
 * which means that nothing was sent. Ask for the image or the operation before sending the update again, or send it with the same idempotency key.
 */
export function parseOperation(value: unknown): Operation;
