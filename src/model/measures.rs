//! The built-in measures. Data only: each with the words that name it and the reason where it is not plain.

use super::Measure;
use crate::quantity::Unit;

/// Votes of every kind.
const VOTES: [&str; 6] =
    ["presidential_election", "parliamentary_election", "local_election", "election", "referendum", "vote"];

/// Events in which people come to harm.
const HARM: [&str; 38] = [
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
    "air_crash",
    "shipwreck",
    "train_crash",
    "road_crash",
    "stampede",
    "mine_accident",
    "collapse",
    "famine",
    "crash",
];

/// Words that single a part out of the dead.
const OF_THE_DEAD: [&str; 10] = [
    "of the dead",
    "of the victims",
    "of those killed",
    "of the people killed",
    "of those who died",
    "of the fatalities",
    "among the dead",
    "among the victims",
    "among those killed",
    "the dead included",
];

/// Events that people gather for.
const GATHERINGS: [&str; 5] = ["unrest", "riot", "protest", "clash", "coup"];

/// How the built-in measures depend on one another. Shares of a vote may be less than all of it: a text seldom names every
/// option.
const EQUATIONS: [&str; 4] = [
    "turnout = ballots_cast / registered_voters",
    "ballots_cast = valid_votes + invalid_votes",
    "trade = exports + imports",
    "sum of vote_share <= 100",
];

