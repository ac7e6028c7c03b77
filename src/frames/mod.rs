//! What a figure counts: the frame it stands in, read by declared constructions over the pieces of its sentence.
//!
//! A sentence becomes [pieces](piece): words with what the vocabulary knows of them, names, figures. Each
//! [pattern](pattern) says what may stand before and behind a figure and what the figure then counts. The first pattern that
//! fits gives the measure; further ones may give keys that it left open. Figures that are joined ("eight students and two
//! teachers were shot") share the predicate of the one that has it; what stands behind the patterns that join is asked only
//! of figures that got nothing from a neighbour.

mod beside;
mod built;
mod clauses;
mod constructions;
mod counted;
mod doers;
mod echo;
#[cfg(test)]
mod examples;
mod giving;
mod known;
mod matching;
mod meets;
mod needs;
mod outcome;
mod parts;
mod pattern;
mod piece;
mod positions;
mod single;

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use crate::figures::Mention;
use crate::model::Span;
use crate::text::lowered;
use crate::vocabulary::{Classes, ENGLISH, OwnWords, Vocabulary};
use beside::Figures;
pub(crate) use clauses::{is_parted, is_superlative, is_time, says_only_where};
use constructions::{Constructions, Joining, Patterns};
use doers::DoerClasses;
pub(crate) use echo::Echo;
pub(crate) use giving::ITS_OWN;
pub(crate) use known::Known;
use matching::fit;
use pattern::Gives;
pub(crate) use pattern::Key;
pub(crate) use piece::names_region;
use piece::{FormClasses, Piece, pieces};
use positions::{Sentence, Window};

/// What the words around a figure say that it counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Frame {
    /// What is counted, where a construction says so.
    pub(crate) counted: Option<Counted>,
    /// What narrows it, with the words that do.
    pub(crate) keys: Keys,
    /// The pattern that gave the measure.
    pub(crate) pattern: Option<Arc<str>>,
    /// Whether its sentence speaks of a vote.
    pub(crate) tells_of_vote: bool,
    /// Whether it comes back to what was counted before.
    pub(crate) comes_back: bool,
    /// What it may take up from elsewhere in the document, where no construction measures it.
    pub(crate) echo: Option<Echo>,
    /// Whether the group among its keys is said of another figure: "two nurses died and four were hurt".
    pub(crate) group_is_carried: bool,
    /// Whether its owner is told with another figure: "Berg leads Lund, 51 to 47; in the north, 54 to 44".
    pub(crate) owner_is_carried: bool,
}

/// What narrows a figure, with the words that do.
pub(crate) type Keys = BTreeMap<Key, (String, Option<Span>)>;

/// What a construction says of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Counted {
    /// It is of this measure.
    Measure(String),
    /// It counts nothing that is compared: an age, a threshold, a rate.
    Nothing,
}

/// The constructions of a language, with the words they are made of.
#[derive(Debug)]
pub(crate) struct Grammar {
    vocabulary: Arc<Vocabulary>,
    constructions: Constructions,
    forms: FormClasses,
    /// The classes by which the subject of a verb is found.
    doers: DoerClasses,
    /// The class of what joins things.
    and: Classes,
    /// The class of words that speak of a vote.
    contest: Classes,
    /// Things that may be counted in one breath: homes, buildings, customers.
    things: Classes,
}

static OF_ENGLISH: LazyLock<Arc<Grammar>> = LazyLock::new(|| {
    let vocabulary = Arc::clone(Vocabulary::english());
    Arc::new(Grammar::of(built::constructions().unwrap_or_else(|| read(ENGLISH.patterns, &vocabulary)), vocabulary))
});

fn read(tables: &[&str], vocabulary: &Vocabulary) -> Constructions {
    Constructions::of(pattern::read(tables, vocabulary))
}

/// A figure as it is read: its frame, and the predicate that it may share with those joined to it.
#[derive(Clone, Debug, Default)]
struct Reading {
    frame: Frame,
    predicate: Option<Predicate>,
}

