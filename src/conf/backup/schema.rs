//! What a request may say: the declaration, and what goes together with what.
use util::xml::{AttrShape, ChildShape, Judged, Mismatch, Node, Shape, Xml};

use super::{BackupMode, DiskMode, Store, Transport};
use crate::YesNo;
use crate::checkpoint::is_target;
use crate::domain::device_seclabel::DeviceSeclabel;
use crate::encryption::Encryption;
use crate::storage_source::StorageFormat;

static SERVER: Shape = Shape::new(
    "server",
    &[
        AttrShape::new("transport").words(Transport::WORDS),
        AttrShape::new("tls").words(YesNo::WORDS),
        AttrShape::new("name"),
        AttrShape::new("port"),
        AttrShape::new("socket"),
        AttrShape::new("fdgroup"),
    ],
    &[],
);

static DRIVER: Shape = Shape::new(
    "driver",
    &[AttrShape::new("type")
        .words(StorageFormat::OF_IMAGES)
        .required()],
    &[],
);

static STORE: Shape = Shape::new(
    "target",
    &[AttrShape::new("file"), AttrShape::new("dev")],
    &[
        ChildShape::new(DeviceSeclabel::SHAPE).many(),
        ChildShape::new(Encryption::SHAPE),
    ],
);

static DISK: Shape = Shape::new(
    "disk",
    &[
        AttrShape::new("name").required(),
        AttrShape::new("backup").words(YesNo::WORDS),
        AttrShape::new("type").words(&["file", "block"]),
        AttrShape::new("backupmode").words(DiskMode::WORDS),
        AttrShape::new("incremental"),
        AttrShape::new("exportname"),
        AttrShape::new("exportbitmap"),
    ],
    &[
        ChildShape::new(&DRIVER),
        ChildShape::new(&STORE),
        ChildShape::new(&STORE).named("scratch"),
    ],
);

static DISKS: Shape = Shape::new("disks", &[], &[ChildShape::new(&DISK).many().required()]);

pub(super) static SHAPE: Shape = Shape::new(
    "domainbackup",
    &[AttrShape::new("mode").words(BackupMode::WORDS)],
    &[
        ChildShape::leaf("incremental"),
        ChildShape::new(&SERVER),
        ChildShape::new(&DISKS),
    ],
);

/// Judges a request as libvirt's schema does, with the complaint that its engine has.
///
/// # Errors
/// The first thing that breaks it.
pub(super) fn check(root: Node<'_>) -> Judged {
    let element = SHAPE.element;
    check_names(root)?;
    let kind = match root.attr("mode") {
        None => Some(BackupMode::Push),
        Some(word) => BackupMode::from_str(word),
    };
    let fits = kind.is_some_and(|kind| has_fit_content(root, kind));
    // What doesn't fit is explained by the rules of a push, which come first in the schema.
    if !(fits && has_one(root, "incremental"))
        && let Some(extra) = extra_of_push(root)
    {
        let what = format!("Extra element {} in interleave", extra.name());
        return Err(Mismatch::new(&what, element));
    }
    let mut attrs = root.attrs().iter().map(|attr| attr.name);
    let stray = attrs.find(|name| *name != "mode" && !name.starts_with("xmlns"));
    match stray.or((!fits).then_some("mode")) {
        None => Ok(()),
        Some(name) => Err(Mismatch(format!(
            "Invalid attribute {name} for element {element}\n"
        ))),
    }
}

fn check_names(root: Node<'_>) -> Judged {
    let declared = |child: &Node<'_>| {
        let named = |shape: &&ChildShape| shape.name == child.qualified_name();
        SHAPE.children.iter().any(|shape| named(&shape))
    };
    let stray = root.children().find(|child| !declared(child));
    let blank = |text: &str| text.bytes().all(|byte| byte.is_ascii_whitespace());
    let what = match stray {
        Some(child) => child.name(),
        None if root.own_texts().all(blank) => return Ok(()),
        None => "text",
    };
    Err(Mismatch(format!(
        "Element {} has extra content: {what}\n",
        SHAPE.element
    )))
}

fn has_one(root: Node<'_>, name: &str) -> bool {
    root.children_named(name).count() < 2
}

fn has_fit_content(root: Node<'_>, kind: BackupMode) -> bool {
    let server = match (kind, root.child("server")) {
        (BackupMode::Push, None) => true,
        (BackupMode::Pull, Some(server)) => has_one(root, "server") && is_fit_server(server),
        _ => false,
    };
    let fit = |child: Node<'_>| child.name() == "server" || is_fit_child(child, kind);
    server && has_one(root, "disks") && root.children().all(fit)
}

