//! CSL-JSON, as Zotero, pandoc and citeproc exchange it. <https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html>

use serde::de::{Error as _, IgnoredAny};
use serde::{Deserialize, Deserializer};
use url::Url;

use super::Entry;
use crate::error::Error;
use crate::import::claims::{parse, without_mark};
use crate::model::PartialDate;
use crate::sources::entry_date;

/// The entries of a file.
pub(super) fn entries(path: &str, text: &str) -> Result<Vec<Entry>, Error> {
    let items: Vec<Item> = parse(path, text)?;
    Ok(items.into_iter().map(Item::into_entry).collect())
}

/// Whether a JSON list is of items rather than of the files of a manifest.
pub(in crate::import) fn is_csl(text: &str) -> bool {
    #[derive(Deserialize)]
    struct Peek {
        file: Option<IgnoredAny>,
        #[serde(rename = "type")]
        kind: Option<IgnoredAny>,
    }
    let items: Result<Vec<Peek>, _> = serde_json::from_str(without_mark(text));
    items.is_ok_and(|items| items.first().is_some_and(|item| item.kind.is_some() && item.file.is_none()))
}

/// An item; of its many fields those that a reference has.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Item {
    id: Text,
    citation_key: Option<String>,
    title: Option<String>,
    container_title: Option<String>,
    publisher: Option<String>,
    #[serde(default)]
    author: Vec<Name>,
    #[serde(default)]
    issued: Issued,
    #[serde(default, rename = "URL", deserialize_with = "url")]
    url: Option<Url>,
    #[serde(default, rename = "DOI", deserialize_with = "url")]
    doi: Option<Url>,
}

impl Item {
    fn into_entry(self) -> Entry {
        Entry {
            key: self.citation_key.unwrap_or(self.id.0),
            authors: self.author.into_iter().map(Name::in_words).filter(|name| !name.is_empty()).collect(),
            title: self.title,
            // What an article stands in says more than the house behind it.
            publisher: self.container_title.or(self.publisher),
            published: self.issued.0,
            url: self.url.or(self.doi),
        }
    }
}

/// A string, or a number for one.
#[derive(Debug)]
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Form {
            Text(String),
            Number(i64),
        }
        Ok(Text(match Form::deserialize(deserializer)? {
            Form::Text(text) => text,
            Form::Number(number) => number.to_string(),
        }))
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Name {
    family: String,
    given: String,
    non_dropping_particle: String,
    literal: String,
}

impl Name {
    fn in_words(self) -> String {
        let family = match self.non_dropping_particle.as_str() {
            "" => self.family,
            particle => format!("{particle} {}", self.family),
        };
        match (family.is_empty(), self.given.is_empty()) {
            (true, _) => self.literal,
            (false, true) => family,
            (false, false) => format!("{family}, {}", self.given),
        }
    }
}

/// A date, where it can be read as one.
#[derive(Debug, Default)]
struct Issued(Option<PartialDate>);

impl<'de> Deserialize<'de> for Issued {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Issued, D::Error> {
        #[derive(Deserialize)]
        #[serde(rename_all = "kebab-case")]
        struct Form {
            #[serde(default)]
            date_parts: Vec<Vec<Text>>,
            raw: Option<String>,
            literal: Option<String>,
        }
        let form = Form::deserialize(deserializer)?;
        // A range has two dates: from and to.
        let Some(parts) = form.date_parts.first().filter(|parts| !parts.is_empty()) else {
            let words = form.raw.or(form.literal);
            return Ok(Issued(words.and_then(|words| words.parse().ok().or_else(|| entry_date(&words)))));
        };
        let written: Vec<&str> = parts.iter().map(|part| part.0.trim()).collect();
        let numbers: Option<Vec<i32>> = written.iter().map(|part| part.parse().ok()).collect();
        let small = |number: i32| u8::try_from(number).ok();
        let date = numbers.and_then(|numbers| match numbers.as_slice() {
            [year] => PartialDate::year(*year),
            [year, month] => PartialDate::month(*year, small(*month)?),
            [year, month, day, ..] => PartialDate::day(*year, small(*month)?, small(*day)?),
            [] => None,
        });
        match date {
            Some(date) => Ok(Issued(Some(date))),
            None => {
                let message = format!("`date-parts` {}: the calendar has no such month or day", written.join("-"));
                Err(D::Error::custom(message))
            }
        }
    }
}

fn url<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Url>, D::Error> {
    let text = Option::<String>::deserialize(deserializer)?.filter(|text| !text.trim().is_empty());
    text.map(|text| super::address(&text).map_err(D::Error::custom)).transpose()
}
