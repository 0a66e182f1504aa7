//! From a definition to a running guest.
//!
//! What has to be made before QEMU, QEMU itself, what is told to it and learnt from it before its
//! CPUs run.  How a guest ends is in `stop`.
use crate::argv::{self, MonitorAt, Plan, Tap};
use crate::capabilities::Capabilities;
use crate::guest::Guest;
use crate::host::Host;
use crate::log_file::{Banner, LogFile};
use crate::monitor::{Notice, Patience};
use crate::process::{self, MonitorSocket, Started};
use crate::run::{Keep, LastWord, Run, RunFiles};
use crate::taps::Taps;
use crate::{address, cpu_model, definition, post_parse, prepare, rtc, status_file, stop, watch};
use abi::*;
use conf::DomainDef;
use conf::domain::alias;
use conf::domain::rtc::begin;
use conf::guest::Status;
use parking_lot::Mutex;
use std::fs::File;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64};
use std::sync::mpsc::Receiver;
use std::time::Duration;
use util::command::Command;
use util::error::{ErrorDomain, Result};
use util::time::now_seconds;

/// How long a QEMU that failed may take to write why.
const LAST_WORDS: Duration = Duration::from_millis(200);

/// The number of the first descriptor beyond the standard ones.
const FIRST_FD: i32 = 3;

/// How a guest is to start.
#[derive(Debug)]
pub(crate) struct Order {
    /// Its CPUs don't run yet.
    pub(crate) paused: bool,
    /// The connection at whose end it ends.
    pub(crate) auto_destroy: Option<u64>,
    /// A saved state, positioned where QEMU's part begins.
    pub(crate) incoming: Option<File>,
    /// Reason of the running state (`virDomainRunningReason`).
    pub(crate) running: i32,
    /// `virDomainEventStartedDetailType`
    pub(crate) started: i32,
}

impl Order {
    /// A cold start; `flags` are `virDomainCreateFlags`.
    pub(crate) fn boot(flags: u32, connection: u64) -> Self {
        Self {
            paused: flags & VIR_DOMAIN_START_PAUSED != 0,
            auto_destroy: (flags & VIR_DOMAIN_START_AUTODESTROY != 0).then_some(connection),
            incoming: None,
            running: VIR_DOMAIN_RUNNING_BOOTED,
            started: VIR_DOMAIN_EVENT_STARTED_BOOTED,
        }
    }
}

/// A start under way.
struct Launch<'a> {
    host: &'a Arc<Host>,
    id: i32,
    files: RunFiles,
    caps: Arc<Capabilities>,
    /// The live definition.
    def: DomainDef,
    clock: rtc::Start,
    /// Whether the guest's state comes from elsewhere.
    incoming: bool,
    keep: Keep,
}

/// A QEMU that has greeted.
struct Up {
    run: Run,
    /// The live definition.
    def: DomainDef,
    notices: Receiver<Notice>,
    log: LogFile,
}

impl Host {
    /// Starts `guest`, whose job the caller has, with a stored or given definition.
    ///
    /// # Errors
    /// Whatever prevents it; then nothing of the start is left.
    pub(crate) fn launch(
        self: &Arc<Self>,
        guest: &Arc<Guest>,
        def: &Arc<DomainDef>,
        order: Order,
    ) -> Result<()> {
        let launch = Launch::plan(self, def, self.take_id(), order.incoming.is_some())?;
        let (files, live) = (launch.files.clone(), launch.def.clone());
        match launch.start() {
            Ok(up) => self.bring_up(guest, up, &order),
            Err(error) => {
                files.remove();
                prepare::release_ports(self, &live);
                self.note_failed(guest, &live.name);
                Err(error)
            }
        }
    }

    /// A start that never got as far as a running QEMU.
    fn note_failed(&self, guest: &Guest, name: &str) {
        guest.change().reason = VIR_DOMAIN_SHUTOFF_FAILED;
        stop::log_end(self, name, "failed");
    }

