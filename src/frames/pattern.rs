//! Constructions as data: what stands before and behind a figure, and what the figure then counts.
//!
//! A pattern is a line of a file of `patterns/`:
//!
//! ```text
//! name: BEFORE @classes BEHIND => measure key:value …
//! ```
//!
//! `@` is the figure, with the classes of what it counts where they matter (`@people|bare`). Before and behind it stand
//! atoms: a class of the vocabulary or of form (`be`, `adv`, `name`, `comma`), a word (in quotation marks where a class has its
//! name), a verb by form and lemma (`v` any
//! that counts something, `v.done`, `v.past`, `v.ing`, `v.base`, `v.done:kill|wound`), `any`, `word` (any piece but marks and
//! figures). `a|b` inside one atom are alternatives, `a!b` is an a that is no b, `!a` says that
//! the next piece is not one (`( !a )` before a figure: the piece to the left), `!any` that the sentence ends there, `( … | … )` groups,
//! `?` `*` `+` and `{n}` (at most n; `{n~}` rather fewer) repeat, `key=atom` and `key=( … )` capture words, `$NAME` is a macro (`$NAME = …` on a
//! line of its own). A pattern stands at its figure: what is before is read from the figure to the left.
//!
//! The measure is a name, `object` or `subject` (what the verb of the pattern counts in that role), `same` (that of the figure
//! before, or the one that stands in the pattern), `earlier` (what was counted last, in this sentence or the one before), `carried` (the predicate before the figure in the pattern goes on) and
//! `shared` (the predicate behind is that of the figure in the pattern too; both are asked when all patterns above are through,
//! before those below), `own` (what its noun names), `modifier` (what befell those it
//! counts by a word within its noun phrase: "40 injured people"), `noun` (what the `tally` noun in the pattern names), `none` (no count of anything), or `-` (the pattern gives keys alone).
//! `echo` is the measure that the document gives the same number elsewhere, `echo:none` the same, else no count of anything,
//! `echo:part` that of the figure in the pattern, whatever gave it ("ten of the 13"), `echo:sum` that of the sum of both ("eleven
//! clerks and one guard"); `within:deaths` is that measure where the document counts as many of it
//! elsewhere.
//! `same:votes|seats` is the measure of the last figure that is of one of these, `-:votes|seats` gives keys to figures of these
//! alone. A key has the captured words, or a fixed value (`owner:yes`); `owner:=` is that of the figure whose measure is
//! taken over, else of the figure before, `owner:=over` what that has for another key: over whom somebody leads.
//!
//! Under a pattern stand its examples, the figure in brackets: `+ measure | text` for what it reads, `- text` for what it must
//! leave to others; `{deaths} text` is the text behind a sentence that counts deaths.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::needs::{Need, Wanted, any_of, wanted_by};
use crate::vocabulary::{
    Classes, Stored, Vocabulary, WordGroups, WordMap, by_fields, forms, lines, parted, parted_at, parted_once, words_in,
};

/// What a piece must be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Test {
    /// Any of these classes,
    pub(crate) classes: Classes,
    /// or any of these words,
    pub(crate) words: Vec<u32>,
    /// or a verb in any of these forms,
    pub(crate) forms: u8,
    /// of these lemmas, where some are named.
    pub(crate) verbs: Vec<usize>,
    /// Anything at all.
    pub(crate) any: bool,
    /// Anything but a mark and a figure.
    pub(crate) word: bool,
    /// But none of these.
    pub(crate) except: Vec<Test>,
}

/// How often a part may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Times {
    pub(crate) least: u8,
    pub(crate) most: u8,
    /// Whether less often is tried first.
    pub(crate) lazy: bool,
}

impl Times {
    const ONCE: Times = Times { least: 1, most: 1, lazy: false };
}

/// A part of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// A piece that a test wants, by the test's number.
    One(u32),
    Not(u32),
    /// One of some sequences.
    Either(Run),
    Repeat(Run, Times),
    /// Words of a key, by its number.
    Capture(u32, Run),
}

/// Some of a list that stand together, by where they begin and end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Run {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Run {
    /// Those of a list from a place on.
    fn from<T>(list: &[T], start: usize) -> Run {
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Run { start: number(start), end: number(list.len()) }
    }

    pub(super) fn of<T>(self, list: &[T]) -> &[T] {
        let at = |number: u32| usize::try_from(number).ok();
        at(self.start).zip(at(self.end)).and_then(|(start, end)| list.get(start..end)).unwrap_or_default()
    }

    pub(super) fn is_empty(self) -> bool {
        self.start == self.end
    }
}

