// A server that fails often, around the local API.
/** @import { IncomingMessage, ServerResponse } from "node:http" */
/** @import { Middleware } from "../../www/api/router.mjs" */

/** How many requests have failed, in each way. */
const NO_FAULTS = { unavailable: 0, busy: 0, dropped: 0, answerLost: 0 };

/**
 * @typedef {keyof typeof NO_FAULTS} Fault
 *
 * @typedef {{ requests: number, keys: Set<string>, operations: Set<string> }} Updates those of one
 *   image: how many requests came, with which idempotency keys, and the operations they started
 */

/**
 * Lets a part of the requests fail: with 503, with 429 and Retry-After, with a connection that is
 * dropped before the API sees the request, or one that is dropped instead of the answer.
 *
 * @param {Middleware} api
 * @param {object} options
 * @param {number} options.share The part of the requests that fail, 0 to 1
 * @param {string} [options.only] The method of the requests that may fail; all by default
 * @param {number} [options.inARow] How often the same request fails in a row at most; 3 by default
 */
export function withFaults(api, { share, only, inARow = 3 }) {
  const faults = { ...NO_FAULTS };
  const kinds = /** @type {Fault[]} */ (Object.keys(NO_FAULTS));
  /** @type {Map<string, Updates>} */
  const updates = new Map();
  /** @type {Map<string, number>} */
  const failures = new Map();
  let requests = 0;
  let failed = 0;
  let isStopped = false;

  /** @type {Middleware} */
  const middleware = async (req, res) => {
    const fault = nextFault(req);
    if (fault === "answerLost") Object.assign(res, { end: () => req.socket.destroy() });
    if (req.method === "PATCH") recordUpdate(req, res);
    switch (fault) {
      case "unavailable":
        req.resume();
        res.writeHead(503, { "content-type": "text/html" }).end("<html>Try later</html>");
        return;
      case "busy":
        req.resume();
        // A second now and then, otherwise nothing.
        res.writeHead(429, { "retry-after": faults.busy % 100 === 1 ? "1" : "0" });
        res.end('{"code":8,"message":"Too many requests"}');
        return;
      case "dropped":
        req.destroy();
        return;
      default:
        await api(req, res);
    }
  };

  /** @param {IncomingMessage} req */
  function nextFault({ method = "", url = "" }) {
    const before = failures.get(`${method} ${url}`) ?? 0;
    const mayFail = !isStopped && (only ?? method) === method && before < inARow;
    // The multiples of the golden ratio are spread evenly.
    const fails = mayFail && (++requests * 0.618034) % 1 < share;
    failures.set(`${method} ${url}`, fails ? before + 1 : 0);
    const kind = kinds[failed % kinds.length];
    if (!fails || kind === undefined) return undefined;
    failed++;
    faults[kind]++;
    return kind;
  }

  /**
   * @param {IncomingMessage} req
   * @param {ServerResponse} res
   */
  function recordUpdate(req, res) {
    const id = decodeURIComponent(req.url?.split("/").at(-1) ?? "");
    const update = updates.get(id) ?? { requests: 0, keys: new Set(), operations: new Set() };
    updates.set(id, update);
    update.requests++;
    update.keys.add(String(req.headers["idempotency-key"]));
    const end = res.end.bind(res);
    /** @param {string | Buffer} body */
    const recordingEnd = (body) => {
      if (res.statusCode === 200) update.operations.add(JSON.parse(String(body)).id);
      return end(body);
    };
    Object.assign(res, { end: recordingEnd });
  }

  return {
    middleware,
    faults,
    updates,
    /** From now on, nothing fails. */
    stop() {
      isStopped = true;
    },
  };
}
