//! As of when a count stands: "as of Tuesday", "had passed 11,000 by 8 February", "the toll was 40 late on Monday".

use super::bindings::noun_end;
use super::stretch::{Reader, Stretch};
use crate::events::{ResolvedDate, counts_up_to, only_parts_of_date, rises_on};
use crate::figures::Mention;
use crate::model::{Measure, PartialDate};
use crate::text::{Spaced, lowered};
use crate::vocabulary::WordList;

impl Reader<'_> {
    /// The day for which a figure is given: of those that say so the nearest.
    pub(crate) fn as_of(&self, index: usize, measure: &Measure, stretch: &Stretch<'_>) -> Option<PartialDate> {
        /// So far from its figure, in bytes.
        const REACH: usize = 160;
        static WORDS: WordList = WordList::named("words");
        let mention = stretch.mentions.get(index)?;
        let dates = &self.events.dates;
        let first = dates.partition_point(|date| date.start < stretch.start);
        dates
            .iter()
            .skip(first)
            .take_while(|date| date.end <= stretch.end)
            .filter(|date| date.from == date.to && date.from.month_number().is_some())
            .filter(|date| date.start.abs_diff(mention.span.start()) <= REACH)
            .filter(|date| {
                let up_to = counts_up_to(self.text, stretch.start, date.start);
                let before = self.text.get(stretch.start..date.start).unwrap_or_default().to_ascii_lowercase();
                let on = || {
                    let risen =
                        rises_on(self.text, stretch.start, date) && !self.is_of_one_day(stretch.start, date.start);
                    WORDS.iter().any(|words| before.ends_with(words))
                        || risen
                        || self.stands_on((mention, measure), date, stretch)
                };
                up_to || date.from.day_number().is_some() && on()
            })
            .min_by_key(|date| date.start.abs_diff(mention.span.start()))
            .map(|date| date.from)
    }

    /// Whether a count is said to stand at a figure on a day: "the toll was 40 early Tuesday", "on Monday the number of cases
    /// had reached 900".
    fn stands_on(&self, (mention, measure): (&Mention, &Measure), date: &ResolvedDate, stretch: &Stretch<'_>) -> bool {
        /// So many words may stand between the verb and its number: "rose to at least".
        const BETWEEN: usize = 4;
        static MOVING: WordList = WordList::named("moving of a count");
        static LEADING: WordList = WordList::named("leading to how a count stands");
        static STANDING: WordList = WordList::named("counts that stand");
        static HAVING: WordList = WordList::named("having so many");
        static LISTING: WordList = WordList::named("listing so many");
        static OF_STOCK: WordList = WordList::named("measures without a day");
        let ahead = date.end <= mention.span.start();
        let beside = || self.text.get(noun_end(mention)..date.start).is_some_and(only_parts_of_date);
        // "In Wednesday's crackdown" is no time at which something stands.
        let apart = || {
            let before = self.text.get(stretch.start..date.start).unwrap_or_default();
            let clause = before.rfind([',', ';', ':', '(', '–', '—']).and_then(|at| before.get(at..)).unwrap_or(before);
            let own = self.text.get(date.end..).is_some_and(|behind| behind.starts_with(['\'', '’']));
            let clause = clause.trim_start_matches(|c: char| !c.is_alphanumeric());
            let clause =
                clause.split_once(' ').filter(|(word, _)| RELATIVE.contains(word)).map_or(clause, |(_, rest)| rest);
            !own && only_parts_of_date(clause)
        };
        if !(if ahead { apart() } else { beside() }) {
            return false;
        }
        let Some(before) = self.text.get(stretch.start..mention.span.start()) else { return false };
        let clause = before.get(before.rfind([';', ':', '(']).map_or(0, |at| at + 1)..).unwrap_or_default();
        let clause = lowered(clause);
        let words: Vec<&str> = clause.words().rev().map(|word| word.unmarked()).collect();
        // "On 10 March the country had 1,500 cases."
        let has = |list: &WordList| words.iter().take(BETWEEN).any(|word| list.contains(word));
        let listed = || has(&LISTING) || has(&HAVING) && OF_STOCK.contains(&measure.name.as_str());
        let noun = mention.quantity.noun.as_deref().unwrap_or_default();
        let new = noun.words().any(|word| NEW.contains(&word));
        if ahead && measure.accumulates && !new && listed() {
            return true;
        }
        let verb = words.iter().take(BETWEEN).position(|word| MOVING.contains(word));
        let put = || words.first().is_some_and(|word| LEADING.contains(word)).then_some(0);
        let Some(verb) = verb.or_else(put) else { return false };
        let counts = words.iter().skip(verb + 1).any(|word| STANDING.contains(word));
        counts && !self.is_of_one_day(stretch.start, mention.span.start())
    }

    /// Whether words lead to a count of one day and not of all days so far: "the number of new cases rose to 40 on Monday".
    fn is_of_one_day(&self, from: usize, to: usize) -> bool {
        let before = lowered(self.text.get(from..to).unwrap_or_default());
        before.words().any(|word| NEW.contains(&word.unmarked()))
    }
}

/// Words of a count of one day.
static NEW: WordList = WordList::named("counts of one day");

/// Words that begin a clause about what stands before them.
static RELATIVE: WordList = WordList::named("relative words of a day");
