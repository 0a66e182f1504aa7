//! `<launchSecurity>`: memory that the host can't read (C: `virDomainSecDef`).
use util::bail;
use util::error::{ErrorDomain, Result};
use util::number;
use util::xml::value::{attr_opt, attr_required};
use util::xml::{AttrShape, ChildShape, FormatCx, Node, ParseCx, Shape, Writer, Xml};

use crate::YesNo;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainLaunchSecurity`, without its "none".
    pub enum LaunchSecurityType { Sev = "sev", SevSnp = "sev-snp", S390Pv = "s390-pv" }
}
util::xml_enum!(LaunchSecurityType);

/// How the guest is protected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LaunchSecurity {
    /// AMD's encryption of memory.
    Sev(Sev),
    /// AMD's encryption of memory with integrity.
    SevSnp(SevSnp),
    /// IBM's protected virtualization.
    S390Pv,
}

/// What both of AMD's kinds share (C: `virDomainSEVCommonDef`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SevCommon {
    /// Whether hashes of kernel, RAM disk and command line are measured.
    pub kernel_hashes: Option<YesNo>,
    /// Bit of an address that marks an encrypted page.
    pub cbitpos: Option<u32>,
    /// Address bits that encryption takes away.
    pub reduced_phys_bits: Option<u32>,
}

/// C: `virDomainSEVDef`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sev {
    /// What both kinds share.
    pub common: SevCommon,
    /// Policy bits.
    pub policy: u32,
    /// The guest owner's certificate, in base64.
    pub dh_cert: Option<String>,
    /// The guest owner's session, in base64.
    pub session: Option<String>,
}

/// C: `virDomainSEVSNPDef`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SevSnp {
    /// What both kinds share.
    pub common: SevCommon,
    /// Whether the author's key is in [`id_auth`](Self::id_auth).
    pub author_key: Option<YesNo>,
    /// Whether the guest may use the chip's own key.
    pub vcek: Option<YesNo>,
    /// Policy bits.
    pub policy: u64,
    /// 16 bytes in base64.
    pub guest_visible_workarounds: Option<String>,
    /// 96 bytes in base64.
    pub id_block: Option<String>,
    /// 4096 bytes in base64.
    pub id_auth: Option<String>,
    /// 32 bytes in base64.
    pub host_data: Option<String>,
}

impl LaunchSecurity {
    /// The word in the attribute.
    #[must_use]
    pub fn kind(&self) -> LaunchSecurityType {
        match self {
            Self::Sev(_) => LaunchSecurityType::Sev,
            Self::SevSnp(_) => LaunchSecurityType::SevSnp,
            Self::S390Pv => LaunchSecurityType::S390Pv,
        }
    }

    /// What the third pass asks of it.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for a value of another length than the hardware's.
    pub(super) fn validate(&self) -> Result<()> {
        let Self::SevSnp(snp) = self else {
            return Ok(());
        };
        let values = [
            (
                "guestVisibleWorkarounds",
                &snp.guest_visible_workarounds,
                16,
            ),
            ("idBlock", &snp.id_block, 96),
            ("idAuth", &snp.id_auth, 4096),
            ("hostData", &snp.host_data, 32),
        ];
        for (name, value, expected) in values {
            let length = value.as_deref().map(decoded_length);
            if let Some(length) = length.filter(|length| *length != expected) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "Unexpected length of '{name}', expected {expected} got {length}"
                );
            }
        }
        Ok(())
    }
}

/// Bytes that a base64 text stands for; characters outside of the alphabet and an unfinished
/// group at the end count for nothing.
fn decoded_length(text: &str) -> usize {
    let is_digit = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/=".contains(byte);
    let digits: Vec<u8> = text.bytes().filter(is_digit).collect();
    let groups = digits.chunks_exact(4);
    groups
        .map(|group| 3 - group[2..].iter().filter(|byte| **byte == b'=').count())
        .sum()
}

fn text(node: Node<'_>, name: &str) -> Option<String> {
    node.child_text(name).map(|text| text.into_owned())
}

/// The policy in hexadecimal digits.
fn policy(node: Node<'_>) -> Result<u64> {
    let text = node.child_text("policy");
    match text.and_then(|text| number::to_u64_positive(&text, 16)) {
        Some(policy) => Ok(policy),
        None => bail!(VIR_ERR_XML_ERROR, "failed to get launch security policy"),
    }
}

impl SevCommon {
    fn parse(node: Node<'_>) -> Result<Self> {
        let bits = |name, what| match node.child_text(name) {
            None => Ok(None),
            Some(text) => match number::to_u32_positive(&text, 10) {
                Some(bits) => Ok(Some(bits)),
                None => bail!(
                    VIR_ERR_XML_ERROR,
                    "Invalid format for launch security {what}"
                ),
            },
        };
        Ok(Self {
            kernel_hashes: attr_opt(node, "kernelHashes")?,
            cbitpos: bits("cbitpos", "cbitpos")?,
            reduced_phys_bits: bits("reducedPhysBits", "reduced-phys-bits")?,
        })
    }

    fn format_attrs(self, w: &mut Writer) {
        w.attr_opt("kernelHashes", self.kernel_hashes.map(YesNo::as_str));
    }

    fn format_body(self, w: &mut Writer) {
        let bits = [
            ("cbitpos", self.cbitpos),
            ("reducedPhysBits", self.reduced_phys_bits),
        ];
        for (name, value) in bits {
            if let Some(value) = value {
                w.leaf_plain(name, value);
            }
        }
    }
}

impl Sev {
    fn parse(node: Node<'_>) -> Result<Self> {
        let common = SevCommon::parse(node)?;
        let Ok(policy) = u32::try_from(policy(node)?) else {
            bail!(VIR_ERR_XML_ERROR, "failed to get launch security policy");
        };
        Ok(Self {
            common,
            policy,
            dh_cert: text(node, "dhCert"),
            session: text(node, "session"),
        })
    }

    fn format_body(&self, w: &mut Writer) {
        self.common.format_body(w);
        w.leaf_plain("policy", format_args!("0x{:04x}", self.policy));
        w.leaf_opt("dhCert", self.dh_cert.as_deref());
        w.leaf_opt("session", self.session.as_deref());
    }
}

impl SevSnp {
    fn parse(node: Node<'_>) -> Result<Self> {
        Ok(Self {
            common: SevCommon::parse(node)?,
            author_key: attr_opt(node, "authorKey")?,
            vcek: attr_opt(node, "vcek")?,
            policy: policy(node)?,
            guest_visible_workarounds: text(node, "guestVisibleWorkarounds"),
            id_block: text(node, "idBlock"),
            id_auth: text(node, "idAuth"),
            host_data: text(node, "hostData"),
        })
    }

    fn format_attrs(&self, w: &mut Writer) {
        self.common.format_attrs(w);
        w.attr_opt("authorKey", self.author_key.map(YesNo::as_str));
        w.attr_opt("vcek", self.vcek.map(YesNo::as_str));
    }

    fn format_body(&self, w: &mut Writer) {
        self.common.format_body(w);
        w.leaf_plain("policy", format_args!("0x{:08x}", self.policy));
        w.leaf_opt(
            "guestVisibleWorkarounds",
            self.guest_visible_workarounds.as_deref(),
        );
        w.leaf_opt("idBlock", self.id_block.as_deref());
        w.leaf_opt("idAuth", self.id_auth.as_deref());
        w.leaf_opt("hostData", self.host_data.as_deref());
    }
}

impl Xml for LaunchSecurity {
    const SHAPE: &'static Shape = &Shape::new(
        "launchSecurity",
        &[
            AttrShape::new("type")
                .words(LaunchSecurityType::WORDS)
                .required(),
            AttrShape::new("kernelHashes").words(YesNo::WORDS),
            AttrShape::new("authorKey").words(YesNo::WORDS),
            AttrShape::new("vcek").words(YesNo::WORDS),
        ],
        &[
            ChildShape::leaf("cbitpos"),
            ChildShape::leaf("reducedPhysBits"),
            ChildShape::leaf("policy"),
            ChildShape::leaf("dhCert"),
            ChildShape::leaf("session"),
            ChildShape::leaf("guestVisibleWorkarounds"),
            ChildShape::leaf("idBlock"),
            ChildShape::leaf("idAuth"),
            ChildShape::leaf("hostData"),
        ],
    );

    fn parse(node: Node<'_>, _cx: &mut ParseCx) -> Result<Self> {
        match attr_required(node, "type")? {
            LaunchSecurityType::Sev => Sev::parse(node).map(Self::Sev),
            LaunchSecurityType::SevSnp => SevSnp::parse(node).map(Self::SevSnp),
            LaunchSecurityType::S390Pv => Ok(Self::S390Pv),
        }
    }

    fn format_attrs(&self, w: &mut Writer, _cx: &FormatCx) {
        w.attr("type", self.kind().as_str());
        match self {
            Self::Sev(sev) => sev.common.format_attrs(w),
            Self::SevSnp(snp) => snp.format_attrs(w),
            Self::S390Pv => {}
        }
    }

    fn format_body(&self, w: &mut Writer, _cx: &FormatCx) {
        match self {
            Self::Sev(sev) => sev.format_body(w),
            Self::SevSnp(snp) => snp.format_body(w),
            Self::S390Pv => {}
        }
    }
}
