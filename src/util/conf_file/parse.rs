//! The grammar of configuration files, by recursive descent over the bytes.
use super::{ConfValue, ORIGIN};
use crate::bail;
use crate::error::Result;

/// How deep lists may stand in lists.
const MAX_DEPTH: u32 = 64;

/// Reads all of `text`.
pub(super) fn parse(text: &str, name: &str) -> Result<Vec<(String, ConfValue)>> {
    let mut parser = Parser {
        text,
        at: 0,
        line: 1,
        name,
    };
    let mut entries = Vec::new();
    while parser.at < text.len() {
        entries.extend(parser.statement()?);
    }
    Ok(entries)
}

/// A place in the text.
struct Parser<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    name: &'a str,
}

impl<'a> Parser<'a> {
    /// A comment or a setting, and the blank lines behind it.
    ///
    /// A text of blank lines alone is an error, as in C.
    fn statement(&mut self) -> Result<Option<(String, ConfValue)>> {
        self.skip_blanks_and_lines();
        let setting = if self.peek() == Some(b'#') {
            self.comment();
            None
        } else {
            Some(self.setting()?)
        };
        self.skip_blanks_and_lines();
        Ok(setting)
    }

    /// `name = value` and what ends it.
    fn setting(&mut self) -> Result<(String, ConfValue)> {
        let name = self.name()?.to_owned();
        self.skip_blanks();
        if !self.take(b'=') {
            return self.fail("expecting an assignment");
        }
        self.skip_blanks();
        let value = self.value(0)?;
        self.skip_blanks();
        match self.peek() {
            None | Some(b'\n' | b'\r') => {}
            Some(b'#') => self.comment(),
            Some(b';') => self.at += 1,
            Some(_) => return self.fail("expecting a separator"),
        }
        Ok((name, value))
    }

    fn name(&mut self) -> Result<&'a str> {
        if !self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
            return self.fail("expecting a name");
        }
        Ok(self.take_while(|byte| byte.is_ascii_alphanumeric() || byte == b'_'))
    }

    fn value(&mut self, depth: u32) -> Result<ConfValue> {
        match self.peek() {
            Some(b'"' | b'\'') => Ok(ConfValue::String(self.string()?.to_owned())),
            Some(b'[') if depth < MAX_DEPTH => self.list(depth + 1),
            Some(b'0'..=b'9' | b'-' | b'+') => self.number(),
            _ => self.fail("expecting a value"),
        }
    }

    /// Three quotes open a long string only if three others close it.
    fn string(&mut self) -> Result<&'a str> {
        let rest = &self.text[self.at..];
        let long = rest.strip_prefix("\"\"\"");
        if let Some((content, _)) = long.and_then(|rest| rest.split_once("\"\"\"")) {
            self.line += line_ends(content);
            self.at += content.len() + 6;
            return Ok(content);
        }
        let quote = self.peek();
        self.at += 1;
        let content = self.take_while(|byte| Some(byte) != quote && !matches!(byte, b'\n' | b'\r'));
        if self.peek() != quote {
            return self.fail("unterminated string");
        }
        self.at += 1;
        Ok(content)
    }

    /// Values between brackets; a comma may stand behind the last one.
    fn list(&mut self, depth: u32) -> Result<ConfValue> {
        let mut values = Vec::new();
        self.at += 1;
        self.skip_blanks_and_lines();
        while !matches!(self.peek(), None | Some(b']')) {
            values.push(self.value(depth)?);
            self.skip_blanks_and_lines();
            match self.peek() {
                None | Some(b']') => break,
                Some(b',') => self.at += 1,
                Some(_) => return self.fail("expecting a separator in list"),
            }
            self.skip_blanks_and_lines();
            if self.peek().is_none() {
                return self.fail("expecting a value");
            }
        }
        if !self.take(b']') {
            return self.fail("list is not closed with ]");
        }
        Ok(ConfValue::List(values))
    }

    /// A decimal number of at most 63 bits beside its sign.
    fn number(&mut self) -> Result<ConfValue> {
        let negative = self.peek() == Some(b'-');
        if matches!(self.peek(), Some(b'-' | b'+')) {
            self.at += 1;
        }
        let digits = self.take_while(|byte| byte.is_ascii_digit());
        if digits.is_empty() {
            return self.fail("unterminated number");
        }
        match digits.parse::<i64>() {
            Ok(value) if negative => Ok(ConfValue::Negative(-value)),
            Ok(value) => Ok(ConfValue::Number(value.unsigned_abs())),
            Err(_) => bail!(
                VIR_ERR_OVERFLOW,
                "{}:{}: numeric overflow in conf value",
                self.name,
                self.line
            ),
        }
    }

    /// Skips to the end of the line.
    fn comment(&mut self) {
        self.take_while(|byte| !matches!(byte, b'\n' | b'\r'));
    }

    fn skip_blanks(&mut self) {
        self.take_while(|byte| matches!(byte, b' ' | b'\t'));
    }

    fn skip_blanks_and_lines(&mut self) {
        let skipped = self.take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r'));
        self.line += line_ends(skipped);
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let found = self.peek() == Some(byte);
        self.at += usize::from(found);
        found
    }

    /// Takes bytes as long as `wanted`; it must end at an ASCII byte or the text's end.
    fn take_while(&mut self, wanted: impl Fn(u8) -> bool) -> &'a str {
        let rest = &self.text[self.at..];
        let length = rest.bytes().take_while(|&byte| wanted(byte)).count();
        self.at += length;
        &rest[..length]
    }

    fn fail<T>(&self, what: &str) -> Result<T> {
        bail!(VIR_ERR_CONF_SYNTAX, "{}:{}: {what}", self.name, self.line)
    }
}

/// How many lines end in `text`.
fn line_ends(text: &str) -> u32 {
    let count = text.bytes().filter(|&byte| byte == b'\n').count();
    u32::try_from(count).unwrap_or(u32::MAX)
}
