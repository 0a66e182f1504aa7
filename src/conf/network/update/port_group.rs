//! Changes of the settings that guests can ask for.
use util::Result;
use util::xml::{Node, Xml};

use super::{UpdateCommand, context, invalid, unknown_command};
use crate::network::{NetworkDef, PortGroup};

impl NetworkDef {
    pub(super) fn update_port_group(
        &mut self,
        command: UpdateCommand,
        entry: Node<'_>,
    ) -> Result<()> {
        self.expect_element(entry, "portgroup")?;
        let group = PortGroup::parse(entry, &mut context())?;
        let groups = &mut self.port_groups;
        let known = groups.iter().position(|known| known.name == group.name);
        if known.is_none() && matches!(command, UpdateCommand::Modify | UpdateCommand::Delete) {
            return invalid(format!(
                "couldn't find a portgroup entry in network '{}' matching <portgroup name='{}'>",
                self.name, group.name
            ));
        }
        if known.is_some() && command.adds() {
            return invalid(format!(
                "there is an existing portgroup entry in network '{}' that matches \"<portgroup name='{}'>\"",
                self.name, group.name
            ));
        }
        let other_default = groups
            .iter()
            .any(|known| known.is_default && known.name != group.name);
        if command != UpdateCommand::Delete && group.is_default && other_default {
            return invalid(format!(
                "a different portgroup entry in network '{}' is already set as the default. Only one default is allowed.",
                self.name
            ));
        }
        match (command, known) {
            (UpdateCommand::Unknown(command), _) => return unknown_command(command),
            (UpdateCommand::Modify, Some(at)) => groups[at] = group,
            (UpdateCommand::Delete, Some(at)) => drop(groups.remove(at)),
            (command, _) => command.insert(groups, group),
        }
        Ok(())
    }
}
