//! Kinds of which one thing is only one: killed or injured, man or woman, valid or invalid.
//!
//! Parts of one whole that exclude one another cannot exceed it together; parts that may overlap ("210 men, 200
//! residents of the capital") can. Which kinds exclude one another stands in a table; whatever is not there may overlap.

use super::{Sheet, first_clause, holds};
use crate::vocabulary::{Classes, Vocabulary, WordList};

/// A kind that a part of a whole may be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Men,
    Women,
    Children,
    Boys,
    Girls,
    Soldiers,
    Police,
    Firefighters,
    Medics,
    Teachers,
    Journalists,
    Militants,
    Civilians,
    Dead,
    Injured,
    Missing,
    Unhurt,
    Valid,
    Invalid,
    For,
    Against,
    Abstaining,
    Unsure,
}

use Kind::{
    Abstaining, Against, Boys, Children, Civilians, Dead, Firefighters, For, Girls, Injured, Invalid, Journalists,
    Medics, Men, Militants, Missing, Police, Soldiers, Teachers, Unhurt, Unsure, Valid, Women,
};

/// The words of each kind, as they stand in or after a figure's noun.
static KINDS: [(Kind, WordList); 23] = [
    (Men, WordList::named("kinds: men")),
    (Women, WordList::named("kinds: women")),
    (Boys, WordList::named("kinds: boys")),
    (Girls, WordList::named("kinds: girls")),
    (Children, WordList::named("kinds: children")),
    (Soldiers, WordList::named("kinds: soldiers")),
    (Police, WordList::named("kinds: police")),
    (Firefighters, WordList::named("kinds: firefighters")),
    (Medics, WordList::named("kinds: medics")),
    (Teachers, WordList::named("kinds: teachers")),
    (Journalists, WordList::named("kinds: journalists")),
    (Militants, WordList::named("kinds: militants")),
    (Civilians, WordList::named("kinds: civilians")),
    (Dead, WordList::named("kinds: dead")),
    (Injured, WordList::named("kinds: injured")),
    (Missing, WordList::named("kinds: missing")),
    (Unhurt, WordList::named("kinds: unhurt")),
    (Valid, WordList::named("kinds: valid")),
    (Invalid, WordList::named("kinds: invalid")),
    (For, WordList::named("kinds: for")),
    (Against, WordList::named("kinds: against")),
    (Abstaining, WordList::named("kinds: abstaining")),
    (Unsure, WordList::named("kinds: unsure")),
];

/// Sets of kinds of which each thing is at most one. Rescued people may be injured, and militants may be children.
const EXCLUSIVE: [&[Kind]; 11] = [
    &[Men, Women, Boys, Girls],
    &[Men, Women, Children],
    &[Soldiers, Police, Firefighters, Medics, Teachers, Journalists, Militants, Children],
    &[Soldiers, Police, Firefighters, Medics, Teachers, Journalists, Boys],
    &[Soldiers, Police, Firefighters, Medics, Teachers, Journalists, Girls],
    &[Soldiers, Militants, Civilians],
    &[Dead, Injured, Missing],
    &[Dead, Missing, Unhurt],
    &[Valid, Invalid],
    &[For, Against, Abstaining],
    &[For, Against, Unsure],
];

/// Sets of two that leave no third.
const COMPLEMENTS: [[Kind; 2]; 5] = [[Dead, Injured], [Men, Women], [Boys, Girls], [Valid, Invalid], [For, Against]];

/// What is at most one party's: seats, votes. Any two holders exclude one another.
static HELD_BY_ONE: WordList = WordList::named("held by one");

/// The kind of some words. Invalid is looked for before valid holds for both.
fn kind_of(words: &str) -> Option<Kind> {
    let own = KINDS.iter().filter(|(_, cues)| holds(words, cues));
    // The words that come last say most: "women teachers" are teachers.
    own.max_by_key(|(_, cues)| cues.iter().filter_map(|cue| words.rfind(cue)).max()).map(|(kind, _)| *kind)
}

