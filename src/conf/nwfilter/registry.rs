//! `NwFilters`: the filters of a host and the interfaces that they hold for
//! (C: `virNWFilterObjList`, `virNWFilterBindingObjList`).
//!
//! What a filter needs and who needs it is looked up, not searched: a change of one concerns the
//! filters that include it and the interfaces of these.
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use parking_lot::RwLock;
use util::error::{Error, Result};
use util::{Uuid, bail, err};

use super::{Entry, NwFilterDef, ORIGIN, usable};
use crate::NwFilterBindingDef;

/// The variable that each interface has by its hardware address.
const MAC: &str = "MAC";

/// Filters and bindings of a host.  Thread-safe.
#[derive(Default)]
pub struct NwFilters(RwLock<Tables>);

#[derive(Default)]
struct Tables {
    /// By name.
    filters: BTreeMap<String, Arc<NwFilterDef>>,
    names: HashMap<Uuid, String>,
    /// The filters that include one.
    included_by: HashMap<String, BTreeSet<String>>,
    /// By port device.
    bindings: BTreeMap<String, Arc<NwFilterBindingDef>>,
    /// The port devices that a filter holds for.
    bound: HashMap<String, BTreeSet<String>>,
}

fn no_such_uuid(uuid: &Uuid) -> Box<Error> {
    err!(
        VIR_ERR_NO_NWFILTER,
        "no nwfilter with matching uuid '{uuid}'"
    )
}

fn no_such_port(port: &str) -> Box<Error> {
    err!(
        VIR_ERR_NO_NWFILTER_BINDING,
        "no nwfilter binding for port dev '{port}'"
    )
}

impl NwFilterDef {
    /// Names of the filters that it includes.
    fn includes(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Include(include) => Some(include.filter.as_str()),
            Entry::Rule(_) => None,
        })
    }
}

impl Tables {
    /// Refuses a definition whose name or UUID is another filter's, and one that would include itself.
    fn check_new(&self, def: &NwFilterDef) -> Result<()> {
        if let Some(name) = self.names.get(&def.uuid).filter(|name| **name != def.name) {
            bail!(
                VIR_ERR_OPERATION_FAILED,
                "filter with same UUID but different name ('{name}') already exists"
            );
        }
        if let Some(old) = self
            .filters
            .get(&def.name)
            .filter(|old| old.uuid != def.uuid)
        {
            bail!(
                VIR_ERR_OPERATION_FAILED,
                "filter '{}' already exists with uuid {}",
                def.name,
                old.uuid
            );
        }
        if self.reaches(def, &def.name) {
            bail!(VIR_ERR_OPERATION_FAILED, "filter would introduce a loop");
        }
        Ok(())
    }

    /// Whether a filter includes the one of a name, directly or not.
    fn reaches(&self, def: &NwFilterDef, name: &str) -> bool {
        let mut seen = BTreeSet::new();
        let mut open: Vec<&str> = def.includes().collect();
        while let Some(next) = open.pop() {
            if next == name {
                return true;
            }
            if seen.insert(next)
                && let Some(def) = self.filters.get(next)
            {
                open.extend(def.includes());
            }
        }
        false
    }

    /// The bindings that a change of a filter concerns.
    fn users(&self, name: &str) -> Vec<&Arc<NwFilterBindingDef>> {
        let mut concerned = BTreeSet::from([name]);
        let mut open = vec![name];
        while let Some(next) = open.pop() {
            let outer = self.included_by.get(next).into_iter().flatten();
            open.extend(
                outer
                    .map(String::as_str)
                    .filter(|outer| concerned.insert(outer)),
            );
        }
        let ports = concerned.iter().filter_map(|name| self.bound.get(*name));
        ports
            .flatten()
            .filter_map(|port| self.bindings.get(port))
            .collect()
    }

    /// Whether bindings can go on once a filter has another definition.
    fn check_users(&self, def: &Arc<NwFilterDef>) -> Result<()> {
        let find = |name: &str| match name == def.name {
            true => Some(def.clone()),
            false => self.filters.get(name).cloned(),
        };
        let mut users = self.users(&def.name).into_iter();
        users.try_for_each(|user| usable::check(&find, &user.filter.filter, &user.filter.params))
    }

    fn insert(&mut self, def: Arc<NwFilterDef>) {
        self.remove(&def.name);
        for inner in def.includes() {
            let outer = self.included_by.entry(inner.to_owned()).or_default();
            outer.insert(def.name.clone());
        }
        self.names.insert(def.uuid, def.name.clone());
        self.filters.insert(def.name.clone(), def);
    }

