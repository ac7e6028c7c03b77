//! HTML, as a page or within Markdown: its words are read, its tags tell blocks, headings, items and cells.

use std::ops::Range;

use pulldown_cmark::{Event, Parser};

use super::builder::Builder;
use super::emphasis;
use crate::vocabulary::WordList;

/// Elements whose content is not read.
static HIDDEN: WordList = WordList::named("hidden");

/// Elements within which a `<` begins no other.
static RAW: WordList = WordList::named("raw");

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Elements that end a block where they begin and end.
static BLOCKS: WordList = WordList::named("blocks");

/// The spaces among the character references that prose uses; the reader of Markdown knows the others.
const SPACES: [(&str, &str); 4] = [("emsp", " "), ("ensp", " "), ("nbsp", "\u{a0}"), ("thinsp", "\u{2009}")];

/// A tag: its name, and whether it closes.
struct HtmlTag<'a> {
    name: &'a str,
    closes: bool,
    /// Whether nothing follows that it would close: `<br/>`.
    empty: bool,
}

impl HtmlTag<'_> {
    fn of(source: &str) -> Option<HtmlTag<'_>> {
        let inside = source.strip_prefix('<')?;
        let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
        let length = inside.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = inside.get(..length).filter(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))?;
        Some(HtmlTag { name, closes, empty: inside.trim_end_matches('>').ends_with('/') })
    }

    fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    fn is_in(&self, names: &[&str]) -> bool {
        names.iter().any(|name| self.is(name))
    }
}

/// What the tags within a paragraph have opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct InlineHtml {
    hidden: usize,
    raised: bool,
    lowered: bool,
    /// Whether a link is open that leads to a place within the page.
    noting: bool,
    /// How many columns more than one the cell that is open spans.
    spans: usize,
}

impl InlineHtml {
    /// Whether what follows is not read.
    pub(super) fn hides(self) -> bool {
        self.hidden > 0
    }

    /// Whether what follows is raised.
    pub(super) fn is_raised(self) -> bool {
        self.raised
    }

    /// Digits that are raised, lowered behind another digit or a link to a note behind one, as characters that are.
    fn moved(self, words: &str, builder: &Builder<'_>) -> Option<String> {
        let behind_digit = || builder.is_glued().is_some_and(|before| before.is_ascii_digit());
        if self.raised || self.noting && behind_digit() {
            raised(words)
        } else if self.lowered && behind_digit() {
            moved(words, LOWERED)
        } else {
            None
        }
    }

    /// Reads words between tags.
    fn words(self, source: &str, range: Range<usize>, builder: &mut Builder<'_>) {
        let words = source.get(range.clone()).unwrap_or_default();
        match self.moved(words, builder) {
            _ if self.hides() => {}
            Some(raised) => builder.replace(range.start, range.end, &raised),
            None => emphasis::copy(source, range, builder),
        }
    }

    /// Reads the character reference that a text at `at` begins with; its length.
    fn reference(self, text: &str, at: usize, builder: &mut Builder<'_>) -> Option<usize> {
        let (length, words) = reference(text)?;
        match self.moved(&words, builder) {
            _ if self.hides() => {}
            Some(raised) => builder.replace(at, at + length, &raised),
            None => builder.character(at, at + length, &words),
        }
        Some(length)
    }

    /// Takes in one tag.
    pub(super) fn tag(&mut self, source: &str, range: Range<usize>, builder: &mut Builder<'_>) {
        let Some(tag) = source.get(range.clone()).and_then(HtmlTag::of) else { return };
        if tag.is_in(&HIDDEN) && !tag.empty {
            self.hidden = if tag.closes { self.hidden.saturating_sub(1) } else { self.hidden + 1 };
        } else if tag.is("sup") {
            self.raised = !tag.closes;
        } else if tag.is("sub") {
            self.lowered = !tag.closes;
        } else if tag.is("a") {
            self.noting = !tag.closes && source.get(range.clone()).is_some_and(leads_within);
        } else if tag.is("br") || tag.is_in(&BLOCKS) {
            builder.end_block();
            // What Markdown would write before a heading and an item.
            let mark = if tag.is_in(&HEADINGS) { "#" } else { "-" };
            if (tag.is_in(&HEADINGS) || tag.is("li")) && !tag.closes && !self.hides() {
                builder.replace(range.start, range.end, mark);
                builder.space(range.end);
            }
        } else if tag.is("td") || tag.is("th") {
            let bars = if tag.closes { std::mem::take(&mut self.spans) } else { 1 };
            if !tag.closes {
                self.spans = source.get(range.clone()).map_or(0, spanned);
            }
            if bars > 0 {
                builder.space(range.start);
                builder.replace(range.start, range.end, &vec!["|"; bars].join(" "));
            }
            builder.space(range.end);
        }
    }
}

