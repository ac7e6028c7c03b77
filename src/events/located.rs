//! The places that a document names, in its title and its text.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::countries::{TITLE, words_beside_dates};
use super::localities::bare;
use crate::model::Document;
use crate::places::{Kind, Meaning, Mention, Role, Standing, add_names, of, read_places};
use crate::text::{Segments, Spaced, lowered};
use crate::vocabulary::WordList;

/// The places of a document, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Located {
    text: Vec<Mention>,
    title: Vec<Mention>,
    /// The words that stand behind another in capital letters, as a family's name behind a person's own; once it is asked for.
    families: OnceCell<BTreeSet<String>>,
}

impl Located {
    pub(crate) fn of(document: &Document, segments: &Segments) -> Located {
        let sentences = segments.sentences.iter().map(|sentence| (sentence.span.start(), sentence.span.end()));
        let title = document.title.as_deref().unwrap_or_default();
        Located {
            text: read_places(&document.text, sentences),
            title: read_places(title, std::iter::once((0, title.len()))),
            families: OnceCell::new(),
        }
    }

    /// Whether a text has the name of a town for that of a person too: "Ann Lampa" and "in Lampa".
    pub(crate) fn is_person(&self, text: &str, mention: &Mention) -> bool {
        /// Of a larger town's name everybody would think of that town.
        const LARGE: u8 = 5;
        let town = mention.place().is_none_or(|place| place.kind == Kind::Town && place.magnitude < LARGE);
        let name = mention.name_in(text).filter(|name| town && !name.contains(' '));
        name.is_some_and(|name| self.is_family(text, name))
    }

    /// Whether a text has a word behind another in capital letters, as a family's name.
    pub(crate) fn is_family(&self, text: &str, name: &str) -> bool {
        self.families.get_or_init(|| families(text)).contains(name)
    }

    /// All of them, with what each counts for.
    pub(crate) fn all(&self) -> impl Iterator<Item = (&Mention, usize)> {
        self.title.iter().map(|mention| (mention, TITLE)).chain(self.text.iter().map(|mention| (mention, 1)))
    }

    /// Those in a stretch of the text.
    pub(crate) fn within(&self, start: usize, end: usize) -> &[Mention] {
        let first = self.text.partition_point(|mention| mention.start < start);
        let last = self.text.partition_point(|mention| mention.start < end);
        self.text.get(first..last).unwrap_or_default()
    }

    /// The towns, regions and spots in which a stretch of the text places something, as they stand there.
    pub(crate) fn towns(&self, text: &str, (start, end): (usize, usize)) -> Vec<String> {
        names(text, self.within(start, end).iter().filter(|mention| is_town(mention)))
    }

    /// Those of the title.
    pub(crate) fn towns_of_title(&self, title: &str) -> Vec<String> {
        // In a title any word may have a capital letter.
        let known = |mention: &&Mention| is_town(mention) && (mention.meaning != Meaning::Unknown || mention.has_noun);
        names(title, self.title.iter().filter(known))
    }

    /// The one region that the title names, as it stands there: "Berg wins Lampa Province". Where it names two, none.
    pub(crate) fn region_of_title(&self, title: &str) -> Option<String> {
        let region = |mention: &&Mention| {
            let name = title.get(mention.start..mention.end).unwrap_or_default();
            let bearer = matches!(mention.standing, Standing::People) || mention.role == Role::Speaker;
            !bearer && of(name).any(|place| place.kind == Kind::Region)
        };
        let mut regions = names(title, self.title.iter().filter(region));
        let only = regions.pop().filter(|_| regions.is_empty())?;
        Some(only)
    }

    /// The town at the head of the report, and its country: "NASHVILLE, Tenn. —".
    pub(crate) fn head(&self, text: &str) -> Option<(String, &'static str)> {
        let head = self
            .text
            .iter()
            .take_while(|mention| mention.sentence <= 1)
            .find(|mention| mention.standing == Standing::Head);
        let head = head.filter(|mention| !mention.is_country())?;
        Some((text.get(head.start..head.end)?.to_owned(), head.country()?))
    }

