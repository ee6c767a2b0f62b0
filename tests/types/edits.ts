// What goes in, and the body and effects that come out.
import {
  buildPatchBody,
  buildUpdateMask,
  constraints,
  type defaultContract,
  formValues,
  parseUpdateMask,
  previewImageUpdate,
  rebaseImageEdits,
  validateImageUpdate,
} from "yc-image-update";
import type {
  Constraints,
  Contract,
  Effect,
  Effects,
  Field,
  FormValues,
  Image,
  ImageEdits,
  ImageUpdate,
  Int64,
  KmsKey,
  LabelRow,
  Options,
  PatchBody,
} from "yc-image-update";
import { check, type Equal } from "./equal.js";

// Every optional member takes undefined, as a form has it.
type Optional<T> = {
  [K in keyof T]-?: Record<never, never> extends Pick<T, K> ? K : never;
}[keyof T];
type Undefined<T> = { [K in keyof T]: undefined };
export const noEdits: Undefined<Required<ImageEdits>> extends ImageEdits ? true : false = true;
export const noUpdate: Undefined<Required<ImageUpdate>> extends ImageUpdate ? true : false = true;
export const noOptions: Undefined<Required<Options>> extends Options ? true : false = true;
check<Equal<Optional<ImageEdits>, Field>>();
check<Equal<Optional<ImageUpdate>, Field | "imageId" | "updateMask">>();

const rows: LabelRow[] = [{ key: "env", value: "prod" }];
export const edits: ImageEdits[] = [
  {},
  { name: undefined, description: undefined, minDiskSize: undefined, labels: undefined },
  { name: null, description: null, minDiskSize: null, labels: null },
  { name: "", minDiskSize: 4194304 },
  { minDiskSize: "4194304" },
  { minDiskSize: 4194304n },
  { labels: { env: "prod", constructor: "x" } },
  { labels: rows },
  { labels: [] },
  { labels: [{ key: "env", value: "prod" }] as const },
];
for (const size of ["5", 5, 5n] satisfies Int64[])
  buildPatchBody({ minDiskSize: size }, { current: { minDiskSize: size } });

// @ts-expect-error a name of the API's protocol buffers
buildPatchBody({ min_disk_size: "4194304" });
// @ts-expect-error a field that no update can change
buildPatchBody({ family: "ubuntu" });
// @ts-expect-error the id goes to buildRequest
buildPatchBody({ imageId: "fd8" });
// @ts-expect-error the mask is what this function writes
buildPatchBody({ updateMask: "name" });
// @ts-expect-error
buildPatchBody({ name: 5 });
// @ts-expect-error
buildPatchBody({ minDiskSize: true });
// @ts-expect-error
buildPatchBody({ labels: { env: null } });
// @ts-expect-error
buildPatchBody({ labels: [{ key: "env" }] });
// @ts-expect-error
buildPatchBody({ labels: [["env", "prod"]] });
// @ts-expect-error
buildPatchBody();
// @ts-expect-error
buildPatchBody(null);
// @ts-expect-error a body is a whole set of labels, not rows
export const update: ImageUpdate = { labels: rows };

const body = buildPatchBody({ name: "web" }, { current: { id: "fd8", name: "db" } });
check<Equal<typeof body, PatchBody | null>>();
// @ts-expect-error there may be nothing to change
body.updateMask;
// @ts-expect-error there may be nothing to change
previewImageUpdate({}, body);
if (body !== null) {
  check<Equal<typeof body.updateMask, string>>();
  check<Equal<typeof body.minDiskSize, string | undefined>>();
  const asUpdate: ImageUpdate = body;
  const withId: ImageUpdate = { ...body, imageId: "fd8" };
  validateImageUpdate(asUpdate);
  previewImageUpdate({}, withId);
  // @ts-expect-error absent or a text: a body is sent as it is
  body.name = undefined;
  // @ts-expect-error
  body.name = null;
}
// @ts-expect-error a body has a mask
export const noMask: PatchBody = { name: "web" };

