//! Random bytes from the kernel.
use std::io;

/// Fills `buffer` with random bytes fit for keys and identifiers.
///
/// # Errors
/// What getrandom(2) reports, interruption excepted.
pub fn fill(mut buffer: &mut [u8]) -> io::Result<()> {
    while !buffer.is_empty() {
        // SAFETY: the pointer and the length describe a live, writable slice.
        let got = unsafe { libc::getrandom(buffer.as_mut_ptr().cast(), buffer.len(), 0) };
        match usize::try_from(got) {
            Ok(got) => buffer = buffer.get_mut(got..).unwrap_or_default(),
            Err(_) => {
                let error = io::Error::last_os_error();
                if error.kind() != io::ErrorKind::Interrupted {
                    return Err(error);
                }
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_all_of_it() {
        let mut buffer = [0; 4096];
        fill(&mut buffer).unwrap();
        assert!(
            buffer
                .chunks(64)
                .all(|chunk| chunk.iter().any(|&byte| byte != 0))
        );
    }
}
