//! Shares of two who stand against each other: "Berg trails Lund in the north, 38 to 46 percent; in the south, 36 to 44". What says
//! whose they are stands once, before the first two or between them and their names, and holds for those that follow.

use std::collections::{BTreeMap, BTreeSet};

use super::claims::ReadStretch;
use super::leads::{lead_in, leads_in};
use crate::figures::Mention as FigureMention;
use crate::frames::{Counted, Frame, Key, names_region};
use crate::model::{Measure, Span};
use crate::places::{Meaning, Mention, Standing};
use crate::quantity::Unit;
use crate::scope::{Reader, Stretch, names_of};
use crate::text::{Spaced, last_words, lowered, words_of};
use crate::vocabulary::WordList;

/// What stands between two shares of one contest.
static BETWEEN: WordList = WordList::named("joints of two shares");

/// What before them says that one number becomes the other, or that both bound one.
static OF_ONE: WordList = WordList::named("openings of a range");

/// What stands before one to whom something is given.
static GIVEN: WordList = WordList::named("given to somebody");

/// Words that part a verb from the name before it.
static PARTING: WordList = WordList::named("parting a verb from a name");

/// Words of how far apart two are, by which a sentence comes back to those of the one before.
static GAPS: WordList = WordList::named("how far apart rivals are");

/// What stands behind two shares of those who answer.
static ANSWERS: WordList = WordList::named("openings of an answer");

/// What joins the names of two in the order of their shares.
static JOINS: WordList = WordList::named("joints of two rivals");

/// Whose the first of two shares is, and whose the second.
#[derive(Clone, Debug, Default)]
struct Rivals {
    first: Option<String>,
    second: Option<String>,
    /// Of whom it is told.
    subject: Option<String>,
    /// Whether constructions may have it the wrong way round, which look no farther than the subject: "was beaten by".
    is_turned: bool,
    /// The sentence that says so, by index.
    sentence: Option<usize>,
}

impl Rivals {
    /// Two in the order of their shares.
    fn of(first: &str, second: &str, stretch: &Stretch<'_>) -> Rivals {
        let [first, second] = [first, second].map(|name| Some(name.to_owned()));
        Rivals { subject: first.clone(), first, second, is_turned: false, sentence: stretch.sentence }
    }

    /// Whether one of them has a name.
    fn has(&self, name: &str) -> bool {
        [&self.first, &self.second].into_iter().flatten().any(|rival| rival == name)
    }
}

/// What a document tells of rivals: the last two of them, and all that each stands against.
#[derive(Default)]
struct Told {
    last: Rivals,
    /// Those who have such a share.
    known: BTreeSet<String>,
    against: BTreeMap<String, BTreeSet<String>>,
    /// How many pairs of shares were looked at.
    pairs: usize,
}

impl Told {
    fn add(&mut self, rivals: Rivals) {
        self.note(&rivals);
        self.last = rivals;
    }

    fn note(&mut self, rivals: &Rivals) {
        self.known.extend(rivals.first.iter().chain(&rivals.second).cloned());
        if let (Some(first), Some(second)) = (&rivals.first, &rivals.second) {
            self.against.entry(first.clone()).or_default().insert(second.clone());
            self.against.entry(second.clone()).or_default().insert(first.clone());
        }
    }

    /// Against whom somebody stands: the other one of the last two, else the only one of the document.
    fn rival_of(&self, name: &str) -> Option<String> {
        let last = match (&self.last.first, &self.last.second) {
            (Some(first), other) if first == name => other.clone(),
            (other, Some(second)) if second == name => other.clone(),
            _ => None,
        };
        let only = || self.against.get(name).filter(|rivals| rivals.len() == 1)?.first().cloned();
        last.or_else(only)
    }
}

/// Somebody named in some words: where, and by which name, if it is known.
type Named = (usize, Option<String>);

