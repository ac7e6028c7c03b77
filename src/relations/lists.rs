//! Lists whose length is stated: "six candidates: one official, a businessman and four representatives", "three provinces –
//! A, B and C", "five people, including two children and a teacher".
//!
//! An item carries its own count, or is one by its article, or is a name. What could be read as one item or as two is left
//! open in the reader's favour: a list conflicts with its length only where no reading of it fits.

use super::gaps::Table;
use super::kinds::{beside, exclude_one_another, may_be_one};
use super::{Found, Sheet, ends_with, holds, plain, words};
use crate::model::{RelationKind, Role, Span};
use crate::quantity::{Number, Unit};
use crate::text::Spaced;
use crate::vocabulary::WordList;

/// Words that lead from a counted whole to all of its parts.
pub(super) static CONSISTS: WordList = WordList::named("consists");

/// Words that lead to some of the parts.
pub(super) static INCLUDING: WordList = WordList::named("including");

/// Words that leave a list of names open, or give its items another sense than one each.
static OPEN_ENDED: WordList = WordList::named("open ended");

/// What makes a whole one part of another count.
static OF: WordList = WordList::named("of a base");

/// Words between whose figures something lies, and that divide nothing.
static BETWEEN: WordList = WordList::named("lying between");

/// Words by which an item counts several times.
pub(super) static APIECE: WordList = WordList::named("for each");

/// Verbs that end a list within a sentence.
static VERBS: WordList = WordList::named("verbs of lists");

/// What stands before a figure that is a circumstance of another.
static ASIDE: WordList = WordList::named("aside");

/// Names of one thing that hold an "and".
static DOUBLE_NAMES: WordList = WordList::named("double names");

/// Words within a name that are not written with a capital letter.
static PARTICLES: WordList = WordList::named("particles of lists");

/// What is counted and has no names.
static NAMELESS: WordList = WordList::named("nameless");

/// More words than this between a whole and its list, and the list is of something else.
const REACH: usize = 6;
/// A sentence with more lists than this, or a list of more items, is no sentence that somebody wrote.
const LISTS: usize = 4;
const ITEMS: usize = 64;
/// Longer lists of names are of things that nobody counts by eye.
const NAMES: i32 = 12;

/// One item of a list.
#[derive(Clone, Copy, Debug)]
struct Item {
    start: usize,
    end: usize,
    /// Whether a comma or semicolon stands before it.
    comma: bool,
    /// Whether "and" stands before it.
    conjunction: bool,
}

/// "six candidates: one official, a businessman and four representatives"; "three provinces – A, B and C"
pub(super) fn read(sheet: &Sheet<'_>, sentence: usize, line: &[usize], used: &[bool]) -> Option<Found> {
    // "7 of 9 photos: …" tells of the seventh.
    let counted = |whole: &usize| {
        let own = sheet.is_amount(*whole) && sheet.unit(*whole) != Some(&Unit::Number) && !sheet.is_of_name(*whole);
        own && !(line.first() != Some(whole) && OF.contains(&sheet.before(*whole)))
    };
    let lists = line.iter().copied().filter(counted);
    let mut lists = lists.filter_map(|whole| Some((whole, opened(sheet, sentence, line, whole)?))).take(LISTS);
    lists.find_map(|(whole, (from, to))| {
        let items = items(sheet, line, from, to);
        if items.len() > ITEMS {
            return None;
        }
        let has_figures = line.iter().any(|mention| (from..to).contains(&sheet.start(*mention)));
        match has_figures {
            true => counted_items(sheet, line, used, whole, &items),
            false => names(sheet, line, whole, (from, to), &items),
        }
    })
}

