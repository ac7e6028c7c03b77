//! When an event happened: the dates of a text, resolved as far as it allows, and the one that belongs to an event.

use chrono::{Datelike, Days, Months, Weekday};

use super::located::dateline_end;
use super::resolving::{resolve, said_last, weekday_before};
use crate::cues::{Back, Cue, CueMatch, Lexicon};
use crate::figures::{DateMention, whole_number};
use crate::frames::is_parted;
use crate::model::{Document, PartialDate};
use crate::text::{Spaced, is_one_of, lowered};
use crate::vocabulary::{WordList, days_of_unit};

/// A date in a text, resolved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ResolvedDate {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) from: PartialDate,
    pub(crate) to: PartialDate,
    /// Whether it was counted back from the day of publication and is good to a third only: "two weeks ago".
    pub(crate) rough: bool,
    /// Whether it was counted from the date named before it: "three weeks later".
    pub(crate) counted: bool,
    /// How its year is known.
    pub(crate) year: Year,
}

/// How the year of a date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Year {
    /// The text gives it: "5 June 2022".
    Stated,
    /// The text gives day or month, and the year is filled in: "5 June".
    FilledIn,
    /// The whole date hangs on the day of publication: "on Monday", "last month", "today".
    ByPublication,
}

/// Verbs that take a date of their own: in "on 29 April the president announced a referendum" the date is not the vote's.
static REPORTING_VERBS: WordList = WordList::named("reporting verbs");

/// Verbs that take the day on which a count had come so far: "rose to 40 on Friday".
static RISES: WordList = WordList::named("rises");

/// Verbs that take the day on which something was said: "said on Monday".
static VERBS_OF_THE_DAY: WordList = WordList::named("verbs of the day");

/// How many words may lie between an event's name and its date.
const REACH: usize = 14;

/// How many words may stand between "two weeks after" and the event.
const BESIDE: usize = 3;

/// The date of an event: the nearest of its sentence that no reporting verb claims.
pub(crate) fn date_of(
    text: &str,
    event: &CueMatch,
    dates: &[ResolvedDate],
    (start, end): (usize, usize),
) -> Option<ResolvedDate> {
    // The day at the head of a report is that of the report.
    let head = dateline_end(text).unwrap_or(start);
    let first = dates.partition_point(|date| date.start < start.max(head));
    dates
        .iter()
        .skip(first)
        .take_while(|date| date.start < end)
        .filter(|date| !counts_up_to(text, start, date.start))
        // What was told of goes on "two days later"; a new event begins then.
        .filter(|date| !date.counted || is_new(text, event))
        .filter_map(|date| {
            let (from, to) = if date.end <= event.start { (date.end, event.start) } else { (event.end, date.start) };
            // "The January events": the name holds its date.
            let inside = event.start <= date.start && date.end <= event.end;
            let between = if inside { "" } else { text.get(from..to)? };
            let gap = between.count_words();
            if gap > REACH {
                return None;
            }
            let claimed = between.words().any(|word| REPORTING_VERBS.contains(&word.unmarked()));
            // "The Nov. 8 midterm election": a day right before a noun is the noun's, whatever was said.
            let attributive = date.end <= event.start
                && gap <= BESIDE
                && !between.contains([',', ';', ':'])
                && text
                    .get(start..date.start)
                    .is_some_and(|before| before.last_word().is_some_and(|word| ARTICLES.holds(word)));
            let said = proclaimed(text, start, event, date)
                || !(inside || attributive)
                    && said_on(text, start, date).is_some_and(|verb| verb > event.start || event.start > date.end);
            let (date_span, event_span) = ((date.start, date.end), (event.start, event.end));
            let (ahead, behind) =
                if date.end <= event.start { (date_span, event_span) } else { (event_span, date_span) };
            let parted = !inside && is_parted(text, start, ahead, behind);
            // "A month after the order" counts from the order; "three months after the referendum" from the vote named there.
            let from_other = date.rough
                && text.get(..date.end).is_some_and(|words| words.ends_with("after"))
                && !(date.end <= event.start && gap <= BESIDE);
            let own = !claimed && !said && !parted && !from_other && !is_counted_from(text, event, between, inside);
            own.then(|| {
                // "Thursday, two weeks after the quake": what counts from the event itself is nearer than a day beyond a
                // comma; a day of its own clause is nearer still.
                let rank = match (date.rough, between.contains(',')) {
                    (false, false) => 0,
                    // "The blast three days ago": nothing stands between.
                    (true, _) if date.start >= event.end && gap == 0 => 0,
                    (true, _) if gap <= BESIDE => 1,
                    (false, true) => 2,
                    (true, _) => 3,
                };
                (rank, gap, date)
            })
        })
        .min_by_key(|(rank, gap, date)| (*rank, *gap, date.start))
        .map(|(.., date)| finer(*date, dates, (start, end)))
}

