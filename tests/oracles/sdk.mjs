// The request message as the vendor's SDK for Node.js has it.
import { createRequire } from "node:module";

import { sorted } from "./protobuf.mjs";

const require = createRequire(import.meta.url);
// Only this module: the SDK's main one loads all services.
const {
  UpdateImageRequest,
} = require("@yandex-cloud/nodejs-sdk/dist/generated/yandex/cloud/compute/v1/image_service");

/**
 * What the SDK reads from the binary form of a message.
 *
 * @param {Uint8Array} binary
 * @returns {import("./protobuf.mjs").Meaning}
 */
export function decode(binary) {
  const { updateMask, name, description, minDiskSize, labels } = UpdateImageRequest.decode(binary);
  return {
    mask: updateMask?.paths ?? null,
    name,
    description,
    minDiskSize: String(minDiskSize),
    labels: sorted(labels),
  };
}
