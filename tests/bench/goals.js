// How fast yc-image-update means to be: at most this many times what a peer takes.
export const goals = [
  ["one field", "ajv", 1],
  ["typical", "ajv", 0.7],
  ["typical", "hand-written", 1.3],
  ["64 labels", "ajv", 0.45],
  ["64 labels", "hand-written", 1],
  ["invalid in one place", "ajv", 1],
  ["invalid everywhere", "ajv", 1],
  ["one field", "zod", 0.25],
  ["typical", "zod", 0.25],
  ["64 labels", "zod", 0.25],
  ["256 emoji", "zod", 0.25],
  ["invalid in one place", "zod", 0.25],
  ["invalid everywhere", "zod", 0.25],
  ["1,000 different", "zod", 0.25],
  ["typical, fresh strings", "zod", 0.25],
];
