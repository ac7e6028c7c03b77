//! Which language a text is in, where it is plainly not the one that is read.

use std::sync::LazyLock;

use super::lowered;
use crate::model::Document;
use crate::vocabulary::{OTHER_LANGUAGES, WordList, WordMap, rows, words_of_cell};

/// A language that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct OtherLanguage<'a> {
    /// Its name, or its tag where the name is not known.
    pub(crate) name: &'a str,
    /// Whether the document says so; else its words do.
    pub(crate) declared: bool,
}

/// A language that is not read, and the small words which English has not that tell it.
struct Other {
    tag: &'static str,
    name: &'static str,
    words: Vec<&'static str>,
}

/// The languages of the table; those that no words tell come last.
static LANGUAGES: LazyLock<Vec<Other>> = LazyLock::new(|| {
    let languages = rows(OTHER_LANGUAGES).filter_map(|row| match row.as_slice() {
        [tag, name, words] => Some(Other { tag, name, words: words_of_cell(words).collect() }),
        _ => None,
    });
    languages.collect()
});

/// The languages that each of these words is of, by their place in the table.
static BY_WORD: LazyLock<WordMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut by_word: WordMap<&str, Vec<usize>> = WordMap::default();
    for (index, language) in LANGUAGES.iter().enumerate() {
        for word in &language.words {
            let languages = by_word.entry(*word).or_default();
            if languages.last() != Some(&index) {
                languages.push(index);
            }
        }
    }
    by_word
});

/// How many letters a small word has at most.
static LONGEST: LazyLock<usize> =
    LazyLock::new(|| BY_WORD.keys().copied().chain(ENGLISH.iter().copied()).map(str::len).max().unwrap_or_default());

/// Small words of English that no language of the table has.
static ENGLISH: WordList = WordList::named("english");

/// The language of a document, where it is declared to be another than English, or where its words are plainly of another.
pub(crate) fn other_language(document: &Document) -> Option<OtherLanguage<'_>> {
    let tag = document.language.as_deref().map(|tag| tag.split(['-', '_']).next().unwrap_or(tag).trim());
    match tag {
        Some(tag) if tag.eq_ignore_ascii_case("en") || tag.eq_ignore_ascii_case("eng") => None,
        // Undetermined, several, none.
        Some(tag) if !["", "und", "mul", "zxx", "mis"].contains(&tag.to_ascii_lowercase().as_str()) => {
            let known = LANGUAGES.iter().map(|language| (language.tag, language.name));
            let name =
                known.into_iter().find(|(known, _)| tag.eq_ignore_ascii_case(known)).map_or(tag, |(_, name)| name);
            Some(OtherLanguage { name, declared: true })
        }
        _ => plainly(&document.text).map(|name| OtherLanguage { name, declared: false }),
    }
}

/// How many words are looked at.
const WORDS: usize = 1500;

/// Fewer words than these say nothing.
const LEAST: usize = 8;

/// Fewer small words than these say nothing.
const LEAST_SMALL: usize = 4;

/// The language that a text is plainly in, where that is not English.
///
/// A text in other letters is told by these; one in Latin letters is of a language where every fifth word and more is a small
/// one of it and hardly any is one of English.
fn plainly(text: &str) -> Option<&'static str> {
    let mut words = 0;
    let mut english = 0;
    let mut small = vec![0_usize; LANGUAGES.len()];
    let mut scripts = Scripts::default();
    for word in words_of_letters(text).take(WORDS) {
        words += 1;
        scripts.add(word);
        // No small word is as long as most are.
        if word.is_ascii() && word.len() > *LONGEST {
            continue;
        }
        let lowered = lowered(word);
        // No word of the table is one of English.
        match BY_WORD.get(&*lowered) {
            Some(languages) => {
                for language in languages {
                    small.iter_mut().skip(*language).take(1).for_each(|count| *count += 1);
                }
            }
            None => english += usize::from(ENGLISH.contains(&&*lowered)),
        }
    }
    if let Some(name) = scripts.told() {
        return Some(name);
    }
    let (most, language) = small.into_iter().zip(LANGUAGES.iter()).max_by_key(|(count, _)| *count)?;
    let plain =
        words >= LEAST && most >= LEAST_SMALL && most * 5 >= words && english * 20 <= words && most >= english * 6;
    plain.then_some(language.name)
}

/// The words of a text that are letters alone. Most letters are a byte each.
fn words_of_letters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let plain = |text: &str| text.bytes().position(|byte| !byte.is_ascii_alphabetic()).unwrap_or(text.len());
        let start = rest.find(char::is_alphabetic)?;
        rest = rest.get(start..)?;
        let mut end = plain(rest);
        if rest.as_bytes().get(end).is_some_and(|byte| !byte.is_ascii()) {
            end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
        }
        let (word, behind) = rest.split_at_checked(end)?;
        rest = behind;
        Some(word)
    })
}

