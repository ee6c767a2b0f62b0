//! The method's page, as the vendor's documentation has it in Markdown.

use std::sync::LazyLock;

use anyhow::{Result, ensure};
use regex::Regex;

use super::{
    points::{Document, Point, aspect, types},
    sentences,
};

static TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new("<[^>]+>").expect("a valid expression"));

/// Reads the page.
pub fn read(text: &str) -> Result<Document> {
    let mut points = Vec::new();
    points.extend(http(section(text, "HTTP request")));
    let path_parameters = rows(section(text, "Path parameters"));
    let body_parameters = rows(section(text, "Body parameters"));
    ensure!(!body_parameters.is_empty(), "it has no table under `## Body parameters`");
    for (name, cell) in path_parameters.into_iter().chain(body_parameters) {
        let (ty, description) = type_and_description(&cell);
        points.push(Point::present(name, aspect::REQUEST_MEMBER));
        points.extend(ty.and_then(|ty| Point::type_of(name, &ty)));
        points.extend(sentences::limits(name, description));
    }
    Ok(Document { request: Some(points), image: None })
}

/// The text under a heading of the second level, which may have an anchor.
fn section<'a>(text: &'a str, title: &str) -> &'a str {
    let mut sections = text.split("\n## ").skip(1);
    sections.find(|section| section.starts_with(title)).unwrap_or_default()
}

/// The method and path: `PATCH https://…/compute/v1/images/{imageId}`.
fn http(section: &str) -> Option<Point> {
    let (method, url) = section.lines().find_map(|line| line.split_once(" https://"))?;
    let (_host, path) = url.split_once('/')?;
    Some(Point::new("method", aspect::HTTP, format!("{method} /{path}")))
}

/// The names in the first column of a section's table, and what the second column says in plain
/// text, with code between single backticks.
fn rows(section: &str) -> Vec<(&str, String)> {
    let rows = section.lines().skip_while(|line| !line.starts_with("--- |")).skip(1);
    rows.map_while(|row| row.split_once(" | "))
        .map(|(name, cell)| {
            let text = TAG.replace_all(cell, " ");
            (name.trim(), text.replace("``", "`").replace(r"\|", "|"))
        })
        .collect()
}

/// The type at the beginning of a cell, `**string** (int64)`, and what follows it.
fn type_and_description(cell: &str) -> (Option<String>, &str) {
    let Some((ty, rest)) = cell.strip_prefix("**").and_then(|cell| cell.split_once("**")) else {
        return (None, cell);
    };
    let format = rest.strip_prefix(" (").and_then(|rest| rest.split_once(')'));
    match (ty, format) {
        ("string", Some(("int64", rest))) => (Some(types::INT64.to_owned()), rest),
        (ty, Some((format, rest))) => (Some(format!("{ty} ({format})")), rest),
        ("object", None) => (Some(types::MAP.to_owned()), rest),
        (ty, None) => (Some(ty.to_owned()), rest),
    }
}
