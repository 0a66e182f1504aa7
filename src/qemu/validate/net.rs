//! Network cards.
use conf::domain::net::{Net, NetSource, NetType};
use std::net::IpAddr;
use util::bail;
use util::error::Result;

use super::ORIGIN;

pub(super) fn check(net: &Net) -> Result<()> {
    check_addresses(net)?;
    let sizes = [
        ("rx", net.driver.rx_queue_size),
        ("tx", net.driver.tx_queue_size),
    ];
    let odd = sizes
        .iter()
        .find(|(_, size)| *size != 0 && !size.is_power_of_two());
    if let Some((queue, _)) = odd.filter(|_| net.has_virtio_model()) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "{queue}_queue_size has to be a power of two"
        );
    }
    let kind = net.source.kind();
    let sized = matches!(
        kind,
        NetType::Network | NetType::Bridge | NetType::Ethernet | NetType::Vhostuser
    );
    if net.mtu != 0 && !sized {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "setting MTU on interface type {kind} is not supported yet"
        );
    }
    Ok(())
}

/// QEMU or passt give addresses to guests behind their own translation alone, one of each family.
fn check_addresses(net: &Net) -> Result<()> {
    let translated = matches!(
        net.source,
        NetSource::User { .. } | NetSource::VhostUserPasst { .. }
    );
    if !translated {
        if !net.guest_ip.is_empty() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Invalid attempt to set network interface guest-side IP address info, not supported by QEMU"
            );
        }
        return Ok(());
    }
    let (mut has_v4, mut has_v6) = (false, false);
    for ip in &net.guest_ip.ips {
        if ip.peer.is_some() {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "Invalid attempt to set peer IP for guest"
            );
        }
        match ip.address {
            IpAddr::V4(_) => check_v4(ip.prefix, std::mem::replace(&mut has_v4, true))?,
            IpAddr::V6(_) => check_v6(ip.prefix, std::mem::replace(&mut has_v6, true))?,
        }
    }
    Ok(())
}

fn check_v4(prefix: u32, again: bool) -> Result<()> {
    if again {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Only one IPv4 address per interface is allowed"
        );
    }
    if prefix != 0 && !(4..=27).contains(&prefix) {
        bail!(
            VIR_ERR_XML_ERROR,
            "invalid prefix, must be in range of 4-27"
        );
    }
    Ok(())
}

fn check_v6(prefix: u32, again: bool) -> Result<()> {
    if again {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "Only one IPv6 address per interface is allowed"
        );
    }
    if prefix > 120 {
        bail!(VIR_ERR_XML_ERROR, "prefix too long");
    }
    Ok(())
}
