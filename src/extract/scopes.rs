//! The words that bind a value to a group, a base or a kind of figure.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::localities::is_country_word;
use super::lowered::{is_one_of, lowered};
use super::reading::Mention;
use crate::model::Span;

/// Groups of people by the nouns that name them. "People" and "civilians" make no group: reports of one toll use either.
const GROUPS: &[(&str, &[&str])] = &[
    (
        "military",
        &[
            "soldier",
            "soldiers",
            "military personnel",
            "troops",
            "servicemen",
            "service members",
            "marines",
            "military",
            "army officers",
            "soldiers and officers",
            "conscripts",
        ],
    ),
    (
        "police",
        &[
            "police",
            "policemen",
            "police officers",
            "policewomen",
            "officers",
            "officer",
            "policeman",
            "law enforcement officers",
            "law enforcement agencies",
            "security personnel",
            "members of the law enforcement agencies",
            "gendarmes",
            "security forces",
            "law enforcement personnel",
            "guards",
        ],
    ),
    (
        "children",
        &["child", "children", "minors", "babies", "infants", "girls", "boys", "schoolchildren", "pupils", "toddlers"],
    ),
    ("women", &["woman", "women"]),
    (
        "fighters",
        &[
            "fighters",
            "militants",
            "rebels",
            "insurgents",
            "terrorists",
            "gunmen",
            "jihadists",
            "combatants",
            "militiamen",
            "attackers",
            "plotters",
            "bombers",
            "assailants",
            "fighter",
            "militant",
            "terrorist",
            "rebel",
        ],
    ),
    ("journalists", &["journalist", "journalists", "reporters"]),
    (
        "medics",
        &[
            "medic",
            "medics",
            "doctors",
            "nurses",
            "aid workers",
            "rescuers",
            "paramedics",
            "staff",
            "medical staff",
            "health workers",
            "medical workers",
            "healthcare workers",
        ],
    ),
    ("protesters", &["protesters", "demonstrators", "protester", "demonstrator"]),
    ("crew", &["crew", "crew members", "crewmen", "crew member", "sailors"]),
    ("firefighters", &["firefighters", "firemen", "firefighter"]),
    ("foreigners", &["foreigners", "tourists", "foreign nationals"]),
];

/// The whole of the people harmed, or words that say no more.
const EVERYBODY: &[&str] = &[
    "people",
    "person",
    "persons",
    "civilians",
    "civilian",
    "residents",
    "others",
    "victims",
    "citizens",
    "passengers",
    "individuals",
    "workers",
    "students",
    "men",
    "employees",
    "pilgrims",
    "worshippers",
    "fans",
    "miners",
    "migrants",
    "villagers",
    "locals",
    "lives",
    "men and women",
    "inhabitants",
    "souls",
    "commuters",
    "travellers",
    "revellers",
    "spectators",
    "concertgoers",
    "shoppers",
    "patients",
    "nationals",
    "human beings",
    "partygoers",
    "refugees",
    "bystanders",
    "lives",
    "labourers",
    "laborers",
    "members of the public",
];

/// The group that a counted noun phrase names; `Some("people")` for words that mean everybody, `None` for other nouns.
pub(super) fn group_of(noun: &str) -> Option<&'static str> {
    let last = noun.rsplit(char::is_whitespace).next()?;
    let phrases = GROUPS_BY_LAST_WORD.get(&*lowered(last))?;
    let noun = lowered(noun);
    let ends_with = |phrase: &str| {
        noun.strip_suffix(phrase).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    };
    phrases
        .iter()
        .filter(|(phrase, _)| ends_with(phrase))
        .max_by_key(|(phrase, group)| (phrase.len(), *group == "people"))
        .map(|(_, group)| *group)
}

