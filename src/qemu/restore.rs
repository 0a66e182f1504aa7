//! Bringing saved guests back, and looking at and changing their files.
use crate::ORIGIN;
use crate::definition;
use crate::guest::Guest;
use crate::host::Host;
use crate::launch::Order;
use crate::process;
use crate::save::FLAGS;
use crate::save_file::{self, Head};
use abi::*;
use api::Domain;
use conf::DomainDef;
use conf::domain::abi_stability::Strictness;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use util::bail;
use util::error::{Error, Result};
use util::xml::ParseFlags;

/// A saved guest, its file positioned where QEMU's part begins.
struct Saved {
    head: Head,
    def: DomainDef,
    file: File,
}

impl Host {
    /// `virDomainRestoreFlags`
    pub(crate) fn restore(
        self: &Arc<Self>,
        from: &str,
        xml: Option<&str>,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(
            flags,
            FLAGS | VIR_DOMAIN_SAVE_RESET_NVRAM,
            "qemuDomainRestoreInternal",
            ORIGIN,
        )?;
        refuse_bypass(flags & VIR_DOMAIN_SAVE_BYPASS_CACHE != 0)?;
        let mut saved = self.open_saved(Path::new(from), false)?;
        if let Some(xml) = xml {
            saved.def = self.parse_replacement(xml, &saved.def)?;
        }
        refuse_nvram_reset(&saved.def, flags & VIR_DOMAIN_SAVE_RESET_NVRAM != 0)?;
        let def = Arc::new(saved.def);
        let order = order(saved.file, runs(flags, &saved.head), None);
        self.start_new(&def, order, "virDomainRestoreFlags")
            .map(drop)
    }

    /// Starts a guest from its managed save, which is gone afterwards; the caller has its job.
    pub(crate) fn start_saved(
        self: &Arc<Self>,
        guest: &Arc<Guest>,
        flags: u32,
        connection: u64,
    ) -> Result<()> {
        refuse_bypass(flags & VIR_DOMAIN_START_BYPASS_CACHE != 0)?;
        let path = self.folders.managed_save(&guest.name());
        let saved = self.open_saved(&path, false)?;
        let stored = Arc::clone(&guest.look().def);
        if (&saved.def.name, saved.def.uuid) != (&stored.name, stored.uuid) {
            bail!(
                VIR_ERR_OPERATION_FAILED,
                "cannot restore domain '{}' uuid {} from a file which belongs to domain '{}' uuid {}",
                stored.name,
                stored.uuid.unwrap_or_default(),
                saved.def.name,
                saved.def.uuid.unwrap_or_default()
            );
        }
        let running = flags & VIR_DOMAIN_START_PAUSED == 0 && saved.head.was_running;
        let owner = (flags & VIR_DOMAIN_START_AUTODESTROY != 0).then_some(connection);
        self.launch(
            guest,
            &Arc::new(saved.def),
            order(saved.file, running, owner),
        )?;
        self.remove_managed_save(guest)
    }

    /// Forgets a managed save.
    pub(crate) fn remove_managed_save(&self, guest: &Guest) -> Result<()> {
        process::remove(&self.folders.managed_save(&guest.name()))?;
        guest.change().managed_save = false;
        Ok(())
    }

    /// `virDomainHasManagedSaveImage`
    pub(crate) fn has_managed_save(&self, handle: &Domain, flags: u32) -> Result<bool> {
        api::check_flags(flags, 0, "qemuDomainHasManagedSaveImage", ORIGIN)?;
        Ok(self.guest(handle)?.look().managed_save)
    }

