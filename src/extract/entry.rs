//! What an entry of a list of sources says: authors, title, publisher, date, address.
//!
//! Entries keep to no one style. What is sure is read first, the address and the date; they bound the rest. What does
//! not parse stays in the raw text.

use std::ops::Range;

use url::Url;

use super::entry_date::{DateForm, EntryDate, address_dates, entry_dates};
use super::sentence::split_sentences;
use crate::model::{Document, PartialDate, Reference, ReferenceProblem, Span};

/// What a source shows, it shows early; an entry that runs on longer is commentary.
const READ_AT_MOST: usize = 8_000;

/// Reads the entry at `span`, whose words begin at `body` behind the number.
pub(super) fn read_entry(document: &Document, span: Span, key: &str, body: usize) -> Reference {
    let text = document.text.as_str();
    let mut reference = Reference::new(document.id.clone(), key, document.quote(span)).at(span);
    let mut end = span.end().min(body + READ_AT_MOST);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let Some(words) = text.get(body..end) else { return reference };
    let place = |range: &Range<usize>| Span::new(body + range.start, body + range.end);

    let addresses = addresses(words);
    let address = addresses.iter().find(|address| address.url.is_some());
    reference.url = address.and_then(|address| address.url.clone());
    let broken = addresses.iter().filter(|address| address.url.is_none());
    let broken = broken.filter_map(|address| place(&address.range));
    reference.problems.extend(broken.map(|span| ReferenceProblem::BrokenUrl { span }));

    let dates: Vec<EntryDate> = entry_dates(words)
        .into_iter()
        .filter(|date| !addresses.iter().any(|address| address.range.contains(&date.range.start)))
        .filter(|date| !is_visit(words, date.range.start))
        .collect();
    let limit = addresses.first().map(|address| address.range.start);
    let date = choose_date(words, &dates, limit).map(|date| settled(date, words, address));
    let date = date.as_ref();
    if let Some(date) = date {
        reference.published = date.date;
        let problem = place(&date.range).and_then(|span| match (date.form, date.date) {
            (_, None) => Some(ReferenceProblem::NoSuchDate { span }),
            (DateForm::Spaced, _) => Some(ReferenceProblem::SpacedDate { span }),
            (DateForm::Ambiguous, _) => Some(ReferenceProblem::AmbiguousDate { span }),
            _ => None,
        });
        reference.problems.extend(problem);
        let differs = address.filter(|address| dates_differ(date, address));
        let places = differs.and_then(|address| Some((place(&date.range)?, place(&address.range)?)));
        reference.problems.extend(places.map(|(span, url)| ReferenceProblem::DatesDiffer { span, url }));
    }
    reference.problems.sort_by_key(|problem| (problem.span(), *problem));

    let parts = match (date, limit) {
        (Some(date), _) if is_after_authors(words, date) => {
            let title = words.get(date.range.end..limit.unwrap_or(words.len())).unwrap_or_default();
            let mut parts = read_head(title.trim_start_matches([')', '.', ',', ':', ' ']));
            parts.authors = authors(words.get(..date.range.start).unwrap_or_default());
            parts
        }
        (Some(date), _) => read_head(words.get(..date.range.start).unwrap_or_default()),
        (None, Some(limit)) => read_head(words.get(..limit).unwrap_or_default()),
        (None, None) if begins_with_title(words) => read_quoted(trim_tail(words)).unwrap_or_default(),
        (None, None) => Parts::default(),
    };
    reference.authors = parts.authors;
    reference.title = parts.title;
    reference.publisher = parts.publisher;
    reference
}

// ---------------------------------------------------------------------------------------------------- addresses

struct Address {
    range: Range<usize>,
    /// `None` where it does not parse.
    url: Option<Url>,
}

/// Slips in how an address begins.
const BROKEN_STARTS: [&str; 10] = [
    "http//",
    "https//",
    "htp://",
    "htps://",
    "htttp://",
    "htttps://",
    "hhttp://",
    "hhttps://",
    "http:\\\\",
    "https:\\\\",
];