    fn remove(&mut self, name: &str) {
        let Some(old) = self.filters.remove(name) else {
            return;
        };
        self.names.remove(&old.uuid);
        for inner in old.includes() {
            release(&mut self.included_by, inner, name);
        }
    }

    fn by_uuid(&self, uuid: &Uuid) -> Result<&Arc<NwFilterDef>> {
        let name = self.names.get(uuid);
        let found = name.and_then(|name| self.filters.get(name));
        found.ok_or_else(|| no_such_uuid(uuid))
    }
}

/// Takes one user off an entry, and the entry with the last.
fn release(users: &mut HashMap<String, BTreeSet<String>>, of: &str, user: &str) {
    if let Some(all) = users.get_mut(of) {
        all.remove(user);
        if all.is_empty() {
            users.remove(of);
        }
    }
}

impl NwFilters {
    /// Takes a definition in; interfaces that its filter holds for have it at once.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_FAILED` when name or UUID are another filter's, or when it would include
    /// itself; what such an interface lacks.  Nothing has changed then.
    pub fn define(&self, def: &Arc<NwFilterDef>) -> Result<()> {
        let mut tables = self.0.write();
        tables.check_new(def)?;
        tables.check_users(def)?;
        tables.insert(def.clone());
        Ok(())
    }

    /// Forgets a filter that holds for no interface.
    ///
    /// # Errors
    /// `VIR_ERR_NO_NWFILTER`, `VIR_ERR_OPERATION_INVALID` for one in use.
    pub fn undefine(&self, uuid: &Uuid) -> Result<()> {
        let mut tables = self.0.write();
        let name = tables.by_uuid(uuid)?.name.clone();
        if !tables.users(&name).is_empty() {
            bail!(VIR_ERR_OPERATION_INVALID, "nwfilter is in use");
        }
        tables.remove(&name);
        Ok(())
    }

    /// The filter of a UUID.
    ///
    /// # Errors
    /// `VIR_ERR_NO_NWFILTER`
    pub fn by_uuid(&self, uuid: &Uuid) -> Result<Arc<NwFilterDef>> {
        self.0.read().by_uuid(uuid).cloned()
    }

    /// The filter of a name.
    ///
    /// # Errors
    /// `VIR_ERR_NO_NWFILTER`
    pub fn by_name(&self, name: &str) -> Result<Arc<NwFilterDef>> {
        let found = self.0.read().filters.get(name).cloned();
        found.ok_or_else(|| {
            err!(
                VIR_ERR_NO_NWFILTER,
                "no nwfilter with matching name '{name}'"
            )
        })
    }

    /// All filters, by name.
    #[must_use]
    pub fn list(&self) -> Vec<Arc<NwFilterDef>> {
        self.0.read().filters.values().cloned().collect()
    }

    /// Has a filter hold for an interface, whose hardware address its variables get.
    ///
    /// # Errors
    /// `VIR_ERR_OPERATION_FAILED` for a port device that has a binding, `VIR_ERR_INTERNAL_ERROR` for a
    /// filter that is missing or lacks the value of a variable.
    pub fn bind(&self, mut def: NwFilterBindingDef) -> Result<()> {
        let mut tables = self.0.write();
        let port = def.port_device.clone();
        if tables.bindings.contains_key(&port) {
            bail!(VIR_ERR_OPERATION_FAILED, "binding '{port}' already exists");
        }
        let mac = def.filter.params.0.entry(MAC.to_owned());
        mac.or_insert_with(|| vec![def.mac.to_string()]);
        let find = |name: &str| tables.filters.get(name).cloned();
        usable::check(&find, &def.filter.filter, &def.filter.params)?;
        let users = tables.bound.entry(def.filter.filter.clone()).or_default();
        users.insert(port.clone());
        tables.bindings.insert(port, Arc::new(def));
        Ok(())
    }

    /// Ends a binding.
    ///
    /// # Errors
    /// `VIR_ERR_NO_NWFILTER_BINDING`
    pub fn unbind(&self, port: &str) -> Result<()> {
        let mut tables = self.0.write();
        let Some(def) = tables.bindings.remove(port) else {
            return Err(no_such_port(port));
        };
        release(&mut tables.bound, &def.filter.filter, port);
        Ok(())
    }

    /// The binding of a port device.
    ///
    /// # Errors
    /// `VIR_ERR_NO_NWFILTER_BINDING`
    pub fn binding(&self, port: &str) -> Result<Arc<NwFilterBindingDef>> {
        let found = self.0.read().bindings.get(port).cloned();
        found.ok_or_else(|| no_such_port(port))
    }

