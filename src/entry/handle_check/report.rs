//! The report at exit.
use super::live::{self, Live};
use super::{Target, turns};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::OpenOptions;
use std::io::Write as _;

/// Finding the names of frames takes time: of more handles no callers are told.
const MOST_CALLERS: usize = 100;

/// Handles that were made alike.
#[derive(Default)]
struct Group {
    handles: usize,
    references: usize,
    threads: Vec<i32>,
}

/// Type, function, callers.
type Groups = BTreeMap<(String, &'static str, Vec<String>), Group>;

/// Writes all of it where the environment says.
pub(super) fn write(target: &Target) {
    let text = text();
    let written = match target {
        Target::Stderr => std::io::stderr().write_all(text.as_bytes()),
        Target::File(path) => {
            let file = OpenOptions::new().create(true).append(true).open(path);
            file.and_then(|mut file| file.write_all(text.as_bytes()))
        }
    };
    if let (Err(error), Target::File(path)) = (written, target) {
        util::warn!("no handle check in {}: {error}", path.display());
    }
}

fn text() -> String {
    let mut text = match live::all(handles) {
        Some(text) => text,
        None => "libvirt handle check: a thread is still inside of the library\n".to_owned(),
    };
    for told in turns::told().into_iter().chain(turns::left()) {
        // Writing to a string can't fail.
        let _ = writeln!(text, "libvirt handle check: {told}");
    }
    text
}

fn handles(all: Vec<&Live>) -> String {
    if all.is_empty() {
        return "libvirt handle check: all handles were released\n".to_owned();
    }
    let mut text = format!(
        "libvirt handle check: handles that are live: {}\n",
        all.len()
    );
    for ((kind, maker, frames), group) in group(all) {
        // Writing to a string can't fail.
        let _ = writeln!(
            text,
            "  {} {kind} made by {maker} in thread {}, references: {}",
            group.handles,
            threads(&group.threads),
            group.references
        );
        for frame in frames {
            let _ = writeln!(text, "    {frame}");
        }
    }
    text
}

fn group(all: Vec<&Live>) -> Groups {
    let mut groups = Groups::new();
    for (at, live) in all.into_iter().enumerate() {
        let frames = if at < MOST_CALLERS {
            live.frames()
        } else {
            Vec::new()
        };
        let group = groups
            .entry((live.kind.clone(), live.maker, frames))
            .or_default();
        group.handles += 1;
        group.references += live.references;
        if !group.threads.contains(&live.thread) {
            group.threads.push(live.thread);
        }
    }
    groups
}

fn threads(all: &[i32]) -> String {
    let all: Vec<_> = all.iter().map(i32::to_string).collect();
    all.join(", ")
}
