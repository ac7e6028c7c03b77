//! Exact fractions, slow and plain.

/// A fraction of two whole numbers, in lowest terms, the lower one above zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ratio {
    above: i128,
    below: i128,
}

fn common(a: i128, b: i128) -> i128 {
    if b == 0 { a.abs().max(1) } else { common(b, a % b) }
}

impl Ratio {
    pub(crate) fn new(above: i128, below: i128) -> Ratio {
        assert!(below != 0, "a fraction of nothing");
        let divisor = common(above, below) * below.signum();
        Ratio { above: above / divisor, below: below / divisor }
    }

    pub(crate) fn whole(value: i64) -> Ratio {
        Ratio::new(i128::from(value), 1)
    }

    /// The value of plain digits with at most one point.
    pub(crate) fn decimal(digits: &str) -> Ratio {
        let (sign, digits) = digits.strip_prefix('-').map_or((1, digits), |digits| (-1, digits));
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let below = (0..decimals.len()).fold(1_i128, |below, _| below * 10);
        let above = whole
            .chars()
            .chain(decimals.chars())
            .fold(0_i128, |above, digit| above * 10 + i128::from(digit.to_digit(10).unwrap()));
        Ratio::new(sign * above, below)
    }

    pub(crate) fn power_of_ten(power: u32) -> Ratio {
        Ratio::new((0..power).fold(1, |value, _| value * 10), 1)
    }

    pub(crate) fn plus(self, other: Ratio) -> Ratio {
        Ratio::new(self.above * other.below + other.above * self.below, self.below * other.below)
    }

    pub(crate) fn minus(self, other: Ratio) -> Ratio {
        self.plus(Ratio::new(-other.above, other.below))
    }

    pub(crate) fn times(self, other: Ratio) -> Ratio {
        Ratio::new(self.above * other.above, self.below * other.below)
    }

    pub(crate) fn over(self, other: Ratio) -> Ratio {
        Ratio::new(self.above * other.below, self.below * other.above)
    }

    pub(crate) fn is_less(self, other: Ratio) -> bool {
        self.minus(other).above < 0
    }

    pub(crate) fn is_whole(self) -> bool {
        self.below == 1
    }

    /// Whether printed digits are this value; within a millionth where its decimals have no end.
    pub(crate) fn is_near(self, digits: &str) -> bool {
        let found = Ratio::decimal(&digits.replace('−', "-"));
        let mut rest = self.below;
        while rest % 2 == 0 {
            rest /= 2;
        }
        while rest % 5 == 0 {
            rest /= 5;
        }
        if rest == 1 {
            return found == self;
        }
        let apart = found.minus(self);
        apart.above.abs() * 1_000_000 <= apart.below
    }
}
