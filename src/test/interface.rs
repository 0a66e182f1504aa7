//! The interfaces of a host: definitions that are up or down, and changes that can be taken back.
//!
//! A host has a handful; the table is copied when changes begin.
use crate::ORIGIN;
use abi::*;
use api::{Conn, Interface};
use conf::InterfaceDef;
use parking_lot::RwLock;
use std::collections::BTreeMap;
use std::sync::Arc;
use util::error::{Error, Result};
use util::xml::ParseFlags;
use util::{bail, err};

/// The interfaces of a host.  Thread-safe.
#[derive(Default)]
pub(crate) struct Interfaces(RwLock<Tables>);

#[derive(Default)]
struct Tables {
    now: Table,
    /// Those of before, while changes can be taken back.
    before: Option<Table>,
}

/// By name.
type Table = BTreeMap<String, State>;

#[derive(Clone)]
struct State {
    def: Arc<InterfaceDef>,
    active: bool,
}

/// A handle on an interface of this definition.
fn handle(conn: &Conn, def: &InterfaceDef) -> Interface {
    Interface::new(conn, &def.name, def.mac().unwrap_or_default())
}

fn no_such_name(name: &str) -> Box<Error> {
    err!(
        VIR_ERR_NO_INTERFACE,
        "no interface with matching name '{name}'"
    )
}

impl Interfaces {
    /// Adds an interface that is up, in place of one of its name.
    pub(crate) fn add_running(&self, def: InterfaceDef) {
        self.assign(Arc::new(def), |state| state.active = true);
    }

    /// Takes a definition in; an interface that is known stays up or down.
    fn assign(&self, def: Arc<InterfaceDef>, then: impl FnOnce(&mut State)) {
        let mut tables = self.0.write();
        let known = tables.now.entry(def.name.clone());
        let state = known.or_insert_with(|| State {
            def: def.clone(),
            active: false,
        });
        state.def = def;
        then(state);
    }

    /// Looks at an interface.
    pub(crate) fn look<T>(
        &self,
        name: &str,
        read: impl FnOnce(&InterfaceDef, bool) -> T,
    ) -> Result<T> {
        match self.0.read().now.get(name) {
            Some(state) => Ok(read(&state.def, state.active)),
            None => Err(no_such_name(name)),
        }
    }

    /// Names of those that are up, or of those that are down.
    pub(crate) fn names(&self, active: bool) -> Vec<String> {
        let tables = self.0.read();
        let found = tables.now.values().filter(|state| state.active == active);
        found.map(|state| state.def.name.clone()).collect()
    }

    /// The interfaces of `virConnectListAllInterfaces`.
    pub(crate) fn list(&self, conn: &Conn, flags: u32) -> Result<Vec<Interface>> {
        const KNOWN: u32 =
            VIR_CONNECT_LIST_INTERFACES_ACTIVE | VIR_CONNECT_LIST_INTERFACES_INACTIVE;
        api::check_flags(flags, KNOWN, "testConnectListAllInterfaces", ORIGIN)?;
        let wanted = |state: &&State| {
            let own = match state.active {
                true => VIR_CONNECT_LIST_INTERFACES_ACTIVE,
                false => VIR_CONNECT_LIST_INTERFACES_INACTIVE,
            };
            flags & KNOWN == 0 || flags & own != 0
        };
        let tables = self.0.read();
        let found = tables.now.values().filter(wanted);
        Ok(found.map(|state| handle(conn, &state.def)).collect())
    }

    /// Finds an interface by name.
    pub(crate) fn by_name(&self, conn: &Conn, name: &str) -> Result<Interface> {
        self.look(name, |def, _| handle(conn, def))
    }

    /// Finds the one interface that has this address.
    pub(crate) fn by_mac(&self, conn: &Conn, mac: &str) -> Result<Interface> {
        let tables = self.0.read();
        let mut found = tables.now.values().filter(|state| {
            let own = state.def.mac();
            own.is_some_and(|own| own.eq_ignore_ascii_case(mac))
        });
        match (found.next(), found.next()) {
            (Some(only), None) => Ok(handle(conn, &only.def)),
            (Some(_), Some(_)) => bail!(VIR_ERR_MULTIPLE_INTERFACES),
            (None, _) => bail!(
                VIR_ERR_NO_INTERFACE,
                "no interface with matching mac '{mac}'"
            ),
        }
    }

    /// Stores a definition (`virInterfaceDefineXML`).
    pub(crate) fn define(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Interface> {
        const KNOWN: u32 = VIR_INTERFACE_DEFINE_VALIDATE;
        api::check_flags(flags, KNOWN, "testInterfaceDefineXML", ORIGIN)?;
        let strict = ParseFlags::strict_if(flags, KNOWN);
        let def = Arc::new(InterfaceDef::from_xml(xml, strict)?);
        self.assign(def.clone(), |_| ());
        Ok(handle(conn, &def))
    }

    /// Forgets an interface, up or down.
    pub(crate) fn undefine(&self, name: &str) -> Result<()> {
        match self.0.write().now.remove(name) {
            Some(_) => Ok(()),
            None => Err(no_such_name(name)),
        }
    }

    /// Brings an interface up or down; it must be the other.
    pub(crate) fn set_active(&self, name: &str, active: bool) -> Result<()> {
        match self.0.write().now.get_mut(name) {
            Some(state) if state.active == active => bail!(VIR_ERR_OPERATION_INVALID),
            Some(state) => {
                state.active = active;
                Ok(())
            }
            None => Err(no_such_name(name)),
        }
    }

    /// From now on changes can be taken back.
    pub(crate) fn begin(&self) -> Result<()> {
        let mut tables = self.0.write();
        if tables.before.is_some() {
            bail!(
                VIR_ERR_OPERATION_INVALID,
                "there is another transaction running."
            );
        }
        // As in libvirt, what is taken back is there again, but down.
        let mut before = tables.now.clone();
        before.values_mut().for_each(|state| state.active = false);
        tables.before = Some(before);
        Ok(())
    }

    /// The changes are kept.
    pub(crate) fn commit(&self) -> Result<()> {
        match self.0.write().before.take() {
            Some(_) => Ok(()),
            None => bail!(
                VIR_ERR_OPERATION_INVALID,
                "no transaction running, nothing to be committed."
            ),
        }
    }

    /// The changes are taken back.
    pub(crate) fn roll_back(&self) -> Result<()> {
        let mut tables = self.0.write();
        match tables.before.take() {
            Some(before) => tables.now = before,
            None => bail!(
                VIR_ERR_OPERATION_INVALID,
                "no transaction running, nothing to rollback."
            ),
        }
        Ok(())
    }
}
