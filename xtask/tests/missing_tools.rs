//! Where a tool is missing, a command says so in one sentence before it builds anything, and leaves
//! the package that was there.
#![cfg(unix)]

use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::time::SystemTime;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// A folder that is the only one on `PATH`.
struct Programs(PathBuf);

impl Programs {
    /// A folder with links to some installed programs.
    fn with(test: &str, installed: &[&str]) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        for name in installed {
            let path = std::env::var_os("PATH").unwrap();
            let program = std::env::split_paths(&path)
                .map(|folder| folder.join(name))
                .find(|program| program.is_file())
                .unwrap_or_else(|| panic!("{name} is not installed"));
            symlink(program, folder.join(name)).unwrap();
        }
        Self(folder)
    }

    /// Adds a shell script.
    fn and_script(self, name: &str, script: &str) -> Self {
        let file = self.0.join(name);
        fs::write(&file, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).unwrap();
        self
    }

    /// What the command prints as its error.
    fn error_of(&self, arguments: &[&str]) -> String {
        self.error_with_path(arguments, self.0.clone().into_os_string())
    }

    /// What the command prints as its error, if this folder is only the first one on `PATH`.
    fn error_before_others(&self, arguments: &[&str]) -> String {
        let others = std::env::var_os("PATH").unwrap();
        let folders = std::iter::once(self.0.clone()).chain(std::env::split_paths(&others));
        self.error_with_path(arguments, std::env::join_paths(folders).unwrap())
    }

    fn error_with_path(&self, arguments: &[&str], path: OsString) -> String {
        let before = package();
        let Output { status, stderr, .. } = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(arguments)
            .env("PATH", path)
            .env_remove("CHROMIUM_PATH")
            .current_dir(ROOT)
            .output()
            .unwrap();
        let error = String::from_utf8(stderr).unwrap();
        assert!(!status.success(), "{error}");
        assert!(package() == before, "pkg/ has changed");
        error
    }
}

/// The files of the package that was built last, and when they were written.
fn package() -> Vec<(PathBuf, SystemTime)> {
    let mut files = Vec::new();
    let mut folders = vec![Path::new(ROOT).join("pkg")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let written = path.metadata().unwrap().modified().unwrap();
                files.push((path, written));
            }
        }
    }
    files.sort();
    files
}

const NODE: &str = "install Node.js 20.19 or newer, which brings npm";

#[test]
fn no_node() {
    let programs = Programs::with("no_node", &["rustc", "cargo"]);
    for command in ["build", "test", "packaging", "demo", "oracles"] {
        assert_eq!(
            programs.error_of(&[command]),
            format!("error: `node` is not installed; {NODE}\n"),
            "{command}"
        );
    }
}

#[test]
fn an_old_node() {
    let programs = Programs::with("old_node", &["rustc"]).and_script("node", "echo v20.18.1");
    assert_eq!(
        programs.error_of(&["build"]),
        format!("error: `node` is v20.18.1, which is too old; {NODE}\n")
    );
}

#[test]
fn no_npm() {
    let programs = Programs::with("no_npm", &["rustc"]).and_script("node", "echo v24.0.0");
    assert_eq!(programs.error_of(&["build"]), format!("error: `npm` is not installed; {NODE}\n"));
}

#[test]
fn no_wasm_target() {
    let programs = Programs::with("no_target", &[])
        .and_script("node", "echo v24.0.0")
        .and_script("npm", "echo 11.0.0")
        .and_script("rustc", "echo /nowhere");
    assert_eq!(
        programs.error_of(&["build"]),
        "error: the Rust target wasm32-unknown-unknown is not installed. With rustup, run `rustup \
         toolchain install` in this repository; otherwise install the target from the source of \
         your Rust\n"
    );
}

#[test]
fn no_browser() {
    let programs = Programs::with("no_browser", &["rustc"])
        .and_script("node", "echo v24.0.0")
        .and_script("npm", "echo 11.0.0");
    assert_eq!(
        programs.error_of(&["packaging"]),
        "error: cannot find Chromium (or the file in CHROMIUM_PATH); on Debian: `apt-get install \
         chromium`\n"
    );
}

#[test]
fn a_build_that_fails_at_its_last_step_but_one() {
    let node = Programs::with("real_node", &["node"]).0.join("node").canonicalize().unwrap();
    let script = format!(
        "case \"$1\" in *entries/build.mjs) echo no bundles >&2; exit 1;; esac\nexec {} \"$@\"",
        node.display()
    );
    let programs = Programs::with("failing_bundler", &[]).and_script("node", &script);
    let error = programs.error_before_others(&["build"]);
    assert!(error.contains("no bundles"), "{error}");
    assert!(error.contains("error: cannot bundle the other entry points"), "{error}");
}
