// The request message of the method, for @bufbuild/protobuf.
//
// Field numbers and types are those of yandex/cloud/compute/v1/image_service.proto. The vendor's SDK
// has them too, and the tests compare the two.
import { create, createFileRegistry, fromJsonString, toBinary } from "@bufbuild/protobuf";
import {
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
  FileDescriptorProtoSchema,
  file_google_protobuf_field_mask,
} from "@bufbuild/protobuf/wkt";

const NAME = "yandex.cloud.compute.v1.UpdateImageRequest";
const STRING = { type: Type.STRING, label: Label.OPTIONAL };

const FILE = create(FileDescriptorProtoSchema, {
  name: "image_service.proto",
  package: "yandex.cloud.compute.v1",
  syntax: "proto3",
  dependency: ["google/protobuf/field_mask.proto"],
  messageType: [
    {
      name: "UpdateImageRequest",
      field: [
        { ...STRING, name: "image_id", number: 1, jsonName: "imageId" },
        {
          name: "update_mask",
          number: 2,
          jsonName: "updateMask",
          type: Type.MESSAGE,
          label: Label.OPTIONAL,
          typeName: ".google.protobuf.FieldMask",
        },
        { ...STRING, name: "name", number: 3, jsonName: "name" },
        { ...STRING, name: "description", number: 4, jsonName: "description" },
        {
          name: "min_disk_size",
          number: 5,
          jsonName: "minDiskSize",
          type: Type.INT64,
          label: Label.OPTIONAL,
        },
        {
          name: "labels",
          number: 6,
          jsonName: "labels",
          type: Type.MESSAGE,
          label: Label.REPEATED,
          typeName: `.${NAME}.LabelsEntry`,
        },
      ],
      nestedType: [
        {
          name: "LabelsEntry",
          field: [
            { ...STRING, name: "key", number: 1, jsonName: "key" },
            { ...STRING, name: "value", number: 2, jsonName: "value" },
          ],
          options: { mapEntry: true },
        },
      ],
    },
  ],
});

const schema = createFileRegistry(FILE, (name) =>
  name === "google/protobuf/field_mask.proto" ? file_google_protobuf_field_mask.proto : undefined,
).getMessage(NAME);
if (schema === undefined) throw new Error(`there is no message ${NAME}`);

/** The file descriptor in the binary form of protocol buffers, for other implementations. */
export const descriptor = Buffer.from(toBinary(FileDescriptorProtoSchema, FILE));

/**
 * What a message says, in the same form for each implementation.
 *
 * @typedef {object} Meaning
 * @property {string[] | null} mask its paths as protocol buffers spell them; null if there is none
 * @property {string} name
 * @property {string} description
 * @property {string} minDiskSize in decimal
 * @property {[key: string, value: string][]} labels sorted by key
 */

/** @param {Record<string, string>} labels */
export const sorted = (labels) =>
  Object.entries(labels).sort(([one], [other]) => (one < other ? -1 : 1));

/**
 * Reads JSON as the parser of @bufbuild/protobuf does, without tolerance for unknown members.
 *
 * @param {string} json
 * @returns {{ meaning: Meaning, binary: Uint8Array }}
 */
export function readJson(json) {
  const message = fromJsonString(schema, json);
  const { updateMask, name, description, minDiskSize, labels } = message;
  return {
    meaning: {
      mask: updateMask?.paths ?? null,
      name,
      description,
      minDiskSize: String(minDiskSize),
      labels: sorted(labels),
    },
    binary: toBinary(schema, message),
  };
}
