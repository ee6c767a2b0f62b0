//! Imports point one way. Each folder of a source tree is a layer, and its files may import from
//! their own layer and from lower ones, but no two files may import each other, not even by way of
//! others.
//!
//! The test reads paths from the source text: `use` declarations, and paths in code that begin with
//! `crate`, `super`, `self` or the name of a child module. Comments are not imports. A path to a
//! name that a module has from a `use` declaration leads to where that declaration leads, so a
//! `mod.rs` may re-export what its files define, and the files may use it by that name.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A source tree.
struct Tree {
    /// Its folder, from the root of the repository.
    folder: &'static str,
    /// The folders in it, the highest layer first. `main.rs` or `lib.rs` is above all of them.
    layers: &'static [&'static str],
}

const XTASK: Tree = Tree { folder: "xtask/src", layers: &["commands", "package", "tools"] };

const ENGINE: Tree =
    Tree { folder: "src", layers: &["boundary", "calls", "rules", "report", "input", "contract"] };

#[test]
fn imports_of_the_engine_point_one_way() {
    check(&ENGINE);
}

#[test]
fn imports_of_xtask_point_one_way() {
    check(&XTASK);
}

/// Reads a tree and panics with all of its problems.
fn check(tree: &Tree) {
    let mut sources = Vec::new();
    read_sources(Path::new(tree.folder), "", &mut sources);
    let problems = problems(tree, &sources);
    assert!(problems.is_empty(), "\n{}\n", problems.join("\n"));
}

/// A file of a tree.
struct Source {
    /// Its path from the folder of the tree, with slashes.
    path: String,
    text: String,
}

/// Adds the Rust files under a folder; `prefix` is the folder's path from that of the tree.
fn read_sources(folder: &Path, prefix: &str, sources: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    for entry in entries {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().into_string().unwrap());
        if entry.path().is_dir() {
            read_sources(&entry.path(), &format!("{path}/"), sources);
        } else if path.ends_with(".rs") {
            sources.push(Source { path, text: fs::read_to_string(entry.path()).unwrap() });
        }
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
}

/// Everything in a tree that is not as it should be, one sentence each.
fn problems(tree: &Tree, sources: &[Source]) -> Vec<String> {
    let mut problems = Vec::new();
    for layer in tree.layers {
        if !sources.iter().any(|source| layer_of(source) == Some(layer)) {
            problems
                .push(format!("{}/{layer}/ is listed as a layer, but has no file", tree.folder));
        }
    }
    // A file outside of the layers is the highest one.
    let ranks: Vec<Option<usize>> = sources
        .iter()
        .map(|source| tree.layers.iter().position(|layer| layer_of(source) == Some(layer)))
        .collect();
    for (source, rank) in sources.iter().zip(&ranks) {
        if rank.is_none() && !matches!(source.path.as_str(), "lib.rs" | "main.rs") {
            problems.push(format!("{}/{} is in none of the layers", tree.folder, source.path));
        }
    }

    let modules: Modules =
        sources.iter().enumerate().map(|(file, source)| (module_of(&source.path), file)).collect();
    let paths: Vec<Vec<WrittenPath>> =
        sources.iter().map(|source| paths_in(source, &modules)).collect();
    let names: Names = paths
        .iter()
        .flatten()
        .filter_map(|path| Some((path.name.as_deref()?, path.absolute.as_slice())))
        .collect();
    let mut imports: Vec<Vec<Import>> = Vec::new();
    for (file, paths) in paths.iter().enumerate() {
        let mut in_layer: Vec<Import> = Vec::new();
        for path in paths {
            let target = file_of(&path.absolute, &modules, &names);
            if ranks[target] < ranks[file] {
                problems.push(format!(
                    "{}/{}:{}: `{}` points up, to {}",
                    tree.folder, sources[file].path, path.line, path.written, sources[target].path
                ));
            }
            let is_new = in_layer.iter().all(|import| import.target != target);
            if ranks[target] == ranks[file] && target != file && is_new {
                in_layer.push(Import { path, target });
            }
        }
        imports.push(in_layer);
    }
    for circle in circles(&imports) {
        let mut text = format!("{}: these files import each other:", tree.folder);
        for (file, import) in circle {
            let (from, to) = (&sources[file].path, &sources[import.target].path);
            text +=
                &format!("\n    {from}:{}: `{}` is in {to}", import.path.line, import.path.written);
        }
        problems.push(text);
    }
    problems
}

