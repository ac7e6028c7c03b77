//! The addresses of an entry, and slips in how they are written.

use std::ops::Range;

use url::Url;

/// An address in an entry.
pub(super) struct Address {
    pub(super) range: Range<usize>,
    /// `None` where it does not parse.
    pub(super) url: Option<Url>,
}

/// Slips in how an address begins.
const BROKEN_STARTS: [&str; 10] = [
    "http//",
    "https//",
    "htp://",
    "htps://",
    "htttp://",
    "htttps://",
    "hhttp://",
    "hhttps://",
    "http:\\\\",
    "https:\\\\",
];

/// The addresses of an entry, broken ones among them, in order.
pub(super) fn addresses(words: &str) -> Vec<Address> {
    let mut addresses = Vec::new();
    let mut offset = 0;
    for word in words.split(char::is_whitespace) {
        let start = offset;
        offset += word.len();
        // The white space that ended the word is one character; two bytes or three for the wider ones.
        offset += words.get(offset..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        addresses.extend(address_in(words, word, start));
    }
    addresses
}

fn address_in(words: &str, word: &str, start: usize) -> Option<Address> {
    let address = |from: usize, parse: &dyn Fn(&str) -> Option<Url>| {
        let bare = trim_address(word.get(from..)?);
        let range = start + from..start + from + bare.len();
        Some(Address { range, url: parse(bare) })
    };
    let with_host =
        |text: &str| Url::parse(text).ok().filter(|url| url.host_str().is_some_and(|host| host.contains('.')));
    if let Some(from) = word.find("http://").or_else(|| word.find("https://")) {
        // "hhttp://" and the like hold the right beginning within them.
        let inside = word.get(..from).is_some_and(|before| before.ends_with(|c: char| c.is_ascii_alphanumeric()));
        return if inside { address(0, &|_| None) } else { address(from, &with_host) };
    }
    let opened = word.len() - word.trim_start_matches(['(', '[', '<', '"', '“', '«', '‘']).len();
    let shown = word.get(opened..)?;
    if BROKEN_STARTS.iter().any(|broken| shown.starts_with(broken)) || is_one_slash(shown) {
        return address(opened, &|_| None);
    }
    if shown.starts_with("www.") {
        return address(opened, &|text| with_host(&format!("https://{text}")));
    }
    if let Some(number) = shown.strip_prefix("doi:").unwrap_or(shown).strip_prefix("10.") {
        let registrant = number.bytes().take_while(u8::is_ascii_digit).count();
        if (4..=9).contains(&registrant) && number.as_bytes().get(registrant) == Some(&b'/') {
            return address(opened, &|text| with_host(&format!("https://doi.org/{}", text.trim_start_matches("doi:"))));
        }
    }
    let ends = words.get(start + word.len()..).is_none_or(|rest| rest.trim().is_empty());
    let domain = trim_address(shown);
    let stopped = shown.get(domain.len()..).is_some_and(|tail| tail.starts_with(['.', ';', ')', ']']));
    ((ends || stopped) && is_domain(domain)).then(|| address(opened, &|text| with_host(&format!("https://{text}"))))?
}

/// "http:/example.org"
fn is_one_slash(word: &str) -> bool {
    ["http:/", "https:/"]
        .iter()
        .any(|start| word.strip_prefix(start).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphanumeric())))
}

/// An address without the punctuation of the sentence around it.
fn trim_address(word: &str) -> &str {
    let mut bare = word;
    loop {
        let cut = bare.trim_end_matches(['.', ',', ';', ':', '!', '?', '"', '\'', '”', '’', '»', '>', ']', '…', '*']);
        let closes_nothing = cut.ends_with(')') && !cut.contains('(');
        let cut = if closes_nothing { cut.trim_end_matches(')') } else { cut };
        if cut.len() == bare.len() {
            return bare;
        }
        bare = cut;
    }
}

/// A domain name on its own, "osw.example.pl": in lower case, because "Gazeta.Ru" is the name of a publisher.
pub(super) fn is_domain(word: &str) -> bool {
    let host = word.split('/').next().unwrap_or_default();
    let well_formed = host.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'));
    let last = host.rsplit('.').next().unwrap_or_default();
    well_formed
        && host.contains('.')
        && host.split('.').all(|label| !label.is_empty())
        && (2..=10).contains(&last.len())
        && last.bytes().all(|byte| byte.is_ascii_lowercase())
        && host.len() > last.len() + 3
}
