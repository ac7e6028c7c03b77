//! Tables as bytes: those of the crate are read when it is built (`build.rs`), and a run takes them as they were read.

use std::borrow::Cow;
use std::sync::Arc;

/// What is kept as bytes between the build and a run.
pub(crate) trait Stored: Sized {
    /// Adds its bytes to some.
    #[allow(dead_code, reason = "only the build and tests put anything")]
    fn put(&self, to: &mut Vec<u8>);

    /// Takes it from the front of some bytes; `None` where they are not its.
    fn take(from: &mut &'static [u8]) -> Option<Self>;

    /// Takes so many of them that stand one behind the other.
    fn take_many(from: &mut &'static [u8], count: usize) -> Option<Vec<Self>> {
        // A count that is none of a table's takes no memory.
        let mut all = Vec::with_capacity(count.min(from.len()));
        for _ in 0..count {
            all.push(Self::take(from)?);
        }
        Some(all)
    }
}

/// Takes what has so many bytes, whatever it is, by what they hold; many at once: of some there are thousands.
macro_rules! by_bytes {
    ($size:expr, $of:expr) => {
        fn take(from: &mut &'static [u8]) -> Option<Self> {
            let (bytes, rest) = from.split_first_chunk::<{ $size }>()?;
            *from = rest;
            Some($of(*bytes))
        }

        fn take_many(from: &mut &'static [u8], count: usize) -> Option<Vec<Self>> {
            let (bytes, rest) = from.split_at_checked(count.checked_mul($size)?)?;
            *from = rest;
            Some(bytes.as_chunks::<{ $size }>().0.iter().map(|bytes| $of(*bytes)).collect())
        }
    };
}
pub(crate) use by_bytes;

/// What some bytes hold.
pub(crate) fn stored<T: Stored>(mut bytes: &'static [u8]) -> Option<T> {
    let all = T::take(&mut bytes)?;
    bytes.is_empty().then_some(all)
}

/// Keeps what has fields by these, one behind the other.
macro_rules! by_fields {
    ($name:ty { $($field:ident),* $(,)? }) => {
        impl crate::vocabulary::Stored for $name {
            fn put(&self, to: &mut Vec<u8>) {
                $(crate::vocabulary::Stored::put(&self.$field, to);)*
            }

            fn take(from: &mut &'static [u8]) -> Option<Self> {
                $(let $field = crate::vocabulary::Stored::take(from)?;)*
                Some(Self { $($field),* })
            }
        }
    };
}
pub(crate) use by_fields;

macro_rules! stored_number {
    ($($number:ty),*) => {
        $(impl Stored for $number {
            fn put(&self, to: &mut Vec<u8>) {
                to.extend(self.to_le_bytes());
            }

            by_bytes!(size_of::<$number>(), <$number>::from_le_bytes);
        })*
    };
}

stored_number!(u8, u32, u64);

/// Counts and places: tables are small, whatever a machine can address.
impl Stored for usize {
    fn put(&self, to: &mut Vec<u8>) {
        u32::try_from(*self).unwrap_or(u32::MAX).put(to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        u32::take(from)?.try_into().ok()
    }
}

impl Stored for bool {
    fn put(&self, to: &mut Vec<u8>) {
        u8::from(*self).put(to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        Some(u8::take(from)? != 0)
    }
}

/// Letters, behind how many bytes they take.
#[allow(dead_code, reason = "only the build and tests put anything")]
fn put_letters(letters: &str, to: &mut Vec<u8>) {
    letters.len().put(to);
    to.extend(letters.as_bytes());
}

fn take_letters(from: &mut &'static [u8]) -> Option<&'static str> {
    let length = usize::take(from)?;
    let (letters, rest) = from.split_at_checked(length)?;
    *from = rest;
    std::str::from_utf8(letters).ok()
}

impl Stored for String {
    fn put(&self, to: &mut Vec<u8>) {
        put_letters(self, to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        take_letters(from).map(str::to_owned)
    }
}

impl Stored for &'static str {
    fn put(&self, to: &mut Vec<u8>) {
        put_letters(self, to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        take_letters(from)
    }
}

impl Stored for Cow<'static, str> {
    fn put(&self, to: &mut Vec<u8>) {
        put_letters(self, to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        take_letters(from).map(Cow::Borrowed)
    }
}

impl Stored for Arc<str> {
    fn put(&self, to: &mut Vec<u8>) {
        put_letters(self, to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        take_letters(from).map(Arc::from)
    }
}

impl<T: Stored> Stored for Vec<T> {
    fn put(&self, to: &mut Vec<u8>) {
        self.len().put(to);
        self.iter().for_each(|one| one.put(to));
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        let count = usize::take(from)?;
        T::take_many(from, count)
    }
}

impl<T: Stored> Stored for Option<T> {
    fn put(&self, to: &mut Vec<u8>) {
        self.is_some().put(to);
        self.iter().for_each(|one| one.put(to));
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        if bool::take(from)? { T::take(from).map(Some) } else { Some(None) }
    }
}

impl<A: Stored, B: Stored> Stored for (A, B) {
    fn put(&self, to: &mut Vec<u8>) {
        self.0.put(to);
        self.1.put(to);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        Some((A::take(from)?, B::take(from)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_other_bytes_give_nothing() {
        type Kept = Vec<(Option<String>, (u64, bool))>;
        let kept: Kept = vec![(Some("été".to_owned()), (1 << 40, true)), (None, (0, false))];
        let mut bytes = Vec::new();
        kept.put(&mut bytes);
        let length = bytes.len();
        bytes.push(0);
        // As the build keeps them: for the whole of a run.
        let bytes: &'static [u8] = bytes.leak();
        assert_eq!(stored::<Kept>(&bytes[..length]), Some(kept));
        assert!((0..length).all(|end| stored::<Kept>(&bytes[..end]).is_none()));
        assert_eq!(stored::<Kept>(bytes), None);
        assert_eq!(stored::<Vec<u64>>(&[255; 4]), None);
    }
}
