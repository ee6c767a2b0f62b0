//! The vendor's .proto files. Up to 2026-05, options such as `(length)` tell the limits; since then
//! comments do.

use anyhow::{Result, ensure};
use prost_types::{
    DescriptorProto, FieldDescriptorProto, FileDescriptorProto, UninterpretedOption,
    field_descriptor_proto::Type,
};

use super::{
    points::{Document, Point, aspect, range, types},
    sentences,
};

/// The members of `FileDescriptorProto` and `DescriptorProto` by which a location names a message
/// and a field in it.
const MESSAGES: i32 = 4;
const FIELDS: i32 = 2;

/// Reads image_service.proto, image.proto, or another file with their messages.
pub fn read(text: &str) -> Result<Document> {
    let file = protox_parse::parse("image.proto", text)?;
    let mut document = Document::default();
    for (index, message) in file.message_type.iter().enumerate() {
        match message.name() {
            "UpdateImageRequest" => document.request = Some(request(&file, message, index)),
            "Image" => document.image = Some(image(message)),
            _ => {}
        }
    }
    let has_any = document.request.is_some() || document.image.is_some();
    ensure!(has_any, "it has neither the message UpdateImageRequest nor the message Image");
    Ok(document)
}

fn request(file: &FileDescriptorProto, message: &DescriptorProto, index: usize) -> Vec<Point> {
    let mut points: Vec<Point> = http(file).into_iter().collect();
    for (position, field) in message.field.iter().enumerate() {
        let name = json_name(field.name());
        points.push(Point::present(&name, aspect::REQUEST_MEMBER));
        points.extend(Point::type_of(&name, &type_of(field)));
        for option in options(field) {
            points.extend(limit(&name, field, option));
        }
        points.extend(sentences::limits(&name, &comments(file, index, position)));
    }
    points
}

fn image(message: &DescriptorProto) -> Vec<Point> {
    let names = message.field.iter().map(|field| json_name(field.name()));
    names.map(|name| Point::present(&name, aspect::IMAGE_MEMBER)).collect()
}

/// The method and path of `ImageService.Update`.
fn http(file: &FileDescriptorProto) -> Option<Point> {
    let service = file.service.iter().find(|service| service.name() == "ImageService")?;
    let method = service.method.iter().find(|method| method.name() == "Update")?;
    let options = &method.options.as_ref()?.uninterpreted_option;
    let http = options.iter().find(|option| name_of(option) == ["http"])?;
    // The members of the option as text: `patch : "/…" body : "*"`.
    let mut words = http.aggregate_value().split(['"', ':', ' ']).filter(|word| !word.is_empty());
    while let (Some(member), Some(value)) = (words.next(), words.next()) {
        if ["get", "put", "post", "patch", "delete"].contains(&member) {
            let path = json_name(value);
            return Some(Point::new(
                "method",
                aspect::HTTP,
                format!("{} {path}", member.to_uppercase()),
            ));
        }
    }
    None
}

fn options(field: &FieldDescriptorProto) -> &[UninterpretedOption] {
    field.options.as_ref().map_or(&[], |options| &options.uninterpreted_option)
}

/// The parts of an option's name without the package: `["map_key", "length"]`.
fn name_of(option: &UninterpretedOption) -> Vec<&str> {
    let parts = option.name.iter().map(|part| part.name_part.as_str());
    parts.map(|part| part.rsplit('.').next().unwrap_or(part)).collect()
}

/// The limit in an option. For a map, options without `map_key` are about its values.
fn limit(
    subject: &str,
    field: &FieldDescriptorProto,
    option: &UninterpretedOption,
) -> Option<Point> {
    let text = || String::from_utf8_lossy(option.string_value()).into_owned();
    let is_map = type_of(field) == types::MAP;
    let name = name_of(option);
    let point = |aspect, value| Some(Point::new(subject, aspect, value));
    match (name.as_slice(), is_map) {
        (["required"], _) => {
            (option.identifier_value() == "true").then(|| Point::present(subject, aspect::REQUIRED))
        }
        (["length"], false) => point(aspect::LENGTH, range(&text())),
        (["length"], true) => point(aspect::VALUE_LENGTH, range(&text())),
        (["pattern"], false) => point(aspect::PATTERN, text()),
        (["pattern"], true) => point(aspect::VALUE_PATTERN, text()),
        (["value"], false) => point(aspect::RANGE, range(&text())),
        (["size"], true) => point(aspect::PAIRS, range(&text())),
        (["map_key", "length"], true) => point(aspect::KEY_LENGTH, range(&text())),
        (["map_key", "pattern"], true) => point(aspect::KEY_PATTERN, text()),
        _ => point(aspect::OTHER, format!("({}) = {}", name.join("."), value_of(option))),
    }
}

/// The value of an option of any type.
fn value_of(option: &UninterpretedOption) -> String {
    match (&option.identifier_value, &option.positive_int_value, &option.string_value) {
        (Some(identifier), ..) => identifier.clone(),
        (_, Some(number), _) => number.to_string(),
        (.., Some(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
        _ => option.aggregate_value().to_owned(),
    }
}

/// The comments before and behind a field.
fn comments(file: &FileDescriptorProto, message: usize, field: usize) -> String {
    let numbers = [message, field].map(|number| i32::try_from(number).unwrap_or(i32::MAX));
    let path = [MESSAGES, numbers[0], FIELDS, numbers[1]];
    let locations = file.source_code_info.iter().flat_map(|info| &info.location);
    locations
        .filter(|location| location.path == path)
        .map(|location| {
            format!("{}\n{}", location.leading_comments(), location.trailing_comments())
        })
        .collect()
}

fn type_of(field: &FieldDescriptorProto) -> String {
    match field.r#type {
        Some(number) if number == Type::String as i32 => types::STRING.to_owned(),
        Some(number) if number == Type::Int64 as i32 => types::INT64.to_owned(),
        // The parser makes a message of a map's pairs, and calls it so.
        Some(number) if number == Type::Message as i32 && field.type_name().ends_with("Entry") => {
            types::MAP.to_owned()
        }
        Some(number) => format!("type {number} of descriptor.proto"),
        None => field.type_name().trim_start_matches('.').to_owned(),
    }
}

/// A name as JSON spells it, or a path with such names: `min_disk_size` becomes `minDiskSize`.
fn json_name(name: &str) -> String {
    let mut parts = name.split('_');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| {
        let (head, tail) = part.split_at(part.len().min(1));
        name + &head.to_uppercase() + tail
    })
}
