//! Claims and relations as variables and constraints, which can be tested together.

use std::collections::BTreeMap;

use crate::check::Context;
use crate::model::{
    Claim, ClaimId, Corpus, Equation, EquationForm, Event, Measures, PartialDate, Relation, RelationKind, Role,
    Standing,
};
use crate::quantity::{Bound, Interval, Number, Unit};

/// Which check answers for a constraint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Topic {
    /// Sums.
    PartsAndWhole,
    /// Pairs of a percentage and an amount.
    ShareAndAmount,
    /// Numerator, denominator and rate.
    Ratio,
    /// Before and after.
    StatedChange,
}

/// Something with one true value.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Variable {
    /// The claim that states it; `None` for a whole that no claim states, and for a constant.
    pub(crate) claim: Option<ClaimId>,
    /// The values that are admitted from the start.
    pub(crate) asserted: Interval,
}

/// One summand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Term {
    /// The variable.
    pub(crate) variable: usize,
    /// Whether it is taken off.
    pub(crate) negative: bool,
}

/// What must hold between true values.
#[derive(Clone, Debug)]
pub(crate) enum Form {
    /// The terms add up to zero; or, where they are not exhaustive, to no more than zero. The whole is the first, negative term.
    Sum {
        /// The summands.
        terms: Vec<Term>,
        /// Whether the sum is zero, not just at most zero.
        exhaustive: bool,
    },
    /// `(offset ± factor) × whole = scale × amount`.
    Product {
        /// The percentage, rate or growth.
        factor: usize,
        /// Whether the factor is taken off the offset.
        falls: bool,
        /// 0 for a share, 100 for a growth in percent.
        offset: Number,
        /// What the factor applies to.
        whole: usize,
        /// What it gives.
        amount: usize,
        /// 100 for percentages, 1 for plain factors.
        scale: Number,
    },
}

impl Form {
    /// The variables that take part, the whole first.
    pub(crate) fn variables(&self) -> Vec<usize> {
        match self {
            Form::Sum { terms, .. } => terms.iter().map(|term| term.variable).collect(),
            Form::Product { factor, whole, amount, .. } => vec![*whole, *factor, *amount],
        }
    }
}

/// A form with where it comes from.
#[derive(Clone, Debug)]
pub(crate) struct Constraint {
    /// Which check answers for it.
    pub(crate) topic: Topic,
    /// What must hold.
    pub(crate) form: Form,
}

/// Every relation and equation of a corpus, ready to be tested.
#[derive(Debug, Default)]
pub(crate) struct Network {
    /// The variables.
    pub(crate) variables: Vec<Variable>,
    /// The constraints, those of relations in the order of the corpus.
    pub(crate) constraints: Vec<Constraint>,
    /// Relations that cannot be tested: units that do not go together, members missing.
    pub(crate) not_testable: BTreeMap<Topic, usize>,
    /// The constraints of each variable, one after another.
    links: Vec<usize>,
    /// Where the constraints of each variable begin; one more than there are variables.
    link_starts: Vec<usize>,
}

impl Network {
    /// The constraints that a variable takes part in, in order.
    pub(crate) fn constraints_of(&self, variable: usize) -> &[usize] {
        let at = |index: usize| self.link_starts.get(index).copied().unwrap_or(0);
        self.links.get(at(variable)..at(variable + 1)).unwrap_or_default()
    }

    /// The values that a variable admits from the start.
    pub(crate) fn asserted(&self, variable: usize) -> Interval {
        self.variables.get(variable).map_or(Interval::EVERYTHING, |variable| variable.asserted)
    }

    /// The claim that states a variable.
    pub(crate) fn claim_id(&self, variable: usize) -> Option<ClaimId> {
        self.variables.get(variable).and_then(|variable| variable.claim)
    }

