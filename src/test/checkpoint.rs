//! Checkpoints of guests: made, described anew, listed, deleted.
use crate::ORIGIN;
use crate::definition;
use crate::host::Host;
use abi::*;
use api::{Domain, DomainCheckpoint};
use conf::checkpoint::CheckpointDef;
use conf::guest::Status;
use conf::moment::Scope;
use conf::object::filter::{Groups, known, matches};
use std::sync::Arc;
use util::error::{Error, Result};
use util::xml::FormatFlags;
use util::{bail, err};

/// See [`Groups`].
const GROUPS: &Groups = &[VIR_DOMAIN_CHECKPOINT_LIST_LEAVES | VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES];

/// All flags of lists; the one for roots is the one for descendants.
const LISTED: u32 =
    known(GROUPS) | VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS | VIR_DOMAIN_CHECKPOINT_LIST_TOPOLOGICAL;

/// The guest's checkpoint of this name.
fn find(status: &Status, name: &str) -> Result<Arc<CheckpointDef>> {
    let found = status.checkpoints.find(name).cloned();
    found.ok_or_else(|| not_found(format!("no domain checkpoint with matching name '{name}'")))
}

fn not_found(text: String) -> Box<Error> {
    err!(VIR_ERR_NO_DOMAIN_CHECKPOINT, "{text}")
}

/// Those in `scope` that `flags` mean, parents first.
fn list(status: &Status, scope: Scope<'_>, flags: u32) -> Vec<Arc<CheckpointDef>> {
    let traits = |name: &str| match status.checkpoints.is_leaf(name) {
        true => VIR_DOMAIN_CHECKPOINT_LIST_LEAVES,
        false => VIR_DOMAIN_CHECKPOINT_LIST_NO_LEAVES,
    };
    let mut all = status.checkpoints.in_scope(scope);
    all.retain(|checkpoint| matches(GROUPS, flags, traits(&checkpoint.name)));
    all
}

impl Host {
    /// `virDomainCheckpointCreateXML`; gives the name.
    pub(crate) fn create_checkpoint(
        &self,
        handle: &Domain,
        xml: &str,
        flags: u32,
    ) -> Result<String> {
        const KNOWN: u32 =
            VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE | VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE;
        api::check_flags(flags, KNOWN, "testDomainCheckpointCreateXML", ORIGIN)?;
        let redefine = flags & VIR_DOMAIN_CHECKPOINT_CREATE_REDEFINE != 0;
        self.change(handle, |_, status| {
            if !status.snapshots.is_empty() {
                bail!(
                    VIR_ERR_OPERATION_UNSUPPORTED,
                    "cannot create checkpoint while snapshot exists"
                );
            }
            if !status.is_active() {
                bail!(
                    VIR_ERR_OPERATION_UNSUPPORTED,
                    "cannot create checkpoint for inactive domain"
                );
            }
            let now = self.clock.now_seconds();
            let def = CheckpointDef::from_xml(xml, redefine, now, &definition::parse_past)?;
            match redefine {
                true => put_known(def, handle, status),
                false => put_new(def, status),
            }
        })
    }

    /// `virDomainListAllCheckpoints`
    pub(crate) fn list_checkpoints(
        &self,
        handle: &Domain,
        flags: u32,
    ) -> Result<Vec<Arc<CheckpointDef>>> {
        api::check_flags(flags, LISTED, "testDomainListAllCheckpoints", ORIGIN)?;
        let scope = match flags & VIR_DOMAIN_CHECKPOINT_LIST_ROOTS {
            0 => Scope::All,
            _ => Scope::Roots,
        };
        self.look(handle, |status| Ok(list(status, scope, flags)))
    }

    /// `virDomainCheckpointListAllChildren`
    pub(crate) fn list_checkpoint_children(
        &self,
        handle: &DomainCheckpoint,
        flags: u32,
    ) -> Result<Vec<Arc<CheckpointDef>>> {
        api::check_flags(flags, LISTED, "testDomainCheckpointListAllChildren", ORIGIN)?;
        self.look(handle.domain(), |status| {
            let name = &find(status, handle.name().as_str())?.name;
            let scope = match flags & VIR_DOMAIN_CHECKPOINT_LIST_DESCENDANTS {
                0 => Scope::Children(name),
                _ => Scope::Descendants(name),
            };
            Ok(list(status, scope, flags))
        })
    }