/// Where the list of a whole stands: after a colon, within dashes or brackets, or after "made up of".
fn opened(sheet: &Sheet<'_>, sentence: usize, line: &[usize], whole: usize) -> Option<(usize, usize)> {
    let from = sheet.end(whole);
    let end = sheet.segments.sentences.get(sentence)?.span.end();
    let next = line.get(line.partition_point(|other| *other <= whole)).map_or(end, |next| sheet.start(*next));
    let lead = sheet.text.get(from..next)?;
    let dash = |text: &str| {
        // Most words hold nothing like a dash: the first byte of the long ones is looked for.
        memchr::memchr2(b'-', b'\xe2', text.as_bytes())?;
        [" – ", " — ", " - "].iter().filter_map(|dash| text.find(dash).map(|at| (at, dash.len()))).min()
    };
    let colon = lead.find(':').map(|at| (at, at + 1, None));
    // "Costs of $118,000, ranging from fares (…": what stands in brackets is of the words before them.
    let beside = |at: &usize| !lead.get(..*at).unwrap_or_default().contains([',', ';', ')']);
    let bracket = lead.find('(').filter(beside).map(|at| (at, at + 1, Some(")")));
    let dashed = dash(lead).map(|(at, length)| (at, at + length, Some("–")));
    let worded = CONSISTS
        .iter()
        .filter(|_| sheet.gaps.spells_after(whole, Table::Consists))
        .filter_map(|phrase| {
            let at = lead.find(phrase)?;
            let edge = super::is_edge(lead, at) && super::is_edge(lead, at + phrase.len());
            edge.then_some((at, at + phrase.len(), None))
        })
        .min();
    let (at, start, close) = [colon, bracket, dashed, worded].into_iter().flatten().min()?;
    if words(&plain(lead.get(..at)?)) > REACH {
        return None;
    }
    let start = from + start;
    let region = sheet.text.get(start..end)?;
    let length = match close {
        Some(")") => region.find(')')?,
        Some(_) => dash(region).map_or(region.len(), |(at, _)| at),
        None => region.len(),
    };
    Some((start, start + length))
}

/// Cuts a list at its commas and conjunctions, or at its semicolons where it has some. Brackets and quotation marks
/// hold together, and so do figures.
fn items(sheet: &Sheet<'_>, line: &[usize], from: usize, to: usize) -> Vec<Item> {
    let Some(region) = sheet.text.get(from..to) else { return Vec::new() };
    let inside = |at: usize| {
        let next = line.partition_point(|mention| sheet.start(*mention) <= at);
        let last = next.checked_sub(1).and_then(|index| line.get(index));
        last.and_then(|last| sheet.span(*last)).is_some_and(|span| at < span.end())
    };
    let semicolons = region.contains(';');
    let mut items = Vec::new();
    let mut open = Item { start: from, end: from, comma: true, conjunction: false };
    let mut depth = 0_usize;
    let mut quoted = false;
    let mut skip = 0;
    for (offset, c) in region.char_indices() {
        let at = from + offset;
        if at < skip || inside(at) {
            continue;
        }
        match c {
            '(' | '[' | '“' | '«' => depth += 1,
            ')' | ']' | '”' | '»' => depth = depth.saturating_sub(1),
            '"' => quoted = !quoted,
            _ => {}
        }
        if depth > 0 || quoted {
            continue;
        }
        let comma = if semicolons { c == ';' } else { c == ',' };
        let rest = region.get(offset..).unwrap_or_default();
        let word = ["and", "plus", "&", "as well as"].into_iter().find(|word| {
            !semicolons
                && rest.starts_with(word)
                && rest.get(word.len()..).is_some_and(|rest| rest.starts_with(char::is_whitespace))
                && region.get(..offset).is_some_and(|before| before.ends_with(char::is_whitespace))
        });
        let length = match word {
            Some(word) => word.len(),
            None if comma => 1,
            None => continue,
        };
        let empty = sheet.text.get(open.start..at).is_none_or(|text| text.trim().is_empty());
        skip = at + length;
        if empty {
            // ", and": one boundary.
            open = Item { start: skip, end: skip, comma: open.comma || comma, conjunction: open.conjunction || !comma };
            continue;
        }
        items.push(Item { end: at, ..open });
        open = Item { start: skip, end: skip, comma, conjunction: !comma };
    }
    items.push(Item { end: to, ..open });
    items.iter().filter_map(|item| trimmed(sheet, *item)).collect()
}

/// An item without white space and marks around it, and without the "and" after a semicolon.
fn trimmed(sheet: &Sheet<'_>, item: Item) -> Option<Item> {
    let text = sheet.text.get(item.start..item.end)?;
    let lead = text.trim_start();
    let (lead, conjunction) = match lead.strip_prefix("and ") {
        Some(rest) => (rest.trim_start(), true),
        None => (lead, item.conjunction),
    };
    let start = item.end - lead.len();
    let bare = lead.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?'));
    (!bare.is_empty()).then_some(Item { start, end: start + bare.len(), conjunction, ..item })
}

pub(super) fn is_money(sheet: &Sheet<'_>, mention: usize) -> bool {
    matches!(sheet.unit(mention), Some(Unit::Currency(_)))
}

fn text_of(sheet: &Sheet<'_>, item: &Item) -> String {
    plain(sheet.text.get(item.start..item.end).unwrap_or_default())
}