/// Whether a date is the day up to which was counted: "as of 8 April 602 people had been killed", "by late Wednesday".
pub(crate) fn counts_up_to(text: &str, from: usize, date: usize) -> bool {
    static WORDS: WordList = WordList::named("counting up to");
    let before = lowered(text.get(from..date).unwrap_or_default());
    let before = without_parts(&before);
    WORDS.iter().any(|words| without(before, words).is_some())
}

/// Words of a date that stand ahead of its day: "late on".
static PARTS: WordList = WordList::named("parts of a date");

/// Words without those that end them.
fn without<'a>(words: &'a str, ending: &str) -> Option<&'a str> {
    let rest = words.trim_end().strip_suffix(ending)?;
    (!rest.ends_with(char::is_alphanumeric)).then_some(rest)
}

/// Words without the parts of a date that end them.
fn without_parts(words: &str) -> &str {
    let mut before = words;
    while let Some(rest) = PARTS.iter().find_map(|part| without(before, part)) {
        before = rest;
    }
    before
}

/// Whether nothing but parts of a date stand ahead of its day, with what leads to it: "early on", "late".
pub(crate) fn only_parts_of_date(words: &str) -> bool {
    static ON: WordList = WordList::named("leading to a day");
    let words = lowered(words);
    let words = ON.iter().find_map(|on| without(&words, on)).unwrap_or(&words);
    without_parts(words).trim().is_empty()
}

/// "The November 2015 attacks were carried out on Friday, 13 November 2015": the day, where the sentence gives it too.
pub(crate) fn finer(date: ResolvedDate, dates: &[ResolvedDate], (start, end): (usize, usize)) -> ResolvedDate {
    if date.from.day_number().is_some() || date.from != date.to {
        return date;
    }
    let first = dates.partition_point(|other| other.start < start);
    let mut days =
        dates.iter().skip(first).take_while(|other| other.start < end).filter(|other| {
            other.from.day_number().is_some() && other.from == other.to && date.from.contains(other.from)
        });
    match (days.next(), days.next()) {
        (Some(day), None) => ResolvedDate { from: day.from, to: day.to, ..date },
        _ => date,
    }
}

/// "Was declared the winner of the election on Monday": the day is that of the declaration.
pub(crate) fn proclaimed(text: &str, start: usize, event: &CueMatch, date: &ResolvedDate) -> bool {
    static VERBS: WordList = WordList::named("verbs of event dates");
    let before = text.get(start..event.start).unwrap_or_default();
    let clause = before.rsplit([',', ';', ':']).next().unwrap_or_default();
    let own = text.get(event.end..date.start).is_some_and(|between| matches!(between.trim(), "of" | "held on" | ""));
    date.start >= event.end && !own && clause.words().any(|word| VERBS.contains(&word))
}

/// Where the verb stands that a date belongs to, if it is one of saying or counting: "officials said late on Monday".
pub(crate) fn said_on(text: &str, start: usize, date: &ResolvedDate) -> Option<usize> {
    /// So many words may stand between the verb and its day.
    const BETWEEN: usize = 5;
    let before = text.get(start..date.start)?;
    // The comma of "12,000" parts nothing.
    let within =
        |at: usize| before.get(at + 1..).is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()));
    let mut ends =
        before.rmatch_indices([',', ';', ':', '(', '–', '—']).filter(|(at, mark)| *mark != "," || !within(*at));
    let clause = ends.next().map_or(0, |(at, mark)| at + mark.len());
    let clause_text = before.get(clause..)?.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut at = before.len();
    for word in clause_text.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(BETWEEN) {
        at = before.get(..at)?.rfind(word)?;
        if VERBS_OF_THE_DAY.contains(&word) || RISES.contains(&word) {
            return Some(start + at);
        }
    }
    None
}

/// Words behind which a day is that of the noun behind it: "the Nov. 8 election".
static ARTICLES: WordList = WordList::named("articles");

/// Whether a date is the day on which a count had come so far: "rose to 158 on Friday".
pub(crate) fn rises_on(text: &str, start: usize, date: &ResolvedDate) -> bool {
    let verb = said_on(text, start, date).and_then(|verb| text.get(verb..)?.first_word());
    verb.is_some_and(|verb| RISES.contains(&verb))
}