/// The parts of all patterns of a grammar. What is written alike stands there once: a test, a group that a macro stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Parts {
    tests: Vec<Test>,
    nodes: Vec<Node>,
    /// The sequences of groups, of which one stands there.
    branches: Vec<Run>,
    keys: Vec<Key>,
    needs: Vec<Need>,
}

impl Parts {
    pub(super) fn nodes(&self, sequence: Run) -> &[Node] {
        sequence.of(&self.nodes)
    }

    pub(super) fn branches(&self, group: Run) -> &[Run] {
        group.of(&self.branches)
    }

    pub(super) fn needs(&self, needs: Run) -> &[Need] {
        needs.of(&self.needs)
    }

    pub(super) fn test(&self, number: u32) -> Option<&Test> {
        self.tests.get(usize::try_from(number).ok()?)
    }

    pub(super) fn key(&self, number: u32) -> Option<Key> {
        self.keys.get(usize::try_from(number).ok()?).copied()
    }

    /// How many tests there are.
    pub(super) fn tests(&self) -> usize {
        self.tests.len()
    }
}

/// Keys of the scope that need no more than their words, each with the names by which patterns give it.
static SCOPE_KEYS: WordGroups = WordGroups::named("scope keys");

/// The other keys.
const KEYS: [(&str, Key); 9] = [
    ("group", Key::Group),
    ("owner", Key::Owner),
    ("where", Key::Where),
    ("spot", Key::Spot),
    ("standing", Key::Standing),
    ("part", Key::Part),
    ("counted", Key::Counted),
    ("source", Key::Source),
    ("over", Key::Over),
];

/// A key that a pattern may give.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Key {
    Group,
    Owner,
    Where,
    /// A place said of the figure that may be all of the event's.
    Spot,
    /// Another key of the scope, by its name.
    Scope(&'static str),
    Standing,
    Part,
    Counted,
    Source,
    /// Over whom the owner leads, of a margin.
    Over,
}

impl Key {
    /// The key of the name by which patterns give it.
    pub(super) fn of(name: &str) -> Option<Key> {
        let own = KEYS.iter().find(|(own, _)| *own == name).map(|(_, key)| *key);
        own.or_else(|| Some(Key::Scope(SCOPE_KEYS.iter().find(|(_, names)| names.contains(&name))?.0)))
    }
}

/// The measure that a pattern gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Gives {
    Named(String),
    /// What the verb counts of those it is done to.
    Object,
    /// What the verb counts of those who do it.
    Subject,
    /// The measure of the figure before; of some measures, that of the last figure of the sentence that has one of them.
    Same(Vec<String>),
    /// The measure that was counted last, in this sentence or the one before: "the radio puts the number at 48".
    Earlier,
    /// The predicate that stands before the figure in the pattern: "killing 20 soldiers and three medics".
    Carried,
    /// The predicate that stands behind, given to the figure in the pattern: "eight students and two teachers were shot".
    Shared,
    /// What its noun names.
    Own,
    /// What a word within its noun phrase says befell those it counts.
    Modifier,
    /// What the noun in the pattern names.
    Noun,
    /// The figure counts nothing that is compared.
    Nothing,
    /// What the document counts elsewhere by the same number; else nothing that is compared, where the pattern says so.
    Echo {
        or_nothing: bool,
    },
    /// What the figure in the pattern counts, whatever says so.
    EchoPart,
    /// What the document counts elsewhere by the sum of it and the figure in the pattern.
    EchoSum,
    /// A measure, where the document counts as many of it elsewhere.
    Within(String),
    /// The pattern gives keys alone, of figures of these measures where some are named.
    Keys(Vec<String>),
}

/// A construction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    pub(crate) name: Arc<str>,
    /// What stands before the figure, from the figure to the left.
    pub(crate) before: Beside,
    /// The classes of what is counted; 0 for any.
    pub(crate) counted: Classes,
    /// What stands behind the figure.
    pub(crate) behind: Beside,
    pub(crate) gives: Gives,
    /// Keys with fixed values.
    pub(crate) keys: Vec<(Key, String)>,
}

/// What a pattern wants on one side of the figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    pub(crate) nodes: Run,
    /// What of it must be there whatever way it is met.
    pub(crate) needs: Run,
}

