//! A crate outside this one, which depends on it by path: copied beside the build, so that no lock file appears among the
//! sources, and built by cargo with what is built already.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A crate outside this one.
pub(crate) struct Outside {
    folder: PathBuf,
}

impl Outside {
    /// The manifest of `tests/outside_crate` under a folder of its own, with these sources; `None` where the manifest is
    /// not at hand, as in a packaged crate.
    ///
    /// `crates` are dependencies of this crate that it has as well.
    pub(crate) fn new(name: &str, sources: &[(&str, String)], crates: &[&str]) -> Option<Outside> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let manifest = fs::read_to_string(root.join("tests/outside_crate/Cargo.toml")).ok()?;
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside").join(name);
        let _ = fs::remove_dir_all(&folder);
        let path = format!("path = {:?}", root.to_str()?);
        let manifest = manifest.replace("path = \"../..\"", &path).replace("outside_crate", &name.replace('-', "_"));
        let own = fs::read_to_string(root.join("Cargo.toml")).ok()?;
        // What the build takes stands behind, and is none of the crate's.
        let own = own.split_once("[dependencies]")?.1.split_once("\n[")?.0;
        let lines = own.lines().filter(|line| crates.iter().any(|name| line.starts_with(&format!("{name} = "))));
        let lines: String = lines.map(|line| format!("{line}\n")).collect();
        let manifest = manifest.replace("[dependencies]\n", &format!("[dependencies]\n{lines}"));
        for (file, text) in sources {
            let file = folder.join(file);
            fs::create_dir_all(file.parent()?).unwrap();
            fs::write(file, text).unwrap();
        }
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
        // The lock of this crate keeps the versions it was built with.
        fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Some(Outside { folder })
    }

    /// Runs cargo there; `None` where it cannot be run, or misses a dependency that may not be fetched.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Option<Output> {
        let mut command = Command::new(env!("CARGO"));
        // What comes after `--` is for the program.
        let (action, rest) = arguments.split_first()?;
        command.arg(action).args(["--quiet", "--offline", "--manifest-path"]).arg(self.folder.join("Cargo.toml"));
        command.arg("--target-dir").arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("..")).args(rest);
        let output = command.env("CARGO_TERM_COLOR", "never").output().ok()?;
        let errors = String::from_utf8_lossy(&output.stderr);
        if errors.contains("--offline") {
            // A dependency is not there and may not be fetched.
            return None;
        }
        Some(output)
    }
}
