//! The classes of words by which a name is known for a place.

use std::sync::LazyLock;

use crate::vocabulary::{WordMap, lines, parted, parted_once};

/// A set of classes, a bit for each, in the order of the table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u32);

/// The names of the classes in the table, in the order of their bits.
const NAMES: &[&str] = &[
    "in",
    "loose",
    "on",
    "way",
    "of",
    "article",
    "side",
    "area",
    "part",
    "site",
    "happening",
    "assault",
    "harms",
    "harmed",
    "speaker",
    "title",
    "away",
    "occasion",
    "felt",
    "say",
    "nowhere",
    "small",
];

impl Classes {
    pub(super) const IN: Classes = Classes::named("in");
    pub(super) const LOOSE: Classes = Classes::named("loose");
    pub(super) const ON: Classes = Classes::named("on");
    pub(super) const WAY: Classes = Classes::named("way");
    pub(super) const OF: Classes = Classes::named("of");
    pub(super) const ARTICLE: Classes = Classes::named("article");
    pub(super) const SIDE: Classes = Classes::named("side");
    pub(super) const AREA: Classes = Classes::named("area");
    pub(super) const PART: Classes = Classes::named("part");
    pub(super) const SITE: Classes = Classes::named("site");
    pub(super) const HAPPENING: Classes = Classes::named("happening");
    pub(super) const ASSAULT: Classes = Classes::named("assault");
    pub(super) const HARMED: Classes = Classes::named("harmed");
    pub(super) const HARMS: Classes = Classes::named("harms");
    pub(super) const SPEAKER: Classes = Classes::named("speaker");
    pub(super) const TITLE: Classes = Classes::named("title");
    pub(super) const AWAY: Classes = Classes::named("away");
    pub(super) const OCCASION: Classes = Classes::named("occasion");
    pub(super) const FELT: Classes = Classes::named("felt");
    pub(super) const SAY: Classes = Classes::named("say");
    pub(super) const NOWHERE: Classes = Classes::named("nowhere");
    pub(super) const SMALL: Classes = Classes::named("small");

    /// The class of a name; the compiler refuses a name that is none.
    #[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which refuses an index out of bounds")]
    const fn named(name: &str) -> Classes {
        let mut number = 0;
        loop {
            let (one, other) = (NAMES[number].as_bytes(), name.as_bytes());
            let mut same = 0;
            while same < one.len() && same < other.len() && one[same] == other[same] {
                same += 1;
            }
            if same == one.len() && same == other.len() {
                return Classes(1 << number);
            }
            number += 1;
        }
    }
}

impl Classes {
    /// The classes of a word, in whatever case it is written.
    pub(super) fn of(word: &str) -> Classes {
        /// No word of the table is longer.
        const LONGEST: usize = 24;
        // Most words have no class.
        if !WORDS.1.holds(word.as_bytes()) {
            return Classes::default();
        }
        let mut small = [0_u8; LONGEST];
        let Some(slot) = small.get_mut(..word.len()) else { return Classes::default() };
        slot.copy_from_slice(word.as_bytes());
        slot.make_ascii_lowercase();
        WORDS.0.get(&*slot).copied().unwrap_or_default()
    }

    pub(super) fn is(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

/// A bit for each hash of a word's length and of the letters that it begins and ends with; words of no class may share it.
#[derive(Clone, Copy, Debug)]
struct Glance([u64; 128]);

impl Glance {
    fn of(word: &[u8]) -> Option<(usize, u64)> {
        let length = u8::try_from(word.len()).ok()?;
        let [first, last, middle] =
            [word.first()?, word.last()?, word.get(word.len() / 2)?].map(u8::to_ascii_lowercase);
        let letters = [first, last, middle, length];
        // Multiplied by an odd number near the golden ratio of 2³², the high bits depend on all the others.
        let hash = u32::from_be_bytes(letters).wrapping_mul(0x9E37_79B1) >> 19;
        Some((usize::try_from(hash >> 6).ok()?, 1 << (hash & 63)))
    }

    fn holds(&self, word: &[u8]) -> bool {
        Glance::of(word).is_some_and(|(at, bit)| self.0.get(at).is_some_and(|bits| bits & bit != 0))
    }

    fn add(&mut self, word: &[u8]) {
        if let Some((bits, bit)) = Glance::of(word).and_then(|(at, bit)| Some((self.0.get_mut(at)?, bit))) {
            *bits |= bit;
        }
    }
}

static WORDS: LazyLock<(WordMap<&'static [u8], Classes>, Glance)> = LazyLock::new(|| {
    let mut glance = Glance([0; 128]);
    /// Room for so many words is made beforehand.
    const ROOM: usize = 1000;
    let mut words: WordMap<&[u8], Classes> = WordMap::default();
    words.reserve(ROOM);
    for line in lines(include_str!("../vocabulary/en/places.tsv")) {
        let Some((class, members)) = parted_once(line, b'\t') else { continue };
        let Some(number) = NAMES.iter().position(|name| *name == class) else { continue };
        for word in parted(members, b' ') {
            let known = words.entry(word.as_bytes()).or_default();
            known.0 |= 1 << number;
            glance.add(word.as_bytes());
        }
    }
    (words, glance)
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_a_class_and_every_class_has_a_row() {
        let mut rows: Vec<&str> = include_str!("../vocabulary/en/places.tsv")
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(|line| line.split_once('\t').unwrap().0)
            .collect();
        assert_eq!(rows.len(), NAMES.len());
        rows.sort_unstable();
        let mut names = NAMES.to_vec();
        names.sort_unstable();
        assert_eq!(rows, names);
        assert!(NAMES.len() <= 32);
    }

    #[test]
    fn words_are_known_in_any_case() {
        assert!(Classes::of("Province").is(Classes::AREA));
        assert!(Classes::of("monday").is(Classes::NOWHERE));
        assert!(Classes::of("attack").is(Classes::HAPPENING) && Classes::of("attack").is(Classes::ASSAULT));
        assert_eq!(Classes::of(""), Classes::default());
        assert_eq!(Classes::of("a word that is far too long for the table"), Classes::default());
    }
}
