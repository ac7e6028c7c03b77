//! The counted noun after a number, with its modifiers.

use super::cursor::Text;
use super::table::Words;
use crate::vocabulary::WordList;

/// Words that no counted noun starts with or runs past: articles, prepositions, conjunctions, pronouns, auxiliaries and
/// the commonest verbs.
pub(super) static FUNCTION_WORDS: Words = Words::named("function words");

/// Nouns whose plural does not end in s, after which a noun phrase is complete.
pub(super) static IRREGULAR: Words = Words::named("irregular plurals");

/// Participles and adjectives that stand for people: "dozens of wounded".
pub(super) static NOMINAL: Words = Words::named("nominal");

/// Verbs that no counted noun holds, in the past and, in s, as headlines have them: "force withdrew", "Two Injures". Those in
/// -ed need no table.
pub(super) static VERBS: Words = Words::named("verbs after numbers");

/// Words in s that go on to the noun they modify: "armed forces members" has none, "sports clubs" has one.
pub(super) static PLURAL_MODIFIERS: Words = Words::named("plural modifiers");

/// Whether a word in lower case cannot be part of a counted noun.
pub(super) fn is_function_word(word: &[u8]) -> bool {
    FUNCTION_WORDS.contains(word)
}

/// Whether a word after a number starts with a capital, as names do and counted nouns hardly.
pub(super) fn is_name(text: Text<'_>, at: usize) -> bool {
    text.byte(at).is_ascii_uppercase()
}

/// Whether "killed" after a noun is the verb of a clause: "one soldier killed", "2 police killed". After an adverb or the
/// name of a people it is the noun: "20 seriously wounded", "five Syrian wounded".
fn is_passive(text: Text<'_>, word: &[u8], start: usize, word_start: usize, singular: bool) -> bool {
    let verb = NOMINAL.contains(word) && (word.ends_with(b"ed") || singular);
    let previous = text.word_before(text.skip_spaces_back(word_start)).filter(|(_, at)| *at >= start);
    let Some((previous, at)) = previous.filter(|_| verb) else { return false };
    let people = text.byte(at).is_ascii_uppercase()
        && [&b"n"[..], b"sh", b"se", b"i"].iter().any(|end| previous.as_bytes().ends_with(end));
    !people && !previous.as_bytes().ends_with(b"ly")
}

/// Whether a word names several things.
pub(super) fn is_plural(word: &[u8]) -> bool {
    match word {
        [.., b's', b's'] | [.., b'u', b's'] | [.., b'i', b's'] => false,
        [.., b's'] => word.len() > 3 && !PLURAL_MODIFIERS.contains(word),
        _ if word.ends_with(b"children") => true,
        _ => IRREGULAR.contains(word),
    }
}