/// The phrases of [`GROUPS`] and [`EVERYBODY`] by their last word, each with its group.
static GROUPS_BY_LAST_WORD: LazyLock<HashMap<&str, Vec<(&str, &str)>>> = LazyLock::new(|| {
    let mut by_word: HashMap<&str, Vec<(&str, &str)>> = HashMap::new();
    let everybody = EVERYBODY.iter().map(|phrase| (*phrase, "people"));
    let groups = GROUPS.iter().flat_map(|(group, phrases)| phrases.iter().map(|phrase| (*phrase, *group)));
    for (phrase, group) in everybody.chain(groups) {
        let last = phrase.rsplit(' ').next().unwrap_or(phrase);
        by_word.entry(last).or_default().push((phrase, group));
    }
    by_word
});

/// Nouns that no casualty figure counts.
const THINGS: &[&str] = &[
    "attack",
    "attacks",
    "strikes",
    "strike",
    "raids",
    "raid",
    "airstrikes",
    "bombs",
    "bomb",
    "rockets",
    "rocket",
    "missiles",
    "shells",
    "vehicles",
    "vehicle",
    "cars",
    "buses",
    "houses",
    "homes",
    "house",
    "buildings",
    "building",
    "times",
    "cities",
    "towns",
    "villages",
    "provinces",
    "districts",
    "districts",
    "areas",
    "hospitals",
    "schools",
    "shops",
    "tanks",
    "planes",
    "warplanes",
    "aircraft",
    "jets",
    "explosions",
    "blasts",
    "incidents",
    "clashes",
    "waves",
    "ships",
    "boats",
    "trains",
    "cases",
    "countries",
    "regions",
    "sites",
    "positions",
    "convoys",
    "neighbourhoods",
    "neighborhoods",
    "communities",
    "companies",
    "tests",
    "doses",
    "camps",
    "bridges",
    "roads",
    "animals",
    "cattle",
    "livestock",
    "sheep",
    "seats",
    "votes",
    "percent",
    "mosque",
    "mosques",
    "church",
    "churches",
    "hotels",
    "temples",
    "storey",
    "storeys",
    "floors",
    "stories",
];

/// Whether a noun phrase names things or happenings, not people.
pub(super) fn is_event_noun(noun: &str) -> bool {
    let last = noun.rsplit(char::is_whitespace).next().unwrap_or_default();
    THINGS.iter().any(|thing| thing.eq_ignore_ascii_case(last))
}

/// What a share is a share of, by the words after it.
const BASES: &[(&str, &[&str])] = &[
    (
        "citizens",
        &[
            "citizens",
            "the population",
            "population",
            "inhabitants",
            "residents",
            "people",
            "the people",
            "adults",
            "nation",
            "the nation",
            "the country",
        ],
    ),
    (
        "registered voters",
        &[
            "registered voters",
            "eligible voters",
            "the electorate",
            "those entitled",
            "all eligible",
            "all registered",
            "electorate",
            "those eligible",
            "those registered",
            "citizens entitled",
            "people entitled",
        ],
    ),
];

/// The base of a percentage, by the words right after it; `None` for votes cast, the usual base, and where none is named.
///
/// With the place of the words it was read from.
pub(super) fn base_of(after: &str) -> Option<(&'static str, usize, usize)> {
    /// So many words behind the figure.
    const REACH: usize = 5;
    let mut at = 0;
    let mut head: Vec<(usize, &str)> = Vec::with_capacity(REACH);
    for word in after.split_whitespace().take(REACH) {
        at += after.get(at..)?.find(word)?;
        head.push((at, word));
        at += word.len();
    }
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    if head.first().is_none_or(|(_, word)| bare(word) != "of") {
        return None;
    }
    // "of Kazakhstan's citizens": a possessive may stand between.
    // "Of Kenyans", but not "of Swiss voters": a people by its name in the plural.
    let first = 1 + usize::from(head.get(1).is_some_and(|(_, word)| matches!(*word, "all" | "the" | "adult")));
    if let Some((at, word)) = head.get(first)
        && bare(word).strip_suffix('s').is_some_and(is_country_word)
        && !head.get(first + 1).is_some_and(|(_, word)| word.starts_with("voter"))
    {
        return Some(("citizens", *at, at + word.trim_end_matches(|c: char| !c.is_alphanumeric()).len()));
    }
    for lead in 1..=3 {
        for (base, phrases) in BASES {
            let matches = |phrase: &&&str| {
                let mut words = head.iter().skip(lead);
                phrase.split(' ').all(|wanted| words.next().is_some_and(|(_, word)| bare(word) == wanted))
            };
            let Some(phrase) = phrases.iter().filter(matches).max_by_key(|phrase| phrase.len()) else { continue };
            let last = lead + phrase.split(' ').count() - 1;
            let ((from, _), (to, word)) = (head.get(lead)?, head.get(last)?);
            return Some((base, *from, to + word.trim_end_matches(|c: char| !c.is_alphanumeric()).len()));
        }
    }
    None
}

