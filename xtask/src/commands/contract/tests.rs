//! Each fixture agrees with a contract; each test changes one thing in it.

use std::{fs, path::PathBuf};

use super::{compare::compare, contract, markdown, points::Document, proto};

const OPTIONS: &str = include_str!("fixtures/options.proto");
const COMMENTS: &str = include_str!("fixtures/comments.proto");
const IMAGE: &str = include_str!("fixtures/image.proto");
const PAGE: &str = include_str!("fixtures/page.md");

/// The differences between a document and the nearest contract, as they are printed.
fn differences(document: &Document) -> Vec<String> {
    let findings = compare(document).findings;
    let lines = findings.iter().map(ToString::to_string);
    lines.filter_map(|line| line.strip_prefix("DIFFERS  ").map(str::to_owned)).collect()
}

/// Replaces text in a fixture, which must have it once.
fn change(fixture: &str, from: &str, to: &str) -> String {
    assert_eq!(fixture.matches(from).count(), 1, "{from}");
    fixture.replace(from, to)
}

type Read = fn(&str) -> anyhow::Result<Document>;

/// A changed piece of a fixture, and the differences that it leads to.
struct Change {
    from: &'static str,
    to: &'static str,
    differences: &'static [&'static str],
}

const fn changed(
    from: &'static str,
    to: &'static str,
    differences: &'static [&'static str],
) -> Change {
    Change { from, to, differences }
}

fn check(fixture: &str, read: Read, changes: &[Change]) {
    for Change { from, to, differences: expected } in changes {
        let document = read(&change(fixture, from, to)).unwrap();
        assert_eq!(differences(&document), *expected, "{from} -> {to}");
    }
}

#[test]
fn the_fixtures_agree() {
    let texts: [(&str, Read, Option<&str>, usize); 4] = [
        (OPTIONS, proto::read, Some("2025-01-27"), 21),
        (COMMENTS, proto::read, Some("2025-01-27"), 21),
        (IMAGE, proto::read, None, 16),
        (PAGE, markdown::read, Some("2020-03-16"), 21),
    ];
    for (text, read, version, points) in texts {
        let comparison = compare(&read(text).unwrap());
        assert_eq!(comparison.differences(), 0, "{comparison}");
        assert_eq!((comparison.version, comparison.findings.len()), (version, points));
        assert!(comparison.to_string().ends_with(&format!("full agreement in {points} points\n")));
    }
}

#[test]
fn a_name_without_underscores_is_that_of_the_older_contract() {
    let document = proto::read(&change(OPTIONS, "[-_a-z0-9]{0,61}", "[-a-z0-9]{0,61}")).unwrap();
    assert_eq!(compare(&document).version, Some("2020-03-16"));
    assert!(differences(&document).is_empty());
}

#[test]
fn differences_in_options() {
    let changes = [
        changed(
            "patch:",
            "put:",
            &["method: HTTP: PATCH /compute/v1/images/{imageId} in the contract, \
               PUT /compute/v1/images/{imageId} in the document"],
        ),
        changed(
            "  string description",
            "  string family = 7 [(length) = \"<=63\"];\n  string description",
            &[
                "family: member of the request, only in the document",
                "family: type: string, only in the document",
                "family: length: at most 63, only in the document",
            ],
        ),
        changed(
            "  string description = 4 [(yandex.cloud.length) = \"<=256\"];",
            "",
            &[
                "description: member of the request, only in the contract",
                "description: type: string, only in the contract",
                "description: length: at most 256, only in the contract",
            ],
        ),
        changed(
            "(required) = true, (length) = \"<=50\"",
            "(length) = \"<=50\"",
            &["imageId: required, only in the contract"],
        ),
        changed(
            "(required) = true, (length) = \"<=50\"",
            "(required) = true, (length) = \"<=64\"",
            &["imageId: length: at most 50 in the contract, at most 64 in the document"],
        ),
        changed(
            "|[a-z]([-_a-z0-9]{0,61}[a-z0-9])?",
            "|[a-z]([-_.a-z0-9]{0,61}[a-z0-9])?",
            &["name: pattern: |[a-z]([-a-z0-9]{0,61}[a-z0-9])? in the contract, \
               |[a-z]([-_.a-z0-9]{0,61}[a-z0-9])? in the document"],
        ),
        changed(
            "[(yandex.cloud.length) = \"<=256\"]",
            "",
            &["description: length: at most 256, only in the contract"],
        ),
        changed(
            "[(yandex.cloud.length) = \"<=256\"]",
            "[(yandex.cloud.length) = \"1-256\"]",
            &["description: length: at most 256 in the contract, 1 to 256 in the document"],
        ),
        changed(
            "[(yandex.cloud.length) = \"<=256\"]",
            "[(yandex.cloud.length) = \"<=256\", (unique) = true, (bytes) = \"<=512\"]",
            &[
                "description: other rule: (unique) = true, only in the document",
                "description: other rule: (bytes) = <=512, only in the document",
            ],
        ),
        changed(
            "4194304-4398046511104",
            "4194304-8796093022208",
            &["minDiskSize: value: 4194304 to 4398046511104 in the contract, \
               4194304 to 8796093022208 in the document"],
        ),
        changed(
            "int64 min_disk_size",
            "uint64 min_disk_size",
            &[
                "minDiskSize: type: int64 in the contract, type 4 of descriptor.proto in the document",
            ],
        ),
        changed(
            "(yandex.cloud.size) = \"<=64\"",
            "(yandex.cloud.size) = \"<=128\"",
            &["labels: number of pairs: at most 64 in the contract, at most 128 in the document"],
        ),
        changed(
            "(map_key).length = \"1-63\"",
            "(map_key).length = \"<=63\"",
            &["labels: length of a key: 1 to 63 in the contract, at most 63 in the document"],
        ),
        changed(
            "[a-z][-_./\\\\@0-9a-z]*",
            "[a-z][-_.\\\\@0-9a-z]*",
            &["labels: pattern of a key: [a-z][-_./\\@0-9a-z]* in the contract, \
               [a-z][-_.\\@0-9a-z]* in the document"],
        ),
        changed(
            "    (length) = \"<=63\",\n",
            "    (length) = \">=1\",\n",
            &["labels: length of a value: at most 63 in the contract, at least 1 in the document"],
        ),
        changed(
            "(pattern) = \"[-_./\\\\@0-9a-z]*\"",
            "(pattern) = \"[-_./0-9a-z]*\"",
            &["labels: pattern of a value: [-_./\\@0-9a-z]* in the contract, \
               [-_./0-9a-z]* in the document"],
        ),
    ];
    check(OPTIONS, proto::read, &changes);
}

