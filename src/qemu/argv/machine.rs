//! The machine itself: name, type, accelerator, memory, CPUs' number, monitor, power.
use conf::OnOff;
use conf::domain::features::{Feature, IoapicDriver};
use util::Result;
use util::command::Command;

use super::device::{Object, escape};
use super::{MonitorAt, Plan};
use crate::capabilities::Accelerator;
use conf::domain::clock::TimerName;
use conf::domain::loader::LoaderType;

/// The environment: the guest's folder is QEMU's home.
pub(super) fn environment(plan: &Plan<'_>, command: &mut Command) {
    command.env("LC_ALL", "C");
    command.env_pass_common();
    if let Some(folder) = &plan.folder {
        let folder = folder.display();
        command.env("HOME", folder.to_string());
        command.env("XDG_DATA_HOME", format!("{folder}/.local/share"));
        command.env("XDG_CACHE_HOME", format!("{folder}/.cache"));
        command.env("XDG_CONFIG_HOME", format!("{folder}/.config"));
    }
    if let Some(zone) = &plan.clock.time_zone {
        command.env("TZ", zone.as_str());
    }
    for (name, value) in plan.def.qemu.iter().flat_map(|q| &q.env) {
        command.env(name.as_str(), value.as_deref().unwrap_or_default());
    }
}

/// `-name`, stopped at start, and the key of what is secret.
pub(super) fn identity(plan: &Plan<'_>, command: &mut Command) {
    command
        .arg("-name")
        .arg(format!("guest={},debug-threads=on", escape(&plan.def.name)));
    command.arg("-S");
    if let Some(folder) = &plan.folder {
        let file = folder.join(super::MASTER_KEY);
        let mut key = Object::default();
        key.set("qom-type", "secret").set("id", "masterKey0");
        key.set("format", "raw")
            .set("file", file.display().to_string());
        key.write("-object", command);
    }
}

/// `-machine` and `-accel`.
pub(super) fn machine(plan: &Plan<'_>, command: &mut Command) -> Result<()> {
    let def = plan.def;
    let features = &def.features;
    let mut options = vec![plan.machine_name().to_owned(), "usb=off".to_owned()];
    let mut option = |name: &str, value: Option<OnOff>| {
        options.extend(value.map(|v| format!("{name}={}", v.as_str())));
    };
    option("vmport", features.state(Feature::Vmport));
    option("smm", features.state(Feature::Smm));
    option("i8042", features.state(Feature::Ps2));
    option(
        "dump-guest-core",
        Some(def.memory.dump_core.unwrap_or(OnOff::Off)),
    );
    option(
        "mem-merge",
        def.memory_backing.nosharepages.then_some(OnOff::Off),
    );
    if features.ioapic == Some(IoapicDriver::Qemu) {
        options.push("kernel_irqchip=split".to_owned());
    }
    if let Some(id) = memory_backend(plan)? {
        options.push(format!("memory-backend={id}"));
    }
    options.extend(flash(plan));
    options.extend(hpet(plan).map(|on| format!("hpet={}", on.as_str())));
    options.extend(acpi(plan).map(|on| format!("acpi={}", on.as_str())));
    command.arg("-machine").arg(options.join(","));
    if needs_no_acpi(plan) {
        command.arg("-no-acpi");
    }
    command.arg("-accel").arg(accelerator(plan));
    Ok(())
}

fn accelerator(plan: &Plan<'_>) -> String {
    if plan.accelerator == Accelerator::Tcg {
        return "tcg".to_owned();
    }
    let kvm = plan.def.features.kvm.as_ref();
    match kvm.map(|kvm| kvm.dirty_ring_size).filter(|size| *size != 0) {
        Some(size) => format!("kvm,dirty-ring-size={size}"),
        None => "kvm".to_owned(),
    }
}

fn flash(plan: &Plan<'_>) -> Vec<String> {
    let Some(loader) = &plan.def.os.loader else {
        return Vec::new();
    };
    let mut options = Vec::new();
    if loader.kind == Some(LoaderType::Pflash) {
        options.push("pflash0=libvirt-pflash0-format".to_owned());
        if plan.def.os.nvram.is_some() {
            options.push(format!("pflash1={}", super::boot::variables_node(plan)));
        }
    }
    options
}

/// The id under which the machine wants its memory, where QEMU says.
fn memory_backend<'a>(plan: &'a Plan<'_>) -> Result<Option<&'a str>> {
    let machine = plan.accelerated()?.machine(plan.machine_name());
    Ok(machine.and_then(|m| m.default_ram_id.as_deref()))
}

/// How HPET stands on the machine's line; QEMU before 9 has an option of its own for that.
fn hpet(plan: &Plan<'_>) -> Option<OnOff> {
    let timer = plan.def.clock.timer(TimerName::Hpet)?;
    if super::clock::has_no_hpet_option(plan) {
        return None;
    }
    timer.present.map(|p| OnOff::from(p.is_yes()))
}