/// Nouns that an event's name lends itself to: what an election commission does has a date of its own.
static NAMED_AFTER: WordList = WordList::named("named after");

/// Whether an event's name only qualifies the noun after it.
pub(crate) fn is_named_after(text: &str, event: &CueMatch) -> bool {
    let next = text.get(event.end..).unwrap_or_default().first_word().unwrap_or_default();
    is_one_of(next.unmarked(), &NAMED_AFTER)
}

/// Words that set a date against an event: "a month before the vote", "after the referendum".
static SETTING_APART: WordList = WordList::named("setting apart");

/// Whether the words between a date and an event, or those that lead up to the event, say that the date is another day:
/// "on 21 October, a month before the vote", "the day before the vote, 3 June".
pub(crate) fn is_counted_from(text: &str, event: &CueMatch, between: &str, inside: bool) -> bool {
    let sets_apart = |word: &str| SETTING_APART.contains(&word.unmarked());
    let before = text.get(..event.start).unwrap_or_default();
    let leading = before.rsplit(char::is_whitespace).take(4).any(sets_apart);
    between.words().any(sets_apart) || (leading && !inside && between.starts_with(','))
}

/// The dates of a text with what the words leave out filled in: the year from the date of publication, weekdays and
/// "last year" counted back from it. A date that cannot be resolved is left out.
pub(crate) fn resolve_dates(
    document: &Document,
    lexicon: &Lexicon,
    cues: &[CueMatch],
    dates: &[DateMention],
) -> Vec<ResolvedDate> {
    let (text, published) = (document.text.as_str(), document.published);
    // Without a date of publication, the first year that the text names in full stands in for it.
    let year = published.map(PartialDate::year_number).or_else(|| dates.iter().find_map(|date| date.year));
    // A date without a year goes on in the year told of before: "the election of 2017 … the runoff on 7 May".
    let mut told: Option<(usize, i32, bool)> = None;
    let mut resolved: Vec<ResolvedDate> = Vec::with_capacity(dates.len());
    for index in 0..dates.len() {
        // "From January to September 2031" is one date, and no event is of its last month.
        if index.checked_sub(1).is_some_and(|before| reaches_to_next(text, dates, before)) {
            continue;
        }
        let Some(mut date) = with_year_behind(text, dates, index) else { continue };
        let between = told.and_then(|(end, ..)| text.get(end..date.span.start()));
        let near = between.is_some_and(|between| between.len() <= CARRIED && !between.contains('\n'));
        let one_sentence = between.is_some_and(|between| !between.contains(". "));
        let stated = date.year.is_some();
        if let (false, true, Some((_, year, by_month))) = (stated, near, told)
            && date.month.is_some()
            && (one_sentence || by_month)
            && published.is_none_or(|published| year < published.year_number())
        {
            date.year = Some(year);
        }
        told = date.year.map(|year| (date.span.end(), year, date.month.is_some()));
        if date.year.is_none() && lies_ahead(text, &date) {
            date.year = published.map(PartialDate::year_number);
        }
        let known = if stated { Year::Stated } else { Year::FilledIn };
        let last = dates.get(index + 1).filter(|_| date.end.is_none() && reaches_to_next(text, dates, index));
        let date = resolve(&date, published, year, said_last(text, &date));
        // "From January to June": of one year, that of the first.
        let to = last.and_then(|last| PartialDate::month(date?.from.year_number(), last.month?));
        let date = date.map(|date| ResolvedDate { to: to.filter(|to| *to > date.from).unwrap_or(date.to), ..date });
        resolved.extend(date.map(|date| with_last_day(text, ResolvedDate { year: known, ..date })));
    }
    for cue in cues {
        for meaning in lexicon.cues_of(cue.phrase) {
            let date = match (meaning, published) {
                (Cue::Weekday(day), Some(published)) if published.day_number().is_some() => {
                    Weekday::try_from(*day).ok().and_then(|day| weekday_before(published.last_day(), day))
                }
                (Cue::Relative(back), Some(published)) => {
                    let whole = counted_back(published, *back);
                    let rough = matches!(back, Back::About(_));
                    resolved.extend(whole.map(|(from, to)| ResolvedDate {
                        start: cue.start,
                        end: cue.end,
                        from,
                        to,
                        rough,
                        counted: false,
                        year: Year::ByPublication,
                    }));
                    None
                }
                _ => None,
            };
            if let Some(date) = date {
                resolved.push(ResolvedDate {
                    start: cue.start,
                    end: cue.end,
                    from: date,
                    to: date,
                    rough: false,
                    counted: false,
                    year: Year::ByPublication,
                });
            }
        }
    }
    resolved.sort_by_key(|date| (date.start, date.end));
    let mut resolved = without_named_days(text, resolved);
    let counted: Vec<ResolvedDate> = cues.iter().filter_map(|cue| counted_on(text, lexicon, cue, &resolved)).collect();
    if !counted.is_empty() {
        resolved.extend(counted);
        resolved.sort_by_key(|date| (date.start, date.end));
    }
    resolved
}

