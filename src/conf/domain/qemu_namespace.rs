//! `<qemu:commandline>` and its sisters: what passes QEMU by libvirt's model
//! (C: `qemuDomainXmlNsDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{Node, Writer};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_QEMU;

/// The namespace.
pub const URI: &str = "http://libvirt.org/schemas/domain/qemu/1.0";

/// Extensions of QEMU's namespace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QemuNamespace {
    /// Arguments added to the command line.
    pub args: Vec<String>,
    /// Environment variables with their values.
    pub env: Vec<(String, Option<String>)>,
    /// Capabilities added.
    pub capabilities_add: Vec<String>,
    /// Capabilities taken away.
    pub capabilities_del: Vec<String>,
    /// `<qemu:deprecation behavior=>`
    pub deprecation: Option<String>,
    /// Whether the document says `<qemu:override>`; its content isn't kept.
    pub has_override: bool,
}

impl QemuNamespace {
    /// Reads the extensions below `<domain>`; `None` without any.
    ///
    /// # Errors
    /// `VIR_ERR_INTERNAL_ERROR` for arguments without value and bad names.
    pub fn parse(domain: Node<'_>) -> Result<Option<Self>> {
        let mut this = Self::default();
        for node in domain.children().filter(|n| n.namespace() == Some(URI)) {
            match node.name() {
                "commandline" => this.parse_commandline(node)?,
                "capabilities" => this.parse_capabilities(node)?,
                "deprecation" => this.deprecation = node.attr("behavior").map(str::to_owned),
                "override" => this.has_override = true,
                _ => {}
            }
        }
        Ok((this != Self::default()).then_some(this))
    }

    fn parse_commandline(&mut self, node: Node<'_>) -> Result<()> {
        for child in node.children().filter(|n| n.namespace() == Some(URI)) {
            match child.name() {
                "arg" => match child.attr("value") {
                    Some(value) => self.args.push(value.to_owned()),
                    None => bail!(
                        VIR_ERR_INTERNAL_ERROR,
                        "No qemu command-line argument specified"
                    ),
                },
                "env" => {
                    let name = env_name(child.attr("name"))?;
                    self.env
                        .push((name, child.attr("value").map(str::to_owned)));
                }
                _ => {}
            }
        }
        Ok(())
    }

    fn parse_capabilities(&mut self, node: Node<'_>) -> Result<()> {
        for child in node.children().filter(|n| n.namespace() == Some(URI)) {
            let list = match child.name() {
                "add" => &mut self.capabilities_add,
                "del" => &mut self.capabilities_del,
                _ => continue,
            };
            match child.attr("capability") {
                Some(name) => list.push(name.to_owned()),
                None => bail!(VIR_ERR_XML_ERROR, "missing capability name"),
            }
        }
        Ok(())
    }

    /// Writes the extensions, their prefix already declared.
    pub fn format(&self, w: &mut Writer) {
        w.start("qemu:commandline");
        for arg in &self.args {
            w.start("qemu:arg");
            w.attr("value", arg);
            w.end();
        }
        for (name, value) in &self.env {
            w.start("qemu:env");
            w.attr("name", name);
            w.attr_opt("value", value.as_deref());
            w.end();
        }
        w.end_unless_empty();
        w.start("qemu:capabilities");
        let capabilities = [
            ("qemu:add", &self.capabilities_add),
            ("qemu:del", &self.capabilities_del),
        ];
        for (element, names) in capabilities {
            for name in names {
                w.start(element);
                w.attr("capability", name);
                w.end();
            }
        }
        w.end_unless_empty();
        if let Some(behavior) = &self.deprecation {
            w.start("qemu:deprecation");
            w.attr("behavior", behavior);
            w.end();
        }
    }
}

fn env_name(name: Option<&str>) -> Result<String> {
    let Some(name) = name else {
        bail!(VIR_ERR_INTERNAL_ERROR, "No qemu environment name specified");
    };
    let Some(first) = name.bytes().next() else {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Empty qemu environment name specified"
        );
    };
    if !first.is_ascii_alphabetic() && first != b'_' {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Invalid environment name, it must begin with a letter or underscore"
        );
    }
    if !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Invalid environment name, it must contain only alphanumerics and underscore"
        );
    }
    Ok(name.to_owned())
}
