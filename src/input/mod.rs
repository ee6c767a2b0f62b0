//! What a caller passed, as it arrived: lenient, so it can hold any wrong type, and borrowed.

mod cell;
mod key_index;
pub mod limit;
mod message;
pub mod room;
mod text;
mod value;

pub use cell::{Cell, Kind};
pub(crate) use key_index::KeyIndex;
pub use message::{Image, Input};
pub(crate) use text::count;
pub use text::{Cut, Text};
pub use value::{Labels, Message, Value};
