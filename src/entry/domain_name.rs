//! The names of error domains in messages for people.

/// Position N has the name of `virErrorDomain` N.
#[rustfmt::skip]
const NAMES: [&str; 73] = [
    "", "Xen Driver", "Xen Daemon", "Xen Store", "S-Expression", "XML Util", "Domain", "XML-RPC", "Proxy Daemon",
    "Config File", "QEMU Driver", "Network", "Test Driver", "Remote Driver", "OpenVZ Driver", "Xen XM Driver",
    "Linux Statistics", "LXC Driver", "Storage Driver", "Network Driver", "Domain Config",
    "User Mode Linux Driver", "Node Device Driver", "Xen Inotify Driver", "Security Driver", "VirtualBox Driver",
    "Network Interface Driver", "Open Nebula Driver", "ESX Driver", "Power Hypervisor Driver", "Secrets Driver",
    "CPU Driver", "XenAPI Driver", "Network Filter Driver", "Lifecycle Hook", "Domain Snapshot", "Audit Utils",
    "Sysinfo Utils", "I/O Stream Utils", "VMware Driver", "Event Loop", "Xen Light Driver", "Lock Driver",
    "Hyper-V Driver", "Capabilities Utils", "URI Utils", "Authentication Utils", "DBus Utils",
    "Parallels Cloud Server", "Device Config", "SSH transport layer", "Lock Space", "Init control", "Identity",
    "Cgroup", "Access Manager", "Systemd", "Bhyve", "Crypto", "Firewall", "Polkit", "Thread jobs",
    "Admin Interface", "Log Manager", "Xen XL Config", "Perf", "Libssh transport layer", "Resource control",
    "FirewallD", "Domain Checkpoint", "TPM", "BPF", "Cloud-Hypervisor Driver",
];

/// The name of a `virErrorDomain`; `Unknown` for any other number.
pub(crate) fn domain_name(domain: i32) -> &'static str {
    let position = usize::try_from(domain).ok();
    position
        .and_then(|at| NAMES.get(at))
        .copied()
        .unwrap_or("Unknown")
}

#[cfg(test)]
mod tests {
    use super::*;
    use abi::virErrorDomain as Domain;

    #[test]
    fn names_stand_at_their_numbers() {
        assert_eq!(domain_name(Domain::VIR_FROM_NONE as i32), "");
        assert_eq!(domain_name(Domain::VIR_FROM_QEMU as i32), "QEMU Driver");
        assert_eq!(domain_name(Domain::VIR_FROM_URI as i32), "URI Utils");
        assert_eq!(
            domain_name(Domain::VIR_FROM_CH as i32),
            "Cloud-Hypervisor Driver"
        );
        assert_eq!(domain_name(73), "Unknown");
        assert_eq!(domain_name(-1), "Unknown");
    }
}
