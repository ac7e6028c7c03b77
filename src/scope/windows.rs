//! What the words of a window mean: the days that a figure covers, and whether they narrow it at all.

use std::sync::LazyLock;

use chrono::{Datelike, Days, Months, NaiveDate};

use super::stretch::{Reader, Stretch};
use super::topic::Topic;
use crate::events::{ResolvedDate, counted, said_on};
use crate::figures::Mention;
use crate::model::{Basis, Event, Measure, PartialDate, Span, Window, keys};
use crate::quantity::Unit;
use crate::text::{Spaced, Spellings, lowered};
use crate::vocabulary::{WordGroups, WordList, days_of_unit, traits};

/// Words by which a window is of one form or another: the first row that has one of its words decides.
static FORMS: WordGroups = WordGroups::named("windows");

/// What finds those words, each by its number.
static SPELT: LazyLock<Spellings> = LazyLock::new(|| Spellings::of(entries_of_forms().map(|(_, entry)| entry)));

/// Each of those words with its form.
fn entries_of_forms() -> impl Iterator<Item = (&'static str, &'static str)> {
    FORMS.iter().flat_map(|(form, entries)| entries.iter().map(move |entry| (*form, *entry)))
}

/// Units of time that are parts of a day, with how many of them make one.
static PARTS_OF_DAYS: WordGroups = WordGroups::named("parts of days");

/// How a window is worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// "In the past 24 hours": counted back from the day of publication.
    Back,
    /// "Since 7 October".
    Since,
    /// "So far this year".
    Running,
    /// "In the week ending 15 June".
    WeekTo,
    /// "In the week of 9 June".
    WeekFrom,
    /// "A day", "each year".
    Rate,
    /// "In all of 2017", "between 9 and 15 June", "in the first two days": what no event has for its date.
    Whole,
    /// A date and nothing else: "in 2017", "on Tuesday", "last year".
    Dated,
}

impl Form {
    fn of(words: &str) -> Form {
        let entry = |number: usize| entries_of_forms().nth(number);
        let stands = |(number, start, end): &(usize, usize, usize)| {
            let open = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            open(words.get(..*start).and_then(|before| before.chars().next_back()))
                && open(words.get(*end..).and_then(|behind| behind.chars().next()))
                && words.get(*start..*end) == entry(*number).map(|(_, entry)| entry)
        };
        // Few windows have one.
        let first = SPELT.all_in(words).filter(stands).map(|(number, ..)| number).min();
        match first.and_then(entry).map(|(form, _)| form) {
            Some("since") => Form::Since,
            Some("week to") => Form::WeekTo,
            Some("week from") => Form::WeekFrom,
            Some("running") => Form::Running,
            Some("rate") => Form::Rate,
            Some("whole") => Form::Whole,
            Some("back") if !is_calendar(words) => Form::Back,
            _ => Form::Dated,
        }
    }
}

