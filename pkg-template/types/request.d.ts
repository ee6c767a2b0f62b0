import type { Contract, ImageUpdate } from "./index.js";

// Only what says `export` is exported.
export {};

/** The platform's `Request`: that of the DOM library or of Node's types; without both, as much of it as `fetch` and most programs need. */
export type FetchRequest = typeof globalThis extends { Request: { prototype: infer R } }
  ? R
  : MinimalRequest;

/** The platform's `AbortSignal`; without types for it, as much of it as `fetch` needs. */
export type FetchSignal = typeof globalThis extends { AbortSignal: { prototype: infer S } }
  ? S
  : MinimalSignal;

interface MinimalRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { get(name: string): string | null; has(name: string): boolean };
  readonly bodyUsed: boolean;
  text(): Promise<string>;
  clone(): MinimalRequest;
}

interface MinimalSignal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: (event: any) => void): void;
}

/** A body to send, such as buildPatchBody returns: one with a mask. */
export interface RequestBody extends Omit<ImageUpdate, "imageId" | "updateMask"> {
  /** The names of the fields that change, separated by commas. */
  updateMask: string;
}

/** Where a request goes and what it carries. A header goes along only when its option is there. */
export interface RequestOptions {
  /** The contract to judge the body by; `"2020-03-16"` by default. */
  contract?: Contract | undefined;
  /**
   * Where the API is reached: an http or https URL without user name, password, query and fragment. A path in it comes before the method's; one slash at
   * its end makes no difference. `"https://compute.api.cloud.yandex.net"` by default.
   */
  endpoint?: string | undefined;
  /** The IAM token, alone: `Authorization: Bearer <token>`. 1 to 8,000 visible ASCII characters, like the next two. */
  token?: string | undefined;
  /** What tells the server that two requests are attempts at one change: `Idempotency-Key`. Use one for all attempts, such as a UUID. */
  idempotencyKey?: string | undefined;
  /** What support can find a request by: `x-client-request-id`. Use one for each attempt, such as a UUID. */
  requestId?: string | undefined;
  /** Aborts the request. */
  signal?: FetchSignal | undefined;
}

/** How to write a request down. */
export interface RenderOptions extends RequestOptions {
  /**
   * `"curl"`, the default: a command for POSIX shells. `"fetch"`: statements for a JavaScript module. `"http"`: an HTTP/1.1 message with CRLF line ends.
   */
  as?: "curl" | "fetch" | "http" | undefined;
  /** Whether the token is written out. By default the text has the variable `IAM_TOKEN` of the environment in its place. */
  showToken?: boolean | undefined;
}

/**
 * Builds a request that is ready for `fetch(request)`. Nothing is sent. The body of a request is read once, so build one for each attempt, all with the
 * same `idempotencyKey`.
 *
 * A body without `updateMask` would reset every field that it does not name, so it is refused; to reset all four, name all four.
 *
 * @param imageId The id of the image: 1 to 50 characters.
 * @param body The body, such as buildPatchBody returns. Sizes may be numbers and bigints too; they travel as decimal strings. Null members are left out,
 *   which is the same to the server.
 * @throws ImageUpdateError with every violation of the id, the body and the options, if there is one. No secret is in it.
 * @throws TypeError if there is no such option, or one is of a wrong kind.
 *
 * @example
 * const body = buildPatchBody({ name: "web-2" }, { current });
 * if (body !== null) {
 *   const response = await fetch(buildRequest("fd8k2ed4jspu35gfde1u", body, { token, idempotencyKey: crypto.randomUUID() }));
 * }
 */
export function buildRequest(
  imageId: string,
  body: RequestBody,
  options?: RequestOptions,
): FetchRequest;

/**
 * Writes down the request that {@link buildRequest} would build, to be read, copied and run: it has the same method, URL, headers and body, byte for byte.
 * What is in it is quoted, so text of a stranger's is safe to run; it is not escaped for HTML. `signal` has no place in a text.
 *
 * @param imageId The id of the image: 1 to 50 characters.
 * @param body The body, as for {@link buildRequest}.
 * @throws ImageUpdateError as {@link buildRequest}.
 * @throws TypeError if there is no such option, or one is of a wrong kind.
 */
export function renderRequest(imageId: string, body: RequestBody, options?: RenderOptions): string;
