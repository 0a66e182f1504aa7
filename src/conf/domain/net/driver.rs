//! `<driver>` and `<backend>` of a network card: who moves its frames, and how.
use util::error::Result;
use util::file;
use util::xml::{Node, ParseCx, Xml};
use xml_derive::Xml;

use crate::OnOff;
use crate::domain::virtio::VirtioOptions;

util::vir_enum! {
    /// C: `virDomainNetDriverType`.
    pub enum NetDriverName { Qemu = "qemu", Vhost = "vhost" }
}

util::vir_enum! {
    /// C: `virDomainNetVirtioTxModeType`.
    pub enum TxMode { Iothread = "iothread", Timer = "timer" }
}

util::vir_enum! {
    /// C: `virDomainNetBackendType`.
    pub enum NetBackendType { Default = "default", Passt = "passt" }
}
util::xml_enum!(NetDriverName, TxMode, NetBackendType);

/// `<driver>` of a virtio card; the others keep the transport's options alone, to be refused.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "driver")]
pub struct NetDriver {
    /// Who moves the frames.
    #[xml(attr)]
    pub name: Option<NetDriverName>,
    /// When frames are sent.
    #[xml(attr)]
    pub txmode: Option<TxMode>,
    /// Whether requests are handled in a thread of their own.
    #[xml(attr)]
    pub ioeventfd: Option<OnOff>,
    /// Whether the guest may suppress notifications.
    #[xml(attr)]
    pub event_idx: Option<OnOff>,
    /// Pairs of queues; 0 for the one that every card has.
    #[xml(attr, skip_zero, with = more_than_one)]
    pub queues: u32,
    /// Frames that a receive queue holds; 0 when not given.
    #[xml(attr, skip_zero)]
    pub rx_queue_size: u32,
    /// Frames that a send queue holds; 0 when not given.
    #[xml(attr, skip_zero)]
    pub tx_queue_size: u32,
    /// Whether the card spreads frames over its queues.
    #[xml(attr)]
    pub rss: Option<OnOff>,
    /// Whether the card tells the guest the hash of a frame.
    #[xml(attr)]
    pub rss_hash_report: Option<OnOff>,
    /// Options of the virtio transport.
    #[xml(inline)]
    pub virtio: VirtioOptions,
    /// Work that the host takes off the guest.
    #[xml(child = "host")]
    pub host: HostOffloads,
    /// Work that the guest takes off the host.
    #[xml(child = "guest")]
    pub guest: GuestOffloads,
}

/// `<host>` of a driver.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "host")]
pub struct HostOffloads {
    /// Checksums.
    #[xml(attr)]
    pub csum: Option<OnOff>,
    /// Segmentation in general.
    #[xml(attr)]
    pub gso: Option<OnOff>,
    /// Segmentation of TCP over IPv4.
    #[xml(attr)]
    pub tso4: Option<OnOff>,
    /// Segmentation of TCP over IPv6.
    #[xml(attr)]
    pub tso6: Option<OnOff>,
    /// Notifications of congestion.
    #[xml(attr)]
    pub ecn: Option<OnOff>,
    /// Fragments of UDP.
    #[xml(attr)]
    pub ufo: Option<OnOff>,
    /// Whether a frame may fill several receive buffers.
    #[xml(attr)]
    pub mrg_rxbuf: Option<OnOff>,
}

/// `<guest>` of a driver.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "guest")]
pub struct GuestOffloads {
    /// Checksums.
    #[xml(attr)]
    pub csum: Option<OnOff>,
    /// Segmentation of TCP over IPv4.
    #[xml(attr)]
    pub tso4: Option<OnOff>,
    /// Segmentation of TCP over IPv6.
    #[xml(attr)]
    pub tso6: Option<OnOff>,
    /// Notifications of congestion.
    #[xml(attr)]
    pub ecn: Option<OnOff>,
    /// Fragments of UDP.
    #[xml(attr)]
    pub ufo: Option<OnOff>,
}

impl NetDriver {
    /// Reads the element of a card; what only virtio cards have is passed over for others.
    pub(super) fn parse_for(node: Node<'_>, is_virtio: bool, cx: &mut ParseCx) -> Result<Self> {
        match is_virtio {
            true => Self::parse(node, cx),
            false => Ok(Self {
                virtio: VirtioOptions::parse(node, cx)?,
                ..Self::default()
            }),
        }
    }
}

/// `<backend>`: devices and programs behind a card.
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "backend")]
pub struct NetBackend {
    /// Who carries a user network.
    #[xml(attr = "type", skip_zero)]
    pub kind: Option<NetBackendType>,
    /// Tap device to use instead of the usual.
    #[xml(attr, with = sanitize)]
    pub tap: Option<String>,
    /// Vhost device to use instead of the usual; of virtio cards alone.
    #[xml(attr, with = sanitize)]
    pub vhost: Option<String>,
    /// Log file of passt.
    #[xml(attr = "logFile")]
    pub log_file: Option<String>,
}

fn more_than_one(queues: u32) -> u32 {
    if queues > 1 { queues } else { 0 }
}

fn sanitize(path: Option<String>) -> Option<String> {
    path.map(|path| file::sanitize(&path))
}

impl NetBackend {
    /// Whether passt carries the card.
    #[must_use]
    pub fn is_passt(&self) -> bool {
        self.kind == Some(NetBackendType::Passt)
    }
}
