//! Who wrote an entry's text and who published it.

use super::address::is_domain;
use super::locators::is_locator;
use crate::text::Spaced;
use crate::vocabulary::WordList;

/// The publisher that some words name.
pub(super) fn publisher(words: &str) -> Option<String> {
    let name = words.trim().trim_matches([',', '.', ';', ':', '(', ')', ' ', '-', '–']).trim();
    let fits = name.len() <= 90 && name.count_words() <= 9 && name.chars().any(char::is_alphabetic);
    let named = name.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
    // "Lindby: River Press"
    let name = match name.split_once(": ") {
        Some((place, press)) if place.count_words() <= 2 && press.starts_with(char::is_uppercase) => press,
        _ => name,
    };
    // "Associated Press (AP)"
    let closing = if name.contains('(') && !name.contains(')') { ")" } else { "" };
    (fits && (named || is_domain(name)) && !is_locator(name)).then(|| format!("{name}{closing}"))
}

/// The authors before a title: "See A. Lind and B. Osei,"; "Lind, A., & Osei, B. (". Empty where the words are no names.
pub(super) fn authors(before: &str) -> Vec<String> {
    let mut words = before.trim().trim_end_matches([',', ':', '(', ' ']);
    // "Lind, Anna.", but not "Lind, A."
    if let Some(whole) = words.strip_suffix('.')
        && whole.chars().rev().take_while(|c| c.is_lowercase()).count() >= 2
    {
        words = whole;
    }
    words = words.rsplit(": ").next().unwrap_or(words);
    if let Some((_, last)) =
        words.rsplit_once("see ").or_else(|| words.rsplit_once("See ")).or_else(|| words.rsplit_once("Cf. "))
    {
        words = last;
    }
    // "@LindbyPolice"
    if words.starts_with('@') && !words.contains(' ') {
        return vec![words.to_owned()];
    }
    let mut names: Vec<String> = Vec::new();
    for group in words.split([';', '&']).flat_map(|group| group.split(" and ")) {
        let mut first = true;
        for part in group.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let initials = part.split(['.', ' ', '-']).all(|letters| letters.chars().count() <= 1);
            let single = |name: &str| !name.contains([' ', '.', ',']);
            match names.last_mut() {
                // "Lind, A."
                Some(last) if initials && !last.contains(['.', ',']) => *last = format!("{last}, {part}"),
                // "Lind, Anna"
                Some(last) if !first && single(last) && single(part) => *last = format!("{last}, {part}"),
                _ => names.push(part.to_owned()),
            }
            first = false;
        }
    }
    let is_name = |name: &String| {
        let count = name.count_words();
        (1..=5).contains(&count)
            && name.len() <= 60
            && name.words().all(|word| word.starts_with(char::is_uppercase) || PARTICLES.contains(&word))
            && !name.contains(|c: char| c.is_ascii_digit())
    };
    // A single word is a name only beside an initial.
    let whole = |name: &String| name.contains(' ');
    if names.len() <= 12 && names.iter().all(is_name) && names.iter().all(whole) { names } else { Vec::new() }
}

/// What stands inside the names of people and bodies in lower case.
static PARTICLES: WordList = WordList::named("particles");
