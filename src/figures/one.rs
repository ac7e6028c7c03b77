//! "One": a number, or a pronoun, or part of an idiom.

use super::cursor::Text;
use super::lexicon::Word;
use super::table::Words;
use super::{nouns, units};

/// Words before "one" after which it never counts.
pub(super) static NEVER_AFTER: Words = Words::named("never after one");

/// Words that make "one" a pronoun where no noun follows it.
pub(super) static DETERMINERS: Words = Words::named("determiners before one");

/// Words after "one" that make it a pronoun: "one of them", "one must".
pub(super) static PRONOUN_AFTER: Words = Words::named("pronoun one before");

/// What follows the hyphen where "one-" counts nothing.
pub(super) static HYPHENATED: Words = Words::named("hyphenated with one");

/// Whether "one" at an offset is a number.
pub(super) fn counts(text: Text<'_>, at: usize, end: usize) -> bool {
    if text.byte(end) == b'\'' || text.starts_with(end, "’") {
        return false;
    }
    if text.byte(end) == b'-' {
        let part = text.word(end + 1);
        return !part.is_some_and(|(word, _)| HYPHENATED.contains(word.as_bytes()));
    }
    let next_at = text.skip_spaces(end);
    let next = text.word(next_at).filter(|_| next_at > end);
    let next_word = next.as_ref().map_or(&b""[..], |(word, _)| word.as_bytes());
    let previous = text.word_before(text.skip_spaces_back(at));
    let previous_word = previous.as_ref().map_or(&b""[..], |(word, _)| word.as_bytes());
    if NEVER_AFTER.contains(previous_word) {
        return false;
    }
    // "One of every ten", "one and a half million"
    let every = text.skip_spaces(next_at + 2);
    if next_word == b"of" && (text.is_word(every, "every") || text.is_word(every, "each"))
        || next_word == b"and" && super::fractions::mixed_fraction(text, end).is_some()
        || matches!(next_word, b"in" | b"out") && is_part_of_many(text, next_at, next_word.len())
    {
        return true;
    }
    // "at least one of the following"
    if next_word == b"of" && matches!(previous_word, b"least" | b"most" | b"than") {
        return true;
    }
    let number_follows = text.byte(next_at).is_ascii_digit()
        || matches!(
            text.lexicon(next_at),
            Some((Word::Hundred | Word::Scale(_) | Word::Ordinal(_) | Word::Half | Word::Quarter | Word::Tens(_), _))
        );
    if number_follows || units::is_unit_word(text, next_at) && next_word != b"day" {
        return true;
    }
    if next_word == b"of" && one_of_them_did(text, at, next_at + 2) {
        return true;
    }
    if PRONOUN_AFTER.contains(next_word) || idiom(text, at, previous_word, next_word, next_at) {
        return false;
    }
    let participle = next_word.ends_with(b"ed") || next_word.ends_with(b"ing");
    // "only one targeted drug", but "the only one killed in it"
    let modified = |(_, end): (_, usize)| {
        let after = text.skip_spaces(end);
        let noun = text
            .word(after)
            .filter(|_| text.byte(after).is_ascii_lowercase() || text.byte(after + 1).is_ascii_uppercase());
        noun.is_some_and(|(word, _)| !nouns::is_function_word(word.as_bytes()))
    };
    let noun_follows =
        !next_word.is_empty() && !nouns::is_function_word(next_word) && (!participle || next.is_some_and(modified));
    if noun_follows {
        return true;
    }
    // "the dominating one", "this one": a determiner at most two words before.
    let determiner_before = |word: &[u8]| DETERMINERS.contains(word);
    if determiner_before(previous_word) {
        return false;
    }
    let second = previous.and_then(|(_, start)| text.word_before(text.skip_spaces_back(start)));
    let adjective = !nouns::is_function_word(previous_word);
    !(adjective && second.is_some_and(|(word, _)| determiner_before(word.as_bytes())))
}

/// Words before "one of them" that only say who it is: "he is one of them".
pub(super) static NAMED_BEFORE: Words = Words::named("before one that is named");

