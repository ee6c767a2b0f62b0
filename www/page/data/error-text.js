import { ApiError } from "./compute.js";

/**
 * The sentence that tells the user about an error.
 * @param {unknown} error
 */
export function errorText(error) {
  if (error instanceof ApiError)
    return `${error.status.code} (HTTP ${error.httpStatus}): ${error.message}`;
  // `fetch` reports every failure in the same way, whether the host cannot be reached or CORS
  // forbids the request.
  if (error instanceof TypeError && /fetch|network|load/i.test(error.message)) {
    return "There was no answer: the address cannot be reached, or it does not allow web pages.";
  }
  return error instanceof Error ? error.message : String(error);
}
