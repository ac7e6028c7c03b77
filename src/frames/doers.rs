//! Who does what a verb says, and to whom: the way through a clause from its verb to its subject and to its object, as far as
//! the classes of words show it without a full parse.
//!
//! ```text
//! Anna Berg, who led the polls, is on track to win [40 seats]          to win → is → Anna Berg
//! Berg beat Lund in the north, getting [53 percent] of the vote        getting → beat → Berg
//! The mayor of Bergen came second and took [12 delegates]              took → came → The mayor
//! ```
//!
//! What is found is a name, a pronoun, a party, or somebody by an office; whom these stand for is asked elsewhere.

use super::Grammar;
use super::piece::{Piece, names_region};
use crate::vocabulary::{Classes, Vocabulary, WordGroups, WordList, forms};

/// The classes of words by which a subject is found.
#[derive(Clone, Copy, Debug)]
pub(super) struct DoerClasses {
    /// What stands between a subject and its verb.
    pub(super) helping: Classes,
    /// Verbs by class that have a subject: "is", "has", "would".
    auxiliary: Classes,
    be: Classes,
    /// "To" before a verb.
    infinitive: Classes,
    genitive: Classes,
    /// "She", "it".
    pub(super) pronoun: Classes,
    /// "He", "her".
    pub(super) person: Classes,
    possessive: Classes,
    /// "Party", "alliance".
    pub(super) camp: Classes,
    /// What somebody is called by: "senator", "incumbent".
    pub(super) office: Classes,
    /// What stands for a party named elsewhere: "coalition".
    pub(super) stand_in: Classes,
    /// Those who stand for the one whose they are: "campaign".
    staff: Classes,
    /// Behind these a name is a subject all the same: "with", "after", "because".
    leading: Classes,
    saying: Classes,
    relative: Classes,
    joining: Classes,
    /// What says more of a noun and stands before it.
    modifying: Classes,
    pub(super) article: Classes,
    pub(super) definite: Classes,
    own: Classes,
    comma: Classes,
    open: Classes,
    close: Classes,
    quote: Classes,
    /// Where no clause goes on.
    ending: Classes,
    /// A party, by its members.
    pub(super) party: Classes,
    /// One of them.
    pub(super) partisan: Classes,
    /// What stands for one thing: "it".
    pub(super) neuter: Classes,
    /// What may stand between what somebody is called and the name.
    pub(super) titled: Classes,
}

impl DoerClasses {
    /// By the rows of the list, which stand in the order of the fields.
    pub(super) fn of(vocabulary: &Vocabulary) -> DoerClasses {
        let class = |name: &&str| vocabulary.class(name);
        let of_row = |names: &[&str]| names.iter().filter_map(class).fold(Classes::NONE, |all, class| all | class);
        let mut rows = CLASSES_OF_CLAUSES.iter().map(|(_, names)| of_row(names));
        let mut next = || rows.next().unwrap_or_default();
        DoerClasses {
            helping: next(),
            auxiliary: next(),
            be: next(),
            infinitive: next(),
            genitive: next(),
            pronoun: next(),
            person: next(),
            possessive: next(),
            camp: next(),
            office: next(),
            stand_in: next(),
            staff: next(),
            leading: next(),
            saying: next(),
            relative: next(),
            joining: next(),
            modifying: next(),
            article: next(),
            definite: next(),
            own: next(),
            comma: next(),
            open: next(),
            close: next(),
            quote: next(),
            ending: next(),
            party: next(),
            partisan: next(),
            neuter: next(),
            titled: next(),
        }
    }
}

/// Of what classes the words of clauses are, by what they do there.
static CLASSES_OF_CLAUSES: WordGroups = WordGroups::named("classes of clauses");

/// How verbs of no table end in the past.
static PAST_ENDINGS: WordList = WordList::named("past endings");

/// How adverbs of no table end.
static ADVERB_ENDINGS: WordList = WordList::named("adverb endings");

/// The first and the last piece of some words.
pub(super) type Words = (usize, usize);

/// So many pieces are gone through for one verb, and so many verbs for one figure.
const MOST_PIECES: usize = 40;
const MOST_VERBS: usize = 5;

/// The pieces of a sentence as clauses.
pub(super) struct Clauses<'a> {
    pub(super) grammar: &'a Grammar,
    pub(super) text: &'a str,
    pub(super) pieces: &'a [Piece],
}

