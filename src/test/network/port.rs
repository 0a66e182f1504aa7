//! The ports of an extended host's networks, and how a guest's card comes to one.
use super::leases::Leases;
use super::{NetworkObject, NetworkState};
use crate::host::Host;
use crate::params;
use abi::*;
use api::{DhcpLease, Network, NetworkPort};
use conf::bandwidth::{Bandwidth, BandwidthRate};
use conf::domain::net::{Net, NetSource};
use conf::network::{ForwardMode, Ports};
use conf::{DomainDef, MacAddr, NetworkDef, NetworkPortDef};
use std::collections::BTreeMap;
use std::sync::Arc;
use util::error::{Error, ErrorDomain, Result};
use util::typed_param::TypedParams;
use util::uuid::Uuid;
use util::xml::ParseFlags;
use util::{bail, err};

/// Ports answer as libvirt's own network driver does.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NETWORK;

/// Who is on a network.
#[derive(Debug, Default)]
pub(crate) struct Users {
    ports: Ports,
    leases: Leases,
    /// The ports of guests' cards, by guest and address.
    cards: BTreeMap<(Uuid, MacAddr), Uuid>,
}

impl Users {
    /// The network stops.
    pub(super) fn clear(&mut self, def: &mut Arc<NetworkDef>) {
        if self.ports.iter().next().is_some() {
            self.ports.clear(Arc::make_mut(def));
        }
        self.cards.clear();
    }
}

/// Whether a network has a bridge that the host makes for it.
pub(super) fn has_own_bridge(def: &NetworkDef) -> bool {
    use ForwardMode::{Nat, Open, Route};
    matches!(def.forward.mode, None | Some(Nat | Route | Open))
}

fn not_active(object: &NetworkObject) -> Box<Error> {
    err!(
        VIR_ERR_OPERATION_INVALID,
        "network '{}' is not active",
        object.name()
    )
}

fn no_such_network(handle: &Network) -> Box<Error> {
    err!(
        VIR_ERR_NO_NETWORK,
        "no network with matching uuid '{}' ({})",
        handle.uuid(),
        handle.name()
    )
}

fn rates(bandwidth: Option<&Bandwidth>) -> Result<TypedParams> {
    let mut all = TypedParams::new();
    let mut add = |name, value| all.add(name, u32::try_from(value).unwrap_or(u32::MAX));
    let given = bandwidth.copied().unwrap_or_default();
    if let Some(inbound) = given.inbound {
        add(VIR_NETWORK_PORT_BANDWIDTH_IN_AVERAGE, inbound.average)?;
        add(VIR_NETWORK_PORT_BANDWIDTH_IN_PEAK, inbound.peak)?;
        add(VIR_NETWORK_PORT_BANDWIDTH_IN_FLOOR, inbound.floor)?;
        add(VIR_NETWORK_PORT_BANDWIDTH_IN_BURST, inbound.burst)?;
    }
    if let Some(outbound) = given.outbound {
        add(VIR_NETWORK_PORT_BANDWIDTH_OUT_AVERAGE, outbound.average)?;
        add(VIR_NETWORK_PORT_BANDWIDTH_OUT_PEAK, outbound.peak)?;
        add(VIR_NETWORK_PORT_BANDWIDTH_OUT_BURST, outbound.burst)?;
    }
    Ok(all)
}

/// The port that a card asks for.
fn port_of(
    owner: &DomainDef,
    card: &Net,
    group: Option<&String>,
    mac: MacAddr,
) -> Result<NetworkPortDef> {
    Ok(NetworkPortDef {
        uuid: Uuid::generate()?,
        owner_name: owner.name.clone(),
        owner_uuid: owner.uuid.unwrap_or_default(),
        group: group.cloned(),
        mac,
        virtual_port: card.virtual_port.clone(),
        bandwidth: card.bandwidth,
        vlan: card.vlan.clone(),
        isolated: card.isolated,
        trust_guest_rx_filters: card.trust_guest_rx_filters,
        plug: None,
    })
}

