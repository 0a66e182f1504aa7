//! Threads of the library inside a host that has signal handlers of its own.
use std::io;
use std::thread::{Builder, JoinHandle};

/// What these threads need at most: they parse messages, nothing recursive beyond a fixed depth.
const STACK: usize = 1 << 20;

/// Starts a thread on which no signal handler of the host ever runs.
///
/// # Errors
/// What pthread_create(3) says.
pub fn spawn_quiet(name: &str, body: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>> {
    // A new thread inherits the mask of the one that starts it.
    let mask = super::spawn::block_signals();
    let thread = Builder::new()
        .name(name.to_owned())
        .stack_size(STACK)
        .spawn(body);
    super::spawn::restore_signals(&mask);
    thread
}