/// The noun phrase at or after an offset: its start and end.
///
/// Runs over modifiers up to the first plural, or, for one thing, up to the word before a function word.
pub(super) fn phrase(text: Text<'_>, at: usize, singular: bool) -> Option<(usize, usize)> {
    let mut start = text.skip_spaces(at);
    if start == at {
        // "3,000-strong force", "12-seat council".
        if text.byte(at) != b'-' {
            return None;
        }
        start = at + 1;
    }
    // "of" after a vague word is passed by the caller.
    let mut end = start;
    let mut cursor = quoted_word(text, start).unwrap_or(start);
    if let Some(end) = behind_name(text, cursor).filter(|_| !singular) {
        return Some((start, end));
    }
    for index in 0..5 {
        let Some((word_end, word_start)) = compound(text, cursor).map(|end| (end, cursor)) else { break };
        let last_letters = text.word_before(word_end);
        let (word, _) = match last_letters {
            Some(found) => found,
            // "two F-16 jets"
            None if text.before(word_end).is_ascii_digit() && text.skip_spaces(word_end) > word_end => {
                cursor = text.skip_spaces(word_end);
                continue;
            }
            None => break,
        };
        let whole = text.folded(word_start, word_end);
        let bytes = word.as_bytes();
        // "cost 100 lives", "ten civilian lives"; "one man lives there".
        let lives = !singular && bytes == b"lives";
        if !lives && (is_function_word(whole.as_bytes()) || is_function_word(bytes) && index > 0) {
            break;
        }
        // "3 USD50 cards"
        if text.byte(word_end).is_ascii_digit() && super::currencies::is_code(text.slice(word_start, word_end)) {
            break;
        }
        // "3 x 5"
        if whole.as_bytes() == b"x" {
            break;
        }
        let participle = bytes.ends_with(b"ed") || bytes.ends_with(b"ing") && bytes.len() > 5;
        if participle && index > 0 && !NOMINAL.contains(bytes) {
            break;
        }
        // "With two voting present": what they do.
        if index == 0 && VOTING.contains(bytes) {
            let next = text.word(text.skip_spaces(word_end));
            if next.is_none_or(|(next, _)| BEHIND_VOTING.contains(next.as_bytes())) {
                break;
            }
        }
        if VERBS.contains(bytes) || index > 0 && is_passive(text, bytes, start, word_start, singular) {
            break;
        }
        if bytes.ends_with(b"ly") && index > 0 {
            break;
        }
        if NOMINAL.contains(bytes) && index == 0 {
            // "230 dead", but "19 wounded soldiers": the noun comes next.
            let next = text.skip_spaces(word_end);
            let goes_on = compound(text, next)
                .filter(|_| next > word_end)
                .and_then(|end| text.word_before(end))
                .is_some_and(|(word, _)| {
                    let noun = is_plural(word.as_bytes()) || singular && text.byte(next).is_ascii_lowercase();
                    let verb = VERBS.contains(word.as_bytes()) || word.as_bytes().ends_with(b"ed");
                    noun && !verb && !is_function_word(word.as_bytes()) && !word.as_bytes().ends_with(b"ly")
                });
            if !goes_on {
                return Some((start, word_end));
            }
        }
        if participle && index == 0 {
            let next = text.skip_spaces(word_end);
            let noun = compound(text, next)
                .filter(|_| next > word_end)
                .and_then(|end| text.word_before(end))
                .is_some_and(|(word, _)| !is_function_word(word.as_bytes()));
            if !noun {
                break;
            }
        }
        end = word_end;
        if is_plural(bytes) && !singular || index > 0 && is_plural(bytes) {
            break;
        }
        cursor = text.skip_spaces(word_end);
        if cursor == word_end {
            break;
        }
        // A capital after the first word starts a name: "15 people Kazakhstan".
        if text.byte(cursor).is_ascii_uppercase() && index > 0 {
            break;
        }
    }
    if !singular && end > start {
        end = coordinated(text, end).unwrap_or(end);
    }
    (end > start).then_some((start, end))
}

/// Behind a word that is set in quotation marks, as one that others use: "54 “unbound” delegates".
fn quoted_word(text: Text<'_>, at: usize) -> Option<usize> {
    let mark = |at: usize| ["\"", "“", "”"].iter().find(|mark| text.starts_with(at, mark)).map(|mark| at + mark.len());
    let word = mark(at)?;
    let end = compound(text, word).filter(|_| text.byte(word).is_ascii_lowercase())?;
    let closed = mark(end)?;
    let next = text.skip_spaces(closed);
    let (noun, _) = text.word(next).filter(|_| next > closed)?;
    (!is_function_word(noun.as_bytes())).then_some(next)
}

/// Words within a name of several words,
static JOINING_NAMES: Words = Words::named("joining words of a name");
/// and the endings of words that are no counted nouns.
static NO_NOUN_ENDS: WordList = WordList::named("endings of no noun");

/// "19 Granite Mountain Fire Crew members": the end of the plural behind a name of several words.
fn behind_name(text: Text<'_>, at: usize) -> Option<usize> {
    /// Names have so many words at most, and as many may stand between a name and what is counted.
    const NAME: usize = 6;
    const BETWEEN: usize = 2;
    let mut named = 0;
    let mut next = at;
    while named < NAME && text.byte(next).is_ascii_uppercase() {
        let end = compound(text, next)?;
        let word = text.folded(next, end);
        // "Four Syrian Towns Resumes Six people", "22 Positions Near Lund".
        if is_function_word(word.as_bytes()) || VERBS.contains(word.as_bytes()) || text.lexicon(next).is_some() {
            return None;
        }
        named += 1;
        next = text.skip_spaces(end);
        if next == end {
            return None;
        }
        // "Red River Search and Rescue volunteers".
        let behind = text
            .word(next)
            .filter(|(word, _)| JOINING_NAMES.contains(word.as_bytes()) && text.byte(next).is_ascii_lowercase());
        if let Some((_, and)) = behind.filter(|_| named > 1) {
            let joined = text.skip_spaces(and);
            next = if text.byte(joined).is_ascii_uppercase() { joined } else { next };
        }
    }
    if named < 2 {
        return None;
    }
    for _ in 0..BETWEEN {
        let after = compound(text, next).filter(|_| text.byte(next).is_ascii_lowercase())?;
        let (word, _) = text.word_before(after)?;
        let word = word.as_bytes();
        let known = is_function_word(word) || VERBS.contains(word) || NOMINAL.contains(word);
        if known || NO_NOUN_ENDS.entries().any(|end| word.ends_with(end.as_bytes())) || text.lexicon(next).is_some() {
            return None;
        }
        if is_plural(word) {
            return Some(after);
        }
        next = text.skip_spaces(after);
        if next == after {
            return None;
        }
    }
    None
}

