//! What has to be true before a release. Publishing itself is the workflow's,
//! `.github/workflows/release.yml`.

mod changelog;

use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::Value;
use xshell::{Shell, cmd};

use crate::{
    package::{VERSION, Variant, install},
    tools::files::{files_under, root},
};
use changelog::Changelog;

const WORKFLOW: &str = ".github/workflows/release.yml";

/// What the workflow cannot do without: when it runs, the right to a token that provenance is
/// signed with, these checks, and publishing what was built.
const WORKFLOW_LINES: [&str; 5] = [
    "tags: [\"v*\"]",
    "id-token: write",
    "run: .ci/run",
    "run: cargo xtask release --dry-run",
    "run: npm publish --provenance --access public target/package/*.tgz",
];

/// Files without which the package is not one.
const NEEDED: [&str; 5] =
    ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "types/index.d.ts", "package.json"];

/// Checks everything, and says what each check found.
pub fn check_release(sh: &Shell) -> Result<()> {
    let checks: [(&str, Check); 4] = [
        ("git", check_git),
        ("changelog", check_changelog),
        ("workflow", check_workflow),
        ("package", check_package),
    ];
    let mut failures = 0;
    let mut found = Vec::new();
    for (name, check) in checks {
        found.push(match check(sh) {
            Ok(said) => format!("ok      {name}: {said}"),
            Err(error) => {
                failures += 1;
                format!("not ok  {name}: {error:#}")
            }
        });
    }
    println!("\nRelease of {VERSION}:\n{}", found.join("\n"));
    ensure!(failures == 0, "{failures} of {} checks failed", checks.len());
    println!("\nNothing was published. Pushing the tag v{VERSION} does that.");
    Ok(())
}

type Check = fn(&Shell) -> Result<String>;

/// What is released is what is committed, under no other version's tag.
fn check_git(sh: &Shell) -> Result<String> {
    let changes = cmd!(sh, "git status --porcelain").quiet().read()?;
    ensure!(changes.is_empty(), "there are changes that are not committed:\n{changes}");

    let tag = format!("v{VERSION}");
    let here = cmd!(sh, "git tag --points-at HEAD --list v*").quiet().read()?;
    if let Some(other) = here.lines().find(|here| **here != *tag) {
        bail!("this commit is tagged {other}, and the version is {VERSION}");
    }
    let exists = !cmd!(sh, "git tag --list {tag}").quiet().read()?.is_empty();
    ensure!(
        !exists || !here.is_empty(),
        "the tag {tag} is on another commit: the version was released before"
    );
    Ok("all is committed".to_owned())
}

/// The changelog knows this version as its newest.
fn check_changelog(sh: &Shell) -> Result<String> {
    let text =
        fs::read_to_string(root().join("CHANGELOG.md")).context("cannot read CHANGELOG.md")?;
    let Changelog { version, date, unreleased } = Changelog::read(&text)?;
    ensure!(version == VERSION, "its newest release is {version}, and Cargo.toml says {VERSION}");
    ensure!(
        unreleased.is_empty(),
        "what is under Unreleased belongs to {VERSION} or is not in this commit"
    );
    let committed = cmd!(sh, "git log -1 --format=%cs").quiet().read()?;
    ensure!(
        date <= committed.as_str(),
        "{version} is of {date}, later than the commit, which is of {committed}"
    );
    Ok(format!("{version} of {date}"))
}

/// The workflow is there and does what a release takes.
fn check_workflow(_: &Shell) -> Result<String> {
    let text = fs::read_to_string(root().join(WORKFLOW))
        .with_context(|| format!("cannot read {WORKFLOW}"))?;
    for wanted in WORKFLOW_LINES {
        ensure!(
            text.lines().any(|line| line.trim_start_matches([' ', '-']) == wanted),
            "{WORKFLOW} lacks `{wanted}`"
        );
    }
    Ok(format!("{WORKFLOW} publishes with provenance"))
}

/// The tarball, as npm unpacks it for a user.
fn check_package(sh: &Shell) -> Result<String> {
    let installed = install(sh, Variant::Published)?.folder;
    let packed = names(&installed)?;
    let built = names(&Variant::Published.package_folder())?;
    let different: Vec<_> = packed.symmetric_difference(&built).collect();
    ensure!(different.is_empty(), "pkg/ and the tarball differ in {different:?}");
    for name in NEEDED {
        ensure!(packed.contains(Path::new(name)), "the tarball has no {name}");
    }

    let manifest: Value = serde_json::from_slice(&fs::read(installed.join("package.json"))?)?;
    ensure!(
        manifest["version"] == VERSION,
        "the package's version is {}, not {VERSION}",
        manifest["version"]
    );
    for target in targets(&manifest["exports"]) {
        ensure!(
            packed.contains(Path::new(target.trim_start_matches("./"))),
            "exports name {target}, which is not there"
        );
    }

    let paths = private_paths();
    for name in &packed {
        let content = fs::read(installed.join(name))?;
        let is_map = name.extension().is_some_and(|extension| extension == "map");
        ensure!(
            !is_map && !holds(&content, b"sourceMappingURL="),
            "{} is a source map, or names one",
            name.display()
        );
        if let Some(path) = paths.iter().find(|path| holds(&content, path.as_bytes())) {
            bail!("{} holds the path {path} of this machine", name.display());
        }
    }
    Ok(format!("{} files, all that were built, and no path of this machine in them", packed.len()))
}

/// The paths of all files under a folder, from there.
fn names(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    files_under(folder)?.iter().map(|file| Ok(file.strip_prefix(folder)?.to_owned())).collect()
}

/// The files that the conditions of `exports` lead to.
fn targets(exports: &Value) -> Vec<&str> {
    match exports {
        Value::String(target) => vec![target],
        Value::Object(conditions) => conditions.values().flat_map(targets).collect(),
        _ => vec![],
    }
}

/// Where things lie on this machine, and nowhere else.
fn private_paths() -> Vec<String> {
    [
        Some(root()),
        env::home_dir(),
        env::var_os("CARGO_HOME").map(PathBuf::from),
        env::var_os("RUSTUP_HOME").map(PathBuf::from),
    ]
    .into_iter()
    .flatten()
    .map(|path| format!("{}{}", path.display(), std::path::MAIN_SEPARATOR))
    .collect()
}

fn holds(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|window| window == part)
}
