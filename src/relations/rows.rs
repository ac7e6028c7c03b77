//! Tables in prose whose columns are measures that add up: exports and imports of each partner make up the trade with it.

use super::pairs::{Group, Pair};
use super::{Found, NamedSum, Sheet, plain};
use crate::model::{RelationKind, Role};
use crate::text::{Spaced, bare_of_owner};
use crate::vocabulary::WordList;

/// Words that begin with a capital letter and name nobody.
static NO_NAMES: WordList = WordList::named("no names");

/// Further words of a name that do not tell it from others: "EU countries", "European Union as a whole".
const ALIASES: [(&str, &str); 4] =
    [("european union", "eu"), ("united states", "us"), ("united kingdom", "uk"), ("united arab emirates", "uae")];

/// The relations of groups of pairs, joined where the text names their wholes by the words of a sum.
pub(super) fn read(sheet: &Sheet<'_>, groups: &[Group], sums: &[NamedSum]) -> Vec<Found> {
    let mut found: Vec<Option<Found>> = groups.iter().map(Group::found).collect();
    let mut rows = Vec::new();
    for sum in sums {
        for (index, group) in groups.iter().enumerate() {
            if !is_named(sheet, group, &sum.whole) {
                continue;
            }
            // The nearest groups after it, named by the parts.
            let parts: Option<Vec<&Group>> = sum
                .parts
                .iter()
                .map(|words| {
                    groups.iter().skip(index + 1).take(sum.parts.len() + 1).find(|g| is_named(sheet, g, words))
                })
                .collect();
            let Some(parts) = parts.filter(|parts| near(sheet, group, parts)) else { continue };
            for pair in &group.pairs {
                let Some(name) = name_of(sheet, *pair) else { continue };
                let own = |part: &&Group| {
                    let row = part.pairs.iter().find(|row| name_of(sheet, **row).as_ref() == Some(&name));
                    row.map(|row| (Role::Part, row.amount))
                };
                let members: Option<Vec<(Role, usize)>> = parts.iter().map(own).collect();
                rows.extend(members.map(|mut members| {
                    members.insert(0, (Role::Whole, pair.amount));
                    Found::new(RelationKind::AllParts, members)
                }));
            }
            let wholes: Option<Vec<usize>> = parts.iter().map(|part| part.whole).collect();
            if let (Some(wholes), Some(Some(own))) = (wholes, found.get_mut(index)) {
                own.members.extend(wholes.into_iter().map(|whole| (Role::Part, whole)));
            }
        }
    }
    found.into_iter().flatten().chain(rows).collect()
}

/// Whether the words before a group, from the start of its sentence or of the sentence that states its whole, name a measure.
fn is_named(sheet: &Sheet<'_>, group: &Group, words: &[String]) -> bool {
    let Some(first) = group.pairs.first() else { return false };
    let Some(sentence) = sheet.segments.sentences.get(first.sentence) else { return false };
    let whole = group.whole.and_then(|whole| sheet.segments.sentence_at(sheet.start(whole)));
    let start = whole
        .and_then(|index| sheet.segments.sentences.get(index))
        .map_or(sentence.span.start(), |sentence| sentence.span.start());
    let end = sheet.start(first.share.max(first.amount));
    let before = plain(sheet.text.get(start..end).unwrap_or_default());
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    super::holds(&before, &words)
}

/// Whether groups stand within a few paragraphs.
fn near(sheet: &Sheet<'_>, group: &Group, parts: &[&Group]) -> bool {
    let paragraph = |group: &Group| group.pairs.first().and_then(|pair| sheet.paragraph_of(pair.sentence));
    parts.iter().all(|part| match (paragraph(group), paragraph(part)) {
        (Some(first), Some(second)) => second.saturating_sub(first) <= 3,
        _ => false,
    })
}

/// Whose row a pair is: the last name before it.
fn name_of(sheet: &Sheet<'_>, pair: Pair) -> Option<String> {
    let before = sheet.text_before(pair.sentence, pair.share.min(pair.amount));
    let mut names: Vec<String> = Vec::new();
    let mut joined = false;
    for word in before.words() {
        let bare = word.unmarked();
        let bare = bare_of_owner(bare);
        let capital = bare.chars().next().is_some_and(char::is_uppercase);
        if !capital || NO_NAMES.contains(&plain(bare).as_str()) {
            joined = false;
            continue;
        }
        match names.last_mut() {
            Some(name) if joined => {
                name.push(' ');
                name.push_str(&plain(bare));
            }
            _ => names.push(plain(bare)),
        }
        joined = word.ends_with(char::is_alphanumeric);
    }
    let name = names.pop()?;
    Some(ALIASES.iter().find(|(long, _)| *long == name).map_or(name, |(_, short)| (*short).to_owned()))
}