/// The addresses of an entry, broken ones among them, in order.
fn addresses(words: &str) -> Vec<Address> {
    let mut addresses = Vec::new();
    let mut offset = 0;
    for word in words.split(char::is_whitespace) {
        let start = offset;
        offset += word.len();
        // The white space that ended the word is one character; two bytes or three for the wider ones.
        offset += words.get(offset..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        addresses.extend(address_in(words, word, start));
    }
    addresses
}

fn address_in(words: &str, word: &str, start: usize) -> Option<Address> {
    let address = |from: usize, parse: &dyn Fn(&str) -> Option<Url>| {
        let bare = trim_address(word.get(from..)?);
        let range = start + from..start + from + bare.len();
        Some(Address { range, url: parse(bare) })
    };
    let with_host =
        |text: &str| Url::parse(text).ok().filter(|url| url.host_str().is_some_and(|host| host.contains('.')));
    if let Some(from) = word.find("http://").or_else(|| word.find("https://")) {
        // "hhttp://" and the like hold the right beginning within them.
        let inside = word.get(..from).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()));
        return if inside { address(0, &|_| None) } else { address(from, &with_host) };
    }
    let opened = word.len() - word.trim_start_matches(['(', '[', '<', '"', '“', '«', '‘']).len();
    let shown = word.get(opened..)?;
    if BROKEN_STARTS.iter().any(|broken| shown.starts_with(broken)) || is_one_slash(shown) {
        return address(opened, &|_| None);
    }
    if shown.starts_with("www.") {
        return address(opened, &|text| with_host(&format!("https://{text}")));
    }
    if let Some(number) = shown.strip_prefix("doi:").unwrap_or(shown).strip_prefix("10.") {
        let registrant = number.bytes().take_while(u8::is_ascii_digit).count();
        if (4..=9).contains(&registrant) && number.as_bytes().get(registrant) == Some(&b'/') {
            return address(opened, &|text| with_host(&format!("https://doi.org/{}", text.trim_start_matches("doi:"))));
        }
    }
    let ends = words.get(start + word.len()..).is_none_or(|rest| rest.trim().is_empty());
    let domain = trim_address(shown);
    let stopped = shown.get(domain.len()..).is_some_and(|tail| tail.starts_with(['.', ';', ')', ']']));
    ((ends || stopped) && is_domain(domain)).then(|| address(opened, &|text| with_host(&format!("https://{text}"))))?
}

/// "http:/example.org"
fn is_one_slash(word: &str) -> bool {
    ["http:/", "https:/"]
        .iter()
        .any(|start| word.strip_prefix(start).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric())))
}

/// An address without the punctuation of the sentence around it.
fn trim_address(word: &str) -> &str {
    let mut bare = word;
    loop {
        let cut = bare.trim_end_matches(['.', ',', ';', ':', '!', '?', '"', '\'', '”', '’', '»', '>', ']', '…', '*']);
        let closes_nothing = cut.ends_with(')') && !cut.contains('(');
        let cut = if closes_nothing { cut.trim_end_matches(')') } else { cut };
        if cut.len() == bare.len() {
            return bare;
        }
        bare = cut;
    }
}

/// A domain name on its own, "osw.example.pl": in lower case, because "Gazeta.Ru" is the name of a publisher.
fn is_domain(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or_default();
    let well_formed = host.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'));
    let last = host.rsplit('.').next().unwrap_or_default();
    well_formed
        && host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
        && (2..=10).contains(&last.len())
        && last.bytes().all(|byte| byte.is_ascii_lowercase())
        && host.len() > last.len() + 3
}

// ---------------------------------------------------------------------------------------------------- dates

/// Words before the date of a visit, which is not the date of publication.
const VISITS: [&str; 8] = ["access", "archived", "as of", "checked", "retrieved", "updated", "viewed", "visited"];

/// How far before its date a visit is told, in bytes: "Archived from the original on".
const BEFORE_VISIT: usize = 48;

fn is_visit(words: &str, date: usize) -> bool {
    let mut start = date.saturating_sub(BEFORE_VISIT);
    while !words.is_char_boundary(start) {
        start += 1;
    }
    let before = words.get(start..date).unwrap_or_default().to_lowercase();
    let clause = before.rsplit(['.', ';']).find(|part| !part.trim().is_empty()).unwrap_or_default();
    VISITS.iter().any(|visit| clause.contains(visit))
}

