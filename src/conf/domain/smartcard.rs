//! `<smartcard>`: a card in a reader (C: `virDomainSmartcardDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_required;
use util::xml::{FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::address::{Address, AddressType};
use super::chardev::ChardevSource;
use super::device_info::DeviceInfo;
use super::schema;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainSmartcardType`.
    pub enum SmartcardMode {
        Host = "host",
        HostCertificates = "host-certificates",
        Passthrough = "passthrough",
    }
}
util::xml_enum!(SmartcardMode);

/// Where the card is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SmartcardSource {
    /// The host's own card.
    Host,
    /// Certificates of the host.
    HostCertificates {
        /// Their names in the database.
        certificates: [String; 3],
        /// Folder of the database; the hypervisor's default when not given.
        database: Option<String>,
    },
    /// At the other end of a character device.
    Passthrough(Box<ChardevSource>),
}

/// A card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Smartcard {
    /// Where it is.
    pub source: SmartcardSource,
    /// Alias and address.
    pub info: DeviceInfo,
}

impl SmartcardSource {
    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        Ok(match attr_required(node, "mode")? {
            SmartcardMode::Host => Self::Host,
            SmartcardMode::HostCertificates => Self::parse_certificates(node)?,
            SmartcardMode::Passthrough => {
                if node.attr("type").is_none() {
                    bail!(
                        VIR_ERR_XML_ERROR,
                        "passthrough mode requires a character device type attribute"
                    );
                }
                Self::Passthrough(Box::new(ChardevSource::parse(node, "type", cx)?))
            }
        })
    }

    fn parse_certificates(node: Node<'_>) -> Result<Self> {
        let all = node.children_named("certificate");
        let all: Vec<String> = all.map(|name| name.text().into_owned()).collect();
        let Ok(certificates) = all.try_into() else {
            bail!(
                VIR_ERR_XML_ERROR,
                "host-certificates mode needs exactly three certificates"
            );
        };
        let database = node.child_text("database").map(|path| path.into_owned());
        if let Some(path) = database.as_ref().filter(|path| !path.starts_with('/')) {
            bail!(VIR_ERR_XML_ERROR, "expecting absolute path: {path}");
        }
        Ok(Self::HostCertificates {
            certificates,
            database,
        })
    }

    /// How the card comes to the guest.
    #[must_use]
    pub fn mode(&self) -> SmartcardMode {
        match self {
            Self::Host => SmartcardMode::Host,
            Self::HostCertificates { .. } => SmartcardMode::HostCertificates,
            Self::Passthrough(_) => SmartcardMode::Passthrough,
        }
    }
}

impl Smartcard {
    /// The reader's slot, if one is given.
    fn slot(&self) -> Option<(u32, u32)> {
        match self.info.address {
            Some(Address::Ccid { controller, slot }) => Some((controller, slot)),
            _ => None,
        }
    }

    /// Puts the cards that have no address into the first reader's next slots.
    pub(super) fn place_all(cards: &mut [Self]) {
        let given = cards.iter().filter_map(Self::slot);
        let first_reader = given.filter(|(controller, _)| *controller == 0);
        let free = first_reader.map(|(_, slot)| slot + 1).max().unwrap_or(0);
        let homeless = cards.iter_mut().filter(|card| card.info.address.is_none());
        for (slot, card) in (free..).zip(homeless) {
            card.info.address = Some(Address::Ccid {
                controller: 0,
                slot,
            });
        }
    }

    /// Numbers of the readers that the cards are in.
    pub(super) fn readers(cards: &[Self]) -> Vec<u32> {
        let slots = cards.iter().filter_map(Self::slot);
        slots.map(|(controller, _)| controller).collect()
    }

    pub(super) fn validate(&self) -> Result<()> {
        if let Some(address) = &self.info.address
            && address.kind() != AddressType::Ccid
        {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Controllers must use the 'ccid' address type"
            );
        }
        match &self.source {
            SmartcardSource::Passthrough(source) => source.validate(false),
            _ => Ok(()),
        }
    }
}

impl Xml for Smartcard {
    const SHAPE: &'static Shape = &schema::chardev::SMARTCARD;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        Ok(Self {
            source: SmartcardSource::parse(node, cx)?,
            info: DeviceInfo::parse(node, cx)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, cx: &FormatCx) {
        w.attr("mode", self.source.mode().as_str());
        if let SmartcardSource::Passthrough(source) = &self.source {
            source.format_type(w, cx);
        }
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        match &self.source {
            SmartcardSource::Host => {}
            SmartcardSource::HostCertificates {
                certificates,
                database,
            } => {
                for certificate in certificates {
                    w.leaf("certificate", certificate);
                }
                w.leaf_opt("database", database.as_deref());
            }
            SmartcardSource::Passthrough(source) => source.format_body(w, cx),
        }
        self.info.format_body(w, cx);
    }
}