/// Whether things described by some words, each a part of one whole, cannot be counted under two of them.
pub(super) fn exclude_one_another(parts: &[String]) -> bool {
    let kinds: Option<Vec<Kind>> = parts.iter().map(|words| kind_of(words)).collect();
    let Some(kinds) = kinds else { return false };
    let once = kinds.iter().enumerate().all(|(index, kind)| !kinds.iter().skip(index + 1).any(|other| other == kind));
    once && EXCLUSIVE.iter().any(|set| kinds.iter().all(|kind| set.contains(kind)))
}

/// Whether two descriptions name two kinds that leave no third.
pub(super) fn leave_no_third(first: &str, second: &str) -> bool {
    let all = |set: &[Kind; 2]| {
        let cues = |kind: Kind| KINDS.iter().find(|(own, _)| *own == kind).map_or(&[][..], |(_, cues)| &**cues);
        let [one, other] = *set;
        (holds(first, cues(one)) && holds(second, cues(other)))
            || (holds(first, cues(other)) && holds(second, cues(one)))
    };
    COMPLEMENTS.iter().any(all)
}

/// The noun of a figure and the few words after it.
pub(super) fn beside(sheet: &Sheet<'_>, mention: usize) -> String {
    let noun = sheet.noun(mention).unwrap_or_default();
    let after: Vec<String> = sheet.after(mention).split(' ').take(3).map(str::to_owned).collect();
    format!("{noun} {}", first_clause(&after.join(" ")))
}

/// Whether nouns may count the same things: one of them is the other, says nothing of its own, or both are of people.
/// "18 campaigns, including 25 counts" are things of two kinds, of which no number is too large for the other.
pub(super) fn may_be_one(first: Option<&str>, second: Option<&str>) -> bool {
    let last = |noun: &str| noun.rsplit([' ', '-']).next().unwrap_or_default().to_owned();
    let (Some(first), Some(second)) = (first.map(last), second.map(last)) else { return true };
    first == second || stem(&first) == stem(&second) || (is_person(&first) && is_person(&second))
}

fn stem(noun: &str) -> &str {
    noun.strip_suffix('s').unwrap_or(noun)
}

/// Whether a word stands for somebody: a person, or one who came to harm.
fn is_person(noun: &str) -> bool {
    let vocabulary = Vocabulary::english();
    let classes =
        PERSONS.iter().filter_map(|name| vocabulary.class(name)).fold(Classes::NONE, |all, class| all | class);
    vocabulary.look_up(noun).is_some_and(|entry| !(entry.classes & classes).is_empty())
}

/// The classes of those words.
static PERSONS: WordList = WordList::named("persons");

/// Whether a noun names what is at most one holder's.
pub(super) fn is_held_by_one(noun: &str) -> bool {
    HELD_BY_ONE.iter().any(|held| noun.ends_with(held))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn nouns_that_may_count_the_same() {
        for (first, second) in
            [("people", "nurses"), ("victims", "children"), ("seats", "seat"), ("town houses", "houses")]
        {
            assert!(may_be_one(Some(first), Some(second)), "{first}, {second}");
        }
        for (first, second) in [("teams", "doctors"), ("campaigns", "counts"), ("villages", "people")] {
            assert!(!may_be_one(Some(first), Some(second)), "{first}, {second}");
        }
        assert!(may_be_one(None, Some("doctors")));
    }

    #[test]
    fn overlap_is_assumed_where_nothing_speaks_against_it() {
        assert!(exclude_one_another(&parts(&["men", "women"])));
        assert!(exclude_one_another(&parts(&["children", "teachers"])));
        assert!(exclude_one_another(&parts(&["were rescued", "are still missing"])));
        assert!(!exclude_one_another(&parts(&["men", "residents of the capital"])));
        assert!(!exclude_one_another(&parts(&["women", "teachers"])));
        assert!(!exclude_one_another(&parts(&["boys", "children"])));
        assert!(!exclude_one_another(&parts(&["children", "children under five"])));
        assert!(!exclude_one_another(&parts(&["were rescued", "injured"])));
    }
}
