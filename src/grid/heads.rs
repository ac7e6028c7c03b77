//! What the heads of columns and rows say: what a column holds, whether it may be added up, and which rows are sums of others.
//!
//! The words stand in `lists.tsv`. Tables within texts and tables that are files ask the same questions here.

use super::cells::{Cell, Content, without_notes};
use super::{Column, values};
use crate::figures::Mention;
use crate::text::{self, Spaced, lowered};
use crate::vocabulary::{WordGroups, WordList};

/// The words by which heads name measures.
static MEASURES: WordGroups = WordGroups::named("heads");

/// What a column of labels names, by its head.
static LABELS: WordGroups = WordGroups::named("heads of labels");

/// Heads of columns that number rows.
static NUMBERING: WordList = WordList::named("heads that number");

/// Words in heads of what cannot be added up: rates, means, prices, running totals.
static NO_SUMS: WordList = WordList::named("heads of no sums");

/// Words in heads of changes.
static CHANGES: WordList = WordList::named("heads of changes");

/// Words in heads of shares.
static SHARES: WordList = WordList::named("heads of shares");

/// Shares of a whole by the words of a head that say no more.
static BARE_SHARES: WordList = WordList::named("heads of bare shares");

/// Heads of columns that sum up the others of their row.
static TOTALS: WordList = WordList::named("heads of totals");

/// Heads of columns that say of their values no more than that they are some.
static VALUES: WordList = WordList::named("heads of values");

/// Heads of columns with the distance between two others.
static LEADS: WordList = WordList::named("heads of leads");

/// Words in heads that give the figures a scale or a unit, so that they are rounded.
static MEASURED: WordList = WordList::named("heads of what is measured");

/// What a row is called that sums up the others.
static TOTAL: WordList = WordList::named("total");

/// What a row begins with that sums up all or some of the others.
static SUMS: WordList = WordList::named("rows of sums");

/// What a row begins with that sums up those above it.
static SUBTOTALS: WordList = WordList::named("rows of subtotals");

/// What a row begins with that divides the row before it.
static WITHIN: WordList = WordList::named("within");

/// What a row begins with that is no part of a sum: means, those entitled, changes.
pub(super) static APART: WordList = WordList::named("rows apart");

/// Words in the heading above a table by which its figures are no results,
static NO_RESULTS: WordList = WordList::named("headings of no results");

/// or are of one stretch of time.
static WINDOWS: WordList = WordList::named("headings of windows");

/// Labels that stand for nobody in particular.
static NO_ONE: WordList = WordList::named("labels of no one");

/// Words around a table by which its sums need not come out.
static LOOSE: WordList = WordList::named("loose sums");

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ColumnKind {
    /// Amounts that may be added up.
    Amount,
    /// Percentages.
    Share,
    /// The sum of others of its row.
    Total,
    /// The distance between two others of its row.
    Lead,
    /// How others changed.
    Change,
    /// What is not added up: rates, means, prices, ranks.
    Other,
}

/// What a row is among the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowKind {
    Item,
    /// The sum of all rows, or of those of its kind.
    Sum,
    /// The sum of the rows above it, back to the sum before.
    Subtotal,
    /// A part of the row above it.
    Within,
    /// No part of any sum.
    Apart,
    /// A line without figures that heads those below it.
    Heading,
}

/// A text as heads and labels are compared: small letters, single spaces, no marks of notes.
pub(crate) fn plain(words: &str) -> String {
    let words = without_notes(words).replace(['_', '\u{a0}'], " ").replace(['−', '–'], "-");
    let words = lowered(&words).into_owned();
    let words: Vec<&str> = words.words().collect();
    words.join(" ")
}

/// The label of a row as it is printed, without marks of notes.
pub(super) fn label(words: &str) -> String {
    let words = without_notes(words);
    let words: Vec<&str> = words.words().collect();
    words.join(" ")
}

/// Whether some words are a year, or the years that a season runs over.
pub(super) fn is_year(words: &str) -> bool {
    let short = |digits: &str| (digits.len() == 2 || digits.len() == 4) && digits.bytes().all(|b| b.is_ascii_digit());
    match words.trim().split_once(['/', '-', '–']) {
        Some((first, second)) => text::is_year(first) && short(second),
        None => text::is_year(words.trim()),
    }
}

