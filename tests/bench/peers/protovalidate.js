// The rules are in protovalidate/image_update.proto. `buf generate` makes image_update_pb.js of it,
// with protoc-gen-es 2.17.0, `target=js` and
// `rewrite_imports=./buf/validate/validate_pb.js:@bufbuild/protovalidate/gen`.
//
// protovalidate validates messages, so the JSON is read into a message first. The reader throws at
// the first member that is unknown or has a wrong type.
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