/// "70 regime and rebel fighters": the end of the plural that both modifiers share, after "and".
fn coordinated(text: Text<'_>, end: usize) -> Option<usize> {
    if is_plural(text.word_before(end)?.0.as_bytes()) || NOMINAL.contains(text.word_before(end)?.0.as_bytes()) {
        return None;
    }
    let and = text.skip_spaces(end);
    let mut at = text.skip_spaces(and + 3);
    if !text.is_word(and, "and") || and == end {
        return None;
    }
    for _ in 0..3 {
        let after = compound(text, at)?;
        let (word, word_start) = text.word_before(after)?;
        let word = word.as_bytes();
        if is_function_word(word)
            || VERBS.contains(word)
            || NOMINAL.contains(word)
            || text.lexicon(word_start).is_some()
        {
            return None;
        }
        if is_plural(word) {
            return Some(after);
        }
        at = text.skip_spaces(after);
        if at == after {
            return None;
        }
    }
    None
}

/// What those do who take a side in a vote, or none,
static VOTING: Words = Words::named("voting behind numbers");
/// and the words behind that.
static BEHIND_VOTING: Words = Words::named("behind voting");

/// The end of a word with its hyphens and apostrophes: "second-tier", "women's".
fn compound(text: Text<'_>, at: usize) -> Option<usize> {
    let mut end = at;
    for _ in 0..4 {
        let letters = letters_end(text, end);
        if letters == end {
            return None;
        }
        end = letters;
        let next = match text.byte(end) {
            b'-' => end + 1,
            b'\'' => end + 1,
            0xE2 if text.starts_with(end, "\u{2019}") => end + 3,
            _ => return Some(end),
        };
        if text.byte(end) == b'-' && text.byte(next).is_ascii_digit() {
            // "F-16 jets"
            end = next;
            while text.is_word_at(end) && end < next + 8 {
                end += text.char_at(end).map_or(1, char::len_utf8);
            }
            return Some(end);
        }
        if !text.byte(next).is_ascii_alphabetic() {
            return Some(end);
        }
        end = next;
    }
    None
}

fn letters_end(text: Text<'_>, at: usize) -> usize {
    let mut end = at;
    while end < at + 40 {
        match text.char_at(end) {
            Some(c) if c.is_alphabetic() => end += c.len_utf8(),
            _ => break,
        }
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_end_where_the_clause_goes_on() {
        let noun =
            |text: &str| phrase(Text::new(text), 0, false).map(|(start, end)| text.get(start..end).unwrap().to_owned());
        assert_eq!(noun(" people were hurt").as_deref(), Some("people"));
        assert_eq!(noun(" military personnel.").as_deref(), Some("military personnel"));
        assert_eq!(noun(" other companies in").as_deref(), Some("other companies"));
        assert_eq!(noun(" dead and").as_deref(), Some("dead"));
        assert_eq!(noun(" registered voters").as_deref(), Some("registered voters"));
        assert_eq!(noun(" of them"), None);
        assert_eq!(noun(" convoy withdrew from").as_deref(), Some("convoy"));
        assert_eq!(noun(" police killed").as_deref(), Some("police"));
        assert_eq!(noun(" seriously wounded").as_deref(), Some("seriously wounded"));
        assert_eq!(noun(" Tunisian wounded").as_deref(), Some("Tunisian wounded"));
        assert_eq!(noun(" Injures Three"), None);
        assert_eq!(noun(" Lund Valley Search Team members were").as_deref(), Some("Lund Valley Search Team members"));
        assert_eq!(
            noun(" Red River County sheriff's deputies").as_deref(),
            Some("Red River County sheriff's deputies")
        );
        assert_eq!(noun(" Red River Search and Rescue teams").as_deref(), Some("Red River Search and Rescue teams"));
        assert_eq!(noun(" Berg and Lund said"), Some("Berg".to_owned()));
        assert_eq!(noun(" “loyal” voters have").as_deref(), Some("“loyal” voters"));
        assert_eq!(noun(" “loyal” to her"), None);
    }
}
