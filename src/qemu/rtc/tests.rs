//! The clock's arithmetic, without a QEMU.
use super::*;
use serde_json::json;

/// 2026-11-22 17:27:43 UTC.
const NOW: i64 = 1_795_368_463;
const KATHMANDU: i64 = 20_700;

fn variable(basis: Basis, adjustment: i64) -> Clock {
    Clock::Variable { basis, adjustment }
}

fn running(adjustment0: i64) -> Running {
    Running {
        adjustment0,
        started: NOW,
    }
}

#[test]
fn bases_at_start() {
    let base = |clock: &Clock| start(clock, NOW, KATHMANDU).unwrap().base;
    assert_eq!(base(&Clock::Utc), "utc");
    assert_eq!(base(&Clock::Localtime), "localtime");
    assert_eq!(base(&Clock::Absolute(1_700_000_000)), "2023-11-14T22:13:20");
    assert_eq!(
        base(&Clock::Absolute(253_402_300_799)),
        "9999-12-31T23:59:59"
    );
    assert_eq!(base(&variable(Basis::Utc, 5)), "2026-11-22T17:27:48");
    assert_eq!(base(&variable(Basis::Localtime, 0)), "2026-11-22T23:12:43");
    assert_eq!(
        base(&variable(Basis::Utc, -3_000_000_000)),
        "1931-10-30T12:07:43"
    );
    let zone = start(&Clock::Timezone("Europe/Paris".into()), NOW, 0).unwrap();
    assert_eq!(zone.base, "localtime");
    assert_eq!(zone.time_zone.as_deref(), Some("Europe/Paris"));
}

#[test]
fn live_adjustment_counts_from_utc() {
    let adjustment = |clock: &Clock, offset| start(clock, NOW, offset).unwrap().adjustment;
    assert_eq!(
        adjustment(&variable(Basis::Localtime, 0), KATHMANDU),
        Some(20_700)
    );
    assert_eq!(
        adjustment(&variable(Basis::Localtime, 3600), -18_000),
        Some(-14_400)
    );
    assert_eq!(
        adjustment(&variable(Basis::Utc, 3600), KATHMANDU),
        Some(3600)
    );
    assert_eq!(adjustment(&Clock::Localtime, KATHMANDU), None);
}

#[test]
fn years_without_four_digits_are_refused() {
    for adjustment in [253_402_300_800, i64::MAX, i64::MIN, -70_000_000_000] {
        for basis in [Basis::Utc, Basis::Localtime] {
            let error = start(&variable(basis, adjustment), NOW, KATHMANDU).unwrap_err();
            assert!(
                error.message.contains("QEMU needs one from 1 to 9999"),
                "{error}"
            );
        }
    }
}

#[test]
fn events_count_from_utc() {
    let zoned = Clock::Timezone("<+0545>-5:45".into());
    assert_eq!(changed(&Clock::Utc, running(0), Some(20), NOW), 20);
    assert_eq!(changed(&Clock::Utc, running(0), None, NOW), 0);
    assert_eq!(changed(&zoned, running(0), Some(20), NOW), 20_720);
    let absolute = Clock::Absolute(1_700_000_000);
    let expected = 1_700_000_000 - NOW + 20;
    assert_eq!(changed(&absolute, running(0), Some(20), NOW + 99), expected);
    let live = variable(Basis::Utc, 20_720);
    assert_eq!(changed(&live, running(20_700), Some(40), NOW), 20_740);
    assert_eq!(
        changed(&live, running(20_700), Some(i64::MAX), NOW),
        i64::MAX
    );
}

#[test]
fn summer_time_is_that_of_the_guests_date() {
    // In November Paris is an hour ahead, but the guest has set its clock to July.
    let paris = Clock::Timezone("CET-1CEST,M3.5.0,M10.5.0/3".into());
    let to_july = -130 * 86_400;
    assert_eq!(
        changed(&paris, running(0), Some(to_july), NOW),
        to_july + 7200
    );
    assert_eq!(changed(&paris, running(0), Some(20), NOW), 3620);
}

#[test]
fn reconnect_counts_in_utc() {
    let time = |hour| json!({"tm_year": 126, "tm_mon": 10, "tm_mday": 22, "tm_hour": hour, "tm_min": 27, "tm_sec": 43});
    assert_eq!(reconnected(&time(17), NOW).unwrap(), 0);
    assert_eq!(reconnected(&time(20), NOW).unwrap(), 10_800);
    assert!(reconnected(&time(24), NOW).is_err());
    assert!(reconnected(&json!({"tm_year": 126}), NOW).is_err());
    assert!(reconnected(&json!(null), NOW).is_err());
}

/// The recorded runs of genuine libvirt, where they are at hand: start and every event.
#[test]
fn recorded_runs() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/rtc/rtc-matrix.json"
    );
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("skipped: no recorded runs at hand");
        return;
    };
    let matrix: Value = serde_json::from_str(&text).unwrap();
    let mut seen = 0;
    for case in matrix["runtime"].as_array().unwrap() {
        let offset = match case["libvirt_process_TZ"].as_str().unwrap() {
            "Asia/Kathmandu" => KATHMANDU,
            "America/New_York" => -18_000,
            _ => 0,
        };
        let Some(clock) = clock_of(case["clock"].as_str().unwrap()) else {
            continue;
        };
        let begun = start(&clock, NOW, offset).unwrap();
        let Some(adjustment0) = begun.adjustment else {
            continue;
        };
        for (number, event) in (1..).zip(case["observed"]["11.3.0"]["events"].as_array().unwrap()) {
            let expected = event.as_i64().unwrap();
            assert_eq!(
                changed(&clock, running(adjustment0), Some(20 * number), NOW),
                expected,
                "{}",
                case["id"]
            );
            seen += 1;
        }
    }
    assert!(seen > 10, "only {seen} recorded events compared");
}

/// A variable clock as its XML says it; None for the others.
fn clock_of(xml: &str) -> Option<Clock> {
    let attribute = |name: &str| {
        let (_, rest) = xml.split_once(&format!(" {name}='"))?;
        rest.split_once('\'').map(|(value, _)| value)
    };
    let number = attribute("adjustment").map_or(Some(0), |text| text.parse().ok());
    match (attribute("offset")?, attribute("basis")) {
        ("variable", Some("localtime")) => Some(variable(Basis::Localtime, number?)),
        ("variable", _) => Some(variable(Basis::Utc, number?)),
        ("localtime", _) => attribute("adjustment")
            .and(number)
            .map(|number| variable(Basis::Localtime, number)),
        ("utc", _) => attribute("adjustment")
            .and(number)
            .map(|number| variable(Basis::Utc, number)),
        _ => None,
    }
}