/// Letters by the script they are of.
#[derive(Clone, Copy, Debug, Default)]
struct Scripts {
    latin: usize,
    cyrillic: usize,
    kazakh: usize,
    ukrainian: usize,
    russian: usize,
    other: usize,
}

impl Scripts {
    fn add(&mut self, word: &str) {
        if word.is_ascii() {
            self.latin += word.len();
            return;
        }
        for letter in word.chars() {
            match letter {
                '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => self.latin += 1,
                '\u{400}'..='\u{52f}' => {
                    self.cyrillic += 1;
                    match letter {
                        'ә' | 'ғ' | 'қ' | 'ң' | 'ө' | 'ұ' | 'ү' | 'һ' | 'Ә' | 'Ғ' | 'Қ' | 'Ң' | 'Ө' | 'Ұ' | 'Ү' => {
                            self.kazakh += 1
                        }
                        'є' | 'ї' | 'ґ' | 'Є' | 'Ї' | 'Ґ' => self.ukrainian += 1,
                        'ы' | 'э' | 'ё' | 'ъ' | 'Ы' | 'Э' | 'Ё' | 'Ъ' => self.russian += 1,
                        _ => {}
                    }
                }
                _ => self.other += 1,
            }
        }
    }

    /// The language or script that nine of ten letters tell.
    fn told(self) -> Option<&'static str> {
        let foreign = self.cyrillic + self.other;
        // A name or two is no text.
        if foreign < 20 || self.latin * 9 > foreign {
            return None;
        }
        Some(match () {
            () if self.other > self.cyrillic => "another script",
            () if self.kazakh * 50 > self.cyrillic => "Kazakh",
            () if self.ukrainian > self.russian => "Ukrainian",
            () => "Russian",
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn plain_languages_are_told() {
        for (text, expected) in [
            (
                "Bei der Wahl am 9. Mai 2021 in Benin lag die Beteiligung bei 48 Prozent, wie die Behörde mit den Zahlen meldet.",
                "German",
            ),
            (
                "Lors du scrutin du 9 mai 2021 au Bénin, la participation a été de 48 % selon les chiffres de la commission.",
                "French",
            ),
            (
                "En la elección del 9 de mayo de 2021 en Benín la participación fue del 48 % según los datos que se dieron.",
                "Spanish",
            ),
            ("На выборах 9 мая 2021 года в Бенине явка составила 48 процентов.", "Russian"),
            ("На виборах 9 травня 2021 року в Беніні її явка становила 48 відсотків, повідомляє комісія.", "Ukrainian"),
            ("2021 жылғы 9 мамырда Бенинде өткен сайлауға қатысу 48 пайызды құрады.", "Kazakh"),
        ] {
            assert_eq!(plainly(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn english_and_what_is_not_plain_are_read() {
        for text in [
            "",
            "Los Angeles, Las Vegas, El Paso, San José del Cabo",
            "Berg 52 %, Lind 48 %",
            "The party Die Linke won 12 seats in the Bundestag, and the paper Der Spiegel said that it was the end of an era.",
            "«Дни воинской славы» (Days of military glory) is a law of 1995.",
            "The film “La vie est dans les prés” was seen by 12,000 people in Paris on the day after it came out.",
            "Turnout: 68 %. Deaths: 107. Injured: 12.",
            "Riots in Almaty. Алматы.",
            "In May attacks killed 20 men in Peru. In June attacks killed 12 men in Peru, in July 14 in Chile.",
            "I met no man in a bar, no one on air; I go in, do or die.",
        ] {
            assert_eq!(plainly(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_declared_is_believed() {
        let document =
            |tag: &str| Document::new("d", "На выборах 9 мая 2021 года в Бенине явка была высокой.").with_language(tag);
        assert_eq!(other_language(&document("en-GB")), None);
        assert_eq!(other_language(&document("de-AT")), Some(OtherLanguage { name: "German", declared: true }));
        assert_eq!(other_language(&document("sw")), Some(OtherLanguage { name: "sw", declared: true }));
        assert_eq!(other_language(&document("und")), Some(OtherLanguage { name: "Russian", declared: false }));
    }

    proptest! {
        #[test]
        fn words_of_letters_are_what_other_characters_part(text in "([a-zA-Z]{0,3}|[ éñЯ的’0-9.-]{0,2}|\\PC){0,20}") {
            let slow: Vec<&str> = text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
            prop_assert_eq!(words_of_letters(&text).collect::<Vec<_>>(), slow);
        }
    }

    #[test]
    fn no_small_word_is_english() {
        let english = [
            "come", "con", "den", "die", "do", "door", "era", "i", "in", "met", "no", "over", "par", "pod", "son", "to",
        ];
        let all = || LANGUAGES.iter().flat_map(|language| &language.words);
        assert!(all().all(|word| !ENGLISH.contains(word) && !english.contains(word)));
    }
}
