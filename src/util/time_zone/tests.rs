//! Offsets of zones, with and without daylight saving.
use super::*;
use crate::command::Command;
use std::time::Duration;

/// Instants around the changes of several years and far away.
const INSTANTS: [i64; 14] = [
    -3_000_000_000,
    0,
    1_000_000_000,
    1_774_745_999, // a second before CEST begins in 2026
    1_774_746_000,
    1_782_000_000,
    1_792_889_999,
    1_792_890_000, // CET begins in 2026
    1_795_370_000,
    2_147_483_648,
    4_100_000_000,
    4_115_000_000,
    32_503_680_000,
    32_520_000_000,
];

/// What the C library says, by another process.
fn judged(zone: &str) -> Vec<i64> {
    let mut command = Command::new("/bin/sh");
    command.env("PATH", "/bin:/usr/bin").env("TZ", zone);
    command.arg("-c").arg(
        INSTANTS
            .map(|instant| format!("date -d @{instant} +%::z;"))
            .concat(),
    );
    let output = command.run(Duration::from_secs(20)).unwrap().output;
    let lines = output.lines().filter(|line| line.matches(':').count() == 2);
    lines
        .map(|line| {
            let parts = line[1..]
                .split(':')
                .map(|part| part.parse::<i64>().unwrap());
            let seconds = parts.fold(0, |sum, part| sum * 60 + part);
            if line.starts_with('-') {
                -seconds
            } else {
                seconds
            }
        })
        .collect()
}

#[test]
fn as_the_c_library_has_it() {
    let rules = [
        "UTC0",
        "EST5EDT",
        "CET-1CEST,M3.5.0,M10.5.0/3",
        "<+0545>-5:45",
        "AEST-10AEDT,M10.1.0,M4.1.0/3",
        "XYZ3:30:15ABC,J60/0,300/4",
        "NZST-12NZDT-13:30,M9.5.0,M4.1.0/3",
        "No & Where",
        "",
        ":Europe/Paris",
    ];
    for rule in rules {
        let zone = Zone::named(rule);
        let ours: Vec<i64> = INSTANTS.map(|instant| zone.offset_at(instant)).into();
        assert_eq!(ours, judged(rule), "{rule}");
    }
}

#[test]
fn zone_files() {
    if !Path::new(FOLDER).join("Asia/Kathmandu").exists() {
        println!("skipped: no zone files on this machine");
        return;
    }
    for name in [
        "Asia/Kathmandu",
        "America/New_York",
        "Australia/Lord_Howe",
        "Europe/Dublin",
        "Africa/Casablanca",
        "America/Sao_Paulo",
        "Pacific/Chatham",
        "UTC",
        "Nowhere/Land",
    ] {
        let zone = Zone::named(name);
        let ours: Vec<i64> = INSTANTS.map(|instant| zone.offset_at(instant)).into();
        assert_eq!(ours, judged(name), "{name}");
    }
}

#[test]
fn broken_files_are_no_zones() {
    assert_eq!(file::parse(b""), None);
    assert_eq!(file::parse(b"TZif2"), None);
    let mut huge = b"TZif2".to_vec();
    huge.extend([0xff; 64]);
    assert_eq!(file::parse(&huge), None);
    assert_eq!(Zone::named("../../../etc/passwd"), Zone::default());
}
