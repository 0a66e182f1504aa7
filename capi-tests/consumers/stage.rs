//! An installed tree of the libraries under test, with all that a binding's build looks for:
//! headers, pkg-config files, API descriptions.  `make/install` does the same for a release build.

use crate::scratch;
use crate::tool::Failure;
use apigen::{api_xml, source, table, vocabulary};
use capi_tests::libraries::Libraries;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

const NAMES: [&str; 4] = ["libvirt", "libvirt-qemu", "libvirt-lxc", "libvirt-admin"];
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The tree.
pub(crate) struct Stage {
    pub(crate) pkg_config: PathBuf,
    pub(crate) libraries: PathBuf,
}

impl Stage {
    /// Lays it out below the test's folder, over what an earlier run has left.
    pub(crate) fn new(libraries: &Libraries) -> Result<Self, Failure> {
        let prefix = scratch("stage");
        let stage = Self {
            pkg_config: prefix.join("lib/pkgconfig"),
            libraries: prefix.join("lib"),
        };
        let headers = prefix.join("include/libvirt");
        let descriptions = prefix.join("share/libvirt/api");
        for folder in [&stage.pkg_config, &headers, &descriptions] {
            fs::create_dir_all(folder)?;
        }
        for name in NAMES {
            stage.link(libraries, name)?;
            stage.describe(&prefix, name)?;
        }
        copy_headers(&headers)?;
        write_descriptions(&descriptions)?;
        Ok(stage)
    }

    /// Both names of a library, as links to the built one.
    fn link(&self, libraries: &Libraries, name: &str) -> Result<(), Failure> {
        let soname = format!("{name}.so.0");
        let built = libraries.dir().join(&soname).canonicalize()?;
        for link in [soname, format!("{name}.so")] {
            let link = self.libraries.join(link);
            // What an earlier run has left; the next line tells when it can't go.
            let _ = fs::remove_file(&link);
            symlink(&built, link)?;
        }
        Ok(())
    }

    /// The pkg-config file.
    fn describe(&self, prefix: &Path, name: &str) -> Result<(), Failure> {
        let template = capi_tests::root().join(format!("pkgconfig/{name}.pc.in"));
        let text = fs::read_to_string(template)?
            .replace("@PREFIX@", &prefix.to_string_lossy())
            .replace("@LIBDIR@", &self.libraries.to_string_lossy())
            .replace("@VERSION@", VERSION);
        fs::write(self.pkg_config.join(format!("{name}.pc")), text)?;
        Ok(())
    }
}

fn copy_headers(folder: &Path) -> Result<(), Failure> {
    for entry in fs::read_dir(capi_tests::root().join("include/libvirt"))? {
        let entry = entry?;
        fs::copy(entry.path(), folder.join(entry.file_name()))?;
    }
    Ok(())
}

fn write_descriptions(folder: &Path) -> Result<(), Failure> {
    let rooms = capi_tests::root().join("src");
    let symbols = vocabulary::read(&source::read_dir(&rooms.join("abi")));
    let rows = table::load(&rooms.join("api/table"));
    for library in api_xml::LIBRARIES {
        let text = api_xml::emit(library, &symbols, &rows);
        fs::write(folder.join(format!("{library}-api.xml")), text)?;
    }
    Ok(())
}
