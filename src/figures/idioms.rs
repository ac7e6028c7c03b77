//! Number words that name no number where they stand, and articles that do.

use super::cursor::Text;
use super::figure::Figure;
use super::lexicon::Word;
use super::table::Words;
use super::{nouns, units};
use crate::model::UnreadReason;
use crate::text::Spaced;
use crate::vocabulary::WordList;

/// Nouns and participles that "majority" only describes: "a majority stake", "majority-owned".
pub(super) static AFTER_MAJORITY: Words = Words::named("after majority");

/// Whether "majority" describes the noun after it instead of naming a share.
pub(super) fn majority_modifies(text: Text<'_>, end: usize) -> bool {
    let next = if text.byte(end) == b'-' { end + 1 } else { text.skip_spaces(end) };
    next > end && text.word(next).is_some_and(|(word, _)| AFTER_MAJORITY.contains(word.as_bytes()))
}

/// Whether "majority" or "minority" is a share of some: "a majority of voters". Who wins, loses or lacks one names none.
pub(super) fn has_plural_base(text: Text<'_>, end: usize) -> bool {
    let of = text.skip_spaces(end);
    if of == end || !text.is_word(of, "of") {
        return false;
    }
    let mut at = of + 2;
    for word in ["all", "the", "these", "those", "its", "their"] {
        let next = text.skip_spaces(at);
        if text.is_word(next, word) {
            at = next + word.len();
        }
    }
    nouns::phrase(text, at, false)
        .and_then(|(_, end)| text.word_before(end))
        .is_some_and(|(word, _)| nouns::is_plural(word.as_bytes()))
}

/// Whether "majority" has a number of its own: "a two-thirds majority", "a majority of 12".
pub(super) fn majority_counted(text: Text<'_>, at: usize, end: usize) -> bool {
    let previous = text.skip_spaces_back(at);
    let fraction = matches!(text.lexicon_before(previous), Some(Word::Denominator(_)));
    let of = text.skip_spaces(end);
    let number = text.skip_spaces(of + 2);
    fraction || text.before(previous) == b'%' || text.is_word(of, "of") && text.byte(number).is_ascii_digit()
}

/// A "quarter" without a number before it is a fraction only before what it parts.
pub(super) fn bare_quarter(text: Text<'_>, end: usize) -> bool {
    let next = text.skip_spaces(end);
    matches!(text.lexicon(next), Some((Word::Scale(_), _))) || units::is_measure_after(text, end)
}

/// Words before "a week" that show it to be counted.
pub(super) static BEFORE_ARTICLE: Words = Words::named("before article");

/// Words after "a week" that show it to be counted.
pub(super) static AFTER_ARTICLE: Words = Words::named("after article");

/// Whether an article before a unit counts it: "within a year", "a month ago", not "twice a day", "$5 a barrel".
pub(super) fn article_counts(text: Text<'_>, article: usize, unit_end: usize, mass: bool, time: bool) -> bool {
    let previous = text.word_before(text.skip_spaces_back(article));
    let next_at = text.skip_spaces(unit_end);
    let next = text.word(next_at).filter(|_| next_at > unit_end);
    let counts_before = previous.is_some_and(|(word, _)| BEFORE_ARTICLE.contains(word.as_bytes()));
    let counts_after = next.is_some_and(|(word, _)| AFTER_ARTICLE.contains(word.as_bytes()));
    let of = next.is_some_and(|(word, _)| word.as_bytes() == b"of");
    let alone = previous.is_none() && next.is_none() && text.opens_line(article);
    let rate = text.before(text.skip_spaces_back(article)).is_ascii_digit()
        || previous.is_some_and(|(word, _)| matches!(word.as_bytes(), b"once" | b"twice" | b"times"));
    // "a barrel bomb", "by a foot soldier": the word describes the noun after it.
    let describes =
        !time && !of && next.is_some_and(|(word, _)| !nouns::is_function_word(word.as_bytes())) && !counts_after;
    !rate
        && !describes
        && (counts_before || counts_after && previous.is_none() || counts_after && !of || mass && of || alone)
}

