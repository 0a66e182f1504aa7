//! QEMUs that fail, die or lie.
use crate::support::{QEMU, Root, has_qemu, listen, next_lifecycle, state, until};
use abi::*;

/// A program that answers the driver's probe as QEMU does and does something else as a guest.
fn impostor(root: &Root, script: &str) -> String {
    root.program(
        "impostor",
        &format!("case \"$*\" in *charmonitor*) {script};; esac\nexec {QEMU} \"$@\""),
    )
}

#[test]
fn a_start_that_fails_leaves_nothing() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("fails");
    let conn = root.open().unwrap();
    let emulator = impostor(&root, "echo no such luck >&2; exit 1");
    let domain = conn
        .domain_define_xml(&root.guest_of("vm", "", &emulator))
        .unwrap();
    let error = domain.create().unwrap_err();
    assert!(
        error.message.ends_with("(vm='vm'): no such luck"),
        "{error}"
    );
    assert_eq!(
        state(&domain),
        (VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_FAILED)
    );
    assert!(root.is_clean("vm"));
    assert!(
        conn.domain_create_xml(&root.guest_of("other", "", &emulator), 0)
            .is_err()
    );
    assert_eq!(conn.list_all_domains(0).unwrap().len(), 1);
}

#[test]
fn a_program_that_is_no_qemu_is_an_error() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("garbage");
    let conn = root.open().unwrap();
    // Descriptor 3 is the listening end; only a program with sockets could answer, so it exits.
    let emulator = impostor(&root, "exec 3>&-; exit 0");
    let error = conn
        .domain_create_xml(&root.guest_of("vm", "", &emulator), 0)
        .err()
        .unwrap();
    assert!(error.message.contains("(vm='vm')"), "{error}");
    assert!(root.is_clean("vm"));
}

#[test]
fn a_qemu_that_dies_ends_its_guest() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("dies");
    let conn = root.open().unwrap();
    let domain = conn.domain_define_xml(&root.guest("vm", "")).unwrap();
    let events = listen(&conn);
    domain.create().unwrap();
    let pid = std::fs::read_to_string(root.file("run/qemu/vm.pid")).unwrap();
    let killed = std::process::Command::new("kill")
        .args(["-9", pid.trim()])
        .status()
        .unwrap();
    assert!(killed.success());
    until(|| !domain.is_active().unwrap());
    assert_eq!(
        state(&domain),
        (VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_CRASHED)
    );
    next_lifecycle(&events);
    next_lifecycle(&events);
    assert_eq!(
        next_lifecycle(&events),
        (VIR_DOMAIN_EVENT_STOPPED, VIR_DOMAIN_EVENT_STOPPED_FAILED)
    );
    assert!(root.is_clean("vm"));
    domain.create().unwrap();
    domain.destroy().unwrap();
}

#[test]
fn a_clock_beyond_qemus_years_never_starts() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("years");
    let conn = root.open().unwrap();
    let clock = "<clock offset='variable' adjustment='999999999999' basis='utc'/>";
    let error = conn
        .domain_create_xml(&root.guest("vm", clock), 0)
        .err()
        .unwrap();
    assert!(
        error.message.contains("QEMU needs one from 1 to 9999"),
        "{error}"
    );
    assert_eq!(conn.list_all_domains(0).unwrap().len(), 0);
}

#[test]
fn a_qemu_that_dies_in_the_middle_of_a_command_ends_the_call() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("hangs");
    let conn = root.open().unwrap();
    let domain = conn.domain_define_xml(&root.guest("vm", "")).unwrap();
    domain.create().unwrap();
    let pid = std::fs::read_to_string(root.file("run/qemu/vm.pid")).unwrap();
    let kill = |signal: &str| {
        let mut command = std::process::Command::new("kill");
        assert!(
            command
                .args([signal, pid.trim()])
                .status()
                .unwrap()
                .success()
        );
    };
    kill("-STOP");
    std::thread::scope(|scope| {
        let call = scope.spawn(|| domain.block_stats("hda").err().unwrap());
        std::thread::sleep(std::time::Duration::from_millis(300));
        kill("-KILL");
        let error = call.join().unwrap();
        assert!(
            error.message.ends_with("closed the monitor (vm='vm')"),
            "{error}"
        );
    });
    until(|| !domain.is_active().unwrap());
    assert!(root.is_clean("vm"));
}