/// The folder of a file, if it is in one.
fn layer_of(source: &Source) -> Option<&str> {
    source.path.split_once('/').map(|(layer, _)| layer)
}

/// The path of a module from the root of its crate.
type Module = Vec<String>;

/// The files of the modules, by position.
type Modules = BTreeMap<Module, usize>;

/// The names that modules have from `use` declarations, each with the path that it stands for.
type Names<'a> = BTreeMap<&'a [String], &'a [String]>;

/// The module of a file.
fn module_of(path: &str) -> Module {
    let path = path.strip_suffix(".rs").unwrap_or(path);
    let mut module: Module = path.split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
        module.pop();
    }
    module
}

/// A path to an item of another file in the same layer.
#[derive(Clone, Copy)]
struct Import<'a> {
    path: &'a WrittenPath,
    /// The file with the item.
    target: usize,
}

/// A path in a file that leads to an item of the same tree.
struct WrittenPath {
    line: usize,
    /// The path as it is written, with the parts before a group in braces.
    written: String,
    /// The path from the root of the crate.
    absolute: Module,
    /// The path from the root of the crate for the name that a `use` declaration gives to the item.
    name: Option<Module>,
}

/// The file of the item to which a path from the root of the crate leads.
fn file_of(path: &[String], modules: &Modules, names: &Names<'_>) -> usize {
    let mut path = path.to_vec();
    // More steps than there are names would be a circle.
    for _ in 0..names.len() {
        let name = known_length(&path, modules) + 1;
        match path.get(..name).and_then(|name| names.get(name)) {
            Some(target) => path = [target, &path[name..]].concat(),
            None => break,
        }
    }
    modules[&path[..known_length(&path, modules)]]
}

/// The number of parts with which a path leads to a file. The others are items in it.
fn known_length(path: &[String], modules: &Modules) -> usize {
    (0..=path.len())
        .rev()
        .find(|length| modules.contains_key(&path[..*length]))
        .unwrap_or_else(|| panic!("no file for {}", path.join("::")))
}

/// The paths in a file that lead to items of the same tree.
fn paths_in(source: &Source, modules: &Modules) -> Vec<WrittenPath> {
    let tokens = tokens(&source.text);
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let mut written_paths = Vec::new();
    // The module at the present token, and for each open brace whether it is that of a module.
    let mut module = module_of(&source.path);
    let mut braces = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let (before, here) = (at.checked_sub(1).map_or("", &text), text(at));
        match here {
            "{" => {
                let is_module = at > 1 && text(at - 2) == "mod";
                if is_module {
                    module.push(before.to_owned());
                }
                braces.push(is_module);
            }
            "}" if braces.pop() == Some(true) => {
                module.pop();
            }
            "path" if before == "[" && text(at + 1) == "=" => {
                panic!("{}:{}: this test cannot follow #[path]", source.path, tokens[at].line)
            }
            _ => {}
        }

        let is_child = || modules.contains_key(&[module.as_slice(), &[here.to_owned()]].concat());
        let begins_path = (matches!(here, "crate" | "super" | "self") || is_child())
            && (text(at + 1) == "::" || before == "use")
            // `pub(in crate::…)` is no import.
            && !matches!(before, "::" | "in");
        if !begins_path {
            at += 1;
            continue;
        }
        let is_use = before == "use";
        let mut leaves = Vec::new();
        at = read_paths(&tokens, at, &mut Vec::new(), &mut leaves);
        for Leaf { line, path, name } in leaves {
            let name = name.filter(|_| is_use);
            written_paths.push(WrittenPath {
                line,
                written: path.join("::"),
                absolute: absolute(&module, &path),
                name: name.map(|name| [module.as_slice(), &[name.to_owned()]].concat()),
            });
        }
    }
    written_paths
}