/// Units that are things or places too: "in a yard".
static THINGS_TOO: WordList = WordList::named("units that are things");

/// What stands behind such a unit where it measures: "a yard away".
static AWAY: WordList = WordList::named("behind a distance");

/// Whether an article and a unit are rather a thing than a measure: "found in a yard", but "a yard from the wall".
pub(super) fn is_a_thing_too(text: Text<'_>, at: usize, end: usize) -> bool {
    text.word(at).is_some_and(|(word, _)| THINGS_TOO.holds(word.as_str()))
        && !text.word(text.skip_spaces(end)).is_some_and(|(word, _)| AWAY.holds(word.as_str()))
}

/// What may lead to a clause before "scores": "said that scores were hurt",
static TELLING_SCORES: WordList = WordList::named("leading to scores");

/// and what befell people behind it.
static BEFALLEN_SCORES: WordList = WordList::named("befallen scores");

/// Words before "scores" that make it points of a game or a test.
static BEFORE_SCORES: WordList = WordList::named("before scores");

/// "Scores of people", "scores were hurt", "killing scores": not "he scores", "test scores were low", "scores of 3 and 4".
pub(super) fn scores_count(text: Text<'_>, at: usize, end: usize) -> bool {
    let next_at = text.skip_spaces(end);
    let next = text.word(next_at).filter(|_| next_at > end).map(|(word, _)| word);
    let next = next.as_ref().map_or(&b""[..], |word| word.as_bytes());
    if next == b"of" {
        return text.byte(text.skip_spaces(next_at + 2)).is_ascii_alphabetic();
    }
    let before = text.skip_spaces_back(at);
    let previous = text.word_before(before);
    let deed = previous.is_some_and(|(word, _)| {
        word.as_bytes() == b"left" || word.as_bytes().ends_with(b"ing") || word.as_bytes().ends_with(b"ed")
    });
    let people = nouns::NOMINAL.contains(next);
    if deed {
        return next.is_empty()
            || people
            || matches!(next, b"more" | b"others" | b"in" | b"on" | b"when" | b"after" | b"and");
    }
    let verb =
        matches!(next, b"were" | b"are" | b"have" | b"had" | b"more" | b"died" | b"fled" | b"remain" | b"remained");
    // "He said that scores were hurt", but "he said that scores were low".
    let told = verb && {
        let behind = text.word(text.skip_spaces(next_at + next.len()));
        behind.is_some_and(|(word, _)| BEFALLEN_SCORES.holds(word.as_str()))
    };
    let opens = previous.is_none_or(|(word, start)| {
        text.opens_sentence(at)
            || told && TELLING_SCORES.holds(word.as_str())
            || nouns::is_function_word(word.as_bytes()) && !BEFORE_SCORES.holds(word.as_str())
            || text.byte(start).is_ascii_uppercase() && nouns::is_function_word(word.as_bytes())
    });
    (verb || people) && opens
}

/// "A score of people", "two score people": where "score" counts, its start with the article, and its end.
pub(super) fn score_counts(text: Text<'_>, at: usize, end: usize) -> Option<(usize, usize)> {
    let (article, start) = text.word_before(text.skip_spaces_back(at))?;
    let of = text.skip_spaces(end);
    let counted = of > end
        && text.is_word(of, "of")
        && nouns::phrase(text, of + 2, false)
            .is_some_and(|(_, end)| text.word_before(end).is_some_and(|(word, _)| nouns::is_plural(word.as_bytes())));
    (article.as_bytes() == b"a" && counted).then_some((start, end))
}

/// What "half" only describes: "half brother", "half-time".
static BEHIND_HALF: WordList = WordList::named("behind half of no number");

/// What tells a half from the other: "the first half",
static NAMED_APART: WordList = WordList::named("before a half named apart");

/// what does so unless "of" follows: "that half", but "that half of them",
static BEFORE_ANOTHER: WordList = WordList::named("before a half pointed at");

/// and what leads to what is halved.
static OF: WordList = WordList::named("leading to what is halved");