/// What an item stands for in a list of counts.
enum Sort {
    /// A figure of its own.
    Counted(usize),
    /// One thing, by its article.
    One,
    /// A name: one thing, or more words of the item before.
    Name,
    /// More words of the item before.
    Continued,
    /// Several figures, or figures of another kind.
    Other,
}

fn sort(sheet: &Sheet<'_>, line: &[usize], whole: usize, item: &Item) -> Sort {
    let first = line.partition_point(|mention| sheet.start(*mention) < item.start);
    let end = line.partition_point(|mention| sheet.start(*mention) < item.end);
    let text = text_of(sheet, item);
    match line.get(first..end).and_then(<[usize]>::split_first) {
        Some((&figure, further)) => {
            let lead = plain(sheet.text.get(item.start..sheet.start(figure)).unwrap_or_default());
            let fits = sheet.same_unit(whole, figure) && words(&lead) <= 8;
            // "248 observers from 38 countries": a circumstance of the part, not another one.
            let mut before = figure;
            let aside = further.iter().all(|mention| {
                let gap = sheet.between(std::mem::replace(&mut before, *mention), *mention);
                ends_with(&gap, &ASIDE)
            });
            // "1) practice; 2) beliefs" are numbered, and "a fourth campus" is no quarter of one.
            let numbered = sheet.text.get(sheet.end(figure)..).is_some_and(|text| text.starts_with(')'));
            let fraction = sheet.stated(figure).is_some_and(|stated| !stated.is_whole()) && !is_money(sheet, whole);
            if fits && aside && !numbered && !fraction { Sort::Counted(figure) } else { Sort::Other }
        }
        None if text.starts_with("a ") || text.starts_with("an ") => Sort::One,
        None => {
            let own = sheet.text.get(item.start..item.end).unwrap_or_default();
            let name = own.words().all(|word| is_capital(word) || PARTICLES.contains(&word));
            if name { Sort::Name } else { Sort::Continued }
        }
    }
}

/// A breakdown by counts: "one official, a businessman and four representatives of unions and parties".
fn counted_items(sheet: &Sheet<'_>, line: &[usize], used: &[bool], whole: usize, items: &[Item]) -> Option<Found> {
    let colon = sheet.text.get(sheet.end(whole)..items.first()?.start).is_some_and(|gap| gap.trim_end().ends_with(':'));
    let mut parts: Vec<usize> = Vec::new();
    let mut named: Vec<Span> = Vec::new();
    let mut names: Vec<Span> = Vec::new();
    // "King's most radical book": more words of the item before, or one thing more.
    let mut perhaps = 0;
    // A list that ends with "and" is complete; one that trails off need not be.
    let mut closed = false;
    for (index, item) in items.iter().enumerate() {
        // "Two apiece in Amla and Borsk, and one each in …": how many those are, nobody has counted here.
        if super::holds(&text_of(sheet, item), &APIECE) || super::holds(&text_of(sheet, item), &BETWEEN) {
            return None;
        }
        // "Four for assault, including one with a knife": some of the item before.
        if index > 0 && super::begins_with(&text_of(sheet, item), &INCLUDING) {
            continue;
        }
        match sort(sheet, line, whole, item) {
            Sort::Counted(figure) if used.get(figure) == Some(&false) => {
                parts.push(figure);
                closed = item.conjunction;
            }
            // "four friends of a mayor and a banker": perhaps no item of its own.
            Sort::One if index > 0 && items.get(index - 1).is_some_and(|before| has_article(sheet, before)) => {
                names.extend(Span::new(item.start, item.end));
            }
            Sort::One => {
                named.extend(Span::new(item.start, item.end));
                closed = item.conjunction;
            }
            Sort::Name if index > 0 => names.extend(Span::new(item.start, item.end)),
            Sort::Continued if index > 0 && !super::holds(&text_of(sheet, item), &super::sums::ELSEWHERE) => {
                perhaps += 1
            }
            _ => return None,
        }
    }
    let first = parts.first().copied()?;
    // "54 deputies of the Alliance, 31 of the Union": the noun of the first goes for those without one.
    let has_noun = |part: usize| sheet.noun(part).is_some() || sheet.unit(part) != Some(&Unit::Number);
    let goes_on = |part: usize| {
        let after = sheet.after(part);
        has_noun(first) && (after.starts_with("of ") || after.starts_with("for ") || after.starts_with("from "))
    };
    let counted = colon || parts.iter().all(|part| has_noun(*part) || goes_on(*part));
    // "three findings: 40 people died, …": things of another kind may be more than what they belong to.
    // What stands in brackets behind the names of a list says something of each: "two counties: Ard (611) and Bly (455)".
    let in_brackets =
        |part: usize| sheet.text.get(..sheet.start(part)).is_some_and(|before| before.trim_end().ends_with('('));
    let smaller = parts.iter().all(|part| {
        let unlike = sheet.noun(*part).is_some() || in_brackets(*part);
        !unlike || sheet.stated(*part) <= sheet.stated(whole)
    });
    // "two teams: 14 people searched the wood and 3 the shore": each part must be of what the whole counts.
    if !closed || !counted || !smaller || parts.len() + named.len() < 2 {
        return None;
    }
    // A capitalised item may be one more, or the rest of a name with "and": in favour of the text.
    let sum = parts.iter().try_fold(Number::ZERO, |sum, part| sum.checked_add(sheet.stated(*part)?))?;
    let sum = sum.checked_add(Number::from(i32::try_from(named.len()).ok()?))?;
    let with_names = sum.checked_add(Number::from(i32::try_from(names.len()).ok()?))?;
    let stated = sheet.stated(whole)?;
    let at_most = with_names.checked_add(Number::from(perhaps))?;
    // Where every part is more than the whole, they are parts of something else.
    let larger = parts.iter().all(|part| sheet.stated(*part) > Some(stated));
    if larger || perhaps > 0 && (sum..=at_most).contains(&stated) && sum != stated {
        return None;
    }
    if !names.is_empty() && (sum..=with_names).contains(&stated) && sum != stated {
        named.extend(names);
    }
    let parts = parts.into_iter().map(|part| (Role::Part, part));
    let mut found = Found::new(RelationKind::AllParts, std::iter::once((Role::Whole, whole)).chain(parts).collect());
    found.named = named;
    Some(found)
}

