//! The states of a text that holds several: an article under its updates, a live page whose posts bear the hour.
//!
//! Each post tells how things stood when it was written, and what a later one gives otherwise replaces it. So a figure is known
//! by the state it stands in, and the figures of two states contradict each other as little as those of two days.

use super::hours::hour_at;
use crate::model::Span;
use crate::text::{SegmentKind, Segments, lowered};
use crate::vocabulary::WordList;

/// Words that head a later state: "UPDATE:", "Updated at 10 a.m.".
static LATER: WordList = WordList::named("heads of updates");

/// Words that head the first state, below later ones: "ORIGINAL POST".
static FIRST: WordList = WordList::named("heads of originals");

/// Words between the head and its hour.
static JOINTS: WordList = WordList::named("joints of updates");

/// What begins a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Later,
    Hour,
    First,
}

/// The beginning of a state.
#[derive(Clone, Copy, Debug)]
struct Head {
    paragraph: usize,
    kind: Kind,
    /// In minutes of the day.
    hour: Option<u16>,
    /// Whether words of the state stand in the same paragraph.
    opens: bool,
}

/// Where the states of a text begin, each with its number; the first that was written is 1. Empty for a text of one state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Updates {
    starts: Vec<(usize, Option<u32>)>,
}

impl Updates {
    /// Reads the heads of a text's paragraphs.
    pub(crate) fn of(text: &str, segments: &Segments) -> Updates {
        let line = |span: Span| text.get(span.start()..span.end()).unwrap_or_default();
        let heads: Vec<Head> = segments
            .paragraphs
            .iter()
            .enumerate()
            .filter(|(_, paragraph)| paragraph.kind != SegmentKind::Note)
            .filter_map(|(index, paragraph)| head(index, line(paragraph.span)))
            .collect();
        let original = heads.iter().position(|head| head.kind == Kind::First);
        let first = heads.first().filter(|head| head.paragraph == 0 && head.kind == Kind::Later && head.opens);
        // A single stamp says when the article was last touched.
        if heads.len() < 2 && original.is_none() && first.is_none() {
            return Updates::default();
        }
        let falling = is_falling(&heads, original);
        let place = |paragraph: usize| segments.paragraphs.get(paragraph).map(|of| of.span.start());
        let last = heads.last().map_or(0, |head| head.paragraph);
        // What stands under a rule below the last update, or under the only paragraph that is one, was there before.
        let rule =
            segments.paragraphs.iter().enumerate().skip(last + 1).find(|(_, paragraph)| is_rule(line(paragraph.span)));
        let below = match (original, rule) {
            (Some(_), _) => None,
            (None, Some((index, _))) => place(index),
            (None, None) if heads.len() == 1 => place(last + 1),
            (None, None) => None,
        };
        let mut starts: Vec<usize> = heads.iter().filter_map(|head| place(head.paragraph)).collect();
        starts.extend(below.filter(|_| falling));
        let lead = heads.first().is_some_and(|head| head.paragraph > 0);
        // What leads a page of posts is of no one hour; what stands above appended updates was there first.
        let appended = lead && !falling && heads.iter().all(|head| head.kind != Kind::Hour);
        let states = starts.len() + usize::from(appended);
        if states < 2 {
            return Updates::default();
        }
        let number =
            |index: usize| u32::try_from(if falling { states - index } else { index + 1 + usize::from(appended) });
        let mut numbered: Vec<(usize, Option<u32>)> = Vec::with_capacity(states + 1);
        numbered.extend(lead.then_some((0, appended.then_some(1))));
        numbered.extend(starts.iter().enumerate().map(|(index, start)| (*start, number(index).ok())));
        Updates { starts: numbered }
    }

    /// The state that a place of the text is in.
    pub(crate) fn at(&self, place: usize) -> Option<u32> {
        let next = self.starts.partition_point(|(start, _)| *start <= place);
        self.starts.get(next.checked_sub(1)?)?.1
    }
}

