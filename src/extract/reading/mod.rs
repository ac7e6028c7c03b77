//! Figures and dates in running text.
//!
//! One pass looks at each word and digit once and stops where a figure or date may start; everything else (hedge and
//! currency behind, scale, unit and noun ahead) is looked up only there, a few words far. So the time is linear in the
//! text, and text without figures costs next to nothing.

mod codes;
mod cursor;
mod dates;
mod digits;
mod durations;
mod figure;
mod fractions;
mod hedges;
mod idioms;
mod joints;
mod lexicon;
mod nouns;
mod numeral;
mod one;
mod range;
mod relation;
mod scales;
mod scan;
mod table;
mod unit_tables;
mod units;
mod vague;

use crate::model::{PartialDate, RelationKind, Role, Span, UnreadReason};
use crate::quantity::{Hedging, Quantity};

/// How figures are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReadingOptions {
    /// From hedge to interval.
    pub hedging: Hedging,
}

/// The figures and dates of a text, and the places that look like figures and were declined, each in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reading {
    /// The figures.
    pub mentions: Vec<Mention>,
    /// The dates and years.
    pub dates: Vec<DateMention>,
    /// How figures belong together by their wording: changes, ranges of one unit, "x of y".
    pub relations: Vec<MentionRelation>,
    /// What was declined, and why.
    pub unread: Vec<(Span, UnreadReason)>,
}

/// One figure in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mention {
    /// Hedge, number, scale and unit: "more than 70%", "USD 38.2 bn".
    pub span: Span,
    /// The number itself with its scale: "70", "38.2 bn".
    pub number: Span,
    /// The counted noun with its modifiers: "military personnel".
    pub noun: Option<Span>,
    /// What it asserts.
    pub quantity: Quantity,
}

/// One date in a text, as far as its words give it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DateMention {
    /// Where it stands.
    pub span: Span,
    /// The year, where the words name one.
    pub year: Option<i32>,
    /// The month, 1 ..= 12.
    pub month: Option<u8>,
    /// The day of the month, 1 ..= 31.
    pub day: Option<u8>,
    /// The last date, for a span of dates: "11–13 March", "2012–13".
    pub end: Option<PartialDate>,
}

/// How figures belong together by their wording.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MentionRelation {
    /// How.
    pub kind: RelationKind,
    /// Each figure's part, by its index in [`Reading::mentions`].
    pub members: Vec<(Role, usize)>,
}

/// Reads the figures and dates of a text, in time linear in its length.
///
/// Offsets are UTF-8 bytes of `text`. A text beyond 4 GiB gives an empty reading.
///
/// Where one number can be read in two ways ("4.800", "1,234"), the document's other numbers decide.
///
/// ```
/// use corroborate::{ReadingOptions, read_quantities};
///
/// let reading = read_quantities("More than 70% of voters and some 300 companies.", &ReadingOptions::default());
/// let read: Vec<String> = reading.mentions.iter().map(|mention| mention.quantity.to_string()).collect();
/// assert_eq!(read, ["more than 70%", "about 300 companies"]);
/// ```
pub fn read_quantities(text: &str, options: &ReadingOptions) -> Reading {
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
    scanner.reading
}

#[cfg(test)]
mod tests;
