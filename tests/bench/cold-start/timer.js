// Measures, in a new process, the time from import to the first verdict.
const [, , url, json] = process.argv;
const update = JSON.parse(json);

const start = performance.now();
const { verdict } = await import(url);
const valid = verdict(update);
const total = performance.now() - start;

if (!valid) throw new Error("a valid update is refused");
console.log(JSON.stringify({ total }));