/// Whether words hold one of some phrases between their marks and blanks.
fn names_one(words: &str, phrases: &WordList) -> bool {
    let apart = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | '/' | ',' | ';' | ':' | '.' | '"');
    let edge = |neighbour: Option<char>| neighbour.is_none_or(apart);
    phrases.iter().any(|phrase| {
        words.match_indices(phrase).any(|(at, _)| {
            let letters = phrase.starts_with(char::is_alphanumeric) && phrase.ends_with(char::is_alphanumeric);
            !letters
                || edge(words.get(..at).and_then(|before| before.chars().next_back()))
                    && edge(words.get(at + phrase.len()..).and_then(|behind| behind.chars().next()))
        })
    })
}

/// Whether words begin with one of some phrases.
pub(super) fn begins(words: &str, phrases: &WordList) -> bool {
    phrases.iter().any(|phrase| {
        words.strip_prefix(phrase).is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '-'))
    })
}

/// The measure that a head names, and nothing more than it.
pub(crate) fn measure_of(head: &str) -> Option<&'static str> {
    let bare = head.split('(').next().unwrap_or_default().trim().trim_end_matches(['%', ':']).trim_end();
    MEASURES.meaning_of(head).or_else(|| MEASURES.meaning_of(bare))
}

/// The measures of the two sides of a label such as "Registered voters/turnout".
pub(crate) fn measures_of(label: &str) -> Vec<&'static str> {
    let label = plain(label);
    measure_of(&label)
        .map_or_else(|| label.split('/').filter_map(|side| measure_of(side.trim())).collect(), |one| vec![one])
}

/// What a column of labels names: `subject` or `place`.
pub(crate) fn key_of_labels(head: &str) -> Option<&'static str> {
    LABELS.meaning_of(head)
}

/// Whether a head says of a share no more than that it is one.
pub(crate) fn is_bare_share(head: &str) -> bool {
    BARE_SHARES.contains(&head)
}

/// What a head says that a column holds.
pub(crate) fn kind_of(head: &str) -> ColumnKind {
    if NUMBERING.contains(&head) {
        ColumnKind::Other
    } else if LEADS.contains(&head) {
        ColumnKind::Lead
    } else if names_one(head, &CHANGES) {
        ColumnKind::Change
    } else if names_one(head, &SHARES) {
        ColumnKind::Share
    } else if names_one(head, &NO_SUMS) {
        ColumnKind::Other
    } else if TOTALS.contains(&head) {
        ColumnKind::Total
    } else {
        ColumnKind::Amount
    }
}

/// Whether a head says no more of a value than that it is one, so that the label of the row says what it is of.
pub(crate) fn is_neutral(head: &str) -> bool {
    head.is_empty()
        || TOTALS.contains(&head)
        || VALUES.contains(&head)
        || is_bare_share(head)
        || measure_of(head).is_some()
}

/// Whether a head gives a scale or a unit.
pub(crate) fn is_measured(head: &str) -> bool {
    names_one(head, &MEASURED)
}

/// Whether the heading above a table says that its figures are forecasts, answers in a poll or of one stretch of time.
pub(crate) fn is_of_no_results(heading: &str) -> bool {
    let heading = plain(heading);
    names_one(&heading, &NO_RESULTS) || names_one(&heading, &WINDOWS)
}

/// Whether a label stands for nobody in particular.
pub(crate) fn is_no_one(label: &str) -> bool {
    NO_ONE.holds(&plain(label))
}

/// Whether words around a table say that its sums need not come out.
pub(super) fn is_loose(words: &str) -> bool {
    names_one(&plain(words), &LOOSE)
}

/// A column by the lines of heads above it. A line with one cell fewer than the rows has none over the labels.
pub(super) fn column(
    text: &str,
    heads: &[(usize, Vec<Cell>)],
    index: usize,
    width: usize,
    mentions: &[Mention],
) -> Column {
    let own = heads.iter().filter_map(|(_, cells)| {
        let at = if cells.len() + 1 == width { index.checked_sub(1)? } else { index };
        cells.get(at)
    });
    let own: Vec<&Cell> = own.filter(|cell| cell.content != Content::Blank).collect();
    let printed: Vec<&str> = own.iter().map(|cell| cell.words(text)).collect();
    let head = plain(&printed.join(" "));
    let span = own.iter().find_map(|cell| cell.span);
    let kind = kind_of(&head);
    let base = span.filter(|_| gives_base(&head)).and_then(|span| {
        let within = |mention: &&Mention| mention.span.start() >= span.start() && mention.span.end() <= span.end();
        let first = mentions.partition_point(|mention| mention.span.end() <= span.start());
        let own: Vec<usize> = (first..).zip(mentions.iter().skip(first).take_while(within)).map(|(at, _)| at).collect();
        own.last().copied().filter(|figure| values::number(mentions, *figure).is_some())
    });
    let is_measured = is_measured(&head);
    Column { head, span, kind, base, is_measured }
}