impl Host {
    /// Reads facts of the network of a handle.
    fn look_at_users<T>(
        &self,
        handle: &Network,
        read: impl FnOnce(&NetworkObject, &NetworkState) -> Result<T>,
    ) -> Result<T> {
        let object = self.networks.all.by_uuid(handle.uuid());
        let object = object.ok_or_else(|| no_such_network(handle))?;
        let state = object.state();
        read(&object, &state)
    }

    /// Changes who is on the network of a handle.
    fn change_users<T>(
        &self,
        handle: &Network,
        change: impl FnOnce(&NetworkObject, &mut NetworkState) -> Result<T>,
    ) -> Result<T> {
        let object = self.networks.all.by_uuid(handle.uuid());
        let object = object.ok_or_else(|| no_such_network(handle))?;
        let mut state = object.change().ok_or_else(|| no_such_network(handle))?;
        change(&object, &mut state)
    }

    /// `virNetworkListAllPorts`
    pub(crate) fn list_ports(&self, handle: &Arc<Network>, flags: u32) -> Result<Vec<NetworkPort>> {
        api::check_flags(flags, 0, "networkListAllPorts", ORIGIN)?;
        let uuids: Vec<Uuid> = self.look_at_users(handle, |object, state| match state.active {
            true => Ok(state.extra.ports.iter().map(|port| port.uuid).collect()),
            false => Err(not_active(object)),
        })?;
        let port = |uuid| NetworkPort::new(handle, uuid);
        Ok(uuids.into_iter().map(port).collect())
    }

    /// `virNetworkPortLookupByUUID`
    pub(crate) fn find_port(&self, handle: &Arc<Network>, uuid: &Uuid) -> Result<NetworkPort> {
        self.look_at_users(handle, |_, state| state.extra.ports.get(uuid).map(drop))?;
        Ok(NetworkPort::new(handle, *uuid))
    }

    /// `virNetworkPortCreateXML`
    pub(crate) fn create_port(
        &self,
        handle: &Arc<Network>,
        xml: &str,
        flags: u32,
    ) -> Result<NetworkPort> {
        const KNOWN: u32 = VIR_NETWORK_PORT_CREATE_RECLAIM | VIR_NETWORK_PORT_CREATE_VALIDATE;
        api::check_flags(flags, KNOWN, "networkPortCreateXML", ORIGIN)?;
        let strict = ParseFlags::strict_if(flags, VIR_NETWORK_PORT_CREATE_VALIDATE);
        let reclaim = flags & VIR_NETWORK_PORT_CREATE_RECLAIM != 0;
        let uuid = self.change_users(handle, |object, state| {
            if !state.active {
                return Err(not_active(object));
            }
            let port = NetworkPortDef::from_xml(xml, strict)?;
            let uuid = port.uuid;
            let def = Arc::make_mut(&mut state.def);
            state.extra.ports.create(def, port, reclaim)?;
            Ok(uuid)
        })?;
        Ok(NetworkPort::new(handle, uuid))
    }

