/**
 * The labels in a text that a user pastes: a JSON object, or pairs such as `env=prod, team=web` that
 * are separated by commas or line ends. Returns null for text that is neither.
 * @param {string} text
 * @returns {[key: string, value: string][] | null}
 */
export function labelsInText(text) {
  const trimmed = text.trim();
  if (trimmed.startsWith("{")) return labelsInJson(trimmed);
  const pairs = trimmed.split(/[,\n]/).map((pair) => pair.trim());
  if (!trimmed.includes("=")) return null;
  return pairs
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [key = "", ...value] = pair.split("=");
      return [key.trim(), value.join("=").trim()];
    });
}

/**
 * @param {string} json
 * @returns {[key: string, value: string][] | null}
 */
function labelsInJson(json) {
  try {
    return Object.entries(JSON.parse(json)).map(([key, value]) => [key, textOf(value)]);
  } catch {
    return null;
  }
}

/** @param {unknown} value */
function textOf(value) {
  return typeof value === "string" ? value : JSON.stringify(value);
}
