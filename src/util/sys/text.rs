//! Text put together from pieces.

/// Appends all pieces with one look at the room there is, where `push_str` looks once for each:
/// documents consist of short pieces, so that the looking would take longer than the writing.
#[inline]
pub fn append<const N: usize>(out: &mut String, pieces: [&str; N]) {
    out.reserve(pieces.iter().map(|piece| piece.len()).sum());
    // SAFETY: the room for all pieces was reserved, none of them overlaps what `out` alone may
    // write to, and a `String` followed by strings is UTF-8.
    unsafe {
        let bytes = out.as_mut_vec();
        for piece in pieces {
            let end = bytes.as_mut_ptr().add(bytes.len());
            std::ptr::copy_nonoverlapping(piece.as_ptr(), end, piece.len());
            bytes.set_len(bytes.len() + piece.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::append;

    #[test]
    fn pieces_follow_each_other() {
        let mut out = String::new();
        append(&mut out, []);
        append(&mut out, ["", "a", "é"]);
        out.shrink_to_fit();
        let long = "x".repeat(100);
        append(&mut out, ["<", &long, ">"]);
        assert_eq!(out, format!("aé<{long}>"));
    }
}
