import type { Contract, ImageUpdate } from "./index.js";

// biome-ignore lint/complexity/noUselessEmptyExport: without it, every declaration is exported.
export {};

/**
 * The `Request` of the DOM library or of Node's types. Without either, only the members of it that
 * `fetch` and most programs need.
 */
export type FetchRequest = typeof globalThis extends { Request: { prototype: infer R } }
  ? R
  : MinimalRequest;

/** The platform's `AbortSignal`. Without types for it, only the members that `fetch` needs. */
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
  addEventListener(type: "abort", listener: (event: unknown) => void): void;
}

/** A body to send, with a mask, as buildPatchBody returns it. */
export interface RequestBody extends Omit<ImageUpdate, "imageId" | "updateMask"> {
  /** The names of the fields that change, separated by commas. */
  updateMask: string;
}

/** Where to send a request, and its headers. A header is sent only if you pass its option. */
export interface RequestPartsOptions {
  /** The contract to check the body against; `"2020-03-16"` by default. */
  contract?: Contract | undefined;
  /**
   * The URL of the API: http or https, without user name, password, query and fragment. If it has a
   * path, the path of the method is appended to it; a slash at its end makes no difference.
   * `"https://compute.api.cloud.yandex.net"` by default. The API of the region in Kazakhstan is
   * `"https://compute.api.yandexcloud.kz"`.
   */
  endpoint?: string | undefined;
  /**
   * The IAM token alone, for `Authorization: Bearer <token>`: 1 to 8,000 visible ASCII characters,
   * like the next two options.
   */
  token?: string | undefined;
  /**
   * The `Idempotency-Key`, which tells the server that several requests are attempts at the same
   * change. Use one key for all attempts.
   *
   * The API's documentation asks for a UUID, such as `crypto.randomUUID()` returns. The package
   * does not check that. The server may refuse any other text, or mistake it for a key that
   * somebody has used before.
   */
  idempotencyKey?: string | undefined;
  /**
   * The `x-client-request-id`, such as a UUID. Support can find a request by it. Use a new one for
   * each attempt.
   *
   * The API's documentation names this header. The vendor's newest libraries also send
   * `x-request-id` and `x-client-trace-id`. These are not documented, so this package does not send
   * them. If you need them, add them to the headers of the request.
   */
  requestId?: string | undefined;
}

/** Where to send a request, its headers, and what aborts it. */
export interface RequestOptions extends RequestPartsOptions {
  /** Aborts the request. */
  signal?: FetchSignal | undefined;
}

/** A request as plain data. */
export interface RequestParts {
  /** The absolute URL. */
  url: string;
  /** The method. */
  method: "PATCH";
  /** `Content-Type`, and a header for each option that you passed. */
  headers: Record<string, string>;
  /**
   * The body: JSON, in which control characters and invisible characters are written as escape
   * sequences.
   */
  body: string;
}

/** How to write a request as text. */
export interface RenderOptions extends RequestOptions {
  /**
   * `"curl"`, the default: a command for POSIX shells. `"fetch"`: statements for a JavaScript
   * module. `"http"`: an HTTP/1.1 message with CRLF line ends.
   */
  as?: "curl" | "fetch" | "http" | undefined;
  /**
   * Whether the text contains the token. By default, the text uses the environment variable
   * `IAM_TOKEN` instead.
   */
  showToken?: boolean | undefined;
}

/**
 * Builds a request for `fetch(request)`. Nothing is sent. The body of a request can be read only
 * once, so build one for each attempt, all with the same `idempotencyKey`.
 *
 * A body without `updateMask` would reset every field that has no value in it, so it is refused. To
 * reset all four fields, name all four in the mask.
 *
 * @param imageId The id of the image: 1 to 50 characters.
 * @param body The body, as buildPatchBody returns it. Sizes may also be numbers and bigints; they
 *   are sent as decimal strings. Members that are null are left out; for the server, both mean no
 *   value.
 * @throws ImageUpdateError with every violation of the id, the body and the options, if there is
 *   one. The error does not contain the token.
 * @throws TypeError if an option is unknown or of the wrong type.
 *
 * @example
 * const body = buildPatchBody({ name: "web-2" }, { current });
 * if (body !== null) {
 *   const idempotencyKey = crypto.randomUUID();
 *   const request = buildRequest("fd8k2ed4jspu35gfde1u", body, { token, idempotencyKey });
 *   const response = await fetch(request);
 * }
 */
export function buildRequest(
  imageId: string,
  body: RequestBody,
  options?: RequestOptions,
): FetchRequest;

/**
 * Returns the request that {@link buildRequest} would build as plain data, for libraries such as
 * axios, undici or Angular's `HttpClient`. The URL, the headers and the body are the same, byte for
 * byte. Send the body as it is.
 *
 * @param imageId The id of the image: 1 to 50 characters.
 * @param body The body, as for {@link buildRequest}.
 * @throws ImageUpdateError like {@link buildRequest}.
 * @throws TypeError if an option is unknown or of the wrong type. `signal` is no option here.
 *
 * @example
 * const { url, method, headers, body: data } = requestParts(image.id, body, { token });
 * const response = await axios.request({ url, method, headers, data });
 */
export function requestParts(
  imageId: string,
  body: RequestBody,
  options?: RequestPartsOptions,
): RequestParts;

/**
 * Writes the request that {@link buildRequest} would build as text, for people to read, copy and
 * run. The method, URL, headers and body are the same, byte for byte. Values are quoted, and
 * control characters and invisible characters are written as escape sequences. So the text is safe
 * to paste into a terminal that uses UTF-8, and to run, even if somebody else wrote the values.
 * They are not escaped for HTML. `signal` has no effect.
 *
 * @param imageId The id of the image: 1 to 50 characters.
 * @param body The body, as for {@link buildRequest}.
 * @throws ImageUpdateError like {@link buildRequest}.
 * @throws TypeError if an option is unknown or of the wrong type.
 */
export function renderRequest(imageId: string, body: RequestBody, options?: RenderOptions): string;
