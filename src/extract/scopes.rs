//! The words that bind a value to a group, a base or a kind of figure.

use std::collections::HashMap;
use std::sync::LazyLock;

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
            "fighter",
            "militant",
            "terrorist",
            "rebel",
        ],
    ),
    ("journalists", &["journalist", "journalists", "reporters"]),
    (
        "medics",
        &["medic", "medics", "doctors", "nurses", "aid workers", "rescuers", "paramedics", "staff", "medical staff"],
    ),
    ("protesters", &["protesters", "demonstrators", "protester", "demonstrator"]),
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
];

/// The group that a counted noun phrase names; `Some("people")` for words that mean everybody, `None` for other nouns.
pub(super) fn group_of(noun: &str) -> Option<&'static str> {
    let last = noun.rsplit(char::is_whitespace).next()?;
    let phrases = GROUPS_BY_LAST_WORD.get(last.to_lowercase().as_str())?;
    let noun = noun.to_lowercase();
    let ends_with = |phrase: &str| {
        noun.strip_suffix(phrase).is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
    };
    phrases
        .iter()
        .filter(|(phrase, _)| ends_with(phrase))
        .max_by_key(|(phrase, group)| (*group == "people", phrase.len()))
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
        &["citizens", "the population", "population", "inhabitants", "residents", "people", "the people", "adults"],
    ),
    (
        "registered voters",
        &["registered voters", "eligible voters", "the electorate", "those entitled", "all eligible", "all registered"],
    ),
];

/// The base of a percentage, by the words right after it; `None` for votes cast, the usual base, and where none is named.
pub(super) fn base_of(after: &str) -> Option<&'static str> {
    let head: String = after.split_whitespace().take(5).collect::<Vec<_>>().join(" ").to_lowercase();
    let of = head.strip_prefix("of ")?;
    // "of Kazakhstan's citizens": a possessive may stand between.
    let words: Vec<&str> = of.split(' ').collect();
    BASES
        .iter()
        .find(|(_, phrases)| {
            phrases.iter().any(|phrase| {
                of.starts_with(phrase)
                    || words
                        .iter()
                        .skip(1)
                        .take(2)
                        .any(|word| word.trim_matches(|c: char| !c.is_alphanumeric()) == *phrase)
            })
        })
        .map(|(base, _)| *base)
}

/// Kinds of figure other than a final count, and the words that say so.
const STATUSES: &[(&str, &[&str])] = &[
    ("exit poll", &["exit poll", "exit polls"]),
    (
        "preliminary",
        &[
            "preliminary",
            "provisional",
            "so far",
            "early results",
            "partial results",
            "initial results",
            "initial reports",
        ],
    ),
    (
        "projected",
        &[
            "projected",
            "expects",
            "expected",
            "predicts",
            "predicted",
            "projection",
            "projections",
            "forecast",
            "expected to",
            "estimated to reach",
        ],
    ),
    ("poll", &["opinion poll", "survey", "polling suggests"]),
];

/// The kind of figure that a sentence says it gives; `None` for a plain one.
pub(super) fn status_of(sentence: &str) -> Option<&'static str> {
    let sentence = sentence.to_lowercase();
    STATUSES
        .iter()
        .find(|(_, phrases)| phrases.iter().any(|phrase| sentence.contains(phrase)))
        .map(|(status, _)| *status)
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
        assert_eq!(base_of(" of Kazakhstan's citizens voted."), Some("citizens"));
        assert_eq!(base_of(" of the electorate"), Some("registered voters"));
        assert_eq!(base_of(" of the voters"), None);
        assert_eq!(base_of(" turnout"), None);
    }

    #[test]
    fn statuses_by_the_words_of_the_sentence() {
        assert_eq!(status_of("An exit poll gave her 41%."), Some("exit poll"));
        assert_eq!(status_of("She won 41%."), None);
    }
}
