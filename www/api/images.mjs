/**
 * An image as the API stores it. Sizes are in bytes.
 * @typedef {{
 *   id: string,
 *   folderId: string,
 *   createdAt: string,
 *   name?: string,
 *   description?: string,
 *   labels?: Record<string, string>,
 *   family?: string,
 *   storageSize: string,
 *   minDiskSize?: string,
 *   productIds?: string[],
 *   status: string,
 *   os: { type: string, nvidia?: { driver: string } },
 *   pooled?: boolean,
 *   hardwareGeneration?:
 *     { legacyFeatures: { pciTopology: string } } | { generation2Features: Record<string, never> },
 *   kmsKey?: { keyId: string, versionId: string },
 * }} Image
 */

export const FOLDER_ID = "b1g7c4lq2ehnr0t5dmvs";

/**
 * The order in which the API documents the members. Answers keep it, whatever was changed last.
 * @type {(keyof Image)[]}
 */
const MEMBERS = [
  "id",
  "folderId",
  "createdAt",
  "name",
  "description",
  "labels",
  "family",
  "storageSize",
  "minDiskSize",
  "productIds",
  "status",
  "os",
  "pooled",
  "hardwareGeneration",
  "kmsKey",
];

/**
 * The image in the JSON form of proto3, which leaves out members that have their default value.
 * @param {Image} image
 */
export function imageJson(image) {
  return Object.fromEntries(
    MEMBERS.filter((member) => !hasDefault(image, member)).map((member) => [member, image[member]]),
  );
}

/**
 * @param {Image} image
 * @param {keyof Image} member
 */
function hasDefault(image, member) {
  const value = image[member];
  if (value === undefined || value === "" || value === "0" || value === false) return true;
  if (Array.isArray(value)) return value.length === 0;
  // An empty map is the default. An empty message, as in `generation2Features: {}`, is a value.
  return member === "labels" && Object.keys(value).length === 0;
}

/** @param {number} gib */
function bytes(gib) {
  return String(Math.round(gib * 1024 ** 3));
}

/**
 * The images that an API starts with. Each call makes a new copy, because an API changes its own.
 * @returns {Image[]}
 */
