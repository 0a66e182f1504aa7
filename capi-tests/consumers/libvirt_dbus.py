"""Drives test:///default through libvirt-dbus, on a bus of its own.

Prints one line per answer, the same on every machine; the test compares them with
libvirt_dbus.expected, which a genuine libvirt has printed.  The arguments are the daemon and a
folder for files.
"""
import subprocess
import sys

from gi.repository import Gio, GLib

DAEMON, FOLDER = sys.argv[1:]
BUS = "org.libvirt"
HOST = "/org/libvirt/Test"
WAIT = 30

GUEST = """<domain type='test'>
  <name>guest</name>
  <uuid>11111111-2222-3333-4444-555555555555</uuid>
  <memory unit='KiB'>65536</memory>
  <vcpu current='1'>4</vcpu>
  <os><type arch='i686'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'>
      <source file='/guest.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='network'>
      <mac address='52:54:00:00:00:01'/>
      <source network='default'/>
    </interface>
  </devices>
</domain>"""

NETWORK = """<network>
  <name>net</name><uuid>11111111-2222-3333-4444-666666666666</uuid>
  <bridge name='virbr7'/><mac address='52:54:00:00:00:02'/>
  <ip address='192.168.100.1' netmask='255.255.255.0'/>
</network>"""

POOL = """<pool type='dir'>
  <name>pool</name><uuid>11111111-2222-3333-4444-777777777777</uuid>
  <target><path>/pool</path></target>
</pool>"""

VOLUME = "<volume><name>vol</name><capacity unit='M'>5</capacity></volume>"


def show(value):
    """A value on one line.  Lists of objects have no order of their own."""
    if isinstance(value, list) and value and str(value[0]).startswith("/org/"):
        value = sorted(value)
    if isinstance(value, dict):
        value = dict(sorted(value.items()))
    return str(value).replace(FOLDER, "FOLDER")


class Object:
    """An object on the bus, with one interface of libvirt-dbus."""

    def __init__(self, bus, path, interface):
        self.bus, self.path, self.interface = bus, path, f"{BUS}.{interface}"

    def call(self, interface, method, types, *arguments):
        """The answer, or the error as a text."""
        try:
            answer = self.bus.call_sync(BUS, self.path, interface, method,
                                        GLib.Variant(f"({types})", arguments), None,
                                        Gio.DBusCallFlags.NONE, WAIT * 1000, None)
        except GLib.Error as error:
            return None, error.message
        values = answer.unpack()
        return (values[0] if len(values) == 1 else values), None

    def ask(self, method, types="", *arguments):
        """Calls, and tells the answer or the error."""
        answer, error = self.call(self.interface, method, types, *arguments)
        told = ", ".join(show(one).split("\n", 1)[0] for one in arguments)
        print(f"{method}({told}): {show(error or answer)}", flush=True)
        return answer

    def asks(self, *methods):
        """Methods that have flags alone, and are called without any."""
        for method in methods:
            self.ask(method, "u", 0)

    def plain(self, *methods):
        """Methods without arguments."""
        for method in methods:
            self.ask(method)

    def names(self, method, types, *arguments):
        """As ask, where the figures depend on the clock."""
        answer, error = self.call(self.interface, method, types, *arguments)
        print(f"names of {method}: {error or sorted(answer)}", flush=True)

    def properties(self, *hidden):
        """All of them; of those that depend on the machine the names alone."""
        answer, error = self.call("org.freedesktop.DBus.Properties", "GetAll", "s", self.interface)
        answer = {name: "…" if name in hidden else value for name, value in (answer or {}).items()}
        print(f"properties: {error or show(answer)}", flush=True)

    def set(self, name, value):
        """A property."""
        _, error = self.call("org.freedesktop.DBus.Properties", "Set", "ssv", self.interface, name,
                             value)
        print(f"{name} = {value}: {error or 'done'}", flush=True)

    def other(self, path, interface):
        """Another object of the same bus."""
        return Object(self.bus, path, interface)


