//! Whether an image id, headers and a body can be sent as they are.

use super::update::{check_body, fields_without_value, required_object};
use crate::contract::{Contract, Header, MAX_HEADER_VALUE, Member, PATH};
use crate::input::{Input, Message, Value, count};
use crate::report::{Handler, Place, PlaceKind, Report, Rule};
use crate::rules;

/// What the platform's URL parser makes of the address of the API.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// An http or https URL with only an origin and a path.
    Usable,
    /// Anything else.
    Refused,
}

/// Checks a request, and returns the path of the method, to which the id is added as one segment;
/// `None` if there are violations. The message has the image id, the value of each [`Header`],
/// which is undefined if there is none, and the body.
///
/// It is stricter than [`validate_update`](super::update::validate_update): a body without a mask
/// would reset the fields that it does not name, so it is refused.
pub fn plan_request(
    contract: &Contract,
    message: &Message,
    endpoint: Endpoint,
    report: &mut Report<'_>,
) -> Option<&'static str> {
    let image_id = message.value(0);
    rules::image_id(contract, &image_id, report);
    let body = Input::of(message.value(1 + Header::ALL.len() as u32));
    if let Some(body) = required_object(body.as_ref(), report) {
        check_sendable_body(contract, body, report);
    }
    if endpoint == Endpoint::Refused {
        report.violation(Place::only(PlaceKind::Endpoint), Rule::endpoint());
    }
    for index in 0..Header::ALL.len() as u32 {
        let value = message.value(1 + index);
        if !value.is_undefined() && !is_header_value(&value) {
            let place = Place::nth(PlaceKind::Header, index);
            report.violation(place, Rule::header_value(MAX_HEADER_VALUE));
        }
    }
    (report.violations() == 0).then_some(PATH)
}

fn check_sendable_body(contract: &Contract, body: &Input<'_>, report: &mut Report<'_>) {
    let image_id = body.member(Member::ImageId);
    rules::belongs_elsewhere(&image_id, PlaceKind::ImageId, Handler::BuildRequest, report);
    if body.member(Member::UpdateMask).is_empty() {
        let place = Place::only(PlaceKind::UpdateMask);
        report.violation(place, Rule::mask_missing(fields_without_value(body)));
    }
    check_body(contract, body, None, report);
}

/// Whether the value can be sent in a header unchanged: nothing has to be trimmed, split or
/// encoded.
fn is_header_value(value: &Value<'_>) -> bool {
    value.text().is_some_and(|text| {
        text.cut.is_none()
            && (1..=MAX_HEADER_VALUE).contains(&count(text.units.len()))
            && text.units.iter().all(|unit| (0x21..=0x7e).contains(unit))
    })
}
