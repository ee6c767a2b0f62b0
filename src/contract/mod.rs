//! The contract of `Image.update`: every field, limit, pattern and name, in one table.
//!
//! Source: the reference page of the method, and the documentation of the `Image` resource for the
//! read-only fields. Lengths are in characters, which means Unicode code points; sizes are in
//! bytes.

mod expressions;
mod fields;
pub(crate) mod numbered;
mod pattern;

use serde::{Serialize, Serializer};

pub use expressions::{Expression, Pattern};
pub use fields::{Field, FieldSet};
use numbered::numbered;
pub use pattern::{CHARACTER_CLASSES, PatternClasses};

/// A contract, which is valid from a date on. Serialized, it is what users get as `constraints`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Contract {
    /// The date from which it is valid. Options name the contract by it.
    #[serde(skip)]
    pub version: &'static str,
    /// The path parameter, which is required.
    pub image_id: TextRule,
    /// The name.
    pub name: TextRule,
    /// The description.
    pub description: TextRule,
    /// The minimum disk size, in bytes.
    pub min_disk_size: Int64Rule,
    /// The labels.
    pub labels: LabelsRule,
}

/// What a string has to satisfy.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TextRule {
    /// The minimum number of characters: 0 or 1, so nothing has to be counted.
    #[serde(rename = "minLength", skip_serializing_if = "is_zero")]
    pub min_len: u32,
    /// The maximum number of characters, if the documentation gives one apart from the pattern.
    #[serde(rename = "maxLength", skip_serializing_if = "Option::is_none")]
    pub max_len: Option<u32>,
    /// The documented pattern.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "javascript_source")]
    pub pattern: Option<Pattern>,
}

/// What an int64 has to satisfy. It travels as a decimal string.
#[derive(Debug, Serialize)]
pub struct Int64Rule {
    /// The least acceptable value, inclusive.
    #[serde(rename = "min")]
    pub gte: i64,
    /// The greatest acceptable value, inclusive.
    #[serde(rename = "max")]
    pub lte: i64,
}

/// What a set of labels has to satisfy.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LabelsRule {
    /// The maximum number of pairs.
    pub max_pairs: u32,
    /// What each key has to satisfy.
    pub key: TextRule,
    /// What each value has to satisfy.
    pub value: TextRule,
}

numbered! {
    /// A member of an input: the fields, the path parameter and the field mask.
    pub enum Member {
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
    }
}

impl Member {
    /// The member that holds a field.
    #[must_use]
    pub const fn of(field: Field) -> Self {
        match field {
            Field::Name => Self::Name,
            Field::Description => Self::Description,
            Field::MinDiskSize => Self::MinDiskSize,
            Field::Labels => Self::Labels,
        }
    }

    /// A short name for people.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Description => "Description",
            Self::MinDiskSize => "Minimum disk size",
            Self::Labels => "Labels",
            Self::ImageId => "Image ID",
            Self::UpdateMask => "Update mask",
        }
    }

    /// What the member means, apart from its limits. It is true of updates and of edits.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Name => "The name of the image. Null means the empty string.",
            Self::Description => "The description of the image. Null means the empty string.",
            Self::MinDiskSize => {
                "The minimum size of a disk made from the image, in bytes. It should be greater \
                 than the volume of the source data. Null means 0, the default."
            }
            Self::Labels => {
                "All labels of the image. They replace its present labels. Null means no labels."
            }
            Self::ImageId => "The ID of the image to update. It belongs in the URL of a request.",
            Self::UpdateMask => {
                "The names of all fields to update, separated by commas. If one of them has no \
                 value, it is reset. Without a mask, every field without a value is reset."
            }
        }
    }
}

numbered! {
    /// A member of an image that matters to an update.
    pub enum ImageMember {
        /// The name.
        Name = "name",
        /// The description.
        Description = "description",
        /// The minimum disk size.
        MinDiskSize = "minDiskSize",
        /// The labels.
        Labels = "labels",
        /// The volume of the source data, in bytes.
        StorageSize = "storageSize",
        /// The size of the virtual disk in the image, in bytes.
        Size = "size",
    }
}

