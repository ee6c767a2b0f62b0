//! The exports.
//!
//! JavaScript writes a message into the buffers (see [`Message`]), makes one call, and reads the
//! answer. None of the user's code can run between the first and the last of these steps.

use std::cell::RefCell;

use lol_alloc::{AssumeSingleThreaded, LeakingAllocator};
use wasm_bindgen::prelude::wasm_bindgen;

use super::buffers::{Answering, Buffers};
use crate::calls::edits;
use crate::calls::preview;
use crate::calls::rebase;
use crate::calls::request::{self, Endpoint};
use crate::calls::update;
use crate::contract::{CONTRACTS, Contract};
use crate::input::{Image, Input, Message};
use crate::rules::mask;

// It never frees memory. The engine does not allocate; only wasm-bindgen does, the few times that
// its table of references grows.
// SAFETY: the module is compiled without threads, so nothing else can be inside the allocator.
#[allow(unsafe_code)]
#[global_allocator]
static ALLOCATOR: AssumeSingleThreaded<LeakingAllocator> =
    unsafe { AssumeSingleThreaded::new(LeakingAllocator::new()) };

thread_local! {
    static BUFFERS: RefCell<Buffers> = const { RefCell::new(Buffers::new()) };
}

/// Checks an update. Expects the update, and the image beside it.
#[wasm_bindgen]
pub fn validate_update(contract: usize) {
    answer_with(|message, Answering { report, .. }| {
        let (update, current) = (Input::of(message.value(0)), Image::of(message.value(1)));
        update::validate_update(at(contract), update.as_ref(), current.as_ref(), report);
    });
}

/// Checks edits, and plans the body that carries them out. Expects the edits, and the image beside
/// them.
#[wasm_bindgen]
pub fn plan_patch(contract: usize) {
    answer_with(|message, Answering { report, plan, .. }| {
        let (edits, current) = (Input::of(message.value(0)), Image::of(message.value(1)));
        *plan = edits::plan_patch(at(contract), edits.as_ref(), current.as_ref(), report);
    });
}

/// Checks an update, and previews it if there are no violations. Expects the update, and the image
/// that it changes.
#[wasm_bindgen]
pub fn preview_update(contract: usize) {
    answer_with(|message, Answering { report, outcomes, .. }| {
        let update = Input::of(message.value(0));
        update::validate_update(at(contract), update.as_ref(), None, report);
        if let (Some(update), Some(current), 0) =
            (update, Image::of(message.value(1)), report.violations())
        {
            preview::preview_body(&update, &current, outcomes);
        }
    });
}

/// Finds what becomes of edits. Expects the edits, the image on which they were made, and the image
/// as it is now.
#[wasm_bindgen]
pub fn rebase_edits() {
    answer_with(|message, Answering { outcomes, .. }| {
        if let (Some(edits), Some(base), Some(current)) =
            (Input::of(message.value(0)), Image::of(message.value(1)), Image::of(message.value(2)))
        {
            rebase::rebase_edits(&edits, &base, &current, outcomes);
        }
    });
}

/// Parses a mask. Expects the mask.
#[wasm_bindgen]
pub fn parse_mask() {
    answer_with(|message, Answering { report, plan, .. }| {
        plan.mask = mask::parse(&message.value(0), report).unwrap_or_default();
    });
}

/// Builds a mask. Expects the list of its paths.
#[wasm_bindgen]
pub fn build_mask() {
    answer_with(|message, Answering { report, plan, .. }| {
        plan.mask = mask::collect(message.value(0).list(), report).unwrap_or_default();
    });
}

/// Checks a request, and returns the path of the method if there are no violations. Expects the
/// image id, the values of the headers, and the body.
pub fn request_path(contract: usize, is_endpoint_usable: bool) -> Option<&'static str> {
    let endpoint = if is_endpoint_usable { Endpoint::Usable } else { Endpoint::Refused };
    let mut path = None;
    answer_with(|message, Answering { report, .. }| {
        path = request::plan_request(at(contract), message, endpoint, report);
    });
    path
}

/// The address of the buffers.
pub fn place_of_buffers() -> usize {
    BUFFERS.with(|buffers| buffers.as_ptr() as usize)
}

/// Answers the message that was written.
//
// Generic, without `dyn`: as long as nothing is called through the function table, wasm-opt removes
// the table and the two kilobytes of wasm-bindgen that only it refers to.
fn answer_with(call: impl FnOnce(&Message, &mut Answering<'_>)) {
    with_buffers(|buffers| buffers.answer(call));
}

/// Changes the buffers.
pub fn with_buffers(change: impl FnOnce(&mut Buffers)) {
    BUFFERS.with(|buffers| {
        // Only a call that trapped could still hold the buffers, and no other call follows it:
        // JavaScript starts a new instance.
        if let Ok(mut buffers) = buffers.try_borrow_mut() {
            change(&mut buffers);
        }
    });
}

/// The contract at a position; the default if there is none.
fn at(position: usize) -> &'static Contract {
    let [default, ..] = &CONTRACTS;
    CONTRACTS.get(position).unwrap_or(default)
}
