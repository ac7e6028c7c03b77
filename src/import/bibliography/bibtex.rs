//! BibTeX and BibLaTeX.

use std::ops::Range;

use biblatex::{Bibliography, Chunk, ChunksExt, Entry as Source, Spanned};

use super::{Entry, address};
use crate::error::{Error, ErrorRepr};
use crate::model::PartialDate;
use crate::sources::entry_date;

/// Where an entry says who published it: what an article stands in before the house behind it.
const PUBLISHERS: [&str; 9] = [
    "journaltitle",
    "journal",
    "maintitle",
    "booktitle",
    "publisher",
    "organization",
    "institution",
    "school",
    "howpublished",
];

/// The entries of a file.
pub(super) fn entries(path: &str, text: &str) -> Result<Vec<Entry>, Error> {
    let file = File { path, text };
    if let Some(place) = too_deep(text) {
        let message = format!("braces are nested more than {MOST_DEEP} deep; mend the entry there");
        return Err(file.error(&(place..place), message));
    }
    let bibliography = Bibliography::parse(text).map_err(|error| {
        file.error(&error.span, format!("this is not BibTeX: {}; mend the entry there", error.kind))
    })?;
    bibliography.iter().map(|source| file.entry(source)).collect()
}

/// No entry nests its braces deeper: the reader of BibTeX takes time by the square of the depth.
const MOST_DEEP: usize = 60;

/// Where braces are nested too deep.
fn too_deep(text: &str) -> Option<usize> {
    let mut deep: usize = 0;
    let mut escaped = false;
    text.bytes().position(|byte| {
        let counts = !escaped;
        escaped = byte == b'\\' && counts;
        match byte {
            b'{' if counts => deep += 1,
            b'}' if counts => deep = deep.saturating_sub(1),
            _ => {}
        }
        deep > MOST_DEEP
    })
}

struct File<'a> {
    path: &'a str,
    text: &'a str,
}

impl File<'_> {
    fn entry(&self, source: &Source) -> Result<Entry, Error> {
        let field =
            |name: &str| source.get(name).map(ChunksExt::format_verbatim).filter(|words| !words.trim().is_empty());
        let authors = source.author().unwrap_or_default().into_iter().map(|person| {
            let name =
                if person.prefix.is_empty() { person.name } else { format!("{} {}", person.prefix, person.name) };
            if person.given_name.is_empty() { name } else { format!("{name}, {}", person.given_name) }
        });
        let mut url = None;
        for name in ["url", "doi"] {
            if let (None, Some(chunks)) = (&url, source.get(name)) {
                let words = chunks.format_verbatim();
                url = Some(address(&words).map_err(|message| self.error(&place(chunks), message))?);
            }
        }
        Ok(Entry {
            key: source.key.clone(),
            authors: authors.collect(),
            title: field("title").map(|title| without_commands(&title)),
            publisher: PUBLISHERS.iter().find_map(|name| field(name)),
            published: self.published(source)?,
            url,
        })
    }

    /// `date`, or `year` with `month` and `day`. Words such as "in press" are no date.
    fn published(&self, source: &Source) -> Result<Option<PartialDate>, Error> {
        let words = |name: &str| source.get(name).map(ChunksExt::format_verbatim).unwrap_or_default();
        if let Some(chunks) = source.get("date") {
            let date = chunks.format_verbatim();
            // Of a range the beginning; "2016~" is about 2016.
            let first = date.split('/').next().unwrap_or_default().trim().trim_end_matches(['~', '?', '%']);
            let read = first.parse().ok().or_else(|| entry_date(first));
            let numeric = first.starts_with(|c: char| c.is_ascii_digit())
                && first.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
            if read.is_none() && numeric {
                let message = format!("`{first}`: the calendar has no such month or day; write it as in 2022-06-05");
                return Err(self.error(&place(chunks), message));
            }
            return Ok(read);
        }
        let Ok(year) = words("year").trim().parse::<i32>() else { return Ok(None) };
        let (month, day) = (words("month"), words("day"));
        let named = || entry_date(format!("{day} {month} {year}").trim());
        let month = month.trim().parse::<u8>().ok();
        let date = match (month, day.trim().parse::<u8>().ok()) {
            (Some(month), Some(day)) => PartialDate::day(year, month, day),
            (Some(month), None) => PartialDate::month(year, month),
            (None, _) => named(),
        };
        Ok(date.or_else(|| PartialDate::year(year)))
    }

    fn error(&self, span: &Range<usize>, message: String) -> Error {
        let mut start = span.start.min(self.text.len());
        while !self.text.is_char_boundary(start) {
            start -= 1;
        }
        let before = self.text.get(..start).unwrap_or_default();
        let line = 1 + memchr::memchr_iter(b'\n', before.as_bytes()).count();
        let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
        ErrorRepr::Malformed { file: self.path.to_owned(), line, column, message }.into()
    }
}

/// "Bridges and rivers" of `Bridges and \emph{rivers}`.
fn without_commands(words: &str) -> String {
    let mut plain = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('\\') {
        plain.push_str(before);
        let name = after.bytes().take_while(u8::is_ascii_alphabetic).count();
        rest = after.get(name..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain.retain(|c| !matches!(c, '{' | '}'));
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a field's value stands.
fn place(chunks: &[Spanned<Chunk>]) -> Range<usize> {
    chunks.first().map_or(0..0, |chunk| chunk.span.clone())
}
