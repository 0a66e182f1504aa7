//! Who called: the frames of a backtrace beyond the entry point.
use std::backtrace::Backtrace;

/// More tell nothing new.
const MOST: usize = 8;

/// The frames outside of the function `entry`, innermost first: `main (prog.c:20)`.
pub(super) fn frames(backtrace: &Backtrace, entry: &str) -> Vec<String> {
    outside(&backtrace.to_string(), entry)
}

/// Reads the standard library's text: `  3: NAME`, then `      at FILE:LINE:COLUMN` where known.
fn outside(text: &str, entry: &str) -> Vec<String> {
    let mut frames: Vec<String> = Vec::new();
    let mut entered = None;
    for line in text.lines().map(str::trim_start) {
        if let Some(place) = line.strip_prefix("at ") {
            if let Some(frame) = frames.last_mut() {
                frame.push_str(&format!(" ({})", without_column(place)));
            }
        } else if let Some((_, name)) = line.split_once(": ") {
            if name == entry {
                entered = Some(frames.len());
            }
            frames.push(name.to_owned());
        }
    }
    let outer = frames.split_off(entered.map_or(0, |at| at + 1));
    outer.into_iter().take(MOST).collect()
}

fn without_column(place: &str) -> &str {
    match place.rsplit_once(':') {
        Some((line, _)) if line.contains(':') => line,
        _ => place,
    }
}

#[cfg(test)]
mod tests {
    use super::outside;

    #[test]
    fn frames_begin_where_the_application_calls() {
        let text = "   0: virt::entry::handle::into_raw\n             at src/entry/handle.rs:1:2\n\
                    \x20  1: virDomainLookupByName\n   2: leak\n             at prog.c:12:5\n   3: main\n";
        assert_eq!(
            outside(text, "virDomainLookupByName"),
            ["leak (prog.c:12)", "main"]
        );
        assert_eq!(outside(text, "virDomainRef").len(), 4);
    }
}