/// The group that a predicate behind a bare figure names: "101 were women", "55 of them men".
pub(super) fn predicate_group(behind: &str) -> Option<(&'static str, usize, usize)> {
    const LINKS: &[&str] = &["were", "was", "are", "of", "them", "the", "whom", "those", "dead", "victims", "killed"];
    let mut words = behind.split_whitespace();
    let mut linked = false;
    for word in words.by_ref().take(6) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if LINKS.contains(&bare) {
            linked = true;
            continue;
        }
        let group = if bare == "men" { Some("men") } else { group_of(bare) }.filter(|group| *group != "people");
        let at = behind.find(bare)?;
        return group.filter(|_| linked).map(|group| (group, at, bare.len()));
    }
    None
}

/// What became of the buildings that a figure counts: "destroyed", "damaged", or either, with the words that say so.
pub(super) fn harm_of(text: &str, mention: &Mention, end: usize) -> Option<(String, Option<Span>)> {
    /// So far to either side the word may stand, in bytes.
    const REACH: usize = 60;
    let figure_end = mention.noun.map_or(mention.span.end(), |noun| noun.end().max(mention.span.end()));
    let until = (figure_end..=end.min(figure_end + REACH)).rev().find(|at| text.is_char_boundary(*at))?;
    let from = mention.span.start().saturating_sub(REACH);
    let from = (from..=mention.span.start()).find(|at| text.is_char_boundary(*at))?;
    let behind = text.get(figure_end..until)?;
    let behind = behind.split([',', ';', '.']).next().unwrap_or_default();
    let before = text.get(from..mention.span.start())?;
    let clause = before.rfind([',', ';', '.']).map_or(0, |at| at + 1);
    let before = before.get(clause..)?;
    // "It destroyed 1,240 houses and damaged 300": the verb right before the figure is its own.
    let own = before.split_whitespace().rev().take(3).any(|word| harm_in(word).is_some());
    let (words, at) = match harm_in(behind) {
        Some(_) if !own => (behind, figure_end),
        _ => (before, from + clause),
    };
    let (harm, start, length) = harm_in(words)?;
    Some((harm.to_owned(), Span::new(at + start, at + start + length)))
}

/// The harm that words name, with the place of the first word that does.
fn harm_in(words: &str) -> Option<(&'static str, usize, usize)> {
    let at = |stem: &str| words.find(stem);
    let destroyed = at("destroy").or_else(|| at("razed"));
    let damaged = at("damag");
    let harm = match (destroyed, damaged) {
        (Some(_), Some(_)) => "damaged or destroyed",
        (Some(_), None) => "destroyed",
        (None, Some(_)) => "damaged",
        (None, None) => return None,
    };
    let first = destroyed.into_iter().chain(damaged).min()?;
    let length = words.get(first..)?.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len() - first);
    Some((harm, first, length))
}

