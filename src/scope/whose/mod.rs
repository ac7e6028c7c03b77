//! Whose a figure is, by a sum of evidence, where no construction says so for certain.
//!
//! "Her rival, who had been ahead in May, now polls 41": whose the 41 are no rule for each construction ever gets to the end of.
//! So everybody whom the sentence and those before it name may be the owner, or nobody, and what speaks for each is summed: where
//! the name stands, what parts it from the figure, whom a pronoun may stand for, who leads, whose the figures beside it are, what
//! constructions say. Who has the highest sum, well ahead of the next, is the owner; who is ahead by less is taken for him, which
//! parts no figures.

mod candidates;
mod evidence;
mod named;
#[cfg(test)]
mod tests;

use super::owners::KNOWN_SIDES;
use super::stretch::{Reader, Stretch};
use super::topic::Topic;
use crate::model::{Basis, Measure, keys};
use candidates::{Around, Candidate, is_answer};
use evidence::{ENOUGH, SOME, weigh};
pub(crate) use named::{Named, Token};

/// So many sentences before a figure's are looked at.
const BACK: usize = 3;

impl Reader<'_> {
    /// Says whose figures are that no construction gives an owner for certain, stretch by stretch, each with its topics.
    pub(crate) fn weigh_owners<'s>(
        &self,
        named: &Named,
        stretches: impl Iterator<Item = &'s Stretch<'s>>,
        topics: &mut [Topic],
    ) {
        let mut rest = topics;
        for stretch in stretches {
            let Some((own, next)) = rest.split_at_mut_checked(stretch.mentions.len()) else { return };
            self.weigh_owners_of(named, stretch, own);
            rest = next;
        }
    }

    fn weigh_owners_of(&self, named: &Named, stretch: &Stretch<'_>, topics: &mut [Topic]) {
        let before = self.tokens_before(named, stretch);
        let mut last_owner: Option<String> = None;
        let mut is_owned = false;
        for (index, mention) in stretch.mentions.iter().enumerate() {
            let Some(topic) = topics.get(index) else { continue };
            let measure = topic.statistic.measure.as_deref().or(topic.rates.then_some(Measure::APPROVAL));
            let measure = measure.and_then(|name| self.lexicon.measures.iter().find(|measure| measure.name == name));
            // What is not of votes or answers is anything: a tax of four percent, firms that moved.
            let is_of_contests = |measure: &&Measure| measure.is_of_votes() || Measure::is_of_answers(&measure.name);
            let Some(measure) = measure.map(|measure| &**measure).filter(is_of_contests) else {
                is_owned = false;
                continue;
            };
            let previous = index.checked_sub(1).and_then(|previous| stretch.mentions.get(previous));
            let is_second = previous.is_some_and(|previous| self.are_paired(previous, mention));
            let next = stretch.mentions.get(index + 1);
            let is_first = next.is_some_and(|next| self.are_paired(mention, next));
            let around = Around {
                stretch,
                index,
                mention,
                topic,
                measure,
                led: named.within(stretch.start, mention.span.start()),
                behind: named.within(mention.span.start(), stretch.end),
                before: &before,
                last_owner: last_owner.as_deref(),
                is_second,
                first_owner: last_owner.as_deref().filter(|_| is_second && is_owned),
            };
            // Two shares side by side that constructions give to two are theirs.
            if self.are_told_apart(topics, index, (is_second, is_first)) {
                last_owner = topics.get(index).and_then(|topic| topic.statistic.subject.clone());
                is_owned = true;
                continue;
            }
            let is_margin = around.is_margin();
            let candidates = self.owners_possible(named, &around);
            let rivals = Rivals::of(&candidates).filter(|_| is_margin);
            let (owner, ahead) = foremost(candidates);
            is_owned = owner.is_some();
            if let Some(owner) = &owner {
                last_owner = Some(owner.name.clone());
            }
            let owner = owner.and_then(|owner| if is_margin { of_margin(owner, rivals) } else { Some(owner) });
            if let Some(topic) = topics.get_mut(index) {
                settle(topic, owner, ahead);
            }
        }
    }

    /// Whether constructions give a figure and the one that makes a pair with it, the one before or the next, to two by name.
    fn are_told_apart(&self, topics: &[Topic], index: usize, pairs: (bool, bool)) -> bool {
        let told = |index: Option<usize>| {
            let subject = topics.get(index?)?.statistic.subject.as_deref()?;
            let is_name = subject.starts_with(char::is_uppercase) && !self.lexicon.grammar.is_partisan(subject);
            is_name.then_some(subject)
        };
        let own = told(Some(index));
        let other = match pairs {
            (true, _) => told(index.checked_sub(1)),
            (false, true) => told(index.checked_add(1)),
            _ => None,
        };
        own.zip(other).is_some_and(|(own, other)| own != other)
    }

    /// What the sentences before a stretch say, the nearest first, and whether each is of another paragraph.
    fn tokens_before<'n>(&self, named: &'n Named, stretch: &Stretch<'_>) -> Vec<(bool, &'n [Token])> {
        let Some(index) = stretch.sentence else { return Vec::new() };
        let here = self.segments.sentences.get(index).map_or(0, |sentence| sentence.paragraph);
        let sentences = self.segments.sentences.get(index.saturating_sub(BACK)..index).unwrap_or_default();
        let near = sentences.iter().rev().take_while(|sentence| sentence.paragraph + 2 >= here);
        let tokens = near.map(|sentence| {
            let tokens = named.within(sentence.span.start(), sentence.span.end());
            (sentence.paragraph != here, tokens)
        });
        tokens.collect()
    }
}

