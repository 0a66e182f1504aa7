//! Pictures of a guest's screen.
use crate::ORIGIN;
use crate::guest::Guest;
use crate::host::Host;
use crate::job::Kind;
use crate::{definition, prepare, process};
use api::{Domain, ReadStream, Stream};
use serde_json::json;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use util::error::{Error, Result};
use util::{Uuid, bail};

/// A file that is gone when nobody needs its name any more.
struct Temporary(PathBuf);

impl Drop for Temporary {
    fn drop(&mut self) {
        if let Err(error) = process::remove(&self.0) {
            util::warn!("{error}");
        }
    }
}

impl Host {
    /// `virDomainScreenshot`; gives the MIME type of what the stream will deliver.
    pub(crate) fn screenshot(
        &self,
        handle: &Domain,
        stream: &Stream,
        screen: u32,
        flags: u32,
    ) -> Result<String> {
        api::check_flags(flags, 0, "qemuDomainScreenshot", ORIGIN)?;
        let guest = self.guest(handle)?;
        let _job = self.job(&guest, handle, Kind::Query, "virDomainScreenshot")?;
        let run = guest.run()?;
        let (video, head) = find_screen(&guest, screen)?;
        let def = Arc::clone(&guest.look().def);
        let caps = definition::capabilities(&def, &self.cache)?;
        let png = caps.has_argument("screendump", "format");
        let name = format!("qemu.screendump.{}", Uuid::generate()?);
        let target = Temporary(self.folders.cache.join(name));
        let mut arguments = json!({"filename": target.0.to_string_lossy()});
        if let Some(id) = video {
            arguments["device"] = json!(id);
            arguments["head"] = json!(head);
        }
        if png {
            arguments["format"] = json!("png");
        }
        make(&target.0)?;
        prepare::own(&target.0, self.config.identity)?;
        run.monitor.execute("screendump", arguments)?;
        let file = File::open(&target.0)
            .map_err(|cause| Error::system(ORIGIN, &cause, "unable to open stream"))?;
        stream.attach(Arc::new(ReadStream::new(file)));
        Ok(if png {
            "image/png"
        } else {
            "image/x-portable-pixmap"
        }
        .to_owned())
    }
}

/// An empty file for QEMU to write to, that only its owner may read.
fn make(path: &Path) -> Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let made = File::options()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path);
    match made {
        Ok(_) => Ok(()),
        Err(cause) => {
            let text = format!("mkstemp(\"{}\") failed", path.display());
            Err(Error::system(ORIGIN, &cause, text))
        }
    }
}

/// The video card that shows a screen, and which of its heads; no card for one that has no name.
fn find_screen(guest: &Guest, screen: u32) -> Result<(Option<String>, u32)> {
    let facts = guest.look();
    let videos = &facts.def.devices.videos;
    if videos.is_empty() {
        bail!(
            VIR_ERR_OPERATION_INVALID,
            "no screens to take screenshot from"
        );
    }
    let mut before = 0;
    for video in videos {
        let heads = video.heads.max(1);
        if screen < before + heads {
            return Ok((video.info.alias.clone(), screen - before));
        }
        before += heads;
    }
    bail!(VIR_ERR_INVALID_ARG, "no such screen")
}