/// The date of publication: the last one before the address, or the one that ends the entry.
fn choose_date<'a>(words: &str, dates: &'a [EntryDate], limit: Option<usize>) -> Option<&'a EntryDate> {
    let after_authors = dates.iter().find(|date| is_after_authors(words, date));
    let whole = |date: &&EntryDate| date.form != DateForm::Year;
    match limit {
        Some(limit) => {
            let mut before = dates.iter().rev().filter(|date| date.range.end <= limit && limit - date.range.end <= 200);
            let last = before.clone().find(whole);
            last.or(after_authors).or_else(|| before.next())
        }
        None => {
            let ends = |date: &&EntryDate| {
                let rest = words.get(date.range.end..).unwrap_or_default();
                let rest = rest.trim_start_matches([')', ']', '.', ',', ';', ' ', '\n']);
                let visit = rest.len() <= 200
                    && ["Archived", "Retrieved", "Accessed"].iter().any(|word| rest.starts_with(word));
                rest.is_empty() || visit || (rest.len() <= 60 && !rest.contains(". ") && is_locator(rest))
            };
            let last = dates.iter().rev().find(|date| ends(date));
            last.filter(whole).or(after_authors).or(last)
        }
    }
}

/// What may follow a date at the end of an entry: pages, a visit, a language.
fn is_locator(rest: &str) -> bool {
    let lowered = rest.to_lowercase();
    ["p.", "pp.", "no.", "vol.", "in ", "(in ", "[in ", "accessed", "retrieved", "archived", "visited"]
        .iter()
        .any(|start| lowered.starts_with(start))
}

/// "Lind, A. (2016). Bridges": the date stands in brackets behind the authors.
fn is_after_authors(words: &str, date: &EntryDate) -> bool {
    let before = words.get(..date.range.start).unwrap_or_default();
    let after = words.get(date.range.end..).unwrap_or_default();
    before.len() <= 200
        && before.ends_with('(')
        && after.starts_with(')')
        && after.len() > 12
        && !authors(before).is_empty()
}

/// A date whose day and month may stand either way, settled by its own address where that names one of the two days.
fn settled(date: &EntryDate, words: &str, address: Option<&Address>) -> EntryDate {
    let mut settled = date.clone();
    if date.form != DateForm::Ambiguous {
        return settled;
    }
    let days =
        address.and_then(|address| address.url.as_ref()).map(|url| address_dates(url.path())).unwrap_or_default();
    let parts: Vec<u8> = words
        .get(date.range.clone())
        .unwrap_or_default()
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|part| part.parse().ok())
        .collect();
    let (Some(year), [a, b, ..]) = (date.date, parts.as_slice()) else { return settled };
    let either = [(b, a), (a, b)].map(|(month, day)| PartialDate::day(year.year_number(), *month, *day));
    let named: Vec<PartialDate> = either.into_iter().flatten().filter(|day| days.contains(day)).collect();
    if let [one] = named.as_slice() {
        settled.date = Some(*one);
        settled.form = DateForm::Whole;
    }
    settled
}

/// Whether the address names a day, and no day that it may name lies within a day of the entry's date.
fn dates_differ(date: &EntryDate, address: &Address) -> bool {
    let (Some(date), Some(url)) = (date.date, &address.url) else { return false };
    // An archive's address carries the day of archiving.
    if date.day_number().is_none() || url.path().contains("://") || url.path().contains("http") {
        return false;
    }
    let days = address_dates(url.path());
    // A day's allowance: midnight falls at different hours.
    let near = |other: &PartialDate| (other.first_day() - date.first_day()).num_days().abs() <= 1;
    !days.is_empty() && !days.iter().any(near)
}

// ---------------------------------------------------------------------------------------------------- words

#[derive(Debug, Default, PartialEq, Eq)]
struct Parts {
    authors: Vec<String>,
    title: Option<String>,
    publisher: Option<String>,
}

fn trim_tail(words: &str) -> &str {
    words.trim_end_matches([' ', ',', '.', '(', '[', '<', ';', ':', '–', '-', '\n', '\u{a0}'])
}

/// Whether an entry without date and address begins with a title in quotation marks, after an author at most. Elsewhere
/// a quotation is commentary.
fn begins_with_title(words: &str) -> bool {
    last_quoted(trim_tail(words)).is_some_and(|quote| {
        let before = words.get(..quote.start).unwrap_or_default().trim();
        quote.closed && (before.is_empty() || is_lead_in(before) || !authors(before).is_empty())
    })
}

