//! Markdown: CommonMark with tables, footnotes and strikethrough.
//!
//! What a reader sees is read: headings, paragraphs, items and rows with the marks that tell them, the words of links and
//! emphasis, footnotes with their marks. Code, comments, front matter, words struck out and the targets of links are not;
//! but an entry of a list of sources keeps its address, which is what it says. Numbers that link to notes, and raised
//! ones, are read as the markers that they are.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::builder::Builder;
use super::emphasis;
use super::entries::{EntryStyle, back_link, entry_key};
use super::html::{self, InlineHtml};
use super::notes::is_list_heading;

/// Reads a text in Markdown.
pub(super) fn read<'a>(source: &'a str, builder: &mut Builder<'a>) {
    let parser = || Parser::new_ext(source, options());
    let mut reader = Reader {
        source,
        builder,
        targets: noted_targets(source, parser),
        hidden: 0,
        struck: Vec::new(),
        html: InlineHtml::default(),
        opened: false,
        in_footnote: false,
        number: None,
        in_list: false,
        paragraph: 0..0,
        links: Vec::new(),
    };
    for (event, range) in parser().into_offset_iter() {
        reader.event(event, range);
    }
    reader.targets_before(source.len());
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
}

/// Where the targets stand of links that are markers: `[1]: https://…` that `[1]` points to. CommonMark shows nothing of
/// them; they are the notes of a text that numbers its sources so.
fn noted_targets<'a>(source: &'a str, parser: impl Fn() -> Parser<'a>) -> Vec<Range<usize>> {
    // No target without its colon.
    if !source.contains("]:") {
        return Vec::new();
    }
    let first = parser();
    let definitions = first.reference_definitions();
    let numbered: BTreeMap<&str, &Range<usize>> =
        definitions.iter().filter(|(label, _)| is_key(label)).map(|(label, target)| (label, &target.span)).collect();
    if numbered.is_empty() {
        return Vec::new();
    }
    let used: BTreeSet<String> = parser()
        .filter_map(|event| match event {
            Event::Start(Tag::Link { link_type, id, .. }) if is_bare(link_type) => Some(id.to_string()),
            _ => None,
        })
        .collect();
    let mut targets: Vec<Range<usize>> =
        numbered.into_iter().filter(|(label, _)| used.contains(*label)).map(|(_, span)| span.clone()).collect();
    targets.sort_by_key(|target| target.start);
    targets
}

/// Whether a link shows nothing but its label: `[1]`.
fn is_bare(link: LinkType) -> bool {
    matches!(link, LinkType::Shortcut | LinkType::Collapsed)
}

/// Whether a link's words are the number of a note.
fn is_key(words: &str) -> bool {
    let digits = words.strip_prefix('^').unwrap_or(words);
    (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number that a line begins with as an item of a list, where it stands in emphasis or a link.
fn marked_number(line: &str) -> Option<u32> {
    let line = line.split(['\n', '\r']).next()?;
    let line = line.char_indices().nth(LONGEST_NUMBER).map_or(Some(line), |(end, _)| line.get(..end))?;
    let inside = line.trim_start_matches([' ', '*', '_', '[']);
    let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
    let number = inside.get(..digits).filter(|digits| is_key(digits))?.parse().ok()?;
    let marks = inside.get(digits..)?.trim_start_matches(['*', '_']);
    let behind = match marks.strip_prefix("](") {
        Some(target) => target.split_once(')').map(|(_, behind)| behind)?,
        None => marks,
    };
    behind
        .trim_start_matches(['*', '_'])
        .strip_prefix(['.', ')'])?
        .trim_start_matches(['*', '_'])
        .starts_with(' ')
        .then_some(number)
}

/// So many words with a figure among them are a title.
const TITLE: usize = 4;

/// No number of an item reaches further into its line, in bytes, its link included.
const LONGEST_NUMBER: usize = 300;

/// A link that is being read.
struct Link<'a> {
    target: CowStr<'a>,
    kind: LinkType,
    /// Whether its number is a marker, to be shown in brackets; and where they stand.
    marker: Option<(Range<usize>, Range<usize>)>,
    /// Where its words begin in the read text.
    words: usize,
}

struct Reader<'b, 'a, 't> {
    source: &'t str,
    builder: &'b mut Builder<'t>,
    /// The targets that are notes, in order; those before the current block have been read.
    targets: Vec<Range<usize>>,
    /// In how many things that are not read.
    hidden: usize,
    /// For each strikethrough, whether it hides its words: one tilde does not.
    struck: Vec<bool>,
    html: InlineHtml,
    /// Whether the mark of an item has been read and nothing behind it.
    opened: bool,
    in_footnote: bool,
    /// The number of the last item whose number is marked up.
    number: Option<u32>,
    /// Whether the last heading stands above a list of sources.
    in_list: bool,
    paragraph: Range<usize>,
    links: Vec<Link<'a>>,
}

