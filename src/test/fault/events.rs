//! Kinds of events whose losses a document can ask for, by the names of their numbers in C.
use super::Window;
use abi::*;
use api::{Event, EventKind};

/// Some events of a kind are lost.
#[derive(Debug)]
pub(super) struct EventFault {
    pub(super) window: Window,
    pub(super) kind: Kind,
}

/// The number of an event among those of its family.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Domain(i32),
    Network(i32),
    StoragePool(i32),
    NodeDevice(i32),
    Secret(i32),
}

impl EventFault {
    /// Counts the event if it is of this kind, and whether it is lost.
    pub(super) fn meets(&self, event: &Event) -> bool {
        self.kind.is_of(&event.kind) && self.window.meets_next()
    }
}

impl Kind {
    /// The kind that C calls `name`: `VIR_DOMAIN_EVENT_ID_LIFECYCLE`.
    pub(super) fn named(name: &str) -> Option<Self> {
        macro_rules! among {
            ($ids:ident, $kind:ident) => {
                $ids::NAMED
                    .iter()
                    .map(|&(name, id)| (name, Self::$kind(id as i32)))
            };
        }
        among!(virDomainEventID, Domain)
            .chain(among!(virNetworkEventID, Network))
            .chain(among!(virStoragePoolEventID, StoragePool))
            .chain(among!(virNodeDeviceEventID, NodeDevice))
            .chain(among!(virSecretEventID, Secret))
            .find_map(|(known, kind)| (known == name).then_some(kind))
    }

    fn is_of(self, event: &EventKind) -> bool {
        match (self, event) {
            (Self::Domain(id), EventKind::Domain(event)) => event.matches(id),
            (kind, event) => {
                kind == match event {
                    EventKind::Domain(_) | EventKind::QemuMonitor { .. } => return false,
                    EventKind::NetworkLifecycle { .. } => {
                        Self::Network(VIR_NETWORK_EVENT_ID_LIFECYCLE)
                    }
                    EventKind::NetworkMetadataChange { .. } => {
                        Self::Network(VIR_NETWORK_EVENT_ID_METADATA_CHANGE)
                    }
                    EventKind::StoragePoolLifecycle { .. } => {
                        Self::StoragePool(VIR_STORAGE_POOL_EVENT_ID_LIFECYCLE)
                    }
                    EventKind::StoragePoolRefresh => {
                        Self::StoragePool(VIR_STORAGE_POOL_EVENT_ID_REFRESH)
                    }
                    EventKind::NodeDeviceLifecycle { .. } => {
                        Self::NodeDevice(VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE)
                    }
                    EventKind::NodeDeviceUpdate => {
                        Self::NodeDevice(VIR_NODE_DEVICE_EVENT_ID_UPDATE)
                    }
                    EventKind::SecretLifecycle { .. } => {
                        Self::Secret(VIR_SECRET_EVENT_ID_LIFECYCLE)
                    }
                    EventKind::SecretValueChanged => {
                        Self::Secret(VIR_SECRET_EVENT_ID_VALUE_CHANGED)
                    }
                }
            }
        }
    }
}
