//! The crate `tests/outside_crate`, which knows public items only, builds and runs with features off and on.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up should fail")]

mod outside;

use outside::Outside;

#[test]
fn a_crate_outside_uses_public_items_only() {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/outside_crate/src/main.rs");
    let Ok(source) = std::fs::read_to_string(source) else {
        println!("skipped: `tests/outside_crate` is not part of a packaged crate");
        return;
    };
    let Some(outside) = Outside::new("outside-crate", &[("src/main.rs", source)], &[]) else { return };
    let found = "note [outside/coarse-share] a could give turnout, referendum of 2022-06-05 in Norway more finely";
    let counts = "0 errors, 0 warnings, 0 notes; no comparison or sum was there to be checked";
    for (features, more) in [(&["run"][..], ""), (&["run", "--features", "full"], "rendered: true, written: true\n")] {
        let Some(output) = outside.cargo(features) else { return };
        let (shown, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        assert_eq!(shown, format!("rounded in one document:\n{found}\n{counts}\n{more}"), "{errors}");
    }
}
