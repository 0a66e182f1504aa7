//! Snapshots of domains: which call leads where.
use super::{Connection, count};
use api::{Domain, DomainSnapshot, SnapshotDriver};
use conf::snapshot::SnapshotDef;
use std::sync::Arc;
use util::error::Result;

/// The public objects that stand for snapshots of a domain.
fn handles(domain: &Arc<Domain>, snapshots: &[Arc<SnapshotDef>]) -> Vec<DomainSnapshot> {
    let all = snapshots.iter();
    all.map(|snapshot| DomainSnapshot::new(domain, &snapshot.name))
        .collect()
}

fn names(snapshots: &[Arc<SnapshotDef>]) -> Vec<String> {
    let all = snapshots.iter();
    all.map(|snapshot| snapshot.name.clone()).collect()
}

impl SnapshotDriver for Connection {
    fn domain_snapshot_create_xml(
        &self,
        domain: &Arc<Domain>,
        xml_desc: &str,
        flags: u32,
    ) -> Result<DomainSnapshot> {
        let name = self.host.create_snapshot(domain, xml_desc, flags)?;
        Ok(DomainSnapshot::new(domain, &name))
    }

    fn domain_snapshot_delete(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<()> {
        self.host.delete_snapshot(snapshot, flags)
    }

    fn domain_revert_to_snapshot(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<()> {
        self.host.revert(snapshot, flags)
    }

    fn domain_snapshot_get_xml_desc(
        &self,
        snapshot: &DomainSnapshot,
        flags: u32,
    ) -> Result<String> {
        self.host.snapshot_xml(snapshot, flags)
    }

    fn domain_snapshot_num(&self, domain: &Domain, flags: u32) -> Result<i32> {
        let all = self
            .host
            .list_snapshots(domain, flags, "testDomainSnapshotNum")?;
        Ok(count(all.len()))
    }

    fn domain_snapshot_list_names(&self, domain: &Domain, flags: u32) -> Result<Vec<String>> {
        let call = "testDomainSnapshotListNames";
        Ok(names(&self.host.list_snapshots(domain, flags, call)?))
    }

    fn domain_list_all_snapshots(
        &self,
        domain: &Arc<Domain>,
        flags: u32,
    ) -> Result<Vec<DomainSnapshot>> {
        let call = "testDomainListAllSnapshots";
        let all = self.host.list_snapshots(domain, flags, call)?;
        Ok(handles(domain, &all))
    }

    fn domain_snapshot_num_children(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<i32> {
        let call = "testDomainSnapshotNumChildren";
        let all = self.host.list_snapshot_children(snapshot, flags, call)?;
        Ok(count(all.len()))
    }

    fn domain_snapshot_list_children_names(
        &self,
        snapshot: &DomainSnapshot,
        flags: u32,
    ) -> Result<Vec<String>> {
        let call = "testDomainSnapshotListChildrenNames";
        let all = self.host.list_snapshot_children(snapshot, flags, call)?;
        Ok(names(&all))
    }

    fn domain_snapshot_list_all_children(
        &self,
        snapshot: &DomainSnapshot,
        flags: u32,
    ) -> Result<Vec<DomainSnapshot>> {
        let call = "testDomainSnapshotListAllChildren";
        let all = self.host.list_snapshot_children(snapshot, flags, call)?;
        Ok(handles(snapshot.domain(), &all))
    }

    fn domain_snapshot_lookup_by_name(
        &self,
        domain: &Arc<Domain>,
        name: &str,
        flags: u32,
    ) -> Result<DomainSnapshot> {
        self.host.find_snapshot(domain, name, flags)?;
        Ok(DomainSnapshot::new(domain, name))
    }

    fn domain_has_current_snapshot(&self, domain: &Domain, flags: u32) -> Result<bool> {
        self.host.has_current_snapshot(domain, flags)
    }

    fn domain_snapshot_current(&self, domain: &Arc<Domain>, flags: u32) -> Result<DomainSnapshot> {
        let name = self.host.current_snapshot(domain, flags)?;
        Ok(DomainSnapshot::new(domain, &name))
    }

    fn domain_snapshot_get_parent(
        &self,
        snapshot: &DomainSnapshot,
        flags: u32,
    ) -> Result<DomainSnapshot> {
        let name = self.host.snapshot_parent(snapshot, flags)?;
        Ok(DomainSnapshot::new(snapshot.domain(), &name))
    }

    fn domain_snapshot_is_current(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<bool> {
        self.host.is_current_snapshot(snapshot, flags)
    }

    fn domain_snapshot_has_metadata(&self, snapshot: &DomainSnapshot, flags: u32) -> Result<bool> {
        self.host.has_snapshot_metadata(snapshot, flags)
    }
}