/// The words by which a figure counts what was won or lost since the vote before, not what is held: "lost 23 seats".
pub(super) fn change_of(text: &str, mention: &Mention) -> Option<(&'static str, Span)> {
    const CHANGES: &[(&str, &[&str])] = &[
        ("lost", &["lost", "losing", "loses", "lose", "shed", "shedding", "loss of", "down by", "fewer"]),
        ("gained", &["gained", "gaining", "gains", "added", "gain of", "up by", "more", "additional", "extra"]),
    ];
    /// So far before the figure, in bytes.
    const REACH: usize = 24;
    let start = mention.span.start();
    let from = (start.saturating_sub(REACH)..=start).find(|at| text.is_char_boundary(*at))?;
    let before = text.get(from..start)?.trim_end();
    let figure_end = mention.noun.map_or(mention.span.end(), Span::end).max(mention.span.end());
    let inside = text.get(mention.number.end()..figure_end).unwrap_or_default().trim_start();
    let offset = figure_end - inside.len();
    CHANGES.iter().find_map(|(change, phrases)| {
        phrases.iter().find_map(|phrase| {
            let rest = before.strip_suffix(phrase).filter(|rest| rest.is_empty() || rest.ends_with(' '));
            let found = rest.map(|rest| from + rest.len()).or_else(|| inside.starts_with(phrase).then_some(offset))?;
            Some((*change, Span::new(found, found + phrase.len())?))
        })
    })
}

/// Whether a date says for which time a sum is: not "since 1992", not "by 2029".
pub(super) fn period_matters(text: &str, date: usize) -> bool {
    let before = text.get(..date).unwrap_or_default();
    let word = lowered(before.split_whitespace().next_back().unwrap_or_default());
    !matches!(&*word, "since" | "by" | "until" | "before" | "after" | "from")
}

/// Kinds of figure other than a final count, and the words that say so. Of counts that accumulate every early one is
/// preliminary; what matters of them is only whether they were counted at all.
const STATUSES: &[(&str, bool, &[&str])] = &[
    ("exit poll", true, &["exit poll", "exit polls"]),
    ("poll", false, &["opinion poll", "opinion polls", "survey", "polling suggests"]),
    (
        "preliminary",
        false,
        &[
            "preliminary",
            "provisional",
            "so far",
            "early results",
            "partial results",
            "partial count",
            "initial results",
            "initial reports",
            "incomplete results",
            "early returns",
            "first results",
            "quick count",
        ],
    ),
    (
        "projected",
        true,
        &[
            "projected",
            "expects",
            "is expected",
            "are expected",
            "was expected",
            "were expected",
            "had expected",
            "expected to",
            "predicts",
            "predicted",
            "projection",
            "projections",
            "forecast",
            "estimated to reach",
            "could reach",
            "may reach",
            "might reach",
            "could rise to",
            "may rise to",
        ],
    ),
    ("preliminary", true, &["preliminary reports", "initial reports", "first reports", "preliminary figures"]),
    ("feared", true, &["feared dead", "feared to have", "may have been killed", "may have died", "feared killed"]),
];

/// Words right before a figure that make it what a rule asks for: "the required 50 percent", "a quorum of 50%".
const REQUIRING_BEFORE: &[&str] = &[
    "required",
    "requires",
    "requiring",
    "require",
    "needed",
    "needs",
    "necessary",
    "threshold",
    "quorum",
    "minimum",
    "mandatory",
    "hurdle",
    "requirement",
];

/// Words before "reach" that say what was not come to.
const NOT_REACHING: &[&str] =
    &["failed", "fails", "fail", "failing", "not", "must", "needs", "needed", "had", "unable"];

/// Words right behind a figure that do: "the 50% threshold", "50 percent needed".
const REQUIRING_BEHIND: &[&str] =
    &["threshold", "quorum", "hurdle", "barrier", "requirement", "required", "needed", "minimum", "necessary"];

/// Words that may stand between a figure and the word that makes it a requirement.
const BETWEEN_REQUIREMENT: &[&str] = &[
    "of",
    "the",
    "a",
    "at",
    "least",
    "more",
    "than",
    "over",
    "was",
    "is",
    "turnout",
    "that",
    "voter",
    "participation",
    "are",
    "were",
];

