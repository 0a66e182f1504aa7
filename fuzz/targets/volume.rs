//! A volume of each sort of pool from any text: an error, or a definition that is written as it is
//! read.
#![no_main]

use conf::StorageVolumeDef;
use conf::storage_pool::PoolType;
use conf::storage_volume::Capacity;
use libfuzzer_sys::fuzz_target;
use util::xml::ParseFlags;

fn read(pool: PoolType, source: &str, flags: ParseFlags) -> Option<StorageVolumeDef> {
    StorageVolumeDef::from_xml(pool, source, Capacity::Required, flags).ok()
}

fuzz_target!(|source: &str| {
    for pool in [PoolType::Dir, PoolType::Disk, PoolType::Logical] {
        let _ = read(pool, source, ParseFlags::VALIDATE_SCHEMA);
        let Some(def) = read(pool, source, ParseFlags::NONE) else {
            continue;
        };
        // White space of attributes is another after the first reading.
        let Some(second) = read(pool, &def.to_xml(), ParseFlags::NONE) else {
            continue;
        };
        let text = second.to_xml();
        if let Some(third) = read(pool, &text, ParseFlags::NONE) {
            assert_eq!(third.to_xml(), text);
        }
    }
});
