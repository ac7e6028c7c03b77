//! "One": a number, or a pronoun, or part of an idiom.

use super::cursor::Text;
use super::lexicon::Word;
use super::table::Words;
use super::{nouns, units};
use crate::vocabulary::WordList;

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
    // "number-one", "one-on-one"
    if text.before(at) == b'-' && text.word_before(at - 1).is_some_and(|(word, _)| BEFORE_HYPHEN.holds(word.as_str())) {
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
            Some((
                Word::Hundred
                    | Word::Scale(_)
                    | Word::Ordinal(_)
                    | Word::Half
                    | Word::Quarter
                    | Word::Tens(_)
                    | Word::Teen(_)
                    | Word::Digit(_),
                _
            ))
        )
        // "one point two"
        || next_word == b"point"
            && text.lexicon(text.skip_spaces(next_at + 5)).is_some_and(|(word, _)| is_digit_word(word));
    if number_follows || units::is_unit_word(text, next_at) && next_word != b"day" {
        return true;
    }
    if next_word == b"of" && one_of_them_did(text, at, next_at + 2) {
        return true;
    }
    if PRONOUN_AFTER.contains(next_word) || idiom(text, at, previous_word, next_word, next_at) {
        return false;
    }
    let before = previous.as_ref().map_or("", |(word, _)| word.as_str());
    if is_anybody(text, before, next_at) {
        return false;
    }
    let participle = next_word.ends_with(b"ed") || next_word.ends_with(b"ing") && next_word.len() > 5;
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
        return EXACTLY.holds(before) || !is_some_or_other(text, before, (at, end), next_at);
    }
    // "the dominating one", "this one": a determiner at most two words before.
    let determiner_before = |word: &[u8]| DETERMINERS.contains(word);
    // "only one was", but "the only one was"
    let exactly = EXACTLY.holds(before)
        && !previous
            .and_then(|(_, start)| text.word_before(text.skip_spaces_back(start)))
            .is_some_and(|(word, _)| determiner_before(word.as_bytes()));
    if exactly {
        return true;
    }
    if determiner_before(previous_word) {
        return false;
    }
    let second = previous.and_then(|(_, start)| text.word_before(text.skip_spaces_back(start)));
    let adjective = !nouns::is_function_word(previous_word);
    if adjective && second.is_some_and(|(word, _)| determiner_before(word.as_bytes())) {
        return false;
    }
    stands_alone(text, at, end)
}

/// Words that ask of anybody: "how does one know?"
static ASKING: WordList = WordList::named("asking of one");

/// Words before a clause in which "one" is anybody: "if one looks".
static CLAUSES: WordList = WordList::named("before what one does");

/// Whether "one" is anybody: "how does one know", "if one looks closely".
fn is_anybody(text: Text<'_>, before: &str, next_at: usize) -> bool {
    let next = text.word(next_at).filter(|_| text.byte(next_at).is_ascii_lowercase());
    // One thing has no plural: what ends in "s" is its verb.
    let verb = |word: &[u8]| {
        word.len() > 3
            && word.ends_with(b"s")
            && !matches!(word, [.., b's' | b'u' | b'i', b's'])
            && !nouns::is_function_word(word)
    };
    ASKING.holds(before) || CLAUSES.holds(before) && next.is_some_and(|(word, _)| verb(word.as_bytes()))
}

/// Words before "one" that count it: "only one reason".
static EXACTLY: WordList = WordList::named("exactly one");

/// What is spoken of as one of any number: "one thing is clear", "one way to go".
static IN_GENERAL: WordList = WordList::named("one in general");

/// What makes one of two of it: "one way or another".
static OR_ANOTHER: WordList = WordList::named("or another behind one");

/// What leads to a source: "according to one study".
static SOURCES: WordList = WordList::named("leading to a source");

/// Verbs of saying before a speaker: "said one official",
static SAYING: WordList = WordList::named("saying of one");
/// and behind one: "one official said".
static SAYING_BEHIND: WordList = WordList::named("sayings behind one");

/// Whether "one" before a noun is some or other, and nobody counts: "one thing", "said one official", "in one way or another".
fn is_some_or_other(text: Text<'_>, before: &str, (at, end): (usize, usize), next_at: usize) -> bool {
    let Some((word, noun_end)) = text.word(next_at) else { return false };
    let after = text.skip_spaces(noun_end);
    if IN_GENERAL.holds(word.as_str()) && text.byte(noun_end) != b'-' {
        return true;
    }
    if text.phrase_end(after, &OR_ANOTHER).is_some() {
        return true;
    }
    // "according to one study"
    let previous = text.word_before(text.skip_spaces_back(at));
    let source = previous.and_then(|(_, start)| text.word_before(text.skip_spaces_back(start)));
    if source.is_some_and(|(word, _)| SOURCES.holds(word.as_str())) {
        return true;
    }
    let speaker = || nouns::phrase(text, end, true).map(|(_, end)| text.skip_spaces(end));
    // "It rained, said one farmer", but "police said one farmer was hurt".
    let befell =
        || speaker().is_some_and(|after| text.word(after).is_some_and(|(word, _)| BEFELL.holds(word.as_str())));
    SAYING.holds(before) && !befell()
        || speaker().and_then(|after| text.word(after)).is_some_and(|(word, _)| SAYING_BEHIND.holds(word.as_str()))
}

