//! Where a rule is violated.

use crate::contract::Field;
use crate::contract::numbered::numbered;

numbered! {
    /// The kinds of places. Keys, rows and paths are named by their position in the input.
    pub enum PlaceKind {
        /// The input itself.
        Input = "INPUT",
        /// A key that the method does not know.
        UnknownKey = "UNKNOWN_KEY",
        /// A field, by its number.
        Field = "FIELD",
        /// The key of a label in a record.
        LabelKey = "LABEL_KEY",
        /// The value of a label in a record.
        LabelValue = "LABEL_VALUE",
        /// A row of labels.
        Row = "ROW",
        /// The key in a row.
        RowKey = "ROW_KEY",
        /// The value in a row.
        RowValue = "ROW_VALUE",
        /// `imageId`.
        ImageId = "IMAGE_ID",
        /// `updateMask`.
        UpdateMask = "UPDATE_MASK",
        /// A path of the mask.
        MaskPath = "MASK_PATH",
        /// The address of the API.
        Endpoint = "ENDPOINT",
        /// An option that travels as a header, by its number.
        Header = "HEADER",
    }
}

/// Where a rule is violated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The kind of place.
    pub kind: PlaceKind,
    /// Which one of its kind; 0 if there is only one.
    pub index: u32,
}

impl Place {
    /// The only place of its kind.
    #[must_use]
    pub const fn only(kind: PlaceKind) -> Self {
        Self { kind, index: 0 }
    }

    /// One of many places of a kind.
    #[must_use]
    pub const fn nth(kind: PlaceKind, index: u32) -> Self {
        Self { kind, index }
    }

    /// A field as a whole.
    #[must_use]
    pub const fn field(field: Field) -> Self {
        Self { kind: PlaceKind::Field, index: field as u32 }
    }
}
