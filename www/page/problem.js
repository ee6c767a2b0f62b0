import { Refusal } from "./compute.js";

/** One readable sentence for whatever kept an answer away. */
export function problemText(error) {
  if (error instanceof Refusal)
    return `${error.status.code} (HTTP ${error.httpStatus}): ${error.message}`;
  // fetch says nothing more than this, whether the host is down or does not let web pages in (CORS).
  if (error instanceof TypeError && /fetch|network|load/i.test(error.message)) {
    return "No answer: the address cannot be reached, or it does not accept calls from web pages.";
  }
  return error.message;
}
