//! A document beside the contract that is nearest to it.

use std::fmt;

use yc_image_update::contract::CONTRACTS;

use super::{
    expected,
    points::{Document, Point},
};

/// What a comparison found.
#[derive(Debug)]
pub struct Comparison {
    /// The version of the contract, if the document is about what contracts differ in.
    pub version: Option<&'static str>,
    pub findings: Vec<Finding>,
}

#[derive(Debug, PartialEq, Eq)]
pub enum Finding {
    /// Both say the same.
    Agreement(Point),
    /// They say different things about the same; the second value is the document's.
    Difference(Point, String),
    OnlyInContract(Point),
    OnlyInDocument(Point),
}

impl Comparison {
    pub fn differences(&self) -> usize {
        self.findings.iter().filter(|finding| !matches!(finding, Finding::Agreement(_))).count()
    }
}

/// Compares a document with every contract, and returns the comparison with the fewest differences.
pub fn compare(document: &Document) -> Comparison {
    let image = document.image.as_ref().map(|points| findings(&expected::image(), points));
    let image = image.unwrap_or_default();
    let Some(request) = &document.request else {
        return Comparison { version: None, findings: image };
    };
    let comparisons = CONTRACTS.iter().map(|contract| Comparison {
        version: Some(contract.version),
        findings: findings(&expected::request(contract), request),
    });
    let mut nearest = comparisons.min_by_key(Comparison::differences).expect("there is a contract");
    nearest.findings.extend(image);
    nearest
}

/// Compares points, in the order of the contract.
fn findings(contract: &[Point], document: &[Point]) -> Vec<Finding> {
    let is_about = |point: &Point, other: &Point| {
        point.subject == other.subject && point.aspect == other.aspect
    };
    let mut findings = Vec::new();
    for point in contract {
        let mut said = document.iter().filter(|other| is_about(point, other)).peekable();
        if said.peek().is_none() {
            findings.push(Finding::OnlyInContract(point.clone()));
        }
        findings.extend(said.map(|other| {
            if other.value == point.value {
                Finding::Agreement(point.clone())
            } else {
                Finding::Difference(point.clone(), other.value.clone())
            }
        }));
    }
    let others =
        document.iter().filter(|other| !contract.iter().any(|point| is_about(point, other)));
    findings.extend(others.map(|point| Finding::OnlyInDocument(point.clone())));
    findings
}

impl fmt::Display for Comparison {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(version) = self.version {
            writeln!(f, "  the nearest contract is {version}")?;
        }
        for finding in &self.findings {
            writeln!(f, "  {finding}")?;
        }
        match self.differences() {
            0 => writeln!(f, "  full agreement in {} points", self.findings.len()),
            count => writeln!(f, "  differences: {count} of {} points", self.findings.len()),
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Agreement(point) => write!(f, "agrees   {point}"),
            Self::Difference(point, other) => {
                write!(f, "DIFFERS  {point} in the contract, {other} in the document")
            }
            Self::OnlyInContract(point) => write!(f, "DIFFERS  {point}, only in the contract"),
            Self::OnlyInDocument(point) => write!(f, "DIFFERS  {point}, only in the document"),
        }
    }
}
