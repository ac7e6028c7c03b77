//! What a line is by its form: an item, a record, a row of figures, a date, or words.

use super::entries::{EntryStyle, back_link, entry_key};
use super::sentences::{STARTERS, is_closer, is_opener};
use crate::vocabulary::WordList;

/// What a line is by its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Words,
    /// `# Title`
    Heading,
    /// An item behind a mark that stands nowhere else, or a row between bars.
    Bullet,
    /// An item behind a mark that may be a dash as well.
    Dash(char),
    /// An entry with its number.
    Entry(EntryStyle, u32),
    /// An entry behind an arrow that leads back to its markers.
    BackLink,
    /// A label and its figure: `Deaths: 107`.
    Record,
    /// A few words and a figure at the end: `Lind 54 %`.
    Row,
}

impl Form {
    /// Whether it is an item of a list.
    pub(super) fn is_item(self) -> bool {
        matches!(self, Form::Bullet | Form::Dash(_) | Form::Entry(..) | Form::BackLink)
    }

    /// Whether it goes on with the list that another item belongs to.
    pub(super) fn follows(self, before: Form) -> bool {
        match (before, self) {
            (Form::Entry(style, number), Form::Entry(own, next)) => style == own && next == number.saturating_add(1),
            (Form::Dash(mark), Form::Dash(own)) => mark == own,
            (before, own) => before == own,
        }
    }
}

/// The form of a line.
pub(super) fn form(line: &str) -> Form {
    if is_marked_heading(line) {
        Form::Heading
    } else if BULLETS.iter().any(|bullet| line.starts_with(bullet)) {
        Form::Bullet
    } else if let Some(mark) = line.chars().next().filter(|mark| is_dash(*mark, line)) {
        Form::Dash(mark)
    } else if let Some((style, number, _)) = entry_key(line) {
        Form::Entry(style, number)
    } else if back_link(line).is_some() {
        Form::BackLink
    } else if is_record(line) {
        Form::Record
    } else if is_row(line) {
        Form::Row
    } else {
        Form::Words
    }
}

/// Whether a line begins an item of a list.
pub(super) fn begins_item(line: &str) -> bool {
    form(line).is_item()
}

/// Whether a line is a heading by the marks before it.
pub(super) fn is_marked_heading(line: &str) -> bool {
    line.starts_with('#') && line.trim_start_matches('#').starts_with([' ', '\t'])
}

/// Marks that stand before items only.
const BULLETS: [&str; 8] = ["• ", "· ", "‣ ", "▪ ", "◦ ", "● ", "■ ", "|"];

fn is_dash(mark: char, line: &str) -> bool {
    matches!(mark, '-' | '*' | '–' | '—' | '+') && line.get(mark.len_utf8()..).is_some_and(|rest| rest.starts_with(' '))
}

/// The longest label of a record, and the longest value, in words.
const LABEL: usize = 6;
const VALUE: usize = 4;

/// `Deaths: 107`, `mean = 22.5`: a label, a colon, and a figure with little behind it.
fn is_record(line: &str) -> bool {
    let parted = |sign: &str| {
        let at = memchr::memmem::find(line.as_bytes(), sign.as_bytes())?;
        Some((line.get(..at)?, line.get(at + sign.len()..)?))
    };
    let Some((label, value)) = parted(": ").or_else(|| parted(" = ")) else { return false };
    let (label, value) = (label.trim(), value.trim());
    let short = |words: &str, most: usize| (1..=most).contains(&words.split_whitespace().take(most + 1).count());
    short(label, LABEL)
        && short(value, VALUE)
        && label.starts_with(char::is_alphabetic)
        && !label.contains(['.', '!', '?', ',', ';'])
        && value.chars().any(char::is_numeric)
        && !value.ends_with(['.', '!', '?', ',', ';', ':'])
}

