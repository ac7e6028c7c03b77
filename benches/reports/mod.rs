//! Reports with quotations and notes, made up and the same on every run: for benches of what texts have in common.
//!
//! Hardly six words in a row stand twice, as in texts that people write, except where a paragraph is taken over from an earlier
//! one: one in ten is.

use corroborate::{Citation, Corpus, Document, PartialDate, Reference};

/// Numbers that look random and are the same on every run: a linear congruential generator, Knuth's MMIX constants.
struct Sequence(u64);

impl Sequence {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % (limit.max(1) as u64)).unwrap_or(0)
    }
}

const SMALL: &[&str] =
    &["the", "of", "and", "to", "in", "a", "that", "was", "for", "on", "it", "with", "by", "had", "not"];
const ONSETS: &[&str] = &["b", "br", "d", "f", "g", "h", "l", "m", "n", "p", "r", "s", "st", "t", "tr", "w"];
const NUCLEI: &[&str] = &["a", "e", "i", "o", "u", "ai", "ea", "ou"];
const CODAS: &[&str] = &["", "n", "r", "st", "ck", "m", "nd", "l", "ss"];

/// How many words the vocabulary has, small ones aside.
const WORDS: usize = 6_000;

/// A word of the vocabulary by its rank: the same every time.
fn word(rank: usize) -> String {
    let mut own = Sequence(rank as u64 + 7);
    let syllable = |own: &mut Sequence, from: &[&'static str]| from.get(own.below(from.len())).copied().unwrap_or("");
    let mut word = String::new();
    for _ in 0..1 + own.below(3) {
        word += syllable(&mut own, ONSETS);
        word += syllable(&mut own, NUCLEI);
        word += syllable(&mut own, CODAS);
    }
    word
}

struct Writer {
    sequence: Sequence,
    vocabulary: Vec<String>,
    /// Paragraphs that were written before.
    before: Vec<String>,
}

impl Writer {
    fn new() -> Writer {
        Writer { sequence: Sequence(42), vocabulary: (0..WORDS).map(word).collect(), before: Vec::new() }
    }

    /// Low ranks come often, high ones seldom.
    fn pick(&mut self) -> &str {
        if self.sequence.below(5) < 2 {
            return SMALL.get(self.sequence.below(SMALL.len())).copied().unwrap_or("");
        }
        let rank = (0..3).fold(WORDS, |rank, _| 1 + self.sequence.below(rank));
        self.vocabulary.get(rank - 1).map_or("", String::as_str)
    }

    fn words(&mut self, count: usize, text: &mut String) {
        for index in 0..count {
            if index > 0 {
                text.push(' ');
            }
            text.push_str(self.pick());
        }
    }

    fn paragraph(&mut self) -> String {
        if !self.before.is_empty() && self.sequence.below(10) == 0 {
            let old = self.sequence.below(self.before.len());
            return self.before.get(old).cloned().unwrap_or_default();
        }
        let mut text = String::new();
        for _ in 0..5 + self.sequence.below(4) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str("The ");
            let (before, behind) = (6 + self.sequence.below(10), 3 + self.sequence.below(10));
            self.words(before, &mut text);
            if self.sequence.below(6) == 0 {
                text.push_str(", “");
                self.words(8, &mut text);
                text.push_str(",” said ");
            } else {
                text.push_str(", ");
            }
            self.words(behind, &mut text);
            text.push('.');
        }
        if self.before.len() < 5_000 {
            self.before.push(text.clone());
        }
        text
    }
}

/// Documents of about some length each, with the markers and entries of their notes.
pub(crate) fn corpus(documents: usize, bytes: usize) -> Corpus {
    let mut corpus = Corpus::new();
    let mut writer = Writer::new();
    for index in 0..documents {
        let id = format!("d{index}");
        let mut text = String::with_capacity(bytes + 2_000);
        let mut markers = Vec::new();
        // An entry takes about a tenth of what is written above it.
        while text.len() < bytes - bytes / 10 {
            text += &writer.paragraph();
            let start = text.len();
            text += &format!("[{}]", markers.len() + 1);
            markers.push((start, text.len()));
            text += "\n\n";
        }
        let mut entries = Vec::new();
        for key in 1..=markers.len() {
            let start = text.len();
            let mut title = "The ".to_owned();
            writer.words(5, &mut title);
            let day = 1 + writer.sequence.below(28);
            let page = writer.sequence.below(5_000);
            text += &format!("[{key}] «{title}». Lindby Echo, {day}.05.2022. https://echo.example/{page}");
            entries.push((start, text.len(), title, day, page));
            text.push('\n');
        }
        let document = Document::new(id.as_str(), text);
        let spans: Vec<_> = markers.iter().map(|(start, end)| document.span(*start, *end)).collect();
        let mut references = Vec::new();
        for (number, (start, end, title, day, page)) in entries.into_iter().enumerate() {
            let Some(span) = document.span(start, end) else { continue };
            let mut entry = Reference::new(id.as_str(), (number + 1).to_string(), document.quote(span)).at(span);
            entry.title = Some(title);
            entry.publisher = Some("Lindby Echo".to_owned());
            entry.published = u8::try_from(day).ok().and_then(|day| PartialDate::day(2022, 5, day));
            entry.url = format!("https://echo.example/{page}").parse().ok();
            references.push(entry);
        }
        // Ids are unique and places lie within the text, so nothing can be refused.
        let _ = corpus.add_document(document);
        for (number, span) in spans.into_iter().enumerate() {
            let _ = span.map(|span| corpus.add_citation(Citation::new(id.as_str(), (number + 1).to_string(), span)));
        }
        references.into_iter().for_each(|entry| drop(corpus.add_reference(entry)));
    }
    corpus
}