/// The first child that has no place in a push.
fn extra_of_push(root: Node<'_>) -> Option<Node<'_>> {
    let mut seen: Vec<&str> = Vec::new();
    root.children().find(|child| {
        let again = seen.contains(&child.name());
        seen.push(child.name());
        again || !is_fit_child(*child, BackupMode::Push)
    })
}

fn is_fit_child(child: Node<'_>, kind: BackupMode) -> bool {
    match child.name() {
        "incremental" => child.attrs().is_empty() && child.children().next().is_none(),
        "disks" => {
            DISKS.check(child).is_ok() && child.children().all(|disk| is_fit_disk(disk, kind))
        }
        _ => false,
    }
}

fn is_fit_server(server: Node<'_>) -> bool {
    let has = |name| server.attr(name).is_some();
    let is_path = server.attr("socket").is_some_and(is_absolute);
    let bare = !has("name") && !has("port");
    let place = match server.attr("transport").map(Transport::from_str) {
        None | Some(Some(Transport::Tcp)) => {
            let port = server.attr("port").is_none_or(is_unsigned);
            let name = server.attr("name").is_some_and(is_host);
            name && port && !has("socket") && !has("fdgroup")
        }
        Some(Some(Transport::Unix)) => is_path && bare && !has("fdgroup"),
        Some(Some(Transport::Fd)) => has("fdgroup") && bare && !has("socket"),
        Some(_) => false,
    };
    place && SERVER.check(server).is_ok()
}

/// A name in DNS or an address.
fn is_host(text: &str) -> bool {
    let in_name = |c: char| c.is_ascii_alphanumeric() || ".-".contains(c);
    let name = !text.is_empty() && text.chars().all(in_name);
    name || text.parse::<std::net::IpAddr>().is_ok()
}

fn is_unsigned(text: &str) -> bool {
    !text.starts_with('+') && text.parse::<u32>().is_ok()
}

/// A path of UNIX, or of Windows with its drive.
fn is_absolute(text: &str) -> bool {
    let rest = text.strip_prefix('/').or_else(|| {
        let drive = text.strip_prefix(|c: char| c.is_ascii_alphabetic());
        drive.and_then(|rest| rest.strip_prefix(":\\"))
    });
    rest.is_some_and(|rest| !rest.is_empty())
}

fn is_fit_disk(disk: Node<'_>, kind: BackupMode) -> bool {
    let has = |name| disk.attr(name).is_some();
    let since = disk.attr("backupmode") != Some("full") || !has("incremental");
    let exports = kind == BackupMode::Pull || !(has("exportname") || has("exportbitmap"));
    let name = disk.attr("name").is_some_and(is_target);
    name && since && exports && has_fit_place(disk, kind)
}

/// Whether what a line says of the copy's place goes together.
fn has_fit_place(disk: Node<'_>, backup: BackupMode) -> bool {
    let (store, driver) = (disk.child(Store::element(backup)), disk.child("driver"));
    let mut children = disk.children();
    let foreign = match backup {
        BackupMode::Push => "scratch",
        BackupMode::Pull => "target",
    };
    if children.any(|child| child.name() == foreign) {
        return false;
    }
    let bare = store.is_none() && driver.is_none();
    let fits = |attr| store.is_none_or(|store| is_fit_store(store, attr));
    let qcow2 = driver.is_none_or(|driver| driver.attr("type") == Some("qcow2"));
    match (backup, disk.attr("backup"), disk.attr("type")) {
        (_, Some("no"), kind) => kind.is_none() && bare,
        (BackupMode::Push, _, None) => bare,
        (BackupMode::Push, _, Some("file")) => fits("file"),
        (BackupMode::Push, _, Some(_)) => fits("dev"),
        (BackupMode::Pull, _, Some("block")) => store.is_some() && fits("dev") && qcow2,
        (BackupMode::Pull, Some(_), None) => false,
        (BackupMode::Pull, _, _) => fits("file") && qcow2 && (driver.is_none() || store.is_some()),
    }
}

fn is_fit_store(store: Node<'_>, attr: &str) -> bool {
    let only = store.attrs().iter().all(|given| given.name == attr);
    let place = store.attr(attr).is_some_and(is_absolute);
    only && place && store.child("encryption").is_none_or(is_fit_encryption)
}

/// Copies are encrypted in no other way than LUKS.
fn is_fit_encryption(encryption: Node<'_>) -> bool {
    encryption.attr("format") == Some("luks")
        && encryption
            .attr("engine")
            .is_none_or(|engine| engine == "qemu")
        && encryption.children_named("secret").count() == 1
}
