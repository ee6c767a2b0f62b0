// WebKitGTK through its WebDriver, on a screen of its own.
import { spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";

import { freePort } from "./tools.mjs";

/** @import { Context, WebKit } from "./context.mjs" */

// A container has no graphics card, and root cannot use the sandbox.
const ENVIRONMENT = {
  WEBKIT_DISABLE_COMPOSITING_MODE: "1",
  WEBKIT_DISABLE_DMABUF_RENDERER: "1",
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
};

const POLLS = 600;
const PAUSE = 100;

/**
 * Opens a page; resolves when it has set `globalThis.summary`.
 *
 * @param {Context} context
 * @param {WebKit} webkit
 * @param {string} url
 */
export async function openInWebkit(context, webkit, url) {
  const { version, command, close } = await openSession(context, webkit);
  try {
    await command("POST", "url", { url });
    const script = { script: "return globalThis.summary", args: [] };
    for (let poll = 0; poll < POLLS; poll++) {
      const summary = await command("POST", "execute/sync", script);
      if (summary !== null) return { version, summary };
      await delay(PAUSE);
    }
    throw new Error("the page set no summary");
  } finally {
    await close();
  }
}

/**
 * Starts the browser. Its commands are those of the WebDriver protocol, without the path of the
 * session.
 *
 * @param {Pick<Context, "onClose" | "temporaryFolder">} context
 * @param {WebKit} webkit
 */
export async function openSession(context, webkit) {
  const driver = await startDriver(context, webkit);
  const capabilities = {
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: webkit.browser, args: ["--automation"] },
  };
  const session = await send(driver, "POST", "session", {
    capabilities: { alwaysMatch: capabilities },
  });
  const path = `session/${session.sessionId}`;
  return {
    version: `WebKitGTK ${session.capabilities.browserVersion}`,

    /**
     * @param {"POST" | "DELETE"} method
     * @param {string} name
     * @param {object} [body]
     */
    command: (method, name, body) => send(driver, method, `${path}/${name}`, body),

    close: () => send(driver, "DELETE", path),
  };
}

/**
 * Starts the driver and returns its URL.
 *
 * @param {Pick<Context, "onClose" | "temporaryFolder">} context
 * @param {WebKit} webkit
 */
async function startDriver({ onClose, temporaryFolder }, { driver, xvfbRun }) {
  const port = await freePort();
  const temporary = await temporaryFolder();
  const url = `http://127.0.0.1:${port}/`;
  // In a process group of its own: xvfb-run does not stop its children when it is stopped.
  const child = spawn(xvfbRun, ["--auto-servernum", driver, `--port=${port}`], {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, ...ENVIRONMENT, TMPDIR: temporary },
  });
  const exit = new Promise((resolve, reject) => child.once("error", reject).once("exit", resolve));
  onClose(async () => {
    if (child.pid !== undefined) process.kill(-child.pid);
    await exit;
  });
  for (let poll = 0; poll < POLLS; poll++) {
    const status = await fetch(`${url}status`).catch(() => undefined);
    if (status?.ok) return url;
    await delay(PAUSE);
  }
  throw new Error("the WebDriver of WebKitGTK does not answer");
}

/**
 * Sends a command to the driver and returns the value of its answer.
 *
 * @param {string} driver its URL
 * @param {"POST" | "DELETE"} method
 * @param {string} path
 * @param {object} [body]
 */
async function send(driver, method, path, body) {
  const init = body === undefined ? { method } : { method, body: JSON.stringify(body) };
  const response = await fetch(driver + path, init);
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
  return value;
}
