//! Interfaces: the host's end as `-netdev`, the guest's as `-device`.
use conf::domain::net::{Net, NetSource, TxMode};
use conf::domain::os::BootDevice;
use conf::{DomainDef, YesNo};
use serde_json::json;
use util::command::Command;
use util::{Result, bail};

use super::boot::BootOrder;
use super::device::{Object, alias};
use super::{ORIGIN, Plan, Tap};
use crate::capabilities::Capabilities;

/// All interfaces.
pub(super) fn nets(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    let mut order = BootOrder::new(plan);
    for (index, net) in plan.def.devices.nets.iter().enumerate() {
        let cable = host_end(net, plan.taps.get(index))?;
        if let Some(cable) = &cable {
            cable.write("-netdev", command);
        }
        let turn = order.take(BootDevice::Network);
        guest_end(plan.def, plan.caps, net, cable.is_some(), turn)?.write("-device", command);
    }
    Ok(())
}

/// QEMU's id of the host's end of an interface.
pub(crate) fn host_id(net: &Net) -> String {
    format!("host{}", alias(&net.info))
}

/// The host's end; none for a card without a cable.
pub(super) fn host_end(net: &Net, tap: Option<&Tap>) -> Result<Option<Object>> {
    let id = host_id(net);
    if net.source != NetSource::Ethernet && (net.script.is_some() || net.downscript.is_some()) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "scripts are not supported on interfaces of type {}",
            net.source.kind()
        );
    }
    let mut object = Object::default();
    match &net.source {
        NetSource::User { .. } => user(net, &mut object)?,
        NetSource::Bridge(_) | NetSource::Ethernet => {
            let Some(tap) = tap.filter(|t| !t.fds.is_empty()) else {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "interface '{id}' needs a tap device, which this driver doesn't make"
                );
            };
            tap_device(tap, &mut object);
        }
        NetSource::Null => return Ok(None),
        other => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "interface of type '{}' is not supported by this driver",
            other.kind()
        ),
    }
    object.set("id", id);
    Ok(Some(object))
}

fn user(net: &Net, object: &mut Object) -> Result<()> {
    if net.backend.is_passt() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "interface backend 'passt' is not supported by this driver"
        );
    }
    object.set("type", "user");
    for ip in &net.guest_ip.ips {
        let address = util::ip::format(ip.address);
        if ip.address.is_ipv6() {
            object.set("ipv6-prefix", address);
            object.set_nonzero("ipv6-prefixlen", ip.prefix);
        } else if ip.prefix == 0 {
            object.set("net", address);
        } else {
            object.set("net", format!("{address}/{}", ip.prefix));
        }
    }
    Ok(())
}

fn tap_device(tap: &Tap, object: &mut Object) {
    object.set("type", "tap");
    object.set(
        if tap.fds.len() == 1 { "fd" } else { "fds" },
        tap.fds.join(":"),
    );
    if !tap.vhost_fds.is_empty() {
        object.set("vhost", true);
        object.set(
            if tap.vhost_fds.len() == 1 {
                "vhostfd"
            } else {
                "vhostfds"
            },
            tap.vhost_fds.join(":"),
        );
    }
}

/// The card; `turn` is its kind's turn at boot.
pub(super) fn guest_end(
    def: &DomainDef,
    caps: &Capabilities,
    net: &Net,
    has_cable: bool,
    turn: Option<u32>,
) -> Result<Object> {
    let model = net.model.as_deref().unwrap_or("rtl8139");
    let driver = driver(caps, model)?;
    let mut device = Object::device(driver.as_str());
    if driver.starts_with("virtio-net") {
        virtio(net, &mut device);
    }
    if has_cable {
        device.set("netdev", host_id(net));
    }
    device.set("id", alias(&net.info));
    device.set_opt("mac", net.mac.address.map(|m| m.to_string()));
    let own_turn = net.info.boot.as_ref().map(|boot| boot.order);
    device.set_opt("bootindex", own_turn.or(turn));
    device.set_address(&net.info, def)?;
    rom(net, &mut device);
    Ok(device)
}

fn driver(caps: &Capabilities, model: &str) -> Result<String> {
    let driver = match model {
        "virtio" => "virtio-net-pci".to_owned(),
        "virtio-transitional" | "virtio-non-transitional" => {
            model.replacen("virtio", "virtio-net-pci", 1)
        }
        "netfront" | "lance" => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "unsupported interface model '{model}'"
        ),
        other => other.to_owned(),
    };
    if !caps.has_driver(&driver) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "The '{driver}' device is not supported in this QEMU binary"
        );
    }
    Ok(driver)
}

fn virtio(net: &Net, device: &mut Object) {
    let driver = &net.driver;
    device.set_opt(
        "tx",
        driver
            .txmode
            .map(|m| if m == TxMode::Iothread { "bh" } else { "timer" }),
    );
    device.set_switch("ioeventfd", driver.ioeventfd);
    device.set_switch("event_idx", driver.event_idx);
    if driver.queues > 1 {
        device.set("mq", true).set("vectors", 2 * driver.queues + 2);
    }
    device.set_nonzero("rx_queue_size", driver.rx_queue_size);
    device.set_nonzero("tx_queue_size", driver.tx_queue_size);
    device.set_nonzero("host_mtu", net.mtu);
    super::peripheral::virtio_options(&driver.virtio, device);
}

fn rom(net: &Net, device: &mut Object) {
    let Some(rom) = &net.info.rom else { return };
    if rom.enabled == Some(YesNo::No) {
        device.set("romfile", "");
        return;
    }
    device.set_opt("rombar", rom.bar.map(|b| json!(u8::from(b.is_on()))));
    device.set_opt("romfile", rom.file.as_deref());
}
