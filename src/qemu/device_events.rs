//! QEMU's events about devices.
use crate::events::Occurrence;
use crate::plug;
use abi::*;
use api::{DomainEvent, GraphicsAddress, GraphicsIdentity};
use conf::DomainDef;
use conf::domain::chardev::{ChannelState, ChardevTarget};
use conf::domain::disk::{Disk, Tray};
use serde_json::Value;
use std::sync::Arc;

/// The channel of QEMU's guest agent.
const AGENT: &str = "org.qemu.guest_agent.0";

/// Handles an event by its name; those that mean nothing to libvirt are dropped.
pub(crate) fn handle(on: &Occurrence<'_>, name: &str) {
    match name {
        "BLOCK_IO_ERROR" => io_error(on),
        "DEVICE_DELETED" => deleted(on),
        "DEVICE_UNPLUG_GUEST_ERROR" => {
            if let Some(alias) = on.text("device") {
                on.tell(DomainEvent::DeviceRemovalFailed {
                    dev_alias: alias.to_owned(),
                });
            }
        }
        "DEVICE_TRAY_MOVED" => tray_moved(on),
        "VSERPORT_CHANGE" => port_changed(on),
        "VNC_CONNECTED" => graphics(on, VIR_DOMAIN_EVENT_GRAPHICS_CONNECT),
        "VNC_INITIALIZED" => graphics(on, VIR_DOMAIN_EVENT_GRAPHICS_INITIALIZE),
        "VNC_DISCONNECTED" => graphics(on, VIR_DOMAIN_EVENT_GRAPHICS_DISCONNECT),
        _ => {}
    }
}

/// The alias in a device's id or place in QEMU's object tree.
pub(crate) fn alias_of(path: &str) -> &str {
    let rest = path.strip_prefix("/machine/peripheral/").unwrap_or(path);
    rest.split('/').next().unwrap_or(rest)
}

fn find_disk<'a>(def: &'a DomainDef, alias: &str) -> Option<&'a Disk> {
    def.devices
        .disks
        .iter()
        .find(|disk| disk.info.alias.as_deref() == Some(alias))
}

fn io_error(on: &Occurrence<'_>) {
    let path = on
        .text("qom-path")
        .or_else(|| on.text("device"))
        .unwrap_or_default();
    let alias = alias_of(path);
    let action = match on.text("action").unwrap_or_default() {
        "stop" => VIR_DOMAIN_EVENT_IO_ERROR_PAUSE,
        "report" => VIR_DOMAIN_EVENT_IO_ERROR_REPORT,
        _ => VIR_DOMAIN_EVENT_IO_ERROR_NONE,
    };
    let reason = match (on.data["nospace"].as_bool(), on.text("reason")) {
        (Some(true), _) => "enospc",
        // QEMU says more, in words of its own.
        (_, Some(_)) => "message",
        (_, None) => "",
    };
    let src_path = {
        let facts = on.guest.look();
        find_disk(&facts.def, alias)
            .and_then(|disk| disk.source.path())
            .unwrap_or_default()
            .to_owned()
    };
    on.tell(DomainEvent::IoErrorReason {
        src_path,
        dev_alias: alias.to_owned(),
        action,
        reason: reason.to_owned(),
    });
    if action == VIR_DOMAIN_EVENT_IO_ERROR_PAUSE {
        on.stopped(VIR_DOMAIN_PAUSED_IOERROR);
    }
}

/// The guest has let go of a device; what is behind it goes, too.
fn deleted(on: &Occurrence<'_>) {
    // Without a name it is a part of a device, which goes with it.
    let Some(alias) = on.text("device") else {
        return;
    };
    let def = Arc::clone(&on.guest.look().def);
    plug::clear_behind(on.run, on.host, &def, alias);
    on.change(|facts| {
        facts.live_mut().devices.remove_named(alias);
        let event = DomainEvent::DeviceRemoved {
            dev_alias: alias.to_owned(),
        };
        on.host.tell_of(facts.subject(), event);
    });
}

fn tray_moved(on: &Occurrence<'_>) {
    let Some(open) = on.data["tray-open"].as_bool() else {
        return;
    };
    let id = on
        .text("id")
        .filter(|id| !id.is_empty())
        .or_else(|| on.text("device"));
    let Some(alias) = id.map(alias_of) else {
        return;
    };
    let (reason, tray) = match open {
        true => (VIR_DOMAIN_EVENT_TRAY_CHANGE_OPEN, Tray::Open),
        false => (VIR_DOMAIN_EVENT_TRAY_CHANGE_CLOSE, Tray::Closed),
    };
    on.change(|facts| {
        let disks = &mut facts.live_mut().devices.disks;
        if let Some(disk) = disks
            .iter_mut()
            .find(|d| d.info.alias.as_deref() == Some(alias))
        {
            disk.target.tray = tray;
            let event = DomainEvent::TrayChange {
                dev_alias: alias.to_owned(),
                reason,
            };
            on.host.tell_of(facts.subject(), event);
        }
    });
}

/// The guest has opened or closed a channel; one of them is its agent's.
fn port_changed(on: &Occurrence<'_>) {
    let (Some(id), Some(open)) = (on.text("id"), on.data["open"].as_bool()) else {
        return;
    };
    on.change(|facts| {
        let channels = &mut facts.live_mut().devices.channels;
        let found = channels
            .iter_mut()
            .find(|channel| channel.info.alias.as_deref() == Some(id));
        let Some(ChardevTarget::Channel { name, state, .. }) = found.map(|c| &mut c.target) else {
            return;
        };
        let (now, event) = match open {
            true => (
                ChannelState::Connected,
                VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_CONNECTED,
            ),
            false => (
                ChannelState::Disconnected,
                VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_DISCONNECTED,
            ),
        };
        let changed = state.replace(now) != Some(now);
        if changed && name.as_deref() == Some(AGENT) {
            let reason = VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_CHANNEL;
            let event = DomainEvent::AgentLifecycle {
                state: event,
                reason,
            };
            on.host.tell_of(facts.subject(), event);
        }
    });
}

fn graphics(on: &Occurrence<'_>, phase: i32) {
    let address = |end: &Value| GraphicsAddress {
        family: match end["family"].as_str().unwrap_or_default() {
            "ipv6" => VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV6,
            "unix" => VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_UNIX,
            _ => VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV4,
        },
        node: end["host"].as_str().unwrap_or_default().to_owned(),
        service: end["service"].as_str().map(str::to_owned),
    };
    let (server, client) = (&on.data["server"], &on.data["client"]);
    let named = |member: &str, kind: &str| {
        let name = client[member].as_str()?.to_owned();
        Some(GraphicsIdentity {
            kind: kind.to_owned(),
            name,
        })
    };
    let subject = [
        named("x509_dname", "x509dname"),
        named("sasl_username", "saslUsername"),
    ];
    on.tell(DomainEvent::Graphics {
        phase,
        local: address(server),
        remote: address(client),
        auth_scheme: server["auth"].as_str().unwrap_or_default().to_owned(),
        subject: subject.into_iter().flatten().collect(),
    });
}
