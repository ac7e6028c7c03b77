//! The words that figures and dates are made of.
//!
//! One sorted table, and a filter by first two letters and length that turns most words of a text away without a look
//! into it.

use super::table::Table;

/// What a word contributes to a figure or a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// 0 to 9.
    Digit(u8),
    /// 10 to 19.
    Teen(u8),
    /// 20, 30 to 90.
    Tens(u8),
    /// "hundred".
    Hundred,
    /// "hundreds": vague where no number stands before it.
    Hundreds,
    /// A power of ten: "million".
    Scale(u8),
    /// A power of ten in the plural, vague where no number stands before it.
    Scales(u8),
    /// A power of ten that counts only after a number: "mln".
    Abbreviated(u8),
    /// "dozen".
    Dozen,
    /// "dozens".
    Dozens,
    /// "scores", vague only.
    Scores,
    /// "score": twenty, where it counts.
    Score,
    /// "tens", vague only.
    TensOf,
    /// "twin": two, before a plural.
    Twin,
    /// "lone": one, before who acts.
    Lone,
    /// "no": none, where it counts.
    No,
    /// "nobody", "none".
    Nobody,
    /// "half".
    Half,
    /// "quarter".
    Quarter,
    /// A position, or the denominator of one part: "fifth".
    Ordinal(u8),
    /// "hundredth".
    HundredOrdinal,
    /// The position of a power of ten: "millionth".
    ScaleOrdinal(u8),
    /// A denominator in the plural: "fifths".
    Denominator(u16),
    /// A position as an adverb: "secondly".
    Adverb(u8),
    /// A month in full, 1 to 12.
    Month(u8),
    /// A month cut short: "Sept".
    ShortMonth(u8),
    /// A word that names no number: "several".
    Vague(Vague),
    /// A unit that an article may count: "a week".
    Thing,
    /// Units of time in the plural, counted without a number: "many years".
    Things,
    /// "multi-fold".
    Multi,
    /// "a pair".
    Pair,
    /// "single": one where it counts, a number of digits in "single-digit".
    Single,
    /// "double-digit", "triple-digit"; how many times as much in "double the number".
    Digits(u8),
    /// "doubled": so many times as much.
    Multiple(u8),
    /// "halved".
    Halved,
    /// "twice": so many times as much where it compares.
    Twice(u8),
    /// "threefold": so many times.
    Fold(u8),
}

/// The words that name a share or a number without saying which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Vague {
    Couple,
    Few,
    Several,
    Handful,
    Majority,
    Minority,
    Most,
}