impl Reader<'_> {
    /// Takes the window of a figure for the days that it means, and takes it away where it only dates the event.
    pub(crate) fn settle_window(
        &self,
        topic: &mut Topic,
        index: usize,
        measure: Option<&Measure>,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) {
        let Some(mention) = stretch.mentions.get(index).copied() else { return };
        let (Some(words), Some(span)) =
            (topic.statistic.scope.get(keys::WINDOW), topic.key_spans.get(keys::WINDOW).copied())
        else {
            return self.carry_window(topic, mention, stretch, before);
        };
        // "On Monday alone": what is counted for that day only.
        static ALONE: WordList = WordList::named("windows that leave others out");
        let behind = self.text.get(span.end()..stretch.end).unwrap_or_default().words().next();
        let alone = behind.is_some_and(|word| ALONE.contains(&word.trim_end_matches(|c: char| !c.is_alphabetic())));
        let form = if alone { Form::Whole } else { Form::of(words) };
        if self.is_no_window(form, mention, span, stretch) {
            return take_away(topic);
        }
        let dates = self.dates_within(span);
        topic.window = self.days_of(form, words, &dates);
        if alone {
            let words = format!("{words} {}", keys::ALONE);
            topic.statistic.scope.insert(keys::WINDOW.to_owned(), words);
            return;
        }
        // "The toll stood at 40 on Friday": as of when.
        let stands = |window: Window| topic.as_of.is_some_and(|day| is_of(window, day));
        if form == Form::Dated && topic.window.is_some_and(stands) {
            return take_away(topic);
        }
        // "Up from 380 last week": how far the count had come by then.
        let counts_on = measure.is_some_and(|measure| measure.accumulates || measure.fluctuates);
        if topic.former && counts_on && form == Form::Dated && topic.window.is_some_and(is_short) {
            topic.as_of = topic.as_of.or(topic.window.and_then(|window| window.to));
            return take_away(topic);
        }
        // "Over the weekend" is no date, and no longer than one.
        let undated = dates.is_empty() && !words.last_word().is_some_and(|word| SHORT.contains(&word));
        // Who is arrested for an attack is so on another day, and those of a riot night by night.
        let of_its_own = measure.is_some_and(|measure| ON_THEIR_OWN_DAYS.contains(&measure.name.as_str()))
            && topic.window.is_none_or(is_short);
        let dates_only =
            form == Form::Dated && (undated || !of_its_own && self.only_dates(topic, mention, measure, stretch));
        // When people voted is when the vote was, and when it was said is not when it happened.
        let votes = |kind: &String| self.events.kinds.of_family(kind).is(traits::VOTES);
        let of_vote = measure.is_some_and(|measure| {
            let owned = measure.needs_subject && (measure.is_of_votes() || measure.unit != Unit::Count);
            owned || measure.events.iter().any(votes)
        });
        let said = || {
            let before = self.text.get(stretch.start..span.start()).and_then(Spaced::last_word);
            // "A rise from Wednesday, when there were 900": what is told of the day itself is not led so.
            let behind = self.text.get(span.end()..).unwrap_or_default().trim_start_matches([',', ' ']);
            let of_day = behind.first_word().is_some_and(|word| OF_A_DAY.contains(&word));
            let led = before.is_some_and(|word| LED.contains(&word)) && !of_day;
            // "Added 12,000 jobs in May", "reported 40 cases on Friday": the day is that of the figure between.
            let told = |date: &ResolvedDate| {
                let verb = said_on(self.text, stretch.start, date);
                verb.is_some_and(|verb| !(verb < mention.span.start() && mention.span.start() < date.start))
            };
            led || dates.first().is_some_and(told)
        };
        let paid = || form == Form::Rate && matches!(mention.quantity.unit, Unit::Currency(_));
        // Who registered since May, or cast a ballot a day, is counted as anything is.
        let counted = measure.is_some_and(|measure| measure.unit == Unit::Count && !measure.needs_subject);
        let over_time = matches!(form, Form::Since | Form::Back | Form::Rate);
        let of_vote = of_vote && !(counted && over_time);
        if dates_only || of_vote || form == Form::Dated && said() || paid() {
            take_away(topic);
        }
    }

    /// Whether words only look like a window: the "since" of a verb, "has since warned"; that of the best for long, "the worst
    /// since 1990, when 40 died"; and whatever stands beside a length of time, "three weeks since the vote".
    fn is_no_window(&self, form: Form, mention: &Mention, span: Span, stretch: &Stretch<'_>) -> bool {
        static RANKING: WordList = WordList::named("ranking since");
        static RELATIVE: WordList = WordList::named("relative of a rank");
        static OF_VERBS: WordList = WordList::named("behind the since of a verb");
        let is_time =
            |unit: &str| days_of_unit(unit).is_some() || PARTS_OF_DAYS.iter().any(|(_, names)| names.contains(&unit));
        if matches!(&mention.quantity.unit, Unit::Measured(unit) if is_time(unit)) {
            return true;
        }
        let before = self.text.get(stretch.start..span.start()).unwrap_or_default();
        let of_verb = || before.last_word().is_some_and(|word| OF_VERBS.contains(&word));
        let has = |words: &str, list: &WordList| words.words().any(|word| list.contains(&&*lowered(word.unmarked())));
        let between = self.text.get(span.end()..mention.span.start());
        let ranks = || between.is_some_and(|between| has(between, &RELATIVE)) && has(before, &RANKING);
        form == Form::Since && (of_verb() || ranks())
    }

    /// The dates that begin within a span, with a number right behind it: "since early 1992".
    fn dates_within(&self, span: Span) -> Vec<ResolvedDate> {
        let dates = &self.events.dates;
        let first = dates.partition_point(|date| date.end <= span.start());
        dates.iter().skip(first).take_while(|date| date.start < span.end()).copied().collect()
    }

    /// The days that words mean, as far as they and the day of publication say.
    fn days_of(&self, form: Form, words: &str, dates: &[ResolvedDate]) -> Option<Window> {
        let whole = |date: &&ResolvedDate| !date.rough && !date.counted;
        let (first, last) = (dates.iter().find(whole), dates.iter().rev().find(whole));
        match form {
            Form::Back => {
                let published = self.events.published?;
                let from = before(published, words)?;
                Some(Window::new(Some(from.into()), Some(published.into())))
            }
            Form::Since => Some(Window::new(Some(first?.from), None)),
            Form::Running => {
                let from = match first {
                    Some(date) => date.from,
                    None => week_of(self.events.published?)?.into(),
                };
                Some(Window::new(Some(from), None))
            }
            Form::WeekTo => {
                let to = last?.to.last_day();
                Some(Window::new(Some(to.checked_sub_days(Days::new(6))?.into()), Some(to.into())))
            }
            Form::WeekFrom => {
                let from = first?.from.first_day();
                Some(Window::new(Some(from.into()), Some(from.checked_add_days(Days::new(6))?.into())))
            }
            Form::Rate => None,
            Form::Whole if self.part_of_year(words, first).is_some() => self.part_of_year(words, first),
            // "Last week" is counted back roughly where it dates an event.
            Form::Dated if first.is_none() && days_of_unit(words.last_word()?) == Some(7) => {
                let monday = week_of(self.events.published?)?;
                let (from, to) = (monday.checked_sub_days(Days::new(7))?, monday.pred_opt()?);
                Some(Window::new(Some(from.into()), Some(to.into())))
            }
            Form::Whole | Form::Dated => Some(Window::new(Some(first?.from), Some(last?.to))),
        }
    }

    /// The months of "the first nine months of 2022", "the third quarter of 2021", "the second half of the year".
    fn part_of_year(&self, words: &str, date: Option<&ResolvedDate>) -> Option<Window> {
        static PARTS: WordGroups = WordGroups::named("parts of years");
        static PLACES: WordGroups = WordGroups::named("places in a row");
        static THE_YEAR: WordList = WordList::named("the year of publication");
        let year = match date {
            Some(date) if date.from == date.to && date.from.month_number().is_none() => date.from.year_number(),
            None if THE_YEAR.iter().any(|of| words.ends_with(of)) => self.events.published?.year(),
            _ => return None,
        };
        let named = |list: &WordGroups, word: &str| {
            list.iter().find(|(_, entries)| entries.contains(&word)).and_then(|(value, _)| value.parse::<u32>().ok())
        };
        let words: Vec<&str> = words.words().collect();
        let at = words.iter().position(|word| named(&PARTS, word).is_some())?;
        let length = named(&PARTS, words.get(at)?)?;
        let before = |back: usize| at.checked_sub(back).and_then(|at| words.get(at));
        let place = |word: &&str| named(&PLACES, word);
        let (skipped, months) = match before(1).and_then(place) {
            Some(place) => (length.checked_mul(place.checked_sub(1)?)?, length),
            None => {
                let count = u32::try_from(counted(before(1)?)?).ok()?;
                (0, before(2).and_then(place).filter(|place| *place == 1).and(length.checked_mul(count))?)
            }
        };
        let last = u8::try_from(skipped.checked_add(months)?).ok()?;
        let from = PartialDate::month(year, u8::try_from(skipped).ok()?.checked_add(1)?)?;
        Some(Window::new(Some(from), Some(PartialDate::month(year, last)?)))
    }

    /// Whether a date is only that of the event that a figure is of: of one sudden event, or of the day of what lasts.
    fn only_dates(&self, topic: &Topic, mention: &Mention, measure: Option<&Measure>, stretch: &Stretch<'_>) -> bool {
        let a_day = topic.window.is_none_or(|window| window.from == window.to);
        let Some(measure) = measure else {
            // Things of no measure are counted over longer times; what came or burned on a day is dated by it.
            let counts = matches!(mention.quantity.unit, Unit::Count | Unit::Number);
            return a_day || !counts || mention.noun.is_none();
        };
        if !measure.accumulates {
            return true;
        }
        // What goes on for weeks is told day by day.
        let told_by_days = |event: &Event| event.kind.as_ref().is_some_and(|kind| BY_DAYS.contains(&kind.as_str()));
        let days_told = || topic.statistic.event.as_ref().is_some_and(told_by_days) && !self.tells_of_sudden(stretch);
        if a_day && topic.window.is_some() && days_told() {
            return false;
        }
        let Some(event) = &topic.statistic.event else { return a_day };
        let Some(kind) = &event.kind else { return a_day };
        let told = self.told_in(stretch);
        let is_own = self.is_of_event(topic, event);
        if self.events.kinds.of(kind.as_str()).is(traits::SUDDEN) {
            // "Bombings killed 900 people in 2021": those of the year; and what no event is named beside is of no one.
            let several =
                topic.window.is_some() && told.iter().any(|words| PLURALS.iter().any(|ending| words.ends_with(ending)));
            return !several && (is_own || a_day || !told.is_empty());
        }
        // "The hurricane of September": what lasts some days is dated by a month, a war goes on through years.
        let of_day = event.from == event.to && event.from.is_some_and(|from| from.day_number().is_some());
        is_own && (of_day || !a_day && !LASTING.contains(&kind.as_str()))
    }

    /// Whether the day of an event, as far as it is known, lies within the window of a figure.
    fn is_of_event(&self, topic: &Topic, event: &Event) -> bool {
        let within = |date: PartialDate| topic.window.is_some_and(|window| is_of(window, date));
        let assumed = topic.bases.get(keys::DATE) == Some(&Basis::Assumed);
        assumed || [event.from, event.to].into_iter().flatten().all(within)
    }

    /// Whether a sentence tells of what is over within a day: a bomb at a march has its own day.
    fn tells_of_sudden(&self, stretch: &Stretch<'_>) -> bool {
        let first = self.events.mentions.partition_point(|event| event.start < stretch.start);
        let named = self.events.mentions.iter().skip(first).take_while(|event| event.start < stretch.end);
        let mut kinds = named.filter_map(|event| self.events.entities.get(event.entity)?.kind.as_ref());
        kinds.any(|kind| self.events.kinds.of(kind.as_str()).is(traits::SUDDEN))
    }

    /// The last words of the events that a sentence names.
    fn told_in(&self, stretch: &Stretch<'_>) -> Vec<&str> {
        let first = self.events.mentions.partition_point(|event| event.start < stretch.start);
        let named = self.events.mentions.iter().skip(first).take_while(|event| event.start < stretch.end);
        named.filter_map(|event| self.text.get(event.start..event.end)?.last_word()).collect()
    }

    /// Whether a figure is of those just counted: "144 of those".
    fn comes_back(&self, mention: &Mention) -> bool {
        static THOSE: WordList = WordList::named("of those counted");
        let behind = self.text.get(mention.span.end()..).unwrap_or_default().trim_start();
        THOSE.iter().any(|those| {
            let rest = behind.strip_prefix(those);
            rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    }

    /// Takes up the window of the figure before, where a figure goes on about what that counts: "killed in 2014, including 12
    /// children", "killed 40 people since May and injured 90".
    fn carry_window(&self, topic: &mut Topic, mention: &Mention, stretch: &Stretch<'_>, before: &[Topic]) {
        /// So far behind the words of the window, in bytes.
        const REACH: usize = 60;
        if self.comes_back(mention)
            && let Some((words, window)) = window_of_those(topic, before, stretch)
        {
            topic.statistic.scope.insert(keys::WINDOW.to_owned(), words);
            topic.window = window;
            return topic.known(keys::WINDOW, Basis::Carried);
        }
        let Some(last) = before.last().filter(|last| last.index.is_some() && last.index == stretch.sentence) else {
            return;
        };
        let words = last.statistic.scope.get(keys::WINDOW).zip(last.key_spans.get(keys::WINDOW));
        let Some((words, span)) = words else { return };
        if span.start() > mention.span.start() || last.bases.get(keys::WINDOW) == Some(&Basis::Carried) {
            return;
        }
        let Some(between) = self.text.get(span.end()..mention.span.start()) else { return };
        let joins = between.trim_start_matches([',', ' ', '-', '–', '—', '(']).first_word();
        let goes_on = between.trim().is_empty() || joins.is_none_or(|word| JOINING.contains(&word));
        let dates = &self.events.dates;
        let next = dates.partition_point(|date| date.start < span.end());
        let own = dates.get(next).is_some_and(|date| date.start < stretch.end);
        // "43 in the past week, with the latest storm blamed for 24": the other storm has days of its own.
        let mentions = &self.events.mentions;
        let next = mentions.partition_point(|event| event.start < span.end());
        let of_other = mentions.get(next).is_some_and(|event| event.start < mention.span.start());
        if between.len() > REACH || !goes_on || own || of_other || between.contains([';', ':']) {
            return;
        }
        topic.statistic.scope.insert(keys::WINDOW.to_owned(), words.clone());
        topic.window = last.window;
        topic.known(keys::WINDOW, Basis::Carried);
    }
}

/// The window of those that a figure comes back to, "144 of those deaths": of what was counted last in this sentence or the one
/// before it under the same measure.
fn window_of_those(topic: &Topic, before: &[Topic], stretch: &Stretch<'_>) -> Option<(String, Option<Window>)> {
    let near = |other: &&Topic| other.index.zip(stretch.sentence).is_some_and(|(other, own)| other + 1 >= own);
    let measure = topic.statistic.measure.as_ref()?;
    let mut same =
        before.iter().rev().take_while(near).filter(|other| other.statistic.measure.as_ref() == Some(measure));
    let told = same.next()?;
    Some((told.statistic.scope.get(keys::WINDOW)?.clone(), told.window))
}

/// How words end that name several events.
static PLURALS: WordList = WordList::named("several events");

/// Kinds of event of which each day has its own figures.
static BY_DAYS: WordList = WordList::named("kinds told day by day");

/// Kinds of event that go on through months and years.
static LASTING: WordList = WordList::named("lasting kinds");

/// Words for a time of some hours or days that is no date.
static SHORT: WordList = WordList::named("short times");

/// Measures of what is done on days of its own, whatever it was done for.
static ON_THEIR_OWN_DAYS: WordList = WordList::named("measures on their own days");

/// Words that make of a date behind them something else than when: "by Monday".
static LED: WordList = WordList::named("led to otherwise");

/// Words by which a clause tells of the day before them.
static OF_A_DAY: WordList = WordList::named("telling of a day");

/// Words by which a sentence goes on about what it counted.
static JOINING: WordList = WordList::named("joining windows");

fn take_away(topic: &mut Topic) {
    topic.window = None;
    topic.statistic.scope.remove(keys::WINDOW);
    topic.key_spans.remove(keys::WINDOW);
    topic.bases.remove(keys::WINDOW);
}

/// Whether a window is no longer than a week.
fn is_short(window: Window) -> bool {
    const WEEK: i64 = 7;
    let days = window.from.zip(window.to).map(|(from, to)| (to.last_day() - from.first_day()).num_days());
    days.is_some_and(|days| days < WEEK)
}

/// Whether a day lies within a window.
fn is_of(window: Window, date: PartialDate) -> bool {
    window.from.is_none_or(|from| from.first_day() <= date.last_day())
        && window.to.is_none_or(|to| date.first_day() <= to.last_day())
}

/// The Monday of a day's week.
fn week_of(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// Whether words name a year, month or week of the calendar, as "last week", and not so many days, as "the last week".
fn is_calendar(words: &str) -> bool {
    static BEFORE_THIS: WordList = WordList::named("the one before");
    words.first_word().is_some_and(|word| BEFORE_THIS.contains(&word)) && words.count_words() == 2
}

/// The day that lies as far back from another as words say: "the past 24 hours", "the last three months".
fn before(day: NaiveDate, words: &str) -> Option<NaiveDate> {
    let words: Vec<&str> = words.words().collect();
    words.iter().enumerate().find_map(|(index, word)| {
        let number = |most: i64| {
            let before = index.checked_sub(1).and_then(|index| words.get(index))?;
            let counts =
                counted(before).or_else(|| FORMS.iter().any(|(_, entries)| entries.contains(before)).then_some(1));
            counts.and_then(|count| u64::try_from(count).ok()).filter(|count| (1..=most.unsigned_abs()).contains(count))
        };
        let part = PARTS_OF_DAYS.iter().find(|(_, names)| names.contains(word));
        if let Some(parts) = part.and_then(|(parts, _)| parts.parse::<u64>().ok()) {
            let count = number(10_000)?;
            // Twelve hours are no days.
            return (count % parts == 0).then(|| day.checked_sub_days(Days::new(count / parts))).flatten();
        }
        match days_of_unit(word)? {
            30 => day.checked_sub_months(Months::new(u32::try_from(number(1200)?).ok()?)),
            365 => day.checked_sub_months(Months::new(u32::try_from(number(100)?).ok()?.checked_mul(12)?)),
            days => day.checked_sub_days(Days::new(number(10_000)?.checked_mul(days)?)),
        }
    })
}
