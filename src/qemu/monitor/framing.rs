//! From bytes to JSON messages: pure, incremental, bounded.
//!
//! QEMU ends each message with a line break and never writes one inside.  What a message means is
//! `message`'s business.
use super::ORIGIN;
use serde_json::Value;
use util::{Result, bail, err};

/// No message may be longer, in bytes (C: `QEMU_MONITOR_MAX_RESPONSE`).
pub const MESSAGE_LIMIT: usize = 10 << 20;

/// How much of a broken message an error quotes.
const QUOTE_LIMIT: usize = 200;

/// Collects bytes until whole messages are there.
#[derive(Debug, Default)]
pub struct Framer {
    pending: Vec<u8>,
}

impl Framer {
    /// Takes what arrived and returns the messages it completes, in order; each is an object.
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` when a line isn't a JSON object, nests deeper than 127 levels, or
    /// exceeds [`MESSAGE_LIMIT`].  The stream can't be trusted after that.
    pub fn push(&mut self, bytes: &[u8]) -> Result<Vec<Value>> {
        let mut messages = Vec::new();
        let mut rest = bytes;
        while let Some(end) = rest.iter().position(|byte| *byte == b'\n') {
            self.add(&rest[..end])?;
            let line = std::mem::take(&mut self.pending);
            messages.extend(parse(&line)?);
            rest = &rest[end + 1..];
        }
        self.add(rest)?;
        Ok(messages)
    }

    fn add(&mut self, bytes: &[u8]) -> Result<()> {
        if self.pending.len() + bytes.len() > MESSAGE_LIMIT {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "No complete monitor response found in {MESSAGE_LIMIT} bytes"
            );
        }
        self.pending.extend_from_slice(bytes);
        Ok(())
    }
}

/// One line; None for a blank one.
fn parse(line: &[u8]) -> Result<Option<Value>> {
    let line = line.trim_ascii();
    if line.is_empty() {
        return Ok(None);
    }
    let value: Value = serde_json::from_slice(line).map_err(|cause| {
        err!(
            VIR_ERR_INTERNAL_ERROR,
            "cannot parse json {}: {cause}",
            quote(line)
        )
    })?;
    if !value.is_object() {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Parsed JSON reply '{}' isn't an object",
            quote(line)
        );
    }
    Ok(Some(value))
}

/// The beginning of a line, fit for an error message.
fn quote(line: &[u8]) -> String {
    let start = &line[..line.len().min(QUOTE_LIMIT)];
    let text = String::from_utf8_lossy(start);
    text.chars()
        .map(|c| if c.is_control() { '?' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn messages_come_in_any_pieces() {
        let text = b"{\"a\":1}\r\n\r\n{\"b\":\"\\n\"}\n";
        for size in 1..text.len() {
            let mut framer = Framer::default();
            let pieces = text.chunks(size).map(|piece| framer.push(piece).unwrap());
            let all: Vec<Value> = pieces.flatten().collect();
            assert_eq!(all, [json!({"a": 1}), json!({"b": "\n"})]);
        }
    }

    #[test]
    fn garbage_is_named() {
        let message = |bytes: &[u8]| Framer::default().push(bytes).unwrap_err().message;
        assert!(message(b"hello\x01\n").starts_with("internal error: cannot parse json hello?: "),);
        assert_eq!(
            message(b"[1]\n"),
            "internal error: Parsed JSON reply '[1]' isn't an object"
        );
        assert!(message(b"\xff\xfe\n").contains("cannot parse json"));
        let deep = format!("{}\n", "[".repeat(100_000));
        assert!(message(deep.as_bytes()).contains("recursion limit"));
    }

    #[test]
    fn endless_message_is_refused() {
        let mut framer = Framer::default();
        let piece = vec![b' '; 1 << 20];
        let error = (0..=10).find_map(|_| framer.push(&piece).err()).unwrap();
        assert_eq!(
            error.message,
            "internal error: No complete monitor response found in 10485760 bytes"
        );
    }
}