    /// `virDomainCheckpointLookupByName`
    pub(crate) fn find_checkpoint(&self, handle: &Domain, name: &str, flags: u32) -> Result<()> {
        api::check_flags(flags, 0, "testDomainCheckpointLookupByName", ORIGIN)?;
        self.look(handle, |status| find(status, name).map(drop))
    }

    /// `virDomainCheckpointGetParent`; gives the name.
    pub(crate) fn checkpoint_parent(
        &self,
        handle: &DomainCheckpoint,
        flags: u32,
    ) -> Result<String> {
        api::check_flags(flags, 0, "testDomainCheckpointGetParent", ORIGIN)?;
        self.look(handle.domain(), |status| {
            let checkpoint = find(status, handle.name().as_str())?;
            match &checkpoint.parent {
                Some(parent) => Ok(parent.clone()),
                None => Err(not_found(format!(
                    "checkpoint '{}' does not have a parent",
                    checkpoint.name
                ))),
            }
        })
    }

    /// `virDomainCheckpointGetXMLDesc`; sizes of changes are asked of a running guest, but the test
    /// host has none to tell.
    pub(crate) fn checkpoint_xml(&self, handle: &DomainCheckpoint, flags: u32) -> Result<String> {
        const KNOWN: u32 = VIR_DOMAIN_CHECKPOINT_XML_SECURE
            | VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN
            | VIR_DOMAIN_CHECKPOINT_XML_SIZE;
        api::check_flags(flags, KNOWN, "testDomainCheckpointGetXMLDesc", ORIGIN)?;
        let def = self.look(handle.domain(), |status| {
            let def = find(status, handle.name().as_str())?;
            if flags & VIR_DOMAIN_CHECKPOINT_XML_SIZE != 0 {
                status.require_active()?;
            }
            Ok(def)
        })?;
        let format = match flags & VIR_DOMAIN_CHECKPOINT_XML_SECURE {
            0 => FormatFlags::NONE,
            _ => FormatFlags::SECURE,
        };
        let no_domain = flags & VIR_DOMAIN_CHECKPOINT_XML_NO_DOMAIN != 0;
        Ok(def.to_xml(format, no_domain))
    }

    /// `virDomainCheckpointDelete`
    pub(crate) fn delete_checkpoint(&self, handle: &DomainCheckpoint, flags: u32) -> Result<()> {
        const TREE: u32 =
            VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN | VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY;
        const KNOWN: u32 = TREE | VIR_DOMAIN_CHECKPOINT_DELETE_METADATA_ONLY;
        api::check_flags(flags, KNOWN, "testDomainCheckpointDelete", ORIGIN)?;
        self.change(handle.domain(), |_, status| {
            let name = &find(status, handle.name().as_str())?.name;
            if flags & TREE != 0 {
                status.checkpoints.remove_descendants(name);
            }
            if flags & VIR_DOMAIN_CHECKPOINT_DELETE_CHILDREN_ONLY == 0 {
                status.checkpoints.remove(name);
            }
            Ok(())
        })
    }
}

/// A checkpoint that is made now comes upon the current one and becomes that.
pub(crate) fn put_new(mut def: CheckpointDef, status: &mut Status) -> Result<String> {
    def.domain = Some(status.def.clone());
    def.align_disks()?;
    status.checkpoints.check_new(&def.name)?;
    let current = status.checkpoints.current();
    def.parent = current.map(|current| current.name.clone());
    let name = def.name.clone();
    status.checkpoints.insert(def);
    status.checkpoints.set_current(Some(&name));
    Ok(name)
}

/// One that is described becomes the current one if it is the first or was made upon that.
fn put_known(mut def: CheckpointDef, handle: &Domain, status: &mut Status) -> Result<String> {
    let known = &mut status.checkpoints;
    def.prepare_redefine(handle.uuid(), known)?;
    let current = known.current().map(|current| current.name.as_str());
    let advances = known.is_empty() || (def.parent.is_some() && def.parent.as_deref() == current);
    let name = def.name.clone();
    known.insert(def);
    if advances {
        known.set_current(Some(&name));
    }
    Ok(name)
}
