//! Generated tables of amounts and shares: printed with any rounding they raise nothing; with one slip they are caught, and
//! the slip is among the repairs named.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::string_slice,
    reason = "a test stops where its table cannot be made, and prints its rates when asked for them"
)]

use corroborate::{
    Claim, ClaimId, Corpus, Document, Event, ExplanationKind, Finding, Number, Quantity, Relation, RelationKind, Role,
    Statistic, Unit, Verifier,
};
use proptest::prelude::*;
use std::sync::LazyLock;

/// A small generator of its own: the tables must be the same on every machine and in every version.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }

    fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.roll(high - low + 1)
    }
}

/// A table as it is printed: figures in units of their last digit.
#[derive(Clone, Debug, PartialEq)]
struct Table {
    amounts: Vec<i128>,
    shares: Vec<i128>,
    total: i128,
    /// Powers of ten of the last digits: amounts and total, shares.
    amount_exponent: i32,
    share_exponent: i32,
    /// Whether the total is printed.
    states_total: bool,
    money: bool,
}

/// Rounds half up, as most tables are.
fn rounded(numerator: i128, denominator: i128) -> i128 {
    (numerator * 2 + denominator) / (denominator * 2)
}

fn table(dice: &mut Dice) -> Table {
    let rows = usize::try_from(dice.between(3, 9)).unwrap();
    let money = dice.roll(2) == 0;
    // True amounts in units; money is printed in tenths or hundredths of a billion, of a million units each here.
    let amounts: Vec<i128> = (0..rows)
        .map(|_| {
            let size = 10_u64.pow(u32::try_from(dice.between(3, 5)).unwrap());
            i128::from(dice.between(size, size * 10 - 1))
        })
        .collect();
    let total: i128 = amounts.iter().sum();
    let share_exponent = -i32::try_from(dice.roll(3)).unwrap();
    let scale = 10_i128.pow(share_exponent.unsigned_abs());
    let shares = amounts.iter().map(|amount| rounded(amount * 100 * scale, total)).collect();
    let (unit, amount_exponent) = if money { if dice.roll(2) == 0 { (100, 8) } else { (10, 7) } } else { (1, 0) };
    Table {
        amounts: amounts.iter().map(|amount| rounded(*amount, unit)).collect(),
        shares,
        total: rounded(total, unit),
        amount_exponent,
        share_exponent,
        states_total: dice.roll(4) > 0,
        money,
    }
}

impl Table {
    fn amount(&self, mantissa: i128) -> Quantity {
        let unit = if self.money { Unit::EURO } else { Unit::Count };
        Quantity::exact(Number::from_parts(mantissa, self.amount_exponent).unwrap(), unit)
    }

    fn share(&self, mantissa: i128) -> Quantity {
        Quantity::percent(Number::from_parts(mantissa, self.share_exponent).unwrap())
    }

    fn corpus(&self, changed: &[(Place, Quantity)]) -> Corpus {
        let mut corpus = Corpus::new();
        corpus.add_document(Document::new("table", "")).unwrap();
        let mut add = |place: Place, printed: Quantity| -> ClaimId {
            let quantity = changed.iter().find(|(other, _)| *other == place).map_or(printed, |(_, slip)| slip.clone());
            let statistic = Statistic::new("figure", Event::default()).of(format!("{place:?}"));
            corpus.add_claim(Claim::new("table", statistic, quantity)).unwrap()
        };
        let amounts: Vec<ClaimId> =
            (0..self.amounts.len()).map(|row| add(Place::Amount(row), self.amount(self.amounts[row]))).collect();
        let shares: Vec<ClaimId> =
            (0..self.shares.len()).map(|row| add(Place::Share(row), self.share(self.shares[row]))).collect();
        let total = self.states_total.then(|| add(Place::Total, self.amount(self.total)));
        let mut pairs = Relation::new(RelationKind::ShareAndAmount, "table");
        let mut sum = Relation::new(RelationKind::AllParts, "table");
        let mut hundred = Relation::new(RelationKind::AllParts, "table");
        if let Some(whole) = total {
            pairs = pairs.with(Role::Whole, whole);
            sum = sum.with(Role::Whole, whole);
        }
        for (share, amount) in shares.iter().zip(&amounts) {
            pairs = pairs.with(Role::Share, *share).with(Role::Amount, *amount);
            sum = sum.with(Role::Part, *amount);
            hundred = hundred.with(Role::Part, *share);
        }
        corpus.add_relation(pairs).unwrap();
        corpus.add_relation(hundred).unwrap();
        if total.is_some() {
            corpus.add_relation(sum).unwrap();
        }
        corpus
    }

