//! Whose a figure is: where a construction names somebody, a candidate, a party, an option, a side; of a margin, who leads over
//! whom; else whom the words around it name, or the paragraph before.

use super::bindings::whole_behind;
use super::contenders::stands_at;
use super::names::{distinct_names, is_nobody, is_nobody_by_end};
use super::stretch::{Reader, Stretch};
use super::subjects::{OTHER_SIDE, answer_behind, first_name, names_of, owner_named, side_of, subject_of};
use super::topic::Topic;
use crate::cues::Cue;
use crate::events::localities;
use crate::figures::Mention;
use crate::frames::{Counted, Frame, ITS_OWN, Key, names_region};
use crate::model::{Basis, Event, EventKind, Measure, Span, keys};
use crate::places::countries::{COUNTRIES, country_named};
use crate::quantity::Unit;
use crate::text::lowered;
use crate::vocabulary::{WordGroups, WordList, side_named};

impl Reader<'_> {
    /// Says whose a figure is, with the words that do, and how it is known.
    pub(super) fn bind_owner(
        &self,
        topic: &mut Topic,
        index: usize,
        measure: &Measure,
        frame: &Frame,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) {
        let owner = self.owner(index, measure, frame, stretch, before);
        let event = topic.statistic.event.as_ref();
        let (subject, span, basis) = owner.unwrap_or_else(|| self.subject(index, measure, stretch, before, event));
        let asked = event.and_then(|event| event.kind.as_ref()).is_some_and(|kind| *kind == EventKind::REFERENDUM);
        let (subject, span, basis) = match subject.map(|subject| owner_compared(subject, asked)) {
            // "Democratic", "Pundits": unknown is better than wrong.
            Some(None) if !measure.events.is_empty() && !matches!(measure.unit, Unit::Currency(_)) => {
                (None, span, Basis::Open)
            }
            // "91 % of those who voted backed the change": the verb answers what was asked.
            None if asked && basis == Basis::Open => {
                let next = stretch.mentions.get(index + 1).map_or(stretch.end, |next| next.span.start());
                let mention = stretch.mentions.get(index);
                let answer = mention.and_then(|mention| answer_behind(self.text, mention.span, next));
                let basis = if answer.is_some() { Basis::Said } else { Basis::Open };
                (answer.map(str::to_owned), span, basis)
            }
            subject => (subject.flatten(), span, basis),
        };
        topic.key_spans.extend(span.map(|span| (keys::SUBJECT.to_owned(), span)));
        topic.known(keys::SUBJECT, basis);
        topic.statistic.subject = subject;
    }

    /// Whose a figure is, by the frame it stands in; `None` where no frame says what it counts. A frame that names nobody
    /// leaves it open: what is only near a figure is not its owner.
    pub(crate) fn owner(
        &self,
        index: usize,
        measure: &Measure,
        frame: &Frame,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) -> Option<(Option<String>, Option<Span>, Basis)> {
        let read = matches!(&frame.counted, Some(Counted::Measure(name)) if *name == measure.name);
        // What they answered is whose the share is.
        let answer = || frame.keys.get(&Key::How).filter(|_| Measure::is_of_answers(&measure.name));
        let Some((words, span)) = frame.keys.get(&Key::Owner) else {
            if let Some((words, span)) = answer().filter(|_| read) {
                return Some((Some(lowered(words).into_owned()), *span, Basis::Said));
            }
            if read && measure.name == MARGIN {
                return Some(
                    self.leader_told(stretch, before)
                        .map_or((None, None, Basis::Open), |(owner, span)| (Some(owner), span, Basis::Carried)),
                );
            }
            return read.then_some((None, None, Basis::Open));
        };
        let beside = match words.as_str() {
            OTHER_SIDE if span.is_none() => Some(self.owner_of_the_rest(index, stretch, before)),
            ITS_OWN if span.is_none() => Some(self.owner_by_noun(index, stretch)),
            _ => None,
        };
        if let Some(found) = beside {
            return Some(found.unwrap_or((None, None, Basis::Open)));
        }
        let Some((owner, basis)) = self.whose(words, *span, stretch, before) else {
            return Some((None, *span, Basis::Open));
        };
        // "New York's 95 delegates": a country or region is where, not whose; what belongs to no event is a country's.
        let is_of_country = measure.events.is_empty() && matches!(measure.unit, Unit::Currency(_));
        if is_of_country {
            let country = country_named(&owner).map(str::to_owned);
            return Some((Some(country.unwrap_or(owner)), *span, basis));
        }
        if names_region(&owner) || names_region(words) || self.ends_region(words, *span, stretch) {
            return Some((None, *span, Basis::Open));
        }
        // A share has no rival: the one of a pair only names whose the other is.
        let over = frame.keys.get(&Key::Over).filter(|_| measure.name == MARGIN);
        let Some((over, over_span)) = over else { return Some((Some(owner), *span, basis)) };
        let over = self.whose(over, *over_span, stretch, before);
        let Some((over, _)) = over else { return Some((None, *span, basis)) };
        // "She leads Lund": the one of whom it is told is not known where it seems to be the other.
        let apart = (over != owner).then(|| format!("{owner}{}{over}", keys::OVER));
        let basis = if apart.is_some() { basis } else { Basis::Open };
        Some((apart, *span, basis))
    }

    /// Who has the rest, of which the figure before said who has his part: of a house the other party, of votes the other one
    /// who stands.
    fn owner_of_the_rest(
        &self,
        index: usize,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) -> Option<(Option<String>, Option<Span>, Basis)> {
        let last = before.last().filter(|topic| topic.index == stretch.sentence)?;
        let owner = last.statistic.subject.as_deref()?;
        let of_house = rival_party(owner).map(|rival| (rival, Basis::Carried));
        let (rival, basis) =
            of_house.or_else(|| self.rival_of(owner, stretch, stretch.mentions.get(index)?.span.start()))?;
        Some((Some(rival), None, basis))
    }

    /// The party that members are named by: the seats of "11 Greens" are theirs.
    fn owner_by_noun(&self, index: usize, stretch: &Stretch<'_>) -> Option<(Option<String>, Option<Span>, Basis)> {
        let noun = stretch.mentions.get(index)?.noun?;
        let name = self.text.get(noun.start()..noun.end())?.trim();
        Some((Some(name.to_owned()), Some(noun), Basis::Said))
    }

    /// Words as an owner: a name in its short form, a pronoun as the one it stands for, if that is known.
    fn whose(
        &self,
        words: &str,
        span: Option<Span>,
        stretch: &Stretch<'_>,
        before: &[Topic],
    ) -> Option<(String, Basis)> {
        let Some(span) = span else { return Some((words.to_owned(), Basis::Said)) };
        if self.lexicon.grammar.is_office(words) {
            return Some((self.holder_of_office(words)?, Basis::Carried));
        }
        let grammar = &self.lexicon.grammar;
        if !grammar.is_pronoun(words) && !grammar.is_stand_in(words) {
            if self.only_opens(words, span, stretch) {
                return None;
            }
            if grammar.is_partisan(words) && self.follows_definite(span, stretch) {
                let holder = self.holder_of_office(words).filter(|_| self.is_whole(span, stretch))?;
                return Some((holder, Basis::Carried));
            }
            if let Some(side) = self.lexicon.grammar.option_named(words) {
                return Some((side.to_owned(), Basis::Said));
            }
            let led = self.text.get(stretch.start..span.start()).unwrap_or_default().trim_end();
            let behind = self.text.get(span.end()..stretch.end).unwrap_or_default();
            let next = behind.strip_prefix(' ').and_then(|behind| behind.split(|c: char| !c.is_alphabetic()).next());
            let is_party = next.is_some_and(|word| self.lexicon.grammar.is_side(word));
            return Some((owner_named(words, led, is_party), Basis::Said));
        }
        let here = before.last().filter(|topic| topic.index == stretch.sentence);
        // "She leads Lund by eight points, 49 to 41 percent": the same words stand for the same one.
        let same = here
            .filter(|topic| topic.key_spans.get(keys::SUBJECT) == Some(&span))
            .and_then(|topic| Some(topic.statistic.subject.as_deref()?.split(keys::OVER).next()?.to_owned()));
        // "The League has fallen back since April, when it took 10 percent": the only name so far.
        let so_far = distinct_names(self.text.get(stretch.start..span.start()).unwrap_or_default());
        let person = grammar.is_person(words);
        let may_be = |name: &&String| {
            !person || !is_nobody_by_end(name) && (self.may_stand(name) || self.is_of_kind(name, true) == Some(true))
        };
        let only =
            || so_far.iter().find(|_| so_far.len() == 1).filter(|name| !names_region(name)).filter(may_be).cloned();
        // "It" is no party whose name is a plural.
        let of_many = |name: &String| grammar.is_party(name) && !grammar.is_partisan(name);
        let neuter = grammar.is_neuter(words);
        let name = same
            .or_else(|| here.and_then(|topic| topic.statistic.subject.clone()))
            .filter(|name| name.starts_with(char::is_uppercase) && !name.contains(keys::OVER))
            .or_else(only)
            .or_else(|| self.contender_meant(stretch, span.start(), words))
            .or_else(|| {
                let known = !person || self.names_contender(stretch, span.start(), true);
                let mut persons = so_far.iter().filter(|name| !known && self.is_of_kind(name, true) == Some(true));
                persons.next().filter(|_| persons.next().is_none()).cloned()
            })
            .or_else(|| self.named_before(stretch, false).filter(|name| self.may_stand(name)))
            .or_else(|| self.told_of(stretch, before))
            .or_else(|| {
                let person = self.lexicon.grammar.is_person(words);
                let opens = self.text.get(stretch.start..span.start()).is_some_and(|led| led.trim().is_empty());
                let unnamed =
                    (person || opens) && so_far.iter().all(|name| self.is_of_kind(name, person) != Some(true));
                unnamed.then(|| self.only_one_before(stretch, person)).flatten()
            })?;
        let thing = || !of_many(&name) && self.is_of_kind(&name, true) != Some(true);
        (!neuter || thing()).then_some((name, Basis::Carried))
    }

    /// Whether a word has its capital letter only because it opens a sentence: "Remember, 40 delegates are left", "Heading into the
    /// vote". A surname that
    /// is a common word stands behind another name somewhere.
    fn only_opens(&self, words: &str, span: Span, stretch: &Stretch<'_>) -> bool {
        let grammar = &self.lexicon.grammar;
        let opens = || {
            let sentence = stretch.sentence.and_then(|index| self.segments.sentences.get(index));
            sentence.is_some_and(|sentence| sentence.span.start() == span.start())
        };
        /// How far a text is searched for the word in small letters, in bytes on either side: no article is longer.
        const FAR: usize = 20_000;
        let elsewhere = || {
            let mut from = span.start().saturating_sub(FAR);
            while !self.text.is_char_boundary(from) {
                from += 1;
            }
            let mut to = span.end().saturating_add(FAR).min(self.text.len());
            while !self.text.is_char_boundary(to) {
                to -= 1;
            }
            let near = self.text.get(from..to).unwrap_or_default();
            !words.contains(' ') && stands_at(near, &lowered(words)).is_some()
        };
        let participle = || !words.contains(' ') && OPENING_ENDINGS.iter().any(|ending| words.ends_with(ending));
        let side = || grammar.is_side(words) || grammar.is_party(words) || KNOWN_SIDES.holds(words);
        opens()
            && (grammar.is_known(words) || participle() || elsewhere())
            && !side()
            && grammar.option_named(words).is_none()
            && !self.has_first_name(words)
    }

    /// Whether some words end the name of a region that the word before them begins: "New York".
    fn ends_region(&self, words: &str, span: Option<Span>, stretch: &Stretch<'_>) -> bool {
        let led = span.and_then(|span| self.text.get(stretch.start..span.start())).unwrap_or_default();
        let before = led.strip_suffix(' ').and_then(|led| led.rsplit([' ', '\n']).next());
        let before = before.filter(|before| before.starts_with(char::is_uppercase) && !words.contains(' '));
        before.is_some_and(|before| names_region(&format!("{before} {words}")))
    }

    /// Whether words are a noun phrase as they stand: "the Democrat won", not "the Democratic list".
    fn is_whole(&self, span: Span, stretch: &Stretch<'_>) -> bool {
        let behind = self.text.get(span.end()..stretch.end).unwrap_or_default();
        let next = behind.strip_prefix(' ').and_then(|behind| behind.split(|c: char| !c.is_alphabetic()).next());
        next.is_none_or(|word| BEHIND_MEMBERS.contains(&word) || self.lexicon.grammar.is_verb(word))
    }

    /// Whether "the" stands right before some words.
    fn follows_definite(&self, span: Span, stretch: &Stretch<'_>) -> bool {
        let led = self.text.get(stretch.start..span.start()).unwrap_or_default().trim_end();
        led.rsplit(' ').next().is_some_and(|word| self.lexicon.grammar.is_definite(word))
    }

    /// Whose a figure is that no frame gives an owner: whom the words around it name, or the paragraph before.
    pub(crate) fn subject(
        &self,
        index: usize,
        measure: &Measure,
        stretch: &Stretch<'_>,
        before: &[Topic],
        event: Option<&Event>,
    ) -> (Option<String>, Option<Span>, Basis) {
        let nobody = (None, None, Basis::Said);
        let Some(mention) = stretch.mentions.get(index) else { return nobody };
        let next = stretch.mentions.get(index + 1).map_or(stretch.end, |next| next.span.start());
        let previous = index.checked_sub(1).and_then(|index| stretch.mentions.get(index));
        // "206 of 736 seats": the whole is everybody's.
        if index.checked_sub(1).is_some_and(|part| whole_behind(self.text, &stretch.mentions, part).is_some()) {
            return (Some(EVERYBODYS.to_owned()), None, Basis::Said);
        }
        let clause_start = previous.map_or(stretch.start, |previous| previous.span.end());
        // "… €20.7 billion (39%)": the share is of the one whose amount it stands beside.
        let beside = || {
            before
                .last()
                .filter(|topic| topic.index == stretch.sentence)
                .and_then(|topic| topic.statistic.subject.clone())
        };
        // What belongs to no event is a country's, or a town's.
        if measure.events.is_empty() && measure.unit == Unit::Count {
            return self.whose_state(mention, stretch);
        }
        // Votes are cast for people, parties and sides; money is a country's.
        let countries = matches!(measure.unit, Unit::Currency(_));
        if !measure.events.is_empty() && !countries {
            let referendum =
                event.and_then(|event| event.kind.as_ref()).is_some_and(|kind| *kind == EventKind::REFERENDUM);
            let answer = || answer_behind(self.text, mention.span, next).filter(|_| referendum).map(str::to_owned);
            let side = side_of(self.text, stretch.end, clause_start, mention.span).or_else(answer);
            let span = side.as_deref().and_then(|side| self.words_nearest(side, stretch, mention));
            let basis = if side.is_some() { Basis::Said } else { Basis::Open };
            return (side, span, basis);
        }
        let own = subject_of(self.text, stretch.end, clause_start, mention.span, countries);
        let home = || {
            let home = self.events.home.country.filter(|_| countries).and_then(|home| COUNTRIES.get(home))?;
            Some(home.name.to_owned())
        };
        let said = |name: String| (name, Basis::Said);
        let carried = |name: String| (name, Basis::Carried);
        let subject = own
            .map(said)
            .or_else(|| beside().map(said))
            .or_else(|| first_name(self.text, stretch.start, mention.span, countries).map(said))
            .or_else(|| self.named_before(stretch, countries).map(carried))
            .or_else(|| home().map(|name| (name, Basis::Assumed)));
        let Some((subject, basis)) = subject else { return nobody };
        let span = self.words_nearest(&subject, stretch, mention);
        (Some(subject), span, basis)
    }

    /// The country, or the town in it, that a figure is about: the one named nearest in its sentence, else the document's.
    fn whose_state(&self, mention: &Mention, stretch: &Stretch<'_>) -> (Option<String>, Option<Span>, Basis) {
        let towns = localities(self.text.get(stretch.start..stretch.end).unwrap_or_default());
        if let [town] = towns.as_slice() {
            return (Some(town.clone()), None, Basis::Said);
        }
        let first = self.cues.partition_point(|cue| cue.start < stretch.start);
        let named = self.cues.iter().skip(first).take_while(|cue| cue.start < stretch.end).filter_map(|cue| {
            let name = self.lexicon.cues_of(cue.phrase).iter().find_map(|meaning| match meaning {
                Cue::Country(country) | Cue::People(country) => COUNTRIES.get(*country).map(|country| country.name),
                // The capital's people are not the country's.
                Cue::Capital(_) => self.text.get(cue.start..cue.end),
                _ => None,
            })?;
            Some((cue.start.abs_diff(mention.span.start()), name, Span::new(cue.start, cue.end)))
        });
        match named.min_by_key(|(gap, ..)| *gap) {
            Some((_, name, span)) => (Some(name.to_owned()), span, Basis::Said),
            None => {
                let home = self.events.home.place.or(self.events.home.country).and_then(|home| COUNTRIES.get(home));
                (home.map(|home| home.name.to_owned()), None, Basis::Assumed)
            }
        }
    }

    /// Who leads by a margin that names nobody: "Berg beat Lund by 1,200 votes. The margin was 3 points". The figure right
    /// before it, in its sentence or in the one before, if the sentence names nobody else.
    fn leader_told(&self, stretch: &Stretch<'_>, before: &[Topic]) -> Option<(String, Option<Span>)> {
        let last = before.iter().rev().find(|topic| topic.statistic.measure.is_some())?;
        let near = last.index.zip(stretch.sentence).is_some_and(|(of, here)| of <= here && of + 1 >= here);
        let margin = near && last.statistic.measure.as_deref() == Some(MARGIN);
        let owner = last.statistic.subject.clone().filter(|_| margin)?;
        let words = self.text.get(stretch.start..stretch.end)?;
        let known = distinct_names(words).iter().all(|name| owner.contains(name.as_str()));
        known.then(|| (owner, last.key_spans.get(keys::SUBJECT).copied()))
    }

    /// The person whose figure stood last in the paragraph.
    pub(crate) fn told_of(&self, stretch: &Stretch<'_>, before: &[Topic]) -> Option<String> {
        /// So many figures back.
        const BACK: usize = 8;
        let paragraph = |index: Option<usize>| Some(self.segments.sentences.get(index?)?.paragraph);
        let here = paragraph(stretch.sentence)?;
        let mut told = before.iter().rev().take(BACK).take_while(|topic| paragraph(topic.index) == Some(here));
        let is_one = |name: &String| name.starts_with(char::is_uppercase) && !name.contains(keys::OVER);
        told.find_map(|topic| topic.statistic.subject.clone().filter(is_one))
    }

    /// Whom "he" or "they" stands for where its sentence has named none of its kind so far, a person or a party: the only one
    /// whom the sentence before names, or the one before that where it names none either.
    fn only_one_before(&self, stretch: &Stretch<'_>, person: bool) -> Option<String> {
        /// So many sentences back.
        const BACK: usize = 3;
        let index = stretch.sentence?;
        let here = self.segments.sentences.get(index)?.paragraph;
        let back = if person { BACK } else { 1 };
        let sentences = self.segments.sentences.get(index.saturating_sub(back)..index)?;
        let near = sentences.iter().rev().take_while(|sentence| sentence.paragraph + 1 >= here);
        let names = near.filter_map(|sentence| {
            let text = self.text.get(sentence.span.start()..sentence.span.end())?;
            let mut names = distinct_names(text);
            names.retain(|name| self.is_of_kind(name, person) == Some(true));
            Some(names)
        });
        match names.into_iter().find(|names| !names.is_empty())?.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        }
    }

    /// Whom "he" or "she" at the beginning of a sentence stands for: the first person that the sentence before it names, else
    /// its first name. What begins a text in capitals alone is a place, and a known word before them is nobody: "Members".
    pub(crate) fn named_before(&self, stretch: &Stretch<'_>, countries: bool) -> Option<String> {
        let index = stretch.sentence?;
        let (before, here) = (self.segments.sentences.get(index.checked_sub(1)?)?, self.segments.sentences.get(index)?);
        let words = self.text.get(here.span.start()..here.span.end())?;
        let pronoun = ["He ", "She "].iter().any(|pronoun| words.starts_with(pronoun));
        if !pronoun || before.paragraph != here.paragraph {
            return None;
        }
        let end = Span::new(before.span.end(), before.span.end())?;
        let first = first_name(self.text, before.span.start(), end, countries);
        if countries || first.as_deref().is_some_and(|name| self.has_first_name(name)) {
            return first;
        }
        let named = names_of(self.text.get(before.span.start()..before.span.end())?);
        let person = named.into_iter().find(|name| self.has_first_name(name));
        let is_nobody = |name: &str| self.lexicon.grammar.is_known(name) || !name.chars().any(char::is_lowercase);
        person.or_else(|| first.filter(|name| !is_nobody(name)))
    }

    /// Where words stand in a stretch: the last place before a figure, else the first behind it.
    fn words_nearest(&self, words: &str, stretch: &Stretch<'_>, mention: &Mention) -> Option<Span> {
        let before = self.text.get(stretch.start..mention.span.start())?;
        let at = before.rfind(words).map(|at| stretch.start + at).or_else(|| {
            let behind = self.text.get(mention.span.end()..stretch.end)?;
            behind.find(words).map(|at| mention.span.end() + at)
        })?;
        Span::new(at, at + words.len())
    }
}

