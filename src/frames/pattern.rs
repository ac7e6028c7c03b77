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
//! before, or the one that stands in the pattern), `earlier` (what was counted last, in this sentence or the one before, over one without figures too, or for whose number these ask), `carried` (the predicate before the figure in the pattern goes on) and
//! `shared` (the predicate behind is that of the figure in the pattern too; both are asked when all patterns above are through,
//! before those below), `own` (what its noun names), `modifier` (what befell those it
//! counts by a word within its noun phrase: "40 injured people"), `noun` (what the `tally` noun in the pattern names), `none` (no count of anything), or `-` (the pattern gives keys alone).
//! `echo` is the measure that the document gives the same number elsewhere, `echo:none` the same, else no count of anything,
//! `echo:part` that of the figure in the pattern, whatever gave it ("ten of the 13"), `echo:sum` that of the sum of both ("eleven
//! clerks and one guard"); `within:deaths` is that measure where the document counts as many of it
//! elsewhere.
//! `same:votes|seats` is the measure of the last figure that is of one of these, `-:votes|seats` gives keys to figures of these
//! alone. A key has the captured words, or a fixed value (`owner:yes`); `owner:=` is that of the figure whose measure is
//! taken over, else of the figure before, `owner:=over` what that has for another key: over whom somebody leads;
//! `owner:<` is who does what the verb of the pattern says, `owner:>` whom it is done to.
//!
//! Under a pattern stand its examples, the figure in brackets: `+ measure | text` for what it reads, `- text` for what it must
//! leave to others; `{deaths} text` is the text behind a sentence that counts deaths.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::meets::Meets;
use super::needs::{Need, Wanted, wanted_by};
use super::outcome::gives;
pub(crate) use super::outcome::{Gives, Key};
pub(crate) use super::parts::{Group, Node, Parts, Run, Test, Times};
use crate::vocabulary::{
    Classes, Stored, Vocabulary, WordMap, by_bytes, by_fields, forms, lines, parted, parted_at, parted_once, words_in,
};

/// A construction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Pattern {
    pub(crate) name: Arc<str>,
    pub(crate) sides: Sides,
    /// The classes of what is counted; 0 for any.
    pub(crate) counted: Classes,
    pub(crate) gives: Gives,
    /// Keys with fixed values.
    pub(crate) keys: Vec<(Key, String)>,
}

/// What a pattern wants beside the figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Sides {
    /// What stands before it, from the figure to the left.
    pub(crate) before: Beside,
    pub(crate) behind: Beside,
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

by_fields!(Pattern { name, sides, counted, gives, keys });

/// Those of all patterns are taken at once: most patterns are turned away by them alone.
impl Stored for Sides {
    fn put(&self, to: &mut Vec<u8>) {
        let Sides { before, behind } = self;
        [before.nodes, before.needs, behind.nodes, behind.needs].iter().for_each(|run| run.put(to));
    }

    by_bytes!(SIDES, sides_of);
}

/// The bytes of the sides of a pattern.
const SIDES: usize = 4 * Run::BYTES;

/// The sides that some bytes hold.
fn sides_of(bytes: [u8; SIDES]) -> Sides {
    let mut runs = bytes.as_chunks().0.iter().map(|run| Run::of_bytes(*run));
    let mut next = || runs.next().unwrap_or_default();
    let mut beside = || Beside { nodes: next(), needs: next() };
    Sides { before: beside(), behind: beside() }
}

/// Reads the patterns of some tables.
pub(crate) fn read(tables: &[&str], vocabulary: &Vocabulary) -> Read {
    let mut reader = Reader {
        vocabulary,
        parts: Parts::default(),
        macros: WordMap::default(),
        atoms: WordMap::default(),
        tests: WordMap::default(),
        any_of: BTreeMap::new(),
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
    let mut parts = reader.parts;
    parts.meets = Meets::of(&parts);
    Read { patterns, parts, faulty }
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
    /// Where tests stand of which one must be met.
    any_of: BTreeMap<Vec<u32>, Run>,
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
        let sides = Sides { before: self.beside(before), behind: self.beside(behind) };
        let mut outcome = words_in(outcome);
        let gives = gives(outcome.next()?);
        let keys = outcome.map(|pair| {
            let (key, value) = parted_once(pair, b':').unwrap_or((pair, "yes"));
            Some((Key::of(key)?, value.replace('_', " ")))
        });
        Some(Pattern { name: name.into(), sides, counted, gives, keys: keys.collect::<Option<_>>()? })
    }

    fn beside(&mut self, nodes: Run) -> Beside {
        let start = self.parts.needs.len();
        for Wanted { tests, least, most } in wanted_by(&self.parts, nodes) {
            let tests = self.any_of(tests);
            self.parts.needs.push(Need { tests, least, most });
        }
        Beside { nodes, needs: Run::from(&self.parts.needs, start) }
    }

    /// Where some tests stand of which one must be met.
    fn any_of(&mut self, mut tests: Vec<u32>) -> Run {
        tests.sort_unstable();
        tests.dedup();
        if let Some(known) = self.any_of.get(&tests) {
            return *known;
        }
        let start = self.parts.any_of.len();
        self.parts.any_of.extend(&tests);
        let run = Run::from(&self.parts.any_of, start);
        self.any_of.insert(tests, run);
        run
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
        self.parts.nodes.to_mut().extend(self.nodes.drain(first..));
        Run::from(&self.parts.nodes, start)
    }

    /// A sequence of one node.
    fn alone(&mut self, node: Node) -> Run {
        self.parts.nodes.to_mut().push(node);
        Run::from(&self.parts.nodes, self.parts.nodes.len() - 1)
    }

    fn either(&mut self, branches: Vec<Run>) -> Node {
        let nodes = |branch: &Run| self.parts.nodes(*branch);
        let pieces =
            branches.iter().filter_map(|branch| self.parts.piece_of(nodes(branch))).flatten().copied().collect();
        let longer = branches.iter().copied().filter(|branch| self.parts.piece_of(nodes(branch)).is_none()).collect();
        let pieces = self.any_of(pieces);
        let mut taken = |branches: Vec<Run>| {
            let start = self.parts.branches.len();
            self.parts.branches.extend(branches);
            Run::from(&self.parts.branches, start)
        };
        let group = Group { branches: taken(branches), pieces, longer: taken(longer) };
        self.parts.groups.push(group);
        Node::Either(u32::try_from(self.parts.groups.len() - 1).unwrap_or(u32::MAX))
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
