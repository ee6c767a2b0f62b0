//! What a document says if it agrees with a contract of the package.

use yc_image_update::contract::{
    Contract, Field, Int64Rule, LabelsRule, Member, PATH, READ_ONLY, TextRule,
};

use super::points::{Point, aspect, range_of, types};

/// The points about the request.
pub fn request(contract: &Contract) -> Vec<Point> {
    let image_id = Member::ImageId.name();
    let mut points =
        vec![Point::new("method", aspect::HTTP, format!("PATCH {PATH}{{{image_id}}}"))];
    for member in [Member::ImageId, Member::UpdateMask] {
        points.push(Point::present(member.name(), aspect::REQUEST_MEMBER));
    }
    points.push(Point::present(image_id, aspect::REQUIRED));
    push_text(image_id, &contract.image_id, aspect::LENGTH, aspect::PATTERN, &mut points);
    for field in Field::ALL {
        let name = field.name();
        points.push(Point::present(name, aspect::REQUEST_MEMBER));
        let (ty, rule) = match field {
            Field::Name => (types::STRING, Rule::Text(&contract.name)),
            Field::Description => (types::STRING, Rule::Text(&contract.description)),
            Field::MinDiskSize => (types::INT64, Rule::Int64(&contract.min_disk_size)),
            Field::Labels => (types::MAP, Rule::Labels(&contract.labels)),
        };
        points.push(Point::new(name, aspect::TYPE, ty));
        push_rule(name, rule, &mut points);
    }
    points
}

/// The points about the resource.
pub fn image() -> Vec<Point> {
    let updatable = Field::ALL.iter().map(|field| field.name());
    updatable.chain(READ_ONLY).map(|name| Point::present(name, aspect::IMAGE_MEMBER)).collect()
}

enum Rule<'a> {
    Text(&'a TextRule),
    Int64(&'a Int64Rule),
    Labels(&'a LabelsRule),
}

fn push_rule(name: &str, rule: Rule<'_>, points: &mut Vec<Point>) {
    match rule {
        Rule::Text(rule) => push_text(name, rule, aspect::LENGTH, aspect::PATTERN, points),
        Rule::Int64(rule) => {
            let bounds =
                [rule.gte, rule.lte].map(|bound| bound.try_into().expect("no size is negative"));
            points.push(Point::new(name, aspect::RANGE, range_of(bounds[0], Some(bounds[1]))));
        }
        Rule::Labels(rule) => {
            let pairs = range_of(0, Some(rule.max_pairs.into()));
            points.push(Point::new(name, aspect::PAIRS, pairs));
            push_text(name, &rule.key, aspect::KEY_LENGTH, aspect::KEY_PATTERN, points);
            push_text(name, &rule.value, aspect::VALUE_LENGTH, aspect::VALUE_PATTERN, points);
        }
    }
}

fn push_text(
    name: &str,
    rule: &TextRule,
    length: &'static str,
    pattern: &'static str,
    points: &mut Vec<Point>,
) {
    if let Some(max) = rule.max_len {
        points.push(Point::new(name, length, range_of(rule.min_len.into(), Some(max.into()))));
    }
    if let Some(rule) = rule.pattern {
        points.push(Point::new(name, pattern, rule.expression().documented));
    }
}