#[test]
fn differences_in_comments() {
    let changes = [
        changed(
            "patch: \"/compute/v1/images/{image_id}\"",
            "patch: \"/compute/v2/images/{image_id}\"",
            &["method: HTTP: PATCH /compute/v1/images/{imageId} in the contract, \
               PATCH /compute/v2/images/{imageId} in the document"],
        ),
        changed(
            "  // The value must match the regular expression: `|",
            "  // The length must be less than or equal to 63.\n  string family = 7;\n\
             \n  // The value must match the regular expression: `|",
            &[
                "family: member of the request, only in the document",
                "family: type: string, only in the document",
                "family: length: at most 63, only in the document",
            ],
        ),
        changed(
            "  google.protobuf.FieldMask update_mask = 2;\n",
            "",
            &["updateMask: member of the request, only in the contract"],
        ),
        changed("  // This field is required.\n", "", &["imageId: required, only in the contract"]),
        changed(
            "equal to 50.",
            "equal to 64.",
            &["imageId: length: at most 50 in the contract, at most 64 in the document"],
        ),
        changed(
            "|[a-z]([-_a-z0-9]{0,61}[a-z0-9])?",
            "[a-z]([-_a-z0-9]{0,61}[a-z0-9])?",
            &["name: pattern: |[a-z]([-a-z0-9]{0,61}[a-z0-9])? in the contract, \
               [a-z]([-_a-z0-9]{0,61}[a-z0-9])? in the document"],
        ),
        changed(
            "less than or equal to 256.",
            "between 1 and 256.",
            &["description: length: at most 256 in the contract, 1 to 256 in the document"],
        ),
        changed(
            "  // The length must be less than or equal to 256.\n",
            "",
            &["description: length: at most 256, only in the contract"],
        ),
        changed(
            "between 4194304 and 4398046511104.",
            "greater than or equal to 4194304.",
            &["minDiskSize: value: 4194304 to 4398046511104 in the contract, \
               at least 4194304 in the document"],
        ),
        changed(
            "should be > source data",
            "must be > source data",
            &["minDiskSize: other rule: optional, must be > source data, only in the document"],
        ),
        changed(
            "  // In bytes.",
            "  // In bytes. The value must satisfy: >=2, <=3.",
            &["minDiskSize: other rule: The value must satisfy: >=2, <=3, only in the document"],
        ),
        changed(
            "elements must be less than or equal to 64.",
            "elements must be less than 64.",
            &["labels: number of pairs: at most 64 in the contract, less than 64 in the document"],
        ),
        changed(
            "between 1 and 63.",
            "between 2 and 63.",
            &["labels: length of a key: 1 to 63 in the contract, 2 to 63 in the document"],
        ),
        changed(
            "`[a-z][-_./\\\\@0-9a-z]*`",
            "`[a-z][-_./0-9a-z]*`",
            &["labels: pattern of a key: [a-z][-_./\\@0-9a-z]* in the contract, \
               [a-z][-_./0-9a-z]* in the document"],
        ),
        changed(
            "value must be less than or equal to 63.",
            "value must be less than or equal to 64.",
            &["labels: length of a value: at most 63 in the contract, at most 64 in the document"],
        ),
        changed(
            "`[-_./\\\\@0-9a-z]*`",
            "`[-_./\\\\@0-9a-z]+`",
            &["labels: pattern of a value: [-_./\\@0-9a-z]* in the contract, \
               [-_./\\@0-9a-z]+ in the document"],
        ),
        // One backslash is the same pattern.
        changed("`[-_./\\\\@0-9a-z]*`", "`[-_./\\@0-9a-z]*`", &[]),
    ];
    check(COMMENTS, proto::read, &changes);
}

