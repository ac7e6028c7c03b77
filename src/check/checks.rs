//! The set of checks that a run uses.

use std::collections::BTreeMap;
use std::fmt;

use super::anachronistic_citation::AnachronisticCitation;
use super::base_mismatch::BaseMismatch;
use super::circular_support::CircularSupport;
use super::conflicting_values::ConflictingValues;
use super::dangling_citation::DanglingCitation;
use super::date_conflict::DateConflict;
use super::different_statistics::DifferentStatistics;
use super::garbled_text::GarbledText;
use super::impossible_value::ImpossibleValue;
use super::independent_agreement::IndependentAgreement;
use super::loose_agreement::LooseAgreement;
use super::malformed_reference::MalformedReference;
use super::miscited_title::MiscitedTitle;
use super::parts_and_whole::PartsAndWhole;
use super::policy::Policy;
use super::quote_drift::QuoteDrift;
use super::ratio::Ratio;
use super::relabelled_value::RelabelledValue;
use super::repeated_text::RepeatedText;
use super::share_and_amount::ShareAndAmount;
use super::single_origin::SingleOrigin;
use super::stated_change::StatedChange;
use super::superseded_value::SupersededValue;
use super::uncited_reference::UncitedReference;
use super::unknown_name::UnknownName;
use super::unread_language::UnreadLanguage;
use super::unreadable_row::UnreadableRow;
use super::unsupported_citation::UnsupportedCitation;
use super::{Check, Context, Finding, Level, Sink, Tally, Tested};
use crate::error::{Error, ErrorRepr};
use crate::nearest::nearest;

/// The set of checks that a run uses, by name, with the caller's level for each.
#[derive(Default)]
pub(crate) struct Checks {
    pub(super) checks: BTreeMap<String, Box<dyn Check>>,
    pub(super) levels: BTreeMap<String, Level>,
    pub(super) policy: Policy,
}

impl Checks {
    /// The built-in checks.
    pub(crate) fn built_in() -> Checks {
        let checks: Vec<Box<dyn Check>> = vec![
            Box::new(AnachronisticCitation),
            Box::new(BaseMismatch),
            Box::new(CircularSupport),
            Box::new(ConflictingValues),
            Box::new(DanglingCitation),
            Box::new(DateConflict),
            Box::new(DifferentStatistics),
            Box::new(GarbledText),
            Box::new(ImpossibleValue),
            Box::new(IndependentAgreement),
            Box::new(LooseAgreement),
            Box::new(MalformedReference),
            Box::new(MiscitedTitle),
            Box::new(PartsAndWhole),
            Box::new(QuoteDrift),
            Box::new(Ratio),
            Box::new(RelabelledValue),
            Box::new(RepeatedText),
            Box::new(ShareAndAmount),
            Box::new(SingleOrigin),
            Box::new(StatedChange),
            Box::new(SupersededValue),
            Box::new(UncitedReference),
            Box::new(UnknownName),
            Box::new(UnsupportedCitation),
            Box::new(UnreadableRow),
            Box::new(UnreadLanguage),
        ];
        let checks = checks.into_iter().map(|check| (check.rule().name.to_string(), check)).collect();
        Checks { checks, ..Checks::default() }
    }

    /// Takes every check away; their levels go with them.
    pub(crate) fn clear(&mut self) {
        self.checks.clear();
        self.levels.clear();
    }

    /// Adds a check.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Registration`](crate::ErrorKind::Registration) where its name is taken.
    pub(crate) fn add(&mut self, check: impl Check + 'static) -> Result<(), Error> {
        let name = check.rule().name.to_string();
        if self.checks.contains_key(&name) {
            return Err(ErrorRepr::DuplicateCheck { name }.into());
        }
        self.checks.insert(name, Box::new(check));
        Ok(())
    }

    /// Sets the caller's level for a check.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration) where no check has that name; the message suggests the nearest.
    pub(crate) fn set_level(&mut self, name: &str, level: Level) -> Result<(), Error> {
        if !self.checks.contains_key(name) {
            let nearest = nearest(name, self.checks.keys().map(String::as_str)).map(str::to_owned);
            return Err(ErrorRepr::UnknownCheck { name: name.to_owned(), nearest }.into());
        }
        self.levels.insert(name.to_owned(), level);
        Ok(())
    }

    /// Sets what is made of findings beside the levels of checks.
    pub(crate) fn set_policy(&mut self, policy: Policy) {
        self.policy = policy;
    }

    /// Says which documents have a level and are not among those read.
    pub(crate) fn unread_documents(&self, read: &[&str]) -> Vec<String> {
        self.policy.unread_documents(read)
    }

    /// The check of a name.
    ///
    /// # Errors
    ///
    /// As [`Checks::set_level`].
    pub(crate) fn get(&self, name: &str) -> Result<&dyn Check, Error> {
        self.checks.get(name).map(|check| &**check).ok_or_else(|| {
            let nearest = nearest(name, self.checks.keys().map(String::as_str)).map(str::to_owned);
            ErrorRepr::UnknownCheck { name: name.to_owned(), nearest }.into()
        })
    }

    /// The checks, by name.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &dyn Check> {
        self.checks.values().map(|check| &**check)
    }

    /// Runs every check that is not allowed away; an optional one only where its level is set. The findings come in no particular order.
    pub(crate) fn run(&self, context: Context<'_>) -> (Vec<Finding>, Tally, Vec<Tested>) {
        let mut findings = Vec::new();
        let mut tally = Tally::default();
        let mut tested = Vec::new();
        for (name, check) in &self.checks {
            let level = self.levels.get(name).copied();
            if level == Some(Level::Allow) || (level.is_none() && check.rule().optional) {
                continue;
            }
            let mut sink = Sink::new(check.rule(), level, &self.policy, context, &mut findings);
            for claim in context.corpus.claims() {
                check.check_claim(&context, claim, &mut sink);
            }
            for group in context.groups {
                check.check_statistic(&context, group, &mut sink);
            }
            for document in context.corpus.documents() {
                check.check_document(&context, document, &mut sink);
            }
            check.check_corpus(&context, &mut sink);
            tally += sink.tally();
            tested.extend(sink.into_tested());
        }
        (findings, tally, tested)
    }
}

impl fmt::Debug for Checks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_set().entries(self.checks.keys()).finish()
    }
}
