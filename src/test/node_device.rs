//! The devices of a host: those of its document, and virtual adapters that callers make.
mod mdev;
mod pci;

use crate::ORIGIN;
use abi::*;
use api::{Conn, EventCallback, EventKind, EventState, Name, NodeDevice, Subject};
use conf::NodeDeviceDef;
use conf::node_device::{CapType, Capability, ParentWwn};
use conf::object::{Definition, Object, Objects, Place, State, filter};
use std::sync::Arc;
use util::bail;
use util::err;
use util::error::{Error, ErrorDomain, Result};
use util::uuid::Uuid;
use util::xml::{FormatFlags, ParseFlags};

/// The adapter that a new virtual one is modelled on, and what that one is called.
const MODEL: &str = "scsi_host11";
const CREATED: &str = "scsi_host12";

/// The flags of `virConnectListAllNodeDevices` for kinds of capability: 1 shifted by a [`CapType`].
const CAPABILITIES: u32 = (1 << CapType::ALL.len()) - 1;

/// See [`filter::Groups`].
const GROUPS: [u32; 3] = [
    CAPABILITIES,
    VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT | VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT,
    VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE | VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE,
];

/// A device as the host keeps it.
#[derive(Clone)]
pub(crate) struct Device(NodeDeviceDef);

impl Definition for Device {
    fn uuid(&self) -> Option<Uuid> {
        None
    }

    fn name(&self) -> Option<&str> {
        Some(&self.0.name)
    }
}

impl Device {
    /// The kinds of capability that it has, also within others.
    fn kinds(&self) -> impl Iterator<Item = CapType> + '_ {
        let inner = |capability: &Capability| capability.inner_kinds();
        let own = self.0.capabilities.iter().map(Capability::kind);
        own.chain(self.0.capabilities.iter().flat_map(inner))
    }

    fn has(&self, kind: CapType) -> bool {
        self.kinds().any(|own| own == kind)
    }

    /// Whether it is the adapter that `wwn` means.
    fn is_adapter(&self, wwn: &ParentWwn) -> bool {
        let Some(own) = self.0.capabilities.iter().find_map(Capability::fc_host) else {
            return false;
        };
        match (&wwn.port, &wwn.fabric) {
            (Some((node, port)), _) => own.wwnn == *node && own.wwpn == *port,
            (None, Some(fabric)) => {
                own.fabric_wwn.as_ref() == Some(fabric) && self.has(CapType::Vports)
            }
            (None, None) => self.has(CapType::Vports),
        }
    }
}

/// The flags of `virConnectListAllNodeDevices` that describe a device.
fn traits(state: &State<Device>) -> u32 {
    let kinds = state
        .def
        .kinds()
        .fold(0, |flags, kind| flags | 1 << kind as u32);
    let persistent = match state.persistent {
        true => VIR_CONNECT_LIST_NODE_DEVICES_PERSISTENT,
        false => VIR_CONNECT_LIST_NODE_DEVICES_TRANSIENT,
    };
    let active = match state.active {
        true => VIR_CONNECT_LIST_NODE_DEVICES_ACTIVE,
        false => VIR_CONNECT_LIST_NODE_DEVICES_INACTIVE,
    };
    kinds | persistent | active
}

/// The devices of a host.  Thread-safe.
#[derive(Default)]
pub(crate) struct Devices(Objects<Device>);

impl Devices {
    /// Adds a device that is there for good.
    pub(crate) fn add(&self, mut def: NodeDeviceDef) {
        def.activate();
        self.assign(def, |state| {
            state.active = true;
            state.persistent = true;
        });
    }

    /// Takes a definition in; devices have no UUID, so no two can quarrel about one.
    fn assign<T>(
        &self,
        def: NodeDeviceDef,
        then: impl FnOnce(&mut State<Device>) -> T,
    ) -> Option<T> {
        let def = Arc::new(Device(def));
        let assigned = self
            .0
            .assign(&def, Place::Stored, |_, state: &mut State<Device>| {
                state.def = def.clone();
                state.next = None;
                then(state)
            });
        assigned.ok()
    }

    fn find(&self, name: &str) -> Result<Arc<Object<Device>>> {
        self.0.by_name(name).ok_or_else(|| no_such_name(name))
    }

    /// Looks at a device.
    pub(crate) fn look<T>(
        &self,
        name: &str,
        read: impl FnOnce(&NodeDeviceDef, &State<Device>) -> Result<T>,
    ) -> Result<T> {
        let device = self.find(name)?;
        let state = device.state();
        read(&state.def.0, &state)
    }

