// Draws the arguments of the package's functions with fast-check, at the limits of the contract.
//
// An input is valid, or it has one fault. A second fault would hide that the first is overlooked.
import fc from "fast-check";

/**
 * @import { Arbitrary } from "fast-check"
 *
 * @typedef {"name" | "description" | "minDiskSize" | "labels"} Field
 *
 * @typedef {object} TextKind which characters the contract accepts at each position of a text
 * @property {string} first
 * @property {string} inner
 * @property {string} last
 * @property {number} maxLength in characters
 *
 * @typedef {[key: string, value: unknown]} Pair
 *
 * @typedef {object} Values what an input holds before its labels become an object or rows
 * @property {unknown} name
 * @property {unknown} description
 * @property {unknown} minDiskSize
 * @property {Pair[] | { value: unknown }} labels pairs, or a value that is no set of labels
 *
 * @typedef {{ [member: string]: unknown }} Members
 */

/** @type {Field[]} */
const FIELDS = ["name", "description", "minDiskSize", "labels"];
export const CONTRACTS = ["2020-03-16", "2025-01-27"];
const MAX_LABELS = 64;
const MAX_DESCRIPTION = 256;
const MIN_SIZE = 4194304n;
const MAX_SIZE = 4398046511104n;

const LETTERS = "abcdefghijklmnopqrstuvwxyz";
const NAME = `${LETTERS}0123456789`;
const LABEL = `${NAME}-_./@`;

/** What both contracts accept. The later one also accepts `_` inside a name. */
export const TEXT_KINDS = {
  name: { first: LETTERS, inner: `${NAME}-`, last: NAME, maxLength: 63 },
  key: { first: LETTERS, inner: LABEL, last: LABEL, maxLength: 63 },
  value: { first: LABEL, inner: LABEL, last: LABEL, maxLength: 63 },
};

const LONE_SURROGATES = ["\ud800", "\udbff", "\udc00", "\udfff", "\ude80\ud83d"];

/** All of ASCII, and what some parsers take for a letter or a digit of it. */
export const CHARACTERS = [
  ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)),
  ..."\u0080ÿéſıªаｂＡ٠０\u2028\u212a\ufeff\uffff😀𝒶",
  ...LONE_SURROGATES,
];

/** @type {("first" | "inner" | "last")[]} */
export const POSITIONS = ["first", "inner", "last"];

/**
 * @template T
 * @param {ArrayLike<T>} items
 * @param {number} index any; those beyond the end begin again at the start
 */
const at = (items, index) => items[index % items.length];

/**
 * A text of accepted characters.
 *
 * @param {TextKind} kind
 * @param {number} length
 * @param {number} start says which characters
 */
export function acceptedText({ first, inner, last }, length, start) {
  if (length === 0) return "";
  let text = at(first, start);
  for (let index = 1; index < length - 1; index++) text += at(inner, start + 7 * index);
  return length === 1 ? text : text + at(last, start + 5);
}

/**
 * The text with one character replaced.
 *
 * @param {string} text
 * @param {"first" | "inner" | "last"} position
 * @param {string} character
 */
export function replaceCharacter(text, position, character) {
  const index = { first: 0, inner: text.length >> 1, last: Math.max(0, text.length - 1) }[position];
  return text.slice(0, index) + character + text.slice(index + 1);
}

/**
 * Draws from one of the arbitraries, each as often as its weight says.
 *
 * @template T
 * @param {[weight: number, arbitrary: Arbitrary<T>][]} choices
 */
const oneOf = (...choices) =>
  fc.oneof(
    { withCrossShrink: true },
    ...choices.map(([weight, arbitrary]) => ({ weight, arbitrary })),
  );

/**
 * @param {number} min
 * @param {number} max
 */
const integers = (min, max) => fc.integer({ min, max });
const indexes = fc.nat(999);
const replacements = fc.tuple(
  fc.constantFrom(...POSITIONS),
  oneOf(
    [4, fc.constantFrom(...CHARACTERS)],
    [1, integers(0, 0xffff).map((unit) => String.fromCharCode(unit))],
  ),
);
/** Values of types that no field takes, or only one. */
const wrongTypes = fc.constantFrom(
  ...[undefined, true, 7, 7n, NaN, "text", [], [null], {}, { key: "k", value: "v" }, new Date(0)],
);

