//! Which poll a text speaks of, by who took it: "a Quinnipiac University poll", "a survey released by the Linden Institute".
//!
//! Two polls ask other people on other days: their shares may differ, and nobody is wrong. Of which a figure is, its own sentence
//! says, or its paragraph; what opens with the poll of one house goes on with it.

use crate::model::{Basis, Document, Span};
use crate::places::{Kind, countries::is_country_or_people, of};
use crate::text::{Segments, Spaced, bare_of_owner, lowered, words_of};
use crate::vocabulary::{LookedUp, WordList};

/// What is taken by asking people.
static POLLS: WordList = WordList::named("nouns of polls");

/// Kinds of them that nobody's name tells apart: "exit poll".
static OF_NO_HOUSE: WordList = WordList::named("polls of no house");

/// What stands between a name and the noun: "a Selden national poll".
static BETWEEN: WordList = WordList::named("between a name and its poll");

/// Words of other polls than the one a text speaks of: "most polls", "an earlier survey".
static OTHERS: WordList = WordList::named("other polls than that");

/// Behind the noun, what makes a verb of it: "Okoth polls at 12 percent".
static DOING: WordList = WordList::named("polls as a verb");

/// What leads from the noun to the name: "a poll released on Sunday by".
static TAKEN_BY: WordList = WordList::named("polls taken by");

/// Those who take polls: "pollsters Marsh & Sons",
static POLLSTERS: WordList = WordList::named("those who take polls");
/// and what they do to people: "of those asked by".
static ASKED: WordList = WordList::named("asked in a poll");
/// What one does with a poll.
static TAKING: WordList = WordList::named("taking a poll");

/// Words with a capital that are no part of a name.
static NO_PART: WordList = WordList::named("no part of the name of a pollster");

static ARTICLES: WordList = WordList::named("articles");
static MONTHS: WordList = WordList::named("months");
static DAYS: WordList = WordList::named("days");

/// What joins the words of a name: "Center for".
static JOINTS: WordList = WordList::named("joints within the name of a pollster");

/// So many words between the noun and what leads to a name behind it.
const WORDS_BEHIND: usize = 5;

/// A name has so many words at most.
const LONGEST: usize = 12;

/// A text is about a poll whose name its title gives, or one of so many sentences at its beginning.
const FIRST_SENTENCES: usize = 5;

/// A poll that a text speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Poll {
    /// The noun.
    span: Span,
    /// Who took it; `None` for another one that nobody is named for.
    name: Option<String>,
}

/// The polls that a text speaks of, in the order of their nouns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Polls {
    told: Vec<Poll>,
    /// Who took the only one that a text is about.
    main: Option<String>,
}

impl Polls {
    pub(crate) fn of(document: &Document, segments: &Segments) -> Polls {
        let text = document.text.as_str();
        let mut looked_up = LookedUp::of_text(text.len());
        let in_title = document.title.as_deref().map(|title| polls_in(title, 0, &mut looked_up)).unwrap_or_default();
        let sentences = segments.sentences.iter().map(|sentence| sentence.span);
        let told: Vec<Poll> = sentences
            .flat_map(|span| {
                polls_in(text.get(span.start()..span.end()).unwrap_or_default(), span.start(), &mut looked_up)
            })
            .collect();
        let first = segments.sentences.get(FIRST_SENTENCES).map_or(text.len(), |sentence| sentence.span.start());
        let opening = in_title.iter().chain(told.iter().filter(|poll| poll.span.start() < first));
        let main = opening.filter_map(|poll| poll.name.clone()).next();
        let names = || in_title.iter().chain(&told).filter_map(|poll| poll.name.as_deref());
        let main = main.filter(|main| names().all(|name| may_be_of_one_house(main, name)));
        Polls { told, main }
    }

    /// Who took the poll that a figure is of, as its sentence and paragraph tell, and how that is known.
    pub(crate) fn at(&self, figure: Span, sentence: Span, paragraph: Span) -> Option<(&str, Basis)> {
        let of = |from: usize, to: usize| {
            let first = self.told.partition_point(|poll| poll.span.start() < from);
            let last = self.told.partition_point(|poll| poll.span.start() < to);
            self.told.get(first..last).unwrap_or_default()
        };
        let before = of(sentence.start(), figure.start()).last();
        let told = before.or_else(|| of(figure.start(), sentence.end()).first());
        if let Some(poll) = told {
            return Some((poll.name.as_deref()?, Basis::Said));
        }
        let name = match of(paragraph.start(), sentence.start()).last() {
            Some(poll) => poll.name.as_deref(),
            None => self.main.as_deref(),
        };
        Some((name?, Basis::Carried))
    }
}