/// Whether an item with a count of its own goes on with a single thing: "four friends of a mayor".
fn has_article(sheet: &Sheet<'_>, item: &Item) -> bool {
    let text = text_of(sheet, item);
    !text.starts_with("a ") && !text.starts_with("an ") && (text.contains(" a ") || text.contains(" an "))
}

fn is_capital(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// How a name in a list is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// "Borsk", "Anna Pell", "the Ministry of Health".
    Bare,
    /// "mayor Anna Pell".
    Titled,
}

fn style(own: &str) -> Option<Style> {
    let words: Vec<&str> = own.words().collect();
    let lower = words.iter().take_while(|word| !is_capital(word)).count();
    let (lead, name) = words.split_at_checked(lower)?;
    let named = !name.is_empty() && name.iter().all(|word| is_capital(word) || PARTICLES.contains(word));
    // "the Carolinas" are two.
    let plural = lead == ["the"] && name.last().is_some_and(|word| word.ends_with('s'));
    match lead {
        [] | ["the"] if named && !plural => Some(Style::Bare),
        title if named && title.len() <= 3 && title.iter().all(|word| is_title(word)) => Some(Style::Titled),
        _ => None,
    }
}

/// Whether a word may stand in a title before a name: "the former governor".
fn is_title(word: &str) -> bool {
    word == "the" || (!PARTICLES.contains(&word) && !word.ends_with('s') && word.chars().all(char::is_alphabetic))
}

/// A list of names against its stated length.
fn names(sheet: &Sheet<'_>, line: &[usize], whole: usize, region: (usize, usize), items: &[Item]) -> Option<Found> {
    let stated = sheet.single(whole)?;
    let noun = sheet.noun(whole)?;
    let text = plain(sheet.text.get(region.0..region.1)?);
    let in_reach = stated >= Number::from(2) && stated <= Number::from(NAMES);
    if !in_reach || NAMELESS.iter().any(|word| noun.ends_with(word)) || holds(&text, &OPEN_ENDED) {
        return None;
    }
    let styles: Option<Vec<Style>> =
        items.iter().map(|item| style(sheet.text.get(item.start..item.end).unwrap_or_default())).collect();
    let styles = styles?;
    if items.len() < 2 || styles.windows(2).any(|pair| matches!(pair, [a, b] if a != b)) {
        return None;
    }
    let (least, most) = lengths(items, &text)?;
    let count = |length: usize| i32::try_from(length).ok().map(Number::from);
    let (low, high) = (count(least)?, count(most)?);
    // Another figure of the sentence may be what the list counts: "four candidates of three parties: …".
    let other = line.iter().any(|mention| {
        *mention != whole && sheet.stated(*mention).is_some_and(|stated| (low..=high).contains(&stated))
    });
    // One name too many may be an apposition: "Amla, Norland, and Borsk"; twice as many surely are.
    let single_words = items.iter().all(|item| !text_of(sheet, item).contains(" of "));
    let too_many = low > stated
        && least == most
        && stated > Number::from(2)
        && single_words
        && stated.checked_add(stated).is_some_and(|double| high < double);
    let closed = items.last().is_some_and(|last| last.conjunction);
    let too_few = high < stated && closed;
    let fits = low == stated && high == stated;
    if other || !(too_many || too_few || fits) {
        return None;
    }
    let mut found = Found::new(RelationKind::AllParts, vec![(Role::Whole, whole)]);
    found.named = items.iter().filter_map(|item| Span::new(item.start, item.end)).collect();
    Some(found)
}

