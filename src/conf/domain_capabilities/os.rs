//! `<os>`: firmware (C: `virDomainCapsOS`).
use xml_derive::Xml;

use super::Choice;
use crate::YesNo;

/// How guests are started.
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "os")]
pub struct Os {
    /// Whether anything can be chosen.
    #[xml(attr, required)]
    pub supported: YesNo,
    /// Kinds of firmware that can be found by themselves.
    #[xml(child = "enum")]
    pub choices: Vec<Choice>,
    /// Firmware that can be named.
    #[xml(child)]
    pub loader: Option<Loader>,
}

/// `<loader>` (C: `virDomainCapsLoader`).
#[derive(Xml, Clone, Debug, PartialEq, Eq)]
#[xml(element = "loader")]
pub struct Loader {
    /// Whether it can be named.
    #[xml(attr, required)]
    pub supported: YesNo,
    /// Paths of those that the host has.
    #[xml(leaf = "value")]
    pub paths: Vec<String>,
    /// How it is made known to the guest.
    #[xml(child = "enum")]
    pub choices: Vec<Choice>,
}