    /// Names of the devices that have a capability, or of all.
    pub(crate) fn names(&self, capability: Option<&str>) -> Vec<String> {
        self.0.names(|state| {
            capability.is_none_or(|wanted| state.def.kinds().any(|own| own.as_str() == wanted))
        })
    }

    /// The devices of `virConnectListAllNodeDevices`.
    pub(crate) fn list(&self, conn: &Conn, flags: u32) -> Result<Vec<NodeDevice>> {
        const KNOWN: u32 = filter::known(&GROUPS);
        api::check_flags(flags, KNOWN, "testConnectListAllNodeDevices", ORIGIN)?;
        let found = self
            .0
            .list(|state| filter::matches(&GROUPS, flags, traits(state)));
        let of = |device: &Arc<Object<Device>>| handle(conn, &device.state().def.0);
        Ok(found.iter().map(of).collect())
    }

    /// Finds a device by name.
    pub(crate) fn by_name(&self, conn: &Conn, name: &str) -> Result<NodeDevice> {
        self.look(name, |def, _| Ok(handle(conn, def)))
    }

    /// `virNodeDeviceLookupSCSIHostByWWN`, which doesn't explain why it finds nothing.
    pub(crate) fn by_wwn(
        &self,
        conn: &Conn,
        (wwnn, wwpn): (&str, &str),
        flags: u32,
    ) -> Result<NodeDevice> {
        const NODEDEV: ErrorDomain = ErrorDomain::VIR_FROM_NODEDEV;
        api::check_flags(flags, 0, "nodeDeviceLookupSCSIHostByWWN", NODEDEV)?;
        let found = self.0.list(|state| {
            let mut adapters = state.def.0.capabilities.iter();
            let adapter = adapters.find_map(Capability::fc_host);
            adapter.is_some_and(|own| own.wwnn == wwnn && own.wwpn == wwpn)
        });
        match found.first() {
            Some(device) => Ok(handle(conn, &device.state().def.0)),
            None => Err(Error::unexplained()),
        }
    }

    /// The document of a device; on an extended host that of a mediated one tells how it runs, or how
    /// it is stored.
    pub(crate) fn xml(&self, name: &str, flags: u32, extended: bool) -> Result<String> {
        const KNOWN: u32 = VIR_NODE_DEVICE_XML_INACTIVE;
        api::check_flags(flags, KNOWN, "testNodeDeviceGetXMLDesc", ORIGIN)?;
        self.look(name, |def, state| {
            if !extended || state.def.mdev().is_none() {
                return Ok(def.to_xml(FormatFlags::NONE));
            }
            let stored = flags & KNOWN != 0;
            if stored && !state.persistent {
                bail!(
                    VIR_FROM_NODEDEV: VIR_ERR_OPERATION_INVALID,
                    "node device '{name}' is not persistent"
                );
            }
            Ok(def.to_xml(match stored || !state.active {
                true => FormatFlags::INACTIVE,
                false => FormatFlags::NONE,
            }))
        })
    }

    /// The adapter that is to carry a new virtual one.
    fn check_parent(&self, def: &NodeDeviceDef) -> Result<()> {
        let found = match &def.parent {
            Some(parent) => self.0.by_name(parent),
            None => {
                let all = self.0.list(|state| state.def.is_adapter(&def.parent_wwn));
                all.into_iter().next()
            }
        };
        let Some(parent) = found else {
            bail!(
                VIR_FROM_NODEDEV: VIR_ERR_INTERNAL_ERROR,
                "Could not find parent device for '{}'", def.name
            );
        };
        if !parent.state().def.has(CapType::Vports) {
            bail!(
                VIR_FROM_NODEDEV: VIR_ERR_INTERNAL_ERROR,
                "Parent device {} is not capable of vport operations", parent.name()
            );
        }
        Ok(())
    }

