#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| yc_image_update_fuzz::int64(bytes));
