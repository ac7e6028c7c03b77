//! JSON Lines as the rows of a table: objects with the names of columns for keys, or claims as `corroborate claims` prints
//! them, in bounded memory.

use std::borrow::Cow;
use std::io::{self, BufRead, BufReader, Read};

use serde::Deserialize;
use serde_json::value::RawValue;

use super::layout::Layout;
use super::options::TableOptions;
use super::packed::unpacked;
use super::problem::RowFault;
use super::reading::Reading;
use super::rows::{FIELD_LIMIT, ROW_LIMIT, Row};
use super::tables::Tables;
use crate::error::{Error, ErrorRepr};

/// A line as fields: the keys are the names of columns.
#[derive(Debug, Default)]
struct Line {
    number: u32,
    text: String,
    keys: Vec<String>,
    /// The values, with where each begins in the line.
    values: Vec<(String, usize)>,
    /// Whether it is a claim, whose keys are given; a row's are the user's.
    is_claim: bool,
}

impl Row for Line {
    fn line(&self) -> u32 {
        self.number
    }

    fn len(&self) -> usize {
        self.values.len()
    }

    fn field(&self, index: usize) -> &[u8] {
        self.values.get(index).map(|(value, _)| value.as_bytes()).unwrap_or_default()
    }

    fn offset(&self, index: usize) -> usize {
        self.values.get(index).map_or(0, |(_, offset)| *offset)
    }

    fn place(&self, offset: usize) -> (u32, usize) {
        (self.number, self.text.get(..offset).unwrap_or_default().chars().count() + 1)
    }
}

/// Where the columns of a line are, by its keys.
struct Known {
    keys: Vec<String>,
    is_claim: bool,
    layout: Layout,
}

/// How many orders of keys are kept in mind.
const KNOWN: usize = 16;

impl Tables {
    /// Reads JSON Lines to their end.
    pub(super) fn read_lines(&mut self, name: &str, source: &str, reader: impl Read) -> Result<(), Error> {
        let failed =
            |error: io::Error| Error::from(ErrorRepr::Read { path: name.to_owned(), reason: error.to_string() });
        let mut reader = BufReader::with_capacity(1 << 18, reader);
        let options = self.options.clone();
        // A claim has its own keys, whatever the columns of tables are called.
        let of_claims = TableOptions::default();
        let mut line = Line::default();
        let mut bytes: Vec<u8> = Vec::new();
        let mut known: Vec<Known> = Vec::new();
        while let Some(is_whole) = next_line(&mut reader, &mut bytes).map_err(failed)? {
            line.number = line.number.saturating_add(1);
            if bytes.trim_ascii().is_empty() {
                continue;
            }
            let taken = match is_whole {
                true => line.take(&bytes),
                false => Err((RowFault::LongRow, 0)),
            };
            if let Err((fault, offset)) = taken {
                self.problem(&line, fault, offset, b"")?;
                continue;
            }
            let at = known.iter().position(|known| known.is_claim == line.is_claim && known.keys == line.keys);
            let own = match at {
                Some(at) => known.swap_remove(at),
                None => {
                    let malformed = |column: usize, message: String| {
                        let (line, column) = line.place(line.offset(column));
                        let line = usize::try_from(line).unwrap_or(usize::MAX);
                        Error::from(ErrorRepr::Malformed { file: name.to_owned(), line, column, message })
                    };
                    let options = if line.is_claim { &of_claims } else { &options };
                    match Layout::new(source, &line.keys, options, &mut self.names, malformed) {
                        Ok(layout) => Known { keys: line.keys.clone(), is_claim: line.is_claim, layout },
                        // What the first line lacks, the others will lack as well.
                        Err(error) if known.is_empty() => return Err(error),
                        Err(_) => {
                            self.problem(&line, RowFault::NoColumn, 0, b"")?;
                            continue;
                        }
                    }
                }
            };
            let mut reading = Reading::new(self, own.layout);
            let spilled = reading.row(&line)?;
            let layout = reading.into_layout();
            if spilled {
                known.clear();
            }
            known.truncate(KNOWN - 1);
            known.insert(0, Known { layout, ..own });
        }
        if line.number == 0 {
            line.number = 1;
            self.problem(&line, RowFault::Empty, 0, b"")?;
        }
        Ok(())
    }
}

/// What a file of JSON Lines holds.
pub(crate) enum LineKind<'a> {
    /// Claims, not too many to be taken as they are: all of it.
    Claims(Vec<u8>),
    /// Rows of a table, or too many claims.
    Rows(Box<dyn Read + Send + 'a>),
}