/// A path out of a tree of paths.
struct Leaf<'a> {
    /// The line of its last part.
    line: usize,
    path: Vec<&'a str>,
    /// The name that it gives to the item in a `use` declaration, unless it ends in `*`.
    name: Option<&'a str>,
}

/// Reads a path, or a tree of paths in a `use` declaration, and returns the position after it.
fn read_paths<'a>(
    tokens: &[Token<'a>],
    mut at: usize,
    prefix: &mut Vec<&'a str>,
    leaves: &mut Vec<Leaf<'a>>,
) -> usize {
    let text = |at: usize| tokens.get(at).map_or("", |token| token.text);
    let shared = prefix.len();
    loop {
        let line = tokens[at].line;
        match text(at) {
            "{" => {
                at += 1;
                while !matches!(text(at), "}" | "") {
                    at = if is_name(text(at)) || matches!(text(at), "{" | "*") {
                        let end = read_paths(tokens, at, prefix, leaves);
                        if text(end) == "as" { end + 2 } else { end }
                    } else {
                        at + 1
                    };
                }
                at += 1;
                break;
            }
            "*" => {
                leaves.push(Leaf { line, path: prefix.clone(), name: None });
                at += 1;
                break;
            }
            part => prefix.push(part),
        }
        at += 1;
        let goes_on =
            text(at) == "::" && (is_name(text(at + 1)) || matches!(text(at + 1), "{" | "*"));
        if !goes_on {
            let name = match (text(at), prefix.as_slice()) {
                ("as", _) => text(at + 1),
                (_, [.., module, "self"]) => module,
                (_, [.., last]) => last,
                (_, []) => "",
            };
            leaves.push(Leaf { line, path: prefix.clone(), name: Some(name) });
            break;
        }
        at += 1;
    }
    prefix.truncate(shared);
    at
}

/// The path from the root of the crate for a path in a module.
fn absolute(module: &[String], path: &[&str]) -> Module {
    let mut absolute = if path[0] == "crate" { vec![] } else { module.to_vec() };
    for part in path {
        match *part {
            "crate" | "self" => {}
            "super" => drop(absolute.pop()),
            name => absolute.push(name.to_owned()),
        }
    }
    absolute
}

/// The circles among files, each as its imports with the files they are in. Of circles that share
/// imports, not all are found, but at least one.
fn circles<'a>(imports: &[Vec<Import<'a>>]) -> Vec<Vec<(usize, Import<'a>)>> {
    /// Follows the imports of a file that is reached by `way`.
    fn follow<'a>(
        file: usize,
        imports: &[Vec<Import<'a>>],
        way: &mut Vec<(usize, Import<'a>)>,
        is_done: &mut [bool],
        circles: &mut Vec<Vec<(usize, Import<'a>)>>,
    ) {
        for &import in &imports[file] {
            way.push((file, import));
            if let Some(start) = way.iter().position(|(earlier, _)| *earlier == import.target) {
                circles.push(way[start..].to_vec());
            } else if !is_done[import.target] {
                follow(import.target, imports, way, is_done, circles);
            }
            way.pop();
        }
        is_done[file] = true;
    }

    let mut circles = Vec::new();
    let mut is_done = vec![false; imports.len()];
    for file in 0..imports.len() {
        if !is_done[file] {
            follow(file, imports, &mut Vec::new(), &mut is_done, &mut circles);
        }
    }
    circles
}

/// A word, `::` or another character of a source text.
struct Token<'a> {
    line: usize,
    text: &'a str,
}

/// The tokens of a source text, without comments and literals in quotes.
fn tokens(source: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let length = if let Some(length) = skipped_length(rest) {
            length
        } else {
            let length = match rest.find(|character| !is_word_character(character)) {
                Some(0) if rest.starts_with("::") => 2,
                Some(0) => first.len_utf8(),
                Some(length) => length,
                None => rest.len(),
            };
            tokens.push(Token { line, text: &rest[..length] });
            length
        };
        line += rest[..length].matches('\n').count();
        rest = &rest[length..];
    }
    tokens
}

