//! When a text says that something was: the dates of votes, and days counted from another date.

use std::collections::BTreeMap;

use crate::events::{EventMention, Events, ResolvedDate, Year, counted};
use crate::model::{DateClaim, Document, PartialDate};
use crate::text::{Segments, Spaced, around, is_year, lowered, words_of};
use crate::vocabulary::{Classes, Vocabulary, WordList, days_of_unit, forms, traits};

/// What begins a clause of its own behind a comma.
static CLAUSES: WordList = WordList::named("clauses");

/// Classes of words that tell of another clause, and of words that do not, whatever else they are.
static ACTING: WordList = WordList::named("classes of other clauses");
static JOINING: WordList = WordList::named("classes within a clause");

/// Verbs of saying, which have days of their own.
static REPORTING: WordList = WordList::named("reporting verbs");

/// Words that may stand between a vote's name and a date that is certainly its own.
static DATING: WordList = WordList::named("dating votes");

/// How many words may stand between a vote's name and a date that is certainly its own.
const CLOSE: usize = 5;

/// Reads when a text says that something was. Linear: each date is looked at with its neighbours only.
pub(crate) fn read_date_claims(document: &Document, segments: &Segments, events: &Events) -> Vec<DateClaim> {
    let mut claims = dates_of_votes(document, events);
    claims.extend(counted_days(document, segments, events));
    claims
}

/// The dates that a text gives votes of a country: a kind of vote that names no contest, or one of many towns, is another one
/// each time, and so is what was or will be on a day that hangs on the day of publication.
fn dates_of_votes(document: &Document, events: &Events) -> Vec<DateClaim> {
    let text = document.text.as_str();
    let mut claims = Vec::new();
    for mention in &events.mentions {
        let (Some(event), Some(date)) = (events.entities.get(mention.entity), mention.date) else { continue };
        let kind = event.kind.as_ref().map(|kind| events.kinds.of(kind.as_str()));
        let vote = kind.is_some_and(|kind| {
            kind.is(traits::VOTES)
                && !kind.is(traits::GENERAL)
                && !(kind.is(traits::LOCAL) && event.localities.is_empty())
        });
        let one_date = date.from == date.to && date.from.month_number().is_some();
        if vote
            && one_date
            && !is_year(text.get(date.start..date.end).unwrap_or_default())
            && is_dated_by(text, mention, &date)
            && let Some(span) = document.span(date.start, date.end)
        {
            claims.push(DateClaim::of_event(document.id.clone(), span, date.from, event.clone()));
        }
    }
    claims.dedup_by(|a, b| a.span == b.span);
    claims
}

/// Whether words give an event its date, and no other words of the clause have it: "the July referendum", "a referendum in Peru
/// on 5 June", "in June Peru held a referendum".
fn is_dated_by(text: &str, mention: &EventMention, date: &ResolvedDate) -> bool {
    let (from, to) = if date.end <= mention.start { (date.end, mention.start) } else { (mention.end, date.start) };
    let between = text.get(from..to).unwrap_or_default();
    let plain = |word: &str| word.chars().all(char::is_alphabetic);
    !date.counted
        && date.year != Year::ByPublication
        && between.count_words() <= CLOSE
        && between
            .words()
            .all(|word| plain(word) && (word.starts_with(char::is_uppercase) || DATING.contains(&&*lowered(word))))
}

