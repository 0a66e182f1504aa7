//! The clock's arithmetic, without a guest.
use super::*;

/// 2026-11-22 17:27:43 UTC.
const NOW: i64 = 1_795_368_463;
const KATHMANDU: i64 = 20_700;
const UTC: Offset = Offset::Utc { reset: false };

fn variable(basis: ClockBasis, adjustment: i64) -> Offset {
    Offset::Variable {
        adjustment,
        basis,
        adjustment0: 999,
    }
}

/// A variable clock of a guest that has started with `adjustment0`.
fn live(adjustment0: i64) -> Offset {
    begun(variable(ClockBasis::Utc, adjustment0), 0)
}

fn begun(mut clock: Offset, local_offset: i64) -> Offset {
    begin(&mut clock, local_offset);
    clock
}

#[test]
fn a_live_variable_clock_counts_from_utc() {
    let adjustment = |basis, adjustment, local| match begun(variable(basis, adjustment), local) {
        Offset::Variable {
            adjustment,
            basis: ClockBasis::Utc,
            adjustment0,
        } if adjustment == adjustment0 => adjustment,
        other => panic!("{other:?}"),
    };
    assert_eq!(adjustment(ClockBasis::Localtime, 0, KATHMANDU), 20_700);
    assert_eq!(adjustment(ClockBasis::Localtime, 3600, -18_000), -14_400);
    assert_eq!(adjustment(ClockBasis::Utc, 3600, KATHMANDU), 3600);
    let far = adjustment(ClockBasis::Localtime, i64::MAX, KATHMANDU);
    assert_eq!(far, i64::MAX);
    let local = Offset::Localtime { reset: false };
    assert_eq!(begun(local.clone(), KATHMANDU), local);
}

#[test]
fn changes_count_from_utc() {
    let zoned = Offset::Timezone("<+0545>-5:45".into());
    assert_eq!(changed(&UTC, NOW, Some(20), NOW), 20);
    assert_eq!(changed(&UTC, NOW, None, NOW), 0);
    assert_eq!(changed(&zoned, NOW, Some(20), NOW), 20_720);
    let absolute = Offset::Absolute(1_700_000_000);
    let expected = 1_700_000_000 - NOW + 20;
    assert_eq!(changed(&absolute, NOW, Some(20), NOW + 99), expected);
    assert_eq!(changed(&live(20_700), NOW, Some(40), NOW), 20_740);
    assert_eq!(changed(&live(20_700), NOW, Some(i64::MAX), NOW), i64::MAX);
}

#[test]
fn summer_time_is_that_of_the_guests_date() {
    // In November Paris is an hour ahead, but the guest has set its clock to July.
    let paris = Offset::Timezone("CET-1CEST,M3.5.0,M10.5.0/3".into());
    let to_july = -130 * 86_400;
    assert_eq!(changed(&paris, NOW, Some(to_july), NOW), to_july + 7200);
    assert_eq!(changed(&paris, NOW, Some(20), NOW), 3620);
}

#[test]
fn a_clock_that_is_set_reports_what_leads_back_to_its_time() {
    let paris = Offset::Timezone("CET-1CEST,M3.5.0,M10.5.0/3".into());
    for clock in [UTC, live(-7261), Offset::Absolute(1_700_000_000), paris] {
        for ahead in [0, 20, -130 * 86_400, 3_000_000_000] {
            let offset = reported(&clock, NOW - 50, NOW + ahead, NOW);
            let utc = changed(&clock, NOW - 50, Some(offset), NOW);
            assert_eq!(utc, ahead, "{clock:?}");
        }
    }
    assert_eq!(reported(&live(100), NOW, NOW + 120, NOW), 20);
}
