//! The place whose figures they are: the one that votes, that has what is counted, or whose toll it is.

use super::localities::{bare, is_part_noun, is_place_noun, name_length};
use super::whereabouts::{JOINING, PlaceNamed, country_at, is_capitalised, lower, named_after, span_of};
use crate::places::countries::country_named;
use crate::places::spelling;
use crate::text::Spaced;
use crate::vocabulary::WordList;

/// The one behind which those are who do something there: "police in Cusco".
static WITHIN: WordList = WordList::named("leading within a place");
/// The word by which a noun has a place: "the town of Lampa", "north of Lampa".
static OF: WordList = WordList::named("of a place");

/// "Glasgow voted Yes by 53.5 percent": what votes by a share is a place.
pub(crate) fn place_that_voted(text: &str, from: usize, to: usize) -> Option<PlaceNamed> {
    static VERBS: WordList = WordList::named("verbs of whereabouts");
    let before = text.get(from..to)?;
    let words: Vec<&str> = before.words().collect();
    let by = words.last().is_some_and(|word| matches!(*word, "by" | "by a"));
    let verb = words.iter().rposition(|word| VERBS.contains(word)).filter(|_| by)?;
    // The name right before the verb, or the one that opens the sentence: "Glasgow, the largest city, voted Yes".
    let at_once = (0..verb).rev().take_while(|index| {
        words.get(*index).is_some_and(|word| word.starts_with(char::is_uppercase) && !word.ends_with(','))
    });
    let start = at_once.last().unwrap_or(0);
    let length = name_length(&words, start);
    let raw = words.get(start..start + length).filter(|raw| !raw.is_empty())?;
    let first = raw.first()?.unmarked();
    let span = span_of(text, from, to, first);
    if let Some((country, _)) = country_at(raw) {
        return Some(PlaceNamed::country(country.to_owned(), span));
    }
    let name = raw.iter().map(|word| bare(word)).collect::<Vec<_>>().join(" ");
    (!spelling(&name).is_empty()).then(|| PlaceNamed::place(name, span))
}

/// "Turkey's toll rose to 35,418".
pub(crate) fn place_of_toll(text: &str, from: usize, to: usize) -> Option<PlaceNamed> {
    static TOLLS: WordList = WordList::named("tolls");
    let words: Vec<&str> = text.get(from..to)?.words().collect();
    words.windows(2).find_map(|pair| {
        let [owner, owned] = pair else { return None };
        let name = owner.strip_suffix("'s").or_else(|| owner.strip_suffix("’s"))?;
        let country = country_named(name)?;
        let span = span_of(text, from, to, name);
        TOLLS.contains(&&*lower(owned)).then(|| PlaceNamed::country(country.to_owned(), span))
    })
}

/// "It hit the Caribbean, where nearly 40 people were killed": the place right before the "where" that a figure stands behind.
pub(crate) fn place_of_relative(text: &str, from: usize, to: usize) -> Option<PlaceNamed> {
    static WHERE: WordList = WordList::named("relative of place");
    /// So many words between "where" and the figure: "where officials counted".
    const BETWEEN: usize = 3;
    let words: Vec<&str> = text.get(from..to)?.words().collect();
    let relative = words.len().saturating_sub(1 + BETWEEN);
    let relative = (relative..words.len()).find(|index| words.get(*index).is_some_and(|word| WHERE.contains(word)))?;
    let before = words.get(..relative)?;
    let last = before.last()?;
    // "In Sonoma County, where": the noun behind a name belongs to it.
    let noun = is_part_noun(&lower(last));
    let end = if noun { before.len() - 1 } else { before.len() };
    let names = (0..end).rev().take_while(|index| before.get(*index).is_some_and(|word| is_capitalised(word)));
    let start = names.last()?;
    let tail = before.get(start..)?;
    // "North of Miami, where": near by, and not there.
    let led_by_of = start > 0 && before.get(start - 1).is_some_and(|word| OF.contains(&&*lower(word)));
    if led_by_of && !before.get(start.checked_sub(2)?).is_some_and(|word| is_place_noun(&lower(word))) {
        return None;
    }
    let span = span_of(text, from, to, bare(tail.first()?));
    match country_at(tail) {
        Some((country, length)) if start + length == end => Some(PlaceNamed::country(country.to_owned(), span)),
        _ => {
            let length = name_length(before, start);
            let name = tail.get(..length)?.iter().map(|word| bare(word)).collect::<Vec<_>>().join(" ");
            let known = noun || is_listed(&name);
            (start + length == end && known).then(|| PlaceNamed { is_site: noun, ..PlaceNamed::place(name, span) })
        }
    }
}

