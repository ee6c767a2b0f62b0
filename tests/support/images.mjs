// Images as `yc compute image list --format json` prints them: members in snake case, 64-bit
// integers as strings, no members with default values.
//
// The same seed gives the same images.

/**
 * @typedef {ReturnType<typeof makeImage>} YcImage
 *
 * @typedef {Record<string, string>} Labels
 *
 * @typedef {ReturnType<typeof seededRandom>} Random
 */

/** Several images share each of these names. */
export const SHARED_NAMES = ["ubuntu-base", "debian-base", "fedora-base", "k8s-node"];

const MAX_LABELS = 64;
const GIB = 2 ** 30;
const ID_CHARACTERS = "0123456789abcdefghijklmnopqrstuv";
const KEY_CHARACTERS = "abcdefghijklmnopqrstuvwxyz0123456789-_./@";

const FAMILIES = {
  LINUX: [
    "ubuntu-2204-lts",
    "debian-12",
    "centos-stream-9",
    "fedora-37",
    "container-optimized-image",
  ],
  WINDOWS: ["windows-2022-dc-gvlk", "windows-2019-dc-gvlk"],
};
const ROLES = ["web", "db", "cache", "build-agent", "vpn", "mail", "gpu", "bastion"];
const LABEL_KEYS = [
  "env",
  "owner",
  "cost-center",
  "k8s.io/role",
  "built_by",
  "mail@team",
  "v1",
  "a",
];
const LABEL_VALUES = [
  "prod",
  "staging",
  "dev",
  "",
  "2024-05-01",
  "1.2.3",
  "ops@example.com",
  "a/b_c",
  "42",
];
const DESCRIPTIONS = [
  "Base image with the monitoring agent, rebuilt every Monday",
  "Base image 🚀 — see “release notes”\nand the changelog",
  "Образ для веб-серверов, обновляется еженедельно 🐧",
  "每周自动构建的数据库镜像，已安装监控代理 🧊",
  "صورة النظام الأساسية مع وكيل المراقبة 🌙",
  "साप्ताहिक रूप से निर्मित आधार छवि 🪔",
  "毎週ビルドされるベースイメージ 👩‍💻 監視エージェント入り",
];

export function makeImages(count = 1000, seed = 20200316) {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => makeImage(index, random));
}

/**
 * @param {number} index
 * @param {Random} random
 */
function makeImage(index, random) {
  const type = random() < 0.2 ? "WINDOWS" : "LINUX";
  const storage = random.integer(1, 40) * GIB + random.integer(0, 1023) * 4096;
  const description = makeDescription(random);
  const labels = makeLabels(index, random);
  // proto3 JSON leaves out a member with its default value.
  return {
    id: `fd8${random.text(ID_CHARACTERS, 17)}`,
    folder_id: `b1g${random.text(ID_CHARACTERS, 17)}`,
    created_at: makeTime(random),
    ...(random() < 0.95 && { name: makeName(index, random) }),
    ...(description !== "" && { description }),
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(random() < 0.7 && { family: random.pick(FAMILIES[type]) }),
    storage_size: String(storage),
    ...(random() < 0.9 && {
      min_disk_size: String((Math.ceil(storage / GIB) + random.integer(0, 20)) * GIB),
    }),
    ...(random() < 0.6 && {
      product_ids: Array.from(
        { length: random.integer(1, 2) },
        () => `f2e${random.text(ID_CHARACTERS, 17)}`,
      ),
    }),
    status: "READY",
    os: { type },
    ...(random() < 0.1 && { pooled: true }),
  };
}

/** @param {Random} random */
function makeTime(random) {
  const start = Date.UTC(2020, 2, 16) / 1000;
  return new Date((start + random.integer(0, 150_000_000)) * 1000)
    .toISOString()
    .replace(".000Z", "Z");
}

/**
 * @param {number} index
 * @param {Random} random
 */
function makeName(index, random) {
  if (index % 25 === 3) return random.pick(SHARED_NAMES);
  const name = `${random.pick(ROLES)}-${index}`;
  return index % 40 === 1 ? `${name}-${"x".repeat(62 - name.length)}` : name;
}

/** @param {Random} random */
function makeDescription(random) {
  const text = random.pick(DESCRIPTIONS);
  const choice = random();
  if (choice < 0.15) return "";
  return choice < 0.25 ? Array.from(`${text} `.repeat(10)).slice(0, 256).join("") : text;
}

/**
 * Mostly a few labels. At fixed positions full sets, and a label `team`: with the value that the
 * tests add, or another one.
 *
 * @param {number} index
 * @param {Random} random
 */
function makeLabels(index, random) {
  /** @type {Labels} */
  const labels = {};
  if (index % 20 === 7) labels.team = "infra";
  if (index % 20 === 13) labels.team = random.pick(["web", "data", ""]);
  const count = labelCount(index, random);
  while (Object.keys(labels).length < count) {
    const known = Object.keys(labels).length < LABEL_KEYS.length;
    labels[known ? random.pick(LABEL_KEYS) : makeKey(random)] = makeValue(random);
  }
  return labels;
}

/**
 * @param {number} index
 * @param {Random} random
 */
function labelCount(index, random) {
  if ([0, 27, 50, 53, 71].includes(index % 100)) return MAX_LABELS;
  if (index % 100 === 85) return MAX_LABELS - 1;
  return random() < 0.8 ? random.integer(0, 6) : random.integer(0, MAX_LABELS);
}

/** @param {Random} random */
function makeKey(random) {
  const length = random() < 0.05 ? 63 : random.integer(6, 20);
  return `x${random.text(KEY_CHARACTERS, length - 1)}`;
}

/** @param {Random} random */
function makeValue(random) {
  return random() < 0.7
    ? random.pick(LABEL_VALUES)
    : random.text(KEY_CHARACTERS, random() < 0.1 ? 63 : random.integer(1, 12));
}

/**
 * Draws numbers from 0 up to 1 (mulberry32), and other values with them.
 *
 * @param {number} seed
 */
function seededRandom(seed) {
  let state = seed;
  const random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /**
   * @param {number} from
   * @param {number} to inclusive
   */
  const integer = (from, to) => from + Math.floor(random() * (to - from + 1));
  /**
   * @template T
   * @param {ArrayLike<T>} items
   */
  const pick = (items) => items[integer(0, items.length - 1)];
  /**
   * @param {string} characters
   * @param {number} length
   */
  const text = (characters, length) => Array.from({ length }, () => pick(characters)).join("");
  return Object.assign(random, { integer, pick, text });
}