    /// `virDomainManagedSaveRemove`
    pub(crate) fn managed_save_remove(&self, handle: &Domain, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "qemuDomainManagedSaveRemove", ORIGIN)?;
        let guest = self.guest(handle)?;
        let path = self.folders.managed_save(&guest.name());
        std::fs::remove_file(&path).map_err(|cause| {
            let text = format!("Failed to remove managed save file '{}'", path.display());
            Error::system(ORIGIN, &cause, text)
        })?;
        guest.change().managed_save = false;
        Ok(())
    }

    /// `virDomainSaveImageGetXMLDesc`
    pub(crate) fn saved_xml(&self, path: &Path, flags: u32, function: &str) -> Result<String> {
        api::check_flags(flags, VIR_DOMAIN_SAVE_IMAGE_XML_SECURE, function, ORIGIN)?;
        let saved = self.open_saved(path, false)?;
        Ok(definition::format(&saved.def, flags))
    }

    /// `virDomainSaveImageDefineXML`
    pub(crate) fn define_saved(
        &self,
        path: &Path,
        xml: &str,
        flags: u32,
        function: &str,
    ) -> Result<()> {
        api::check_flags(
            flags,
            VIR_DOMAIN_SAVE_RUNNING | VIR_DOMAIN_SAVE_PAUSED,
            function,
            ORIGIN,
        )?;
        let mut saved = self.open_saved(path, true)?;
        saved.head.was_running = runs(flags, &saved.head);
        saved.head.replace_xml(self.replacement(xml, &saved.def)?)?;
        saved.head.write(&mut saved.file, true, path)?;
        saved.file.sync_all().map_err(|cause| {
            Error::system(
                ORIGIN,
                &cause,
                format!("cannot sync file '{}'", path.display()),
            )
        })
    }

    /// The managed save of a guest that has one.
    pub(crate) fn managed_path(&self, handle: &Domain) -> Result<std::path::PathBuf> {
        let guest = self.guest(handle)?;
        let facts = guest.look();
        if !facts.managed_save {
            bail!(
                VIR_ERR_NO_DOMAIN_SNAPSHOT,
                "domain does not have managed save image"
            );
        }
        Ok(self.folders.managed_save(&facts.def.name))
    }

    /// A definition that shall take the place of that of a saved guest, as it is stored.
    pub(crate) fn replacement(&self, xml: &str, old: &DomainDef) -> Result<String> {
        let def = self.parse_replacement(xml, old)?;
        Ok(definition::format(&def, definition::PORTABLE))
    }

    fn parse_replacement(&self, xml: &str, old: &DomainDef) -> Result<DomainDef> {
        let def = self.parse(xml, ParseFlags::INACTIVE)?;
        old.check_abi_stability(&def, Strictness::Full)?;
        Ok(def)
    }

    fn open_saved(&self, path: &Path, write: bool) -> Result<Saved> {
        let mut file = save_file::open(path, write)?;
        let head = Head::read(&mut file)?;
        if head.compression != 0 {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "compression {} of '{}' is not supported by this driver",
                head.compression,
                path.display()
            );
        }
        let flags = ParseFlags::INACTIVE | ParseFlags::SKIP_VALIDATE;
        let def = self.parse(&head.xml, flags)?;
        Ok(Saved { head, def, file })
    }
}

/// Making firmware variables anew from their template is not supported; a guest without any has
/// nothing to reset.
///
/// # Errors
/// `VIR_ERR_CONFIG_UNSUPPORTED`.
pub(crate) fn refuse_nvram_reset(def: &DomainDef, wanted: bool) -> Result<()> {
    if wanted && def.os.nvram.is_some() {
        bail!(
            VIR_ERR_CONFIG_UNSUPPORTED,
            "resetting the nvram of domain '{}' is not supported by this driver",
            def.name
        );
    }
    Ok(())
}

fn refuse_bypass(wanted: bool) -> Result<()> {
    if wanted {
        bail!(
            VIR_ERR_OPERATION_FAILED,
            "bypass cache unsupported by this system"
        );
    }
    Ok(())
}

/// Whether a saved guest is to run, by `virDomainSaveRestoreFlags` and by how it was saved.
fn runs(flags: u32, head: &Head) -> bool {
    match flags {
        flags if flags & VIR_DOMAIN_SAVE_RUNNING != 0 => true,
        flags if flags & VIR_DOMAIN_SAVE_PAUSED != 0 => false,
        _ => head.was_running,
    }
}

fn order(file: File, running: bool, auto_destroy: Option<u64>) -> Order {
    Order {
        paused: !running,
        auto_destroy,
        incoming: Some(file),
        running: VIR_DOMAIN_RUNNING_RESTORED,
        started: VIR_DOMAIN_EVENT_STARTED_RESTORED,
    }
}
