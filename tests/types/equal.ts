/** Whether two types are the same, and not merely assignable. */
export type Equal<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Takes true only: `check<Equal<…>>()`. */
export declare function check<_Same extends true>(): void;
