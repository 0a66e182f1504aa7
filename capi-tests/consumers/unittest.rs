//! Reads what Python's unittest reports.  Nothing here runs it.

use crate::tool::Failure;
use std::collections::BTreeSet;

/// Those tests must have failed that `list` names, and no others.
pub(crate) fn compare(report: &str, list: &str) -> Result<(), Failure> {
    if !report.lines().any(|line| line.starts_with("Ran ")) {
        return Err(Failure(format!(
            "the tests did not come to their end:\n{report}"
        )));
    }
    let listed = listed(list);
    let failing = failing(report);
    let new: Vec<_> = failing.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(&failing).collect();
    if new.is_empty() && gone.is_empty() {
        return Ok(());
    }
    Err(Failure(format!(
        "fail, and are not listed: {new:?}\npass: take them off the list: {gone:?}\n{report}"
    )))
}

/// The tests that a list names: the first word of each line that isn't a comment.
fn listed(list: &str) -> BTreeSet<String> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_whitespace().next().map(str::to_owned))
        .collect()
}

/// The tests that unittest reports as failed: `ERROR: method (module.Class)`, where newer ones
/// repeat the method inside.
fn failing(report: &str) -> BTreeSet<String> {
    let heads = report.lines().filter_map(|line| {
        line.strip_prefix("ERROR: ")
            .or_else(|| line.strip_prefix("FAIL: "))
    });
    heads
        .map(|head| match head.split_once(" (") {
            Some((method, place)) => {
                let place = place.trim_end_matches(')');
                let class = place
                    .strip_suffix(method)
                    .map_or(place, |p| p.trim_end_matches('.'));
                format!("{class}.{method}")
            }
            None => head.to_owned(),
        })
        .collect()
}

#[test]
fn both_forms_of_a_report_are_read() {
    let old = failing("ERROR: testAttr (test_network.Network)\nOK");
    let new = failing("FAIL: testAttr (test_network.Network.testAttr)");
    assert_eq!(old, new);
    assert_eq!(
        old,
        listed("# comment\ntest_network.Network.testAttr  no networks\n")
    );
}
