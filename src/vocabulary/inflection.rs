//! The regular forms of English nouns and verbs. Irregular ones stand in the tables.

use super::forms::{BASE, DONE, ING, PAST};
use super::words_of_cell;

fn ends_in_consonant_y(word: &str) -> bool {
    let mut letters = word.chars().rev();
    letters.next() == Some('y') && letters.next().is_some_and(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u'))
}

/// The plural of a noun, and the third person of a verb.
pub(super) fn plural_of(word: &str) -> String {
    if ends_in_consonant_y(word) {
        return [word.strip_suffix('y').unwrap_or(word), "ies"].concat();
    }
    let hisses = word.ends_with(['s', 'x', 'z']) || word.ends_with("ch") || word.ends_with("sh");
    [word, if hisses { "es" } else { "s" }].concat()
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

/// The forms of a verb: of `irregular`, "past participle ing", with the third person behind them where it is irregular, or
/// `-` where all are regular. In a phrasal verb that is
/// written as one word ("gun_down") the first part is inflected.
pub(super) fn verb_forms(lemma: &str, irregular: &str) -> Vec<(String, u8)> {
    // The tail has the line between the words.
    let end = lemma.bytes().position(|byte| byte == b'_').unwrap_or(lemma.len());
    let (head, tail) = lemma.split_at_checked(end).unwrap_or((lemma, ""));
    let mut third = plural_of(head);
    third.push_str(tail);
    let mut forms = vec![(lemma.to_owned(), BASE), (third, BASE)];
    let mut own = words_of_cell(irregular);
    if let (Some(past), Some(done), Some(ing)) = (own.next(), own.next(), own.next()) {
        forms.extend([(past.to_owned(), PAST), (done.to_owned(), DONE), (ing.to_owned(), ING)]);
        forms.extend(own.next().map(|third| (third.to_owned(), BASE)));
        return forms;
    }
    let (past, ing) = if let Some(stem) = head.strip_suffix('e') {
        let stem = if stem.ends_with('e') { head } else { stem };
        ([head, "d", tail].concat(), [stem, "ing", tail].concat())
    } else if ends_in_consonant_y(head) {
        ([head.strip_suffix('y').unwrap_or(head), "ied", tail].concat(), [head, "ing", tail].concat())
    } else if let Some(last) = doubled(head) {
        ([head, last, "ed", tail].concat(), [head, last, "ing", tail].concat())
    } else {
        ([head, "ed", tail].concat(), [head, "ing", tail].concat())
    };
    forms.extend([(past, PAST | DONE), (ing, ING)]);
    forms
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

    #[test]
    fn regular_verbs_are_inflected() {
        let words = |lemma: &str| verb_forms(lemma, "-").into_iter().map(|(word, _)| word).collect::<Vec<_>>();
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
        let forms = verb_forms("shoot", "shot shot shooting");
        assert!(forms.contains(&("shot".to_owned(), PAST)) && forms.contains(&("shot".to_owned(), DONE)));
    }
}
