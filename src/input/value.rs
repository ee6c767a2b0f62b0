//! Values of any type.

use super::{Labels, Scalar};

/// A value that a caller passed.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// A value that holds no others.
    Scalar(Scalar<'a>),
    /// An object whose members may be labels.
    Record(Labels<'a>),
    /// An array whose elements may be rows of labels.
    Rows(Labels<'a>),
}

impl<'a> Value<'a> {
    /// The value as one that holds no others.
    #[must_use]
    pub const fn scalar(&self) -> Scalar<'a> {
        match self {
            Self::Scalar(scalar) => *scalar,
            Self::Record(_) | Self::Rows(_) => Scalar::Other,
        }
    }

    /// See [`Scalar::is_empty`].
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.scalar().is_empty()
    }

    /// See [`Scalar::is_undefined`].
    #[must_use]
    pub const fn is_undefined(&self) -> bool {
        self.scalar().is_undefined()
    }
}
