//! Rows and numbers of a table that the build keeps: a run takes those that it asks for, which are few of thousands.

use std::fmt;
use std::sync::OnceLock;

use super::stored::Stored;

/// Rows in their order: those that this run read, or those that the build kept, each taken when it is asked for.
#[derive(Clone)]
pub(crate) enum Shelf<T> {
    /// Rows that were read in this run.
    Read(Vec<T>),
    /// Rows that the build kept.
    Kept {
        /// So many rows there are.
        count: usize,
        /// Where the rows of each box begin among the bytes.
        places: Numbers<u32>,
        bytes: &'static [u8],
        /// Rows that stand together are taken together.
        boxes: Vec<OnceLock<Box<[T]>>>,
    },
}

/// So many rows are in a box.
const IN_BOX: usize = 2;

impl<T: Stored> Shelf<T> {
    /// The row of a number.
    pub(crate) fn get(&self, number: usize) -> Option<&T> {
        match self {
            Shelf::Read(rows) => rows.get(number),
            Shelf::Kept { boxes, .. } => {
                let at = number / IN_BOX;
                boxes.get(at)?.get_or_init(|| self.unpacked(at)).get(number % IN_BOX)
            }
        }
    }

    /// The row of a number, to be changed; `None` of one that the build kept.
    pub(crate) fn get_mut(&mut self, number: usize) -> Option<&mut T> {
        match self {
            Shelf::Read(rows) => rows.get_mut(number),
            Shelf::Kept { .. } => None,
        }
    }

    /// Puts a row behind the others. What the build kept stays as it is.
    pub(crate) fn push(&mut self, row: T) {
        if let Shelf::Read(rows) = self {
            rows.push(row);
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Shelf::Read(rows) => rows.len(),
            Shelf::Kept { count, .. } => *count,
        }
    }

    /// The rows in their order.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> + ExactSizeIterator {
        let rows: Vec<&T> = (0..self.len()).filter_map(|number| self.get(number)).collect();
        rows.into_iter()
    }

    fn unpacked(&self, at: usize) -> Box<[T]> {
        let Shelf::Kept { places, bytes, .. } = self else { return Box::default() };
        let place = places.get(at).and_then(|place| usize::try_from(place).ok());
        let Some(mut from) = place.and_then(|place| bytes.get(place..)) else { return Box::default() };
        // The last box may have fewer.
        std::iter::from_fn(|| T::take(&mut from)).take(IN_BOX).collect()
    }
}

impl<T> Default for Shelf<T> {
    fn default() -> Shelf<T> {
        Shelf::Read(Vec::new())
    }
}

impl<T> From<Vec<T>> for Shelf<T> {
    fn from(rows: Vec<T>) -> Shelf<T> {
        Shelf::Read(rows)
    }
}

impl<T: Stored + PartialEq> PartialEq for Shelf<T> {
    fn eq(&self, other: &Shelf<T>) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl<T: Stored + Eq> Eq for Shelf<T> {}

impl<T> fmt::Debug for Shelf<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Shelf::Read(rows) => write!(formatter, "{} rows", rows.len()),
            Shelf::Kept { count, .. } => write!(formatter, "{count} rows"),
        }
    }
}

impl<T: Stored> Stored for Shelf<T> {
    fn put(&self, to: &mut Vec<u8>) {
        let (mut places, mut bytes) = (Vec::new(), Vec::new());
        for (number, row) in self.iter().enumerate() {
            if number % IN_BOX == 0 {
                places.push(u32::try_from(bytes.len()).unwrap_or(u32::MAX));
            }
            row.put(&mut bytes);
        }
        self.len().put(to);
        Numbers::from(places).put(to);
        bytes.len().put(to);
        to.extend(bytes);
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        let (count, places, length) = (usize::take(from)?, Numbers::take(from)?, usize::take(from)?);
        let (bytes, rest) = from.split_at_checked(length)?;
        *from = rest;
        let mut boxes = Vec::new();
        boxes.resize_with(count.div_ceil(IN_BOX).min(length), OnceLock::new);
        Some(Shelf::Kept { count, places, bytes, boxes })
    }
}

/// Numbers in their order: those of this run, or those that the build kept, read where they stand.
#[derive(Clone, Debug)]
pub(crate) enum Numbers<N> {
    Read(Vec<N>),
    Kept(&'static [u8]),
}

impl<N: Stored + Copy> Numbers<N> {
    /// The number at a place.
    pub(crate) fn get(&self, at: usize) -> Option<N> {
        match self {
            Numbers::Read(numbers) => numbers.get(at).copied(),
            Numbers::Kept(bytes) => N::take(&mut bytes.get(at.checked_mul(size_of::<N>())?..)?),
        }
    }

