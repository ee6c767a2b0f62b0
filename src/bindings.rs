//! The exports: the only module that knows JavaScript.
//!
//! The sender reserves room, writes words and text into it (see [`crate::wire`]), and makes one call that takes their lengths. None of the caller's code
//! can run between the first and the last of these steps.

use std::cell::Cell;
use std::mem::ManuallyDrop;

use lol_alloc::{AssumeSingleThreaded, FreeListAllocator};
use serde::Serialize;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Request, RequestInit};

use crate::contract::{CONTRACTS, Contract, HEADERS};
use crate::edits;
use crate::field_mask::FieldMask;
use crate::preview;
use crate::report::Report;
use crate::request;
use crate::update;
use crate::value::count;
use crate::wire::{PLAN, Reader, VALUES_SHIFT, judgement};

// SAFETY: the module is compiled without threads, so nothing else can be inside the allocator.
#[allow(unsafe_code)]
#[global_allocator]
static ALLOCATOR: AssumeSingleThreaded<FreeListAllocator> =
    unsafe { AssumeSingleThreaded::new(FreeListAllocator::new()) };

/// Where the sender writes.
#[derive(Default)]
struct Buffers {
    words: Vec<u32>,
    text: Vec<u8>,
    /// Where the engine writes an answer of many words.
    answer: Vec<u32>,
}

thread_local! {
    // No thread ends here. Without a destructor the cell needs no note of whether it was destroyed, and no look at it in every call.
    static BUFFERS: Cell<ManuallyDrop<Option<Box<Buffers>>>> = const { Cell::new(ManuallyDrop::new(None)) };
}

/// Uses the buffers. They are taken out for as long as that lasts: a cell, unlike a `RefCell`, has no panic to carry, and a box is no more than a pointer.
fn with_buffers<T>(uses: impl FnOnce(&mut Buffers) -> T) -> T {
    let mut buffers = take_buffers();
    let result = uses(&mut buffers);
    BUFFERS.set(ManuallyDrop::new(Some(buffers)));
    result
}

#[inline(never)]
fn take_buffers() -> Box<Buffers> {
    ManuallyDrop::into_inner(BUFFERS.take()).unwrap_or_default()
}

/// Makes room for at least this many words, and returns where it is. What was written before is lost.
#[wasm_bindgen]
pub fn reserve_words(count: usize) -> *const u32 {
    with_buffers(|buffers| make_room(&mut buffers.words, count))
}

/// Makes room for at least this many bytes of text, and returns where it is. What was written before is lost.
#[wasm_bindgen]
pub fn reserve_text(count: usize) -> *const u8 {
    with_buffers(|buffers| make_room(&mut buffers.text, count))
}

fn make_room<T: Clone + Default>(buffer: &mut Vec<T>, count: usize) -> *const T {
    if buffer.len() < count {
        // The old room goes first, so that the new one can take its place.
        *buffer = Vec::new();
        *buffer = vec![T::default(); count];
    }
    buffer.as_ptr()
}

/// Where the words of the last answer are that is no plan.
#[wasm_bindgen]
pub fn answer_place() -> *const u32 {
    with_buffers(|buffers| buffers.answer.as_ptr())
}

/// Makes one of the judgements of [`judgement`] on so many words and bytes that were written; `ascii` says whether all text is ASCII, and `has_current`
/// whether an image stands before an input.
///
/// The answer is a plan with [its bit](PLAN), or the number of words of a report or preview, which is 0 where there is nothing to say.
#[wasm_bindgen]
pub fn judge(judgement: u32, words: usize, text: usize, ascii: bool, contract: usize, has_current: bool) -> u32 {
    answer(words, text, ascii, |mut reader, words| {
        let contract = contract_at(contract);
        let mut found = Report::default();
        let plan = match judgement {
            judgement::PARSE_MASK => FieldMask::read_required(&reader.value(), &mut found).map(FieldMask::bits),
            judgement::COLLECT_MASK => FieldMask::collect(reader.values(), &mut found).map(FieldMask::bits),
            _ => {
                let current = has_current.then(|| reader.image());
                let input = reader.input();
                match judgement {
                    judgement::PREVIEW_UPDATE => {
                        preview::preview_update(contract, &input, &current.unwrap_or_default()).write(words);
                        return None;
                    }
                    judgement::VALIDATE_UPDATE => {
                        found = update::validate_update(contract, &input, current.as_ref());
                        None
                    }
                    _ => {
                        let (report, patch) = edits::plan_patch(contract, &input, current.as_ref());
                        found = report;
                        let wanted = judgement == judgement::PLAN_PATCH && found.violations.is_empty();
                        wanted.then(|| patch.mask.bits() | patch.values.bits() << VALUES_SHIFT)
                    }
                }
            }
        };
        if plan.is_none() {
            found.write(words);
        }
        plan
    })
}

/// Judges a request: its path, or the number of words of the report where there are violations. Expects the image id, the values of the headers, and the
/// body.
#[wasm_bindgen]
pub fn plan_request(words: usize, text: usize, ascii: bool, contract: usize, endpoint_refused: bool) -> JsValue {
    let mut path = None;
    let answer = answer(words, text, ascii, |mut reader, words| {
        let image_id = reader.value();
        let headers = HEADERS.map(|_| reader.value());
        match request::plan_request(contract_at(contract), &image_id, endpoint_refused, &headers, &reader.input()) {
            Ok(found) => path = Some(found),
            Err(found) => found.write(words),
        }
        None
    });
    path.map_or_else(|| to_js(&answer), |path| to_js(&path))
}

/// Makes a request. The texts are not looked at here, so they stay outside.
///
/// # Errors
///
/// What the platform throws.
#[wasm_bindgen]
pub fn make_request(url: &JsValue, init: &RequestInit) -> Result<Request, JsValue> {
    // The constructor takes a URL in the place of a request, and web-sys would copy it in and out again.
    Request::new_with_request_and_init(url.unchecked_ref(), init)
}

/// A string or a number, the making of which cannot fail.
fn to_js(value: &impl Serialize) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or_default()
}

/// The contract at a position; the default where there is none.
#[inline(never)]
fn contract_at(index: usize) -> &'static Contract {
    let [default, ..] = &CONTRACTS;
    CONTRACTS.get(index).unwrap_or(default)
}

/// Has what was written judged: a plan with its bit, or the number of words that `judge` wrote.
fn answer(words: usize, text: usize, ascii: bool, judge: impl FnOnce(Reader<'_>, &mut Vec<u32>) -> Option<u32>) -> u32 {
    with_buffers(|Buffers { words: all_words, text: all_text, answer }| {
        answer.clear();
        // The sender writes UTF-8, no more than it has reserved; beyond that nothing is read.
        let (words, text) = (all_words.get(..words), all_text.get(..text));
        let plan = judge(Reader::new(words.unwrap_or_default(), text.unwrap_or_default(), ascii), answer);
        plan.map_or_else(|| count(answer.len()), |plan| plan | PLAN)
    })
}
