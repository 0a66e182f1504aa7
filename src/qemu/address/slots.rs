//! `Slots`: which slots of which PCI buses are taken (C: `virDomainPCIAddressSet`).
//!
//! Knows buses and functions, no devices.
use conf::domain::address::PciAddress;
use util::error::{ErrorDomain, ErrorNumber, Result};
use util::{Error, bail, err};

use super::connect::Connect;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

const LAST_SLOT: u32 = 31;
const LAST_FUNCTION: u32 = 7;

/// The functions of a slot.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// A bit per function.
    functions: u8,
    /// Whether devices may be added as further functions.
    aggregate: bool,
}

/// A bus.
#[derive(Clone, Debug)]
pub(super) struct Bus {
    /// Model of the controller that makes it.
    pub(super) model: &'static str,
    accepts: Connect,
    first: u32,
    last: u32,
    slots: [Slot; LAST_SLOT as usize + 1],
}

impl Bus {
    /// The bus below a controller.
    pub(super) fn below(model: &'static str, hotplug: bool) -> Self {
        use Connect as C;
        let plug = if hotplug { C::HOTPLUG } else { C::default() };
        let conventional = C::AUTO | C::PCI | C::PCI_BRIDGE | plug;
        let (accepts, first, last) = match model {
            "pci-root" => (conventional | C::EXPANDER, 1, LAST_SLOT),
            "pci-bridge" | "pcie-to-pci-bridge" => (conventional, 1, LAST_SLOT),
            "pci-expander-bus" => (conventional, 0, LAST_SLOT),
            "pcie-root" => (
                C::PCIE | C::ROOT_PORT | C::DMI_BRIDGE | C::PCIE_EXPANDER,
                1,
                LAST_SLOT,
            ),
            "dmi-to-pci-bridge" => (C::PCI | C::PCI_BRIDGE, 0, LAST_SLOT),
            "pcie-switch-upstream-port" => (C::DOWNSTREAM, 0, LAST_SLOT),
            "pcie-expander-bus" => (C::ROOT_PORT | C::DMI_BRIDGE, 0, LAST_SLOT),
            _ => (
                C::AUTO | C::PCIE | C::UPSTREAM | C::PCIE_TO_PCI | plug,
                0,
                0,
            ),
        };
        Self {
            model,
            accepts,
            first,
            last,
            slots: [Slot::default(); LAST_SLOT as usize + 1],
        }
    }

    fn usable(&self) -> &[Slot] {
        &self.slots[self.first as usize..=self.last as usize]
    }

    /// Whether no slot is left.
    pub(super) fn is_full(&self) -> bool {
        self.usable().iter().all(|slot| slot.functions != 0)
    }

    /// The first free place from `function` on, as slot and function.
    fn free(&self, needs: Connect, function: u32, any: bool) -> Option<(u32, u32)> {
        (self.first..=self.last).find_map(|number| {
            let slot = self.slots[number as usize];
            if slot.functions == 0 {
                return Some((number, function));
            }
            if !(slot.aggregate && needs.meets(Connect::AGGREGATE)) {
                return None;
            }
            let last = if any { LAST_FUNCTION } else { function };
            let free = (function..=last).find(|f| slot.functions & (1 << f) == 0);
            free.map(|function| (number, function))
        })
    }
}

/// Who chose an address: mistakes of the user are errors of the document, others our own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chooser {
    User,
    Libvirt,
}

impl Chooser {
    fn error(self, text: String) -> Box<Error> {
        let code = match self {
            Self::User => ErrorNumber::VIR_ERR_XML_ERROR,
            Self::Libvirt => ErrorNumber::VIR_ERR_INTERNAL_ERROR,
        };
        Error::new(ORIGIN, code, text)
    }
}

/// An address as it stands in messages.
pub(super) fn text(address: &PciAddress) -> String {
    let PciAddress {
        domain,
        bus,
        slot,
        function,
        ..
    } = address;
    format!("{domain:04x}:{bus:02x}:{slot:02x}.{function}")
}

