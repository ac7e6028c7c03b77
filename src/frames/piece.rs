//! A sentence as pieces: words with what the vocabulary knows of them, phrases, names and figures, each one piece.

use crate::figures::Mention;
use crate::quantity::Unit;
use crate::text::{Shape, Token, tokens};
use crate::vocabulary::{Classes, Vocabulary};

/// A word, phrase, name, mark or figure of a sentence. Offsets are bytes of the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Its classes; 0 for a word of none.
    pub(crate) classes: Classes,
    /// Which word of the vocabulary it is.
    pub(crate) word: Option<u32>,
    pub(crate) verb: Option<usize>,
    pub(crate) forms: u8,
    pub(crate) noun: Option<usize>,
    /// The figure it is, by index of the mentions.
    pub(crate) figure: Option<usize>,
}

/// The classes that the form of a piece gives, as bits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FormClasses {
    pub(crate) figure: Classes,
    pub(crate) name: Classes,
    pub(crate) other: Classes,
    pub(crate) percent: Classes,
    number: Classes,
    money: Classes,
    measured: Classes,
    pub(crate) bare: Classes,
    thing: Classes,
    own: Classes,
    mark: Classes,
    capital: Classes,
    of: Classes,
    the: Classes,
    time: Classes,
    marks: [(char, Classes); 18],
}

impl FormClasses {
    pub(crate) fn of(vocabulary: &Vocabulary) -> FormClasses {
        let class = |name: &str| vocabulary.class(name).unwrap_or(0);
        let (dash, quote) = (class("dash"), class("quote"));
        FormClasses {
            figure: class("figure"),
            name: class("name"),
            other: class("other"),
            percent: class("percent"),
            number: class("number"),
            money: class("money"),
            measured: class("measured"),
            bare: class("bare"),
            thing: class("thing"),
            own: class("own"),
            mark: class("mark"),
            capital: class("capital"),
            of: class("of"),
            the: class("det"),
            time: class("time"),
            marks: [
                (',', class("comma")),
                (';', class("semicolon")),
                (':', class("colon")),
                ('-', dash),
                ('–', dash),
                ('—', dash),
                ('(', class("open")),
                ('[', class("open")),
                (')', class("close")),
                (']', class("close")),
                ('"', quote),
                ('“', quote),
                ('”', quote),
                ('\'', quote),
                ('.', class("stop")),
                ('!', class("stop")),
                ('?', class("stop")),
                ('…', class("stop")),
            ],
        }
    }
}

/// Cuts a sentence into pieces. `mentions` are the figures of the text from `first` on that begin before the sentence ends.
pub(crate) fn pieces(
    text: &str,
    (start, end): (usize, usize),
    mentions: &[Mention],
    first: usize,
    vocabulary: &Vocabulary,
    forms: &FormClasses,
) -> Vec<Piece> {
    let cut = tokens(text, start, end);
    let mut lower = String::new();
    let entries: Vec<_> = cut
        .iter()
        .map(|token| {
            let word = text.get(token.start..token.end).unwrap_or_default();
            match token.shape {
                Shape::Mark | Shape::Possessive => None,
                _ => {
                    lower.clear();
                    if word.is_ascii() {
                        lower.extend(word.chars().map(|c| c.to_ascii_lowercase()));
                    } else {
                        lower
                            .extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
                    }
                    vocabulary.look_up(&lower)
                }
            }
        })
        .collect();
    let mut found: Vec<Piece> = Vec::with_capacity(cut.len());
    let mut figure = first;
    let mut at = 0;
    while let Some(token) = cut.get(at) {
        // A figure takes all tokens within it and its noun.
        while mentions.get(figure).is_some_and(|mention| figure_end(mention) <= token.start) {
            figure += 1;
        }
        if let Some(mention) = mentions.get(figure).filter(|mention| mention.span.start() < token.end) {
            let until = figure_end(mention);
            let next = cut.iter().skip(at).position(|token| token.start >= until).map_or(cut.len(), |ahead| at + ahead);
            let next = next.max(at + 1);
            let (classes, noun) =
                figure_classes(text, mention, cut.get(at..next), entries.get(at..next), vocabulary, forms);
            found.push(Piece {
                start: mention.span.start().max(start),
                end: until.min(end),
                classes,
                noun,
                figure: Some(figure),
                ..Piece::default()
            });
            figure += 1;
            at = next;
            continue;
        }
        if let Some((length, entry)) = entries.get(at..).and_then(|ahead| vocabulary.phrase_at(ahead))
            && let Some(last) = cut.get(at + length - 1)
            && mentions.get(figure).is_none_or(|mention| mention.span.start() >= last.end)
        {
            found.push(Piece {
                start: token.start,
                end: last.end,
                classes: entry.classes,
                word: Some(entry.word),
                verb: entry.verb,
                forms: entry.forms,
                noun: entry.noun,
                figure: None,
            });
            at += length;
            continue;
        }
        let mut piece = word_piece(text, token, entries.get(at).copied().flatten(), vocabulary, forms);
        let begins = found.is_empty() || found.last().is_some_and(|last| last.classes & forms.opens() != 0);
        at += 1;
        if piece.classes & forms.capital != 0 && is_name(&piece, begins, cut.get(at), forms) {
            // A run of capitalised words is one name.
            while let Some(next) =
                cut.get(at).filter(|next| next.shape == Shape::Capital && next.start <= piece.end + 1)
            {
                let entry = entries.get(at).copied().flatten();
                let taken = mentions.get(figure).is_some_and(|mention| mention.span.start() < next.end);
                if taken || entry.is_some_and(|entry| entry.classes & forms.time != 0) {
                    break;
                }
                piece.end = next.end;
                piece = Piece {
                    verb: None,
                    noun: None,
                    forms: 0,
                    word: None,
                    classes: forms.name | forms.capital,
                    ..piece
                };
                at += 1;
            }
            piece.classes |= forms.name;
        }
        found.push(piece);
    }
    found
}

