//! The guest has set its clock.
use crate::events::Occurrence;
use crate::{definition, rtc};
use api::DomainEvent;
use std::sync::Arc;
use util::time::now_seconds;

/// QEMU's RTC_CHANGE: a variable clock's adjustment follows, durably, before anybody hears of it.
pub(crate) fn changed(on: &Occurrence<'_>) {
    let offset = on.data["offset"].as_i64();
    let def = Arc::clone(&on.guest.look().def);
    let running = rtc::Running {
        adjustment0: definition::adjustment0(&def),
        started: on.run.keep.started,
    };
    let utcoffset = rtc::changed(&definition::clock(&def), running, offset, now_seconds());
    let mut moved = false;
    {
        let mut facts = on.guest.change();
        if !facts.is_run_by(on.run) {
            return;
        }
        moved |= definition::set_adjustment(&mut facts.def, utcoffset);
    }
    if moved {
        on.host.save_status_or_log(on.guest, on.run);
    }
    on.tell(DomainEvent::RtcChange { utcoffset });
}
