// Adds a label to every image of a list, and renames some of them. It prints a plan; with --apply,
// it carries the plan out.
//
//   yc compute image list --format json > images.json
//   node label-images.mjs team=infra --rename old-name=new-name images.json
//   export IAM_TOKEN=$(yc iam create-token)
//   node label-images.mjs team=infra --rename old-name=new-name images.json --apply
//
// In PowerShell, the third command is `$env:IAM_TOKEN = yc iam create-token`.
//
// Before it sends an update, it reads the image again, so that what others have changed since the
// list was made is kept. If they have given the label or the name another value, nothing is sent,
// and the image is reported. Each update has one idempotency key for all its attempts, so the server
// carries it out once. If the script is stopped, run it again with a new list: what is done already
// is not sent again.
//
// The exit status is 0 if everything is done, 1 if something is wrong with an image, and 2 if
// nothing was tried.
import { closeSync, createReadStream, openSync, writeSync } from "node:fs";
import { buffer } from "node:stream/consumers";
import { parseArgs } from "node:util";
import {
  ImageUpdateError,
  buildPatchBody,
  mergeLabels,
  parseStatus,
  previewImageUpdate,
  rebaseImageEdits,
  renderPreview,
  validateImageUpdate,
} from "yc-image-update";
import { sendWithRetries, updateImage } from "./update-image.mjs";

const USAGE = `Usage: node label-images.mjs KEY=VALUE [--rename OLD=NEW]... [FILE]
         [--apply [--concurrency N] [--pause MS] [--log FILE] [--endpoint URL] [--operations URL]]
FILE is what \`yc compute image list --format json\` prints; by default it is the standard input.
--apply needs the variable IAM_TOKEN. It updates N images at a time, 8 by default. It tries again
after MS milliseconds, 500 by default, and twice as many each further time. It writes each request
and each outcome to the log, label-images.jsonl by default, as JSON lines.`;

const settings = await readSettings().catch(({ message }) => {
  console.error(`${message}\n${USAGE}`);
  process.exit(2);
});
const plans = planAll(settings.images);
const counts = settings.apply ? await applyAll(plans) : printAll(plans);
counts.bad = plans.filter(({ problems }) => problems.length > 0).length;

const summary = Object.entries(counts).map(([outcome, count]) => `${count} ${outcome}`);
console.error(`${plans.length} rows: ${summary.join(", ")}`);
if (!settings.apply) console.error("Nothing was sent; --apply sends the changes.");
const { planned = 0, changed = 0, unchanged } = counts;
process.exitCode = planned + changed + unchanged === plans.length ? 0 : 1;

/** A plan for each row, with the edits or everything that is wrong. Reports what is wrong. */
function planAll(rows) {
  const seen = new Map();
  return rows.map((image, index) => {
    const plan = planUpdate(image);
    if (plan.problems.length === 0) {
      if (seen.has(image.id)) plan.problems.push(`Row ${seen.get(image.id)} is the same image.`);
      else seen.set(image.id, index + 1);
    }
    const which = JSON.stringify({ id: image?.id, name: image?.name });
    for (const problem of plan.problems) report(`Row ${index + 1} ${which}: ${problem}`);
    return plan;
  });
}

/** The edits of an image, the body that they would make now, and everything that is wrong. */
function planUpdate(image) {
  if (typeof image !== "object" || image === null || Array.isArray(image)) {
    return { image, problems: ["An image must be an object."] };
  }

  const problems = validateImageUpdate({ imageId: image.id }).violations.map(
    ({ message }) => message,
  );
  try {
    // A name that is undefined stays as it is. The update replaces all labels, so the image's own
    // are sent too.
    const { label, renames } = settings;
    const edits = {
      name: renames.get(image.name),
      labels: mergeLabels(image.labels, { [label.key]: label.value }),
    };
    return { image, edits, body: buildPatchBody(edits, { current: image }), problems };
  } catch (error) {
    // Either the edits are refused, or the row is not an image as `yc` prints it.
    if (error instanceof ImageUpdateError)
      problems.push(...error.violations.map(({ message }) => message));
    else if (error instanceof TypeError) problems.push(error.message);
    else throw error;
    return { image, problems };
  }
}

/** Prints what would change. */
function printAll(plans) {
  const counts = { planned: 0, unchanged: 0 };
  for (const { image, body, problems } of plans) {
    if (problems.length > 0) continue;
    if (body === null) counts.unchanged++;
    else {
      const title = `${image.id} ${image.name ?? ""}`;
      const preview = previewImageUpdate(image, body);
      console.log(`${renderPreview(preview, { title, color: process.stdout.isTTY === true })}\n`);
      counts.planned++;
    }
  }
  return counts;
}