/// "One of these was caught", "one of the three later surrendered", "killing one of its men": the subject or object of a deed,
/// so one is counted. "He is one of them" and "one of the largest" count nobody.
fn one_of_them_did(text: Text<'_>, one: usize, at: usize) -> bool {
    let previous = text.word_before(text.skip_spaces_back(one));
    let previous = previous.as_ref().map_or(&b""[..], |(word, _)| word.as_bytes());
    let is_one = NAMED_BEFORE.contains(previous);
    if is_one {
        return false;
    }
    let killed =
        matches!(previous, b"killing" | b"killed" | b"wounding" | b"wounded" | b"injuring" | b"injured" | b"kills");
    let Some((set, set_end)) = text.word(text.skip_spaces(at)) else { return false };
    let pronoun = matches!(set.as_bytes(), b"these" | b"those" | b"them" | b"whom" | b"which");
    if killed {
        return pronoun || matches!(set.as_bytes(), b"the" | b"its" | b"their" | b"his" | b"her");
    }
    let mut end = set_end;
    if !pronoun {
        if !matches!(set.as_bytes(), b"the" | b"its" | b"their") {
            return false;
        }
        // "the three", "the two gunmen", "the attackers"
        let next = text.skip_spaces(end);
        if let Some((Word::Digit(_) | Word::Teen(_), after)) = text.lexicon(next) {
            end = after;
        }
        if let Some((_, after)) = nouns::phrase(text, end, false) {
            end = after;
        }
    }
    for _ in 0..2 {
        let next = text.skip_spaces(end);
        let Some((verb, after)) = text.word(next).filter(|_| next > end) else { return false };
        match verb.as_bytes() {
            b"later" | b"also" | b"then" | b"who" | b"reportedly" | b"allegedly" => end = after,
            b"was" | b"is" | b"has" | b"had" | b"died" | b"shot" | b"killed" | b"fled" | b"surrendered"
            | b"escaped" | b"blew" => return true,
            word => return pronoun && word.ends_with(b"ed") || word.ends_with(b"ed") && set.as_bytes() == b"the",
        }
    }
    false
}

/// "In six", "in every 20", "out of five" at an offset.
fn is_part_of_many(text: Text<'_>, at: usize, length: usize) -> bool {
    let mut next = text.skip_spaces(at + length);
    for word in ["of", "every", "each"] {
        if text.is_word(next, word) {
            next = text.skip_spaces(next + word.len());
            if word != "of" {
                return true;
            }
        }
    }
    let digits = super::digits_run(text, next).is_some_and(|(many, _)| (2..=100).contains(&many));
    digits || text.lexicon(next).is_some_and(|(word, _)| is_digit_word(word))
}

/// Whether a word is a digit or a number that is read out behind "point".
fn is_digit_word(word: Word) -> bool {
    matches!(word, Word::Digit(_) | Word::Teen(_) | Word::Tens(_))
}

/// "at one point", "on the one hand", "one by one", "one and all", "one day" of a story.
fn idiom(text: Text<'_>, at: usize, previous: &[u8], next: &[u8], next_at: usize) -> bool {
    let after_next = text.skip_spaces(next_at + next.len());
    match next {
        // "at one point four percent" goes on as a number.
        b"point" if text.lexicon(after_next).is_some_and(|(word, _)| is_digit_word(word)) => false,
        b"point" | b"time" | b"stage" if previous == b"at" => true,
        b"thing" if previous == b"for" && text.opens_sentence(text.skip_spaces_back(at).saturating_sub(3)) => true,
        b"hand" | b"side" => text.is_phrase_before(at, &["on"]) || text.is_phrase_before(at, &["on", "the"]),
        b"by" if text.is_word(after_next, "one") => true,
        b"and" if text.is_word(after_next, "all") => true,
        b"day" if text.opens_sentence(at) => {
            !matches!(previous, b"than" | b"least" | b"within" | b"for" | b"only" | b"just" | b"in" | b"about")
        }
        _ => previous == b"by" && text.is_phrase_before(at, &["one", "by"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_things_and_not_people_in_general() {
        for (text, expected) in [
            ("one minister resigned", true),
            ("killing one and wounding two", true),
            ("no more than one", true),
            ("a one-year ban", true),
            ("only one 5-year term", true),
            ("one hundred", true),
            ("the only one rider", true),
            ("no one came", false),
            ("one of them left", false),
            ("he is one of those", false),
            ("one of these was found", true),
            ("three lorries, one of which had burnt", true),
            ("the existing one remains", false),
            ("on the one hand", false),
            ("one must ask", false),
            ("at one point", false),
            ("one-sided talks", false),
            ("one and a half million", true),
            ("one of the three later surrendered", true),
            ("one of the vans was burnt", true),
            ("one of the largest fires", false),
            ("he was one of the judges", false),
            ("everyone’s and one’s own", false),
        ] {
            let at = text.rfind("one").unwrap();
            assert_eq!(counts(Text::new(text), at, at + 3), expected, "{text}");
        }
    }
}