    /// The claim that states a variable.
    pub(crate) fn claim<'c>(&self, corpus: &'c Corpus, variable: usize) -> Option<&'c Claim> {
        corpus.claim(self.claim_id(variable)?)
    }

    /// The form of a constraint.
    pub(crate) fn form(&self, constraint: usize) -> Option<&Form> {
        self.constraints.get(constraint).map(|constraint| &constraint.form)
    }

    /// Reads the relations of a corpus and the equations of its measures.
    pub(crate) fn of(context: &Context<'_>) -> Network {
        // What a document holds twice is tested once.
        let copies = context.second_copies;
        let relations = context.corpus.relations().iter().filter(|relation| !copies.hold_relation(relation));
        Network::of_relations(context.corpus, context.measures, relations)
    }

    /// Reads some relations of a corpus and the equations of measures.
    pub(crate) fn of_relations<'r>(
        corpus: &Corpus,
        measures: &Measures,
        relations: impl IntoIterator<Item = &'r Relation>,
    ) -> Network {
        let mut builder =
            Builder { corpus, measures, network: Network::default(), by_claim: Vec::new(), wholes: Vec::new() };
        builder.by_claim.resize(corpus.claims().len(), None);
        for relation in relations {
            let topic = topic(relation.kind);
            if builder.relation(relation, topic).is_none() {
                *builder.network.not_testable.entry(topic).or_default() += 1;
            }
        }
        builder.equations(measures.equations());
        builder.network.link();
        builder.network
    }

    /// Fills the table of constraints by variable: counted first, then placed.
    fn link(&mut self) {
        let mut starts = vec![0_usize; self.variables.len() + 1];
        let members: Vec<Vec<usize>> = self.constraints.iter().map(|constraint| constraint.form.variables()).collect();
        for variable in members.iter().flatten() {
            if let Some(count) = starts.get_mut(variable + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let mut next = starts.clone();
        let mut links = vec![0; sum];
        for (constraint, members) in members.iter().enumerate() {
            for variable in members {
                if let Some(place) = next.get_mut(*variable) {
                    if let Some(link) = links.get_mut(*place) {
                        *link = constraint;
                    }
                    *place += 1;
                }
            }
        }
        (self.links, self.link_starts) = (links, starts);
    }
}

/// Which check answers for a kind of relation.
pub(crate) fn topic(kind: RelationKind) -> Topic {
    match kind {
        RelationKind::AllParts | RelationKind::SomeParts => Topic::PartsAndWhole,
        RelationKind::ShareAndAmount => Topic::ShareAndAmount,
        RelationKind::Ratio => Topic::Ratio,
        RelationKind::Change | RelationKind::Rise | RelationKind::Fall => Topic::StatedChange,
    }
}

/// Whether values in both units may be added.
pub(crate) fn same_unit(first: &Unit, second: &Unit) -> bool {
    let bare = |unit: &Unit| matches!(unit, Unit::Number | Unit::Count);
    first == second || (bare(first) && bare(second))
}

/// Whether a figure's unit is that of its measure. A percentage of exports is no value of exports.
fn declared_as(unit: &Unit, declared: &Unit) -> bool {
    match declared {
        Unit::Number => true,
        Unit::Currency(_) => matches!(unit, Unit::Currency(_)),
        _ => same_unit(unit, declared),
    }
}

/// What values of one equation must share, besides the measure.
type Key<'a> =
    (&'a str, &'a Option<Event>, Option<&'a str>, &'a BTreeMap<String, String>, Option<PartialDate>, Standing);

struct Builder<'a> {
    corpus: &'a Corpus,
    measures: &'a Measures,
    network: Network,
    /// The variable of each claim.
    by_claim: Vec<Option<usize>>,
    /// Wholes that no claim states, with a claim of one of their parts.
    wholes: Vec<(usize, ClaimId)>,
}