#[test]
fn differences_in_the_image() {
    let changes = [
        changed(
            "  string id = 1;",
            "  string id = 1;\n  string zone_id = 17;",
            &["zoneId: member of the image, only in the document"],
        ),
        changed("  int64 size = 16;\n", "", &["size: member of the image, only in the contract"]),
        changed(
            "map<string, string> labels = 6;",
            "map<string, string> tags = 6;",
            &[
                "labels: member of the image, only in the contract",
                "tags: member of the image, only in the document",
            ],
        ),
    ];
    check(IMAGE, proto::read, &changes);
}

#[test]
fn differences_in_the_page() {
    let changes = [
        changed(
            "/compute/v1/images/{imageId}",
            "/compute/v2/images/{imageId}",
            &["method: HTTP: PATCH /compute/v1/images/{imageId} in the contract, \
               PATCH /compute/v2/images/{imageId} in the document"],
        ),
        changed(
            "\nlabels | ",
            "\nfamily | **string**<br><p>The family.</p> \nlabels | ",
            &[
                "family: member of the request, only in the document",
                "family: type: string, only in the document",
            ],
        ),
        changed("<p>Required. The", "<p>The", &["imageId: required, only in the contract"]),
        changed(
            "characters is 50.",
            "characters is 64.",
            &["imageId: length: at most 50 in the contract, at most 64 in the document"],
        ),
        changed(
            "\\|[a-z]([-a-z0-9]{0,61}[a-z0-9])?",
            "[a-z]([-a-z0-9]{0,61}[a-z0-9])?",
            &["name: pattern: |[a-z]([-a-z0-9]{0,61}[a-z0-9])? in the contract, \
               [a-z]([-a-z0-9]{0,61}[a-z0-9])? in the document"],
        ),
        changed(
            "The maximum string length in characters is 256.",
            "The string length in characters must be 1-256.",
            &["description: length: at most 256 in the contract, 1 to 256 in the document"],
        ),
        changed(
            "**string** (int64)",
            "**string**",
            &["minDiskSize: type: int64 in the contract, string in the document"],
        ),
        changed(
            "to 4398046511104, inclusive",
            "to 4398046511105, inclusive",
            &["minDiskSize: value: 4194304 to 4398046511104 in the contract, \
               4194304 to 4398046511105 in the document"],
        ),
        changed(
            "Acceptable values are 4194304 to 4398046511104, inclusive.",
            "Acceptable values are even.",
            &[
                "minDiskSize: value: 4194304 to 4398046511104, only in the contract",
                "minDiskSize: other rule: Acceptable values are even, only in the document",
            ],
        ),
        changed(
            "No more than 64",
            "No more than 65",
            &["labels: number of pairs: at most 64 in the contract, at most 65 in the document"],
        ),
        changed(
            "must be 1-63.",
            "must be 1-64.",
            &["labels: length of a key: 1 to 63 in the contract, 1 to 64 in the document"],
        ),
        changed(
            "``[a-z][-_./\\@0-9a-z]*``",
            "``[a-z][-_./0-9a-z]*``",
            &["labels: pattern of a key: [a-z][-_./\\@0-9a-z]* in the contract, \
               [a-z][-_./0-9a-z]* in the document"],
        ),
        changed(
            "each value is 63.",
            "each value is 64.",
            &["labels: length of a value: at most 63 in the contract, at most 64 in the document"],
        ),
        changed(
            "``[-_./\\@0-9a-z]*``",
            "``[-_./0-9a-z]*``",
            &["labels: pattern of a value: [-_./\\@0-9a-z]* in the contract, \
               [-_./0-9a-z]* in the document"],
        ),
    ];
    check(PAGE, markdown::read, &changes);
}

#[test]
fn what_is_no_document_of_the_method_is_an_error() {
    let other = proto::read("syntax = \"proto3\"; message Disk { string id = 1; }").unwrap_err();
    assert!(other.to_string().contains("neither the message UpdateImageRequest"), "{other}");
    assert!(proto::read("message {").is_err());
    assert!(markdown::read("# Method list\n").is_err());
}

#[test]
fn the_command_fails_for_a_difference_alone() {
    let fixtures = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/commands/contract/fixtures");
    let path = |name: &str| fixtures.join(name).to_str().unwrap().to_owned();
    let all = ["options.proto", "comments.proto", "image.proto", "page.md"].map(path);
    contract(&all.each_ref().map(String::as_str)).unwrap();

    let folder = std::env::temp_dir().join(format!("contract-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let changed = folder.join("image.proto");
    fs::write(&changed, change(IMAGE, "string id = 1;", "string id = 1; bool new = 99;")).unwrap();
    let error = contract(&[all[0].as_str(), changed.to_str().unwrap()]).unwrap_err();
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(error.to_string(), "differences between the contract and the documents: 1");

    assert!(contract(&[]).is_err());
    assert!(contract(&[&path("absent.proto")]).is_err());
    assert!(contract(&[file!()]).is_err());
}
