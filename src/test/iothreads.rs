//! The threads of a guest for disk I/O.
use crate::ORIGIN;
use crate::host::Host;
use crate::pinning::{ONE_DEF, bind, to_map, to_pin};
use abi::*;
use api::{Domain, IothreadInfo};
use conf::domain::iothreads::IoThread;
use conf::{Bitmap, DomainDef};
use util::bail;
use util::error::{Error, ErrorDomain, Result};
use util::typed_param::{KnownParam, ParamType, TypedParams};

/// The parameters of a thread.
const KNOWN: [KnownParam; 3] = [
    KnownParam::once(
        VIR_DOMAIN_IOTHREAD_POLL_MAX_NS,
        ParamType::VIR_TYPED_PARAM_ULLONG,
    ),
    KnownParam::once(
        VIR_DOMAIN_IOTHREAD_POLL_GROW,
        ParamType::VIR_TYPED_PARAM_UINT,
    ),
    KnownParam::once(
        VIR_DOMAIN_IOTHREAD_POLL_SHRINK,
        ParamType::VIR_TYPED_PARAM_UINT,
    ),
];

/// How a thread that was added to a guest polls, while the guest is off too.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Polling {
    id: u32,
    /// Longest wait in nanoseconds.
    max: u64,
    /// Factor to grow by.
    grow: u32,
    /// Factor to shrink by.
    shrink: u32,
}

impl Polling {
    fn new(id: u32) -> Self {
        Self {
            id,
            max: 32_768,
            grow: 0,
            shrink: 0,
        }
    }

    fn set(&mut self, params: &TypedParams) -> Result<()> {
        params.validate(&KNOWN)?;
        let max = params.get_ullong(VIR_DOMAIN_IOTHREAD_POLL_MAX_NS)?;
        self.max = max.unwrap_or(self.max);
        let grow = params.get_uint(VIR_DOMAIN_IOTHREAD_POLL_GROW)?;
        self.grow = grow.unwrap_or(self.grow);
        let shrink = params.get_uint(VIR_DOMAIN_IOTHREAD_POLL_SHRINK)?;
        self.shrink = shrink.unwrap_or(self.shrink);
        Ok(())
    }
}

/// Adds the figures of `VIR_DOMAIN_STATS_IOTHREAD`.
pub(crate) fn add_stats(threads: &[Polling], params: &mut TypedParams) -> Result<()> {
    if threads.is_empty() {
        return Ok(());
    }
    let count = u32::try_from(threads.len()).unwrap_or(u32::MAX);
    params.add(VIR_DOMAIN_STATS_IOTHREAD_COUNT, count)?;
    for thread in threads {
        let name = |suffix| format!("{VIR_DOMAIN_STATS_IOTHREAD_PREFIX}{}{suffix}", thread.id);
        params.add(
            name(VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_MAX_NS),
            thread.max,
        )?;
        params.add(
            name(VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_GROW),
            thread.grow.cast_signed(),
        )?;
        params.add(
            name(VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_SHRINK),
            thread.shrink.cast_signed(),
        )?;
    }
    Ok(())
}

/// Where a definition has the thread.
fn position(def: &DomainDef, id: u32) -> Option<usize> {
    def.iothreads.threads.iter().position(|it| it.id == id)
}

fn refuse_nothing(id: u32) -> Result<()> {
    if id == 0 {
        bail!(VIR_ERR_INVALID_ARG, "invalid value of 0 for iothread_id");
    }
    Ok(())
}

/// Adds a thread (C: `virDomainIOThreadIDAdd`).
fn add(def: &mut DomainDef, id: u32) -> Result<()> {
    const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;
    if position(def, id).is_some() {
        bail!(
            VIR_ERR_INVALID_ARG,
            "an IOThread is already using iothread_id '{id}'"
        );
    }
    def.iothreads.threads.push(IoThread {
        id,
        ..IoThread::default()
    });
    Ok(())
}

