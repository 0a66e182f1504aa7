//! Compares two outputs and shows where they part.

use std::fmt::Write;

/// How many differing lines a report shows.
const SHOWN: usize = 20;

/// `Ok` when both outputs are equal; else a report that names each side.
pub(crate) fn same(
    left_name: &str,
    left: &[u8],
    right_name: &str,
    right: &[u8],
) -> Result<(), String> {
    if left == right {
        return Ok(());
    }
    let left = String::from_utf8_lossy(left);
    let right = String::from_utf8_lossy(right);
    let left: Vec<&str> = left.lines().collect();
    let right: Vec<&str> = right.lines().collect();
    let mut report = format!("{left_name} (-) and {right_name} (+) differ:\n");
    let mut shown = 0;
    for (number, (a, b)) in pad(&left, &right).enumerate() {
        if a == b {
            continue;
        }
        shown += 1;
        if shown > SHOWN {
            report.push_str("…\n");
            break;
        }
        // Writing to a String can't fail.
        let _ = writeln!(
            report,
            "{}:\n-{}\n+{}",
            number + 1,
            a.unwrap_or("(end)"),
            b.unwrap_or("(end)")
        );
    }
    Err(report)
}

/// Pairs of lines by number, as long as the longer side.
fn pad<'a>(
    left: &'a [&'a str],
    right: &'a [&'a str],
) -> impl Iterator<Item = (Option<&'a str>, Option<&'a str>)> {
    (0..left.len().max(right.len())).map(|i| (left.get(i).copied(), right.get(i).copied()))
}

#[test]
fn equal_outputs_are_the_same() {
    assert!(same("a", b"one\ntwo\n", "b", b"one\ntwo\n").is_ok());
}

#[test]
fn a_report_names_the_line() {
    let report = same("a", b"one\ntwo\n", "b", b"one\nthree\nfour\n").unwrap_err();
    assert_eq!(
        report,
        "a (-) and b (+) differ:\n2:\n-two\n+three\n3:\n-(end)\n+four\n"
    );
}
