//! News prose with figures, made up and the same on every run: for benches that read text.
//!
//! A figure or date stands every 190 bytes or so, as in news (one in 170 to 250), in the proportions that news has:
//! counts of people, percentages, money, dates, spelled numbers, ranges, hedges; and names with digits among them.

use std::fmt::Write;

/// Numbers that look random and are the same on every run: a linear congruential generator, Knuth's MMIX constants.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        let index = usize::try_from(self.below(from.len() as u64)).unwrap_or(0);
        from.get(index).copied().unwrap_or("")
    }
}

/// Clauses with places for figures: `{c}` a count, `{p}` a percentage, `{m}` an amount of money, `{d}` a date, `{w}` a number
/// in words, `{y}` a year, `{h}` a hedge.
const CLAUSES: &[&str] = &[
    "The ministry said on {d} that {h}{c} people had been hurt when the bridge gave way",
    "Turnout stood at {p} in the capital, where {w} polling stations opened late because of the storm",
    "The budget for {y} sets aside {m} for roads, schools and the new port on the northern coast",
    "Rescue teams pulled {w} miners out alive before the second shaft had to be closed for good",
    "Exports rose by {p} to {m}, helped by a weaker currency and by orders from abroad",
    "A spokesman for the union, which has {c} members, called the offer an insult and left the room",
    "The company, founded in {y}, employs {h}{c} workers at plants in the south and the east of the country",
    "Between {w} and {c} families were moved to tents, school halls and hotels along the river",
    "Prices of bread and fuel climbed {p} over the year, the statistics office reported on {d}",
];

/// Clauses without figures, as most of prose is.
const PLAIN: &[&str] = &[
    "The governor promised that everyone who had lost a home would be given another before the winter",
    "Nobody had expected the talks to go on through the night, and nobody was willing to say why they did",
    "Witnesses spoke of a loud noise, then of dust, and then of a silence that seemed to last for hours",
    "The opposition asked whether the government had known about the risk and had chosen to do nothing",
    "Flight KC-931 and the G20 talks were mentioned again in a statement that left most questions open",
    "Farmers in the valley have waited for rain since spring and fear that the harvest will be poor again",
];

const HEDGES: &[&str] = &["", "", "", "", "about ", "more than ", "at least ", "nearly ", "up to ", "some ", "over "];
const WORDS: &[&str] =
    &["three", "twelve", "seventeen", "forty-two", "two hundred", "several", "dozens of", "a hundred and five", "one"];
const MONTHS: &[&str] = &["January", "March", "April", "June", "July", "September", "November", "December"];
const SCALES: &[&str] = &["million", "billion", "million", "thousand"];
const CURRENCIES: &[&str] = &["$", "€", "£", "USD "];

/// Prose of at least `bytes` bytes, ended with a sentence.
pub(crate) fn prose(bytes: usize) -> String {
    let mut sequence = Sequence(42);
    let mut text = String::with_capacity(bytes + 1024);
    let mut sentences = 0;
    while text.len() < bytes {
        let clause = if sequence.below(10) < 7 { sequence.pick(PLAIN) } else { sequence.pick(CLAUSES) };
        fill(clause, &mut sequence, &mut text);
        sentences += 1;
        text.push_str(if sentences % 7 == 0 { ".\n\n" } else { ". " });
    }
    text
}

fn fill(clause: &str, sequence: &mut Sequence, text: &mut String) {
    let mut parts = clause.split('{');
    text.push_str(parts.next().unwrap_or(""));
    for part in parts {
        let Some((kind, rest)) = part.split_once('}') else { continue };
        let written = match kind {
            "c" => match sequence.below(4) {
                0 => write!(text, "{},{:03}", 1 + sequence.below(99), sequence.below(1000)),
                _ => write!(text, "{}", 2 + sequence.below(900)),
            },
            "p" => match sequence.below(3) {
                0 => write!(text, "{}%", sequence.below(100)),
                1 => write!(text, "{}.{} per cent", sequence.below(100), sequence.below(10)),
                _ => write!(text, "{}.{:02} %", sequence.below(100), sequence.below(100)),
            },
            "m" => {
                let (currency, scale) = (sequence.pick(CURRENCIES), sequence.pick(SCALES));
                write!(text, "{currency}{}.{} {scale}", 1 + sequence.below(90), sequence.below(10))
            }
            "d" => match sequence.below(2) {
                0 => write!(text, "{} {} 2022", 1 + sequence.below(28), sequence.pick(MONTHS)),
                _ => write!(text, "{} {}", sequence.pick(MONTHS), 1 + sequence.below(28)),
            },
            "y" => write!(text, "{}", 1980 + sequence.below(44)),
            "w" => write!(text, "{}", sequence.pick(WORDS)),
            _ => write!(text, "{}", sequence.pick(HEDGES)),
        };
        debug_assert!(written.is_ok(), "a string takes what is written");
        text.push_str(rest);
    }
}