/// The patterns of some tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Read {
    pub(crate) patterns: Vec<Pattern>,
    pub(crate) parts: Parts,
    /// The lines that do not parse.
    pub(crate) faulty: Vec<String>,
}

by_fields!(Test { classes, words, forms, verbs, any, word, except });
by_fields!(Times { least, most, lazy });
by_fields!(Run { start, end });
by_fields!(Parts { tests, nodes, branches, keys, needs });
by_fields!(Beside { nodes, needs });
by_fields!(Need { test, least, most });
by_fields!(Pattern { name, before, counted, behind, gives, keys });

impl Stored for Node {
    fn put(&self, to: &mut Vec<u8>) {
        match *self {
            Node::One(test) => (0_u8, test).put(to),
            Node::Not(test) => (1_u8, test).put(to),
            Node::Either(group) => (2_u8, group).put(to),
            Node::Repeat(inner, times) => (3_u8, (inner, times)).put(to),
            Node::Capture(key, inner) => (4_u8, (key, inner)).put(to),
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Some(match u8::take(from)? {
            0 => Node::One(Stored::take(from)?),
            1 => Node::Not(Stored::take(from)?),
            2 => Node::Either(Stored::take(from)?),
            3 => Node::Repeat(Stored::take(from)?, Stored::take(from)?),
            4 => Node::Capture(Stored::take(from)?, Stored::take(from)?),
            _ => return None,
        })
    }
}

/// By the first name that patterns give it by.
impl Stored for Key {
    fn put(&self, to: &mut Vec<u8>) {
        let own = KEYS.iter().find(|(_, key)| key == self).map(|(name, _)| *name);
        let of_scope = || SCOPE_KEYS.iter().find(|(name, _)| *self == Key::Scope(name))?.1.first().copied();
        own.or_else(of_scope).unwrap_or_default().to_owned().put(to);
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        Key::of(&String::take(from)?)
    }
}

/// What needs no name by its number, else what it names.
impl Stored for Gives {
    fn put(&self, to: &mut Vec<u8>) {
        let simple = SIMPLE.iter().position(|(_, gives)| gives == self).and_then(|number| u8::try_from(number).ok());
        let (number, names) = match self {
            Gives::Named(name) => (NAMED, vec![name.clone()]),
            Gives::Within(name) => (WITHIN, vec![name.clone()]),
            Gives::Same(measures) => (SAME, measures.clone()),
            Gives::Keys(measures) => (OF_MEASURES, measures.clone()),
            _ => (u8::MAX, Vec::new()),
        };
        match simple {
            Some(number) => number.put(to),
            None => (number, names).put(to),
        }
    }

    fn take(from: &mut &[u8]) -> Option<Self> {
        let number = u8::take(from)?;
        if let Some((_, gives)) = SIMPLE.get(usize::from(number)) {
            return Some(gives.clone());
        }
        let mut names: Vec<String> = Vec::take(from)?;
        Some(match number {
            NAMED => Gives::Named(names.pop()?),
            WITHIN => Gives::Within(names.pop()?),
            SAME => Gives::Same(names),
            OF_MEASURES => Gives::Keys(names),
            _ => return None,
        })
    }
}

/// Numbers of what has a name, beside those of [`SIMPLE`].
const NAMED: u8 = 64;
const WITHIN: u8 = 65;
const SAME: u8 = 66;
const OF_MEASURES: u8 = 67;

/// Reads the patterns of some tables.
pub(crate) fn read(tables: &[&str], vocabulary: &Vocabulary) -> Read {
    let mut reader = Reader {
        vocabulary,
        parts: Parts::default(),
        macros: WordMap::default(),
        atoms: WordMap::default(),
        tests: WordMap::default(),
        of_several: BTreeMap::new(),
        nodes: Vec::new(),
    };
    reader.atoms.reserve(ROOM);
    reader.tests.reserve(ROOM);
    let (mut patterns, mut faulty) = (Vec::new(), Vec::new());
    let lines = tables.iter().flat_map(|table| lines(table)).map(str::trim_ascii);
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with(['#', '+', '-'])) {
        let read = match line.strip_prefix('$').and_then(|line| line.split_once(" = ")) {
            Some((name, body)) => reader.add_macro(name.trim_ascii(), body),
            None => reader.pattern(line).map(|pattern| patterns.push(pattern)),
        };
        if read.is_none() {
            reader.nodes.clear();
            faulty.push(line.to_owned());
        }
    }
    Read { patterns, parts: reader.parts, faulty }
}

