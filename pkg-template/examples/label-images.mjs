// Adds a label to every image of a list, and renames some of them. It prints the requests that do
// so, and sends none.
//
//   yc compute image list --format json |
//     node label-images.mjs team=infra --rename old-name=new-name
//   node label-images.mjs team=infra images.json
import { createReadStream } from "node:fs";
import { json } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { ImageUpdateError, buildPatchBody, validateImageUpdate } from "yc-image-update";

const { label, renames, images } = await readInput().catch(({ message }) => {
  console.error(`${message}\nUsage: node label-images.mjs KEY=VALUE [--rename OLD=NEW]... [FILE]`);
  process.exit(2);
});
const counts = { requests: 0, unchanged: 0, bad: 0 };

for (const [index, image] of images.entries()) {
  const { body, problems } = planUpdate(image);
  if (problems.length > 0) {
    const which = JSON.stringify({ id: image?.id, name: image?.name });
    for (const problem of problems) console.error(`Row ${index + 1} ${which}: ${problem}`);
    counts.bad++;
  } else if (body === null) {
    counts.unchanged++;
  } else {
    console.log(`PATCH /compute/v1/images/${encodeURIComponent(image.id)} ${JSON.stringify(body)}`);
    counts.requests++;
  }
}
const { requests, unchanged, bad } = counts;
console.error(`${images.length} rows: ${requests} requests, ${unchanged} unchanged, ${bad} bad`);
process.exitCode = bad > 0 ? 1 : 0;

/** The body to send, or null if nothing changes, and everything that is wrong with the row. */
function planUpdate(image) {
  if (typeof image !== "object" || image === null || Array.isArray(image)) {
    return { problems: ["An image must be an object."] };
  }

  const problems = validateImageUpdate({ imageId: image.id }).violations.map(
    ({ message }) => message,
  );
  // The update replaces all labels, so the image's own are sent too. A name that is undefined
  // stays as it is.
  const edits = {
    name: renames.get(image.name),
    labels: { ...image.labels, [label.key]: label.value },
  };
  try {
    return { body: buildPatchBody(edits, { current: image }), problems };
  } catch (error) {
    // Either the edits are refused, or the row is not an image as `yc` prints it.
    if (error instanceof ImageUpdateError)
      problems.push(...error.violations.map(({ message }) => message));
    else if (error instanceof TypeError) problems.push(error.message);
    else throw error;
    return { problems };
  }
}

async function readInput() {
  const options = { rename: { type: "string", multiple: true, default: [] } };
  const { values, positionals } = parseArgs({ allowPositionals: true, options });
  const [pair = "", file, ...others] = positionals;
  if (others.length > 0) throw new Error(`Too many arguments: ${others.join(" ")}.`);

  const [key, value] = splitPair(pair);
  const renames = new Map(values.rename.map(splitPair));
  const images = await json(file === undefined ? process.stdin : createReadStream(file));
  if (!Array.isArray(images)) throw new Error("The input must be a JSON array of images.");
  return { label: { key, value }, renames, images };
}

function splitPair(text) {
  const end = text.indexOf("=");
  if (end < 1) throw new Error(`"${text}" must be two texts, joined by "=".`);
  return [text.slice(0, end), text.slice(end + 1)];
}