// An image as the API returns it, with members that are not listed.
const current: Image = {
  id: "fd8",
  minDiskSize: 5n,
  storageSize: "5",
  labels: null,
  os: { type: "LINUX" },
  kmsKey: { keyId: "x" },
};
const { effects, image } = previewImageUpdate(
  current,
  { updateMask: "name", name: "web" },
  { contract: "2025-01-27" },
);
check<Equal<typeof effects, Effects>>();
check<Equal<typeof image, Image>>();
check<Equal<typeof image.kmsKey, KmsKey | undefined>>();
// @ts-expect-error a misspelled member
image.desciption;

// Images may be frozen, at every depth.
declare const frozen: {
  readonly name: string;
  readonly labels: { readonly [key: string]: string };
  readonly productIds: readonly string[];
  readonly os: { readonly type: "LINUX"; readonly nvidia: { readonly driver: string } };
  readonly size: "5";
  readonly hardwareGeneration: { readonly legacyFeatures: { readonly pciTopology: string } };
};
buildPatchBody({ name: "a" }, { current: frozen });
previewImageUpdate(frozen, {});

const values = formValues(frozen);
check<Equal<typeof values, FormValues>>();
const rebased = rebaseImageEdits(values, { base: frozen, current });
check<Equal<typeof rebased.edits, Partial<FormValues>>>();
buildPatchBody(rebased.edits, { current });
for (const conflict of rebased.conflicts) {
  if (conflict.field === "labels") check<Equal<typeof conflict.ours, string | undefined>>();
  else check<Equal<typeof conflict.ours, string>>();
  // @ts-expect-error only labels have a key
  conflict.key;
}
// @ts-expect-error both images are needed
rebaseImageEdits(values, { current });

check<Equal<typeof defaultContract, Contract>>();

// An interface of the caller has no index signature.
interface MyImage {
  id: string;
  name: string;
  labels: Record<string, string>;
}
export const mine = (image: MyImage): PatchBody | null =>
  buildPatchBody({ name: "x" }, { current: image });
// @ts-expect-error the image is the first argument already
previewImageUpdate(current, {}, { current });

export function change(effect: Effect): string {
  // @ts-expect-error only labels have these
  effect.added;
  switch (effect.field) {
    case "name":
    case "description":
    case "minDiskSize":
      check<Equal<typeof effect.before, string>>();
      // @ts-expect-error only labels have these
      effect.removed;
      return effect.after;
    case "labels":
      check<Equal<typeof effect.after, Record<string, string>>>();
      check<Equal<typeof effect.effect, "untouched" | "same" | "reset" | "set">>();
      return [...effect.added, ...effect.changed, ...effect.removed].join();
    default:
      return effect satisfies never;
  }
}

const fields = parseUpdateMask("name,labels");
check<Equal<typeof fields, Field[]>>();
export const masks: string[] = [
  buildUpdateMask(fields),
  buildUpdateMask(new Set(["name"] as const)),
  buildUpdateMask(["name", "labels"]),
];
// @ts-expect-error
buildUpdateMask(["nmae"]);
// @ts-expect-error a mask already
buildUpdateMask("name");
// @ts-expect-error
parseUpdateMask(["name"]);

const contract = constraints["2025-01-27"];
check<Equal<typeof contract, Constraints>>();
check<Equal<keyof typeof constraints, Contract>>();
check<Equal<typeof contract.imageId.maxLength, number>>();
check<Equal<typeof contract.name.pattern, string>>();
check<Equal<typeof contract.description.maxLength, number>>();
check<Equal<typeof contract.minDiskSize.min, number>>();
check<Equal<typeof contract.labels.key.minLength, number>>();
check<Equal<typeof contract.labels.maxPairs, number>>();
// @ts-expect-error no such contract
constraints["2030-01-01"];
// @ts-expect-error frozen
contract.labels.maxPairs = 65;
// @ts-expect-error frozen
constraints["2025-01-27"] = contract;
// @ts-expect-error a name has its pattern only
contract.name.maxLength;