impl Reader<'_> {
    /// Gives two shares that stand side by side their owners where no construction has, and their measure.
    pub(super) fn take_up_two_shares(&self, read: &mut [ReadStretch<'_>]) {
        let Some(share) = self.lexicon.measures.iter().position(|measure| measure.name == Measure::VOTE_SHARE) else {
            return;
        };
        let mut told = Told::default();
        for ReadStretch { stretch, frames, .. } in read.iter() {
            frames.iter().filter_map(|frame| self.rivals_told(frame, stretch)).for_each(|rivals| told.note(&rivals));
        }
        // Who stands against whom may be said behind the shares that need it.
        for is_last in [false, true] {
            (told.last, told.pairs) = (Rivals::default(), 0);
            read.iter_mut().for_each(|read| self.take_up_shares_of(read, share, &mut told, is_last));
        }
    }

    /// Gives the shares of one stretch their owners, or only keeps in mind who these are.
    fn take_up_shares_of(&self, read: &mut ReadStretch<'_>, share: usize, told: &mut Told, is_last: bool) {
        let ReadStretch { stretch, measures, frames, by_cue, .. } = read;
        let of = |name: &str| self.lexicon.measures.iter().position(|measure| measure.name == name);
        let (asked, margin) = (of(Measure::POLL_SHARE), of(Measure::MARGIN));
        let mut from = stretch.start;
        for second in 1..stretch.mentions.len() {
            let first = second - 1;
            let rivals = frames.get(first).and_then(|frame| self.rivals_told(frame, stretch));
            rivals.into_iter().for_each(|rivals| told.add(rivals));
            let is_open = |index: usize| {
                let fits = |slot: usize| slot == share || Some(slot) == asked || Some(slot) == margin;
                let slot = measures.get(index).is_some_and(|slot| slot.is_none_or(fits));
                slot && frames
                    .get(index)
                    .is_some_and(|frame| frame.counted != Some(Counted::Nothing) && !frame.keys.contains_key(&Key::How))
            };
            if !is_open(first) || !is_open(second) || !self.are_two_shares(stretch, first) {
                continue;
            }
            let own = |index: usize| self.owner_told(frames.get(index)?);
            let own = [own(first), own(second)];
            let found = match &own {
                [Some(one), Some(other)] => Some(Rivals::of(one, other, stretch)),
                _ if told.pairs < MOST_PAIRS => {
                    told.pairs += 1;
                    self.rivals_of(stretch, first, from, told)
                }
                _ => None,
            };
            let clause = from;
            from = stretch.mentions.get(second).map_or(from, |mention| mention.span.end());
            let Some(found) = found else { continue };
            let both = [&found.first, &found.second];
            let place = self.place_of_two(stretch, first, clause, &found);
            // What a construction says of one of them must agree.
            let differs = own.iter().zip(both).any(|(own, found)| own.is_some() && found.is_some() && own != found);
            if differs && !found.is_turned {
                continue;
            }
            for (index, name) in [first, second].into_iter().zip(both).filter(|_| is_last) {
                let (Some(slot), Some(frame)) = (measures.get_mut(index), frames.get_mut(index)) else { continue };
                // "By 15 points, 48-33": neither is how far one leads.
                frame.keys.remove(&Key::Over);
                *slot = Some(share);
                by_cue.get_mut(index).into_iter().for_each(|by_cue| *by_cue = false);
                // "The other side", "he": a name says more.
                let is_named =
                    frame.keys.get(&Key::Owner).is_some_and(|(words, _)| words.starts_with(char::is_uppercase));
                if let Some(name) = name.as_ref().filter(|_| !is_named || found.is_turned) {
                    frame.keys.insert(Key::Owner, (name.clone(), None));
                    frame.owner_is_carried = true;
                }
                if let Some((place, span)) = &place {
                    frame.keys.entry(Key::Where).or_insert_with(|| (place.clone(), Some(*span)));
                }
            }
            told.add(Rivals { sentence: stretch.sentence, ..found });
        }
        let rivals = frames.last().and_then(|frame| self.rivals_told(frame, stretch));
        rivals.into_iter().for_each(|rivals| told.add(rivals));
    }

    /// Whom a frame names as the owner, where it is a contender.
    fn owner_told(&self, frame: &Frame) -> Option<String> {
        let (words, _) = frame.keys.get(&Key::Owner)?;
        self.contender_named(words)
    }

    /// Who leads over whom by what a frame says.
    fn rivals_told(&self, frame: &Frame, stretch: &Stretch<'_>) -> Option<Rivals> {
        let name = |key: Key| self.contender_named(&frame.keys.get(&key)?.0);
        let (first, second) = (name(Key::Owner)?, name(Key::Over)?);
        (first != second).then(|| Rivals::of(&first, &second, stretch))
    }

    /// Whether a figure and the next are shares of two: neither grew into the other, and both together are no more than all.
    fn are_two_shares(&self, stretch: &Stretch<'_>, first: usize) -> bool {
        let (Some(one), Some(other)) = (stretch.mentions.get(first), stretch.mentions.get(first + 1)) else {
            return false;
        };
        let is_share = |mention: &FigureMention| {
            let share = mention.quantity.unit == Unit::Percent || mention.quantity.unit == Unit::Number;
            share && mention.noun.is_none()
        };
        let is_percent = |mention: &FigureMention| mention.quantity.unit == Unit::Percent;
        if !is_share(one) || !is_share(other) {
            return false;
        }
        let between = self.text.get(one.span.end()..other.span.start()).unwrap_or_default();
        let before = self.text.get(stretch.start..one.span.start()).unwrap_or_default();
        let is_of_one = before.last_word().is_some_and(|word| OF_ONE.holds(&lowered(word)));
        let behind = self.text.get(other.span.end()..stretch.end).unwrap_or_default();
        let answers = behind.first_word().is_some_and(|word| ANSWERS.holds(&lowered(word.unmarked())));
        let sum = one.quantity.stated.zip(other.quantity.stated).and_then(|(one, other)| one.checked_add(other));
        let is_whole = sum.is_some_and(|sum| {
            let least = if is_percent(one) || is_percent(other) { 0 } else { LEAST_OF_BARE };
            sum <= ALL.into() && sum >= least.into()
        });
        BETWEEN.holds(between.trim()) && !is_of_one && !answers && is_whole
    }

    /// Where the clause of a figure and the next begins, behind a place and the last semicolon, and ends: at the first mark or figure.
    pub(super) fn clause_of_two(&self, stretch: &Stretch<'_>, first: usize, from: usize) -> Option<(usize, usize)> {
        let (one, other) = (stretch.mentions.get(first)?, stretch.mentions.get(first + 1)?);
        let from = self.text.get(from..one.span.start())?.rfind(';').map_or(from, |at| from + at + 1);
        let next = stretch.mentions.get(first + 2).map_or(stretch.end, |next| next.span.start());
        let behind = self.text.get(other.span.end()..next.max(other.span.end()))?;
        Some((from, other.span.end() + behind.find([',', ';', '(']).unwrap_or(behind.len())))
    }

    /// Whose two shares are, by the words from a place on to those behind them, and by what was told before.
    fn rivals_of(&self, stretch: &Stretch<'_>, first: usize, from: usize, told: &Told) -> Option<Rivals> {
        let (one, other) = (stretch.mentions.get(first)?, stretch.mentions.get(first + 1)?);
        let start = one.span.start();
        let (from, until) = self.clause_of_two(stretch, first, from)?;
        let (before, behind) = (self.text.get(from..start)?, self.text.get(other.span.end()..until)?);
        let names = self.named_in(stretch, from, before, &told.last);
        let lead_before = lead_in(before, true);
        let names_behind: Vec<Named> = match lead_before {
            Some(_) => self.contenders_at(behind).into_iter().map(|(at, name)| (at, Some(name))).collect(),
            None => self.named_in(stretch, other.span.end(), behind, &told.last),
        };
        let Some(lead) = lead_before.or_else(|| lead_in(behind, false)) else {
            return if names_behind.is_empty() { unled(before, &names, stretch, &told.last) } else { None };
        };
        let place = if lead_before.is_some() { lead.at } else { before.len() };
        let ahead = names.iter().rev().find(|(at, _)| *at < place && !lead.is_of_object);
        let after = names.iter().find(|(at, _)| *at > place);
        let here = told.last.sentence.is_some() && told.last.sentence == stretch.sentence;
        let subject = match (ahead, after) {
            (Some((_, subject)), _) => subject.clone()?,
            // "… and a lead for Berg in the south", "the young prefer Berg".
            (None, Some((at, subject))) if lead.is_of_object || is_behind_for(before, *at) => subject.clone()?,
            // "… but lost the lakeside to Lund".
            (None, Some(_)) if here => told.last.subject.clone()?,
            (None, Some(_)) => return None,
            // "… and a lead in the south, at 47 to 46": of the one told of first in the sentence.
            (None, None) if here => told.last.subject.clone().filter(|_| names_behind.is_empty())?,
            // "Down 36-59 in June, Berg …".
            (None, None)
                if lead_before
                    .is_some_and(|lead| before.get(..lead.at).is_some_and(|words| words.trim().is_empty())) =>
            {
                self.named_behind_opening(stretch, from, other.span.end())?
            }
            (None, None) => return None,
        };
        // "Berg has come close to Lund and faces a deficit", "after trailing him": of whom that is told is not said beside it.
        let parted = ahead
            .and_then(|(at, _)| before.get(*at..place))
            .is_some_and(|words| words.words().any(|word| PARTING.holds(word)));
        if parted {
            return None;
        }
        let mut others: Vec<&String> =
            names.iter().chain(&names_behind).filter_map(|(_, name)| name.as_ref()).collect();
        // A rival that is told of elsewhere than beside the verb is one who is known to stand, or a person.
        let may_stand =
            |name: &String| self.contender_named(name).is_some() || self.is_of_kind(name, true) == Some(true);
        others.retain(|name| **name != subject && may_stand(name));
        others.dedup();
        let object =
            after.filter(|(at, _)| before.get(place..*at).is_some_and(|words| words.count_words() <= NEAR / 2));
        let beside = || names_behind.iter().find(|(at, _)| lead_before.is_none() && *at > lead.at);
        let object = object.or_else(beside).and_then(|(_, name)| name.clone());
        let object = object.filter(|name| *name != subject).or_else(|| match others.as_slice() {
            [only] => Some((*only).clone()),
            [] if !self.names_somebody_else(before, &subject) => {
                let rival = told.rival_of(&subject).or_else(|| self.only_rival_of(&subject, &told.known));
                rival.filter(|rival| self.is_named_near(rival, start))
            }
            _ => None,
        });
        let of = Some(subject.clone());
        let (leader, rival) = if lead.is_ahead { (Some(subject), object) } else { (object, Some(subject)) };
        let is_first = one.quantity.stated? >= other.quantity.stated?;
        let (first, second) = if is_first { (leader, rival) } else { (rival, leader) };
        Some(Rivals { first, second, subject: of, is_turned: lead.is_turned, sentence: stretch.sentence })
    }

    /// Whether a text names somebody not far before a place.
    fn is_named_near(&self, name: &str, at: usize) -> bool {
        /// So far, in bytes.
        const NEAR: usize = 800;
        let from = (at.saturating_sub(NEAR)..=at).find(|from| self.text.is_char_boundary(*from));
        from.and_then(|from| self.text.get(from..at)).is_some_and(|words| words.contains(name))
    }

    /// Whom a sentence names first behind words that open it and tell of somebody: "Ahead by 52 to 48, Berg …".
    fn named_behind_opening(&self, stretch: &Stretch<'_>, from: usize, end: usize) -> Option<String> {
        let behind = self.text.get(end..stretch.end).filter(|_| from == stretch.start)?;
        let from = behind.find(',')?;
        let named = self.persons_at(behind.get(from..)?, &[0]);
        named.into_iter().next().map(|(_, name)| name)
    }

    /// Where two shares are from: the place right before them, else the last that their clause names behind a preposition, else
    /// the first right behind them. "In Ohio, Madison leads": whose they are is no place.
    fn place_of_two(&self, stretch: &Stretch<'_>, first: usize, from: usize, of: &Rivals) -> Option<(String, Span)> {
        let (one, other) = (stretch.mentions.get(first)?, stretch.mentions.get(first + 1)?);
        let (from, until) = self.clause_of_two(stretch, first, from)?;
        let is_rival = |mention: &Mention| {
            let name = self.text.get(mention.start..mention.end);
            name.is_some_and(|name| of.has(name) || self.contender_named(name).is_some_and(|known| of.has(&known)))
        };
        let is_known = |mention: &&Mention| mention.meaning != Meaning::Unknown && !is_rival(mention);
        let is_told = |mention: &&Mention| mention.standing == Standing::Within && is_known(mention);
        let located = &self.events.located;
        // "Leads Lund in Ohio 47-46, and Iowa 48-44".
        let at_once = |mention: &&Mention| {
            self.text.get(mention.end..one.span.start()).is_some_and(|between| between.trim().is_empty())
        };
        let ahead = located.within(from, one.span.start());
        let right_before = ahead.last().filter(at_once).filter(is_known);
        let before = right_before.or_else(|| ahead.iter().rfind(is_told));
        let place = before.or_else(|| located.within(other.span.end(), until).iter().find(is_told))?;
        Some((self.text.get(place.start..place.end)?.to_owned(), Span::new(place.start, place.end)?))
    }

    /// Whether some words name somebody else, or what may be one.
    fn names_somebody_else(&self, words: &str, subject: &str) -> bool {
        let is_other = |name: &String| name != subject && !names_region(name) && !self.lexicon.grammar.is_known(name);
        names_of(words).iter().any(is_other)
    }

    /// Those whom some words name: contenders, other persons, and whom pronouns and offices mean.
    fn named_in(&self, stretch: &Stretch<'_>, from: usize, words: &str, told: &Rivals) -> Vec<Named> {
        let mut named: Vec<Named> = self.contenders_at(words).into_iter().map(|(at, name)| (at, Some(name))).collect();
        let mut beside: Vec<usize> = leads_in(words).iter().map(|lead| lead.at).collect();
        beside.extend(words_of(words).last().map(|(at, _)| at));
        named.extend(self.persons_at(words, &beside).into_iter().map(|(at, name)| (at, Some(name))));
        let mut last = "";
        for (at, word) in words_of(words) {
            let bare = word.unmarked();
            if self.lexicon.grammar.is_person(bare) {
                let near =
                    told.sentence.zip(stretch.sentence).is_some_and(|(told, here)| told <= here && told + 1 >= here);
                let meant = self.contender_meant(stretch, from + at, bare);
                let may_go_on = near && self.lexicon.grammar.is_doer(bare);
                named.push((at, meant.or_else(|| told.subject.clone().filter(|_| may_go_on))));
            }
            let of_two = words.get(words.len().min(at.saturating_sub(last.len() + 1))..at + bare.len());
            if let Some(office) = of_two.filter(|words| self.lexicon.grammar.is_office(words)) {
                named.push((at, self.holder_of_office(office)));
            }
            if at > 0 && word.starts_with(char::is_uppercase) {
                named.extend(self.lexicon.grammar.option_named(bare).map(|side| (at, Some(side.to_owned()))));
            }
            last = word;
        }
        // "His Republican challenger, Mitt Romney": the word for a party stands beside the name.
        let is_partisan = |(_, name): &Named| name.as_ref().is_some_and(|name| self.lexicon.grammar.is_partisan(name));
        if named.iter().filter(|named| !is_partisan(named)).count() > 1 {
            named.retain(|named| !is_partisan(named));
        }
        named.sort_unstable();
        named.dedup_by(|later, earlier| later.1.is_some() && later.1 == earlier.1);
        named
    }
}