/// The head that a paragraph begins with.
fn head(paragraph: usize, line: &str) -> Option<Head> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let behind = |length: usize| line.get(length..).unwrap_or_default();
    if let Some(hour) = hour_at(line).filter(|hour| hour.is_marked) {
        let rest = behind(hour.length).trim_start_matches(|c: char| !c.is_alphanumeric());
        // "8 p.m. is when doors open": prose goes on in small letters.
        let goes_on = rest.starts_with(char::is_lowercase);
        let opens = !rest.is_empty();
        return (!goes_on).then_some(Head { paragraph, kind: Kind::Hour, hour: Some(hour.minutes), opens });
    }
    let small = lowered(line);
    let named = |list: &WordList| {
        let matches = list
            .iter()
            .filter(|words| small.strip_prefix(**words).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
        matches.map(|words| words.len()).max()
    };
    let ended = |rest: &str| rest.is_empty() || rest.starts_with([':', ')', ']', '-', '–', '—']);
    if let Some(length) = named(&FIRST) {
        let rest = behind(length).trim_start();
        let opens = rest.contains(char::is_alphanumeric);
        return ended(rest).then_some(Head { paragraph, kind: Kind::First, hour: None, opens });
    }
    let mut at = named(&LATER)?;
    let mark = ended(behind(at).trim_start());
    loop {
        let rest = behind(at);
        let word = rest.trim_start_matches(|c: char| !c.is_alphanumeric());
        let start = at + rest.len() - word.len();
        if let Some(hour) = hour_at(word) {
            let opens = behind(start + hour.length).contains(char::is_alphanumeric);
            return Some(Head { paragraph, kind: Kind::Later, hour: Some(hour.minutes), opens });
        }
        let length = word.find(|c: char| !c.is_alphanumeric()).unwrap_or(word.len());
        let joins = word.get(..length).is_some_and(|word| !word.is_empty() && JOINTS.holds(word));
        if !joins {
            // "UPDATE 3: …" has a number for an hour.
            let numbered = word.trim_start_matches(|c: char| c.is_ascii_digit());
            let numbered = numbered.len() < word.len() && numbered.starts_with(':');
            let opens = word.contains(char::is_alphanumeric);
            return (mark || numbered).then_some(Head { paragraph, kind: Kind::Later, hour: None, opens });
        }
        at = start + length;
    }
}

/// Whether the states stand with the latest first: by their hours, or because the original stands below updates, or an update
/// at the top.
fn is_falling(heads: &[Head], original: Option<usize>) -> bool {
    /// Half a day, in minutes: what is further back came after midnight.
    const HALF: u16 = 720;
    let hours: Vec<u16> = heads.iter().filter_map(|head| head.hour).collect();
    let steps = hours.windows(2).filter_map(|pair| match pair {
        [a, b] if a != b => Some((b + 2 * HALF - a) % (2 * HALF) <= HALF),
        _ => None,
    });
    let (mut up, mut down) = (0_usize, 0_usize);
    steps.for_each(|rises| if rises { up += 1 } else { down += 1 });
    match original {
        _ if up != down => down > up,
        Some(place) => place > 0,
        None => heads.first().is_some_and(|head| head.paragraph == 0),
    }
}

/// Whether a paragraph is a rule between two parts of a text: "------", "* * *".
fn is_rule(line: &str) -> bool {
    line.chars().filter(|c| !c.is_whitespace()).count() >= 3 && line.chars().all(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment;

    /// The states that the words of a text stand in, in their order.
    fn states(text: &str, words: &[&str]) -> Vec<Option<u32>> {
        let updates = Updates::of(text, &segment(text));
        words.iter().map(|word| updates.at(text.find(word).unwrap())).collect()
    }

    #[test]
    fn the_latest_stands_first() {
        let text =
            "UPDATE: Nine are dead.\n\nMore is to come.\n\nUPDATE: Five are dead.\n\nORIGINAL POST\n\nTwo are dead.";
        assert_eq!(states(text, &["Nine", "More", "Five", "Two"]), [Some(3), Some(3), Some(2), Some(1)]);
        let text =
            "A fire burns.\n\nUpdated at 7:05 p.m. ET: Toll rises\n\nNine died.\n\nUpdate at 9 a.m. ET.\n\nTwo died.";
        assert_eq!(states(text, &["fire", "Nine", "Two"]), [None, Some(2), Some(1)]);
        let text = "00:20 Nine seats.\n\n23:50 Five seats.\n\n23:10 Two seats.";
        assert_eq!(states(text, &["Nine", "Five", "Two"]), [Some(3), Some(2), Some(1)]);
        let text = "Update at noon: Nine ill.\n\n------\n\nTwo fell ill on Monday.\n\nA school is shut.";
        assert_eq!(states(text, &["Nine", "Two", "school"]), [Some(2), Some(1), Some(1)]);
    }

    #[test]
    fn the_latest_stands_last() {
        let text = "10.15 a.m.: Two counties are in.\n\n11.30 a.m.: Nine counties are in.";
        assert_eq!(states(text, &["Two", "Nine"]), [Some(1), Some(2)]);
        let text = "Two died in the fire.\n\nUPDATE: Five died.\n\nUPDATE 2: Nine died.";
        assert_eq!(states(text, &["Two", "Five", "Nine"]), [Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn texts_of_one_state() {
        for text in [
            "Two died.\n\nUpdated at 10 a.m. ET.\n\nNine were hurt.",
            "Updated numbers from the ministry show nine dead.\n\nUpdated figures follow.\n\nTwo died.",
            "Earlier, two died.\n\n8 p.m. is when doors open.\n\n6 p.m. was too early.",
            "12 May: Two died.\n\n9 May: Nine died.",
            "3.15 million people live here.\n\n2.40 million live there.",
            "",
        ] {
            assert_eq!(Updates::of(text, &segment(text)), Updates::default(), "{text}");
        }
    }
}
