//! What stands in the cells of a table.

use super::heads::is_year;
use crate::figures::Mention;
use crate::model::Span;
use crate::vocabulary::WordList;

/// What stands where no value is given.
static NOT_GIVEN: WordList = WordList::named("not given");

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// `None` where the row ends before it.
    pub(crate) span: Option<Span>,
    pub(crate) content: Content,
    /// Whether it begins with a sign, as changes do.
    pub(crate) is_signed: bool,
}

/// What stands in a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Content {
    /// Nothing, or a mark that no value is given.
    Blank,
    /// One figure, by its index, and no other words.
    Figure(usize),
    /// A figure with its percentage behind it in brackets.
    Pair(usize, usize),
    Words,
}

impl Cell {
    pub(super) fn empty() -> Cell {
        Cell { span: None, content: Content::Blank, is_signed: false }
    }

    pub(super) fn of(text: &str, span: Span, mentions: &[Mention]) -> Cell {
        let words = text.get(span.start()..span.end()).unwrap_or_default();
        let first = mentions.partition_point(|mention| mention.span.end() <= span.start());
        let own: Vec<(usize, &Mention)> = mentions
            .iter()
            .enumerate()
            .skip(first)
            .take_while(|(_, mention)| mention.span.start() < span.end())
            .take(3)
            .collect();
        let content = match own.as_slice() {
            [] if is_blank(words) => Content::Blank,
            [(index, mention)] if is_alone(text, span, &[mention]) => Content::Figure(*index),
            [(amount, first), (share, second)] if is_alone(text, span, &[first, second]) => {
                let between = text.get(first.span.end()..second.span.start()).unwrap_or_default();
                if between.trim() == "(" { Content::Pair(*amount, *share) } else { Content::Words }
            }
            _ => Content::Words,
        };
        let is_signed = words.starts_with(['+', '-', '−', '–', '±']);
        Cell { span: Some(span), content, is_signed }
    }

    pub(crate) fn figure(&self) -> Option<usize> {
        match self.content {
            Content::Figure(figure) => Some(figure),
            _ => None,
        }
    }

    /// The figure of a cell, or the amount of one with its share.
    pub(crate) fn amount(&self) -> Option<usize> {
        match self.content {
            Content::Figure(figure) | Content::Pair(figure, _) => Some(figure),
            Content::Blank | Content::Words => None,
        }
    }

    pub(super) fn has_figure(&self) -> bool {
        self.amount().is_some()
    }

    pub(super) fn words<'t>(&self, text: &'t str) -> &'t str {
        self.span.and_then(|span| text.get(span.start()..span.end())).unwrap_or_default()
    }
}

/// Marks that stand where no value is given.
const NO_VALUE: [char; 11] = ['-', '–', '—', '−', '.', '…', ':', '*', '·', '(', ')'];

/// Whether no value is given in a cell.
fn is_blank(words: &str) -> bool {
    words.chars().all(|c| NO_VALUE.contains(&c) || c.is_whitespace())
        || NOT_GIVEN.holds(words.trim_matches(['(', ')', '*', '†']))
}

/// Whether a cell holds some figures and, marks of notes aside, nothing else.
fn is_alone(text: &str, span: Span, figures: &[&Mention]) -> bool {
    let mut from = span.start();
    let mut rest = String::new();
    for figure in figures {
        let end = figure.noun.map_or(figure.span.end(), |noun| noun.end().max(figure.span.end()));
        if figure.span.start() < from || end > span.end() {
            return false;
        }
        rest.push_str(text.get(from..figure.span.start()).unwrap_or_default());
        rest.push(' ');
        from = end;
    }
    rest.push_str(text.get(from..span.end()).unwrap_or_default());
    !without_notes(&rest).chars().any(char::is_alphanumeric)
}

/// Words without the marks of notes in brackets: "318[a]", "77 [2]".
pub(super) fn without_notes(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut inside = false;
    for character in words.chars() {
        match character {
            '[' => inside = true,
            ']' => inside = false,
            '*' | '†' | '‡' | '§' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' => {}
            _ if !inside => out.push(character),
            _ => {}
        }
    }
    out
}

/// How many of the first lines are heads: those that hold no figure but years and the number of those whom a column is about.
/// A table has two lines of heads at most, and a line below them.
pub(super) fn heads_among(text: &str, lines: &[(usize, Vec<Cell>)]) -> usize {
    /// Above units and the like.
    const MOST: usize = 2;
    let is_head = |(_, cells): &(usize, Vec<Cell>)| {
        cells.iter().all(|cell| !cell.has_figure() || is_year(cell.words(text)))
            && cells.iter().filter(|cell| !matches!(cell.content, Content::Blank)).count() > 1
    };
    let heads = lines.iter().take(MOST).take_while(|line| is_head(line)).count();
    // A second line of words is a row whose values are words, unless it stands below gaps.
    let second =
        lines.get(1).is_some_and(|(_, cells)| matches!(cells.first(), Some(Cell { content: Content::Blank, .. })));
    let heads = if heads == MOST && !second { 1 } else { heads };
    heads.min(lines.len().saturating_sub(1))
}

/// The first column that holds words in most of its rows; else the first.
pub(super) fn label_column(body: &[(usize, Vec<Cell>)], width: usize) -> usize {
    let words = |index: usize| {
        let own = body.iter().filter(|(_, cells)| cells.get(index).is_some_and(|cell| cell.content == Content::Words));
        own.count()
    };
    (0..width).find(|index| words(*index) * 2 > body.len()).unwrap_or(0)
}
