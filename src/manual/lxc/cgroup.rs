//! Moving the calling process into the control groups of another, in either version of them.
use std::fs;
use util::error::{Error, ErrorDomain, Result};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_CGROUP;

/// Joins the groups of the process that leads a domain: its ID is the number of that process; with
/// -1, of an inactive domain, there is only the caller itself.
pub(super) fn join(domain_id: i32) -> Result<()> {
    let process = if domain_id < 0 {
        "self".to_owned()
    } else {
        domain_id.to_string()
    };
    let groups = read(&format!("/proc/{process}/cgroup"))?;
    let folders = folders(&groups, &read("/proc/self/mounts")?);
    if folders.is_empty() {
        let cause = std::io::Error::from_raw_os_error(libc::ENXIO);
        return Err(Error::system(ORIGIN, &cause, "no cgroup backend available"));
    }
    let own = std::process::id().to_string();
    for folder in folders {
        let file = format!("{folder}/cgroup.procs");
        fs::write(&file, &own)
            .map_err(|e| Error::system(ORIGIN, &e, format!("Unable to write to '{file}'")))?;
    }
    Ok(())
}

fn read(file: &str) -> Result<String> {
    fs::read_to_string(file)
        .map_err(|e| Error::system(ORIGIN, &e, format!("Unable to open '{file}'")))
}

/// The group folders to join, from the contents of `/proc/PID/cgroup` and of `/proc/mounts`.
///
/// Hierarchies without a controller, as a service manager keeps for itself, are left alone.
fn folders(groups: &str, mounts: &str) -> Vec<String> {
    let mut folders = Vec::new();
    for line in groups.lines() {
        let mut parts = line.splitn(3, ':').skip(1);
        let (Some(controllers), Some(path)) = (parts.next(), parts.next()) else {
            continue;
        };
        if controllers.starts_with("name=") {
            continue;
        }
        if let Some(mount) = mounts.lines().find_map(|m| mount_point(m, controllers)) {
            folders.push(format!("{mount}{}", path.trim_end_matches('/')));
        }
    }
    folders
}

/// Where a line of the mount table has the hierarchy of these controllers, none meaning version 2.
fn mount_point<'a>(line: &'a str, controllers: &str) -> Option<&'a str> {
    let mut words = line.split(' ').skip(1);
    let (place, kind, options) = (words.next()?, words.next()?, words.next()?);
    let found = match controllers {
        "" => kind == "cgroup2" && has_controllers(place),
        _ => {
            kind == "cgroup"
                && controllers
                    .split(',')
                    .all(|c| options.split(',').any(|o| o == c))
        }
    };
    found.then_some(place)
}

fn has_controllers(place: &str) -> bool {
    fs::read_to_string(format!("{place}/cgroup.controllers")).is_ok_and(|c| !c.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_controller_is_found_at_its_mount() {
        let groups = "9:name=systemd:/\n5:cpu,cpuacct:/box\n4:memory:/\n0::/none\nnonsense";
        let mounts = "cgroup /c/systemd cgroup rw,name=systemd 0 0\n\
                      cgroup /c/cpu cgroup rw,cpu,cpuacct 0 0\n\
                      cgroup /c/memory cgroup rw,memory 0 0\n\
                      cgroup2 /nowhere/unified cgroup2 rw 0 0\n";
        assert_eq!(folders(groups, mounts), ["/c/cpu/box", "/c/memory"]);
        assert!(folders(groups, "").is_empty());
    }
}
