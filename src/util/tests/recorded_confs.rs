//! libvirt's own sample configuration files can be read.
#![allow(clippy::unwrap_used)]
use std::path::Path;

use util::conf_file::ConfFile;

#[test]
fn samples_can_be_read() {
    let data =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/data/virconfdata");
    for name in ["fc4.conf", "libvirtd.conf"] {
        let path = data.join(name);
        if !path.exists() {
            println!("skipped: no recordings beside this checkout");
            return;
        }
        let conf = ConfFile::load(&path).unwrap();
        assert!(conf.iter().count() > 1, "{name}");
    }
}
