//! The parameters of rules: those that the engine knows cross as numbers, the others are read from
//! the value at the place.

use crate::contract::numbered::numbered;
use crate::contract::{Field, FieldSet, ImageMember, Pattern};

numbered! {
    /// What a parameter is, and how JavaScript reads it.
    pub enum ParamKind {
        /// A number of characters or pairs, or the position of a row.
        Count = "COUNT",
        /// An [`Expected`].
        Expected = "EXPECTED",
        /// A [`Suggestion`], or nothing.
        Suggestion = "SUGGESTION",
        /// A [`Suggestion`] that is a field, or nothing.
        FieldSuggestion = "FIELD_SUGGESTION",
        /// A [`Field`].
        Field = "FIELD",
        /// A [`Handler`], or nothing.
        Handler = "HANDLER",
        /// A documented [`Pattern`].
        Pattern = "PATTERN",
        /// A [`FieldSet`].
        Fields = "FIELDS",
        /// The value of an [`ImageMember`].
        ImageValue = "IMAGE_VALUE",
        /// The text of the value at the place, at most 64 characters.
        Excerpt = "EXCERPT",
        /// The same without white space around it.
        TrimmedExcerpt = "TRIMMED_EXCERPT",
        /// Whether the value of an unknown key is an object; absent if it is not.
        Nested = "NESTED",
        /// The name of the type of the value at the place.
        TypeName = "TYPE_NAME",
        /// The least value that the field at the place may have.
        Min = "MIN",
        /// The greatest value that the field at the place may have.
        Max = "MAX",
    }
}

impl ParamKind {
    /// Whether a violation may lack the parameter.
    #[must_use]
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::Suggestion | Self::FieldSuggestion | Self::Handler | Self::Nested)
    }
}

/// A parameter that the engine knows.
pub(super) trait Param {
    const KIND: ParamKind;
    fn number(self) -> u32;
}

macro_rules! params {
    ($($type:ty: $kind:ident = |$value:ident| $number:expr;)*) => {
        $(impl Param for $type {
            const KIND: ParamKind = ParamKind::$kind;
            fn number(self) -> u32 {
                let $value = self;
                $number
            }
        })*
    };
}

// The numbers of optional parameters begin at 1; 0 stands for none.
params! {
    u32: Count = |count| count;
    Expected: Expected = |expected| expected as u32;
    Option<Suggestion>: Suggestion = |name| name.map_or(0, |name| name as u32 + 1);
    Field: Field = |field| field as u32;
    FieldSuggestion: FieldSuggestion = |field| Param::number(field.0);
    Option<Handler>: Handler = |handler| handler.map_or(0, |handler| handler as u32 + 1);
    Pattern: Pattern = |pattern| pattern as u32;
    FieldSet: Fields = |fields| fields.bits();
    ImageMember: ImageValue = |member| member as u32;
}

numbered! {
    /// What a value should have been.
    pub enum Expected {
        /// An update or edits.
        Object = "object",
        /// A string.
        String = "string",
        /// An int64: a decimal string, a number or a bigint.
        Int64 = "int64",
        /// Labels as an object.
        Record = "record",
        /// Labels as an object or as rows.
        RecordOrRows = "record_or_rows",
        /// A row of labels.
        Row = "row",
        /// The name of a field.
        Path = "path",
    }
}

numbered! {
    /// A name that a caller may have meant.
    pub enum Suggestion {
        /// The name.
        Name = "name",
        /// The description.
        Description = "description",
        /// The minimum disk size.
        MinDiskSize = "minDiskSize",
        /// The labels.
        Labels = "labels",
        /// The path parameter.
        ImageId = "imageId",
        /// The field mask.
        UpdateMask = "updateMask",
        /// Every field, as a mask.
        AllFields = "name,description,minDiskSize,labels",
    }
}

impl Suggestion {
    /// The fields.
    pub const FIELDS: &[Self] = &[Self::Name, Self::Description, Self::MinDiskSize, Self::Labels];

    /// The fields that are objects.
    pub const OBJECTS: &[Self] = &[Self::Labels];

    /// The members of an update.
    pub const MEMBERS: &[Self] = &[
        Self::Name,
        Self::Description,
        Self::MinDiskSize,
        Self::Labels,
        Self::ImageId,
        Self::UpdateMask,
    ];
}

/// A [`Suggestion`] that is a field, or nothing.
#[derive(Clone, Copy, Debug)]
pub struct FieldSuggestion(pub Option<Suggestion>);

numbered! {
    /// The function that takes a member that another function refuses.
    pub enum Handler {
        /// It takes the image id.
        BuildRequest = "buildRequest",
        /// It writes the mask.
        BuildPatchBody = "buildPatchBody",
    }
}
