//! Ten, a hundred, a thousand times too much or too little; million for billion.

use crate::quantity::{Number, Quantity};

/// The powers of ten by which figures slip: a decimal point or a zero, two of them, a scale word.
const POWERS: [i32; 6] = [1, -1, 2, -2, 3, -3];

/// The figures of which the printed one is a slip of scale.
pub(crate) fn variants(quantity: &Quantity) -> Vec<Quantity> {
    let Some(stated) = quantity.stated.filter(|stated| !stated.is_zero()) else { return Vec::new() };
    let counted = quantity.unit.is_counted();
    // Things that are counted come whole, and a count keeps no more digits after a slip than before it.
    let whole = |number: Number| if number.is_whole() { number.rounded_to(0) } else { None };
    let scaled = POWERS.iter().filter_map(|power| {
        let scaled = stated.scaled(*power)?;
        // "8250.0" for "82.5": what was added in print are zeros, and the figure was no finer than it looks now.
        let as_fine = scaled.rounded_to(stated.exponent()).filter(|rounded| power.is_negative() && *rounded == scaled);
        Some(as_fine.unwrap_or(scaled))
    });
    let scaled =
        scaled.filter_map(|number| if counted && stated.exponent() <= 0 { whole(number) } else { Some(number) });
    let figure = |number| {
        let mut figure = Quantity::hedged(number, quantity.hedge, quantity.unit.clone());
        figure.noun.clone_from(&quantity.noun);
        figure
    };
    scaled.map(figure).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Unit;

    #[test]
    fn millions_become_billions() {
        let millions = Number::from_parts(52, 5).unwrap();
        let printed = Quantity::exact(millions, Unit::EURO);
        let texts: Vec<String> = variants(&printed).iter().map(ToString::to_string).collect();
        assert!(texts.contains(&"EUR 5.2 billion".to_owned()), "{texts:?}");
        assert!(texts.contains(&"EUR 52 million".to_owned()), "{texts:?}");
        assert!(variants(&Quantity::count(0)).is_empty());
        // A share may have decimals after a slip, a count may not.
        let share = Quantity::exact("5.2".parse().unwrap(), Unit::Percent);
        let shares: Vec<String> = variants(&share).iter().map(ToString::to_string).collect();
        assert_eq!(shares, ["52%", "0.52%", "520%", "0.052%", "5.2 thousand%", "0.0052%"]);
        let counts: Vec<String> = variants(&Quantity::count(1200)).iter().map(ToString::to_string).collect();
        assert_eq!(counts, ["12,000", "120", "120,000", "12", "1,200,000"]);
    }
}
