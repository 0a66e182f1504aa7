//! Screens and graphics cards.
use conf::domain::graphics::{Graphics, GraphicsType};
use conf::domain::video::{Video, VideoType};
use util::bail;
use util::error::Result;

use super::ORIGIN;
use crate::capabilities::Capabilities;

pub(super) fn check_graphics(all: &[Graphics], caps: &Capabilities) -> Result<()> {
    for graphics in all {
        check_kind(graphics.kind, caps)?;
    }
    let has = |kind| all.iter().any(|graphics| graphics.kind == kind);
    let headless = has(GraphicsType::EglHeadless) && all.len() > 1;
    if headless && !has(GraphicsType::Vnc) && !has(GraphicsType::Spice) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "graphics type 'egl-headless' is only supported with one of: 'vnc', 'spice' graphics types"
        );
    }
    let gl = |graphics: &&Graphics| {
        graphics.kind == GraphicsType::EglHeadless || graphics.gl.is_some_and(conf::YesNo::is_yes)
    };
    if all.iter().filter(gl).count() > 1 {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "multiple OpenGL displays are not supported by QEMU"
        );
    }
    // TLS for SPICE is a setting that this driver doesn't have.
    if all
        .iter()
        .any(|g| g.kind == GraphicsType::Spice && g.tls_port > 0)
    {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "spice TLS port set in XML configuration, but TLS is disabled in qemu.conf"
        );
    }
    Ok(())
}

fn check_kind(kind: GraphicsType, caps: &Capabilities) -> Result<()> {
    let known = match kind {
        GraphicsType::Rdp | GraphicsType::Desktop => false,
        GraphicsType::Spice => caps.has_command("query-spice"),
        _ => true,
    };
    if !known {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "{kind} graphics are not supported with this QEMU"
        );
    }
    Ok(())
}

pub(super) fn check_video(video: &Video, caps: &Capabilities) -> Result<()> {
    let kind = video.kind;
    let device = match kind {
        VideoType::None => return Ok(()),
        VideoType::Vga => Some("VGA"),
        VideoType::Cirrus => Some("cirrus-vga"),
        VideoType::Vmvga => Some("vmware-svga"),
        VideoType::Qxl => Some("qxl"),
        VideoType::Virtio => Some("virtio-gpu-pci"),
        VideoType::Bochs => Some("bochs-display"),
        VideoType::Ramfb => Some("ramfb"),
        _ => None,
    };
    // A card of a helper process needs a device of another name.
    let foreign = video.driver.name.is_some();
    if !device.is_some_and(|device| foreign || caps.has_type(device)) {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "domain configuration does not support video model '{kind}'"
        );
    }
    let pair = matches!(kind, VideoType::Qxl | VideoType::Virtio);
    if !video.primary && !pair {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "video type '{kind}' is only valid as primary video device"
        );
    }
    Ok(())
}