/// Whose two shares are that no word says a lead of: of two names in their order, "Berg and Lund, 48 to 47 percent", or of those
/// told of before in the sentence, or in the one before where this comes back to them.
fn unled(before: &str, names: &[Named], stretch: &Stretch<'_>, told: &Rivals) -> Option<Rivals> {
    if let [(at, Some(one)), (to, Some(other))] = names {
        let joint = before.get(at + one.len()..*to)?.trim_matches([' ', ',']);
        let is_near = before.get(to + other.len()..)?.words().count() <= NEAR;
        return (is_near && JOINS.holds(joint)).then(|| Rivals::of(one, other, stretch));
    }
    let (of, here) = (told.sentence?, stretch.sentence?);
    let comes_back = || of + 1 == here && before.words().any(|word| GAPS.holds(&lowered(word.unmarked())));
    (names.is_empty() && (of == here || comes_back())).then(|| told.clone())
}

/// Whether a name stands behind the word that gives something to somebody: "a lead for the mayor Berg".
fn is_behind_for(words: &str, at: usize) -> bool {
    /// So many words before it.
    const WORDS: usize = 3;
    words.get(..at).is_some_and(|words| last_words(words, WORDS).any(|(_, word)| GIVEN.holds(word)))
}

/// For so many pairs of a document it is looked whose they are: each look goes through the text for first names.
const MOST_PAIRS: usize = 200;

