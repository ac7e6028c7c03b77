//! The built-in measures. Data only: each with the words that name it and the reason where it is not plain.

use super::Measure;
use crate::quantity::Unit;

/// Votes of every kind.
const VOTES: [&str; 5] =
    ["presidential_election", "parliamentary_election", "local_election", "election", "referendum"];

/// Events in which people come to harm.
const HARM: [&str; 32] = [
    "unrest",
    "riot",
    "protest",
    "clash",
    "coup",
    "attack",
    "airstrike",
    "bombardment",
    "shelling",
    "bombing",
    "shooting",
    "chemical_attack",
    "massacre",
    "explosion",
    "war",
    "offensive",
    "earthquake",
    "fire",
    "landslide",
    "eruption",
    "heatwave",
    "storm",
    "hurricane",
    "cyclone",
    "typhoon",
    "flood",
    "wildfire",
    "epidemic",
    "accident",
    "collapse",
    "famine",
    "crash",
];

/// How the built-in measures depend on one another. Not that shares of a vote add up: a text seldom names every option.
const EQUATIONS: [&str; 3] = [
    "turnout = ballots_cast / registered_voters",
    "ballots_cast = valid_votes + invalid_votes",
    "trade = exports + imports",
];

/// The built-in measures, with their equations.
pub(super) fn built_in() -> Vec<Measure> {
    let mut measures = plain();
    for equation in EQUATIONS {
        let result = equation.split(' ').next();
        if let Some(measure) = measures.iter_mut().find(|measure| Some(measure.name.as_str()) == result) {
            measure.equations.push(equation.to_owned());
        }
    }
    measures
}

