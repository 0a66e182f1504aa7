//! Vocabulary of `libvirt-domain.h`: keys and signals.
use crate::VIR_KEYCODE_SET_QNUM;
use std::ffi::c_int;

/// Whose key codes are sent.
///
/// Since: 0.9.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virKeycodeSet {
    /// Linux input events.
    ///
    /// Since: 0.9.3
    VIR_KEYCODE_SET_LINUX = 0,
    /// XT keyboards.
    ///
    /// Since: 0.9.3
    VIR_KEYCODE_SET_XT = 1,
    /// AT keyboards, set 1.
    ///
    /// Since: 0.9.3
    VIR_KEYCODE_SET_ATSET1 = 2,
    /// AT keyboards, set 2.
    ///
    /// Since: 0.9.3
    VIR_KEYCODE_SET_ATSET2 = 3,
    /// AT keyboards, set 3.
    ///
    /// Since: 0.9.3
    VIR_KEYCODE_SET_ATSET3 = 4,
    /// macOS.
    ///
    /// Since: 0.9.4
    VIR_KEYCODE_SET_OSX = 5,
    /// XT as the Linux driver sends it.
    ///
    /// Since: 0.9.4
    VIR_KEYCODE_SET_XT_KBD = 6,
    /// USB HID.
    ///
    /// Since: 0.9.4
    VIR_KEYCODE_SET_USB = 7,
    /// Windows.
    ///
    /// Since: 0.9.4
    VIR_KEYCODE_SET_WIN32 = 8,
    /// XT with a bit for the extended codes.
    ///
    /// Since: 4.2.0
    VIR_KEYCODE_SET_QNUM = 9,
    /// One more than the last value of this release.
    ///
    /// Since: 0.9.4
    #[cfg(feature = "sentinels")]
    VIR_KEYCODE_SET_LAST = 10,
}

/// Name of VIR_KEYCODE_SET_QNUM before 1.2.0.
///
/// Since: 0.9.5
pub const VIR_KEYCODE_SET_RFB: c_int = VIR_KEYCODE_SET_QNUM;

/// Most keys pressed at once.
///
/// Since: 0.9.3
pub const VIR_DOMAIN_SEND_KEY_MAX_KEYS: c_int = 16;

/// Signals for processes in a container, by the numbers of Linux.
///
/// Since: 1.0.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainProcessSignal {
    /// No signal.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_NOP = 0,
    /// SIGHUP.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_HUP = 1,
    /// SIGINT.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_INT = 2,
    /// SIGQUIT.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_QUIT = 3,
    /// SIGILL.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_ILL = 4,
    /// SIGTRAP.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_TRAP = 5,
    /// SIGABRT.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_ABRT = 6,
    /// SIGBUS.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_BUS = 7,
    /// SIGFPE.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_FPE = 8,
    /// SIGKILL.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_KILL = 9,
    /// SIGUSR1.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_USR1 = 10,
    /// SIGSEGV.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_SEGV = 11,
    /// SIGUSR2.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_USR2 = 12,
    /// SIGPIPE.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_PIPE = 13,
    /// SIGALRM.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_ALRM = 14,
    /// SIGTERM.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_TERM = 15,
    /// SIGSTKFLT.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_STKFLT = 16,
    /// SIGCHLD.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_CHLD = 17,
    /// SIGCONT.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_CONT = 18,
    /// SIGSTOP.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_STOP = 19,
    /// SIGTSTP.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_TSTP = 20,
    /// SIGTTIN.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_TTIN = 21,
    /// SIGTTOU.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_TTOU = 22,
    /// SIGURG.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_URG = 23,
    /// SIGXCPU.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_XCPU = 24,
    /// SIGXFSZ.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_XFSZ = 25,
    /// SIGVTALRM.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_VTALRM = 26,
    /// SIGPROF.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_PROF = 27,
    /// SIGWINCH.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_WINCH = 28,
    /// SIGPOLL.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_POLL = 29,
    /// SIGPWR.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_PWR = 30,
    /// SIGSYS.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_SYS = 31,
    /// Real-time signal 0.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT0 = 32,
    /// Real-time signal 1.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT1 = 33,
    /// Real-time signal 2.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT2 = 34,
    /// Real-time signal 3.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT3 = 35,
    /// Real-time signal 4.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT4 = 36,
    /// Real-time signal 5.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT5 = 37,
    /// Real-time signal 6.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT6 = 38,
    /// Real-time signal 7.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT7 = 39,
    /// Real-time signal 8.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT8 = 40,
    /// Real-time signal 9.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT9 = 41,
    /// Real-time signal 10.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT10 = 42,
    /// Real-time signal 11.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT11 = 43,
    /// Real-time signal 12.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT12 = 44,
    /// Real-time signal 13.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT13 = 45,
    /// Real-time signal 14.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT14 = 46,
    /// Real-time signal 15.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT15 = 47,
    /// Real-time signal 16.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT16 = 48,
    /// Real-time signal 17.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT17 = 49,
    /// Real-time signal 18.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT18 = 50,
    /// Real-time signal 19.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT19 = 51,
    /// Real-time signal 20.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT20 = 52,
    /// Real-time signal 21.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT21 = 53,
    /// Real-time signal 22.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT22 = 54,
    /// Real-time signal 23.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT23 = 55,
    /// Real-time signal 24.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT24 = 56,
    /// Real-time signal 25.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT25 = 57,
    /// Real-time signal 26.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT26 = 58,
    /// Real-time signal 27.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT27 = 59,
    /// Real-time signal 28.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT28 = 60,
    /// Real-time signal 29.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT29 = 61,
    /// Real-time signal 30.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT30 = 62,
    /// Real-time signal 31.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT31 = 63,
    /// Real-time signal 32.
    ///
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT32 = 64,
    /// One more than the last value of this release.
    ///
    /// Since: 1.0.1
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PROCESS_SIGNAL_LAST = 65,
}
