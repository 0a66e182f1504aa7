//! Groups of limits that disks of an extended host's guests share (`<throttlegroups>`).
use super::{SETTING, iotune};
use crate::ORIGIN;
use crate::host::Host;
use api::Domain;
use conf::DomainDef;
use conf::domain::iotune::IoTune;
use std::sync::Arc;
use util::bail;
use util::error::Result;
use util::typed_param::TypedParams;

impl Host {
    /// `virDomainSetThrottleGroup`: makes a group, or changes the limits that are named of one.
    pub(crate) fn set_throttle_group(
        &self,
        handle: &Domain,
        name: &str,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, SETTING, "testDomainSetThrottleGroup", ORIGIN)?;
        params.validate(&iotune::known())?;
        self.change_defs(handle, flags, |def| {
            let groups = &mut def.throttle_groups.groups;
            let known = groups
                .iter()
                .position(|group| group.group_name.as_deref() == Some(name));
            let mut group = known.map_or_else(IoTune::default, |at| groups[at].clone());
            iotune::take(&mut group, params)?;
            iotune::check(&group, true)?;
            group.group_name = Some(name.to_owned());
            match known {
                Some(at) => groups[at] = group,
                None => groups.push(group),
            }
            Ok(())
        })
    }

    /// `virDomainDelThrottleGroup`: of a group that no disk refers to.
    pub(crate) fn delete_throttle_group(
        &self,
        handle: &Domain,
        name: &str,
        flags: u32,
    ) -> Result<()> {
        api::check_flags(flags, SETTING, "testDomainDelThrottleGroup", ORIGIN)?;
        self.change_defs(handle, flags, |def| {
            if let Some(disk) = user(def, name) {
                bail!(
                    VIR_ERR_OPERATION_INVALID,
                    "throttle group '{name}' is still being used by disk {disk}"
                );
            }
            if !def.throttle_groups.has(name) {
                bail!(VIR_ERR_INVALID_ARG, "there is no throttle group '{name}'");
            }
            let groups = &mut def.throttle_groups.groups;
            groups.retain(|group| group.group_name.as_deref() != Some(name));
            Ok(())
        })
    }

    /// Changes each definition that `flags` name, or none of them.
    fn change_defs(
        &self,
        handle: &Domain,
        flags: u32,
        change: impl Fn(&mut DomainDef) -> Result<()>,
    ) -> Result<()> {
        self.change(handle, |_, status| {
            let affects = status.affects(flags)?;
            let mut live = affects.live.then(|| status.def.clone());
            let mut config = affects.config.then(|| status.config().clone());
            for def in live.iter_mut().chain(&mut config) {
                change(Arc::make_mut(def))?;
            }
            if let Some(config) = config {
                *status.config_mut() = Arc::unwrap_or_clone(config);
            }
            if let Some(live) = live {
                status.def = live;
            }
            Ok(())
        })
    }
}

/// A disk that refers to the group.
fn user<'a>(def: &'a DomainDef, name: &str) -> Option<&'a str> {
    let mut disks = def.devices.disks.iter();
    let found = disks.find(|disk| {
        let mut filters = disk.throttle_filters.filters.iter();
        filters.any(|filter| filter.group == name)
    });
    found.map(|disk| disk.target.dev.as_str())
}