/// Reads what stands before the date or the address.
fn read_head(head: &str) -> Parts {
    let head = trim_tail(head);
    if let Some(parts) = read_quoted(head) {
        return parts;
    }
    // "Title of the text. Publisher"
    let pieces = sentences(head);
    if let [.., last] = pieces.as_slice()
        && pieces.len() >= 2
        && let Some(publisher) = publisher(head.get(last.clone()).unwrap_or_default())
    {
        let words = trim_tail(head.get(..last.start).unwrap_or_default());
        let (authors, title) = match pieces.as_slice() {
            // "Lind, A. Title of the text. Publisher"
            [first, _, _, ..] => {
                let names = authors(head.get(first.clone()).unwrap_or_default());
                let title = head.get(first.end..last.start).filter(|_| !names.is_empty());
                (names, title.map_or(words, trim_tail))
            }
            _ => (Vec::new(), words),
        };
        return Parts { authors, title: title_of(title), publisher: Some(publisher) };
    }
    // "Title of the text, Publisher"; or the publisher alone.
    if pieces.len() == 1 && head.len() <= 300 {
        return match head.rsplit_once(", ") {
            Some((title, last)) if title.split_whitespace().count() >= 3 => {
                Parts { authors: Vec::new(), title: title_of(title), publisher: publisher(last) }
            }
            None if head.split_whitespace().count() <= 6 => Parts { publisher: publisher(head), ..Parts::default() },
            _ => Parts::default(),
        };
    }
    Parts::default()
}

fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut pieces = Vec::new();
    split_sentences(text, 0, text.len(), |start, end| pieces.push(start..end));
    pieces
}

/// Reads a head whose title stands in quotation marks, one of which may be missing.
fn read_quoted(head: &str) -> Option<Parts> {
    let quote = last_quoted(head)?;
    let before = head.get(..quote.start)?.trim();
    let after = head.get(quote.end..).unwrap_or_default();
    if !quote.closed {
        // "‘Title without its end, Publisher"
        let inside = head.get(quote.inside.clone())?;
        let (title, last) = match inside.rsplit_once(", ") {
            Some((title, last)) => (title, publisher(last)),
            None => (inside, None),
        };
        return Some(Parts { authors: authors(before), title: title_of(title), publisher: last });
    }
    let comma = after.starts_with([',', ';']);
    let pieces = sentences(after);
    if let [.., last] = pieces.as_slice()
        && pieces.len() >= 2
        && !after.starts_with(['.', '?', '!'])
        && let Some(publisher) = publisher(after.get(last.clone()).unwrap_or_default())
    {
        // "«Words», said someone. Publisher": the title goes on behind the quotation.
        let end = quote.end + last.start;
        let title = title_of(head.get(quote.start..end)?);
        return Some(Parts { authors: authors(before), title, publisher: Some(publisher) });
    }
    let inside = head.get(quote.inside.clone())?;
    let rest = after.trim_start_matches([',', ';', '.', '?', '!', ':', ' ']);
    let last = if comma || inside.ends_with(',') {
        rest.split(", ").next()
    } else {
        rest.split(['.', ',']).map(str::trim).find(|part| !part.is_empty()).or(Some(rest))
    };
    // A name with a full stop inside, "Gazeta.Ru", is one name.
    let last = match last {
        Some(part) if rest.get(part.len()..).is_some_and(|tail| tail.starts_with('.') && !tail.starts_with(". ")) => {
            rest.split(", ").next().and_then(|part| part.split(". ").next())
        }
        other => other,
    };
    // "11 candidates: «words». Publisher": the quotation is the end of the title.
    let belongs = !comma
        && !before.is_empty()
        && !inside.ends_with([',', '.'])
        && before.ends_with(|c: char| c == ':' || c.is_alphanumeric())
        && !is_lead_in(before);
    let title = if belongs { head.get(..quote.end) } else { Some(inside) };
    let authors = if belongs { Vec::new() } else { authors(before) };
    Some(Parts { authors, title: title.and_then(title_of), publisher: last.and_then(publisher) })
}

