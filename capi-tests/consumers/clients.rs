//! Debian's clients of libvirt, each driven by a script of ours in this folder.

use crate::packages::Tree;
use crate::script::Script;
use crate::tool::{Failure, Tool};
use crate::{MODULES, PYTHON, scratch, search_path};
use std::path::{Path, PathBuf};

/// libvirt-glib, with the descriptions of its objects.
const GLIB: [&str; 2] = ["libvirt-glib-1.0-0", "gir1.2-libvirt-glib-1.0"];

/// An empty folder for the files of a script.
pub(crate) fn folder(name: &str) -> Result<PathBuf, Failure> {
    let folder = scratch("files").join(name);
    // What an earlier run has left; the next line tells when it is in the way.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Whether the machine has a program; prints a word where it has not.
fn has(program: &Path) -> bool {
    let found = program.exists() || Tool::new(program).argument("--version").run().is_ok();
    if !found {
        eprintln!("skipped: no {}", program.display());
    }
    found
}

/// The folder for the interpreter's version in a folder that holds no other.
fn version_in(folder: &Path) -> Result<PathBuf, Failure> {
    match std::fs::read_dir(folder)?.next() {
        Some(entry) => Ok(entry?.path()),
        None => Err(Failure(format!("{} is empty", folder.display()))),
    }
}

#[test]
fn perl_drives_the_test_driver() -> Result<(), Failure> {
    let perl = Path::new("/usr/bin/perl");
    let (true, Some(tree)) = (has(perl), Tree::of(&["libsys-virt-perl"], &[])?) else {
        return Ok(());
    };
    let version = Tool::new(perl)
        .arguments(&["-e", "printf '%vd', $^V"])
        .run()?;
    let release = version
        .rsplit_once('.')
        .map_or(&*version, |(release, _)| release);
    Script::new(perl, "sys_virt.pl")
        .argument(folder("sys_virt")?)
        .variable("PERL5LIB", tree.libraries().join("perl5").join(release))
        .compare()
}

#[test]
fn ruby_drives_the_test_driver() -> Result<(), Failure> {
    let Some(tree) = Tree::of(&["ruby-libvirt"], &["ruby"])? else {
        return Ok(());
    };
    let own = tree.libraries().join("ruby");
    let places = [
        version_in(&own.join("vendor_ruby"))?,
        tree.at("usr/lib/ruby/vendor_ruby"),
    ];
    // Where Ruby itself came with the packages.
    let release = places[0].file_name().unwrap_or_default();
    let itself = [own.join(release), tree.at("usr/lib/ruby").join(release)];
    Script::new(tree.program("usr/bin/ruby"), "ruby_libvirt.rb")
        .options(&["--disable-gems"])
        .argument(folder("ruby_libvirt")?)
        .variable("RUBYLIB", search_path(&[places, itself].concat())?)
        .with_libraries_of(&tree)
        .compare()
}

#[test]
fn php_drives_the_test_driver() -> Result<(), Failure> {
    let Some(tree) = Tree::of(&["php8.2-libvirt-php"], &["php8.2-cli"])? else {
        return Ok(());
    };
    // The number is that of the interface that modules of PHP 8.2 have.
    let extension = tree.at("usr/lib/php/20220829/libvirt-php.so");
    Script::new(tree.program("usr/bin/php8.2"), "php_libvirt.php")
        // Nothing of the machine's own configuration.
        .options(&["-n", "-d", &format!("extension={}", extension.display())])
        .argument(folder("php_libvirt")?)
        .with_libraries_of(&tree)
        .compare()
}

#[test]
fn ocaml_drives_the_test_driver() -> Result<(), Failure> {
    // The interpreter wants no C compiler, which the language's own package depends on.
    let clients = ["libvirt-ocaml", "libvirt-ocaml-dev"];
    let language = ["ocaml", "ocaml-base", "ocaml-interp"];
    let Some(tree) = Tree::of(&[&clients[..], &language].concat(), &[])? else {
        return Ok(());
    };
    let library = tree.at("usr/lib/ocaml");
    Script::new(tree.program("usr/bin/ocamlrun"), "ocaml_libvirt.ml")
        .options(&[tree.program("usr/bin/ocaml")])
        .options(&["-I", "+libvirt", "unix.cma", "mllibvirt.cma"])
        .argument(folder("ocaml_libvirt")?)
        .variable("OCAMLLIB", &library)
        .variable("CAML_LD_LIBRARY_PATH", library.join("stublibs"))
        .compare()
}

#[test]
fn libvirt_gobject_drives_the_test_driver() -> Result<(), Failure> {
    let Some(tree) = Tree::of(&GLIB, &["gir1.2-freedesktop", "python3-gi"])? else {
        return Ok(());
    };
    Script::new(PYTHON, "libvirt_gobject.py")
        .argument(folder("libvirt_gobject")?)
        .variable("PYTHONPATH", tree.at(MODULES))
        .variable("GI_TYPELIB_PATH", tree.libraries().join("girepository-1.0"))
        .with_libraries_of(&tree)
        .compare()
}

#[test]
fn libvirt_dbus_serves_the_test_driver() -> Result<(), Failure> {
    let clients = ["libvirt-dbus", GLIB[0]];
    let Some(tree) = Tree::of(&clients, &["dbus-daemon", "gir1.2-glib-2.0", "python3-gi"])? else {
        return Ok(());
    };
    let programs = [tree.at("usr/bin"), PathBuf::from("/usr/bin")];
    Script::new(PYTHON, "libvirt_dbus.py")
        .argument(tree.at("usr/sbin/libvirt-dbus"))
        .argument(folder("libvirt_dbus")?)
        .variable("PATH", search_path(&programs)?)
        .variable("PYTHONPATH", tree.at(MODULES))
        .variable(
            "VIRT_DBUS_INTERFACES_DIR",
            tree.at("usr/share/dbus-1/interfaces"),
        )
        .with_libraries_of(&tree)
        .compare()
}

#[test]
fn virt_install_virt_clone_and_virt_xml_make_guests() -> Result<(), Failure> {
    let needs = [
        "gir1.2-libosinfo-1.0",
        "python3-gi",
        "python3-libxml2",
        "python3-requests",
    ];
    let Some(tree) = Tree::of(&["virtinst", "python3-libvirt"], &needs)? else {
        return Ok(());
    };
    let modules = [tree.at("usr/share/virt-manager"), tree.at(MODULES)];
    Script::new(PYTHON, "virtinst_tools.py")
        .argument(folder("virtinst_tools")?)
        .variable("PYTHONPATH", search_path(&modules)?)
        .variable("GI_TYPELIB_PATH", tree.libraries().join("girepository-1.0"))
        .variable("OSINFO_SYSTEM_DIR", tree.program("usr/share/osinfo"))
        .with_libraries_of(&tree)
        .compare()
}

#[test]
fn virt_viewer_finds_the_displays_of_guests() -> Result<(), Failure> {
    let needs = [
        "libgtk-3-0",
        "libgtk-3-bin",
        "libgtk-vnc-2.0-0",
        "libspice-client-gtk-3.0-5",
        "libvte-2.91-0",
    ];
    let Some(tree) = Tree::of(&["virt-viewer", GLIB[0]], &needs)? else {
        return Ok(());
    };
    let programs = [tree.at("usr/bin"), PathBuf::from("/usr/bin")];
    let data = [tree.at("usr/share"), PathBuf::from("/usr/share")];
    Script::new(PYTHON, "virt_viewer.py")
        .argument(folder("virt_viewer")?)
        .variable("PATH", search_path(&programs)?)
        .variable("XDG_DATA_DIRS", search_path(&data)?)
        .with_libraries_of(&tree)
        .compare()
}