fn plain() -> Vec<Measure> {
    let money = || Unit::US_DOLLAR;
    vec![
        Measure::new("turnout", Unit::Percent)
            .with_cues([
                "turnout",
                "turn-out",
                "voter participation",
                "participation rate",
                "took part",
                "taken part",
                "cast their ballots",
                "cast ballots",
                "went to the polls",
                "turned out",
                "had voted",
                "voted",
            ])
            .with_events(VOTES)
            .with_scope_keys(["status", "place"]),
        Measure::new("vote_share", Unit::Percent)
            .with_cues([
                "of the vote",
                "of votes",
                "of the votes",
                "of all votes",
                "of valid votes",
                "of ballots",
                "% vote",
                "vote share",
                "share of the vote",
                "of voters",
                "of the voters",
                "of those voting",
                "majority",
                "voted for",
                "votes cast",
                "voted in favour",
                "voted in favor",
                "supported by",
                "backed by",
                "voters' support",
                "protest voting",
                "victory",
                "percent of the ballot",
                "voted against",
                "approved",
                "backed",
                "in favour",
                "in favor",
                "candidate got",
                "won with",
                "wins with",
            ])
            .with_cues(["popular vote", "of the popular vote"])
            // Too common to stand alone: they count in a sentence that names a vote.
            .with_preceding_cues([
                "won", "took", "taken", "received", "secured", "polled", "garnered", "got", "gained", "captured",
                "obtained",
            ])
            .with_events(VOTES)
            .with_scope_keys(["status", "place", "base"])
            .needing_subject(),
        Measure::new("votes", Unit::Count)
            .with_nouns(["votes", "vote"])
            .with_events(VOTES)
            .with_scope_keys(["status", "place"])
            .needing_subject(),
        Measure::new("registered_voters", Unit::Count)
            .with_nouns([
                "registered voters",
                "eligible voters",
                "people eligible to vote",
                "citizens eligible to vote",
            ])
            .with_cues([
                "registered voters",
                "eligible to vote",
                "on the electoral roll",
                "on the voter rolls",
                "entitled to vote",
            ])
            .with_events(VOTES)
            .with_scope_keys(["place"]),
        Measure::new("ballots_cast", Unit::Count)
            .with_nouns(["ballots", "voters"])
            .with_cues(["ballots cast", "ballots were cast"])
            .with_events(VOTES)
            .with_scope_keys(["status", "place"]),
        Measure::new("valid_votes", Unit::Count)
            .with_nouns(["valid votes", "valid ballots"])
            .with_events(VOTES)
            .with_scope_keys(["status", "place"]),
        Measure::new("invalid_votes", Unit::Count)
            .with_nouns(["invalid votes", "invalid ballots", "spoilt ballots", "spoiled ballots", "blank ballots"])
            .with_events(VOTES)
            .with_scope_keys(["status", "place"]),
        Measure::new("seats", Unit::Count)
            .with_nouns(["seats", "seat", "mandates", "deputies"])
            .with_scope_keys(["place", "change"])
            .needing_subject()
            .with_events(["parliamentary_election", "local_election", "election"]),
        Measure::new("candidates", Unit::Count)
            .with_nouns(["candidates", "candidate", "contenders"])
            .with_events(VOTES)
            .with_scope_keys(["group", "place"]),
        Measure::new("deaths", Unit::Count)
            .with_preceding_cues([
                "death toll",
                "toll",
                "number of dead",
                "number of deaths",
                "number of people killed",
            ])
            .with_following_cues([
                "killed",
                "dead",
                "died",
                "deaths",
                "death",
                "fatalities",
                "lost their lives",
                "perished",
                "were shot dead",
                "slain",
                "lives lost",
                "bodies",
                "die",
                "lives were lost",
                "lost life",
                "drowned",
                "martyred",
                "massacred",
                "executed",
                "have fallen victims",
            ])
            .with_preceding_cues([
                "killed",
                "killing",
                "kills",
                "kill",
                "deaths",
                "claimed",
                "claiming",
                "claims",
                "claimed the lives of",
                "fatalities",
                "dead",
                "left dead",
                "deaths of",
                "death of",
                "killings of",
                "murder of",
                "lives of",
                "martyred",
                "took the lives of",
                "massacred",
                "drowning",
            ])
            .with_nouns(["dead", "deaths", "fatalities", "bodies", "lives", "martyrs", "fatal casualties"])
            .with_events(HARM)
            .with_scope_keys(["group", "place", "status"])
            .accumulating(),
        Measure::new("injured", Unit::Count)
            .with_following_cues([
                "injured",
                "wounded",
                "hurt",
                "injuries",
                "were injured",
                "hospitalised",
                "hospitalized",
            ])
            .with_preceding_cues([
                "injured",
                "injuring",
                "injures",
                "wounded",
                "wounding",
                "wounds",
                "hurting",
                "maiming",
                "number of injured",
            ])
            .with_nouns(["injured", "wounded", "injuries"])
            .with_events(HARM)
            .with_scope_keys(["group", "place", "status"])
            .accumulating(),
        Measure::new("missing", Unit::Count)
            .with_following_cues(["missing", "unaccounted for", "went missing"])
            .with_preceding_cues(["missing"])
            .with_nouns(["missing"])
            .with_events(HARM)
            .with_scope_keys(["group", "place", "status"]),
        Measure::new("arrested", Unit::Count)
            .with_following_cues(["arrested", "detained", "arrests", "detentions", "taken into custody", "detainees"])
            .with_preceding_cues(["arrested", "arresting", "arrests", "detained", "detaining", "detains", "arrest of"])
            .with_nouns(["arrests", "detainees", "detentions"])
            .with_scope_keys(["group", "place", "status"])
            .accumulating(),
        Measure::new("displaced", Unit::Count)
            .with_following_cues(["displaced", "evacuated", "homeless", "left homeless", "driven from their homes"])
            .with_preceding_cues(["displaced", "displacing", "evacuated", "evacuating", "displaces"])
            .with_nouns(["evacuees", "displaced people", "displaced persons"])
            .with_events(HARM)
            .with_scope_keys(["group", "place", "status"]),
        Measure::new("refugees", Unit::Count)
            .with_following_cues(["fled abroad", "crossed the border", "sought refuge"])
            .with_nouns(["refugees", "asylum seekers"])
            .with_events(HARM)
            .with_scope_keys(["group", "place", "status"]),
        Measure::new("participants", Unit::Count)
            .with_following_cues([
                "took part",
                "demonstrated",
                "marched",
                "protested",
                "rallied",
                "gathered",
                "participated",
            ])
            .with_nouns(["participants", "demonstrators", "protesters", "marchers"])
            .with_scope_keys(["group", "place"]),
        Measure::new("amendments", Unit::Count).with_nouns(["amendments", "amendment"]),
        Measure::new("population", Unit::Count)
            .with_preceding_cues([
                "population of",
                "population is",
                "population was",
                "population stood at",
                "population reached",
            ])
            .with_nouns(["inhabitants", "residents"]),
        Measure::new("exports", money()).with_cues(["exports", "exported"]).needing_subject(),
        Measure::new("imports", money()).with_cues(["imports", "imported"]).needing_subject(),
        Measure::new("trade", money()).with_cues(["trade", "trade turnover", "foreign trade"]).needing_subject(),
        Measure::new("investment", money())
            .with_cues(["investment", "invested", "invest", "investments", "to invest"])
            .needing_subject(),
        Measure::new("damage", money())
            .with_cues(["damage", "damages", "losses", "cost of the damage"])
            .with_events(HARM)
            .with_scope_keys(["place"]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_equation_belongs_to_a_measure() {
        let equations: Vec<String> = built_in().iter().flat_map(|measure| &measure.equations).cloned().collect();
        assert_eq!(equations.len(), EQUATIONS.len());
        assert!(EQUATIONS.iter().all(|text| equations.iter().any(|equation| equation == text)));
        assert!(EQUATIONS.iter().all(|text| text.parse::<crate::model::Equation>().is_ok()));
    }
}
