//! Which headers there are, what each is made of and what stands around it.

/// How a header is reached.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// By a plain `#include`; pulls in `libvirt.h`.
    Standalone,
    /// Only through `libvirt.h`.
    Part,
    /// Through `libvirt.h` or `libvirt-admin.h`.
    Common,
    /// By a plain `#include`; pulls in `libvirt-common.h`.
    Admin,
    /// `libvirt.h` itself.
    Umbrella,
}

/// A public header.
pub(crate) struct Header {
    /// Name without `.h`.
    pub(crate) name: &'static str,
    /// Include guard, known to programs that test it.
    pub(crate) guard: &'static str,
    /// Files of `src/abi` which it is made of.
    pub(crate) vocabulary: &'static [&'static str],
    /// How it is included.
    pub(crate) access: Access,
}

const fn part(
    name: &'static str,
    guard: &'static str,
    vocabulary: &'static [&'static str],
) -> Header {
    Header {
        name,
        guard,
        vocabulary,
        access: Access::Part,
    }
}

/// All public headers, `libvirt.h` last; the parts in the order in which it includes them.
pub(crate) const HEADERS: &[Header] = &[
    Header {
        name: "libvirt-common",
        guard: "__VIR_VIRCOMMON_H__",
        vocabulary: &["common"],
        access: Access::Common,
    },
    part("libvirt-host", "LIBVIRT_HOST_H", &["host"]),
    part("libvirt-domain", "LIBVIRT_DOMAIN_H", &["domain"]),
    part(
        "libvirt-domain-checkpoint",
        "LIBVIRT_DOMAIN_CHECKPOINT_H",
        &["domain_checkpoint"],
    ),
    part(
        "libvirt-domain-snapshot",
        "LIBVIRT_DOMAIN_SNAPSHOT_H",
        &["domain_snapshot"],
    ),
    part("libvirt-event", "LIBVIRT_EVENT_H", &["event"]),
    part("libvirt-interface", "LIBVIRT_INTERFACE_H", &["interface"]),
    part("libvirt-network", "LIBVIRT_NETWORK_H", &["network"]),
    part("libvirt-nodedev", "LIBVIRT_NODEDEV_H", &["nodedev"]),
    part("libvirt-nwfilter", "LIBVIRT_NWFILTER_H", &["nwfilter"]),
    part("libvirt-secret", "LIBVIRT_SECRET_H", &["secret"]),
    part("libvirt-storage", "LIBVIRT_STORAGE_H", &["storage"]),
    part("libvirt-stream", "LIBVIRT_STREAM_H", &["stream"]),
    Header {
        name: "virterror",
        guard: "LIBVIRT_VIRTERROR_H",
        vocabulary: &["error"],
        access: Access::Standalone,
    },
    Header {
        name: "libvirt-qemu",
        guard: "LIBVIRT_QEMU_H",
        vocabulary: &["qemu"],
        access: Access::Standalone,
    },
    Header {
        name: "libvirt-lxc",
        guard: "LIBVIRT_LXC_H",
        vocabulary: &[],
        access: Access::Standalone,
    },
    Header {
        name: "libvirt-admin",
        guard: "LIBVIRT_ADMIN_H",
        vocabulary: &["admin"],
        access: Access::Admin,
    },
    Header {
        name: "libvirt",
        guard: "LIBVIRT_H",
        vocabulary: &[],
        access: Access::Umbrella,
    },
];
