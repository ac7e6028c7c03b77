//! One name of a place in several spellings: what is compared is the spelling without its usual differences, what is shown
//! is what stood in the text.

use crate::text::lowered;

/// No article has more letters.
const LONGEST_ARTICLE: usize = 3;

/// A name over the usual differences of transliteration: articles, hyphens, doubled letters, capitals.
pub(crate) fn spelling(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    // Most names are one word of plain letters, longer than any article.
    if name.len() > LONGEST_ARTICLE && name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let mut last = b' ';
        for letter in name.bytes().map(|byte| byte.to_ascii_lowercase()) {
            if letter != last {
                folded.push(char::from(letter));
            }
            last = letter;
        }
        return folded;
    }
    let small = lowered(name);
    for word in
        small.split([' ', '-', '\'', '’']).filter(|word| !matches!(*word, "al" | "el" | "the" | "ash" | "as" | "an"))
    {
        let mut last = None;
        if !folded.is_empty() {
            folded.push(' ');
            last = Some(' ');
        }
        for letter in word.chars().filter(|letter| last.replace(*letter) != Some(*letter)) {
            folded.push(letter);
        }
    }
    folded
}

/// Whether two spellings are of one name.
pub(crate) fn is_one_name(first: &str, second: &str) -> bool {
    first == second || may_be_one(first, second) && spelling(first) == spelling(second)
}

/// Whether two spellings may be of one name, as far as a glance tells: both begin with one letter, or with an article.
fn may_be_one(first: &str, second: &str) -> bool {
    let begins = |name: &str| name.bytes().next().map(|byte| byte.to_ascii_lowercase());
    let open =
        |byte: Option<u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric() || matches!(byte, b'a' | b'e' | b't'));
    let (first, second) = (begins(first), begins(second));
    first == second || open(first) || open(second)
}

/// Whether a name is among some, however it is spelt there.
pub(crate) fn holds_name(names: &[String], name: &str) -> bool {
    names.iter().any(|other| is_one_name(other, name))
}

/// Adds the names that are not among those already there, and sorts them.
pub(crate) fn add_names(names: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for name in more {
        if !holds_name(names, &name) {
            names.push(name);
        }
    }
    names.sort();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_several_spellings_is_kept_as_it_stood_first() {
        for (first, second) in [("Aleppo", "Alepo"), ("Deir al-Zour", "deir ez zour"), ("The Hague", "Hague")] {
            let alike = is_one_name(first, second);
            assert_eq!(alike, !second.contains("ez"), "{first}, {second}");
        }
        assert!(!is_one_name("Oslo", "Olso"));
        let mut names = vec!["Oslo".to_owned()];
        add_names(&mut names, ["Cincinnati", "oslo", "Cincinati"].map(str::to_owned));
        assert_eq!(names, ["Cincinnati", "Oslo"]);
    }
}