/** Carries the plans out, some at a time. */
async function applyAll(plans) {
  const counts = { changed: 0, unchanged: 0, conflicting: 0, failed: 0, unknown: 0 };
  const log = openSync(settings.log, "a");
  const write = (image, entry) => {
    const time = new Date().toISOString();
    writeSync(log, `${JSON.stringify({ time, image: image.id, ...entry })}\n`);
  };

  // The workers share one iterator, so each takes the next plan that none has taken.
  const waiting = plans.filter(({ problems }) => problems.length === 0).values();
  const work = async () => {
    for (const { image, edits, body } of waiting) {
      const { outcome, reason } =
        body === null
          ? { outcome: "unchanged" }
          : await apply(image, edits, (entry) => write(image, entry));
      write(image, { event: "outcome", outcome, reason });
      counts[outcome]++;
      if (reason !== undefined) report(`${image.id}: ${outcome}: ${reason}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: settings.concurrency }, work));
  } finally {
    closeSync(log);
  }
  return counts;
}

/** Updates one image as it is now. Returns the outcome, with a reason unless all is well. */
async function apply(image, edits, write) {
  const { endpoint, operations, token, pause } = settings;
  const url = `${endpoint}/compute/v1/images/${encodeURIComponent(image.id)}`;
  const headers = { Authorization: `Bearer ${token}` };
  const answer = await sendWithRetries((signal) => new Request(url, { headers, signal }), {
    pause,
  });
  if (!answer.ok) {
    const reason = answer.error ?? `${answer.status}: ${parseStatus(answer.text).message}`;
    return { outcome: "failed", reason: `The image cannot be read: ${reason}` };
  }

  let current;
  let rebased;
  try {
    current = JSON.parse(answer.text);
    rebased = rebaseImageEdits(edits, { base: image, current });
  } catch (error) {
    return { outcome: "failed", reason: `The answer is no image: ${error.message}` };
  }
  const { conflicts } = rebased;
  if (conflicts.length > 0) {
    const places = conflicts.map(
      ({ path, theirs }) => `${path.join(".")} is now ${JSON.stringify(theirs) ?? "removed"}`,
    );
    return { outcome: "conflicting", reason: places.join(", ") };
  }
  const result = await updateImage(current, rebased.edits, {
    endpoint,
    operations,
    token,
    pause,
    fetch: (request) => fetchWithLog(request, current, write),
  });
  switch (result.outcome) {
    case "succeeded":
      return { outcome: "changed" };
    case "unchanged":
      return { outcome: "unchanged" };
    case "unknown":
      return result;
    case "refused":
      return {
        outcome: "failed",
        reason: result.violations.map(({ message }) => message).join(" "),
      };
    default:
      return { outcome: "failed", reason: `${result.status.code}: ${result.status.message}` };
  }
}

/** Sends a request. Logs an update before it is sent, with the values that it replaces. */
async function fetchWithLog(request, current, write) {
  if (request.method !== "PATCH") return fetch(request);
  const idempotencyKey = request.headers.get("Idempotency-Key");
  const requestId = request.headers.get("x-client-request-id");
  const body = await request.clone().json();
  const before = Object.fromEntries(
    body.updateMask.split(",").map((field) => [field, current[field] ?? null]),
  );
  write({ event: "request", idempotencyKey, requestId, body, before });
  try {
    const response = await fetch(request);
    write({ event: "answer", idempotencyKey, requestId, status: response.status });
    return response;
  } catch (error) {
    write({ event: "answer", idempotencyKey, requestId, error: error.message });
    throw error;
  }
}

async function readSettings() {
  const options = {
    rename: { type: "string", multiple: true, default: [] },
    apply: { type: "boolean", default: false },
    concurrency: { type: "string", default: "8" },
    pause: { type: "string", default: "500" },
    log: { type: "string", default: "label-images.jsonl" },
    endpoint: { type: "string", default: "https://compute.api.cloud.yandex.net" },
    operations: { type: "string" },
  };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [pair = "", file, ...others] = positionals;
  if (others.length > 0) throw new Error(`Too many arguments: ${others.join(" ")}.`);

  const [key, value] = splitPair(pair);
  const { apply, log, operations } = values;
  const concurrency = integer(values, "concurrency", 1, 64);
  const pause = integer(values, "pause", 0, 60_000);
  const endpoint = values.endpoint.replace(/\/$/, "");
  const token = process.env.IAM_TOKEN;
  if (apply && !token)
    throw new Error("Set IAM_TOKEN, for example to what `yc iam create-token` prints.");
  const renames = new Map(values.rename.map(splitPair));
  const images = parseJson(
    await buffer(file === undefined ? process.stdin : createReadStream(file)),
  );
  if (!Array.isArray(images)) throw new Error("The input must be a JSON array of images.");
  const sending = { apply, concurrency, pause, log, endpoint, operations, token };
  return { label: { key, value }, renames, images, ...sending };
}

function integer(values, name, min, max) {
  const text = values[name];
  if (!/^\d{1,9}$/.test(text) || Number(text) < min || Number(text) > max)
    throw new Error(`--${name} must be an integer from ${min} to ${max}, not "${text}".`);
  return Number(text);
}

function splitPair(text) {
  const end = text.indexOf("=");
  if (end < 1) throw new Error(`"${text}" must be two texts, joined by "=".`);
  return [text.slice(0, end), text.slice(end + 1)];
}

/** The value of JSON text in UTF-8, or in UTF-16 as Windows PowerShell writes it with `>`. */
function parseJson(bytes) {
  // The first character of a JSON text is in ASCII, or it is a byte order mark.
  const [first, second] = bytes;
  let encoding = "utf-8";
  if ((first === 0xff && second === 0xfe) || second === 0) encoding = "utf-16le";
  if ((first === 0xfe && second === 0xff) || first === 0) encoding = "utf-16be";
  let text;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Error(`The input is not text in ${encoding.toUpperCase()}.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`The input is not JSON: ${error.message}`);
  }
}

/** Prints a line to the standard error, in which no character acts on the terminal. */
function report(line) {
  const toEscape = (character) => `\\u{${character.codePointAt(0).toString(16)}}`;
  console.error(line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, toEscape));
}