/// `Lind 54 %`, `Aden 12 31`: a few words, then nothing but figures.
fn is_row(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(ROW + 1).collect();
    let is_figure = |word: &str| {
        word.starts_with(|c: char| c.is_numeric())
            && !word.chars().any(char::is_alphabetic)
            && !word.ends_with(['.', ',', ';', ':'])
            || matches!(word, "%" | "–" | "-" | "—")
    };
    let figures = words.iter().rev().take_while(|word| is_figure(word)).count();
    figures > 0
        && figures < words.len()
        && words.len() <= ROW
        && words.first().is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// The longest row, in words.
const ROW: usize = 7;

/// Whether a line ends as sentences do, closing quotation marks, brackets and markers aside.
pub(super) fn ends_sentence(line: &str) -> bool {
    const STOPS: [char; 6] = ['.', '!', '?', '…', ':', ';'];
    if line.trim_end_matches(is_closer).ends_with(STOPS) {
        return true;
    }
    // "It fell.[7]", "It fell. [7]"
    let Some((before, inside)) = line.rsplit_once('[') else { return false };
    inside.strip_suffix(']').is_some_and(|key| key.trim_start_matches('^').bytes().all(|byte| byte.is_ascii_digit()))
        && before.trim_end().trim_end_matches(is_closer).ends_with(STOPS)
}

/// Whether a line goes on with what stood before it: it begins in lower case, or with a mark that begins nothing.
pub(super) fn runs_on(line: &str) -> bool {
    let first = line.trim_start_matches(is_opener).chars().next();
    first.is_none_or(char::is_lowercase) && !is_address(line)
        || line.starts_with([',', ';', ')', ']', '%', '.', '…', '/', '&', '°'])
}

fn is_address(line: &str) -> bool {
    line.starts_with("http") || line.starts_with("www.")
}

/// Words behind which no line ends that stands for itself.
static OPEN_WORDS: WordList = WordList::named("open words");

/// Whether something must follow a line: it ends with a comma, an opening bracket or quotation mark, or a word such as "of".
pub(super) fn ends_open(line: &str) -> bool {
    let last = line.chars().next_back();
    if last.is_some_and(|last| {
        matches!(last, ',' | '(' | '[' | '“' | '„' | '«' | '-' | '–' | '—' | '/' | '&' | '$' | '€' | '£')
    }) {
        return true;
    }
    let word = line.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.len() <= LONGEST_OPEN && OPEN_WORDS.contains(&word.to_lowercase().as_str())
}

/// No word of the table is longer, in bytes.
const LONGEST_OPEN: usize = 8;

/// Whether a line begins as sentences do and names do not: "The bridge", but not "The Hague".
pub(super) fn begins_anew(line: &str) -> bool {
    let mut words = line.trim_start_matches(is_opener).split_whitespace();
    let (Some(first), Some(second)) = (words.next(), words.next()) else { return false };
    first != "I" && STARTERS.contains(&first) && second.starts_with(|c: char| c.is_lowercase())
}

static MONTHS: WordList = WordList::named("months");

static DAYS: WordList = WordList::named("days");

/// The most words that a date has.
const DATE: usize = 5;

/// Whether a line is a date and nothing else: "22 November 2022", "Sunday, June 5, 2022", "22.11.2022".
pub(super) fn is_date_line(line: &str) -> bool {
    let first = line.chars().next();
    if line.len() > 40
        || !first.is_some_and(|first| first.is_ascii_digit() || first.is_uppercase())
        || line.ends_with('.')
    {
        return false;
    }
    let mut year = false;
    let mut month = false;
    // "on 5⏎June 2022" is a date that goes on.
    let mut day = false;
    let mut count = 0;
    for word in line.split([' ', ',', '\u{a0}']).filter(|word| !word.is_empty()) {
        count += 1;
        let word = word.trim_end_matches('.').to_lowercase();
        let numbers: Vec<&str> = word.split(['.', '/', '-']).collect();
        let plain =
            numbers.iter().all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
        if plain {
            year |= numbers.iter().any(|part| part.len() == 4);
            month |= numbers.len() == 3;
            day |= numbers.len() == 3 || word.len() <= 2;
        } else if MONTHS.contains(&word.as_str()) {
            month = true;
        } else if !DAYS.contains(&word.as_str()) {
            return false;
        }
    }
    year && month && day && count <= DATE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_their_form() {
        for (line, expected) in [
            ("# Title", Form::Heading),
            ("#hashtag of the day", Form::Words),
            ("• bread", Form::Bullet),
            ("| Lind | 54 |", Form::Bullet),
            ("– bread", Form::Dash('–')),
            ("-5 degrees", Form::Words),
            ("[12] See there", Form::Entry(EntryStyle::Bracketed, 12)),
            ("^ a b Echo", Form::BackLink),
            ("Deaths: 107", Form::Record),
            ("mean = 22.5", Form::Record),
            ("Registered voters: 4.1 million", Form::Record),
            ("He said: 12 of us were there.", Form::Words),
            ("The council met: 12 people came, and nobody spoke up", Form::Words),
            ("Lind 54 %", Form::Row),
            ("Aden 12 31", Form::Row),
            ("The bridge fell in 2021.", Form::Words),
            ("It is so", Form::Words),
        ] {
            assert_eq!(form(line), expected, "{line}");
        }
    }

    #[test]
    fn lines_go_on_or_begin() {
        assert!(runs_on("of the town") && runs_on("“which was closed”") && runs_on("% of the vote"));
        assert!(!runs_on("Lindby") && !runs_on("12 people") && !runs_on("http://lindby.example"));
        assert!(ends_open("the mayor of") && ends_open("Lind, the mayor,") && !ends_open("The bridge is closed"));
        assert!(begins_anew("The bridge was") && !begins_anew("The Hague is") && !begins_anew("Lindby was"));
        assert!(ends_sentence("It fell.[7]") && ends_sentence("“It fell.”") && !ends_sentence("It fell [7]"));
    }

    #[test]
    fn dates_stand_alone() {
        for line in ["22 November 2022", "Sunday, June 5, 2022", "22.11.2022", "March 24, 2023", "Nov. 5, 2021"] {
            assert!(is_date_line(line), "{line}");
        }
        for line in
            ["5 June 2022.", "on 5 June 2022", "5 June", "In June 2022", "2022", "June 2022", "June 2022 was dry"]
        {
            assert!(!is_date_line(line), "{line}");
        }
    }

    #[test]
    fn no_open_word_is_longer_than_said() {
        assert!(OPEN_WORDS.is_sorted() && OPEN_WORDS.iter().all(|word| word.len() <= LONGEST_OPEN));
    }
}
