//! A command line as text, the way libvirt logs it.  C counterpart: `virCommandToString`.
use super::Command;

impl Command {
    /// Environment, program and arguments on one line, quoted for a shell; with `lines`, each
    /// variable and each option begins a line of its own after a backslash.
    #[must_use]
    pub fn to_shell_string(&self, lines: bool) -> String {
        let separator = if lines { " \\\n" } else { " " };
        let mut text = String::new();
        for (name, value) in self.environment() {
            text.push_str(name);
            text.push('=');
            text.push_str(&escape_shell(value));
            text.push_str(separator);
        }
        text.push_str(&escape_shell(&self.program().to_string_lossy()));
        // An option's value stays on its line; what follows a value begins another.
        let mut after_option = false;
        for arg in self.arguments() {
            let option = arg.starts_with('-');
            let broken = lines && (option || !after_option);
            text.push_str(if broken { separator } else { " " });
            text.push_str(&escape_shell(arg));
            after_option = option;
        }
        text
    }
}

/// Quotes a word for a POSIX shell if it needs it.  C counterpart: `virBufferEscapeShell`.
#[must_use]
pub fn escape_shell(word: &str) -> String {
    const SPECIAL: &str = "\r\t\n !\"#$&'()*;<>?[\\]^`{|}~";
    if !word.is_empty() && !word.contains(|c| SPECIAL.contains(c)) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}
