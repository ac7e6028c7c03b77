//! Wording without its typography, for comparing titles, names and quotations.

use crate::vocabulary::WordList;
use url::Url;

/// Words in lower case with single spaces, without punctuation and without the difference between kinds of quotation
/// marks, dashes and apostrophes.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in folded_words(text) {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(&word);
    }
    folded
}

/// A name, folded, without the article before it.
pub(super) fn bare_name(name: &str) -> String {
    let folded = fold(name);
    folded.strip_prefix("the ").map(str::to_owned).unwrap_or(folded)
}

/// The words of [`fold`].
pub(crate) fn folded_words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’' | '%'))
        .map(|word| word.trim_matches(['\'', '’']))
        .filter(|word| !word.is_empty())
        .map(|word| match word.is_ascii() {
            true => word.to_ascii_lowercase(),
            false => word.to_lowercase().replace('’', "'"),
        })
}

/// Words that titles share without being alike.
static SMALL_WORDS: WordList = WordList::named("small words");

/// Whether a folded word says nothing of what a title is about.
pub(crate) fn is_small(word: &str) -> bool {
    SMALL_WORDS.contains(&word)
}

/// Whether two names of publishers may be one: equal, one within the other, or one the initials of the other.
pub(crate) fn same_publisher(a: &str, b: &str) -> bool {
    let (a, b) = (fold(a), fold(b));
    if a.is_empty() || b.is_empty() {
        return false;
    }
    let initials = |name: &str| -> String {
        name.split(' ').filter(|word| !is_small(word)).filter_map(|word| word.chars().next()).collect()
    };
    let within = |short: &str, long: &str| {
        long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
            || long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '))
    };
    let abbreviates = |short: &str, long: &str| {
        long.contains(' ') && (2..=8).contains(&short.len()) && !short.contains(' ') && initials(long) == short
    };
    a == b || within(&a, &b) || within(&b, &a) || abbreviates(&a, &b) || abbreviates(&b, &a)
}

/// An address without what does not tell pages apart: scheme, `www.`, fragment, trailing slash, tracking. `None` for a
/// bare domain, which names no page.
pub(crate) fn fold_url(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").or_else(|| host.strip_prefix("m.")).unwrap_or(host);
    let path = url.path().trim_end_matches('/');
    let path = path.strip_suffix("/index.html").or_else(|| path.strip_suffix("/index.php")).unwrap_or(path);
    let tracking = ["utm_", "fbclid", "gclid", "yclid", "ref="];
    let query = url.query().unwrap_or_default().split('&');
    let query: Vec<&str> =
        query.filter(|part| !part.is_empty() && !tracking.iter().any(|start| part.starts_with(start))).collect();
    (!path.is_empty() || !query.is_empty()).then(|| format!("{host}{path}?{}", query.join("&")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_typography_away() {
        assert_eq!(fold("«Fair  Rivers – for all. Now»"), "fair rivers for all now");
        assert_eq!(fold("The Miners’ Town’s \"end\""), "the miners town's end");
    }

    #[test]
    fn knows_publishers_by_initials_and_parts() {
        for (a, b) in
            [("OSW", "osw"), ("BBC", "BBC News"), ("Institute for River Studies", "IRS"), ("Echo", "Daily Echo")]
        {
            assert!(same_publisher(a, b) && same_publisher(b, a), "{a} {b}");
        }
        for (a, b) in [("Echo", "Echoes"), ("Post", "Mail"), ("", "Mail"), ("IRS", "Institute of Roads")] {
            assert!(!same_publisher(a, b) && !same_publisher(b, a), "{a} {b}");
        }
    }

    #[test]
    fn folds_addresses() {
        let fold = |text: &str| fold_url(&Url::parse(text).unwrap());
        assert_eq!(fold("http://www.echo.example/a/?utm_source=x#top"), fold("https://echo.example/a"));
        assert_ne!(fold("https://echo.example/a?id=1"), fold("https://echo.example/a?id=2"));
        assert_eq!(fold("https://echo.example/"), None);
    }
}
