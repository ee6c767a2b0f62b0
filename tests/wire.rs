//! The wire against anything that could stand in it: no words and no text make a reader panic, and
//! every verdict on them comes to an end.

mod support;

use proptest::prelude::*;
use support::found::found;
use yc_image_update::answer::Answer;
use yc_image_update::contract::CONTRACTS;
use yc_image_update::edits::plan_patch;
use yc_image_update::preview::preview_update;
use yc_image_update::report::Place;
use yc_image_update::update::validate_update;
use yc_image_update::wire::{CUT, LENGTH_SHIFT, Reader, tag};

/// Words that mean something more often than chance would make them.
fn word() -> impl Strategy<Value = u32> {
    prop_oneof![
        any::<u32>(),
        (0_u32..14, 0_u32..4, 0_u32..12)
            .prop_map(|(tag, flags, length)| tag | flags << 4 | length << 6),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn nothing_panics(words in prop::collection::vec(word(), 0..60), text in "([a-z,.*]|\\PC){0,60}") {
        for contract in &CONTRACTS {
            let mut reader = Reader::new(&words, text.as_bytes(), text.is_ascii());
            let current = reader.image();
            let input = reader.input();
            found(|report| validate_update(contract, &input, Some(&current), report));
            let (patch, _) = found(|report| plan_patch(contract, &input, Some(&current), report));
            prop_assert_eq!(patch.values.bits() & !patch.mask.bits(), 0);
            preview_update(contract, &input, &current, &mut Answer::new(&mut [0; 64]));
        }
    }
}

#[test]
fn a_mask_of_which_nothing_is_here() {
    let words = [tag::OBJECT, tag::MEMBERS | 1 << (LENGTH_SHIFT + 5), tag::TEXT | CUT, 9];
    let input = Reader::new(&words, b"", true).input();
    let ((), found) = found(|report| validate_update(&CONTRACTS[0], &input, None, report));
    assert_eq!(found.refusals(), [("field_mask.empty", Place::UPDATE_MASK)]);
}