    /// The country that stands at the head of the report: "HUBLI, India —", "TRIPOLI, Libya (Reuters) -".
    pub(crate) fn country_of_head(&self, text: &str) -> Option<&'static str> {
        let end = dateline_end(text)?;
        let mut named = self.text.iter().take_while(|mention| mention.end <= end);
        named.find(|mention| mention.is_country()).and_then(Mention::country)
    }

    /// The town that the words for an event are joined with: "the riots in Lyon", "the Lyon riots", "the election of 4 May in
    /// Lyon". Of what fills a country only such a town is the event's own place.
    pub(crate) fn town_of(&self, text: &str, event: (usize, usize), (start, end): (usize, usize)) -> Vec<String> {
        /// So many words beside those of dates may stand between: "the riots in the city of Lyon".
        const BETWEEN: usize = 4;
        let words = |from: usize, to: usize| text.get(from..to).map_or(usize::MAX, words_beside_dates);
        let joined = |mention: &&Mention| match mention.standing {
            Standing::Compound => mention.end <= event.0 && words(mention.end, event.0) == 0,
            Standing::Within | Standing::Larger => mention.start >= event.1 && words(event.1, mention.start) <= BETWEEN,
            _ => false,
        };
        // A name that the table lacks may be a country's.
        let known = |mention: &&Mention| is_town(mention) && mention.meaning != Meaning::Unknown;
        names(text, self.within(start, end).iter().filter(known).filter(joined))
    }
}

/// Where the line ends that says from where and when a report is: "HUBLI, India, 16 March —". Its town is in capital letters.
pub(super) fn dateline_end(text: &str) -> Option<usize> {
    /// So many characters hold it.
    const HEAD: usize = 60;
    let end = text.char_indices().nth(HEAD).map_or(text.len(), |(at, _)| at);
    let start = text.get(..end)?;
    let mut words = start.words();
    let town = words.next().filter(|word| word.len() > 3 && !word.contains(char::is_lowercase))?;
    let dash = words.find(|word| matches!(*word, "-" | "–" | "—" | "--"))?;
    Some(start.get(town.len()..)?.find(dash)? + town.len())
}

/// The words of a text that stand behind another in capital letters which opens no sentence.
fn families(text: &str) -> BTreeSet<String> {
    /// A title that is cut short, with its dot.
    const TITLE_LENGTH: usize = 5;
    static NO_NAMES: WordList = WordList::named("before a place in capital letters");
    let mut families = BTreeSet::new();
    // The two words before, the last of them only where no mark ends it.
    let (mut last_but_one, mut before, mut follows_capital) = ("", "", false);
    for word in text.words() {
        let capital = word.starts_with(char::is_uppercase);
        if capital && follows_capital {
            let named = before.ends_with(char::is_alphanumeric);
            // "Mr. Lampa", "J. Lampa".
            let titled = before.len() <= TITLE_LENGTH && before.ends_with('.');
            let opens = last_but_one.is_empty() || last_but_one.ends_with(['.', '!', '?', '”', '"', ':']);
            let plain = before.trim_end_matches('.');
            if (named && !opens || titled) && !NO_NAMES.contains(&&*lowered(plain)) {
                families.insert(bare(word).to_owned());
            }
        }
        (last_but_one, before, follows_capital) = (before, word, capital);
    }
    families
}

/// Whether a mention says where something was, more narrowly than by a country.
fn is_town(mention: &Mention) -> bool {
    let says = !matches!(mention.standing, Standing::Owner | Standing::People);
    mention.places_event() && says && !mention.is_country()
}

/// The names, each once and as it stands in the text, sorted.
fn names<'a>(text: &str, mentions: impl Iterator<Item = &'a Mention>) -> Vec<String> {
    let mut names = Vec::new();
    add_names(&mut names, mentions.filter_map(|mention| text.get(mention.start..mention.end)).map(str::to_owned));
    names
}
