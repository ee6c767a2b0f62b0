// biome-ignore lint/complexity/noUselessEmptyExport: without it, every declaration is exported.
export {};

/**
 * Applies changes to the labels of an image: a string sets a label, null removes it, and undefined
 * leaves it as it is. Only own properties count, and every key is safe, even `__proto__`. No rule
 * is checked here: {@link validateImageEdits} and {@link buildPatchBody} do that.
 *
 * An update replaces all labels. To change some of them, send the result.
 *
 * @param labels The labels of the image as it is now; undefined or null if it has none. They are
 *   not changed.
 * @param changes The new value of each label that changes.
 * @returns A new object: the labels that stay, in their order, then the new ones.
 * @throws TypeError if `labels` or `changes` is not an object, or a member is of the wrong type.
 *
 * @example
 * const edits = { labels: mergeLabels(current.labels, { team: "infra", temp: null }) };
 */
export function mergeLabels(
  labels: Readonly<Record<string, string>> | null | undefined,
  changes: Readonly<Record<string, string | null | undefined>>,
): Record<string, string>;
