//! The table of places: read where it lies, nothing is unpacked. `scripts/places.py` writes it and says its form.

mod glance;

use std::sync::LazyLock;

#[cfg(not(tables_are_read))]
pub(crate) use glance::bits_of;

use super::key::Key;
use super::place::{Kind, Place};

static BYTES: &[u8] = include_bytes!("places.bin");

/// The letters of two stretches of Unicode, in front of all else.
const FIRST_LETTERS: std::ops::Range<u32> = 0xc0..0x250;
const MORE_LETTERS: std::ops::Range<u32> = 0x1e00..0x1f00;
const LETTERS: usize = 0x250 - 0xc0 + 0x100;

/// Entries that stand together, of which the first is written in full.
const BLOCK: usize = 16;

/// The size of a region: its country, the end of its name, and the middle of its towns.
const REGION: usize = 7;

/// The size of a town: region and magnitude, and how far it lies from the region's middle.
const TOWN: usize = 4;

/// The size of a region, a country or another name: its kind, which one, and its magnitude.
const OTHER: usize = 4;

fn byte(at: usize) -> u8 {
    BYTES.get(at).copied().unwrap_or_default()
}

fn word(at: usize) -> u16 {
    u16::from_le_bytes([byte(at), byte(at + 1)])
}

fn signed(at: usize) -> i16 {
    i16::from_le_bytes([byte(at), byte(at + 1)])
}

/// The ASCII letter that a letter with an accent is read as.
pub(super) fn letter(c: char) -> Option<u8> {
    let code = u32::from(c);
    let at = if FIRST_LETTERS.contains(&code) {
        code - FIRST_LETTERS.start
    } else if MORE_LETTERS.contains(&code) {
        code - MORE_LETTERS.start + (FIRST_LETTERS.end - FIRST_LETTERS.start)
    } else {
        return None;
    };
    Some(byte(usize::try_from(at).ok()?)).filter(|letter| *letter > 0)
}

/// Where each part of the table begins.
#[derive(Clone, Copy)]
struct Layout {
    regions: usize,
    names: usize,
    blocks: usize,
    block_count: usize,
    entries: usize,
}

static LAYOUT: LazyLock<Layout> = LazyLock::new(read_layout);

fn layout() -> Layout {
    *LAYOUT
}

fn read_layout() -> Layout {
    let region_count = LETTERS + 1 + 2 * usize::from(byte(LETTERS));
    let regions = region_count + 2;
    let names = regions + REGION * usize::from(word(region_count)) + 2;
    let block_count = names + usize::from(word(names - 2));
    let blocks = block_count + 2;
    let count = usize::from(word(block_count));
    Layout { regions, names, blocks, block_count: count, entries: blocks + 4 * count }
}

/// The code of a country by its number.
pub(super) fn country_code(country: u8) -> Option<&'static str> {
    let at = LETTERS + 1 + 2 * usize::from(country);
    std::str::from_utf8(BYTES.get(at..at + 2)?).ok().filter(|_| country < byte(LETTERS))
}

/// The name of a region as GeoNames shows it.
pub(super) fn region_name(region: u16) -> Option<&'static str> {
    let layout = layout();
    let at = layout.regions + REGION * usize::from(region);
    let end = usize::from(word(at + 1));
    let start = if region == 0 { 0 } else { usize::from(word(at + 1 - REGION)) };
    let name = std::str::from_utf8(BYTES.get(layout.names + start..layout.names + end)?).ok()?;
    Some(name).filter(|name| !name.is_empty())
}

/// Where a block of entries begins.
fn block(layout: &Layout, index: usize) -> usize {
    let at = layout.blocks + 4 * index;
    let offset = u32::from_le_bytes([byte(at), byte(at + 1), byte(at + 2), byte(at + 3)]);
    layout.entries + usize::try_from(offset).unwrap_or_default()
}

/// One entry: its letters, and where its towns and other places stand.
struct Entry {
    /// How many letters it shares with the one before.
    shared: usize,
    letters: &'static [u8],
    is_word: bool,
    towns: usize,
    town_count: usize,
    /// Where others than towns begin, and how many they are.
    others: usize,
    other_count: usize,
    end: usize,
}

fn entry(at: usize) -> Entry {
    let first = byte(at);
    let short = usize::from(first >> 1 & 7);
    let (length, at) = if short == 0 { (usize::from(byte(at + 1)), at + 2) } else { (short, at + 1) };
    let letters = BYTES.get(at..at + length).unwrap_or_default();
    let at = at + length;
    let (head, towns) = if first & 1 == 1 { (byte(at), at + 1) } else { (1, at) };
    let town_count = usize::from(head & 63);
    let others = towns + TOWN * town_count;
    let (other_count, others) = if head & 64 == 64 { (usize::from(byte(others)), others + 1) } else { (0, others) };
    Entry {
        shared: usize::from(first >> 4),
        letters,
        is_word: head & 128 == 128,
        towns,
        town_count,
        others,
        other_count,
        end: others + OTHER * other_count,
    }
}

