//! `<keywrap>`: whether an s390 guest may wrap its keys (C: `virDomainKeyWrapDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use crate::OnOff;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainKeyWrapCipherName`; the order is that of the output.
    pub enum KeyWrapCipher { Aes = "aes", Dea = "dea" }
}
util::xml_enum!(KeyWrapCipher);

/// The ciphers that the document names, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyWrap {
    /// Cipher and its state.
    pub ciphers: Vec<(KeyWrapCipher, OnOff)>,
}

/// `<cipher>`
#[derive(xml_derive::Xml)]
#[xml(element = "cipher")]
struct Cipher {
    #[xml(attr, required)]
    name: KeyWrapCipher,
    #[xml(attr, required)]
    state: OnOff,
}

impl Xml for KeyWrap {
    const SHAPE: &'static Shape = &Shape::new(
        "keywrap",
        &[],
        &[ChildShape::new(Cipher::SHAPE).required().many()],
    );

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let mut ciphers: Vec<(KeyWrapCipher, OnOff)> = Vec::new();
        for child in node.children_named("cipher") {
            let Cipher { name, state } = Cipher::parse(child, cx)?;
            if ciphers.iter().any(|(other, _)| *other == name) {
                bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "A domain definition can have no more than one cipher node with name {name}"
                );
            }
            ciphers.push((name, state));
        }
        ciphers.sort();
        Ok(Self { ciphers })
    }

    fn format_attrs(&self, _w: &mut Writer, _cx: &FormatCx) {}

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        for (name, state) in &self.ciphers {
            let (name, state) = (*name, *state);
            Cipher { name, state }.format(w, cx);
        }
    }
}
