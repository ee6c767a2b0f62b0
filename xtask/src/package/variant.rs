//! The variants of the package: what differs between them, and the folders of each.

use std::path::PathBuf;

use crate::tools::files::root;

/// The optimisation level of the published package. The release profile in `Cargo.toml` has the
/// same one.
const OPT_LEVEL: &str = "s";

/// Which package to build.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// The package as published.
    Published,
    /// With exports that break the engine on purpose, for the recovery tests.
    Faults,
    /// Without the fast path, so that the engine judges every call. For the tests.
    EngineOnly,
    /// With another optimisation level, for the benchmark.
    OptLevel(&'static str),
}

impl Variant {
    /// The features of the crate.
    pub fn features(self) -> &'static [&'static str] {
        match self {
            Self::Published | Self::EngineOnly | Self::OptLevel(_) => &[],
            Self::Faults => &["faults"],
        }
    }

    /// The optimisation level of the compiler and of wasm-opt.
    pub fn opt_level(self) -> &'static str {
        match self {
            Self::Published | Self::Faults | Self::EngineOnly => OPT_LEVEL,
            Self::OptLevel(level) => level,
        }
    }

    /// Whether the optimisation level is that of the published package.
    pub fn has_published_opt_level(self) -> bool {
        self.opt_level() == OPT_LEVEL
    }

    /// The files of the template that a file of `xtask/entries/` replaces, each with that file.
    pub fn replaced_files(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Published | Self::Faults | Self::OptLevel(_) => &[],
            Self::EngineOnly => &[
                ("fast-path/accept.js", "no-accept.js"),
                ("fast-path/unchanged.js", "no-unchanged.js"),
            ],
        }
    }

    /// The folder for the output of the steps before the package.
    pub fn work_folder(self) -> PathBuf {
        root().join("target/xtask").join(self.name())
    }

    /// The folder of the package.
    pub fn package_folder(self) -> PathBuf {
        match self {
            Self::Published => root().join("pkg"),
            _ => self.work_folder().join("pkg"),
        }
    }

    /// The folder in which the package is put together.
    pub fn unfinished_folder(self) -> PathBuf {
        self.work_folder().join("unfinished")
    }

    /// The folder of the packed package.
    pub fn tarball_folder(self) -> PathBuf {
        match self {
            Self::Published => root().join("target/package"),
            _ => self.work_folder().join("package"),
        }
    }

    /// The folder of a project that has the packed package installed.
    pub fn consumer_folder(self) -> PathBuf {
        match self {
            Self::Published => root().join("target/consumer"),
            _ => root().join(format!("target/consumer-{}", self.name())),
        }
    }

    fn name(self) -> String {
        match self {
            Self::Published => "published".to_owned(),
            Self::Faults => "faults".to_owned(),
            Self::EngineOnly => "engine-only".to_owned(),
            Self::OptLevel(level) => format!("opt-level-{level}"),
        }
    }
}
