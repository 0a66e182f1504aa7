//! `<test:domainsnapshot>`: the snapshots that a host's document lists of a guest.
use crate::ORIGIN;
use crate::definition;
use conf::guest::Status;
use conf::snapshot::{SnapshotDef, SnapshotParse};
use util::bail;
use util::error::Result;
use util::xml::Node;

/// The element, in the namespace of test guests.
pub(crate) const ELEMENT: &str = "domainsnapshot";

/// Takes in a snapshot.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` if another one claims to be current, too; `VIR_ERR_OPERATION_FAILED` for
/// a name that is taken; what the document lacks.
pub(crate) fn add(status: &mut Status, node: Node<'_>, now: i64) -> Result<()> {
    let how = SnapshotParse {
        redefine: true,
        internal: true,
        ..SnapshotParse::default()
    };
    let def = SnapshotDef::parse_node(node, how, now, &definition::parse_past)?;
    status.snapshots.check_new(&def.name)?;
    let def = status.snapshots.insert(def);
    if def.active {
        if status.snapshots.current().is_some() {
            bail!(
                VIR_ERR_INTERNAL_ERROR,
                "more than one snapshot claims to be active"
            );
        }
        status.snapshots.set_current(Some(&def.name));
    }
    Ok(())
}

/// Refuses snapshots whose parents lead nowhere.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR`.
pub(crate) fn check(status: &Status) -> Result<()> {
    match status.snapshots.is_forest() {
        true => Ok(()),
        false => bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Snapshots have inconsistent relations for domain {}",
            status.def.name
        ),
    }
}