struct Quoted {
    /// Its first byte, the mark's.
    start: usize,
    /// The byte after its last, the mark's.
    end: usize,
    inside: Range<usize>,
    closed: bool,
}

/// The last quotation in a head that is followed by what follows titles.
fn last_quoted(head: &str) -> Option<Quoted> {
    let mut found = None;
    let mut from = 0;
    while let Some((start, mark)) =
        head.get(from..)?.char_indices().find(|(_, c)| matches!(c, '«' | '“' | '„' | '"' | '‘'))
    {
        let start = from + start;
        let inside = start + mark.len_utf8();
        let rest = head.get(inside..)?;
        let close = match mark {
            '«' => closing_guillemet(rest),
            '“' => rest.find(['”', '"']),
            '„' => rest.find(['“', '”', '"']),
            '"' => rest.find(['"', '”']),
            // An apostrophe looks like the mark that closes: the last one before punctuation is it.
            _ => rest
                .char_indices()
                .rev()
                .filter(|(_, c)| matches!(c, '’' | '‘' | '\''))
                .filter(|(place, c)| {
                    rest.get(place + c.len_utf8()..)
                        .is_some_and(|after| after.is_empty() || after.starts_with([',', '.', ';', ':', ')', '?', '!']))
                })
                .map(|(place, _)| place)
                .next(),
        };
        let Some(close) = close else {
            found = Some(Quoted { start, end: head.len(), inside: inside..head.len(), closed: false });
            break;
        };
        let end = inside + close + rest.get(close..)?.chars().next().map_or(1, char::len_utf8);
        let after = head.get(end..)?;
        let titled = after.is_empty()
            || after.starts_with([',', '.', ';', ':', '?', '!'])
            || head.get(inside..inside + close)?.ends_with([',', '.']);
        if titled {
            found = Some(Quoted { start, end, inside: inside..inside + close, closed: true });
        }
        from = end;
    }
    // "Title whose opening mark is missing’, Publisher"
    found.or_else(|| {
        let place = ["’,", "”,", "»,", "‘,"].iter().filter_map(|mark| head.find(mark)).min()?;
        let end = place + head.get(place..)?.chars().next()?.len_utf8();
        Some(Quoted { start: 0, end, inside: 0..place, closed: true })
    })
}

/// Where the guillemet closes that stands before `rest`, with others nested inside.
fn closing_guillemet(rest: &str) -> Option<usize> {
    let mut depth = 1;
    for (place, character) in rest.char_indices() {
        match character {
            '«' => depth += 1,
            '»' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(place);
        }
    }
    rest.find('»')
}

/// Words that lead to a source and are no part of it.
const LEAD_INS: [&str; 10] =
    ["see also ", "see ", "cf. ", "source: ", "sources: ", "quoted after ", "in: ", "after ", "based on ", "from "];

fn is_lead_in(before: &str) -> bool {
    let lowered = format!("{} ", before.to_lowercase());
    LEAD_INS.iter().any(|lead| lowered.starts_with(lead))
}

