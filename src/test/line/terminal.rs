//! The program at a console: a login prompt that takes everybody, then a prompt at which lines come
//! back.
//!
//! As a terminal it echoes what is typed, but not passwords, and takes a carriage return, a line feed
//! or both as the end of a line.
use std::collections::VecDeque;

/// Bytes of a line beyond these are dropped.
const LONGEST: usize = 4096;

/// End of transmission, Ctrl-D.
const END: u8 = 4;

/// See the module.
#[derive(Debug)]
pub(crate) struct Terminal {
    /// The guest's name, which its prompts show.
    name: String,
    asks: Asks,
    line: Vec<u8>,
    /// Whether the last byte was a carriage return, whose line feed may follow.
    was_return: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asks {
    Login,
    Password,
    Command,
}

impl Terminal {
    /// The console of a guest.
    pub(crate) fn new(name: &str) -> Self {
        Self {
            name: name.to_owned(),
            asks: Asks::Login,
            line: Vec::new(),
            was_return: false,
        }
    }

    /// What stands there when somebody comes.
    pub(crate) fn greet(&self, output: &mut VecDeque<u8>) {
        write(output, &format!("\r\nTest guest {}\r\n\r\n", self.name));
        self.prompt(output);
    }

    fn prompt(&self, output: &mut VecDeque<u8>) {
        match self.asks {
            Asks::Login => write(output, &format!("{} login: ", self.name)),
            Asks::Password => write(output, "Password: "),
            Asks::Command => write(output, &format!("{}# ", self.name)),
        }
    }

    /// Takes a byte that was typed; true when the guest is to power off.
    pub(crate) fn take(&mut self, byte: u8, output: &mut VecDeque<u8>) -> bool {
        let follows_return = std::mem::replace(&mut self.was_return, byte == b'\r');
        match byte {
            b'\n' if follows_return => false,
            b'\r' | b'\n' => {
                write(output, "\r\n");
                let line = std::mem::take(&mut self.line);
                self.enter(&line, output)
            }
            END if self.line.is_empty() => {
                write(output, "\r\n");
                self.log_out(output);
                false
            }
            _ => {
                if self.line.len() < LONGEST {
                    self.line.push(byte);
                    if self.asks != Asks::Password {
                        output.push_back(byte);
                    }
                }
                false
            }
        }
    }

    /// Takes a line; true when the guest is to power off.
    fn enter(&mut self, line: &[u8], output: &mut VecDeque<u8>) -> bool {
        match (self.asks, line) {
            (Asks::Login | Asks::Command, b"") => {}
            (Asks::Login, _) => self.asks = Asks::Password,
            (Asks::Password, _) => self.asks = Asks::Command,
            (Asks::Command, b"poweroff") => return true,
            (Asks::Command, b"exit") => {
                self.log_out(output);
                return false;
            }
            (Asks::Command, line) => {
                output.extend(line);
                write(output, "\r\n");
            }
        }
        self.prompt(output);
        false
    }

    fn log_out(&mut self, output: &mut VecDeque<u8>) {
        self.asks = Asks::Login;
        self.greet(output);
    }
}

fn write(output: &mut VecDeque<u8>, text: &str) {
    output.extend(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(terminal: &mut Terminal, text: &str) -> String {
        let mut output = VecDeque::new();
        for byte in text.bytes() {
            assert!(!terminal.take(byte, &mut output));
        }
        String::from_utf8(output.into()).unwrap()
    }

    #[test]
    fn somebody_logs_in_and_out() {
        let mut terminal = Terminal::new("g");
        let mut output = VecDeque::new();
        terminal.greet(&mut output);
        assert_eq!(output, b"\r\nTest guest g\r\n\r\ng login: ");
        assert_eq!(typed(&mut terminal, "\r\n"), "\r\ng login: ");
        assert_eq!(typed(&mut terminal, "root\r"), "root\r\nPassword: ");
        assert_eq!(typed(&mut terminal, "\nsecret\n"), "\r\ng# ");
        assert_eq!(
            typed(&mut terminal, "hello\n\n"),
            "hello\r\nhello\r\ng# \r\ng# "
        );
        let gone = "\r\n\r\nTest guest g\r\n\r\ng login: ";
        assert_eq!(typed(&mut terminal, "\x04"), gone);
        assert_eq!(
            typed(&mut terminal, "a\nb\nexit\n"),
            format!("a\r\nPassword: \r\ng# exit{gone}")
        );
    }

    #[test]
    fn the_guest_powers_off_at_the_prompt_alone() {
        let mut terminal = Terminal::new("g");
        typed(&mut terminal, "poweroff\npoweroff\npoweroff");
        assert!(terminal.take(b'\r', &mut VecDeque::new()));
    }

    #[test]
    fn lines_are_bounded() {
        let mut terminal = Terminal::new("g");
        let echo = typed(&mut terminal, &"x".repeat(2 * LONGEST));
        assert_eq!(echo.len(), LONGEST);
    }
}