/// A date counted from the one named last before: "the next day", "three weeks later".
pub(crate) fn counted_on(
    text: &str,
    lexicon: &Lexicon,
    cue: &CueMatch,
    dates: &[ResolvedDate],
) -> Option<ResolvedDate> {
    /// So far back, in bytes, the date counted from may stand.
    const BACK: usize = 600;
    let back = lexicon.cues_of(cue.phrase).iter().find_map(|meaning| match meaning {
        Cue::Relative(back @ (Back::Then(_) | Back::Counted(_))) => Some(*back),
        _ => None,
    })?;
    let (start, days, unit) = match back {
        Back::Then(days) => (cue.start, days, 1),
        Back::Counted(sign) => {
            let before = text.get(..cue.start)?.trim_end();
            let unit_start = before.rfind(char::is_whitespace)? + 1;
            let unit = before.get(unit_start..)?;
            let length = days_of_unit(unit)?;
            let before = before.get(..unit_start)?.trim_end();
            let start = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
            let number = before.get(start..)?;
            let count = counted(number).filter(|count| *count < 1000)?;
            let length = i64::try_from(length).ok()?;
            (start, sign * count * length, length)
        }
        _ => return None,
    };
    let before = dates.partition_point(|date| date.end <= start);
    let anchor = before.checked_sub(1).and_then(|index| dates.get(index)).filter(|date| start - date.end <= BACK)?;
    if anchor.rough || (anchor.from.day_number().is_none() && unit < 30) || anchor.from.month_number().is_none() {
        return None;
    }
    let day = anchor.from.first_day().checked_add_signed(chrono::TimeDelta::try_days(days)?)?;
    let date = match unit {
        1 | 7 => PartialDate::from(day),
        30 => PartialDate::month(day.year(), u8::try_from(day.month()).ok()?)?,
        _ => PartialDate::year(day.year())?,
    };
    let (mut from, mut to) = (date, date);
    if unit == 7 {
        from = day.checked_sub_days(Days::new(3))?.into();
        to = day.checked_add_days(Days::new(3))?.into();
    }
    Some(ResolvedDate { start, end: cue.end, from, to, rough: true, counted: true, year: anchor.year })
}

/// Whether an event's name tells of a new one: "another earthquake", "a second vote".
pub(crate) fn is_new(text: &str, event: &CueMatch) -> bool {
    static NEW: WordList = WordList::named("new");
    let before = text.get(..event.start).unwrap_or_default();
    before.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(4).any(|word| NEW.contains(&word))
}

/// How far a year that was told holds for dates without one, in bytes.
const CARRIED: usize = 240;

/// A date with the year that stands behind the next one, where the two are joined: "in July and August 2014".
pub(crate) fn with_year_behind(text: &str, dates: &[DateMention], index: usize) -> Option<DateMention> {
    let mut date = dates.get(index)?.clone();
    if let (None, Some(month), Some(next)) = (date.year, date.month, dates.get(index + 1)) {
        let between = text.get(date.span.end()..next.span.start()).unwrap_or_default().trim();
        let joined = matches!(between, "and" | "or" | "to" | "until" | "-" | "–" | "and on" | ",");
        if let (true, Some(year), Some(later)) = (joined, next.year, next.month) {
            date.year = Some(if month > later { year - 1 } else { year });
            if date.day.is_none() && next.day.is_none() && between != "or" && date.end.is_none() {
                date.end = PartialDate::month(year, later);
            }
        }
    }
    Some(date)
}

/// Whether a month goes on to the next date: "January to September 2031".
fn reaches_to_next(text: &str, dates: &[DateMention], index: usize) -> bool {
    static TO: WordList = WordList::named("leading to the end of a time");
    let Some((date, next)) = dates.get(index).zip(dates.get(index + 1)) else { return false };
    let between = text.get(date.span.end()..next.span.start()).unwrap_or_default().trim();
    date.year.is_none()
        && date.day.is_none()
        && next.day.is_none()
        && TO.contains(&between)
        && date.month.is_some()
        && next.month.is_some()
        && (next.year.is_none() && date.month < next.month
            || with_year_behind(text, dates, index).is_some_and(|date| date.end.is_some()))
}

