//! `Chain`: the images of a disk as a list, the topmost first, and which of them a caller means (C:
//! `virStorageSourceChainLookup`).
//!
//! What an operation makes of the list is its own matter.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::number;

use super::image::{BackingStore, Image};
use super::location::StorageFormat;
use crate::domain::disk::Disk;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

/// What C's libraries print for a path that isn't there.
const NOWHERE: &str = "(null)";

/// The images of a disk that has a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The images, the topmost first; none of them says what is below it.
    pub images: Vec<Image>,
    /// Whether it is known where they end.
    pub is_complete: bool,
}

impl Chain {
    /// The chain of a disk.
    #[must_use]
    pub fn of(disk: &Disk) -> Self {
        Self::below(Image {
            source: disk.source.clone(),
            format: disk.driver.format,
            metadata_cache: disk.driver.metadata_cache.0,
            backing: disk.backing.clone(),
        })
    }

    /// The chain that begins with this image.
    #[must_use]
    pub fn below(mut top: Image) -> Self {
        let mut images = Vec::new();
        let mut next = top.backing.take();
        images.push(top);
        let is_complete = loop {
            match next {
                None => break false,
                Some(BackingStore::End) => break true,
                Some(BackingStore::Image(mut image)) => {
                    next = image.backing.take();
                    images.push(*image);
                }
            }
        };
        Self {
            images,
            is_complete,
        }
    }

    /// The topmost image with all that is below it; none if the chain is empty.
    #[must_use]
    pub fn joined(self) -> Option<Image> {
        let end = self.is_complete.then_some(BackingStore::End);
        let join = |below: Option<BackingStore>, mut image: Image| {
            image.backing = below;
            Some(BackingStore::Image(Box::new(image)))
        };
        match self.images.into_iter().rev().fold(end, join) {
            Some(BackingStore::Image(top)) => Some(*top),
            _ => None,
        }
    }

    /// The disk has this chain from now on.
    pub fn put_in(self, disk: &mut Disk) {
        let Some(top) = self.joined() else {
            return;
        };
        disk.source = top.source;
        disk.driver.format = top.format;
        disk.driver.metadata_cache.0 = top.metadata_cache;
        disk.backing = top.backing;
    }

    /// The path of an image for messages.
    #[must_use]
    pub fn path(&self, at: usize) -> &str {
        let image = self.images.get(at);
        image
            .and_then(|image| image.source.path())
            .unwrap_or(NOWHERE)
    }

    /// The format of an image, raw where nothing else is said.
    #[must_use]
    pub fn format(&self, at: usize) -> StorageFormat {
        let image = self.images.get(at);
        image
            .and_then(|image| image.format)
            .unwrap_or(StorageFormat::Raw)
    }

    /// Whether the images from the top down to `end` are at the same places in both.
    #[must_use]
    pub fn agrees(&self, other: &Self, end: usize) -> bool {
        let pairs = self.images.iter().zip(&other.images);
        other.images.len() >= end
            && pairs
                .take(end)
                .all(|(ours, theirs)| ours.source.location == theirs.source.location)
    }

    /// Place of the image that a caller calls `name`: by path, or by number as `vda[2]`; the lowest
    /// one for no name.  It has to be below `above`, if that is given; `target` is the disk's name.
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG` when there is none.
    pub fn find(&self, name: Option<&str>, above: Option<usize>, target: &str) -> Result<usize> {
        let start = self.path(0);
        let from = above.map_or(0, |above| above + 1);
        let images = self.images.iter().enumerate().skip(from);
        let Some(name) = name else {
            let last = self.images.len().saturating_sub(1);
            if last >= from {
                return Ok(last);
            }
            bail!(
                VIR_ERR_INVALID_ARG,
                "could not find base image in chain for '{start}'"
            );
        };
        let number = parse_number(name, target)?;
        let is_meant = |image: &Image| match number {
            Some(number) => image.source.index == number,
            None => image.source.path() == Some(name),
        };
        let mut found = images.filter(|(_, image)| is_meant(image));
        match (found.next(), number, above) {
            (Some((at, _)), ..) => Ok(at),
            (None, Some(number), _) => bail!(
                VIR_ERR_INVALID_ARG,
                "could not find backing store index '{number}' in chain for '{start}'"
            ),
            (None, None, Some(above)) => bail!(
                VIR_ERR_INVALID_ARG,
                "could not find image '{name}' beneath '{}' in chain for '{start}'",
                self.path(above)
            ),
            (None, None, None) => bail!(
                VIR_ERR_INVALID_ARG,
                "could not find image '{name}' in chain for '{start}'"
            ),
        }
    }
}

/// The number in `target[number]`; none for other names.
fn parse_number(name: &str, target: &str) -> Result<Option<u32>> {
    let parts = name.strip_suffix(']').and_then(|name| name.split_once('['));
    let Some((disk, digits)) = parts else {
        return Ok(None);
    };
    let Some(number) = number::to_u32_positive(digits, 10).filter(|number| *number != 0) else {
        return Ok(None);
    };
    if disk != target {
        bail!(
            VIR_ERR_INVALID_ARG,
            "requested target '{disk}' does not match target '{target}'"
        );
    }
    Ok(Some(number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage_source::SourceLocation;

    fn chain(paths: &[&str]) -> Chain {
        let image = |(number, path): (u32, &&str)| {
            let mut image = Image::new(SourceLocation::File(Some((*path).to_owned())));
            image.source.index = number;
            image
        };
        Chain {
            images: (1..).zip(paths).map(image).collect(),
            is_complete: true,
        }
    }

    #[test]
    fn a_chain_is_taken_apart_and_joined_again() {
        let chain = chain(&["/top", "/middle", "/base"]);
        let top = chain.clone().joined().unwrap();
        assert_eq!(Chain::below(top), chain);
    }

    #[test]
    fn images_are_found_by_path_number_and_as_the_lowest() {
        let chain = chain(&["/top", "/middle", "/base"]);
        let find = |name, above| chain.find(name, above, "vda").map_err(|e| e.message);
        assert_eq!(find(None, None), Ok(2));
        assert_eq!(find(Some("/middle"), Some(0)), Ok(1));
        assert_eq!(find(Some("vda[3]"), None), Ok(2));
        for (name, above, wanted) in [
            (
                None,
                Some(2),
                "could not find base image in chain for '/top'",
            ),
            (
                Some("/x"),
                None,
                "could not find image '/x' in chain for '/top'",
            ),
            (
                Some("/top"),
                Some(1),
                "could not find image '/top' beneath '/middle' in chain for '/top'",
            ),
            (
                Some("vda[9]"),
                None,
                "could not find backing store index '9' in chain for '/top'",
            ),
            (
                Some("vdb[1]"),
                None,
                "requested target 'vdb' does not match target 'vda'",
            ),
        ] {
            let error = find(name, above).unwrap_err();
            assert_eq!(error, format!("invalid argument: {wanted}"));
        }
    }
}
