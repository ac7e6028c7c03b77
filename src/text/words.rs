//! The words of a text as they are parted by white space: where each begins, and how many lie between two places.

/// The words of a text, each with where it begins.
pub(crate) fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split_whitespace().map(move |word| {
        let start = at + text.get(at..).and_then(|rest| rest.find(word)).unwrap_or(0);
        at = start + word.len();
        (start, word)
    })
}

/// The number of words between two places of a text.
pub(crate) fn words_between(text: &str, from: usize, to: usize) -> usize {
    text.get(from..to).map_or(usize::MAX, |between| between.split_whitespace().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_stands_where_it_is_said_to() {
        let text = "  the then\u{a0}then the ";
        let words: Vec<(usize, &str)> = words_of(text).collect();
        assert_eq!(words, [(2, "the"), (6, "then"), (12, "then"), (17, "the")]);
        assert!(words.iter().all(|(start, word)| text.get(*start..).is_some_and(|rest| rest.starts_with(word))));
        assert_eq!(words_between(text, 5, 20), 3);
    }
}
