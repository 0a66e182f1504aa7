"""Runs virt-install, virt-clone and virt-xml on test:///default, one after the other in one process.

The host is there as long as a connection is, so a tool finds what the one before has made.  Prints
what they say; the test compares that with virtinst_tools.expected, which was recorded on a genuine
libvirt.  The argument is a folder for files.
"""
import contextlib
import io
import os
import re
import sys

import libvirt
from virtinst import virtclone, virtinstall, virtxml

FOLDER = sys.argv[1]
URI = "test:///default"
TOOLS = {"virt-install": virtinstall, "virt-clone": virtclone, "virt-xml": virtxml}

GUEST = ["--name", "guest", "--memory", "64", "--vcpus", "2,maxvcpus=4", "--osinfo", "generic",
         "--uuid", "11111111-2222-3333-4444-555555555555", "--import", "--noautoconsole",
         "--disk", "/default-pool/guest.img,bus=virtio,size=1",
         "--network", "network=default,mac=52:54:00:00:00:01,model=virtio"]


def hide(text):
    """What is made up at each run: identities, addresses, times."""
    text = re.sub(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "UUID", text)
    text = re.sub(r"([0-9a-f]{2}:){5}[0-9a-f]{2}", "MAC", text)
    text = re.sub(r"\d\d:\d\d(:\d\d)?", "TIME", text)
    # The bar that shows how far an allocation is.
    text = re.sub(r"\r.*\r", "", text)
    text = re.sub(r" +\| +\d.*", "", text)
    return re.sub(r"[ \t]+\n", "\n", text).replace(FOLDER, "FOLDER")


def play(tool, *arguments):
    """One tool; its output, and how it ends."""
    print("$", tool, *[one.replace(FOLDER, "FOLDER") for one in arguments])
    sys.argv[:] = [tool, "--connect", URI, *arguments]
    output, status = io.StringIO(), 0
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
        try:
            TOOLS[tool].runcli()
        except SystemExit as end:
            status = end.code
    print(hide(output.getvalue()).strip())
    print(f"[{status}]", flush=True)


def tell(conn):
    """What there is by now."""
    for domain in sorted(conn.listAllDomains(), key=lambda one: one.name()):
        print(domain.name(), domain.state(), domain.isPersistent(), domain.autostart())
    pool = conn.storagePoolLookupByName("default-pool")
    print("volumes:", sorted(pool.listVolumes()), flush=True)


def install(conn):
    """New guests."""
    play("virt-install", *GUEST, "--print-xml")
    play("virt-install", *GUEST, "--dry-run")
    play("virt-install", *GUEST)
    play("virt-install", *GUEST)
    play("virt-install", "--name", "transient", "--transient", "--memory", "32", "--disk", "none",
         "--osinfo", "generic", "--import", "--network", "none", "--noautoconsole",
         "--graphics", "none", "--cpu", "host-passthrough", "--controller", "usb,model=none")
    play("virt-install", "--name", "from-net", "--memory", "32", "--disk", "none", "--pxe",
         "--osinfo", "generic", "--network", "none", "--noautoconsole", "--autostart",
         "--graphics", "vnc,port=5901", "--sound", "none", "--tpm", "none", "--rng", "none")
    play("virt-install", "--name", "no-memory", "--memory", "0", "--disk", "none", "--import",
         "--osinfo", "generic")
    tell(conn)
    print(hide(conn.lookupByName("guest").XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE)))


def edit(conn):
    """Guests that are there, changed."""
    play("virt-xml", "guest", "--edit", "--memory", "128", "--print-diff")
    play("virt-xml", "guest", "--edit", "--vcpus", "3", "--define")
    play("virt-xml", "guest", "--edit", "--metadata", "title=a title", "--define")
    play("virt-xml", "guest", "--add-device", "--disk", "/default-pool/more.img,size=1,bus=virtio",
         "--define")
    for target in ("vdb", "vdz"):
        play("virt-xml", "guest", "--remove-device", "--disk", f"target={target}", "--define")
    play("virt-xml", "nobody", "--edit", "--memory", "128")
    play("virt-xml", "guest", "--build-xml", "--disk", "/default-pool/guest.img")
    print(hide(conn.lookupByName("guest").XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE)))


def clone(conn):
    """Copies."""
    play("virt-clone", "--original", "guest", "--name", "copy", "--auto-clone")
    conn.lookupByName("guest").destroy()
    play("virt-clone", "--original", "guest", "--name", "copy", "--auto-clone", "--print-xml")
    play("virt-clone", "--original", "guest", "--name", "copy", "--auto-clone")
    play("virt-clone", "--original", "guest", "--name", "copy", "--auto-clone")
    play("virt-clone", "--original", "guest", "--name", "other", "--file",
         "/default-pool/other.img", "--mac", "52:54:00:00:00:09")
    tell(conn)
    print(hide(conn.lookupByName("copy").XMLDesc(0)))


def main():
    """Everything, with a home of its own for what the tools keep."""
    os.environ["HOME"] = FOLDER
    conn = libvirt.open(URI)
    install(conn)
    edit(conn)
    clone(conn)


main()
