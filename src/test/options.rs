//! What the URI of a test host asks for beyond libvirt's own driver: `test:///default?extended=1`.
//!
//! Without these parameters the driver refuses what libvirt's refuses.  Others are ignored, as there.
use crate::ORIGIN;
use util::error::{Error, Result};
use util::uri::Uri;

/// The options of a connection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Options {
    /// `extended=1`: calls work that libvirt's test driver lacks.
    pub(crate) extended: bool,
    /// `seed=N`: what identifiers are made of.
    pub(crate) seed: Option<u64>,
    /// `clock=virtual`: time passes only when a caller says so.
    pub(crate) virtual_clock: bool,
}

impl Options {
    /// Reads them.
    ///
    /// # Errors
    /// `VIR_ERR_INVALID_ARG` for a value that the parameter doesn't take.
    pub(crate) fn parse(uri: &Uri) -> Result<Self> {
        let choice = |name: &str, no: &str, yes: &str| match uri.param(name) {
            None => Ok(false),
            Some(value) if value == no => Ok(false),
            Some(value) if value == yes => Ok(true),
            Some(value) => Err(invalid(name, value)),
        };
        let seed = uri
            .param("seed")
            .map(|text| text.parse().map_err(|_| invalid("seed", text)));
        Ok(Self {
            extended: choice("extended", "0", "1")?,
            seed: seed.transpose()?,
            virtual_clock: choice("clock", "real", "virtual")?,
        })
    }
}

fn invalid(name: &str, value: &str) -> Box<Error> {
    let text = format!("{name}={value} in the URI of a test host");
    Error::invalid_argument(ORIGIN, "testConnectOpen", "uri", &text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use util::error::ErrorNumber;

    fn options(query: &str) -> Result<Options> {
        Options::parse(&Uri::parse(&format!("test:///default{query}")).unwrap())
    }

    #[test]
    fn parameters_are_read_and_unknown_ones_ignored() {
        assert_eq!(options("").unwrap(), Options::default());
        assert_eq!(options("?extended=0&seat=1").unwrap(), Options::default());
        let all = options("?extended=1&seed=18446744073709551615&clock=virtual").unwrap();
        assert!(all.extended && all.virtual_clock);
        assert_eq!(all.seed, Some(u64::MAX));
    }

    #[test]
    fn other_values_are_refused() {
        for query in ["?extended=yes", "?seed=-1", "?seed=", "?clock=atomic"] {
            let error = options(query).unwrap_err();
            assert_eq!(error.code, ErrorNumber::VIR_ERR_INVALID_ARG, "{query}");
        }
    }
}
