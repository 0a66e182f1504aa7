//! What many elements have in common.
use util::xml::{AttrShape, ChildShape, Datatype, Shape};

use super::address;
use crate::{OnOff, YesNo};

static NAME: Shape = Shape::new(
    "alias",
    &[AttrShape::new("name").of(Datatype::Name).required()],
    &[],
);
static INDEX: Shape = Shape::new(
    "acpi",
    &[AttrShape::new("index").of(Datatype::Unsigned)],
    &[],
);
static ORDER: Shape = Shape::new(
    "boot",
    &[
        AttrShape::new("order").of(Datatype::Positive).required(),
        AttrShape::new("loadparm"),
    ],
    &[],
);
static ROM_FILE: Shape = Shape::new(
    "rom",
    &[
        AttrShape::new("enabled").words(YesNo::WORDS),
        AttrShape::new("bar").words(OnOff::WORDS),
        AttrShape::new("file").of(Datatype::AbsolutePath),
    ],
    &[],
);

/// `<alias>`
pub(in crate::domain) const ALIAS: ChildShape = ChildShape::new(&NAME);
/// `<acpi>`
pub(in crate::domain) const ACPI: ChildShape = ChildShape::new(&INDEX);
/// `<boot>`
pub(in crate::domain) const BOOT: ChildShape = ChildShape::new(&ORDER);
/// `<rom>`
pub(in crate::domain) const ROM: ChildShape = ChildShape::new(&ROM_FILE);
/// `<master>`
pub(in crate::domain) const MASTER: ChildShape = ChildShape::new(&address::MASTER);
/// `<address>`
pub(in crate::domain) const ADDRESS: ChildShape = ChildShape::new(&address::ADDRESS);

/// A number with its unit.
pub(in crate::domain) static SIZE: Shape =
    Shape::new("", &[AttrShape::new("unit").of(Datatype::Unit)], &[]).with_text();