/// "Ontario reported 120 deaths", "the U.S. has five cases": a place that the table knows, which has what is counted; "police in
/// Denver arrested 11".
pub(crate) fn place_that_counts(text: &str, from: usize, to: usize) -> Option<PlaceNamed> {
    static VERBS: WordList = WordList::named("counting of a place");
    static BESIDES: WordList = WordList::named("beside counting of a place");
    static DEEDS: WordList = WordList::named("deeds of those at a place");
    static ARTICLES: WordList = WordList::named("articles");
    let words: Vec<&str> = text.get(from..to)?.words().collect();
    let verb = words.len().checked_sub(1)?;
    if DEEDS.contains(&&*lower(words.get(verb)?)) {
        let led = words.iter().rposition(|word| WITHIN.contains(&&*lower(word))).filter(|led| *led > 0)?;
        let length = name_length(&words, led + 1);
        let length = country_at(words.get(led + 1..verb)?).map_or(length, |(_, length)| length);
        return (length > 0 && led + 1 + length == verb).then(|| named_after(text, from, &words, led))?;
    }
    // "Accounted for": a verb may be of two words.
    let two = words.get(verb.saturating_sub(1)..).map(|last| lower(&last.join(" ")).into_owned());
    let of_two = verb > 0 && two.is_some_and(|two| VERBS.contains(&two.as_str()));
    let verb = if of_two { verb - 1 } else { verb };
    (of_two || VERBS.contains(&&*lower(words.get(verb)?))).then_some(())?;
    let mut end = verb;
    while end > 0 && words.get(end - 1).is_some_and(|word| BESIDES.contains(&&*lower(word))) {
        end -= 1;
    }
    let clause = words.get(..end)?;
    let start = clause.iter().rposition(|word| word.ends_with([',', ';', ':'])).map_or(0, |at| at + 1);
    let skipped = |word: &&&str| JOINING.contains(&&*lower(word)) || ARTICLES.contains(&&*lower(word));
    let start = start + clause.get(start..)?.iter().take_while(skipped).count();
    let tail = clause.get(start..)?;
    let noun = tail.last().is_some_and(|word| is_part_noun(&lower(word)));
    let names = if noun { tail.len().checked_sub(1)? } else { tail.len() };
    let span = span_of(text, from, to, bare(tail.first()?));
    match country_at(tail) {
        Some((country, length)) if length == names => Some(PlaceNamed::country(country.to_owned(), span)),
        _ => {
            let length = name_length(tail, 0);
            let name = tail.get(..length)?.iter().map(|word| bare(word)).collect::<Vec<_>>().join(" ");
            (length > 0 && length == names && (noun || is_listed(&name)))
                .then(|| PlaceNamed { is_site: noun, ..PlaceNamed::place(name, span) })
        }
    }
}

/// Whether the table of places has a name.
fn is_listed(name: &str) -> bool {
    crate::places::of(name).next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_that_has_what_is_counted() {
        let relative = |text: &str| place_of_relative(text, 0, text.len()).map(|place| place.name);
        assert_eq!(relative("The storm also hit Jamaica, where ").as_deref(), Some("Jamaica"));
        assert_eq!(relative("Flames spread to Lampa district, where police counted ").as_deref(), Some("Lampa"));
        assert_eq!(relative("Mr Berg, where "), None);
        assert_eq!(relative("He went to the hall where "), None);
        let counts = |text: &str| place_that_counts(text, 0, text.len()).map(|place| place.name);
        assert_eq!(counts("The U.S. has ").as_deref(), Some("United States"));
        assert_eq!(counts("the Lampa district alone reported ").as_deref(), Some("Lampa"));
        assert_eq!(counts("while Peru recorded ").as_deref(), Some("Peru"));
        assert_eq!(counts("Peru accounted for ").as_deref(), Some("Peru"));
        assert_eq!(counts("Mr Berg reported "), None);
        assert_eq!(counts("Police in Peru reported "), None);
        assert_eq!(counts("Police in Cusco arrested ").as_deref(), Some("Cusco"));
        assert_eq!(counts("Gunmen in Peru killed ").as_deref(), Some("Peru"));
        assert_eq!(counts("In Cusco police arrested "), None);
        assert_eq!(relative("Cars burned north of Cusco, where "), None);
        let toll = "Turkey's toll rose to ";
        assert_eq!(place_of_toll(toll, 0, toll.len()).map(|place| place.name).as_deref(), Some("Turkey"));
    }
}
