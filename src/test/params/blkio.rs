//! A guest's share of the host's disks.
use super::{text, uint};
use crate::host::Host;
use abi::*;
use api::Domain;
use conf::domain::blkiotune::{BlkioDevice, Blkiotune};
use util::error::{ErrorDomain, Result};
use util::typed_param::{KnownParam, TypedParams};
use util::{bail, err};

/// Errors about the lists of devices are no driver's.
const ORIGIN: ErrorDomain = ErrorDomain::VIR_FROM_DOMAIN;

const KNOWN: [KnownParam; 6] = [
    uint(VIR_DOMAIN_BLKIO_WEIGHT),
    text(VIR_DOMAIN_BLKIO_DEVICE_WEIGHT),
    text(VIR_DOMAIN_BLKIO_DEVICE_READ_IOPS),
    text(VIR_DOMAIN_BLKIO_DEVICE_WRITE_IOPS),
    text(VIR_DOMAIN_BLKIO_DEVICE_READ_BPS),
    text(VIR_DOMAIN_BLKIO_DEVICE_WRITE_BPS),
];

/// What a list of devices gives a number of.
struct Rule {
    /// The parameter.
    name: &'static str,
    /// The greatest number.
    most: u64,
    get: fn(&BlkioDevice) -> u64,
    set: fn(&mut BlkioDevice, u64),
}

fn narrow(value: u64) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

const RULES: [Rule; 5] = [
    Rule {
        name: VIR_DOMAIN_BLKIO_DEVICE_WEIGHT,
        most: u32::MAX as u64,
        get: |device| device.weight.into(),
        set: |device, value| device.weight = narrow(value),
    },
    Rule {
        name: VIR_DOMAIN_BLKIO_DEVICE_READ_IOPS,
        most: u32::MAX as u64,
        get: |device| device.read_iops.into(),
        set: |device, value| device.read_iops = narrow(value),
    },
    Rule {
        name: VIR_DOMAIN_BLKIO_DEVICE_WRITE_IOPS,
        most: u32::MAX as u64,
        get: |device| device.write_iops.into(),
        set: |device, value| device.write_iops = narrow(value),
    },
    Rule {
        name: VIR_DOMAIN_BLKIO_DEVICE_READ_BPS,
        most: u64::MAX,
        get: |device| device.read_bytes,
        set: |device, value| device.read_bytes = value,
    },
    Rule {
        name: VIR_DOMAIN_BLKIO_DEVICE_WRITE_BPS,
        most: u64::MAX,
        get: |device| device.write_bytes,
        set: |device, value| device.write_bytes = value,
    },
];

impl Rule {
    /// Devices and their numbers: `/dev/sda,300,/dev/sdb,400`.
    fn parse<'a>(&self, list: &'a str) -> Result<Vec<(&'a str, u64)>> {
        let name = self.name;
        let unreadable = || {
            err!(
                VIR_ERR_INVALID_ARG,
                "unable to parse blkio device '{name}' '{list}'"
            )
        };
        let mut devices = Vec::new();
        if list.is_empty() {
            return Ok(devices);
        }
        if list.matches(',').count().is_multiple_of(2) {
            return Err(unreadable());
        }
        let mut rest = Some(list);
        while let Some((path, values)) = rest.and_then(|rest| rest.split_once(',')) {
            let end = values.find(|c: char| !c.is_ascii_digit());
            let (digits, tail) = values.split_at(end.unwrap_or(values.len()));
            let value = digits.parse().ok().filter(|value| *value <= self.most);
            let Some(value) = value else {
                bail!(
                    VIR_ERR_INVALID_ARG,
                    "invalid value '{values}' for parameter '{name}' of device '{path}'"
                );
            };
            devices.push((path, value));
            rest = tail.strip_prefix(',');
            if rest.is_none() && !tail.is_empty() {
                return Err(unreadable());
            }
        }
        Ok(devices)
    }

    fn apply(&self, tune: &mut Blkiotune, list: &str) -> Result<()> {
        for (path, value) in self.parse(list)? {
            let known = tune.devices.iter().position(|device| device.path == path);
            let at = known.unwrap_or_else(|| {
                let path = path.to_owned();
                tune.devices.push(BlkioDevice {
                    path,
                    ..BlkioDevice::default()
                });
                tune.devices.len() - 1
            });
            (self.set)(&mut tune.devices[at], value);
        }
        Ok(())
    }

    fn list(&self, tune: &Blkiotune) -> String {
        let numbers = tune
            .devices
            .iter()
            .map(|device| (device, (self.get)(device)));
        let set = numbers.filter(|(_, value)| *value != 0);
        let parts: Vec<_> = set
            .map(|(device, value)| format!("{},{value}", device.path))
            .collect();
        parts.join(",")
    }
}

impl Host {
    /// `virDomainGetBlkioParameters`
    pub(crate) fn blkio_params(&self, handle: &Domain, flags: u32) -> Result<TypedParams> {
        self.read_params(handle, flags, "testDomainGetBlkioParameters", |def| {
            let mut params = TypedParams::new();
            params.add(VIR_DOMAIN_BLKIO_WEIGHT, def.blkiotune.weight)?;
            for rule in &RULES {
                params.add(rule.name, rule.list(&def.blkiotune))?;
            }
            Ok(params)
        })
    }

    /// `virDomainSetBlkioParameters`
    pub(crate) fn set_blkio_params(
        &self,
        handle: &Domain,
        params: &TypedParams,
        flags: u32,
    ) -> Result<()> {
        const CALL: &str = "testDomainSetBlkioParameters";
        self.write_params(handle, (params, &KNOWN), flags, CALL, |def, _| {
            let mut tune = def.blkiotune.clone();
            if let Some(weight) = params.get_uint(VIR_DOMAIN_BLKIO_WEIGHT)? {
                tune.weight = weight;
            }
            for rule in &RULES {
                if let Some(list) = params.get_string(rule.name)? {
                    rule.apply(&mut tune, list)?;
                }
            }
            def.blkiotune = tune;
            Ok(())
        })
    }
}