export function seedImages() {
  return [
    {
      id: "fd80mrhj8fl2oe87o4e1",
      folderId: FOLDER_ID,
      createdAt: "2025-09-02T08:14:31Z",
      name: "web-base-ubuntu-2404",
      description: "Ubuntu 24.04 LTS with nginx and the deploy agent",
      labels: { env: "prod", team: "web", release: "2025.09" },
      family: "web-base",
      storageSize: bytes(5.25),
      minDiskSize: bytes(10),
      productIds: ["f2ebcbtd8k2mv1q5n9s7"],
      status: "READY",
      os: { type: "LINUX" },
      pooled: true,
      hardwareGeneration: { legacyFeatures: { pciTopology: "PCI_TOPOLOGY_V1" } },
    },
    {
      id: "fd8a3kqvct61n0h7u2rs",
      folderId: FOLDER_ID,
      createdAt: "2025-07-18T11:02:09Z",
      name: "debian-12-minimal",
      storageSize: bytes(1.75),
      minDiskSize: bytes(3),
      productIds: ["f2e5ohgdm7kp0a3j8t1b"],
      status: "READY",
      os: { type: "LINUX" },
    },
    {
      id: "fd8u91bdpm4c7sqk5e0v",
      folderId: FOLDER_ID,
      createdAt: "2025-03-27T16:45:50Z",
      name: "windows-2022-terminal",
      description: "Windows Server 2022 Datacenter, Remote Desktop Services, office software",
      labels: { env: "office", licence: "byol" },
      family: "windows-2022",
      storageSize: bytes(38.5),
      minDiskSize: bytes(60),
      productIds: ["f2eq8t5c1vn3hm6d0k4u", "f2e0jr7b2s9alp4vg8oc"],
      status: "READY",
      os: { type: "WINDOWS" },
      hardwareGeneration: { generation2Features: {} },
      kmsKey: { keyId: "abjg6m1t0u9kr4cv8q2s", versionId: "abj3p7o5d2hn1eb6l8fk" },
    },
    {
      id: "fd8hn5g2tv0oc8mq63lk",
      folderId: FOLDER_ID,
      createdAt: "2025-08-11T05:30:00Z",
      name: "cuda-12-pytorch",
      description: "Ubuntu 22.04, NVIDIA driver 570, CUDA 12.8, PyTorch 2.8",
      labels: { team: "ml", gpu: "a100", driver: "570.133" },
      family: "gpu-pytorch",
      storageSize: bytes(41.125),
      minDiskSize: bytes(50),
      productIds: ["f2elk6b9q3u7tn0m5d1h"],
      status: "READY",
      os: { type: "LINUX", nvidia: { driver: "570.133.20" } },
      hardwareGeneration: { generation2Features: {} },
    },
    {
      id: "fd8s40e7rbq9dk1vjm5t",
      folderId: FOLDER_ID,
      createdAt: "2024-12-05T09:21:17Z",
      name: "golden-2024-12",
      description: "Everything the release train needs to know is in the labels",
      labels: {
        env: "prod",
        team: "platform",
        owner: "platform@example.org",
        "cost-center": "4711",
        release: "2024.12.1",
        pipeline: "packer/golden",
        commit: "9f1c2ab",
        arch: "x86_64",
        region: "ru-central1",
        tier: "gold",
        compliance: "pci-dss",
        "backup.policy": "daily/30",
      },
      family: "golden",
      storageSize: bytes(7.5),
      minDiskSize: bytes(15),
      status: "READY",
      os: { type: "LINUX" },
      pooled: true,
    },
    {
      id: "fd8c62vjo0ltn9h3aqpe",
      folderId: FOLDER_ID,
      createdAt: "2025-05-30T19:08:44Z",
      name: "school-lab",
      description: "Образ для лабораторных работ: компилятор, отладчик и немного терпения 🐧📚",
      labels: { env: "study", semester: "2025-1" },
      storageSize: bytes(3.4375),
      minDiskSize: bytes(8),
      status: "READY",
      os: { type: "LINUX" },
    },
    {
      // The name has underscores, which the contract of 2020-03-16 does not allow.
      id: "fd83d1mt5pk8eu0gvr7b",
      folderId: FOLDER_ID,
      createdAt: "2019-10-23T07:55:02Z",
      name: "legacy_billing_node",
      labels: { owner: "billing" },
      storageSize: bytes(2.25),
      minDiskSize: bytes(4),
      status: "READY",
      os: { type: "LINUX" },
    },
    {
      id: "fd8q7hc2m0ev5tlk9bja",
      folderId: FOLDER_ID,
      createdAt: "2025-10-01T11:58:40Z",
      name: "nightly-2025-10-01",
      description: "Still being written from the snapshot of the build disk",
      labels: { env: "ci", pipeline: "packer/nightly" },
      family: "nightly",
      storageSize: bytes(6),
      minDiskSize: bytes(10),
      status: "CREATING",
      os: { type: "LINUX" },
    },
    {
      // An image needs no name.
      id: "fd8e5jn1u3rq8gvo0d6c",
      folderId: FOLDER_ID,
      createdAt: "2025-01-14T13:20:05Z",
      description: "Snapshot before the database was moved",
      labels: { team: "data", keep: "until-2026" },
      storageSize: bytes(12.5),
      status: "READY",
      os: { type: "LINUX" },
    },
    {
      id: "fd8l2sv6bk4mq0h9utc7",
      folderId: FOLDER_ID,
      createdAt: "2025-06-22T10:41:37Z",
      name: "k8s-node-1-31",
      description: "containerd 1.7, kubelet 1.31, CNI plugins",
      labels: { team: "platform", "k8s.io/role": "node", release: "1.31.4" },
      family: "k8s-node",
      storageSize: bytes(4.75),
      minDiskSize: bytes(20),
      productIds: ["f2e9d3m7u1kc5qj0t8vb"],
      status: "READY",
      os: { type: "LINUX" },
      hardwareGeneration: { legacyFeatures: { pciTopology: "PCI_TOPOLOGY_V2" } },
    },
    {
      id: "fd8v0gk3d7pj1nc5re9h",
      folderId: FOLDER_ID,
      createdAt: "2025-04-08T06:03:18Z",
      name: "bastion-alma-9",
      description: "AlmaLinux 9 with two-factor sign-in",
      labels: { env: "prod", team: "security" },
      storageSize: bytes(2.5),
      minDiskSize: bytes(5),
      status: "READY",
      os: { type: "LINUX" },
    },
    {
      id: "fd8r4tb9s2ho6ul0mq1k",
      folderId: FOLDER_ID,
      createdAt: "2023-11-30T22:17:56Z",
      name: "mail-relay-old",
      labels: { env: "prod", status: "retire" },
      family: "mail",
      storageSize: bytes(1.5),
      minDiskSize: bytes(3),
      status: "READY",
      os: { type: "LINUX" },
    },
  ];
}