/// The buses of a machine.
pub(super) struct Slots {
    pub(super) buses: Vec<Bus>,
    /// Whether buses are added where they are missing.
    pub(super) grows: bool,
    /// Whether QEMU has the bridge from PCI Express to conventional PCI.
    pub(super) has_pcie_to_pci: bool,
}

impl Slots {
    /// Whether any function of a slot on the root bus is taken.
    pub(super) fn is_used(&self, slot: u32) -> bool {
        let root = self.buses.first();
        root.is_some_and(|bus| bus.slots[slot.min(LAST_SLOT) as usize].functions != 0)
    }

    /// Takes an address that is given.
    pub(super) fn reserve(&mut self, address: &PciAddress, needs: Connect) -> Result<()> {
        self.take(address, needs, Chooser::User)
    }

    /// Takes the next free address; function 0 unless one is named.
    pub(super) fn reserve_next(
        &mut self,
        needs: Connect,
        function: Option<u32>,
    ) -> Result<PciAddress> {
        let address = self.next(needs, function)?;
        self.take(&address, needs, Chooser::Libvirt)?;
        Ok(address)
    }

    fn next(&mut self, needs: Connect, function: Option<u32>) -> Result<PciAddress> {
        if self.buses.is_empty() {
            bail!(VIR_ERR_XML_ERROR, "No PCI buses available");
        }
        let (wanted, any) = (function.unwrap_or(0), function.is_none());
        for (number, bus) in (0u32..).zip(&self.buses) {
            let address = PciAddress {
                bus: number,
                ..PciAddress::default()
            };
            if mismatch(bus.accepts, needs, &address, Chooser::Libvirt).is_some() {
                continue;
            }
            if let Some((slot, function)) = bus.free(needs, wanted, any) {
                return Ok(PciAddress {
                    slot,
                    function,
                    ..address
                });
            }
        }
        if !self.grows {
            bail!(VIR_ERR_INTERNAL_ERROR, "No more available PCI slots");
        }
        let next = u32::try_from(self.buses.len()).unwrap_or(u32::MAX);
        let bus = self.grow(next, needs)?;
        let slot = self.buses[bus as usize].first;
        Ok(PciAddress {
            bus,
            slot,
            function: wanted,
            ..PciAddress::default()
        })
    }

    /// Checks that the address exists and takes what is needed there.
    pub(super) fn check(&self, address: &PciAddress, needs: Connect) -> Result<()> {
        self.validate(address, needs, Chooser::User)
    }

    fn validate(&self, address: &PciAddress, needs: Connect, from: Chooser) -> Result<()> {
        if self.buses.is_empty() {
            return Err(from.error("No PCI buses available".to_owned()));
        }
        let invalid =
            |why: String| from.error(format!("Invalid PCI address {}. {why}", text(address)));
        if address.domain != 0 {
            return Err(invalid("Only PCI domain 0 is available".to_owned()));
        }
        let Some(bus) = self.buses.get(address.bus as usize) else {
            let last = self.buses.len() - 1;
            return Err(invalid(format!(
                "Only PCI buses up to {last} are available"
            )));
        };
        if let Some(why) = mismatch(bus.accepts, needs, address, from) {
            return Err(from.error(why));
        }
        if address.slot < bus.first {
            return Err(invalid(format!("slot must be >= {}", bus.first)));
        }
        if address.slot > bus.last {
            return Err(invalid(format!("slot must be <= {}", bus.last)));
        }
        if address.function > LAST_FUNCTION {
            return Err(invalid(format!("function must be <= {LAST_FUNCTION}")));
        }
        Ok(())
    }

