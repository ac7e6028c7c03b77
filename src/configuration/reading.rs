//! A configuration from TOML, and where in the text its keys and values stand.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Configuration, Places};
use crate::error::{Error, ErrorRepr};
use crate::nearest::nearest;

/// How deep tables and lists are followed for the places of what they hold; nothing in a configuration lies deeper.
const DEPTH: usize = 8;

impl Configuration {
    /// Reads a `corroborate.toml`. `file` is the name that messages use; nothing is opened.
    ///
    /// Names of checks and measures are looked up by [`Verifier::configured`](crate::Verifier::configured), which knows them.
    ///
    /// ```
    /// use corroborate::Configuration;
    ///
    /// let text = "[levels]\nloose-agreement = \"allow\"\n\n[thresholds]\nturnout = [50]\n";
    /// let house = Configuration::read("corroborate.toml", text)?;
    /// assert_eq!(house.thresholds["turnout"], [50.into()]);
    ///
    /// let mistake = Configuration::read("corroborate.toml", "[levles]\n").unwrap_err();
    /// assert!(mistake.to_string().starts_with("corroborate.toml:1:2: unknown key `levles`; did you mean `levels`?"));
    /// # Ok::<(), corroborate::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Configuration`](crate::ErrorKind::Configuration), with line and column, where the text is not TOML,
    /// a key is unknown or a value is none of its key.
    pub fn read(file: &str, text: &str) -> Result<Configuration, Error> {
        let refuse = |error: toml::de::Error| {
            let offset = error.span().map_or(0, |span| span.start);
            let (line, column) = place(text, offset);
            Error::from(ErrorRepr::MisconfiguredAt {
                file: file.to_owned(),
                line,
                column,
                message: bare_word(text, offset).unwrap_or_else(|| in_our_words(error.message())),
            })
        };
        let mut configuration: Configuration = toml::from_str(text).map_err(refuse)?;
        let table = DeTable::parse(text).map_err(refuse)?;
        let mut places = Places { file: file.to_owned(), ..Places::default() };
        note_table(table.get_ref(), &mut Vec::new(), text, &mut places);
        configuration.places = places;
        Ok(configuration)
    }
}

/// What to say of a value that is a bare word: TOML knows none but `true`, `false`, `inf` and `nan`, and a reader of it
/// that meets an "n" asks for the last.
fn bare_word(text: &str, offset: usize) -> Option<String> {
    let rest = text.get(offset..)?;
    let line = text.get(..offset)?.rsplit('\n').next()?;
    let from = line.rsplit_once(['=', '[', ',']).map_or(line, |(_, value)| value).trim_start();
    let length = rest.bytes().take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_')).count();
    let word = format!("{from}{}", rest.get(..length)?);
    let is_word =
        word.starts_with(|c: char| c.is_ascii_alphabetic()) && !matches!(&*word, "true" | "false" | "inf" | "nan");
    let is_value =
        line.contains('=') && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    (is_word && is_value).then(|| format!("a word is put in quotes: write \"{word}\" instead of {word}"))
}

fn note_table(table: &DeTable<'_>, path: &mut Vec<String>, text: &str, places: &mut Places) {
    for (key, value) in table {
        path.push(key.get_ref().to_string());
        places.by_path.insert(path.clone(), place(text, key.span().start));
        note_value(value, path, text, places);
        path.pop();
    }
}

fn note_value(value: &Spanned<DeValue<'_>>, path: &mut Vec<String>, text: &str, places: &mut Places) {
    if path.len() >= DEPTH {
        return;
    }
    match value.get_ref() {
        DeValue::Table(table) => note_table(table, path, text, places),
        DeValue::Array(values) => {
            for (index, value) in values.iter().enumerate() {
                path.push(index.to_string());
                places.by_path.insert(path.clone(), place(text, value.span().start));
                note_value(value, path, text, places);
                path.pop();
            }
        }
        _ => {}
    }
}

/// The line and column of a byte, both from 1; columns count characters.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.bytes().filter(|byte| *byte == b'\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (line, before.get(start..).unwrap_or_default().chars().count() + 1)
}

