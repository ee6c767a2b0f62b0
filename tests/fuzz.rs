//! What `fuzz/` asks of the engine, for random bytes and for bytes that mean something more often.
//! `cargo xtask fuzz` does the same for longer, guided by coverage.

#[path = "../fuzz/src/lib.rs"]
mod fuzz;
mod support;

use proptest::prelude::*;

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let likely = prop_oneof![
        8 => 0_u8..13,
        4 => prop::sample::select(b"name,descriptionminDiskSizelabels0123456789-+.* ".to_vec()),
        1 => any::<u8>(),
    ];
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..400),
        prop::collection::vec(likely, 0..400),
        "(name|description|minDiskSize|labels|,|,|,| ){0,12}".prop_map(String::into_bytes),
        "[\0-\x02]-?[0-9]{1,25}".prop_map(String::into_bytes),
        "[\0-\x02](419430[0-9]|43980465111[0-9]{2}|90071992547409[0-9]{2})"
            .prop_map(String::into_bytes),
    ]
}

proptest! {
    #![proptest_config(support::cases(2048))]

    #[test]
    fn any_message(bytes in bytes()) {
        fuzz::message(&bytes);
    }

    #[test]
    fn any_mask(bytes in bytes()) {
        fuzz::mask(&bytes);
    }

    #[test]
    fn any_int64(bytes in bytes()) {
        fuzz::int64(&bytes);
    }

    #[test]
    fn any_request(bytes in bytes()) {
        fuzz::request(&bytes);
    }
}