/// Days that words count from another date of the text, or from the day of an event, and that the text names as well.
fn counted_days(document: &Document, segments: &Segments, events: &Events) -> Vec<DateClaim> {
    let text = document.text.as_str();
    let mut claims = Vec::new();
    let given = days_of_events(text, events);
    for (index, date) in events.dates.iter().enumerate() {
        if !is_day(date) {
            continue;
        }
        let Some(sentence) = segments.sentence_at(date.start).and_then(|sentence| segments.sentences.get(sentence))
        else {
            continue;
        };
        let (start, end) = around(text, sentence.span, date.start, date.end, AROUND);
        let before = text.get(start..date.start).and_then(|words| last_count(words, start));
        let behind = text.get(date.end..end).and_then(|words| next_count(words, date.end));
        let Some(count) = before.or(behind) else { continue };
        let anchor = match count.from {
            From::DateBefore => anchor_before(document, segments, events, index, count.start),
            From::Event => anchor_of_event(events, &given, &count, date),
        };
        let Some((anchor_start, anchor_end, anchor_date)) = anchor else { continue };
        let day = in_year_of(&count, anchor_date, date);
        if is_about(&count, anchor_date, day) {
            continue;
        }
        if let (Some(span), Some(words), Some(anchor)) = (
            document.span(date.start, date.end),
            document.span(count.start, count.end),
            document.span(anchor_start, anchor_end),
        ) {
            let anchor = (anchor, anchor_date);
            claims.push(DateClaim::counted(document.id.clone(), span, day, words, count.days, anchor));
        }
    }
    claims
}

/// Words are looked for this many bytes around a date.
const AROUND: usize = 200;

/// Whether a date is one day that does not hang on the day of publication: "on Sunday" may be told of any week.
fn is_day(date: &ResolvedDate) -> bool {
    let exact = !date.rough && !date.counted && date.year != Year::ByPublication;
    exact && date.from == date.to && date.from.day_number().is_some()
}

/// A day in the year in which it agrees with the words that count it, if the text does not give its year.
fn in_year_of(count: &Count, anchor: PartialDate, date: &ResolvedDate) -> PartialDate {
    let (Some(month), Some(day)) = (date.from.month_number(), date.from.day_number()) else { return date.from };
    let off = |date: &PartialDate| ((date.first_day() - anchor.first_day()).num_days() - count.days).abs();
    let year = anchor.year_number();
    let years = [year, year - 1, year + 1].into_iter().filter(|_| date.year == Year::FilledIn);
    years.filter_map(|year| PartialDate::day(year, month, day)).min_by_key(off).unwrap_or(date.from)
}

/// The date named last before the words that count, in their sentence or the one before it.
fn anchor_before(
    document: &Document,
    segments: &Segments,
    events: &Events,
    index: usize,
    words: usize,
) -> Option<(usize, usize, PartialDate)> {
    let anchor = events.dates.iter().take(index).rev().find(|anchor| anchor.end <= words)?;
    let near = segments.sentence_at(words)? <= segments.sentence_at(anchor.start)? + 1;
    let one_block = document.text.get(anchor.end..words).is_some_and(|between| !between.contains('\n'));
    (near && one_block && is_day(anchor)).then_some((anchor.start, anchor.end, anchor.from))
}

/// The first day that the text gives each event by words of its own, where it stands and when it is.
fn days_of_events(text: &str, events: &Events) -> BTreeMap<usize, (usize, usize, PartialDate)> {
    let mut given = BTreeMap::new();
    for mention in &events.mentions {
        let day = events.entities.get(mention.entity).and_then(|entity| entity.from);
        if let (Some(date), Some(day)) = (mention.date, day)
            && date.from == day
            && date.to == day
            && is_day(&date)
            && is_dated_by(text, mention, &date)
        {
            given.entry(mention.entity).or_insert((date.start, date.end, day));
        }
    }
    given
}

/// The day that the text gives the event behind the words that count: "two days before the vote".
fn anchor_of_event(
    events: &Events,
    given: &BTreeMap<usize, (usize, usize, PartialDate)>,
    count: &Count,
    date: &ResolvedDate,
) -> Option<(usize, usize, PartialDate)> {
    let first = events.mentions.partition_point(|event| event.start < count.end);
    let mention = events.mentions.get(first).filter(|event| event.start < count.until)?;
    // "One day after the 2020 election, on 4 November": the day may have been taken for that of the event.
    // And the anniversary that a text recalls is not the day before which it counts.
    let far =
        |day: PartialDate| (date.from.first_day() - day.first_day()).num_days().abs() > count.days.abs() + NEAR_YEAR;
    let given = given.get(&mention.entity).copied();
    given.filter(|(start, _, day)| *start != date.start && *day != date.from && !far(*day))
}

