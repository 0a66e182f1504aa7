"""Drives test:///default through the Python binding as a management program does.

Prints one line per answer, the same on every machine; the test compares them with
test_driver.expected, which a genuine libvirt has printed.  Nothing here knows which library runs.
"""
import threading

import libvirt

URI = "test:///default"
WAIT = 30

GUEST = """<domain type='test'>
  <name>guest</name>
  <uuid>11111111-2222-3333-4444-555555555555</uuid>
  <memory unit='KiB'>65536</memory>
  <vcpu>1</vcpu>
  <os><type arch='i686'>hvm</type></os>
</domain>"""


def tell(what, answer):
    """One line of the output."""
    print(f"{what}: {answer}", flush=True)


def refused(what, call, *arguments):
    """A call that has to fail, with all that the error says."""
    try:
        answer = call(*arguments)
    except libvirt.libvirtError as error:
        tell(what, f"code {error.get_error_code()} domain {error.get_error_domain()} "
                   f"level {error.get_error_level()}: {error.get_error_message()}")
    else:
        tell(what, f"was not refused: {answer}")


class Loop:
    """The default event loop in a thread of its own."""

    def __init__(self):
        libvirt.virEventRegisterDefaultImpl()
        self.over = False
        # Something for the loop to wake up for, so that its end is noticed.
        self.timer = libvirt.virEventAddTimeout(20, lambda timer, opaque: None, None)
        self.thread = threading.Thread(target=self.run)
        self.thread.start()

    def run(self):
        """The thread."""
        while not self.over:
            libvirt.virEventRunDefaultImpl()

    def stop(self):
        """Ends and joins the thread."""
        self.over = True
        self.thread.join(WAIT)
        libvirt.virEventRemoveTimeout(self.timer)
        tell("loop ended", not self.thread.is_alive())


class Watcher:
    """Collects lifecycle events until as many as expected are there."""

    def __init__(self):
        self.seen = []
        self.changed = threading.Condition()

    def __call__(self, conn, domain, event, detail, opaque):
        with self.changed:
            self.seen.append((domain.name(), event, detail, opaque))
            self.changed.notify_all()

    def report(self, what, count):
        """Waits for `count` events, then tells and forgets what came."""
        with self.changed:
            self.changed.wait_for(lambda: len(self.seen) >= count, WAIT)
            tell(what, sorted(self.seen))
            self.seen = []


def connection(conn):
    """What a connection tells about itself."""
    tell("URI", conn.getURI())
    tell("type", conn.getType())
    tell("version", conn.getVersion())
    tell("alive, encrypted, secure", (conn.isAlive(), conn.isEncrypted(), conn.isSecure()))
    tell("host", conn.getHostname() != "")
    tell("node", conn.getInfo())
    tell("maximum", conn.getMaxVcpus("test"))


def lookups(conn):
    """The ways to a guest, and that they lead to the same."""
    domain = conn.lookupByName("test")
    tell("found", (domain.name(), domain.ID(), domain.UUIDString(), domain.OSType()))
    tell("by identity", conn.lookupByID(domain.ID()).name())
    tell("by UUID", conn.lookupByUUIDString(domain.UUIDString()).name())
    tell("by raw UUID", conn.lookupByUUID(domain.UUID()).name())
    tell("its connection", domain.connect().getURI())
    tell("listed", [d.name() for d in conn.listAllDomains()])
    tell("running", [d.name() for d in conn.listAllDomains(libvirt.VIR_CONNECT_LIST_DOMAINS_RUNNING)])
    tell("shut off", [d.name() for d in conn.listAllDomains(libvirt.VIR_CONNECT_LIST_DOMAINS_SHUTOFF)])
    tell("numbers", (conn.listDomainsID(), conn.numOfDomains(), conn.numOfDefinedDomains()))
    tell("state", domain.state())
    tell("information", domain.info()[:4])
    tell("flags", (domain.isActive(), domain.isPersistent(), domain.isUpdated(), domain.autostart()))