/// Whether a figure is what a rule asks for and nobody's result, and where the word stands that says so, as start and
/// length: "far below the required 50 percent".
pub(super) fn requirement_of(text: &str, mention: &Mention, start: usize, end: usize) -> Option<(usize, usize)> {
    let mut before = text.get(start..mention.span.start())?;
    for _ in 0..5 {
        before = before.trim_end();
        let Some(word) = before.rsplit(char::is_whitespace).next().filter(|word| !word.is_empty()) else { break };
        before = before.get(..before.len() - word.len())?;
        let at = start + before.len();
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        if REQUIRING_BEFORE.contains(&bare) {
            return Some((at, word.len()));
        }
        // "Failed to reach 50 percent", "fell short of 50": what was not come to.
        let behind = || text.get(start..at).unwrap_or_default().split_whitespace().rev().take(2);
        let missed = match bare {
            "reach" => behind().any(|word| is_one_of(word, NOT_REACHING)),
            "short" => true,
            _ => false,
        };
        if missed {
            return Some((at, word.len()));
        }
        if !BETWEEN_REQUIREMENT.contains(&bare) {
            break;
        }
    }
    let mut at = mention.span.end();
    for _ in 0..4 {
        let behind = text.get(at..end)?;
        let rest = behind.trim_start();
        let word = rest.split(char::is_whitespace).next().filter(|word| !word.is_empty())?;
        at += behind.len() - rest.len();
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if REQUIRING_BEHIND.contains(&bare) {
            return Some((at, bare.len()));
        }
        if !BETWEEN_REQUIREMENT.contains(&word) {
            break;
        }
        at += word.len();
    }
    None
}

/// Words right before a figure that make it the value before a change, or of another time: "up from 8.9%".
const FORMERLY: &[&str] = &[
    "up from",
    "down from",
    "compared with",
    "compared to",
    "rising from",
    "falling from",
    "climbing from",
    "rose from",
    "fell from",
    "grew from",
    "dropped from",
    "climbed from",
    "increased from",
    "decreased from",
    "declined from",
    "jumped from",
    "slipped from",
    "risen from",
    "fallen from",
    "increasing from",
    "raised from",
    "revised from",
    "lowered from",
    "cut from",
];

/// Whether a figure is what a value was before it changed, and where the words stand that say so, as start and length:
/// "14.8%, up from 8.9%", "rose from 62% to 68%".
pub(super) fn was_before(text: &str, mention: &Mention, start: usize) -> Option<(usize, usize)> {
    let before = text.get(start..mention.span.start())?.trim_end();
    let phrase = FORMERLY.iter().find(|phrase| {
        before.len() >= phrase.len()
            && before.is_char_boundary(before.len() - phrase.len())
            && before.get(before.len() - phrase.len()..).is_some_and(|tail| tail.eq_ignore_ascii_case(phrase))
    })?;
    Some((start + before.len() - phrase.len(), phrase.len()))
}

/// The words that give an hour of the day up to which was counted: "by 8 p.m.", "as of 17:00".
pub(super) fn hour_in(sentence: &str) -> Option<(usize, usize)> {
    const LEADING: &[&str] = &["by", "as of", "at", "until", "before"];
    let words: Vec<&str> = sentence.split_whitespace().collect();
    fn bare(word: &str) -> Cow<'_, str> {
        lowered(word.trim_matches(|c: char| !c.is_alphanumeric()))
    }
    let is_hour = |index: usize| -> Option<usize> {
        let word = words.get(index)?.trim_start_matches(|c: char| !c.is_alphanumeric());
        // Most words need not be lowered to see that they are none.
        if !word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, 'n' | 'N' | 'm' | 'M')) {
            return None;
        }
        let word = bare(word);
        let digits = word.starts_with(|c: char| c.is_ascii_digit());
        let half = |word: &str| matches!(word, "pm" | "am" | "p.m" | "a.m" | "o'clock" | "hrs");
        let tail = word.trim_start_matches(|c: char| c.is_ascii_digit() || c == ':' || c == '.');
        let clock = word.split_once(':').is_some_and(|(hour, minutes)| {
            hour.len() <= 2 && minutes.len() == 2 && minutes.bytes().all(|byte| byte.is_ascii_digit())
        });
        if word == "noon" || word == "midday" || digits && (half(tail) || clock) {
            return Some(1);
        }
        (digits && words.get(index + 1).is_some_and(|next| half(&bare(next)))).then_some(2)
    };
    (1..words.len()).find_map(|index| {
        let length = is_hour(index)?;
        let lead = bare(words.get(index - 1)?);
        let lead = if lead == "of" { "as of" } else { &lead };
        if !LEADING.contains(&lead) {
            return None;
        }
        let phrase = words.get(index..index + length)?;
        let joined = phrase.join(" ");
        let joined = joined.trim_end_matches([',', ';', ')']);
        Some((sentence.find(joined)?, joined.len()))
    })
}

