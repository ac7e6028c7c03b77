//! Title and publisher before the date or the address of an entry.

use std::ops::Range;

use super::locators::{behind_descriptor, without_locators};
use super::names::{authors, publisher};
use crate::sources::entry_date::{DateForm, entry_dates};
use crate::text::{Spaced, lowered, split_sentences};
use crate::vocabulary::WordList;

/// What the words of an entry name.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parts {
    pub(super) authors: Vec<String>,
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
}

pub(super) fn trim_tail(words: &str) -> &str {
    words.trim_end_matches([' ', ',', '.', '(', '[', '<', ';', ':', '–', '-', '\n', '\u{a0}'])
}

/// Whether an entry without date and address begins with a title in quotation marks, after an author at most. Elsewhere
/// a quotation is commentary.
pub(super) fn begins_with_title(words: &str) -> bool {
    last_quoted(trim_tail(words)).is_some_and(|quote| {
        let before = words.get(..quote.start).unwrap_or_default().trim();
        quote.closed && (before.is_empty() || is_lead_in(before) || !authors(before).is_empty())
    })
}

/// Reads what stands before the date or the address.
pub(super) fn read_head(head: &str) -> Parts {
    let head = trim_tail(without_locators(trim_tail(head)));
    if let Some(parts) = read_quoted(head) {
        return parts;
    }
    // "Title of the text (Lindby: Publisher, 2016)"
    if let Some((title, imprint)) = head.rsplit_once(" (")
        && !imprint.contains(')')
        && let Some((_, press)) = imprint.rsplit_once(": ")
        && let Some(publisher) = publisher(press)
    {
        return Parts { authors: Vec::new(), title: title_of(without_locators(title)), publisher: Some(publisher) };
    }
    // "Title of the text // Publisher"
    if let Some((title, last)) = head.rsplit_once(" // ")
        && let Some(publisher) = publisher(last.split(". ").next().unwrap_or(last))
    {
        return Parts { authors: Vec::new(), title: title_of(title), publisher: Some(publisher) };
    }
    // "Title of the text. Publisher"
    let pieces = sentences(head);
    if let [.., last] = pieces.as_slice()
        && pieces.len() >= 2
        && let Some(publisher) = publisher(head.get(last.clone()).unwrap_or_default())
    {
        let words = trim_tail(head.get(..last.start).unwrap_or_default());
        let (authors, title) = match pieces.as_slice() {
            // "Lind, A. Title of the text. Publisher"
            [first, _, _, ..] => {
                let names = authors(head.get(first.clone()).unwrap_or_default());
                let title = head.get(first.end..last.start).filter(|_| !names.is_empty());
                (names, title.map_or(words, trim_tail))
            }
            _ => (Vec::new(), words),
        };
        return Parts { authors, title: title_of(title), publisher: Some(publisher) };
    }
    // "Title of the text, Publisher"; or the publisher alone.
    // Where a date stands among the words, another source does as well.
    let one_source = || entry_dates(head).iter().all(|date| date.form == DateForm::Year);
    if pieces.len() == 1 && head.len() <= 300 && one_source() {
        return match head.rsplit_once(", ") {
            // "Ministry of Roads, press release no. 45"
            Some((body, last)) if names_a_kind(last) => {
                Parts { authors: Vec::new(), title: title_of(last), publisher: publisher(body) }
            }
            Some((title, last)) if title.count_words() >= 3 => {
                Parts { authors: Vec::new(), title: title_of(title), publisher: publisher(last) }
            }
            None if head.count_words() <= 6 => Parts { publisher: publisher(head), ..Parts::default() },
            _ => Parts::default(),
        };
    }
    Parts::default()
}

/// Kinds of texts that a body numbers or dates rather than names.
static KINDS: WordList = WordList::named("kinds");

fn names_a_kind(words: &str) -> bool {
    let lowered = lowered(words);
    KINDS.iter().any(|kind| lowered.starts_with(kind))
}

fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    split_sentences(text, 0, text.len(), |start, end| pieces.push(start..end));
    pieces
}

