// Compares the modules of the built package with the types that are published for them: an error
// here means that a function and its declaration differ. The compiler reaches all modules of the
// package from here, and so checks them, but not the bundles that the build makes of them.
//
// In package.tsconfig.json, "es2024.string" is for shared/characters.js, which looks whether the
// platform has it; and "rootDirs" says that a module of entries/ imports its neighbours in engine/,
// since the build puts it in the place of engine/module.js.
import * as index from "../../pkg/index.js";
import * as en from "../../pkg/messages/en.js";
import * as ru from "../../pkg/messages/ru.js";
import { init, initSync } from "../entries/web-module.js";

type IndexTypes = typeof import("../../pkg/types/index.js");
type EnTypes = typeof import("../../pkg/types/messages/en.js");
type RuTypes = typeof import("../../pkg/types/messages/ru.js");
type WebTypes = typeof import("../../pkg/types/web.js");

type IsAny<T> = 0 extends 1 & T ? true : false;

/** The exports that are `any`, or functions with `any` as a parameter or as their result. */
type Untyped<Module> = {
  [Name in keyof Module]: Module[Name] extends (...args: infer Args) => infer Result
    ? true extends IsAny<Args[number]> | IsAny<Result>
      ? Name
      : never
    : true extends IsAny<Module[Name]>
      ? Name
      : never;
}[keyof Module];

/**
 * What a module must be: assignable to its published types, and without exports that are untyped or
 * not published.
 */
type Complete<Module, Types> = Types & {
  [Name in Untyped<Module> | Exclude<keyof Module, keyof Types>]: never;
};

const web = { ...index, init, initSync };

index satisfies Complete<typeof index, IndexTypes>;
en satisfies Complete<typeof en, EnTypes>;
ru satisfies Complete<typeof ru, RuTypes>;
web satisfies Complete<typeof web, WebTypes>;
