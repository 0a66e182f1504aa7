//! Calls on interfaces of the host.
use super::{Connection, count};
use crate::ORIGIN;
use api::{Conn, Interface, InterfaceDriver};
use util::error::Result;

impl InterfaceDriver for Connection {
    fn connect_num_of_interfaces(&self, _conn: &Conn) -> Result<i32> {
        Ok(count(self.host.interfaces.names(true).len()))
    }

    fn connect_list_interfaces(&self, _conn: &Conn) -> Result<Vec<String>> {
        Ok(self.host.interfaces.names(true))
    }

    fn connect_num_of_defined_interfaces(&self, _conn: &Conn) -> Result<i32> {
        Ok(count(self.host.interfaces.names(false).len()))
    }

    fn connect_list_defined_interfaces(&self, _conn: &Conn) -> Result<Vec<String>> {
        Ok(self.host.interfaces.names(false))
    }

    fn connect_list_all_interfaces(&self, conn: &Conn, flags: u32) -> Result<Vec<Interface>> {
        self.host.interfaces.list(conn, flags)
    }

    fn interface_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<Interface> {
        self.host.interfaces.by_name(conn, name)
    }

    fn interface_lookup_by_mac_string(&self, conn: &Conn, macstr: &str) -> Result<Interface> {
        self.host.interfaces.by_mac(conn, macstr)
    }

    fn interface_is_active(&self, iface: &Interface) -> Result<bool> {
        let interfaces = &self.host.interfaces;
        interfaces.look(iface.name().as_str(), |_, active| active)
    }

    fn interface_get_xml_desc(&self, iface: &Interface, flags: u32) -> Result<String> {
        api::check_flags(flags, 0, "testInterfaceGetXMLDesc", ORIGIN)?;
        let interfaces = &self.host.interfaces;
        interfaces.look(iface.name().as_str(), |def, _| def.to_xml())
    }

    fn interface_define_xml(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Interface> {
        self.host.interfaces.define(conn, xml, flags)
    }

    fn interface_undefine(&self, iface: &Interface) -> Result<()> {
        self.host.interfaces.undefine(iface.name().as_str())
    }

    fn interface_create(&self, iface: &Interface, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testInterfaceCreate", ORIGIN)?;
        self.host.interfaces.set_active(iface.name().as_str(), true)
    }

    fn interface_destroy(&self, iface: &Interface, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testInterfaceDestroy", ORIGIN)?;
        self.host
            .interfaces
            .set_active(iface.name().as_str(), false)
    }

    fn interface_change_begin(&self, _conn: &Conn, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testInterfaceChangeBegin", ORIGIN)?;
        self.host.interfaces.begin()
    }

    fn interface_change_commit(&self, _conn: &Conn, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testInterfaceChangeCommit", ORIGIN)?;
        self.host.interfaces.commit()
    }

    fn interface_change_rollback(&self, _conn: &Conn, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testInterfaceChangeRollback", ORIGIN)?;
        self.host.interfaces.roll_back()
    }
}
