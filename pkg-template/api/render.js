// Requests as text, for people to read and to run: each reproduces the bytes of the one that buildRequest makes.
import { HEADERS } from "../contract/data.js";
import { requireObject } from "../input/options.js";
import { prepareRequest } from "./request.js";
import { shown, typeOf } from "../shared/type-name.js";
import { TextEncoder } from "../engine/utf8.js";

const FORMS = { curl, fetch: fetchCall, http };

/** What stands for the token. */
const VARIABLE = "IAM_TOKEN";
const [, TOKEN_HEADER, SCHEME] = HEADERS.find(([option]) => option === "token");

export function renderRequest(imageId, body, options = {}) {
  const { as = "curl", showToken = false } = requireObject(options, "options");
  if (typeof as !== "string" || !Object.hasOwn(FORMS, as)) {
    throw new TypeError(
      `options.as must be one of ${Object.keys(FORMS).join(", ")}, not ${shown(as)}`,
    );
  }
  if (typeof showToken !== "boolean") {
    throw new TypeError(`options.showToken must be a boolean, not ${typeOf(showToken)}`);
  }

  const { url, headers, text } = prepareRequest(imageId, body, options);
  const lines = headers.map(([name, value]) => ({
    name,
    value,
    hidden: name === TOKEN_HEADER && !showToken,
  }));
  return FORMS[as](new URL(url), lines, text);
}

function curl({ href }, headers, body) {
  const lines = headers.map(({ name, value, hidden }) =>
    hidden ? `-H "${name}: ${SCHEME}$${VARIABLE}"` : `-H ${shellQuote(`${name}: ${value}`)}`,
  );
  // Brackets in a URL would be patterns to curl.
  return [
    "curl --request PATCH --globoff",
    ...lines,
    `--data-raw ${shellQuote(body)}`,
    shellQuote(href),
  ].join(" \\\n  ");
}

function fetchCall({ href }, headers, body) {
  const lines = headers.map(
    ({ name, value, hidden }) =>
      `${literal(name)}: ${hidden ? `\`${SCHEME}\${${VARIABLE}}\`` : literal(value)},`,
  );
  const declaration = headers.some(({ hidden }) => hidden)
    ? `const ${VARIABLE} = process.env.${VARIABLE};\n`
    : "";
  const indented = (text) => text.replaceAll("\n", "\n  ");
  return `${declaration}const response = await fetch(${literal(href)}, {
  method: "PATCH",
  headers: {
    ${lines.join("\n    ")}
  },
  body: JSON.stringify(${indented(literal(JSON.parse(body)))}),
});`;
}

function http({ host, pathname }, headers, body) {
  const lines = headers.map(
    ({ name, value, hidden }) => `${name}: ${hidden ? `${SCHEME}$${VARIABLE}` : value}`,
  );
  return [
    `PATCH ${pathname} HTTP/1.1`,
    `Host: ${host}`,
    ...lines,
    `Content-Length: ${new TextEncoder().encode(body).length}`,
    "",
    body,
  ].join("\r\n");
}

/** One word to a POSIX shell, in which nothing is expanded. */
function shellQuote(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A literal that means the same in a module, in a script and inside a page. */
function literal(value) {
  const escape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(value, null, 2).replace(/[<\u2028\u2029]/g, escape);
}
