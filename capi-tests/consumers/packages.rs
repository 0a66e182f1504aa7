//! Debian packages unpacked into a folder: as installed, with no change to the machine.  Clients of
//! libvirt can't be installed for a test, they would bring libvirt0 along.

use crate::scratch;
use crate::tool::{Failure, Tool};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Tests run at the same time; one fetches for all.
static FETCHING: Mutex<()> = Mutex::new(());

/// The list of what a tree holds, written when all of it is there.
const COMPLETE: &str = "complete";

/// Unpacked packages.
pub(crate) struct Tree(PathBuf);

impl Tree {
    /// `clients` as they are, since they depend on libvirt0; `needs` with all that they depend on
    /// and the machine lacks.  `None`, with a word, where apt can't get them.
    pub(crate) fn of(clients: &[&str], needs: &[&str]) -> Result<Option<Self>, Failure> {
        let _alone = FETCHING.lock();
        let folder = scratch("debian").join(clients[0]);
        let list = [clients, needs].concat().join(" ");
        if fs::read_to_string(folder.join(COMPLETE)).is_ok_and(|complete| complete == list) {
            return Ok(Some(Self(folder)));
        }
        fs::create_dir_all(&folder)?;
        if let Err(Failure(reason)) = fetch(&folder, clients, needs) {
            let line = reason.lines().last().unwrap_or_default();
            eprintln!("skipped: no {} to be had: {line}", clients[0]);
            return Ok(None);
        }
        fs::write(folder.join(COMPLETE), list)?;
        Ok(Some(Self(folder)))
    }

    /// A file or folder that the packages have at `/place`.
    pub(crate) fn at(&self, place: &str) -> PathBuf {
        self.0.join(place)
    }

    /// Where shared libraries lie.
    pub(crate) fn libraries(&self) -> PathBuf {
        self.at(&format!("usr/lib/{}-linux-gnu", std::env::consts::ARCH))
    }

    /// A program at `/place`, of the packages or else of the machine.
    pub(crate) fn program(&self, place: &str) -> PathBuf {
        let own = self.at(place);
        if own.exists() {
            return own;
        }
        Path::new("/").join(place)
    }
}

fn fetch(folder: &Path, clients: &[&str], needs: &[&str]) -> Result<(), Failure> {
    let lacking = lacking(needs)?;
    Tool::new("apt-get")
        .arguments(&["-q", "download"])
        .arguments(clients)
        .arguments(&lacking)
        .folder(folder)
        .run()?;
    for entry in fs::read_dir(folder)? {
        let package = entry?.path();
        if package.extension().is_some_and(|e| e == "deb") {
            Tool::new("dpkg")
                .argument("-x")
                .argument(&package)
                .argument(folder)
                .run()?;
            fs::remove_file(package)?;
        }
    }
    Ok(())
}

/// The packages that apt would install for `needs`.
fn lacking(needs: &[&str]) -> Result<Vec<String>, Failure> {
    if needs.is_empty() {
        return Ok(Vec::new());
    }
    let plan = Tool::new("apt-get")
        .arguments(&["-s", "-qq", "--no-install-recommends", "install"])
        .arguments(needs)
        .run()?;
    Ok(plan.lines().filter_map(newly_installed).collect())
}

/// The package of a line `Inst NAME (VERSION …)`; upgrades have `[VERSION]` behind the name.
fn newly_installed(line: &str) -> Option<String> {
    let (name, rest) = line.strip_prefix("Inst ")?.split_once(' ')?;
    rest.starts_with('(').then(|| name.to_owned())
}

#[test]
fn upgrades_are_no_new_packages() {
    let name = |line| newly_installed(line);
    assert_eq!(
        name("Inst ruby (1:3.1 Debian:12 [amd64])"),
        Some("ruby".to_owned())
    );
    assert_eq!(
        name("Inst perl [5.36.0-7] (5.36.0-8 Debian:12 [amd64])"),
        None
    );
    assert_eq!(name("Conf ruby (1:3.1 Debian:12 [amd64])"), None);
}