    fn printed(&self, place: Place) -> Quantity {
        match place {
            Place::Amount(row) => self.amount(self.amounts[row]),
            Place::Share(row) => self.share(self.shares[row]),
            Place::Total => self.amount(self.total),
        }
    }

    /// Whether a slip shows beyond all rounding: no sum, share or quotient of the other figures admits it.
    fn shows(&self, place: Place, slip: &Quantity) -> bool {
        let value = |quantity: &Quantity| quantity.stated.unwrap();
        let step = |quantity: &Quantity| quantity.stated.unwrap().step();
        let (old, new) = (value(&self.printed(place)), value(slip));
        let off = old.checked_sub(new).unwrap().absolute();
        let total = value(&self.amount(self.total));
        let (share_step, amount_step) = (step(&self.share(0)), step(&self.amount(0)));
        let hundredth = Number::from_parts(1, -2).unwrap();
        let three = Number::from(3);
        let wide = |number: Number| number.checked_mul(three).unwrap();
        match place {
            // A share's rounding, of the total, on both sides.
            Place::Amount(_) => {
                let rounding = share_step.checked_mul(total).unwrap().checked_mul(hundredth).unwrap();
                off > wide(rounding.checked_add(amount_step).unwrap())
            }
            Place::Share(_) => {
                let amount_rounding = amount_step.checked_mul(Number::HUNDRED).unwrap();
                let share_rounding = share_step.checked_mul(total).unwrap();
                off.checked_mul(total).unwrap() > wide(share_rounding.checked_add(amount_rounding).unwrap())
            }
            Place::Total => {
                let rows = i32::try_from(self.amounts.len()).unwrap() + 1;
                off > amount_step.checked_mul(Number::from(rows)).unwrap()
            }
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Amount(usize),
    Share(usize),
    Total,
}

/// A slip of a kind: which figures are printed how. `None` where the table does not admit it, or nobody could see it.
fn slip(table: &Table, kind: u64, dice: &mut Dice) -> Option<Vec<(Place, Quantity)>> {
    let row = usize::try_from(dice.roll(u64::try_from(table.amounts.len()).unwrap())).unwrap();
    let place = match dice.roll(if table.states_total { 5 } else { 4 }) {
        0 | 1 => Place::Amount(row),
        2 | 3 => Place::Share(row),
        _ => Place::Total,
    };
    let (mantissa, exponent) = match place {
        Place::Amount(row) => (table.amounts[row], table.amount_exponent),
        Place::Share(row) => (table.shares[row], table.share_exponent),
        Place::Total => (table.total, table.amount_exponent),
    };
    let quantity = |mantissa: i128| match place {
        Place::Share(_) => table.share(mantissa),
        _ => table.amount(mantissa),
    };
    let digits = mantissa.to_string().into_bytes();
    let at = usize::try_from(dice.roll(u64::try_from(digits.len()).unwrap())).unwrap();
    let read = |digits: Vec<u8>| String::from_utf8(digits).unwrap().parse::<i128>().ok().filter(|value| *value > 0);
    let slipped = match kind {
        // Another digit.
        0 => {
            let mut digits = digits.clone();
            digits[at] = b'0' + u8::try_from((u64::from(digits[at] - b'0') + dice.between(1, 9)) % 10).unwrap();
            quantity(read(digits)?)
        }
        // A digit dropped, before the decimal point or in a count.
        1 => {
            if digits.len() < 2 {
                return None;
            }
            let fraction = match place {
                Place::Share(_) => usize::try_from(-exponent).unwrap(),
                _ if table.money => usize::try_from(9 - exponent).unwrap(),
                _ => 0,
            };
            if at + fraction >= digits.len() {
                return None;
            }
            let mut digits = digits.clone();
            digits.remove(at);
            (digits[0] != b'0').then_some(())?;
            quantity(read(digits)?)
        }
        // Two neighbours transposed.
        2 => {
            let mut digits = digits.clone();
            let next = at + 1;
            if next >= digits.len() || digits[at] == digits[next] {
                return None;
            }
            digits.swap(at, next);
            (digits[0] != b'0').then_some(())?;
            quantity(read(digits)?)
        }
        // Ten, a hundred, a thousand times.
        3 => quantity(mantissa * 10_i128.pow(u32::try_from(dice.between(1, 3)).unwrap())),
        // A percentage and its amount.
        4 => {
            if !table.money {
                return None;
            }
            let (share, amount) = (table.share(table.shares[row]), table.amount(table.amounts[row]));
            let in_billions = amount.stated?.scaled(-9)?;
            let swapped = vec![
                (Place::Share(row), Quantity::percent(in_billions)),
                (Place::Amount(row), Quantity::exact(share.stated?.scaled(9)?, amount.unit.clone())),
            ];
            let shows = swapped.iter().all(|(place, slip)| table.shows(*place, slip));
            return shows.then_some(swapped);
        }
        // The amounts of two rows.
        _ => {
            let other = (row + 1) % table.amounts.len();
            let swapped = vec![
                (Place::Amount(row), table.amount(table.amounts[other])),
                (Place::Amount(other), table.amount(table.amounts[row])),
            ];
            let shows = swapped.iter().all(|(place, slip)| table.shows(*place, slip));
            return shows.then_some(swapped);
        }
    };
    table.shows(place, &slipped).then(|| vec![(place, slipped)])
}

fn names(findings: &[Finding], table: &Table, slip: &[(Place, Quantity)]) -> bool {
    slip.iter().all(|(place, _)| {
        let truth = table.printed(*place).to_string();
        findings.iter().flat_map(|finding| &finding.explanations).any(|explanation| {
            let message = explanation.to_string();
            explanation.kind() != ExplanationKind::Arithmetic
                && message.match_indices(&truth).any(|(at, _)| {
                    let before = message[..at].chars().next_back();
                    let after = message[at + truth.len()..].chars().next();
                    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == '.');
                    !digit(before) && !after.is_some_and(|c| c.is_ascii_digit())
                })
        })
    })
}

/// How many slips were made, caught and named.
fn measure(cases: u64, seed: u64) -> [[u64; 3]; 6] {
    let verifier = Verifier::new();
    let mut counts = [[0_u64; 3]; 6];
    let mut dice = Dice(seed);
    let mut made = 0;
    while made < cases {
        let table = table(&mut dice);
        let kind = dice.roll(6);
        let Some(slip) = slip(&table, kind, &mut dice) else { continue };
        made += 1;
        let findings = verifier.verify(&table.corpus(&slip)).findings;
        let count = &mut counts[usize::try_from(kind).unwrap()];
        count[0] += 1;
        count[1] += u64::from(!findings.is_empty());
        count[2] += u64::from(names(&findings, &table, &slip));
        if std::env::var_os("SHOW_SLIPS").is_some() && !names(&findings, &table, &slip) {
            println!("{kind} {slip:?}\n  {table:?}");
            for finding in &findings {
                println!("    {}", finding.message);
                finding.explanations.iter().for_each(|e| println!("      {:?}: {}", e.kind(), e));
            }
        }
    }
    counts
}

fn rates(counts: [[u64; 3]; 6]) -> (u64, u64, u64) {
    let sum = |index: usize| counts.iter().map(|count| count[index]).sum::<u64>();
    (sum(0), sum(1), sum(2))
}

#[test]
fn slips_are_caught_and_named() {
    let (made, caught, named) = rates(measure(400, 7));
    assert!(caught * 100 >= made * 99, "{caught} of {made} caught");
    assert!(named * 100 >= made * 90, "{named} of {made} named");
}

/// The rates over 10,000 tables: `cargo test --release --test arithmetic_tables -- --ignored --nocapture`.
#[test]
#[ignore = "takes a minute"]
fn slips_are_caught_and_named_in_ten_thousand_tables() {
    let counts = measure(10_000, 2026);
    let kinds = ["another digit", "digit dropped", "transposed", "scale", "share and amount swapped", "rows swapped"];
    for (kind, [made, caught, named]) in kinds.iter().zip(counts) {
        println!("{kind}: {made} made, {caught} caught, {named} named");
    }
    let (made, caught, named) = rates(counts);
    println!("all: {made} made, {caught} caught, {named} named");
    assert!(caught * 100 >= made * 99 && named * 100 >= made * 90);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn consistent_tables_raise_nothing(seed in any::<u64>()) {
        let table = table(&mut Dice(seed));
        static VERIFIER: LazyLock<Verifier> = LazyLock::new(Verifier::new);
        let report = VERIFIER.verify(&table.corpus(&[]));
        prop_assert_eq!(report.findings, vec![], "{:?}", table);
    }
}
