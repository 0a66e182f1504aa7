//! `<poolstate>`: a running pool as a driver keeps it over its own restart.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{Document, Writer};

use super::def::{Extensions, StoragePoolDef};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

/// The root element.
const ROOT: &str = "poolstate";

impl StoragePoolDef {
    /// The document of a running pool (C: `virStoragePoolSaveState`).
    #[must_use]
    pub fn to_state_xml(&self) -> String {
        let mut w = Writer::new();
        w.start(ROOT);
        self.format(&mut w);
        w.end();
        w.finish()
    }

    /// Reads the document of a running pool that the host keeps under `name`
    /// (C: `virStoragePoolObjLoadState`).
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR`, also when it is that of another pool.
    pub fn from_state_xml(xml: &str, name: &str) -> Result<Self> {
        let document = Document::parse(xml.as_bytes(), ROOT, ORIGIN)?;
        let Some(pool) = document.root().child(Self::SHAPE.element) else {
            bail!(
                VIR_ERR_XML_ERROR,
                "Could not find any 'pool' element in state file"
            );
        };
        let def = Self::parse(pool, Extensions::Kept)?;
        if def.name != name {
            bail!(
                VIR_ERR_XML_ERROR,
                "Storage pool state file '{name}' does not match pool name '{}'",
                def.name
            );
        }
        Ok(def)
    }
}