/// What a word says of polls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Poll,
    Pollster,
    Asked,
}

fn what_of(word: &str) -> Option<What> {
    let word = word.unmarked();
    let all = [(What::Poll, &POLLS), (What::Pollster, &POLLSTERS), (What::Asked, &ASKED)];
    all.into_iter().find(|(_, list)| list.holds(word)).map(|(what, _)| what)
}

/// The polls of a sentence that begins at a place, each with who took it, or as another one.
fn polls_in<'t>(sentence: &'t str, start: usize, looked_up: &mut LookedUp<'t, Option<What>>) -> Vec<Poll> {
    let mut polls = Vec::new();
    let mut what = |word: &'t str| looked_up.get(word, || what_of(word));
    if !sentence.words().any(|word| what(word).is_some()) {
        return polls;
    }
    let words: Vec<(usize, &'t str)> = words_of(sentence).collect();
    for (index, (at, word)) in words.iter().enumerate() {
        let Some(what) = what(word) else { continue };
        let next = words.get(index + 1).map(|(_, next)| next.unmarked()).unwrap_or_default();
        let before = index.checked_sub(1).and_then(|index| words.get(index)).map(|(_, word)| word.unmarked());
        let name = match what {
            What::Poll if DOING.holds(next) || before.is_some_and(|before| OF_NO_HOUSE.holds(before)) => continue,
            What::Poll => name_before(&words, index)
                .or_else(|| name_behind(&words, index))
                .or_else(|| name_of_taker(&words, index)),
            What::Pollster => name_from(&words, index + 1).map(|(name, _)| name),
            What::Asked if TAKEN_BY.holds(next) => name_from(&words, index + 2).map(|(name, _)| name),
            What::Asked => continue,
        };
        let is_other = || {
            let near = words.get(index.saturating_sub(2)..index).unwrap_or_default();
            what == What::Poll && near.iter().any(|(_, word)| OTHERS.holds(word.unmarked()))
        };
        let span = Span::new(start + at, start + at + word.len()).filter(|_| name.is_some() || is_other());
        polls.extend(span.map(|span| Poll { span, name }));
    }
    polls
}

/// The name right before a noun, and what stands between: "the latest Selden College statewide poll".
fn name_before(words: &[(usize, &str)], noun: usize) -> Option<String> {
    let before = words.get(..noun)?;
    let between = |(_, word): &&(usize, &str)| {
        let bare = word.unmarked();
        BETWEEN.holds(bare) && (word.len() == bare.len() || bare.starts_with(char::is_lowercase))
    };
    let skipped = before.iter().rev().take_while(between).count();
    let before = before.get(..before.len() - skipped)?;
    let mut first = before.len();
    while let Some((_, word)) = first.checked_sub(1).and_then(|index| before.get(index)) {
        let joins = JOINTS.holds(word) && first < before.len();
        if is_closed(word) || !(is_name_like(word) || joins) || before.len() - first >= LONGEST {
            break;
        }
        first -= 1;
        if word.starts_with(['"', '“', '(']) {
            break;
        }
    }
    name_of(before.get(first..)?)
}

/// The name behind a noun and what leads to it: "a poll conducted last week by the Linden Institute".
fn name_behind(words: &[(usize, &str)], noun: usize) -> Option<String> {
    let (_, word) = words.get(noun)?;
    if word.unmarked().len() < word.len() && !word.starts_with(['"', '“', '(']) {
        return None;
    }
    let behind = words.get(noun + 1..)?;
    let leads = |(_, word): &(usize, &str)| TAKEN_BY.holds(word);
    let lead = behind.iter().take(WORDS_BEHIND).position(leads)?;
    // What stands between is of when and how it was taken, and ends in no comma.
    let between = behind.get(..lead)?;
    if between.iter().any(|(_, word)| word.ends_with([',', ';', ':', '.'])) {
        return None;
    }
    name_from(words, noun + lead + 2).map(|(name, _)| name)
}

/// The name right behind a noun, of whoever does what is done with polls: "a poll the Linden Institute conducted".
fn name_of_taker(words: &[(usize, &str)], noun: usize) -> Option<String> {
    let is_closed = words.get(noun).is_some_and(|(_, word)| word.unmarked().len() < word.len());
    let (name, end) = name_from(words, noun + 1).filter(|_| !is_closed)?;
    words.get(end).filter(|(_, word)| TAKING.holds(word.unmarked())).map(|_| name)
}