/// The kind of figure that a sentence says it gives, where the words stand in it and how long they are; `None` for a plain
/// one.
pub(super) fn status_of(sentence: &str, accumulates: bool) -> Option<(&'static str, usize, usize)> {
    let phrases = STATUS_PHRASES.as_ref()?;
    let mut seen: Vec<usize> = Vec::new();
    let mut best: Option<(usize, usize)> = None;
    for found in phrases.find_overlapping_iter(sentence) {
        let phrase = found.pattern().as_usize();
        // The first place where a phrase stands speaks for it.
        if seen.contains(&phrase) {
            continue;
        }
        seen.push(phrase);
        let after = sentence.get(found.end()..).and_then(|after| after.chars().next());
        let applies = status_phrases().nth(phrase).is_some_and(|(_, always, _)| always || !accumulates);
        if applies && !after.is_some_and(char::is_alphanumeric) && best.is_none_or(|(known, _)| phrase < known) {
            best = Some((phrase, found.start()));
        }
    }
    let (phrase, start) = best?;
    status_phrases().nth(phrase).map(|(status, _, words)| (status, start, words.len()))
}

/// The phrases of [`STATUSES`] in their order, each with its status and whether it is said of counts that accumulate too.
fn status_phrases() -> impl Iterator<Item = (&'static str, bool, &'static str)> {
    STATUSES.iter().flat_map(|(status, always, phrases)| phrases.iter().map(|phrase| (*status, *always, *phrase)))
}

/// Those phrases as one automaton.
static STATUS_PHRASES: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| phrase_finder(status_phrases().map(|(.., phrase)| phrase)));

/// What finds every place of some phrases in one walk, in letters of either case.
pub(super) fn phrase_finder(phrases: impl Iterator<Item = &'static str>) -> Option<AhoCorasick> {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::DFA))
        .match_kind(MatchKind::Standard)
        .ascii_case_insensitive(true)
        .build(phrases)
        .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_by_the_end_of_the_phrase() {
        assert_eq!(group_of("military personnel"), Some("military"));
        assert_eq!(group_of("members of the law enforcement agencies"), Some("police"));
        assert_eq!(group_of("other people"), Some("people"));
        assert_eq!(group_of("tonnes"), None);
        assert_eq!(group_of("kitchenmen"), None);
    }

    #[test]
    fn bases_by_the_words_after_the_share() {
        let base = |after| base_of(after).map(|(base, ..)| base);
        assert_eq!(base(" of Kazakhstan's citizens voted."), Some("citizens"));
        assert_eq!(base(" of the electorate"), Some("registered voters"));
        assert_eq!(base(" of Kenyans voted"), Some("citizens"));
        assert_eq!(base(" of Swiss voters"), None);
        assert_eq!(base(" of the voters"), None);
        assert_eq!(base(" turnout"), None);
    }

    #[test]
    fn statuses_by_the_words_of_the_sentence() {
        assert_eq!(status_of("An exit poll gave her 41%.", false), Some(("exit poll", 3, 9)));
        assert_eq!(status_of("She won 41%.", false), None);
    }
}
