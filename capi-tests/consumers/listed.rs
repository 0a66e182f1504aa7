//! Lists of tests that are known to fail: `NAME.failing` in this folder.

use crate::tool::Failure;
use std::collections::BTreeSet;

/// Those tests must have failed that `list` names, and no others.
pub(crate) fn compare(failing: &BTreeSet<&str>, list: &str, report: &str) -> Result<(), Failure> {
    let listed = listed(list);
    let new: Vec<_> = failing.difference(&listed).collect();
    let gone: Vec<_> = listed.difference(failing).collect();
    if new.is_empty() && gone.is_empty() {
        return Ok(());
    }
    Err(Failure(format!(
        "fail, and are not listed: {new:?}\npass: take them off the list: {gone:?}\n{report}"
    )))
}

/// The first word of each line that isn't a comment.
fn listed(list: &str) -> BTreeSet<&str> {
    let lines = list.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_whitespace().next())
        .collect()
}

#[test]
fn a_list_is_to_name_what_fails_and_no_more() {
    let list = "# comment\none  a reason\ntwo\n";
    let compare = |failing: &[&str]| {
        let failing = failing.iter().copied().collect();
        compare(&failing, list, "").map_err(|Failure(reason)| reason)
    };
    assert_eq!(compare(&["one", "two"]), Ok(()));
    assert!(
        compare(&["one"])
            .is_err_and(|reason| reason.contains("pass: take them off the list: [\"two\"]"))
    );
    assert!(
        compare(&["one", "two", "three"])
            .is_err_and(|reason| reason.contains("not listed: [\"three\"]"))
    );
}