/// How many columns more than one a cell spans: `colspan="3"`.
fn spanned(tag: &str) -> usize {
    /// No table has more columns.
    const MOST: usize = 40;
    let lowered = tag.to_ascii_lowercase();
    let value = lowered.split_once(SPAN).map(|(_, rest)| rest.trim_start_matches(['"', '\'', ' ']));
    let digits = value.map(|value| value.split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default());
    digits.and_then(|digits| digits.parse::<usize>().ok()).unwrap_or(1).clamp(1, MOST) - 1
}

/// What says how many columns a cell spans.
const SPAN: &str = "colspan=";

/// Whether the target of a link lies within its page: `href="#n4"`.
fn leads_within(tag: &str) -> bool {
    tag.split_once(TARGET).is_some_and(|(_, target)| target.trim_start_matches(['"', '\'']).starts_with('#'))
}

/// What says where a link leads.
const TARGET: &str = "href=";

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
const LOWERED: [char; 10] = ['₀', '₁', '₂', '₃', '₄', '₅', '₆', '₇', '₈', '₉'];

/// Raised digits for digits; `None` where there is anything else.
pub(super) fn raised(digits: &str) -> Option<String> {
    moved(digits, RAISED)
}

fn moved(digits: &str, to: [char; 10]) -> Option<String> {
    let moved = digits.chars().map(|c| to.get(usize::try_from(c.to_digit(10)?).ok()?).copied());
    moved.collect::<Option<String>>().filter(|moved| !moved.is_empty())
}

/// Reads a block of HTML.
pub(super) fn read(source: &str, range: Range<usize>, builder: &mut Builder<'_>) {
    let mut state = InlineHtml::default();
    let mut at = range.start;
    while at < range.end {
        let rest = source.get(at..range.end).unwrap_or_default();
        let next = memchr::memchr2(b'<', b'&', rest.as_bytes()).unwrap_or(rest.len());
        if next > 0 {
            state.words(source, at..at + next, builder);
            at += next;
            continue;
        }
        let length = match rest.as_bytes().first() {
            Some(b'<') => markup(rest).map(|length| {
                state.tag(source, at..at + length, builder);
                length + raw_content(rest, length)
            }),
            _ => state.reference(rest, at, builder),
        };
        if length.is_none() && !state.hides() {
            builder.copy(at, at + 1);
        }
        at += length.unwrap_or(1);
    }
    builder.end_block();
}

/// The tags and character references that were left in a plain text, and what they do to its words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Leftovers {
    state: InlineHtml,
}

impl Leftovers {
    /// Reads a part of a plain text. Elements of HTML alone are taken for tags: "a < b" is none, nor is "<name>". The words of
    /// elements that hold none for readers, such as scripts, are read like others: nobody knows where such a one ends.
    pub(super) fn read(&mut self, source: &str, range: Range<usize>, builder: &mut Builder<'_>) {
        let mut at = range.start;
        let mut from = at;
        while let Some(next) = source.get(at..range.end).and_then(|rest| memchr::memchr2(b'<', b'&', rest.as_bytes())) {
            at += next;
            let rest = source.get(at..range.end).unwrap_or_default();
            if let Some(length) = note(rest) {
                self.state.words(source, from..at, builder);
                at += length;
                from = at;
                continue;
            }
            let tag = leftover(rest);
            if tag.is_none() && reference(rest).is_none() {
                at += 1;
                continue;
            }
            self.state.words(source, from..at, builder);
            let length = match tag {
                Some(length) => {
                    self.state.tag(source, at..at + length, builder);
                    self.state.hidden = 0;
                    length
                }
                None => self.state.reference(rest, at, builder).unwrap_or(1),
            };
            at += length;
            from = at;
        }
        self.state.words(source, from..range.end, builder);
    }

