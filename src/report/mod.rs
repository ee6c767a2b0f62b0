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

/// The maximum number of findings of a call: seven for each row of labels, one for each unknown
/// key, two for each path of a mask, and some more.
pub const ROOM: usize = 8 * limit::KEYS + 2 * (MAX_MASK as usize + 1) + 64;

/// Everything that one call finds, in document order: violations, which the server would refuse or
/// misread, and warnings about what it accepts, but the user may not mean.
///
/// It writes into a buffer that the caller owns. If the buffer is full, further findings are only
/// counted; [`ROOM`] is enough for every message.
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

    pub(crate) fn violation(&mut self, place: Place, rule: Rule) {
        self.violations += 1;
        self.add(Severity::Violation, place, rule);
    }

    pub(crate) fn warning(&mut self, place: Place, rule: Rule) {
        self.add(Severity::Warning, place, rule);
    }

    fn add(&mut self, severity: Severity, place: Place, rule: Rule) {
        if let Some(finding) = self.room.get_mut(self.length) {
            *finding = Finding {
                is_warning: severity as u32,
                rule: rule.number,
                place: place.kind as u32,
                index: place.index,
                params: rule.params,
            };
            self.length += 1;
        }
    }
}

/// Whether a finding is a violation or a warning.
#[derive(Clone, Copy)]
enum Severity {
    Violation,
    Warning,
}
