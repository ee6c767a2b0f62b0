//! `cargo xtask release --dry-run`: what must be true before a release. The workflow publishes,
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
    package::{REPOSITORY, VERSION, Variant, install},
    tools::files::{files_under, root},
};
use changelog::Changelog;

const WORKFLOW: &str = ".github/workflows/release.yml";

/// The lines that the workflow needs: when it runs, the permission to prove its identity to npm, an
/// npm that uses it, the tests, these checks, and publishing what they built.
const WORKFLOW_LINES: [&str; 6] = [
    "tags: [\"v*\"]",
    "id-token: write",
    "run: npm install --global npm@^11.5.1",
    "run: .ci/run",
    "run: cargo xtask release --dry-run",
    "run: npm publish target/package/*.tgz",
];

/// Files that every release has.
const REQUIRED: [&str; 5] =
    ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "types/index.d.ts", "package.json"];

/// Makes all checks and prints what each of them found.
pub fn check_release(sh: &Shell) -> Result<()> {
    let checks: [(&str, Check); 5] = [
        ("git", check_git),
        ("changelog", check_changelog),
        ("repository", check_repository),
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

/// Everything is committed, and the commit has no tag of another version.
fn check_git(sh: &Shell) -> Result<String> {
    let changes = cmd!(sh, "git status --porcelain").quiet().read()?;
    ensure!(changes.is_empty(), "there are changes that are not committed:\n{changes}");

    let tag = format!("v{VERSION}");
    let here = cmd!(sh, "git tag --points-at HEAD --list v*").quiet().read()?;
    if let Some(other) = here.lines().find(|here| **here != *tag) {
        bail!("the tag of this commit is {other}, but the version is {VERSION}");
    }
    let exists = !cmd!(sh, "git tag --list {tag}").quiet().read()?.is_empty();
    ensure!(
        !exists || !here.is_empty(),
        "the tag {tag} is on another commit: the version was released before"
    );
    Ok("everything is committed".to_owned())
}

/// The newest release in the changelog is this version.
fn check_changelog(sh: &Shell) -> Result<String> {
    let text =
        fs::read_to_string(root().join("CHANGELOG.md")).context("cannot read CHANGELOG.md")?;
    let Changelog { version, date, unreleased } = Changelog::read(&text)?;
    ensure!(
        version == VERSION,
        "its newest release is {version}, but the version in Cargo.toml is {VERSION}"
    );
    ensure!(unreleased.is_empty(), "there are changes under Unreleased; move them to {VERSION}");
    let committed = cmd!(sh, "git log -1 --format=%cs").quiet().read()?;
    ensure!(
        date <= committed.as_str(),
        "the date of {version} is {date}, later than that of the commit, {committed}"
    );
    Ok(format!("{version} of {date}"))
}

/// The manifest links to the repository, and npm accepts only packages that link to the one whose
/// workflow publishes them.
fn check_repository(_: &Shell) -> Result<String> {
    ensure!(
        !REPOSITORY.is_empty(),
        "the URL of the repository is not set; write it to Cargo.toml as `repository` under \
         [workspace.package]"
    );
    ensure!(
        REPOSITORY.starts_with("https://")
            && !REPOSITORY.ends_with('/')
            && !REPOSITORY.ends_with(".git"),
        "{REPOSITORY} is not a URL such as https://host/owner/name"
    );
    if let (Ok(server), Ok(name)) = (env::var("GITHUB_SERVER_URL"), env::var("GITHUB_REPOSITORY")) {
        let running = format!("{server}/{name}");
        ensure!(
            REPOSITORY == running,
            "Cargo.toml names the repository {REPOSITORY}, but this workflow runs in {running}"
        );
    }
    Ok(REPOSITORY.to_owned())
}

/// The workflow does what a release needs, and uses no secret.
fn check_workflow(_: &Shell) -> Result<String> {
    let text = fs::read_to_string(root().join(WORKFLOW))
        .with_context(|| format!("cannot read {WORKFLOW}"))?;
    for wanted in WORKFLOW_LINES {
        ensure!(
            text.lines().any(|line| line.trim_start_matches([' ', '-']) == wanted),
            "{WORKFLOW} has no line `{wanted}`"
        );
    }
    ensure!(
        !text.contains("secrets."),
        "{WORKFLOW} uses a secret; npm's trusted publishing needs none"
    );
    Ok(format!("{WORKFLOW} publishes without a token"))
}

/// The tarball, as npm installs it for a user, is complete and has no trace of this machine.
fn check_package(sh: &Shell) -> Result<String> {
    let installed = install(sh, Variant::Published)?.folder;
    let packed = names(&installed)?;
    let built = names(&Variant::Published.package_folder())?;
    let different: Vec<_> = packed.symmetric_difference(&built).collect();
    ensure!(different.is_empty(), "pkg/ and the tarball differ in {different:?}");
    for name in REQUIRED {
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
            "exports lead to {target}, which does not exist"
        );
    }

    let paths = private_paths();
    for name in &packed {
        let content = fs::read(installed.join(name))?;
        let is_map = name.extension().is_some_and(|extension| extension == "map");
        ensure!(
            !is_map && !contains(&content, b"sourceMappingURL="),
            "{} is a source map or refers to one",
            name.display()
        );
        if let Some(path) = paths.iter().find(|path| contains(&content, path.as_bytes())) {
            bail!("{} contains the path {path} of this machine", name.display());
        }
    }
    Ok(format!("all {} files that were built, without a path of this machine", packed.len()))
}

/// The paths of all files under a folder, relative to it.
fn names(folder: &Path) -> Result<BTreeSet<PathBuf>> {
    files_under(folder)?.iter().map(|file| Ok(file.strip_prefix(folder)?.to_owned())).collect()
}

/// The files that `exports` leads to.
fn targets(exports: &Value) -> Vec<&str> {
    match exports {
        Value::String(target) => vec![target],
        Value::Object(conditions) => conditions.values().flat_map(targets).collect(),
        _ => vec![],
    }
}

/// Paths that exist only on this machine.
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

fn contains(content: &[u8], part: &[u8]) -> bool {
    content.windows(part.len()).any(|window| window == part)
}
