//! The default loop: handles, timeouts, changes inside callbacks, other threads.
use std::io::{Read, Write, pipe};
use std::os::fd::AsRawFd;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use super::*;

/// A loop of its own for a test, and what its callbacks report.
struct Bench {
    event_loop: &'static DefaultLoop,
    report: Sender<String>,
    reports: Receiver<String>,
}

/// Reports that a callback was dropped.
struct Dropped(Sender<String>, &'static str);

impl Drop for Dropped {
    fn drop(&mut self) {
        let _ = self.0.send(format!("drop {}", self.1));
    }
}

impl Bench {
    fn new() -> Self {
        let (report, reports) = channel();
        Self {
            event_loop: Box::leak(Box::new(DefaultLoop::new())),
            report,
            reports,
        }
    }

    /// A timer that reports `name`, then does `and`.
    fn timer(&self, ms: i32, name: &'static str, and: fn(&'static DefaultLoop, i32)) -> i32 {
        let (report, event_loop) = (self.report.clone(), self.event_loop);
        let dropped = Dropped(report.clone(), name);
        let callback = move |timer| {
            let _ = &dropped;
            report.send(name.to_owned()).unwrap();
            and(event_loop, timer);
        };
        self.event_loop.add_timeout(ms, Box::new(callback)).unwrap()
    }

    /// A watch for `events` that reports `name` and the events, then does `and`.
    fn watch(
        &self,
        fd: &impl AsRawFd,
        events: i32,
        name: &'static str,
        and: fn(&'static DefaultLoop, i32),
    ) -> i32 {
        let (report, event_loop) = (self.report.clone(), self.event_loop);
        let dropped = Dropped(report.clone(), name);
        let callback = move |watch, _, found| {
            let _ = &dropped;
            report.send(format!("{name} {found}")).unwrap();
            and(event_loop, watch);
        };
        let fd = fd.as_raw_fd();
        self.event_loop
            .add_handle(fd, events, Box::new(callback))
            .unwrap()
    }

    fn run(&self) -> Vec<String> {
        self.event_loop.run().unwrap();
        self.reports.try_iter().collect()
    }
}

fn nothing(_: &'static DefaultLoop, _: i32) {}

fn remove_timer(event_loop: &'static DefaultLoop, timer: i32) {
    assert!(event_loop.remove_timeout(timer));
    assert!(!event_loop.remove_timeout(timer));
}

fn remove_watch(event_loop: &'static DefaultLoop, watch: i32) {
    assert!(event_loop.remove_handle(watch));
}

#[test]
fn unknown_sources_are_refused() {
    let bench = Bench::new();
    for number in [-1, 0, 1, 999] {
        assert!(!bench.event_loop.remove_handle(number));
        assert!(!bench.event_loop.remove_timeout(number));
        bench.event_loop.update_handle(number, 1);
        bench.event_loop.update_timeout(number, 1);
    }
}

#[test]
fn numbers_count_from_one() {
    let bench = Bench::new();
    let (reader, _writer) = pipe().unwrap();
    assert_eq!(bench.watch(&reader, 1, "a", nothing), 1);
    assert_eq!(bench.watch(&reader, 1, "b", nothing), 2);
    assert_eq!(bench.timer(-1, "t", nothing), 1);
}

#[test]
fn handles_and_timers_come_in_the_order_they_were_added() {
    let bench = Bench::new();
    let (reader, mut writer) = pipe().unwrap();
    bench.timer(0, "t1", nothing);
    bench.watch(&reader, 1, "h1", nothing);
    bench.timer(0, "t2", nothing);
    bench.watch(&reader, 1, "h2", nothing);
    writer.write_all(b"x").unwrap();
    assert_eq!(bench.run(), ["t1", "h1 1", "t2", "h2 1"]);
    assert_eq!(bench.run().len(), 4);
}

#[test]
fn a_source_that_removes_itself_is_dropped_in_the_next_round() {
    let bench = Bench::new();
    let (reader, mut writer) = pipe().unwrap();
    bench.watch(&reader, 1, "h", remove_watch);
    writer.write_all(b"x").unwrap();
    bench.timer(0, "t", remove_timer);
    assert_eq!(bench.run(), ["h 1", "t"]);
    assert_eq!(bench.run(), ["drop h", "drop t"]);
}

#[test]
fn a_source_removed_by_an_earlier_one_is_not_called() {
    let bench = Bench::new();
    bench.timer(0, "first", |event_loop, _| {
        event_loop.remove_timeout(2);
        event_loop.update_timeout(3, 1000);
        event_loop.update_timeout(1, -1);
    });
    bench.timer(0, "second", nothing);
    bench.timer(0, "third", nothing);
    assert_eq!(bench.run(), ["first"]);
    assert_eq!(bench.run(), ["drop second"]);
}

#[test]
fn hangup_and_error_come_unasked_but_not_to_a_paused_watch() {
    let bench = Bench::new();
    let (reader, writer) = pipe().unwrap();
    let watch = bench.watch(&reader, 1, "h", nothing);
    drop(writer);
    assert_eq!(bench.run(), ["h 8"]);
    bench.event_loop.update_handle(watch, 0);
    bench.timer(10, "t", nothing);
    assert_eq!(bench.run(), ["t"]);
    let (reader, writer) = pipe().unwrap();
    bench.watch(&writer, 2, "w", remove_watch);
    drop(reader);
    assert_eq!(bench.run(), ["w 6"]);
}

#[test]
fn zero_is_every_round_and_negative_never() {
    let bench = Bench::new();
    let timer = bench.timer(0, "t", nothing);
    assert_eq!(bench.run(), ["t"]);
    assert_eq!(bench.run(), ["t"]);
    bench.event_loop.update_timeout(timer, -7);
    bench.timer(5, "other", nothing);
    assert_eq!(bench.run(), ["other"]);
}

#[test]
fn other_threads_wake_the_loop() {
    let bench = Bench::new();
    let event_loop = bench.event_loop;
    let report = bench.report.clone();
    let thread = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(30));
        let callback = move |_| report.send("late".to_owned()).unwrap();
        event_loop.add_timeout(0, Box::new(callback)).unwrap();
    });
    let start = Instant::now();
    let mut reports = Vec::new();
    while reports.is_empty() {
        reports = bench.run();
    }
    assert_eq!(reports, ["late"]);
    assert!(start.elapsed() < Duration::from_secs(5));
    thread.join().unwrap();
}

