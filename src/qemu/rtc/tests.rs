//! The clock in QEMU's terms, without a QEMU.
use super::*;
use conf::domain::clock::ClockBasis;
use serde_json::json;

/// 2026-11-22 17:27:43 UTC.
const NOW: i64 = 1_795_368_463;

fn variable(adjustment: i64) -> Offset {
    Offset::Variable {
        adjustment,
        basis: ClockBasis::Utc,
        adjustment0: adjustment,
    }
}

#[test]
fn bases_at_start() {
    let base = |clock: &Offset| start(clock, NOW).unwrap().base;
    assert_eq!(base(&Offset::Utc { reset: false }), "utc");
    assert_eq!(base(&Offset::Localtime { reset: true }), "localtime");
    assert_eq!(
        base(&Offset::Absolute(1_700_000_000)),
        "2023-11-14T22:13:20"
    );
    assert_eq!(
        base(&Offset::Absolute(253_402_300_799)),
        "9999-12-31T23:59:59"
    );
    assert_eq!(base(&variable(5)), "2026-11-22T17:27:48");
    assert_eq!(base(&variable(20_700)), "2026-11-22T23:12:43");
    assert_eq!(base(&variable(-3_000_000_000)), "1931-10-30T12:07:43");
    let zone = start(&Offset::Timezone("Europe/Paris".into()), NOW).unwrap();
    assert_eq!(zone.base, "localtime");
    assert_eq!(zone.time_zone.as_deref(), Some("Europe/Paris"));
}

#[test]
fn years_without_four_digits_are_refused() {
    for adjustment in [253_402_300_800, i64::MAX, i64::MIN, -70_000_000_000] {
        let error = start(&variable(adjustment), NOW).unwrap_err();
        assert!(
            error.message.contains("QEMU needs one from 1 to 9999"),
            "{error}"
        );
    }
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
