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
        for ReadStretch { stretch, measures, frames } in read {
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
        let before = self.text.get(from.unwrap_or(stretch.start)..one.span.start())?;
        let next = stretch.mentions.get(first + 2).map_or(stretch.end, |next| next.span.start());
        let behind = self.text.get(other.span.end()..next.max(other.span.end()))?;
        let behind = behind.split([',', ';', '(']).next().unwrap_or_default();
        let (is_before, is_behind) = (holds_one(before), holds_one(behind));
        // "Lost its majority, 53-47": of whom which is is not told.
        let is_held = is_before.or(is_behind)? && is_behind != Some(false);
        let (ahead, after) = (self.parties_in(before), self.parties_in(behind));
        let owner = ahead.last().or_else(|| after.first()).filter(|_| is_held)?.clone();
        let mut named: Vec<String> = ahead.into_iter().chain(after).filter(|name| *name != owner).collect();
        named.dedup();
        let rest = match named.as_slice() {
            [] => rival_party(&owner),
            [only] => Some(only.clone()),
            _ => None,
        };
        Some((owner, rest))
    }

    /// The parties that some words name, in their order.
    fn parties_in(&self, words: &str) -> Vec<String> {
        let grammar = &self.lexicon.grammar;
        let bare = |word: &'_ str| word.unmarked().trim_end_matches("'s").trim_end_matches("’s").to_owned();
        let names = words_of(words).map(|(_, word)| bare(word)).filter(|word| word.starts_with(char::is_uppercase));
        names.filter(|word| grammar.is_party(word) && !grammar.is_partisan(word)).collect()
    }
}

/// Whether some words tell of having the most of a house, or of not having it.
fn holds_one(words: &str) -> Option<bool> {
    let words: Vec<String> = words.words().map(|word| lowered(word.unmarked()).into_owned()).collect();
    if words.iter().any(|word| LACKING.holds(word)) {
        return Some(false);
    }
    words.iter().any(|word| HOLDING.holds(word)).then_some(true)
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

    fn of(one: (&str, &str), other: (&str, &str)) -> Vec<(String, Option<String>)> {
        [one, other].map(|(number, owner)| (number.to_owned(), Some(owner.to_owned()))).to_vec()
    }

    #[test]
    fn the_larger_part_is_of_whom_the_majority_is_told() {
        for (text, expected) in [
            (
                "The election gives Republicans a 53-47 majority in the Senate.",
                of(("53", "Republicans"), ("47", "Democrats")),
            ),
            (
                "The win is a relief for Democrats, boosting their Senate majority to 51-49 seats.",
                of(("51", "Democrats"), ("49", "Republicans")),
            ),
            ("Liberals took control of the city council from Conservatives, 8 seats to 5.", Vec::new()),
            ("Labour will control the council by 21 seats to 19 after the vote.", Vec::new()),
        ] {
            let found = seats(text);
            match expected.is_empty() {
                true => assert!(found.iter().all(|(_, owner)| owner.as_deref() != Some("yes")), "{text} {found:?}"),
                false => assert_eq!(found, expected, "{text}"),
            }
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
