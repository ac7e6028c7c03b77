//! The names of the built-in checks, for [`Report::of`](crate::Report::of), [`Verifier::level`](crate::Verifier::level) and the like.

/// `anachronistic-citation`
pub const ANACHRONISTIC_CITATION: &str = "anachronistic-citation";
/// `base-mismatch`
pub const BASE_MISMATCH: &str = "base-mismatch";
/// `circular-support`
pub const CIRCULAR_SUPPORT: &str = "circular-support";
/// `conflicting-values`
pub const CONFLICTING_VALUES: &str = "conflicting-values";
/// `dangling-citation`
pub const DANGLING_CITATION: &str = "dangling-citation";
/// `date-conflict`
pub const DATE_CONFLICT: &str = "date-conflict";
/// `different-statistics`
pub const DIFFERENT_STATISTICS: &str = "different-statistics";
/// `garbled-text`
pub const GARBLED_TEXT: &str = "garbled-text";
/// `impossible-value`
pub const IMPOSSIBLE_VALUE: &str = "impossible-value";
/// `independent-agreement`
pub const INDEPENDENT_AGREEMENT: &str = "independent-agreement";
/// `loose-agreement`
pub const LOOSE_AGREEMENT: &str = "loose-agreement";
/// `malformed-reference`
pub const MALFORMED_REFERENCE: &str = "malformed-reference";
/// `miscited-title`
pub const MISCITED_TITLE: &str = "miscited-title";
/// `parts-and-whole`
pub const PARTS_AND_WHOLE: &str = "parts-and-whole";
/// `quote-drift`
pub const QUOTE_DRIFT: &str = "quote-drift";
/// `ratio`
pub const RATIO: &str = "ratio";
/// `relabelled-value`
pub const RELABELLED_VALUE: &str = "relabelled-value";
/// `repeated-text`
pub const REPEATED_TEXT: &str = "repeated-text";
/// `share-and-amount`
pub const SHARE_AND_AMOUNT: &str = "share-and-amount";
/// `single-origin`
pub const SINGLE_ORIGIN: &str = "single-origin";
/// `stated-change`
pub const STATED_CHANGE: &str = "stated-change";
/// `superseded-value`
pub const SUPERSEDED_VALUE: &str = "superseded-value";
/// `uncited-reference`
pub const UNCITED_REFERENCE: &str = "uncited-reference";
/// `unknown-name`
pub const UNKNOWN_NAME: &str = "unknown-name";
/// `unread-language`
pub const UNREAD_LANGUAGE: &str = "unread-language";
/// `unreadable-row`
pub const UNREADABLE_ROW: &str = "unreadable-row";
/// `unsupported-citation`
pub const UNSUPPORTED_CITATION: &str = "unsupported-citation";

#[cfg(test)]
mod tests {
    use crate::verifier::Verifier;
    use std::collections::BTreeSet;

    #[test]
    fn every_built_in_check_has_a_constant_of_its_name() {
        let source = include_str!("names.rs");
        let constants =
            source.lines().filter(|line| line.starts_with("pub const ")).filter_map(|line| line.split('"').nth(1));
        let constants: BTreeSet<&str> = constants.collect();
        let verifier = Verifier::new();
        let checks: BTreeSet<&str> = verifier.rules().map(|rule| &*rule.name).collect();
        assert!(checks.is_subset(&constants), "{checks:?}");
        assert!(constants.iter().all(|name| verifier.rule(name).is_ok()));
    }
}
