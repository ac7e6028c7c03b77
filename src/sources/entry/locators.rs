//! What stands beside title, publisher and date in an entry and is none of them: pages, volumes, numbers of a book, what
//! kind of thing was published.

use crate::text::{Spaced, lowered};
use crate::vocabulary::WordList;
use crate::vocabulary::month_number;

/// Words that name a part or a number of what was published, without their stops.
static LABELS: WordList = WordList::named("labels");

/// Words before an address that are no part of what stands before them.
static LEADS_TO_ADDRESS: WordList = WordList::named("leads to address");

/// How a tail begins that tells of a visit, a language or a way.
const TAILS: [&str; 10] =
    ["in ", "(in ", "[in ", "accessed", "last accessed", "retrieved", "archived", "visited", "last visited", "via "];

/// Whether a word names a part or a number of what was published: "p.", "vol.", "ISBN".
pub(crate) fn is_label(word: &str) -> bool {
    let bare = word.unmarked();
    LABELS.iter().any(|label| bare.eq_ignore_ascii_case(label))
}

/// "45–67", "12(3):45-67", "A4", "978-0-306-40615-7", "2nd".
fn numbered(word: &str) -> bool {
    let bare = word.unmarked();
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    let ordinal = ["st", "nd", "rd", "th"].iter().any(|ending| bare.ends_with(ending));
    bare.chars().any(|c| c.is_ascii_digit()) && (letters <= 1 || (letters == 2 && ordinal))
}

/// "p.12", "vol.3", "No.45"
fn glued(word: &str) -> bool {
    let bare = word.trim_start_matches(['(', '[']);
    bare.split_once('.').is_some_and(|(name, number)| is_label(name) && numbered(number))
}

/// "12(3)", "12(3):45–67", "12:45–67"
fn volume(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    (1..=4).contains(&digits)
        && numbered(word)
        && word.get(digits..).is_some_and(|rest| {
            rest.starts_with('(') || (rest.starts_with(':') && rest.bytes().any(|byte| byte.is_ascii_digit()))
        })
}

/// Whether words are nothing but pages, volumes, numbers, days and what names them: no name of anybody.
pub(super) fn is_locator(words: &str) -> bool {
    let named = |word: &str| is_label(word) || month_number(word.unmarked()).is_some();
    let mut pieces = words.words().filter(|word| word.chars().any(char::is_alphanumeric)).peekable();
    let first = pieces.peek().copied();
    // "Channel 4" is a name; "ISBN 978-0-306-40615-7" and "February 2–9" are none.
    first.is_some_and(|first| named(first) || numbered(first) || glued(first))
        && pieces.all(|word| named(word) || numbered(word) || glued(word))
}

/// Whether what follows a date at the end of an entry are pages, a visit, a language or a way.
pub(super) fn is_tail(rest: &str) -> bool {
    let lowered = lowered(rest);
    is_locator(rest) || (!rest.contains(". ") && TAILS.iter().any(|start| lowered.starts_with(start)))
}

/// What stands before a date or an address without the pages, volumes and numbers that end it: "Journal of Rivers, vol. 12,
/// no. 3, pp. 45–67", "Journal of Rivers 12(3): 45–67", "River Press. ISBN 978-0-306-40615-7".
pub(super) fn without_locators(head: &str) -> &str {
    let mut kept = head;
    loop {
        let trimmed = kept.trim_end_matches([' ', ',', ';', ':', '(', '[', '\n', '\u{a0}']);
        let lead = LEADS_TO_ADDRESS.iter().find_map(|lead| {
            let from = trimmed.trim_end_matches('.').len().checked_sub(lead.len())?;
            let ends = trimmed.get(from..).is_some_and(|end| end.trim_end_matches('.').eq_ignore_ascii_case(lead));
            let stands = trimmed.get(..from)?.ends_with([' ', '.', ',', '(', '[']);
            (ends && stands).then_some(from)
        });
        let cut = lead.or_else(|| last_locator(trimmed));
        match cut.and_then(|cut| trimmed.get(..cut)) {
            Some(before) if !before.trim().is_empty() => {
                kept = before;
                // "Journal of Rivers 12, no. 3": its volume goes with its number.
                let number = trimmed.get(before.len()..).and_then(|cut| cut.split(' ').next()).unwrap_or_default();
                if is_label(number)
                    && let Some((journal, volume)) = before.trim_end_matches([',', ' ']).rsplit_once(' ')
                    && volume.len() <= 3
                    && volume.bytes().all(|byte| byte.is_ascii_digit())
                {
                    kept = journal;
                }
            }
            _ => return kept,
        }
    }
}

