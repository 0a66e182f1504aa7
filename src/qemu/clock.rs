//! The guest has set its clock.
use crate::events::Occurrence;
use api::DomainEvent;
use conf::domain::rtc;
use std::sync::Arc;
use util::time::now_seconds;

/// QEMU's RTC_CHANGE: a variable clock's adjustment follows, durably, before anybody hears of it.
pub(crate) fn changed(on: &Occurrence<'_>) {
    let offset = on.data["offset"].as_i64();
    let def = Arc::clone(&on.guest.look().def);
    let started = on.run.keep.started;
    let utcoffset = rtc::changed(&def.clock.offset, started, offset, now_seconds());
    let mut moved = false;
    {
        let mut facts = on.guest.change();
        if !facts.is_run_by(on.run) {
            return;
        }
        moved |= rtc::set_adjustment(&mut facts.def, utcoffset);
    }
    if moved {
        on.host.save_status_or_log(on.guest, on.run);
    }
    on.tell(DomainEvent::RtcChange { utcoffset });
}
