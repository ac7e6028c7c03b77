//! "About", "over", "under" and "around" before a number: hedges, or prepositions of the sentence around it.

use super::cursor::{Folded, Text};
use super::lexicon::Word;
use super::numeral::{self, Outcome};
use super::unit_tables::{CURRENCY_WORDS, MINOR_WORDS};
use super::{nouns, units};
use crate::vocabulary::WordList;

/// What is about something: "talks about 30 treaties".
static TOPICS: WordList = WordList::named("about a topic");

/// What is over something: "a dispute over 40 islands", "turned over 6 letters".
static MATTERS: WordList = WordList::named("over a matter");

/// What lasts: "for over ten years". Without one, "over ten years" is the time that something took.
static LASTING: WordList = WordList::named("lasting over");

/// What follows a length of time that is the whole subject: "over ten years of drought".
static WHOLE: WordList = WordList::named("behind a whole length");

/// What makes a length of time a distance: "over ten years ago".
static REACHING_BACK: WordList = WordList::named("behind a distance in time");

/// What is measured behind a small number: "over three times".
static MEASURING: WordList = WordList::named("measuring behind few");

/// What goes up or down to a value: "edged up to 6 %". The value is where it went.
static GONE: WordList = WordList::named("gone to a value");

/// What brings a total to a value: "bringing the toll up to 42".
static BRINGING: WordList = WordList::named("bringing to a value");

/// What passes a value: "the toll passed 400",
static PASSED: WordList = WordList::named("what passes a value");
/// its verbs,
static PASSING: WordList = WordList::named("passing verbs");
/// what may stand between it and its verb,
static BEFORE_PASSING: WordList = WordList::named("before passing");
/// and verbs that go past one: "soared past $2 billion".
static GOING_PAST: WordList = WordList::named("going past");

/// What leads to a total: "bringing its toll".
static DETERMINERS: WordList = WordList::named("determiners of a total");

/// What reaches down to a least value: "temperatures down to -40 °C".
static RANGING: WordList = WordList::named("ranging down");

/// The word before an offset.
fn previous(text: Text<'_>, at: usize) -> Option<Folded> {
    text.word_before(text.skip_spaces_back(at)).map(|(word, _)| word)
}

/// Whether the hedge word at an offset is a preposition before the number at another.
pub(super) fn governs(text: Text<'_>, edge: usize, at: usize, number: usize) -> bool {
    let Some((word, _)) = text.word(edge).filter(|(_, end)| text.skip_spaces(*end) >= at) else { return false };
    let before = || previous(text, edge);
    let stands = |list: &WordList| before().is_some_and(|word| list.holds(word.as_str()));
    let name = word.as_str();
    FEWEST.iter().any(|(list, most)| list.holds(name) && counts_few(text, number, *most))
        || name == "about" && stands(&TOPICS) && !reaches_back(text, number)
        || name == "over" && (stands(&MATTERS) && !lasts(text, edge, number) || spans_time(text, edge, number))
}

/// Hedges by the greatest number in words that they hardly bound: who means more says "more than three".
static FEWEST: [(WordList, u8); 3] = [
    (WordList::named("bounding more than nine"), 9),
    (WordList::named("bounding more than two"), 2),
    (WordList::named("bounding more than one"), 1),
];

/// Whether a few things stand at an offset, counted in words: "three ministers". Who bounds so small a count says "more than".
fn counts_few(text: Text<'_>, number: usize, most: u8) -> bool {
    let Some((Word::Digit(few), end)) = text.lexicon(number) else { return false };
    let next = text.skip_spaces(end);
    (1..=most).contains(&few)
        && next > end
        && text.lexicon(next).is_none()
        && !units::is_unit_word(text, next)
        && !is_money(text, end)
        && text
            .word(next)
            .is_some_and(|(word, _)| !nouns::is_function_word(word.as_bytes()) && !MEASURING.holds(word.as_str()))
}

/// Whether money is counted behind an offset: "seven euros", "two Australian dollars".
fn is_money(text: Text<'_>, end: usize) -> bool {
    let coin = |word: Folded| CURRENCY_WORDS.get(word.as_bytes()).is_some() || MINOR_WORDS.contains(word.as_bytes());
    nouns::phrase(text, end, false).and_then(|(_, end)| text.word_before(end)).is_some_and(|(word, _)| coin(word))
        || text.word(text.skip_spaces(end)).is_some_and(|(word, _)| coin(word))
}

/// Whether "over" tells in which time something happened: "$3 billion over ten years", "over three days they sang". What lasts for
/// over ten years, or was over ten years ago, took longer.
fn spans_time(text: Text<'_>, edge: usize, number: usize) -> bool {
    let Some(end) = length_end(text, number).filter(|_| !reaches_back(text, number)) else { return false };
    match previous(text, edge) {
        Some(word) => !LASTING.holds(word.as_str()),
        // "Over ten years of drought", "Over ten years is long"
        None => !text.word(text.skip_spaces(end)).is_some_and(|(word, _)| WHOLE.holds(word.as_str())),
    }
}

/// Whether something takes a length of time: "it took over ten years", but "she took over ten farms".
pub(super) fn lasts(text: Text<'_>, edge: usize, number: usize) -> bool {
    length_end(text, number).is_some() && previous(text, edge).is_some_and(|word| LASTING.holds(word.as_str()))
}

/// Whether a length of time at an offset is a distance: "ten years ago", "an hour later".
fn reaches_back(text: Text<'_>, number: usize) -> bool {
    length_end(text, number).is_some_and(|end| {
        let next = text.skip_spaces(end);
        text.word(next).filter(|_| next > end).is_some_and(|(word, _)| REACHING_BACK.holds(word.as_str()))
    })
}