/// What befell one: "killing one",
static BEFALLING: WordList = WordList::named("befalling one");
/// and "one was hurt", "one each".
static BEFELL: WordList = WordList::named("what befell one");

/// Words of reckoning before "one": "minus one", "by one".
static IN_NUMBERS: WordList = WordList::named("in numbers before one");

/// What "of one" measures: "a mother of one", "a majority of one".
static MEASURED: WordList = WordList::named("one of a measure");

/// What joins "one" to a number: "one or two".
static JOINING: WordList = WordList::named("joining one to a number");

/// What goes on from "one" that stands for a thing: "one that nobody took".
static RELATIVE: WordList = WordList::named("going on from one");

/// What shows that others are told of: "another died, and one was hurt".
static OTHERS: WordList = WordList::named("others than one");

/// Whether "one" without a noun counts: it is part of a set that was numbered before, something befell it, or the words around reckon. Else it
/// stands for a thing that was named: "they want one", "a step, one that nobody took".
fn stands_alone(text: Text<'_>, at: usize, end: usize) -> bool {
    let next_at = text.skip_spaces(end);
    let comma = matches!(text.byte(next_at), b',' | b'-' | b'/' | b'+' | b'*' | b'=');
    let following = text.skip_spaces(next_at + usize::from(comma));
    let is_number =
        |at: usize| text.byte(at).is_ascii_digit() || text.lexicon(at).is_some_and(|(word, _)| counts_many(word));
    let next = text.word(next_at).filter(|_| next_at > end);
    // "one or two", "one to ten"
    let joined = next.as_ref().filter(|(word, _)| JOINING.holds(word.as_str()));
    let joined = joined.is_some_and(|(_, end)| is_number(text.skip_spaces(*end)));
    if joined || super::hedges::after(text, end).is_some() {
        return true;
    }
    let (previous, start) = match text.word_before(text.skip_spaces_back(at)) {
        Some(found) => found,
        // Nothing but "one" in its line, in brackets, behind a mark.
        None if next.is_none() && text.byte(end) != b',' => return true,
        None => return subject(text, end) || is_number(following) || numbered_before(text, at),
    };
    let relative = next.as_ref().is_some_and(|(word, _)| RELATIVE.holds(word.as_str()));
    let previous = previous.as_str();
    super::joints::change_before(text, at).is_some_and(|change| change.by)
        || EXACTLY.holds(previous)
        || BEFALLING.holds(previous)
        || IN_NUMBERS.holds(previous)
        || previous == "of"
            && text.word_before(text.skip_spaces_back(start)).is_some_and(|(word, _)| MEASURED.holds(word.as_str()))
        || is_number(following)
        || super::hedges::before(text, at).is_some()
        || !relative && (subject(text, end) || numbered_before(text, at))
}

/// Whether what follows says what befell one, or counts it.
fn subject(text: Text<'_>, end: usize) -> bool {
    let next_at = text.skip_spaces(end);
    text.word(next_at).filter(|_| next_at > end).is_some_and(|(word, _)| BEFELL.holds(word.as_str()))
}

/// Whether a word is a number greater than one, exact or vague.
fn counts_many(word: Word) -> bool {
    match word {
        Word::Digit(digit) => digit != 1,
        Word::Vague(vague) => vague != super::lexicon::Vague::Most,
        Word::Teen(_)
        | Word::Tens(_)
        | Word::Hundred
        | Word::Hundreds
        | Word::Scale(_)
        | Word::Scales(_)
        | Word::Dozen
        | Word::Dozens
        | Word::Twin => true,
        _ => false,
    }
}

/// Whether a number stands before an offset in its sentence, so that "one" is of a set: "six died in the north and one in the
/// south".
fn numbered_before(text: Text<'_>, at: usize) -> bool {
    /// So far back, in bytes.
    const REACH: usize = 120;
    let mut cursor = at;
    while cursor > 0 && at - cursor < REACH {
        match text.word_before(cursor) {
            Some((word, start)) => {
                let number = super::lexicon::lookup(word.as_bytes()).is_some_and(counts_many);
                if number || OTHERS.holds(word.as_str()) {
                    return true;
                }
                cursor = start;
            }
            None => match text.before(cursor) {
                b'0'..=b'9' => return true,
                b'.' | b'!' | b'?' | b'\n' => return false,
                _ => cursor -= 1,
            },
        }
    }
    false
}

/// Words that a hyphen joins to "one" that counts nothing: "one-on-one".
static BEFORE_HYPHEN: WordList = WordList::named("joined to one");

/// Words before "one of them" that only say who it is: "he is one of them".
pub(super) static NAMED_BEFORE: Words = Words::named("before one that is named");