/// The length of the white space, comment or literal in quotes with which a text begins, in bytes.
fn skipped_length(text: &str) -> Option<usize> {
    let first = text.chars().next()?;
    if first.is_whitespace() {
        return Some(first.len_utf8());
    }
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    if text.starts_with("/*") {
        return Some(block_comment_length(text));
    }
    if first == '\'' {
        return char_length(text);
    }
    // With an optional prefix such as `b`, and `r` with hashes for a raw one.
    let after_prefix = text.trim_start_matches(['b', 'c']);
    let prefix = text.len() - after_prefix.len();
    if let Some(raw) = after_prefix.strip_prefix('r') {
        let content = raw.trim_start_matches('#');
        let end = format!("\"{}", &raw[..raw.len() - content.len()]);
        let content = content.strip_prefix('"')?;
        let length = content.find(&end).map_or(content.len(), |length| length + end.len());
        return Some(text.len() - content.len() + length);
    }
    if after_prefix.starts_with('"') && prefix <= 1 {
        return Some(prefix + quoted_length(after_prefix));
    }
    None
}

fn block_comment_length(text: &str) -> usize {
    let mut depth = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text.as_bytes()[at..];
        if rest.starts_with(b"/*") {
            (depth, at) = (depth + 1, at + 2);
        } else if rest.starts_with(b"*/") {
            (depth, at) = (depth - 1, at + 2);
            if depth == 0 {
                return at;
            }
        } else {
            at += 1;
        }
    }
    text.len()
}

/// The length of a character in quotes; `None` for a lifetime.
fn char_length(text: &str) -> Option<usize> {
    let content = &text[1..];
    let mut characters = content.chars();
    let first = characters.next()?;
    if first == '\\' {
        return Some(quoted_length(text));
    }
    (characters.next() == Some('\'')).then(|| 1 + first.len_utf8() + 1)
}

/// The length of a literal whose quotes are the first character of the text.
fn quoted_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() && bytes[at] != bytes[0] {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    text.len().min(at + 1)
}

fn is_word_character(character: char) -> bool {
    character == '_' || character.is_alphanumeric()
}

fn is_name(text: &str) -> bool {
    text.chars().all(is_word_character) && !text.is_empty()
}

/// That the test finds what it is for.
mod finds {
    use super::{Source, Tree, problems};

    const TREE: Tree = Tree { folder: "src", layers: &["high", "low"] };

    /// The problems of a tree with these files, beside `high/mod.rs` and `low/mod.rs`.
    fn found(files: &[(&str, &str)]) -> Vec<String> {
        let empty = [("high/mod.rs", ""), ("low/mod.rs", "")];
        let empty = empty.iter().filter(|(path, _)| files.iter().all(|(other, _)| other != path));
        let sources: Vec<Source> = files
            .iter()
            .chain(empty)
            .map(|(path, text)| Source { path: (*path).to_owned(), text: (*text).to_owned() })
            .collect();
        problems(&TREE, &sources)
    }

    /// The problems of a tree with a file in the lower layer.
    fn found_below(text: &str) -> Vec<String> {
        found(&[("lib.rs", ""), ("high/a.rs", ""), ("low/b.rs", text)])
    }

    #[test]
    fn nothing_in_a_tree_without_problems() {
        let files = [
            ("lib.rs", "mod high;\nmod low;\npub use high::a::f;\n"),
            ("high/mod.rs", "pub mod a;\nuse a::f;\nfn g() { crate::low::h() }\n"),
            ("high/a.rs", "use crate::low::{self, b::{C, D as E}};\nuse std::fmt;\n"),
            ("low/b.rs", "mod tests { use super::*; use super::super::c::f; }\n"),
            ("low/c.rs", "pub(in crate::low) fn f() {}\n"),
        ];
        assert_eq!(found(&files), [""; 0]);
    }

