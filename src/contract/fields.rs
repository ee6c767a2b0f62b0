//! The fields that an update can change, and sets of them.

use super::numbered::numbered;

numbered! {
    /// A field that an update can change, in document order.
    pub enum Field {
        /// The name.
        Name = "name",
        /// The description.
        Description = "description",
        /// The minimum size in bytes of a disk made from the image.
        MinDiskSize = "minDiskSize",
        /// The labels.
        Labels = "labels",
    }
}

impl Field {
    /// The same name in the API's protocol buffers, as `yc` prints it and the server's messages
    /// use it.
    #[must_use]
    pub const fn proto_name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::MinDiskSize => "min_disk_size",
            Self::Labels => "labels",
        }
    }
}

/// A set of fields: one bit for each, the first field's lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FieldSet(u32);

impl FieldSet {
    /// Every field.
    pub const ALL: Self = Self((1 << Field::ALL.len()) - 1);

    /// The bits.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// The set with these bits; bits that belong to no field are dropped.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Self {
        Self(bits & Self::ALL.0)
    }

    /// Adds a field.
    pub const fn insert(&mut self, field: Field) {
        self.0 |= 1 << field as u32;
    }

    /// Whether the field is in the set.
    #[must_use]
    pub const fn contains(self, field: Field) -> bool {
        self.0 >> field as u32 & 1 == 1
    }

    /// Whether no field is in the set.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The fields, in document order.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::ALL.iter().copied().filter(move |field| self.contains(*field))
    }
}
