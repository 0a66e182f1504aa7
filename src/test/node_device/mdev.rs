//! Mediated devices of an extended host, as libvirt's node device driver has them: definitions that
//! are kept, devices that start and stop, instances that their parents have left.
use super::{Device, Devices, handle, no_such_name, tell, tell_of};
use abi::*;
use api::{Conn, EventKind, EventState, NodeDevice};
use conf::NodeDeviceDef;
use conf::node_device::{Capability, Mdev, MdevConfig, MdevType};
use conf::object::{Object, State};
use parking_lot::RwLockWriteGuard;
use std::sync::Arc;
use util::bail;
use util::error::{ErrorDomain, Result};
use util::uuid::Uuid;
use util::xml::ParseFlags;

/// Mediated devices answer as libvirt's node device driver does.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_NODEDEV;

/// What kernels call a device that may have mediated ones.
fn address_of(device: &NodeDeviceDef) -> Option<String> {
    device.capabilities.iter().find_map(|own| match own {
        Capability::Pci(pci) => Some(format!(
            "{:04x}:{:02x}:{:02x}.{:x}",
            pci.domain, pci.bus, pci.slot, pci.function
        )),
        Capability::Css(css) => Some(format!(
            "{:x}.{:x}.{:04x}",
            css.address.cssid, css.address.ssid, css.address.devno
        )),
        Capability::ApMatrix(_) => Some("matrix".to_owned()),
        _ => None,
    })
}

/// The kinds of mediated devices that a device can make.
fn types_of(device: &mut NodeDeviceDef) -> impl Iterator<Item = &mut MdevType> {
    let all = device.capabilities.iter_mut().filter_map(|own| match own {
        Capability::Pci(pci) => Some(&mut pci.mdev_types),
        Capability::Css(css) => Some(&mut css.mdev_types),
        Capability::ApMatrix(types) => Some(types),
        _ => None,
    });
    all.flatten()
}

/// How a device is called: by its UUID and its parent's address.
fn generated_name(uuid: Uuid, parent_address: &str) -> String {
    format!("mdev_{uuid}_{parent_address}").replace(|c: char| !c.is_ascii_alphanumeric(), "_")
}

impl Device {
    pub(super) fn mdev(&self) -> Option<&Mdev> {
        self.0.capabilities.iter().find_map(|own| match own {
            Capability::Mdev(mdev) => Some(&**mdev),
            _ => None,
        })
    }

    fn mdev_mut(&mut self) -> Option<&mut Mdev> {
        self.0.capabilities.iter_mut().find_map(|own| match own {
            Capability::Mdev(mdev) => Some(&mut **mdev),
            _ => None,
        })
    }
}

/// What a mediated device is like, to change it.
fn mdev_in(state: &mut State<Device>) -> Result<&mut Mdev> {
    match Arc::make_mut(&mut state.def).mdev_mut() {
        Some(mdev) => Ok(mdev),
        None => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Unsupported device type"),
    }
}

fn change(device: &Object<Device>) -> Result<RwLockWriteGuard<'_, State<Device>>> {
    let state = device.change();
    state.ok_or_else(|| no_such_name(device.name()))
}

