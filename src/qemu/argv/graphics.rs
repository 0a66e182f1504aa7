//! The screen: servers and windows.
use conf::domain::graphics::{Graphics, GraphicsType, ListenType, SharePolicy};
use util::command::Command;
use util::{Result, bail};

use super::device::escape;
use super::{ORIGIN, Plan};

/// `-display none` where nothing else shows the screen; a window's own option.
pub(super) fn display(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    let graphics = &plan.def.devices.graphics;
    if graphics.is_empty() {
        command.args(["-display", "none"]);
    }
    if let Some(other) = graphics.iter().find(|g| g.kind != GraphicsType::Vnc) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "graphics of type '{}' are not supported by this driver",
            other.kind.as_str()
        );
    }
    Ok(())
}

/// `-vnc`
pub(super) fn servers(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    for graphics in &plan.def.devices.graphics {
        let mut options = vec![listen(plan, graphics)?];
        options.extend(graphics.share_policy.map(|p| format!("share={}", share(p))));
        if graphics.websocket > 0 {
            options.push(format!("websocket={}", graphics.websocket));
        } else if graphics.websocket == -1 {
            options.push("websocket=on".to_owned());
        }
        options.extend(
            graphics
                .power_control
                .map(|p| format!("power-control={}", conf::OnOff::from(p.is_yes()).as_str())),
        );
        if graphics.auth.passwd.is_some() {
            options.push("password=on".to_owned());
        }
        options.push("audiodev=audio1".to_owned());
        command.arg("-vnc").arg(options.join(","));
        if let Some(keymap) = &graphics.keymap {
            command.arg("-k").arg(keymap.as_str());
        }
    }
    Ok(())
}

/// First port of a VNC display.
const VNC_BASE: i32 = 5900;

fn listen(plan: &Plan<'_>, graphics: &Graphics) -> Result<String> {
    let Some(listen) = graphics.listens.first() else {
        return Ok("none".to_owned());
    };
    match listen.kind {
        ListenType::None => Ok("none".to_owned()),
        ListenType::Socket => match &listen.socket {
            Some(path) => Ok(format!("vnc=unix:{}", escape(path))),
            None => bail!(VIR_ERR_INTERNAL_ERROR, "no path for the socket of graphics"),
        },
        ListenType::Network => bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "graphics listen of type 'network' is not supported by this driver"
        ),
        ListenType::Address => {
            let address = listen.address.as_deref().unwrap_or(&plan.vnc_listen);
            let address = if address.contains(':') {
                format!("[{address}]")
            } else {
                address.to_owned()
            };
            if graphics.port < VNC_BASE {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "VNC port must be in range [5900,65535]"
                );
            }
            Ok(format!("{}:{}", escape(&address), graphics.port - VNC_BASE))
        }
    }
}

fn share(policy: SharePolicy) -> &'static str {
    match policy {
        SharePolicy::AllowExclusive => "allow-exclusive",
        SharePolicy::ForceShared => "force-shared",
        SharePolicy::Ignore => "ignore",
    }
}
