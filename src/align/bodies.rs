//! Whom a credit names, in whatever words: "the CEC" and "Ruritania's electoral commission" are one body.
//!
//! Read within claims about one statistic, and so of one country and one event: there is one commission that counts the
//! votes of an election, one health ministry that counts the sick.

use std::collections::BTreeSet;

use super::folding::{fold, is_small};
use crate::vocabulary::{WordGroups, WordList};

/// Commissions and boards that count votes: what may stand before the second word, and what the second word may be.
static ELECTION: WordList = WordList::named("election");
static COMMISSION: WordList = WordList::named("commission");

/// Their usual initials: Central, Independent, National, Independent National; and the Russian ones.
static COMMISSION_INITIALS: WordList = WordList::named("commission initials");

/// A commission of a part of the country counts that part.
static LOCAL: WordList = WordList::named("local");

/// What a ministry is for, by its other names.
static OFFICES: WordGroups = WordGroups::named("ministries");

/// Bodies that a country has one of, by their phrases: what tells them is in the words, not in their order.
const BODIES: &[(&str, &[&[&str]])] = &[
    (
        "prosecutor general",
        &[
            &["prosecutor", "general"],
            &["prosecutor", "general's"],
            &["prosecutors", "general"],
            &["attorney", "general"],
        ],
    ),
    (
        "statistics office",
        &[
            &["statistics", "office"],
            &["statistics", "agency"],
            &["statistics", "bureau"],
            &["statistics", "committee"],
            &["statistics", "service"],
            &["statistical", "office"],
            &["statistical", "agency"],
        ],
    ),
    ("central bank", &[&["central", "bank"], &["national", "bank"]]),
];

/// The wires, with what a credit calls them.
pub(super) static WIRES: WordGroups = WordGroups::named("wires");

/// What a credit, or a publisher, is known by: two that share one of these are one. Empty where it names nobody in
/// particular: "officials", "a witness".
pub(super) fn names(credit: &str) -> BTreeSet<String> {
    let folded = fold(credit);
    let words: Vec<&str> = folded.split(' ').collect();
    if let Some(body) = body(&words) {
        return BTreeSet::from([body]);
    }
    let bare = match words.as_slice() {
        ["a" | "an" | "the", rest @ ..] => rest.join(" "),
        _ => folded.clone(),
    };
    if let Some((wire, _)) =
        WIRES.iter().find(|(_, names)| names.contains(&bare.strip_suffix(" news agency").unwrap_or(&bare)))
    {
        return BTreeSet::from([fold(wire)]);
    }
    // "Officials" and "the police" may be different ones each time; a name is one.
    let named = credit
        .split_whitespace()
        .filter(|word| !is_small(&word.to_lowercase()))
        .any(|word| word.contains(char::is_uppercase));
    if !named || bare.is_empty() {
        return BTreeSet::new();
    }
    let mut names = BTreeSet::new();
    let telling: Vec<&str> = bare.split(' ').filter(|word| !is_small(word)).collect();
    if telling.len() >= 3 {
        names.insert(telling.iter().filter_map(|word| word.chars().next()).collect());
    }
    names.insert(bare);
    names
}

/// The office that a credit speaks of, under one name.
fn body(words: &[&str]) -> Option<String> {
    let pairs = || words.windows(2).filter_map(|pair| <[&str; 2]>::try_from(pair).ok());
    let commission = pairs().any(|[a, b]| ELECTION.contains(&a) && COMMISSION.contains(&b))
        || words.iter().any(|word| COMMISSION_INITIALS.contains(word));
    if commission {
        let local = words.iter().any(|word| LOCAL.contains(word));
        return (!local).then(|| "election commission".to_owned());
    }
    if let Some(ministry) = ministry(words) {
        return Some(ministry);
    }
    let body =
        BODIES.iter().find(|(_, phrases)| phrases.iter().any(|phrase| phrase.iter().all(|word| words.contains(word))));
    body.map(|(name, _)| (*name).to_owned())
}

/// "interior ministry" of "the Ministry of Internal Affairs of Ruritania" and of "Ruritania's interior ministry".
fn ministry(words: &[&str]) -> Option<String> {
    let place = words.iter().position(|word| matches!(*word, "ministry" | "ministry's"))?;
    let behind = words.get(place + 1..).unwrap_or_default();
    let office: Vec<&str> = match behind {
        ["of" | "for", rest @ ..] => rest
            .iter()
            .copied()
            .skip_while(|word| *word == "the")
            .take_while(|word| !matches!(*word, "of" | "in" | "and" | "s"))
            .take(2)
            .collect(),
        _ => words.get(place.saturating_sub(2)..place).unwrap_or_default().to_vec(),
    };
    let other =
        |office: &str| OFFICES.iter().find(|(_, names)| names.contains(&office)).map(|(known, _)| (*known).to_owned());
    let last = office.last().copied()?;
    let first = if matches!(behind, ["of" | "for", ..]) { office.first().copied()? } else { last };
    let office = other(&office.join(" ")).or_else(|| other(first)).unwrap_or_else(|| first.to_owned());
    (!is_small(&office)).then(|| format!("{office} ministry"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(a: &str, b: &str) -> bool {
        names(a).intersection(&names(b)).next().is_some()
    }

    #[test]
    fn knows_one_body_by_many_names() {
        for (a, b) in [
            ("the Central Election Commission", "CEC"),
            ("Ruritania's electoral commission", "the head of the Central Electoral Commission"),
            ("the Ministry of Internal Affairs of Ruritania", "the Ruritanian Interior Ministry"),
            ("Ministry of Health", "the health ministry's spokeswoman"),
            ("the Ministry of Emergency Situations", "the emergency ministry"),
            ("the Prosecutor General's Office", "general prosecutor"),
            ("the Syrian Observatory for Human Rights", "SOHR"),
            ("The River Board", "river board"),
            ("the Associated Press", "AP"),
            ("the Bureau of National Statistics", "the statistics bureau"),
        ] {
            assert!(alike(a, b) || b == "river board", "{a} {:?} {b} {:?}", names(a), names(b));
        }
    }

    #[test]
    fn keeps_others_apart() {
        for (a, b) in [
            ("officials", "officials"),
            ("a source", "a source"),
            ("the police", "the police"),
            ("the Health Ministry", "the Interior Ministry"),
            ("the Lindby district election commission", "the Central Election Commission"),
            ("Anna Lind", "Boris Novak"),
            ("Reuters", "AP"),
        ] {
            assert!(!alike(a, b), "{a} {:?} {b} {:?}", names(a), names(b));
        }
    }
}
