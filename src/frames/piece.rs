//! A sentence as pieces: words with what the vocabulary knows of them, phrases, names and figures, each one piece.

use super::counted::Surroundings;
use crate::figures::Mention;
use crate::places::countries::country_named;
use crate::places::{Kind, of};
use crate::text::{Shape, Token, tokens};
use crate::vocabulary::{Classes, Entry, LookedUp, Vocabulary};

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
    /// In a figure, the word within its noun phrase that says what befell those it counts: "40 injured people".
    pub(crate) modifier: Option<u32>,
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
    pub(crate) money: Classes,
    pub(crate) measured: Classes,
    /// A length of time reckoned from the time spoken of: "the past week".
    pub(crate) reckoned: Classes,
    pub(crate) bare: Classes,
    pub(crate) thing: Classes,
    /// A number that may be an age: a plain one below 120.
    pub(crate) agelike: Classes,
    /// "3rd".
    pub(crate) ordinal: Classes,
    pub(crate) more: Classes,
    /// Words for all of them that say no more of what is counted: "40 total cases".
    pub(crate) whole: Classes,
    /// Plurals that say more of the noun behind them: "human rights activists".
    pub(crate) fore: Classes,
    /// Words that say how something happened.
    pub(crate) adverb: Classes,
    /// Nouns that name a measure where a number of them is told.
    pub(crate) tally: Classes,
    /// Words for how people are left: dead, missing.
    pub(crate) state: Classes,
    pub(crate) own: Classes,
    mark: Classes,
    pub(crate) capital: Classes,
    the: Classes,
    pub(crate) preposition: Classes,
    /// Words that begin or join clauses.
    clause: Classes,
    pub(crate) people: Classes,
    pub(crate) time: Classes,
    pub(crate) inside: Classes,
    pub(crate) title: Classes,
    /// Names of parties that are words as well: "Democrats".
    party: Classes,
    /// Words that say more of what follows.
    plain: Classes,
    pub(crate) point: Classes,
    split: Classes,
    large: Classes,
    slight: Classes,
    /// The first of two numbers that is the smaller one: "49 to 51".
    lesser: Classes,
    /// A number glued to the noun of a chamber: "the 120-seat Knesset".
    pub(crate) sized: Classes,
    pub(crate) chamber: Classes,
    /// Houses of all kinds.
    pub(crate) building: Classes,
    /// What a size in a compound tells of one of: "a 12-storey building".
    pub(crate) alone: Classes,
    /// Words that help a verb, or say how one is left.
    pub(crate) becoming: Classes,
    /// Nouns for a limit or a lead, which is given in something: "the 61-seat majority".
    pub(crate) limits: Classes,
    /// Words within a noun phrase that say how sure what it counts is: "suspected cases".
    pub(crate) doubtful: Classes,
    /// Words within a noun phrase that leave out somebody told of before: "three other guards".
    pub(crate) remainder: Classes,
    marks: [(char, Classes); 19],
}

impl FormClasses {
    pub(crate) fn of(vocabulary: &Vocabulary) -> FormClasses {
        let class = |name: &str| vocabulary.class(name).unwrap_or_default();
        let any = |names: &str| names.split(' ').map(class).fold(Classes::NONE, |all, class| all | class);
        let (dash, quote, stop) = (class("dash"), class("quote"), class("stop"));
        let (open, close) = (class("open"), class("close"));
        FormClasses {
            figure: class("figure"),
            name: class("name"),
            other: class("other"),
            percent: class("percent"),
            number: class("number"),
            money: class("money"),
            measured: class("measured"),
            reckoned: class("reckoned"),
            bare: class("bare"),
            thing: class("thing"),
            agelike: class("agelike"),
            ordinal: class("ordinal"),
            more: class("more"),
            whole: class("whole"),
            fore: class("fore"),
            adverb: any("adv critical"),
            tally: class("tally"),
            state: class("state") | class("place"),
            own: class("own"),
            mark: class("mark"),
            capital: class("capital"),
            the: class("det"),
            preposition: class("p"),
            clause: class("aux") | class("be") | class("have") | class("rel") | class("cc") | class("incl"),
            people: class("people"),
            time: class("time"),
            inside: class("within"),
            title: class("title"),
            party: class("party"),
            plain: class("plain"),
            point: class("point"),
            split: class("split"),
            large: class("large"),
            slight: class("slight"),
            lesser: class("lesser"),
            sized: class("sized"),
            chamber: class("chamber"),
            building: any("building home"),
            alone: any("building home corpse"),
            becoming: any("be have aux inj lifeless miss"),
            limits: any("fraction lead"),
            doubtful: any("doubtful certain"),
            remainder: class("remainder"),
            marks: [
                (',', class("comma")),
                (';', class("semicolon")),
                (':', class("colon")),
                ('-', dash),
                ('–', dash),
                ('—', dash),
                ('(', open),
                ('[', open),
                (')', close),
                (']', close),
                ('"', quote),
                ('“', quote),
                ('”', quote),
                ('\'', quote),
                ('.', stop),
                ('!', stop),
                ('?', stop),
                ('…', stop),
                ('/', class("slash")),
            ],
        }
    }
}

