//! The lines at the head of a Markdown file: what they say of the document. Site generators keep much else there; keys that
//! are not known are passed over with all that is set in below them.

use std::ops::Range;

use url::Url;

use crate::error::{Error, ErrorRepr};
use crate::model::PartialDate;
use crate::nearest::edits;

/// The keys of front matter.
const KEYS: [&str; 7] = ["id", "title", "publisher", "authors", "published", "url", "language"];

/// What site generators call the same. A key of the list above goes before these, wherever it stands.
const OTHER_NAMES: [(&str, &str); 7] = [
    ("author", "authors"),
    ("canonical_url", "url"),
    ("canonicalurl", "url"),
    ("date", "published"),
    ("lang", "language"),
    ("pubdate", "published"),
    ("publishdate", "published"),
];

/// How one who is known by several things is named, within `author`.
const NAME: &str = "name";

/// Characters that begin something else than plain words in YAML, so that a value beginning with one must be quoted.
const INDICATORS: &[char] = &['{', '}', ']', '&', '*', '!', '|', '>', '%', '@', '`', ',', '?'];

/// What front matter says, and the bytes it takes up, its fences included.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) authors: Vec<String>,
    pub(super) published: Option<PartialDate>,
    pub(super) url: Option<Url>,
    pub(super) language: Option<String>,
    pub(super) range: Range<usize>,
}

/// Where a line stands, for messages.
struct Place<'a> {
    file: &'a str,
    line: usize,
}

impl Place<'_> {
    fn error(&self, column: usize, message: impl Into<String>) -> Error {
        ErrorRepr::Malformed { file: self.file.to_owned(), line: self.line, column, message: message.into() }.into()
    }
}

/// A key of ours, and whether it stands under its own name.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Key {
    name: &'static str,
    own: bool,
}

impl Key {
    fn of(written: &str) -> Option<Key> {
        let own = KEYS.into_iter().find(|known| *known == written).map(|name| Key { name, own: true });
        let other = || OTHER_NAMES.into_iter().find(|(other, _)| other.eq_ignore_ascii_case(written));
        own.or_else(|| other().map(|(_, name)| Key { name, own: false }))
    }
}

/// Reads the front matter of a text; a text that does not begin with a line `---` has none.
pub(super) fn front_matter(file: &str, text: &str) -> Result<FrontMatter, Error> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.len() - body.len();
    let mut front = FrontMatter { range: start..start, ..FrontMatter::default() };
    let mut offset = start;
    let mut seen: Vec<Key> = Vec::new();
    // The key at the margin that a line belongs to; `None` where that is not ours.
    let mut within: Option<Key> = None;
    for (index, raw) in body.split_inclusive('\n').enumerate() {
        let place = Place { file, line: index + 1 };
        let line = raw.trim_end();
        offset += raw.len();
        match (index, line) {
            (0, "---") => continue,
            (0, _) => return Ok(front),
            (_, "---" | "...") => {
                front.range = start..offset;
                return Ok(front);
            }
            _ => {}
        }
        let content = line.trim_start();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        let item = content.strip_prefix("- ").map(str::trim);
        if item.is_some() || content == "-" || content.len() < line.len() {
            if within.is_some_and(|key| key.name == "authors") {
                let named = item.unwrap_or(content);
                let named = match key_and_value(named) {
                    Some((key, name)) => (key == NAME).then_some(name),
                    None => item,
                };
                if let Some(named) = named {
                    front.authors.extend(scalar(named, &place, column(line, named))?);
                }
            }
            continue;
        }
        let Some((written, value)) = key_and_value(content) else {
            // The lines of a text that goes on at the margin are no keys.
            if within.is_none() && index > 1 {
                continue;
            }
            let message = format!("front matter is made of lines `key: value`; found `{content}`");
            return Err(place.error(column(line, content), message));
        };
        within = Key::of(written);
        let Some(key) = within else {
            if let Some(near) = misspelt(written) {
                let message = format!("unknown key `{written}`; did you mean `{near}`?");
                return Err(place.error(column(line, content), message));
            }
            continue;
        };
        if key.own && seen.contains(&key) {
            return Err(place.error(column(line, content), format!("the key `{}` is given twice", key.name)));
        }
        if seen.iter().any(|before| before.name == key.name && before.own) {
            within = None;
            continue;
        }
        seen.push(key);
        match fill(&mut front, key.name, value, &place, column(line, value)) {
            // What another program keeps under its name is its own.
            Err(_) if !key.own => within = None,
            filled => filled?,
        }
    }
    if body.is_empty() {
        return Ok(front);
    }
    let message =
        "the front matter that begins here has no end; close it with a line `---`, or begin the text otherwise";
    Err(Place { file, line: 1 }.error(1, message))
}

/// The two sides of `key: value`.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let apart = value.is_empty() || value.starts_with([' ', '\t']);
    apart.then(|| (key.trim(), value.trim()))
}

/// The key that was meant by one that is a letter away from it. Keys of other programs are not so near.
fn misspelt(written: &str) -> Option<&'static str> {
    let near = |known: &&str| known.len() > 3 && edits(&written.to_ascii_lowercase(), known) <= 1;
    KEYS.into_iter().find(near)
}