/**
 * Accepted texts, many of the greatest length.
 *
 * @param {TextKind} kind
 * @param {number} [minLength]
 */
const texts = (kind, minLength = 0) =>
  fc
    .tuple(
      oneOf([3, integers(minLength, 12)], [1, integers(kind.maxLength - 1, kind.maxLength)]),
      indexes,
    )
    .map(([length, start]) => acceptedText(kind, length, start));

/**
 * Texts with any character in one place, texts that are a character too long, and no text.
 *
 * @param {TextKind} kind
 */
const oddTexts = (kind) =>
  oneOf(
    [
      8,
      fc
        .tuple(texts(kind, 1), replacements)
        .map(([text, replacement]) => replaceCharacter(text, ...replacement)),
    ],
    [1, indexes.map((start) => acceptedText(kind, kind.maxLength + 1, start))],
    [1, fc.constant("")],
  );

/**
 * Texts of so many code points, which take one UTF-16 unit each, two, or either.
 *
 * @param {Arbitrary<number>} counts
 */
const textsOf = (counts) =>
  fc
    .tuple(counts, fc.constantFrom("x", "é", "字", "🚀", "x🚀", "🚀字", "🚀🚀🚀a", "a\0\u2028😀"))
    .map(([count, pattern]) => [...pattern.repeat(count)].slice(0, count).join(""));

const descriptions = textsOf(
  oneOf([3, integers(0, 12)], [1, integers(MAX_DESCRIPTION - 1, MAX_DESCRIPTION)]),
);

const oddDescriptions = oneOf(
  [2, textsOf(integers(MAX_DESCRIPTION - 1, MAX_DESCRIPTION + 1))],
  // Between two code points a surrogate stays alone.
  [
    2,
    fc
      .tuple(descriptions, fc.nat(MAX_DESCRIPTION), fc.constantFrom(...LONE_SURROGATES))
      .map(([text, index, lone]) => [...text].toSpliced(index, 0, lone).join("")),
  ],
  // A unit replaced may leave the other half of a pair behind.
  [
    1,
    fc
      .tuple(descriptions, replacements)
      .map(([text, replacement]) => replaceCharacter(text, ...replacement)),
  ],
);

const exactSizes = oneOf(
  [1, fc.constantFrom(MIN_SIZE, MIN_SIZE + 1n, MAX_SIZE - 1n, MAX_SIZE)],
  [1, fc.bigInt({ min: MIN_SIZE, max: MAX_SIZE })],
);
const spellings = fc.constantFrom(String, Number, BigInt);

/** @param {Arbitrary<bigint>} sizes */
const spelled = (sizes) => fc.tuple(sizes, spellings).map(([size, spelling]) => spelling(size));

const oddSizes = oneOf(
  [
    4,
    spelled(
      fc.constantFrom(
        ...[MIN_SIZE, MAX_SIZE].flatMap((limit) => [limit - 1n, limit, limit + 1n]),
        ...[0n, 1n, -MIN_SIZE, 2n ** 53n - 1n, 2n ** 53n, 2n ** 63n, 2n ** 64n + MIN_SIZE],
      ),
    ),
  ],
  [
    2,
    fc
      .tuple(exactSizes, replacements)
      .map(([size, replacement]) => replaceCharacter(String(size), ...replacement)),
  ],
  [
    1,
    fc
      .tuple(fc.constantFrom("", "0", "00000000", "+", "-", " ", "\n", "0x"), exactSizes)
      .map(([prefix, size]) => `${prefix}${size}`),
  ],
  [
    1,
    fc
      .tuple(exactSizes, fc.constantFrom("0", "00", ".0", "e1", "n", " ", "\n", "\0", "٠"))
      .map(([size, suffix]) => `${size}${suffix}`),
  ],
  [1, exactSizes.map((size) => Number(size) + 0.5)],
  [1, fc.constantFrom("", "0", "5e9", "4_194_304", "4,194,304", -0, Infinity)],
);

