//! Processor layouts of real machines: libvirt's own test trees and the layout it finds in them.
#![allow(clippy::unwrap_used)]
use std::fs;
use std::path::{Path, PathBuf};

use util::host::Topology;

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/data/virhostcpudata")
}

#[test]
fn layouts_are_libvirts() {
    let Ok(entries) = fs::read_dir(data()) else {
        println!("skipped: no recordings beside this checkout");
        return;
    };
    let paths = entries.flatten().map(|entry| entry.path());
    for path in paths.filter(|path| path.extension().is_some_and(|e| e == "expected")) {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let (arch, key) = name
            .strip_prefix("linux-")
            .unwrap()
            .split_once('-')
            .unwrap();
        let tree = data().join(format!("linux-{key}"));
        let cpuinfo = fs::read_to_string(path.with_extension("cpuinfo")).unwrap();
        let found = Topology::read(&tree, &cpuinfo, arch).unwrap();
        let Topology {
            cpus,
            mhz,
            nodes,
            sockets,
            cores,
            threads,
        } = found;
        let line = format!(
            "CPUs: {cpus}/{cpus}, MHz: {mhz}, Nodes: {nodes}, Sockets: {sockets}, \
             Cores: {cores}, Threads: {threads}"
        );
        assert_eq!(line, fs::read_to_string(&path).unwrap().trim(), "{name}");
    }
}
