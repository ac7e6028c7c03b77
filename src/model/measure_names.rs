//! The names of the built-in measures, as constants of [`Measure`].

use super::Measure;

/// The names of the built-in measures, for [`Statistic::new`](super::Statistic::new) and whatever else takes one.
///
/// ```
/// use corroborate::{Event, EventKind, Measure, Statistic, Verifier};
///
/// let toll = Statistic::new(Measure::DEATHS, Event::new(EventKind::from("flood")));
/// assert_eq!(toll.measure.as_deref(), Some("deaths"));
/// assert!(Verifier::new().measures().any(|measure| measure.name == Measure::DEATHS));
/// ```
impl Measure {
    /// The name of the measure of the share of those registered who voted, in percent.
    pub const TURNOUT: &'static str = "turnout";
    /// The name of the measure of the share of the votes that somebody got, in percent.
    pub const VOTE_SHARE: &'static str = "vote_share";
    /// The name of the measure of the votes that somebody got.
    pub const VOTES: &'static str = "votes";
    /// The name of the measure of the votes of an electoral college.
    pub const ELECTORAL_VOTES: &'static str = "electoral_votes";
    /// The name of the measure of those who may vote.
    pub const REGISTERED_VOTERS: &'static str = "registered_voters";
    /// The name of the measure of the ballots that were cast.
    pub const BALLOTS_CAST: &'static str = "ballots_cast";
    /// The name of the measure of the valid ballots.
    pub const VALID_VOTES: &'static str = "valid_votes";
    /// The name of the measure of the invalid ballots.
    pub const INVALID_VOTES: &'static str = "invalid_votes";
    /// The name of the measure of the seats that somebody holds.
    pub const SEATS: &'static str = "seats";
    /// The name of the measure of the delegates of a party's convention.
    pub const DELEGATES: &'static str = "delegates";
    /// The name of the measure of the votes, points or percent by which somebody leads.
    pub const MARGIN: &'static str = "margin";
    /// The name of the measure of the places of which the votes are counted.
    pub const PRECINCTS_COUNTED: &'static str = "precincts_counted";
    /// The name of the measure of the ballots that are still to be counted.
    pub const BALLOTS_OUTSTANDING: &'static str = "ballots_outstanding";
    /// The name of the measure of the ballots that were rejected.
    pub const BALLOTS_REJECTED: &'static str = "ballots_rejected";
    /// The name of the measure of those who stand in an election.
    pub const CANDIDATES: &'static str = "candidates";
    /// The name of the measure of those asked in a poll who gave an answer, in percent.
    pub const POLL_SHARE: &'static str = "poll_share";
    /// The name of the measure of those asked in a poll who approve of somebody or something, in percent.
    pub const APPROVAL: &'static str = "approval";
    /// The name of the measure of the rate of a tax, in percent.
    pub const TAX_RATE: &'static str = "tax_rate";
    /// The name of the measure of the rate of a duty on imports, in percent.
    pub const TARIFF_RATE: &'static str = "tariff_rate";
    /// The name of the measure of the share of those who seek work and have none, in percent.
    pub const UNEMPLOYMENT_RATE: &'static str = "unemployment_rate";
    /// The name of the measure of the goods on which a duty is put, in money.
    pub const GOODS_UNDER_TARIFF: &'static str = "goods_under_tariff";
    /// The name of the measure of the share of those who could work that work or seek work, in percent.
    pub const LABOUR_FORCE_PARTICIPATION: &'static str = "labour_force_participation";
    /// The name of the measure of the jobs that were won.
    pub const JOBS_ADDED: &'static str = "jobs_added";
    /// The name of the measure of the jobs that were lost, and of those who were laid off.
    pub const JOBS_LOST: &'static str = "jobs_lost";
    /// The name of the measure of those who have no work.
    pub const UNEMPLOYED: &'static str = "unemployed";
    /// The name of the measure of the yearly interest on a loan, in percent.
    pub const INTEREST_RATE: &'static str = "interest_rate";
    /// The name of the measure of how strong an earthquake was.
    pub const MAGNITUDE: &'static str = "magnitude";
    /// The name of the measure of how fast a storm blew, in miles an hour.
    pub const WIND_SPEED: &'static str = "wind_speed";
    /// The name of the measure of people who died.
    pub const DEATHS: &'static str = "deaths";
    /// The name of the measure of people who were hurt.
    pub const INJURED: &'static str = "injured";
    /// The name of the measure of people of whom nothing is known.
    pub const MISSING: &'static str = "missing";
    /// The name of the measure of people who were arrested.
    pub const ARRESTED: &'static str = "arrested";
    /// The name of the measure of people who had to leave their homes.
    pub const DISPLACED: &'static str = "displaced";
    /// The name of the measure of people who fled to another country.
    pub const REFUGEES: &'static str = "refugees";
    /// The name of the measure of people who move to live elsewhere.
    pub const MIGRANTS: &'static str = "migrants";
    /// The name of the measure of people who died or were hurt.
    pub const CASUALTIES: &'static str = "casualties";
    /// The name of the measure of people aboard a vessel or vehicle.
    pub const ABOARD: &'static str = "aboard";
    /// The name of the measure of people who were rescued.
    pub const RESCUED: &'static str = "rescued";
    /// The name of the measure of people who caught a disease.
    pub const CASES: &'static str = "cases";
    /// The name of the measure of people whom an event affects.
    pub const AFFECTED: &'static str = "affected";
    /// The name of the measure of people who are held.
    pub const HOSTAGES: &'static str = "hostages";
    /// The name of the measure of people who were let go.
    pub const RELEASED: &'static str = "released";
    /// The name of the measure of people who were brought to safety.
    pub const EVACUATED: &'static str = "evacuated";
    /// The name of the measure of people who are trapped.
    pub const TRAPPED: &'static str = "trapped";
    /// The name of the measure of homes and people without electricity.
    pub const WITHOUT_POWER: &'static str = "without_power";
    /// The name of the measure of people in hospital.
    pub const HOSPITALISED: &'static str = "hospitalised";
    /// The name of the measure of people who are kept apart.
    pub const QUARANTINED: &'static str = "quarantined";
    /// The name of the measure of those who died of an illness, in percent of those who had it.
    pub const FATALITY_RATE: &'static str = "fatality_rate";
    /// The name of the measure of people who were tested.
    pub const TESTED: &'static str = "tested";
    /// The name of the measure of people who attacked.
    pub const ATTACKERS: &'static str = "attackers";
    /// The name of the measure of people who are suspected.
    pub const SUSPECTS: &'static str = "suspects";
    /// The name of the measure of rockets, missiles and shells that were fired.
    pub const ROCKETS: &'static str = "rockets";
    /// The name of the measure of strikes from the air.
    pub const STRIKES: &'static str = "strikes";
    /// The name of the measure of buildings that were destroyed.
    pub const BUILDINGS_DESTROYED: &'static str = "buildings_destroyed";
    /// The name of the measure of the soldiers who are sent somewhere or stand there.
    pub const TROOPS: &'static str = "troops";
    /// The name of the measure of the soldiers who are withdrawn.
    pub const TROOPS_WITHDRAWN: &'static str = "troops_withdrawn";
    /// The name of the measure of people who took part.
    pub const PARTICIPANTS: &'static str = "participants";
    /// The name of the measure of what rebuilding costs.
    pub const RECONSTRUCTION: &'static str = "reconstruction";
    /// The name of the measure of what was lost, in money.
    pub const DAMAGE: &'static str = "damage";
    /// The name of the measure of amendments to a law.
    pub const AMENDMENTS: &'static str = "amendments";
    /// The name of the measure of articles of a law.
    pub const ARTICLES: &'static str = "articles";
    /// The name of the measure of companies in a country.
    pub const COMPANIES: &'static str = "companies";
    /// The name of the measure of how long an office is held.
    pub const TERM_OF_OFFICE: &'static str = "term_of_office";
    /// The name of the measure of how often an office may be held.
    pub const TERMS_ALLOWED: &'static str = "terms_allowed";
    /// The name of the measure of people who live in a place.
    pub const POPULATION: &'static str = "population";
    /// The name of the measure of what a country sells abroad.
    pub const EXPORTS: &'static str = "exports";
    /// The name of the measure of what a country buys abroad.
    pub const IMPORTS: &'static str = "imports";
    /// The name of the measure of exports and imports together.
    pub const TRADE: &'static str = "trade";
    /// The name of the measure of what is invested.
    pub const INVESTMENT: &'static str = "investment";
    /// The name of the measure of what is lent.
    pub const LOANS: &'static str = "loans";
    /// The name of the measure of what is paid for harm.
    pub const COMPENSATION: &'static str = "compensation";
    /// The name of the measure of what is paid as a punishment.
    pub const FINES: &'static str = "fines";
    /// The name of the measure of what comes in.
    pub const REVENUE: &'static str = "revenue";
    /// The name of the measure of the domestic product.
    pub const GDP: &'static str = "gdp";
    /// The name of the measure of what is sent home from abroad.
    pub const REMITTANCES: &'static str = "remittances";
    /// The name of the measure of what is given to help.
    pub const AID: &'static str = "aid";
    /// The name of the measure of what may be spent.
    pub const BUDGET: &'static str = "budget";
    /// The name of the measure of what is owed.
    pub const DEBT: &'static str = "debt";
}

#[cfg(test)]
mod tests {
    use crate::model::Measures;
    use std::collections::BTreeSet;

    #[test]
    fn every_built_in_measure_has_a_constant_of_its_name() {
        let source = include_str!("measure_names.rs");
        let constants: BTreeSet<&str> = source
            .lines()
            .filter(|line| line.contains("pub const "))
            .filter_map(|line| line.split('"').nth(1))
            .collect();
        let measures = Measures::built_in();
        let names: BTreeSet<&str> = measures.iter().map(|measure| measure.name.as_str()).collect();
        assert_eq!(constants.into_iter().filter(|name| *name != "pub const ").collect::<BTreeSet<_>>(), names);
    }
}
