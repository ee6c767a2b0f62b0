import type { Image, ImageUpdateError } from "./index.js";
import type { Status } from "./status.js";

// biome-ignore lint/complexity/noUselessEmptyExport: without it, every declaration is exported.
export {};

interface OperationMembers {
  /** The id, which is never empty. Use it to request the operation again. */
  id: string;
  /** What the operation does. */
  description?: string;
  /**
   * When it was created, as the server wrote it: in RFC 3339 form, with any offset from UTC and any
   * number of fractional digits.
   */
  createdAt?: string;
  /** The id of the user or service account that initiated it. */
  createdBy?: string;
  /** When it was last modified, in the same form as `createdAt`. */
  modifiedAt?: string;
  /** What the operation works on; it may have more members. */
  metadata?: {
    /** The id of the image. */
    imageId?: string;
    [member: string]: unknown;
  };
}

/** An operation in progress. Request it again later. */
export interface RunningOperation extends OperationMembers {
  state: "running";
  done: false;
  /** Why the operation failed. It is running until its changes are rolled back. */
  error?: Status;
  /** The image, as far as the server knows it yet. */
  response?: ImageResponse;
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
  /** The image after the update. The API leaves out members that have their default value. */
  response: ImageResponse;
}

/** The response to an update. A union that is discriminated by `state`. */
export type Operation = RunningOperation | FailedOperation | SucceededOperation;

/**
 * Reads the response to an update, or to a later request for its operation: the parsed JSON of a
 * response with HTTP status 200, or of what `yc … --async --format json` prints. The documented
 * members are checked; null means no value. They may be in snake case, as `yc` writes them
 * (`created_at`, `metadata.image_id`, `response.min_disk_size`); the result has the names of the
 * REST API. Other members are kept as they are, except `state`, which this function adds. The
 * result is a new object; the value passed is not changed.
 *
 * @throws TypeError that names a member that is not as documented, such as
 * `operation.error.code must be an int32, not "x"`; also if an operation that is done has neither
 * or both of `error` and `response`. The request was sent, but its outcome is unknown. Read the
 * image or the operation before sending the update again, or send it with the same idempotency key.
 * (An {@link ImageUpdateError}, by contrast, means that nothing was sent.)
 */
export function parseOperation(value: unknown): Operation;

/** An image with the name of its type, as the response of an operation has it. */
export interface ImageResponse extends Image {
  /** The URL of the type. */
  readonly "@type"?: string | undefined;
}
