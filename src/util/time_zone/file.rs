//! The compiled zone file (TZif, RFC 8536).
use super::Zone;
use super::rule::Rule;

/// Reads a zone file; None when it isn't one.
pub(super) fn parse(bytes: &[u8]) -> Option<Zone> {
    let (first, rest) = block(bytes, 4)?;
    if bytes.get(4)? < &b'2' {
        return Some(first);
    }
    // The second block says the same with wide instants; a rule follows for the time after it.
    let (mut zone, rest) = block(rest, 8)?;
    let footer = rest.strip_prefix(b"\n")?;
    let end = footer.iter().position(|byte| *byte == b'\n')?;
    let text = std::str::from_utf8(&footer[..end]).ok()?;
    zone.rule = Rule::parse(text);
    Some(zone)
}

/// One block with instants of `width` bytes, and what follows it.
fn block(bytes: &[u8], width: usize) -> Option<(Zone, &[u8])> {
    let header = bytes.strip_prefix(b"TZif")?;
    let count = |at: usize| -> Option<usize> {
        let start = 16 + 4 * at;
        let word: [u8; 4] = header.get(start..start + 4)?.try_into().ok()?;
        usize::try_from(u32::from_be_bytes(word)).ok()
    };
    let [utc, standard, leaps] = [count(0)?, count(1)?, count(2)?];
    let [times, types, chars] = [count(3)?, count(4)?, count(5)?];

    let mut rest = header.get(40..)?;
    let mut take = |size: Option<usize>| -> Option<&[u8]> {
        let (taken, left) = rest.split_at_checked(size?)?;
        rest = left;
        Some(taken)
    };
    let instants = take(times.checked_mul(width))?;
    let indexes = take(Some(times))?;
    let infos = take(types.checked_mul(6))?;
    take(chars.checked_add(leaps.checked_mul(width + 4)?))?;
    take(standard.checked_add(utc))?;

    let offset = |index: usize| -> Option<i64> {
        let word: [u8; 4] = infos.get(6 * index..6 * index + 4)?.try_into().ok()?;
        Some(i64::from(i32::from_be_bytes(word)))
    };
    let changes: Option<Vec<(i64, i64)>> = instants
        .chunks_exact(width)
        .zip(indexes)
        .map(|(instant, index)| Some((signed(instant), offset(usize::from(*index))?)))
        .collect();
    let zone = Zone {
        changes: changes?,
        first: offset(0)?,
        rule: None,
    };
    Some((zone, rest))
}

/// A big-endian two's complement number of 4 or 8 bytes.
fn signed(bytes: &[u8]) -> i64 {
    let start = if bytes.first().is_some_and(|byte| *byte >= 0x80) {
        -1
    } else {
        0
    };
    bytes
        .iter()
        .fold(start, |number, byte| (number << 8) | i64::from(*byte))
}
