// Shows that nothing has changed the objects that every script shares.

const { getOwnPropertyDescriptors } = Object;

/** The prototypes of the built-in classes, and the objects that are namespaces. */
function builtIns() {
  const found = new Map();
  for (const name of Object.getOwnPropertyNames(globalThis)) {
    // Node.js makes some of them, such as TextEncoder, when they are first read.
    Reflect.get(globalThis, name);
    const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
    const value = descriptor !== undefined && "value" in descriptor ? descriptor.value : undefined;
    if (typeof value === "function") {
      found.set(name, value);
      if (typeof value.prototype === "object" && value.prototype !== null)
        found.set(`${name}.prototype`, value.prototype);
    }
    if (typeof value === "object" && value !== null && value !== globalThis) found.set(name, value);
  }
  for (const [name, object] of [
    ["array iterators", [][Symbol.iterator]()],
    ["generators", (function* () {})()],
  ])
    found.set(name, Object.getPrototypeOf(object));
  return found;
}

/** What built-ins have now; two of these can be compared with `changedBuiltIns`. */
export function snapshotBuiltIns() {
  const snapshot = new Map();
  for (const [name, object] of builtIns()) snapshot.set(name, getOwnPropertyDescriptors(object));
  snapshot.set("globalThis", getOwnPropertyDescriptors(globalThis));
  return snapshot;
}

/**
 * The members that differ from a snapshot.
 *
 * @param {ReturnType<typeof snapshotBuiltIns>} before
 * @returns {string[]}
 */
export function changedBuiltIns(before) {
  const after = snapshotBuiltIns();
  const changed = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(name) ?? {}, after.get(name) ?? {}];
    for (const key of new Set([...Reflect.ownKeys(old), ...Reflect.ownKeys(now)])) {
      const [one, other] = [old[key], now[key]];
      const isSame =
        one !== undefined &&
        other !== undefined &&
        Object.is(one.value, other.value) &&
        one.get === other.get &&
        one.set === other.set &&
        one.enumerable === other.enumerable &&
        one.writable === other.writable &&
        one.configurable === other.configurable;
      if (!isSame) changed.push(`${name}.${String(key)}`);
    }
  }
  return changed;
}
