//! Extensions of pools in namespaces of their own: `<fs:mount_opts>`, `<rbd:config_opts>`.
//!
//! Only a driver that hands them on keeps them.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{AttrShape, ChildShape, Node, Shape, Writer};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_STORAGE;

/// Which extensions a type of pool has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Namespace {
    /// Options of mount(8).
    MountOptions,
    /// Options of librados, with values.
    ConfigOptions,
}

/// An option; those of mount(8) have no value here.
pub type PoolOption = (String, Option<String>);

impl Namespace {
    /// Its name, the usual prefix, and the element around the options.
    const fn words(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::MountOptions => (
                "http://libvirt.org/schemas/storagepool/fs/1.0",
                "fs",
                "mount_opts",
            ),
            Self::ConfigOptions => (
                "http://libvirt.org/schemas/storagepool/rbd/1.0",
                "rbd",
                "config_opts",
            ),
        }
    }

    /// Reads the options below `<pool>`.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for an option without name or value.
    pub(super) fn parse(self, pool: Node<'_>) -> Result<Vec<PoolOption>> {
        let (uri, _, element) = self.words();
        let ours =
            move |node: &Node<'_>, name| node.namespace() == Some(uri) && node.name() == name;
        let lists = pool.children().filter(|node| ours(node, element));
        let options = lists.flat_map(|list| list.children().filter(|node| ours(node, "option")));
        options.map(|option| self.parse_option(option)).collect()
    }

    fn parse_option(self, node: Node<'_>) -> Result<PoolOption> {
        let what = match self {
            Self::MountOptions => "fs mount",
            Self::ConfigOptions => "rbd",
        };
        let text = |attr| {
            let text = node.attr(attr).filter(|text| !text.is_empty());
            text.map(str::to_owned)
        };
        let Some(name) = text("name") else {
            bail!(VIR_ERR_XML_ERROR, "no {what} option name specified");
        };
        let value = text("value");
        if self == Self::ConfigOptions && value.is_none() {
            bail!(VIR_ERR_XML_ERROR, "no {what} option value specified");
        }
        Ok((name, value.filter(|_| self == Self::ConfigOptions)))
    }

    /// Declares the prefix in the tag of `<pool>`.
    pub(super) fn declare(self, w: &mut Writer) {
        let (uri, prefix, _) = self.words();
        w.attr(&format!("xmlns:{prefix}"), uri);
    }

    /// Writes the options.
    pub(super) fn format(self, options: &[PoolOption], w: &mut Writer) {
        let (_, prefix, element) = self.words();
        w.start(&format!("{prefix}:{element}"));
        for (name, value) in options {
            w.start(&format!("{prefix}:option"));
            w.attr("name", name);
            w.attr_opt("value", value.as_deref());
            w.end();
        }
        w.end();
    }
}

static MOUNT_OPTION: Shape = Shape::new("fs:option", &[AttrShape::new("name").required()], &[]);

static CONFIG_OPTION: Shape = Shape::new(
    "rbd:option",
    &[
        AttrShape::new("name").required(),
        AttrShape::new("value").required(),
    ],
    &[],
);

/// The declaration of `<fs:mount_opts>`.
pub(super) static MOUNT_OPTIONS: Shape = Shape::new(
    "fs:mount_opts",
    &[],
    &[ChildShape::new(&MOUNT_OPTION).many()],
);

/// The declaration of `<rbd:config_opts>`.
pub(super) static CONFIG_OPTIONS: Shape = Shape::new(
    "rbd:config_opts",
    &[],
    &[ChildShape::new(&CONFIG_OPTION).many()],
);
