// The rules stand in protovalidate/image_update.proto; image_update_pb.js is what `buf generate` makes of it with protoc-gen-es 2.17.0,
// `target=js` and `rewrite_imports=./buf/validate/validate_pb.js:@bufbuild/protovalidate/gen`.
//
// It judges messages, so the JSON is read into one first. What cannot be read (an unknown member, a wrong type) is thrown by the reader: the first such
// fault only.
import { fromJson } from "@bufbuild/protobuf";
import { createValidator } from "@bufbuild/protovalidate";

import { ImageUpdateSchema } from "./protovalidate/image_update_pb.js";

const validator = createValidator();

export const name = "protovalidate";

export function validate(update) {
  let message;
  try {
    message = fromJson(ImageUpdateSchema, update);
  } catch (error) {
    return { kind: "unreadable", error };
  }
  return validator.validate(ImageUpdateSchema, message);
}

export const isValid = (result) => result.kind === "valid";
