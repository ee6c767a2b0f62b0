//! Reads the tagged JSON of the vectors into data that outlives the engine's borrowed values.

use serde_json::Value as Json;

/// A JavaScript value.
#[derive(Clone, Debug, PartialEq)]
pub enum Data {
    Undefined,
    Null,
    /// UTF-16 units.
    Text(Vec<u16>),
    Number(String),
    Bigint(String),
    Array(Vec<Data>),
    /// Members with their keys, which are texts.
    Object(Vec<(Data, Data)>),
    Other(String),
}

impl Data {
    pub fn member(&self, name: &str) -> Option<&Data> {
        match self {
            Self::Object(members) => members
                .iter()
                .find(|(key, _)| key.text().as_deref() == Some(name))
                .map(|(_, value)| value),
            _ => None,
        }
    }

    pub fn elements(&self) -> impl Iterator<Item = &Data> {
        let elements: &[Data] = match self {
            Self::Array(elements) => elements,
            _ => &[],
        };
        elements.iter()
    }

    /// A text without lone surrogates.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Text(units) => String::from_utf16(units).ok(),
            _ => None,
        }
    }

    /// A text, with lone surrogates replaced.
    pub fn lossy_text(&self) -> String {
        match self {
            Self::Text(units) => String::from_utf16_lossy(units),
            other => panic!("{other:?} is no text"),
        }
    }
}

pub fn decode(json: &Json) -> Data {
    match json {
        Json::Null => Data::Null,
        Json::Bool(_) => Data::Other("boolean".into()),
        Json::Number(number) => Data::Number(js_number(&number.to_string())),
        Json::String(text) => whole(text),
        Json::Array(elements) => Data::Array(elements.iter().map(decode).collect()),
        Json::Object(members) => {
            if let (1, Some((tag, content))) = (members.len(), members.iter().next())
                && let Some(data) = tagged(tag, content)
            {
                return data;
            }
            Data::Object(members.iter().map(|(key, value)| (whole(key), decode(value))).collect())
        }
    }
}

fn tagged(tag: &str, content: &Json) -> Option<Data> {
    Some(match tag {
        "$undefined" => Data::Undefined,
        "$bigint" => Data::Bigint(content.as_str().unwrap().to_owned()),
        "$number" => Data::Number(js_number(content.as_str().unwrap())),
        "$repeat" | "$concat" | "$unit" => Data::Text(units(
            &serde_json::Map::from_iter([(tag.to_owned(), content.clone())]).into(),
        )),
        "$entries" => Data::Object(
            content
                .as_array()
                .unwrap()
                .iter()
                .map(|entry| (decode(&entry[0]), decode(&entry[1])))
                .collect(),
        ),
        "$labels" => Data::Object(
            numbered(content).map(|(key, value)| (whole(&key), whole(&value))).collect(),
        ),
        "$rows" => Data::Array(
            numbered(content)
                .map(|(key, value)| {
                    Data::Object(vec![(whole("key"), whole(&key)), (whole("value"), whole(&value))])
                })
                .collect(),
        ),
        "$instance" => Data::Other(content.as_str().unwrap().to_owned()),
        _ => return None,
    })
}

fn whole(text: &str) -> Data {
    Data::Text(text.encode_utf16().collect())
}

fn numbered(count: &Json) -> impl Iterator<Item = (String, String)> {
    (0..count.as_u64().unwrap()).map(|index| (format!("k{index}"), format!("v{index}")))
}

fn units(json: &Json) -> Vec<u16> {
    if let Some(text) = json.as_str() {
        return text.encode_utf16().collect();
    }
    let (tag, content) = json.as_object().unwrap().iter().next().unwrap();
    match tag.as_str() {
        "$unit" => vec![u16::from_str_radix(content.as_str().unwrap(), 16).unwrap()],
        "$concat" => content.as_array().unwrap().iter().flat_map(units).collect(),
        "$repeat" => {
            units(&content[0]).repeat(usize::try_from(content[1].as_u64().unwrap()).unwrap())
        }
        tag => panic!("{tag} makes no string"),
    }
}

/// The text that ECMAScript's Number::toString gives for a literal.
fn js_number(literal: &str) -> String {
    if matches!(literal, "NaN" | "Infinity" | "-Infinity") {
        return literal.to_owned();
    }
    let number: f64 = literal.parse().unwrap();
    let magnitude = number.abs();
    if number == 0.0 {
        "0".to_owned()
    } else if !(1e-6..1e21).contains(&magnitude) {
        // Rust writes no plus before an exponent, ECMAScript does.
        let text = format!("{number:e}");
        if text.contains("e-") { text } else { text.replace('e', "e+") }
    } else {
        format!("{number}")
    }
}
