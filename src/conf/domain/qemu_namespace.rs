//! `<qemu:commandline>` and its sisters: what passes QEMU by libvirt's model
//! (C: `qemuDomainXmlNsDef`).
use util::error::{ErrorDomain, Result};
use util::xml::value::attr_required;
use util::xml::{Node, Writer};
use util::{bail, number};

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
    /// `<qemu:override>`: properties of devices that are told otherwise.
    pub overrides: Vec<DeviceOverride>,
}

util::vir_enum! {
    /// C: `qemuDomainXmlNsOverrideType`.
    pub enum OverrideType {
        String = "string",
        Signed = "signed",
        Unsigned = "unsigned",
        Bool = "bool",
        Remove = "remove",
    }
}
util::xml_enum!(OverrideType);

/// `<qemu:device>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeviceOverride {
    /// Alias of the device.
    pub alias: String,
    /// Properties of the part that the guest sees, in the order of the document.
    pub frontend: Vec<PropertyOverride>,
}

/// `<qemu:property>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyOverride {
    /// Its name in QEMU.
    pub name: String,
    /// What the value is, or that there is to be none.
    pub kind: OverrideType,
    /// The value as written; none where the property is taken away.
    pub value: Option<String>,
}

/// Children in the namespace, by name.
fn ours<'a>(node: Node<'a>, name: &'static str) -> impl Iterator<Item = Node<'a>> {
    node.children()
        .filter(move |child| child.namespace() == Some(URI) && child.name() == name)
}

impl DeviceOverride {
    fn parse_all(node: Node<'_>) -> Result<Vec<Self>> {
        ours(node, "device").map(Self::parse).collect()
    }

    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(alias) = node.attr("alias") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "missing 'alias' attribute for qemu:device"
            );
        };
        let properties = ours(node, "frontend").flat_map(|part| ours(part, "property"));
        Ok(Self {
            alias: alias.to_owned(),
            frontend: properties
                .map(PropertyOverride::parse)
                .collect::<Result<_>>()?,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.start("qemu:device");
        w.attr("alias", &self.alias);
        w.start("qemu:frontend");
        for property in &self.frontend {
            w.start("qemu:property");
            w.attr("name", &property.name);
            w.attr("type", property.kind.as_str());
            w.attr_opt("value", property.value.as_deref());
            w.end();
        }
        w.end_unless_empty();
        w.end();
    }
}

impl PropertyOverride {
    fn parse(node: Node<'_>) -> Result<Self> {
        let Some(name) = node.attr("name") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "missing 'name' attribute for qemu:property"
            );
        };
        let kind = attr_required(node, "type")?;
        let value = node.attr("value");
        match (kind, value) {
            (OverrideType::Remove, Some(_)) => bail!(
                VIR_ERR_XML_ERROR,
                "setting 'value' attribute of 'qemu:property' doesn't make sense with 'remove' type"
            ),
            (OverrideType::Remove, None) => {}
            (_, None) => bail!(
                VIR_ERR_XML_ERROR,
                "missing 'value' attribute for 'qemu:property'"
            ),
            (kind, Some(text)) if !kind.allows(text) => bail!(
                VIR_ERR_XML_ERROR,
                "invalid value '{text}' of 'value' attribute of 'qemu:property'"
            ),
            _ => {}
        }
        Ok(Self {
            name: name.to_owned(),
            kind,
            value: value.map(str::to_owned),
        })
    }
}

impl OverrideType {
    fn allows(self, value: &str) -> bool {
        match self {
            Self::Signed => number::to_i64(value, 10).is_some(),
            Self::Unsigned => number::to_u64_positive(value, 10).is_some(),
            Self::Bool => matches!(value, "true" | "false"),
            Self::String | Self::Remove => true,
        }
    }
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
                "override" => this.overrides = DeviceOverride::parse_all(node)?,
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
        w.start("qemu:override");
        self.overrides.iter().for_each(|device| device.format(w));
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