/// Room for so many atoms is made beforehand.
const ROOM: usize = 1700;

/// On which side of the figure something stands, and so from which end it is met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Before,
    Behind,
}

/// What a macro stands for, as it is met before a figure and behind one.
type Macro = (Run, Run);

/// Reads patterns with the words they are made of and the macros above them.
struct Reader<'a> {
    vocabulary: &'a Vocabulary,
    parts: Parts,
    macros: WordMap<&'a str, Macro>,
    /// Atoms that were read before: most stand in many patterns.
    atoms: WordMap<&'a str, Node>,
    /// Tests that were read before.
    tests: WordMap<&'a str, u32>,
    /// Tests that hold where one of several does.
    of_several: BTreeMap<Vec<u32>, u32>,
    /// The nodes of the sequences that are open.
    nodes: Vec<Node>,
}

impl<'a> Reader<'a> {
    /// Files share their macros: a second one of a name would not be heard.
    fn add_macro(&mut self, name: &'a str, body: &'a str) -> Option<()> {
        if self.macros.contains_key(name) {
            return None;
        }
        let before = self.sequence(body, Side::Before)?;
        let behind = self.sequence(body, Side::Behind)?;
        self.macros.insert(name, (before, behind));
        Some(())
    }

    fn pattern(&mut self, line: &'a str) -> Option<Pattern> {
        let (name, rest) = parted_at(line, *b": ")?;
        let (body, outcome) = parted_at(rest, *b"=>")?;
        let at = body.bytes().enumerate().position(|(at, byte)| byte == b'@' && begins_word(body, at))?;
        let (before, rest) = body.split_at_checked(at)?;
        let end = rest.bytes().position(|byte| byte == b' ').unwrap_or(rest.len());
        let (figure, behind) = rest.split_at_checked(end)?;
        let counted = match figure.strip_prefix('@')? {
            "" => Classes::NONE,
            names => classes(names, self.vocabulary)?,
        };
        let before = self.sequence(before, Side::Before)?;
        let behind = self.sequence(behind, Side::Behind)?;
        let (before, behind) = (self.beside(before), self.beside(behind));
        let mut outcome = words_in(outcome);
        let gives = gives(outcome.next()?);
        let keys = outcome.map(|pair| {
            let (key, value) = parted_once(pair, b':').unwrap_or((pair, "yes"));
            Some((Key::of(key)?, value.replace('_', " ")))
        });
        Some(Pattern { name: name.into(), before, counted, behind, gives, keys: keys.collect::<Option<_>>()? })
    }

    fn beside(&mut self, nodes: Run) -> Beside {
        let start = self.parts.needs.len();
        for Wanted { mut tests, least, most } in wanted_by(&self.parts, nodes) {
            tests.sort_unstable();
            tests.dedup();
            let test = self.test_of_any(tests);
            self.parts.needs.push(Need { test, least, most });
        }
        Beside { nodes, needs: Run::from(&self.parts.needs, start) }
    }

    /// The test that holds wherever one of some does.
    fn test_of_any(&mut self, tests: Vec<u32>) -> u32 {
        if let [test] = tests.as_slice() {
            return *test;
        }
        if let Some(known) = self.of_several.get(&tests) {
            return *known;
        }
        let number = u32::try_from(self.parts.tests.len()).unwrap_or(u32::MAX);
        self.parts.tests.push(any_of(&self.parts, &tests));
        self.of_several.insert(tests, number);
        number
    }

    /// Reads a sequence, as it is met on its side of the figure.
    fn sequence(&mut self, text: &'a str, side: Side) -> Option<Run> {
        match self.group(&mut words_in(text), side)? {
            (branches, None) => self.one_of(branches),
            _ => None,
        }
    }

    /// Reads the branches of a group up to the end or a closing bracket, and what stands behind that.
    fn group(&mut self, words: &mut impl Iterator<Item = &'a str>, side: Side) -> Option<(Vec<Run>, Option<Times>)> {
        let (first, mut branches) = (self.nodes.len(), Vec::new());
        while let Some(word) = words.next() {
            let node = match word {
                "|" => {
                    branches.push(self.taken(first, side));
                    continue;
                }
                "(" => match self.group(words, side)? {
                    (branches, Some(Times::ONCE)) if branches.len() > 1 => self.either(branches),
                    (branches, times) => Node::Repeat(self.one_of(branches)?, times?),
                },
                _ if word.starts_with(')') => {
                    branches.push(self.taken(first, side));
                    return Some((branches, Some(repeat(word.strip_prefix(')')?)?)));
                }
                _ if word.ends_with("=(") => {
                    let key = Key::of(word.strip_suffix("=(")?)?;
                    let (branches, times) = self.group(words, side)?;
                    let repeated = Node::Repeat(self.one_of(branches)?, times?);
                    self.capture(key, repeated)
                }
                _ => match word.strip_prefix('$') {
                    Some(name) => self.of_macro(name, side)?,
                    None => self.atom(word)?,
                },
            };
            self.nodes.push(node);
        }
        branches.push(self.taken(first, side));
        Some((branches, None))
    }

