//! libFuzzer's way in: the first byte chooses the target, or the environment does (`CORROBORATE_TARGET=verify`).
#![no_main]

use std::sync::LazyLock;

use corroborate_fuzz::{TARGETS, Target};
use libfuzzer_sys::fuzz_target;

static NAMED: LazyLock<Option<Target>> = LazyLock::new(|| {
    let name = std::env::var("CORROBORATE_TARGET").ok()?;
    TARGETS.iter().find(|(known, _)| *known == name).map(|(_, target)| *target)
});

fuzz_target!(|data: &[u8]| {
    let Some((first, rest)) = data.split_first() else { return };
    match *NAMED {
        Some(target) => target(data),
        None => TARGETS[usize::from(*first) % TARGETS.len()].1(rest),
    }
});
