//! `<tpm>`: a trusted platform module (C: `virDomainTPMDef`).
use util::Uuid;
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::value::{attr_opt, attr_required};
use util::xml::{FormatCx, Node, ParseCx, Shape, Writer, Xml};

use super::device_info::DeviceInfo;
use super::schema;
use crate::YesNo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainTPMModel`.
    pub enum TpmModel {
        Tis = "tpm-tis",
        Crb = "tpm-crb",
        Spapr = "tpm-spapr",
        SpaprProxy = "spapr-tpm-proxy",
    }
}
util::vir_enum! {
    /// C: `virDomainTPMBackendType`.
    pub enum TpmBackendType {
        Passthrough = "passthrough",
        Emulator = "emulator",
        External = "external",
    }
}
util::vir_enum! {
    /// C: `virDomainTPMVersion`.
    pub enum TpmVersion { V1_2 = "1.2", V2_0 = "2.0" }
}
util::vir_enum! {
    /// C: `virDomainTPMPcrBank`.
    pub enum PcrBank { Sha1 = "sha1", Sha256 = "sha256", Sha384 = "sha384", Sha512 = "sha512" }
}
util::vir_enum! {
    /// C: `virDomainTPMSourceType`.
    pub enum TpmSourceType { File = "file", Dir = "dir" }
}
util::xml_enum!(TpmModel, TpmBackendType, TpmVersion, TpmSourceType);

/// What this parser leaves to drivers to refuse.
const UNHANDLED: &[&str] = &["profile"];

/// A module.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tpm {
    /// Which hardware; `None` leaves it to the driver.
    pub model: Option<TpmModel>,
    /// Who does the work.
    pub backend: TpmBackend,
    /// Alias and address.
    pub info: DeviceInfo,
}

/// `<backend>`
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TpmBackend {
    /// The host's module.
    Passthrough {
        /// Its device.
        path: Option<String>,
    },
    /// A program that libvirt starts.
    Emulator(TpmEmulator),
    /// A program that someone else started.
    External {
        /// Its socket.
        path: String,
    },
}

/// The backend that libvirt starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TpmEmulator {
    /// Version; `None` leaves it to the driver.
    pub version: Option<TpmVersion>,
    /// Secret that the state is encrypted with.
    pub encryption: Option<Uuid>,
    /// Whether the state outlives the guest.
    pub persistent_state: Option<YesNo>,
    /// Verbosity of its log; 0 when not given.
    pub debug: u32,
    /// Register banks in use, in order.
    pub active_pcr_banks: Vec<PcrBank>,
    /// Where the state is kept.
    pub source: Option<(TpmSourceType, String)>,
}

impl TpmEmulator {
    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let encryption = match node.child("encryption").and_then(|e| e.attr("secret")) {
            None => None,
            Some(text) => match Uuid::parse(text) {
                Some(uuid) => Some(uuid),
                None => bail!(
                    VIR_ERR_INTERNAL_ERROR,
                    "Unable to parse secret uuid '{text}'"
                ),
            },
        };
        let mut active_pcr_banks: Vec<PcrBank> = node
            .child("active_pcr_banks")
            .into_iter()
            .flat_map(|banks| {
                banks
                    .children()
                    .filter_map(|bank| PcrBank::from_str(bank.name()))
            })
            .collect();
        active_pcr_banks.sort();
        active_pcr_banks.dedup();
        let source = match node.child("source") {
            Some(source) => source
                .attr("path")
                .map(|path| {
                    Ok::<_, Box<util::Error>>((attr_required(source, "type")?, path.to_owned()))
                })
                .transpose()?,
            None => None,
        };
        cx.note_unhandled(node, "devices/tpm/backend", UNHANDLED);
        Ok(Self {
            version: attr_opt(node, "version")?,
            encryption,
            persistent_state: attr_opt(node, "persistent_state")?,
            debug: attr_opt(node, "debug")?.unwrap_or(0),
            active_pcr_banks,
            source,
        })
    }

    fn format(&self, w: &mut Writer) {
        w.attr_opt("version", self.version.map(TpmVersion::as_str));
        w.attr_opt("persistent_state", self.persistent_state.map(YesNo::as_str));
        if self.debug != 0 {
            w.attr_plain("debug", self.debug);
        }
        if let Some(secret) = &self.encryption {
            w.start("encryption");
            w.attr_plain("secret", secret);
            w.end();
        }
        w.start("active_pcr_banks");
        self.active_pcr_banks
            .iter()
            .for_each(|bank| w.empty(bank.as_str()));
        w.end_unless_empty();
        if let Some((kind, path)) = &self.source {
            w.start("source");
            w.attr("type", kind.as_str());
            w.attr("path", path);
            w.end();
        }
    }
}

impl TpmBackend {
    /// The word in the attribute.
    #[must_use]
    pub fn kind(&self) -> TpmBackendType {
        match self {
            Self::Passthrough { .. } => TpmBackendType::Passthrough,
            Self::Emulator(_) => TpmBackendType::Emulator,
            Self::External { .. } => TpmBackendType::External,
        }
    }

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        Ok(match attr_required(node, "type")? {
            TpmBackendType::Passthrough => {
                let device = node.child("device").and_then(|d| d.attr("path"));
                Self::Passthrough {
                    path: device.map(str::to_owned),
                }
            }
            TpmBackendType::Emulator => Self::Emulator(TpmEmulator::parse(node, cx)?),
            TpmBackendType::External => Self::parse_external(node)?,
        })
    }

    fn parse_external(node: Node<'_>) -> Result<Self> {
        let source = node.child("source");
        let Some(kind) = source.and_then(|s| s.attr("type")) else {
            bail!(
                VIR_ERR_XML_ERROR,
                "missing external TPM backend source type"
            );
        };
        if kind != "unix" {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "unknown backend source type '{kind}' for external TPM"
            );
        }
        let mode = source.and_then(|s| s.attr("mode"));
        if mode.is_some_and(|mode| mode != "connect") {
            bail!(
                VIR_ERR_CONFIG_UNSUPPORTED,
                "only 'connect' mode is supported for external TPM device"
            );
        }
        match source.and_then(|s| s.attr("path")) {
            Some(path) => Ok(Self::External {
                path: path.to_owned(),
            }),
            None => bail!(
                VIR_ERR_XML_ERROR,
                "missing socket path for external TPM device"
            ),
        }
    }

    fn format(&self, w: &mut Writer) {
        w.start("backend");
        w.attr("type", self.kind().as_str());
        match self {
            Self::Passthrough { path } => {
                w.start("device");
                w.attr_opt("path", path.as_deref());
                w.end();
            }
            Self::Emulator(emulator) => emulator.format(w),
            Self::External { path } => {
                w.start("source");
                w.attr("type", "unix");
                w.attr("mode", "connect");
                w.attr("path", path);
                w.end();
            }
        }
        w.end();
    }
}

impl Xml for Tpm {
    const SHAPE: &'static Shape = &schema::peripheral::TPM;

    fn parse(node: Node<'_>, cx: &mut ParseCx) -> Result<Self> {
        let model = attr_opt(node, "model")?;
        let mut backends = node.children_named("backend");
        let Some(backend) = backends.next() else {
            bail!(VIR_ERR_XML_ERROR, "missing TPM device backend");
        };
        if backends.next().is_some() {
            bail!(VIR_ERR_XML_ERROR, "only one TPM backend is supported");
        }
        Ok(Self {
            model,
            backend: TpmBackend::parse(backend, cx)?,
            info: DeviceInfo::parse(node, cx)?,
        })
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr_opt("model", self.model.map(TpmModel::as_str));
    }

    fn format_body(&self, w: &mut Writer, cx: &FormatCx) {
        self.backend.format(w);
        self.info.format_body(w, cx);
    }
}