impl ImageMember {
    /// The member that holds a field.
    #[must_use]
    pub const fn of(field: Field) -> Self {
        match field {
            Field::Name => Self::Name,
            Field::Description => Self::Description,
            Field::MinDiskSize => Self::MinDiskSize,
            Field::Labels => Self::Labels,
        }
    }

    /// The same name in the API's protocol buffers, as `yc` prints it.
    #[must_use]
    pub const fn proto_name(self) -> &'static str {
        match self {
            Self::Name => Field::Name.proto_name(),
            Self::Description => Field::Description.proto_name(),
            Self::MinDiskSize => Field::MinDiskSize.proto_name(),
            Self::Labels => Field::Labels.proto_name(),
            Self::StorageSize => "storage_size",
            Self::Size => "size",
        }
    }
}

numbered! {
    /// An option of a request that travels as a header.
    pub enum Header {
        /// The IAM token.
        Token = "token",
        /// The key by which the server recognises further attempts at the same change.
        IdempotencyKey = "idempotencyKey",
        /// The id by which support finds the request.
        RequestId = "requestId",
    }
}

impl Header {
    /// The name of the header.
    #[must_use]
    pub const fn header(self) -> &'static str {
        match self {
            Self::Token => "Authorization",
            Self::IdempotencyKey => "Idempotency-Key",
            Self::RequestId => "x-client-request-id",
        }
    }

    /// What the header's value begins with.
    #[must_use]
    pub const fn prefix(self) -> &'static str {
        match self {
            Self::Token => "Bearer ",
            Self::IdempotencyKey | Self::RequestId => "",
        }
    }
}

/// The address of the API.
pub const ENDPOINT: &str = "https://compute.api.cloud.yandex.net";

/// The method's path at an endpoint, up to the path parameter.
pub const PATH: &str = "/compute/v1/images/";

/// The maximum number of characters in a header's value. Many servers read headers in buffers of 8
/// KiB, and refuse longer lines.
pub const MAX_HEADER_VALUE: u32 = 8_000;

/// The maximum number of characters in a mask that is checked path by path. The documentation gives
/// no limit; a mask of all fields has 35 characters.
pub const MAX_MASK: u32 = 4096;

/// The maximum number of characters in the path parameter.
pub const MAX_IMAGE_ID: u32 = 50;

/// The members of an `Image` that no update can change.
pub static READ_ONLY: [&str; 12] = [
    "id",
    "folderId",
    "createdAt",
    "family",
    "size",
    "storageSize",
    "productIds",
    "status",
    "os",
    "pooled",
    "hardwareGeneration",
    "kmsKey",
];

/// Every contract; the first is the default.
pub static CONTRACTS: [Contract; 2] =
    [contract("2020-03-16", Pattern::Name), contract("2025-01-27", Pattern::NameWithUnderscore)];

/// The contracts differ in the pattern of the name only.
const fn contract(version: &'static str, name: Pattern) -> Contract {
    Contract {
        version,
        image_id: TextRule { min_len: 0, max_len: Some(MAX_IMAGE_ID), pattern: None },
        name: TextRule { min_len: 0, max_len: None, pattern: Some(name) },
        description: TextRule { min_len: 0, max_len: Some(256), pattern: None },
        min_disk_size: Int64Rule { gte: 4_194_304, lte: 4_398_046_511_104 },
        labels: LabelsRule {
            max_pairs: 64,
            key: TextRule { min_len: 1, max_len: Some(63), pattern: Some(Pattern::LabelKey) },
            value: TextRule { min_len: 0, max_len: Some(63), pattern: Some(Pattern::LabelValue) },
        },
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[allow(clippy::ref_option, reason = "serde passes a reference")]
fn javascript_source<S: Serializer>(
    pattern: &Option<Pattern>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    pattern.map(|pattern| pattern.expression().javascript).serialize(serializer)
}
