//! Percentages with the amounts they stand for: "€20.7 billion (39 %)", "2.6 percent, or 1,204 ballots".

use super::changes::{FALL, RISE};
use super::{Found, Sheet, begins_with, ends_with, holds, words};
use crate::model::{RelationKind, Role};
use crate::quantity::Number;
use crate::text::{SegmentKind, Spaced};
use crate::vocabulary::WordList;

/// What joins a percentage and an amount that say the same.
static THAT_IS: WordList = WordList::named("that is");

/// What follows a percentage of the whole that is being divided.
static OF_THE_WHOLE: WordList = WordList::named("of the whole");

/// Words by which a sentence divides a whole: without one, amounts that nobody adds up need not be of one whole.
static DIVIDES: WordList = WordList::named("divides");

/// Words that say that each percentage has a base of its own.
static SEVERAL_WHOLES: WordList = WordList::named("several wholes");

/// What may stand between words of a change and by how much.
static CHANGED_BY: WordList = WordList::named("changed by");

/// What names a total in the sentence before: "Imports amounted to €35.9 billion. Russia's share is …".
static TOTAL: WordList = WordList::named("total of pairs");

/// What leads from a whole to its parts within one sentence.
static OF_WHICH: WordList = WordList::named("of which");

/// What stands before a whole that opens a sentence.
static OUT_OF: WordList = WordList::named("out of");

/// More words than this between percentage and amount, and they need not say the same.
const REACH: usize = 9;

/// One percentage with its amount.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub(super) share: usize,
    pub(super) amount: usize,
    pub(super) sentence: usize,
}

/// Pairs of one whole.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) whole: Option<usize>,
    pub(super) pairs: Vec<Pair>,
}

impl Group {
    /// The relation as it stands. `None` for a single pair of a whole that is not stated.
    pub(super) fn found(&self) -> Option<Found> {
        if self.whole.is_none() && self.pairs.len() < 2 {
            return None;
        }
        let mut members: Vec<(Role, usize)> = self.whole.iter().map(|whole| (Role::Whole, *whole)).collect();
        for pair in &self.pairs {
            members.extend([(Role::Share, pair.share), (Role::Amount, pair.amount)]);
        }
        Some(Found::new(RelationKind::ShareAndAmount, members))
    }
}

pub(super) fn read(sheet: &Sheet<'_>, used: &mut [bool]) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (sentence, line) in sheet.sentences() {
        let pairs = pairs_in(sheet, sentence, line, used);
        let Some(first) = pairs.first().copied() else { continue };
        for pair in &pairs {
            for mention in [pair.share, pair.amount] {
                if let Some(place) = used.get_mut(mention) {
                    *place = true;
                }
            }
        }
        let words = sheet.sentence(sentence);
        let whole = whole_in(sheet, line, first).or_else(|| whole_before(sheet, sentence, first));
        if whole.is_none() && (holds(&words, &SEVERAL_WHOLES) || pairs.iter().any(|pair| is_change(sheet, pair))) {
            continue;
        }
        let joined = groups.last().is_some_and(|group| whole.is_none() && goes_on(sheet, group, first));
        if let (true, Some(group)) = (joined, groups.last_mut()) {
            group.pairs.extend(pairs);
            continue;
        }
        if whole.is_some() || holds(&words, &DIVIDES) || is_row(sheet, sentence) {
            groups.push(Group { whole, pairs });
        }
    }
    // Shares of one whole do not exceed it: then each had a base of its own.
    groups.retain(|group| group.whole.is_some() || at_most_all(sheet, &group.pairs));
    groups
}

/// Whether a percentage with its amount says by how much something changed, "up 3 percent ($186)", which is a share of what that was before.
fn is_change(sheet: &Sheet<'_>, pair: &Pair) -> bool {
    let lead = sheet.before(pair.share.min(pair.amount));
    // "Made up 70 percent" is no rise.
    (ends_with(lead, &RISE) || ends_with(lead, &FALL) || ends_with(lead, &CHANGED_BY)) && !ends_with(lead, &DIVIDES)
}

fn pairs_in(sheet: &Sheet<'_>, sentence: usize, line: &[usize], used: &[bool]) -> Vec<Pair> {
    let mut pairs: Vec<Pair> = Vec::new();
    let mut taken = 0;
    for window in line.windows(2) {
        let &[a, b] = window else { continue };
        let free = [a, b].iter().all(|mention| used.get(*mention) == Some(&false));
        if !free || a < taken || sheet.is_signed(a) || sheet.is_signed(b) {
            continue;
        }
        let (share, amount) = match (sheet.is_percent(a), sheet.is_percent(b)) {
            (true, false) if sheet.is_amount(b) => (a, b),
            (false, true) if sheet.is_amount(a) => (b, a),
            _ => continue,
        };
        let unlike = pairs.first().is_some_and(|first| !sheet.same_unit(first.amount, amount));
        if unlike || !belongs(sheet, a, b, !pairs.is_empty()) {
            continue;
        }
        pairs.push(Pair { share, amount, sentence });
        taken = b + 1;
    }
    pairs
}

