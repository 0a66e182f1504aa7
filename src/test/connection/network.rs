//! Networks: found, listed, defined, started, changed.
use super::{Connection, count};
use api::{Conn, DhcpLease, EventCallback, Network, NetworkDriver, NetworkPort};
use conf::network::{Update, UpdateCommand, UpdateSection};
use std::sync::Arc;
use util::error::Result;
use util::typed_param::TypedParams;
use util::uuid::Uuid;

impl NetworkDriver for Connection {
    // Events.

    fn connect_network_event_register_any(
        &self,
        conn: &Conn,
        net: Option<&Network>,
        event_id: i32,
        callback: EventCallback,
    ) -> Result<i32> {
        self.host.on_network_event(conn, net, event_id, callback)
    }

    fn connect_network_event_deregister_any(&self, conn: &Conn, callback_id: i32) -> Result<()> {
        self.host.events.remove(conn, callback_id)
    }

    // Finding networks.

    fn connect_num_of_networks(&self, _conn: &Conn) -> Result<i32> {
        Ok(count(self.host.networks.names(true).len()))
    }

    fn connect_num_of_defined_networks(&self, _conn: &Conn) -> Result<i32> {
        Ok(count(self.host.networks.names(false).len()))
    }

    fn connect_list_networks(&self, _conn: &Conn) -> Result<Vec<String>> {
        Ok(self.host.networks.names(true))
    }

    fn connect_list_defined_networks(&self, _conn: &Conn) -> Result<Vec<String>> {
        Ok(self.host.networks.names(false))
    }

    fn connect_list_all_networks(&self, conn: &Conn, flags: u32) -> Result<Vec<Network>> {
        self.host.networks.list(conn, flags)
    }

    fn network_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<Network> {
        self.host.networks.lookup_by_name(conn, name)
    }

    fn network_lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<Network> {
        self.host.networks.lookup_by_uuid(conn, uuid)
    }

    // The life of a network.

    fn network_define_xml(&self, conn: &Conn, xml: &str) -> Result<Network> {
        self.host.define_network(conn, xml, 0)
    }

    fn network_define_xml_flags(&self, conn: &Conn, xml: &str, flags: u32) -> Result<Network> {
        self.host.define_network(conn, xml, flags)
    }

    fn network_create_xml(&self, conn: &Conn, xml_desc: &str) -> Result<Network> {
        self.host.create_network_xml(conn, xml_desc, 0)
    }

    fn network_create_xml_flags(&self, conn: &Conn, xml_desc: &str, flags: u32) -> Result<Network> {
        self.host.create_network_xml(conn, xml_desc, flags)
    }

    fn network_create(&self, network: &Network) -> Result<()> {
        self.host.create_network(network)
    }

    fn network_destroy(&self, network: &Network) -> Result<()> {
        self.host.destroy_network(network)
    }

    fn network_undefine(&self, network: &Network) -> Result<()> {
        self.host.undefine_network(network)
    }

    // What a network is.

    fn network_get_xml_desc(&self, network: &Network, flags: u32) -> Result<String> {
        self.host.network_xml(network, flags)
    }

    fn network_get_bridge_name(&self, network: &Network) -> Result<String> {
        self.host.network_bridge(network)
    }

    fn network_is_active(&self, net: &Network) -> Result<bool> {
        self.host.networks.look_by_uuid(net, |state| state.active)
    }

    fn network_is_persistent(&self, net: &Network) -> Result<bool> {
        let networks = &self.host.networks;
        networks.look_by_uuid(net, |state| state.persistent)
    }

    fn network_get_autostart(&self, network: &Network) -> Result<bool> {
        self.host.networks.look(network, |state| state.autostart)
    }

    fn network_set_autostart(&self, network: &Network, autostart: i32) -> Result<()> {
        self.host.set_network_autostart(network, autostart != 0)
    }

    fn network_update(
        &self,
        network: &Network,
        command: u32,
        section: u32,
        parent_index: i32,
        xml: &str,
        flags: u32,
    ) -> Result<()> {
        let update = Update {
            command: UpdateCommand::new(command.cast_signed()),
            section: UpdateSection::new(section.cast_signed()),
            parent_index,
            xml,
        };
        self.host.update_network(network, &update, flags)
    }

    fn network_get_metadata(
        &self,
        network: &Network,
        r#type: i32,
        uri: &str,
        flags: u32,
    ) -> Result<String> {
        self.host.network_metadata(network, r#type, uri, flags)
    }

    fn network_set_metadata(
        &self,
        network: &Network,
        r#type: i32,
        metadata: Option<&str>,
        key: &str,
        uri: &str,
        flags: u32,
    ) -> Result<()> {
        self.host
            .set_network_metadata(network, r#type, metadata, (key, uri), flags)
    }

    // Who is on a network.

    fn network_list_all_ports(
        &self,
        network: &Arc<Network>,
        flags: u32,
    ) -> Result<Vec<NetworkPort>> {
        self.extended("virNetworkListAllPorts")?
            .list_ports(network, flags)
    }

    fn network_port_lookup_by_uuid(&self, net: &Arc<Network>, uuid: &Uuid) -> Result<NetworkPort> {
        self.extended("virNetworkPortLookupByUUID")?
            .find_port(net, uuid)
    }

    fn network_port_create_xml(
        &self,
        net: &Arc<Network>,
        xmldesc: &str,
        flags: u32,
    ) -> Result<NetworkPort> {
        self.extended("virNetworkPortCreateXML")?
            .create_port(net, xmldesc, flags)
    }

    fn network_port_delete(&self, port: &NetworkPort, flags: u32) -> Result<()> {
        self.extended("virNetworkPortDelete")?
            .delete_port(port, flags)
    }

    fn network_port_get_xml_desc(&self, port: &NetworkPort, flags: u32) -> Result<String> {
        self.extended("virNetworkPortGetXMLDesc")?
            .port_xml(port, flags)
    }

    fn network_port_get_parameters(&self, port: &NetworkPort, flags: u32) -> Result<TypedParams> {
        self.extended("virNetworkPortGetParameters")?
            .port_params(port, flags)
    }

    fn network_port_set_parameters(
        &self,
        port: &NetworkPort,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        self.extended("virNetworkPortSetParameters")?
            .set_port_params(port, params, flags)
    }

    fn network_get_dhcp_leases(
        &self,
        network: &Network,
        mac: Option<&str>,
        flags: u32,
    ) -> Result<Vec<DhcpLease>> {
        self.extended("virNetworkGetDHCPLeases")?
            .leases(network, mac, flags)
    }
}
