//! `Source`: a `<capability>` that is read, with the words of libvirt's complaints about it.
use util::bail;
use util::error::Result;
use util::number;
use util::xml::Node;

use super::ORIGIN;

/// What a document is read for.
#[derive(Clone, Copy)]
pub(super) enum Purpose<'a> {
    /// The device exists.
    Existing,
    /// It is to be made.
    Create {
        /// The type of the connection that makes it, from which addresses are made up.
        virt_type: Option<&'a str>,
    },
}

/// A `<capability>` that is read.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) node: Node<'a>,
    /// Name of the device, for messages.
    pub(super) device: &'a str,
    pub(super) purpose: Purpose<'a>,
}

/// Text of a child element; an absent or empty one counts as none.
pub(super) fn text(node: Node<'_>, name: &str) -> Option<String> {
    node.child_text(name).map(std::borrow::Cow::into_owned)
}

impl<'a> Source<'a> {
    pub(super) fn new(node: Node<'a>, device: &'a str, purpose: Purpose<'a>) -> Self {
        Self {
            node,
            device,
            purpose,
        }
    }

    /// The same for an element within.
    pub(super) fn within(&self, node: Node<'a>) -> Self {
        Self { node, ..*self }
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        text(self.node, name)
    }

    /// The text of a child that must be there; `what` names it.
    pub(super) fn required(&self, name: &str, what: &str) -> Result<String> {
        match self.text(name) {
            Some(text) => Ok(text),
            None => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "no {what} supplied for '{}'",
                self.device
            ),
        }
    }

    /// The value of a child that must be there.
    fn value<T>(&self, name: &str, what: &str, parse: impl FnOnce(&str) -> Option<T>) -> Result<T> {
        let text = self.required(name, what)?;
        self.valid(parse(&text), what)
    }

    /// Refuses what couldn't be read.
    pub(super) fn valid<T>(&self, value: Option<T>, what: &str) -> Result<T> {
        match value {
            Some(value) => Ok(value),
            None => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "invalid {what} supplied for '{}'",
                self.device
            ),
        }
    }

    /// The number in a child that must be there.
    pub(super) fn number(&self, name: &str, what: &str) -> Result<u32> {
        self.value(name, what, |text| number::to_u32_positive(text, 10))
    }

    /// As [`number`](Self::number), in 64 bits.
    pub(super) fn number64(&self, name: &str, what: &str) -> Result<u64> {
        self.value(name, what, |text| number::to_u64_positive(text, 10))
    }

    /// The hexadecimal `id=` of a child that must be there.
    pub(super) fn id(&self, name: &str, what: &str) -> Result<u32> {
        let child = self.node.child(name);
        let text = child
            .and_then(|child| child.attr("id"))
            .filter(|text| !text.is_empty());
        match text {
            Some(text) => self.valid(number::to_u32_positive(text, 16), what),
            None => bail!(
                VIR_ERR_INTERNAL_ERROR,
                "no {what} supplied for '{}'",
                self.device
            ),
        }
    }

    /// The number in a child of a channel or crypto device; base 0 knows C's prefixes.
    pub(super) fn based(&self, name: &str, base: u32) -> Result<u32> {
        let Some(text) = self.text(name) else {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "missing {name} value for '{}'",
                self.device
            );
        };
        match number::to_u32_positive(&text, base) {
            Some(value) => Ok(value),
            None => bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "invalid {name} value '{text}' for '{}'",
                self.device
            ),
        }
    }

    /// The capabilities within.
    pub(super) fn capabilities(&self) -> impl Iterator<Item = Self> + '_ {
        self.node
            .children_named("capability")
            .map(|node| self.within(node))
    }

    /// Type of the capability; an empty one counts as none.
    pub(super) fn kind(&self) -> Option<&'a str> {
        self.node.attr("type").filter(|kind| !kind.is_empty())
    }

    /// Type of a capability within another, which must have one.
    pub(super) fn required_kind(&self) -> Result<&'a str> {
        match self.node.attr("type") {
            Some(kind) => Ok(kind),
            None => bail!(VIR_ERR_XML_ERROR, "Missing capability type"),
        }
    }
}
