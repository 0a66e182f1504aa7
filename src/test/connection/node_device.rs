//! Calls on devices of the host.
use super::{Connection, count};
use crate::ORIGIN;
use crate::node_device;
use api::{Conn, EventCallback, NodeDevice, NodeDeviceDriver};
use util::bail;
use util::error::Result;

impl NodeDeviceDriver for Connection {
    fn node_num_of_devices(&self, _conn: &Conn, cap: Option<&str>, flags: u32) -> Result<i32> {
        api::check_flags(flags, 0, "testNodeNumOfDevices", ORIGIN)?;
        Ok(count(self.host.devices.names(cap).len()))
    }

    fn node_list_devices(
        &self,
        _conn: &Conn,
        cap: Option<&str>,
        flags: u32,
    ) -> Result<Vec<String>> {
        api::check_flags(flags, 0, "testNodeListDevices", ORIGIN)?;
        Ok(self.host.devices.names(cap))
    }

    fn connect_list_all_node_devices(&self, conn: &Conn, flags: u32) -> Result<Vec<NodeDevice>> {
        self.host.devices.list(conn, flags)
    }

    fn node_device_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<NodeDevice> {
        self.host.devices.by_name(conn, name)
    }

    fn node_device_lookup_scsi_host_by_wwn(
        &self,
        conn: &Conn,
        wwnn: &str,
        wwpn: &str,
        flags: u32,
    ) -> Result<NodeDevice> {
        let host = self.extended("virNodeDeviceLookupSCSIHostByWWN")?;
        host.devices.by_wwn(conn, (wwnn, wwpn), flags)
    }

    fn node_device_get_xml_desc(&self, dev: &NodeDevice, flags: u32) -> Result<String> {
        let extended = self.is_extended;
        self.host.devices.xml(dev.name().as_str(), flags, extended)
    }

    fn node_device_get_parent(&self, dev: &NodeDevice) -> Result<Option<String>> {
        self.host
            .devices
            .look(dev.name().as_str(), |def, _| match &def.parent {
                Some(parent) => Ok(Some(parent.clone())),
                None => bail!(VIR_ERR_INTERNAL_ERROR, "no parent for this device"),
            })
    }

    fn node_device_num_of_caps(&self, dev: &NodeDevice) -> Result<i32> {
        self.host.devices.look(dev.name().as_str(), |def, _| {
            Ok(count(def.capabilities.len()))
        })
    }

    fn node_device_list_caps(&self, dev: &NodeDevice) -> Result<Vec<String>> {
        self.host.devices.look(dev.name().as_str(), |def, _| {
            let kinds = def.capabilities.iter().map(|own| own.kind());
            Ok(kinds.map(|kind| kind.as_str().to_owned()).collect())
        })
    }

    fn node_device_is_active(&self, dev: &NodeDevice) -> Result<bool> {
        let devices = &self.host.devices;
        devices.look(dev.name().as_str(), |_, state| Ok(state.active))
    }

    fn node_device_is_persistent(&self, dev: &NodeDevice) -> Result<bool> {
        let devices = &self.host.devices;
        devices.look(dev.name().as_str(), |_, state| Ok(state.persistent))
    }

    fn node_device_create_xml(
        &self,
        conn: &Conn,
        xml_desc: &str,
        flags: u32,
    ) -> Result<NodeDevice> {
        let host = &self.host;
        let extended = self.is_extended;
        host.devices
            .create(conn, &host.events, (xml_desc, flags), extended)
    }

    fn node_device_destroy(&self, dev: &NodeDevice) -> Result<()> {
        self.host
            .devices
            .destroy(&self.host.events, dev.name().as_str(), self.is_extended)
    }

    fn node_device_define_xml(
        &self,
        conn: &Conn,
        xml_desc: &str,
        flags: u32,
    ) -> Result<NodeDevice> {
        let host = self.extended("virNodeDeviceDefineXML")?;
        host.devices.define(conn, &host.events, xml_desc, flags)
    }

    fn node_device_undefine(&self, dev: &NodeDevice, flags: u32) -> Result<()> {
        let host = self.extended("virNodeDeviceUndefine")?;
        host.devices
            .undefine(&host.events, dev.name().as_str(), flags)
    }

    fn node_device_create(&self, dev: &NodeDevice, flags: u32) -> Result<()> {
        let host = self.extended("virNodeDeviceCreate")?;
        host.devices.start(&host.events, dev.name().as_str(), flags)
    }

    fn node_device_get_autostart(&self, dev: &NodeDevice) -> Result<bool> {
        let host = self.extended("virNodeDeviceGetAutostart")?;
        host.devices
            .look(dev.name().as_str(), |_, state| Ok(state.autostart))
    }

    fn node_device_set_autostart(&self, dev: &NodeDevice, autostart: i32) -> Result<()> {
        let host = self.extended("virNodeDeviceSetAutostart")?;
        host.devices
            .set_autostart(dev.name().as_str(), autostart != 0)
    }

    fn node_device_update(&self, dev: &NodeDevice, xml_desc: &str, flags: u32) -> Result<()> {
        let host = self.extended("virNodeDeviceUpdate")?;
        host.devices
            .update(&host.events, dev.name().as_str(), xml_desc, flags)
    }

    fn node_device_dettach(&self, dev: &NodeDevice) -> Result<()> {
        let host = self.extended("virNodeDeviceDettach")?;
        host.devices.detach(dev.name().as_str(), None, 0)
    }

    fn node_device_detach_flags(
        &self,
        dev: &NodeDevice,
        driver_name: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        let host = self.extended("virNodeDeviceDetachFlags")?;
        host.devices.detach(dev.name().as_str(), driver_name, flags)
    }

    fn node_device_re_attach(&self, dev: &NodeDevice) -> Result<()> {
        let host = self.extended("virNodeDeviceReAttach")?;
        host.devices.reattach(dev.name().as_str())
    }

    fn node_device_reset(&self, dev: &NodeDevice) -> Result<()> {
        let host = self.extended("virNodeDeviceReset")?;
        host.devices.reset(dev.name().as_str())
    }

    fn connect_node_device_event_register_any(
        &self,
        conn: &Conn,
        dev: Option<&NodeDevice>,
        event_id: i32,
        callback: EventCallback,
    ) -> Result<i32> {
        let device = dev.map(|dev| dev.name().as_str());
        node_device::listen(conn, &self.host.events, device, event_id, callback)
    }

    fn connect_node_device_event_deregister_any(
        &self,
        conn: &Conn,
        callback_id: i32,
    ) -> Result<()> {
        self.host.events.remove(conn, callback_id)
    }
}