impl<'a> Builder<'a> {
    fn claim(&self, id: ClaimId) -> Option<&'a Claim> {
        self.corpus.claim(id)
    }

    /// The variable of a claim. `None` for a claim that its document denies.
    fn variable(&mut self, id: ClaimId) -> Option<usize> {
        let claim = self.claim(id)?;
        if claim.standing == Standing::Denied {
            return None;
        }
        let known = self.by_claim.get_mut(id.index())?;
        Some(*known.get_or_insert_with(|| {
            self.network.variables.push(Variable { claim: Some(id), asserted: admitted(claim) });
            self.network.variables.len() - 1
        }))
    }

    fn fixed(&mut self, asserted: Interval) -> usize {
        self.network.variables.push(Variable { claim: None, asserted });
        self.network.variables.len() - 1
    }

    fn unit(&self, id: ClaimId) -> Option<&'a Unit> {
        self.claim(id).map(|claim| &claim.quantity.unit)
    }

    fn add(&mut self, topic: Topic, form: Form) {
        self.network.constraints.push(Constraint { topic, form });
    }

    /// Adds what a relation asks for; `None` where it cannot be tested.
    fn relation(&mut self, relation: &Relation, topic: Topic) -> Option<()> {
        match relation.kind {
            RelationKind::AllParts => self.sum(relation, true),
            RelationKind::SomeParts => self.sum(relation, false),
            RelationKind::ShareAndAmount => self.pairs(relation),
            RelationKind::Ratio => self.ratio(relation),
            RelationKind::Change | RelationKind::Rise | RelationKind::Fall => self.change(relation),
        }
        .map(|forms| forms.into_iter().for_each(|form| self.add(topic, form)))
    }

    fn sum(&mut self, relation: &Relation, exhaustive: bool) -> Option<Vec<Form>> {
        let parts: Vec<ClaimId> = relation.playing(Role::Part).collect();
        let unit = self.unit(*parts.first()?)?;
        if parts.len() < 2 && exhaustive {
            return None;
        }
        let whole = match at_most_one(relation.playing(Role::Whole))? {
            Some(whole) if !parts.contains(&whole) && same_unit(self.unit(whole)?, unit) => self.variable(whole)?,
            Some(_) => return None,
            // Percentages without a stated whole are of all there is.
            None if *unit == Unit::Percent => self.fixed(Interval::point(Number::HUNDRED)),
            None => return None,
        };
        let mut terms = vec![Term { variable: whole, negative: true }];
        for part in parts {
            if !same_unit(self.unit(part)?, unit) {
                return None;
            }
            terms.push(Term { variable: self.variable(part)?, negative: false });
        }
        distinct(&terms).then(|| vec![Form::Sum { terms, exhaustive }])
    }

    fn pairs(&mut self, relation: &Relation) -> Option<Vec<Form>> {
        let shares: Vec<ClaimId> = relation.playing(Role::Share).collect();
        let amounts: Vec<ClaimId> = relation.playing(Role::Amount).collect();
        let stated = at_most_one(relation.playing(Role::Whole))?;
        let unit = self.unit(*amounts.first()?)?;
        let too_few = stated.is_none() && shares.len() < 2;
        if shares.len() != amounts.len() || too_few {
            return None;
        }
        let whole = match stated {
            Some(whole) if same_unit(self.unit(whole)?, unit) => self.variable(whole)?,
            Some(_) => return None,
            None => {
                let whole = self.fixed(Interval::at_least(Number::ZERO));
                self.wholes.push((whole, *amounts.first()?));
                whole
            }
        };
        let mut forms = Vec::with_capacity(shares.len());
        for (share, amount) in shares.into_iter().zip(amounts) {
            let fits = *self.unit(share)? == Unit::Percent && same_unit(self.unit(amount)?, unit);
            let (share, amount) = (self.variable(share)?, self.variable(amount)?);
            if !fits || share == amount || whole == amount || whole == share {
                return None;
            }
            forms.push(share_of(share, whole, amount, Number::HUNDRED));
        }
        let mut terms = vec![Term { variable: whole, negative: true }];
        for part in relation.playing(Role::Part) {
            if !same_unit(self.unit(part)?, unit) {
                return None;
            }
            terms.push(Term { variable: self.variable(part)?, negative: false });
        }
        if terms.len() > 2 && distinct(&terms) {
            forms.push(Form::Sum { terms, exhaustive: true });
        }
        Some(forms)
    }

    fn ratio(&mut self, relation: &Relation) -> Option<Vec<Form>> {
        let whole = exactly_one(relation.playing(Role::Whole))?;
        let part = exactly_one(relation.playing(Role::Part))?;
        if !same_unit(self.unit(whole)?, self.unit(part)?) {
            return None;
        }
        let share = at_most_one(relation.playing(Role::Share))?;
        let read_from_text = self.claim(part)?.span.is_some();
        let (whole, part) = (self.variable(whole)?, self.variable(part)?);
        let form = match share {
            Some(share) => {
                let scale = match self.unit(share)? {
                    Unit::Percent => Number::HUNDRED,
                    Unit::Number => Number::ONE,
                    _ => return None,
                };
                share_of(self.variable(share)?, whole, part, scale)
            }
            // "3,000 residents of two villages" is no part of a whole; words alone do not tell it from "12 of 20 seats".
            None if read_from_text => return Some(Vec::new()),
            None => Form::Sum {
                terms: vec![Term { variable: whole, negative: true }, Term { variable: part, negative: false }],
                exhaustive: false,
            },
        };
        let mut variables = form.variables();
        variables.sort_unstable();
        variables.dedup();
        (variables.len() == form.variables().len()).then(|| vec![form])
    }

    fn change(&mut self, relation: &Relation) -> Option<Vec<Form>> {
        let before = exactly_one(relation.playing(Role::Before))?;
        let after = exactly_one(relation.playing(Role::After))?;
        let difference = at_most_one(relation.playing(Role::Difference))?;
        let unit = self.unit(before)?;
        if before == after || !same_unit(unit, self.unit(after)?) {
            return None;
        }
        let falls = match relation.kind {
            RelationKind::Rise => false,
            RelationKind::Fall => true,
            _ => middle(self.claim(after)?) < middle(self.claim(before)?),
        };
        let (from, to) = (self.variable(before)?, self.variable(after)?);
        if let Some(factor) = relation.factor {
            let factor = self.fixed(Interval::point(factor));
            return Some(vec![share_of(factor, from, to, Number::ONE)]);
        }
        let Some(difference) = difference else {
            // The words say which way, and no more.
            let direction = matches!(relation.kind, RelationKind::Rise | RelationKind::Fall);
            let (lower, upper) = if falls { (to, from) } else { (from, to) };
            let terms = vec![Term { variable: upper, negative: true }, Term { variable: lower, negative: false }];
            return direction.then(|| vec![Form::Sum { terms, exhaustive: false }]);
        };
        let size = self.variable(difference)?;
        if size == from || size == to {
            return None;
        }
        let points = *unit == Unit::Percent && *self.unit(difference)? == Unit::PercentagePoint;
        if *self.unit(difference)? == Unit::Percent {
            return Some(vec![Form::Product {
                factor: size,
                falls,
                offset: Number::HUNDRED,
                whole: from,
                amount: to,
                scale: Number::HUNDRED,
            }]);
        }
        if !points && !same_unit(unit, self.unit(difference)?) {
            return None;
        }
        let (whole, part) = if falls { (from, to) } else { (to, from) };
        let terms = vec![
            Term { variable: whole, negative: true },
            Term { variable: part, negative: false },
            Term { variable: size, negative: false },
        ];
        Some(vec![Form::Sum { terms, exhaustive: true }])
    }

    /// Adds the equations of measures, for every event, subject and scope that has what they need.
    fn equations<'e>(&mut self, equations: impl Iterator<Item = &'e Equation>) {
        let equations: Vec<&Equation> = equations.collect();
        if equations.is_empty() {
            return;
        }
        let mut groups: BTreeMap<Key<'a>, BTreeMap<&'a str, Vec<usize>>> = BTreeMap::new();
        for (id, claim) in self.corpus.claims_with_ids() {
            let Some(measure) = claim.statistic.measure.as_deref() else { continue };
            let declared = self.measures.get(measure).map(|measure| &measure.unit);
            let fits = declared.is_none_or(|unit| declared_as(&claim.quantity.unit, unit));
            if !fits || !equations.iter().any(|equation| mentions(equation, measure)) {
                continue;
            }
            // Whose value a text gives is often read from afar; without a dated event that holds the figures together, figures
            // of several years would be mixed.
            let dated =
                claim.statistic.event.as_ref().is_some_and(|event| event.from.is_some() || event.pinned.is_some());
            if claim.span.is_some() && !dated {
                continue;
            }
            let Some(variable) = self.variable(id) else { continue };
            let key = key(claim, claim.statistic.subject.as_deref());
            groups.entry(key).or_default().entry(measure).or_default().push(variable);
        }
        for (whole, part) in std::mem::take(&mut self.wholes) {
            let Some(claim) = self.claim(part) else { continue };
            let Some(measure) = claim.statistic.measure.as_deref() else { continue };
            groups.entry(key(claim, None)).or_default().entry(measure).or_default().push(whole);
        }
        for equation in equations {
            if let EquationForm::Total { measure, total, at_most } = equation.form() {
                self.totals(&groups, measure, *total, *at_most);
                continue;
            }
            for group in groups.values() {
                self.equation(equation, group);
            }
        }
    }

    fn equation(&mut self, equation: &Equation, group: &BTreeMap<&'a str, Vec<usize>>) {
        let find = |measure: &str| group.get(measure).map(|variables| self.network.narrowest(variables));
        let term = |measure: &str, negative| {
            find(measure).map(|variable| variable.map(|variable| Term { variable, negative }))
        };
        let (topic, form) = match equation.form() {
            EquationForm::Sum { result, terms } => {
                let terms: Option<Vec<Option<Term>>> = std::iter::once(term(result, true))
                    .chain(terms.iter().map(|other| term(&other.measure, other.negative)))
                    .collect();
                let Some(terms) = terms else { return };
                let terms: Option<Vec<Term>> = terms.into_iter().collect();
                (Topic::PartsAndWhole, terms.map(|terms| Form::Sum { terms, exhaustive: true }))
            }
            EquationForm::Quotient { result, dividend, divisor } => {
                let (Some(result), Some(dividend), Some(divisor)) = (find(result), find(dividend), find(divisor))
                else {
                    return;
                };
                let form = result.zip(dividend).zip(divisor).and_then(|((result, dividend), divisor)| {
                    Some(share_of(result, divisor, dividend, self.scale_of(result)?))
                });
                (Topic::Ratio, form)
            }
            EquationForm::Product { result, factors: [first, second] } => {
                let (Some(result), Some(first), Some(second)) = (find(result), find(first), find(second)) else {
                    return;
                };
                let form = result
                    .zip(first)
                    .zip(second)
                    .and_then(|((result, first), second)| Some(share_of(first, second, result, self.scale_of(first)?)));
                (Topic::Ratio, form)
            }
            EquationForm::Total { .. } => return,
        };
        let form = form.filter(|form| self.adds_up_in_units(form));
        match form {
            Some(form) => self.add(topic, form),
            None => *self.network.not_testable.entry(topic).or_default() += 1,
        }
    }

    /// A sum over all subjects of one event and scope.
    fn totals(
        &mut self,
        groups: &BTreeMap<Key<'a>, BTreeMap<&'a str, Vec<usize>>>,
        measure: &str,
        total: Number,
        at_most: bool,
    ) {
        let mut sums: BTreeMap<Key<'a>, Vec<usize>> = BTreeMap::new();
        for (&(document, event, subject, scope, as_of, standing), group) in groups {
            if subject.is_none() {
                continue;
            }
            let Some(variables) = group.get(measure) else { continue };
            let Some(variable) = self.network.narrowest(variables) else { continue };
            sums.entry((document, event, None, scope, as_of, standing)).or_default().push(variable);
        }
        for parts in sums.into_values().filter(|parts| parts.len() > 1) {
            let whole = self.fixed(Interval::point(total));
            let mut terms = vec![Term { variable: whole, negative: true }];
            terms.extend(parts.into_iter().map(|variable| Term { variable, negative: false }));
            let form = Form::Sum { terms, exhaustive: !at_most };
            if self.adds_up_in_units(&form) {
                self.add(Topic::PartsAndWhole, form);
            }
        }
    }

    fn unit_of(&self, variable: usize) -> Option<&'a Unit> {
        self.unit(self.network.claim_id(variable)?)
    }

    fn scale_of(&self, variable: usize) -> Option<Number> {
        match self.unit_of(variable)? {
            Unit::Percent => Some(Number::HUNDRED),
            Unit::PercentagePoint | Unit::Ordinal => None,
            _ => Some(Number::ONE),
        }
    }

    /// Whether the units of an equation's values go together. Wholes that no claim states take any.
    fn adds_up_in_units(&self, form: &Form) -> bool {
        let agree = |variables: &[usize]| {
            let units: Vec<&Unit> = variables.iter().filter_map(|variable| self.unit_of(*variable)).collect();
            units.windows(2).all(|pair| matches!(pair, [first, second] if same_unit(first, second)))
        };
        match form {
            Form::Sum { terms, .. } => {
                agree(&terms.iter().map(|term| term.variable).collect::<Vec<usize>>()) && distinct(terms)
            }
            // Price times number of pieces is money: units multiply. A percentage or a bare rate needs like units.
            Form::Product { factor, whole, amount, .. } => match self.unit_of(*factor) {
                Some(Unit::Percent | Unit::Number) => agree(&[*whole, *amount]),
                _ => true,
            },
        }
    }
}

