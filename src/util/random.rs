//! Random bytes: the kernel's, or, where a test wants the same ones each time, those of a seed.
//!
//! What makes identifiers (UUIDs, MAC addresses) asks here.  Keys and names of temporary files ask the
//! kernel itself, [`crate::sys::random`].
use std::cell::RefCell;
use std::io;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::sys;

thread_local! {
    /// Where this thread's bytes come from, if not from the kernel.
    static SOURCE: RefCell<Option<Arc<Seeded>>> = const { RefCell::new(None) };
}

/// Fills `buffer` from the source in force on this thread.
///
/// # Errors
/// The kernel has no random bytes to give.
pub fn fill(buffer: &mut [u8]) -> io::Result<()> {
    let seeded = SOURCE.with_borrow(|source| source.as_ref().map(|source| source.fill(buffer)));
    seeded.map_or_else(|| sys::random::fill(buffer), Ok)
}

/// A sequence of bytes that its seed determines (SplitMix64).  Never for secrets.
#[derive(Debug)]
pub struct Seeded(AtomicU64);

/// As long as it lives, its thread's bytes come from a [`Seeded`] source.
#[must_use]
pub struct Scope {
    before: Option<Arc<Seeded>>,
    /// It ends on the thread on which it began.
    not_send: PhantomData<*const ()>,
}

impl Seeded {
    /// The sequence of `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Self(AtomicU64::new(seed)))
    }

    /// Makes it the source of this thread's bytes.
    pub fn scope(self: &Arc<Self>) -> Scope {
        Scope {
            before: SOURCE.replace(Some(self.clone())),
            not_send: PhantomData,
        }
    }

    fn fill(&self, buffer: &mut [u8]) {
        for chunk in buffer.chunks_mut(8) {
            let bytes = self.next().to_le_bytes();
            chunk.copy_from_slice(bytes.get(..chunk.len()).unwrap_or_default());
        }
    }

    fn next(&self) -> u64 {
        const STEP: u64 = 0x9e37_79b9_7f4a_7c15;
        let mut z = self.0.fetch_add(STEP, Ordering::Relaxed).wrapping_add(STEP);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

impl Drop for Scope {
    fn drop(&mut self) {
        SOURCE.replace(self.before.take());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sixteen() -> [u8; 16] {
        let mut bytes = [0; 16];
        fill(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn a_seed_gives_the_same_bytes_each_time_and_only_within_its_scope() {
        let drawn = |seed| {
            let _scope = Seeded::new(seed).scope();
            [sixteen(), sixteen()]
        };
        assert_eq!(drawn(7), drawn(7));
        assert_ne!(drawn(7), drawn(8));
        assert_ne!(drawn(7)[0], drawn(7)[1]);
        assert_ne!(sixteen(), drawn(7)[0]);
    }

    #[test]
    fn the_sequence_is_splitmix64() {
        let source = Seeded::new(1_234_567);
        let first = [source.next(), source.next()];
        assert_eq!(
            first,
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]
        );
    }

    #[test]
    fn an_inner_scope_gives_way_to_the_outer_one() {
        let outer = Seeded::new(1).scope();
        let first = sixteen();
        drop(Seeded::new(2).scope());
        let second = sixteen();
        drop(outer);
        let _again = Seeded::new(1).scope();
        assert_eq!([first, second], [sixteen(), sixteen()]);
    }
}
