//! `Bits`: a set of features; each feature of x86 is one bit of one register.

/// How many registers the table of models may name.
pub(super) const WORDS: usize = 48;

/// Where a feature stands: the register's number in the table, and the bit as a mask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bit {
    pub(super) word: usize,
    pub(super) mask: u32,
}

/// Values of the registers of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bits([u32; WORDS]);

impl Default for Bits {
    fn default() -> Self {
        Self([0; WORDS])
    }
}

impl Bits {
    pub(super) fn set_word(&mut self, word: usize, value: u32) {
        self.0[word] = value;
    }

    pub(super) fn word(&self, word: usize) -> u32 {
        self.0[word]
    }

    pub(super) fn has(&self, bit: Bit) -> bool {
        self.0[bit.word] & bit.mask != 0
    }

    pub(super) fn insert(&mut self, bit: Bit) {
        self.0[bit.word] |= bit.mask;
    }

    pub(super) fn remove(&mut self, bit: Bit) {
        self.0[bit.word] &= !bit.mask;
    }

    /// What is in either.
    pub(super) fn with(&self, other: &Self) -> Self {
        self.join(other, |a, b| a | b)
    }

    /// What is in both.
    pub(super) fn common(&self, other: &Self) -> Self {
        self.join(other, |a, b| a & b)
    }

    /// What isn't in `other`.
    pub(super) fn without(&self, other: &Self) -> Self {
        self.join(other, |a, b| a & !b)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// How many features there are.
    pub(super) fn count(&self) -> u32 {
        self.0.iter().map(|word| word.count_ones()).sum()
    }

    fn join(&self, other: &Self, how: impl Fn(u32, u32) -> u32) -> Self {
        let mut joined = *self;
        for (a, b) in joined.0.iter_mut().zip(other.0) {
            *a = how(*a, b);
        }
        joined
    }
}
