//! `<dnsmasq:options>`: lines for the configuration of dnsmasq, which serves a network's names and
//! addresses (C: `networkDnsmasqDefNamespace`).
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};
use util::{Result, bail};

use super::ORIGIN;

/// Lines as they are handed on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DnsmasqOptions {
    /// The lines.
    pub options: Vec<String>,
}

impl DnsmasqOptions {
    /// The namespace.
    pub const URI: &'static str = "http://libvirt.org/schemas/network/dnsmasq/1.0";

    pub(super) const SHAPE: &'static Shape = &Shape::new(
        "dnsmasq:options",
        &[],
        &[ChildShape::new(&Shape::new(
            "dnsmasq:option",
            &[AttrShape::new("value").required()],
            &[],
        ))
        .many()],
    );

    /// Reads the options below `<network>`; `None` without any.
    pub(super) fn parse(network: Node<'_>) -> Result<Option<Self>> {
        let own = |node: &Node<'_>, name: &str| {
            node.name() == name && node.namespace() == Some(Self::URI)
        };
        let lists = network.children().filter(|node| own(node, "options"));
        let options: Vec<String> = lists
            .flat_map(Node::children)
            .filter(|node| own(node, "option"))
            .map(|option| match option.attr("value") {
                Some(value) => Ok(value.to_owned()),
                None => bail!(VIR_ERR_XML_ERROR, "No dnsmasq options value specified"),
            })
            .collect::<Result<_>>()?;
        Ok((!options.is_empty()).then_some(Self { options }))
    }

    pub(super) fn format(&self, w: &mut Writer) {
        w.start("dnsmasq:options");
        for option in &self.options {
            w.start("dnsmasq:option");
            w.attr("value", option);
            w.end();
        }
        w.end();
    }
}
