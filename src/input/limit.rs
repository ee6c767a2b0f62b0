//! How much JavaScript sends of a value that is too large to be valid.

use crate::contract::MAX_MASK;

/// The keys of an object, rows, and paths of a mask that are sent one by one.
pub const KEYS: usize = 1024;

/// The labels of an image. No image has so many.
pub const IMAGE_LABELS: usize = 256;

/// The UTF-16 units of a string; of a longer one the beginning is sent.
pub const UNITS: usize = 4096;

/// The UTF-16 units of a mask: a character has one or two.
pub const MASK_UNITS: usize = 2 * MAX_MASK as usize;

/// The UTF-16 units of all strings of a call. Beyond this limit, only short strings are sent whole.
pub const UNITS_IN_ALL: usize = 32_768;

/// The UTF-16 units of a short string, and of a beginning, which may have one more.
pub const SHORT: usize = 64;