impl<'a> LineKind<'a> {
    /// Sees by the first line whether these are rows, and counts claims up to `most`.
    ///
    /// # Errors
    ///
    /// Those of the reader.
    pub(crate) fn of(reader: Box<dyn Read + Send + 'a>, most: usize) -> io::Result<LineKind<'a>> {
        let mut reader = BufReader::with_capacity(1 << 18, unpacked(reader)?);
        let mut bytes: Vec<u8> = Vec::new();
        let mut lines = 0;
        let mut is_first = true;
        loop {
            let start = bytes.len();
            if reader.by_ref().take(MOST_TO_LINE).read_until(b'\n', &mut bytes)? == 0 {
                return Ok(LineKind::Claims(bytes));
            }
            let line = bytes.get(start..).unwrap_or_default().trim_ascii();
            if line.is_empty() {
                continue;
            }
            let is_row = std::mem::take(&mut is_first) && is_row(line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line));
            lines += 1;
            if is_row || lines > most {
                return Ok(LineKind::Rows(Box::new(io::Cursor::new(bytes).chain(reader))));
            }
        }
    }
}

/// How much of a line is read at once.
const MOST_TO_LINE: u64 = 1 << 20;

/// Whether a line is an object of neither document nor quantity, which each claim has.
fn is_row(line: &[u8]) -> bool {
    let object = std::str::from_utf8(line).ok().and_then(|line| serde_json::from_str::<Entries<'_>>(line).ok());
    object.is_some_and(|Entries(object)| {
        !object.is_empty() && object.iter().all(|(key, _)| key != "document" && key != "quantity")
    })
}

/// Reads a line without its end; `None` at the end of the stream, `false` where the line is longer than a row may be.
fn next_line(reader: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let limit = u64::try_from(ROW_LIMIT).unwrap_or(u64::MAX);
    if reader.by_ref().take(limit).read_until(b'\n', line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
        return Ok(Some(true));
    }
    let mut is_whole = true;
    loop {
        let rest = reader.fill_buf()?;
        if rest.is_empty() {
            return Ok(Some(is_whole));
        }
        is_whole = false;
        let end = memchr::memchr(b'\n', rest);
        let length = end.map_or(rest.len(), |end| end + 1);
        reader.consume(length);
        if end.is_some() {
            return Ok(Some(false));
        }
    }
}

/// What a line holds, its values as they stand.
type Object<'a> = Vec<(Cow<'a, str>, &'a RawValue)>;

impl Line {
    /// Takes a line apart; else what is wrong with it, and where.
    fn take(&mut self, bytes: &[u8]) -> Result<(), (RowFault, usize)> {
        let text = std::str::from_utf8(bytes).map_err(|error| (RowFault::NotUtf8, error.valid_up_to()))?;
        self.text.clear();
        self.text.push_str(text.strip_prefix('\u{feff}').unwrap_or(text));
        self.keys.clear();
        self.values.clear();
        let text = std::mem::take(&mut self.text);
        let taken = self.take_text(&text);
        self.text = text;
        taken
    }

    fn take_text(&mut self, text: &str) -> Result<(), (RowFault, usize)> {
        let object: Entries<'_> = serde_json::from_str(text)
            .map_err(|error| (RowFault::NotJson, character(text, error.column().saturating_sub(1))))?;
        let object = object.0;
        self.is_claim = object.iter().any(|(key, _)| key == "quantity");
        if self.is_claim {
            return self.take_claim(text, &object);
        }
        for (key, value) in &object {
            self.put(key, value_text(value), offset(text, value));
        }
        self.fits()
    }

    fn put(&mut self, key: &str, value: Cow<'_, str>, offset: usize) {
        self.keys.push(key.to_owned());
        self.values.push((value.into_owned(), offset));
    }

    fn fits(&self) -> Result<(), (RowFault, usize)> {
        let long = self.values.iter().find(|(value, _)| value.len() > FIELD_LIMIT);
        long.map_or(Ok(()), |(_, offset)| Err((RowFault::LongField, *offset)))
    }

    /// A claim as a row: the source is its document, the event goes by its kind, or the name that it was given.
    fn take_claim(&mut self, text: &str, object: &Object<'_>) -> Result<(), (RowFault, usize)> {
        let mut event = EventFields::default();
        let (mut as_of, mut as_of_offset) = (None, 0);
        let mut quantity: Option<(QuantityFields<'_>, usize)> = None;
        let mut event_offset = 0;
        for (key, value) in object {
            let at = offset(text, value);
            match &**key {
                "document" => self.put("source", value_text(value), at),
                "measure" => self.put("measure", value_text(value), at),
                "subject" => self.put("subject", value_text(value), at),
                "event" => {
                    let fields: Option<EventFields<'_>> = parsed(value).map_err(|fault| (fault, at))?;
                    (event, event_offset) = (fields.unwrap_or_default(), at);
                }
                "scope" => {
                    let scope: Option<Entries<'_>> = parsed(value).map_err(|fault| (fault, at))?;
                    for (key, value) in scope.map(|scope| scope.0).unwrap_or_default() {
                        self.put(&key, value_text(value), offset(text, value));
                    }
                }
                "quantity" => quantity = Some((parsed(value).map_err(|fault| (fault, at))?, at)),
                "as_of" => (as_of, as_of_offset) = (Some(value_text(value)).filter(|date| !date.is_empty()), at),
                "standing" if value_text(value) != "asserted" => return Err((RowFault::NotPlain, at)),
                "extent" if value_text(value) != "whole" => return Err((RowFault::NotPlain, at)),
                "former" if value_text(value) != "false" => return Err((RowFault::NotPlain, at)),
                _ => {}
            }
        }
        let Some((quantity, at)) = quantity else { return Err((RowFault::NoColumn, 0)) };
        let exact = quantity.hedge.as_deref().is_none_or(|hedge| hedge == "exact") && quantity.step.is_none();
        let Some(stated) = quantity.stated.filter(|_| exact) else { return Err((RowFault::NotPlain, at)) };
        match quantity.unit.as_deref().unwrap_or("number") {
            "percent" => self.put("value", format!("{stated}%").into(), at),
            "number" | "count" => self.put("value", stated, at),
            unit => {
                self.put("value", stated, at);
                self.put("unit", unit.into(), at);
            }
        }
        let days = match (event.from, event.to) {
            (Some(from), Some(to)) if from != to => Some(Cow::Owned(format!("{from}/{to}"))),
            (from, to) => from.or(to),
        };
        let name = event.pinned.or(event.kind).unwrap_or_default();
        // When the value held is what a series runs over; the days of the event then tell events apart.
        match (as_of, days) {
            (Some(as_of), Some(days)) if as_of != days => {
                self.put("event", format!("{name} {days}").into(), event_offset);
                self.put("date", as_of, as_of_offset);
            }
            (as_of, days) => {
                self.put("event", name, event_offset);
                self.put("date", as_of.or(days).unwrap_or_default(), event_offset);
            }
        }
        self.put("place", event.place.unwrap_or_default(), event_offset);
        if !event.localities.is_empty() {
            self.put("localities", event.localities.join(", ").into(), event_offset);
        }
        self.fits()
    }
}

#[derive(Default, Deserialize)]
struct EventFields<'a> {
    #[serde(borrow, default)]
    kind: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    place: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    from: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    to: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    pinned: Option<Cow<'a, str>>,
    #[serde(default)]
    localities: Vec<String>,
}

#[derive(Deserialize)]
struct QuantityFields<'a> {
    #[serde(borrow, default)]
    stated: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    hedge: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    unit: Option<Cow<'a, str>>,
    #[serde(default)]
    step: Option<serde::de::IgnoredAny>,
}

