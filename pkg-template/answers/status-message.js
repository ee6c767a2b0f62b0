// The grammar of a status's message:
//
//     message = *(prefix / heading) text
//     prefix  = [lead] code
//
// A prefix comes from a library of gRPC, once for every server on the way, and a lead from a server
// that wraps an error in words of its own. A heading comes from the API and stands before lines
// about single fields.
/** @import { StatusCode } from "../types/index.js" */
import { codeNamed } from "./codes.js";

/** A heading, and how each library writes a code before a text. */
const OPENINGS = [
  /^\s*(?:request )?validation (?:error|failed)(?::|\.?\s*$)/i,
  // Go; before it what wraps the error, or the word of a command-line tool.
  /^\s*(?:error: )?(?<lead>|\S.*?)rpc error: code = (?<name>\w+) desc =/i,
  // C++; Java, with the class of its exception; grpc-js, with the number; nice-grpc, with the path.
  /^\s*(?:[\w.]+Exception: |\d+ |\/[\w./]+ )?(?<name>[A-Z_]+):/,
  // Connect, and the vendor's console.
  /^\s*\[(?<name>[\w ]+)\]/,
  // Python.
  /^\s*<\w+ of RPC that terminated with:\s+status = StatusCode\.(?<name>\w+)\s+details = "/,
];
/** What Python writes after the text. */
const PYTHON_SUFFIX = /"\s+debug_error_string = "[\s\S]*$/;

/** How many prefixes and headings are read. */
const MAX_LAYERS = 16;

const LINE_BREAK = /\r\n|\n|\r/;
const BULLET = /^-\s+/;

/**
 * Takes the prefixes and headings from a message.
 *
 * @param {string} message
 */
export function openMessage(message) {
  /** The first code that says more than UNKNOWN. @type {StatusCode | undefined} */
  let code;
  let lead = "";
  let hasHeading = false;
  let text = message;
  for (let layer = 0; layer < MAX_LAYERS; layer++) {
    const opening = OPENINGS.map((opening) => opening.exec(text)).find(
      (found) => found && (!found.groups || codeNamed(found.groups.name)),
    );
    // After a heading, what precedes a prefix may be the name of a field.
    if (!opening || (hasHeading && opening.groups?.lead)) break;
    if (!opening.groups) hasHeading = true;
    else {
      lead += opening.groups.lead ?? "";
      if (code === undefined || code === "UNKNOWN") code = codeNamed(opening.groups.name);
    }
    text = text.slice(opening[0].length).trimStart();
  }
  return { code, lead, hasHeading, text: code ? text.replace(PYTHON_SUFFIX, "") : text };
}

/**
 * The lines of a text, without bullets and empty lines.
 *
 * @param {string} text
 */
export function linesOf(text) {
  return text
    .split(LINE_BREAK)
    .map((line) => line.trim().replace(BULLET, ""))
    .filter((line) => line !== "");
}
