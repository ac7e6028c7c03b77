//! The built-in measures of countries, laws and money. Data only: each with the words that name it and the reason where it
//! is not plain.

use super::Measure;
use crate::quantity::Unit;

/// Votes of every kind, and the parliaments that change laws.
const VOTES: [&str; 7] = [
    "presidential_election",
    "parliamentary_election",
    "local_election",
    "by_election",
    "election",
    "referendum",
    "vote",
];

/// The measures of countries, laws and money.
pub(super) fn of_states() -> Vec<Measure> {
    let money = || Unit::US_DOLLAR;
    vec![
        Measure::new("amendments", Unit::Count).with_nouns(["amendments", "amendment"]).needing_subject(),
        // Newspapers have articles too: the text must name the law. How many a law has is another thing than how many
        // of them change.
        Measure::new("articles", Unit::Count)
            .with_nouns(["articles", "article", "provisions", "clauses", "paragraphs", "chapters"])
            .with_scope_keys(["law", "deed", "status"])
            .needing_subject(),
        // Firms that moved, firms that closed, firms that think about it: the verb says which.
        Measure::new("companies", Unit::Count)
            .with_nouns([
                "companies",
                "company",
                "firms",
                "firm",
                "enterprises",
                "businesses",
                "corporations",
                "start-ups",
                "startups",
            ])
            .with_scope_keys(["deed", "nationality", "period", "status"])
            .needing_subject(),
        // "A seven-year term". What it was before a change is another figure than what it is since.
        Measure::new("term_of_office", Unit::Measured("year".into()))
            .with_cues([
                "term of office",
                "term in office",
                "terms of office",
                "terms in office",
                "presidential term",
                "presidential terms",
                "presidential mandate",
                "parliamentary term",
                "term",
                "terms",
                "mandate",
            ])
            .with_events(VOTES)
            .with_scope_keys(["office", "version", "status"]),
        Measure::new("terms_allowed", Unit::Count)
            .with_nouns(["terms", "consecutive terms", "successive terms", "term"])
            .with_events(VOTES)
            .with_scope_keys(["office", "version", "status"]),
        Measure::new("population", Unit::Count)
            .with_preceding_cues([
                "population of",
                "population is",
                "population was",
                "population stood at",
                "population reached",
                "population has reached",
                "population had reached",
                "population exceeded",
                "population exceeds",
                "population grew to",
                "population fell to",
                "population estimated at",
                "home to",
            ])
            // "Residents" flee and are killed; where they are counted as such another word says so.
            .with_nouns(["inhabitants", "permanent residents"])
            .with_scope_keys(["period", "status"])
            .needing_subject(),
        Measure::new("exports", money())
            .with_cues(["exports", "exported"])
            .with_scope_keys(["period"])
            .needing_subject(),
        Measure::new("imports", money())
            .with_cues(["imports", "imported"])
            .with_scope_keys(["period"])
            .needing_subject(),
        Measure::new("trade", money())
            .with_cues(["trade", "trade turnover", "foreign trade"])
            .with_scope_keys(["period"])
            .needing_subject(),
        Measure::new("investment", money())
            .with_cues(["investment", "invested", "invest", "investments", "to invest"])
            .with_scope_keys(["period"])
            .needing_subject(),
        Measure::new("loans", money())
            .with_cues(["loan", "loans", "credit line", "credit lines", "lent", "borrowed", "lending", "borrowing"])
            .with_scope_keys(["period", "status"])
            .needing_subject(),
        Measure::new("compensation", money())
            .with_cues(["compensation", "reparations", "compensated", "payouts", "in damages"])
            .with_scope_keys(["period", "status"])
            .needing_subject(),
        Measure::new("fines", money())
            .with_cues(["fine", "fines", "fined", "penalty", "penalties"])
            .with_scope_keys(["period", "status"])
            .needing_subject(),
        Measure::new("revenue", money())
            .with_cues(["revenue", "revenues", "tax revenue", "tax revenues", "proceeds"])
            .with_scope_keys(["period", "status"])
            .needing_subject(),
        Measure::new("gdp", money())
            .with_cues(["gdp", "gross domestic product", "gross national product"])
            .with_scope_keys(["period", "status"])
            .needing_subject(),
        Measure::new("remittances", money())
            .with_cues(["remittances", "remitted", "sent home"])
            .with_scope_keys(["period", "status"])
            .needing_subject(),
        Measure::new("aid", money())
            .with_cues(["aid", "humanitarian aid", "assistance", "relief", "donated", "pledged", "donations"])
            .with_scope_keys(["period"])
            .needing_subject(),
        Measure::new("budget", money())
            .with_cues(["budget", "state budget", "spending", "expenditure"])
            .with_scope_keys(["period"])
            .needing_subject(),
        Measure::new("debt", money())
            .with_cues(["debt", "public debt", "foreign debt", "owed", "owes"])
            .with_scope_keys(["period"])
            .needing_subject(),
    ]
}
