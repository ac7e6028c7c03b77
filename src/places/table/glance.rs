//! Whether the table of places may have a name, by one bit of many: the build sets those of all names.

/// So many bits there are, as a power of two: one in eight is set.
const BITS: u32 = 18;

/// The bits, eight to a byte.
#[cfg(tables_are_read)]
const BUILT: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/places"));
#[cfg(not(tables_are_read))]
const BUILT: &[u8] = &[];

/// Whether the table may have a key; where a bit is not set it has none of its names.
pub(super) fn may_hold(key: &[u8]) -> bool {
    let (at, bit) = place_of(key);
    BUILT.get(at).is_none_or(|bits| bits & bit != 0)
}

/// The bits of all keys that are handed on.
#[cfg(not(tables_are_read))]
pub(crate) fn bits_of(keys: impl FnOnce(&mut dyn FnMut(&[u8]))) -> Vec<u8> {
    let mut bits = vec![0; 1 << (BITS - 3)];
    keys(&mut |key| {
        let (at, bit) = place_of(key);
        bits.iter_mut().skip(at).take(1).for_each(|bits| *bits |= bit);
    });
    bits
}

/// The byte of a key, and the bit in it.
fn place_of(key: &[u8]) -> (usize, u8) {
    // Multiplied by an odd number near the golden ratio of 2⁶⁴, the high bits depend on all the others.
    let mix = |hash: u64, number: u64| (hash.rotate_left(5) ^ number).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (eights, rest) = key.as_chunks::<8>();
    let hash = eights.iter().fold(0, |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
    // What is left has fewer than eight bytes, behind a one that tells how many.
    let hash = mix(hash, rest.iter().fold(1, |last, byte| last << 8 | u64::from(*byte))) >> (u64::BITS - BITS);
    (usize::try_from(hash >> 3).unwrap_or_default(), 1 << (hash & 7))
}
