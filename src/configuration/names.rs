//! Names that a configuration may use, and what to say of others.

use crate::nearest::nearest;

/// Refuses a name that is not among the known ones; the message suggests the nearest.
pub(super) fn known<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Result<(), String> {
    let known: Vec<&str> = known.collect();
    if known.contains(&name) {
        return Ok(());
    }
    let suggestion =
        nearest(name, known.into_iter()).map(|name| format!("; did you mean `{name}`?")).unwrap_or_default();
    Err(format!("unknown {what} `{name}`{suggestion}"))
}

/// Refuses a name that is no snake_case word.
pub(super) fn snake_case(what: &str, name: &str) -> Result<(), String> {
    let well_formed = name.starts_with(|first: char| first.is_ascii_lowercase())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if well_formed {
        return Ok(());
    }
    let words: Vec<String> = name
        .split(|character: char| !character.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_ascii_lowercase)
        .collect();
    let example = words.join("_");
    let example =
        if example.starts_with(|first: char| first.is_ascii_lowercase()) { example } else { "bed_count".into() };
    Err(format!("`{name}` is no name for a {what}; names are snake_case words, such as `{example}`"))
}