    /// `virNetworkPortDelete`
    pub(crate) fn delete_port(&self, port: &NetworkPort, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "networkPortDelete", ORIGIN)?;
        self.change_users(port.network(), |_, state| {
            let def = Arc::make_mut(&mut state.def);
            state.extra.ports.delete(def, port.uuid())
        })
    }

    fn port(&self, port: &NetworkPort) -> Result<Arc<NetworkPortDef>> {
        self.look_at_users(port.network(), |_, state| {
            state.extra.ports.get(port.uuid()).cloned()
        })
    }

    /// `virNetworkPortGetXMLDesc`
    pub(crate) fn port_xml(&self, port: &NetworkPort, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "networkPortGetXMLDesc", ORIGIN)?;
        Ok(self.port(port)?.to_xml())
    }

    /// `virNetworkPortGetParameters`
    pub(crate) fn port_params(&self, port: &NetworkPort, flags: u32) -> Result<TypedParams> {
        api::check_flags(flags, 0, "networkPortGetParameters", ORIGIN)?;
        rates(self.port(port)?.bandwidth.as_ref())
    }

    /// `virNetworkPortSetParameters`: what isn't named is limited no more.
    pub(crate) fn set_port_params(
        &self,
        port: &NetworkPort,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, 0, "networkPortSetParameters", ORIGIN)?;
        let limits = |rate: &BandwidthRate| rate.average != 0 || rate.floor != 0;
        let bandwidth = Bandwidth {
            inbound: params::rate(params, "inbound")?.filter(limits),
            outbound: params::rate(params, "outbound")?.filter(limits),
            class_id: 0,
        };
        self.change_users(port.network(), |_, state| {
            let ports = &mut state.extra.ports;
            ports.set_bandwidth(&state.def, port.uuid(), bandwidth)
        })
    }

    /// `virNetworkGetDHCPLeases`
    pub(crate) fn leases(
        &self,
        handle: &Network,
        mac: Option<&str>,
        flags: u32,
    ) -> Result<Vec<DhcpLease>> {
        api::check_flags(flags, 0, "networkGetDHCPLeases", ORIGIN)?;
        let mac = match mac.map(|text| (text, MacAddr::parse(text))) {
            Some((text, None)) => bail!(VIR_ERR_INVALID_MAC, "{text}"),
            Some((_, mac)) => mac,
            None => None,
        };
        self.look_at_users(handle, |_, state| Ok(self.leases_of(state, mac)))
    }

    fn leases_of(&self, state: &NetworkState, mac: Option<MacAddr>) -> Vec<DhcpLease> {
        let bridge = state.def.bridge.name.as_deref().unwrap_or_default();
        let now = self.clock.now_seconds();
        state.extra.leases.list(bridge, mac, now)
    }

    /// The leases of a guest's card.
    pub(crate) fn leases_of_card(&self, network: &str, mac: MacAddr) -> Vec<DhcpLease> {
        match self.networks.all.by_name(network) {
            Some(object) => self.leases_of(&object.state(), Some(mac)),
            None => Vec::new(),
        }
    }

    /// A card of a guest that is about to run comes to its network, if it is on one.
    ///
    /// # Errors
    /// `VIR_ERR_NO_NETWORK`, `VIR_ERR_OPERATION_INVALID` for one that isn't started, or as
    /// [`Ports::create`].
    pub(crate) fn join_network(&self, owner: &DomainDef, card: &Net) -> Result<()> {
        let (NetSource::Network { network, portgroup }, Some(mac)) =
            (&card.source, card.mac.address)
        else {
            return Ok(());
        };
        let no_such_name = || {
            err!(
                VIR_ERR_NO_NETWORK,
                "no network with matching name '{network}'"
            )
        };
        let object = self
            .networks
            .all
            .by_name(network)
            .ok_or_else(no_such_name)?;
        let mut state = object.change().ok_or_else(no_such_name)?;
        if !state.active {
            return Err(not_active(&object));
        }
        let port = port_of(owner, card, portgroup.as_ref(), mac)?;
        let uuid = port.uuid;
        let now = self.clock.now_seconds();
        let state = &mut *state;
        let users = &mut state.extra;
        users
            .ports
            .create(Arc::make_mut(&mut state.def), port, false)?;
        users
            .cards
            .insert((owner.uuid.unwrap_or_default(), mac), uuid);
        users.leases.grant(&state.def, mac, &owner.name, now);
        Ok(())
    }

    /// A card of a guest that ceases to run leaves its network.
    pub(crate) fn leave_network(&self, owner: &DomainDef, card: &Net) {
        let (NetSource::Network { network, .. }, Some(mac)) = (&card.source, card.mac.address)
        else {
            return;
        };
        let object = self.networks.all.by_name(network);
        let Some(mut state) = object.as_ref().and_then(|object| object.change()) else {
            return;
        };
        let now = self.clock.now_seconds();
        let state = &mut *state;
        let users = &mut state.extra;
        users.leases.release(mac, now);
        let key = (owner.uuid.unwrap_or_default(), mac);
        if let Some(uuid) = users.cards.remove(&key) {
            // Somebody may have deleted the port before.
            let _ = users.ports.delete(Arc::make_mut(&mut state.def), &uuid);
        }
    }
}
