//! How an entry of a list carries its number.

/// How an entry of a list carries its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum EntryStyle {
    /// `[1] …`
    Bracketed,
    /// `1. …`, `1) …`
    Numbered,
    /// `(1) …`
    Parenthesised,
    /// `¹ …`, `^1 …`
    Raised,
}

/// The number that a line begins with as an entry of a list: style, number, and the bytes it takes with the space after it.
pub(crate) fn entry_key(line: &str) -> Option<(EntryStyle, u32, usize)> {
    let first = line.chars().next()?;
    let (style, opening, closing): (EntryStyle, usize, &[char]) = match first {
        '[' => (EntryStyle::Bracketed, 1, &[']']),
        '(' => (EntryStyle::Parenthesised, 1, &[')']),
        '^' => (EntryStyle::Raised, 1, &[]),
        '0'..='9' => (EntryStyle::Numbered, 0, &['.', ')']),
        _ if raised_digit(first).is_some() => (EntryStyle::Raised, 0, &[]),
        _ => return None,
    };
    let rest = line.get(opening..)?.strip_prefix('^').unwrap_or(line.get(opening..)?);
    let mut number: u32 = 0;
    let mut length = 0;
    for character in rest.chars().take_while(|c| c.is_ascii_digit() || raised_digit(*c).is_some()) {
        let digit = character.to_digit(10).or_else(|| raised_digit(character))?;
        number = number.checked_mul(10)?.checked_add(digit)?;
        length += character.len_utf8();
    }
    // Four digits would let years through: "2022. Not an easy year".
    let longest = if style == EntryStyle::Numbered { 999 } else { 9999 };
    (length > 0 && number <= longest).then_some(())?;
    let after = rest.get(length..)?;
    let body = match closing {
        [] => after,
        _ => after.strip_prefix(closing)?,
    };
    let body = if style == EntryStyle::Bracketed { body.strip_prefix(':').unwrap_or(body) } else { body };
    let spaced = body.starts_with(char::is_whitespace);
    (spaced || style == EntryStyle::Bracketed || (style == EntryStyle::Raised && first != '^')).then_some(())?;
    let body = body.trim_start();
    (!body.is_empty()).then_some((style, number, line.len() - body.len()))
}

/// The name that a footnote of Markdown has in place of a number, and where its words begin: `[^board]: …`.
pub(crate) fn footnote_name(line: &str) -> Option<(&str, usize)> {
    let (name, _) = line.strip_prefix("[^")?.split_once("]:")?;
    let body = line.get(name.len() + "[^]:".len()..)?.trim_start();
    is_footnote_name(name).then_some((name, line.len() - body.len()))
}

/// Whether a footnote may be called so; one that is a number is an entry like any other.
pub(crate) fn is_footnote_name(name: &str) -> bool {
    (1..=40).contains(&name.len())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | ':'))
        && name.contains(char::is_alphabetic)
}

/// The bytes of the arrow that leads back from an entry to its markers, with the letters behind it: `^ a b `, `↑ `. Such
/// entries are numbered by their order.
pub(crate) fn back_link(line: &str) -> Option<usize> {
    let mut rest = line.strip_prefix(['^', '↑'])?.strip_prefix(' ')?;
    while let Some(after) = rest.strip_prefix(|c: char| c.is_ascii_lowercase()).and_then(|rest| rest.strip_prefix(' '))
    {
        rest = after;
    }
    (!rest.is_empty()).then_some(line.len() - rest.len())
}

/// The digit that a superscript character stands for.
pub(crate) fn raised_digit(character: char) -> Option<u32> {
    match character {
        '⁰' => Some(0),
        '¹' => Some(1),
        '²' => Some(2),
        '³' => Some(3),
        '⁴'..='⁹' => Some(u32::from(character) - u32::from('⁴') + 4),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_entry_keys() {
        assert_eq!(entry_key("[12] See there"), Some((EntryStyle::Bracketed, 12, 5)));
        assert_eq!(entry_key("[11]Without a space"), Some((EntryStyle::Bracketed, 11, 4)));
        assert_eq!(entry_key("3) Third"), Some((EntryStyle::Numbered, 3, 3)));
        assert_eq!(entry_key("¹² Twelfth"), Some((EntryStyle::Raised, 12, 5)));
        for line in ["2022. A year", "3.5 percent", "[a] letter", "[]", "1.", "12 monkeys", "99999999999. Many"] {
            assert_eq!(entry_key(line), None, "{line:?}");
        }
    }
}
