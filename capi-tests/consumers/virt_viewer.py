"""Connects virt-viewer to guests of a test host, with GTK drawing into a web page nobody looks at.

Prints what virt-viewer tells about its way to a guest's display, up to where a display would open;
the test compares that with virt_viewer.expected, which was recorded on a genuine libvirt.  The
argument is a folder for files; `virt-viewer` and `broadwayd` are found by PATH.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading

FOLDER = sys.argv[1]
DISPLAY = ":7"
WAIT = 30
UUID = "11111111-2222-3333-4444-555555555555"

HOST = f"""<node>
  <domain type='test'>
    <name>guest</name><uuid>{UUID}</uuid><memory>65536</memory>
    <os><type>hvm</type></os>
    <devices><graphics type='vnc' port='5907' listen='127.0.0.1'/></devices>
  </domain>
  <domain type='test'>
    <name>spice</name><uuid>{UUID.replace('1', '2')}</uuid><memory>65536</memory>
    <os><type>hvm</type></os>
    <devices><graphics type='spice' port='5908' tlsPort='5909' listen='127.0.0.1'/></devices>
  </domain>
  <domain type='test'>
    <name>blind</name><uuid>{UUID.replace('1', '3')}</uuid><memory>65536</memory>
    <os><type>hvm</type></os>
  </domain>
</node>"""

# Arguments, and the last line to wait for: a display would open next.
CASES = [
    (["guest"], "Unable to set keep alive"),
    (["--domain-name", "spice"], "Unable to set keep alive"),
    (["--id", "1"], "Unable to set keep alive"),
    (["--uuid", UUID], "Unable to set keep alive"),
    (["--attach", "guest"], "Unable to set keep alive"),
    (["blind"], "Set connect info"),
    (["--wait", "nobody"], "Unable to set keep alive"),
]


def plain(line):
    """A line of virt-viewer's own, without what differs at each run; else nothing."""
    line = line.strip().replace(FOLDER, "FOLDER")
    own = re.match(r"\(virt-viewer:\d+\): virt-viewer-\w+ ?\**: [\d:.]+: (.*)", line)
    return re.sub(r"0x[0-9a-f]+", "ADDRESS", own.group(1)) if own else None


def play(uri, arguments, last):
    """One way to a guest."""
    print("$ virt-viewer", *arguments)
    viewer = subprocess.Popen(["virt-viewer", "--debug", "--connect", uri, *arguments],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              env=dict(os.environ, GDK_BACKEND="broadway", BROADWAY_DISPLAY=DISPLAY))
    limit = threading.Timer(WAIT, viewer.kill)
    limit.start()
    for line in viewer.stdout:
        told = plain(line)
        if told:
            print(told, flush=True)
        if last in (told or ""):
            break
    viewer.kill()
    viewer.wait()
    limit.cancel()


def main():
    """A screen, a host, and all ways."""
    # Paths of sockets have to be short.
    sockets = tempfile.mkdtemp()
    os.environ.update(HOME=FOLDER, XDG_RUNTIME_DIR=sockets)
    host = os.path.join(FOLDER, "host.xml")
    with open(host, "w", encoding="utf-8") as document:
        document.write(HOST)
    screen = subprocess.Popen(["broadwayd", f"--unixsocket={sockets}/page", DISPLAY],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        screen.stdout.readline()  # it listens
        for arguments, last in CASES:
            play(f"test://{host}", arguments, last)
    finally:
        screen.kill()
        screen.wait()
        shutil.rmtree(sockets)


main()