def connection(conn):
    """What a connection tells about itself."""
    conn.properties("Hostname")
    conn.plain("GetCapabilities", "NodeGetFreeMemory", "NodeGetSecurityModel")
    conn.asks("GetSysinfo", "NodeGetCPUMap", "NodeGetMemoryParameters", "ListDomains",
              "ListNetworks", "ListStoragePools", "ListInterfaces", "ListNodeDevices",
              "ListNWFilters", "ListSecrets")
    conn.names("NodeGetCPUStats", "iu", -1, 0)
    conn.names("NodeGetMemoryStats", "iu", -1, 0)
    conn.ask("NodeSetMemoryParameters", "a{sv}u", {"shm_pages_to_scan": GLib.Variant("u", 1)}, 0)
    conn.ask("GetDomainCapabilities", "ssssu", "", "i686", "", "test", 0)
    conn.ask("CompareCPU", "su", "<cpu><arch>x86_64</arch><model>Penryn</model></cpu>", 0)
    conn.ask("BaselineCPU", "asu", ["<cpu><arch>x86_64</arch><model>Penryn</model></cpu>"], 0)
    conn.ask("GetCPUModelNames", "su", "s390x", 0)
    conn.ask("FindStoragePoolSources", "ssu", "logical", "", 0)
    conn.ask("SecretLookupByUUID", "s", "11111111-2222-3333-4444-555555555555")
    conn.ask("NWFilterLookupByName", "s", "clean-traffic")
    conn.ask("DomainLookupByName", "s", "nobody")
    conn.ask("DomainLookupByID", "i", 4711)
    conn.ask("DomainLookupByUUID", "s", "00000000-0000-0000-0000-000000000001")


def life(conn):
    """A guest from its definition on."""
    guest = conn.other(conn.ask("DomainDefineXML", "s", GUEST), "Domain")
    guest.properties()
    guest.asks("Create", "Create")
    guest.plain("Suspend", "Resume", "GetJobInfo", "AbortJob", "GetSecurityLabelList")
    guest.asks("GetState", "GetXMLDesc", "GetControlInfo", "GetJobStats", "GetHostname", "GetTime",
               "GetFSInfo", "GetDiskErrors", "GetGuestVcpus", "InjectNMI", "PMWakeup", "Reboot",
               "Reset", "ManagedSave", "HasManagedSaveImage", "ManagedSaveRemove",
               "HasManagedSaveImage", "Create")
    guest.set("Autostart", GLib.Variant("b", True))
    guest.ask("CoreDump", "suu", FOLDER + "/core", 0, 0)
    guest.ask("Save", "ssu", FOLDER + "/save", "", 0)
    conn.ask("DomainSaveImageGetXMLDesc", "su", FOLDER + "/save", 0)
    conn.ask("DomainRestore", "ssu", FOLDER + "/save", "", 0)
    guest.asks("Shutdown")
    guest.ask("Rename", "su", "renamed", 0)
    guest.ask("Rename", "su", "guest", 0)
    guest.asks("Create")
    guest.properties("Id")
    return guest


def tuning(guest):
    """Figures that can be set and read."""
    live = 1
    guest.ask("SetVcpus", "uu", 2, live)
    guest.ask("SetVcpus", "uu", 9, live)
    guest.ask("GetVcpus", "u", live)
    guest.ask("PinVcpu", "uabu", 0, [True, True], live)
    guest.ask("GetVcpuPinInfo", "u", live)
    guest.ask("PinEmulator", "abu", [True], live)
    guest.ask("GetEmulatorPinInfo", "u", live)
    guest.ask("AddIOThread", "uu", 2, live)
    guest.ask("PinIOThread", "uabu", 2, [True], live)
    guest.ask("GetIOThreadInfo", "u", live)
    guest.ask("DelIOThread", "uu", 2, live)
    guest.ask("SetMemory", "tu", 32768, live)
    guest.ask("SetMemoryStatsPeriod", "iu", 5, 0)
    guest.ask("SetMemoryParameters", "a{sv}u", {"hard_limit": GLib.Variant("t", 70000)}, 0)
    guest.ask("SetBlockIOParameters", "a{sv}u", {"weight": GLib.Variant("u", 500)}, 0)
    guest.ask("SetNumaParameters", "a{sv}u", {"numa_nodeset": GLib.Variant("s", "0")}, 0)
    guest.ask("SetSchedulerParameters", "a{sv}u", {"weight": GLib.Variant("u", 17)}, 0)
    guest.ask("SetPerfEvents", "a{sv}u", {"cmt": GLib.Variant("b", True)}, 0)
    guest.asks("GetMemoryParameters", "GetBlockIOParameters", "GetNumaParameters",
               "GetSchedulerParameters", "GetPerfEvents")
    limits = {name: GLib.Variant("t", 1000) for name in ("total_bytes_sec", "total_bytes_sec_max")}
    guest.ask("SetBlockIOTune", "sa{sv}u", "vda", limits, 0)
    guest.ask("GetBlockIOTune", "su", "vda", 0)
    average = {"inbound.average": GLib.Variant("u", 100)}
    guest.ask("SetInterfaceParameters", "sa{sv}u", "52:54:00:00:00:01", average, 0)
    guest.ask("GetInterfaceParameters", "su", "52:54:00:00:00:01", 0)
    guest.ask("SetMetadata", "isssu", 2, "<a/>", "k", "urn:a", 0)
    guest.ask("GetMetadata", "isu", 2, "urn:a", 0)
    guest.ask("GetMetadata", "isu", 2, "urn:b", 0)