impl Devices {
    /// Gives a mediated device its parent's address, and a UUID and a name where it has none.
    fn complete(&self, mut def: NodeDeviceDef) -> Result<NodeDeviceDef> {
        let mut device = Device(def);
        let parent_name = device.0.parent.clone();
        let Some(mdev) = device.mdev_mut() else {
            bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Unsupported device type");
        };
        let Some(parent_name) = parent_name else {
            bail!(VIR_ERR_CONFIG_UNSUPPORTED, "missing parent device");
        };
        let Some(parent) = self.0.by_name(&parent_name) else {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "invalid parent device '{parent_name}'"
            );
        };
        let Some(address) = address_of(&parent.state().def.0) else {
            bail!(
                VIR_ERR_PARSE_FAILED,
                "Unable to find address for parent device '{parent_name}'"
            );
        };
        let uuid = match mdev.uuid {
            Some(uuid) => uuid,
            None => Uuid::generate()?,
        };
        mdev.uuid = Some(uuid);
        let name = generated_name(uuid, &address);
        mdev.parent_address = Some(address);
        def = device.0;
        def.name = name;
        Ok(def)
    }

    /// Takes one of the parent's instances of a kind, or gives it back.
    fn count_instance(&self, parent: Option<&str>, kind: Option<&str>, takes: bool) -> bool {
        let Some(parent) = parent.and_then(|name| self.0.by_name(name)) else {
            return false;
        };
        let Some(mut state) = parent.change() else {
            return false;
        };
        let mut types = types_of(&mut Arc::make_mut(&mut state.def).0);
        let Some(kind) = types.find(|own| Some(own.id.as_str()) == kind) else {
            return false;
        };
        let left = match takes {
            true => kind.available.checked_sub(1),
            false => Some(kind.available.saturating_add(1)),
        };
        kind.available = left.unwrap_or(kind.available);
        left.is_some()
    }

    /// Has a device that is stored, or about to be made, become active.
    fn start_locked(&self, state: &mut State<Device>, verb: &str) -> Result<()> {
        let parent = state.def.0.parent.clone();
        let mdev = mdev_in(state)?;
        let kind = mdev.defined.kind.clone();
        if !self.count_instance(parent.as_deref(), kind.as_deref(), true) {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Unable to {verb} mediated device: the parent has no instance of type '{}' left",
                kind.as_deref().unwrap_or_default()
            );
        }
        mdev.active = mdev.defined.clone();
        state.active = true;
        Ok(())
    }

    /// `virNodeDeviceCreateXML` of a mediated device, which is gone for good when it stops.
    pub(super) fn create_mdev(
        &self,
        conn: &Conn,
        events: &EventState,
        def: NodeDeviceDef,
    ) -> Result<NodeDevice> {
        let def = self.complete(def)?;
        let made = handle(conn, &def);
        if self.0.by_name(&def.name).is_some() {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "Unable to start mediated device: it exists already"
            );
        }
        let name = def.name.clone();
        let started = self.assign(def, |state| {
            self.start_locked(state, "start")?;
            tell(events, &name, VIR_NODE_DEVICE_EVENT_CREATED);
            Ok(())
        });
        if let Some(Err(refused)) = started {
            self.drop_unused(&name);
            return Err(refused);
        }
        events.wake();
        Ok(made)
    }

    /// Forgets a device that didn't start.
    fn drop_unused(&self, name: &str) {
        let Some(device) = self.0.by_name(name) else {
            return;
        };
        if let Some(mut state) = device.change()
            && !state.active
            && !state.persistent
        {
            self.0.forget(&device, &mut state);
        }
    }

    /// `virNodeDeviceDefineXML`
    pub(crate) fn define(
        &self,
        conn: &Conn,
        events: &EventState,
        xml: &str,
        flags: u32,
    ) -> Result<NodeDevice> {
        const KNOWN: u32 = VIR_NODE_DEVICE_DEFINE_XML_VALIDATE;
        api::check_flags(flags, KNOWN, "nodeDeviceDefineXML", ORIGIN)?;
        let strict = ParseFlags::strict_if(flags, KNOWN);
        let def = self.complete(NodeDeviceDef::new_from_xml(xml, None, strict)?)?;
        let made = handle(conn, &def);
        let known = self.0.by_name(&def.name);
        if let Some(device) = known {
            self.redefine(events, &device, def)?;
        } else {
            let name = def.name.clone();
            self.assign(def, |state| {
                state.persistent = true;
                tell(events, &name, VIR_NODE_DEVICE_EVENT_DEFINED);
            });
        }
        events.wake();
        Ok(made)
    }

    /// Stores another definition of a device that is there; what runs goes on as it is.
    fn redefine(
        &self,
        events: &EventState,
        device: &Object<Device>,
        def: NodeDeviceDef,
    ) -> Result<()> {
        let defined = match Device(def).mdev() {
            Some(mdev) => mdev.defined.clone(),
            None => MdevConfig::default(),
        };
        let mut state = change(device)?;
        mdev_in(&mut state)?.defined = defined;
        match state.persistent {
            true => tell_of(events, device.name(), EventKind::NodeDeviceUpdate),
            false => tell(events, device.name(), VIR_NODE_DEVICE_EVENT_DEFINED),
        }
        state.persistent = true;
        Ok(())
    }

    /// `virNodeDeviceUndefine`
    pub(crate) fn undefine(&self, events: &EventState, name: &str, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "nodeDeviceUndefine", ORIGIN)?;
        let device = self.find(name)?;
        let mut state = change(&device)?;
        if state.def.mdev().is_none() {
            bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Unsupported device type");
        }
        if !state.persistent {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "Node device '{name}' is not defined"
            );
        }
        state.persistent = false;
        state.autostart = false;
        if !state.active {
            self.0.forget(&device, &mut state);
        }
        tell(events, name, VIR_NODE_DEVICE_EVENT_UNDEFINED);
        drop(state);
        events.wake();
        Ok(())
    }

    /// `virNodeDeviceCreate`
    pub(crate) fn start(&self, events: &EventState, name: &str, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "nodeDeviceCreate", ORIGIN)?;
        let device = self.find(name)?;
        let mut state = change(&device)?;
        if state.active {
            bail!(VIR_ERR_OPERATION_INVALID, "Device is already active");
        }
        self.start_locked(&mut state, "create")?;
        tell(events, name, VIR_NODE_DEVICE_EVENT_CREATED);
        drop(state);
        events.wake();
        Ok(())
    }

    /// `virNodeDeviceDestroy` of a mediated device.
    pub(super) fn stop_mdev(&self, events: &EventState, device: &Object<Device>) -> Result<()> {
        let name = device.name();
        let mut state = change(device)?;
        if !state.active {
            bail!(VIR_ERR_OPERATION_INVALID, "Device '{name}' is not active");
        }
        let parent = state.def.0.parent.clone();
        let active = std::mem::take(&mut mdev_in(&mut state)?.active);
        self.count_instance(parent.as_deref(), active.kind.as_deref(), false);
        state.active = false;
        if !state.persistent {
            self.0.forget(device, &mut state);
        }
        tell(events, name, VIR_NODE_DEVICE_EVENT_DELETED);
        drop(state);
        events.wake();
        Ok(())
    }

    /// `virNodeDeviceSetAutostart`
    pub(crate) fn set_autostart(&self, name: &str, autostart: bool) -> Result<()> {
        let device = self.find(name)?;
        let mut state = change(&device)?;
        if state.def.mdev().is_none() {
            bail!(VIR_ERR_OPERATION_UNSUPPORTED, "Unsupported device type");
        }
        if !state.persistent {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "cannot set autostart for transient device"
            );
        }
        state.autostart = autostart;
        Ok(())
    }

    /// `virNodeDeviceUpdate`
    pub(crate) fn update(
        &self,
        events: &EventState,
        name: &str,
        xml: &str,
        flags: u32,
    ) -> Result<()> {
        const LIVE: u32 = VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE;
        const CONFIG: u32 = VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG;
        api::check_flags(flags, LIVE | CONFIG, "nodeDeviceUpdate", ORIGIN)?;
        let device = self.find(name)?;
        if device.state().def.mdev().is_none() {
            bail!(VIR_ERR_CONFIG_UNSUPPORTED, "Unsupported device type");
        }
        let wanted = Device(NodeDeviceDef::from_xml(xml, ParseFlags::NONE)?);
        let given = wanted.mdev().and_then(|mdev| mdev.uuid);
        let wanted = Device(self.complete(wanted.0)?);
        let mut state = change(&device)?;
        let affected = match (flags, state.active) {
            (0, true) => LIVE,
            (0, false) => CONFIG,
            _ => flags,
        };
        if affected & LIVE != 0 && !state.active {
            bail!(VIR_ERR_OPERATION_INVALID, "node device is not active");
        }
        if affected & CONFIG != 0 && !state.persistent {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "transient node devices do not have any persistent config"
            );
        }
        let own = mdev_in(&mut state)?;
        let wanted = checked_update(name, own, given, &wanted)?;
        if affected & LIVE != 0 {
            own.active = wanted.clone();
        }
        if affected & CONFIG != 0 {
            own.defined = wanted;
        }
        tell_of(events, name, EventKind::NodeDeviceUpdate);
        drop(state);
        events.wake();
        Ok(())
    }
}

/// What an update asks for, if it leaves alone what it may not change; `given` is the UUID that its
/// document says.
fn checked_update(
    name: &str,
    own: &Mdev,
    given: Option<Uuid>,
    wanted: &Device,
) -> Result<MdevConfig> {
    if given != own.uuid {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Cannot update device '{name}, uuid mismatch (current uuid '{}')",
            own.uuid.unwrap_or_default()
        );
    }
    let current = match own.active.kind.is_some() {
        true => &own.active,
        false => &own.defined,
    };
    let asked = wanted.mdev().cloned().unwrap_or_default();
    if asked.defined.kind != current.kind {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Cannot update device '{name}', type mismatch (current type '{}')",
            current.kind.as_deref().unwrap_or_default()
        );
    }
    if asked.parent_address != own.parent_address {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Cannot update device '{name}', parent address mismatch (current parent address '{}')",
            own.parent_address.as_deref().unwrap_or_default()
        );
    }
    Ok(asked.defined)
}
