//! The macros of the C headers which Rust cannot say: those with parameters and those that rename.
//!
//! Macros that stand for a value are `pub const` in `src/abi`.

/// A preprocessor macro.
pub struct CMacro {
    /// Public header without `.h`.
    pub header: &'static str,
    /// Name.
    pub name: &'static str,
    /// Parameters with a word on each; none for an object-like macro.
    pub params: &'static [(&'static str, &'static str)],
    /// Replacement text.
    pub body: &'static str,
    /// Release that brought it.
    pub since: &'static str,
    /// What it is for.
    pub doc: &'static str,
}

const CPUMAP: (&str, &str) = ("cpumap", "one CPU map: bit N of byte N/8 is CPU N");
const CPUMAPS: (&str, &str) = ("cpumaps", "CPU maps one after another, one per virtual CPU");
const MAPLEN: (&str, &str) = ("maplen", "bytes of one CPU map");
const VCPU: (&str, &str) = ("vcpu", "number of the virtual CPU");
const CPU: (&str, &str) = ("cpu", "number of the host CPU");
const CALLBACK: (&str, &str) = ("cb", "the callback with the signature of its event");

/// All of them, by header.
pub const C_MACROS: &[CMacro] = &[
    CMacro {
        header: "libvirt-common",
        name: "LIBVIR_CHECK_VERSION",
        params: &[
            ("major", "major number of the release"),
            ("minor", "minor number of the release"),
            ("micro", "micro number of the release"),
        ],
        body: "((major) * 1000000 + (minor) * 1000 + (micro) <= LIBVIR_VERSION_NUMBER)",
        since: "1.2.0",
        doc: "True if these headers are of the named release or a newer one; usable in `#if`.",
    },
    CMacro {
        header: "libvirt-host",
        name: "VIR_NODEINFO_MAXCPUS",
        params: &[("nodeinfo", "a virNodeInfo")],
        body: "((nodeinfo).nodes*(nodeinfo).sockets*(nodeinfo).cores*(nodeinfo).threads)",
        since: "0.1.4",
        doc: "Number of CPUs the host can have at most, counting those that are offline.",
    },
    CMacro {
        header: "libvirt-domain",
        name: "VIR_USE_CPU",
        params: &[CPUMAP, CPU],
        body: "((cpumap)[(cpu) / 8] |= (1 << ((cpu) % 8)))",
        since: "0.1.4",
        doc: "Adds a CPU to a map.",
    },
    CMacro {
        header: "libvirt-domain",
        name: "VIR_UNUSE_CPU",
        params: &[CPUMAP, CPU],
        body: "((cpumap)[(cpu) / 8] &= ~(1 << ((cpu) % 8)))",
        since: "0.1.4",
        doc: "Takes a CPU out of a map.",
    },
    CMacro {
        header: "libvirt-domain",
        name: "VIR_CPU_USED",
        params: &[CPUMAP, CPU],
        body: "((cpumap)[(cpu) / 8] & (1 << ((cpu) % 8)))",
        since: "1.0.0",
        doc: "Not zero if a map holds the CPU.",
    },
    CMacro {
        header: "libvirt-domain",
        name: "VIR_CPU_MAPLEN",
        params: &[("cpu", "number of host CPUs")],
        body: "(((cpu) + 7) / 8)",
        since: "0.1.4",
        doc: "Bytes of a map for so many CPUs.",
    },
    CMacro {
        header: "libvirt-domain",
        name: "VIR_CPU_USABLE",
        params: &[CPUMAPS, MAPLEN, VCPU, CPU],
        body: "VIR_CPU_USED(VIR_GET_CPUMAP(cpumaps, maplen, vcpu), cpu)",
        since: "0.1.4",
        doc: "Not zero if the virtual CPU may run on the host CPU.",
    },
    CMacro {
        header: "libvirt-domain",
        name: "VIR_COPY_CPUMAP",
        params: &[
            CPUMAPS,
            MAPLEN,
            VCPU,
            ("cpumap", "where the copy goes, `maplen` bytes"),
        ],
        body: "memcpy(cpumap, VIR_GET_CPUMAP(cpumaps, maplen, vcpu), maplen)",
        since: "0.1.4",
        doc: "Copies the map of one virtual CPU.",
    },
    CMacro {
        header: "libvirt-domain",
        name: "VIR_GET_CPUMAP",
        params: &[CPUMAPS, MAPLEN, VCPU],
        body: "(&((cpumaps)[(vcpu) * (maplen)]))",
        since: "0.1.4",
        doc: "The map of one virtual CPU among many.",
    },
    CMacro {
        header: "libvirt-domain",
        name: "VIR_DOMAIN_EVENT_CALLBACK",
        params: &[CALLBACK],
        body: "((virConnectDomainEventGenericCallback)(cb))",
        since: "0.8.0",
        doc: "Casts a callback for virConnectDomainEventRegisterAny().",
    },
    CMacro {
        header: "libvirt-domain",
        name: "_virSchedParameter",
        params: &[],
        body: "_virTypedParameter",
        since: "0.2.3",
        doc: "The structure's name before typed parameters were shared.",
    },
    CMacro {
        header: "libvirt-domain",
        name: "_virBlkioParameter",
        params: &[],
        body: "_virTypedParameter",
        since: "0.9.0",
        doc: "The structure's name before typed parameters were shared.",
    },
    CMacro {
        header: "libvirt-domain",
        name: "_virMemoryParameter",
        params: &[],
        body: "_virTypedParameter",
        since: "0.8.5",
        doc: "The structure's name before typed parameters were shared.",
    },
    CMacro {
        header: "libvirt-network",
        name: "VIR_NETWORK_EVENT_CALLBACK",
        params: &[CALLBACK],
        body: "((virConnectNetworkEventGenericCallback)(cb))",
        since: "1.2.1",
        doc: "Casts a callback for virConnectNetworkEventRegisterAny().",
    },
    CMacro {
        header: "libvirt-nodedev",
        name: "VIR_NODE_DEVICE_EVENT_CALLBACK",
        params: &[CALLBACK],
        body: "((virConnectNodeDeviceEventGenericCallback)(cb))",
        since: "2.2.0",
        doc: "Casts a callback for virConnectNodeDeviceEventRegisterAny().",
    },
    CMacro {
        header: "libvirt-secret",
        name: "VIR_SECRET_EVENT_CALLBACK",
        params: &[CALLBACK],
        body: "((virConnectSecretEventGenericCallback)(cb))",
        since: "3.0.0",
        doc: "Casts a callback for virConnectSecretEventRegisterAny().",
    },
    CMacro {
        header: "libvirt-storage",
        name: "VIR_STORAGE_POOL_EVENT_CALLBACK",
        params: &[CALLBACK],
        body: "((virConnectStoragePoolEventGenericCallback)(cb))",
        since: "2.0.0",
        doc: "Casts a callback for virConnectStoragePoolEventRegisterAny().",
    },
];

/// The macros of one header.
pub fn of(header: &str) -> impl Iterator<Item = &'static CMacro> {
    C_MACROS.iter().filter(move |m| m.header == header)
}