/// What a figure's pattern says of it, and of figures joined to it.
#[derive(Clone, Debug)]
struct Predicate {
    gives: Gives,
    verb: Option<usize>,
    noun: Option<usize>,
    /// Whether it stands behind the figure; else before it.
    behind: bool,
}

/// Whether a cell of the tables names a measure: `-` says that there is none, `none` that nothing is counted.
fn is_measure(name: &str) -> bool {
    name != "-" && name != "none"
}

/// The figure that a piece is, by its index.
fn index_of(figures: &[usize], piece: usize) -> Option<usize> {
    figures.binary_search(&piece).ok()
}

/// Whether a figure is of one of some measures.
fn is_one_of(frame: &Frame, measures: &[String]) -> bool {
    matches!(&frame.counted, Some(Counted::Measure(name)) if measures.contains(name))
}

/// The last figure that is of one of some measures.
fn last_of<'r>(readings: &'r [Reading], measures: &[String]) -> Option<&'r Reading> {
    readings.iter().rev().find(|reading| is_one_of(&reading.frame, measures))
}

/// A measure that was counted in the sentence before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Earlier<'a> {
    pub(crate) measure: &'a str,
    /// Whether it is a share of a hundred; else it is a count, or money.
    pub(crate) is_percent: bool,
    /// Whether it is an amount of money.
    pub(crate) is_money: bool,
    /// Whether it was counted, and in the sentence right before: else only words that say so come back to it.
    pub(crate) is_near: bool,
}

/// What was counted last: in the sentence itself, else in the one before.
fn counted_last(readings: &[Reading], earlier: Option<&str>) -> Option<Counted> {
    let own = readings.iter().rev().find_map(|reading| match &reading.frame.counted {
        Some(counted @ Counted::Measure(name)) if is_measure(name) => Some(counted.clone()),
        _ => None,
    });
    own.or_else(|| earlier.map(|name| Counted::Measure(name.to_owned())))
}

/// A sentence of more figures is data that was pasted into a text: no construction tells what each counts, and all of them would
/// be tried on each.
const MOST_FIGURES: usize = 200;

impl Grammar {
    /// The constructions of English, with a caller's own words among those they are made of.
    pub(crate) fn with_words(own: &OwnWords) -> Arc<Grammar> {
        if !own.has_words() {
            return Arc::clone(&OF_ENGLISH);
        }
        let tables = ENGLISH;
        Arc::new(Grammar::new(tables.patterns, Arc::new(Vocabulary::new(&tables, own))))
    }

