//! World wide names of virtual adapters, made up (C: `virRandomGenerateWWN`).
use util::Uuid;
use util::error::Result;

/// First digits of the names that each kind of connection may give.
const PREFIXES: &[(&str, &str)] = &[
    ("QEMU", "5001a4a"),
    ("Xen", "500163e"),
    ("VMware", "5000569"),
    ("ESX", "5000569"),
    ("Hyper-V", "50015d8"),
    ("TEST", "5100000"),
];

/// A name of 16 hexadecimal digits, or none where the kind of connection has no prefix.
pub(super) fn generate(virt_type: Option<&str>) -> Result<Option<String>> {
    let known = PREFIXES.iter().find(|known| Some(known.0) == virt_type);
    let Some((_, prefix)) = known else {
        return Ok(None);
    };
    let random = Uuid::generate()?.0;
    let digits: String = random[..5].iter().map(|b| format!("{b:02x}")).collect();
    Ok(Some(format!("{prefix}{}", &digits[..9])))
}
