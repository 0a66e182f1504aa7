//! `<storagepoolCapabilities>`: which types of pools a driver has, and their formats
//! (C: `virStoragePoolCapsFormat`).
use util::xml::Writer;

use super::kind::{Formats, PoolType};
use crate::YesNo;

/// The document; `supported` tells which types the driver has.
#[must_use]
pub fn document(supported: impl Fn(PoolType) -> bool) -> String {
    let mut w = Writer::new();
    w.start("storagepoolCapabilities");
    for kind in PoolType::ALL {
        w.start("pool");
        w.attr("type", kind.as_str());
        w.attr("supported", YesNo::from(supported(*kind)).as_str());
        w.open_body();
        format_options(&mut w, "poolOptions", "sourceFormatType", kind.formats());
        let volumes = kind.volume_formats();
        format_options(&mut w, "volOptions", "targetFormatType", volumes);
        w.end();
    }
    w.end();
    w.finish()
}

fn format_options(w: &mut Writer, element: &str, list: &str, formats: Option<&Formats>) {
    let Some(formats) = formats else {
        return;
    };
    w.start(element);
    w.start("defaultFormat");
    w.attr("type", formats.default);
    w.end();
    w.start("enum");
    w.attr("name", list);
    w.open_body();
    for word in formats.words.iter().filter(|_| formats.listed) {
        w.leaf("value", word);
    }
    w.end();
    w.end();
}
