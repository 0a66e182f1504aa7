"""A real guest through the Python binding: define, start, hear of its clock, destroy.

    qemu_clock.py ROOT IMAGE EMULATOR

The guest in IMAGE sets its CMOS clock one hour ahead (back at 23 o'clock).  Prints figures that are
the same on every machine; the test compares them with qemu_clock.expected.
"""
import sys
import threading

import libvirt

WAIT = 60
HOUR = 3600
# The guest's clock counts whole seconds, and so do both ends of a measurement.
TOLERANCE = 3
ADJUSTMENT = 7200

GUEST = """<domain type='qemu'>
  <name>clock</name>
  <memory unit='MiB'>32</memory>
  <vcpu>1</vcpu>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <clock offset='variable' basis='utc' adjustment='{adjustment}'/>
  <devices>
    <emulator>{emulator}</emulator>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw'/>
      <source file='{image}'/>
      <target dev='hda' bus='ide'/>
    </disk>
  </devices>
</domain>"""


def tell(what, answer):
    """One line of the output."""
    print(f"{what}: {answer}", flush=True)


def run_loop(over):
    """The default event loop, in a thread."""
    while not over.is_set():
        libvirt.virEventRunDefaultImpl()


def watch(conn, image, emulator):
    """One run of the guest, from its definition to its end."""
    heard = threading.Event()
    offsets = []

    def changed(conn, domain, offset, opaque):
        offsets.append(offset)
        heard.set()

    domain = conn.defineXML(GUEST.format(adjustment=ADJUSTMENT, emulator=emulator, image=image))
    number = conn.domainEventRegisterAny(
        domain, libvirt.VIR_DOMAIN_EVENT_ID_RTC_CHANGE, changed, None)
    try:
        domain.create()
        tell("started", domain.state())
        tell("heard of the clock", heard.wait(WAIT))
        moved = offsets[0] - ADJUSTMENT
        tell("by an hour", abs(abs(moved) - HOUR) <= TOLERANCE)
        tell("live definition has it", f"adjustment='{offsets[0]}'" in domain.XMLDesc())
        tell("inactive definition has not",
             f"adjustment='{ADJUSTMENT}'" in domain.XMLDesc(libvirt.VIR_DOMAIN_XML_INACTIVE))
    finally:
        if domain.isActive():
            domain.destroy()
        tell("destroyed", domain.state())
        conn.domainEventDeregisterAny(number)
        domain.undefine()
    tell("left", conn.listAllDomains())


def main():
    """The loop around it."""
    root, image, emulator = sys.argv[1:]
    over = threading.Event()
    libvirt.virEventRegisterDefaultImpl()
    timer = libvirt.virEventAddTimeout(20, lambda timer, opaque: None, None)
    loop = threading.Thread(target=run_loop, args=[over])
    loop.start()
    try:
        conn = libvirt.open(f"qemu:///embed?root={root}")
        tell("type", conn.getType())
        watch(conn, image, emulator)
    finally:
        over.set()
        loop.join(WAIT)
        libvirt.virEventRemoveTimeout(timer)
    tell("references left", conn.close())


main()
