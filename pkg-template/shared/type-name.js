// What a caller passed, as sentences call it.
import { quote, withArticle } from "./text.js";

/** The name of the type. */
export function typeName(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value !== "object") return typeof value;
  const name = className(value);
  return name === "Object" ? "object" : name;
}

/** The name that an object gives its class, if it is one that can stand in a sentence. */
export function className(object) {
  const name = Object.prototype.toString.call(object).slice(8, -1);
  return /^\w{1,64}$/.test(name) ? name : "object of an unknown class";
}

/** The type of what may be a secret. */
export function typeOf(value) {
  return withArticle(typeName(value));
}

/** A value itself where it is short, else its type. */
export function shown(value) {
  if (typeof value === "string") return quote(value);
  return typeof value === "number" || typeof value === "boolean" ? String(value) : typeOf(value);
}
