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

/// What tells counts of people apart: who, of which country, where, as counted how.
const OF_PEOPLE: [&str; 4] = ["group", "nationality", "place", "status"];

/// The measures of harm.
pub(super) fn of_harm() -> Vec<Measure> {
    let money = || Unit::US_DOLLAR;
    vec![
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
            .with_scope_keys(OF_PEOPLE)
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
            .with_scope_keys(OF_PEOPLE)
            .fluctuating(),
        Measure::new("arrested", Unit::Count)
            .with_following_cues(["arrested", "detained", "arrests", "detentions", "taken into custody", "detainees"])
            .with_preceding_cues(["arrested", "arresting", "arrests", "detained", "detaining", "detains", "arrest of"])
            .with_nouns(["arrests", "detainees", "detentions"])
            .with_events(HARM)
            .with_scope_keys(OF_PEOPLE)
            .accumulating(),
        Measure::new("displaced", Unit::Count)
            .with_following_cues([
                "displaced",
                "homeless",
                "left homeless",
                "made homeless",
                "driven from their homes",
                "lost their homes",
                "lost their home",
            ])
            .with_preceding_cues(["displaced", "displacing", "displaces"])
            .with_nouns(["displaced people", "displaced persons"])
            .with_events(HARM)
            .with_scope_keys(OF_PEOPLE)
            .fluctuating(),
        Measure::new("refugees", Unit::Count)
            .with_following_cues(["fled abroad", "crossed the border", "sought refuge"])
            .with_nouns(["refugees", "asylum seekers"])
            .with_events(HARM)
            .with_scope_keys(OF_PEOPLE)
            .fluctuating(),
        // Killed and wounded together, as armies count; not the same as either.
        Measure::new("casualties", Unit::Count)
            .with_cues(["losses", "casualties"])
            .with_nouns(["casualties"])
            .with_events(HARM)
            .with_scope_keys(OF_PEOPLE)
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
            .with_scope_keys(OF_PEOPLE),
        Measure::new("cases", Unit::Count)
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
