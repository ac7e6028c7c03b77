//! How badly people were hurt, by the words beside their number: "eight seriously injured", "suffered light injuries".

use crate::figures::Mention;
use crate::model::Span;
use crate::text::{Spaced, is_one_of};
use crate::vocabulary::{WordGroups, WordList};

/// Words for each severity. "Injured" alone says either.
static SEVERITIES: WordGroups = WordGroups::named("severities");

/// Words at which the way from a figure to its severity ends: what follows is of others.
static ENDING: WordList = WordList::named("ending");

/// How badly those were hurt whom a figure counts, and the word that says so: before its noun, or behind it in its clause.
pub(crate) fn severity_of(text: &str, mention: &Mention, bounds: (usize, usize)) -> Option<(&'static str, Span)> {
    /// So many words behind a figure.
    const REACH: usize = 7;
    let mut at = mention.span.end();
    for _ in 0..REACH {
        let behind = text.get(at..bounds.1)?;
        let rest = behind.trim_start();
        let word = rest.split(char::is_whitespace).next().filter(|word| !word.is_empty())?;
        at += behind.len() - rest.len();
        let bare = word.unmarked();
        if is_one_of(bare, &ENDING) && at > mention.noun.map_or(mention.span.end(), Span::end) + 1 {
            let partitive = bare == "of" && rest.starts_with("of them");
            if !partitive {
                return None;
            }
        }
        if let Some((severity, _)) = SEVERITIES.iter().find(|(_, words)| is_one_of(bare, words)) {
            return Some((severity, Span::new(at, at + bare.len())?));
        }
        at += word.len();
        if word.ends_with([',', ';', '.', ':', ')']) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{ReadingOptions, read_figures};

    fn severity(text: &str) -> Option<&'static str> {
        let reading = read_figures(text, &ReadingOptions::default());
        severity_of(text, reading.mentions.first().unwrap(), (0, text.len())).map(|(severity, _)| severity)
    }

    #[test]
    fn by_the_words_of_the_clause() {
        assert_eq!(severity("12 people suffered light injuries."), Some("light"));
        assert_eq!(severity("Eight were badly hurt."), Some("serious"));
        assert_eq!(severity("40 seriously injured people"), Some("serious"));
        assert_eq!(severity("40 people were injured and eight badly hurt."), None);
        assert_eq!(severity("40 people were injured, eight of them seriously."), None);
    }
}