/// Pairs of parties that share a house between them.
static RIVAL_PARTIES: WordGroups = WordGroups::named("rival parties");

/// Who has the rest of a house of which a party has the larger part; `None` where there are others.
pub(crate) fn rival_party(party: &str) -> Option<String> {
    let party = lowered(party);
    RIVAL_PARTIES.iter().find(|(_, names)| names.contains(&&*party)).map(|(rival, _)| capitalised(rival))
}

/// A word with a capital letter.
pub(super) fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// An owner as it is compared: what the voters of a referendum choose by a common noun ("repeal", "independence") is what was
/// `asked`. `None` for words with a capital letter that own nothing: an adjective, a body that is elected or meets, a day.
fn owner_compared(owner: String, asked: bool) -> Option<String> {
    let owner = side_named(&owner).map_or(owner, str::to_owned);
    if asked && !KNOWN_SIDES.contains(&owner.as_str()) && !owner.starts_with(char::is_uppercase) {
        return KNOWN_SIDES.first().map(|side| (*side).to_owned());
    }
    (!is_nobody(&owner) || owner.contains(keys::OVER)).then_some(owner)
}

/// The sides that have names of their own, first the one that agrees to what was asked.
pub(super) static KNOWN_SIDES: WordList = WordList::named("sides of ballots");

