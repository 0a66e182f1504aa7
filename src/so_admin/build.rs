//! Derives the exports from the table and links against libvirt.so.0.
fn main() {
    apigen::link::shim();
    apigen::entry::build_sibling("libvirt-admin", "libvirt_admin.so");
}
