//! `Ports`: the guests' places on a running network, and what each is plugged into
//! (C: the ports of a `virNetworkObj`).
//!
//! Who is connected is counted in the network's definition in use.
use std::collections::BTreeMap;
use std::sync::Arc;

use util::error::{Error, Result};
use util::{Uuid, bail, err};

use super::ORIGIN;
use super::def::NetworkDef;
use super::forward::{ForwardDevice, ForwardMode, ForwardTarget};
use crate::YesNo;
use crate::bandwidth::Bandwidth;
use crate::domain::net::DirectMode;
use crate::network_port::{BridgePlug, NetworkPortDef, Plug};
use crate::virtual_port::{VirtualPort, VirtualPortType};

/// The ports of a network.
#[derive(Debug, Default)]
pub struct Ports(BTreeMap<Uuid, Arc<NetworkPortDef>>);

fn no_such_port(uuid: &Uuid) -> Box<Error> {
    err!(
        VIR_ERR_NO_NETWORK_PORT,
        "Network port with UUID {uuid} does not exist"
    )
}

impl Ports {
    /// Makes a port (C: `networkAllocatePort`), or takes back one that is plugged in already
    /// (C: `networkNotifyPort`).
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG` for a port that is plugged in and isn't to be taken back, and the other
    /// way round; `VIR_ERR_NETWORK_PORT_EXIST`; `VIR_ERR_INTERNAL_ERROR` where nothing is left to plug
    /// it into; `VIR_ERR_OPERATION_UNSUPPORTED` and `VIR_ERR_OPERATION_INVALID` for a rate that can't be
    /// guaranteed.  Nothing has changed then.
    pub fn create(
        &mut self,
        network: &mut NetworkDef,
        mut port: NetworkPortDef,
        reclaim: bool,
    ) -> Result<()> {
        match (&port.plug, reclaim) {
            (Some(_), false) => bail!(
                VIR_ERR_INVALID_ARG,
                "Port reclaim not requested but plug type is not none"
            ),
            (None, true) => bail!(
                VIR_ERR_INVALID_ARG,
                "Port reclaim requested but plug type is none"
            ),
            (Some(plug), true) => check_plug(network, plug, &port)?,
            (None, false) => {
                inherit(&mut port, network)?;
                self.check_floor(network, &port, port.bandwidth.as_ref())?;
                port.plug = Some(find_plug(network, port.virtual_port.as_ref())?);
            }
        }
        if self.0.contains_key(&port.uuid) {
            bail!(
                VIR_ERR_NETWORK_PORT_EXIST,
                "Network port with UUID {} already exists",
                port.uuid
            );
        }
        count(network, port.plug.as_ref(), |users| users.saturating_add(1));
        self.0.insert(port.uuid, Arc::new(port));
        Ok(())
    }

    /// Unplugs a port and forgets it.
    ///
    /// # Errors
    /// `VIR_ERR_NO_NETWORK_PORT`
    pub fn delete(&mut self, network: &mut NetworkDef, uuid: &Uuid) -> Result<()> {
        let port = self.0.remove(uuid).ok_or_else(|| no_such_port(uuid))?;
        count(network, port.plug.as_ref(), |users| users.saturating_sub(1));
        Ok(())
    }

    /// The network stops: all ports are gone.
    pub fn clear(&mut self, network: &mut NetworkDef) {
        self.0.clear();
        network.connections = 0;
        for target in &mut network.forward.targets {
            target.connections = 0;
        }
    }

    /// The port of a UUID.
    ///
    /// # Errors
    /// `VIR_ERR_NO_NETWORK_PORT`
    pub fn get(&self, uuid: &Uuid) -> Result<&Arc<NetworkPortDef>> {
        self.0.get(uuid).ok_or_else(|| no_such_port(uuid))
    }

    /// All ports, by UUID.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<NetworkPortDef>> {
        self.0.values()
    }

    /// Gives a port other limits.
    ///
    /// # Errors
    /// `VIR_ERR_NO_NETWORK_PORT`, or as [`Self::create`] for a rate that can't be guaranteed.
    pub fn set_bandwidth(
        &mut self,
        network: &NetworkDef,
        uuid: &Uuid,
        bandwidth: Bandwidth,
    ) -> Result<()> {
        self.check_floor(network, self.get(uuid)?, Some(&bandwidth))?;
        if let Some(port) = self.0.get_mut(uuid) {
            Arc::make_mut(port).bandwidth = Some(bandwidth);
        }
        Ok(())
    }

    /// Whether a port can be guaranteed what it asks for (C: `networkCheckBandwidth`).
    fn check_floor(
        &self,
        network: &NetworkDef,
        port: &NetworkPortDef,
        bandwidth: Option<&Bandwidth>,
    ) -> Result<()> {
        let floor = floor_of(bandwidth);
        if floor == 0 {
            return Ok(());
        }
        let mode = network.forward.mode;
        if !matches!(
            mode,
            None | Some(ForwardMode::Nat | ForwardMode::Route | ForwardMode::Open)
        ) {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "Invalid use of 'floor' on interface with MAC address {} - 'floor' is only supported for interface type 'network' with forward type 'nat', 'route', 'open' or none",
                port.mac
            );
        }
        let limits = network.bandwidth.and_then(|bandwidth| bandwidth.inbound);
        let Some(limits) = limits else {
            bail!(
                VIR_ERR_OPERATION_UNSUPPORTED,
                "Invalid use of 'floor' on interface with MAC address {} - network '{}' has no inbound QoS set",
                port.mac,
                network.name
            );
        };
        let others = self.0.values().filter(|other| other.uuid != port.uuid);
        let promised: u64 = others.map(|other| floor_of(other.bandwidth.as_ref())).sum();
        let (what, limit) = match limits.peak {
            0 => ("average", limits.average),
            peak => ("peak", peak),
        };
        if promised.saturating_add(floor) > limit {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "Cannot plug '{}' interface into '{}' because it would overcommit '{what}' on network '{}'",
                port.mac,
                network.bridge.name.as_deref().unwrap_or_default(),
                network.name
            );
        }
        Ok(())
    }
}

fn floor_of(bandwidth: Option<&Bandwidth>) -> u64 {
    let inbound = bandwidth.and_then(|bandwidth| bandwidth.inbound);
    inbound.map_or(0, |rate| rate.floor)
}

/// What a port doesn't say is as its group has it, or the network.
fn inherit(port: &mut NetworkPortDef, network: &NetworkDef) -> Result<()> {
    let group = network.port_group(port.group.as_deref());
    port.bandwidth = port
        .bandwidth
        .or_else(|| group.and_then(|group| group.bandwidth));
    let profiles = [
        port.virtual_port.as_ref(),
        network.virtual_port.as_ref(),
        group.and_then(|group| group.virtual_port.as_ref()),
    ];
    port.virtual_port = VirtualPort::merged(profiles.into_iter().flatten())?;
    port.vlan = port
        .vlan
        .take()
        .or_else(|| group.and_then(|group| group.vlan.clone()))
        .or_else(|| network.vlan.clone());
    port.trust_guest_rx_filters = port
        .trust_guest_rx_filters
        .or_else(|| group.and_then(|group| group.trust_guest_rx_filters))
        .or(network.trust_guest_rx_filters);
    port.isolated = port.isolated.or(network.isolated_ports);
    Ok(())
}

/// How guests share the devices of a network that has no bridge of its own.
fn direct_mode(mode: ForwardMode) -> DirectMode {
    match mode {
        ForwardMode::Private => DirectMode::Private,
        ForwardMode::Vepa => DirectMode::Vepa,
        ForwardMode::Passthrough => DirectMode::Passthrough,
        _ => DirectMode::Bridge,
    }
}

/// Finds what a new port can be plugged into.
fn find_plug(network: &NetworkDef, profile: Option<&VirtualPort>) -> Result<Plug> {
    let bridge = || BridgePlug {
        bridge: network.bridge.name.clone().unwrap_or_default(),
        mac_table_manager: network.bridge.mac_table_manager,
    };
    let mode = match network.forward.mode {
        None | Some(ForwardMode::Nat | ForwardMode::Route | ForwardMode::Open) => {
            return Ok(Plug::Network(bridge()));
        }
        Some(ForwardMode::Bridge) if network.bridge.name.is_some() => {
            return Ok(Plug::Bridge(bridge()));
        }
        Some(mode) => mode,
    };
    let targets = &network.forward.targets;
    if targets.is_empty() {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "network '{}' uses a {} mode, but has no forward dev and no interface pool",
            network.name,
            if mode == ForwardMode::Hostdev {
                "hostdev"
            } else {
                "direct"
            }
        );
    }
    let is_qbh = profile.is_some_and(|profile| profile.kind == Some(VirtualPortType::Qbh));
    let exclusive = matches!(mode, ForwardMode::Passthrough | ForwardMode::Hostdev)
        || mode == ForwardMode::Private && is_qbh;
    let least = targets.iter().min_by_key(|target| target.connections);
    match least.filter(|target| !exclusive || target.connections == 0) {
        Some(target) => Ok(plug_into(network, target, mode)),
        None => bail!(
            VIR_ERR_INTERNAL_ERROR,
            "network '{}' requires exclusive access to interfaces, but none are available",
            network.name
        ),
    }
}

fn plug_into(network: &NetworkDef, target: &ForwardTarget, mode: ForwardMode) -> Plug {
    match &target.device {
        ForwardDevice::Named(dev) => Plug::Direct {
            dev: dev.clone(),
            mode: direct_mode(mode),
        },
        ForwardDevice::Pci(address) => Plug::HostdevPci {
            managed: Some(YesNo::from(network.forward.managed)),
            driver: network.forward.driver.clone(),
            address: *address,
        },
    }
}

/// The device of the network that a port is plugged into.
fn target_of(network: &NetworkDef, plug: &Plug) -> Option<usize> {
    let wanted = match plug {
        Plug::Network(_) | Plug::Bridge(_) => return None,
        Plug::Direct { dev, .. } => ForwardDevice::Named(dev.clone()),
        Plug::HostdevPci { address, .. } => ForwardDevice::Pci(*address),
    };
    let mut targets = network.forward.targets.iter();
    targets.position(|target| target.device == wanted)
}

/// Whether a port that is taken back can be plugged in where it says.
fn check_plug(network: &NetworkDef, plug: &Plug, port: &NetworkPortDef) -> Result<()> {
    let device = match plug {
        Plug::Network(_) | Plug::Bridge(_) if network.bridge.name.is_some() => return Ok(()),
        Plug::Network(_) | Plug::Bridge(_) => bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Unexpectedly got a network port without a network bridge"
        ),
        Plug::Direct { dev, .. } => format!("dev='{dev}'"),
        Plug::HostdevPci { address: at, .. } => format!(
            "PCI device {:04x}:{:02x}:{:02x}.{:x}",
            at.domain, at.bus, at.slot, at.function
        ),
    };
    let Some(target) = target_of(network, plug) else {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "network '{}' doesn't have {device} in use by network port '{}'",
            network.name,
            port.uuid
        );
    };
    let exclusive = matches!(
        network.forward.mode,
        Some(ForwardMode::Passthrough | ForwardMode::Hostdev)
    );
    if exclusive && network.forward.targets[target].connections > 0 {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "network '{}' claims {device} is already in use by a different port",
            network.name
        );
    }
    Ok(())
}

/// Counts a guest that comes or goes.
fn count(network: &mut NetworkDef, plug: Option<&Plug>, change: impl Fn(u32) -> u32) {
    network.connections = change(network.connections);
    if let Some(target) = plug.and_then(|plug| target_of(network, plug)) {
        let target = &mut network.forward.targets[target];
        target.connections = change(target.connections);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use util::xml::ParseFlags;

    fn network(content: &str) -> NetworkDef {
        let xml = format!("<network><name>n</name>{content}</network>");
        NetworkDef::from_xml(&xml, ParseFlags::NONE).unwrap()
    }

    fn port(last: u8, content: &str) -> NetworkPortDef {
        let uuid = format!("00000000-0000-0000-0000-0000000000{last:02x}");
        let xml = format!(
            "<networkport><uuid>{uuid}</uuid><owner><name>g</name><uuid>{uuid}</uuid></owner>\
             <mac address='52:54:00:00:00:01'/>{content}</networkport>"
        );
        NetworkPortDef::from_xml(&xml, ParseFlags::NONE).unwrap()
    }

    #[test]
    fn guests_share_devices_evenly_and_passthrough_not_at_all() {
        let devices = "<interface dev='a'/><interface dev='b'/>";
        let mut shared = network(&format!("<forward mode='vepa'>{devices}</forward>"));
        let mut alone = network(&format!("<forward mode='passthrough'>{devices}</forward>"));
        let (mut of_shared, mut of_alone) = (Ports::default(), Ports::default());
        for number in 0..2 {
            of_shared
                .create(&mut shared, port(number, ""), false)
                .unwrap();
            of_alone
                .create(&mut alone, port(number, ""), false)
                .unwrap();
        }
        assert!(of_shared.create(&mut shared, port(2, ""), false).is_ok());
        let refused = of_alone.create(&mut alone, port(2, ""), false).unwrap_err();
        assert!(refused.message.contains("requires exclusive access"));
        let users = |network: &NetworkDef| {
            let targets = network.forward.targets.iter();
            targets.map(|target| target.connections).collect::<Vec<_>>()
        };
        assert_eq!((users(&shared), shared.connections), (vec![2, 1], 3));
        of_alone.delete(&mut alone, &port(0, "").uuid).unwrap();
        assert_eq!((users(&alone), alone.connections), (vec![0, 1], 1));
        of_shared.clear(&mut shared);
        assert_eq!((users(&shared), shared.connections), (vec![0, 0], 0));
    }

    #[test]
    fn no_more_is_guaranteed_than_the_network_has() {
        let rate = |floor| format!("<bandwidth><inbound average='1' floor='{floor}'/></bandwidth>");
        let mut limited = network("<bandwidth><inbound average='100'/></bandwidth>");
        let mut ports = Ports::default();
        ports
            .create(&mut limited, port(1, &rate(60)), false)
            .unwrap();
        let refused = ports.create(&mut limited, port(2, &rate(41)), false);
        assert!(
            refused
                .unwrap_err()
                .message
                .contains("overcommit 'average'")
        );
        ports
            .create(&mut limited, port(2, &rate(40)), false)
            .unwrap();
        // What a port had itself counts no more when it gets another rate.
        let mut own = port(1, &rate(61)).bandwidth.unwrap();
        let uuid = port(1, "").uuid;
        assert!(ports.set_bandwidth(&limited, &uuid, own).is_err());
        own.inbound = port(1, &rate(10)).bandwidth.unwrap().inbound;
        ports.set_bandwidth(&limited, &uuid, own).unwrap();
    }

    #[test]
    fn a_port_is_as_its_group_says_then_as_the_network_does() {
        let mut def = network(
            "<virtualport type='openvswitch'/><port isolated='yes'/>\
             <portgroup name='a' default='yes'><vlan><tag id='5'/></vlan></portgroup>",
        );
        let mut ports = Ports::default();
        ports.create(&mut def, port(1, ""), false).unwrap();
        let made = ports.get(&port(1, "").uuid).unwrap();
        assert_eq!(made.isolated, Some(YesNo::Yes));
        assert!(made.vlan.is_some());
        let profile = made.virtual_port.as_ref().unwrap();
        assert!(profile.interface_id.is_some());
        let other = port(2, "<virtualport type='midonet'/>");
        let refused = ports.create(&mut def, other, false).unwrap_err();
        assert!(
            refused
                .message
                .contains("mismatched types (midonet and openvswitch)")
        );
    }
}