fn fill(front: &mut FrontMatter, key: &str, value: &str, place: &Place<'_>, column: usize) -> Result<(), Error> {
    if key == "authors" {
        front.authors = match value.strip_prefix('[') {
            Some(list) => list_of(list, place, column)?,
            None => scalar(value, place, column)?.into_iter().collect(),
        };
        return Ok(());
    }
    let Some(value) = scalar(value, place, column)? else { return Ok(()) };
    match key {
        "id" => front.id = Some(value),
        "title" => front.title = Some(value),
        "publisher" => front.publisher = Some(value),
        "published" => {
            // A time of day may follow: "2021-05-12T08:30:00+01:00".
            let day = value.split(['T', ' ']).next().unwrap_or_default();
            let date = day.parse().map_err(|_| place.error(column, not_a_date(&value)))?;
            front.published = Some(date);
        }
        "url" => front.url = Some(address(&value).map_err(|message| place.error(column, message))?),
        _ => front.language = Some(value),
    }
    Ok(())
}

fn not_a_date(value: &str) -> String {
    match value.parse::<PartialDate>() {
        Err(error) => format!("`{value}`: {error}"),
        Ok(_) => format!("`{value}` is no date"),
    }
}

/// An address, or a sentence on why it is none.
pub(super) fn address(text: &str) -> Result<Url, String> {
    Url::parse(text)
        .map_err(|error| format!("`{text}` is not a full address ({error}); write it as in https://example.org/page"))
}

/// A plain or quoted value; `None` for nothing, `null` and `~`.
fn scalar(value: &str, place: &Place<'_>, column: usize) -> Result<Option<String>, Error> {
    if let Some(rest) = value.strip_prefix(['"', '\'']) {
        let (text, rest) = quoted(value, rest, place, column)?;
        if !(rest.is_empty() || rest.trim_start().starts_with('#')) {
            return Err(place.error(column, format!("`{}` follows the closing quote", rest.trim())));
        }
        return Ok(Some(text));
    }
    if value.starts_with('[') {
        return Err(place.error(column, "only `authors` may be a list; put a value that begins with `[` in quotes"));
    }
    if value.starts_with(INDICATORS) {
        let message = "a value that begins with this character has another meaning in YAML; put it in quotes";
        return Err(place.error(column, message));
    }
    // A comment follows behind a space.
    let value = value.split_once(" #").map_or(value, |(value, _)| value.trim_end());
    let value = if value.starts_with('#') { "" } else { value };
    Ok(Some(value).filter(|value| !matches!(*value, "" | "~" | "null")).map(str::to_owned))
}

/// The text of a quoted value, and what follows the closing quote. `rest` is `value` after its opening quote.
fn quoted<'a>(value: &str, rest: &'a str, place: &Place<'_>, column: usize) -> Result<(String, &'a str), Error> {
    let double = value.starts_with('"');
    let quote = if double { '"' } else { '\'' };
    let mut text = String::new();
    let mut chars = rest.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' if double => match chars.next() {
                Some(escaped @ ('"' | '\\' | '/')) => text.push(escaped),
                Some('t') => text.push('\t'),
                other => {
                    let other = other.map(String::from).unwrap_or_default();
                    let message =
                        format!("`\\{other}` is not known here; write `\\\"` for a quote and `\\\\` for a backslash");
                    return Err(place.error(column, message));
                }
            },
            c if c == quote => {
                // In single quotes a quote is written twice.
                match chars.as_str().strip_prefix('\'').filter(|_| !double) {
                    Some(after) => {
                        text.push('\'');
                        chars = after.chars();
                    }
                    None => return Ok((text, chars.as_str())),
                }
            }
            c => text.push(c),
        }
    }
    Err(place.error(column, "the quote that begins here is not closed on this line"))
}

/// The items of `[a, "b, c"]`, given what follows the bracket.
fn list_of(list: &str, place: &Place<'_>, column: usize) -> Result<Vec<String>, Error> {
    let unclosed = || place.error(column, "the list that begins here is not closed on this line; end it with `]`");
    let mut items = Vec::new();
    let mut rest = list.trim_start();
    loop {
        let after = if let Some(inner) = rest.strip_prefix(['"', '\'']) {
            let (item, after) = quoted(rest, inner, place, column)?;
            items.push(item);
            after.trim_start()
        } else {
            let end = rest.find([',', ']']).ok_or_else(unclosed)?;
            let (item, after) = rest.split_at_checked(end).ok_or_else(unclosed)?;
            items.extend(scalar(item.trim(), place, column)?);
            after
        };
        if let Some(more) = after.strip_prefix(',') {
            rest = more.trim_start();
        } else if let Some(end) = after.strip_prefix(']') {
            if end.trim().is_empty() || end.trim_start().starts_with('#') {
                return Ok(items);
            }
            return Err(place.error(column, format!("`{}` follows the closing bracket", end.trim())));
        } else {
            return Err(unclosed());
        }
    }
}

