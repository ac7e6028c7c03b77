//! Which percentages are shares of votes, of answers or of views, by a sum of evidence.
//!
//! "Berg, who had 31 in May, now stands at 40 percent, the institute found": constructions find the measure of such a share by the
//! words that they know, and never all of them. So what speaks for each kind of share is summed: what constructions say, of this
//! figure and of those beside it, whom the sentence names, what it and the one before are about, what stands right before the figure
//! and right behind it. A kind that is well ahead of the others, and of none, is the figure's measure, as one that is assumed.

mod around;
mod backing;
mod evidence;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;

use crate::model::Measure;
use crate::quantity::Unit;
use crate::scope::{Contenders, Named, Reader, Stretch};
use crate::text::Spaced;
use crate::vocabulary::WordList;
use around::{Around, Said};
use evidence::{Piece, Share, Told, weigh};

/// A stretch with what constructions say that its figures count.
pub(crate) struct CountedStretch<'a, 's> {
    pub(crate) stretch: &'a Stretch<'s>,
    /// By index of the measures.
    pub(crate) measures: &'a [Option<usize>],
    /// Whether they say that it counts nothing.
    pub(crate) nothing: Vec<bool>,
    /// Whether what they say is sure whatever else stands around it.
    pub(crate) sure: Vec<bool>,
    /// Whether it is of its measure by the words around it alone, and by no construction.
    pub(crate) by_cue: &'a [bool],
}

/// What the evidence says of a percentage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Settled {
    /// It is of a measure, by index.
    Measure(usize),
    /// So many think of somebody, well or badly, which only constructions tell apart.
    View,
    /// It is none of these, though words of voting stand near it.
    Nothing,
}

/// What the evidence says of a figure of a stretch, both by index.
pub(crate) struct Weighed {
    pub(crate) stretch: usize,
    pub(crate) index: usize,
    pub(crate) settled: Settled,
    /// Whose it is, where that is told with it.
    pub(crate) owner: Option<String>,
}

/// The measures of the three kinds of share, by index.
struct Shares([Option<usize>; 3]);

impl Shares {
    fn of(reader: &Reader<'_>) -> Shares {
        let of = |name: &str| reader.lexicon.measures.iter().position(|measure| measure.name == name);
        Shares([Measure::VOTE_SHARE, Measure::POLL_SHARE, Measure::APPROVAL].map(of))
    }

    /// What a figure is for which a kind of share has enough, if constructions say something else.
    fn settled(&self, share: Share, told: Told) -> Option<Settled> {
        match (share, told) {
            (Share::Views, Told::Share(Share::Answers)) => None,
            (Share::Views, _) => Some(Settled::View),
            _ => self.0.get(share as usize).copied().flatten().map(Settled::Measure),
        }
    }

    /// What constructions say of a figure of a stretch.
    fn told(&self, read: &CountedStretch<'_, '_>, index: usize) -> Told {
        let measure = read.measures.get(index).copied().flatten();
        let Some(measure) = measure else {
            return if read.nothing.get(index) == Some(&true) { Told::Nothing } else { Told::Unsaid };
        };
        match self.0.iter().position(|known| *known == Some(measure)) {
            Some(0) => Told::Share(Share::Votes),
            Some(1) => Told::Share(Share::Answers),
            Some(_) => Told::Share(Share::Views),
            None => Told::Other,
        }
    }
}

impl Reader<'_> {
    /// What the percentages of a text are, by stretch and figure, of which the evidence says more than constructions do, or something
    /// else.
    pub(crate) fn weigh_shares(
        &self,
        named: &OnceCell<Named>,
        contestants: &Contenders,
        read: &[CountedStretch<'_, '_>],
    ) -> Vec<Weighed> {
        let shares = Shares::of(self);
        let told_in = |read: &CountedStretch<'_, '_>| {
            let indices = 0..read.stretch.mentions.len();
            indices.map(|index| shares.told(read, index)).collect::<Vec<Told>>()
        };
        let told: Vec<Vec<Told>> = read.iter().map(told_in).collect();
        let in_text = shares_told(&told);
        // Without a contest, and without anybody who was asked, a percentage is none of these.
        if !self.is_of_contest() && in_text == [0; 3] {
            return Vec::new();
        }
        let named = named.get_or_init(|| self.named());
        let mut found = Vec::new();
        let mut before: Option<(Option<usize>, &[Told])> = None;
        for (place, (read, told)) in read.iter().zip(&told).enumerate() {
            let stretch = read.stretch;
            let is_share = |index: &usize| {
                if read.sure.get(*index) == Some(&true) {
                    return false;
                }
                let unit = stretch.mentions.get(*index).map(|mention| &mention.quantity.unit);
                unit == Some(&Unit::Percent) && matches!(told.get(*index), Some(Told::Unsaid | Told::Share(_)))
            };
            let indices: Vec<usize> = (0..stretch.mentions.len()).filter(is_share).collect();
            if !indices.is_empty() {
                let near = before.filter(|(sentence, _)| is_near(*sentence, stretch.sentence));
                let told_before = near.map(|(_, told)| told).unwrap_or_default();
                let (said, said_before) = (self.said_of_shares(stretch.start, stretch.end), self.said_before(stretch));
                let around = |index: usize| Around {
                    stretch,
                    index,
                    told,
                    told_before,
                    said: &said,
                    said_before: &said_before,
                    in_text,
                    contestants,
                };
                let pieces = indices.iter().map(|index| self.pieces_of_share(named, &around(*index))).collect();
                for (index, sums) in indices.into_iter().zip(sums_of(pieces)) {
                    let own = told.get(index).copied().unwrap_or(Told::Unsaid);
                    let backed = self.backed(named, &around(index));
                    let share = backed.as_ref().map(|_| Share::Votes).or_else(|| share_of(sums));
                    let share = share.filter(|share| own != Told::Share(*share));
                    let settled = share.and_then(|share| shares.settled(share, own));
                    let by_cue = own == Told::Share(Share::Votes) && read.by_cue.get(index) == Some(&true);
                    let names_share =
                        || names_share_of_votes(self.text.get(stretch.start..stretch.end).unwrap_or_default());
                    let is_none = by_cue && !are_votes(sums) && !self.leads_to_voting(stretch, index) && !names_share();
                    let settled = settled.or(is_none.then_some(Settled::Nothing));
                    let owner = backed.and_then(|backed| backed.owner);
                    found.extend(settled.map(|settled| Weighed { stretch: place, index, settled, owner }));
                }
            }
            before = Some((stretch.sentence, told));
        }
        found
    }

    /// "61 percent voted to stay": whether it is told right behind a percentage that so many voted.
    fn leads_to_voting(&self, stretch: &Stretch<'_>, index: usize) -> bool {
        static VOTING: WordList = WordList::named("right behind a share of votes");
        let behind = stretch.mentions.get(index).and_then(|mention| self.text.get(mention.span.end()..stretch.end));
        behind.and_then(|behind| behind.first_word()).is_some_and(|word| VOTING.holds(word))
    }

    /// What the sentence before a stretch is about.
    fn said_before(&self, stretch: &Stretch<'_>) -> Said {
        let before = stretch.sentence.and_then(|index| index.checked_sub(1));
        let before = before.and_then(|index| self.segments.sentences.get(index));
        before.map(|sentence| self.said_of_shares(sentence.span.start(), sentence.span.end())).unwrap_or_default()
    }
}

