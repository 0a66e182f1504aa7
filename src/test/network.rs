//! The networks of a host: definitions with a state, and what is told of them.
//!
//! `port` and `leases` have who is on them, on extended hosts.
mod leases;
mod port;

use crate::ORIGIN;
use crate::host::Host;
use abi::*;
use api::{Conn, EventCallback, EventKind, Network, Subject};
use conf::metadata::Label;
use conf::network::{NetworkDef, NetworkIp, Update};
use conf::object::{Clash, Object, Objects, Place, State, filter};
use port::Users;
use std::collections::BTreeSet;
use std::sync::Arc;
use util::error::{Error, ErrorDomain, ErrorNumber, Result};
use util::uuid::Uuid;
use util::xml::{FormatFlags, ParseFlags};
use util::{bail, err};

/// See [`filter::Groups`].
const GROUPS: [u32; 3] = [
    VIR_CONNECT_LIST_NETWORKS_ACTIVE | VIR_CONNECT_LIST_NETWORKS_INACTIVE,
    VIR_CONNECT_LIST_NETWORKS_PERSISTENT | VIR_CONNECT_LIST_NETWORKS_TRANSIENT,
    VIR_CONNECT_LIST_NETWORKS_AUTOSTART | VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART,
];

/// A change of the definition in use, of the stored one, or of both.
const AFFECTS: u32 = VIR_NETWORK_UPDATE_AFFECT_LIVE | VIR_NETWORK_UPDATE_AFFECT_CONFIG;

/// How a network stands.
pub(crate) type NetworkState = State<NetworkDef, Users>;

/// A network.
type NetworkObject = Object<NetworkDef, Users>;

/// The flags of `virConnectListAllNetworks` that describe a network.
fn traits(state: &NetworkState) -> u32 {
    let one_of = |yes: bool, flags: [u32; 2]| flags[usize::from(!yes)];
    one_of(
        state.active,
        [
            VIR_CONNECT_LIST_NETWORKS_ACTIVE,
            VIR_CONNECT_LIST_NETWORKS_INACTIVE,
        ],
    ) | one_of(
        state.persistent,
        [
            VIR_CONNECT_LIST_NETWORKS_PERSISTENT,
            VIR_CONNECT_LIST_NETWORKS_TRANSIENT,
        ],
    ) | one_of(
        state.autostart,
        [
            VIR_CONNECT_LIST_NETWORKS_AUTOSTART,
            VIR_CONNECT_LIST_NETWORKS_NO_AUTOSTART,
        ],
    )
}

/// There is no network of this name.
fn no_such_name(name: &str) -> Box<Error> {
    err!(VIR_ERR_NO_NETWORK, "no network with matching name '{name}'")
}

/// There is no network of this UUID.
fn no_such_uuid(uuid: &Uuid) -> Box<Error> {
    err!(VIR_ERR_NO_NETWORK, "no network with matching uuid '{uuid}'")
}

fn clash(clash: &Clash, def: &NetworkDef) -> Box<Error> {
    let (name, uuid) = (&def.name, def.uuid);
    match clash {
        Clash::OtherName(other) => err!(
            VIR_FROM_NETWORK: VIR_ERR_OPERATION_FAILED,
            "network '{other}' is already defined with uuid {uuid}"
        ),
        Clash::OtherUuid(other) => err!(
            VIR_FROM_NETWORK: VIR_ERR_OPERATION_FAILED,
            "network '{name}' already exists with uuid {other}"
        ),
        Clash::Active(active) => err!(
            VIR_FROM_NETWORK: VIR_ERR_OPERATION_INVALID,
            "network is already active as '{active}'"
        ),
    }
}

/// The networks of a host.
#[derive(Default)]
pub(crate) struct Networks {
    all: Objects<NetworkDef, Users>,
}

impl Networks {
    /// Stores a network and starts it, as a host's document has it.
    pub(crate) fn add_running(&self, def: NetworkDef) -> Result<()> {
        let def = Arc::new(def);
        let added = self.all.assign(&def, Place::Stored, |_, state| {
            (state.persistent, state.active) = (true, true);
        });
        added.map_err(|why| clash(&why, &def))
    }

    fn by_name(&self, name: &str) -> Result<Arc<NetworkObject>> {
        self.all.by_name(name).ok_or_else(|| no_such_name(name))
    }