/// What shows that a participle before it describes: "the gains made by them".
static DESCRIBING: WordList = WordList::named("behind what describes");

/// What may stand before the verb of one of several: "one of the three later surrendered",
static BESIDE_VERB: WordList = WordList::named("before the verb of one");
/// and what it did.
static DID: WordList = WordList::named("what one of several did");

/// What one of several is or was.
static BEING: WordList = WordList::named("being one of them");

/// What several are that were told of: "one of those",
static SETS: WordList = WordList::named("sets told of");
/// and what leads to them: "one of its men".
static SET_BEFORE: WordList = WordList::named("before a set told of");

/// Verbs of harm before one of several: "killing one of its men".
static HARMING: WordList = WordList::named("harming one of several");

/// "One of these was caught", "one of the three later surrendered", "killing one of its men": the subject or object of a deed,
/// so one is counted. "He is one of them" and "one of the largest" count nobody.
fn one_of_them_did(text: Text<'_>, one: usize, at: usize) -> bool {
    let previous = text.word_before(text.skip_spaces_back(one));
    let previous = previous.as_ref().map_or(&b""[..], |(word, _)| word.as_bytes());
    let apposed = matches!(text.before(text.skip_spaces_back(one)), b',');
    if NAMED_BEFORE.contains(previous) || apposed && text.is_word(text.skip_spaces(at), "the") {
        return false;
    }
    let killed = text.word_before(text.skip_spaces_back(one)).is_some_and(|(word, _)| HARMING.holds(word.as_str()));
    let Some((set, set_end)) = text.word(text.skip_spaces(at)) else { return false };
    let pronoun = SETS.holds(set.as_str());
    if killed {
        return pronoun || SET_BEFORE.holds(set.as_str());
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
            _ if BESIDE_VERB.holds(verb.as_str()) => end = after,
            // "One of their songs is long" tells what it is, "one of the vans was burnt" what befell it.
            _ if BEING.holds(verb.as_str()) && !pronoun => {
                let next = text.word(text.skip_spaces(after));
                return next.is_some_and(|(word, _)| is_participle(word.as_bytes()) || BEFELL.holds(word.as_str()));
            }
            _ if DID.holds(verb.as_str()) => return true,
            // "one of the gains made by them", "one of the riders hurt at the gate" only describe.
            word => {
                let by = text.word(text.skip_spaces(after)).is_some_and(|(word, _)| DESCRIBING.holds(word.as_str()));
                return word.ends_with(b"ed") && (pronoun || set.as_bytes() == b"the" && !by);
            }
        }
    }
    false
}

/// Whether a word may be a participle: "burnt", "taken", "caught".
fn is_participle(word: &[u8]) -> bool {
    nouns::NOMINAL.contains(word) || [&b"ed"[..], b"t", b"en"].iter().any(|end| word.ends_with(end))
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
    // "one in a million"
    if text.is_word(next, "a") {
        next = text.skip_spaces(next + 1);
        return matches!(text.lexicon(next), Some((Word::Hundred | Word::Scale(_) | Word::Dozen, _)));
    }
    let digits = super::digits_run(text, next).is_some_and(|(many, _)| (2..=100).contains(&many));
    digits || text.lexicon(next).is_some_and(|(word, _)| is_digit_word(word))
}

/// Whether a word is a digit or a number that is read out behind "point".
fn is_digit_word(word: Word) -> bool {
    matches!(word, Word::Digit(_) | Word::Teen(_) | Word::Tens(_))
}

/// Who does something "one day": "I hoped that one day we would".
static BEHIND_DAY: WordList = WordList::named("behind one day");

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
        b"day" if text.word(after_next).is_some_and(|(word, _)| BEHIND_DAY.holds(word.as_str())) => true,
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
            ("how does one know", false),
            ("when one looks closely", false),
            ("one thing is clear", false),
            ("only one thing is clear", true),
            ("\"It rained,\" said one farmer", false),
            ("one farmer said it rained", false),
            ("police said one farmer was hurt", true),
            ("the mayor said one body had been found", true),
            ("\"We lost it all,\" said one nurse who was there", false),
            ("one farmer was hurt", true),
            ("in one form or another", false),
            ("one storm after another", false),
            ("they want a bridge and will get one.", false),
            ("a bridge, one that nobody needs", false),
            ("six died in the north and one in the south", true),
            ("They met on Sunday. one was shot", true),
            ("rose by one", true),
            ("a father of one", true),
            ("we sat one-on-one", false),
            ("job number-one", false),
            ("a one-time fee", false),
            ("one, two and three", true),
            ("only one was late", true),
            ("the only one was late", false),
            ("one or two", true),
            ("one and two and three", true),
            ("one or more men", true),
            ("he hoped that one day they would sing", false),
            ("one of their songs is long", false),
            ("one party or other", false),
        ] {
            let at = text.rfind("one").unwrap();
            assert_eq!(counts(Text::new(text), at, at + 3), expected, "{text}");
        }
    }
}
