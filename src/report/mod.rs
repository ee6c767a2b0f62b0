//! What the engine finds: violations and warnings, each a rule at a place.

mod param;
mod place;
mod rule;

use crate::contract::MAX_MASK;
use crate::input::limit;

pub use param::{Expected, FieldSuggestion, Handler, ParamKind, Suggestion};
pub use place::{Place, PlaceKind};
pub use rule::{Level, RULES, Rule, RuleSpec};

/// A violated rule at a place, as it crosses into JavaScript.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub struct Finding {
    /// 0 for a violation, 1 for a warning.
    pub is_warning: u32,
    /// The rule, by its position in [`RULES`].
    pub rule: u32,
    /// The [`PlaceKind`].
    pub place: u32,
    /// Which place of its kind.
    pub index: u32,
    /// The parameters that the engine knows; 0 if there are fewer.
    pub params: [u32; 2],
}

/// The most findings of a call: seven for each row of labels, one for each unknown key, two for each
/// path of a mask, and some.
pub const ROOM: usize = 8 * limit::KEYS + 2 * (MAX_MASK as usize + 1) + 64;

/// Everything that one call finds, in document order: violations, which the server would refuse or
/// misread, and warnings about what it takes though the user may not mean it.
///
/// It writes into room that the caller owns. A finding for which there is no room is counted and
/// dropped; [`ROOM`] is enough for every message.
#[derive(Debug)]
pub struct Report<'a> {
    room: &'a mut [Finding],
    length: usize,
    violations: usize,
}

impl<'a> Report<'a> {
    /// An empty report.
    #[must_use]
    pub const fn new(room: &'a mut [Finding]) -> Self {
        Self { room, length: 0, violations: 0 }
    }

    /// The number of findings so far.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.length
    }

    /// Whether nothing is found so far.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The number of violations so far.
    #[must_use]
    pub const fn violations(&self) -> usize {
        self.violations
    }

    #[inline]
    pub(crate) fn violation(&mut self, place: Place, rule: Rule) {
        self.violations += 1;
        self.add(0, place.kind as u32, place.index, rule.number, rule.params[0], rule.params[1]);
    }

    #[inline]
    pub(crate) fn warning(&mut self, place: Place, rule: Rule) {
        self.add(1, place.kind as u32, place.index, rule.number, rule.params[0], rule.params[1]);
    }

    /// Takes numbers instead of structs because the compiler passes structs through memory, which
    /// would make the wasm larger at each of the many calls.
    #[inline(never)]
    fn add(&mut self, is_warning: u32, place: u32, index: u32, rule: u32, first: u32, second: u32) {
        if let Some(finding) = self.room.get_mut(self.length) {
            *finding = Finding { is_warning, rule, place, index, params: [first, second] };
            self.length += 1;
        }
    }
}
