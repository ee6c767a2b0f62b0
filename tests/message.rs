//! Messages of arbitrary cells and units: nothing panics, and every call on them ends.

mod support;

use proptest::prelude::*;
use support::found::found;
use support::message::message_of;
use yc_image_update::calls::edits::plan_patch;
use yc_image_update::calls::outcomes::Outcomes;
use yc_image_update::calls::preview::preview_body;
use yc_image_update::calls::rebase::rebase_edits;
use yc_image_update::calls::request::{Endpoint, plan_request};
use yc_image_update::calls::update::validate_update;
use yc_image_update::contract::CONTRACTS;
use yc_image_update::input::{Cell, Image, Input, Kind};
use yc_image_update::report::{Place, PlaceKind};
use yc_image_update::rules::mask;

/// Cells that mean something more often than chance would make them.
fn cell() -> impl Strategy<Value = Cell> {
    let likely = (0_u32..13, 0_u32..50, 0_u32..12, prop_oneof![4 => Just(0), 1 => 0_u32..300]);
    prop_oneof![
        1 => any::<[u32; 4]>(),
        9 => likely.prop_map(|(kind, start, length, total)| [kind, start, length, total]),
    ]
    .prop_map(|[kind, start, length, total]| Cell { kind, start, length, total })
}

fn unit() -> impl Strategy<Value = u16> {
    prop_oneof![
        any::<u16>(),
        prop::sample::select("name,labels.env *05".encode_utf16().collect::<Vec<_>>())
    ]
}

proptest! {
    #![proptest_config(support::cases(4096))]

    #[test]
    fn nothing_panics(
        cells in prop::collection::vec(cell(), 0..60),
        units in prop::collection::vec(unit(), 0..60),
    ) {
        let message = message_of(&cells, &units);
        for contract in &CONTRACTS {
            let (input, current) = (Input::of(message.value(0)), Image::of(message.value(1)));
            found(|report| validate_update(contract, input.as_ref(), current.as_ref(), report));
            let (plan, _) =
                found(|report| plan_patch(contract, input.as_ref(), current.as_ref(), report));
            prop_assert_eq!(plan.values.bits() & !plan.mask.bits(), 0);
            if let (Some(input), Some(current)) = (input, current) {
                preview_body(&input, &current, &mut Outcomes::new());
                rebase_edits(&input, &current, &current, &mut Outcomes::new());
            }
            let (path, report) =
                found(|report| plan_request(contract, &message, Endpoint::Usable, report));
            prop_assert_eq!(path.is_some(), report.violations.is_empty());
        }
        found(|report| mask::parse(&message.value(0), report));
        found(|report| mask::collect(message.value(0).list(), report));
    }
}

#[test]
fn a_mask_of_which_nothing_is_here() {
    let cell = Cell { kind: Kind::Text as u32, total: 9, ..Cell::default() };
    let message = message_of(&[cell], &[]);
    let (_, found) = found(|report| mask::parse(&message.value(0), report));
    assert_eq!(found.refusals(), [("field_mask.empty", Place::only(PlaceKind::UpdateMask))]);
}