fn title_of(words: &str) -> Option<String> {
    let mut title = words.trim().trim_end_matches([',', '.', ';', ' ']).trim();
    for lead in LEAD_INS {
        let start = title.get(..lead.len()).unwrap_or_default();
        if start.eq_ignore_ascii_case(lead) {
            title = title.get(lead.len()..).unwrap_or_default().trim();
        }
    }
    let quoted = title.strip_prefix(['«', '“', '"', '‘', '„']);
    let bare = quoted.and_then(|inside| inside.strip_suffix(['»', '”', '"', '’', '‘', '“']));
    let bare = bare.filter(|inside| !inside.contains(['»', '”', '"', '“', '«'])).unwrap_or(title);
    let letters = bare.chars().filter(|c| c.is_alphabetic()).count();
    (letters >= 2 && bare.len() <= 500).then(|| bare.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn publisher(words: &str) -> Option<String> {
    let name = words.trim().trim_matches([',', '.', ';', ':', '(', ')', ' ', '-', '–']).trim();
    let fits = name.len() <= 90 && name.split_whitespace().count() <= 9 && name.chars().any(char::is_alphabetic);
    let named = name.chars().find(|c| c.is_alphanumeric()).is_some_and(|c| c.is_uppercase() || c.is_numeric());
    (fits && (named || is_domain(name))).then(|| name.to_owned())
}

/// The authors before a title: "See A. Lind and B. Osei,"; "Lind, A., & Osei, B. (". Empty where the words are no names.
fn authors(before: &str) -> Vec<String> {
    let mut words = before.trim().trim_end_matches([',', ':', '(', ' ']);
    words = words.rsplit(": ").next().unwrap_or(words);
    if let Some((_, last)) =
        words.rsplit_once("see ").or_else(|| words.rsplit_once("See ")).or_else(|| words.rsplit_once("Cf. "))
    {
        words = last;
    }
    let mut names: Vec<String> = Vec::new();
    for group in words.split([';', '&']).flat_map(|group| group.split(" and ")) {
        let mut first = true;
        for part in group.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let initials = part.split(['.', ' ', '-']).all(|letters| letters.chars().count() <= 1);
            let single = |name: &str| !name.contains([' ', '.', ',']);
            match names.last_mut() {
                // "Lind, A."
                Some(last) if initials && !last.contains(['.', ',']) => *last = format!("{last}, {part}"),
                // "Lind, Anna"
                Some(last) if !first && single(last) && single(part) => *last = format!("{last}, {part}"),
                _ => names.push(part.to_owned()),
            }
            first = false;
        }
    }
    let is_name = |name: &String| {
        let count = name.split_whitespace().count();
        (1..=5).contains(&count)
            && name.len() <= 60
            && name.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || PARTICLES.contains(&word))
            && !name.contains(|c: char| c.is_ascii_digit())
    };
    // A single word is a name only beside an initial.
    let whole = |name: &String| name.contains(' ');
    if names.len() <= 12 && names.iter().all(is_name) && names.iter().all(whole) { names } else { Vec::new() }
}

