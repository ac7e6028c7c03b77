//~ cannot create non-exhaustive struct using struct expression
use corroborate::{Severity, Summary};

fn main() {
    let _ = Severity::Note;
    let _ = Summary { error: 1, warning: 0, note: 0, checked: 0, agrees: 0, not_comparable: 0, not_testable: 0 };
}
