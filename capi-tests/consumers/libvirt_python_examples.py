"""Runs the examples of libvirt-python, unmodified, on test:///default.

The arguments are the folder of the examples and one for files.  Prints for each what it says, the
last line of its errors and how it ends; the test compares that with
libvirt_python_examples.expected, which was recorded on a genuine libvirt.  esxlist.py is left out,
it wants a driver for ESX.
"""
import os
import pty
import runpy
import subprocess
import sys
import threading

URI = "test:///default"
TEST = "6695eb01-f6a4-8304-79aa-97f2502e193f"

# In the folder for files.
GUEST = """<domain type='test'>
  <name>guest</name>
  <memory unit='KiB'>65536</memory>
  <os><type>hvm</type></os>
</domain>"""

EXAMPLES = [
    ["consolecallback.py", URI, TEST],
    ["dhcpleases.py", URI, "default"],
    ["dhcpleases.py", URI, "none"],
    ["dominfo.py", "test"],
    ["dominfo.py", "nobody"],
    ["domipaddrs.py", URI, "test"],
    ["domsave.py", "saved"],
    ["domrestore.py", "saved"],
    ["domstart.py", "guest.xml"],
    ["event-test.py", "--loop", "native", "--timeout", "1", URI],
    ["event-test.py", "--loop", "poll", "--timeout", "1", URI],
    ["event-test.py", "--loop", "asyncio", "--timeout", "1", URI],
    ["guest-vcpus/guest-vcpu.py", "test", "1", URI],
    ["guest-vcpus/guest-vcpu.py", "--config", "test", "1", URI],
    ["guest-vcpus/guest-vcpu-daemon.py", URI],
    ["nodestats.py"],
    ["sparsestream.py", "--download", URI, "/default-pool/none", "file"],
    ["topology.py"],
]


def end(failure):
    """A thread has failed.  The examples would wait for ever, so the process ends."""
    print(f"a thread ends: {failure.exc_value}", flush=True)
    os._exit(3)


def play(path, arguments):
    """One example, in this process."""
    threading.excepthook = end
    sys.argv[:] = [path] + arguments
    runpy.run_path(path, run_name="__main__")


def show(folder, name, *arguments):
    """One example, in a process of its own, with what comes of it."""
    command = [sys.executable, "-W", "ignore", __file__, "--play", os.path.join(folder, name)]
    _, terminal = pty.openpty()
    done = subprocess.run(command + list(arguments), capture_output=True, text=True,
                          stdin=terminal, env=dict(os.environ, LIBVIRT_DEFAULT_URI=URI))
    print("$", name, *arguments)
    print(done.stdout, end="")
    errors = done.stderr.splitlines()
    print(f"[{done.returncode}]", errors[-1] if errors else "", flush=True)


def main(folder, files):
    """All of them."""
    os.chdir(files)
    os.mkdir("saved")
    with open("guest.xml", "w", encoding="utf-8") as document:
        document.write(GUEST)
    for example in EXAMPLES:
        show(folder, *example)


if sys.argv[1] == "--play":
    play(sys.argv[2], sys.argv[3:])
else:
    main(*sys.argv[1:])