/// Takes a thread out, if no device uses it (C: `virDomainIOThreadIDDel`).
fn remove(def: &mut DomainDef, id: u32) -> Result<()> {
    const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;
    let Some(at) = position(def, id) else {
        bail!(
            VIR_ERR_INVALID_ARG,
            "cannot find IOThread '{id}' in iothreadids list"
        );
    };
    let mut disks = def.devices.disks.iter();
    if let Some(disk) = disks.find(|disk| disk.driver.iothread == id) {
        bail!(
            VIR_ERR_INVALID_ARG,
            "cannot remove IOThread {id} since it is being used by disk '{}'",
            disk.target.dev
        );
    }
    let mut controllers = def.devices.controllers.iter();
    if controllers.any(|controller| controller.driver.iothread == id) {
        bail!(
            VIR_ERR_INVALID_ARG,
            "cannot remove IOThread '{id}' since it is being used by controller"
        );
    }
    let threads = &mut def.iothreads.threads;
    threads.remove(at);
    // Those behind it keep numbers that their count alone no longer gives.
    threads[at..].iter_mut().for_each(|it| it.implicit = false);
    def.cputune.iothreadpin.retain(|(other, _)| *other != id);
    def.cputune
        .iothreadsched
        .retain(|(other, _)| *other != id as usize);
    Ok(())
}

impl Host {
    /// `virDomainGetIOThreadInfo`
    pub(crate) fn iothreads(&self, handle: &Domain, flags: u32) -> Result<Vec<IothreadInfo>> {
        api::check_flags(flags, ONE_DEF, "testDomainGetIOThreadInfo", ORIGIN)?;
        let def = self.look(handle, |status| status.one_def(flags).cloned())?;
        let as_many_as_vcpus: Bitmap = (0..def.vcpus.current as usize).collect();
        let anywhere = def.vcpus.cpuset.as_ref().unwrap_or(&as_many_as_vcpus);
        let info = |thread: &IoThread| {
            let mut pins = def.cputune.iothreadpin.iter();
            let own = pins.find(|(id, _)| *id == thread.id);
            IothreadInfo {
                iothread_id: thread.id,
                cpumap: to_map(own.map_or(anywhere, |(_, cpus)| cpus)),
            }
        };
        Ok(def.iothreads.threads.iter().map(info).collect())
    }

    /// `virDomainPinIOThread`
    pub(crate) fn pin_iothread(
        &self,
        handle: &Domain,
        id: u32,
        map: &[u8],
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, ONE_DEF, "testDomainPinIOThread", ORIGIN)?;
        self.change(handle, |_, status| {
            let def = status.one_def_mut(flags)?;
            let cpus = to_pin(map, "iothread cpumap")?;
            let Some(at) = position(def, id) else {
                bail!(VIR_ERR_INVALID_ARG, "iothreadid {id} not found");
            };
            def.iothreads.threads[at].implicit = false;
            bind(&mut def.cputune.iothreadpin, id, cpus);
            Ok(())
        })
    }

    /// `virDomainAddIOThread`
    pub(crate) fn add_iothread(&self, handle: &Domain, id: u32, flags: u32) -> Result<()> {
        api::check_flags(flags, ONE_DEF, "testDomainAddIOThread", ORIGIN)?;
        refuse_nothing(id)?;
        self.change(handle, |guest, status| {
            add(status.one_def_mut(flags)?, id)?;
            let mut polling = guest.polling();
            if !polling.iter().any(|thread| thread.id == id) {
                polling.push(Polling::new(id));
            }
            Ok(())
        })
    }

    /// `virDomainDelIOThread`
    pub(crate) fn del_iothread(&self, handle: &Domain, id: u32, flags: u32) -> Result<()> {
        api::check_flags(flags, ONE_DEF, "testDomainDelIOThread", ORIGIN)?;
        refuse_nothing(id)?;
        self.change(handle, |guest, status| {
            remove(status.one_def_mut(flags)?, id)?;
            guest.polling().retain(|thread| thread.id != id);
            Ok(())
        })
    }

    /// `virDomainSetIOThreadParams`; one that its definition brought along doesn't poll, and the
    /// call fails without saying so.
    pub(crate) fn set_iothread_params(
        &self,
        handle: &Domain,
        id: u32,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        const CALL: &str = "testDomainSetIOThreadParams";
        api::check_flags(flags, VIR_DOMAIN_AFFECT_LIVE, CALL, ORIGIN)?;
        refuse_nothing(id)?;
        self.change(handle, |guest, status| {
            if position(status.one_def(flags)?, id).is_none() {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "cannot find IOThread '{id}' in iothreadids"
                );
            }
            let mut polling = guest.polling();
            let mut threads = polling.iter_mut();
            match threads.find(|thread| thread.id == id) {
                Some(thread) => thread.set(params),
                None => Err(Error::unexplained()),
            }
        })
    }
}
