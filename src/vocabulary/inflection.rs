//! The regular forms of English nouns and verbs. Irregular ones stand in the tables.

use super::forms::{BASE, DONE, ING, PAST};
use super::words_of_cell;

fn ends_in_consonant_y(word: &str) -> bool {
    let mut letters = word.chars().rev();
    letters.next() == Some('y') && letters.next().is_some_and(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'))
}

/// The plural of a noun, and the third person of a verb.
pub(super) fn plural_of(word: &str) -> String {
    let (stem, ending) = plural_parts(word);
    [stem, ending].concat()
}

/// The stem and the ending of a plural.
fn plural_parts(word: &str) -> (&str, &'static str) {
    if ends_in_consonant_y(word) {
        return (word.strip_suffix('y').unwrap_or(word), "ies");
    }
    let hisses = word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh");
    (word, if hisses { "es" } else { "s" })
}

/// The singular of a regular plural in small letters; `None` for what is hardly one.
pub(crate) fn singular_of(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return Some(format!("{stem}y"));
    }
    if let Some(stem) = word.strip_suffix("men").filter(|stem| stem.len() > 2) {
        return Some(format!("{stem}man"));
    }
    if ["sses", "xes", "ches", "shes"].iter().any(|end| word.ends_with(end)) {
        return word.strip_suffix("es").map(str::to_owned);
    }
    let hardly = ["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    word.strip_suffix('s').filter(|stem| stem.len() > 2 && !hardly).map(str::to_owned)
}

/// Gives the forms of a verb: of `irregular`, "past participle ing", with the third person behind them where it is irregular, or
/// `-` where all are regular. In a phrasal verb that is
/// written as one word ("gun_down") the first part is inflected.
pub(super) fn verb_forms(lemma: &str, irregular: &str, mut give: impl FnMut(&str, u8)) {
    // The tail has the line between the words.
    let end = lemma.bytes().position(|byte| byte == b'_').unwrap_or(lemma.len());
    let (head, tail) = lemma.split_at_checked(end).unwrap_or((lemma, ""));
    let mut word = String::with_capacity(lemma.len() + 5);
    let mut give_joined = |parts: &[&str], form| {
        word.clear();
        parts.iter().for_each(|part| word.push_str(part));
        word.push_str(tail);
        give(&word, form);
    };
    give_joined(&[head], BASE);
    let (stem, ending) = plural_parts(head);
    give_joined(&[stem, ending], BASE);
    let mut own = words_of_cell(irregular);
    if let (Some(past), Some(done), Some(ing)) = (own.next(), own.next(), own.next()) {
        [(past, PAST), (done, DONE), (ing, ING)].into_iter().for_each(|(word, form)| give(word, form));
        own.next().into_iter().for_each(|third| give(third, BASE));
        return;
    }
    let (past, ing) = if let Some(stem) = head.strip_suffix('e') {
        ([head, "d", ""], [if stem.ends_with('e') { head } else { stem }, "ing", ""])
    } else if ends_in_consonant_y(head) {
        ([head.strip_suffix('y').unwrap_or(head), "ied", ""], [head, "ing", ""])
    } else if let Some(last) = doubled(head) {
        ([head, last, "ed"], [head, last, "ing"])
    } else {
        ([head, "ed", ""], [head, "ing", ""])
    };
    give_joined(&past, PAST | DONE);
    give_joined(&ing, ING);
}

/// The last letter of a short verb that doubles it: stab, trap, rob.
fn doubled(word: &str) -> Option<&str> {
    let is_vowel = |c: &char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u');
    let mut letters = word.chars().rev();
    let (last, middle) = (letters.next()?, letters.next()?);
    let doubles = is_vowel(&middle)
        && !is_vowel(&last)
        && !matches!(last, 'w' | 'x' | 'y')
        && !letters.any(|letter| is_vowel(&letter));
    if doubles { word.get(word.len() - last.len_utf8()..) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms_of(lemma: &str, irregular: &str) -> Vec<(String, u8)> {
        let mut forms = Vec::new();
        verb_forms(lemma, irregular, |word, form| forms.push((word.to_owned(), form)));
        forms
    }

    #[test]
    fn regular_verbs_are_inflected() {
        let words = |lemma: &str| forms_of(lemma, "-").into_iter().map(|(word, _)| word).collect::<Vec<_>>();
        assert_eq!(words("kill"), ["kill", "kills", "killed", "killing"]);
        assert_eq!(words("evacuate"), ["evacuate", "evacuates", "evacuated", "evacuating"]);
        assert_eq!(words("carry"), ["carry", "carries", "carried", "carrying"]);
        assert_eq!(words("stab"), ["stab", "stabs", "stabbed", "stabbing"]);
        assert_eq!(words("seek_out"), ["seek_out", "seeks_out", "seeked_out", "seeking_out"]);
        assert_eq!(words("free"), ["free", "frees", "freed", "freeing"]);
    }

    #[test]
    fn plurals_lead_back_to_their_singular() {
        let singular = |word: &str| singular_of(word);
        for (many, one) in
            [("plotters", "plotter"), ("deputies", "deputy"), ("batsmen", "batsman"), ("witches", "witch")]
        {
            assert_eq!(singular(many).as_deref(), Some(one));
        }
        for word in ["crisis", "virus", "press", "heavily", "hospitalised"] {
            assert_eq!(singular(word), None, "{word}");
        }
    }

    #[test]
    fn irregular_forms_are_taken_from_the_table() {
        let forms = forms_of("shoot", "shot shot shooting");
        assert!(forms.contains(&("shot".to_owned(), PAST)) && forms.contains(&("shot".to_owned(), DONE)));
    }
}
