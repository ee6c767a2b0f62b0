//! The memory that the engine shares with JavaScript.

use crate::calls::edits::Plan;
use crate::calls::outcomes::Outcomes;
use crate::input::{Message, count};
use crate::report::{Finding, ROOM, Report};

/// What JavaScript and the engine write. Its address does not change while the instance exists.
#[repr(C)]
#[derive(Debug)]
pub struct Buffers {
    /// What the engine answers.
    pub answer: Answer,
    /// What JavaScript asks.
    pub message: Message,
}

/// What the engine answers to a call.
#[repr(C)]
#[derive(Debug)]
pub struct Answer {
    /// The number of findings.
    pub length: u32,
    /// The fields that a mask names, by their bits.
    pub mask: u32,
    /// The fields of a body that carry a value, by their bits.
    pub values: u32,
    /// What happens to an image, or becomes of edits.
    pub outcomes: Outcomes,
    /// The findings; those beyond `length` are of an earlier call.
    pub findings: [Finding; ROOM],
}

impl Buffers {
    /// Empty buffers.
    #[must_use]
    pub const fn new() -> Self {
        const NOTHING: Finding =
            Finding { is_warning: 0, rule: 0, place: 0, index: 0, params: [0; 2] };
        let outcomes = Outcomes::new();
        Self {
            answer: Answer { length: 0, mask: 0, values: 0, outcomes, findings: [NOTHING; ROOM] },
            message: Message::new(),
        }
    }

    /// Makes a call, and writes its answer.
    pub fn answer(&mut self, call: impl FnOnce(&Message, &mut Answering<'_>)) {
        let Self { answer, message } = self;
        let report = Report::new(&mut answer.findings);
        let mut answering =
            Answering { report, plan: Plan::default(), outcomes: &mut answer.outcomes };
        call(message, &mut answering);
        answer.length = count(answering.report.len());
        answer.mask = answering.plan.mask.bits();
        answer.values = answering.plan.values.bits();
    }
}

/// The parts of an answer while a call writes them.
#[derive(Debug)]
pub struct Answering<'a> {
    /// What it finds.
    pub report: Report<'a>,
    /// What it plans.
    pub plan: Plan,
    /// What happens to an image, or becomes of edits.
    pub outcomes: &'a mut Outcomes,
}

impl Default for Buffers {
    fn default() -> Self {
        Self::new()
    }
}
