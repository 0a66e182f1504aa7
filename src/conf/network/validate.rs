//! What must hold between the elements of a network.
use util::{Result, bail, ip};

use super::ORIGIN;
use super::def::NetworkDef;
use super::forward::ForwardMode;

impl NetworkDef {
    /// Routes lead by way of a neighbour.
    pub(super) fn check_routes(&self) -> Result<()> {
        for route in &self.routes {
            let reached = self.ips.iter().any(|own| {
                let prefix = own.prefix_length();
                prefix.is_some_and(|prefix| ip::same_network(own.address, route.gateway, prefix))
            });
            if !reached {
                bail!(
                    VIR_ERR_CONFIG_UNSUPPORTED,
                    "unreachable static route gateway '{}' specified for network '{}'",
                    ip::format(route.gateway),
                    self.name
                );
            }
        }
        Ok(())
    }

    /// Each way out has needs of its own.
    pub(super) fn check_forward(&self) -> Result<()> {
        use ForwardMode::{Bridge, Hostdev, Nat, Open, Passthrough, Private, Route, Vepa};
        match self.forward.mode {
            None => Ok(()),
            Some(Nat | Route) => self.check_routed(),
            Some(Open) => self.check_open(),
            Some(Bridge) => self.check_bridged(),
            Some(Private | Vepa | Passthrough | Hostdev) => {
                self.check_bridgeless()?;
                self.check_bridged()
            }
        }?;
        if self.mtu != 0 && !self.forward.owns_bridge() {
            bail!(
                VIR_ERR_XML_ERROR,
                "mtu size only allowed in open, route, nat, and isolated mode, not in {} (network '{}')",
                self.forward.mode_word(),
                self.name
            );
        }
        Ok(())
    }

    fn check_routed(&self) -> Result<()> {
        let name = &self.name;
        if self.ips.is_empty() {
            bail!(
                VIR_ERR_XML_ERROR,
                "{} forwarding requested, but no IP address provided for network '{name}'",
                self.forward.mode_word()
            );
        }
        if self.forward.targets.len() > 1 {
            bail!(
                VIR_ERR_XML_ERROR,
                "multiple forwarding interfaces specified for network '{name}', only one is supported"
            );
        }
        Ok(())
    }

    fn check_open(&self) -> Result<()> {
        if !self.forward.targets.is_empty() {
            bail!(
                VIR_ERR_XML_ERROR,
                "forward dev not allowed for network '{}' with forward mode='{}'",
                self.name,
                self.forward.mode_word()
            );
        }
        Ok(())
    }

    fn check_bridgeless(&self) -> Result<()> {
        let bridge = &self.bridge;
        let refused = [
            (bridge.name.is_some(), "bridge name"),
            (bridge.zone.is_some(), "bridge zone"),
            (
                bridge.mac_table_manager.is_some(),
                "bridge macTableManager setting",
            ),
        ];
        match refused.into_iter().find(|(given, _)| *given) {
            Some((_, what)) => bail!(
                VIR_ERR_XML_ERROR,
                "{what} not allowed in {} mode (network '{}')",
                self.forward.mode_word(),
                self.name
            ),
            None => Ok(()),
        }
    }

    fn check_bridged(&self) -> Result<()> {
        let (name, mode) = (&self.name, self.forward.mode_word());
        let bridge = &self.bridge;
        if bridge.delay != 0 || bridge.stp.is_some() || bridge.zone.is_some() {
            bail!(
                VIR_ERR_XML_ERROR,
                "bridge delay/stp/zone options only allowed in open, route, nat, and isolated mode, not in {mode} (network '{name}')"
            );
        }
        let devices = !self.forward.targets.is_empty() || self.forward.pf.is_some();
        if bridge.name.is_some() && devices {
            bail!(
                VIR_ERR_XML_ERROR,
                "A network with forward mode='{mode}' can specify a bridge name or a forward dev, but not both (network '{name}')"
            );
        }
        Ok(())
    }
}