/// What the vocabulary knows of each word of a sentence.
fn entries_of<'v, 't>(
    text: &'t str,
    cut: &[Token],
    vocabulary: &'v Vocabulary,
    words: &mut LookedUp<'t>,
) -> Vec<Option<&'v Entry>> {
    let mut lower = String::new();
    let mut number = |word: &str, shape: Shape| {
        lower.clear();
        if word.is_ascii() {
            lower.push_str(word);
            lower.make_ascii_lowercase();
        } else {
            lower.extend(word.chars().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }));
        }
        let ending = || vocabulary.by_ending(&lower).filter(|_| shape == Shape::Small);
        vocabulary.look_up(&lower).or_else(ending).map(|entry| entry.word)
    };
    cut.iter()
        .map(|token| match token.shape {
            Shape::Mark | Shape::Possessive => None,
            shape => {
                let word = text.get(token.start..token.end).unwrap_or_default();
                words.get(word, || number(word, shape)).and_then(|number| vocabulary.entry(number))
            }
        })
        .collect()
}

/// Cuts a sentence into pieces. `mentions` are the figures of the text from `first` on that begin before the sentence ends; `words`
/// those of the text that were looked up before.
pub(crate) fn pieces<'t>(
    text: &'t str,
    (start, end): (usize, usize),
    (mentions, first): (&[Mention], usize),
    vocabulary: &Vocabulary,
    forms: &FormClasses,
    words: &mut LookedUp<'t>,
) -> Vec<Piece> {
    let cut = tokens(text, start, end);
    let entries = entries_of(text, &cut, vocabulary, words);
    let around = Surroundings { text, cut: &cut, entries: &entries, vocabulary, forms };
    let (titled, opens) = (is_titled(&cut), forms.opens());
    let mut found: Vec<Piece> = Vec::with_capacity(cut.len());
    let mut figure = first;
    let mut at = 0;
    while let Some(token) = cut.get(at) {
        // A figure takes all tokens within it and its noun.
        while mentions.get(figure).is_some_and(|mention| figure_end(mention) <= token.start) {
            figure += 1;
        }
        if let Some(mention) = mentions.get(figure).filter(|mention| mention.span.start() < token.end) {
            let limit = mentions.get(figure + 1).map_or(end, |next| next.span.start());
            let (piece, next) = around.counted(mention, at, limit);
            found.push(Piece { start: piece.start.max(start), end: piece.end.min(end), figure: Some(figure), ..piece });
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
                modifier: None,
            });
            at += length;
            continue;
        }
        let mut piece = word_piece(text, token, entries.get(at).copied().flatten(), forms);
        let behind_title = found.last().is_some_and(|last| last.classes & forms.title != 0);
        let begins = found.is_empty() || found.last().is_some_and(|last| last.classes & opens != 0);
        let begins = begins && !behind_title;
        at += 1;
        if piece.classes & forms.capital != 0 && piece.classes & forms.title != 0 {
            // "Gov. Hill": the full stop is the abbreviation's, the title no part of the name.
            if token.end - token.start <= MOST_OF_TITLE
                && let Some(stop) = cut.get(at).filter(|stop| text.get(stop.start..stop.end) == Some("."))
                && stop.start == piece.end
            {
                piece.end = stop.end;
                at += 1;
            }
            found.push(piece);
            continue;
        }
        // "On Feb. 29 it reached": a full stop behind which the sentence goes on is an abbreviation's.
        if let Some(stop) = cut.get(at).filter(|stop| text.get(stop.start..stop.end) == Some("."))
            && stop.start == piece.end
            && text.get(stop.end..end).is_some_and(goes_on)
        {
            piece.end = stop.end;
            at += 1;
        }
        if piece.classes & forms.capital != 0 && is_name(&piece, begins || titled, cut.get(at), forms) {
            // "In North Carolina Hill won": the name of the place ends before that of the one who did something there.
            let led = found.iter().rev().find(|before| before.classes & forms.the == 0);
            let placed = led.is_some_and(|led| led.classes & forms.inside != 0);
            let figure = mentions.get(figure).map(|mention| mention.span.start());
            (piece, at) = whole_name(&around, piece, at, figure, (titled, placed));
        }
        found.push(piece);
    }
    mark_pairs(&mut found, mentions, forms);
    mark_led(&mut found, forms);
    found
}