def lifecycle(conn, watchers):
    """A guest from its definition to its end; both kinds of watchers see each step."""
    def step(what, count=1):
        for name, watcher in watchers:
            watcher.report(f"{what}, {name}", count)

    guest = conn.defineXML(GUEST)
    step("defined")
    tell("defined", (guest.name(), guest.ID(), guest.state(), conn.listDefinedDomains()))
    guest.create()
    step("started")
    tell("started", (guest.ID() > 0, guest.state()))
    guest.suspend()
    step("suspended")
    tell("suspended", guest.state())
    guest.resume()
    step("resumed")
    tell("resumed", guest.state())
    refused("start twice", guest.create)
    guest.setAutostart(1)
    tell("autostart", guest.autostart())
    guest.shutdown()
    step("shut down")
    tell("shut down", guest.state())
    refused("suspend while off", guest.suspend)
    refused("destroy while off", guest.destroy)
    guest.create()
    step("started again")
    guest.destroy()
    step("destroyed")
    guest.undefine()
    step("undefined")
    refused("look for it", conn.lookupByName, "guest")
    transient = conn.createXML(GUEST)
    step("created")
    tell("created", (transient.isPersistent(), transient.state()))
    transient.destroy()
    step("destroyed, transient")


def events(conn):
    """The old registration and the one by number, and their ends."""
    old, new = Watcher(), Watcher()
    # Before there are events: during a delivery the number would be known a little longer.
    number = conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_REBOOT, print, None)
    conn.domainEventDeregisterAny(number)
    refused("deregister twice", conn.domainEventDeregisterAny, number)
    conn.domainEventRegister(old, "old")
    number = conn.domainEventRegisterAny(None, libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, new, "new")
    tell("registered", number >= 0)
    lifecycle(conn, [("old", old), ("by number", new)])
    conn.domainEventDeregister(old)
    conn.domainEventDeregisterAny(number)
    only = Watcher()
    number = conn.domainEventRegisterAny(
        conn.lookupByName("test"), libvirt.VIR_DOMAIN_EVENT_ID_LIFECYCLE, only, "one guest")
    conn.createXML(GUEST).destroy()
    conn.lookupByName("test").suspend()
    conn.lookupByName("test").resume()
    only.report("of one guest alone", 2)
    conn.domainEventDeregisterAny(number)
    old.report("old, afterwards", 0)


def errors(conn):
    """Errors as the binding gives them to a program."""
    refused("no such name", conn.lookupByName, "nobody")
    refused("no such identity", conn.lookupByID, 4711)
    refused("no such UUID", conn.lookupByUUIDString, "00000000-0000-0000-0000-000000000001")
    refused("a bad UUID", conn.lookupByUUIDString, "text")
    refused("bad XML", conn.defineXML, "<domain")
    refused("another document", conn.defineXML, "<network/>")
    refused("no such host", libvirt.open, "test:///no/such/file")
    reader = libvirt.openReadOnly(URI)
    refused("read only", reader.lookupByName("test").destroy)
    tell("last connection error", (conn.virConnGetLastError() or [0])[0])
    reader.close()


def typed_parameters(conn):
    """Calls that take typed parameters or give them."""
    domain = conn.lookupByName("test")
    parameters = {
        libvirt.VIR_MIGRATE_PARAM_DEST_NAME: "other",
        libvirt.VIR_MIGRATE_PARAM_BANDWIDTH: 10,
        libvirt.VIR_MIGRATE_PARAM_MIGRATE_DISKS: ["vda", "vdb"],
    }
    refused("peer to peer", domain.migrateToURI3, None, parameters, libvirt.VIR_MIGRATE_PEER2PEER)
    refused("direct", domain.migrateToURI3, "test:///default", parameters, 0)
    refused("to a connection", domain.migrate3, conn, parameters, 0)
    refused("job statistics", domain.jobStats)


def streams(conn):
    """A stream that no call has opened refuses all work."""
    stream = conn.newStream()
    refused("receive", stream.recv, 16)
    refused("send", stream.send, b"text")
    refused("finish", stream.finish)
    refused("abort", stream.abort)
    refused("console", conn.lookupByName("test").openConsole, None, stream)


def main():
    """Everything, with one connection that nothing is left of at the end."""
    libvirt.registerErrorHandler(lambda opaque, error: None, None)
    tell("library is of this millennium", libvirt.getVersion() > 9000000)
    loop = Loop()
    conn = libvirt.open(URI)
    connection(conn)
    lookups(conn)
    events(conn)
    errors(conn)
    typed_parameters(conn)
    streams(conn)
    # First the loop: a delivery that isn't quite over has a reference of its own.
    loop.stop()
    tell("references left", conn.close())


main()
