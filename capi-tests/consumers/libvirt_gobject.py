"""Drives test:///default through libvirt-glib's introspected objects, in GLib's event loop.

Prints one line per answer, the same on every machine; the test compares them with
libvirt_gobject.expected, which a genuine libvirt has printed.  The argument is a folder for files.
"""
import sys

import gi

gi.require_version("LibvirtGConfig", "1.0")
gi.require_version("LibvirtGLib", "1.0")
gi.require_version("LibvirtGObject", "1.0")
from gi.repository import GLib, GObject, LibvirtGConfig, LibvirtGLib, LibvirtGObject  # noqa: E402

FOLDER = sys.argv[1]
URI = "test:///default"

GUEST = """<domain type='test'>
  <name>guest</name>
  <uuid>11111111-2222-3333-4444-555555555555</uuid>
  <memory unit='KiB'>65536</memory>
  <vcpu>1</vcpu>
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

POOL = """<pool type='dir'>
  <name>pool</name><uuid>11111111-2222-3333-4444-777777777777</uuid>
  <target><path>/pool</path></target>
</pool>"""

VOLUME = "<volume><name>vol</name><capacity unit='M'>5</capacity></volume>"


def show(value):
    """A value on one line; objects by their names, structures by their fields."""
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(sorted(show(one) for one in value)) + "]"
    if hasattr(value, "get_name"):
        return f"<{type(value).__name__} {value.get_name()}>"
    if isinstance(value, GObject.GEnum):
        return value.value_nick
    if isinstance(value, GObject.Object):
        return f"<{type(value).__name__}>"
    if isinstance(value, GObject.GBoxed):
        fields = [name for name in dir(value) if not name.startswith("_") and name != "copy"]
        return "{" + ", ".join(f"{name}: {getattr(value, name)}" for name in fields) + "}"
    return str(value).replace(FOLDER, "FOLDER")


def ask(what, call, *arguments):
    """Calls, and tells the answer or the error."""
    try:
        answer = call(*arguments)
    except GLib.Error as error:
        print(f"{what}: {error.domain} {error.code}: {show(error.message)}", flush=True)
        return None
    print(f"{what}: {show(answer)}", flush=True)
    return answer


def calls(thing, *names):
    """Methods without arguments."""
    for name in names:
        ask(name, getattr(thing, name))


def document(thing, *arguments):
    """The object's document, as the configuration object of libvirt-glib has it."""
    config = ask("get_config", thing.get_config, *arguments)
    if config:
        print(config.to_xml(), flush=True)


class Signals:
    """Collects signals until as many as expected are there."""

    def __init__(self):
        self.seen = []

    def hear(self, thing, *names):
        """From now on these signals of an object count."""
        for name in names:
            thing.connect(name, lambda *arguments, name=name: self.seen.append(name))

    def deliver(self, what, count):
        """Runs the loop, then tells and forgets what came."""
        while len(self.seen) < count:
            GLib.MainContext.default().iteration(True)
        print(f"{what}: {self.seen}", flush=True)
        self.seen = []


def wait(what, start, finish, *arguments):
    """An asynchronous call and its end, in the default loop."""
    results = []
    start(*arguments, None, lambda source, result, *data: results.append(result))
    while not results:
        GLib.MainContext.default().iteration(True)
    return ask(what, finish, results[0])


def connection(conn):
    """What a connection tells about itself and what is there."""
    calls(conn, "is_open", "is_read_only", "get_uri", "get_hypervisor_name", "get_version")
    ask("node", lambda: (conn.get_node_info().memory, conn.get_node_info().cpus))
    print(conn.get_capabilities().to_xml())
    ask("capabilities of guests", conn.get_domain_capabilities, None, "i686", None, "test", 0)
    conn.fetch_domains(None)
    conn.fetch_networks(None)
    conn.fetch_storage_pools(None)
    conn.fetch_interfaces(None)
    calls(conn, "get_domains", "get_networks", "get_storage_pools", "get_interfaces")
    wait("fetched", conn.fetch_domains_async, conn.fetch_domains_finish)


def life(conn, signals):
    """A guest from its definition to its end, with the signals of each step."""
    signals.hear(conn, "domain-added", "domain-removed")
    guest = ask("define", conn.create_domain, LibvirtGConfig.Domain.new_from_xml(GUEST))
    signals.deliver("defined", 1)
    signals.hear(guest, "started", "suspended", "resumed", "stopped", "stopped::saved", "updated")
    calls(guest, "get_uuid", "get_persistent", "get_saved")
    ask("has a snapshot", guest.get_has_current_snapshot, 0)
    document(guest, 0)
    ask("start", guest.start, 0)
    signals.deliver("started", 1)
    ask("start twice", guest.start, 0)
    ask("id is known", lambda: guest.get_id() > 0)
    ask("state", lambda: guest.get_info().state.value_nick)
    ask("suspend", guest.suspend)
    ask("resume", guest.resume)
    signals.deliver("suspended and resumed", 2)
    for device in guest.get_devices():
        document(device)
        ask("figures are there", lambda one=device: one.get_stats() is not None)
    disk = [one for one in guest.get_devices() if isinstance(one, LibvirtGObject.DomainDisk)][0]
    ask("resize", disk.resize, 1024, 0)
    ask("reboot", guest.reboot, 0)
    ask("update", guest.update_device, guest.get_devices()[0].get_config(), 0)
    ask("set time", guest.set_time, GLib.DateTime.new_utc(2020, 1, 1, 0, 0, 0), 0)
    ask("console", guest.open_console, conn.get_stream(0), None, 0)
    ask("graphics", guest.open_graphics_fd, 0, 0)
    ask("wake up", guest.wakeup, 0)
    wait("save", guest.save_async, guest.save_finish, 0)
    signals.deliver("saved", 2)
    ask("saved", guest.get_saved)
    wait("start", guest.start_async, guest.start_finish, 0)
    signals.deliver("started", 1)
    ask("save to a file", guest.save_to_file, FOLDER + "/save", None, 0)
    ask("restore", conn.restore_domain_from_file, FOLDER + "/save", None, 0)
    signals.deliver("saved and restored", 3)


