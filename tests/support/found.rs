//! What a judgement finds, read from the words that it writes.

use yc_image_update::answer::Answer;
use yc_image_update::report::{Place, RULES, Report, WARNING};
use yc_image_update::wire::room;

/// A rule that was broken at a place.
#[derive(Debug)]
pub struct Finding {
    /// The position in [`RULES`].
    pub rule: usize,
    pub place: Place,
    /// The parameters as numbers.
    pub numbers: [u32; 2],
}

impl Finding {
    pub fn id(&self) -> &'static str {
        RULES[self.rule].0
    }
}

/// The violations and the warnings.
#[derive(Debug, Default)]
pub struct Found {
    pub violations: Vec<Finding>,
    pub warnings: Vec<Finding>,
}

impl Found {
    /// The rules and places of the violations.
    pub fn refusals(&self) -> Vec<(&'static str, Place)> {
        self.violations.iter().map(|finding| (finding.id(), finding.place)).collect()
    }
}

/// What a judgement returns and finds.
pub fn found<T>(judge: impl FnOnce(&mut Report<'_>) -> T) -> (T, Found) {
    found_by(true, judge)
}

/// The same of a report without warnings.
pub fn violations_of<T>(judge: impl FnOnce(&mut Report<'_>) -> T) -> (T, Found) {
    found_by(false, judge)
}

fn found_by<T>(warns: bool, judge: impl FnOnce(&mut Report<'_>) -> T) -> (T, Found) {
    let mut words = vec![0; room::ANSWER];
    let answer = Answer::new(&mut words);
    let mut report = if warns { Report::new(answer) } else { Report::of_violations(answer) };
    let returned = judge(&mut report);
    let (length, count) = (report.length(), report.violations());
    let mut found = Found::default();
    for &[head, index, first, second] in words[..length].as_chunks().0 {
        let list = if head & WARNING == 0 { &mut found.violations } else { &mut found.warnings };
        let place = Place::within(head >> 8 & 0xff, head >> 16 & 0xff, index);
        list.push(Finding { rule: (head & 0xff) as usize, place, numbers: [first, second] });
    }
    assert_eq!(found.violations.len(), count as usize, "there is room for all");
    (returned, found)
}
