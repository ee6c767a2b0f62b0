//! What a call finds.

use yc_image_update::report::{Finding, Place, PlaceKind, ROOM, RULES, Report};

/// The violations and the warnings.
#[derive(Debug, Default)]
pub struct Found {
    pub violations: Vec<Finding>,
    pub warnings: Vec<Finding>,
}

impl Found {
    /// The rules and places of the violations.
    pub fn refusals(&self) -> Vec<(&'static str, Place)> {
        self.violations.iter().map(|finding| (id_of(finding), place_of(finding))).collect()
    }
}

/// The id of a finding's rule.
pub fn id_of(finding: &Finding) -> &'static str {
    RULES[finding.rule as usize].id
}

/// Where a finding is.
pub fn place_of(finding: &Finding) -> Place {
    Place::nth(PlaceKind::from_number(finding.place).unwrap(), finding.index)
}

/// What a call returns and finds.
pub fn found<T>(call: impl FnOnce(&mut Report<'_>) -> T) -> (T, Found) {
    let mut room = vec![Finding::default(); ROOM];
    let mut report = Report::new(&mut room);
    let returned = call(&mut report);
    let (length, violations) = (report.len(), report.violations());
    assert_eq!(report.is_empty(), length == 0);
    room.truncate(length);
    let mut found = Found::default();
    for finding in room {
        let list =
            if finding.is_warning == 0 { &mut found.violations } else { &mut found.warnings };
        list.push(finding);
    }
    assert_eq!(found.violations.len(), violations, "there is room for all");
    (returned, found)
}
