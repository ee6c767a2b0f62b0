//! Room for the most that a sender writes within the [`limit`](super::limit)s.

use super::limit;
use crate::contract::{Header, MAX_HEADER_VALUE};

/// Cells: two for each row of labels, one for each unknown key, two for each label of two images,
/// and some for the members.
pub const CELLS: usize = 3 * limit::KEYS + 4 * limit::IMAGE_LABELS + 64;

/// UTF-16 units: those of all strings and of the one that goes beyond, of a mask, of the
/// headers, and of beginnings that are keys and values of rows, unknown keys, labels of two
/// images and some members.
pub const UNITS: usize = limit::UNITS_IN_ALL
    + limit::UNITS
    + limit::MASK_UNITS
    + Header::ALL.len() * MAX_HEADER_VALUE as usize
    + (limit::SHORT + 1) * (3 * limit::KEYS + 4 * limit::IMAGE_LABELS + 32);
