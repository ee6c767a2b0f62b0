// Reading what may be anything, without an exception.

/**
 * The result of a function, or undefined if it throws: for getters and Proxies, and for text that
 * is not JSON.
 *
 * @template T
 * @param {() => T} code
 */
export function attempt(code) {
  try {
    return code();
  } catch {
    return undefined;
  }
}

/**
 * An object's own member; undefined for null, which is the same as no value.
 *
 * @param {unknown} value
 * @param {string} name
 */
export function own(value, name) {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] ?? undefined) : undefined;
}

/**
 * An object's own member, under its name in JSON or in a protocol buffer.
 *
 * @param {unknown} value
 * @param {string} name such as "fieldViolations"
 */
export function member(value, name) {
  return own(value, name) ?? own(value, snakeCase(name));
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The name that a member has in a protocol buffer.
 *
 * @param {string} name such as "createdAt"
 */
export function snakeCase(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
