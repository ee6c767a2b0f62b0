// Draws what a caller should not pass: values of every kind at every place that an input has, some
// of them objects that mean harm.
import { runInNewContext } from "node:vm";

import fc from "fast-check";

/** What hostile objects throw. Only this may come out of a call besides the package's own errors. */
export class Thrown extends Error {}

const boom = () => {
  throw new Thrown("from the caller's own code");
};

const KEYS = [
  ...["updateMask", "name", "description", "minDiskSize", "labels", "imageId", "contract"],
  ...[
    "current",
    "base",
    "token",
    "endpoint",
    "signal",
    "id",
    "storageSize",
    "size",
    "edits",
    "key",
  ],
  ...[
    "value",
    "path",
    "done",
    "error",
    "response",
    "code",
    "message",
    "details",
    "@type",
    "length",
  ],
  ...["constructor", "__proto__", "toString", "toJSON", "then", "valueOf", "hasOwnProperty", "as"],
];

const texts = fc.oneof(
  fc.constantFrom(
    ...[
      "",
      "name",
      "name,labels",
      "labels.env",
      "a",
      "A",
      "5000000000",
      "-1",
      "1e9",
      "😀",
      "\ud800",
    ],
    ...[
      "\u0000",
      "\r\n",
      "..",
      "READY",
      "2020-03-16",
      "curl",
      "https://example.com",
      "é".repeat(70),
    ],
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);

const primitives = fc.oneof(
  texts,
  fc.constantFrom(undefined, null, true, false, 0, -0, 1, 5e9, 2 ** 53, 1.5, NaN, Infinity),
  fc.constantFrom(0n, 5_000_000_000n, -(1n << 70n), Symbol("secret"), Symbol.iterator),
);

/**
 * An object or array that gets a disguise: hostility has no narrower type.
 *
 * @typedef {any} Victim
 */

/**
 * A value that a call may get, and the names of the disguises in it.
 *
 * @typedef {{ value: unknown, disguises: string[] }} Hostile
 */

/**
 * Defines members, also those that assigning would not make, such as `__proto__`.
 *
 * @param {Victim} object
 * @param {Victim} members
 * @returns {Victim}
 */
function give(object, members) {
  for (const key of Reflect.ownKeys(members)) {
    const value = members[key];
    const attributes = { enumerable: true, configurable: true, writable: true };
    Object.defineProperty(object, key, { value, ...attributes });
  }
  return object;
}

/**
 * Ways in which an object can be more than its members. Each takes a plain object or array.
 *
 * @type {Record<string, (object: Victim) => Victim>}
 */
const DISGUISES = {
  plain: (object) => object,
  "null prototype": (object) => give(Object.create(null), object),
  frozen: (object) => Object.freeze(object),
  Proxy: (object) => new Proxy(object, {}),
  "revoked Proxy": (object) => {
    const { proxy, revoke } = Proxy.revocable(object, {});
    revoke();
    return proxy;
  },
  "Proxy that throws": (object) =>
    new Proxy(object, { get: boom, ownKeys: boom, getOwnPropertyDescriptor: boom, has: boom }),
  "Proxy that lies": (object) =>
    new Proxy(object, {
      has: () => true,
      get: (target, key, receiver) => Reflect.get(target, key, receiver) ?? "lie",
      getOwnPropertyDescriptor: (target, key) =>
        Reflect.getOwnPropertyDescriptor(target, key) ?? {
          value: "lie",
          configurable: true,
          enumerable: true,
          writable: true,
        },
    }),
  "Proxy of endless prototypes": (object) => {
    /** @type {Victim} */
    const proxy = new Proxy(object, { getPrototypeOf: () => proxy });
    return proxy;
  },
  "getters that throw": (object) => withGetters(object, () => boom),
  "getters that change their answer": (object) =>
    withGetters(object, (value) => {
      let reads = 0;
      return () => (reads++ === 0 ? value : { toString: boom, valueOf: boom });
    }),
  "getters that remove keys": (object) =>
    withGetters(object, (value, copy) => () => {
      for (const key of Object.keys(copy)) delete copy[key];
      return value;
    }),
  cycle: (object) => give(object, { name: object, labels: object, details: [object] }),
  toJSON: (object) => give(object, { toJSON: boom, toString: boom, valueOf: boom }),
  "Symbol keys": (object) =>
    give(object, {
      [Symbol("secret")]: 1,
      [Symbol.toPrimitive]: boom,
      [Symbol.toStringTag]: "Evil\n",
    }),
  "lying hasOwnProperty": (object) =>
    give(object, { hasOwnProperty: () => true, propertyIsEnumerable: boom }),
  "another realm": (object) => {
    const other = runInNewContext(Array.isArray(object) ? "[]" : "({})");
    return give(other, object);
  },
  "subclass of Map": (object) =>
    give(new (class Labels extends Map {})(Object.entries(object)), object),
  class: (object) =>
    new (class Model {
      constructor() {
        give(this, object);
      }
      get name() {
        return "model";
      }
    })(),
  function: (object) => give(() => boom(), object),
  "boxed string": (object) => give(new String("name"), { labels: object }),
  Promise: (object) => give(Promise.resolve(), object),
  "sparse array": (object) => {
    const array = Object.values(object);
    array.length += 3;
    return array;
  },
  "array of a great length": (object) => {
    const array = Object.values(object);
    array.length = 2 ** 18;
    return array;
  },
  "endless iterable": (object) =>
    give(object, {
      *[Symbol.iterator]() {
        for (let index = 0; ; index++) yield index;
      },
    }),
};

/** Disguises that may throw an error of their own: their class, or a TypeError of the platform. */
export const THROWS =
  /throws|throw|revoked|change|toJSON|Symbol|hasOwn|Proxy|keys|endless|function|great/;

/**
 * Copies an object or array with a getter for each member.
 *
 * @param {Victim} object
 * @param {(value: unknown, copy: Victim) => () => unknown} makeGetter
 */
function withGetters(object, makeGetter) {
  /** @type {Victim} */
  const copy = Array.isArray(object) ? [] : {};
  for (const key of Object.keys(object)) {
    const get = makeGetter(object[key], copy);
    Object.defineProperty(copy, key, { get, enumerable: true, configurable: true });
  }
  return copy;
}

/** @param {Hostile[]} parts */
const disguisesOf = (parts) => parts.flatMap(({ disguises }) => disguises);

/** Calls that an object makes while it is read. @type {{ now: (() => void) | undefined }} */
export const reentry = { now: undefined };

/** @type {{ hostile: fc.Arbitrary<Hostile> }} */
export const { hostile } = fc.letrec((tie) => {
  /** @type {fc.Arbitrary<Hostile>} */
  const part = tie("hostile");
  const objects = fc
    .tuple(
      fc.array(fc.tuple(fc.constantFrom(...KEYS), part), { maxLength: 5 }),
      fc.constantFrom(...Object.keys(DISGUISES)),
    )
    .map(([members, disguise]) => {
      const object = {};
      for (const [key, { value }] of members) {
        const attributes = { enumerable: true, configurable: true, writable: true };
        Object.defineProperty(object, key, { value, ...attributes });
      }
      const disguises = [disguise, ...disguisesOf(members.map(([, value]) => value))];
      return { value: DISGUISES[disguise]?.(object), disguises };
    });
  const arrays = fc.array(part, { maxLength: 4 }).map((parts) => ({
    value: parts.map(({ value }) => value),
    disguises: disguisesOf(parts),
  }));
  const callers = fc.tuple(fc.constantFrom(...KEYS), part).map(([key, { value, disguises }]) => ({
    value: Object.defineProperty({ labels: { a: "b" } }, key, {
      get: () => {
        reentry.now?.();
        return value;
      },
      enumerable: true,
      configurable: true,
    }),
    disguises: ["getters that call the package", ...disguises],
  }));
  return {
    hostile: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      { weight: 3, arbitrary: primitives.map((value) => ({ value, disguises: [] })) },
      { weight: 4, arbitrary: objects },
      { weight: 1, arbitrary: arrays },
      { weight: 1, arbitrary: callers },
    ),
  };
});