    /// All bindings, by port device.
    #[must_use]
    pub fn bindings(&self) -> Vec<Arc<NwFilterBindingDef>> {
        self.0.read().bindings.values().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use util::error::ErrorNumber;
    use util::xml::ParseFlags;

    fn define(filters: &NwFilters, name: &str, body: &str) -> Result<Uuid> {
        let known = filters.by_name(name).ok().map(|def| def.uuid);
        let uuid = known.unwrap_or_else(|| Uuid::generate().unwrap());
        let xml = format!("<filter name='{name}'><uuid>{uuid}</uuid>{body}</filter>");
        let def = Arc::new(NwFilterDef::from_xml(&xml, ParseFlags::NONE).unwrap());
        filters.define(&def).map(|()| uuid)
    }

    fn from(address: &str) -> String {
        format!("<rule action='drop' direction='in'><ip srcipaddr='{address}'/></rule>")
    }

    fn include(name: &str, params: &str) -> String {
        format!("<filterref filter='{name}'>{params}</filterref>")
    }

    fn bind(filters: &NwFilters, port: &str, filter: &str) -> Result<()> {
        let xml = format!(
            "<filterbinding><owner><name>g</name><uuid>c7a5fdbd-edaf-9455-926a-d65c16db1809</uuid>\
             </owner><portdev name='{port}'/><mac address='52:54:00:00:00:01'/>{filter}</filterbinding>"
        );
        filters.bind(NwFilterBindingDef::from_xml(&xml, ParseFlags::NONE).unwrap())
    }

    const A: &str = "<parameter name='A' value='10.0.0.1'/>";

    #[test]
    fn filters_do_not_include_themselves() {
        let filters = NwFilters::default();
        define(&filters, "a", &include("b", "")).unwrap();
        define(&filters, "b", &include("c", "")).unwrap();
        let loops = define(&filters, "c", &include("a", "")).unwrap_err();
        assert_eq!(
            loops.message,
            "operation failed: filter would introduce a loop"
        );
        define(&filters, "c", "").unwrap();
    }

    #[test]
    fn a_filter_in_use_stays_and_keeps_what_its_users_need() {
        let filters = NwFilters::default();
        let inner = define(&filters, "inner", &from("$A")).unwrap();
        let outer = define(&filters, "outer", &include("inner", A)).unwrap();
        bind(&filters, "vnet0", &include("outer", "")).unwrap();
        for uuid in [&inner, &outer] {
            let refused = filters.undefine(uuid).unwrap_err();
            assert_eq!(refused.code, ErrorNumber::VIR_ERR_OPERATION_INVALID);
        }
        assert!(define(&filters, "inner", &from("$B")).is_err());
        assert_eq!(filters.by_name("inner").unwrap().entries.len(), 1);
        define(&filters, "outer", "").unwrap();
        filters.undefine(&inner).unwrap();
        filters.unbind("vnet0").unwrap();
        filters.undefine(&outer).unwrap();
        assert!(filters.list().is_empty() && filters.bindings().is_empty());
    }

    #[test]
    fn an_address_is_learned_and_nothing_else() {
        let filters = NwFilters::default();
        define(&filters, "f", &from("$IP")).unwrap();
        let learning = |way: &str| {
            let param = format!("<parameter name='CTRL_IP_LEARNING' value='{way}'/>");
            bind(&filters, way, &include("f", &param))
                .err()
                .map(|error| error.code)
        };
        assert_eq!(learning("any"), None);
        assert_eq!(learning("none"), Some(ErrorNumber::VIR_ERR_INTERNAL_ERROR));
        assert_eq!(learning("x"), Some(ErrorNumber::VIR_ERR_PARSE_FAILED));
        define(&filters, "g", &(from("$IP") + &from("$A[1]"))).unwrap();
        let error = bind(&filters, "vnet1", &include("g", A)).unwrap_err();
        assert!(error.message.ends_with(": IP, A[1]"), "{}", error.message);
    }

    #[test]
    fn values_of_one_iterator_go_in_step() {
        let filters = NwFilters::default();
        let rule = "<rule action='drop' direction='in'><ip srcipaddr='$A' dstipaddr='$B'/></rule>";
        define(&filters, "f", rule).unwrap();
        let b = A.replace("'A'", "'B'");
        let uneven = bind(&filters, "vnet0", &include("f", &format!("{A}{A}{b}")));
        assert!(uneven.unwrap_err().message.contains("Cardinality"));
        bind(&filters, "vnet0", &include("f", &format!("{A}{b}"))).unwrap();
    }
}