/// Where the pages and numbers begin that end a head.
fn last_locator(head: &str) -> Option<usize> {
    let mut from = head.len();
    let mut found = None;
    let mut labelled = false;
    let mut alone = 0;
    for word in head.rsplit(' ') {
        let start = from.checked_sub(word.len())?;
        let before = head.get(..start)?.trim_end();
        let parted = before.is_empty() || before.ends_with([',', '.', ';', ')', ':', ']', '»', '”', '"', '’']);
        let names = is_label(word) || glued(word);
        if !(names || numbered(word)) {
            break;
        }
        labelled |= names || volume(word);
        // "Journal of Rivers, 4, 1–20": two numbers between commas are a volume and its pages.
        alone += usize::from(!names && before.ends_with(','));
        // A volume with its number stands right behind the name of its journal.
        if (parted && labelled) || volume(word) || (alone >= 2 && before.ends_with(',')) {
            found = Some(start);
        }
        from = start.checked_sub(1)?;
    }
    found
}

/// What a title is followed by to say what kind of thing it is: "[Video]", "(Tweet)", "(PDF)", "[in Russian]".
pub(super) fn behind_descriptor(after: &str) -> &str {
    let inner = after.trim_start();
    let close = match inner.chars().next() {
        Some('(') => ')',
        Some('[') => ']',
        _ => return after,
    };
    let Some(end) = inner.find(close).filter(|end| *end <= 30) else {
        return after;
    };
    let word = inner.get(1..end).unwrap_or_default();
    let plain = word.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-');
    if plain && !word.is_empty() { inner.get(end + 1..).unwrap_or_default() } else { after }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_and_numbers_are_no_names() {
        for words in [
            "ISBN 978-0-306-40615-7",
            "February 2–9",
            "p. 12",
            "pp. 45–67",
            "12(3)",
            "vol. 12, no. 3",
            "2nd ed.",
            "No.45",
        ] {
            assert!(is_locator(words), "{words}");
        }
        for words in
            ["River Press", "Channel 4", "France 24", "The Echo", "May Day Press", "No Borders", "Number Ten Press"]
        {
            assert!(!is_locator(words), "{words}");
        }
    }

    #[test]
    fn takes_locators_away() {
        for (head, kept) in [
            ("Bridges. Journal of Rivers, vol. 12, no. 3, pp. 45–67", "Bridges. Journal of Rivers"),
            ("Bridges. Journal of Rivers, 12(3), 45–67", "Bridges. Journal of Rivers"),
            ("Bridges. Journal of Rivers 12(3): 45–67", "Bridges. Journal of Rivers"),
            ("Bridges. River Press. ISBN 978-0-306-40615-7", "Bridges. River Press"),
            ("Bridges. Journal of Rivers 12, no. 3", "Bridges. Journal of Rivers"),
            ("Bridges. Journal of Rivers, 4, 1–20", "Bridges. Journal of Rivers"),
            ("«Bridges». Echo. URL", "«Bridges». Echo"),
            ("Bridges, Echo, available at", "Bridges, Echo"),
        ] {
            assert_eq!(without_locators(head).trim_end_matches([',', '.', ' ']), kept, "{head}");
        }
        for head in ["What became of apartment 12", "Bridges. Channel 4", "Situation report no. 12", "Bridges. Ask no"]
        {
            assert_eq!(without_locators(head), head);
        }
    }

    #[test]
    fn skips_what_kind_of_thing_it_is() {
        assert_eq!(behind_descriptor(" [Video]. YouTube"), ". YouTube");
        assert_eq!(behind_descriptor(" (in Russian). Echo"), ". Echo");
        for after in [" (2016). Echo", ". Echo", " (a very long remark on what the bridge was). Echo", " ["] {
            assert_eq!(behind_descriptor(after), after);
        }
    }
}
