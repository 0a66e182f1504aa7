//! What guests of extended test hosts do beyond those of libvirt's: sleep, write to their memory, share
//! limits of their disks.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use abi::*;
use api::{Conn, Domain, Registry};
use util::error::ErrorNumber;
use util::typed_param::{TypedParams, TypedValue};

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

fn open(query: &str) -> Conn {
    let uri = format!("test:///default{query}");
    REGISTRY.open(Some(&uri), 0, None).unwrap()
}

fn guest(conn: &Conn, name: &str, more: &str) -> Domain {
    let xml = format!(
        "<domain type='test'><name>{name}</name><memory>1024</memory><vcpu>2</vcpu>\
         <os><type>hvm</type></os>{more}</domain>"
    );
    let guest = conn.domain_define_xml(&xml).unwrap();
    guest.create().unwrap();
    guest
}

/// The error's code and text.
fn refusal<T>(outcome: util::Result<T>) -> (ErrorNumber, String) {
    let error = outcome.err().expect("a refusal");
    (error.code, error.message.clone())
}

#[test]
fn guests_sleep_and_wake_up() {
    const MEMORY: u32 = VIR_NODE_SUSPEND_TARGET_MEM.cast_unsigned();
    const DISK: u32 = VIR_NODE_SUSPEND_TARGET_DISK.cast_unsigned();
    let conn = open("?extended=1&clock=virtual&seed=30");
    let guest = guest(&conn, "sleeper", "");
    let state = || guest.get_state(0).unwrap();
    let asleep = (VIR_DOMAIN_PMSUSPENDED, VIR_DOMAIN_PMSUSPENDED_UNKNOWN);
    let awake = (VIR_DOMAIN_RUNNING, VIR_DOMAIN_RUNNING_WAKEUP);
    guest.pm_suspend_for_duration(MEMORY, 0, 0).unwrap();
    assert_eq!(state(), asleep);
    assert!(guest.pm_suspend_for_duration(MEMORY, 0, 0).is_err());
    guest.pm_wakeup(0).unwrap();
    assert_eq!(state(), awake);
    assert!(guest.pm_wakeup(0).is_err());
    guest.pm_suspend_for_duration(MEMORY, 60, 0).unwrap();
    conn.node_suspend_for_duration(0, 59, 0).unwrap();
    assert_eq!(state(), asleep);
    conn.node_suspend_for_duration(0, 1, 0).unwrap();
    assert_eq!(state(), awake);
    let (code, _) = refusal(guest.pm_suspend_for_duration(3, 0, 0));
    assert_eq!(code, ErrorNumber::VIR_ERR_INVALID_ARG);
    guest.pm_suspend_for_duration(DISK, 0, 0).unwrap();
    assert_eq!(state(), (VIR_DOMAIN_SHUTOFF, VIR_DOMAIN_SHUTOFF_SHUTDOWN));
}

#[test]
fn guests_may_be_kept_from_sleep() {
    let conn = open("?extended=1&clock=virtual&seed=31");
    let pm = "<pm><suspend-to-mem enabled='no'/><suspend-to-disk enabled='no'/></pm>";
    let guest = guest(&conn, "insomniac", pm);
    for (target, state) in [(0, "S3"), (1, "S4")] {
        assert_eq!(
            refusal(guest.pm_suspend_for_duration(target, 0, 0)).1,
            format!("Operation not supported: {state} state is disabled for this domain")
        );
    }
}

#[test]
fn the_dirty_rate_is_measured_while_time_passes() {
    let conn = open("?extended=1&clock=virtual&seed=32");
    let guest = guest(&conn, "writer", "");
    let stats = || {
        let all = conn
            .get_all_domain_stats(&[&guest], VIR_DOMAIN_STATS_DIRTYRATE, 0)
            .unwrap();
        let own = all
            .into_iter()
            .find(|one| one.domain.name().as_str() == "writer");
        own.unwrap().params
    };
    let number = |name: &str| match stats().get(name) {
        Some(TypedValue::Int(number)) => Some(i64::from(*number)),
        Some(TypedValue::LLong(number)) => Some(*number),
        Some(TypedValue::ULLong(number)) => i64::try_from(*number).ok(),
        _ => None,
    };
    assert_eq!(number("dirtyrate.calc_status"), Some(0));
    guest
        .start_dirty_rate_calc(10, VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING)
        .unwrap();
    assert_eq!(number("dirtyrate.calc_status"), Some(1));
    assert_eq!(number("dirtyrate.calc_start_time"), Some(1_735_689_600));
    assert_eq!(number("dirtyrate.megabytes_per_second"), None);
    assert!(guest.start_dirty_rate_calc(1, 0).is_err());
    conn.node_suspend_for_duration(0, 10, 0).unwrap();
    assert_eq!(number("dirtyrate.calc_status"), Some(2));
    assert_eq!(number("dirtyrate.megabytes_per_second"), Some(2));
    assert_eq!(number("dirtyrate.vcpu.1.megabytes_per_second"), Some(1));
    guest.suspend().unwrap();
    guest.start_dirty_rate_calc(1, 0).unwrap();
    conn.node_suspend_for_duration(0, 1, 0).unwrap();
    assert_eq!(number("dirtyrate.megabytes_per_second"), Some(0));
    assert_eq!(
        refusal(guest.start_dirty_rate_calc(61, 0)).1,
        "invalid argument: seconds=61 is invalid, please choose value within [1, 60]."
    );
}

