//! Single people who come to harm: "a guard was killed", "they rescued two boys and a nurse". An article counts nobody; where a
//! construction says what befell the one that it stands before, there is one at least.

use super::piece::{FormClasses, Piece, pieces};
use super::{Counted, Gives, Grammar, Known, Reading};
use crate::figures::Mention;
use crate::model::Span;
use crate::quantity::{Hedge, Hedging, Number, Quantity, Unit};
use crate::text::{Shape, Token, lowered, tokens};
use crate::vocabulary::{Classes, Entry, LookedUp, Vocabulary, WordList, forms as verb_forms};

/// What befalls a single one: the measures of which one is told.
static BEFALLS: WordList = WordList::named("befalls a single one");

/// Words for two people: "a couple".
static TWO: WordList = WordList::named("two people");

/// What stands for one more: "another was hurt",
static ANOTHER: WordList = WordList::named("one more by itself");

/// and the places of those who follow others: "a fifth wounded".
static PLACES: WordList = WordList::named("places behind others");

/// So many words may stand between an article and its noun.
const MOST_WORDS: usize = 4;

/// The classes that single people are told by.
#[derive(Clone, Copy, Debug)]
struct Told {
    article: Classes,
    people: Classes,
    /// Words that say that nothing happened yet.
    supposed: Classes,
    /// What may stand right behind the noun.
    behind: Classes,
    /// What ends a noun phrase before its noun.
    stops: Classes,
    /// Words that help a verb, or say how one is left.
    helping: Classes,
    preposition: Classes,
}

impl Told {
    fn of(vocabulary: &Vocabulary, forms: &FormClasses) -> Told {
        let class = |name: &str| vocabulary.class(name).unwrap_or_default();
        let stops = forms.stops();
        Told {
            article: class("lone"),
            people: forms.people,
            supposed: class("supposed"),
            behind: stops | forms.adverb | forms.time | forms.state | forms.inside,
            stops,
            preposition: forms.preposition,
            helping: forms.becoming,
        }
    }
}

