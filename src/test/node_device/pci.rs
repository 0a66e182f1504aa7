//! PCI devices of an extended host that callers take from their drivers and give back, as libvirt's
//! QEMU driver does.
use super::{Device, Devices, no_such_name};
use crate::ORIGIN;
use conf::node_device::CapType;
use conf::object::State;
use std::sync::Arc;
use util::bail;
use util::error::Result;

/// The driver that holds a device for a guest, and what callers call it.
const HOLDER: &str = "vfio-pci";
const VFIO: &str = "vfio";

impl Devices {
    /// Changes a PCI device.
    fn change_pci(&self, name: &str, change: impl FnOnce(&mut State<Device>)) -> Result<()> {
        let device = self.find(name)?;
        let Some(mut state) = device.change() else {
            return Err(no_such_name(name));
        };
        if !state.def.has(CapType::Pci) {
            bail!(
                VIR_FROM_DOMAIN: VIR_ERR_INVALID_ARG,
                "device {name} is not a PCI device"
            );
        }
        change(&mut state);
        Ok(())
    }

    /// `virNodeDeviceDetachFlags`: the device gets the driver that holds it for a guest.
    pub(crate) fn detach(&self, name: &str, driver: Option<&str>, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testNodeDeviceDetachFlags", ORIGIN)?;
        if let Some(driver) = driver
            && driver != VFIO
        {
            bail!(VIR_ERR_INVALID_ARG, "Unknown driver name '{driver}'");
        }
        self.change_pci(name, |state| {
            Arc::make_mut(&mut state.def).0.driver = Some(HOLDER.to_owned());
        })
    }

    /// `virNodeDeviceReAttach`: the device has no such driver any more.
    pub(crate) fn reattach(&self, name: &str) -> Result<()> {
        self.change_pci(name, |state| {
            Arc::make_mut(&mut state.def).0.driver = None;
        })
    }

    /// `virNodeDeviceReset`: a PCI device of a test host keeps nothing that a reset would clear.
    pub(crate) fn reset(&self, name: &str) -> Result<()> {
        self.change_pci(name, |_| {})
    }
}