    #[test]
    fn an_import_that_points_up() {
        assert_eq!(
            found(&[("high/a.rs", ""), ("low/b.rs", "use std::fmt;\nuse crate::high::a::f;\n")]),
            ["src/low/b.rs:2: `crate::high::a::f` points up, to high/a.rs"]
        );
    }

    #[test]
    fn every_spelling_of_a_path() {
        for text in [
            "use crate::high::a;",
            "use crate::{low::c, high::a::f};",
            "use crate::\n{\n  low::{self, c},\n  high\n::*};",
            "pub(crate) use crate::high::{A as B};",
            "use super::super::high::a;",
            "mod inner { use super::super::super::high::a; }",
            "mod inner { mod more {} } use super::super::high::a;",
            "fn f() { self::super::super::high::f() }",
            "fn f<'a>(x: &'a u8) { '\"'; crate::high::f::<u8>() }",
            "macro_rules! m { () => { $crate::high::f() } }",
            "impl X for <Y as crate::high::Z>::W {}",
            "const A: u8 = 1 as crate::high::A;",
            "const Q: &str = r#\" \" // \"#; use crate::high;",
            "/* a /* nested */ comment */ use crate::high;",
            "const A: char = '\\''; use crate::high;",
            "use crate::in_the_root;",
        ] {
            let found = found_below(text);
            assert!(found.len() == 1 && found[0].contains("points up"), "{text}: {found:?}");
        }
    }

    #[test]
    fn nothing_in_comments_and_texts() {
        for text in [
            "// use crate::high;",
            "/// [`A`](crate::high::A)\nfn f() {}",
            "/* use crate::high; */",
            "const A: &str = \"\\\" use crate::high;\";",
            "const A: &[u8] = br#\"\" use crate::high;\"#;",
        ] {
            assert_eq!(found_below(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn two_files_that_import_each_other() {
        assert_eq!(
            found(&[("low/a.rs", "\nuse super::b::f;"), ("low/b.rs", "use crate::low::a;")]),
            [[
                "src: these files import each other:",
                "    low/a.rs:2: `super::b::f` is in low/b.rs",
                "    low/b.rs:1: `crate::low::a` is in low/a.rs",
            ]
            .join("\n")]
        );
    }

    #[test]
    fn a_circle_through_the_parent() {
        let found = found(&[("low/a.rs", "use super::C;"), ("low/mod.rs", "mod a; pub use a::D;")]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains("import each other"), "{found:?}");
    }

    #[test]
    fn a_circle_behind_re_exports() {
        let parent = ("low/mod.rs", "mod a;\nmod b;\npub use a::A;\nuse b::{self, B as C};");
        for use_c in ["use super::C;", "use super::b::B;", "fn f() { crate::low::C::new() }"] {
            assert_eq!(found(&[parent, ("low/a.rs", use_c), ("low/b.rs", "")]), [""; 0]);
            let found = found(&[parent, ("low/a.rs", use_c), ("low/b.rs", "use super::A;")]);
            assert_eq!(found.len(), 1, "{found:?}");
            assert!(found[0].contains("is in low/a.rs"), "{found:?}");
            assert!(found[0].contains("is in low/b.rs"), "{found:?}");
        }
    }

    #[test]
    fn a_circle_of_three_files() {
        let found = found(&[
            ("low/a.rs", "use super::b;"),
            ("low/b.rs", "use super::c;"),
            ("low/c.rs", "use super::a;"),
        ]);
        assert_eq!(found.len(), 1, "{found:?}");
    }

    #[test]
    fn folders_that_do_not_match_the_list() {
        let file = |path: &str| Source { path: path.to_owned(), text: String::new() };
        assert_eq!(
            problems(&TREE, &[file("high/mod.rs"), file("middle/mod.rs"), file("free.rs")]),
            [
                "src/low/ is listed as a layer, but has no file",
                "src/middle/mod.rs is in none of the layers",
                "src/free.rs is in none of the layers",
            ]
        );
    }
}