/// Whether a sentence is the one before another, over one sentence at most, or the same one.
fn is_near(before: Option<usize>, here: Option<usize>) -> bool {
    before.zip(here).is_some_and(|(before, here)| (before..=before + 2).contains(&here))
}

/// How many shares of each kind constructions find in a text.
fn shares_told(told: &[Vec<Told>]) -> [usize; 3] {
    let mut times = [0; 3];
    for told in told.iter().flatten() {
        if let Told::Share(share) = told
            && let Some(times) = times.get_mut(*share as usize)
        {
            *times += 1;
        }
    }
    times
}

/// The sums of the percentages of a stretch, given what speaks for each alone: each is also of what most speaks for those beside it.
fn sums_of(alone: Vec<Vec<Piece>>) -> Vec<[i32; 3]> {
    let kinds: Vec<Piece> = alone.iter().map(|pieces| piece_of_neighbour(weigh(pieces))).collect();
    let beside = |index: Option<usize>| kinds.get(index?).copied();
    let sums = alone.into_iter().enumerate().map(|(index, mut pieces)| {
        let before = beside(index.checked_sub(1));
        let next = beside(index.checked_add(1)).filter(|next| Some(*next) != before);
        pieces.extend(before);
        pieces.extend(next);
        weigh(&pieces)
    });
    sums.collect()
}

/// What it says of a percentage that such sums are those of the one beside it.
fn piece_of_neighbour(sums: [i32; 3]) -> Piece {
    match foremost(sums) {
        (_, sum, _) if sum <= 0 => Piece::BesideNone,
        (Share::Votes, ..) => Piece::BesideVotes,
        (Share::Answers, ..) => Piece::BesideAnswers,
        (Share::Views, ..) => Piece::BesideViews,
    }
}

/// The kind with the highest sum, that sum, and the next one.
fn foremost([votes, answers, views]: [i32; 3]) -> (Share, i32, i32) {
    if votes >= answers && votes >= views {
        (Share::Votes, votes, answers.max(views))
    } else if answers >= views {
        (Share::Answers, answers, votes.max(views))
    } else {
        (Share::Views, views, votes.max(answers))
    }
}

/// "The share of Yes votes was 51.4 percent", "her vote share": whether a sentence names what a share of votes is called.
fn names_share_of_votes(sentence: &str) -> bool {
    static SHARES: WordList = WordList::named("shares by name");
    static VOTES: WordList = WordList::named("what shares of votes are of");
    /// So many words between the two: "share of all the valid votes".
    const BETWEEN: usize = 5;
    let words: Vec<&str> = sentence.words().map(Spaced::unmarked).collect();
    let is = |at: Option<usize>, list: &WordList| at.and_then(|at| words.get(at)).is_some_and(|word| list.holds(word));
    (0..words.len())
        .filter(|at| is(Some(*at), &SHARES))
        .any(|at| is(at.checked_sub(1), &VOTES) || (at + 2..=at + 2 + BETWEEN).any(|behind| is(Some(behind), &VOTES)))
}

/// Whether more speaks for a percentage being a share of votes than for anything else. Of 172 in 16,000 articles of which no more
/// does, and which words of voting alone had made shares of votes, twelve were.
fn are_votes([votes, answers, views]: [i32; 3]) -> bool {
    votes >= answers.max(views).max(0)
}

/// The kind of which a percentage with such sums is, if enough speaks for one.
fn share_of(sums: [i32; 3]) -> Option<Share> {
    /// So far ahead of the next, and of none.
    const ENOUGH: i32 = 100;
    let (share, sum, next) = foremost(sums);
    (sum - next.max(0) >= ENOUGH).then_some(share)
}