    pub(crate) fn len(&self) -> usize {
        match self {
            Numbers::Read(numbers) => numbers.len(),
            Numbers::Kept(bytes) => bytes.len() / size_of::<N>(),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = N> {
        (0..self.len()).map_while(|at| self.get(at))
    }

    /// The number at a place, to be changed; `None` of one that the build kept.
    pub(crate) fn get_mut(&mut self, at: usize) -> Option<&mut N> {
        match self {
            Numbers::Read(numbers) => numbers.get_mut(at),
            Numbers::Kept(_) => None,
        }
    }

    /// Puts a number behind the others. What the build kept stays as it is.
    pub(crate) fn push(&mut self, number: N) {
        if let Numbers::Read(numbers) = self {
            numbers.push(number);
        }
    }
}

impl Numbers<u64> {
    /// Adds the bits of the numbers from a place on to those of others.
    pub(crate) fn add_bits(&self, from: usize, to: &mut [u64]) {
        match self {
            Numbers::Read(numbers) => {
                let numbers = numbers.get(from..).unwrap_or_default();
                to.iter_mut().zip(numbers).for_each(|(to, bits)| *to |= bits);
            }
            Numbers::Kept(bytes) => {
                let numbers = bytes.as_chunks().0.get(from..).unwrap_or_default();
                to.iter_mut().zip(numbers).for_each(|(to, bits)| *to |= u64::from_le_bytes(*bits));
            }
        }
    }
}

impl<N> Default for Numbers<N> {
    fn default() -> Numbers<N> {
        Numbers::Read(Vec::new())
    }
}

impl<N> From<Vec<N>> for Numbers<N> {
    fn from(numbers: Vec<N>) -> Numbers<N> {
        Numbers::Read(numbers)
    }
}

impl<N: Stored + Copy + PartialEq> PartialEq for Numbers<N> {
    fn eq(&self, other: &Numbers<N>) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<N: Stored + Copy + Eq> Eq for Numbers<N> {}

impl<N: Stored + Copy> Stored for Numbers<N> {
    fn put(&self, to: &mut Vec<u8>) {
        self.len().put(to);
        self.iter().for_each(|number| number.put(to));
    }

    fn take(from: &mut &'static [u8]) -> Option<Self> {
        let length = usize::take(from)?.checked_mul(size_of::<N>())?;
        let (bytes, rest) = from.split_at_checked(length)?;
        *from = rest;
        Some(Numbers::Kept(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::super::stored::stored;
    use super::*;

    /// What is put, as the build keeps it.
    fn kept(of: &impl Stored) -> &'static [u8] {
        let mut bytes = Vec::new();
        of.put(&mut bytes);
        bytes.leak()
    }

    #[test]
    fn rows_come_back_one_by_one() {
        let rows: Vec<String> = (0..11).map(|number: u32| number.to_string().repeat(3)).collect();
        let mut shelf: Shelf<String> = Shelf::from(rows.clone());
        let bytes = kept(&shelf);
        let back: Shelf<String> = stored(bytes).unwrap();
        assert_eq!((back.get(10), back.get(11), back.len()), (rows.last(), None, 11));
        assert!(back.iter().eq(&rows) && back == shelf && kept(&back) == bytes);
        shelf.push("11".to_owned());
        assert!(back != shelf && shelf.get_mut(11).is_some());
        assert!((0..bytes.len()).all(|end| stored::<Shelf<String>>(&bytes[..end]).is_none()));
        assert_eq!(stored::<Shelf<String>>(kept(&Shelf::<String>::default())).unwrap().len(), 0);
    }

    #[test]
    fn bits_are_added_where_they_stand() {
        let numbers = Numbers::from(vec![1_u64, 2, 1 << 40]);
        for numbers in [&numbers, &stored(kept(&numbers)).unwrap()] {
            let mut bits = [4, 0];
            numbers.add_bits(1, &mut bits);
            numbers.add_bits(4, &mut bits);
            assert_eq!(bits, [6, 1 << 40]);
        }
    }

    #[test]
    fn numbers_are_read_where_they_stand() {
        let numbers = Numbers::from(vec![7_u32, 1 << 30, 0]);
        let mut read = numbers.clone();
        let back: Numbers<u32> = stored(kept(&numbers)).unwrap();
        assert_eq!((back.get(1), back.get(3), back.len()), (Some(1 << 30), None, 3));
        assert_eq!(back, numbers);
        read.push(4);
        read.get_mut(0).into_iter().for_each(|number| *number += 1);
        assert_eq!(read.iter().collect::<Vec<_>>(), [8, 1 << 30, 0, 4]);
    }
}
