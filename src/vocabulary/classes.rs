//! Sets of classes, a bit for each.

use std::ops::{BitAnd, BitOr, BitOrAssign};

/// So many classes are told apart.
pub(crate) const MOST_CLASSES: usize = 256;

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes(u128, u128);

impl Classes {
    /// No class.
    pub(crate) const NONE: Classes = Classes(0, 0);

    /// The class of a number; none beyond the last that is told apart.
    pub(super) fn one(class: usize) -> Classes {
        let bit = |class: usize| u32::try_from(class).ok().and_then(|class| 1u128.checked_shl(class)).unwrap_or(0);
        if class < 128 { Classes(bit(class), 0) } else { Classes(0, bit(class - 128)) }
    }

    /// The numbers of its classes, in order.
    pub(crate) fn numbers(self) -> impl Iterator<Item = usize> {
        let numbers = |mut bits: u128, first: usize| {
            std::iter::from_fn(move || {
                let next = usize::try_from(bits.trailing_zeros()).ok();
                bits &= bits.checked_sub(1)?;
                next.map(|next| first + next)
            })
        };
        numbers(self.0, 0).chain(numbers(self.1, 128))
    }

    /// Whether there is no class in it.
    pub(crate) fn is_empty(self) -> bool {
        self == Classes::NONE
    }
}

impl BitAnd for Classes {
    type Output = Classes;

    fn bitand(self, other: Classes) -> Classes {
        Classes(self.0 & other.0, self.1 & other.1)
    }
}

/// A set is 0 where no class is in it, as the bits of a number would be.
impl PartialEq<u128> for Classes {
    fn eq(&self, bits: &u128) -> bool {
        self.1 == 0 && self.0 == *bits
    }
}

impl BitOr for Classes {
    type Output = Classes;

    fn bitor(self, other: Classes) -> Classes {
        Classes(self.0 | other.0, self.1 | other.1)
    }
}

impl BitOrAssign for Classes {
    fn bitor_assign(&mut self, other: Classes) {
        *self = *self | other;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_is_its_own() {
        assert!(Classes::one(3) & (Classes::one(3) | Classes::one(200)) != 0);
        assert!(Classes::one(200) & Classes::one(200) != 0);
        assert!(Classes::one(72) & Classes::one(200) == 0);
        assert!(Classes::one(MOST_CLASSES).is_empty());
        let set = Classes::one(0) | Classes::one(127) | Classes::one(128) | Classes::one(200);
        assert_eq!(set.numbers().collect::<Vec<_>>(), [0, 127, 128, 200]);
    }
}
