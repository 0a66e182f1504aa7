//! `<binary>` of a `<filesystem>`: how virtiofs' server is started.
use util::error::{ErrorDomain, Result};
use util::xml::Node;
use util::{bail, number};
use xml_derive::Xml;

use crate::OnOff;

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainFSCacheMode`.
    pub enum CacheMode { None = "none", Always = "always" }
}

util::vir_enum! {
    /// C: `virDomainFSSandboxMode`.
    pub enum SandboxMode { Namespace = "namespace", Chroot = "chroot" }
}
util::xml_enum!(CacheMode, SandboxMode);

/// `<binary>`
#[derive(Xml, Clone, Debug, Default, PartialEq, Eq)]
#[xml(element = "binary")]
pub struct Binary {
    /// Path of the server.
    #[xml(attr)]
    pub path: Option<String>,
    /// Whether extended attributes are shown.
    #[xml(attr)]
    pub xattr: Option<OnOff>,
    /// What the guest keeps in its memory.
    #[xml(path = "cache/@mode")]
    pub cache: Option<CacheMode>,
    /// How the server locks itself in.
    #[xml(path = "sandbox/@mode")]
    pub sandbox: Option<SandboxMode>,
    /// Whether POSIX locks reach the host.
    #[xml(path = "lock/@posix")]
    pub posix_lock: Option<OnOff>,
    /// Whether BSD locks reach the host.
    #[xml(path = "lock/@flock")]
    pub flock: Option<OnOff>,
    /// Threads that serve requests.
    #[xml(path = "thread_pool/@size", read = parse_threads)]
    pub threads: Option<i32>,
    /// Most files open at once; 0 when not given.
    #[xml(path = "openfiles/@max", skip_zero, read = parse_open_files)]
    pub open_files: u64,
}

/// The text of a child's attribute.
fn text<'a>(binary: Node<'a>, child: &str, attr: &str) -> Option<&'a str> {
    binary.child(child)?.attr(attr)
}

/// Every negative number leaves the choice to the server.
fn parse_threads(binary: Node<'_>) -> Result<Option<i32>> {
    let Some(text) = text(binary, "thread_pool", "size") else {
        return Ok(None);
    };
    match number::to_i32(text, 10) {
        Some(threads) => Ok(Some(threads).filter(|threads| *threads >= 0)),
        None => bail!(
            VIR_ERR_XML_ERROR,
            "cannot parse thread pool size '{text}' for virtiofs"
        ),
    }
}

fn parse_open_files(binary: Node<'_>) -> Result<u64> {
    let Some(text) = text(binary, "openfiles", "max") else {
        return Ok(0);
    };
    match number::to_u64(text, 10) {
        Some(files) => Ok(files),
        None => bail!(
            VIR_ERR_XML_ERROR,
            "cannot parse openfiles '{text}' for virtiofs"
        ),
    }
}