/// A program that greets as QEMU does, agrees to everything, and says what is in the file `words`
/// when it is asked for statistics of disks.  Perl's base is on every Debian.
const PRETENDER: &str = r#"
open(my $listener, '+<&=', $ARGV[0]) or die; socket_accept($listener);
sub socket_accept {
    accept(my $peer, $_[0]) or die;
    select($peer); $| = 1;
    print qq({"QMP": {"version": {}, "capabilities": []}}\r\n);
    while (my $line = <$peer>) {
        my ($id) = $line =~ /"id":"([^"]+)"/;
        if ($line =~ /"query-blockstats"/) {
            open(my $words, '<', $ARGV[1]) or die;
            print join('', <$words>) =~ s/ID/$id/gr;
            next;
        }
        my $value = $line =~ /"query-status"/ ? '{"status": "running", "running": true}'
            : $line =~ /"query-/ ? '[]' : '{}';
        print qq({"return": $value, "id": "$id"}\r\n);
    }
}"#;

#[test]
fn a_qemu_that_talks_nonsense_later_is_ended() {
    if !has_qemu() {
        return;
    }
    let root = Root::new("nonsense");
    let conn = root.open().unwrap();
    let script = root.file("pretender.pl");
    std::fs::write(&script, PRETENDER).unwrap();
    let words = root.file("words");
    let run = format!(
        "fd=$(echo \"$*\" | sed -n 's/.*\"fd\":\"\\([0-9]*\\)\".*/\\1/p;s/.*,fd=\\([0-9]*\\),.*/\\1/p'); \
         exec perl {} \"$fd\" {}",
        script.display(),
        words.display()
    );
    let emulator = impostor(&root, &run);
    let domain = conn
        .domain_define_xml(&root.guest_of("vm", "", &emulator))
        .unwrap();
    let long = "x".repeat(11 << 20);
    for (said, text) in [
        ("hello\n".to_owned(), "cannot parse json hello: "),
        ("[]\n".to_owned(), "Parsed JSON reply '[]' isn't an object"),
        (
            "{\"a\": 1, \"id\": \"ID\"}\n".to_owned(),
            "Unknown JSON reply",
        ),
        (long, "No complete monitor response found in 10485760 bytes"),
    ] {
        std::fs::write(&words, said).unwrap();
        domain.create().unwrap();
        let error = domain.block_stats("hda").err().unwrap();
        assert!(error.message.contains(text), "{error}");
        until(|| !domain.is_active().unwrap());
        assert_eq!(
            state(&domain),
            (VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_CRASHED)
        );
        assert!(root.is_clean("vm"));
    }
    // Nonsense in a sound form is no reason to end a guest.
    let events = "{\"event\": \"NOBODY_KNOWS\", \"data\": [1]}\n\
                  {\"event\": \"RTC_CHANGE\", \"data\": \"now\"}\n\
                  {\"event\": \"DEVICE_DELETED\", \"data\": 7}\n\
                  {\"return\": {}, \"id\": \"libvirt-0\"}\n\
                  {\"return\": {}, \"id\": \"ID\"}\n";
    std::fs::write(&words, events).unwrap();
    domain.create().unwrap();
    let error = domain.block_stats("hda").err().unwrap();
    assert!(error.message.contains("query-blockstats reply"), "{error}");
    assert!(domain.is_active().unwrap());
    domain.destroy().unwrap();
    assert!(root.is_clean("vm"));
}