/// The letters of the first entry of a block, which is written in full.
fn first_letters(at: usize) -> &'static [u8] {
    let short = usize::from(byte(at) >> 1 & 7);
    let (length, at) = if short == 0 { (usize::from(byte(at + 1)), at + 2) } else { (short, at + 1) };
    BYTES.get(at..at + length).unwrap_or_default()
}

/// A letter of the table by its rank; all that stand before the letters have the first.
fn rank(letter: Option<&u8>) -> usize {
    letter.map_or(0, |letter| usize::from(letter.saturating_sub(b'a' - 1)).min(RANKS - 1))
}

/// The ranks of letters.
const RANKS: usize = 28;

/// Two letters by their rank, in the order of the entries that begin with them.
fn beginning(letters: &[u8]) -> usize {
    let first = rank(letters.first());
    // What is no letter shares its rank with others, and what follows is then in no order.
    let second = if first == 0 || first == RANKS - 1 { 0 } else { rank(letters.get(1)) };
    first * RANKS + second
}

/// For each two letters how many blocks begin before all names that begin with them; behind the last all blocks.
static BEGINNINGS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let layout = layout();
    let mut before = vec![0; RANKS * RANKS + 1];
    let offsets = BYTES.get(layout.blocks..layout.entries).unwrap_or_default().as_chunks::<4>().0;
    for offset in offsets {
        let at = layout.entries + usize::try_from(u32::from_le_bytes(*offset)).unwrap_or_default();
        if let Some(count) = before.get_mut(beginning(first_letters(at)) + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for count in &mut before {
        sum += *count;
        *count = sum;
    }
    before
});

/// Hands on the letters of each entry, in their order.
#[cfg(any(test, not(tables_are_read)))]
pub(crate) fn for_each_key(mut hand_on: impl FnMut(&[u8])) {
    let (mut at, mut letters) = (layout().entries, Vec::new());
    while at < BYTES.len() {
        let entry = entry(at);
        letters.truncate(entry.shared);
        letters.extend(entry.letters);
        hand_on(&letters);
        at = entry.end;
    }
}

/// The number of the entry of a key, and the entry.
fn entry_of(key: &[u8]) -> Option<(usize, Entry)> {
    // Most words in capital letters are nobody's place.
    if !glance::may_hold(key) {
        return None;
    }
    let layout = layout();
    let beginning = beginning(key);
    let blocks = |at: usize| BEGINNINGS.get(at).copied().map_or(0, usize::from);
    let (mut low, mut high) = (blocks(beginning), blocks(beginning + 1));
    while low < high {
        let middle = low.midpoint(high);
        if first_letters(block(&layout, middle)) <= key { low = middle + 1 } else { high = middle }
    }
    let found = low.checked_sub(1)?;
    let mut at = block(&layout, found);
    // How many letters the entry before has in common with the key: more than it has, and the next cannot be the key.
    let mut common = 0;
    for index in 0..BLOCK {
        if at >= BYTES.len() {
            break;
        }
        let entry = entry(at);
        if entry.shared < common {
            return None;
        }
        if entry.shared == common {
            let rest = key.get(common..).unwrap_or_default();
            let same = rest.iter().zip(entry.letters).take_while(|(a, b)| a == b).count();
            if same == rest.len() && same == entry.letters.len() {
                return Some((found * BLOCK + index, entry));
            }
            // The entries are in order: behind its place the key is not.
            if entry.letters.get(same) > rest.get(same) {
                return None;
            }
            common += same;
        }
        // Fewer letters are written than are shared where those are many; then the next ones are compared anew.
        common = common.min(MOST_SHARED);
        at = entry.end;
    }
    None
}

/// An entry says of at most so many letters that it shares them.
const MOST_SHARED: usize = 15;

/// The places of one name, the largest town first, then regions and countries.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Candidates {
    number: usize,
    towns: usize,
    town_count: usize,
    others: usize,
    other_count: usize,
}

/// The places of a key, and whether it is a word or a person's name too.
pub(super) fn find(key: &Key) -> Option<(Candidates, bool)> {
    let (number, entry) = entry_of(key.as_bytes())?;
    Some((Candidates::of(number, &entry), entry.is_word))
}