    /// The nodes of a sequence that is through, as they are met on its side of the figure.
    fn taken(&mut self, first: usize, side: Side) -> Run {
        if side == Side::Before {
            turn(self.nodes.get_mut(first..).unwrap_or_default());
        }
        let start = self.parts.nodes.len();
        self.parts.nodes.extend(self.nodes.drain(first..));
        Run::from(&self.parts.nodes, start)
    }

    /// A sequence of one node.
    fn alone(&mut self, node: Node) -> Run {
        self.parts.nodes.push(node);
        Run::from(&self.parts.nodes, self.parts.nodes.len() - 1)
    }

    fn either(&mut self, branches: Vec<Run>) -> Node {
        let start = self.parts.branches.len();
        self.parts.branches.extend(branches);
        Node::Either(Run::from(&self.parts.branches, start))
    }

    /// Branches as one sequence.
    fn one_of(&mut self, mut branches: Vec<Run>) -> Option<Run> {
        if branches.len() < 2 {
            return branches.pop();
        }
        let either = self.either(branches);
        Some(self.alone(either))
    }

    fn capture(&mut self, key: Key, node: Node) -> Node {
        let keys = &mut self.parts.keys;
        let number = keys.iter().position(|known| *known == key).unwrap_or_else(|| {
            keys.push(key);
            keys.len() - 1
        });
        Node::Capture(u32::try_from(number).unwrap_or(u32::MAX), self.alone(node))
    }

    /// What a macro stands for, as often as the sign behind its name says.
    fn of_macro(&self, name: &str, side: Side) -> Option<Node> {
        let sign = |byte| matches!(byte, b'?' | b'*' | b'+' | b'{');
        let end = name.bytes().position(sign).unwrap_or(name.len());
        let (name, tail) = name.split_at_checked(end)?;
        let (before, behind) = self.macros.get(name)?;
        let nodes = if side == Side::Before { before } else { behind };
        Some(Node::Repeat(*nodes, repeat(tail)?))
    }

    fn atom(&mut self, word: &'a str) -> Option<Node> {
        if let Some(known) = self.atoms.get(word) {
            return Some(*known);
        }
        let read = self.new_atom(word)?;
        self.atoms.insert(word, read);
        Some(read)
    }

    fn new_atom(&mut self, word: &'a str) -> Option<Node> {
        if let Some(rest) = word.strip_prefix('!') {
            return Some(Node::Not(self.test(rest)?));
        }
        let end = match word.bytes().next_back()? {
            b'?' | b'*' | b'+' => word.len() - 1,
            b'}' => word.rfind('{')?,
            _ => word.len(),
        };
        let (body, tail) = word.split_at_checked(end)?;
        let node = match parted_once(body, b'=') {
            Some((key, rest)) => {
                let one = Node::One(self.test(rest)?);
                self.capture(Key::of(key)?, one)
            }
            None => Node::One(self.test(body)?),
        };
        let times = repeat(tail)?;
        Some(if times == Times::ONCE { node } else { Node::Repeat(self.alone(node), times) })
    }

    fn test(&mut self, body: &'a str) -> Option<u32> {
        if let Some(known) = self.tests.get(body) {
            return Some(*known);
        }
        let number = u32::try_from(self.parts.tests.len()).ok()?;
        self.parts.tests.push(test(body, self.vocabulary)?);
        self.tests.insert(body, number);
        Some(number)
    }
}

/// Whether a word begins at a place of a text.
fn begins_word(text: &str, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| text.as_bytes().get(before) == Some(&b' '))
}

/// What the first word behind "=>" says.
fn gives(outcome: &str) -> Gives {
    if let Some((_, gives)) = SIMPLE.iter().find(|(name, _)| *name == outcome) {
        return gives.clone();
    }
    match outcome {
        name if name.starts_with("within:") => Gives::Within(name.trim_start_matches("within:").to_owned()),
        name if name.starts_with("same:") => Gives::Same(measures(name)),
        name if name.starts_with("-:") => Gives::Keys(measures(name)),
        name => Gives::Named(name.to_owned()),
    }
}

