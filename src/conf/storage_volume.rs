//! `<volume>`: an image, a partition, … of a storage pool (C: `virStorageVolDef`).
mod def;
mod target;

pub use def::{Capacity, StorageVolumeDef, VolumeType};
pub use target::{ImageFeatures, Timestamps, VolumeTarget};