impl Clauses<'_> {
    /// Who does what the verb at a place says.
    pub(super) fn doer(&self, verb: usize) -> Option<Words> {
        self.doer_within(verb, MOST_VERBS)
    }

    /// Whose something is by "his" or "their" at a place: of the one who does what the verb before it says.
    pub(super) fn possessor(&self, at: usize) -> Option<Words> {
        if !self.is(at, self.kinds().possessive) {
            return None;
        }
        let verb = (0..at).rev().take(MOST_PIECES).take_while(|at| !self.is(*at, self.kinds().ending));
        let verb = verb.into_iter().find(|at| self.has_form(*at, forms::PAST | forms::BASE | forms::ING))?;
        self.doer(verb).filter(|(_, last)| self.is_name(*last))
    }

    /// Whom the verb at a place is done to, before the figure at another: the first name behind it that nothing leads away to.
    pub(super) fn done_to(&self, verb: usize, figure: usize) -> Option<Words> {
        let kinds = self.kinds();
        let mut at = verb + 1;
        while at < figure.min(verb + MOST_PIECES) {
            if self.is_name(at) {
                return Some((at, at)).filter(|_| !self.is(at + 1, kinds.own));
            }
            let person = self.is(at, kinds.person) && !self.is(at, kinds.article);
            if person || self.is(at, kinds.camp) {
                return Some((at, at));
            }
            if !self.is(at, kinds.modifying | kinds.article | kinds.office | kinds.comma) {
                return None;
            }
            at += 1;
        }
        None
    }

    fn kinds(&self) -> &DoerClasses {
        &self.grammar.doers
    }

    fn is(&self, at: usize, classes: Classes) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.figure.is_none() && piece.classes & classes != 0)
    }

    fn has_form(&self, at: usize, wanted: u8) -> bool {
        self.pieces.get(at).is_some_and(|piece| piece.figure.is_none() && piece.forms & wanted != 0)
    }

    fn words(&self, (first, last): Words) -> &str {
        let ends = self.pieces.get(first).zip(self.pieces.get(last));
        ends.and_then(|(first, last)| self.text.get(first.start..last.end)).unwrap_or_default()
    }

    /// Whether a piece is a name that can do something: that of a party, or none of a place.
    fn is_name(&self, at: usize) -> bool {
        let form = &self.grammar.forms;
        self.is(at, form.name) && !names_region(self.words((at, at)))
    }

    fn doer_within(&self, verb: usize, verbs: usize) -> Option<Words> {
        let (kinds, verbs) = (self.kinds(), verbs.checked_sub(1)?);
        let participle = self.has_form(verb, forms::ING) && !self.has_form(verb, forms::PAST | forms::BASE);
        let mut end = verb;
        let mut helped = false;
        let helps =
            |at: usize| self.is(at, kinds.helping) && !self.is(at, kinds.infinitive) || self.is_adverb_by_ending(at);
        while end.checked_sub(1).is_some_and(helps) {
            end -= 1;
            helped |= self.is(end, kinds.be);
        }
        let left = end.checked_sub(1)?;
        // "Is on track to win", "hopes to win": who is, who hopes; "helped Lund to win": Lund.
        if self.is(left, kinds.infinitive) {
            let named = left.checked_sub(1).filter(|at| self.is_name(*at)).and_then(|at| self.name_ending(at));
            // "The campaign's efforts to win": whose they are is not the one who does.
            let noun = left.checked_sub(1).and_then(|at| self.noun_begins(at).map(|first| first..at));
            if noun.is_some_and(|mut within| within.any(|at| self.is(at, kinds.own))) {
                return None;
            }
            let told = || self.doer_within(self.finite_before(left)?, verbs);
            return named.or_else(told).or_else(|| self.subject_past_words(left));
        }
        if participle && !helped {
            if self.is_name(left) {
                return self.name_ending(left);
            }
            if self.is(left, kinds.pronoun | kinds.person) {
                return Some((left, left));
            }
            if self.is(left, kinds.office | kinds.camp) {
                return self.noun_begins(left).and_then(|first| self.somebody((first, left)));
            }
            // "With the intention of winning": whose it is may be anybody.
            if self.is(left, kinds.genitive) {
                return None;
            }
            return self.doer_within(self.finite_before(end)?, verbs);
        }
        self.subject_ending(end, verbs)
    }

    /// The nearest verb before a place that has a subject, in the same sentence.
    fn finite_before(&self, end: usize) -> Option<usize> {
        let (kinds, form) = (self.kinds(), &self.grammar.forms);
        let mut at = end;
        for _ in 0..MOST_PIECES {
            at = at.checked_sub(1)?;
            if self.is(at, kinds.ending) {
                return None;
            }
            if self.is(at, kinds.close) {
                at = self.opened_before(at)?;
                continue;
            }
            let led = at.checked_sub(1).is_some_and(|left| self.is(left, kinds.article | kinds.own | form.preposition));
            // "The first count", "a small lead": what has the form of the present may be a noun.
            let beside = at.checked_sub(1).is_none_or(|left| self.is(left, kinds.modifying));
            let known = (self.has_form(at, forms::PAST) || self.has_form(at, forms::BASE) && !beside)
                && self.pieces.get(at).is_some_and(|piece| piece.noun.is_none())
                && !self.is(at, form.name | kinds.modifying);
            if !led && (known || self.is_past_by_ending(at)) || self.is(at, kinds.auxiliary) {
                return Some(at).filter(|at| !self.is(*at, kinds.saying));
            }
        }
        None
    }

    /// Whether a word of no table has the form of a verb in the past.
    fn is_past_by_ending(&self, at: usize) -> bool {
        self.is_unknown(at) && PAST_ENDINGS.iter().any(|ending| self.words((at, at)).ends_with(ending))
    }

    /// Whether a word of no table has the form of an adverb: "decisively".
    fn is_adverb_by_ending(&self, at: usize) -> bool {
        self.is_unknown(at) && ADVERB_ENDINGS.iter().any(|ending| self.words((at, at)).ends_with(ending))
    }

    /// Whether a word in small letters stands in no table.
    fn is_unknown(&self, at: usize) -> bool {
        let form = &self.grammar.forms;
        let piece = self.pieces.get(at).filter(|piece| piece.word.is_none() && piece.figure.is_none());
        piece.is_some_and(|piece| piece.classes & form.capital == 0 && piece.classes & form.other != 0)
    }

    /// The subject that ends before a place, past all that stands beside it: brackets, what commas enclose, what a
    /// preposition leads to.
    fn subject_ending(&self, end: usize, verbs: usize) -> Option<Words> {
        let (kinds, form) = (self.kinds(), &self.grammar.forms);
        let mut end = end;
        for _ in 0..MOST_PIECES {
            let at = end.checked_sub(1)?;
            if self.is(at, kinds.close) {
                end = self.opened_before(at)?;
            } else if self.is(at, kinds.comma) {
                return self.subject_past_enclosed(at, verbs.checked_sub(1)?);
            } else if self.is(at, kinds.quote | kinds.relative | form.preposition) {
                // "The Greens on Tuesday won": the day has been passed.
                end = at;
            } else if self.is(at, kinds.joining) {
                return self.doer_within(self.finite_before(at)?, verbs);
            } else if self.is(at, kinds.pronoun) {
                return Some((at, at));
            } else if self.is(at, form.name) {
                let name = self.name_ending(at);
                let first = name.map_or(at, |(first, _)| first);
                match self.led_by(first) {
                    Some(preposition) => end = preposition,
                    None => return name.filter(|_| self.is_name(at)),
                }
            } else {
                let first = self.noun_begins(at)?;
                match self.led_by(first) {
                    Some(preposition) => end = preposition,
                    None => return self.somebody((first, at)),
                }
            }
        }
        None
    }

    /// The subject before what ends with a comma at a place: "Berg, the mayor of the port in May, who ran twice, won"; "their
    /// favourite son, Anna Berg, won": who is named between commas.
    fn subject_past_enclosed(&self, comma: usize, verbs: usize) -> Option<Words> {
        /// So much may stand between commas.
        const MOST: usize = 3;
        let mut close = comma;
        for _ in 0..MOST {
            let opened = self.enclosed_before(close)?;
            // "…, while Anna Berg, is third": that is a clause of its own.
            if self.is(opened + 1, self.kinds().leading | self.kinds().joining) {
                let last = close.checked_sub(1).filter(|last| self.is_name(*last))?;
                return self.name_ending(last);
            }
            let found = self.subject_ending(opened, verbs).or_else(|| self.only_named(opened, close));
            if found.is_some() {
                return found;
            }
            close = opened;
        }
        None
    }

    /// The name that is all that stands between two places, but for titles.
    fn only_named(&self, opened: usize, close: usize) -> Option<Words> {
        let form = &self.grammar.forms;
        let last = close.checked_sub(1).filter(|last| *last > opened && self.is_name(*last))?;
        (opened + 1..last).all(|at| self.is(at, form.title)).then_some((last, last))
    }

    /// The subject before a place, past words of which none is known to be a verb: "the Greens appear likely".
    fn subject_past_words(&self, end: usize) -> Option<Words> {
        let (kinds, form) = (self.kinds(), &self.grammar.forms);
        let stops = form.stops() | form.name | kinds.pronoun | kinds.comma | kinds.ending | kinds.quote | kinds.own;
        let passes = |at: usize| {
            let free = self.pieces.get(at).is_some_and(|piece| piece.figure.is_none());
            free && !self.is(at, stops) && !self.has_form(at, forms::PAST)
        };
        let mut at = end;
        while let Some(left) = at.checked_sub(1).filter(|left| passes(*left)) {
            at = left;
        }
        let named = at.checked_sub(1).filter(|left| self.is_name(*left) || self.is(*left, kinds.pronoun))?;
        self.subject_ending(named + 1, 1)
    }

    /// The preposition that leads to what begins at a place, unless a subject may stand behind it.
    fn led_by(&self, first: usize) -> Option<usize> {
        let (kinds, form) = (self.kinds(), &self.grammar.forms);
        let mut at = first.checked_sub(1)?;
        while self.is(at, kinds.article | kinds.modifying) && !self.is(at, form.preposition) {
            at = at.checked_sub(1)?;
        }
        (self.is(at, form.preposition) && !self.is(at, kinds.leading)).then_some(at)
    }

    /// Where the noun phrase that ends at a place begins.
    fn noun_begins(&self, last: usize) -> Option<usize> {
        let (kinds, form) = (self.kinds(), &self.grammar.forms);
        let within = |at: usize| {
            let free = self.pieces.get(at).is_some_and(|piece| piece.figure.is_none());
            let stops = form.stops() | kinds.comma | kinds.ending | kinds.quote | kinds.joining;
            free && !self.is(at, stops) && !self.has_form(at, forms::PAST)
        };
        let mut first = Some(last).filter(|at| within(*at))?;
        while let Some(before) = first.checked_sub(1).filter(|at| within(*at)) {
            first = before;
        }
        let article = first.checked_sub(1).filter(|at| self.is(*at, kinds.article));
        Some(article.unwrap_or(first))
    }

    /// Whom a noun phrase names: a party, somebody by an office, one whose campaign it is.
    fn somebody(&self, (first, last): Words) -> Option<Words> {
        let kinds = self.kinds();
        if self.is(last, kinds.staff) {
            let name = (first..last).rev().find(|at| self.is_name(*at))?;
            return self.name_ending(name);
        }
        /// "The Vermont Democratic socialist senator": no longer.
        const MOST: usize = 5;
        let definite = self.is(first, kinds.definite);
        let named = last - first <= MOST && (self.is(last, kinds.camp) || definite && self.is(last, kinds.office));
        named.then_some((first, last))
    }

    /// A name that ends at a place, with one that is joined to it.
    fn name_ending(&self, last: usize) -> Option<Words> {
        let (kinds, form) = (self.kinds(), &self.grammar.forms);
        let titles = |mut at: usize| {
            while let Some(before) = at.checked_sub(1).filter(|before| self.is(*before, form.title)) {
                at = before;
            }
            at
        };
        let and =
            titles(last).checked_sub(1).filter(|at| self.is(*at, self.grammar.and) && self.is(*at, kinds.joining));
        let other = and.and_then(|at| at.checked_sub(1)).filter(|at| self.is_name(*at));
        Some((other.unwrap_or(last), last))
    }

    /// Where the bracket that closes at a place was opened.
    fn opened_before(&self, close: usize) -> Option<usize> {
        (close.saturating_sub(MOST_PIECES)..close).rev().find(|at| self.is(*at, self.kinds().open))
    }

    /// Where what ends with a comma at a place began: the comma before it.
    fn enclosed_before(&self, comma: usize) -> Option<usize> {
        let kinds = self.kinds();
        let before = (comma.saturating_sub(MOST_PIECES)..comma).rev();
        let mut inside = before.take_while(|at| !self.is(*at, kinds.ending));
        inside.find(|at| self.is(*at, kinds.comma))
    }
}
