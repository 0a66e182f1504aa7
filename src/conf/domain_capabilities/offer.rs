//! What is supported or not, and the choices that there are (C: `virDomainCapsEnum`).
use xml_derive::Xml;

use crate::YesNo;

/// Something that is supported or not.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Whether it is.
    #[xml(attr, required)]
    pub supported: YesNo,
    /// What can be chosen; empty where it isn't supported.
    #[xml(child = "enum")]
    pub choices: Vec<Choice>,
}

/// `<enum>`: values of one kind.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "enum")]
pub struct Choice {
    /// What they are values of.
    #[xml(attr, required)]
    pub name: String,
    /// The values.
    #[xml(leaf = "value")]
    pub values: Vec<String>,
}

impl Offer {
    /// What isn't there.
    #[must_use]
    pub fn absent() -> Self {
        Self::from(false)
    }

    /// What is there, with these choices.
    #[must_use]
    pub fn of(choices: Vec<Choice>) -> Self {
        Self {
            supported: YesNo::Yes,
            choices,
        }
    }
}

impl From<bool> for Offer {
    fn from(supported: bool) -> Self {
        Self {
            supported: supported.into(),
            choices: Vec::new(),
        }
    }
}

impl Choice {
    /// Values of one kind.
    pub fn new<'a>(name: &str, values: impl IntoIterator<Item = &'a str>) -> Self {
        Self {
            name: name.to_owned(),
            values: values.into_iter().map(str::to_owned).collect(),
        }
    }
}