    /// Reads the frame of each figure of a sentence; `first` is the index of its first figure, `earlier` the measure that
    /// was counted last in the sentence before, `known` is used again for the next sentence.
    pub(crate) fn read_frames<'t>(
        &self,
        text: &'t str,
        sentence: (usize, usize),
        mentions: &[Mention],
        first: usize,
        earlier: Option<Earlier<'_>>,
        known: &mut Known<'t>,
    ) -> Vec<Frame> {
        let own = mentions.iter().skip(first).take_while(|mention| mention.span.start() < sentence.1);
        if own.take(MOST_FIGURES + 1).count() > MOST_FIGURES {
            return Vec::new();
        }
        let words = &mut known.words;
        let pieces = pieces(text, sentence, (mentions, first), &self.vocabulary, &self.forms, words);
        let figures: Vec<usize> =
            (0..).zip(&pieces).filter(|(_, piece)| piece.figure.is_some()).map(|(at, _)| at).collect();
        let tells_of_vote = pieces.iter().any(|piece| piece.classes & self.contest != 0);
        let readings = self.read((text, &pieces), &figures, earlier, &mut known.window, true);
        // A figure may lie within the piece of another.
        let mut frames: Vec<Frame> = Vec::new();
        for (at, reading) in figures.into_iter().zip(readings) {
            let index = pieces.get(at).and_then(|piece| piece.figure).unwrap_or(first).saturating_sub(first);
            frames.resize_with(index, Frame::default);
            frames.push(Frame { tells_of_vote, ..reading.frame });
        }
        frames
    }

    /// Whether a word stands for somebody named elsewhere: "he", "their", "the party".
    pub(crate) fn is_pronoun(&self, word: &str) -> bool {
        self.is_of(word, "pro poss stand_in")
    }

    /// Whether words mean somebody by an office: "the senator", "the former mayor".
    pub(crate) fn is_office(&self, words: &str) -> bool {
        let ends = words.split_once(' ').zip(words.rsplit_once(' '));
        ends.is_some_and(|((first, _), (_, last))| self.is_definite(first) && self.is_noun_of_office(last))
    }

    /// Whether a word is an office: "senator".
    pub(crate) fn is_noun_of_office(&self, word: &str) -> bool {
        self.is_among(word, self.doers.office)
    }

    /// Whether words stand for a party named elsewhere: "the party".
    pub(crate) fn is_stand_in(&self, words: &str) -> bool {
        let parts = words.split_once(' ');
        parts.is_some_and(|(first, rest)| {
            self.is_among(first, self.doers.definite) && self.is_among(rest, self.doers.stand_in)
        })
    }

    /// Whether a word stands for one person named elsewhere: "he", "her".
    pub(crate) fn is_person(&self, word: &str) -> bool {
        self.is_among(word, self.doers.person)
    }

    /// Whether a word stands for one who does something: "she".
    pub(crate) fn is_doer(&self, word: &str) -> bool {
        self.is_among(word, self.doers.pronoun)
    }

    /// Whether a word is one of the vocabulary.
    pub(crate) fn is_known(&self, word: &str) -> bool {
        self.vocabulary.look_up(&lowered(word)).is_some()
    }

    /// Whether a word says that what it names takes part in a vote: "party", "alliance".
    pub(crate) fn is_side(&self, word: &str) -> bool {
        self.is_among(word, self.doers.camp)
    }

    /// Whether a word is the name of a party or of its members: "Greens".
    pub(crate) fn is_party(&self, word: &str) -> bool {
        self.is_among(word, self.doers.party)
    }

    /// Whether a word means one member of a party: "Democrat".
    pub(crate) fn is_partisan(&self, word: &str) -> bool {
        self.is_among(word, self.doers.partisan)
    }

    /// Whether a word is a form of a verb, or helps one.
    pub(crate) fn is_verb(&self, word: &str) -> bool {
        let entry = self.vocabulary.look_up(&lowered(word));
        entry.is_some_and(|entry| entry.verb.is_some() || entry.classes & self.doers.helping != 0)
    }

    /// Whether a word may stand between what somebody is and the name: "former mayor", "candidate".
    pub(crate) fn is_title(&self, word: &str) -> bool {
        self.is_among(word, self.doers.titled)
    }

    /// Whether a word stands for one thing named elsewhere: "it".
    pub(crate) fn is_neuter(&self, word: &str) -> bool {
        self.is_among(word, self.doers.neuter)
    }

    /// Whether a word says that one is meant who is known: "the".
    pub(crate) fn is_definite(&self, word: &str) -> bool {
        self.is_among(word, self.doers.definite)
    }

    /// Whether a word is of one of some classes.
    fn is_of(&self, word: &str, classes: &str) -> bool {
        let classes = classes.split(' ').filter_map(|class| self.vocabulary.class(class));
        self.is_among(word, classes.fold(Classes::NONE, |all, class| all | class))
    }

    /// Whether a word is of any of some classes.
    fn is_among(&self, word: &str, classes: Classes) -> bool {
        self.vocabulary.look_up(&lowered(word)).is_some_and(|entry| entry.classes & classes != 0)
    }

    /// The side that the name of an option on a ballot stands for: "Yes" is yes, however it is written.
    pub(crate) fn option_named(&self, words: &str) -> Option<&'static str> {
        let entry = self.vocabulary.look_up(&lowered(words))?;
        let is = |class: &str| self.vocabulary.class(class).is_some_and(|class| entry.classes & class != 0);
        ["yes", "no"].into_iter().find(|side| is(side))
    }

    fn new(tables: &[&str], vocabulary: Arc<Vocabulary>) -> Grammar {
        Grammar::of(read(tables, &vocabulary), vocabulary)
    }

    fn of(constructions: Constructions, vocabulary: Arc<Vocabulary>) -> Grammar {
        let class = |name: &str| vocabulary.class(name).unwrap_or_default();
        let forms = FormClasses::of(&vocabulary);
        let things = forms.building | class("client");
        let doers = DoerClasses::of(&vocabulary);
        let (and, contest) = (class("and"), class("contest"));
        Grammar { vocabulary, constructions, forms, doers, and, contest, things }
    }

    /// What each figure of a sentence counts, and where it is asked for, every key that narrows it.
    fn read(
        &self,
        (text, pieces): (&str, &[Piece]),
        figures: &[usize],
        earlier: Option<Earlier<'_>>,
        window: &mut Window,
        with_keys: bool,
    ) -> Vec<Reading> {
        let mut readings = vec![Reading::default(); figures.len()];
        if figures.is_empty() {
            return readings;
        }
        let Constructions { rounds, before, behind, counted, parts, .. } = &self.constructions;
        let figures = &Figures::of((before, behind, counted), pieces, figures, &self.forms);
        let mut sentence = Sentence::new(pieces, &self.forms, parts, window);
        for (asked, joining) in rounds {
            self.ask(asked, text, &mut sentence, figures, &mut readings, earlier);
            self.join(joining, &mut sentence, figures, &mut readings);
        }
        if with_keys {
            self.read_keys(text, &mut sentence, figures, &mut readings);
        }
        readings
    }

    /// Asks patterns of each figure that is not read yet.
    fn ask(
        &self,
        patterns: &Patterns,
        text: &str,
        sentence: &mut Sentence<'_>,
        figures: &Figures<'_>,
        readings: &mut [Reading],
        earlier: Option<Earlier<'_>>,
    ) {
        let pieces = sentence.pieces;
        for (index, at) in figures.at.iter().copied().enumerate() {
            if readings.get(index).is_none_or(|reading| reading.frame.pattern.is_some()) {
                continue;
            }
            let found = figures.asked(index, patterns).find_map(|asked| {
                let fit = fit(&asked.sides, sentence, at)?;
                let pattern = asked.pattern()?;
                let other = fit.figure.and_then(|other| index_of(figures.at, other));
                let other = other.or(index.checked_sub(1));
                let other = other.and_then(|other| Some((*figures.at.get(other)?, readings.get(other)?)));
                let counted = match &pattern.gives {
                    Gives::Same(of) if !of.is_empty() => match last_of(readings.get(..index)?, of) {
                        Some(last) => Some(last.frame.counted.clone()?),
                        // "Berg has 845 delegates. Lund has 559": a bare number counts what the sentence before counted.
                        None => {
                            let bare = pieces.get(at)?.classes & self.forms.bare != 0;
                            let counted = earlier
                                .filter(|earlier| bare && earlier.is_near && !earlier.is_percent && !earlier.is_money)?
                                .measure;
                            Some(of.iter().any(|name| name == counted).then(|| Counted::Measure(counted.to_owned()))?)
                        }
                    },
                    Gives::Earlier => {
                        let classes = pieces.get(at)?.classes;
                        let percent = classes & self.forms.percent != 0;
                        let money = classes & self.forms.money != 0;
                        let alike = |earlier: &Earlier<'_>| earlier.is_percent == percent && earlier.is_money == money;
                        let before = readings.get(..index).filter(|_| !money).unwrap_or_default();
                        Some(counted_last(before, earlier.filter(alike).map(|earlier| earlier.measure))?)
                    }
                    Gives::Echo { or_nothing } => or_nothing.then_some(Counted::Nothing),
                    Gives::EchoPart | Gives::EchoSum | Gives::Within(_) => None,
                    gives => Some(self.counted(gives, (fit.verb, fit.noun), pieces, at, other)?),
                };
                Some((pattern, fit, counted))
            });
            let Some((pattern, fit, counted)) = found else { continue };
            let echo = Echo::of(pattern, &fit, figures.at);
            let before = readings.get(..index).unwrap_or_default();
            let source = match &pattern.gives {
                Gives::Same(of) if !of.is_empty() => last_of(before, of),
                _ => before.last(),
            };
            let source = source.map(|reading| reading.frame.keys.clone());
            let mut reading = Reading { predicate: self.predicate(pattern, &fit, at), ..Reading::default() };
            // "Among them 15 children and four teachers": what repeats a measure hands it on.
            if let (Gives::Same(_), Some(Counted::Measure(name))) = (&pattern.gives, &counted) {
                let gives = Gives::Named(name.clone());
                reading.predicate = Some(Predicate { gives, verb: None, noun: None, behind: false });
            }
            reading.frame.counted = counted;
            reading.frame.echo = echo;
            reading.frame.pattern = Some(Arc::clone(&pattern.name));
            reading.frame.comes_back = pattern.gives == Gives::Earlier;
            self.add_keys(text, pieces, pattern, &fit, &mut reading.frame, source.as_ref());
            if let Some(slot) = readings.get_mut(index) {
                *slot = reading;
            }
        }
    }

    /// "Eight students and two teachers were shot", "killing 20 soldiers and three medics": figures that are joined share the
    /// predicate that stands behind the last or before the first of them.
    fn join(&self, joining: &Joining, sentence: &mut Sentence<'_>, figures: &Figures<'_>, readings: &mut [Reading]) {
        if figures.at.len() < 2 {
            return;
        }
        let pieces = sentence.pieces;
        // Of a figure the one before it that it is joined to.
        let mut link = |index: usize, patterns: &Patterns| -> Option<(usize, Option<Arc<str>>)> {
            let at = figures.at.get(index).copied()?;
            figures.asked(index, patterns).find_map(|asked| {
                let other = fit(&asked.sides, sentence, at)?.figure?;
                let pattern = asked.pattern()?;
                Some((index_of(figures.at, other)?, Some(Arc::clone(&pattern.name))))
            })
        };
        // Most figures have nothing to hand on or lack nothing: nobody asks to what these are joined.
        let hands_on = |reading: &Reading, behind: bool| {
            reading.predicate.as_ref().is_some_and(|predicate| predicate.behind == behind)
        };
        if readings.iter().any(|reading| hands_on(reading, false)) {
            for index in 0..figures.at.len() {
                if readings.get(index).is_some_and(|reading| reading.frame.counted.is_none())
                    && let Some((other, name)) = link(index, &joining.carried)
                {
                    self.hand_on(pieces, figures.at, readings, (other, index), false, &name);
                }
            }
        }
        for index in (0..figures.at.len()).rev() {
            if readings.get(index).is_some_and(|reading| hands_on(reading, true))
                && let Some((other, name)) = link(index, &joining.shared)
            {
                self.hand_on(pieces, figures.at, readings, (index, other), true, &name);
            }
        }
    }

    /// Gives the predicate of one figure to another, where the other has none of its own.
    fn hand_on(
        &self,
        pieces: &[Piece],
        figures: &[usize],
        readings: &mut [Reading],
        (from, to): (usize, usize),
        behind: bool,
        pattern: &Option<Arc<str>>,
    ) {
        let Some(predicate) = readings.get(from).and_then(|reading| reading.predicate.clone()) else { return };
        let free = readings.get(to).is_some_and(|reading| reading.frame.counted.is_none());
        if predicate.behind != behind || !free {
            return;
        }
        let Some(at) = figures.get(to).copied() else { return };
        // "30 people, including nine nuns, and six shops": what names its measure holds for its like, or for anybody.
        let classes = |index: usize| {
            figures.get(index).and_then(|at| pieces.get(*at)).map_or(Classes::NONE, |piece| piece.classes)
        };
        let alike = classes(from) & classes(to) & self.things != 0 || classes(to) & self.vocabulary.anybody != 0;
        if matches!(predicate.gives, Gives::Named(_) | Gives::Noun) && !alike {
            return;
        }
        let counted = self.counted(&predicate.gives, (predicate.verb, predicate.noun), pieces, at, None);
        if let (Some(counted), Some(slot)) = (counted, readings.get_mut(to)) {
            slot.frame.counted = Some(counted);
            slot.frame.pattern.clone_from(pattern);
            slot.predicate = Some(predicate);
        }
    }
}