/// The name that begins at a word, or at the one behind its article, and the number of the word behind it.
fn name_from(words: &[(usize, &str)], start: usize) -> Option<(String, usize)> {
    let is_article = words.get(start).is_some_and(|(_, word)| ARTICLES.holds(word));
    let start = start + usize::from(is_article);
    let mut end = start;
    while let Some((_, word)) = words.get(end).filter(|_| end - start < LONGEST) {
        if !(is_name_like(word) || end > start && JOINTS.holds(word)) {
            break;
        }
        end += 1;
        if is_closed(word) {
            break;
        }
    }
    Some((name_of(words.get(start..end)?)?, end))
}

/// The words of a name without those that are no part of it, if any are left: not "Tuesday", "Ohio", "The".
fn name_of(words: &[(usize, &str)]) -> Option<String> {
    let bare = words.iter().map(|(_, word)| match unowned(word.unmarked()) {
        "" => word,
        bare => bare,
    });
    let bare: Vec<&str> = bare.collect();
    let is_part = |index: usize| {
        let Some(word) = bare.get(index) else { return false };
        let no_part = [&ARTICLES, &NO_PART, &MONTHS, &DAYS].iter().any(|list| list.holds(word));
        // "New" begins the name of a town, "Delhi" may stand alone.
        let begins = || bare.get(index + 1).is_some_and(|next| of(&format!("{word} {next}")).next().is_some());
        (!no_part || begins()) && !JOINTS.holds(word) && !POLLS.holds(word) && !is_country_or_people(word)
    };
    let is_region = |name: &str| of(name).any(|place| place.kind == Kind::Region);
    let first = (0..bare.len()).find(|index| is_part(*index))?;
    let mut name = bare.get(first..)?;
    // "CNN Iowa", "Ohio and South Dakota": where people were asked.
    while let Some(last) = name.len().checked_sub(1) {
        let of_two =
            last.checked_sub(1).filter(|index| name.get(*index..).is_some_and(|two| is_region(&two.join(" "))));
        let is_place = of_two.is_some() || name.get(last).is_some_and(|word| is_region(word));
        if !is_place && is_part(first + last) {
            break;
        }
        name = name.get(..of_two.unwrap_or(last))?;
    }
    (!name.is_empty()).then(|| name.join(" "))
}

/// Whether a word has the capital of a name, or joins two: "NBC", "Mason-Dixon", "/".
fn is_name_like(word: &str) -> bool {
    let bare = word.unmarked();
    bare.starts_with(char::is_uppercase) || bare.is_empty() && word.contains(['/', '&', '-', '–'])
}

/// Whether a comma, a bracket or a quotation mark behind a word parts it from what follows, or a full stop that is not its own, as in
/// "U.S.".
fn is_closed(word: &str) -> bool {
    let is_abbreviation = || word.trim_end_matches('.').contains('.');
    word.ends_with([',', ';', ':', ')', '"', '”']) || word.ends_with('.') && !is_abbreviation()
}

/// A name without the sign that something is its own.
fn unowned(word: &str) -> &str {
    bare_of_owner(word).trim_end_matches(['\'', '’'])
}

/// Words that many pollsters have in their names.
static OF_MANY: WordList = WordList::named("words of many pollsters");

/// Whether two names may be those of one house, as far as they tell: "NBC/Wall Street Journal" and "the WSJ". Names of which
/// nothing but common words is left tell nothing.
pub(crate) fn may_be_of_one_house(first: &str, second: &str) -> bool {
    let (first, second) = (telling(first), telling(second));
    first.is_empty() || second.is_empty() || first.iter().any(|word| second.contains(word))
}