fn parsed<'a, T: Deserialize<'a>>(value: &'a RawValue) -> Result<T, RowFault> {
    serde_json::from_str(value.get()).map_err(|_| RowFault::NotClaim)
}

/// A value as a field: a text without its quotes, a number as it stands, nothing for null.
fn value_text(value: &RawValue) -> Cow<'_, str> {
    let text = value.get();
    match text.as_bytes().first() {
        Some(b'"') => match serde_json::from_str::<Text<'_>>(text) {
            Ok(Text(text)) => text,
            Err(_) => Cow::Borrowed(text),
        },
        _ if text == "null" => Cow::Borrowed(""),
        _ => Cow::Borrowed(text),
    }
}

#[derive(Deserialize)]
struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

/// Where a value begins in its line.
fn offset(line: &str, value: &RawValue) -> usize {
    value.get().as_ptr().addr().saturating_sub(line.as_ptr().addr()).min(line.len())
}

/// The beginning of the character at an offset.
fn character(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The entries of an object in the order that they are in.
struct Entries<'a>(Object<'a>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Entries<'a>, D::Error> {
        struct Visitor;

        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Entries<'de>;

            fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Entries<'de>, A::Error> {
                let mut entries = Vec::with_capacity(8);
                while let Some((Text(key), value)) = map.next_entry::<Text<'de>, &'de RawValue>()? {
                    entries.push((key, value));
                }
                Ok(Entries(entries))
            }
        }

        deserializer.deserialize_map(Visitor)
    }
}