/// The column of `part`, a tail or middle of `line`, in characters counted from 1; 1 where it is empty.
fn column(line: &str, part: &str) -> usize {
    line.find(part)
        .filter(|_| !part.is_empty())
        .and_then(|at| line.get(..at))
        .map_or(1, |before| before.chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &str) -> Result<FrontMatter, String> {
        front_matter("a.md", &format!("---\n{lines}\n---\nbody\n")).map_err(|error| error.to_string())
    }

    #[test]
    fn reads_every_key_and_form() {
        let front = read(
            "# where it comes from\nid: osw-2022-06\ntitle: \"The \\\"new\\\" order: a view\"\npublisher: 'People''s Daily'\n\
             authors: [\"Smith, J.\", Ann Doe]\npublished: 2022-06\nurl: https://example.org/a?b=c#d\nlanguage: ~",
        )
        .unwrap();
        assert_eq!(front.id.as_deref(), Some("osw-2022-06"));
        assert_eq!(front.title.as_deref(), Some("The \"new\" order: a view"));
        assert_eq!(front.publisher.as_deref(), Some("People's Daily"));
        assert_eq!(front.authors, ["Smith, J.", "Ann Doe"]);
        assert_eq!(front.published.unwrap().to_string(), "2022-06");
        assert_eq!(front.url.unwrap().as_str(), "https://example.org/a?b=c#d");
        assert_eq!(front.language, None);
    }

    #[test]
    fn authors_may_stand_one_a_line() {
        assert_eq!(read("authors:\n  - Ann Doe\n  - 'J. Smith'\ntitle: x").unwrap().authors, ["Ann Doe", "J. Smith"]);
        assert_eq!(read("authors: Ann Doe").unwrap().authors, ["Ann Doe"]);
        assert_eq!(read("authors: []").unwrap().authors, Vec::<String>::new());
    }

    #[test]
    fn what_other_programs_keep_there_is_passed_over() {
        let front = read(
            "layout: post\ntitle: Mills  # short\ntags:\n  - water\nweight: 3\ndescription: >\n  Wheels\n  turn.\nmenu:\n  \
             main:\n    title: Not this\naliases: [/a, /b]\nurl_of_picture: {x: 1}\nlang: en",
        )
        .unwrap();
        assert_eq!((front.title.as_deref(), front.language.as_deref()), (Some("Mills"), Some("en")));
        assert_eq!(front.authors, Vec::<String>::new());
    }

    #[test]
    fn the_names_of_site_generators_are_known() {
        let front = read("date: 2019-03-02T08:30:00+01:00\nauthor:\n  name: Ann Doe\n  email: a@example.org").unwrap();
        assert_eq!(front.published.unwrap().to_string(), "2019-03-02");
        assert_eq!(front.authors, ["Ann Doe"]);
        let front = read("date: 2020-01-01\npublished: 2019\ndate: yesterday\nauthor: {x: y}").unwrap();
        assert_eq!(front.published.unwrap().to_string(), "2019");
        assert_eq!(read("published: 2019\ndate: 2020-01-01").unwrap().published.unwrap().to_string(), "2019");
        assert_eq!(read("authors:\n- name: J. Smith\n- Ann Doe").unwrap().authors, ["J. Smith", "Ann Doe"]);
        // A word of another program that is no date of ours.
        assert_eq!(read("date: 2 March 2019").unwrap().published, None);
    }

    #[test]
    fn mistakes_are_named_with_place_and_mend() {
        for (lines, message) in [
            ("publishd: 2022", "a.md:2:1: unknown key `publishd`; did you mean `published`?"),
            ("title: a\ntitle: b", "a.md:3:1: the key `title` is given twice"),
            ("published: June 2022", "a.md:2:12: `June 2022`: a date is written 2022, 2022-06 or 2022-06-05"),
            ("published: 2022-02-30", "a.md:2:12: `2022-02-30`: the calendar has no such month or day"),
            ("url: example.org", "a.md:2:6: `example.org` is not a full address"),
            ("title: \"open", "a.md:2:8: the quote that begins here is not closed on this line"),
            ("authors: [a, b", "a.md:2:10: the list that begins here is not closed on this line"),
            ("title: [a]", "a.md:2:8: only `authors` may be a list"),
            ("title: | ", "a.md:2:8: a value that begins with this character"),
            ("just words", "a.md:2:1: front matter is made of lines `key: value`; found `just words`"),
        ] {
            let error = read(lines).unwrap_err();
            assert!(error.starts_with(message), "{lines:?}: {error}");
        }
    }

    #[test]
    fn an_open_end_is_refused_and_no_front_matter_is_none() {
        let error = front_matter("a.md", "---\ntitle: x\n").unwrap_err();
        assert!(error.to_string().starts_with("a.md:1:1: the front matter that begins here has no end"), "{error}");
        assert_eq!(front_matter("a.md", "# Heading\n---\n").unwrap(), FrontMatter::default());
        assert_eq!(front_matter("a.md", "").unwrap(), FrontMatter::default());
    }
}
