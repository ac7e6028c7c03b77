//! Where sentences end.

use super::entries::raised_digit;
use crate::vocabulary::WordList;

pub(super) fn is_closer(character: char) -> bool {
    matches!(character, ')' | ']' | '}' | '"' | '\'' | '”' | '’' | '»' | '›' | '“' | '*' | '_')
}

pub(super) fn is_opener(character: char) -> bool {
    matches!(character, '(' | '[' | '{' | '"' | '\'' | '“' | '‘' | '«' | '‹' | '„' | '*' | '_' | '¿' | '¡')
}

pub(crate) fn split_sentences(text: &str, start: usize, end: usize, mut sentence: impl FnMut(usize, usize)) {
    let bytes = text.as_bytes().get(start..end).unwrap_or_default();
    let mut from = start;
    // An ellipsis character is rare; where a paragraph holds one, its places join those of the other three.
    let mut ellipses: Vec<usize> = memchr::memmem::find_iter(bytes, "…").map(|place| start + place).collect();
    ellipses.reverse();
    let mut stops = memchr::memchr3_iter(b'.', b'!', b'?', bytes).map(|place| start + place).peekable();
    loop {
        let place = match (stops.peek().copied(), ellipses.last().copied()) {
            (Some(stop), Some(ellipsis)) if ellipsis < stop => ellipses.pop(),
            (Some(_), _) => stops.next(),
            (None, _) => ellipses.pop(),
        };
        let Some(place) = place else { break };
        if place < from {
            continue;
        }
        if let Some(after) = sentence_end(text, from, place, start, end) {
            sentence(from, after);
            let rest = text.get(after..end).unwrap_or_default();
            from = after + (rest.len() - rest.trim_start().len());
        }
    }
    if from < end {
        sentence(from, end);
    }
}

/// Where the sentence ends that a stop at `place` may end: after the stops, closing marks and citation markers that
/// follow. `None` where it does not end there.
fn sentence_end(text: &str, from: usize, place: usize, paragraph: usize, end: usize) -> Option<usize> {
    let rest = text.get(place..end)?;
    // A letter or digit right after one stop: a decimal, a domain, "e.g.".
    // Of a run of stops the first one has spoken for all.
    if text.get(from..place)?.ends_with(['.', '!', '?', '…']) {
        return None;
    }
    let bytes = rest.as_bytes();
    if bytes.get(1).is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let stops = rest.trim_start_matches(['.', '!', '?', '…']);
    let after_closers = stops.trim_start_matches(is_closer);
    let mut after = after_closers;
    while let Some(marker) = skip_marker(after) {
        after = marker;
    }
    let marked = after.len() != after_closers.len();
    if !after.is_empty() && !after.starts_with(char::is_whitespace) && !marked {
        return None;
    }
    let next = after.trim_start();
    let Some(first) = next.chars().next() else { return Some(end) };
    let boundary = end - after.len();
    let shown = next.trim_start_matches(|c: char| is_opener(c) || matches!(c, '-' | '–' | '—' | ' '));
    if shown.chars().next().is_some_and(char::is_lowercase) && !marked {
        // Goes on in lower case: "…?" he asked. A list's bullet or a name such as "iPhone" is the rarer thing.
        return None;
    }
    let single = rest.starts_with('.') && !rest.starts_with("..") && !rest.starts_with(".…");
    let bare = after_closers.len() == stops.len() && !marked;
    if single && bare && is_abbreviated(text, from, place, paragraph, next, first) {
        return None;
    }
    Some(boundary)
}

/// What stands after a citation marker at the beginning of `rest`: `[2]`, `[1, 3–5]`, `¹`. `None` where there is none.
fn skip_marker(rest: &str) -> Option<&str> {
    let trimmed = rest.trim_start_matches([' ', '\u{a0}']);
    let raised = trimmed.trim_start_matches(|c| raised_digit(c).is_some());
    if raised.len() != trimmed.len() && trimmed.len() == rest.len() {
        return Some(raised);
    }
    let inside = trimmed.strip_prefix('[')?;
    let inside = inside.strip_prefix('^').unwrap_or(inside);
    let list = inside.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | ' ' | '-' | '–' | ';'));
    let length = inside.len() - list.len();
    (inside.starts_with(|c: char| c.is_ascii_digit()) && length <= 40).then_some(())?;
    list.strip_prefix(']')
}

/// Abbreviations that a name, a number or the like always follows, in lower case, sorted.
static BEFORE_NAMES: WordList = WordList::named("before names");

/// Abbreviations that go on where a number follows, in lower case.
static BEFORE_NUMBERS: WordList = WordList::named("before numbers");

/// Abbreviations after which a sentence may end; it does where a word follows that begins sentences.
static MAY_END: WordList = WordList::named("may end");

/// No abbreviation of these tables is longer, in bytes.
const LONGEST: usize = 7;

/// Words that begin sentences and seldom stand inside names.
pub(super) static STARTERS: WordList = WordList::named("starters");

