//! Compiles the documented patterns to constant transition tables.
//!
//! regex-automata does the work at build time, so the wasm has no engine for regular expressions.
//! It has a class for each ASCII character, the next state for each state and class, and for each
//! state whether a text may end in it.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
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

    let mut tables = String::new();
    let mut classes = Classes::default();
    for pattern in Pattern::ALL {
        let table = compile_proved(pattern)?;
        write_table(&mut tables, pattern, &table)?;
        classes.add(pattern, &table)?;
    }
    let source = format!(
        "fn table_of(pattern: Pattern) -> &'static Table {{\n    match pattern {{\n{tables}    }}\n\
         }}\n\n{}",
        classes.source()
    );
    fs::write(Path::new(&env::var("OUT_DIR")?).join("pattern_tables.rs"), source)?;
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
    /// The class of each ASCII character.
    classes: Vec<u8>,
    /// For each state, the next state by class.
    next: Vec<Vec<u8>>,
    /// Whether a text may end in the state.
    accepting: Vec<bool>,
    /// The state that no text leaves.
    dead: u8,
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
        self.next[usize::from(state)][usize::from(self.classes[character])]
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
            "        PatternClasses {{ pattern: Pattern::{pattern:?}, accepts_empty: \
             {accepts_empty}, first: {first}, inner: {inner}, last: {last} }},"
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
            "/// Written by the build: the classes of characters that the patterns ask for.\n\
             pub static CHARACTER_CLASSES: CharacterClasses = CharacterClasses {{\n    \
             of_character: {of_character:?},\n    of_pattern: [\n{}    ],\n}};\n",
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
    let mut rows: Vec<Vec<u8>> = Vec::new();
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
        rows.push(row);
    }

    let dead = rows
        .iter()
        .zip(&accepting)
        .enumerate()
        .find(|(number, (row, accepts))| {
            !**accepts && row.iter().all(|next| usize::from(*next) == *number)
        })
        .map(|(number, _)| u8::try_from(number))
        .ok_or_else(|| format!("{pattern} refuses nothing"))??;
    // Characters that lead to the same state from every state share a class.
    let mut known: BTreeMap<Vec<u8>, u8> = BTreeMap::new();
    let mut columns: Vec<Vec<u8>> = Vec::new();
    let mut classes = Vec::with_capacity(ASCII);
    for character in 0..ASCII {
        let column: Vec<u8> = rows.iter().map(|row| row[character]).collect();
        let class = match known.get(&column) {
            Some(class) => *class,
            None => {
                let class = u8::try_from(columns.len())?;
                known.insert(column.clone(), class);
                columns.push(column);
                class
            }
        };
        classes.push(class);
    }
    let next =
        (0..rows.len()).map(|state| columns.iter().map(|column| column[state]).collect()).collect();
    Ok(Table { classes, next, accepting, dead })
}

/// Writes the arm of a `match` that returns a pattern's table.
fn write_table(source: &mut String, pattern: Pattern, table: &Table) -> std::fmt::Result {
    let flat: Vec<u8> = table.next.iter().flatten().copied().collect();
    writeln!(source, "        Pattern::{pattern:?} => &Table {{")?;
    writeln!(source, "            classes: {:?},", table.classes)?;
    writeln!(source, "            width: {},", table.next.first().map_or(0, Vec::len))?;
    writeln!(source, "            next: &{flat:?},")?;
    writeln!(source, "            accepting: &{:?},", table.accepting)?;
    writeln!(source, "            dead: {},", table.dead)?;
    writeln!(source, "        }},")
}