/// What a pattern may give without a measure's name.
static SIMPLE: [(&str, Gives); 15] = [
    ("object", Gives::Object),
    ("subject", Gives::Subject),
    ("same", Gives::Same(Vec::new())),
    ("carried", Gives::Carried),
    ("shared", Gives::Shared),
    ("own", Gives::Own),
    ("modifier", Gives::Modifier),
    ("noun", Gives::Noun),
    ("none", Gives::Nothing),
    ("earlier", Gives::Earlier),
    ("echo", Gives::Echo { or_nothing: false }),
    ("echo:none", Gives::Echo { or_nothing: true }),
    ("echo:part", Gives::EchoPart),
    ("echo:sum", Gives::EchoSum),
    ("-", Gives::Keys(Vec::new())),
];

/// The measures behind the colon of "same:votes|seats".
fn measures(outcome: &str) -> Vec<String> {
    outcome.split_once(':').map_or_else(Vec::new, |(_, names)| names.split('|').map(str::to_owned).collect())
}

/// How often something may stand, from the sign behind it.
fn repeat(tail: &str) -> Option<Times> {
    /// What "any number" means.
    const MANY: u8 = 24;
    let greedy = |least, most| Times { least, most, lazy: false };
    Some(match tail {
        "" => Times::ONCE,
        "?" => greedy(0, 1),
        "*" => greedy(0, MANY),
        "+" => greedy(1, MANY),
        _ => {
            let number = tail.strip_prefix('{')?.strip_suffix('}')?;
            let (number, lazy) = number.strip_suffix('~').map_or((number, false), |number| (number, true));
            Times { least: 0, most: number.parse().ok()?, lazy }
        }
    })
}

fn test(body: &str, vocabulary: &Vocabulary) -> Option<Test> {
    let mut test = Test::default();
    let mut parts = parted(body, b'!');
    let body = parts.next()?;
    test.except = parts.map(|part| self::test(part, vocabulary)).collect::<Option<_>>()?;
    let of_lemmas = |(head, _): &(&str, &str)| *head == "v" || head.starts_with("v.");
    if let Some((head, lemmas)) = parted_once(body, b':').filter(of_lemmas) {
        test.forms = verb_form(head)?;
        test.verbs = parted(lemmas, b'|').map(|lemma| vocabulary.verb_named(lemma)).collect::<Option<_>>()?;
        return Some(test);
    }
    for part in parted(body, b'|') {
        if let Some(word) = part.strip_prefix('\'').and_then(|part| part.strip_suffix('\'')) {
            // A word that is in no table is found nowhere.
            test.words.push(vocabulary.look_up(word)?.word);
        } else if let Some(form) = verb_form(part) {
            test.forms |= form;
        } else if part == "any" {
            test.any = true;
        } else if part == "word" {
            test.word = true;
        } else if let Some(class) = vocabulary.class(part) {
            test.classes |= class;
        } else {
            test.words.push(vocabulary.look_up(part)?.word);
        }
    }
    Some(test)
}

fn verb_form(name: &str) -> Option<u8> {
    Some(match name {
        "v" => forms::BASE | forms::PAST | forms::DONE | forms::ING,
        "v.done" => forms::DONE,
        "v.past" => forms::PAST,
        "v.ing" => forms::ING,
        "v.base" => forms::BASE,
        "v.act" => forms::BASE | forms::PAST | forms::ING,
        "v.fin" => forms::BASE | forms::PAST,
        _ => return None,
    })
}

fn classes(names: &str, vocabulary: &Vocabulary) -> Option<Classes> {
    parted(names, b'|').map(|name| vocabulary.class(name)).try_fold(Classes::NONE, |all, class| Some(all | class?))
}

/// A sequence as it is met from its end. What the next piece is not stays ahead of what it is.
fn turn(nodes: &mut [Node]) {
    nodes.reverse();
    let mut rest = nodes;
    // A node, or nothing in front of the first, and what the piece is not.
    while !rest.is_empty() {
        let nots = rest.iter().skip(1).take_while(|node| matches!(node, Node::Not(_))).count();
        let Some((unit, behind)) = rest.split_at_mut_checked(nots + 1) else { return };
        unit.reverse();
        rest = behind;
    }
}