/// Whether a head says how many a column is about: "(n = 120)".
fn gives_base(head: &str) -> bool {
    let tight: String = head.chars().filter(|c| !c.is_whitespace()).collect();
    tight.contains("n=") && tight.bytes().any(|byte| byte.is_ascii_digit())
}

/// What a row is, by its label and its cells.
pub(super) fn row(label: &str, cells: &[Cell]) -> RowKind {
    if !cells.iter().any(Cell::has_figure) {
        return RowKind::Heading;
    }
    let label = plain(label);
    let bare = label.unmarked();
    if begins(bare, &WITHIN) {
        RowKind::Within
    } else if begins(bare, &SUBTOTALS) {
        RowKind::Subtotal
    } else if TOTAL.contains(&bare) || begins(bare, &SUMS) {
        RowKind::Sum
    } else if begins(bare, &APART) {
        RowKind::Apart
    } else {
        RowKind::Item
    }
}

/// What a share beside a column of amounts is of, by the measure of the amounts.
static SHARES_OF: WordGroups = WordGroups::named("heads of shares of");

/// The measure of the shares of what another measure counts.
pub(crate) fn measure_of_shares(of: &str) -> Option<&'static str> {
    SHARES_OF.meaning_of(of)
}

/// What a sum of several things is, by the measure of one of them that stands in a row of its own.
static SUMS_WITH: WordGroups = WordGroups::named("heads of sums with");

/// The measure of a sum of rows, one of which is of a measure.
pub(crate) fn measure_of_sum_with(part: &str) -> Option<&'static str> {
    SUMS_WITH.meaning_of(part)
}

/// Rates by the measures that they are made of: the rate, what is divided, by what.
static QUOTIENTS: WordGroups = WordGroups::named("heads of quotients");

/// Whether one of some measures is the quotient of the two others.
pub(super) fn is_quotient(named: [Option<&str>; 3]) -> bool {
    let [Some(rate), Some(part), Some(whole)] = named else { return false };
    QUOTIENTS.iter().any(|(own, members)| *own == rate && **members == [part, whole])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_say_what_a_column_holds() {
        for (head, kind) in [
            ("killed", ColumnKind::Amount),
            ("houses destroyed", ColumnKind::Amount),
            ("2031", ColumnKind::Amount),
            ("share of women", ColumnKind::Share),
            ("occupancy (%)", ColumnKind::Share),
            ("total", ColumnKind::Total),
            ("lead", ColumnKind::Lead),
            ("change (%)", ColumnKind::Change),
            ("+/-", ColumnKind::Change),
            ("deaths per 100,000", ColumnKind::Other),
            ("yield (t/ha)", ColumnKind::Other),
            ("index (2025 = 100)", ColumnKind::Other),
            ("calls to date", ColumnKind::Other),
            ("no.", ColumnKind::Other),
        ] {
            assert_eq!(kind_of(head), kind, "{head}");
        }
    }

    #[test]
    fn heads_and_labels_name_measures_or_nothing() {
        assert_eq!(measure_of("ballots cast"), Some("ballots_cast"));
        assert_eq!(measure_of("killed (confirmed)"), Some("deaths"));
        assert_eq!(measure_of("children killed"), None);
        assert_eq!(measures_of("Registered voters/turnout"), ["registered_voters", "turnout"]);
        assert_eq!(measures_of("Boats/oars"), Vec::<&str>::new());
    }

    #[test]
    fn labels_say_what_a_row_is() {
        let figures = [Cell { span: None, content: Content::Figure(0), is_signed: false }];
        for (label, kind) in [
            ("North", RowKind::Item),
            ("Allendale", RowKind::Item),
            ("Total", RowKind::Sum),
            ("Total votes", RowKind::Sum),
            ("Sub-total south", RowKind::Subtotal),
            ("of which infants", RowKind::Within),
            ("Median", RowKind::Apart),
            ("Registered voters", RowKind::Apart),
        ] {
            assert_eq!(row(label, &figures), kind, "{label}");
        }
        assert_eq!(row("Coast", &[]), RowKind::Heading);
    }
}
