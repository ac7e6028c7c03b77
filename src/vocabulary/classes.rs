//! Sets of classes, a bit for each.

use std::ops::{BitAnd, BitOr, BitOrAssign};

use super::stored::Stored;

/// So many classes are told apart.
pub(crate) const MOST_CLASSES: usize = 256;

/// A set of classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Classes([u64; WORDS]);

const WORDS: usize = MOST_CLASSES / 64;

impl Classes {
    /// No class.
    pub(crate) const NONE: Classes = Classes([0; WORDS]);

    /// The class of a number; none beyond the last that is told apart.
    pub(super) fn one(class: usize) -> Classes {
        let mut set = Classes::NONE;
        if let Some(word) = set.0.get_mut(class / 64) {
            *word = 1 << (class % 64);
        }
        set
    }

    /// The numbers of its classes, in order.
    pub(crate) fn numbers(self) -> impl Iterator<Item = usize> {
        let (mut first, mut words) = (0, self.0.into_iter());
        let mut bits = words.next().unwrap_or_default();
        std::iter::from_fn(move || {
            while bits == 0 {
                bits = words.next()?;
                first += 64;
            }
            let next = usize::try_from(bits.trailing_zeros()).ok()?;
            bits &= bits - 1;
            Some(first + next)
        })
    }

    /// Whether there is no class in it.
    pub(crate) fn is_empty(self) -> bool {
        self == Classes::NONE
    }
}

/// Few of them are in most sets.
impl Stored for Classes {
    fn put(&self, to: &mut Vec<u8>) {
        let numbers: Vec<u8> = self.numbers().filter_map(|number| u8::try_from(number).ok()).collect();
        numbers.put(to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        let count = usize::take(from)?;
        let mut set = Classes::NONE;
        for _ in 0..count {
            set |= Classes::one(usize::from(u8::take(from)?));
        }
        Some(set)
    }
}

impl BitAnd for Classes {
    type Output = Classes;

    fn bitand(self, other: Classes) -> Classes {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Classes([a & e, b & f, c & g, d & h])
    }
}

/// A set is 0 where no class is in it, as the bits of a number would be.
impl PartialEq<u64> for Classes {
    fn eq(&self, bits: &u64) -> bool {
        let [first, rest @ ..] = &self.0;
        first == bits && rest.iter().all(|word| *word == 0)
    }
}

impl BitOr for Classes {
    type Output = Classes;

    fn bitor(self, other: Classes) -> Classes {
        let ([a, b, c, d], [e, f, g, h]) = (self.0, other.0);
        Classes([a | e, b | f, c | g, d | h])
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
