// The small program that runs in every environment, and the summary that it must return.
//
// It takes the package as an argument, so that one text serves `import`, `require` and
// `yc-image-update/web`.

/**
 * @typedef {Pick<
 *   typeof import("../../pkg/types/index.js"),
 *   "buildPatchBody" | "buildRequest" | "ImageUpdateError" | "validateImageUpdate"
 * >} Api
 *
 * @typedef {ReturnType<typeof run>} Summary
 */

/**
 * Uses the package, and returns what JSON can carry.
 *
 * @param {Api} api
 */
export function run({ buildPatchBody, buildRequest, ImageUpdateError, validateImageUpdate }) {
  const good = validateImageUpdate({
    updateMask: "name,labels",
    name: "web-2404",
    labels: { env: "prod" },
  });
  const bad = validateImageUpdate({
    updateMask: "name,labels",
    name: "Web 1",
    labels: { env: "тест 🐧" },
  });
  const current = { name: "web-2204", description: "Old", labels: { env: "prod" } };
  const body = buildPatchBody(
    { name: "web-2404", description: "Old", labels: [{ key: "env", value: "test" }] },
    { current },
  );
  if (body === null) throw new Error("the edits change nothing");

  return {
    good: {
      valid: good.valid,
      found: good.violations.length + good.warnings.length,
      frozen: Object.isFrozen(good),
    },
    bad: bad.violations.map(({ rule, path, message }) => ({ rule, path, message })),
    body,
    refused: rulesOfRefusal(() => buildPatchBody({ minDiskSize: 1 }), ImageUpdateError),
    request:
      typeof Request === "function"
        ? partsOf(buildRequest("fd8k2ed4jspu35gfde1u", body, { token: "t1.secret" }))
        : "no Request",
  };
}

/**
 * @param {() => unknown} code
 * @param {Api["ImageUpdateError"]} ImageUpdateError
 */
function rulesOfRefusal(code, ImageUpdateError) {
  try {
    code();
  } catch (error) {
    return error instanceof ImageUpdateError && error.violations.map(({ rule }) => rule);
  }
  return false;
}

/** @param {Request} request */
function partsOf({ method, url, headers }) {
  return {
    method,
    url,
    type: headers.get("Content-Type"),
    authorization: headers.get("Authorization"),
  };
}

/**
 * What `run` returns.
 *
 * @param {{ lacks?: string[] | undefined }} [options] names what the environment does not have
 */
export function expected({ lacks = [] } = {}) {
  return {
    good: { valid: true, found: 0, frozen: true },
    bad: [
      {
        rule: "string.pattern",
        path: ["name"],
        message:
          'name "Web 1" must be empty, or 1 to 63 lower-case letters, digits and hyphens ' +
          "that begin with a letter and do not end with a hyphen.",
      },
      {
        rule: "string.pattern",
        path: ["labels", "env"],
        message:
          'The value "тест 🐧" of label "env" must hold only lower-case letters, digits ' +
          "and the characters - _ . / @.",
      },
    ],
    body: { updateMask: "name,labels", name: "web-2404", labels: { env: "test" } },
    refused: ["int64.gte_lte"],
    request: lacks.includes("Request")
      ? "no Request"
      : {
          method: "PATCH",
          url: "https://compute.api.cloud.yandex.net/compute/v1/images/fd8k2ed4jspu35gfde1u",
          type: "application/json",
          authorization: "Bearer t1.secret",
        },
  };
}
