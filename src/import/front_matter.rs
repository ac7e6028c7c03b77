//! The `key: value` lines at the head of a Markdown file: a small, strict part of YAML.

use std::ops::Range;

use url::Url;

use crate::error::{Error, ErrorRepr};
use crate::model::PartialDate;
use crate::nearest::nearest;

/// The keys of front matter, in the order in which messages list them.
const KEYS: [&str; 7] = ["id", "title", "publisher", "authors", "published", "url", "language"];

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

/// Reads the front matter of a text; a text that does not begin with a line `---` has none.
pub(super) fn front_matter(file: &str, text: &str) -> Result<FrontMatter, Error> {
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let start = text.len() - body.len();
    let mut front = FrontMatter { range: start..start, ..FrontMatter::default() };
    let mut offset = start;
    let mut seen: Vec<&str> = Vec::new();
    let mut in_authors = false;
    for (index, raw) in body.split_inclusive('\n').enumerate() {
        let place = Place { file, line: index + 1 };
        let line = raw.trim_end();
        offset += raw.len();
        match (index, line) {
            (0, "---") => continue,
            (0, _) => return Ok(front),
            (_, "---") => {
                front.range = start..offset;
                return Ok(front);
            }
            _ => {}
        }
        let content = line.trim_start();
        if content.is_empty() || content.starts_with('#') {
            continue;
        }
        if let Some(item) = content.strip_prefix("- ") {
            if !in_authors {
                return Err(place.error(column(line, content), "only `authors` may be a list"));
            }
            let author = scalar(item.trim(), &place, column(line, item.trim()))?;
            front.authors.extend(author);
            continue;
        }
        let Some((key, value)) =
            content.split_once(':').filter(|(_, value)| value.is_empty() || value.starts_with([' ', '\t']))
        else {
            let message = format!("front matter is made of lines `key: value`; found `{content}`");
            return Err(place.error(column(line, content), message));
        };
        let (key, value) = (key.trim(), value.trim());
        let Some(key) = KEYS.into_iter().find(|known| *known == key) else {
            let mend = match nearest(key, KEYS.into_iter()) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("the keys of front matter are {}", KEYS.join(", ")),
            };
            let message = format!("unknown key `{key}`; {mend}");
            return Err(place.error(column(line, content), message));
        };
        if seen.contains(&key) {
            return Err(place.error(column(line, content), format!("the key `{key}` is given twice")));
        }
        seen.push(key);
        in_authors = key == "authors" && value.is_empty();
        fill(&mut front, key, value, &place, column(line, value))?;
    }
    if body.is_empty() {
        return Ok(front);
    }
    let message =
        "the front matter that begins here has no end; close it with a line `---`, or begin the text otherwise";
    Err(Place { file, line: 1 }.error(1, message))
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
            let date = value.parse().map_err(|error| place.error(column, format!("`{value}`: {error}")))?;
            front.published = Some(date);
        }
        "url" => front.url = Some(address(&value).map_err(|message| place.error(column, message))?),
        _ => front.language = Some(value),
    }
    Ok(())
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
    if value.contains(" #") {
        return Err(place.error(column, "` #` begins a comment in YAML; put the value in quotes"));
    }
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
    fn mistakes_are_named_with_place_and_mend() {
        for (lines, message) in [
            ("publishd: 2022", "a.md:2:1: unknown key `publishd`; did you mean `published`?"),
            ("tags: x", "a.md:2:1: unknown key `tags`; the keys of front matter are id, title, publisher,"),
            ("title: a\ntitle: b", "a.md:3:1: the key `title` is given twice"),
            ("published: June 2022", "a.md:2:12: `June 2022`: a date is written 2022, 2022-06 or 2022-06-05"),
            ("published: 2022-02-30", "a.md:2:12: `2022-02-30`: the calendar has no such month or day"),
            ("url: example.org", "a.md:2:6: `example.org` is not a full address"),
            ("title: \"open", "a.md:2:8: the quote that begins here is not closed on this line"),
            ("authors: [a, b", "a.md:2:10: the list that begins here is not closed on this line"),
            ("title: a #1", "a.md:2:8: ` #` begins a comment in YAML; put the value in quotes"),
            ("title: [a]", "a.md:2:8: only `authors` may be a list"),
            ("title: | ", "a.md:2:8: a value that begins with this character"),
            ("just words", "a.md:2:1: front matter is made of lines `key: value`; found `just words`"),
            ("title: x\n- y", "a.md:3:1: only `authors` may be a list"),
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
