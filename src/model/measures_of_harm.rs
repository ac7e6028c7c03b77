//! Measures of people come to harm, of what befalls them, and of what it costs. Data only.

use super::Measure;
use crate::quantity::Unit;

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

/// Events that people gather for.
const GATHERINGS: [&str; 5] = ["unrest", "riot", "protest", "clash", "coup"];

/// What tells counts of people apart: who, of which country, where, as counted how.
const OF_PEOPLE: [&str; 4] = ["group", "nationality", "place", "status"];

/// The measures of harm.
pub(super) fn of_harm() -> Vec<Measure> {
    let money = || Unit::US_DOLLAR;
    vec![
        Measure::new("deaths", Unit::Count)
            .with_nouns([
                "dead",
                "deaths",
                "death",
                "fatality",
                "fatalities",
                "bodies",
                "lives",
                "martyrs",
                "fatal casualties",
            ])
            .with_events(HARM)
            .with_scope_keys(OF_PEOPLE)
            .accumulating(),
        Measure::new("injured", Unit::Count)
            .with_nouns(["injured", "wounded", "injuries", "injury"])
            .with_events(HARM)
            .with_scope_keys(["group", "nationality", "place", "status", "severity"])
            .accumulating(),
        Measure::new("missing", Unit::Count)
            .with_nouns(["missing"])
            .with_events(HARM)
            .with_scope_keys(OF_PEOPLE)
            .fluctuating(),
        Measure::new("arrested", Unit::Count)
            .with_nouns(["arrests", "arrest", "detainees", "detentions"])
            .with_events(HARM)
            .with_scope_keys(OF_PEOPLE)
            .accumulating(),
        Measure::new("displaced", Unit::Count)
            .with_nouns(["displaced people", "displaced persons"])
            .with_events(HARM)
            .with_scope_keys(OF_PEOPLE)
            .fluctuating(),
        Measure::new("refugees", Unit::Count)
            .with_nouns(["refugees", "asylum seekers"])
            .with_events(HARM)
            .with_scope_keys(OF_PEOPLE)
            .fluctuating(),
        // Killed and wounded together, as armies count; not the same as either.
        Measure::new("casualties", Unit::Count)
            .with_nouns(["casualties"])
            .with_events(HARM)
            .with_scope_keys(OF_PEOPLE)
            .accumulating(),
        Measure::new("aboard", Unit::Count)
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
        Measure::new("rescued", Unit::Count).with_nouns(["survivors"]).with_events(HARM).with_scope_keys(OF_PEOPLE),
        Measure::new("cases", Unit::Count)
            .with_nouns(["cases", "case", "infections", "infection", "confirmed cases", "suspected cases"])
            .with_events(["epidemic"])
            .with_scope_keys(["group", "place", "status"])
            .accumulating(),
        Measure::new("affected", Unit::Count)
            .with_events(HARM)
            .with_scope_keys(["group", "place", "status"])
            .fluctuating(),
        // Taken or held: how many still are may fall from day to day.
        Measure::new("hostages", Unit::Count).with_events(HARM).with_scope_keys(OF_PEOPLE).fluctuating(),
        Measure::new("released", Unit::Count).with_events(HARM).with_scope_keys(OF_PEOPLE).accumulating(),
        Measure::new("evacuated", Unit::Count)
            .with_nouns(["evacuees"])
            .with_events(HARM)
            .with_scope_keys(OF_PEOPLE)
            .fluctuating(),
        Measure::new("trapped", Unit::Count).with_events(HARM).with_scope_keys(OF_PEOPLE).fluctuating(),
        Measure::new("without_power", Unit::Count).with_events(HARM).with_scope_keys(OF_PEOPLE).fluctuating(),
        Measure::new("hospitalised", Unit::Count)
            .with_events(HARM)
            .with_scope_keys(["group", "nationality", "place", "status", "severity"])
            .fluctuating(),
        Measure::new("quarantined", Unit::Count).with_events(HARM).with_scope_keys(OF_PEOPLE).fluctuating(),
        Measure::new("tested", Unit::Count).with_events(["epidemic"]).with_scope_keys(OF_PEOPLE).accumulating(),
        // Those who did it, however many of them are dead or caught.
        Measure::new("attackers", Unit::Count).with_events(HARM).with_scope_keys(OF_PEOPLE),
        Measure::new("suspects", Unit::Count).with_events(HARM).with_scope_keys(OF_PEOPLE).fluctuating(),
        Measure::new("rockets", Unit::Count).with_events(HARM).with_scope_keys(["place", "status"]).accumulating(),
        Measure::new("strikes", Unit::Count).with_events(HARM).with_scope_keys(["place", "status"]).accumulating(),
        // Of houses and of people alike the verb says "destroyed"; the noun tells which.
        Measure::new("buildings_destroyed", Unit::Count)
            .with_nouns(["houses", "homes", "buildings", "structures", "dwellings"])
            .with_events(HARM)
            .with_scope_keys(["harm", "place", "status"]),
        Measure::new("participants", Unit::Count)
            .with_nouns(["participants", "demonstrators", "protesters", "protestors", "marchers", "attendees"])
            .with_events(GATHERINGS)
            .with_scope_keys(OF_PEOPLE),
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
