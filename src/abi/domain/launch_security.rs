//! Vocabulary of `libvirt-domain.h`: memory encryption.

/// Measurement of the guest at launch, base64 (string).
///
/// Since: 4.5.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_MEASUREMENT: &str = "sev-measurement";

/// Major version of the firmware's interface (uint).
///
/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_API_MAJOR: &str = "sev-api-major";

/// Minor version of the firmware's interface (uint).
///
/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_API_MINOR: &str = "sev-api-minor";

/// Build of the firmware (uint).
///
/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_BUILD_ID: &str = "sev-build-id";

/// Policy of the guest under SEV and SEV-ES (uint).
///
/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_POLICY: &str = "sev-policy";

/// Policy of the guest under SEV-SNP (ullong).
///
/// Since: 10.5.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SNP_POLICY: &str = "sev-snp-policy";

/// Header of the secret to inject, base64 (string).
///
/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET_HEADER: &str = "sev-secret-header";

/// The secret to inject, base64 and encrypted (string).
///
/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET: &str = "sev-secret";

/// Guest address the secret goes to (ullong).
///
/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET_SET_ADDRESS: &str = "sev-secret-set-address";
