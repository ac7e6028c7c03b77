//! When a text says that something was: the dates of votes, and days counted from another date.

use super::claims::around;
use super::event_kinds::is_vote;
use super::events::{Events, ResolvedDate, words_between};
use super::segment::Segments;
use crate::model::{DateClaim, Document, Span};

/// Phrases that count days from the date given before them, with the number of days.
///
/// Only phrases that need no noun after them: "the day before the vote" counts from the vote.
const COUNTED_DAYS: &[(&str, i64)] = &[
    ("the day before,", -1),
    ("a day before,", -1),
    ("one day before,", -1),
    ("the previous day,", -1),
    ("a day earlier,", -1),
    ("one day earlier,", -1),
    ("the day after,", 1),
    ("the next day,", 1),
    ("the following day,", 1),
    ("a day later,", 1),
    ("one day later,", 1),
    ("two days before,", -2),
    ("two days earlier,", -2),
    ("two days later,", 2),
    ("three days later,", 3),
    ("three days earlier,", -3),
    ("a week before,", -7),
    ("a week earlier,", -7),
    ("a week later,", 7),
    ("one week later,", 7),
    ("two weeks later,", 14),
    ("two weeks earlier,", -14),
];

/// How many words may stand between a vote's name and a date that is certainly its own.
const CLOSE: usize = 5;

/// How many words may stand between the words that count and the date they are held against.
const REACH: usize = 16;

/// Nor are they looked for farther away than so many bytes, so that a text without full stops costs no more than another.
const REACH_IN_BYTES: usize = 600;

/// Reads when a text says that something was. Linear: each date is looked at with its neighbours only.
pub(crate) fn read_date_claims(document: &Document, segments: &Segments, events: &Events) -> Vec<DateClaim> {
    let mut claims = dates_of_votes(document, events);
    claims.extend(counted_days(document, segments, events));
    claims
}

fn dates_of_votes(document: &Document, events: &Events) -> Vec<DateClaim> {
    let text = document.text.as_str();
    let mut claims = Vec::new();
    for mention in &events.mentions {
        let (Some(event), Some(date)) = (events.entities.get(mention.entity), mention.date) else { continue };
        let vote = event.kind.as_ref().is_some_and(|kind| is_vote(kind.as_str()));
        let one_date = date.from == date.to && date.from.month_number().is_some();
        let (from, to) =
            if date.end <= mention.start { (date.end, mention.start) } else { (mention.start, date.start) };
        if vote
            && one_date
            && words_between(text, from, to) <= CLOSE
            && let Some(span) = document.span(date.start, date.end)
        {
            claims.push(DateClaim::of_event(document.id.clone(), span, date.from, event.clone()));
        }
    }
    claims.dedup_by(|a, b| a.span == b.span);
    claims
}

fn counted_days(document: &Document, segments: &Segments, events: &Events) -> Vec<DateClaim> {
    let text = document.text.as_str();
    let is_day = |date: &&ResolvedDate| date.from == date.to && date.from.day_number().is_some();
    let mut claims = Vec::new();
    for (index, date) in events.dates.iter().enumerate().filter(|(_, date)| date.from.day_number().is_some()) {
        let Some(sentence) = segments.sentence_at(date.start).and_then(|sentence| segments.sentences.get(sentence))
        else {
            continue;
        };
        let Some((words, days)) = counting_words(text, sentence.span, date.start) else { continue };
        let anchor = events.dates.iter().take(index).rev().find(|anchor| anchor.end <= words.start()).filter(is_day);
        if let Some(anchor) = anchor
            && let (Some(span), Some(anchor_span)) =
                (document.span(date.start, date.end), document.span(anchor.start, anchor.end))
        {
            let anchor = (anchor_span, anchor.from);
            claims.push(DateClaim::counted(document.id.clone(), span, date.from, words, days, anchor));
        }
    }
    claims
}

/// The words of a sentence before a date that count days, where they stand near enough.
fn counting_words(text: &str, sentence: Span, date: usize) -> Option<(Span, i64)> {
    let (from, _) = around(text, sentence, date, date, REACH_IN_BYTES);
    let mut before = text.get(from..date)?;
    // Every phrase ends with a comma.
    let (start, phrase, days) = std::iter::from_fn(|| {
        let comma = memchr::memrchr(b',', before.as_bytes())?;
        let words = before.get(..=comma)?;
        before = before.get(..comma)?;
        Some(words.as_bytes())
    })
    .flat_map(|words| {
        COUNTED_DAYS.iter().filter_map(move |(phrase, days)| {
            let at = words.len().checked_sub(phrase.len())?;
            let ends = words.get(at..)?.eq_ignore_ascii_case(phrase.as_bytes());
            ends.then_some((from + at, *phrase, *days))
        })
    })
    .max_by_key(|(start, phrase, _)| (*start, phrase.len()))?;
    let end = start + phrase.len() - 1;
    (words_between(text, end, date) <= REACH).then_some((Span::new(start, end)?, days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verifier::Verifier;

    fn claims(text: &str) -> Vec<(String, String)> {
        let document = Document::new("a", text).with_published("2031-12-01".parse().unwrap());
        let corpus = Verifier::new().extract(&[document]).unwrap();
        corpus
            .dates()
            .iter()
            .map(|claim| {
                let about = match (claim.event(), claim.count()) {
                    (Some(event), _) => event.kind.clone().unwrap().as_str().to_owned(),
                    (None, count) => count.map(|(_, days, (_, from))| format!("{from} {days:+}")).unwrap(),
                };
                (claim.date.to_string(), about)
            })
            .collect()
    }

    fn pair(date: &str, about: &str) -> (String, String) {
        (date.to_owned(), about.to_owned())
    }

    #[test]
    fn dates_beside_a_vote_are_its_own() {
        assert_eq!(claims("Peru held a referendum on 5 June."), [pair("2031-06-05", "referendum")]);
        assert_eq!(claims("In the July referendum Peru voted."), [pair("2031-07", "referendum")]);
        assert_eq!(claims("On 29 April the president announced that Peru would hold a referendum."), []);
    }

    #[test]
    fn days_are_counted_from_the_date_before() {
        let text = "The treaty was signed on 25 May 2031. The day before, at a meeting on 16 May, she had agreed.";
        assert_eq!(claims(text), [pair("2031-05-16", "2031-05-25 -1")]);
        assert_eq!(claims("They met on 25 May 2031. The day before the vote, 3 June, nothing moved."), []);
    }
}
