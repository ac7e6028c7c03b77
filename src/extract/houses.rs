//! Two numbers that part a house between two: "a 53-47 majority in the Senate", "hold the council by 8 seats to 5". Whose the larger is
//! stands beside them, and of some parties everybody knows who has the rest.

use super::claims::ReadStretch;
use crate::frames::{Counted, Key};
use crate::model::Measure;
use crate::quantity::Unit;
use crate::scope::{Reader, Stretch, rival_party};
use crate::text::{Spaced, lowered, words_of};
use crate::vocabulary::WordList;

/// What stands between two parts of a house.
static BETWEEN: WordList = WordList::named("joints of two parts of a house");

/// Words of who has the most of a house,
static HOLDING: WordList = WordList::named("holding a house");
/// and of who has not.
static LACKING: WordList = WordList::named("lacking a house");

impl Reader<'_> {
    /// Gives two numbers that part a house their owners where no construction has, and the measure of seats.
    pub(super) fn take_up_houses(&self, read: &mut [ReadStretch<'_>]) {
        let of = |name: &str| self.lexicon.measures.iter().position(|measure| measure.name == name);
        let Some(seats) = of(Measure::SEATS) else { return };
        let votes = of(Measure::VOTES);
        for ReadStretch { stretch, measures, frames, .. } in read {
            for second in 1..stretch.mentions.len() {
                let first = second - 1;
                let is_open = |index: usize| {
                    let fits = |slot: usize| slot == seats || Some(slot) == votes;
                    let slot = measures.get(index).is_some_and(|slot| slot.is_none_or(fits));
                    let named = |words: &str| words.starts_with(char::is_uppercase);
                    slot && frames.get(index).is_some_and(|frame| {
                        frame.counted != Some(Counted::Nothing)
                            && !frame.keys.get(&Key::Owner).is_some_and(|(words, _)| named(words))
                    })
                };
                if !is_open(first) || !is_open(second) {
                    continue;
                }
                let Some((one, other)) = self.parts_of_house(stretch, first) else { continue };
                for (index, name) in [(first, Some(one)), (second, other)] {
                    let (Some(slot), Some(frame)) = (measures.get_mut(index), frames.get_mut(index)) else { continue };
                    *slot = Some(seats);
                    frame.keys.remove(&Key::Owner);
                    if let Some(name) = name {
                        frame.keys.insert(Key::Owner, (name, None));
                        frame.owner_is_carried = true;
                    }
                }
            }
        }
    }

    /// Whose the two parts of a house are, the larger of which stands first: the party that is named nearest before them or, where
    /// none is, right behind; and the other one that is named, or who is known to have the rest.
    fn parts_of_house(&self, stretch: &Stretch<'_>, first: usize) -> Option<(String, Option<String>)> {
        let (one, other) = (stretch.mentions.get(first)?, stretch.mentions.get(first + 1)?);
        let is_count = |unit: &Unit| matches!(unit, Unit::Number | Unit::Count);
        let (high, low) = (one.quantity.stated?, other.quantity.stated?);
        if !is_count(&one.quantity.unit) || !is_count(&other.quantity.unit) || high < low || !high.is_whole() {
            return None;
        }
        let start = one.noun.map_or(one.span.end(), |noun| noun.end().max(one.span.end()));
        let between = self.text.get(start.min(other.span.start())..other.span.start())?.trim();
        if !BETWEEN.holds(between) {
            return None;
        }
        let from = first.checked_sub(1).and_then(|before| stretch.mentions.get(before)).map(|before| before.span.end());
        let (from, until) = self.clause_of_two(stretch, first, from.unwrap_or(stretch.start))?;
        let (before, behind) = (self.text.get(from..one.span.start())?, self.text.get(other.span.end()..until)?);
        // "Lost its majority, 53-47": of whom which is is not told.
        if lacks_one(before) || lacks_one(behind) {
            return None;
        }
        // Of whom it is told: who is named nearest before the word, "took control from Berg's party", else right behind it.
        let place = holding_at(before).or_else(|| Some(before.len() + holding_at(behind)?))?;
        let parties: Vec<(usize, String)> =
            self.parties_in(before, 0).chain(self.parties_in(behind, before.len())).collect();
        let of_word = parties.iter().rfind(|(at, _)| *at < place).or_else(|| parties.first());
        let owner = of_word.map(|(_, name)| name.clone())?;
        let mut named: Vec<String> = parties.into_iter().map(|(_, name)| name).filter(|name| *name != owner).collect();
        named.dedup();
        let rest = match named.as_slice() {
            [] => rival_party(&owner),
            [only] => Some(only.clone()),
            _ => None,
        };
        Some((owner, rest))
    }

    /// The parties that some words name, with their places behind others, in their order.
    fn parties_in<'w>(&'w self, words: &'w str, behind: usize) -> impl Iterator<Item = (usize, String)> + 'w {
        let grammar = &self.lexicon.grammar;
        let bare = |word: &'w str| word.unmarked().trim_end_matches("'s").trim_end_matches("’s").to_owned();
        let names = words_of(words).map(move |(at, word)| (behind + at, bare(word)));
        names.filter(|(_, name)| {
            name.starts_with(char::is_uppercase) && grammar.is_party(name) && !grammar.is_partisan(name)
        })
    }
}

/// Where some words tell of having the most of a house: the last such word.
fn holding_at(words: &str) -> Option<usize> {
    words_of(words).filter(|(_, word)| HOLDING.holds(&lowered(word.unmarked()))).map(|(at, _)| at).last()
}

/// Whether some words tell of not having it.
fn lacks_one(words: &str) -> bool {
    words.words().any(|word| LACKING.holds(&lowered(word.unmarked())))
}

#[cfg(test)]
mod tests {
    use crate::{Document, Verifier};

    /// Whose the seats of a text are.
    fn seats(text: &str) -> Vec<(String, Option<String>)> {
        let corpus = Verifier::new().extract(&[Document::new("d", text)]).unwrap();
        let seats = corpus.claims().iter().filter(|claim| claim.statistic.measure.as_deref() == Some("seats"));
        seats.map(|claim| (claim.quantity.stated.unwrap().to_string(), claim.statistic.subject.clone())).collect()
    }

    #[test]
    fn the_larger_part_is_of_whom_the_majority_is_told() {
        for (text, expected) in [
            (
                "The election gives Republicans a 53-47 majority in the Senate.",
                [Some("Republicans"), Some("Democrats")],
            ),
            (
                "The win is a relief for Democrats, boosting their Senate majority to 51-49 seats.",
                [Some("Democrats"), Some("Republicans")],
            ),
            (
                "Liberals took control of the city council from Conservatives, 8 seats to 5, in the election.",
                [Some("Liberals"), Some("Conservatives")],
            ),
        ] {
            let found = seats(text);
            let owners: Vec<Option<&str>> = found.iter().map(|(_, owner)| owner.as_deref()).collect();
            assert_eq!(owners, expected, "{text} {found:?}");
        }
    }

    #[test]
    fn a_vote_a_loss_and_a_score_part_no_house() {
        for text in [
            "The Senate passed the bill 53-47.",
            "Republicans lost their majority in the Senate, 53-47, in the election.",
            "The club of the Democrats won the game 53-47.",
        ] {
            assert!(seats(text).iter().all(|(_, owner)| owner.is_none()), "{text} {:?}", seats(text));
        }
    }
}
