//! The cells of a message.

use crate::contract::numbered::numbered;

/// A value of a message.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Cell {
    /// A [`Kind`].
    pub kind: u32,
    /// The position of the first unit or cell.
    pub start: u32,
    /// How many units, pairs, rows or values the message has.
    pub length: u32,
    /// How many the caller's value has in all.
    pub total: u32,
}

numbered! {
    /// What a cell holds.
    pub enum Kind {
        /// No such member.
        Absent = "ABSENT",
        /// The member is present, and is undefined.
        Undefined = "UNDEFINED",
        /// Null.
        Null = "NULL",
        /// A string.
        Text = "TEXT",
        /// A string with a lone surrogate, of which the message has only the beginning.
        IllFormedText = "ILL_FORMED_TEXT",
        /// A number, as ECMAScript writes it.
        Number = "NUMBER",
        /// A bigint, in decimal.
        Integer = "INTEGER",
        /// An object whose members may be labels.
        Record = "RECORD",
        /// An array whose elements may be rows of labels.
        Rows = "ROWS",
        /// An update, edits or an image.
        Object = "OBJECT",
        /// A key that the method does not know, and whose value is an object.
        ObjectKey = "OBJECT_KEY",
        /// The paths of a mask.
        List = "LIST",
        /// Anything else.
        Other = "OTHER",
    }
}