    fn by_uuid(&self, uuid: &Uuid) -> Result<Arc<NetworkObject>> {
        self.all.by_uuid(uuid).ok_or_else(|| no_such_uuid(uuid))
    }

    /// The first address of a network.
    pub(crate) fn first_ip(&self, name: &str) -> Result<Option<NetworkIp>> {
        let object = self.by_name(name)?;
        let state = object.state();
        Ok(state.def.ips.first().cloned())
    }

    /// The first name of a bridge that no network has.
    fn free_bridge(&self) -> String {
        let all = self.all.list(|_| true);
        let name = |network: &Arc<NetworkObject>| network.state().config().bridge.name.clone();
        let used: BTreeSet<String> = all.iter().filter_map(name).collect();
        let mut names = (0_u32..).map(|number| format!("virbr{number}"));
        names.find(|name| !used.contains(name)).unwrap_or_default()
    }

    /// Names of those that are started, or of those that aren't.
    pub(crate) fn names(&self, active: bool) -> Vec<String> {
        self.all.names(|state| state.active == active)
    }

    /// `virConnectListAllNetworks`
    pub(crate) fn list(&self, conn: &Conn, flags: u32) -> Result<Vec<Network>> {
        let known = filter::known(&GROUPS);
        api::check_flags(flags, known, "testConnectListAllNetworks", ORIGIN)?;
        let found = self
            .all
            .list(|state| filter::matches(&GROUPS, flags, traits(state)));
        Ok(found.iter().map(|object| handle(conn, object)).collect())
    }

    /// `virNetworkLookupByName`
    pub(crate) fn lookup_by_name(&self, conn: &Conn, name: &str) -> Result<Network> {
        Ok(handle(conn, &*self.by_name(name)?))
    }

    /// `virNetworkLookupByUUID`
    pub(crate) fn lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<Network> {
        Ok(handle(conn, &*self.by_uuid(uuid)?))
    }

    /// Reads facts of the network of a handle's name.
    pub(crate) fn look<T>(
        &self,
        handle: &Network,
        read: impl FnOnce(&NetworkState) -> T,
    ) -> Result<T> {
        let object = self.by_name(handle.name().as_str())?;
        let state = object.state();
        Ok(read(&state))
    }

    /// Reads facts of the network of a handle's UUID.
    pub(crate) fn look_by_uuid<T>(
        &self,
        handle: &Network,
        read: impl FnOnce(&NetworkState) -> T,
    ) -> Result<T> {
        let object = self.by_uuid(handle.uuid())?;
        let state = object.state();
        Ok(read(&state))
    }
}

/// The public object that stands for a network.
fn handle(conn: &Conn, object: &NetworkObject) -> Network {
    Network::new(conn, object.name(), object.uuid())
}

/// A network as the object of an event.
fn subject(object: &NetworkObject) -> Subject {
    Subject {
        name: object.name().to_owned(),
        uuid: object.uuid(),
        id: -1,
    }
}

impl Host {
    /// Reads a `<network>` document; on an extended host a network that needs a bridge has a name for
    /// it.
    fn parse_network(&self, xml: &str, flags: u32, validate: u32) -> Result<Arc<NetworkDef>> {
        let mut def = NetworkDef::from_xml(xml, ParseFlags::strict_if(flags, validate))?;
        if self.is_extended && def.bridge.name.is_none() && port::has_own_bridge(&def) {
            def.bridge.name = Some(self.networks.free_bridge());
        }
        Ok(Arc::new(def))
    }

    /// `virConnectNetworkEventRegisterAny`
    pub(crate) fn on_network_event(
        &self,
        conn: &Conn,
        network: Option<&Network>,
        event_id: i32,
        callback: EventCallback,
    ) -> Result<i32> {
        let uuid = network.map(|network| *network.uuid());
        let wanted = move |event: &api::Event| {
            let id = match &event.kind {
                EventKind::NetworkLifecycle { .. } => VIR_NETWORK_EVENT_ID_LIFECYCLE,
                EventKind::NetworkMetadataChange { .. } => VIR_NETWORK_EVENT_ID_METADATA_CHANGE,
                _ => return false,
            };
            id == event_id && uuid.is_none_or(|uuid| uuid == event.subject.uuid)
        };
        self.events.add(conn, Box::new(wanted), callback)
    }

    /// Queues a lifecycle event; the caller holds the network's lock.
    fn tell_of_network(&self, object: &NetworkObject, event: i32) {
        let kind = EventKind::NetworkLifecycle { event, detail: 0 };
        self.events.push(subject(object), kind);
    }

