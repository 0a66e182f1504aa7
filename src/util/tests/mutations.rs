//! Parsers against damaged texts: none may panic, and what parses must survive the way back.
//!
//! The texts are made from good ones by a small generator with a fixed seed, so that a failure
//! comes again.  The functions tried here are also the entries for a fuzzer.
#![allow(clippy::unwrap_used)]
use util::Uuid;
use util::bitmap::Bitmap;
use util::conf_file::ConfFile;
use util::log::{Filter, Priority};
use util::typed_param::{ParamType, TypedValue};
use util::uri::Uri;

/// A generator after Marsaglia's xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).unwrap()
    }

    /// `seed` with some characters dropped, doubled or replaced by ones that parsers look for.
    fn damage(&mut self, seed: &str) -> String {
        const SPICE: &str = "\"'[]#=,;:/?&%@^-+09azA \t\n\r\\.e\u{e9}\u{1F600}\0";
        let spice: Vec<char> = SPICE.chars().collect();
        let mut text: Vec<char> = seed.chars().collect();
        for _ in 0..=self.below(4) {
            let at = self.below(text.len() + 1);
            let new = spice[self.below(spice.len())];
            match self.below(4) {
                0 if at < text.len() => drop(text.remove(at)),
                1 if at < text.len() => text[at] = new,
                2 => text.truncate(at),
                _ => text.insert(at, new),
            }
        }
        text.into_iter().collect()
    }
}

/// Tries `check` with every seed and with many damaged forms of each.
fn try_all(seeds: &[&str], check: impl Fn(&str)) {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for seed in seeds {
        check(seed);
        for _ in 0..5_000 {
            check(&random.damage(seed));
        }
    }
}

#[test]
fn uris() {
    let seeds = [
        "qemu+ssh://root@[::1]:22/system?no_tty=1&key%41=a%20b#frag",
        "test:///path/to/node.xml",
        "esx://user%40dom@vc.example.com:8443/dc/folder/host?no_verify=1",
    ];
    try_all(&seeds, |text| {
        // A path that doesn't begin with a slash is written behind the server.
        if let Ok(uri) = Uri::parse(text)
            && uri.path.as_ref().is_none_or(|path| path.starts_with('/'))
            && !uri
                .server
                .as_ref()
                .is_some_and(|server| server.contains(|c| !is_plain(c)))
        {
            assert_eq!(Uri::parse(&uri.to_string()).ok(), Some(uri), "{text:?}");
        }
    });
}

/// libvirt writes a server as it is, encoded characters decoded: those don't come back.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || ".-:".contains(c)
}

#[test]
fn configuration_files() {
    let seeds = [
        "# c\nlisten_tls = 0\nauth = \"sasl\"\nlist = [ \"a\", 'b',\n 5 ]\nlong = \"\"\"x\ny\"\"\"\n",
        "uri_aliases = [\n  \"hail=qemu+ssh://root@hail/system\",\n]\n a = -1 ; b=2 # x",
    ];
    try_all(&seeds, |text| {
        let outcome = ConfFile::parse(text, "x");
        assert!(outcome.is_ok() || outcome.is_err_and(|error| error.message.contains("x:")));
    });
}

#[test]
fn bitmaps() {
    try_all(&["0-3,^2,5", "1 - 30 , ^7,\n"], |text| {
        let _ = Bitmap::parse(text, 64);
        if let Ok(bitmap) = Bitmap::parse_unlimited(text)
            && !bitmap.is_empty()
        {
            assert_eq!(Bitmap::parse_unlimited(&bitmap.to_string()), Ok(bitmap));
        }
    });
}

#[test]
fn uuids() {
    try_all(&["8a68e5eb-9b4f-4b4a-8e7d-4f5e6a7b8c9d"], |text| {
        if let Some(uuid) = Uuid::parse(text) {
            assert_eq!(Uuid::parse(&uuid.to_string()), Some(uuid));
        }
    });
}

#[test]
fn typed_values() {
    use ParamType as T;
    let kinds = [
        T::VIR_TYPED_PARAM_INT,
        T::VIR_TYPED_PARAM_UINT,
        T::VIR_TYPED_PARAM_LLONG,
        T::VIR_TYPED_PARAM_ULLONG,
        T::VIR_TYPED_PARAM_BOOLEAN,
    ];
    try_all(
        &["-12345678901234567890", "4294967295", "true", "1.5e10"],
        |text| {
            let _ = TypedValue::from_text("f", T::VIR_TYPED_PARAM_DOUBLE, text);
            for kind in kinds {
                if let Ok(value) = TypedValue::from_text("f", kind, text) {
                    assert_eq!(
                        TypedValue::from_text("f", kind, &value.to_string()),
                        Ok(value)
                    );
                }
            }
        },
    );
}

#[test]
fn log_filters() {
    try_all(&["1:qemu.*", "3:*remote?x*"], |text| {
        if let Ok(filter) = Filter::parse(text) {
            assert!((Priority::Debug..=Priority::Error).contains(&filter.priority));
            let _ = filter.matches("qemu.monitor");
        }
    });
}