/// The end of a length of time that stands at an offset: "ten years", "a decade".
fn length_end(text: Text<'_>, at: usize) -> Option<usize> {
    let article = ["a", "an"].iter().find(|article| text.is_word(at, article));
    let end = match (article, numeral::read(text, at, false)) {
        (Some(article), _) => at + article.len(),
        (None, Outcome::Read(numeral)) => numeral.end,
        _ => return None,
    };
    let unit = text.skip_spaces(end + usize::from(text.byte(end) == b'-'));
    units::time_word(text, unit).filter(|_| unit > end)?;
    text.word(unit).map(|(_, end)| end)
}

/// Whether a verb of passing stands at an offset.
pub(super) fn is_passing(text: Text<'_>, at: usize) -> bool {
    text.word(at).is_some_and(|(word, _)| PASSING.holds(word.as_str()))
}

/// Whether a verb of passing at an offset has a subject that passes a value, "deaths passed 400", "the debt soared past $2 billion". "They passed
/// 12 laws" bounds nothing.
pub(super) fn passes(text: Text<'_>, edge: usize) -> bool {
    let mut at = edge;
    for index in 0..3 {
        let Some((word, start)) = text.word_before(text.skip_spaces_back(at)) else { return false };
        if PASSED.holds(word.as_str()) || index == 0 && text.is_word(edge, "past") && GOING_PAST.holds(word.as_str()) {
            return true;
        }
        if !BEFORE_PASSING.holds(word.as_str()) {
            return false;
        }
        at = start;
    }
    false
}

/// Whether "up to" or "down to" at an offset leads to the value that something went to: "edged up to 6 %", "bringing the toll up to 42".
pub(super) fn leads_to_a_value(text: Text<'_>, edge: usize, number: usize) -> bool {
    let Some((word, start)) = text.word_before(text.skip_spaces_back(edge)) else { return text.is_word(edge, "down") };
    if text.is_word(edge, "down") {
        return !RANGING.holds(word.as_str());
    }
    // "Carried back up to two years" is a bound.
    if GONE.holds(word.as_str()) {
        return length_end(text, number).is_none();
    }
    let mut at = start;
    let mut following = word;
    for _ in 0..8 {
        let Some((word, start)) = text.word_before(text.skip_spaces_back(at)) else { return false };
        if BRINGING.holds(word.as_str()) {
            return DETERMINERS.holds(following.as_str());
        }
        (at, following) = (start, word);
    }
    false
}

#[cfg(test)]
mod tests {
    use crate::figures::{ReadingOptions, read_figures};
    use crate::quantity::Hedge;

    #[test]
    fn what_joins_a_figure_to_its_sentence_bounds_nothing() {
        for (text, expected) in [
            ("There were about 40 boats.", Hedge::About),
            ("They held talks about 40 boats.", Hedge::Exact),
            ("She was certain about two things.", Hedge::Exact),
            ("He walked about two miles.", Hedge::About),
            ("It drew about two million viewers.", Hedge::About),
            ("Parties unite around one candidate.", Hedge::Exact),
            ("It lies around one mile off.", Hedge::About),
            ("The row over 12 islands went on.", Hedge::Exact),
            ("They counted over 12 islands.", Hedge::MoreThan),
            ("The firm turned over 300 letters.", Hedge::Exact),
            ("Voters chose over three rounds.", Hedge::Exact),
            ("It rose over three times.", Hedge::MoreThan),
            ("He served under two mayors.", Hedge::Exact),
            ("It took under two hours.", Hedge::LessThan),
            ("The march took over a month.", Hedge::MoreThan),
            ("She took over five farms.", Hedge::Exact),
            ("It costs under seven euros.", Hedge::LessThan),
            ("It will cost $3 billion over ten years.", Hedge::Exact),
            ("She has led it for over ten years.", Hedge::MoreThan),
            ("It was founded over ten years before the war.", Hedge::MoreThan),
            ("They met well over two years after the war.", Hedge::MoreThan),
            ("Over three days they sang.", Hedge::Exact),
            ("The rate edged up to 6 percent.", Hedge::Exact),
            ("That brings the toll up to 42.", Hedge::Exact),
            ("It seats up to 42 guests.", Hedge::UpTo),
            ("The field is down to five riders.", Hedge::Exact),
            ("Losses may be carried back up to two years.", Hedge::UpTo),
            ("The town's debt soared past $2 billion.", Hedge::MoreThan),
            ("Infections have now passed 400,000.", Hedge::MoreThan),
            ("The house passed 300 laws.", Hedge::Exact),
            ("Sales top 40 million.", Hedge::MoreThan),
            ("She met the top 40 earners.", Hedge::Exact),
            ("In an interview about four years before the war she sang.", Hedge::About),
            ("He spent all but 18 days at sea.", Hedge::Exact),
            ("It won nearly a 20-point lead.", Hedge::Almost),
            ("It is better than a 40-point margin.", Hedge::MoreThan),
            ("Costs grew over a 10-year period.", Hedge::Exact),
            ("He is older than a 12-year-old boy.", Hedge::Exact),
            ("It adds up to a 120-page book.", Hedge::Exact),
            ("The guide costs ‘at least’ $15.", Hedge::AtLeast),
            ("In [about] 30 years it falls.", Hedge::About),
            ("They won a 61-seat-or-more majority.", Hedge::AtLeast),
            ("An estimated [30,000 people](there) came.", Hedge::About),
            ("It works at temperatures down to 40 kelvin.", Hedge::AtLeast),
        ] {
            let reading = read_figures(text, &ReadingOptions::default());
            let hedge = reading.mentions.last().map(|mention| mention.quantity.hedge);
            assert_eq!(hedge, Some(expected), "{text}");
        }
    }
}
