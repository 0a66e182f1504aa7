//! One C program: compile it against the workspace's headers, run it with a
//! folder of libraries in an environment that holds nothing of the caller's.

use std::env;
use std::ffi::OsString;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::programs_dir;
use capi_tests::libraries::Libraries;

/// Longer than any program needs on a busy machine, under valgrind too.
const TIMEOUT: Duration = Duration::from_secs(300);

/// `VIR_DOMAIN_EVENT_CALLBACK` is a cast between function types by design.
const FLAGS: [&str; 7] = [
    "-std=c99",
    "-D_POSIX_C_SOURCE=200809L",
    "-g",
    "-Wall",
    "-Wextra",
    "-Werror",
    "-Wno-cast-function-type",
];

pub(crate) struct Program {
    name: String,
    binary: PathBuf,
    scratch: PathBuf,
}

impl Program {
    /// Compile `c/NAME.c` and link it with `libraries`.
    pub(crate) fn compile(name: &str, libraries: &Libraries) -> Result<Self, String> {
        let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("differential")
            .join(name);
        std::fs::create_dir_all(&scratch).map_err(|e| format!("{}: {e}", scratch.display()))?;
        let binary = scratch.join("program");
        let compiler = env::var_os("CC").unwrap_or_else(|| OsString::from("cc"));
        let more = env::var("LIBVIRT_CAPI_CFLAGS").unwrap_or_default();
        let output = Command::new(&compiler)
            .args(FLAGS)
            .args(more.split_whitespace())
            .arg("-I")
            .arg(capi_tests::root().join("include"))
            .arg(programs_dir().join(format!("{name}.c")))
            .arg("-o")
            .arg(&binary)
            .arg("-L")
            .arg(libraries.dir())
            .args([
                "-Wl,--as-needed",
                "-l:libvirt-qemu.so.0",
                "-l:libvirt-lxc.so.0",
                "-l:libvirt-admin.so.0",
                "-l:libvirt.so.0",
            ])
            .args(["-Wl,--allow-shlib-undefined", "-pthread"])
            .output()
            .map_err(|e| format!("{}: {e}", compiler.display()))?;
        if !output.status.success() {
            return Err(format!(
                "{name}.c: {}\n{}",
                output.status,
                String::from_utf8_lossy(&output.stderr)
            ));
        }
        Ok(Self {
            name: name.to_owned(),
            binary,
            scratch,
        })
    }

    /// Run it with `libraries` and return what it wrote to standard output.
    pub(crate) fn run(&self, libraries: &Libraries) -> Result<Vec<u8>, String> {
        let mut child = self
            .command()
            .env_clear()
            .env("LD_LIBRARY_PATH", libraries.dir())
            .env("PATH", "/usr/bin:/bin")
            .env("HOME", &self.scratch)
            .env("LC_ALL", "C")
            .env("TZ", "UTC")
            .current_dir(&self.scratch)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| format!("{}: {e}", self.name))?;
        let stdout = child.stdout.take().map(drain);
        let stderr = child.stderr.take().map(drain);
        let status = wait(&mut child)?;
        let stdout = stdout.map(join).unwrap_or_default();
        let stderr = stderr.map(join).unwrap_or_default();
        if status == "exit status: 0" {
            return Ok(stdout);
        }
        Err(format!(
            "{} with {}: {status}\n{}\n{}",
            self.name,
            libraries.dir().display(),
            tail(&stdout),
            tail(&stderr)
        ))
    }

    /// The program itself, or the one `LIBVIRT_CAPI_WRAPPER` names with the
    /// program as its last argument (`valgrind -q --error-exitcode=9`).
    fn command(&self) -> Command {
        let wrapper = env::var("LIBVIRT_CAPI_WRAPPER").unwrap_or_default();
        let mut words = wrapper.split_whitespace();
        let Some(first) = words.next() else {
            return Command::new(&self.binary);
        };
        let mut command = Command::new(first);
        command.args(words).arg(&self.binary);
        command
    }
}

/// Read a pipe to its end beside the program, so that neither waits for the other.
fn drain(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<Vec<u8>> {
    thread::spawn(move || {
        let mut data = Vec::new();
        // A pipe that breaks leaves what came through: the comparison shows it.
        let _ = pipe.read_to_end(&mut data);
        data
    })
}

fn join(reader: thread::JoinHandle<Vec<u8>>) -> Vec<u8> {
    reader.join().unwrap_or_default()
}

/// Wait for the end, or put one to a program that hangs.
fn wait(child: &mut Child) -> Result<String, String> {
    let start = Instant::now();
    while start.elapsed() < TIMEOUT {
        if let Some(status) = child.try_wait().map_err(|e| e.to_string())? {
            return Ok(status.to_string());
        }
        thread::sleep(Duration::from_millis(5));
    }
    child
        .kill()
        .and_then(|()| child.wait())
        .map_err(|e| e.to_string())?;
    Ok(format!(
        "killed: no end after {} seconds",
        TIMEOUT.as_secs()
    ))
}

/// The last lines of an output, enough to see where a program stopped.
fn tail(output: &[u8]) -> String {
    let text = String::from_utf8_lossy(output);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(8)..].join("\n")
}
