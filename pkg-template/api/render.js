// Requests as text, for people to read and run. Each text describes the request that buildRequest
// makes: the same method, URL, headers and body, byte for byte.
/** @import { RenderOptions, RequestBody } from "../types/index.js" */
import { HEADERS } from "../contract/data.js";
import { requireOptions } from "../input/options.js";
import { escapeUnits } from "../shared/text.js";
import { optional, shown } from "../shared/type-name.js";
import { OF_TEXT, prepareRequest } from "./request.js";

/**
 * A header of the request. The text has a variable in the place of a hidden value.
 *
 * @typedef {{ name: string, value: string, hidden: boolean }} Header
 */

/** @typedef {{ href: string, host: string, pathname: string }} Address */

/** @type {ReadonlyMap<unknown, (url: Address, headers: Header[], body: string) => string>} */
const FORMS = new Map([
  ["curl", curl],
  ["fetch", fetchCall],
  ["http", http],
]);

/** The variable in the place of the token. */
const VARIABLE = "IAM_TOKEN";
/** The token's header, and what comes before the token in it. */
const [, TOKEN_HEADER, SCHEME] = HEADERS.find(([option]) => option === "token") ?? [];

/**
 * @param {string} imageId
 * @param {RequestBody} body
 * @param {RenderOptions} [options]
 */
export function renderRequest(imageId, body, options = {}) {
  const all = requireOptions(options, OF_TEXT);
  const { as = "curl", showToken } = all;
  const form = FORMS.get(as);
  if (form === undefined) {
    throw new TypeError(
      `options.as must be one of ${[...FORMS.keys()].join(", ")}, not ${shown(as)}`,
    );
  }
  const hidesToken = !optional(showToken, "showToken", "boolean");

  const { parts } = prepareRequest(imageId, body, all);
  const headers = Object.entries(parts.headers).map(([name, value]) => ({
    name,
    value,
    hidden: name === TOKEN_HEADER && hidesToken,
  }));
  return form(addressOf(parts.url), headers, parts.body);
}

/**
 * The parts of the address of a request, which is canonical.
 *
 * @param {string} href
 * @returns {Address}
 */
function addressOf(href) {
  const [, host = "", pathname = ""] = /^https?:\/\/([^/]*)(.*)/.exec(href) ?? [];
  return { href, host, pathname };
}

/**
 * A command for a POSIX shell.
 *
 * @param {Address} url
 * @param {Header[]} headers
 * @param {string} body
 */
function curl({ href }, headers, body) {
  const lines = headers.map(({ name, value, hidden }) =>
    hidden ? `-H "${name}: ${SCHEME}$${VARIABLE}"` : `-H ${shellQuote(`${name}: ${value}`)}`,
  );
  return [
    // Without --globoff, curl would expand brackets in the URL.
    "curl --request PATCH --globoff",
    ...lines,
    `--data-raw ${shellQuote(body)}`,
    shellQuote(href),
  ].join(" \\\n  ");
}

/**
 * Statements for a JavaScript module.
 *
 * @param {Address} url
 * @param {Header[]} headers
 * @param {string} body
 */
function fetchCall({ href }, headers, body) {
  const lines = headers.map(
    ({ name, value, hidden }) =>
      `${literal(name)}: ${hidden ? `\`${SCHEME}\${${VARIABLE}}\`` : literal(value)},`,
  );
  const declaration = headers.some(({ hidden }) => hidden)
    ? `const ${VARIABLE} = process.env.${VARIABLE};\n`
    : "";
  return `${declaration}const response = await fetch(${literal(href)}, {
  method: "PATCH",
  headers: {
    ${lines.join("\n    ")}
  },
  body: ${bodyExpression(body)},
});`;
}

/**
 * An expression for the text of the body: readable, unless the body has escape sequences that
 * JSON.stringify would not write.
 *
 * @param {string} body
 */
function bodyExpression(body) {
  const value = JSON.parse(body);
  return JSON.stringify(value) === body
    ? `JSON.stringify(${literal(value).replaceAll("\n", "\n  ")})`
    : literal(body);
}

/**
 * An HTTP/1.1 message.
 *
 * @param {Address} url
 * @param {Header[]} headers
 * @param {string} body
 */
function http({ host, pathname }, headers, body) {
  const lines = headers.map(
    ({ name, value, hidden }) => `${name}: ${hidden ? `${SCHEME}$${VARIABLE}` : value}`,
  );
  return [
    `PATCH ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    ...lines,
    // In bytes. Not every platform has a TextEncoder to count them.
    `Content-Length: ${encodeURIComponent(body).replace(/%../g, "-").length}`,
    "",
    body,
  ].join("\r\n");
}

/**
 * A text as one word for a POSIX shell, which expands nothing in it. A shell without a line editor
 * reads no more than 4,095 bytes of a line, so a long word continues on further lines.
 *
 * @param {string} text
 */
function shellQuote(text) {
  const parts = text.match(/.{1,800}/gsu) ?? [];
  return parts.map((part) => `'${part.replaceAll("'", "'\\''")}'`).join("\\\n");
}

/**
 * A JavaScript literal that means the same in a module, in a script, and in a script inside HTML.
 *
 * @param {unknown} value
 */
function literal(value) {
  return JSON.stringify(value, null, 2).replaceAll("<", escapeUnits);
}