/**
 * Pairs of accepted texts with different keys.
 *
 * @param {number} count
 * @param {number} start says which texts
 * @returns {Pair[]}
 */
const makePairs = (count, start) =>
  Array.from({ length: count }, (_, index) => [
    acceptedText(TEXT_KINDS.key, 1 + ((start + index) % 9), start + index) + index,
    acceptedText(TEXT_KINDS.value, (start + 3 * index) % 9, start + index),
  ]);

/**
 * The pairs with one of them replaced, or with one if there are none.
 *
 * @param {Pair[]} pairs
 * @param {number} index
 * @param {Pair} pair
 */
const withPair = (pairs, index, pair) =>
  pairs.length === 0 ? [pair] : pairs.with(index % pairs.length, pair);

const plainPairs = fc
  .tuple(oneOf([8, fc.nat(6)], [1, integers(MAX_LABELS - 1, MAX_LABELS)]), indexes)
  .map(([count, start]) => makePairs(count, start));

/**
 * Pairs of which one is drawn.
 *
 * @param {Arbitrary<string>} keys
 * @param {Arbitrary<unknown>} values
 */
const pairsWith = (keys, values) =>
  fc
    .tuple(plainPairs, indexes, keys, values)
    .map(([pairs, index, key, value]) => withPair(pairs, index, [key, value]));

const pairs = pairsWith(texts(TEXT_KINDS.key, 1), texts(TEXT_KINDS.value));

/** As many pairs as there may be, one less or one more. */
const fullPairs = fc
  .tuple(integers(MAX_LABELS - 1, MAX_LABELS + 1), indexes)
  .map((drawn) => makePairs(...drawn));

const oddPairs = oneOf(
  [4, pairsWith(oddTexts(TEXT_KINDS.key), texts(TEXT_KINDS.value))],
  [4, pairsWith(texts(TEXT_KINDS.key, 1), oddTexts(TEXT_KINDS.value))],
  [1, pairsWith(texts(TEXT_KINDS.key, 1), wrongTypes)],
  // A key twice, with the same value or another one. An object keeps only one of the two.
  [
    2,
    fc.tuple(plainPairs, indexes, indexes, fc.boolean()).map(([pairs, from, to, keepsValue]) => {
      if (pairs.length < 2) return [...pairs, ["k", "v"], ["k", keepsValue ? "v" : "w"]];
      const [key, value] = at(pairs, from);
      return withPair(pairs, to, [key, keepsValue ? value : "w"]);
    }),
  ],
  [1, fullPairs],
  // A row without key and value, which does not count.
  [1, fc.tuple(fullPairs, indexes).map(([pairs, index]) => withPair(pairs, index, ["", ""]))],
);

/** @type {Arbitrary<Values>} */
const validValues = fc.record({
  name: texts(TEXT_KINDS.name),
  description: descriptions,
  minDiskSize: spelled(exactSizes),
  labels: pairs,
});

/**
 * One value, or a member besides the four fields.
 *
 * @type {Arbitrary<Members>}
 */
const oddities = oneOf(
  [4, fc.record({ name: oddTexts(TEXT_KINDS.name) })],
  [3, fc.record({ description: oddDescriptions })],
  [3, fc.record({ minDiskSize: oddSizes })],
  [7, fc.record({ labels: oddPairs })],
  [
    2,
    fc
      .tuple(fc.constantFrom(...FIELDS), oneOf([1, wrongTypes], [1, fc.constant(null)]))
      .map(([field, value]) => ({ [field]: field === "labels" ? { value } : value })),
  ],
  [
    1,
    fc.constantFrom(
      ...["fd8", "", "..", "x".repeat(51), null].map((imageId) => ({ imageId })),
      ...[{ size: 1 }, { status: undefined }, { constructor: "x" }, { min_disk_size: MIN_SIZE }],
    ),
  ],
);

/** Some of the fields, in any order. */
const someFields = fc.shuffledSubarray(FIELDS, { minLength: 1 });

const ODD_PATHS = [
  ...["", "*", "nam", "names", "Name", " name", "name ", "name\n", "name;labels", "\ud800"],
  ...["size", "id", "labels.env", "min_disk_size", "constructor", "__proto__"],
];

