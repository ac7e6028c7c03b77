//! Readings of sentences, and properties that hold for any text.

use proptest::prelude::*;

use super::*;

fn read(text: &str) -> Reading {
    read_quantities(text, &ReadingOptions::default())
}

/// Every figure as its words, its interval and its unit.
fn figures(text: &str) -> Vec<String> {
    read(text)
        .mentions
        .iter()
        .map(|mention| {
            let words = text.get(mention.span.start()..mention.span.end()).unwrap();
            let noun = mention.quantity.noun.as_ref().map(|noun| format!(" of {noun}")).unwrap_or_default();
            format!("{words} = {} {}{noun}", mention.quantity.asserted, mention.quantity.unit)
        })
        .collect()
}

/// Whatever the text, what is read lies in it, on character boundaries, in order.
fn holds_together(text: &str) {
    let reading = read(text);
    for mention in &reading.mentions {
        for span in [Some(mention.span), Some(mention.number), mention.noun].into_iter().flatten() {
            assert!(text.get(span.start()..span.end()).is_some(), "{span:?} in {text:?}");
        }
        assert!(mention.span.contains(mention.number), "{mention:?} in {text:?}");
        assert!(mention.quantity.asserted.is_within(&mention.quantity.lenient), "{mention:?} in {text:?}");
        assert!(!mention.quantity.asserted.is_empty(), "{mention:?} in {text:?}");
    }
    for date in &reading.dates {
        assert!(text.get(date.span.start()..date.span.end()).is_some(), "{date:?} in {text:?}");
    }
    for (span, _) in &reading.unread {
        assert!(text.get(span.start()..span.end()).is_some(), "{span:?} in {text:?}");
    }
    for relation in &reading.relations {
        assert!(relation.members.iter().all(|(_, index)| *index < reading.mentions.len()));
    }
    assert!(reading.mentions.windows(2).all(|pair| pair[0].number.end() <= pair[1].number.start()), "{text:?}");
}

#[test]
fn reads_what_prose_prints() {
    for (text, expected) in [
        ("a swing of 1-3%", vec!["1-3% = [1, 3] percent"]),
        ("six and a half million voters", vec!["six and a half million = [6450000, 6550000] count of voters"]),
        ("$3 to $5 billion", vec!["$3 to $5 billion = [3000000000, 5000000000] USD"]),
        ("some 300 firms closed", vec!["some 300 = [270, 330] count of firms"]),
    ] {
        assert_eq!(figures(text), expected, "{text}");
    }
}

#[test]
fn failures_found_once_stay_mended() {
    for text in ["<0 ", "<0%"] {
        holds_together(text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        holds_together(&text);
    }

    #[test]
    fn anything_near_the_grammar_is_read(
        parts in prop::collection::vec(prop_oneof![
            "[0-9]{1,4}",
            "[,. '’/:;%$€+~()\\[\\]\u{a0}\u{2009}\u{202f}\u{200f}–—-]{1,2}",
            prop::sample::select(vec![
                "million", "bn", "k", "m", "half", "a", "an", "and", "to", "of", "in", "one", "twenty", "third",
                "thirds", "hundred", "hundreds", "thousands", "dozen", "dozens", "point", "per", "cent", "percent",
                "years", "km", "km²", "USD", "Rs", "from", "between", "by", "rose", "fell", "about", "more", "less",
                "than", "or", "at", "least", "June", "May", "2022", "people", "€", "½", "٣", "\n", " ", " ", " ",
            ]).prop_map(String::from),
        ], 0..24)
    ) {
        holds_together(&parts.concat());
        holds_together(&parts.join(" "));
    }
}