/// A date with the second of its days, where two are named: "9 and 15 June", "9–15 June".
fn with_last_day(text: &str, date: ResolvedDate) -> ResolvedDate {
    let words = text.get(date.start..date.end).unwrap_or_default();
    let mut numbers = words.split(|c: char| !c.is_ascii_alphanumeric()).filter_map(|word| word.parse::<u8>().ok());
    let (first, second) = (numbers.next(), numbers.next());
    let (Some(day), Some(month), Some(second)) = (date.from.day_number(), date.from.month_number(), second) else {
        return date;
    };
    let last = PartialDate::day(date.from.year_number(), month, second).filter(|last| *last > date.from);
    match last.filter(|_| date.from == date.to && first == Some(day)) {
        Some(last) => ResolvedDate { to: last, ..date },
        None => date,
    }
}

/// How many units of time words count: "a" is one, and numbers are read as anywhere, "thirty", "25".
pub(crate) fn counted(words: &str) -> Option<i64> {
    let words = lowered(words);
    if words == "a" { Some(1) } else { whole_number(&words) }
}

/// The time that lies so far back from publication; `None` where the date of publication is too coarse to tell.
pub(crate) fn counted_back(published: PartialDate, back: Back) -> Option<(PartialDate, PartialDate)> {
    let day = published.last_day();
    let exact = published.day_number().is_some();
    let one = |date: PartialDate| Some((date, date));
    match back {
        Back::Year(years) => one(PartialDate::year(published.year_number() - years)?),
        Back::Month(months) => {
            published.month_number()?;
            let month = day.with_day(1)?.checked_sub_months(Months::new(months))?;
            one(PartialDate::month(month.year(), u8::try_from(month.month()).ok()?)?)
        }
        Back::Day(days) if exact => one(day.checked_sub_days(Days::new(days))?.into()),
        Back::About(days) if exact => {
            let slack = if days == 1 { 0 } else { days.div_ceil(3).min(60) };
            let from = day.checked_sub_days(Days::new(days + slack))?;
            let to = day.checked_sub_days(Days::new(days - slack))?;
            Some((from.into(), to.into()))
        }
        _ => None,
    }
}

/// "Wednesday 29 October": the day of the week beside a full date says nothing more, and may be counted from another week.
pub(crate) fn without_named_days(text: &str, dates: Vec<ResolvedDate>) -> Vec<ResolvedDate> {
    let beside = |a: &ResolvedDate, b: &ResolvedDate| {
        let near = text.get(a.end..b.start).is_some_and(|between| between.len() <= 6 && !between.contains(['.', ';']));
        near && !a.rough && !b.rough
    };
    let named = |index: usize| {
        let date = dates.get(index)?;
        let word = text.get(date.start..date.end)?;
        let is_weekday = word.starts_with(char::is_uppercase)
            && !word.contains(|c: char| c.is_ascii_digit())
            && word.ends_with("day");
        let before =
            index.checked_sub(1).and_then(|before| dates.get(before)).is_some_and(|before| beside(before, date));
        let after = dates.get(index + 1).is_some_and(|after| beside(date, after));
        (is_weekday && (before || after)).then_some(index)
    };
    let dropped: Vec<usize> = (0..dates.len()).filter_map(named).collect();
    dates.iter().enumerate().filter(|(index, _)| dropped.binary_search(index).is_err()).map(|(_, date)| *date).collect()
}

/// Whether a day without a year is told of as one that comes: "will be held on 3 November", "could reach 900 by August".
fn lies_ahead(text: &str, date: &DateMention) -> bool {
    /// So many words before it, of its own sentence.
    const BACK: usize = 14;
    static COMING: WordList = WordList::named("ahead of a day that comes");
    static COMING_BY: WordList = WordList::named("ahead of a day that comes by");
    static LEADING: WordList = WordList::named("leading to a day that comes");
    let before = text.get(..date.span.start()).unwrap_or_default();
    let by = before.last_word().is_some_and(|word| LEADING.contains(&word));
    let own = before.rsplit(char::is_whitespace).filter(|word| !word.is_empty()).take(BACK);
    let mut own = own.take_while(|word| !word.ends_with(['.', '?', '!', ';']));
    own.any(|word| COMING.contains(&word) || by && COMING_BY.contains(&word))
}