impl<'a> Reader<'_, 'a, '_> {
    fn event(&mut self, event: Event<'a>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::InlineHtml(_) => self.html.tag(self.source, range, self.builder),
            Event::Rule => self.builder.end_block(),
            _ if self.is_hidden() => {}
            Event::Text(text) => self.text(&text, range),
            Event::FootnoteReference(_) => self.builder.copy(range.start, range.end),
            Event::SoftBreak => self.line_break(range),
            // A line that ends on purpose.
            Event::HardBreak => self.builder.end_block(),
            Event::Code(_) => self.builder.space(range.start),
            _ => {}
        }
    }

    /// The end of a line within a paragraph. An item whose number is marked up begins a block as one whose number is not:
    /// "**1.** Lind", "**2.** Novak".
    fn line_break(&mut self, range: Range<usize>) {
        let number = self.source.get(range.end..).and_then(marked_number);
        match number.filter(|number| *number == 1 || self.number.is_some_and(|last| *number == last + 1)) {
            Some(number) => {
                self.number = Some(number);
                self.builder.end_block();
            }
            None => self.builder.line_break(range.start),
        }
    }

    fn is_hidden(&self) -> bool {
        self.hidden > 0 || self.html.hides()
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        self.opened = false;
        let is_source = self.source.get(range.clone()) == Some(text);
        if self.html.is_raised()
            && let Some(raised) = html::raised(text)
        {
            self.builder.replace(range.start, range.end, &raised);
        } else if is_source {
            emphasis::copy(self.source, range, self.builder);
        } else {
            self.builder.character(range.start, range.end, text);
        }
    }

    fn begin_block(&mut self, at: usize) {
        self.builder.end_block();
        self.targets_before(at);
        self.html = InlineHtml::default();
    }

    /// Reads the targets that stand before a byte and are notes.
    fn targets_before(&mut self, at: usize) {
        let end = self.targets.iter().take_while(|target| target.start < at).count();
        for target in self.targets.drain(..end).collect::<Vec<_>>() {
            self.builder.end_block();
            self.builder.copy(target.start, target.end);
            self.builder.end_block();
        }
    }

    /// Reads the mark of an item or a footnote; what follows stands on its line.
    fn mark(&mut self, start: usize, end: usize) {
        self.begin_block(start);
        self.builder.copy(start, end);
        self.builder.space(end);
        self.opened = true;
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        let rest = self.source.get(range.clone()).unwrap_or_default();
        match tag {
            Tag::Paragraph => {
                if !self.opened {
                    self.begin_block(range.start);
                }
                self.opened = false;
                self.number = marked_number(rest);
                self.paragraph = range;
            }
            Tag::Heading { .. } => {
                self.begin_block(range.start);
                let marks = rest.len() - rest.trim_start_matches('#').len();
                if marks > 0 {
                    self.builder.copy(range.start, range.start + marks);
                    self.builder.space(range.start + marks);
                }
            }
            Tag::Item => {
                let mark = rest.split([' ', '\t', '\n', '\r']).next().map_or(0, str::len);
                self.mark(range.start, range.start + mark);
            }
            Tag::FootnoteDefinition(_) => {
                let mark = rest.find("]:").map_or(0, |close| close + 2);
                self.mark(range.start, range.start + mark);
                self.in_footnote = true;
            }
            Tag::TableHead | Tag::TableRow => self.begin_block(range.start),
            Tag::TableCell => self.cell(range.start),
            Tag::HtmlBlock => {
                self.begin_block(range.start);
                html::read(self.source, range, self.builder);
                self.hidden += 1;
            }
            Tag::CodeBlock(_) | Tag::MetadataBlock(_) => {
                self.builder.end_block();
                self.hidden += 1;
            }
            // A picture that stands alone has its words for a caption.
            Tag::Image { .. } => {
                let alone = self.source.get(self.paragraph.clone()).is_some_and(|paragraph| paragraph.trim() == rest);
                self.struck.push(!alone);
                self.hidden += usize::from(!alone);
            }
            Tag::Strikethrough => {
                let hides = rest.starts_with("~~");
                self.struck.push(hides);
                self.hidden += usize::from(hides);
            }
            Tag::Link { link_type, dest_url, id, .. } => {
                let marker = self.marker(link_type, &dest_url, &id, &range);
                if let Some((open, _)) = marker.clone().filter(|_| !self.is_hidden()) {
                    self.builder.replace(open.start, open.end, "[");
                }
                let words = self.builder.text().len();
                self.links.push(Link { target: dest_url, kind: link_type, marker, words });
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Heading(_) => {
                self.in_list = is_list_heading(self.builder.line());
                self.builder.end_block();
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::TableHead | TagEnd::TableRow => self.builder.end_block(),
            TagEnd::FootnoteDefinition => {
                self.in_footnote = false;
                self.builder.end_block();
            }
            TagEnd::HtmlBlock | TagEnd::CodeBlock | TagEnd::MetadataBlock(_) => {
                self.hidden = self.hidden.saturating_sub(1);
                self.builder.end_block();
            }
            TagEnd::Strikethrough | TagEnd::Image => {
                let hides = self.struck.pop().unwrap_or(false);
                self.hidden = self.hidden.saturating_sub(usize::from(hides));
            }
            TagEnd::Link => self.end_link(range),
            _ => {}
        }
    }

    /// Parts a cell of a table from the one before it.
    fn cell(&mut self, start: usize) {
        let from = self.builder.source_end();
        let before = self.source.get(from..start).unwrap_or_default();
        if let Some(bar) = before.rfind('|').map(|place| from + place) {
            self.builder.space(bar);
            self.builder.copy(bar, bar + 1);
            self.builder.space(bar + 1);
        }
    }

    /// Where the brackets of a link stand whose number is a marker: `[1]` with a target elsewhere, or a number that is glued to
    /// a word or leads to a place within the page.
    fn marker(
        &self,
        kind: LinkType,
        target: &str,
        label: &str,
        range: &Range<usize>,
    ) -> Option<(Range<usize>, Range<usize>)> {
        let words = self.source.get(range.start + 1..range.end)?;
        let close = range.start + 1 + words.find(']')?;
        let words = self.source.get(range.start + 1..close)?;
        is_key(words).then_some(())?;
        let glued = self.builder.is_glued();
        let behind_word = glued.is_some_and(|before| {
            before.is_alphabetic() || matches!(before, '.' | ',' | ';' | '!' | '?' | ')' | '”' | '"' | '’' | '»')
        });
        let marks = match kind {
            LinkType::Shortcut | LinkType::Collapsed => is_key(label),
            LinkType::Inline | LinkType::Reference => behind_word || (glued.is_some() && target.starts_with('#')),
            _ => false,
        };
        marks.then_some((range.start..range.start + 1, close..close + 1))
    }

    fn end_link(&mut self, range: Range<usize>) {
        let Some(link) = self.links.pop() else { return };
        if self.is_hidden() {
            return;
        }
        if let Some((_, close)) = link.marker {
            self.builder.replace(close.start, close.end, "]");
            return;
        }
        if link.kind != LinkType::Inline || link.target.starts_with('#') || !self.is_source(link.words) {
            return;
        }
        let from = self.builder.source_end();
        let rest = self.source.get(from..range.end).unwrap_or_default();
        if let Some(place) = rest.find(&*link.target).filter(|_| !link.target.is_empty()) {
            self.builder.space(from);
            self.builder.copy(from + place, from + place + link.target.len());
        }
    }

    /// Whether the line that is being written is an entry of sources, and the link's words a title in it: a date or a figure in
    /// an entry is a link like any other.
    fn is_source(&self, words: usize) -> bool {
        let title = self.builder.text().get(words..).unwrap_or_default();
        let plain = !title.bytes().any(|byte| byte.is_ascii_digit());
        let titled = title.chars().any(char::is_alphabetic) && (plain || title.split_whitespace().count() >= TITLE);
        let line = self.builder.line();
        titled
            && (self.in_footnote
                || self.in_list
                || back_link(line).is_some()
                || entry_key(line).is_some_and(|(style, ..)| match style {
                    EntryStyle::Bracketed | EntryStyle::Raised => true,
                    EntryStyle::Numbered | EntryStyle::Parenthesised => plain,
                }))
    }
}