/// So many days off, and the words count from another event of that name.
const NEAR_YEAR: i64 = 300;

/// Whether a date is about the one that the words count to: weeks, months and years are rounded in prose.
fn is_about(count: &Count, anchor: PartialDate, date: PartialDate) -> bool {
    let off = (date.first_day() - anchor.first_day()).num_days() - count.days;
    count.slack > 0 && off.abs() <= count.slack
}

/// Where words count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    /// The date named before them: "three days later".
    DateBefore,
    /// The event named behind them: "three days after the vote".
    Event,
}

/// Words that count days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Count {
    start: usize,
    end: usize,
    /// Where the words on the event end.
    until: usize,
    days: i64,
    slack: i64,
    from: From,
}

/// The words that count a date which follows them: "Three days later, on 28 May", "two days before the vote, on 3 June".
fn last_count(words: &str, offset: usize) -> Option<Count> {
    /// "The day before, at a meeting in the capital on 16 May": so many words may stand between.
    const REACH: usize = 14;
    let list: Vec<(usize, &str)> = words_of(words).collect();
    (0..list.len()).rev().find_map(|last| {
        let count = count_ending(&list, last, offset)?;
        let behind = words.get(count.end - offset..)?;
        match count.from {
            From::DateBefore => {
                // "Released the following day, while the other was missing on 11 June": another clause has its own day.
                let goes_on = behind.contains(';') || words_of(behind).any(|(_, word)| opens_clause(word));
                (behind.count_words() <= REACH && !goes_on).then_some(count)
            }
            // The date behind an event's name is its own; behind a comma it is the counted one.
            From::Event => {
                let comma = behind.rfind(',')?;
                let named = behind.get(..comma)?;
                let beside = behind.get(comma + 1..)?.words().all(|word| matches!(word, "on" | "the"));
                let short = named.count_words() <= 6 && !named.contains(',');
                (beside && short).then_some(Count { until: count.end + comma, ..count })
            }
        }
    })
}

/// Whether a word between words that count and a date tells that the date is of another clause: "Four days later, they said, work
/// would begin on 7 May".
fn opens_clause(word: &str) -> bool {
    let word = lowered(word.unmarked());
    let vocabulary = Vocabulary::english();
    let of_class = |classes: Classes, names: &WordList| {
        names.iter().filter_map(|name| vocabulary.class(name)).any(|class| classes & class != 0)
    };
    let acts = vocabulary.look_up(&word).is_some_and(|entry| {
        let verb = entry.forms & (forms::PAST | forms::DONE) != 0 || of_class(entry.classes, &ACTING);
        verb && !of_class(entry.classes, &JOINING)
    });
    acts || CLAUSES.holds(&word) || REPORTING.contains(&&*word)
}

/// The words that count a date right before them: "on 3 June, two days before the vote".
fn next_count(words: &str, offset: usize) -> Option<Count> {
    let list: Vec<(usize, &str)> = words_of(words).take(8).collect();
    let opening = words.trim_start_matches([',', ' ', '(', '–', '—']);
    let begins = offset + words.len() - opening.len();
    (0..list.len()).find_map(|last| {
        let count = count_ending(&list, last, offset)?;
        let near = count.start <= begins + HEDGE && count.from == From::Event;
        near.then_some(Count { until: count.end + AFTER_COUNT, ..count })
    })
}

/// "Just two days before": so many bytes may stand before the count,
const HEDGE: usize = 6;
/// and the event stands so near behind it.
const AFTER_COUNT: usize = 40;

