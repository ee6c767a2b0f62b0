//! What a caller passed, as it arrived: lenient, so it can hold any wrong type, and borrowed.

mod cell;
mod key_index;
mod labels;
pub mod limit;
mod message;
mod scalar;
mod text;
mod value;

pub use cell::{Cell, Kind};
pub(crate) use key_index::KeyIndex;
pub use labels::{Labels, Row};
pub use message::{Image, Input, Message, room};
pub use scalar::Scalar;
pub use text::{Cut, Text};
pub(crate) use text::{count, is_ascii_text};
pub use value::Value;
