//! The process's time zone, as the C library sees it.
//!
//! `TZ` is read anew by every call, so a host that changes it is believed.

/// How many seconds east of UTC local time is at `at` (seconds since 1970), summer time included;
/// None for instants whose year the C library can't hold.
#[must_use]
pub fn offset_at(at: i64) -> Option<i64> {
    // SAFETY: `tm` is plain data, filled by the call; tzset only reads the environment.
    unsafe {
        let mut local: libc::tm = std::mem::zeroed();
        tzset();
        if libc::localtime_r(&at, &mut local).is_null() {
            return None;
        }
        Some(local.tm_gmtoff)
    }
}

unsafe extern "C" {
    fn tzset();
}
