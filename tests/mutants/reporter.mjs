// A reporter for node:test that writes TAP without names: some names of tests mean something in TAP.

/** @param {AsyncIterable<{ type: string }>} events */
export default async function* (events) {
  let count = 0;
  for await (const { type } of events) {
    if (type === "test:pass") yield `ok ${++count}\n`;
    if (type === "test:fail") yield `not ok ${++count}\n`;
  }
  yield `1..${count}\n`;
}
