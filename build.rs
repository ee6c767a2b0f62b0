//! Finds which characters the documented patterns allow at the beginning, inside and at the end of
//! a text, and proves that nothing else decides whether a text matches.
//!
//! regex-automata does the work at build time, so the wasm has no engine for regular expressions.
//! It has the classes of each ASCII character, and for each pattern the classes that it asks for.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt::Write as _;
use std::{env, error::Error, fs, path::Path};

use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::util::{primitives::StateID, start, syntax};
use regex_automata::{Anchored, MatchKind};

#[path = "src/contract/expressions.rs"]
#[allow(dead_code, reason = "the names are for JavaScript")]
mod expressions;

use expressions::Pattern;

type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// The number of ASCII characters.
const ASCII: usize = 128;

fn main() -> Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/contract/expressions.rs");

    let mut classes = Classes::default();
    for pattern in Pattern::ALL {
        classes.add(pattern, &compile_proved(pattern)?)?;
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("character_classes.rs"), classes.source())?;
    Ok(())
}

/// Compiles the unbounded form of a pattern, and proves that its three forms agree.
fn compile_proved(pattern: Pattern) -> Result<Table> {
    let expression = pattern.expression();
    let documented = compile(expression.documented)?;
    let portable = expression
        .javascript
        .strip_prefix('^')
        .and_then(|rest| rest.strip_suffix('$'))
        .ok_or_else(|| {
            format!("the JavaScript source {} is not anchored", expression.javascript)
        })?;
    if compile(portable)? != documented {
        return Err(format!("{} and {} differ", expression.documented, portable).into());
    }
    let unbounded = compile(expression.unbounded)?;
    if !unbounded.agrees(&documented, pattern.max_len()) {
        return Err(format!("{} and {} differ", expression.documented, expression.unbounded).into());
    }
    Ok(unbounded)
}

/// A minimal automaton. Its states are numbered in the order in which a breadth-first walk meets
/// them, so equal languages give equal tables.
#[derive(PartialEq)]
struct Table {
    /// For each state, the next state by ASCII character.
    next: Vec<Vec<u8>>,
    /// Whether a text may end in the state.
    accepting: Vec<bool>,
}

impl Table {
    /// Whether both tables accept the same texts of at most `max_len` characters, and `bounded`
    /// accepts no longer text.
    fn agrees(&self, bounded: &Self, max_len: Option<u32>) -> bool {
        let mut seen = HashSet::new();
        let mut queue = VecDeque::from([(0_u8, 0_u8, 0_u32)]);
        while let Some((ours, theirs, length)) = queue.pop_front() {
            let is_short = max_len.is_none_or(|max_len| length <= max_len);
            let accepts = is_short && self.accepting[usize::from(ours)];
            if accepts != bounded.accepting[usize::from(theirs)] {
                return false;
            }
            // One character more than the bound is enough: no text gets shorter again.
            let length = max_len.map_or(0, |max_len| length.min(max_len) + 1);
            for character in 0..ASCII {
                let next = (self.step(ours, character), bounded.step(theirs, character), length);
                if seen.insert(next) {
                    queue.push_back(next);
                }
            }
        }
        true
    }

    fn accepts(&self, text: &[u8]) -> bool {
        let state = text.iter().fold(0, |state, byte| self.step(state, usize::from(*byte)));
        self.accepting[usize::from(state)]
    }

    fn step(&self, state: u8, character: usize) -> u8 {
        self.next[usize::from(state)][character]
    }
}

/// A set of ASCII characters, by their bits.
type CharacterSet = u128;

/// The sets of characters that patterns allow at some position, and which sets belong to which
/// pattern.
#[derive(Default)]
struct Classes {
    sets: Vec<CharacterSet>,
    of_pattern: String,
}

