// WebKitGTK through its WebDriver, on a screen of its own.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";

// There is no sandbox for root, and no graphics card in a container.
const ENVIRONMENT = {
  WEBKIT_DISABLE_COMPOSITING_MODE: "1",
  WEBKIT_DISABLE_DMABUF_RENDERER: "1",
  WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
};

const POLLS = 600;

/** Opens a page; resolves when it has set `globalThis.summary`. */
export async function openInWebkit(context, url) {
  const { webkit } = context.browsers;
  const driver = await startDriver(webkit, context);
  const capabilities = {
    browserName: "MiniBrowser",
    "webkitgtk:browserOptions": { binary: webkit.browser, args: ["--automation"] },
  };
  const session = await send(driver, "POST", "session", {
    capabilities: { alwaysMatch: capabilities },
  });
  const path = `session/${session.sessionId}`;
  try {
    await send(driver, "POST", `${path}/url`, { url });
    const script = { script: "return globalThis.summary", args: [] };
    for (let poll = 0; poll < POLLS; poll++) {
      const summary = await send(driver, "POST", `${path}/execute/sync`, script);
      if (summary !== null)
        return { version: `WebKitGTK ${session.capabilities.browserVersion}`, summary };
      await setTimeout(100);
    }
    throw new Error("the page set no summary");
  } finally {
    await send(driver, "DELETE", path);
  }
}

/** Starts the driver, and returns its URL. */
async function startDriver({ driver, xvfbRun }, { onClose, temporaryFolder }) {
  const port = await freePort();
  const temporary = await temporaryFolder();
  const url = `http://127.0.0.1:${port}/`;
  // A group of its own, since xvfb-run leaves its children behind when it is stopped.
  const child = spawn(xvfbRun, ["--auto-servernum", driver, `--port=${port}`], {
    detached: true,
    stdio: "ignore",
    env: { ...process.env, ...ENVIRONMENT, TMPDIR: temporary },
  });
  const exit = new Promise((resolve, reject) => child.once("error", reject).once("exit", resolve));
  onClose(async () => {
    process.kill(-child.pid);
    await exit;
  });
  for (let poll = 0; poll < POLLS; poll++) {
    const ready = await fetch(`${url}status`).catch(() => undefined);
    if (ready?.ok) return url;
    await setTimeout(100);
  }
  throw new Error("the WebDriver of WebKitGTK does not answer");
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function send(driver, method, path, body) {
  const response = await fetch(driver + path, { method, body: JSON.stringify(body) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
  return value;
}
