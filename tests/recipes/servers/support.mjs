// What the tests of all recipes use: bodies, and a `send` that sends nothing.

export const TOKEN = "t1.secret";
export const ID = "fd8k2ed4jspu35gfde1u";

/** A body that changes something, and a reset that is meant. */
export const BODY = { updateMask: "name,labels", name: "web-2", labels: { "a.b": "" } };
export const RESET = { updateMask: "name" };

/** Bodies that no server may forward, each with the rules of its violations. */
export const REFUSED = {
  "no mask": [{ name: "web-2" }, ["field_mask.missing"]],
  "a mask that is null": [{ updateMask: null, name: "web-2" }, ["field_mask.missing"]],
  "an empty size": [{ updateMask: "minDiskSize", minDiskSize: "" }, ["int64.format"]],
  "the size 0": [{ updateMask: "minDiskSize", minDiskSize: 0 }, ["int64.gte_lte"]],
  "labels that are a text": [{ updateMask: "labels", labels: "" }, ["type"]],
  "the name of the protocol buffers": [
    { updateMask: "name", name: "web-2", min_disk_size: "4194304" },
    ["unknown_field"],
  ],
  "an id in the body": [{ ...BODY, imageId: ID }, ["unknown_field"]],
  "two faults": [
    { updateMask: "name,labels", name: "Web", labels: { A: "b" } },
    ["string.pattern", "string.pattern"],
  ],
};

/** A `send` that keeps the requests, and answers with an operation. */
export function keepRequests() {
  /** @type {object[]} */
  const requests = [];
  /** @param {Request} request */
  const send = async (request) => {
    requests.push({
      method: request.method,
      url: request.url,
      token: request.headers.get("authorization"),
      body: await request.json(),
    });
    return Response.json({ id: "op1", done: false });
  };
  return { requests, send };
}

/** The request that has to arrive for a body. @param {object} body */
export const forwarded = (body) => ({
  method: "PATCH",
  url: `https://compute.api.cloud.yandex.net/compute/v1/images/${ID}`,
  token: `Bearer ${TOKEN}`,
  body,
});