/// What stands inside names in lower case.
const PARTICLES: [&str; 12] = ["al", "bin", "da", "de", "del", "den", "der", "di", "la", "le", "van", "von"];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Reference {
        let document = Document::new("d", text);
        read_entry(&document, document.span(0, text.len()).unwrap(), "1", 0)
    }

    #[test]
    fn reads_entries_of_many_styles() {
        for (text, authors, title, publisher, published, url) in [
            (
                "Bridge wins 81.3% of the vote in Lindby. Echo, 21.11.2021. https://echo.example/21/11/2021/ab",
                "",
                "Bridge wins 81.3% of the vote in Lindby",
                "Echo",
                "2021-11-21",
                "https://echo.example/21/11/2021/ab",
            ),
            (
                "See A. Lind, ‘The miners’ town escapes’, Echo, 5 January 2022, echo.com.example.",
                "A. Lind",
                "The miners’ town escapes",
                "Echo",
                "2022-01-05",
                "https://echo.com.example/",
            ),
            (
                "«Bridges – for all. Now». Institute for River Studies, 28.10.2022.",
                "",
                "Bridges – for all. Now",
                "Institute for River Studies",
                "2022-10-28",
                "",
            ),
            (
                "11 bridges: «mend or end». Gazeta.Ru, 18.10.2022.",
                "",
                "11 bridges: «mend or end»",
                "Gazeta.Ru",
                "2022-10-18",
                "",
            ),
            (
                "«A new sort of bridge will be built», Osei. River TV, 18.11.2022. www.river.example/a",
                "",
                "«A new sort of bridge will be built», Osei",
                "River TV",
                "2022-11-18",
                "https://www.river.example/a",
            ),
            (
                "What became of the bridge? Who paid for it? Daily Echo, 3 May 2019",
                "",
                "What became of the bridge? Who paid for it?",
                "Daily Echo",
                "2019-05-03",
                "",
            ),
            (
                "Lind, A., & Osei, B. (2020). Bridges in the north. River Press. https://doi.org/10.1234/x.5",
                "Lind, A.|Osei, B.",
                "Bridges in the north",
                "River Press",
                "2020",
                "https://doi.org/10.1234/x.5",
            ),
            (
                "Lind, Anna. “The bridge falls.” The Echo, 5 May 2020, echo.example. Accessed 7 June 2021.",
                "",
                "The bridge falls",
                "The Echo",
                "2020-05-05",
                "https://echo.example/",
            ),
            (
                "B. Novak, ‘An end that is missing. And more of it, The Echo, 15 April 2022, echo.example.",
                "B. Novak",
                "An end that is missing. And more of it",
                "The Echo",
                "2022-04-15",
                "https://echo.example/",
            ),
            (
                "Whose start is missing’, Echo Weekly, 26 May 2022.",
                "",
                "Whose start is missing",
                "Echo Weekly",
                "2022-05-26",
                "",
            ),
            (
                "See A. Lind, ‘Bridges. A history’, ECHO, Lindby 2016, echo.example.",
                "A. Lind",
                "Bridges. A history",
                "ECHO",
                "2016",
                "https://echo.example/",
            ),
            ("Reuters, 5 January 2022", "", "", "Reuters", "2022-01-05", ""),
        ] {
            let found = read(text);
            assert_eq!(found.authors.join("|"), authors, "{text}");
            assert_eq!(found.title.as_deref().unwrap_or_default(), title, "{text}");
            assert_eq!(found.publisher.as_deref().unwrap_or_default(), publisher, "{text}");
            assert_eq!(found.published.map(|date| date.to_string()).unwrap_or_default(), published, "{text}");
            assert_eq!(found.url.map(String::from).unwrap_or_default(), url, "{text}");
            assert_eq!(found.problems, [], "{text}");
        }
    }

    #[test]
    fn the_date_of_an_archive_is_none_of_publication() {
        let found = read(
            "\"Bridge falls\". Reuters. 15 July 2021. Archived from the original on 16 July 2021. Retrieved 3 August 2021.",
        );
        assert_eq!(found.published.map(|date| date.to_string()).as_deref(), Some("2021-07-15"));
    }

    #[test]
    fn leaves_commentary_raw() {
        for text in [
            "This took place on 5 May. The changes were adopted on 19 May by the council of the town.",
            "It was in the interest of the town to mend the bridge quickly, and it wanted to show that it could.",
            "It had paid a ‘debt of thanks’ to the town, and so the ‘old rift’, it seemed, was healed.",
            "The law of 5 May 2021 was changed twice, and nobody noticed it at the time, or said so.",
        ] {
            let found = read(text);
            assert_eq!((found.title, found.publisher, found.published, found.url), (None, None, None, None), "{text}");
        }
    }

    #[test]
    fn names_what_is_malformed() {
        let kinds = |text: &str| -> Vec<String> {
            let document = Document::new("d", text);
            let problems = read(text).problems;
            problems.iter().map(|problem| document.quote(problem.span()).to_owned()).collect()
        };
        assert_eq!(kinds("«Bridge». Echo, 17.11. 2021. https://echo.example/2021/11/17/x/"), ["17.11. 2021"]);
        assert_eq!(kinds("«Bridge». Echo, 31.02.2021."), ["31.02.2021"]);
        assert_eq!(kinds("«Bridge». Echo, 05/06/2021."), ["05/06/2021"]);
        assert_eq!(kinds("«Bridge». Echo, 5 June 2021, htps://echo.example/a."), ["htps://echo.example/a"]);
        assert_eq!(kinds("«Bridge». Echo, 15.06.2021. https://echo.example/2021/07/15/x"), ["15.06.2021"]);
        for innocent in [
            "«Bridge». Echo, 15.06.2021. https://echo.example/2021/06/16/x",
            "«Bridge». Echo, June 2021. https://echo.example/2021/07/15/x",
            "«Bridge». Echo, 15.06.2021. https://archive.example/web/2023/01/05/https://echo.example/x",
            "«Bridge». Echo, 26/10/2021. https://echo.example/a_(b)",
            "«Bridge». Echo, 05/06/2021. https://echo.example/2021/06/05/x",
        ] {
            assert_eq!(kinds(innocent), Vec::<String>::new(), "{innocent}");
        }
    }

    proptest::proptest! {
        #[test]
        fn reads_anything(text in "([«»“”\"‘’,.:;?() \n]|https?://|www\\.|[A-Za-zé]{1,9}|[0-9./]{1,10}|See |\\PC){0,60}") {
            let found = read(&text);
            proptest::prop_assert_eq!(found.raw, text.clone());
            let document = Document::new("d", text);
            proptest::prop_assert!(found.problems.iter().all(|problem| document.holds(problem.span())));
        }
    }
}