/// "first half", "the second half", "half-time", "half brother", "half past".
pub(super) fn half_is_no_number(text: Text<'_>, at: usize, end: usize) -> bool {
    let previous = text.word_before(text.skip_spaces_back(at)).map(|(word, _)| word);
    let previous = previous.as_ref().map_or("", |word| word.as_str());
    if NAMED_APART.holds(previous)
        || BEFORE_ANOTHER.holds(previous) && text.phrase_end(text.skip_spaces(end), &OF).is_none()
    {
        return true;
    }
    if text.before(at) == b'-' && text.is_word_before(at - 1) {
        return true;
    }
    let hyphen = text.byte(end) == b'-';
    let at = text.skip_spaces(end) + usize::from(hyphen);
    let Some((word, _)) = text.word(at) else { return false };
    // "a half-wit", "she half-joked", but "half-a-dozen", "a half-million", "a half-mile"
    let describes =
        || hyphen && text.lexicon(at).is_none() && !units::is_unit_word(text, at) && !PARTED.holds(word.as_str());
    // "He half expected it"
    let adverb = || !hyphen && DOING_BY_HALF.holds(previous) && !nouns::is_function_word(word.as_bytes());
    BEHIND_HALF.holds(word.as_str()) || describes() || adverb()
}

/// What is parted behind the hyphen of "half": "a half-percent rise",
static PARTED: WordList = WordList::named("parted by half");

/// and who does by half: "they half believed it".
static DOING_BY_HALF: WordList = WordList::named("doing by half");

/// Positions that are no count of anything: "at first", "second thoughts", "First Lady", "21st century".
pub(super) fn ordinal_idiom(text: Text<'_>, at: usize, end: usize) -> Option<UnreadReason> {
    let previous = text.word_before(text.skip_spaces_back(at)).map(|(word, _)| word);
    let next = text.word(text.skip_spaces(end)).map(|(word, _)| word);
    let next = next.as_ref().map_or(&b""[..], |word| word.as_bytes());
    if previous.is_some_and(|word| word.as_bytes() == b"at") && !next.is_empty() && nouns::is_function_word(next)
        || previous.is_some_and(|word| word.as_bytes() == b"at") && next.is_empty()
    {
        return Some(UnreadReason::Idiom);
    }
    let capital = text.byte(text.skip_spaces(end)).is_ascii_uppercase() && text.byte(at).is_ascii_uppercase();
    match next {
        b"of" if text.is_word(text.skip_spaces(text.skip_spaces(end) + 2), "all") => Some(UnreadReason::Idiom),
        b"and" if text.is_word(text.skip_spaces(text.skip_spaces(end) + 3), "foremost") => Some(UnreadReason::Idiom),
        b"thoughts" | b"hand" | b"name" | b"names" | b"aid" => Some(UnreadReason::Idiom),
        b"lady" | b"world" | b"minister" if capital => Some(UnreadReason::Name),
        b"century" | b"centuries" => Some(UnreadReason::Date),
        _ => None,
    }
}

/// Whether a position is a figure: all that a sentence tells ("the 3rd", "first, second, third"), bounded ("higher than the
/// tenth"), or counting ("his third straight victory"). Else it numbers something in passing: "the first round".
pub(super) fn position_counts(text: Text<'_>, figure: &Figure) -> bool {
    let mut start = figure.start;
    if text.is_phrase_before(start, &["the"]) {
        start = text.skip_spaces_back(start).saturating_sub(3);
    }
    super::hedges::before(text, start).is_some()
        || counts_up(text, figure)
        || only_positions_before(text, start) && only_positions_after(text, figure.end)
}

/// So many positions in a row are looked at.
const LIST: usize = 16;

fn only_positions_before(text: Text<'_>, start: usize) -> bool {
    let mut at = start;
    for _ in 0..LIST {
        let mut before = text.skip_spaces_back(at);
        if text.before(before) == b',' || text.before(before) == b'-' {
            before = text.skip_spaces_back(before - 1);
        }
        if before == 0 || text.before(before) == b'\n' || before == text.skip_spaces_back(at) && text.opens_sentence(at)
        {
            return true;
        }
        match text.word_before(before) {
            Some((word, start)) if word.as_bytes() == b"and" || is_position(text, start) => at = start,
            _ => return false,
        }
    }
    false
}

