declare module "*/program.mjs" {
  export function run(api: typeof import("yc-image-update")): unknown;
}
