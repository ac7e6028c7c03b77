//! HTML, as a page or within Markdown: its words are read, its tags tell blocks, headings, items and cells.

use std::ops::Range;

use super::builder::Builder;
use crate::vocabulary::WordList;

/// Elements whose content is not read.
static HIDDEN: WordList = WordList::named("hidden");

/// Elements within which a `<` begins no other.
static RAW: WordList = WordList::named("raw");

const HEADINGS: [&str; 6] = ["h1", "h2", "h3", "h4", "h5", "h6"];

/// Elements that end a block where they begin and end.
static BLOCKS: WordList = WordList::named("blocks");

/// Character references that prose uses.
const REFERENCES: [(&str, &str); 26] = [
    ("amp", "&"),
    ("apos", "'"),
    ("deg", "°"),
    ("emsp", " "),
    ("ensp", " "),
    ("euro", "€"),
    ("frac12", "½"),
    ("frac14", "¼"),
    ("frac34", "¾"),
    ("gt", ">"),
    ("hellip", "…"),
    ("laquo", "«"),
    ("ldquo", "“"),
    ("lsquo", "‘"),
    ("lt", "<"),
    ("mdash", "—"),
    ("nbsp", "\u{a0}"),
    ("ndash", "–"),
    ("pound", "£"),
    ("quot", "\""),
    ("raquo", "»"),
    ("rdquo", "”"),
    ("rsquo", "’"),
    ("shy", "\u{ad}"),
    ("thinsp", " "),
    ("times", "×"),
];

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

    /// Takes in one tag.
    pub(super) fn tag(&mut self, source: &str, range: Range<usize>, builder: &mut Builder<'_>) {
        let Some(tag) = source.get(range.clone()).and_then(HtmlTag::of) else { return };
        if tag.is_in(&HIDDEN) && !tag.empty {
            self.hidden = if tag.closes { self.hidden.saturating_sub(1) } else { self.hidden + 1 };
        } else if tag.is("sup") {
            self.raised = !tag.closes;
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

/// Raised digits for digits; `None` where there is anything else.
pub(super) fn raised(digits: &str) -> Option<String> {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raised = digits.chars().map(|c| RAISED.get(usize::try_from(c.to_digit(10)?).ok()?).copied());
    raised.collect::<Option<String>>().filter(|raised| !raised.is_empty())
}

/// Reads a block of HTML.
pub(super) fn read(source: &str, range: Range<usize>, builder: &mut Builder<'_>) {
    let mut state = InlineHtml::default();
    let mut at = range.start;
    while at < range.end {
        let rest = source.get(at..range.end).unwrap_or_default();
        let next = memchr::memchr2(b'<', b'&', rest.as_bytes()).unwrap_or(rest.len());
        if next > 0 {
            let words = rest.get(..next).unwrap_or_default();
            match raised(words).filter(|_| state.is_raised()) {
                _ if state.hides() => {}
                Some(raised) => builder.replace(at, at + next, &raised),
                None => builder.copy(at, at + next),
            }
            at += next;
            continue;
        }
        let length = match rest.as_bytes().first() {
            Some(b'<') => match markup(rest) {
                Some(length) => {
                    state.tag(source, at..at + length, builder);
                    length + raw_content(rest, length)
                }
                None => {
                    if !state.hides() {
                        builder.copy(at, at + 1);
                    }
                    1
                }
            },
            _ => match reference(rest) {
                Some((length, words)) => {
                    if !state.hides() {
                        builder.character(at, at + length, &words);
                    }
                    length
                }
                None => {
                    if !state.hides() {
                        builder.copy(at, at + 1);
                    }
                    1
                }
            },
        };
        at += length;
    }
    builder.end_block();
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
    let length = inside.bytes().take(10).position(|byte| byte == b';')?;
    let name = inside.get(..length)?;
    let words = match name.strip_prefix('#') {
        Some(number) => {
            let hexadecimal = number.strip_prefix(['x', 'X']).map(|digits| u32::from_str_radix(digits, 16));
            let code = hexadecimal.unwrap_or_else(|| number.parse()).ok()?;
            char::from_u32(code)?.to_string()
        }
        None => REFERENCES.iter().find(|(known, _)| *known == name).map(|(_, words)| (*words).to_owned())?,
    };
    Some((length + 2, words))
}

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