    /// Changes the network of a handle's name, then has its events delivered.
    fn change_network<T>(
        &self,
        handle: &Network,
        change: impl FnOnce(&NetworkObject, &mut NetworkState) -> Result<T>,
    ) -> Result<T> {
        let name = handle.name().as_str();
        let object = self.networks.by_name(name)?;
        self.change_network_object(&object, || no_such_name(name), change)
    }

    fn change_network_object<T>(
        &self,
        object: &NetworkObject,
        gone: impl FnOnce() -> Box<Error>,
        change: impl FnOnce(&NetworkObject, &mut NetworkState) -> Result<T>,
    ) -> Result<T> {
        let outcome = {
            let Some(mut state) = object.change() else {
                return Err(gone());
            };
            change(object, &mut state)
        };
        self.events.wake();
        outcome
    }

    fn take_network(
        &self,
        conn: &Conn,
        def: &Arc<NetworkDef>,
        place: Place,
        then: impl FnOnce(&NetworkObject, &mut NetworkState),
    ) -> Result<Network> {
        let taken = self.networks.all.assign(def, place, then);
        self.events.wake();
        taken.map_err(|why| clash(&why, def))?;
        Ok(Network::new(conn, &def.name, def.uuid))
    }

    /// `virNetworkDefineXMLFlags`
    pub(crate) fn define_network(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Network> {
        const KNOWN: u32 = VIR_NETWORK_DEFINE_VALIDATE;
        api::check_flags(flags, KNOWN, "testNetworkDefineXMLFlags", ORIGIN)?;
        let def = self.parse_network(xml, flags, KNOWN)?;
        self.take_network(conn, &def, Place::Stored, |object, state| {
            state.persistent = true;
            self.tell_of_network(object, VIR_NETWORK_EVENT_DEFINED);
        })
    }

    /// `virNetworkCreateXMLFlags`
    pub(crate) fn create_network_xml(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Network> {
        const KNOWN: u32 = VIR_NETWORK_CREATE_VALIDATE;
        api::check_flags(flags, KNOWN, "testNetworkCreateXMLFlags", ORIGIN)?;
        let def = self.parse_network(xml, flags, KNOWN)?;
        self.take_network(conn, &def, Place::Live, |object, state| {
            state.active = true;
            self.tell_of_network(object, VIR_NETWORK_EVENT_STARTED);
        })
    }

    /// `virNetworkCreate`
    pub(crate) fn create_network(&self, handle: &Network) -> Result<()> {
        self.change_network(handle, |object, state| {
            if state.active {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "Network '{}' is already running",
                    object.name()
                );
            }
            state.active = true;
            self.tell_of_network(object, VIR_NETWORK_EVENT_STARTED);
            Ok(())
        })
    }

    /// `virNetworkDestroy`; one that isn't started may be stopped, too, and the definition that was
    /// in use stays.
    pub(crate) fn destroy_network(&self, handle: &Network) -> Result<()> {
        self.change_network(handle, |object, state| {
            state.active = false;
            state.extra.clear(&mut state.def);
            self.tell_of_network(object, VIR_NETWORK_EVENT_STOPPED);
            if !state.persistent {
                self.networks.all.forget(object, state);
            }
            Ok(())
        })
    }

    /// `virNetworkUndefine`
    pub(crate) fn undefine_network(&self, handle: &Network) -> Result<()> {
        self.change_network(handle, |object, state| {
            if state.active {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "Network '{}' is still running",
                    object.name()
                );
            }
            self.tell_of_network(object, VIR_NETWORK_EVENT_UNDEFINED);
            self.networks.all.forget(object, state);
            Ok(())
        })
    }

    /// `virNetworkUpdate`
    pub(crate) fn update_network(
        &self,
        handle: &Network,
        update: &Update<'_>,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, AFFECTS, "testNetworkUpdate", ORIGIN)?;
        let uuid = handle.uuid();
        let object = self.networks.by_uuid(uuid)?;
        self.change_network_object(
            &object,
            || no_such_uuid(uuid),
            |_, state| {
                change_defs(state, flags, |def| {
                    let changed = def.updated(update)?;
                    changed.check_changed()?;
                    Ok(changed)
                })
            },
        )
    }

    /// `virNetworkSetAutostart`
    pub(crate) fn set_network_autostart(&self, handle: &Network, autostart: bool) -> Result<()> {
        self.change_network(handle, |_, state| {
            state.autostart = autostart;
            Ok(())
        })
    }

