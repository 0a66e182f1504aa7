//! Reads what Python's unittest reports.  Nothing here runs it.

use crate::listed;
use crate::tool::Failure;
use std::collections::BTreeSet;

/// Those tests must have failed that `list` names, and no others.
pub(crate) fn compare(report: &str, list: &str) -> Result<(), Failure> {
    if !report.lines().any(|line| line.starts_with("Ran ")) {
        return Err(Failure(format!(
            "the tests did not come to their end:\n{report}"
        )));
    }
    let failing = failing(report);
    let failing = failing.iter().map(String::as_str).collect();
    listed::compare(&failing, list, report)
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
        BTreeSet::from(["test_network.Network.testAttr".to_owned()])
    );
}