#[test]
fn figures_of_running_guests_come_by_groups() {
    let conn = open("?extended=1&clock=virtual&seed=35");
    let devices = "<devices><disk type='file'><source file='/a'/><target dev='vda'/></disk>\
        <interface type='user'/></devices>";
    let guest = guest(&conn, "figures", devices);
    let stats = |groups| {
        let all = conn.get_all_domain_stats(&[&guest], groups, 0).unwrap();
        all.into_iter().next().unwrap().params
    };
    let all = stats(0);
    for (name, value) in [
        ("state.state", TypedValue::Int(VIR_DOMAIN_RUNNING)),
        ("balloon.current", TypedValue::ULLong(1024)),
        ("vcpu.current", TypedValue::UInt(2)),
        ("vcpu.1.state", TypedValue::Int(VIR_VCPU_RUNNING)),
        ("net.count", TypedValue::UInt(1)),
        ("block.0.path", TypedValue::String("/a".into())),
        ("block.0.capacity", TypedValue::ULLong(1_099_506_450_432)),
        ("dirtyrate.calc_status", TypedValue::Int(0)),
    ] {
        assert_eq!(all.get(name), Some(&value), "{name}");
    }
    let figures = guest.block_stats_flags("vda", 0).unwrap();
    let reads = guest.block_stats("vda").unwrap().rd_bytes;
    assert_eq!(figures.get("rd_bytes"), Some(&TypedValue::LLong(reads)));
    assert_eq!(stats(VIR_DOMAIN_STATS_BLOCK).get("net.count"), None);
    guest.destroy().unwrap();
    assert_eq!(stats(0).get("block.count"), None);
    assert!(guest.block_stats_flags("vda", 0).is_err());
}

#[test]
fn groups_of_limits_come_change_and_go() {
    let conn = open("?extended=1&clock=virtual&seed=33");
    let disk = "<throttlegroups><throttlegroup><total_bytes_sec>5</total_bytes_sec>\
        <group_name>used</group_name></throttlegroup></throttlegroups>\
        <devices><disk type='file'><source file='/a'/><target dev='vda'/>\
        <throttlefilters><throttlefilter group='used'/></throttlefilters></disk></devices>";
    let guest = guest(&conn, "throttled", disk);
    let mut params = TypedParams::new();
    params.add("read_iops_sec", 100_u64).unwrap();
    let both = VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG;
    guest.set_throttle_group("new", &params, both).unwrap();
    let read = |flags| guest.get_xml_desc(flags).unwrap();
    for flags in [0, VIR_DOMAIN_XML_INACTIVE] {
        assert!(read(flags).contains("<group_name>new</group_name>"));
    }
    let mut more = TypedParams::new();
    more.add("write_iops_sec", 7_u64).unwrap();
    guest.set_throttle_group("new", &more, 0).unwrap();
    assert!(read(0).contains("<read_iops_sec>100</read_iops_sec>"));
    assert!(read(0).contains("<write_iops_sec>7</write_iops_sec>"));
    assert!(!read(VIR_DOMAIN_XML_INACTIVE).contains("<write_iops_sec>"));
    guest.del_throttle_group("new", both).unwrap();
    assert!(!read(0).contains("<group_name>new</group_name>"));
    assert_eq!(
        refusal(guest.del_throttle_group("used", 0)).1,
        "Requested operation is not valid: throttle group 'used' is still being used by disk vda"
    );
    let (code, _) = refusal(guest.del_throttle_group("new", 0));
    assert_eq!(code, ErrorNumber::VIR_ERR_INVALID_ARG);
    params.add("total_iops_sec", 1_u64).unwrap();
    let (code, _) = refusal(guest.set_throttle_group("new", &params, 0));
    assert_eq!(code, ErrorNumber::VIR_ERR_INVALID_ARG);
}

#[test]
fn small_facts() {
    let conn = open("?extended=1&clock=virtual&seed=34");
    let guest = guest(&conn, "facts", "");
    assert!(!guest.get_autostart_once().unwrap());
    guest.set_autostart_once(1).unwrap();
    assert!(guest.get_autostart_once().unwrap() && !guest.get_autostart().unwrap());
    assert_eq!(guest.get_security_label_list().unwrap().len(), 1);
    guest.undefine().unwrap();
    assert_eq!(
        refusal(guest.set_autostart_once(1)).1,
        "Requested operation is not valid: cannot set autostart for transient domain"
    );
}

#[test]
fn a_plain_host_has_none_of_it() {
    let conn = open("");
    let guest = conn.domain_lookup_by_name("test").unwrap();
    let params = TypedParams::new();
    for code in [
        refusal(guest.pm_suspend_for_duration(0, 0, 0)).0,
        refusal(guest.pm_wakeup(0)).0,
        refusal(guest.start_dirty_rate_calc(1, 0)).0,
        refusal(guest.block_stats_flags("vda", 0)).0,
        refusal(guest.set_throttle_group("a", &params, 0)).0,
        refusal(guest.del_throttle_group("a", 0)).0,
        refusal(guest.get_autostart_once()).0,
        refusal(guest.set_autostart_once(1)).0,
        refusal(guest.get_security_label_list().map(drop)).0,
    ] {
        assert_eq!(code, ErrorNumber::VIR_ERR_NO_SUPPORT);
    }
}