    /// Makes a virtual adapter; its addresses are those of the document, all else is the model's.
    /// An extended host makes mediated devices, too.
    pub(crate) fn create(
        &self,
        conn: &Conn,
        events: &EventState,
        (xml, flags): (&str, u32),
        extended: bool,
    ) -> Result<NodeDevice> {
        const KNOWN: u32 = VIR_NODE_DEVICE_CREATE_XML_VALIDATE;
        api::check_flags(flags, KNOWN, "testNodeDeviceCreateXML", ORIGIN)?;
        let strict = ParseFlags::strict_if(flags, KNOWN);
        let wanted = NodeDeviceDef::new_from_xml(xml, Some("TEST"), strict)?;
        let mut kinds = wanted.capabilities.iter().map(Capability::kind);
        if extended && kinds.any(|kind| kind == CapType::Mdev) {
            return self.create_mdev(conn, events, wanted);
        }
        let (wwnn, wwpn) = wanted.wwns()?;
        self.check_parent(&wanted)?;
        self.make_adapter(events, wwnn, wwpn)?;
        events.wake();
        // The handle knows the parent that was asked for, as in libvirt.
        Ok(handle_of(conn, CREATED, wanted.parent.as_deref()))
    }

    /// Makes a virtual adapter of these names; all else is the model's.  The caller has the event
    /// delivered.
    pub(crate) fn make_adapter(&self, events: &EventState, wwnn: &str, wwpn: &str) -> Result<()> {
        let mut def = self.look(MODEL, |model, _| Ok(model.clone()))?;
        CREATED.clone_into(&mut def.name);
        for capability in &mut def.capabilities {
            if let Capability::ScsiHost(host) = capability
                && let Some(adapter) = &mut host.fc_host
            {
                wwnn.clone_into(&mut adapter.wwnn);
                wwpn.clone_into(&mut adapter.wwpn);
            }
        }
        self.assign(def, |_| {
            tell(events, CREATED, VIR_NODE_DEVICE_EVENT_CREATED);
        });
        Ok(())
    }

    /// Removes the virtual adapter.  The caller has the event delivered.
    pub(crate) fn remove_adapter(&self, events: &EventState) -> Result<()> {
        self.remove(events, CREATED)
    }

    /// Removes an adapter, or stops a mediated device of an extended host.
    pub(crate) fn destroy(&self, events: &EventState, name: &str, extended: bool) -> Result<()> {
        let device = self.find(name)?;
        if extended && device.state().def.mdev().is_some() {
            return self.stop_mdev(events, &device);
        }
        self.remove(events, name)?;
        events.wake();
        Ok(())
    }

    fn remove(&self, events: &EventState, name: &str) -> Result<()> {
        let device = self.find(name)?;
        let Some(mut state) = device.change() else {
            return Err(no_such_name(name));
        };
        let def = state.def.clone();
        def.0.wwns()?;
        let parent = def.0.parent.as_deref().unwrap_or_default();
        if self.0.by_name(parent).is_none() {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "cannot find parent '{parent}' definition"
            );
        }
        self.0.forget(&device, &mut state);
        tell(events, name, VIR_NODE_DEVICE_EVENT_DELETED);
        Ok(())
    }
}

fn handle(conn: &Conn, def: &NodeDeviceDef) -> NodeDevice {
    handle_of(conn, &def.name, def.parent.as_deref())
}

/// A handle that knows the parent, if there is one.
fn handle_of(conn: &Conn, name: &str, parent: Option<&str>) -> NodeDevice {
    let handle = NodeDevice::new(conn, name);
    if let Some(parent) = parent {
        let _ = handle.parent().set(Some(Name::new(parent)));
    }
    handle
}

fn no_such_name(name: &str) -> Box<Error> {
    err!(
        VIR_ERR_NO_NODE_DEVICE,
        "no node device with matching name '{name}'"
    )
}

fn tell(events: &EventState, name: &str, event: i32) {
    tell_of(
        events,
        name,
        EventKind::NodeDeviceLifecycle { event, detail: 0 },
    );
}

fn tell_of(events: &EventState, name: &str, kind: EventKind) {
    let subject = Subject {
        name: name.to_owned(),
        uuid: Uuid::default(),
        id: -1,
    };
    events.push(subject, kind);
}

/// Has a callback called for one kind of event of one device, or of all.
pub(crate) fn listen(
    conn: &Conn,
    events: &Arc<EventState>,
    device: Option<&str>,
    event_id: i32,
    callback: EventCallback,
) -> Result<i32> {
    let device = device.map(str::to_owned);
    let filter = move |event: &api::Event| {
        let id = match event.kind {
            EventKind::NodeDeviceLifecycle { .. } => VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE,
            EventKind::NodeDeviceUpdate => VIR_NODE_DEVICE_EVENT_ID_UPDATE,
            _ => return false,
        };
        let ours = device
            .as_ref()
            .is_none_or(|name| *name == event.subject.name);
        id == event_id && ours
    };
    events.add(conn, Box::new(filter), callback)
}