/// The count whose last word is the one at an index.
fn count_ending(words: &[(usize, &str)], last: usize, offset: usize) -> Option<Count> {
    let (at, raw) = *words.get(last)?;
    let bare = |index: usize| words.get(index).map(|(_, word)| word.unmarked().to_ascii_lowercase());
    let word = bare(last)?;
    let (sign, backward) = match word.as_str() {
        "later" | "after" | "afterwards" => (1, false),
        "earlier" | "before" => (-1, false),
        "day" | "eve" => (0, true),
        _ => return None,
    };
    let ends_clause = raw.ends_with(',');
    let end = offset + at + raw.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let made = |first: usize, days: i64, slack: i64, from: From| {
        let start = offset + words.get(first)?.0;
        Some(Count { start, end, until: end, days, slack, from })
    };
    if backward {
        let previous = bare(last.checked_sub(1)?)?;
        return match (word.as_str(), previous.as_str()) {
            ("day", "next" | "following") => made(last - 1, 1, 0, From::DateBefore),
            ("day", "previous" | "preceding") => made(last - 1, -1, 0, From::DateBefore),
            // The eve is the day before, or, loosely, the last days.
            ("eve", _) if bare(last + 1)? == "of" => made(last, -1, 6, From::Event),
            _ => None,
        };
    }
    let unit = bare(last.checked_sub(1)?)?;
    let days = days_of_unit(&unit)?;
    let number = bare(last.checked_sub(2)?)?;
    let number = match number.as_str() {
        "the" if days == 1 => 1,
        digits if !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.parse().ok()?
        }
        words => counted(words)?,
    };
    // "More than two weeks later", "almost a month after" count to no day.
    let loose = last.checked_sub(3).and_then(bare).is_some_and(|word| {
        matches!(word.as_str(), "than" | "almost" | "nearly" | "about" | "around" | "over" | "some")
    });
    let length = i64::try_from(days).ok()?;
    let slack = match length {
        1 => 0,
        7 => 2 + number,
        _ => length * (1 + number / 4) * 2 / 3,
    };
    if loose {
        return None;
    }
    let from = match word.as_str() {
        "before" | "after" if !ends_clause => From::Event,
        _ => From::DateBefore,
    };
    made(last - 2, sign * number * length, slack, from)
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
        let text = "They met on 25 May 2031. She left the following day, while he was still in town on 27 May.";
        assert_eq!(claims(text), []);
        let text = "The lift failed on 25 May 2031. One was freed the next day but the second only on 28 May.";
        assert_eq!(claims(text), []);
        let text = "They met on 25 May 2031. Three days later, on 29 May, they parted.";
        assert_eq!(claims(text), [pair("2031-05-29", "2031-05-25 +3")]);
        let text = "They met on 25 May 2031. A week later, on 2 June, they parted.";
        assert_eq!(claims(text), []);
        let text = "They met on 25 May 2031. About three days later, on 1 June, they parted.";
        assert_eq!(claims(text), []);
    }

    #[test]
    fn days_are_counted_from_the_event_behind_the_words() {
        let vote = pair("2031-06-05", "referendum");
        let text = "Peru held a referendum on 5 June 2031. Two days before the vote, on 1 June, the court met.";
        assert_eq!(claims(text), [vote.clone(), pair("2031-06-01", "2031-06-05 -2")]);
        let text = "Peru held a referendum on 5 June 2031. On 1 June, two days before the referendum, the court met.";
        assert_eq!(claims(text), [vote.clone(), pair("2031-06-01", "2031-06-05 -2")]);
        let text = "Peru held a referendum on 5 June 2031. On the eve of the referendum, 3 June, the court met.";
        assert_eq!(claims(text), std::slice::from_ref(&vote));
        let text =
            "Peru held a referendum on 5 June 2031. Three months after the referendum, on 8 September, she left.";
        assert_eq!(claims(text), [vote]);
    }

    #[test]
    fn a_year_alone_and_an_anniversary_give_no_day() {
        assert_eq!(claims("Today is the day on which the result of the 2031 referendum in Peru is told."), []);
        let text =
            "Peru held a referendum on 5 June 2019. On 3 May 2031, the day before the referendum, the court met.";
        assert_eq!(claims(text), [pair("2019-06-05", "referendum")]);
    }
}
