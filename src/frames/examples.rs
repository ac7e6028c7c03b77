//! The examples beside the patterns, run.

use super::*;
use crate::figures::{ReadingOptions, read_figures};
use crate::text::Spaced;
use crate::vocabulary::LookedUp;

/// The frame of the figure in brackets.
fn frame_of(example: &str) -> Option<Frame> {
    frame_by(&Grammar::with_words(&OwnWords::default()), example)
}

/// The frame that a grammar gives the figure in brackets.
fn frame_by(grammar: &Grammar, example: &str) -> Option<Frame> {
    let earlier = example.strip_prefix('{').and_then(|rest| rest.split_once("} "));
    let (earlier, example) = earlier.map_or((None, example), |(measure, text)| {
        let is_percent = matches!(measure, "turnout" | "vote_share");
        let is_money = matches!(measure, "exports" | "aid");
        (Some(Earlier { measure, is_percent, is_money, is_near: true }), text)
    });
    let at = example.find('[')?;
    let text = example.replace(['[', ']'], "");
    let reading = read_figures(&text, &ReadingOptions::default());
    let frames = grammar.read_frames(&text, (0, text.len()), &reading.mentions, 0, earlier, &mut Known::of(&text));
    let marked = reading.mentions.iter().position(|mention| mention.number.start() <= at && at < mention.span.end());
    frames.get(marked?).cloned()
}

/// The grammar without the pattern of a name.
fn grammar_without(name: &str) -> Grammar {
    let is_other = |line: &&str| line.trim().split_once(": ").is_none_or(|(head, _)| head != name);
    let without = |table: &&str| table.lines().filter(is_other).collect::<Vec<_>>().join("\n");
    let tables: Vec<String> = ENGLISH.patterns.iter().map(without).collect();
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    Grammar::new(&tables, Vocabulary::english().clone())
}

#[test]
fn every_pattern_parses_and_reads_its_examples() {
    let vocabulary = Vocabulary::english();
    let tables = ENGLISH;
    let pattern::Read { patterns, faulty, .. } = pattern::read(tables.patterns, vocabulary);
    assert!(faulty.is_empty(), "lines that are no pattern:\n{}", faulty.join("\n"));
    assert!(!patterns.is_empty());
    let mut names: Vec<&str> = patterns.iter().map(|pattern| &*pattern.name).collect();
    names.sort_unstable();
    let twice: Vec<&[&str]> = names.windows(2).filter(|pair| pair.first() == pair.last()).collect();
    assert!(twice.is_empty(), "patterns of one name: {twice:?}");
    let gives_keys =
        |name: &str| patterns.iter().any(|pattern| &*pattern.name == name && matches!(pattern.gives, Gives::Keys(_)));
    let (mut name, mut failed) = (String::new(), Vec::new());
    let mut without = None;
    for line in tables.patterns.iter().flat_map(|table| table.lines()).map(str::trim) {
        if let Some(example) = line.strip_prefix("+ ") {
            let (wanted, text) = example.split_once(" | ").unwrap_or_else(|| panic!("no measure is given: {line}"));
            let Some(frame) = frame_of(text) else {
                failed.push(format!("{name}: {line}\n    no figure is read there"));
                continue;
            };
            let mut wanted = wanted.words();
            let measure = wanted.next().unwrap_or_default();
            let found = match (&frame.counted, &frame.echo) {
                (Some(Counted::Measure(measure)), _) => measure.as_str(),
                (Some(Counted::Nothing), _) => "none",
                (None, Some(Echo::Number)) => "echo",
                (None, Some(Echo::Figure(_))) => "echo:part",
                (None, Some(Echo::Within(_))) => "within",
                (None, Some(Echo::Sum(_))) => "echo:sum",
                (None, None) => "-",
            };
            let keys = wanted.all(|pair| {
                let (key, value) = pair.split_once(':').unwrap_or((pair, "yes"));
                frame.keys.iter().any(|(own, (words, _))| {
                    super::pattern::Key::of(key) == Some(*own) && words.replace(' ', "_").eq_ignore_ascii_case(value)
                })
            });
            if measure != found || !keys {
                failed.push(format!("{name}: {line}\n    found {found} by {:?} {:?}", frame.pattern, frame.keys));
            }
        } else if let Some(text) = line.strip_prefix("- ") {
            let Some(frame) = frame_of(text) else {
                failed.push(format!("{name}: {line}\n    no figure is read there"));
                continue;
            };
            if frame.pattern.as_deref() == Some(name.as_str()) {
                failed.push(format!("{name}: {line}\n    found {:?}", frame.counted));
            }
            // What gives keys alone must give none: without it the figure has the same.
            if gives_keys(&name) {
                let other = frame_by(without.get_or_insert_with(|| grammar_without(&name)), text);
                if other.is_none_or(|other| other.keys != frame.keys) {
                    failed.push(format!("{name}: {line}\n    found {:?}", frame.keys));
                }
            }
        } else if let Some((head, _)) = line.split_once(": ").filter(|_| !line.starts_with(['#', '$'])) {
            name = head.to_owned();
            without = None;
        }
    }
    assert!(failed.is_empty(), "{} examples fail:\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn what_was_read_when_the_crate_was_built_is_what_the_tables_say() {
    let read = super::read(ENGLISH.patterns, Vocabulary::english());
    assert!(built::constructions().is_some_and(|built| built == read));
}

#[test]
fn a_second_macro_of_a_name_is_refused() {
    let faulty = |tables: &[&str]| pattern::read(tables, Vocabulary::english()).faulty;
    assert_eq!(faulty(&["$ONE = det?", "$OTHER = det+\np: $ONE @ => none"]), Vec::<String>::new());
    assert_eq!(faulty(&["$ONE = det?", "$ONE = det+"]), ["$ONE = det+"]);
}

#[test]
fn following_all_ways_at_once_leaves_out_no_pattern_that_fits() {
    let grammar = Grammar::with_words(&OwnWords::default());
    let pattern::Read { patterns, parts, .. } = pattern::read(ENGLISH.patterns, Vocabulary::english());
    let examples = ENGLISH.patterns.iter().flat_map(|table| table.lines()).map(str::trim);
    let examples = examples.filter_map(|line| line.strip_prefix("+ ")?.split_once(" | "));
    let texts: Vec<String> = examples.map(|(_, text)| text.replace(['[', ']'], "")).step_by(7).take(60).collect();
    // In one sentence of more pieces than are looked at together, too.
    let long = texts.join(", ").replace(['.', '?', '!'], ",");
    let (mut fitting, mut window) = (0, Window::default());
    for text in texts.iter().chain([&long]) {
        let mentions = read_figures(text, &ReadingOptions::default()).mentions;
        let (vocabulary, forms) = (&grammar.vocabulary, &grammar.forms);
        let pieces =
            pieces(text, (0, text.len()), (&mentions, 0), vocabulary, forms, &mut LookedUp::of_text(text.len()));
        let mut sentence = Sentence::new(&pieces, &grammar.forms, &parts, &mut window);
        for at in (0..pieces.len()).filter(|at| pieces.get(*at).is_some_and(|piece| piece.figure.is_some())) {
            for pattern in &patterns {
                let fit = matching::walk(&pattern.sides, &parts, &pieces, &grammar.forms, None, at);
                assert_eq!(matching::fit(&pattern.sides, &mut sentence, at), fit, "{} at {at} of {text}", pattern.name);
                fitting += usize::from(fit.is_some());
            }
        }
    }
    assert!(fitting > 100, "{fitting}");
}