    /// From a QEMU that has greeted to a guest that runs.
    fn bring_up(self: &Arc<Self>, guest: &Arc<Guest>, up: Up, order: &Order) -> Result<()> {
        let Up {
            mut run,
            mut def,
            notices,
            log,
        } = up;
        run.auto_destroy = order.auto_destroy;
        run.keep.auto_destroy = order.auto_destroy.is_some();
        let prepared = prepare::before_cpus(&mut run, &mut def);
        let prepared = prepared.and_then(|()| match &order.incoming {
            Some(file) => prepare::load_state(&run, file),
            None => Ok(()),
        });
        let run = Arc::new(run);
        self.publish(guest, &run, def);
        let outcome = prepared
            .and_then(|()| watch::spawn(self, guest, &run, notices))
            .and_then(|()| self.run_cpus(guest, &run, order));
        outcome.map_err(|error| {
            // One that is about to exit by itself gets the time to say why.
            let _ = run.process.wait_gone(LAST_WORDS);
            let tail = log.tail();
            self.stop_run(guest, &run, stop::FAILED);
            match error.domain {
                // Nothing is wrong with QEMU when its CPU isn't the one that is wanted.
                ErrorDomain::VIR_FROM_CPU => error,
                _ => process::with_tail(error, &tail),
            }
        })
    }

    /// The guest has a QEMU from now on.
    fn publish(&self, guest: &Arc<Guest>, run: &Arc<Run>, live: DomainDef) {
        let mut facts = guest.change();
        facts.status.start(run.id, VIR_DOMAIN_RUNNING_BOOTED);
        facts.def = Arc::new(live);
        facts.state = VIR_DOMAIN_PAUSED;
        facts.reason = VIR_DOMAIN_PAUSED_STARTING_UP;
        facts.run = Some(Arc::clone(run));
        self.guests.started(run.id, guest);
    }

    /// Runs the CPUs if that is wanted, stores the status and tells of the start.
    fn run_cpus(&self, guest: &Arc<Guest>, run: &Arc<Run>, order: &Order) -> Result<()> {
        if order.paused {
            let mut facts = guest.change();
            facts.reason = match order.incoming {
                Some(_) => VIR_DOMAIN_PAUSED_MIGRATION,
                None => VIR_DOMAIN_PAUSED_USER,
            };
        } else {
            self.resume_run(guest, run, order.running)?;
        }
        self.save_status(guest, run)?;
        {
            let facts = guest.change();
            self.tell(facts.subject(), VIR_DOMAIN_EVENT_STARTED, order.started);
            if order.paused {
                let detail = match order.incoming {
                    Some(_) => VIR_DOMAIN_EVENT_SUSPENDED_RESTORED,
                    None => VIR_DOMAIN_EVENT_SUSPENDED_PAUSED,
                };
                self.tell(facts.subject(), VIR_DOMAIN_EVENT_SUSPENDED, detail);
            }
        }
        self.events.wake();
        Ok(())
    }
}

impl<'a> Launch<'a> {
    /// Everything that can be known before anything is made.
    fn plan(host: &'a Arc<Host>, def: &DomainDef, id: i32, incoming: bool) -> Result<Self> {
        let caps = definition::capabilities(def, &host.cache)?;
        let now = now_seconds();
        let offset = util::sys::time_zone::offset_at(now).unwrap_or(0);
        let mut live = def.clone();
        live.id = Some(id);
        begin(&mut live.clock.offset, offset);
        let clock = rtc::start(&live.clock.offset, now)?;
        cpu_model::complete(&mut live, &caps)?;
        definition::complete_for_start(&mut live);
        if !incoming {
            // What is loaded from elsewhere keeps its machine as it was.
            definition::align_memory(&mut live);
            address::assign(&mut live, &caps, true)?;
        }
        alias::assign(&mut live);
        argv::number_disks(&mut live);
        let files = RunFiles::of(&host.folders, id, &def.name);
        prepare::assign_channels(&mut live, &files.channels);
        prepare::assign_ports(host, &mut live)?;
        Ok(Self {
            host,
            id,
            files,
            caps,
            def: live,
            clock,
            incoming,
            keep: Keep {
                started: now,
                vcpus: Vec::new(),
                auto_destroy: false,
                cpu: def.cpu.clone(),
            },
        })
    }

