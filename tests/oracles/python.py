"""Reads JSON as the protocol buffers of Python do.

Standard input: a line with a file descriptor in base64, then a line of JSON for each message, in
base64. Standard output: a line for each message, the meaning as JSON, or null if the parser refuses
the message.
"""

import base64
import json
import sys

from google.protobuf import descriptor_pb2, descriptor_pool, field_mask_pb2, json_format
from google.protobuf import message_factory

pool = descriptor_pool.DescriptorPool()
mask = descriptor_pb2.FileDescriptorProto()
field_mask_pb2.DESCRIPTOR.CopyToProto(mask)
pool.Add(mask)
pool.AddSerializedFile(base64.b64decode(sys.stdin.readline()))
Request = message_factory.GetMessageClass(
    pool.FindMessageTypeByName("yandex.cloud.compute.v1.UpdateImageRequest")
)

for line in sys.stdin:
    try:
        request = json_format.Parse(base64.b64decode(line).decode(), Request())
    except (json_format.ParseError, UnicodeDecodeError):
        print("null")
        continue
    paths = list(request.update_mask.paths) if request.HasField("update_mask") else None
    meaning = {
        "mask": paths,
        "name": request.name,
        "description": request.description,
        "minDiskSize": str(request.min_disk_size),
        "labels": sorted([key, value] for key, value in request.labels.items()),
    }
    print(json.dumps(meaning))