/// Whether what follows a full stop begins no sentence: a small letter or a digit, or a mark right behind it ("in Bath, Me., in the U.K.:").
fn goes_on(behind: &str) -> bool {
    behind.starts_with([',', ':', ';'])
        || behind.trim_start().starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
}

/// A name, begun by a piece before the token `at`, with all capitalised words of its run; and the token that it ends before. `figure` is
/// where the next figure begins; the text may be titled, and the name led by a word of place.
fn whole_name(
    around: &Surroundings<'_>,
    mut name: Piece,
    mut at: usize,
    figure: Option<usize>,
    (titled, placed): (bool, bool),
) -> (Piece, usize) {
    let &Surroundings { text, cut, entries, forms, .. } = around;
    let reaches_figure = |token: &Token| figure.is_some_and(|figure| figure < token.end);
    let start = name.start;
    let is_place = |end: usize| text.get(start..end).is_some_and(names_region);
    while let Some(next) = cut.get(at).filter(|next| next.shape == Shape::Capital && next.start <= name.end + 1) {
        let entry = entries.get(at).copied().flatten();
        let known = entry.is_some_and(|entry| {
            titled && entry.classes & forms.party == 0 || entry.classes & (forms.time | forms.title) != 0
        });
        // "Bomb in Lima Kills 12": a deed right before a figure is none of the name.
        let is_deed = entry.is_some_and(|entry| entry.verb.is_some()) && cut.get(at + 1).is_some_and(reaches_figure);
        if reaches_figure(next) || known || is_deed || placed && is_place(name.end) && !is_place(next.end) {
            break;
        }
        let classes = forms.name | forms.capital;
        name = Piece { end: next.end, verb: None, noun: None, forms: 0, word: None, classes, ..name };
        at += 1;
    }
    name.classes |= forms.name;
    (name, at)
}

/// "Liberal Gov. Anna Berg", "Kansas Sen. Hill": what stands right before a title says more of its bearer and is no name of
/// its own.
fn mark_led(pieces: &mut [Piece], forms: &FormClasses) {
    for at in 0..pieces.len() {
        let is = |ahead: usize, class: Classes| pieces.get(at + ahead).is_some_and(|piece| piece.classes & class != 0);
        let titled = is(1, forms.title) && is(1, forms.capital) && (is(2, forms.name) || is(2, forms.title));
        if is(0, forms.name)
            && titled
            && let Some(piece) = pieces.get_mut(at)
        {
            piece.classes = forms.plain | forms.capital;
        }
    }
}

/// Whether a name is that of a country or of a region of the first level.
pub(crate) fn names_region(name: &str) -> bool {
    country_named(name).is_some() || of(name).any(|place| place.kind == Kind::Region)
}

/// The most letters that an abbreviated title has.
const MOST_OF_TITLE: usize = 4;

