//! `<on_poweroff>`, `<on_reboot>`, `<on_crash>`, `<on_lockfailure>`: what follows a guest's end.
use util::bail;
use util::error::{ErrorDomain, Result};
use util::xml::{Node, Writer};

const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

util::vir_enum! {
    /// C: `virDomainLifecycleAction`.
    pub enum LifecycleAction {
        Destroy = "destroy",
        Restart = "restart",
        RestartRename = "rename-restart",
        Preserve = "preserve",
        CoredumpDestroy = "coredump-destroy",
        CoredumpRestart = "coredump-restart",
    }
}
util::vir_enum! {
    /// C: `virDomainLockFailureAction`.
    pub enum LockFailureAction {
        Poweroff = "poweroff",
        Restart = "restart",
        Pause = "pause",
        Ignore = "ignore",
    }
}

/// The four actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lifecycle {
    /// The guest powers off.
    pub on_poweroff: LifecycleAction,
    /// The guest reboots.
    pub on_reboot: LifecycleAction,
    /// The guest crashes.
    pub on_crash: LifecycleAction,
    /// The lock on a disk is lost.
    pub on_lockfailure: Option<LockFailureAction>,
}

impl Default for Lifecycle {
    fn default() -> Self {
        Self {
            on_poweroff: LifecycleAction::Destroy,
            on_reboot: LifecycleAction::Restart,
            on_crash: LifecycleAction::Destroy,
            on_lockfailure: None,
        }
    }
}

fn action<T>(
    domain: Node<'_>,
    name: &str,
    default: T,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T> {
    match domain.child_text(name) {
        None => Ok(default),
        Some(text) => match parse(&text) {
            Some(value) => Ok(value),
            None => bail!(VIR_ERR_CONFIG_UNSUPPORTED, "unknown {name} action: {text}"),
        },
    }
}

impl Lifecycle {
    /// Reads the elements below `<domain>`.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED` for an unknown action.
    pub fn parse(domain: Node<'_>) -> Result<Self> {
        let default = Self::default();
        let read = |name, value| action(domain, name, value, LifecycleAction::from_str);
        Ok(Self {
            on_reboot: read("on_reboot", default.on_reboot)?,
            on_poweroff: read("on_poweroff", default.on_poweroff)?,
            on_crash: read("on_crash", default.on_crash)?,
            on_lockfailure: action(domain, "on_lockfailure", None, |text| {
                LockFailureAction::from_str(text).map(Some)
            })?,
        })
    }

    /// What the third pass and changes ask of it: only a crash leaves something to dump.
    ///
    /// # Errors
    /// `VIR_ERR_CONFIG_UNSUPPORTED`
    pub fn validate(&self) -> Result<()> {
        for (event, action) in [("poweroff", self.on_poweroff), ("reboot", self.on_reboot)] {
            if matches!(
                action,
                LifecycleAction::CoredumpDestroy | LifecycleAction::CoredumpRestart
            ) {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "Lifecycle event '{event}' doesn't support '{action}' action"
                );
            }
        }
        Ok(())
    }

    /// Writes the elements.
    pub fn format(&self, w: &mut Writer) {
        w.leaf("on_poweroff", self.on_poweroff.as_str());
        w.leaf("on_reboot", self.on_reboot.as_str());
        w.leaf("on_crash", self.on_crash.as_str());
        w.leaf_opt(
            "on_lockfailure",
            self.on_lockfailure.map(LockFailureAction::as_str),
        );
    }
}