fn only_positions_after(text: Text<'_>, end: usize) -> bool {
    let mut at = end;
    for _ in 0..LIST {
        let comma = usize::from(matches!(text.byte(at), b',' | b'-'));
        let next = text.skip_spaces(at + comma);
        if comma == 0 && !text.is_word_at(next) {
            return true;
        }
        match text.word(next) {
            Some((word, end)) if word.as_bytes() == b"and" || is_position(text, next) => at = end,
            _ => return false,
        }
    }
    false
}

/// Whether a word of a position in words stands at an offset.
fn is_position(text: Text<'_>, at: usize) -> bool {
    matches!(
        text.lexicon(at),
        Some((
            Word::Ordinal(_)
                | Word::HundredOrdinal
                | Word::ScaleOrdinal(_)
                | Word::Digit(_)
                | Word::Teen(_)
                | Word::Tens(_)
                | Word::Hundred
                | Word::Scale(_),
            _
        ))
    )
}

/// What is counted by the position of its latest: "his third straight victory", "the state's first death".
static COUNTED_UP: WordList = WordList::named("counted up");

/// Whether a position after "his" or "the state's" tells how many there have been.
fn counts_up(text: Text<'_>, figure: &Figure) -> bool {
    let before = text.skip_spaces_back(figure.start);
    let owned = text.ends_with(before, "'s")
        || text.ends_with(before, "’s")
        || text
            .word_before(before)
            .is_some_and(|(word, _)| matches!(word.as_bytes(), b"his" | b"her" | b"its" | b"their"));
    let mut at = figure.end;
    for _ in 0..3 {
        let next = text.skip_spaces(at);
        let Some((word, end)) = text.word(next).filter(|_| owned && next > at) else { return false };
        if COUNTED_UP.holds(word.as_str()) {
            return true;
        }
        at = end;
    }
    false
}

/// "the Five Star Movement", "the Big Four", "Formula One": a number word with a capital beside another, inside a sentence that
/// is not printed as a headline.
pub(super) fn is_name(text: Text<'_>, at: usize, end: usize) -> bool {
    if !text.byte(at).is_ascii_uppercase() || text.byte(at + 1).is_ascii_uppercase() || text.opens_sentence(at) {
        return false;
    }
    let before = text
        .word_before(text.skip_spaces_back(at))
        .filter(|(_, start)| text.byte(*start).is_ascii_uppercase() && !text.opens_sentence(*start));
    let before = before.is_some_and(|(word, _)| !nouns::is_function_word(word.as_bytes()));
    let group = text.is_phrase_before(at, &["group", "of"]) || is_group_named(text, at);
    let big = text.is_phrase_before(at, &["the", "big"]);
    let next = text.skip_spaces(end);
    let after = next > end
        && text.byte(next).is_ascii_uppercase()
        && text.byte(next + 1).is_ascii_lowercase()
        && text.word(next).is_none_or(|(word, _)| !nouns::is_function_word(word.as_bytes()));
    // "Five Israeli soldiers" are counted, "Four Seasons" are not.
    let counted = nouns::phrase(text, end, false)
        .is_some_and(|(_, end)| text.word_before(end).is_some_and(|(_, start)| text.byte(start).is_ascii_lowercase()));
    (before || after || group) && !counted && !in_headline(text, at, 5) || big || group && !counted
}

/// Words for groups that go by the number of their members.
static NAMED_GROUPS: WordList = WordList::named("named by their number");

/// "the Gang of Eight": whether the words before a number, printed with a capital, name a group by it.
pub(super) fn is_group_named(text: Text<'_>, at: usize) -> bool {
    let of = text.word_before(text.skip_spaces_back(at)).filter(|(word, _)| word.as_bytes() == b"of");
    of.and_then(|(_, start)| text.word_before(text.skip_spaces_back(start))).is_some_and(|(word, start)| {
        text.byte(start).is_ascii_uppercase() && !text.opens_sentence(start) && NAMED_GROUPS.holds(word.as_str())
    })
}

