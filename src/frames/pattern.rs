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

use std::sync::Arc;

use crate::vocabulary::{
    Classes, Vocabulary, WordGroups, WordMap, forms, lines, parted, parted_at, parted_once, words_in,
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
    /// Its number: what is written alike is one test.
    pub(crate) number: usize,
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

/// A part of a pattern. What is written alike is one for all patterns: a test, a group that a macro stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    One(Arc<Test>),
    Not(Arc<Test>),
    Either(Arc<[Arc<[Node]>]>),
    Repeat(Arc<[Node]>, Times),
    Capture(Key, Arc<[Node]>),
}

/// Keys of the scope that need no more than their words, each with the names by which patterns give it.
static SCOPE_KEYS: WordGroups = WordGroups::named("scope keys");

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
        Some(match name {
            "group" => Key::Group,
            "owner" => Key::Owner,
            "where" => Key::Where,
            "spot" => Key::Spot,
            "standing" => Key::Standing,
            "part" => Key::Part,
            "counted" => Key::Counted,
            "source" => Key::Source,
            "over" => Key::Over,
            _ => Key::Scope(SCOPE_KEYS.iter().find(|(_, names)| names.contains(&name))?.0),
        })
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
    pub(crate) before: Arc<[Node]>,
    /// The classes of what is counted; 0 for any.
    pub(crate) counted: Classes,
    /// What stands behind the figure.
    pub(crate) behind: Arc<[Node]>,
    pub(crate) gives: Gives,
    /// Keys with fixed values.
    pub(crate) keys: Vec<(Key, String)>,
}

/// Reads the patterns of some tables; what does not parse is given by its line.
pub(crate) fn read(tables: &[&str], vocabulary: &Vocabulary) -> (Vec<Pattern>, Vec<String>) {
    let mut reader = Reader {
        vocabulary,
        macros: WordMap::default(),
        atoms: WordMap::default(),
        tests: WordMap::default(),
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
    (patterns, faulty)
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
type Macro = (Arc<[Node]>, Arc<[Node]>);

/// The sequences of a group, of which one stands there.
type Branches = Vec<Arc<[Node]>>;

/// Reads patterns with the words they are made of and the macros above them.
struct Reader<'a> {
    vocabulary: &'a Vocabulary,
    macros: WordMap<&'a str, Macro>,
    /// Atoms that were read before: most stand in many patterns.
    atoms: WordMap<&'a str, Node>,
    /// Tests that were read before.
    tests: WordMap<&'a str, Arc<Test>>,
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
        let mut outcome = words_in(outcome);
        let gives = gives(outcome.next()?);
        let keys = outcome.map(|pair| {
            let (key, value) = parted_once(pair, b':').unwrap_or((pair, "yes"));
            Some((Key::of(key)?, value.replace('_', " ")))
        });
        Some(Pattern { name: name.into(), before, counted, behind, gives, keys: keys.collect::<Option<_>>()? })
    }

    /// Reads a sequence, as it is met on its side of the figure.
    fn sequence(&mut self, text: &'a str, side: Side) -> Option<Arc<[Node]>> {
        match self.group(&mut words_in(text), side)? {
            (mut branches, None) if branches.len() == 1 => branches.pop(),
            (branches, None) => Some(Arc::new([Node::Either(branches.into())])),
            _ => None,
        }
    }

    /// Reads the branches of a group up to the end or a closing bracket, and what stands behind that.
    fn group(&mut self, words: &mut impl Iterator<Item = &'a str>, side: Side) -> Option<(Branches, Option<Times>)> {
        let (first, mut branches) = (self.nodes.len(), Vec::new());
        while let Some(word) = words.next() {
            let node = match word {
                "|" => {
                    branches.push(self.taken(first, side));
                    continue;
                }
                "(" => match self.group(words, side)? {
                    (branches, Some(Times::ONCE)) if branches.len() > 1 => Node::Either(branches.into()),
                    (branches, times) => Node::Repeat(one_of(branches)?, times?),
                },
                _ if word.starts_with(')') => {
                    branches.push(self.taken(first, side));
                    return Some((branches, Some(repeat(word.strip_prefix(')')?)?)));
                }
                _ if word.ends_with("=(") => {
                    let key = Key::of(word.strip_suffix("=(")?)?;
                    let (branches, times) = self.group(words, side)?;
                    Node::Capture(key, Arc::new([Node::Repeat(one_of(branches)?, times?)]))
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
    fn taken(&mut self, first: usize, side: Side) -> Arc<[Node]> {
        if side == Side::Before {
            turn(self.nodes.get_mut(first..).unwrap_or_default());
        }
        self.nodes.drain(first..).collect()
    }

    /// What a macro stands for, as often as the sign behind its name says.
    fn of_macro(&self, name: &str, side: Side) -> Option<Node> {
        let sign = |byte| matches!(byte, b'?' | b'*' | b'+' | b'{');
        let end = name.bytes().position(sign).unwrap_or(name.len());
        let (name, tail) = name.split_at_checked(end)?;
        let (before, behind) = self.macros.get(name)?;
        let nodes = if side == Side::Before { before } else { behind };
        Some(Node::Repeat(Arc::clone(nodes), repeat(tail)?))
    }

    fn atom(&mut self, word: &'a str) -> Option<Node> {
        if let Some(known) = self.atoms.get(word) {
            return Some(known.clone());
        }
        let read = self.new_atom(word)?;
        self.atoms.insert(word, read.clone());
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
            Some((key, rest)) => Node::Capture(Key::of(key)?, Arc::new([Node::One(self.test(rest)?)])),
            None => Node::One(self.test(body)?),
        };
        let times = repeat(tail)?;
        Some(if times == Times::ONCE { node } else { Node::Repeat(Arc::new([node]), times) })
    }

    fn test(&mut self, body: &'a str) -> Option<Arc<Test>> {
        if let Some(known) = self.tests.get(body) {
            return Some(Arc::clone(known));
        }
        let read = Arc::new(Test { number: self.tests.len(), ..test(body, self.vocabulary)? });
        self.tests.insert(body, Arc::clone(&read));
        Some(read)
    }
}

/// Whether a word begins at a place of a text.
fn begins_word(text: &str, at: usize) -> bool {
    at.checked_sub(1).is_none_or(|before| text.as_bytes().get(before) == Some(&b' '))
}

/// Branches as one sequence.
fn one_of(mut branches: Branches) -> Option<Arc<[Node]>> {
    if branches.len() > 1 { Some(Arc::new([Node::Either(branches.into())])) } else { branches.pop() }
}

/// What the first word behind "=>" says.
fn gives(outcome: &str) -> Gives {
    match outcome {
        "object" => Gives::Object,
        "subject" => Gives::Subject,
        "same" => Gives::Same(Vec::new()),
        "carried" => Gives::Carried,
        "shared" => Gives::Shared,
        "own" => Gives::Own,
        "modifier" => Gives::Modifier,
        "noun" => Gives::Noun,
        "none" => Gives::Nothing,
        "earlier" => Gives::Earlier,
        "echo" => Gives::Echo { or_nothing: false },
        "echo:none" => Gives::Echo { or_nothing: true },
        "echo:part" => Gives::EchoPart,
        "echo:sum" => Gives::EchoSum,
        "-" => Gives::Keys(Vec::new()),
        name if name.starts_with("within:") => Gives::Within(name.trim_start_matches("within:").to_owned()),
        name if name.starts_with("same:") => Gives::Same(measures(name)),
        name if name.starts_with("-:") => Gives::Keys(measures(name)),
        name => Gives::Named(name.to_owned()),
    }
}

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
