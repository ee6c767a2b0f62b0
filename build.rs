//! Compiles the documented patterns to constant transition tables.
//!
//! The regex project's own engine does the work here, so the wasm needs none: it carries a class
//! for each ASCII byte, the next state for each state and class, and a flag for each state.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};
use std::fmt::Write as _;
use std::{env, error::Error, fs, path::Path};

use regex_automata::dfa::{Automaton as _, StartKind, dense};
use regex_automata::util::{primitives::StateID, start, syntax};
use regex_automata::{Anchored, MatchKind};

#[path = "src/contract.rs"]
#[allow(dead_code, reason = "only the patterns are read here")]
mod contract;

/// A minimal automaton with its states numbered in the order a breadth-first walk meets them, so
/// that equal languages give equal tables.
#[derive(PartialEq)]
struct Table {
    /// The class of each ASCII byte.
    classes: Vec<u8>,
    /// For each state, the next state by class.
    next: Vec<Vec<u8>>,
    /// Whether the text may end in the state.
    accepting: Vec<bool>,
    /// The state that no text leaves.
    dead: u8,
}

impl Table {
    /// Whether the texts up to a length that this one accepts are those that the other accepts.
    fn agrees(&self, bounded: &Self, max_len: Option<u32>) -> bool {
        let mut known = HashSet::new();
        let mut queue = VecDeque::from([(0_u8, 0_u8, 0_u32)]);
        while let Some((ours, theirs, length)) = queue.pop_front() {
            let is_short = max_len.is_none_or(|max_len| length <= max_len);
            if (is_short && self.accepting[usize::from(ours)])
                != bounded.accepting[usize::from(theirs)]
            {
                return false;
            }
            // One character more than the bound is enough: no text gets shorter again.
            let length = max_len.map_or(0, |max_len| length.min(max_len) + 1);
            for byte in 0..128 {
                let next = (self.step(ours, byte), bounded.step(theirs, byte), length);
                if known.insert(next) {
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

    /// The characters with which a text may begin, which may stand inside it, and with which it may
    /// end, where that is all that matters but the length.
    fn characters(&self) -> Option<[String; 3]> {
        let those = |accepted: &dyn Fn(u8) -> bool| -> String {
            (0..128).filter(|byte| accepted(*byte)).map(char::from).collect()
        };
        let first = those(&|byte| self.accepts(&[byte]));
        let begin = *first.as_bytes().first()?;
        let last = those(&|byte| self.accepts(&[begin, byte]));
        let end = *last.as_bytes().first()?;
        let inner = those(&|byte| self.accepts(&[begin, byte, end]));
        let class = |characters: &str| -> String {
            characters.bytes().map(|byte| format!(r"\x{byte:02x}")).collect()
        };
        let or_empty = if self.accepts(b"") { "|" } else { "" };
        let pattern =
            format!("{or_empty}[{}]([{}]*[{}])?", class(&first), class(&inner), class(&last));
        compile(&pattern)
            .is_ok_and(|table| table == *self)
            .then(|| [first, inner, last].map(|those| ranges(&those)))
    }

    fn step(&self, state: u8, byte: usize) -> u8 {
        self.next[usize::from(state)][usize::from(self.classes[byte])]
    }
}

/// Characters in their order, three or more that follow each other by the first and the last with a
/// hyphen between them.
fn ranges(characters: &str) -> String {
    let mut ranges = String::new();
    for run in characters.as_bytes().chunk_by(|one, next| one + 1 == *next) {
        match run {
            [first, _, .., last] => ranges.extend([char::from(*first), '-', char::from(*last)]),
            _ => ranges.extend(run.iter().map(|byte| char::from(*byte))),
        }
    }
    ranges
}

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=src/contract.rs");

    let mut source = String::new();
    let mut characters = Vec::new();
    for expression in &contract::EXPRESSIONS {
        let pattern = expression.pattern;
        let table = compile(expression.documented)?;
        let portable = expression
            .javascript
            .strip_prefix('^')
            .and_then(|rest| rest.strip_suffix('$'))
            .ok_or_else(|| {
                format!("the JavaScript source {} is not anchored", expression.javascript)
            })?;
        if compile(portable)? != table {
            return Err(
                format!("{} and {} differ", expression.documented, expression.javascript).into()
            );
        }
        let unbounded = compile(expression.unbounded)?;
        if !unbounded.agrees(&table, pattern.max_len) {
            return Err(
                format!("{} and {} differ", expression.documented, expression.unbounded).into()
            );
        }
        write_table(&mut source, pattern.id, &unbounded)?;
        let places = unbounded.characters().ok_or_else(|| {
            format!(
                "{} asks for more than characters at their places, and screen.js has no test for that",
                expression.documented
            )
        })?;
        characters.push((unbounded.accepts(b""), places));
    }
    writeln!(source, "static TABLES: [&Table; {}] = [", contract::EXPRESSIONS.len())?;
    for expression in &contract::EXPRESSIONS {
        writeln!(source, "    &TABLE_{},", expression.pattern.id)?;
    }
    source.push_str("];\n");
    writeln!(
        source,
        "/// By a pattern's id: whether it matches the empty text, and the characters with which any other text may begin, which may stand inside it"
    )?;
    writeln!(
        source,
        "/// and with which it may end, with a hyphen between the ends of a range. Nothing else matters but the length."
    )?;
    writeln!(
        source,
        "pub static CHARACTERS: [(bool, [&str; 3]); {}] = {characters:?};",
        characters.len()
    )?;

    fs::write(Path::new(&env::var("OUT_DIR")?).join("pattern_tables.rs"), source)?;
    Ok(())
}

fn compile(pattern: &str) -> Result<Table, Box<dyn Error>> {
    let dfa = dense::Builder::new()
        .configure(
            dense::Config::new()
                .start_kind(StartKind::Anchored)
                .match_kind(MatchKind::All)
                .minimize(true),
        )
        .syntax(syntax::Config::new().unicode(true).utf8(true))
        .build(&format!(r"\A(?:{pattern})\z"))?;
    let start = dfa.start_state(&start::Config::new().anchored(Anchored::Yes))?;

    let mut numbers: HashMap<StateID, u8> = HashMap::from([(start, 0)]);
    let mut queue = VecDeque::from([start]);
    let mut rows: Vec<Vec<u8>> = Vec::new();
    let mut accepting = Vec::new();
    while let Some(state) = queue.pop_front() {
        accepting.push(dfa.is_match_state(dfa.next_eoi_state(state)));
        let mut row = Vec::with_capacity(128);
        for byte in 0..=u8::MAX {
            let next = dfa.next_state(state, byte);
            if byte >= 0x80 {
                // The matcher stops at the first such byte, which is right only while no pattern
                // allows one.
                if !dfa.is_dead_state(next) {
                    return Err(format!("{pattern} allows a character outside ASCII").into());
                }
                continue;
            }
            let known = u8::try_from(numbers.len())?;
            let number = *numbers.entry(next).or_insert_with(|| {
                queue.push_back(next);
                known
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
    // Bytes that lead to the same state from every state share a class.
    let mut known: BTreeMap<Vec<u8>, u8> = BTreeMap::new();
    let mut columns: Vec<Vec<u8>> = Vec::new();
    let mut classes = Vec::with_capacity(128);
    for byte in 0..128_usize {
        let column: Vec<u8> = rows.iter().map(|row| row[byte]).collect();
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

fn write_table(source: &mut String, id: usize, table: &Table) -> std::fmt::Result {
    let width = table.next.first().map_or(0, Vec::len);
    // By their offsets in this very list, which spares the matcher a multiplication.
    let flat: Vec<usize> =
        table.next.iter().flatten().map(|state| usize::from(*state) * width).collect();
    writeln!(source, "static TABLE_{id}: Table = Table {{")?;
    writeln!(source, "    classes: &{:?},", table.classes)?;
    writeln!(source, "    next: &{flat:?},")?;
    let accepting: Vec<bool> =
        table.accepting.iter().flat_map(|accepts| std::iter::repeat_n(*accepts, width)).collect();
    writeln!(source, "    accepting: &{accepting:?},")?;
    writeln!(source, "    dead: {},", usize::from(table.dead) * width)?;
    writeln!(source, "}};")
}
