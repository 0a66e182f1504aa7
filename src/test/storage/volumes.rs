//! `Volumes`: the volumes of one pool, found by name, key and path at once.
use super::content::Content;
use conf::StorageVolumeDef;
use parking_lot::Mutex;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use util::error::{Error, Result};

/// A volume that has a key and a path.
#[derive(Clone, Debug)]
pub(crate) struct Volume {
    /// Its definition.
    pub(crate) def: StorageVolumeDef,
    /// What names it everywhere.
    pub(crate) key: String,
    /// Where it is.
    pub(crate) path: String,
    /// What it holds; streams have their share of it.
    pub(crate) content: Arc<Mutex<Content>>,
}

impl Volume {
    /// A volume of zeros.
    pub(crate) fn new(def: StorageVolumeDef, key: String, path: String) -> Self {
        let mut volume = Self {
            def,
            key,
            path,
            content: Arc::default(),
        };
        let allocation = volume.def.allocation;
        let length = match volume.is_raw() {
            true => volume.def.capacity,
            false => allocation,
        };
        volume.content = Arc::new(Mutex::new(Content::new(length, allocation)));
        volume
    }

    /// Whether a guest sees the bytes as they are.
    pub(crate) fn is_raw(&self) -> bool {
        self.def.target.format.is_none_or(|format| format == "raw")
    }
}

/// The volumes of a pool, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Volumes {
    in_order: BTreeMap<u64, Arc<Volume>>,
    by_name: HashMap<String, u64>,
    by_key: HashMap<String, u64>,
    by_path: HashMap<String, u64>,
    next_serial: u64,
}

impl Volumes {
    /// Adds a volume.
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` when key, name or path are taken, which libvirt doesn't explain;
    /// nothing has changed then.
    pub(crate) fn add(&mut self, volume: Volume) -> Result<Arc<Volume>> {
        let serial = self.next_serial;
        let indexes = [
            (&mut self.by_key, &volume.key),
            (&mut self.by_name, &volume.def.name),
            (&mut self.by_path, &volume.path),
        ];
        if indexes.iter().any(|(index, of)| index.contains_key(*of)) {
            return Err(Error::unexplained());
        }
        for (index, of) in indexes {
            index.insert(of.clone(), serial);
        }
        self.next_serial += 1;
        let volume = Arc::new(volume);
        self.in_order.insert(serial, volume.clone());
        Ok(volume)
    }

    /// Removes the volume of a name.
    pub(crate) fn remove(&mut self, name: &str) {
        let serial = self.by_name.remove(name);
        if let Some(volume) = serial.and_then(|serial| self.in_order.remove(&serial)) {
            self.by_key.remove(&volume.key);
            self.by_path.remove(&volume.path);
        }
    }

    /// Changes the volume of a name, but for its name, key and path.
    pub(crate) fn update<T>(
        &mut self,
        name: &str,
        change: impl FnOnce(&mut Volume) -> T,
    ) -> Option<T> {
        let serial = self.by_name.get(name)?;
        let volume = self.in_order.get_mut(serial)?;
        Some(change(Arc::make_mut(volume)))
    }

    fn at(&self, serial: Option<&u64>) -> Option<Arc<Volume>> {
        serial.and_then(|serial| self.in_order.get(serial)).cloned()
    }

    /// The volume of a name.
    pub(crate) fn by_name(&self, name: &str) -> Option<Arc<Volume>> {
        self.at(self.by_name.get(name))
    }

    /// The volume of a key.
    pub(crate) fn by_key(&self, key: &str) -> Option<Arc<Volume>> {
        self.at(self.by_key.get(key))
    }

    /// The volume of a path.
    pub(crate) fn by_path(&self, path: &str) -> Option<Arc<Volume>> {
        self.at(self.by_path.get(path))
    }

    /// All of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &Arc<Volume>> {
        self.in_order.values()
    }
}