impl Classes {
    /// Finds which characters may come first, inside and last in a text. Proves that a text matches
    /// if its characters are in these sets, apart from its length.
    fn add(&mut self, pattern: Pattern, table: &Table) -> Result<()> {
        let set_of = |accepted: &dyn Fn(u8) -> bool| -> CharacterSet {
            (0..ASCII as u8).filter(|character| accepted(*character)).map(|one| 1 << one).sum()
        };
        let first = set_of(&|character| table.accepts(&[character]));
        let begin = lowest(first);
        let last = set_of(&|character| table.accepts(&[begin, character]));
        let end = lowest(last);
        let inner = set_of(&|character| table.accepts(&[begin, character, end]));
        let accepts_empty = table.accepts(b"");
        let or_empty = if accepts_empty { "|" } else { "" };
        let [first_class, inner_class, last_class] = [first, inner, last].map(bracketed);
        if compile(&format!("{or_empty}{first_class}({inner_class}*{last_class})?"))? != *table {
            return Err(format!("{pattern:?} asks for more than characters by position").into());
        }
        let [first, inner, last] = [first, inner, last].map(|set| self.bit(set));
        let (first, inner, last) = (first?, inner?, last?);
        writeln!(
            self.of_pattern,
            "        Pattern::{pattern:?} => PatternClasses {{ accepts_empty: {accepts_empty}, \
             first: {first}, inner: {inner}, last: {last} }},"
        )?;
        Ok(())
    }

    /// The bit of a set.
    fn bit(&mut self, set: CharacterSet) -> Result<u8> {
        let position = self.sets.iter().position(|other| *other == set).unwrap_or_else(|| {
            self.sets.push(set);
            self.sets.len() - 1
        });
        let bit = 1_u8.checked_shl(u32::try_from(position)?);
        bit.ok_or_else(|| "the patterns have more than eight classes of characters".into())
    }

    fn source(&self) -> String {
        let of_character: Vec<u8> = (0..ASCII)
            .map(|character| {
                let sets = self.sets.iter().enumerate();
                sets.filter(|(_, set)| **set >> character & 1 == 1).map(|(bit, _)| 1 << bit).sum()
            })
            .collect();
        format!(
            "/// The classes of each ASCII character, each as its bit.\n\
             pub static CHARACTER_CLASSES: [u8; {ASCII}] = {of_character:?};\n\n\
             const fn classes_of(pattern: Pattern) -> PatternClasses {{\n    \
             match pattern {{\n{}    }}\n}}\n",
            self.of_pattern
        )
    }
}

fn lowest(set: CharacterSet) -> u8 {
    set.trailing_zeros() as u8
}

/// The set as a class of a regular expression.
fn bracketed(set: CharacterSet) -> String {
    let characters = (0..ASCII).filter(|character| set >> character & 1 == 1);
    format!("[{}]", characters.map(|character| format!(r"\x{character:02x}")).collect::<String>())
}

fn compile(pattern: &str) -> Result<Table> {
    let config = dense::Config::new()
        .start_kind(StartKind::Anchored)
        .match_kind(MatchKind::All)
        .minimize(true);
    let dfa = dense::Builder::new()
        .configure(config)
        .syntax(syntax::Config::new().unicode(true).utf8(true))
        .build(&format!(r"\A(?:{pattern})\z"))?;
    let start = dfa.start_state(&start::Config::new().anchored(Anchored::Yes))?;

    let mut numbers: HashMap<StateID, u8> = HashMap::from([(start, 0)]);
    let mut queue = VecDeque::from([start]);
    let mut next_states: Vec<Vec<u8>> = Vec::new();
    let mut accepting = Vec::new();
    while let Some(state) = queue.pop_front() {
        accepting.push(dfa.is_match_state(dfa.next_eoi_state(state)));
        let mut row = Vec::with_capacity(ASCII);
        for byte in 0..=u8::MAX {
            let next = dfa.next_state(state, byte);
            if usize::from(byte) >= ASCII {
                // The matcher knows ASCII only, which is right while no pattern allows more.
                if !dfa.is_dead_state(next) {
                    return Err(format!("{pattern} allows a character outside ASCII").into());
                }
                continue;
            }
            let unused = u8::try_from(numbers.len())?;
            let number = *numbers.entry(next).or_insert_with(|| {
                queue.push_back(next);
                unused
            });
            row.push(number);
        }
        next_states.push(row);
    }

    Ok(Table { next: next_states, accepting })
}