#[test]
fn a_round_within_a_callback_does_not_enter_that_callback_again() {
    let bench = Bench::new();
    let (mut reader, mut writer) = pipe().unwrap();
    writer.write_all(b"x").unwrap();
    bench.watch(&reader, 1, "outer", |event_loop, watch| {
        event_loop.run().unwrap();
        event_loop.remove_handle(watch);
    });
    bench.timer(0, "inner", remove_timer);
    assert_eq!(bench.run(), ["outer 1", "inner"]);
    assert_eq!(bench.run(), ["drop inner", "drop outer"]);
    reader.read_exact(&mut [0]).unwrap();
}

#[test]
fn threads_take_turns() {
    let bench = Bench::new();
    let count = Arc::new(std::sync::atomic::AtomicU32::new(0));
    let inside = count.clone();
    bench.event_loop.add_timeout(
        0,
        Box::new(move |_| {
            assert_eq!(inside.fetch_add(1, std::sync::atomic::Ordering::SeqCst), 0);
            std::thread::sleep(Duration::from_millis(1));
            inside.fetch_sub(1, std::sync::atomic::Ordering::SeqCst);
        }),
    );
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..10).for_each(|_| bench.event_loop.run().unwrap()));
        }
    });
    assert_eq!(count.load(std::sync::atomic::Ordering::SeqCst), 0);
}

#[test]
fn thousands_of_sources_are_no_burden() {
    let bench = Bench::new();
    let (reader, _writer) = pipe().unwrap();
    let start = Instant::now();
    let watches: Vec<_> = (0..20_000)
        .map(|_| bench.watch(&reader, 0, "h", nothing))
        .collect();
    let timers: Vec<_> = (0..20_000).map(|_| bench.timer(-1, "t", nothing)).collect();
    bench.timer(0, "now", nothing);
    assert_eq!(bench.run(), ["now"]);
    assert!(
        watches
            .into_iter()
            .all(|watch| bench.event_loop.remove_handle(watch))
    );
    assert!(
        timers
            .into_iter()
            .all(|timer| bench.event_loop.remove_timeout(timer))
    );
    assert_eq!(bench.run().len(), 40_001);
    assert!(start.elapsed() < Duration::from_secs(5));
}

#[test]
fn registration_happens_once() {
    assert!(add_timeout(0, Box::new(|_| {})).is_none());
    assert!(!remove_handle(1));
    assert!(register_default());
    assert!(!register_default());
    assert!(is_registered());
    let timer = add_timeout(0, Box::new(|_| {})).unwrap();
    run_default().unwrap();
    assert!(remove_timeout(timer));
}