/// Whether the words between two neighbours say that they are one share and its amount.
fn belongs(sheet: &Sheet<'_>, a: usize, b: usize, goes_on: bool) -> bool {
    let gap = sheet.between(a, b);
    let after = sheet.after(b);
    // "54.2 % of the vote (1,084,000 votes)"
    let base_in_between = sheet.is_percent(a) && words(&gap) <= 5 && gap.starts_with("of ") && gap.ends_with('(');
    if gap == "(" || base_in_between {
        return begins_with(after, &OF_THE_WHOLE) || after.starts_with(')');
    }
    let head_is_base = |gap: &str| {
        let head = THAT_IS.iter().find_map(|joint| gap.strip_suffix(joint)).unwrap_or(gap).trim();
        head.is_empty() || begins_with(head, &["of", "votes", "ballots", "people", "seats"]) || words(head) <= 2
    };
    if ends_with(&gap, &THAT_IS) && words(&gap) <= REACH && head_is_base(&gap) {
        return true;
    }
    // "accounted for 18.2 % and €20.5 billion; China 15.9 % and €17.9 billion": in parallel.
    if gap == "and" && sheet.is_percent(a) {
        let leads = sheet.before(a);
        return goes_on || holds(leads, &["accounted for", "accounts for", "made up", "a share of", "with"]);
    }
    // "12,480 votes, 3.4 % of the total".
    sheet.is_percent(b) && gap == "," && begins_with(after, &["of the total", "of the vote", "of all", "of votes cast"])
}

/// The whole that a sentence states before it divides it.
fn whole_in(sheet: &Sheet<'_>, line: &[usize], first: Pair) -> Option<usize> {
    let pair_start = first.share.min(first.amount);
    let candidate = line.get(line.partition_point(|mention| *mention < pair_start).checked_sub(1)?).copied()?;
    if !sheet.same_unit(candidate, first.amount) || !sheet.is_amount(candidate) {
        return None;
    }
    let gap = sheet.between(candidate, pair_start);
    let before = sheet.before(candidate);
    let divided = holds(&gap, &OF_WHICH) || gap.ends_with(':');
    let opens = OUT_OF.contains(&before) || ends_with(before, &["of a total of", "out of a total of"]);
    (divided || opens).then_some(candidate)
}

/// The total that the sentence before states, where this sentence divides it.
fn whole_before(sheet: &Sheet<'_>, sentence: usize, first: Pair) -> Option<usize> {
    let previous = sentence.checked_sub(1)?;
    if sheet.paragraph_of(previous) != sheet.paragraph_of(sentence) {
        return None;
    }
    let alike = |mention: &usize| sheet.is_amount(*mention) && sheet.same_unit(*mention, first.amount);
    let mut candidates = sheet.line(previous).iter().copied().filter(alike);
    let (candidate, None) = (candidates.next()?, candidates.next()) else { return None };
    let only_amount = sheet.line(previous).iter().all(|mention| !sheet.is_percent(*mention));
    let named = holds(&sheet.sentence(previous), &TOTAL);
    let divides = holds(sheet.before(first.share.min(first.amount)), &DIVIDES)
        || holds(sheet.after(first.share.max(first.amount)), &DIVIDES);
    let told = sheet.sentence(previous);
    let told: Vec<&str> = told.words().map(Spaced::unmarked).collect();
    (only_amount && named && divides && !has_another_whole(sheet.after(first.share), &told)).then_some(candidate)
}

/// Whether the words behind a share name a whole of which some others do not tell: "0.2 percent of all exports" below a sentence on trade.
fn has_another_whole(behind: &str, told: &[&str]) -> bool {
    static OF: WordList = WordList::named("of a whole of its own");
    static IDLE: WordList = WordList::named("words of any whole");
    /// So many words of the whole are looked at.
    const WORDS: usize = 6;
    let mut words = behind.words();
    if !words.next().is_some_and(|word| OF.contains(&word)) {
        return false;
    }
    let clause: Vec<&str> = words.take(WORDS).collect();
    let end = clause.iter().position(|word| word.ends_with([',', '.', ';', ':'])).map_or(clause.len(), |at| at + 1);
    let mut names = clause.iter().take(end).map(|word| word.unmarked()).filter(|word| !IDLE.contains(word)).peekable();
    names.peek().is_some() && !names.any(|word| told.contains(&word))
}

/// Whether a pair goes on with the group before it: the next sentence or row, counting the same things.
fn goes_on(sheet: &Sheet<'_>, group: &Group, pair: Pair) -> bool {
    let Some(last) = group.pairs.last() else { return false };
    let noun = |pair: &Pair| sheet.noun(pair.amount);
    let same_noun = noun(last) == noun(&pair);
    let named = noun(last).is_some();
    let same_paragraph = sheet.paragraph_of(last.sentence) == sheet.paragraph_of(pair.sentence);
    let next_paragraph =
        sheet.paragraph_of(last.sentence).map(|paragraph| paragraph + 1) == sheet.paragraph_of(pair.sentence);
    let rows = is_row(sheet, last.sentence) && is_row(sheet, pair.sentence);
    if !sheet.same_unit(last.amount, pair.amount) || !same_noun || pair.sentence != last.sentence + 1 {
        return false;
    }
    // A line that does not end its sentence runs on to the next, however the lines were cut.
    let runs_on = !sheet.sentence(last.sentence).ends_with(['.', '!', '?', ':']);
    (same_paragraph && named) || (next_paragraph && (rows || (named && runs_on)))
}

/// Whether a sentence is a row: an item of a list, or a line with one pair.
pub(super) fn is_row(sheet: &Sheet<'_>, sentence: usize) -> bool {
    // The cheap questions first: every sentence of a text is asked.
    let alone = || {
        sheet
            .paragraph_of(sentence)
            .and_then(|paragraph| sheet.segments.paragraphs.get(paragraph))
            .is_some_and(|paragraph| paragraph.sentences.len() == 1)
    };
    let short = || words(sheet.printed(sentence)) <= 12;
    sheet.segments.kind_of(sentence) == SegmentKind::ListItem || (alone() && short())
}

fn at_most_all(sheet: &Sheet<'_>, pairs: &[Pair]) -> bool {
    let total = pairs.iter().try_fold(Number::ZERO, |sum, pair| sum.checked_add(sheet.stated(pair.share)?));
    total.is_some_and(|total| total <= Number::from(105))
}