/// All of those who answer or vote, in percent, and what rounding adds.
const ALL: i64 = 101;

/// Two bare numbers that are shares make up so much: scores of games do not.
const LEAST_OF_BARE: i64 = 74;

/// So many words may stand between the second name and its share.
const NEAR: usize = 8;

#[cfg(test)]
mod tests {
    use crate::{Document, Verifier};

    /// Each figure of a text with its owner and place.
    fn shares(text: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let corpus = Verifier::new().extract(&[Document::new("d", text)]).unwrap();
        let of = |claim: &crate::Claim| {
            let number = claim.quantity.stated.map_or_else(String::new, |number| number.to_string());
            (number, claim.statistic.subject.clone(), claim.statistic.scope.get("place").cloned())
        };
        corpus.claims().iter().map(of).collect()
    }

    fn assert_owners(text: &str, expected: &[(&str, &str, Option<&str>)]) {
        let found = shares(text);
        for (number, owner, place) in expected {
            let is_there = found
                .iter()
                .any(|(own, of, at)| own == number && of.as_deref() == Some(owner) && at.as_deref() == *place);
            assert!(is_there, "{number} of {owner} in {place:?}: {text}\n{found:?}");
        }
    }

    #[test]
    fn what_says_whose_shares_are_holds_for_those_that_follow() {
        assert_owners(
            "Before the election Anna Berg trails Carl Lund in Ohio, 38 percent to 46 percent; in Iowa, 36 percent to 44 percent.",
            &[
                ("38", "Berg", Some("Ohio")),
                ("46", "Lund", Some("Ohio")),
                ("36", "Berg", Some("Iowa")),
                ("44", "Lund", Some("Iowa")),
            ],
        );
        assert_owners(
            "Peter Okoth leads Jane Mwangi in the vote of the union by four points, at 51 percent to 47 percent. In Nairobi the \
             margin narrows to one, at 49 percent to 48 percent.",
            &[
                ("51", "Okoth", None),
                ("47", "Mwangi", None),
                ("49", "Okoth", Some("Nairobi")),
                ("48", "Mwangi", Some("Nairobi")),
            ],
        );
        assert_owners(
            "Down 36-59 in June, the baker Jane Mwangi is behind no longer: the guild chose Mwangi over Peter Okoth, 51 to 49.",
            &[("36", "Mwangi", None), ("51", "Mwangi", None), ("49", "Okoth", None)],
        );
        assert_owners(
            "Carl Lund was beaten in the ballot for chairman by Anna Berg, 53 to 47.",
            &[("53", "Berg", None), ("47", "Lund", None)],
        );
        assert_owners(
            "In a poll on the vote Labour holds a 50 percent to 44 percent advantage over the Greens.",
            &[("50", "Labour", None), ("44", "Greens", None)],
        );
    }

    #[test]
    fn what_is_no_share_of_two_has_no_owner() {
        for text in [
            "Anna Berg leads Carl Lund in the election. She would raise the tax from 38 percent to 46 percent.",
            "Before the election, voters say 50 - 45 percent that Anna Berg is honest. Berg leads Carl Lund in Ohio.",
            "In the election Anna Berg is ahead of Carl Lund. The town's club lost its game by 48 to 22.",
            "Anna Berg has come close to Carl Lund before the vote and faces a deficit of 46-48.",
        ] {
            let found = shares(text);
            assert!(found.iter().all(|(_, owner, _)| owner.is_none()), "{text}\n{found:?}");
        }
        // How far one leads is one figure with two ends.
        assert_eq!(shares("Before the vote Okoth is ahead of Mwangi by 3 percent to 5 percent.").len(), 1);
    }
}