/// Who leads over whom by the words of a sentence.
struct Rivals {
    leader: String,
    other: String,
}

impl Rivals {
    fn of(candidates: &[Candidate]) -> Option<Rivals> {
        let only = |leads: bool| {
            let mut of_them = candidates.iter().filter(|candidate| candidate.leads == Some(leads));
            of_them.next().filter(|_| of_them.next().is_none()).map(|candidate| candidate.name.clone())
        };
        Some(Rivals { leader: only(true)?, other: only(false)? })
    }
}

/// Whose a lead is: of who leads, over whom if that is known; of nobody where somebody trails and it is not said whom.
fn of_margin(owner: Candidate, rivals: Option<Rivals>) -> Option<Candidate> {
    if owner.is_told {
        return Some(owner);
    }
    match rivals.filter(|rivals| [&rivals.leader, &rivals.other].contains(&&owner.name)) {
        Some(Rivals { leader, other }) => Some(Candidate { name: format!("{leader}{}{other}", keys::OVER), ..owner }),
        None => (owner.leads != Some(false)).then_some(owner),
    }
}

/// Who has the highest sum, if any is above nothing, and how far that one, or nobody, is ahead of the next.
fn foremost(candidates: Vec<Candidate>) -> (Option<Candidate>, i32) {
    let (mut best, mut highest, mut second) = (None, 0, i32::MIN);
    for candidate in candidates {
        let sum = weigh(&candidate.pieces);
        if sum > highest {
            (best, second, highest) = (Some(candidate), highest, sum);
        } else {
            second = second.max(sum);
        }
    }
    (best, highest.saturating_sub(second))
}

/// Gives a figure its owner, or takes one away that little speaks for.
fn settle(topic: &mut Topic, owner: Option<Candidate>, ahead: i32) {
    let told = topic.statistic.subject.take();
    let (subject, basis) = match owner {
        // Constructions say more than the name: over whom he leads.
        Some(owner) if owner.is_told => return topic.statistic.subject = told,
        Some(owner) if ahead >= ENOUGH => (Some(owner.name), if owner.is_here { Basis::Said } else { Basis::Carried }),
        Some(owner) if ahead >= SOME => (Some(owner.name), Basis::Assumed),
        _ => {
            // A side that was taken, "60 to 39", is named nowhere near.
            let is_side = |told: &String| KNOWN_SIDES.contains(&told.as_str());
            let keeps = |told: &String| is_side(told) || ahead < ENOUGH && !is_answer(told);
            match told {
                None => return,
                Some(told) if keeps(&told) => return topic.statistic.subject = Some(told),
                Some(_) => (None, Basis::Open),
            }
        }
    };
    give_owner(topic, subject, basis);
}

/// Says whose a figure is, whatever was said before.
pub(crate) fn give_owner(topic: &mut Topic, owner: Option<String>, basis: Basis) {
    topic.key_spans.remove(keys::SUBJECT);
    topic.bases.remove(keys::SUBJECT);
    topic.known(keys::SUBJECT, basis);
    topic.statistic.subject = owner;
}