impl FormClasses {
    /// Whether classes are those of a mark.
    pub(crate) fn is_mark(&self, classes: Classes) -> bool {
        classes & self.mark != 0
    }

    /// The marks behind which a capital letter says nothing.
    fn opens(&self) -> Classes {
        self.marks.iter().filter(|(mark, _)| matches!(mark, '"' | '.' | ':')).fold(0, |all, (_, class)| all | class)
    }
}

fn figure_end(mention: &Mention) -> usize {
    mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()))
}

/// Whether a capitalised word is a name: it is in no table, or stands inside a sentence where words in tables are small.
fn is_name(piece: &Piece, begins: bool, next: Option<&Token>, forms: &FormClasses) -> bool {
    if piece.classes & forms.time != 0 {
        return false;
    }
    let known = piece.word.is_some();
    !known || (!begins && piece.classes & (forms.the | forms.of) == 0) && next.is_some()
}

fn word_piece(
    text: &str,
    token: &Token,
    entry: Option<&crate::vocabulary::Entry>,
    _vocabulary: &Vocabulary,
    forms: &FormClasses,
) -> Piece {
    let plain = Piece { start: token.start, end: token.end, ..Piece::default() };
    match token.shape {
        Shape::Possessive => Piece { classes: forms.own, ..plain },
        Shape::Mark => {
            let mark = text.get(token.start..token.end).and_then(|mark| mark.chars().next());
            let class = forms.marks.iter().find(|(own, _)| Some(*own) == mark).map_or(0, |(_, class)| *class);
            Piece { classes: class | forms.mark, ..plain }
        }
        shape => {
            let capital = if shape == Shape::Capital { forms.capital } else { 0 };
            let number = if shape == Shape::Digits { forms.number } else { 0 };
            match entry {
                Some(entry) => Piece {
                    classes: entry.classes | capital,
                    word: Some(entry.word),
                    verb: entry.verb,
                    forms: entry.forms,
                    noun: entry.noun,
                    ..plain
                },
                None => Piece { classes: forms.other | capital | number, ..plain },
            }
        }
    }
}

/// The classes of a figure: its unit, and those of the noun it counts.
fn figure_classes(
    text: &str,
    mention: &Mention,
    tokens: Option<&[Token]>,
    entries: Option<&[Option<&crate::vocabulary::Entry>]>,
    vocabulary: &Vocabulary,
    forms: &FormClasses,
) -> (Classes, Option<usize>) {
    let unit = match mention.quantity.unit {
        Unit::Percent => forms.percent,
        Unit::Currency(_) => forms.money,
        Unit::Measured(_) => forms.measured,
        _ => 0,
    };
    let noun = mention.noun.filter(|_| unit == 0);
    let Some(span) = noun else {
        return (forms.figure | if unit == 0 { forms.bare } else { unit }, None);
    };
    // The head is the last word of the noun phrase, with the longest phrase that ends there.
    let within: Vec<_> = tokens
        .unwrap_or_default()
        .iter()
        .zip(entries.unwrap_or_default())
        .filter(|(token, _)| token.start >= span.start() && token.end <= span.end())
        .map(|(token, entry)| (*token, *entry))
        .collect();
    for from in 0..within.len() {
        let words: Vec<_> = within.iter().skip(from).map(|(_, entry)| *entry).collect();
        if let Some((length, entry)) = vocabulary.phrase_at(&words)
            && from + length == within.len()
            && entry.noun.is_some()
        {
            return (forms.figure | entry.classes, entry.noun);
        }
    }
    match within.last() {
        Some((_, Some(entry))) if entry.noun.is_some() => (forms.figure | entry.classes, entry.noun),
        Some((token, _)) => {
            let capital = text.get(token.start..token.end).is_some_and(|word| word.starts_with(char::is_uppercase));
            (forms.figure | forms.thing | if capital { forms.capital } else { 0 }, None)
        }
        None => (forms.figure | forms.bare, None),
    }
}