/// ACPI as the definition says, where the machine can have it and QEMU says so.
fn acpi(plan: &Plan<'_>) -> Option<OnOff> {
    let machine = plan.accelerated().ok()?.machine(plan.machine_name())?;
    let wanted = OnOff::from(plan.def.features.has(Feature::Acpi));
    machine.acpi.filter(|can| *can).map(|_| wanted)
}

/// Before 8.0 QEMU doesn't say which machines have ACPI, and takes the old option for those of x86.
fn needs_no_acpi(plan: &Plan<'_>) -> bool {
    let unknown = |a: &crate::capabilities::Accelerated| {
        a.machine(plan.machine_name())
            .is_some_and(|m| m.acpi.is_none())
    };
    let is_x86 = matches!(plan.caps.arch.as_str(), "x86_64" | "i386");
    is_x86 && !plan.def.features.has(Feature::Acpi) && plan.accelerated().is_ok_and(unknown)
}

/// `-m`, the memory's object, and whether it is locked.
pub(super) fn memory(plan: &Plan<'_>, command: &mut Command) {
    let memory = &plan.def.memory;
    command.arg("-m").arg(format!("size={}k", memory.total));
    if let Ok(Some(id)) = memory_backend(plan) {
        let mut object = Object::default();
        object
            .set("qom-type", "memory-backend-ram")
            .set("id", id)
            .set("size", memory.total * 1024);
        object.write("-object", command);
    }
    let locked = OnOff::from(plan.def.memory_backing.locked);
    command
        .arg("-overcommit")
        .arg(format!("mem-lock={}", locked.as_str()));
}

/// `-smp`
pub(super) fn smp(plan: &Plan<'_>, command: &mut Command) {
    let vcpus = &plan.def.vcpus;
    let mut text = vcpus.current.to_string();
    if vcpus.current != vcpus.max {
        text.push_str(&format!(",maxcpus={}", vcpus.max));
    }
    match plan.def.cpu.as_ref().and_then(|c| c.topology.as_ref()) {
        Some(t) => text.push_str(&format!(
            ",sockets={},dies={},clusters={},cores={},threads={}",
            t.sockets, t.dies, t.clusters, t.cores, t.threads
        )),
        None => text.push_str(&format!(",sockets={},cores=1,threads=1", vcpus.max)),
    }
    command.arg("-smp").arg(text);
}

/// `-object iothread` for each I/O thread.
pub(super) fn iothreads(plan: &Plan<'_>, command: &mut Command) {
    for id in plan.def.iothreads.threads.iter().map(|t| t.id) {
        let mut object = Object::default();
        object
            .set("qom-type", "iothread")
            .set("id", format!("iothread{id}"));
        object.write("-object", command);
    }
}

/// `-uuid`
pub(super) fn uuid(plan: &Plan<'_>, command: &mut Command) {
    if let Some(uuid) = &plan.def.uuid {
        command.arg("-uuid").arg(uuid.to_string());
    }
}

/// No configuration but ours, and the monitor.
pub(super) fn monitor(plan: &Plan<'_>, command: &mut Command) {
    command.args(["-no-user-config", "-nodefaults"]);
    let at = match &plan.monitor {
        MonitorAt::Descriptor(fd) => format!("fd={fd}"),
        MonitorAt::Path(path) => format!("path={}", escape(&path.display().to_string())),
    };
    command
        .arg("-chardev")
        .arg(format!("socket,id=charmonitor,{at},server=on,wait=off"));
    command.args(["-mon", "chardev=charmonitor,id=monitor,mode=control"]);
}

/// A shutdown stops the machine and leaves QEMU to the driver; which sleep states the guest has.
pub(super) fn power(plan: &Plan<'_>, command: &mut Command) {
    command.arg("-no-shutdown");
    let chip = if plan.is_q35() {
        "ICH9-LPC"
    } else {
        "PIIX4_PM"
    };
    let pm = &plan.def.pm;
    for (state, enabled) in [("s3", pm.suspend_to_mem), ("s4", pm.suspend_to_disk)] {
        if let Some(enabled) = enabled {
            let disabled = u8::from(!enabled.is_yes());
            command
                .arg("-global")
                .arg(format!("{chip}.disable_{state}={disabled}"));
        }
    }
}

/// What the user adds by `<qemu:commandline>`.
pub(super) fn user_arguments(plan: &Plan<'_>, command: &mut Command) {
    for argument in plan.def.qemu.iter().flat_map(|q| &q.args) {
        command.arg(argument.as_str());
    }
}

/// QEMU gives up what it has no need for, and stamps its messages.
pub(super) fn sandbox(plan: &Plan<'_>, command: &mut Command) {
    let rules = "on,obsolete=deny,elevateprivileges=deny,spawn=deny,resourcecontrol=deny";
    command.arg("-sandbox").arg(rules);
    if let Some(state) = plan.def.features.state(Feature::AsyncTeardown) {
        command.arg("-run-with");
        command.arg(format!("async-teardown={}", state.as_str()));
    }
    command.args(["-msg", "timestamp=on"]);
}
