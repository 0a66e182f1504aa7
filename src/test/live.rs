//! `Live`: what an extended host knows of a running guest beside its definition.
//!
//! It goes when the guest stops.
use crate::block_job::BlockJob;
use crate::line::Line;
use conf::DomainDef;
use conf::domain::alias;
use conf::domain::disk::Disk;
use conf::guest::Status;
use conf::storage_source::chain::Chain;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// See the module.
#[derive(Debug, Default)]
pub(crate) struct Live {
    /// The jobs on its disks, by target.
    pub(crate) block_jobs: BTreeMap<String, BlockJob>,
    /// What its images are watched for, by name: bytes, and which task is this watch's.
    pub(crate) thresholds: BTreeMap<String, (u64, u64)>,
    /// The streams to its character devices, by the devices' names.
    pub(crate) lines: BTreeMap<String, Arc<Line>>,
    /// The host's time when it started.
    pub(crate) started: Duration,
    /// The greatest number that an image has had.
    last_image: u32,
    /// How many jobs there have been.
    jobs: u64,
}

impl Live {
    /// A number for the next image.
    pub(crate) fn take_image(&mut self) -> u32 {
        self.last_image = self.last_image.saturating_add(1);
        self.last_image
    }

    /// A number for the next job, or for its next stage.
    pub(crate) fn take_serial(&mut self) -> u64 {
        self.jobs += 1;
        self.jobs
    }

    /// The guest starts.
    pub(crate) fn begin(&mut self, status: &mut Status, now: Duration) {
        self.started = now;
        self.complete(status);
    }

    /// What a hypervisor adds to a definition at start: names of devices, numbers of images, ends of
    /// chains.  What is there already stays.
    pub(crate) fn complete(&mut self, status: &mut Status) {
        let mut def = DomainDef::clone(&status.def);
        alias::assign(&mut def);
        for disk in def.devices.disks.iter_mut().filter(|d| has_source(d)) {
            let mut chain = Chain::of(disk);
            chain.is_complete = true;
            for image in &mut chain.images {
                match image.source.index {
                    0 => image.source.index = self.take_image(),
                    number => self.last_image = self.last_image.max(number),
                }
            }
            chain.put_in(disk);
        }
        if def != *status.def {
            *status.live_mut() = def;
        }
    }
}

fn has_source(disk: &Disk) -> bool {
    !disk.source.is_empty()
}