    /// At the end of a block everything is closed.
    pub(super) fn end_block(&mut self) {
        self.state = InlineHtml::default();
    }
}

/// Elements whose tags are left in plain texts.
static LEFTOVER: WordList = WordList::named("leftover elements");

/// No tag that is left in a plain text is longer, in bytes.
const LONGEST_TAG: usize = 600;

/// The bytes of the tag or comment that a plain text begins with, where it is one of HTML.
fn leftover(text: &str) -> Option<usize> {
    let close = |end: &[u8]| {
        let near = text.as_bytes().get(..LONGEST_TAG).unwrap_or(text.as_bytes());
        memchr::memmem::find(near, end).map(|place| place + end.len())
    };
    if text.starts_with("<!--") {
        return close(b"-->");
    }
    let tag = HtmlTag::of(text).filter(|tag| tag.is_in(&LEFTOVER))?;
    let length = close(b">")?;
    let inside = text.get(1 + usize::from(tag.closes) + tag.name.len()..length - 1)?;
    let attributes = inside.trim_matches(['/', ' ', '\t', '\n', '\r']);
    // "a <b and c> d" is no tag.
    let is_tag = attributes.is_empty() || inside.starts_with(char::is_whitespace) && attributes.contains('=');
    is_tag.then_some(length)
}

/// Elements that hold a note to what stands before them, in the source of a wiki: what its source is called is not said here.
static NOTES: WordList = WordList::named("note elements");

/// No such note is longer, in bytes.
const LONGEST_NOTE: usize = 4000;

/// The bytes of the note that a plain text begins with, tags and content: `<ref name="a">Lind 2016</ref>`, `<ref name="a" />`.
fn note(text: &str) -> Option<usize> {
    let tag = HtmlTag::of(text).filter(|tag| !tag.closes && tag.is_in(&NOTES))?;
    let near = text.as_bytes().get(..LONGEST_NOTE).unwrap_or(text.as_bytes());
    let opened = memchr::memchr(b'>', near)? + 1;
    let inside = text.get(1 + tag.name.len()..opened - 1)?;
    (inside.is_empty() || inside.starts_with([' ', '/'])).then_some(())?;
    if inside.ends_with('/') {
        return Some(opened);
    }
    let mut ends = memchr::memmem::find_iter(near, b"</").filter(|end| *end >= opened);
    let end = ends.find(|end| text.get(*end..).and_then(HtmlTag::of).is_some_and(|end| end.is(tag.name)))?;
    Some(end + memchr::memchr(b'>', near.get(end..)?)? + 1)
}

/// The bytes of what a tag of `length` bytes begins, where that is no HTML; its end tag is not counted.
fn raw_content(text: &str, length: usize) -> usize {
    let tag = text.get(..length).and_then(HtmlTag::of).filter(|tag| !tag.closes && !tag.empty && tag.is_in(&RAW));
    let (Some(tag), Some(content)) = (tag, text.get(length..)) else { return 0 };
    let closes = |at: &usize| {
        let name = content.get(at + 2..).and_then(|rest| rest.get(..tag.name.len()));
        name.is_some_and(|name| tag.is(name))
    };
    memchr::memmem::find_iter(content.as_bytes(), b"</").find(closes).unwrap_or(content.len())
}

/// The title that a page gives itself.
pub(crate) fn page_title(page: &str) -> Option<String> {
    let mut at = 0;
    while let Some(open) = page.get(at..).and_then(|rest| memchr::memchr(b'<', rest.as_bytes())) {
        let rest = page.get(at + open..)?;
        let length = markup(rest).unwrap_or(1);
        let content = raw_content(rest, length);
        match rest.get(..length).and_then(HtmlTag::of) {
            Some(tag) if tag.is("title") && !tag.closes => {
                let words = rest.get(length..length + content)?;
                let mut builder = Builder::new(words);
                read(words, 0..words.len(), &mut builder);
                return Some(builder.finish().0).filter(|title| !title.is_empty());
            }
            Some(tag) if tag.is("body") => return None,
            _ => at += open + length + content,
        }
    }
    None
}