def state(guest):
    """Figures that come from a running guest, and what can be done to it."""
    guest.names("GetStats", "uu", 0, 0)
    guest.asks("MemoryStats")
    guest.ask("InterfaceAddresses", "uu", 0, 0)
    guest.ask("SendKey", "uuauu", 0, 10, [30, 31], 0)
    guest.ask("SendProcessSignal", "xuu", 1, 9, 0)
    guest.ask("FSFreeze", "asu", ["/"], 0)
    guest.ask("FSThaw", "asu", ["/"], 0)
    guest.ask("FSTrim", "stu", "/", 0, 0)
    guest.ask("SetUserPassword", "ssu", "root", "secret", 0)
    guest.ask("SetTime", "tuu", 1000, 0, 0)
    guest.ask("MemoryPeek", "ttu", 0, 16, 2)
    guest.ask("BlockPeek", "sttu", "vda", 0, 16, 0)
    guest.ask("BlockResize", "stu", "vda", 1024, 0)
    guest.ask("BlockPull", "stu", "vda", 0, 0)
    guest.ask("BlockCommit", "ssstu", "vda", "", "", 0, 0)
    guest.ask("BlockJobAbort", "su", "vda", 0)
    guest.ask("GetBlockJobInfo", "su", "vda", 0)
    guest.ask("MigrateToURI3", "sa{sv}u", "test:///default", {}, 2)
    guest.ask("MigrateSetMaxDowntime", "tu", 10, 0)
    guest.asks("MigrateGetCompressionCache", "MigrateGetMaxSpeed", "MigrateStartPostCopy")
    guest.ask("OpenGraphicsFD", "uu", 0, 0)


def snapshots(guest):
    """Snapshots of the guest."""
    for name in ("one", "two", "two"):
        guest.ask("SnapshotCreateXML", "su",
                  f"<domainsnapshot><name>{name}</name></domainsnapshot>", 0)
    guest.asks("ListDomainSnapshots", "SnapshotCurrent")
    guest.ask("SnapshotLookupByName", "su", "three", 0)
    one = guest.other(guest.ask("SnapshotLookupByName", "su", "one", 0), "DomainSnapshot")
    one.asks("IsCurrent", "GetParent", "ListChildren", "Revert")
    one.ask("Delete", "u", 1)
    guest.asks("ListDomainSnapshots", "Destroy", "Destroy", "Undefine", "GetState")


def networks(conn):
    """A network from its definition to its end."""
    net = conn.other(conn.ask("NetworkDefineXML", "s", NETWORK), "Network")
    net.plain("Create", "Create")
    net.set("Autostart", GLib.Variant("b", True))
    net.properties()
    net.ask("Update", "uuisu", 3, 10, -1, "<host ip='192.168.100.3'><hostname>a</hostname></host>", 0)
    net.asks("GetXMLDesc")
    net.ask("GetDHCPLeases", "su", "", 0)
    conn.ask("NetworkLookupByName", "s", "none")
    net.plain("Destroy", "Undefine", "Undefine")


