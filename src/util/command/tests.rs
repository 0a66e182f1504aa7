//! Command lines: how they look, run and fail.
use super::*;
use std::io::Write;
use std::time::Instant;

const PATIENCE: Duration = Duration::from_secs(20);

fn shell(script: &str) -> Command {
    let mut command = Command::new("/bin/sh");
    command.arg("-c").arg(script);
    command
}

/// A file name of this test run alone.
fn scratch(name: &str) -> PathBuf {
    std::env::temp_dir().join(format!("util-command-{}-{name}", std::process::id()))
}

#[test]
fn text_is_quoted_for_a_shell() {
    let mut command = Command::new("/usr/bin/x y");
    command.env("A", "1 2").env("B", "");
    command.args([
        "-name",
        "guest=t,debug=on",
        "-S",
        "-object",
        "{\"a\":'b'}",
        "",
        "last",
    ]);
    assert_eq!(
        command.to_shell_string(false),
        "A='1 2' B='' '/usr/bin/x y' -name guest=t,debug=on -S -object '{\"a\":'\\''b'\\''}' '' last"
    );
    assert_eq!(
        command.to_shell_string(true),
        "A='1 2' \\\nB='' \\\n'/usr/bin/x y' \\\n-name guest=t,debug=on \\\n-S \\\n\
         -object '{\"a\":'\\''b'\\''}' \\\n'' \\\nlast"
    );
}

#[test]
fn environment_is_exactly_what_was_set() {
    let mut command = Command::new("/usr/bin/env");
    command.env("ONE", "1").env("TWO", "2").env("ONE", "3");
    let done = command.run(PATIENCE).unwrap();
    assert_eq!(done.output, "TWO=2\nONE=3\n");
    assert_eq!(done.ended, Some(Ended::Exited(0)));
}

#[test]
fn only_passed_descriptors_are_open() {
    // One that isn't close-on-exec by itself, as a C host may have.
    let mut file = process::memory_file().unwrap();
    file.write_all(b"passed").unwrap();
    file.rewind().unwrap();
    let mut command = shell("cat <&3; exec ls /proc/self/fd");
    command.env("PATH", "/bin:/usr/bin");
    assert_eq!(command.pass_fd(file), 3);
    let done = command.run(PATIENCE).unwrap();
    // The fourth is how ls reads the directory.
    assert_eq!(done.output, "passed0\n1\n2\n3\n4\n");
}

#[test]
fn failures_name_the_step() {
    let error = Command::new("/no/such/program").run(PATIENCE).unwrap_err();
    assert_eq!(
        error.message,
        "cannot execute binary /no/such/program: No such file or directory"
    );
    assert_eq!(error.int1, libc::ENOENT);
    let mut nul = Command::new("/bin/true");
    nul.arg("a\0b");
    assert!(nul.run(PATIENCE).is_err());
}

#[test]
fn slow_program_is_killed() {
    let start = Instant::now();
    let error = shell("exec sleep 60").run(Duration::from_millis(50));
    assert!(error.is_err());
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[test]
fn signals_are_reset_and_umask_set() {
    let mut command = shell("umask; kill -TERM $$; sleep 5");
    command.env("PATH", "/bin:/usr/bin").umask(0o27);
    let done = command.run(PATIENCE).unwrap();
    assert_eq!(done.output.trim(), "0027");
    assert_eq!(done.ended, Some(Ended::Signalled(libc::SIGTERM)));
}

#[test]
fn daemon_holds_its_pid_file() {
    let path = scratch("daemon.pid");
    let mut command = Command::new("/bin/sleep");
    command.arg("60").pid_file(&path);
    let pid = command.spawn_daemon().unwrap();
    assert_eq!(std::fs::read_to_string(&path).unwrap(), pid.to_string());
    let file = File::open(&path).unwrap();
    assert_eq!(process::lock_owner(&file).unwrap(), Some(pid));
    // Not our child, in a session of its own.
    assert!(process::wait(pid).is_err());

    let mut second = Command::new("/bin/sleep");
    second.arg("60").pid_file(&path);
    let error = second.spawn_daemon().unwrap_err();
    assert!(
        error.message.starts_with("Failed to acquire pid file"),
        "{error}"
    );
    assert_eq!(std::fs::read_to_string(&path).unwrap(), pid.to_string());

    let hold = PidFd::open(pid).unwrap();
    hold.signal(libc::SIGKILL).unwrap();
    assert!(hold.wait_gone(PATIENCE).unwrap());
    assert_eq!(process::lock_owner(&file).unwrap(), None);
    std::fs::remove_file(&path).unwrap();
}