    /// `virNetworkGetXMLDesc`
    pub(crate) fn network_xml(&self, handle: &Network, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "testNetworkGetXMLDesc", ORIGIN)?;
        let def = self.networks.look(handle, |state| state.def.clone())?;
        Ok(def.to_xml(FormatFlags::NONE))
    }

    /// `virNetworkGetBridgeName`
    pub(crate) fn network_bridge(&self, handle: &Network) -> Result<String> {
        let def = self.networks.look(handle, |state| state.def.clone())?;
        match &def.bridge.name {
            Some(name) => Ok(name.clone()),
            None => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "network '{}' does not have a bridge name.",
                def.name
            ),
        }
    }

    /// `virNetworkGetMetadata`
    pub(crate) fn network_metadata(
        &self,
        handle: &Network,
        kind: i32,
        uri: &str,
        flags: u32,
    ) -> Result<String> {
        api::check_flags(flags, AFFECTS, "testNetworkGetMetadata", ORIGIN)?;
        let object = self.labelled_network(handle)?;
        let label = Label::new::<NetworkDef>(kind, "", uri)?;
        let def = {
            let state = object.state();
            let (live, _) = affected(&state, flags)?;
            if live { &state.def } else { state.config() }.clone()
        };
        label.get(&*def)
    }

    /// `virNetworkSetMetadata`
    pub(crate) fn set_network_metadata(
        &self,
        handle: &Network,
        kind: i32,
        value: Option<&str>,
        (key, uri): (&str, &str),
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, AFFECTS, "testNetworkSetMetadata", ORIGIN)?;
        let object = self.labelled_network(handle)?;
        let gone = || no_such_network(handle);
        self.change_network_object(&object, gone, |object, state| {
            affected(state, flags)?;
            let label = Label::new::<NetworkDef>(kind, key, uri)?;
            change_defs(state, flags, |def| {
                let mut changed = def.clone();
                label.set(&mut changed, value)?;
                Ok(changed)
            })?;
            let kind = EventKind::NetworkMetadataChange {
                r#type: kind,
                nsuri: label.uri().map(str::to_owned),
            };
            self.events.push(subject(object), kind);
            Ok(())
        })
    }

    fn labelled_network(&self, handle: &Network) -> Result<Arc<NetworkObject>> {
        let found = self.networks.all.by_uuid(handle.uuid());
        found.ok_or_else(|| no_such_network(handle))
    }
}

/// There is no network that a handle means.
fn no_such_network(handle: &Network) -> Box<Error> {
    err!(
        VIR_ERR_NO_NETWORK,
        "no network with matching uuid '{}' ({})",
        handle.uuid(),
        handle.name()
    )
}

/// Whether a change concerns the definition in use and the stored one.
fn affected(state: &NetworkState, flags: u32) -> Result<(bool, bool)> {
    const NETWORK: ErrorDomain = ErrorDomain::VIR_FROM_NETWORK;
    let refused = |text| {
        Err(Error::new(
            NETWORK,
            ErrorNumber::VIR_ERR_OPERATION_INVALID,
            text,
        ))
    };
    let live = flags & VIR_NETWORK_UPDATE_AFFECT_LIVE != 0;
    let config = flags & VIR_NETWORK_UPDATE_AFFECT_CONFIG != 0;
    if !live && !config {
        return Ok((state.active, !state.active));
    }
    if live && !state.active {
        return refused("network is not running");
    }
    if config && !state.persistent {
        return refused("cannot change persistent config of a transient network");
    }
    Ok((live, config))
}

/// Puts changed definitions in the place of those that `flags` mean; all or none.
fn change_defs(
    state: &mut NetworkState,
    flags: u32,
    change: impl Fn(&NetworkDef) -> Result<NetworkDef>,
) -> Result<()> {
    let (live, config) = affected(state, flags)?;
    let changed = |wanted: bool, def: &NetworkDef| match wanted {
        true => change(def).map(|def| Some(Arc::new(def))),
        false => Ok(None),
    };
    let live = changed(live, &state.def)?;
    let config = changed(config, state.config())?;
    match (config, state.active) {
        (Some(config), true) => state.next = Some(config),
        (Some(config), false) => (state.def, state.next) = (config, None),
        (None, _) => {}
    }
    if let Some(live) = live {
        state.def = live;
    }
    Ok(())
}