    /// Starts QEMU and waits for its monitor.
    fn start(mut self) -> Result<Up> {
        self.files.create()?;
        let identity = self.host.config.identity;
        for folder in [&self.files.folder, &self.files.channels] {
            prepare::own(folder, identity)?;
        }
        prepare::make_master_key(&self.files.folder, identity)?;
        let socket = MonitorSocket::create(&self.files.monitor)?;
        let mut command = Command::new(&self.caps.binary);
        let fd = socket.pass_to(&mut command)?;
        let (config, privileged) = (&self.host.config, self.host.privileged);
        let mut taps = Taps::connect(config, privileged, &mut self.def)?;
        let plan = Plan {
            taps: taps.pass(&mut command),
            ..self.plan_of(MonitorAt::Descriptor(fd))
        };
        argv::build(&plan, &mut command)?;
        let mut log = LogFile::open(
            &self.host.folders.log_file(&self.def.name),
            !self.host.privileged,
        )?;
        self.announce(&mut log, &command)?;
        self.store_early()?;
        command.output(log.for_child()?).umask(0o002);
        if let Some((user, group)) = identity {
            command.identity(user, group);
        }
        let Started {
            process,
            monitor,
            notices,
        } = process::start(
            command,
            &self.files.pid_file,
            socket,
            &self.def.name,
            Patience::default(),
            &log,
        )?;
        taps.keep();
        let run = Run {
            id: self.id,
            process,
            monitor,
            files: self.files,
            keep: self.keep,
            auto_destroy: None,
            reboots: AtomicBool::new(false),
            turns: AtomicU64::new(0),
            why: Mutex::default(),
            last_word: LastWord::default(),
            ended: AtomicBool::new(false),
        };
        Ok(Up {
            run,
            def: self.def,
            notices,
            log,
        })
    }

    fn plan_of(&self, monitor: MonitorAt) -> Plan<'_> {
        Plan {
            def: &self.def,
            caps: &self.caps,
            accelerator: post_parse::accelerator(self.def.virt_type),
            monitor,
            folder: Some(self.files.folder.clone()),
            clock: &self.clock,
            incoming: self.incoming,
            taps: Vec::new(),
            host_cdroms: prepare::host_cdroms(&self.def),
            vnc_listen: self.host.config.vnc_listen.clone(),
        }
    }

    /// The first lines of this run in the guest's log.
    fn announce(&self, log: &mut LogFile, command: &Command) -> Result<()> {
        let version = &self.caps.version;
        let qemu = format!(
            "{}.{}.{}{}",
            version.major, version.minor, version.micro, version.package
        );
        let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        let banner = Banner {
            libvirt_version: env!("CARGO_PKG_VERSION"),
            qemu_version: &qemu,
            kernel: kernel.trim(),
            hostname: &util::host::name(),
        };
        log.starting(&banner, &command.to_shell_string(true))
    }

    /// A status file before there is a process: whatever happens to this one, a later one finds
    /// the QEMU, by the pid file's lock.
    fn store_early(&self) -> Result<()> {
        let mut status = Status::shut_off(Arc::new(self.def.clone()));
        status.state = VIR_DOMAIN_PAUSED;
        status.reason = VIR_DOMAIN_PAUSED_STARTING_UP;
        let text = status_file::format(&status, 0, &self.files, &self.keep);
        util::file::write_atomic(&self.files.status, text.as_bytes(), 0o600)
    }
}

/// The command line of a definition, for people (`virConnectDomainXMLToNative`).
///
/// # Errors
/// As [`argv::build`].
pub(crate) fn command_line(host: &Arc<Host>, def: &DomainDef) -> Result<String> {
    let launch = Launch::plan(host, def, -1, false)?;
    prepare::release_ports(host, &launch.def);
    let mut command = Command::new(&launch.caps.binary);
    let path = host.folders.domain(-1, &def.name).join("monitor.sock");
    let plan = Plan {
        folder: Some(host.folders.domain(-1, &def.name)),
        taps: (FIRST_FD..)
            .take(def.devices.nets.len())
            .map(Tap::alone)
            .collect(),
        ..launch.plan_of(MonitorAt::Path(path))
    };
    argv::build(&plan, &mut command)?;
    Ok(command.to_shell_string(false))
}