/// How many names a list holds: at least and at most. `None` without a single boundary.
fn lengths(items: &[Item], text: &str) -> Option<(usize, usize)> {
    let boundaries = items.get(1..)?;
    let commas = boundaries.iter().filter(|item| item.comma).count();
    let last_comma = items.iter().rposition(|item| item.comma)?;
    let after = items.get(last_comma + 1..)?.iter().filter(|item| item.conjunction).count();
    let serial = commas > 0 && items.get(last_comma).is_some_and(|item| item.conjunction);
    // The last "and" of a list parts its items, unless a comma before it already does.
    let certain = usize::from(after > 0 && !serial && !DOUBLE_NAMES.iter().any(|name| text.contains(name)));
    Some((1 + commas + certain, items.len()))
}

/// "five people, including two children and a teacher": parts of different kinds are held against the whole together, others
/// each by itself, because what is named may overlap.
pub(super) fn including(sheet: &Sheet<'_>, sentence: usize, line: &[usize], used: &[bool]) -> Vec<Found> {
    let Some(end) = sheet.segments.sentences.get(sentence).map(|sentence| sentence.span.end()) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for (position, whole) in line.iter().copied().enumerate() {
        if !sheet.gaps.spells_after(whole, Table::Including) {
            continue;
        }
        let next = line.get(position + 1).map_or(end, |next| sheet.start(*next));
        let Some(gap) = sheet.text.get(sheet.end(whole)..next) else { continue };
        let Some((at, phrase)) = INCLUDING.iter().filter_map(|phrase| Some((gap.find(phrase)?, *phrase))).min() else {
            continue;
        };
        let stated = sheet.is_amount(whole) && sheet.unit(whole) != Some(&Unit::Number);
        // "five civilians of one family, including a child"
        let belongs = !is_money(sheet, whole) && ends_with(sheet.before(whole), &["of", "from", "in"]);
        if !stated || belongs || words(&plain(gap.get(..at).unwrap_or_default())) > REACH {
            continue;
        }
        let from = sheet.end(whole) + at + phrase.len();
        let money = is_money(sheet, whole);
        let mut parts: Vec<usize> = Vec::new();
        let mut named: Vec<Span> = Vec::new();
        let mut described: Vec<String> = Vec::new();
        let mut last = false;
        for item in items(sheet, line, from, end) {
            if last {
                break;
            }
            let text = text_of(sheet, &item);
            match sort(sheet, line, whole, &item) {
                Sort::Counted(figure)
                    if used.get(figure) == Some(&false) && (money || sheet.noun(figure).is_some()) =>
                {
                    parts.push(figure);
                    described.push(beside(sheet, figure));
                }
                Sort::One => {
                    named.extend(Span::new(item.start, item.end));
                    described.push(text.split(' ').take(4).collect::<Vec<&str>>().join(" "));
                }
                _ => break,
            }
            // "including a child were killed and six injured": the list is over before the next figure.
            last = item.conjunction || holds(&text, &VERBS);
        }
        // Money is spent once.
        let exclusive = money || exclude_one_another(&described);
        let kin = parts.iter().all(|part| may_be_one(sheet.noun(whole).as_deref(), sheet.noun(*part).as_deref()));
        if kin && parts.len() + named.len() > 1 && !parts.is_empty() && exclusive {
            let parts = parts.into_iter().map(|part| (Role::Part, part));
            let members = std::iter::once((Role::Whole, whole)).chain(parts).collect();
            let mut joint = Found::new(RelationKind::SomeParts, members);
            joint.named = named;
            found.push(joint);
        }
    }
    found
}