impl Candidates {
    fn of(number: usize, entry: &Entry) -> Candidates {
        Candidates {
            number,
            towns: entry.towns,
            town_count: entry.town_count,
            others: entry.others,
            other_count: entry.other_count,
        }
    }
}

impl Iterator for Candidates {
    type Item = Place;

    fn next(&mut self) -> Option<Place> {
        if let Some(left) = self.town_count.checked_sub(1) {
            let at = self.towns;
            (self.town_count, self.towns) = (left, at + TOWN);
            return Some(town(self.number, at));
        }
        let left = self.other_count.checked_sub(1)?;
        let at = self.others;
        (self.other_count, self.others) = (left, at + OTHER);
        let (which, magnitude) = (word(at + 1), byte(at + 3));
        Some(match byte(at) {
            0 => region(which, magnitude),
            1 => country(u8::try_from(which).unwrap_or(u8::MAX), magnitude),
            _ => {
                // Another name of a town: the town as its own entry has it.
                let number = usize::from(which);
                let layout = layout();
                let mut start = block(&layout, number / BLOCK);
                for _ in 0..number % BLOCK {
                    start = entry(start).end;
                }
                town(number, entry(start).towns + TOWN * usize::from(magnitude))
            }
        })
    }
}

fn town(number: usize, at: usize) -> Place {
    let packed = word(at);
    let inside = region(packed >> 4, 0);
    let offset = |at: usize| i16::from(i8::from_le_bytes([byte(at)]));
    Place {
        kind: Kind::Town,
        town: u16::try_from(number).ok(),
        magnitude: u8::try_from(packed & 15).unwrap_or_default(),
        latitude: inside.latitude.saturating_add(offset(at + 2)),
        longitude: inside.longitude.saturating_add(offset(at + 3)),
        ..inside
    }
}

fn region(region: u16, magnitude: u8) -> Place {
    let at = layout().regions + REGION * usize::from(region);
    Place {
        kind: Kind::Region,
        town: None,
        region: Some(region),
        country: byte(at),
        magnitude,
        latitude: signed(at + 3),
        longitude: signed(at + 5),
    }
}

fn country(country: u8, magnitude: u8) -> Place {
    Place { kind: Kind::Country, town: None, region: None, country, magnitude, latitude: 0, longitude: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_sorted_and_each_is_found() {
        let layout = layout();
        let mut before: Vec<u8> = Vec::new();
        let mut at = layout.entries;
        let mut count = 0;
        while at < BYTES.len() {
            let entry = entry(at);
            let mut letters = before[..entry.shared].to_vec();
            letters.extend(entry.letters);
            assert!(before < letters, "{}", String::from_utf8_lossy(&letters));
            let (number, _) = entry_of(&letters).unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&letters)));
            assert_eq!(number, count);
            assert!(entry.town_count + entry.other_count > 0);
            before = letters;
            at = entry.end;
            count += 1;
        }
        assert_eq!(at, BYTES.len());
        assert_eq!(layout.block_count, count.div_ceil(BLOCK));
        assert!((30_000..60_000).contains(&count));
    }

    #[test]
    fn a_glance_passes_over_few_names_that_are_none() {
        let mut count = 0;
        for_each_key(|key| {
            assert!(glance::may_hold(key));
            count += usize::from(glance::may_hold(&[key, b"qx"].concat()));
        });
        assert!(count < 6_000, "{count}");
    }

    #[test]
    fn abbreviations_are_short() {
        let layout = layout();
        let first = first_letters(block(&layout, 0));
        assert!(first.starts_with(b"."), "{}", String::from_utf8_lossy(first));
        let (mut at, mut letters) = (layout.entries, Vec::new());
        while at < BYTES.len() {
            let entry = entry(at);
            letters.truncate(entry.shared);
            letters.extend(entry.letters);
            assert!(!letters.starts_with(b".") || letters.len() <= crate::places::key::LONGEST_ABBREVIATION);
            at = entry.end;
        }
    }

    #[test]
    fn the_table_is_small() {
        assert!(BYTES.len() <= 500_000, "{}", BYTES.len());
    }

    #[test]
    fn every_place_has_a_country_and_stands_on_the_globe() {
        let layout = layout();
        let mut at = layout.entries;
        let mut number = 0;
        while at < BYTES.len() {
            let entry = entry(at);
            for place in Candidates::of(number, &entry) {
                assert!(country_code(place.country).is_some());
                assert!((-900..=900).contains(&place.latitude) && (-1800..=1800).contains(&place.longitude));
            }
            (at, number) = (entry.end, number + 1);
        }
    }
}
