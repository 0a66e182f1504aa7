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
    /// How it is included.
    pub(crate) access: Access,
}

const fn part(name: &'static str, guard: &'static str) -> Header {
    Header {
        name,
        guard,
        access: Access::Part,
    }
}

/// All public headers, `libvirt.h` last; the parts in the order in which it includes them.
pub(crate) const HEADERS: &[Header] = &[
    Header {
        name: "libvirt-common",
        guard: "__VIR_VIRCOMMON_H__",
        access: Access::Common,
    },
    part("libvirt-host", "LIBVIRT_HOST_H"),
    part("libvirt-domain", "LIBVIRT_DOMAIN_H"),
    part("libvirt-domain-checkpoint", "LIBVIRT_DOMAIN_CHECKPOINT_H"),
    part("libvirt-domain-snapshot", "LIBVIRT_DOMAIN_SNAPSHOT_H"),
    part("libvirt-event", "LIBVIRT_EVENT_H"),
    part("libvirt-interface", "LIBVIRT_INTERFACE_H"),
    part("libvirt-network", "LIBVIRT_NETWORK_H"),
    part("libvirt-nodedev", "LIBVIRT_NODEDEV_H"),
    part("libvirt-nwfilter", "LIBVIRT_NWFILTER_H"),
    part("libvirt-secret", "LIBVIRT_SECRET_H"),
    part("libvirt-storage", "LIBVIRT_STORAGE_H"),
    part("libvirt-stream", "LIBVIRT_STREAM_H"),
    Header {
        name: "virterror",
        guard: "LIBVIRT_VIRTERROR_H",
        access: Access::Standalone,
    },
    Header {
        name: "libvirt-qemu",
        guard: "LIBVIRT_QEMU_H",
        access: Access::Standalone,
    },
    Header {
        name: "libvirt-lxc",
        guard: "LIBVIRT_LXC_H",
        access: Access::Standalone,
    },
    Header {
        name: "libvirt-admin",
        guard: "LIBVIRT_ADMIN_H",
        access: Access::Admin,
    },
    Header {
        name: "libvirt",
        guard: "LIBVIRT_H",
        access: Access::Umbrella,
    },
];
