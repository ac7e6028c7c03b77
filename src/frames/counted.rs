//! The noun phrase of a figure as one piece: what it counts, and the word within it that says what befell those.

use super::piece::{FormClasses, Piece};
use crate::figures::Mention;
use crate::quantity::Unit;
use crate::text::{Shape, Token, lowered};
use crate::vocabulary::{Classes, Entry, Vocabulary, WordList, forms as verb_forms};

/// What those do whom a bare number counts: "four needing surgery".
static DOING: WordList = WordList::named("doing behind a number");

/// The words around a figure.
pub(super) struct Surroundings<'a> {
    pub(super) text: &'a str,
    pub(super) cut: &'a [Token],
    pub(super) entries: &'a [Option<&'a Entry>],
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) forms: &'a FormClasses,
}

impl Surroundings<'_> {
    /// The piece of a figure that begins with the token `at`, and the token that follows it; it ends before `limit`, where the
    /// next figure begins.
    pub(super) fn counted(&self, mention: &Mention, at: usize, limit: usize) -> (Piece, usize) {
        let forms = self.forms;
        let until = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
        let next = self.from(at, until).max(at + 1);
        let plain = Piece { start: mention.span.start(), end: until, classes: forms.figure, ..Piece::default() };
        let unit = match mention.quantity.unit {
            Unit::Percent => forms.percent,
            Unit::Currency(_) => forms.money,
            Unit::Measured(_) if self.is_reckoned(at, next) => forms.measured | forms.reckoned,
            Unit::Measured(_) => forms.measured,
            Unit::PercentagePoint => forms.point,
            Unit::Ordinal => forms.ordinal,
            _ => Classes::NONE,
        };
        if unit != 0 {
            return (Piece { classes: plain.classes | unit, ..plain }, next);
        }
        let is_people = |entry: &Entry| entry.classes & (forms.people | forms.state) != 0;
        if let Some(noun) = mention.noun {
            let head = self.from(at, noun.start());
            // "500 killed", "180 hospitalised", "three critically": what befell them, and how, is no noun.
            // "One sniper shot": behind people a word that is a noun as well is the verb.
            let is_deed = |at: usize| {
                let entry = self.entry(at);
                let says_how =
                    |entry: &Entry| entry.forms & verb_forms::DONE != 0 || entry.classes & self.forms.adverb != 0;
                let people = at.checked_sub(1).and_then(|before| self.entry(before));
                let people = at > head && people.is_some_and(|entry| entry.classes & self.forms.people != 0);
                entry.is_some_and(|entry| (entry.noun.is_none() || people && !is_people(entry)) && says_how(entry))
            };
            let last = next.saturating_sub(1);
            // "Two heavily | armed gunmen": behind how it was done the noun may stand.
            let goes_on = || {
                let how = self.entry(last).is_some_and(|entry| entry.classes & forms.adverb != 0);
                how && self.with_rest(head, next, limit) > next
            };
            let next = if is_deed(last) && last >= head && !goes_on() { last } else { next };
            // "With four needing surgery", "two shot and killed": what they do, or what befell them, is no noun.
            let deed = self.entries.get(head..).and_then(|ahead| self.vocabulary.phrase_at(ahead));
            let deed = deed.is_some_and(|(_, entry)| entry.noun.is_none() && entry.forms & verb_forms::DONE != 0);
            let next = if deed || self.word(head).is_some_and(|word| DOING.contains(&word)) { head } else { next };
            if next > head {
                let next = self.with_rest(head, next, limit);
                let until = self.cut.get(next - 1).map_or(until, |last| last.end);
                return (self.with_noun(mention, Piece { end: until, ..plain }, head, next), next);
            }
            let plain = Piece { classes: plain.classes | forms.bare, end: mention.span.end(), ..plain };
            return (plain, next.max(at + 1));
        }
        let plain = Piece { classes: plain.classes | self.kind_of_number(mention), ..plain };
        // "12 more people", "two others", "40 total cases": the noun may stand behind a word that sets them beside others.
        let more = (next..next + 3)
            .take_while(|at| self.entry(*at).is_some_and(|entry| entry.classes & (forms.more | forms.whole) != 0));
        let head = more.last().map_or(next, |last| last + 1);
        let is_free = |taken: usize| self.cut.get(taken.saturating_sub(1)).is_some_and(|last| last.end <= limit);
        let end = |taken: usize| self.cut.get(taken.saturating_sub(1)).map_or(until, |last| last.end);
        if head == next || !is_free(head) {
            return (Piece { classes: plain.classes | forms.bare, ..plain }, next);
        }
        let length =
            self.vocabulary.phrase_at(self.entries.get(head..).unwrap_or_default()).map_or(1, |(length, _)| length);
        let noun = self.entry(head).is_some_and(|entry| entry.noun.is_some());
        if noun && is_free(head + length) {
            let taken = head + length;
            return (self.with_noun(mention, Piece { end: end(taken), ..plain }, head, taken), taken);
        }
        (Piece { classes: plain.classes | forms.bare | self.remainder(next, head), end: end(head), ..plain }, head)
    }

    /// Whether tokens name a length of time that is reckoned from the time spoken of: "the past week".
    fn is_reckoned(&self, at: usize, next: usize) -> bool {
        static RECKONING: WordList = WordList::named("reckoned from the time spoken of");
        let words = |at: usize| self.cut.get(at).and_then(|token| self.text.get(token.start..token.end));
        (at..next).filter_map(words).any(|word| RECKONING.contains(&word))
    }

    /// "Seven U.S. | Marines", "340 new | confirmed cases": where the noun phrase as read ends with a word that is no noun that
    /// is known and no plural, the noun may stand a few words on.
    fn with_rest(&self, head: usize, next: usize, limit: usize) -> usize {
        /// So many words on.
        const MOST: usize = 3;
        let last = next.checked_sub(1).filter(|last| *last >= head);
        // "Two crew | members": the noun may be a phrase that goes on.
        let phrase = last.and_then(|last| Some((last, self.vocabulary.phrase_at(self.entries.get(last..)?)?)));
        if let Some((last, (length, entry))) = phrase
            && entry.noun.is_some()
            && self.cut.get(last + length - 1).is_some_and(|token| token.end <= limit)
        {
            return last + length;
        }
        // "Human rights | activists".
        let fore = last.is_some_and(|last| self.entry(last).is_some_and(|entry| entry.classes & self.forms.fore != 0));
        let people = |at: usize| self.entry(at).is_some_and(|entry| entry.classes & self.forms.people != 0);
        // "Two Virginia State | Troopers", "two former Navy | SEALs": a name may lead to them.
        let capital = |at: usize| self.cut.get(at).is_some_and(|token| token.shape == Shape::Capital);
        let led = last.is_some_and(capital) && capital(next);
        if (fore || led) && people(next) && self.cut.get(next).is_some_and(|token| token.end <= limit) {
            return next + 1;
        }
        let open = last.is_some_and(|last| {
            let word = self.word(last).unwrap_or_default();
            let entry = self.cut.get(next).and(self.entry(next));
            // "900 Hamas operatives": behind a name a noun may follow, but "20 Kurds killed civilians".
            let name = word.starts_with(char::is_uppercase) && entry.is_none_or(|entry| entry.forms == 0);
            self.entry(last).is_none_or(|entry| entry.noun.is_none()) && (name || !word.ends_with('s'))
        });
        let named = last.and_then(|last| self.word(last)).is_some_and(|word| word.starts_with(char::is_uppercase));
        if !open {
            return next;
        }
        let stops = self.forms.stops();
        // "Four St. | Louis officers": the full stop is a short name's.
        let next_word = self.abbreviation_end(next).unwrap_or(next);
        for at in next_word..next_word + MOST {
            let Some(token) = self.cut.get(at).filter(|token| token.end <= limit) else { break };
            let entry = self.entry(at);
            let plural = named
                && entry.is_none()
                && token.shape == Shape::Small
                && self.word(at).is_some_and(|word| word.ends_with('s'));
            if plural || entry.is_some_and(|entry| entry.noun.is_some()) {
                return at + 1;
            }
            let modifies = entry.is_none_or(|entry| {
                entry.forms & verb_forms::DONE != 0 || entry.classes & stops == 0 && entry.forms == 0
            });
            if token.shape == Shape::Mark || token.shape == Shape::Possessive || !modifies {
                break;
            }
        }
        next
    }

    /// Where a name goes on behind the full stop of an abbreviation that ends before a token: "St. | Louis".
    fn abbreviation_end(&self, next: usize) -> Option<usize> {
        let is_short = |word: &str| word.len() <= 3 && word.starts_with(char::is_uppercase);
        let before = next.checked_sub(1).filter(|before| self.word(*before).is_some_and(is_short))?;
        let (short, stop) = (self.cut.get(before)?, self.cut.get(next)?);
        let follows = self.cut.get(next + 1).is_some_and(|token| token.shape == Shape::Capital);
        (stop.start == short.end && self.word(next) == Some(".") && follows).then_some(next + 1)
    }

    /// Whether a word of some says that the others are counted, as the class of such words.
    fn remainder(&self, from: usize, to: usize) -> Classes {
        let classes = (from..to).filter_map(|at| self.entry(at)).map(|entry| entry.classes & self.forms.remainder);
        classes.fold(Classes::NONE, |all, classes| all | classes)
    }

    /// The first token from `at` on that begins at or behind a place.
    fn from(&self, at: usize, place: usize) -> usize {
        let ahead = self.cut.iter().skip(at).position(|token| token.start >= place);
        ahead.map_or(self.cut.len(), |ahead| at + ahead)
    }

    fn word(&self, at: usize) -> Option<&str> {
        self.cut.get(at).and_then(|token| self.text.get(token.start..token.end))
    }

    fn entry(&self, at: usize) -> Option<&Entry> {
        self.entries.get(at).copied().flatten()
    }

    /// A figure with the noun phrase of some tokens: its head is the last word, with the longest phrase that ends there.
    fn with_noun(&self, mention: &Mention, piece: Piece, from: usize, to: usize) -> Piece {
        let forms = self.forms;
        let phrase = (from..to).find_map(|at| {
            let words = self.entries.get(at..to)?;
            let (length, entry) = self.vocabulary.phrase_at(words)?;
            (length == words.len() && entry.noun.is_some()).then_some((at, entry))
        });
        let single = || Some((to.checked_sub(1)?, self.entry(to.checked_sub(1)?)?));
        let head = phrase.or_else(single).filter(|(_, entry)| entry.noun.is_some());
        let modifier = (from..head.map_or(to, |(at, _)| at)).find_map(|at| {
            let entry = self.entry(at)?;
            let befell = entry.forms & verb_forms::DONE != 0 || entry.classes & forms.state != 0;
            befell.then_some(entry.word)
        });
        // "Nine suspected cases": which of them. Suspected gunmen are gunmen.
        let which = (from..to).filter_map(|at| self.entry(at)).map(|entry| entry.classes & forms.doubtful);
        let of_harm = head.is_some_and(|(_, entry)| entry.classes & forms.people == 0);
        let which = which.filter(|_| of_harm).fold(Classes::NONE, |all, classes| all | classes);
        let piece = Piece { modifier, classes: piece.classes | which | self.remainder(from, to), ..piece };
        let glued = self.text.get(mention.number.end()..).is_some_and(|behind| behind.starts_with('-'));
        if let Some((_, entry)) = head {
            // "A 12-storey building", "a 40-seat body": one of them. "The 435-member House": how many sit there.
            if glued && entry.classes & forms.alone != 0 {
                let named = to.checked_sub(1).and_then(|last| self.cut.get(last));
                let goes_on = self.cut.get(to).is_some_and(|next| next.shape == Shape::Capital);
                let is_house = entry.classes & forms.chamber != 0
                    && !goes_on
                    && named.is_some_and(|token| token.shape == Shape::Capital);
                let sized = if is_house { forms.sized } else { Classes::NONE };
                return Piece { classes: piece.classes | forms.thing | sized, ..piece };
            }
            return Piece { classes: piece.classes | entry.classes, noun: entry.noun, ..piece };
        }
        // "The 61-seat majority", "a 1,237-delegate threshold": what a limit or a lead is given in.
        let own = to.checked_sub(1).and_then(|last| self.entry(last)).map_or(Classes::NONE, |entry| entry.classes);
        let noun = if own & forms.limits != 0 { self.noun_within(&piece) } else { None };
        // "Four Kazakhs": a plural with a capital letter is a people more often than a make.
        let word = to.checked_sub(1).and_then(|last| self.cut.get(last));
        let word = word.and_then(|token| self.text.get(token.start..token.end)).unwrap_or_default();
        let people = word.starts_with(char::is_uppercase) && (word.ends_with('s') || word.ends_with("ese"));
        let people = if people { forms.people | forms.capital } else { Classes::NONE };
        let sized = if glued && own & forms.chamber != 0 { forms.sized } else { Classes::NONE };
        Piece { classes: piece.classes | forms.thing | people | own | sized, noun, ..piece }
    }

    /// The last noun that is known within a figure's piece, before its last word.
    fn noun_within(&self, piece: &Piece) -> Option<usize> {
        let words = lowered(self.text.get(piece.start..piece.end)?);
        let parts = words.split(|c: char| !c.is_alphabetic());
        parts.rev().skip(1).find_map(|word| self.vocabulary.look_up(word)?.noun)
    }

    /// What the number alone tells: that it gives a place in an order, or that it may be the age of somebody.
    fn kind_of_number(&self, mention: &Mention) -> Classes {
        let number = self.text.get(mention.number.start()..mention.number.end()).unwrap_or_default();
        let digits = number.len() - number.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let age = number.parse::<u8>().is_ok_and(|years| years < 120) && mention.span == mention.number;
        match number.get(digits..) {
            Some("st" | "nd" | "rd" | "th") if digits > 0 => self.forms.ordinal,
            Some("") if age => self.forms.agelike,
            _ => Classes::NONE,
        }
    }
}