/// The words of a name that tell it from others, and the initials of each of its parts.
fn telling(name: &str) -> Vec<String> {
    let parts = name.split(['/', '-', '–', '—', '&']).flat_map(|part| part.split(" and "));
    let mut telling = Vec::new();
    for part in parts {
        let words: Vec<String> = part.words().map(|word| lowered(unowned(word.unmarked())).into_owned()).collect();
        let of_name = || words.iter().filter(|word| !JOINTS.holds(word));
        // "Research Center" tells nothing, "Public Policy Polling" is "PPP".
        let tells = of_name().count() > 2 || of_name().count() == 2 && of_name().any(|word| !OF_MANY.holds(word));
        if tells {
            telling.push(of_name().filter_map(|word| word.chars().next()).collect());
        }
        telling.extend(words.into_iter().filter(|word| word.len() > 1 && !OF_MANY.holds(word) && !JOINTS.holds(word)));
    }
    telling
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::segment;

    /// Who took the polls that a sentence speaks of; a question mark for another one that nobody is named for.
    fn told(sentence: &str) -> Vec<String> {
        let polls = polls_in(sentence, 0, &mut LookedUp::of_text(sentence.len())).into_iter();
        polls.map(|poll| poll.name.unwrap_or_else(|| "?".to_owned())).collect()
    }

    #[test]
    fn a_poll_is_known_by_who_took_it() {
        for (sentence, names) in [
            ("A Selden College poll has Okoth at 48 percent.", vec!["Selden College"]),
            (
                "Okoth leads in the latest Echo/Linden Institute tracking poll of the Senate race.",
                vec!["Echo/Linden Institute"],
            ),
            (
                "Of the trams, 61 percent of riders think well, says a survey conducted in May by the Linden Institute.",
                vec!["Linden Institute"],
            ),
            ("The Echo's poll of growers and an older survey by Marsh & Sons differ.", vec!["Echo", "Marsh & Sons"]),
            (
                "On Tuesday a Center for Harbour Studies survey put it at 12 percent.",
                vec!["Center for Harbour Studies"],
            ),
            ("Most polls had him ahead.", vec!["?"]),
            (
                "In a poll the Linden Institute conducted by telephone 34 percent liked the trams.",
                vec!["Linden Institute"],
            ),
            ("An opinion poll by the Marsh institute has Lund at 14 percent.", vec!["Marsh"]),
            ("Pollsters Marsh & Sons see Berg at 60 percent.", vec!["Marsh & Sons"]),
            ("The latest Echo/Marsh College Ohio poll has Lund at 14 percent.", vec!["Echo/Marsh College"]),
            ("Of growers asked by the Harbour Board 41 percent fear frost.", vec!["Harbour Board"]),
        ] {
            assert_eq!(told(sentence), names, "{sentence}");
        }
    }

    #[test]
    fn what_names_nobody_is_no_poll_of_a_house() {
        for sentence in [
            "Okoth polls at 12 percent among growers.",
            "In Ohio the polls close at eight.",
            "The poll found that 48 percent like the trams.",
            "A Tuesday survey of Texas growers found frost on 40 percent of the fields.",
            "An Echo exit poll has Okoth at 48 percent.",
            "The survey, by the harbour, took three days.",
            "Asked by reporters, Berg put it at 12 percent.",
            "Of the poll Lund said that 48 percent is enough.",
            "Pollsters say that 48 percent is enough.",
            "The Ohio and South Dakota polls differ.",
        ] {
            assert_eq!(told(sentence), [""; 0], "{sentence}");
        }
    }

    /// Who took the poll that each number of a text is of.
    fn of_figures(text: &str, figures: &[&str]) -> Vec<Option<(String, Basis)>> {
        let document = Document::new("d", text);
        let segments = segment(&document.text);
        let polls = Polls::of(&document, &segments);
        let at = |figure: &&str| {
            let place = text.find(figure).unwrap();
            let sentence = segments.sentences[segments.sentence_at(place).unwrap()];
            let paragraph = &segments.paragraphs[sentence.paragraph];
            let span = Span::new(place, place + figure.len()).unwrap();
            polls.at(span, sentence.span, paragraph.span).map(|(name, basis)| (name.to_owned(), basis))
        };
        figures.iter().map(at).collect()
    }

    #[test]
    fn a_figure_is_of_the_poll_named_last_and_of_the_only_one_of_its_text() {
        let text =
            "A Selden College poll has Okoth at 48 percent. Among women it is 51 percent.\n\nThe mayor has 39 percent.";
        let selden = |basis| Some(("Selden College".to_owned(), basis));
        assert_eq!(
            of_figures(text, &["48", "51", "39"]),
            [selden(Basis::Said), selden(Basis::Carried), selden(Basis::Carried)]
        );
        let text = "A Selden College poll has 48 percent, and an Echo poll 44 percent, for the bridge.\n\nThe tram has 39 percent. \
                    Other polls give it 41 percent.";
        let echo = Some(("Echo".to_owned(), Basis::Said));
        assert_eq!(of_figures(text, &["48", "44", "39", "41"]), [selden(Basis::Said), echo, None, None]);
    }

    #[test]
    fn one_house_has_several_names() {
        for (name, other) in [
            ("NBC News/Wall Street Journal", "WSJ"),
            ("Echo/Linden Institute", "Linden Institute"),
            ("Quinnipiac University", "Quinnipiac"),
            ("Public Policy Polling", "PPP"),
            ("Research Center", "Echo"),
        ] {
            assert!(may_be_of_one_house(name, other) && may_be_of_one_house(other, name), "{name}, {other}");
        }
        for (name, other) in
            [("Selden College", "Marsh College"), ("NBC News", "CBS News"), ("Echo", "Linden Institute")]
        {
            assert!(!may_be_of_one_house(name, other), "{name}, {other}");
        }
    }
}