/// Every word, sorted.
const WORDS: &[(&str, Word)] = &[
    ("acre", Word::Thing),
    ("apr", Word::ShortMonth(4)),
    ("april", Word::Month(4)),
    ("aug", Word::ShortMonth(8)),
    ("august", Word::Month(8)),
    ("b", Word::Abbreviated(9)),
    ("barrel", Word::Thing),
    ("bil", Word::Abbreviated(9)),
    ("billion", Word::Scale(9)),
    ("billions", Word::Scales(9)),
    ("billionth", Word::ScaleOrdinal(9)),
    ("bln", Word::Abbreviated(9)),
    ("bn", Word::Abbreviated(9)),
    ("century", Word::Thing),
    ("couple", Word::Vague(Vague::Couple)),
    ("cr", Word::Abbreviated(7)),
    ("crore", Word::Scale(7)),
    ("crores", Word::Scales(7)),
    ("day", Word::Thing),
    ("days", Word::Things),
    ("dec", Word::ShortMonth(12)),
    ("decade", Word::Thing),
    ("decades", Word::Things),
    ("december", Word::Month(12)),
    ("dollar", Word::Thing),
    ("double", Word::Digits(2)),
    ("doubled", Word::Multiple(2)),
    ("doubles", Word::Multiple(2)),
    ("doubling", Word::Multiple(2)),
    ("dozen", Word::Dozen),
    ("dozens", Word::Dozens),
    ("eight", Word::Digit(8)),
    ("eighteen", Word::Teen(18)),
    ("eighteenth", Word::Ordinal(18)),
    ("eighteenths", Word::Denominator(18)),
    ("eightfold", Word::Fold(8)),
    ("eighth", Word::Ordinal(8)),
    ("eighths", Word::Denominator(8)),
    ("eightieth", Word::Ordinal(80)),
    ("eightieths", Word::Denominator(80)),
    ("eighty", Word::Tens(80)),
    ("eleven", Word::Teen(11)),
    ("eleventh", Word::Ordinal(11)),
    ("elevenths", Word::Denominator(11)),
    ("euro", Word::Thing),
    ("feb", Word::ShortMonth(2)),
    ("february", Word::Month(2)),
    ("few", Word::Vague(Vague::Few)),
    ("fifteen", Word::Teen(15)),
    ("fifteenth", Word::Ordinal(15)),
    ("fifteenths", Word::Denominator(15)),
    ("fifth", Word::Ordinal(5)),
    ("fifths", Word::Denominator(5)),
    ("fiftieth", Word::Ordinal(50)),
    ("fiftieths", Word::Denominator(50)),
    ("fifty", Word::Tens(50)),
    ("first", Word::Ordinal(1)),
    ("firstly", Word::Adverb(1)),
    ("firsts", Word::Denominator(1)),
    ("five", Word::Digit(5)),
    ("fivefold", Word::Fold(5)),
    ("foot", Word::Thing),
    ("fortieth", Word::Ordinal(40)),
    ("fortieths", Word::Denominator(40)),
    ("forty", Word::Tens(40)),
    ("four", Word::Digit(4)),
    ("fourfold", Word::Fold(4)),
    ("fourteen", Word::Teen(14)),
    ("fourteenth", Word::Ordinal(14)),
    ("fourteenths", Word::Denominator(14)),
    ("fourth", Word::Ordinal(4)),
    ("fourthly", Word::Adverb(4)),
    ("fourths", Word::Denominator(4)),
    ("fourty", Word::Tens(40)),
    ("gallon", Word::Thing),
    ("gram", Word::Thing),
    ("half", Word::Half),
    ("halved", Word::Halved),
    ("halves", Word::Denominator(2)),
    ("halving", Word::Halved),
    ("handful", Word::Vague(Vague::Handful)),
    ("hectare", Word::Thing),
    ("hour", Word::Thing),
    ("hours", Word::Things),
    ("hundred", Word::Hundred),
    ("hundredfold", Word::Fold(100)),
    ("hundreds", Word::Hundreds),
    ("hundredth", Word::HundredOrdinal),
    ("hundredths", Word::Denominator(100)),
    ("inch", Word::Thing),
    ("jan", Word::ShortMonth(1)),
    ("january", Word::Month(1)),
    ("jul", Word::ShortMonth(7)),
    ("july", Word::Month(7)),
    ("jun", Word::ShortMonth(6)),
    ("june", Word::Month(6)),
    ("k", Word::Abbreviated(3)),
    ("kilo", Word::Thing),
    ("kilogram", Word::Thing),
    ("kilometer", Word::Thing),
    ("kilometre", Word::Thing),
    ("krore", Word::Scale(7)),
    ("krores", Word::Scales(7)),
    ("lac", Word::Scale(5)),
    ("lacs", Word::Scales(5)),
    ("lakh", Word::Scale(5)),
    ("lakhs", Word::Scales(5)),
    ("liter", Word::Thing),
    ("litre", Word::Thing),
    ("lone", Word::Lone),
    ("m", Word::Abbreviated(6)),
    ("majority", Word::Vague(Vague::Majority)),
    ("mar", Word::ShortMonth(3)),
    ("march", Word::Month(3)),
    ("may", Word::Month(5)),
    ("meter", Word::Thing),
    ("metre", Word::Thing),
    ("mil", Word::Abbreviated(6)),
    ("mile", Word::Thing),
    ("million", Word::Scale(6)),
    ("millions", Word::Scales(6)),
    ("millionth", Word::ScaleOrdinal(6)),
    ("minority", Word::Vague(Vague::Minority)),
    ("minute", Word::Thing),
    ("mio", Word::Abbreviated(6)),
    ("mln", Word::Abbreviated(6)),
    ("mm", Word::Abbreviated(6)),
    ("mn", Word::Abbreviated(6)),
    ("month", Word::Thing),
    ("months", Word::Things),
    ("most", Word::Vague(Vague::Most)),
    ("mrd", Word::Abbreviated(9)),
    ("multi", Word::Multi),
    ("multifold", Word::Multi),
    ("naught", Word::Digit(0)),
    ("nil", Word::Digit(0)),
    ("nine", Word::Digit(9)),
    ("ninefold", Word::Fold(9)),
    ("nineteen", Word::Teen(19)),
    ("nineteenth", Word::Ordinal(19)),
    ("nineteenths", Word::Denominator(19)),
    ("ninetieth", Word::Ordinal(90)),
    ("ninetieths", Word::Denominator(90)),
    ("ninety", Word::Tens(90)),
    ("ninth", Word::Ordinal(9)),
    ("ninths", Word::Denominator(9)),
    ("no", Word::No),
    ("nobody", Word::Nobody),
    ("none", Word::Nobody),
    ("nought", Word::Digit(0)),
    ("nov", Word::ShortMonth(11)),
    ("november", Word::Month(11)),
    ("oct", Word::ShortMonth(10)),
    ("october", Word::Month(10)),
    ("one", Word::Digit(1)),
    ("oneth", Word::Ordinal(1)),
    ("oneths", Word::Denominator(1)),
    ("ounce", Word::Thing),
    ("pair", Word::Pair),
    ("pint", Word::Thing),
    ("pound", Word::Thing),
    ("quadrillion", Word::Scale(15)),
    ("quadrillions", Word::Scales(15)),
    ("quadruple", Word::Digits(4)),
    ("quadrupled", Word::Multiple(4)),
    ("quadrupling", Word::Multiple(4)),
    ("quarter", Word::Quarter),
    ("quarters", Word::Denominator(4)),
    ("quintillion", Word::Scale(18)),
    ("quintillions", Word::Scales(18)),
    ("quintupled", Word::Multiple(5)),
    ("score", Word::Score),
    ("scores", Word::Scores),
    ("second", Word::Ordinal(2)),
    ("secondly", Word::Adverb(2)),
    ("sep", Word::ShortMonth(9)),
    ("sept", Word::ShortMonth(9)),
    ("september", Word::Month(9)),
    ("seven", Word::Digit(7)),
    ("sevenfold", Word::Fold(7)),
    ("seventeen", Word::Teen(17)),
    ("seventeenth", Word::Ordinal(17)),
    ("seventeenths", Word::Denominator(17)),
    ("seventh", Word::Ordinal(7)),
    ("sevenths", Word::Denominator(7)),
    ("seventieth", Word::Ordinal(70)),
    ("seventieths", Word::Denominator(70)),
    ("seventy", Word::Tens(70)),
    ("several", Word::Vague(Vague::Several)),
    ("single", Word::Single),
    ("six", Word::Digit(6)),
    ("sixfold", Word::Fold(6)),
    ("sixteen", Word::Teen(16)),
    ("sixteenth", Word::Ordinal(16)),
    ("sixteenths", Word::Denominator(16)),
    ("sixth", Word::Ordinal(6)),
    ("sixths", Word::Denominator(6)),
    ("sixtieth", Word::Ordinal(60)),
    ("sixtieths", Word::Denominator(60)),
    ("sixty", Word::Tens(60)),
    ("sole", Word::Lone),
    ("t", Word::Abbreviated(12)),
    ("ten", Word::Teen(10)),
    ("tenfold", Word::Fold(10)),
    ("tens", Word::TensOf),
    ("tenth", Word::Ordinal(10)),
    ("tenths", Word::Denominator(10)),
    ("third", Word::Ordinal(3)),
    ("thirdly", Word::Adverb(3)),
    ("thirds", Word::Denominator(3)),
    ("thirteen", Word::Teen(13)),
    ("thirteenth", Word::Ordinal(13)),
    ("thirteenths", Word::Denominator(13)),
    ("thirtieth", Word::Ordinal(30)),
    ("thirtieths", Word::Denominator(30)),
    ("thirty", Word::Tens(30)),
    ("thou", Word::Abbreviated(3)),
    ("thousand", Word::Scale(3)),
    ("thousands", Word::Scales(3)),
    ("thousandth", Word::ScaleOrdinal(3)),
    ("thousandths", Word::Denominator(1000)),
    ("three", Word::Digit(3)),
    ("threefold", Word::Fold(3)),
    ("thrice", Word::Twice(3)),
    ("thsd", Word::Abbreviated(3)),
    ("tn", Word::Abbreviated(12)),
    ("ton", Word::Thing),
    ("tonne", Word::Thing),
    ("treble", Word::Digits(3)),
    ("trebled", Word::Multiple(3)),
    ("trebling", Word::Multiple(3)),
    ("trillion", Word::Scale(12)),
    ("trillions", Word::Scales(12)),
    ("trillionth", Word::ScaleOrdinal(12)),
    ("triple", Word::Digits(3)),
    ("tripled", Word::Multiple(3)),
    ("tripling", Word::Multiple(3)),
    ("trln", Word::Abbreviated(12)),
    ("trn", Word::Abbreviated(12)),
    ("twelfth", Word::Ordinal(12)),
    ("twelfths", Word::Denominator(12)),
    ("twelve", Word::Teen(12)),
    ("twentieth", Word::Ordinal(20)),
    ("twentieths", Word::Denominator(20)),
    ("twenty", Word::Tens(20)),
    ("twentyfold", Word::Fold(20)),
    ("twice", Word::Twice(2)),
    ("twin", Word::Twin),
    ("two", Word::Digit(2)),
    ("twofold", Word::Fold(2)),
    ("week", Word::Thing),
    ("weeks", Word::Things),
    ("yard", Word::Thing),
    ("year", Word::Thing),
    ("years", Word::Things),
    ("zero", Word::Digit(0)),
];

