//! What is written from the table of rules: the TypeScript types of their parameters, and
//! docs/rules.md.

use std::{fmt::Write as _, fs};

use anyhow::{Context as _, Result, ensure};
use yc_image_update::report::{Expected, Handler, Level, ParamKind, RULES, RuleSpec};

use crate::tools::files::root;

const DOCS: &str = "docs/rules.md";

/// The source of `types/rules.d.ts`.
pub fn rules_d_ts() -> String {
    let mut source = String::from(
        "// Written by the build from the table of rules in Rust.\n\
         import type { Field } from \"./index.js\";\n\n\
         /** What `params` has for each rule of the package. */\n\
         export interface PackageRuleParams {\n",
    );
    for rule in RULES {
        let _ = writeln!(source, "  /**{}{} */", rule.summary.concat(), level_of(rule));
        let id = if rule.id.contains('.') { format!("{:?}", rule.id) } else { rule.id.to_owned() };
        let members: Vec<String> = params_of(rule)
            .map(|(name, kind)| {
                let (ty, meaning) = typescript(kind);
                let optional = if kind.is_optional() { "?" } else { "" };
                let comment = match meaning {
                    "" => String::new(),
                    meaning => format!("    /** {meaning} */\n"),
                };
                format!("{comment}    {name}{optional}: {ty};\n")
            })
            .collect();
        let _ = match members.as_slice() {
            [] => writeln!(source, "  {id}: Record<never, never>;"),
            members => writeln!(source, "  {id}: {{\n{}  }};", members.concat()),
        };
    }
    source.push_str("}\n");
    source
}

/// The page of rules.
fn rules_md() -> String {
    let mut page = String::from(
        "# Rules\n\n\
         One call finds everything at once, in document order. Each violation has the id of its \
         rule, a path,\na sentence, and the parameters from which you can write the sentence in \
         another language.\n\n\
         This page is written by `cargo xtask build` from the table in `src/report/rule.rs`.\n\n\
         ## Violations\n\n\
         The server would refuse the input, or understand it differently from what is written.\n\n",
    );
    let violations = RULES.iter().filter(|rule| rule.level == Level::Violation);
    let server = [
        "`server`",
        "any field",
        "The server refused the request; `statusViolations` reads its response.",
        "`code`, `field?`, `description`",
    ];
    let rows = violations.map(row_of).chain([server.map(str::to_owned)]).collect();
    page.push_str(&table(rows));
    page.push_str(
        "\n## Warnings\n\n\
         The server accepts the input, but the user may not mean what it does. `buildRequest` \
         refuses a body\nwithout a mask.\n\n",
    );
    page.push_str(&table(
        RULES.iter().filter(|rule| rule.level != Level::Violation).map(row_of).collect(),
    ));
    page
}

fn row_of(rule: &RuleSpec) -> [String; 4] {
    let params: Vec<String> = params_of(rule)
        .map(|(name, kind)| format!("`{name}{}`", if kind.is_optional() { "?" } else { "" }))
        .collect();
    let name = format!("`{}`", rule.id);
    [name, rule.places.to_owned(), rule.summary.concat().trim().to_owned(), params.join(", ")]
}

/// A Markdown table with aligned columns, as Biome formats it.
fn table(rows: Vec<[String; 4]>) -> String {
    let heading = ["rule", "where", "when", "parameters"].map(str::to_owned);
    let rows: Vec<[String; 4]> = std::iter::once(heading).chain(rows).collect();
    let widths: [usize; 4] = std::array::from_fn(|column| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()
    });
    let mut table = String::new();
    for (index, row) in rows.iter().enumerate() {
        let cells = (0..4).map(|column| format!("{:1$}", row[column], widths[column]));
        let _ = writeln!(table, "| {} |", cells.collect::<Vec<_>>().join(" | "));
        if index == 0 {
            let rules = widths.map(|width| "-".repeat(width));
            let _ = writeln!(table, "| {} |", rules.join(" | "));
        }
    }
    table
}

/// Writes docs/rules.md.
pub fn write_rules_page() -> Result<()> {
    fs::write(root().join(DOCS), rules_md()).with_context(|| format!("cannot write {DOCS}"))
}

/// Fails unless docs/rules.md is what the table of rules says.
pub fn check_rules_page() -> Result<()> {
    let page =
        fs::read_to_string(root().join(DOCS)).with_context(|| format!("cannot read {DOCS}"))?;
    ensure!(page == rules_md(), "{DOCS} is out of date; `cargo xtask build` writes it");
    Ok(())
}

fn params_of(rule: &RuleSpec) -> impl Iterator<Item = (&'static str, ParamKind)> {
    rule.known.iter().chain(rule.read).copied()
}

/// What a doc comment says of the level of a rule.
fn level_of(rule: &RuleSpec) -> &'static str {
    match rule.level {
        Level::Violation => "",
        Level::Warning => " A warning.",
        Level::Both => " A warning; `buildRequest` refuses it.",
    }
}

/// The TypeScript type of a parameter, and what it means.
fn typescript(kind: ParamKind) -> (String, &'static str) {
    let union = |names: Vec<&str>| {
        names.iter().map(|name| format!("{name:?}")).collect::<Vec<_>>().join(" | ")
    };
    let (ty, meaning) = match kind {
        // Its rule says what is counted.
        ParamKind::Count => ("number", ""),
        ParamKind::Expected => {
            let names = Expected::ALL.iter().map(|expected| expected.name()).collect();
            return (union(names), "What the value should be.");
        }
        ParamKind::Suggestion => ("string", "The most similar name."),
        ParamKind::Field => ("Field", "The field."),
        ParamKind::FieldSuggestion => ("Field", "The most similar field."),
        ParamKind::Handler => {
            let names = Handler::ALL.iter().map(|handler| handler.name()).collect();
            return (union(names), "The function that takes this member instead.");
        }
        ParamKind::Pattern => ("string", "The pattern as the documentation writes it."),
        ParamKind::Fields => ("Field[]", "The fields, in document order."),
        ParamKind::Excerpt => ("string", "The text of the value, at most 64 characters."),
        ParamKind::TrimmedExcerpt => (
            "string",
            "The text of the value without white space around it, at most 64 characters.",
        ),
        ParamKind::TypeName => {
            ("string", "What `typeof` says, \"null\", \"array\", or the name of a class.")
        }
        ParamKind::Min => ("number", "The least acceptable value."),
        ParamKind::Max => ("number", "The greatest acceptable value."),
        ParamKind::ImageValue => ("string", "A size of the image in bytes, in decimal."),
        ParamKind::Nested => ("true", "Present if the value is an object."),
    };
    (ty.to_owned(), meaning)
}
