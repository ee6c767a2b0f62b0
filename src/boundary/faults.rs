//! Exports that break the instance on purpose, for the tests that show that it is replaced. The
//! published package does not contain them.

use std::hint::black_box;

use wasm_bindgen::prelude::wasm_bindgen;

/// Traps.
#[wasm_bindgen]
pub fn fault_trap() {
    std::process::abort();
}

/// Runs out of the stack in the module's own memory.
#[wasm_bindgen]
pub fn fault_shadow_stack(depth: usize) -> usize {
    fn deeper(above: &[usize; 64], depth: usize) -> usize {
        let here = black_box([above.len(); 64]);
        if depth == 0 { 0 } else { deeper(&here, depth - 1) + black_box(here).len() }
    }
    deeper(&[0; 64], depth)
}

/// Runs out of the caller's stack, for a great depth: the host throws a RangeError inside the
/// module. There are two calls because the compiler would turn a single one into a loop.
#[wasm_bindgen]
pub fn fault_call_stack(depth: usize) -> usize {
    if depth < 2 {
        depth
    } else {
        fault_call_stack(depth - 1).wrapping_add(fault_call_stack(depth - 2))
    }
}
