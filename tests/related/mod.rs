//! Tables of figures and what is said of them, and every repair of what does not go together tried.

#![allow(dead_code, reason = "each file of tests takes what it needs")]

use std::collections::BTreeSet;

use corroborate::{
    Claim, ClaimId, Corpus, Document, Event, Explanation, Finding, Number, Quantity, Relation, RelationKind, Report,
    Role, Statistic, Verifier,
};

/// Counts, and what is said of them.
pub(crate) struct Table {
    pub(crate) corpus: Corpus,
    pub(crate) verifier: Verifier,
}

impl Table {
    pub(crate) fn of(counts: &[i64]) -> Table {
        let mut corpus = Corpus::new();
        corpus.add_document(Document::new("table", "")).unwrap();
        let mut table = Table { corpus, verifier: Verifier::new() };
        for count in counts {
            table.add(Quantity::count(*count));
        }
        table
    }

    pub(crate) fn add(&mut self, quantity: Quantity) -> ClaimId {
        let subject = format!("row {}", self.corpus.claims().len());
        let statistic = Statistic::new("figure", Event::default()).of(&subject);
        self.corpus.add_claim(Claim::new("table", statistic, quantity)).unwrap()
    }

    /// Says that the first of some rows is the sum of the others.
    pub(crate) fn adds_up(&mut self, rows: &[usize]) {
        let ids: Vec<ClaimId> = self.corpus.claims_with_ids().map(|(id, _)| id).collect();
        let mut relation = Relation::new(RelationKind::AllParts, "table");
        for (position, row) in rows.iter().enumerate() {
            relation = relation.with(if position == 0 { Role::Whole } else { Role::Part }, ids[*row]);
        }
        self.corpus.add_relation(relation).unwrap();
    }

    pub(crate) fn findings(&self) -> Vec<Finding> {
        self.verifier.verify(&self.corpus).findings
    }
}

/// Figures and what is said of them, to be built anew with one of them changed.
pub(crate) struct Case {
    pub(crate) figures: Vec<Quantity>,
    pub(crate) relations: Vec<(RelationKind, Vec<(Role, usize)>)>,
}

impl Case {
    pub(crate) fn findings(&self) -> Vec<Finding> {
        self.report().findings
    }

    pub(crate) fn report(&self) -> Report {
        let mut table = Table::of(&[]);
        let ids: Vec<ClaimId> = self.figures.iter().map(|figure| table.add(figure.clone())).collect();
        for (kind, members) in &self.relations {
            let relation =
                members.iter().fold(Relation::new(*kind, "table"), |r, (role, row)| r.with(*role, ids[*row]));
            table.corpus.add_relation(relation).unwrap();
        }
        table.verifier.verify(&table.corpus)
    }

    /// The rows that are to be changed, each change tried: alone, or both of an exchange, it leaves nothing to be found.
    pub(crate) fn repaired(&self) -> BTreeSet<usize> {
        let findings = self.findings();
        assert_eq!(findings.len(), 1, "{:?}: {findings:?}", self.figures);
        let mut changed = BTreeSet::new();
        for explanation in &findings[0].explanations {
            let both = matches!(explanation, Explanation::SwappedValues(..));
            let changes: Vec<(usize, Number)> = explanation
                .corrections()
                .flat_map(|c| {
                    c.instead.iter().map(|words| (c.claim.unwrap().index(), value(words))).collect::<Vec<_>>()
                })
                .collect();
            changed.extend(changes.iter().map(|(row, _)| *row));
            let alone: Vec<&[(usize, Number)]> = if both { vec![&changes] } else { changes.chunks(1).collect() };
            for changes in alone {
                let mut other = Case { figures: self.figures.clone(), relations: self.relations.clone() };
                for (row, value) in changes {
                    other.figures[*row] = Quantity::exact(*value, self.figures[*row].unit.clone());
                }
                assert!(other.findings().is_empty(), "{changes:?} for {:?}: {:?}", self.figures, other.findings());
            }
        }
        changed
    }
}

pub(crate) fn number(text: &str) -> Number {
    text.parse().unwrap()
}

/// The number in "22.5%", "EUR 1,200", "12 to 14" (its lower end).
pub(crate) fn value(words: &str) -> Number {
    let digits: String =
        words.split(" to ").next().unwrap().chars().filter(|c| c.is_ascii_digit() || "-.".contains(*c)).collect();
    number(&digits)
}

pub(crate) fn percent(text: &str) -> Quantity {
    Quantity::percent(number(text))
}

/// Percentages with their amounts, and perhaps the whole that they are of.
pub(crate) fn shares(pairs: &[(&str, i64)], whole: Option<i64>) -> Case {
    let mut figures = Vec::new();
    let mut members = Vec::new();
    for (share, amount) in pairs {
        members.extend([(Role::Share, figures.len()), (Role::Amount, figures.len() + 1)]);
        figures.extend([percent(share), Quantity::count(*amount)]);
    }
    if let Some(whole) = whole {
        members.push((Role::Whole, figures.len()));
        figures.push(Quantity::count(whole));
    }
    Case { figures, relations: vec![(RelationKind::ShareAndAmount, members)] }
}

pub(crate) fn sum(figures: Vec<Quantity>) -> Case {
    let role = |row: usize| if row == 0 { Role::Whole } else { Role::Part };
    let members = (0..figures.len()).map(|row| (role(row), row)).collect();
    Case { figures, relations: vec![(RelationKind::AllParts, members)] }
}