impl Grammar {
    /// The figures of the sentences that tell of single people whom something befell, these among them, and where these begin.
    pub(crate) fn with_singles<'t>(
        &self,
        text: &'t str,
        sentences: impl Iterator<Item = Span>,
        mentions: &[Mention],
        known: &mut Known<'t>,
    ) -> (Vec<Mention>, Vec<usize>) {
        let told = Told::of(&self.vocabulary, &self.forms);
        let (mut all, mut starts): (Vec<Mention>, Vec<usize>) = Default::default();
        for sentence in sentences {
            let first = mentions.partition_point(|mention| mention.span.start() < sentence.start());
            let here = mentions.get(first..).unwrap_or_default();
            let count = here.partition_point(|mention| mention.span.start() < sentence.end());
            let here = here.get(..count).unwrap_or_default();
            let singles = self.named_singly(text, (sentence.start(), sentence.end()), here, told, &mut known.words);
            let singles = self.befallen(text, sentence, here, singles, known);
            if singles.is_empty() {
                continue;
            }
            starts.extend(singles.iter().map(|single| single.span.start()));
            let from = all.len();
            all.extend(here.iter().cloned().chain(singles));
            all.get_mut(from..).unwrap_or_default().sort_by_key(|mention| mention.span.start());
        }
        (all, starts)
    }

    /// Those single people of a sentence of whom a construction says what befell them.
    fn befallen<'t>(
        &self,
        text: &'t str,
        sentence: Span,
        mentions: &[Mention],
        singles: Vec<Mention>,
        known: &mut Known<'t>,
    ) -> Vec<Mention> {
        if singles.is_empty() {
            return singles;
        }
        let within = (sentence.start(), sentence.end());
        let mut all: Vec<Mention> = mentions.iter().chain(&singles).cloned().collect();
        all.sort_by_key(|mention| mention.span.start());
        let pieces = pieces(text, within, (&all, 0), &self.vocabulary, &self.forms, &mut known.words);
        let figures: Vec<usize> =
            (0..).zip(&pieces).filter(|(_, piece)| piece.figure.is_some()).map(|(at, _)| at).collect();
        // What befell them is asked for, and nothing that narrows it.
        let readings = self.read((text, &pieces), &figures, None, &mut known.window, false);
        let befallen = |mention: &Mention| {
            let at = |piece: &Piece| piece.figure.and_then(|index| all.get(index)) == Some(mention);
            let index = figures.iter().position(|at_piece| pieces.get(*at_piece).is_some_and(at));
            index.and_then(|index| readings.get(index)).is_some_and(is_befallen)
        };
        let kept: Vec<bool> = singles.iter().map(befallen).collect();
        singles.into_iter().zip(kept).filter(|(_, kept)| *kept).map(|(single, _)| single).collect()
    }

    /// The people of a sentence that an article stands before, where its words tell of harm.
    fn named_singly<'t>(
        &self,
        text: &'t str,
        (start, end): (usize, usize),
        mentions: &[Mention],
        told: Told,
        looked_up: &mut LookedUp<'t>,
    ) -> Vec<Mention> {
        let cut = tokens(text, start, end);
        let mut entry = |token: &Token| -> Option<&Entry> {
            let word =
                text.get(token.start..token.end).filter(|_| !matches!(token.shape, Shape::Mark | Shape::Possessive))?;
            let number = || self.vocabulary.look_up(&lowered(word)).map(|entry| entry.word);
            self.vocabulary.entry(looked_up.get(word, number)?)
        };
        let entries: Vec<Option<&Entry>> = cut.iter().map(&mut entry).collect();
        let of = |at: usize, classes: Classes| {
            entries.get(at).copied().flatten().is_some_and(|entry| entry.classes & classes != 0)
        };
        if (0..cut.len()).any(|at| of(at, told.supposed)) {
            return Vec::new();
        }
        let mut found = Vec::new();
        for (at, token) in cut.iter().enumerate().filter(|(at, _)| of(*at, told.article)) {
            let taken = |mention: &Mention| {
                let last = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
                mention.span.start() < token.end && token.start < last
            };
            if mentions.iter().any(taken) {
                continue;
            }
            let word = |at: usize| cut.get(at).and_then(|token| text.get(token.start..token.end));
            let Some((from, to)) = self.noun_behind(&cut, &entries, at + 1, told) else {
                let last = if word(at).is_some_and(|word| ANOTHER.holds(word)) { at } else { at + 1 };
                let follows = last == at || word(last).is_some_and(|word| PLACES.holds(word));
                let one = cut.get(last).and_then(|last| Span::new(token.start, last.end));
                let free = |one: &Span| !mentions.iter().any(|mention| mention.span.overlaps(*one));
                if let Some(number) = one.filter(|one| follows && does_something(&entries, last + 1, told) && free(one))
                {
                    let quantity = Quantity::read(Number::ONE, Hedge::AtLeast, Unit::Number, &Hedging::default());
                    found.push(Mention { span: number, number, noun: None, quantity });
                }
                continue;
            };
            let span = |first: usize, last: usize| Span::new(cut.get(first)?.start, cut.get(last)?.end);
            let (Some(number), Some(noun), Some(whole)) = (span(at, at), span(from, to), span(at, to)) else {
                continue;
            };
            // "A 20-year-old man", but no other number: "a least 10 people".
            let is_age = |mention: &Mention| matches!(mention.quantity.unit, Unit::Measured(_));
            let within = |mention: &&Mention| whole.overlaps(mention.span);
            if !mentions.iter().filter(within).all(is_age) {
                continue;
            }
            let last = cut.get(to).and_then(|token| text.get(token.start..token.end));
            let number_of_them =
                if last.is_some_and(|word| TWO.contains(&word)) { Number::from(2) } else { Number::ONE };
            let quantity = Quantity::read(number_of_them, Hedge::AtLeast, Unit::Number, &Hedging::default());
            let quantity = quantity.with_noun(text.get(noun.start()..noun.end()).unwrap_or_default());
            found.push(Mention { span: whole, number, noun: Some(noun), quantity });
        }
        found
    }

    /// The noun phrase of people that begins with a token: its first and last token.
    fn noun_behind(
        &self,
        cut: &[Token],
        entries: &[Option<&Entry>],
        from: usize,
        told: Told,
    ) -> Option<(usize, usize)> {
        for at in from..from + MOST_WORDS {
            let token = cut.get(at)?;
            let phrase = entries.get(at..).and_then(|ahead| self.vocabulary.phrase_at(ahead));
            let (length, entry) = phrase.or_else(|| Some((1, entries.get(at).copied().flatten()?))).unzip();
            let length = length.unwrap_or(1);
            let people = entry.is_some_and(|entry: &Entry| entry.classes & told.people != 0);
            if people && self.ends_phrase(cut, entries, at + length, told) {
                return Some((from, at + length - 1));
            }
            // "Another shooting leaving people dead": a deed ends the phrase.
            let is_deed = |entry: &Entry| at > from && entry.forms & verb_forms::ING != 0 && entry.noun.is_none();
            let stops = entry.is_some_and(|entry| entry.classes & told.stops != 0 || is_deed(entry));
            if stops || matches!(token.shape, Shape::Mark | Shape::Possessive) {
                return None;
            }
        }
        None
    }

    /// Whether a noun phrase may end before a token: "a guard was", "a guard,", "a guard wearing a mask", not "a guard dog".
    fn ends_phrase(&self, cut: &[Token], entries: &[Option<&Entry>], at: usize, told: Told) -> bool {
        let Some(token) = cut.get(at) else { return true };
        match (token.shape, entries.get(at).copied().flatten()) {
            (Shape::Possessive, _) => false,
            (Shape::Mark | Shape::Capital, _) => true,
            (_, Some(entry)) => {
                let done = entry.forms & (verb_forms::PAST | verb_forms::DONE) != 0;
                // "Left a nun dead": how one is left is no noun there.
                let left = entry.classes & told.helping != 0;
                left || done && entry.noun.is_none() || entry.noun.is_none() && entry.classes & told.behind != 0
            }
            (_, None) => false,
        }
    }
}