def storage(conn):
    """A pool and its volumes."""
    pool = conn.other(conn.ask("StoragePoolDefineXML", "su", POOL, 0), "StoragePool")
    pool.asks("Build", "Create", "Create", "Refresh", "GetXMLDesc", "ListStorageVolumes")
    pool.set("Autostart", GLib.Variant("b", True))
    pool.plain("GetInfo")
    pool.properties()
    volume = conn.other(pool.ask("StorageVolCreateXML", "su", VOLUME, 0), "StorageVol")
    pool.ask("StorageVolCreateXML", "su", VOLUME, 0)
    pool.ask("StorageVolCreateXMLFrom", "ssu", VOLUME.replace("vol<", "copy<"), "/pool/vol", 0)
    pool.ask("StorageVolLookupByName", "s", "none")
    conn.ask("StorageVolLookupByPath", "s", "/pool/vol")
    volume.properties()
    volume.asks("GetInfo", "GetXMLDesc")
    volume.ask("Resize", "tu", 1024, 0)
    volume.ask("Wipe", "uu", 0, 0)
    volume.asks("Delete", "Delete")
    pool.asks("Delete")
    pool.plain("Destroy")
    pool.asks("Delete")
    pool.plain("Undefine")


def devices(conn):
    """Interfaces and node devices."""
    conn.asks("InterfaceChangeBegin")
    text = "<interface type='ethernet' name='eth7'><mac address='52:54:00:00:00:04'/></interface>"
    card = conn.other(conn.ask("InterfaceDefineXML", "su", text, 0), "Interface")
    card.asks("Create", "GetXMLDesc")
    card.properties()
    card.asks("Destroy")
    conn.asks("InterfaceChangeRollback", "InterfaceChangeCommit")
    conn.ask("InterfaceLookupByMAC", "s", "aa:bb:cc:dd:ee:ff")
    device = conn.other(conn.ask("NodeDeviceLookupByName", "s", "scsi_host1"), "NodeDevice")
    device.properties()
    device.plain("ListCaps", "ReAttach", "Reset")
    device.ask("Detach", "su", "", 0)


def signals(conn):
    """Signals that a guest's life and a pool's give."""
    seen = []
    conn.bus.signal_subscribe(
        BUS, None, None, None, None, Gio.DBusSignalFlags.NONE,
        lambda bus, sender, path, interface, name, values: seen.append((name, values.unpack())))

    def deliver(what, count):
        while len(seen) < count:
            GLib.MainContext.default().iteration(True)
        print(f"{what}: {seen}", flush=True)
        seen.clear()

    path, _ = conn.call(conn.interface, "DomainCreateXML", "su", GUEST, 0)
    deliver("created", 1)
    guest = conn.other(path, "Domain")
    guest.call(guest.interface, "Suspend", "")
    guest.call(guest.interface, "Resume", "")
    guest.call(guest.interface, "Destroy", "u", 0)
    deliver("its life", 3)
    pool, _ = conn.call(conn.interface, "StoragePoolLookupByName", "s", "default-pool")
    conn.other(pool, "StoragePool").call(f"{BUS}.StoragePool", "Refresh", "u", 0)
    deliver("refreshed", 1)


def main():
    """A bus, the daemon on it, and everything."""
    Gio.TestDBus.unset()
    bus = Gio.TestDBus.new(Gio.TestDBusFlags.NONE)
    bus.up()
    daemon = subprocess.Popen([DAEMON, "--session"])
    try:
        own = Gio.DBusConnection.new_for_address_sync(
            bus.get_bus_address(), Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        ready = []
        Gio.bus_watch_name_on_connection(own, BUS, Gio.BusNameWatcherFlags.NONE,
                                         lambda *what: ready.append(what), None)
        while not ready:
            GLib.MainContext.default().iteration(True)
        conn = Object(own, HOST, "Connect")
        connection(conn)
        guest = life(conn)
        tuning(guest)
        state(guest)
        snapshots(guest)
        networks(conn)
        storage(conn)
        devices(conn)
        signals(conn)
    finally:
        daemon.terminate()
        daemon.wait()
        bus.stop()


main()
