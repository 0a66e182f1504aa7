//! Changes of the devices by which a network gets out.
use util::xml::Node;
use util::{Result, bail};

use super::{UpdateCommand, invalid, unknown_command, unmodifiable};
use crate::network::forward::ForwardTarget;
use crate::network::{NetworkDef, ORIGIN};

impl NetworkDef {
    pub(super) fn update_forward_interface(
        &mut self,
        command: UpdateCommand,
        entry: Node<'_>,
    ) -> Result<()> {
        self.expect_element(entry, "interface")?;
        if command == UpdateCommand::Modify {
            return unmodifiable("forward interface entries");
        }
        let Some(dev) = entry.attr("dev") else {
            bail!(
                VIR_ERR_XML_ERROR,
                "missing dev attribute in <interface> element"
            );
        };
        let targets = &mut self.forward.targets;
        let known = targets.iter().position(|target| target.name() == Some(dev));
        match (command, known) {
            (UpdateCommand::Unknown(command), _) => unknown_command(command),
            (UpdateCommand::Delete, Some(at)) => {
                let users = targets[at].connections;
                if users > 0 {
                    return invalid(format!(
                        "unable to delete interface '{dev}' in network '{}'. It is currently being used by {users} domains.",
                        self.name
                    ));
                }
                targets.remove(at);
                Ok(())
            }
            (UpdateCommand::Delete, None) => invalid(format!(
                "couldn't find an interface entry in network '{}' matching <interface dev='{dev}'>",
                self.name
            )),
            (_, Some(_)) => invalid(format!(
                "there is an existing interface entry in network '{}' that matches \"<interface dev='{dev}'>\"",
                self.name
            )),
            (_, None) => {
                command.insert(targets, ForwardTarget::named(dev));
                Ok(())
            }
        }
    }
}