/// What "zero" denies as "no" does: "zero tolerance", "zero interest in it".
static DENIED: WordList = WordList::named("denied by zero");

/// Whether "zero" before an offset only denies what stands behind it.
pub(super) fn denies(text: Text<'_>, end: usize) -> bool {
    let next = text.skip_spaces(end) + usize::from(text.byte(end) == b'-');
    next > end && text.word(next).is_some_and(|(word, _)| DENIED.holds(word.as_str()))
}

/// Whether a length of time is printed as the name of a work is: "she told 60 Minutes", “13 Hours”.
pub(super) fn is_titled_length(text: Text<'_>, start: usize, end: usize) -> bool {
    let Some((_, unit)) = text.word_before(end).filter(|(_, unit)| *unit > start) else { return false };
    let title = text.byte(unit).is_ascii_uppercase() && text.byte(unit + 1).is_ascii_lowercase();
    if !title || text.byte(start).is_ascii_lowercase() {
        return false;
    }
    let closing = |at: usize| matches!(text.char_at(at), Some('”' | '’' | '"' | '\''));
    let closed = closing(end) || matches!(text.byte(end), b',' | b'.') && closing(end + 1);
    if matches!(text.char_before(start), Some('“' | '‘' | '"' | '\'')) && closed {
        return true;
    }
    let before = text.skip_spaces_back(start);
    let within =
        text.word_before(before).is_some_and(|(_, word)| before < start && text.byte(word).is_ascii_lowercase());
    within && !in_headline(text, start, 4)
}

/// What is numbered in words: "phase three", "back to square one".
static NUMBERED: WordList = WordList::named("numbered in words");

/// What several do: "at the next stage four were hurt" counts them.
static DONE_BY_SEVERAL: WordList = WordList::named("what several do");

/// Words before "number two" that make it a rank.
static BEFORE_A_RANK: WordList = WordList::named("before a rank");

/// Whether a small number in words numbers what stands before it: "in phase three", "number two:", but not "in part two reasons".
pub(super) fn is_number_of(text: Text<'_>, at: usize, end: usize) -> bool {
    let next = text.skip_spaces(end);
    let before = text.skip_spaces_back(at);
    // "the number two officer"
    if text.is_phrase_before(at, &["number"])
        && text
            .word_before(text.skip_spaces_back(before.saturating_sub("number".len())))
            .is_some_and(|(word, _)| BEFORE_A_RANK.holds(word.as_str()))
    {
        return true;
    }
    before < at
        && text.word_before(before).is_some_and(|(word, _)| NUMBERED.holds(word.as_str()))
        && text.byte(end) != b'-'
        && !text.word(next).is_some_and(|(word, _)| DONE_BY_SEVERAL.holds(word.as_str()))
        && text.lexicon(next).is_none_or(|_| next == end)
        && nouns::phrase(text, end, false).is_none()
}

/// Whether the words around an offset are printed with capitals as those of a headline are: no word of so many letters and
/// more near it is in lower case.
fn in_headline(text: Text<'_>, at: usize, shortest: usize) -> bool {
    const REACH: usize = 80;
    let start = (at.saturating_sub(REACH)..=at).find(|start| text.slice(*start, at).len() == at - start).unwrap_or(at);
    let end = (at..=at + REACH).rev().find(|end| !text.slice(at, *end).is_empty()).unwrap_or(at);
    let behind = text.slice(start, at).rsplit(['.', '!', '?', '\n']).next().unwrap_or_default();
    let ahead = text.slice(at, end).split(['.', '!', '?', '\n']).next().unwrap_or_default();
    let lower = |word: &str| {
        let word = word.unmarked();
        word.len() >= shortest
            && word.bytes().all(|byte| byte.is_ascii_lowercase())
            && !nouns::is_function_word(word.as_bytes())
    };
    let whole_behind = usize::from(start > 0);
    !behind.split(' ').skip(whole_behind).chain(ahead.split(' ').rev().skip(1)).any(lower)
}