/// The reader's message in one line, with the nearest known name, or the list of them, where it tells what it had expected.
fn in_our_words(message: &str) -> String {
    let mut message = message.split_whitespace().collect::<Vec<_>>().join(" ");
    for (theirs, ours) in [
        ("expected a sequence", "expected a list in brackets, such as [50] or [\"a\", \"b\"]"),
        ("expected u32", "expected a whole number, 0 or more"),
        ("expected a map", "expected a table of keys and values"),
    ] {
        message = message.replace(theirs, ours);
    }
    for (prefix, what) in [("unknown field `", "key"), ("unknown variant `", "value")] {
        let Some((name, rest)) = message.strip_prefix(prefix).and_then(|rest| rest.split_once('`')) else { continue };
        let names: Vec<&str> = rest.split('`').skip(1).step_by(2).collect();
        let list = names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        return match nearest(name, names.iter().copied()) {
            Some(near) => format!("unknown {what} `{name}`; did you mean `{near}`?"),
            None => format!("unknown {what} `{name}`; known are {list}"),
        };
    }
    message
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Level;
    use crate::verifier::Verifier;
    use proptest::prelude::*;

    fn configured(text: &str) -> Result<Verifier, Error> {
        Verifier::new().configured(&Configuration::read("house.toml", text)?)
    }

    fn refused(text: &str) -> String {
        configured(text).unwrap_err().to_string()
    }

    const WHOLE: &str = r#"
equations = ["casualties = deaths + injured"]

[levels]
loose-agreement = "allow"
different-statistics = "warning"

[measure_levels]
candidates = "note"

[document_levels]
"draft.7" = "allow"

[tolerances]
turnout = "0.5"

[thresholds]
turnout = [50]

[hedging]
about_at_most_percent = 5
vague_words = { dozens = { low = { value = 24 }, high = { value = 60, open = true } } }

[event_kinds]
hunger_strike = ["hunger strike", "hunger strikes"]

[event_families]
hunger_strike = "unrest"

[event_slack_days]
hunger_strike = 60

[measure_words]
deaths = ["lives lost"]

[events.january-unrest]
kind = "unrest"
place = "Kazakhstan"
from = 2022-01-02
to = "2022-01-11"

[origins]
echo-group = ["The Echo", "post"]

[[measure]]
name = "casualties"
unit = "count"
nouns = ["casualties"]
events = ["unrest", "hunger_strike"]
accumulates = true

[[allow]]
fingerprint = "0011223344556677"
reason = "confirmed by the desk"
until = 2027-01-31
verdict = "not_comparable"
"#;

    #[test]
    fn every_part_is_read() {
        let house = Configuration::read("house.toml", WHOLE).unwrap();
        assert_eq!(house.levels.get("loose-agreement"), Some(&Level::Allow));
        assert_eq!(house.document_levels.get("draft.7"), Some(&Level::Allow));
        assert_eq!(house.tolerances["turnout"].to_string(), "0.5");
        assert_eq!(house.hedging.vague_words["dozens"].to_string(), "[24, 60)");
        assert_eq!(house.events["january-unrest"].to_string(), "unrest of 2022-01-02 to 2022-01-11 in Kazakhstan");
        assert_eq!(house.measures[0].name, "casualties");
        assert_eq!(house.allowances[0].until.unwrap().to_string(), "2027-01-31");
        assert!(Verifier::new().configured(&house).is_ok());
        assert!(Verifier::new().configured(&Configuration::read("empty.toml", "").unwrap()).is_ok());
    }

    #[test]
    fn mistakes_are_named_with_their_place_and_the_nearest_name() {
        assert_eq!(
            refused("[levels]\nlose-agreement = \"allow\"\n"),
            "house.toml:2:1: unknown check `lose-agreement`; did you mean `loose-agreement`?"
        );
        assert_eq!(
            refused("[levels]\nloose-agreement = \"warn\"\n"),
            "house.toml:2:19: unknown value `warn`; known are `allow`, `note`, `warning`, `error`"
        );
        assert_eq!(
            refused("[[measure]]\nname = \"beds\"\nunit = \"count\"\n\n[[measure]]\nnam = \"x\"\n"),
            "house.toml:6:1: unknown key `nam`; did you mean `name`?"
        );
        assert_eq!(
            refused("[[measure]]\nname = \"beds\"\nunit = \"count\"\nevents = [\n  \"unrest\",\n  \"refrendum\",\n]\n"),
            "house.toml:6:3: unknown kind of event `refrendum`; did you mean `referendum`?"
        );
        assert_eq!(
            refused("[[measure]]\nname = \"a\"\nunit = \"count\"\nequations = [\"a = deaths + injuries\"]\n"),
            "house.toml:4:14: unknown measure `injuries`; did you mean `injured`?"
        );
        assert_eq!(
            refused("equations = [\"trade = exports\"]\n"),
            "house.toml:1:14: the right side joins two measures or more by `+`, `-`, `*` or `/`"
        );
        assert_eq!(refused("[[allow]]\nfingerprint = \"0\"\n"), "house.toml:1:1: missing field `reason`");
        assert_eq!(
            refused("[thresholds]\nturnout = [49.5]\n"),
            "house.toml:2:12: invalid type: floating point `49.5`, expected a decimal as a string, such as \"81.31\", \
             or a whole number"
        );
        assert_eq!(
            refused("[events.x]\nplace = \"y\"\n"),
            "house.toml:1:9: the event `x` needs a kind, such as `kind = \"unrest\"`"
        );
        assert_eq!(
            refused("[thresholds]\nturnout = 50\n"),
            "house.toml:2:11: invalid type: integer `50`, expected a list in brackets, such as [50] or [\"a\", \"b\"]"
        );
        assert_eq!(
            refused("[event_slack_days]\nriot = -3\n"),
            "house.toml:2:8: invalid value: integer `-3`, expected a whole number, 0 or more"
        );
        assert_eq!(
            refused("[event_families]\nriot = \"unrst\"\n"),
            "house.toml:2:1: unknown kind of event `unrst`; did you mean `unrest`?"
        );
        assert_eq!(
            refused("# words\n[measure_words]\nturnot = [\"voters\"]\n"),
            "house.toml:3:1: unknown measure `turnot`; did you mean `turnout`?"
        );
        assert_eq!(
            refused("[[allow]]\nreason = \"asked\"\nfingerprint = \"0\"\n"),
            "house.toml:3:1: \"0\" is no fingerprint, which has 16 hexadecimal digits; the JSON report gives each finding's"
        );
        let house = Configuration::read("house.toml", "[document_levels]\nmemo = \"allow\"\n").unwrap();
        let report =
            Verifier::new().configured(&house).unwrap().run(&[crate::model::Document::new("menu", "")]).unwrap();
        assert_eq!(
            report.exceptions(),
            ["house.toml:2:1: `document_levels` names the document `memo`, which was not read"]
        );
        assert!(refused("[levels\n").starts_with("house.toml:1:8: "), "{}", refused("[levels\n"));
        assert!(refused("a = \"é\" b\n").starts_with("house.toml:1:9: "), "{}", refused("a = \"é\" b\n"));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(
            parts in prop::collection::vec(prop::sample::select(vec![
                "[levels]\n", "[[measure]]\n", "[[allow]]\n", "[events.a]\n", "name = \"a\"\n", "unit = \"count\"\n",
                "events = [[\"x\"]]\n", "kind = \"unrest\"\n", "from = 2022-13-01\n", "\"", "[", "é", "=", "{", "}\n",
                "turnout = [1, \"2\"]\n", "[thresholds]\n", "equations = [\"a = b + c\"]\n",
            ]), 0..8),
        ) {
            let read = Configuration::read("house.toml", &parts.concat());
            if let Err(error) = read.and_then(|house| house.declared_measures().map(drop)) {
                prop_assert!(error.to_string().starts_with("house.toml:"), "{}", error);
            }
        }
    }
}