/// The bytes of the comment or tag that a text begins with; one that does not end takes the rest.
fn markup(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return Some(text.find("-->").map_or(text.len(), |end| end + 3));
    }
    let opens = text.get(1..).and_then(|rest| rest.chars().next());
    opens.filter(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))?;
    Some(text.find('>').map_or(text.len(), |end| end + 1))
}

/// The character reference that a text begins with: its bytes and what it stands for.
fn reference(text: &str) -> Option<(usize, String)> {
    let inside = text.strip_prefix('&')?;
    let length = inside.bytes().take(LONGEST_REFERENCE).position(|byte| byte == b';')?;
    let name = inside.get(..length)?;
    let words = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            let code = hexadecimal.unwrap_or_else(|| number.parse()).ok()?;
            char::from_u32(code)?.to_string()
        }
        None => match SPACES.iter().find(|(known, _)| *known == name) {
            Some((_, space)) => (*space).to_owned(),
            None => named(text.get(..length + 2)?)?,
        },
    };
    Some((length + 2, words))
}

/// No name of a character is longer, in bytes: "CounterClockwiseContourIntegral".
const LONGEST_REFERENCE: usize = 33;

/// What a reference by name stands for, by the reader of Markdown, which has the table.
fn named(reference: &str) -> Option<String> {
    let plain = reference.bytes().skip(1).all(|byte| byte.is_ascii_alphanumeric() || byte == b';');
    let mut events = Parser::new(reference).filter(|_| plain);
    let words = events.find_map(|event| match event {
        Event::Text(words) => Some(words.to_string()),
        _ => None,
    });
    words.filter(|words| !words.starts_with('&') || reference == AMPERSAND)
}

/// The reference to the character that begins one.
const AMPERSAND: &str = "&amp;";

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str) -> String {
        let mut builder = Builder::new(source);
        read(source, 0..source.len(), &mut builder);
        builder.finish().0
    }

    #[test]
    fn the_words_of_a_block_are_read() {
        for (source, expected) in [
            ("<p>Turnout was <b>68&nbsp;%</b>.</p>", "Turnout was 68 %."),
            ("<div>\n<p>One</p><p>Two</p>\n</div>", "One\nTwo"),
            ("<h2>Mills</h2><ul><li>one</li><li>two</li></ul>", "# Mills\n- one\n- two"),
            ("<head><title>a < b</title><style>p > b {width: 3%}</style></head><p>Six\nmills</p>", "Six mills"),
            ("<script>if (a<b) { c = '</p>'; }</script><p>Seven</p>", "Seven"),
            ("<!-- 12 > 11 --><p>Three</p>", "Three"),
            ("<script>var a = 12 < 13;</script>Four", "Four"),
            ("<table><tr><td>Lind</td><td>54</td></tr></table>", "| Lind | 54"),
            ("<table><tr><td colspan=\"2\">Total</td><td>54</td></tr></table>", "| Total | | 54"),
            ("<p>It fell.<sup>7</sup> 5 &lt; 6 &amp; 7</p>", "It fell.⁷ 5 < 6 & 7"),
            ("5 < 6 & 7", "5 < 6 & 7"),
            ("<p>unclosed <b", "unclosed"),
        ] {
            assert_eq!(words(source), expected, "{source}");
        }
    }

    #[test]
    fn a_page_has_the_title_of_its_head() {
        for (page, title) in [
            (
                "<html><head><meta charset=utf-8><title>Rain &amp; wind</title></head><body>x</body>",
                Some("Rain & wind"),
            ),
            ("<body><svg><title>a mill</title></svg></body>", None),
            ("<title></title><p>x", None),
            ("<p>5 < 6", None),
        ] {
            assert_eq!(page_title(page).as_deref(), title, "{page}");
        }
    }
}