const oddMasks = oneOf(
  // A path twice.
  [
    4,
    fc
      .tuple(someFields, indexes, indexes)
      .map(([paths, from, to]) =>
        paths.toSpliced(to % (paths.length + 1), 0, at(paths, from)).join(),
      ),
  ],
  // Paths of fields that have no value, and values outside the mask.
  [4, someFields.map((paths) => paths.join())],
  [
    2,
    fc
      .tuple(someFields, indexes, fc.constantFrom(...ODD_PATHS))
      .map(([[...paths], index, path]) =>
        [...paths.slice(0, index % 5), path, ...paths.slice(index % 5)].join(),
      ),
  ],
  [
    1,
    fc
      .tuple(someFields, fc.constantFrom(", ", ",,", ";", " ", "\t,"), fc.constantFrom("", ","))
      .map(([paths, separator, end]) => paths.join(separator) + end),
  ],
  [
    1,
    fc
      .tuple(someFields, integers(5, 40))
      .map(([paths, count]) => `${paths},`.repeat(count) + paths),
  ],
  [1, fc.constantFrom("", null, undefined, 5, ["name"])],
);

/** How an image differs from the values of an input: each field is the same, another, or absent. */
const imageChoices = fc.record({
  others: validValues,
  relations: fc.record({
    name: fc.constantFrom("same", "other", "absent"),
    description: fc.constantFrom("same", "other", "absent"),
    minDiskSize: fc.constantFrom("same", "other", "absent"),
    labels: fc.constantFrom(
      ...["same", "same", "reversed", "rotated", "other value", "values swapped", "other key"],
      ...["one more", "one fewer", "keys told apart", "other", "absent"],
    ),
  }),
  index: indexes,
  spelling: spellings,
  // The volume of the source data beside the size, or none.
  volume: oneOf(
    [2, fc.constant(undefined)],
    [
      3,
      fc.tuple(
        fc.constantFrom("storageSize", "storage_size", "size"),
        fc.bigInt(-1n, 1n),
        spellings,
      ),
    ],
  ),
});

/** @typedef {typeof imageChoices extends Arbitrary<infer T> ? T : never} ImageChoices */

/**
 * The labels of an image beside those of an input.
 *
 * @param {Pair[]} pairs
 * @param {ImageChoices} choices
 */
function relatedPairs(pairs, { others, relations, index }) {
  const strings = pairs.filter(([, value]) => typeof value === "string");
  const [key, value] = strings.length > 0 ? at(strings, index) : ["k", "v"];
  /** @type {{ [relation: string]: () => Pair[] }} */
  const makers = {
    same: () => strings,
    reversed: () => strings.toReversed(),
    rotated: () => [...strings.slice(1), ...strings.slice(0, 1)],
    "other value": () => withPair(strings, index, [key, `${value}x`]),
    "values swapped": () => strings.map(([key], place) => [key, at(strings, place + 1)[1]]),
    "other key": () => withPair(strings, index, [`${key}x`, value]),
    "one more": () => [...strings, ["one-more", "v"]],
    "one fewer": () => strings.filter((pair) => pair !== at(strings, index)),
    // As many keys as there are rows, if a row repeats the key of another.
    "keys told apart": () =>
      strings.map(([key, value], place) =>
        strings.findIndex((pair) => pair[0] === key) < place ? [`${key}x`, value] : [key, value],
      ),
    other: () => (Array.isArray(others.labels) ? others.labels : []),
  };
  return makers[relations.labels]();
}

/**
 * An image beside the values of an input.
 *
 * @param {Members} values
 * @param {ImageChoices} choices
 */