/// How a participle ends that opens a sentence.
static OPENING_ENDINGS: WordList = WordList::named("opening participle endings");

/// What may stand behind one member of a party: "the Democrat in the race".
pub(super) static BEHIND_MEMBERS: WordList = WordList::named("behind a member of a party");

/// The measure whose owner leads over somebody.
const MARGIN: &str = "margin";

/// The subject of a whole that several share: all seats of a chamber.
const EVERYBODYS: &str = "all";

#[cfg(test)]
mod tests {
    use super::*;
    fn compared(owner: &str, asked: bool) -> Option<String> {
        owner_compared(owner.to_owned(), asked)
    }

    #[test]
    fn words_that_own_no_votes_name_nobody() {
        assert_eq!(compared("Democratic", false), None);
        assert_eq!(compared("Reform National Convention", false), None);
        assert_eq!(compared("Reform", false).as_deref(), Some("Reform"));
        assert_eq!(compared("Okoth over Mwangi", false).as_deref(), Some("Okoth over Mwangi"));
    }

    #[test]
    fn what_a_referendum_asks_is_one_option_however_it_is_worded() {
        assert_eq!(compared("repeal", true).as_deref(), Some("yes"));
        assert_eq!(compared("self-rule", true).as_deref(), Some("yes"));
        assert_eq!(compared("against", true).as_deref(), Some("no"));
        assert_eq!(compared("Leave", true).as_deref(), Some("Leave"));
    }
}