    fn take(&mut self, address: &PciAddress, needs: Connect, from: Chooser) -> Result<()> {
        let mut address = *address;
        if self.grows && address.bus as usize >= self.buses.len() {
            address.bus = self.grow(address.bus, needs)?;
        }
        self.validate(&address, needs, from)?;
        let bus = &mut self.buses[address.bus as usize];
        let slot = &mut bus.slots[address.slot as usize];
        let function = 1 << address.function;
        if slot.functions & function != 0 {
            let text = text(&address);
            return Err(from.error(format!("Attempted double use of PCI Address {text}")));
        }
        if slot.functions == 0 && needs.meets(Connect::AGGREGATE) {
            slot.aggregate = true;
        }
        slot.functions |= function;
        Ok(())
    }

    /// Adds buses up to a number that the device can use; gives the number it got.
    fn grow(&mut self, bus: u32, needs: Connect) -> Result<u32> {
        let mut bus = bus;
        let model = if needs.meets(Connect::PCI) {
            let conventional = self
                .buses
                .iter()
                .any(|b| b.accepts.meets(Connect::PCI_BRIDGE));
            if !conventional {
                bus += self.add_conventional(bus);
            }
            "pci-bridge"
        } else if needs.meets(Connect::PCIE | Connect::UPSTREAM) {
            "pcie-root-port"
        } else {
            return Err(no_slot(needs));
        };
        while self.buses.len() <= bus as usize {
            self.buses.push(Bus::below(model, true));
        }
        Ok(bus)
    }

    /// Gives a PCI Express machine its first conventional bus; by how much the number rises.
    fn add_conventional(&mut self, bus: u32) -> u32 {
        let alone = bus as usize == self.buses.len();
        if self.has_pcie_to_pci {
            let mut port = Bus::below("pcie-root-port", true);
            // Kept for the bridge: no other device shall take it.
            port.accepts = Connect::PCIE_TO_PCI;
            self.buses.push(port);
            self.buses.push(Bus::below("pcie-to-pci-bridge", true));
        } else {
            self.buses.push(Bus::below("dmi-to-pci-bridge", false));
        }
        u32::from(alone)
    }
}

fn no_slot(needs: Connect) -> Box<Error> {
    match needs.controller() {
        Some(model) => err!(
            VIR_ERR_INTERNAL_ERROR,
            "a PCI slot is needed to connect a PCI controller model='{model}', but none is available, and it cannot be automatically added"
        ),
        None => err!(
            VIR_ERR_INTERNAL_ERROR,
            "Cannot automatically add a new PCI bus for a device with connect flags 00"
        ),
    }
}

/// Why a device can't sit on a bus, if it can't.
fn mismatch(
    accepts: Connect,
    needs: Connect,
    address: &PciAddress,
    from: Chooser,
) -> Option<String> {
    let (mut accepts, mut needs) = (accepts, needs);
    let at = || format!("The device at PCI address {}", text(address));
    let bus = address.bus;
    if needs.meets(Connect::INTEGRATED) {
        if bus != 0 {
            return Some(format!("{} needs to be an integrated device (bus=0)", at()));
        }
        accepts = accepts | Connect::AUTO;
    }
    if from == Chooser::User {
        // A user may mix conventional devices and PCI Express slots.
        if accepts.meets(Connect::ENDPOINT) {
            accepts = accepts | Connect::ENDPOINT;
        }
        if needs.meets(Connect::PCI_BRIDGE) {
            needs = needs | Connect::PCI;
        }
    } else if needs.meets(Connect::AUTO) && !accepts.meets(Connect::AUTO) {
        return Some(format!(
            "{} was auto-assigned this address, but the PCI controller with index='{bus}' doesn't allow auto-assignment",
            at()
        ));
    }
    if needs.meets(Connect::HOTPLUG) && !accepts.meets(Connect::HOTPLUG) {
        return Some(format!(
            "{} requires hotplug capability, but the PCI controller with index='{bus}' doesn't support hotplug",
            at()
        ));
    }
    if !needs.same_type(accepts) {
        return Some(format!(
            "{} cannot be plugged into the PCI controller with index='{bus}'. It requires a controller that accepts a {}.",
            at(),
            needs.type_name()
        ));
    }
    None
}
