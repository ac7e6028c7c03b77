//! Figures and dates in running text.
//!
//! One pass looks at each word and digit once and stops where a figure or date may start; everything else (hedge and
//! currency behind, scale, unit and noun ahead) is looked up only there, a few words far. So the time is linear in the
//! text, and text without figures costs next to nothing.

mod afterthoughts;
mod ages;
mod bounds;
mod clocks;
mod codes;
mod compounds;
mod currencies;
mod cursor;
mod dates;
mod digits;
mod divisions;
mod durations;
mod figure;
mod fractions;
mod hedge_words;
mod hedges;
mod idioms;
mod joints;
mod lexicon;
mod misprints;
mod no_quantity;
mod nouns;
mod numeral;
mod one;
mod passing;
mod prepositions;
mod quantifiers;
mod range;
mod relation;
mod rows_of_names;
mod runs;
mod scales;
mod scan;
mod spelled;
mod table;
mod unit_tables;
mod units;
mod vague;
mod years;

use crate::model::{PartialDate, RelationKind, Role, Span, UnreadReason};
use crate::quantity::{Hedging, Number, Quantity};
use crate::text::{ReadText, Unmarked, note_marks};

/// How figures are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ReadingOptions {
    /// From hedge to interval.
    pub(crate) hedging: Hedging,
}

/// The figures and dates of a text, and the places that look like figures and were declined, each in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The figures.
    pub(crate) mentions: Vec<Mention>,
    /// The dates and years.
    pub(crate) dates: Vec<DateMention>,
    /// How figures belong together by their wording: changes, ranges of one unit, "x of y".
    pub(crate) relations: Vec<MentionRelation>,
    /// What was declined, and why.
    pub(crate) unread: Vec<(Span, UnreadReason)>,
}

/// One figure in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mention {
    /// Hedge, number, scale and unit: "more than 70%", "USD 38.2 bn".
    pub(crate) span: Span,
    /// The number itself with its scale: "70", "38.2 bn".
    pub(crate) number: Span,
    /// The counted noun with its modifiers: "military personnel".
    pub(crate) noun: Option<Span>,
    /// What it asserts.
    pub(crate) quantity: Quantity,
}

/// One date in a text, as far as its words give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DateMention {
    /// Where it stands.
    pub(crate) span: Span,
    /// The year, where the words name one.
    pub(crate) year: Option<i32>,
    /// The month, 1 ..= 12.
    pub(crate) month: Option<u8>,
    /// The day of the month, 1 ..= 31.
    pub(crate) day: Option<u8>,
    /// The last date, for a span of dates: "11–13 March", "2012–13".
    pub(crate) end: Option<PartialDate>,
}

/// How figures belong together by their wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct MentionRelation {
    /// How.
    pub(crate) kind: RelationKind,
    /// Each figure's part, by its index in [`Reading::mentions`]. "Doubled to 400" gives the value after alone.
    pub(crate) members: Vec<(Role, usize)>,
    /// How many times the value before the value after is, where a word says so: 2 for "doubled", 0.5 for "halved".
    pub(crate) factor: Option<Number>,
}

/// Reads the figures of a text, each with its place, in time linear in the text's length. No figure is read twice.
///
/// Offsets are UTF-8 bytes of `text`. A text beyond 4 GiB gives nothing. Where one number can be read in two ways ("4.800",
/// "1,234"), the text's other numbers decide.
///
/// ```
/// use corroborate::{Hedging, read_quantities};
///
/// let read = read_quantities("More than 70% of voters and some 300 companies.", &Hedging::default());
/// let words: Vec<String> = read.iter().map(|(_, quantity)| quantity.to_string()).collect();
/// assert_eq!(words, ["more than 70%", "about 300 companies"]);
/// ```
pub fn read_quantities(text: &str, hedging: &Hedging) -> Vec<(Span, Quantity)> {
    let options = ReadingOptions { hedging: hedging.clone() };
    let read = ReadText::of_plain(text);
    let marks: Vec<(Span, &str)> = note_marks(read.text()).into_iter().map(|span| (span, "")).collect();
    let unmarked = Unmarked::of(read.text(), &marks);
    let mentions = read_figures(unmarked.as_ref().map_or(read.text(), |unmarked| unmarked.text()), &options).mentions;
    let place = |span| read.source_of(unmarked.as_ref().map_or(span, |unmarked| unmarked.marked(span)));
    mentions.into_iter().map(|mention| (place(mention.span), mention.quantity)).collect()
}

/// Reads the figures and dates of a text as it is read: none goes on over the end of a line.
pub(crate) fn read_figures(text: &str, options: &ReadingOptions) -> Reading {
    if u32::try_from(text.len()).is_err() {
        return Reading::default();
    }
    let mut scanner = scan::Scanner::new(text, options, false);
    scanner.run();
    let evidence = scanner.evidence;
    if evidence.either > 0 && evidence.commas > evidence.points {
        scanner = scan::Scanner::new(text, options, true);
        scanner.run();
    }
    passing::leave(cursor::Text::new(text), &mut scanner.reading);
    scanner.reading
}

/// The digits at an offset, at most nine: their value and end.
fn digits_run(text: cursor::Text<'_>, at: usize) -> Option<(u32, usize)> {
    let (mut value, mut end) = (0_u32, at);
    while text.byte(end).is_ascii_digit() {
        if end - at == 9 {
            return None;
        }
        value = value * 10 + u32::from(text.byte(end) - b'0');
        end += 1;
    }
    (end > at).then_some((value, end))
}

/// The whole number that some words are, and nothing beside: "thirty", "twenty-five", "120".
pub(crate) fn whole_number(words: &str) -> Option<i64> {
    let numeral::Outcome::Read(read) = numeral::read(cursor::Text::new(words), 0, false) else { return None };
    let whole = read.end == words.len() && read.kind == numeral::Kind::Cardinal && read.number.is_whole();
    whole.then(|| read.number.with_exponent(0).to_string().parse().ok()).flatten()
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;
