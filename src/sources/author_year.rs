//! Markers that name author and year: "(Lind 2016)", "Lind and Osei (2020)".
//!
//! Brackets with a name and a year are everywhere: "(January 2022)", "(Tokyo 2020)". Only names that an entry of the
//! document's own list begins with make a marker.

use std::collections::BTreeSet;

use crate::model::{Reference, Span};
use crate::text::Spaced;

/// The key of an entry that is known by author and year: "Lind 2016". `None` where it gives no author or no year.
pub(crate) fn author_year_key(reference: &Reference) -> Option<String> {
    let year = reference.published?.year_number();
    let letter = year_letter(&reference.raw, year).map(String::from).unwrap_or_default();
    Some(format!("{} {year}{letter}", surname(reference.authors.first()?)?))
}

/// "Lind" of "Lind, A." and of "Anna Lind".
fn surname(author: &str) -> Option<&str> {
    let name = match author.split_once(',') {
        Some((surname, _)) => surname.trim(),
        None => author.last_word()?,
    };
    (name.chars().count() >= 2).then_some(name)
}

/// The letter behind a year that tells two works of one year apart: "2016b".
fn year_letter(text: &str, year: i32) -> Option<char> {
    let digits = year.to_string();
    let place = text.find(&digits)?;
    let mut after = text.get(place + digits.len()..)?.chars();
    let letter = after.next().filter(char::is_ascii_lowercase)?;
    after.next().is_none_or(|next| !next.is_alphanumeric()).then_some(letter)
}

/// The longest bracket that holds markers, in bytes.
const LONGEST: usize = 160;

/// Reads the markers that name a surname of the list, with their keys.
pub(crate) fn author_year_markers(text: &str, references: &[Reference], mut marker: impl FnMut(Span, String)) {
    let names: BTreeSet<&str> = references
        .iter()
        .filter_map(|reference| reference.authors.first())
        .filter_map(|author| surname(author))
        .collect();
    if names.is_empty() {
        return;
    }
    for open in memchr::memchr_iter(b'(', text.as_bytes()) {
        let Some(rest) = text.get(open + 1..) else { continue };
        let bytes = rest.as_bytes();
        let bytes = bytes.get(..LONGEST).unwrap_or(bytes);
        let Some(inside) = memchr::memchr(b')', bytes).and_then(|close| rest.get(..close)) else { continue };
        let Some(span) = Span::new(open, open + inside.len() + 2) else { continue };
        for part in inside.split(';') {
            let Some(year) = year_of(part) else { continue };
            let named = part
                .split(|c: char| !c.is_alphanumeric() && c != '-')
                .find(|word| word.starts_with(char::is_uppercase));
            let name = match named {
                Some(name) => names.get(name).copied(),
                None if part.trim() == year => before(text, open, &names),
                None => None,
            };
            if let Some(name) = name {
                marker(span, format!("{name} {year}"));
            }
        }
    }
}

/// The year that ends a part, pages aside: "Lind 2016b, p. 4".
fn year_of(part: &str) -> Option<&str> {
    part.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| {
        let digits = word.trim_end_matches(|c: char| c.is_ascii_lowercase());
        let plausible = digits.starts_with("19") || digits.starts_with("20");
        digits.len() == 4 && plausible && digits.bytes().all(|byte| byte.is_ascii_digit()) && word.len() <= 5
    })
}

/// The first author before a bracket with a year alone: "Lind", "Lind and Osei", "Lind et al."
fn before<'a>(text: &str, open: usize, names: &BTreeSet<&'a str>) -> Option<&'a str> {
    let mut start = open.saturating_sub(60);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let words: Vec<&str> = text.get(start..open)?.words().collect();
    let mut name = None;
    for word in words.iter().rev().take(6) {
        let bare = word.trim_matches([',', '.']);
        if let Some(known) = names.get(bare) {
            name = Some(*known);
            continue;
        }
        // A second author need not head an entry of the list.
        let joins = ["and", "&", "et", "al"].contains(&bare);
        let author = name.is_none() && bare.starts_with(char::is_uppercase);
        if !joins && !author {
            break;
        }
    }
    name
}

#[cfg(test)]
mod tests {
    use crate::model::Document;
    use crate::sources::citations::read_citations;
    use crate::text::segment;

    const LIST: &str = "\n\nReferences\n\n\
        Lind, A. (2016). Bridges and rivers of the north. River Press.\n\n\
        Osei, B., & Lind, A. (2020). The end of the mill. River Press. https://doi.org/10.1234/x.5\n";

    fn keys(text: &str) -> Vec<String> {
        let document = Document::new("d", format!("{text}{LIST}"));
        let found = read_citations(&document, &segment(&document.text));
        found.citations.into_iter().map(|citation| citation.key).collect()
    }

    #[test]
    fn reads_names_that_the_list_knows() {
        assert_eq!(
            keys("It fell (Lind 2016). It was old (see Osei & Lind, 2020, p. 4; Lind 2016)."),
            ["Lind 2016", "Osei 2020", "Lind 2016"]
        );
        assert_eq!(keys("As Lind (2016) and Osei and Lind (2020) show, it fell."), ["Lind 2016", "Osei 2020"]);
        assert_eq!(keys("It fell (Lind, 2017)."), ["Lind 2017"]);
    }

    #[test]
    fn leaves_other_brackets_alone() {
        for text in [
            "It fell (January 2016).",
            "It fell (Novak 2016).",
            "The games (Tokyo 2020) came.",
            "It fell (in 2016) then.",
        ] {
            assert_eq!(keys(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn keys_entries_by_author_and_year() {
        let document = Document::new("d", format!("It fell (Lind 2016).{LIST}"));
        let found = read_citations(&document, &segment(&document.text));
        let keys: Vec<&str> = found.references.iter().map(|reference| reference.key.as_str()).collect();
        assert_eq!(keys, ["Lind 2016", "Osei 2020"]);
    }
}