/// Marks shares that make up a whole together ("54 to 46", "61 % … 37 %"), bare numbers too large for shares, slight shares, and the smaller of two
/// that follow each other.
fn mark_pairs(pieces: &mut [Piece], mentions: &[Mention], forms: &FormClasses) {
    /// So many pieces stand between the two at most,
    const REACH: usize = 4;
    /// and they come to so much together: a few may have chosen neither.
    const WHOLE: (i64, i64) = (88, 101);
    /// A share below this is a lead's, not a leader's.
    const SLIGHT: i64 = 5;
    let stated = |piece: &Piece| {
        let of_share = piece.classes & (forms.percent | forms.bare) != 0;
        mentions.get(piece.figure?).filter(|_| of_share)?.quantity.stated
    };
    let mut last: Option<(usize, crate::quantity::Number)> = None;
    for at in 0..pieces.len() {
        let Some(number) = pieces.get(at).and_then(stated) else {
            // "A 39-60 vote"
            let figure = pieces.get(at).and_then(|piece| mentions.get(piece.figure?));
            let counted = figure.and_then(|mention| mention.quantity.stated);
            if let (Some((before, other)), Some(number)) = (last, counted)
                && at - before == 2
                && other < number
                && let Some(piece) = pieces.get_mut(before)
            {
                piece.classes |= forms.lesser;
            }
            if figure.is_some() {
                last = None;
            }
            continue;
        };
        if number < SLIGHT.into() {
            pieces.iter_mut().skip(at).take(1).for_each(|piece| piece.classes |= forms.slight);
        }
        if number >= 1000.into() && (number < 1900.into() || number > 2100.into()) {
            pieces.iter_mut().skip(at).take(1).for_each(|piece| piece.classes |= forms.large);
        }
        if let Some((before, other)) = last
            && at - before == 2
            && other < number
            && let Some(piece) = pieces.get_mut(before)
        {
            piece.classes |= forms.lesser;
        }
        if let Some((before, other)) = last
            && at - before <= REACH + 1
            && let Some(sum) = number.checked_add(other)
            && (WHOLE.0.into()..=WHOLE.1.into()).contains(&sum)
        {
            pieces.iter_mut().skip(before).step_by(at - before).take(2).for_each(|piece| piece.classes |= forms.split);
        }
        last = Some((at, number));
    }
}

impl FormClasses {
    /// Whether classes are those of a mark.
    pub(crate) fn is_mark(&self, classes: Classes) -> bool {
        classes & self.mark != 0
    }

    /// What a figure may be measured in, instead of counting.
    pub(crate) fn units(&self) -> Classes {
        self.percent | self.money | self.measured
    }

    /// Words that stand in no noun phrase behind its number.
    pub(crate) fn stops(&self) -> Classes {
        self.clause | self.preposition | self.the
    }

    /// The marks behind which a capital letter says nothing.
    fn opens(&self) -> Classes {
        self.marks
            .iter()
            .filter(|(mark, _)| matches!(mark, '"' | '.' | ':'))
            .fold(Classes::NONE, |all, (_, class)| all | *class)
    }
}

fn figure_end(mention: &Mention) -> usize {
    mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()))
}

/// Whether nearly all longer words are capitalised, as in headlines: there a capital letter says nothing of known words.
fn is_titled(cut: &[Token]) -> bool {
    let longer = |token: &&Token| token.end - token.start > 3;
    let small = cut.iter().filter(|token| token.shape == Shape::Small).filter(longer).count();
    let capital = cut.iter().filter(|token| token.shape == Shape::Capital).filter(longer).count();
    capital >= 3 && small * 4 < capital
}

/// Whether a capitalised word is a name: it is in no table, or stands inside a sentence where words in tables are small.
/// That of a party is one anywhere: "Greens gained two seats".
fn is_name(piece: &Piece, begins: bool, next: Option<&Token>, forms: &FormClasses) -> bool {
    if piece.classes & forms.time != 0 {
        return false;
    }
    let known = piece.word.is_some() && piece.classes & forms.party == 0;
    !known || (!begins && piece.classes & (forms.the | forms.preposition) == 0) && next.is_some()
}

fn word_piece(text: &str, token: &Token, entry: Option<&crate::vocabulary::Entry>, forms: &FormClasses) -> Piece {
    let plain = Piece { start: token.start, end: token.end, ..Piece::default() };
    match token.shape {
        Shape::Possessive => Piece { classes: forms.own, ..plain },
        Shape::Mark => {
            let mark = text.get(token.start..token.end).and_then(|mark| mark.chars().next());
            let class =
                forms.marks.iter().find(|(own, _)| Some(*own) == mark).map_or(Classes::NONE, |(_, class)| *class);
            Piece { classes: class | forms.mark, ..plain }
        }
        shape => {
            let capital = if shape == Shape::Capital { forms.capital } else { Classes::NONE };
            let number = if shape == Shape::Digits { forms.number } else { Classes::NONE };
            match entry {
                Some(entry) => Piece {
                    classes: if entry.classes.is_empty() { forms.other | number } else { entry.classes } | capital,
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