/// Whether the full stop at `place` belongs to an abbreviation, an initial, a list number or a broken date.
fn is_abbreviated(text: &str, from: usize, place: usize, paragraph: usize, next: &str, first: char) -> bool {
    // No abbreviation is longer than this.
    let mut low = from.max(place.saturating_sub(24));
    while !text.is_char_boundary(low) {
        low += 1;
    }
    let window = text.get(low..place).unwrap_or_default();
    let token = window.rsplit(|c: char| c.is_whitespace() || is_opener(c) || matches!(c, '/' | '–' | '—' | ',')).next();
    let Some(token) = token.filter(|token| !token.is_empty()) else { return false };
    let at_start = place - token.len() == paragraph;
    let digits = token.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        return at_start && token.len() <= 3;
    }
    let number_follows = first.is_ascii_digit() || first == '№' || first == '#' || first == '+';
    if number_follows && token.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        // "17.11. 2022": one date with a space in it.
        let parts = token.split('.').filter(|part| (1..=2).contains(&part.len())).count();
        let year = next.bytes().take_while(u8::is_ascii_digit).count() == 4;
        return parts == 2 && token.split('.').count() == 2 && year;
    }
    let mut letters = token.chars();
    let (initial, more) = (letters.next(), letters.next());
    let starter = || {
        let shown = next.trim_start_matches(|c: char| !c.is_alphanumeric());
        let word = shown.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        // "Gen. A. Lind": an initial, not the article.
        let initial = word.len() == 1 && shown.get(1..).is_some_and(|rest| rest.starts_with('.'));
        STARTERS.contains(&word) && !initial
    };
    // "K. Strachota", "K.-J. Tokayev", "J.R. Smith"; but "vitamin C. The".
    let initials = initial.is_some_and(char::is_uppercase)
        && (more.is_none()
            || token.split(['.', '-']).all(|part| {
                let mut part = part.chars();
                part.next().is_none_or(char::is_uppercase) && part.next().is_none()
            }));
    if !token.is_ascii() {
        return initials && !starter();
    }
    // Most words are longer than any abbreviation.
    if token.len() > LONGEST && !initials {
        return false;
    }
    let lowered = token.to_ascii_lowercase();
    let lowered = lowered.as_str();
    if MAY_END.contains(&lowered) || (initials && first.is_alphabetic()) {
        return !starter();
    }
    (BEFORE_NAMES.contains(&lowered) && !starter()) || (number_follows && BEFORE_NUMBERS.contains(&lowered))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        split_sentences(text, 0, text.len(), |start, end| found.extend(text.get(start..end)));
        found
    }

    #[test]
    fn ends_sentences_at_stops_only() {
        for (text, count) in [
            ("The mayor spoke. Nobody listened! Why? Because…", 4),
            ("Dr. Novak and Gen. Osei met at St. Anne. They agreed.", 2),
            ("It rose 3.5 percent to 12.75. The rest fell.", 2),
            ("See fig. 3 and No. 17 of vol. 2. It is short.", 2),
            ("He moved to the U.S. in May. The U.S. Senate voted.", 2),
            ("They left the U.S. The rest stayed.", 2),
            ("K. Novak and K.-J. Osei wrote it. J.R. Lind edited.", 2),
            ("Read it at www.example.org/a.b?c=1.2 today. Then go.", 2),
            ("News from Gazeta.Ru and example.com. More later.", 2),
            ("On Jan. 5 it snowed. On 17.11. 2022 it rained.", 2),
            ("He said: “Stop! Go home.” They stayed.", 3),
            ("“What now?” he asked. She smiled.", 2),
            ("The plan (see p. 4) holds. (It was late.) So it went.", 3),
            ("Bakers, e.g. in Lyon, i.e. far away, agree... or not.", 1),
            ("Prices rose ca. 5 percent, approx. 7 in May.", 1),
            ("It began at 5 p.m. The hall was full.", 2),
            ("В. Иванов написал книгу. Потом уехал.", 2),
            ("She thinks vitamin C. The rest differ.", 2),
            ("Was it 2022. It was.", 2),
            ("Gen. A. Lind painted. He loved art. The rest did not.", 3),
        ] {
            assert_eq!(sentences(text).len(), count, "{:?}", sentences(text));
        }
    }

    #[test]
    fn leaves_markers_with_the_sentence_before() {
        assert_eq!(
            sentences("Its motto is «Ever and anon». [2] The rest is new.[3, 5–7] More.¹ Last."),
            ["Its motto is «Ever and anon». [2]", "The rest is new.[3, 5–7]", "More.¹", "Last."]
        );
    }

    #[test]
    fn abbreviations_are_in_order() {
        assert!(STARTERS.is_sorted() && MAY_END.is_sorted() && BEFORE_NUMBERS.is_sorted());
        let lowered = |words: &[&str]| words.iter().all(|word| *word == word.to_lowercase());
        assert!(lowered(&BEFORE_NAMES) && lowered(&BEFORE_NUMBERS) && lowered(&MAY_END));
        let all = BEFORE_NAMES.iter().chain(&BEFORE_NUMBERS).chain(&MAY_END);
        assert_eq!(all.map(|word| word.len()).max(), Some(LONGEST));
    }
}
