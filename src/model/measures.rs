//! The built-in measures. Data only: each with the words that name it and the reason where it is not plain.

use super::Measure;
use crate::quantity::Unit;

/// Votes of every kind.
const VOTES: [&str; 6] =
    ["presidential_election", "parliamentary_election", "local_election", "election", "referendum", "vote"];

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
    measures.extend(super::measures_of_harm::of_harm());
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
        // Of a party's convention.
        Measure::new("delegates", Unit::Count)
            .with_nouns(["delegates", "superdelegates", "pledged delegates", "convention delegates"])
            .with_events(VOTES)
            .with_scope_keys(["status", "place"])
            .needing_subject(),
        // Votes, points or percent by which somebody leads.
        Measure::new("margin", Unit::Number).with_events(VOTES).with_scope_keys(["status", "place"]).needing_subject(),
        // How far a count has come: of no one, and so compared with nothing.
        Measure::new("precincts_counted", Unit::Number).with_events(VOTES).needing_subject(),
        Measure::new("ballots_outstanding", Unit::Count)
            .with_events(VOTES)
            .with_scope_keys(["status", "place"])
            .fluctuating(),
        Measure::new("ballots_rejected", Unit::Count)
            .with_events(VOTES)
            .with_scope_keys(["status", "place"])
            .accumulating(),
        Measure::new("candidates", Unit::Count)
            .with_nouns(["candidates", "candidate", "contenders"])
            .with_events(VOTES)
            .with_scope_keys(["group", "place"]),
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