impl Network {
    /// The variable among several of one statistic that says most, where all of them can be true together.
    fn narrowest(&self, variables: &[usize]) -> Option<usize> {
        let common = variables
            .iter()
            .try_fold(Interval::EVERYTHING, |common, variable| common.intersection(&self.asserted(*variable)));
        common?;
        variables.iter().copied().min_by_key(|variable| {
            let Interval { low, high } = self.asserted(*variable);
            let width = low.zip(high).and_then(|(low, high)| high.value.checked_sub(low.value));
            (width.is_none(), width)
        })
    }
}

fn key<'a>(claim: &'a Claim, subject: Option<&'a str>) -> Key<'a> {
    let statistic = &claim.statistic;
    (claim.document.as_str(), &statistic.event, subject, &statistic.scope, claim.as_of, claim.standing)
}

fn mentions(equation: &Equation, measure: &str) -> bool {
    match equation.form() {
        EquationForm::Sum { result, terms } => result == measure || terms.iter().any(|term| term.measure == measure),
        EquationForm::Product { result, factors } => result == measure || factors.iter().any(|name| name == measure),
        EquationForm::Quotient { result, dividend, divisor } => {
            [result, dividend, divisor].iter().any(|n| *n == measure)
        }
        EquationForm::Total { measure: name, .. } => name == measure,
    }
}