/// For each pair of first letters, a bit for each length that some word of the table has.
static LENGTHS: [u32; 26 * 26] = lengths();

#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler, which refuses an index out of bounds")]
const fn lengths() -> [u32; 26 * 26] {
    let mut table = [0; 26 * 26];
    let mut index = 0;
    while index < WORDS.len() {
        let word = WORDS[index].0.as_bytes();
        let first = (word[0] - b'a') as usize;
        if word.len() > 1 {
            table[first * 26 + (word[1] - b'a') as usize] |= 1 << word.len();
        }
        index += 1;
    }
    table
}

/// Whether a word with these first letters and this length may be in the table.
#[inline]
pub(super) fn is_candidate(first: u8, second: u8, length: usize) -> bool {
    let (first, second) = ((first | 0x20).wrapping_sub(b'a'), (second | 0x20).wrapping_sub(b'a'));
    if first >= 26 || second >= 26 || length > 31 {
        return false;
    }
    let index = usize::from(first) * 26 + usize::from(second);
    LENGTHS.get(index).is_some_and(|lengths| lengths >> length & 1 == 1)
}

/// The words by first letter.
static TABLE: Table<Word> = Table::new(WORDS);

/// The word of the table, in lower case.
#[inline]
pub(super) fn lookup(word: &[u8]) -> Option<Word> {
    TABLE.get(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted_and_found_through_the_filter() {
        assert!(WORDS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        for (word, meaning) in WORDS {
            let bytes = word.as_bytes();
            assert!(bytes.iter().all(u8::is_ascii_lowercase), "{word}");
            assert_eq!(lookup(bytes), Some(*meaning), "{word}");
            if bytes.len() > 1 {
                assert!(is_candidate(bytes[0], bytes[1], bytes.len()), "{word}");
            }
        }
        assert_eq!(lookup(b"there"), None);
    }
}
