//! The exports: the only module that knows JavaScript.
//!
//! The sender writes words and text into the buffers (see [`crate::wire`]), makes one call that
//! takes their lengths, and reads the words of the answer. None of the caller's code can run
//! between the first and the last of these steps.

use std::cell::RefCell;

use lol_alloc::{AssumeSingleThreaded, LeakingAllocator};
use serde::Serialize;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
use web_sys::{Request, RequestInit};

use crate::answer::Answer;
use crate::contract::{CONTRACTS, Contract, HEADERS};
use crate::edits;
use crate::field_mask::FieldMask;
use crate::preview;
use crate::report::Report;
use crate::request;
use crate::update;
use crate::value::count;
use crate::wire::{Reader, VALUES_SHIFT, judgement, room};

// It gives nothing back. The engine asks for nothing, only wasm-bindgen's table of references does,
// in the few times that it grows. SAFETY: the module is compiled without threads, so nothing else
// can be inside the allocator.
#[allow(unsafe_code)]
#[global_allocator]
static ALLOCATOR: AssumeSingleThreaded<LeakingAllocator> =
    unsafe { AssumeSingleThreaded::new(LeakingAllocator::new()) };

/// What sender and engine write, at places that stay the same for as long as the instance lives.
#[repr(C)]
struct Buffers {
    words: [u32; room::WORDS],
    answer: [u32; room::ANSWER],
    text: [u8; room::TEXT],
}

thread_local! {
    static BUFFERS: RefCell<Buffers> = const {
        RefCell::new(Buffers { words: [0; room::WORDS], answer: [0; room::ANSWER], text: [0; room::TEXT] })
    };
}

/// Where the sender writes words. Behind their room is that of the answer, and behind that the room
/// of the text.
#[wasm_bindgen]
pub fn buffers() -> *const u32 {
    BUFFERS.with(|buffers| buffers.as_ptr().cast())
}

/// Makes one of the judgements of [`judgement`] on so many words and bytes that were written;
/// `ascii` says whether all text is ASCII, and `has_current` whether an image stands before an
/// input.
///
/// The answer is a plan, or minus the number of words of a report or preview, which is 0 where
/// there is nothing to say.
#[wasm_bindgen]
pub fn judge(
    judgement: u32,
    words: usize,
    text: usize,
    ascii: bool,
    contract: usize,
    has_current: bool,
) -> i32 {
    answer(words, text, ascii, |mut reader, mut answer| {
        let contract = contract_at(contract);
        if judgement == judgement::PREVIEW_UPDATE {
            let current = reader.image();
            preview::preview_update(contract, &reader.input(), &current, &mut answer);
            return in_words(answer.length());
        }
        let mut report = Report::new(answer);
        let plan = match judgement {
            judgement::PARSE_MASK => {
                FieldMask::read_required(&reader.value(), &mut report).map(FieldMask::bits)
            }
            judgement::COLLECT_MASK => FieldMask::collect(reader, &mut report).map(FieldMask::bits),
            _ => {
                let current = has_current.then(|| reader.image());
                let input = reader.input();
                if judgement == judgement::VALIDATE_UPDATE {
                    update::validate_update(contract, &input, current.as_ref(), &mut report);
                    None
                } else {
                    let patch = edits::plan_patch(contract, &input, current.as_ref(), &mut report);
                    let wanted = judgement == judgement::PLAN_PATCH && report.violations() == 0;
                    wanted.then(|| patch.mask.bits() | patch.values.bits() << VALUES_SHIFT)
                }
            }
        };
        plan.map_or_else(|| in_words(report.length()), u32::cast_signed)
    })
}

/// Judges a request: its path, or minus the number of words of the report where there are
/// violations. Expects the image id, the values of the headers, and the body.
#[wasm_bindgen]
pub fn plan_request(
    words: usize,
    text: usize,
    ascii: bool,
    contract: usize,
    endpoint_refused: bool,
) -> JsValue {
    let mut path = None;
    let answer = answer(words, text, ascii, |mut reader, answer| {
        let mut report = Report::of_violations(answer);
        let image_id = reader.value();
        let headers = HEADERS.map(|_| reader.value());
        let contract = contract_at(contract);
        path = request::plan_request(
            contract,
            &image_id,
            endpoint_refused,
            &headers,
            &reader.input(),
            &mut report,
        );
        in_words(report.length())
    });
    path.map_or_else(|| to_js(&answer), |path| to_js(path.as_str()))
}

/// Makes a request. The texts are not looked at here, so they stay outside.
///
/// # Errors
///
/// What the platform throws.
#[wasm_bindgen]
pub fn make_request(url: &JsValue, init: &RequestInit) -> Result<Request, JsValue> {
    // The constructor takes a URL in the place of a request, and web-sys would copy it in and out
    // again.
    Request::new_with_request_and_init(url.unchecked_ref(), init)
}

/// A string or a number, the making of which cannot fail.
fn to_js(value: &(impl Serialize + ?Sized)) -> JsValue {
    serde_wasm_bindgen::to_value(value).unwrap_or_default()
}

/// The contract at a position; the default where there is none.
fn contract_at(index: usize) -> &'static Contract {
    let [default, ..] = &CONTRACTS;
    CONTRACTS.get(index).unwrap_or(default)
}

/// The answer where there are so many words to read: minus their number, which no plan is.
fn in_words(length: usize) -> i32 {
    count(length).cast_signed().wrapping_neg()
}

/// Has what was written judged.
fn answer(
    words: usize,
    text: usize,
    ascii: bool,
    judge: impl FnOnce(Reader<'_>, Answer<'_>) -> i32,
) -> i32 {
    BUFFERS.with(|buffers| {
        // Only a call that trapped could still hold them, and no call follows one: the sender then
        // starts another instance. More words than there is room for make it do so.
        let Ok(mut buffers) = buffers.try_borrow_mut() else { return i32::MIN };
        let Buffers { words: all_words, answer, text: all_text } = &mut *buffers;
        // The sender writes UTF-8, no more than there is room for; beyond that nothing is read.
        let (words, text) = (all_words.get(..words), all_text.get(..text));
        judge(
            Reader::new(words.unwrap_or_default(), text.unwrap_or_default(), ascii),
            Answer::new(answer),
        )
    })
}
