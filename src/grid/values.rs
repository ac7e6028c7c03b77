//! What the figures of cells come to, as far as sums and shares can be tried on them.

use crate::figures::Mention;
use crate::quantity::{Interval, Number, Unit};

/// Whether a figure is printed as a percentage.
pub(super) fn is_percent(mention: &Mention) -> bool {
    mention.quantity.unit == Unit::Percent
}

/// The number that a figure states.
pub(super) fn number(mentions: &[Mention], figure: usize) -> Option<Number> {
    mentions.get(figure).and_then(|mention| mention.quantity.stated)
}

/// What the printed digits of a figure admit: half a unit of the last digit on either side.
pub(super) fn printed(number: Number) -> Option<Interval> {
    let half = number.step().half()?;
    Some(Interval::closed(number.checked_sub(half)?, number.checked_add(half)?))
}

/// Whether a share in percent, as it is printed, is that of a part of its whole.
pub(super) fn is_share(share: Number, part: Number, whole: Number) -> Option<bool> {
    if whole.is_zero() || whole.is_negative() || part.is_negative() {
        return None;
    }
    let own = |number: Number| if number.exponent() >= 0 { Some(Interval::point(number)) } else { printed(number) };
    let computed = own(part)?.multiplied(Number::HUNDRED)?.checked_div(&own(whole)?)?;
    // Some cut digits off where others round.
    let share = Interval::closed(share.checked_sub(share.step())?, share.checked_add(share.step())?);
    Some(computed.meets(&share))
}

/// How a sum stands to its total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sum {
    Holds,
    /// Within what rounding explains.
    Near,
    Fails(Number),
}

/// Tries numbers on their total. `rough` are figures that may have been rounded although they print no decimals.
pub(super) fn sum(parts: &[Number], total: Number, rough: bool) -> Option<Sum> {
    let sum = parts.iter().try_fold(Number::ZERO, |sum, part| sum.checked_add(*part))?;
    let gap = sum.checked_sub(total)?.absolute();
    if gap.is_zero() {
        return Some(Sum::Holds);
    }
    let all = || parts.iter().copied().chain([total]);
    let decimals = all().any(|number| number.exponent() < 0);
    let step = match (decimals, rough) {
        (true, _) => all().map(Number::step).max()?,
        (false, true) => Number::ONE,
        (false, false) => common_zeros(all())?,
    };
    let slack = i32::try_from(parts.len() + 1).ok().map(Number::from)?.checked_mul(step)?.half()?;
    let exact = step == Number::ONE && !rough && !decimals;
    Some(if !exact && gap <= slack { Sum::Near } else { Sum::Fails(sum) })
}

/// The power of ten that all numbers are whole multiples of, where there are three and more of them; else one.
fn common_zeros(numbers: impl Iterator<Item = Number>) -> Option<Number> {
    let mut count = 0;
    let mut zeros: Option<usize> = None;
    for number in numbers.filter(|number| !number.is_zero()) {
        let digits = number.to_string();
        let own = digits.bytes().rev().take_while(|byte| *byte == b'0').count();
        zeros = Some(zeros.map_or(own, |zeros| zeros.min(own)));
        count += 1;
    }
    match zeros {
        Some(zeros) if count > 3 && zeros > 0 => Number::ONE.scaled(i32::try_from(zeros).ok()?),
        _ => Some(Number::ONE),
    }
}

/// Whether a sum can be meant for a total that it misses: the total is above every part, as no mean of them is, the sum is of
/// its size and no multiple of it, and no run of the parts makes the total up.
pub(super) fn is_meant(parts: &[Number], sum: Number, total: Number) -> bool {
    let two = Number::from(2);
    let (Some(twice_sum), Some(twice_total)) = (sum.checked_mul(two), total.checked_mul(two)) else { return false };
    if sum >= twice_total || total >= twice_sum || parts.iter().any(|part| *part >= total || part.is_negative()) {
        return false;
    }
    // Some rows alone make the total up: what the others are is not known.
    let mut ends: Vec<Number> = Vec::with_capacity(parts.len());
    let mut running = Number::ZERO;
    for part in parts {
        let Some(next) = running.checked_add(*part) else { return false };
        running = next;
        ends.push(running);
    }
    let leading = ends.iter().take(ends.len().saturating_sub(1)).skip(1).any(|end| *end == total);
    let trailing = ends.iter().take(ends.len().saturating_sub(2)).any(|end| running.checked_sub(*end) == Some(total));
    !leading && !trailing
}
