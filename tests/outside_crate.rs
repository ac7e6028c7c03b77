//! The crate `tests/outside_crate`, which knows public items only, builds and runs with features off and on.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn a_crate_outside_uses_public_items_only() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = root.join("tests/outside_crate");
    if !source.join("Cargo.toml").exists() {
        println!("skipped: `tests/outside_crate` is not part of a packaged crate");
        return;
    }
    // A copy, so that no lock file appears among the sources; the lock of this crate keeps the versions it was built with.
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("outside_crate");
    fs::create_dir_all(copy.join("src")).unwrap();
    let manifest = fs::read_to_string(source.join("Cargo.toml")).unwrap();
    let path = format!("path = {:?}", root.to_str().unwrap());
    fs::write(copy.join("Cargo.toml"), manifest.replace("path = \"../..\"", &path)).unwrap();
    fs::copy(source.join("src/main.rs"), copy.join("src/main.rs")).unwrap();
    fs::copy(root.join("Cargo.lock"), copy.join("Cargo.lock")).unwrap();
    let found = "note [outside/coarse-share] a could give turnout, referendum of 2022-06-05 in Norway more finely";
    let counts = "0 errors, 0 warnings, 0 notes; 0 statistics checked, 0 not comparable, 0 not testable";
    for (features, more) in [(&[][..], ""), (&["--features", "full"], "rendered: true, written: true\n")] {
        let mut command = Command::new(env!("CARGO"));
        command.args(["run", "--quiet", "--offline", "--manifest-path"]).arg(copy.join("Cargo.toml")).args(features);
        // What is built is shared with this crate's own build.
        command.arg("--target-dir").arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join(".."));
        let Ok(output) = command.output() else {
            println!("skipped: cargo cannot be run");
            return;
        };
        let (shown, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        if errors.contains("--offline") {
            println!("skipped: a dependency is not there and may not be fetched: {errors}");
            return;
        }
        assert_eq!(shown, format!("rounded in one document:\n{found}\n{counts}\n{more}"), "{errors}");
    }
}