def snapshots(conn):
    """Snapshots of the guest."""
    guest = conn.find_domain_by_name("guest")
    for name in ("one", "two", "two"):
        config = LibvirtGConfig.DomainSnapshot.new()
        config.set_name(name)
        ask("snapshot", guest.create_snapshot, config, 0)
    ask("fetch", guest.fetch_snapshots, 0, None)
    calls(guest, "get_snapshots")
    ask("has a current one", guest.get_has_current_snapshot, 0)
    for snapshot in sorted(guest.get_snapshots(), key=lambda one: one.get_name()):
        ask("is current", lambda one=snapshot: one.get_is_current(0))
        ask("document", lambda one=snapshot: one.get_config(0).get_name())
    first = min(guest.get_snapshots(), key=lambda one: one.get_name())
    ask("revert", first.revert_to, 0)
    ask("delete", first.delete, 0)


def the_end(conn, signals):
    """Of the guest."""
    guest = conn.find_domain_by_name("guest")
    signals.deliver("until here", len(signals.seen))
    ask("set another document", guest.set_config,
        LibvirtGConfig.Domain.new_from_xml(GUEST.replace("65536", "131072")))
    ask("shutdown", guest.shutdown, 0)
    ask("stop", guest.stop, 0)
    ask("delete", guest.delete, 0)
    signals.deliver("gone", 2)
    ask("find it", conn.find_domain_by_name, "guest")


def networks(conn):
    """The network and the interface that are there."""
    net = conn.find_network_by_name("default")
    calls(net, "get_uuid")
    document(net, 0)
    ask("leases", net.get_dhcp_leases, None, 0)
    card = conn.find_interface_by_mac("aa:bb:cc:dd:ee:ff")
    calls(card, "get_name", "get_mac")
    document(card, 0)


def storage(conn):
    """A pool and its volumes."""
    config = LibvirtGConfig.StoragePool.new_from_xml(POOL)
    pool = ask("define", conn.create_storage_pool, config, 0)
    calls(pool, "get_uuid", "get_active", "get_persistent", "get_autostart")
    ask("build", pool.build, 0)
    ask("start", pool.start, 0)
    ask("start twice", pool.start, 0)
    wait("refresh", pool.refresh_async, pool.refresh_finish)
    ask("autostart", pool.set_autostart, True)
    calls(pool, "get_active", "get_autostart", "get_info")
    volume = ask("volume", pool.create_volume, LibvirtGConfig.StorageVol.new_from_xml(VOLUME))
    ask("the same", pool.create_volume, LibvirtGConfig.StorageVol.new_from_xml(VOLUME))
    calls(volume, "get_path", "get_info")
    document(volume, 0)
    ask("resize", volume.resize, 1024, 0)
    ask("upload", volume.upload, conn.get_stream(0), 0, 4, 0)
    ask("download", volume.download, conn.get_stream(0), 0, 4, 0)
    calls(pool, "get_volumes")
    ask("delete the volume", volume.delete, 0)
    document(pool, 0)
    calls(pool, "stop")
    ask("delete", pool.delete, 0)
    calls(pool, "undefine")


def refusals():
    """A reader, and a connection that can't be."""
    reader = LibvirtGObject.Connection.new(URI)
    reader.open_read_only(None)
    calls(reader, "is_read_only")
    reader.fetch_domains(None)
    guest = reader.find_domain_by_name("test")
    ask("stop", guest.stop, 0)
    calls(guest, "suspend")
    reader.close()
    ask("no such file", LibvirtGObject.Connection.new("test:///no/such/file").open, None)


def main():
    """Everything."""
    LibvirtGObject.init_object_check(None)
    signals = Signals()
    conn = LibvirtGObject.Connection.new(URI)
    signals.hear(conn, "connection-opened", "connection-closed")
    wait("open", conn.open_async, conn.open_finish)
    signals.deliver("opened", 1)
    connection(conn)
    life(conn, signals)
    snapshots(conn)
    the_end(conn, signals)
    networks(conn)
    storage(conn)
    refusals()
    conn.close()
    signals.deliver("closed", 1)


main()