fn share_of(share: usize, whole: usize, amount: usize, scale: Number) -> Form {
    Form::Product { factor: share, falls: false, offset: Number::ZERO, whole, amount, scale }
}

/// What a claim admits; shares and counts that are not printed negative do not fall below zero by rounding.
fn admitted(claim: &Claim) -> Interval {
    let quantity = &claim.quantity;
    let printed_negative = quantity.stated.is_some_and(Number::is_negative);
    let never_negative = quantity.unit == Unit::Percent || quantity.unit.is_counted();
    let positive = Interval::at_least(Number::ZERO);
    match quantity.asserted.low {
        Some(Bound { value, .. }) if value.is_negative() && never_negative && !printed_negative => {
            quantity.asserted.intersection(&positive).unwrap_or(quantity.asserted)
        }
        _ => quantity.asserted,
    }
}

/// The printed number of a claim, or one of its bounds.
fn middle(claim: &Claim) -> Option<Number> {
    let Interval { low, high } = claim.quantity.asserted;
    claim.quantity.stated.or(low.or(high).map(|bound| bound.value))
}

fn distinct(terms: &[Term]) -> bool {
    let mut variables: Vec<usize> = terms.iter().map(|term| term.variable).collect();
    variables.sort_unstable();
    variables.windows(2).all(|pair| !matches!(pair, [first, second] if first == second))
}

fn exactly_one<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}

/// `None` where there are several; `Some(None)` where there is none.
fn at_most_one<T>(mut items: impl Iterator<Item = T>) -> Option<Option<T>> {
    let first = items.next();
    items.next().is_none().then_some(first)
}