/// Reads a head whose title stands in quotation marks, one of which may be missing.
pub(super) fn read_quoted(head: &str) -> Option<Parts> {
    let quote = last_quoted(head)?;
    let before = head.get(..quote.start)?.trim();
    let after = behind_descriptor(head.get(quote.end..).unwrap_or_default());
    if !quote.closed {
        // "‘Title without its end, Publisher"
        let inside = head.get(quote.inside.clone())?;
        let (title, last) = match inside.rsplit_once(", ") {
            Some((title, last)) => (title, publisher(last)),
            None => (inside, None),
        };
        return Some(Parts { authors: authors(before), title: title_of(title), publisher: last });
    }
    let comma = after.starts_with([',', ';']);
    let pieces = sentences(after);
    if let [.., last] = pieces.as_slice()
        && pieces.len() >= 2
        && !after.starts_with(['.', '?', '!'])
        && let Some(publisher) = publisher(after.get(last.clone()).unwrap_or_default())
    {
        // "«Words», said someone. Publisher": the title goes on behind the quotation.
        let end = head.len() - after.len() + last.start;
        let title = title_of(head.get(quote.start..end)?);
        return Some(Parts { authors: authors(before), title, publisher: Some(publisher) });
    }
    let inside = head.get(quote.inside.clone())?;
    let rest = after.trim_start_matches([',', ';', '.', '?', '!', ':', ' ']);
    let last = if comma || inside.ends_with(',') {
        rest.split(", ").next()
    } else {
        rest.split(['.', ',']).map(str::trim).find(|part| !part.is_empty()).or(Some(rest))
    };
    // A name with a full stop inside, "Gazeta.Ru", is one name.
    let last = match last {
        Some(part) if rest.get(part.len()..).is_some_and(|tail| tail.starts_with('.') && !tail.starts_with(". ")) => {
            rest.split(", ").next().and_then(|part| part.split(". ").next())
        }
        other => other,
    };
    // "11 candidates: «words». Publisher": the quotation is the end of the title.
    let belongs = !comma
        && !before.is_empty()
        && !inside.ends_with([',', '.'])
        && before.ends_with(|c: char| c == ':' || c.is_alphanumeric())
        && !is_lead_in(before);
    let title = if belongs { head.get(..quote.end) } else { Some(inside) };
    let mut authors = if belongs { Vec::new() } else { authors(before) };
    let mut publisher_name = last.and_then(publisher);
    // "Reuters, «Bridge falls»", "Bank of Lindby, «Bridge update»"
    let body = |names: &[String]| match names {
        [] => true,
        [one] => one.split(' ').any(|word| matches!(word, "of" | "for" | "on")),
        _ => false,
    };
    if publisher_name.is_none() && after.trim().is_empty() && before.ends_with([',', ':']) && body(&authors) {
        publisher_name = publisher(before).filter(|name| name.count_words() <= 6 && !is_lead_in(name));
        authors.clear();
    }
    Some(Parts { authors, title: title.and_then(title_of), publisher: publisher_name })
}

struct Quoted {
    /// Its first byte, the mark's.
    start: usize,
    /// The byte after its last, the mark's.
    end: usize,
    inside: Range<usize>,
    closed: bool,
}

/// The last quotation in a head that is followed by what follows titles.
fn last_quoted(head: &str) -> Option<Quoted> {
    let mut found = None;
    let mut from = 0;
    while let Some((start, mark)) = head.get(from..)?.char_indices().find(|(place, c)| match c {
        '«' | '“' | '„' | '"' | '‘' => true,
        // An apostrophe stands behind a letter.
        '\'' => head.get(..from + place).is_some_and(|before| before.is_empty() || before.ends_with([' ', '('])),
        _ => false,
    }) {
        let start = from + start;
        let inside = start + mark.len_utf8();
        let rest = head.get(inside..)?;
        let close = match mark {
            '«' => closing_guillemet(rest),
            '“' => rest.find(['”', '"']),
            '„' => rest.find(['“', '”', '"']),
            '"' => rest.find(['"', '”']),
            // An apostrophe looks like the mark that closes: the last one before punctuation is it.
            _ => rest
                .char_indices()
                .rev()
                .filter(|(_, c)| matches!(c, '’' | '‘' | '\''))
                .filter(|(place, c)| {
                    rest.get(place + c.len_utf8()..)
                        .is_some_and(|after| after.is_empty() || after.starts_with([',', '.', ';', ':', ')', '?', '!']))
                })
                .map(|(place, _)| place)
                .next(),
        };
        let Some(close) = close else {
            found = Some(Quoted { start, end: head.len(), inside: inside..head.len(), closed: false });
            break;
        };
        let end = inside + close + rest.get(close..)?.chars().next().map_or(1, char::len_utf8);
        let after = behind_descriptor(head.get(end..)?);
        let titled = after.is_empty()
            || after.starts_with([',', '.', ';', ':', '?', '!'])
            || after.trim_start().starts_with(['–', '—'])
            || head.get(inside..inside + close)?.ends_with([',', '.']);
        if titled {
            found = Some(Quoted { start, end, inside: inside..inside + close, closed: true });
        }
        from = end;
    }
    // "Title whose opening mark is missing’, Publisher"
    found.or_else(|| {
        let place = ["’,", "”,", "»,", "‘,"].iter().filter_map(|mark| head.find(mark)).min()?;
        let end = place + head.get(place..)?.chars().next()?.len_utf8();
        Some(Quoted { start: 0, end, inside: 0..place, closed: true })
    })
}

/// Where the guillemet closes that stands before `rest`, with others nested inside.
fn closing_guillemet(rest: &str) -> Option<usize> {
    let mut depth = 1;
    for (place, character) in rest.char_indices() {
        match character {
            '«' => depth += 1,
            '»' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(place);
        }
    }
    rest.find('»')
}

/// Words that lead to a source and are no part of it.
const LEAD_INS: [&str; 10] =
    ["see also ", "see ", "cf. ", "source: ", "sources: ", "quoted after ", "in: ", "after ", "based on ", "from "];

fn is_lead_in(before: &str) -> bool {
    let lowered = format!("{} ", lowered(before));
    LEAD_INS.iter().any(|lead| lowered.starts_with(lead))
}

fn title_of(words: &str) -> Option<String> {
    let mut title = words.trim().trim_end_matches([',', '.', ';', ' ']).trim();
    for lead in LEAD_INS {
        let start = title.get(..lead.len()).unwrap_or_default();
        if start.eq_ignore_ascii_case(lead) {
            title = title.get(lead.len()..).unwrap_or_default().trim();
        }
    }
    let quoted = title.strip_prefix(['«', '“', '"', '‘', '„']);
    let bare = quoted.and_then(|inside| inside.strip_suffix(['»', '”', '"', '’', '‘', '“']));
    let bare = bare.filter(|inside| !inside.contains(['»', '”', '"', '“', '«'])).unwrap_or(title);
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2 && bare.len() <= 500).then(|| bare.single_spaced())
}