/// Whether a token is the verb of one who stands before it: "another was hurt", "a fifth wounded".
fn does_something(entries: &[Option<&Entry>], at: usize, told: Told) -> bool {
    entries.get(at).copied().flatten().is_some_and(|entry| {
        let deed = entry.forms & (verb_forms::PAST | verb_forms::DONE) != 0 && entry.noun.is_none();
        (deed || entry.classes & told.helping != 0) && entry.classes & told.preposition == 0
    })
}

/// Whether a construction says what befell one, by its deed and not by the noun alone.
fn is_befallen(reading: &Reading) -> bool {
    let by_deed =
        reading.predicate.as_ref().is_some_and(|predicate| !matches!(predicate.gives, Gives::Own | Gives::Modifier));
    let measure = match &reading.frame.counted {
        Some(Counted::Measure(measure)) => measure.as_str(),
        _ => return false,
    };
    by_deed && BEFALLS.contains(&measure)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figures::{ReadingOptions, read_figures};
    use crate::vocabulary::OwnWords;

    /// The single people of a sentence whom something befell.
    fn singles(text: &str) -> Vec<&str> {
        let read = read_figures(text, &ReadingOptions::default());
        let grammar = Grammar::with_words(&OwnWords::default());
        let sentences = Span::new(0, text.len()).into_iter();
        let (all, starts) = grammar.with_singles(text, sentences, &read.mentions, &mut Known::of(text));
        let single = all.iter().filter(|mention| starts.contains(&mention.span.start()));
        single.filter_map(|mention| text.get(mention.span.start()..mention.span.end())).collect()
    }

    #[test]
    fn one_is_told_of_by_the_deed() {
        for (text, expected) in [
            ("A nun was killed by a falling wall.", vec!["A nun"]),
            ("The blast killed two clerks and an off-duty pilot.", vec!["an off-duty pilot"]),
            ("Divers rescued a 20-year-old man and three girls.", vec!["a 20-year-old man"]),
            ("Six people died, including a teacher.", vec!["a teacher"]),
            ("A Belgian and a Greek were arrested.", vec!["A Belgian", "a Greek"]),
            ("Another guard was hurt.", vec!["Another guard"]),
            ("Rebels abducted a Danish couple on a road.", vec!["a Danish couple"]),
            ("A girl under the age of six was killed.", vec!["A girl"]),
            ("Two guards died and another was hurt.", vec!["another"]),
            ("Two died, including a sitting mayor.", vec!["a sitting mayor"]),
            ("The fall left a nun dead and a 20-year-old man injured.", vec!["a nun", "a 20-year-old man"]),
            ("Four clerks were killed and a fifth wounded.", vec!["a fifth"]),
        ] {
            assert_eq!(singles(text), expected, "{text}");
        }
    }

    #[test]
    fn an_article_alone_tells_of_nobody() {
        for text in [
            "If a soldier is killed, the mayor will resign.",
            "A pupil could be hurt on the ice.",
            "A guard dog was killed in the fire.",
            "A young couple met a nurse who was hurt in May.",
            "A working guard dog was hurt.",
            "A wounded man said that a nurse helped him.",
            "A clerk said that two men were killed.",
            "They killed a least 10 people.",
            "A teacher's car was hit and nobody was hurt.",
            "Two guards died and another was late.",
            "Four clerks were killed in a third raid.",
        ] {
            assert_eq!(singles(text), Vec::<&str>::new(), "{text}");
        }
    }
}