function makeImage(values, choices) {
  const { others, relations, spelling, volume } = choices;
  /** @type {Members} */
  const image = { id: "fd8", status: "READY" };
  for (const field of /** @type {const} */ (["name", "description"])) {
    if (relations[field] === "absent") continue;
    const isSame = relations[field] === "same" && typeof values[field] === "string";
    image[field] = isSame ? values[field] : others[field];
  }
  const size = integerOf(values.minDiskSize);
  if (relations.minDiskSize === "other") image.minDiskSize = others.minDiskSize;
  else if (relations.minDiskSize === "same" && size !== undefined)
    image.minDiskSize = spelling(size);
  if (volume !== undefined) {
    const [member, difference, spelling] = volume;
    image[member] = spelling((size ?? MIN_SIZE) + difference);
  }
  if (relations.labels !== "absent")
    image.labels = Object.fromEntries(
      relatedPairs(Array.isArray(values.labels) ? values.labels : [], choices),
    );
  return image;
}

/**
 * The int64 that a size is a plain spelling of.
 *
 * @param {unknown} size
 */
function integerOf(size) {
  if (typeof size === "bigint") return BigInt.asIntN(64, size) === size ? size : undefined;
  const isPlain =
    typeof size === "number" || (typeof size === "string" && /^[1-9]\d{0,15}$/.test(size));
  return isPlain && Number.isSafeInteger(Number(size)) ? BigInt(size) : undefined;
}

/**
 * The labels as an object, or as the rows of a form.
 *
 * @param {Members} values
 * @param {boolean} asRows
 */
function withLabels({ labels, ...values }, asRows) {
  if (!Array.isArray(labels)) {
    const { value } = /** @type {{ value: unknown }} */ (labels);
    return { ...values, labels: value };
  }
  return {
    ...values,
    labels: asRows ? labels.map(([key, value]) => ({ key, value })) : Object.fromEntries(labels),
  };
}

/**
 * Some members, in this order.
 *
 * @param {Members} values
 * @param {string[]} names
 */
const pick = (values, names) => Object.fromEntries(names.map((name) => [name, values[name]]));

/**
 * @param {string | undefined} contract
 * @param {Members | undefined} current
 */
const makeOptions = (contract, current) => ({
  ...(contract !== undefined && { contract }),
  ...(current !== undefined && { current }),
});

const contracts = fc.constantFrom(undefined, ...CONTRACTS);
/** @type {Arbitrary<Members>} */
const noOddity = fc.constant({});

/** An update, the values that it was made of, and the contract. */
const updates = fc
  .record({
    contract: contracts,
    valid: validValues,
    oddity: oneOf([3, noOddity], [4, oddities], [2, fc.record({ updateMask: oddMasks })]),
    fields: someFields,
  })
  .map(({ contract, valid, oddity, fields }) => {
    const values = { ...valid, ...oddity };
    const names = [...new Set([...fields, ...Object.keys(oddity)])];
    const updateMask = names.filter((name) => Object.hasOwn(valid, name)).join();
    const update = { updateMask, ...pick(withLabels(values, false), names) };
    return { contract, values, update };
  });

/**
 * Arguments of validateImageUpdate.
 *
 * @type {Arbitrary<[update: Members, options: Members]>}
 */
export const updateArguments = fc
  .tuple(updates, fc.option(imageChoices, { nil: undefined }))
  .map(([{ contract, values, update }, choices]) => [
    update,
    makeOptions(contract, choices && makeImage(values, choices)),
  ]);

/**
 * Arguments of previewImageUpdate.
 *
 * @type {Arbitrary<[current: Members, body: Members, options: Members]>}
 */
export const previewArguments = fc
  .tuple(updates, imageChoices)
  .map(([{ contract, values, update }, choices]) => [
    makeImage(values, choices),
    update,
    makeOptions(contract, undefined),
  ]);

/**
 * Arguments of validateImageEdits and buildPatchBody.
 *
 * @type {Arbitrary<[edits: Members, options: Members]>}
 */
export const editsArguments = fc
  .record({
    contract: contracts,
    valid: validValues,
    oddity: oneOf([1, noOddity], [1, oddities]),
    fields: someFields,
    asRows: fc.boolean(),
    choices: fc.option(imageChoices, { nil: undefined, freq: 3 }),
  })
  .map(({ contract, valid, oddity, fields, asRows, choices }) => {
    const values = { ...valid, ...oddity };
    const names = [...new Set([...fields, ...Object.keys(oddity)])];
    return [
      pick(withLabels(values, asRows), names),
      makeOptions(contract, choices && makeImage(values, choices)),
    ];
  });
