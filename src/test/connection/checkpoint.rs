//! Checkpoints of domains: which call leads where.
use super::Connection;
use api::{CheckpointDriver, Domain, DomainCheckpoint};
use conf::checkpoint::CheckpointDef;
use std::sync::Arc;
use util::error::Result;

/// The public objects that stand for checkpoints of a domain.
fn handles(domain: &Arc<Domain>, checkpoints: &[Arc<CheckpointDef>]) -> Vec<DomainCheckpoint> {
    let all = checkpoints.iter();
    all.map(|checkpoint| DomainCheckpoint::new(domain, &checkpoint.name))
        .collect()
}

impl CheckpointDriver for Connection {
    fn domain_checkpoint_create_xml(
        &self,
        domain: &Arc<Domain>,
        xml_desc: &str,
        flags: u32,
    ) -> Result<DomainCheckpoint> {
        let name = self.host.create_checkpoint(domain, xml_desc, flags)?;
        Ok(DomainCheckpoint::new(domain, &name))
    }

    fn domain_checkpoint_delete(&self, checkpoint: &DomainCheckpoint, flags: u32) -> Result<()> {
        self.host.delete_checkpoint(checkpoint, flags)
    }

    fn domain_checkpoint_get_xml_desc(
        &self,
        checkpoint: &DomainCheckpoint,
        flags: u32,
    ) -> Result<String> {
        self.host.checkpoint_xml(checkpoint, flags)
    }

    fn domain_list_all_checkpoints(
        &self,
        domain: &Arc<Domain>,
        flags: u32,
    ) -> Result<Vec<DomainCheckpoint>> {
        let all = self.host.list_checkpoints(domain, flags)?;
        Ok(handles(domain, &all))
    }

    fn domain_checkpoint_list_all_children(
        &self,
        checkpoint: &DomainCheckpoint,
        flags: u32,
    ) -> Result<Vec<DomainCheckpoint>> {
        let all = self.host.list_checkpoint_children(checkpoint, flags)?;
        Ok(handles(checkpoint.domain(), &all))
    }

    fn domain_checkpoint_lookup_by_name(
        &self,
        domain: &Arc<Domain>,
        name: &str,
        flags: u32,
    ) -> Result<DomainCheckpoint> {
        self.host.find_checkpoint(domain, name, flags)?;
        Ok(DomainCheckpoint::new(domain, name))
    }

    fn domain_checkpoint_get_parent(
        &self,
        checkpoint: &DomainCheckpoint,
        flags: u32,
    ) -> Result<DomainCheckpoint> {
        let name = self.host.checkpoint_parent(checkpoint, flags)?;
        Ok(DomainCheckpoint::new(checkpoint.domain(), &name))
    }
}