/// The built-in measures, with their equations.
pub(super) fn built_in() -> Vec<Measure> {
    let mut measures = plain();
    measures.extend(super::measures_of_states::of_states());
    for equation in EQUATIONS {
        let result = equation.trim_start_matches("sum of ").split(' ').next();
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
                "of those who voted",
                "majority",
                "voted for",
                "voting for",
                "voted to",
                "voting to",
                "votes for",
                "vote for",
                "chose",
                "opted for",
                "opted to",
                "ahead with",
                "leading with",
                "led with",
                "leads with",
                "finished with",
                "came second with",
                "came first with",
                "came third with",
                "second with",
                "third with",
                "re-elected with",
                "elected with",
                "exit poll",
                "exit polls",
                "voted yes",
                "voted no",
                "rejected",
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
                "supported the",
                "supported it",
                "endorsed the",
                "endorsed it",
                "said yes",
                "said no",
                "voted \"yes\"",
                "voted \"no\"",
                "voted “yes”",
                "voted “no”",
                "voted 'yes'",
                "voted 'no'",
                "voted ‘yes’",
                "voted ‘no’",
                "approved",
                "backed",
                "in favour",
                "in favor",
                "candidate got",
                "said yes",
                "said no",
                "% yes",
                "% no",
                "voted \"yes\"",
                "voted \"no\"",
                "voted “yes”",
                "voted “no”",
                "share of yes votes",
                "share of no votes",
                "yes votes",
                "no votes",
                "voting yes",
                "voting no",
                "led with",
                "opposed it",
                "won with",
                "wins with",
            ])
            .with_cues(["popular vote", "of the popular vote"])
            // Too common to stand alone: they count in a sentence that names a vote.
            .with_preceding_cues([
                "gave", "giving", "gives", "claimed", "won", "took", "taken", "received", "secured", "polled",
                "garnered", "got", "gained", "captured", "obtained",
            ])
            .with_events(VOTES)
            .with_scope_keys(["status", "place", "base"])
            .needing_subject(),
        Measure::new("votes", Unit::Count)
            .with_nouns(["votes", "vote"])
            .with_following_cues([
                "voted for",
                "voted against",
                "voted in favour",
                "voted in favor",
                "voted yes",
                "voted no",
                "voted \"for\"",
                "voted \"against\"",
                "voted “for”",
                "voted “against”",
                "voted to",
            ])
            .with_cues(["number of votes cast for", "votes cast for"])
            .with_events(VOTES)
            .with_scope_keys(["status", "place"])
            .needing_subject(),
        // Of an electoral college, not of the voters.
        Measure::new("electoral_votes", Unit::Count)
            .with_nouns(["electoral votes", "electoral college votes", "electors"])
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
            .with_nouns(["ballots", "voters", "votes cast", "votes were cast"])
            .with_cues(["ballots cast", "ballots were cast"])
            .with_following_cues([
                "cast a ballot",
                "cast a vote",
                "cast their ballots",
                "cast their votes",
                "cast ballots",
                "voted",
                "had voted",
                "have voted",
                "went to the polls",
                "took part in the vote",
                "took part in the election",
                "took part in the referendum",
                "participated in the referendum",
                "participated in the election",
            ])
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
            .with_events(["parliamentary_election", "local_election", "election", "vote"]),
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
                "number of victims",
                "number of fatalities",
                "number killed",
            ])
            .with_cues(OF_THE_DEAD)
            .with_following_cues([
                "killed",
                "lost their life",
                "were found dead",
                "succumbed",
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
                "cost the lives of",
                "costing the lives of",
                "claiming the lives of",
                "killed a total of",
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
            .with_scope_keys(["group", "nationality", "place", "status"])
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
                "treated for injuries",
                "were treated",
                "needed treatment",
                "taken to hospital",
                "suffered injuries",
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
            .with_cues(["of the injured", "of the wounded", "among the injured", "among the wounded"])
            .with_nouns(["injured", "wounded", "injuries"])
            .with_events(HARM)
            .with_scope_keys(["group", "nationality", "place", "status", "severity"])
            .accumulating(),
        Measure::new("missing", Unit::Count)
            .with_following_cues(["missing", "unaccounted for", "went missing"])
            .with_preceding_cues(["missing"])
            .with_nouns(["missing"])
            .with_events(HARM)
            .with_scope_keys(["group", "nationality", "place", "status"])
            .fluctuating(),
        Measure::new("arrested", Unit::Count)
            .with_following_cues(["arrested", "detained", "arrests", "detentions", "taken into custody", "detainees"])
            .with_preceding_cues(["arrested", "arresting", "arrests", "detained", "detaining", "detains", "arrest of"])
            .with_nouns(["arrests", "detainees", "detentions"])
            .with_events(HARM)
            .with_scope_keys(["group", "nationality", "place", "status"])
            .accumulating(),
        Measure::new("displaced", Unit::Count)
            .with_following_cues([
                "displaced",
                "evacuated",
                "homeless",
                "left homeless",
                "made homeless",
                "driven from their homes",
                "lost their homes",
                "lost their home",
            ])
            .with_preceding_cues(["displaced", "displacing", "evacuated", "evacuating", "displaces"])
            .with_nouns(["evacuees", "displaced people", "displaced persons"])
            .with_events(HARM)
            .with_scope_keys(["group", "nationality", "place", "status"])
            .fluctuating(),
        Measure::new("refugees", Unit::Count)
            .with_following_cues(["fled abroad", "crossed the border", "sought refuge"])
            .with_nouns(["refugees", "asylum seekers"])
            .with_events(HARM)
            .with_scope_keys(["group", "nationality", "place", "status"])
            .fluctuating(),
        // Killed and wounded together, as armies count; not the same as either.
        Measure::new("casualties", Unit::Count)
            .with_cues(["losses", "casualties"])
            .with_nouns(["casualties"])
            .with_events(HARM)
            .with_scope_keys(["group", "nationality", "place", "status"])
            .accumulating(),
        Measure::new("aboard", Unit::Count)
            .with_cues(["on board", "aboard"])
            .with_preceding_cues(["carrying"])
            .with_following_cues(["were travelling", "were traveling"])
            .with_events([
                "accident",
                "air_crash",
                "shipwreck",
                "train_crash",
                "road_crash",
                "crash",
                "attack",
                "shooting",
                "explosion",
                "bombing",
                "fire",
                "storm",
            ])
            .with_scope_keys(["group", "nationality", "status"]),
        Measure::new("rescued", Unit::Count)
            .with_following_cues([
                "rescued",
                "saved",
                "were pulled out alive",
                "pulled alive",
                "survived",
                "survivors",
                "escaped",
                "got out alive",
            ])
            .with_preceding_cues(["rescued", "rescuing", "saved", "saving"])
            .with_nouns(["survivors"])
            .with_events(HARM)
            .with_scope_keys(["group", "nationality", "place", "status"]),
        Measure::new("infected", Unit::Count)
            .with_following_cues(["infected", "fallen ill", "fell ill", "sickened", "tested positive", "contracted"])
            .with_preceding_cues(["infected", "infecting", "sickened", "sickening"])
            .with_nouns(["cases", "infections", "confirmed cases", "suspected cases"])
            .with_events(["epidemic"])
            .with_scope_keys(["group", "place", "status"])
            .accumulating(),
        Measure::new("affected", Unit::Count)
            .with_following_cues(["affected", "were affected", "in need of aid", "in need of assistance", "need help"])
            .with_preceding_cues(["affected", "affecting", "affects"])
            .with_events(HARM)
            .with_scope_keys(["group", "place", "status"])
            .fluctuating(),
        // Of houses and of people alike the verb says "destroyed"; the noun tells which.
        Measure::new("buildings_destroyed", Unit::Count)
            .with_nouns(["houses", "homes", "buildings", "structures", "dwellings"])
            .with_events(HARM)
            .with_scope_keys(["harm", "place", "status"]),
        Measure::new("participants", Unit::Count)
            .with_following_cues([
                "took part",
                "demonstrated",
                "marched",
                "protested",
                "rallied",
                "gathered",
                "participated",
                "took to the streets",
                "joined",
                "turned out",
                "were on the streets",
            ])
            .with_preceding_cues([
                "attended by",
                "drew",
                "brought together",
                "brought out",
                "mobilised",
                "mobilized",
                "crowd of",
                "crowds of",
                "crowd estimated at",
                "number of participants",
                "number of demonstrators",
                "number of protesters",
            ])
            .with_nouns(["participants", "demonstrators", "protesters", "protestors", "marchers", "attendees"])
            .with_events(GATHERINGS)
            .with_scope_keys(["group", "nationality", "place", "status"]),
        Measure::new("reconstruction", money())
            .with_cues(["reconstruction", "rebuilding", "to rebuild", "recovery needs", "for recovery"])
            .with_events(HARM)
            .with_scope_keys(["place", "status"]),
        Measure::new("damage", money())
            .with_cues(["damage", "damages", "losses", "cost of the damage", "economic losses"])
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
