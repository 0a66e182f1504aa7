//! View: which driver supports which function, as MATRIX.md and as a summary for README.md.
//!
//! A driver supports what its `impl …Driver for …` blocks override; the drivers are those that
//! `src/drivers.rs` registers.  A method that first asks `self.extended(…)` works only on connections
//! whose URI wants more than libvirt's own driver has.
use crate::source;
use crate::table::Row;
use quote::ToTokens;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

/// The lines of README.md between which the summary stands.
const MARKS: (&str, &str) = ("<!-- matrix: begin -->\n", "<!-- matrix: end -->\n");

/// A trait without `Driver`, and a method of it.
type Method = (String, String);

/// A registered driver and what it overrides.
struct Driver {
    name: String,
    methods: BTreeMap<Method, Support>,
}

/// On which connections a driver has a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Support {
    /// On all.
    Always,
    /// On those whose URI asks for it.
    Extended,
}

impl Driver {
    fn support(&self, row: &Row) -> Option<Support> {
        let method = (row.driver.clone(), row.method.ident.to_string());
        self.methods.get(&method).copied()
    }

    /// `12 of 15`, or with what is there on request `12 + 3 of 15`.
    fn count(&self, rows: &[Row], all: usize) -> String {
        let of = |kind| {
            rows.iter()
                .filter(|r| self.support(r) == Some(kind))
                .count()
        };
        match (of(Support::Always), of(Support::Extended)) {
            (always, 0) => format!("{always} of {all}"),
            (always, more) => format!("{always} + {more} of {all}"),
        }
    }
}

/// The rows against the drivers.
pub struct Matrix<'a> {
    rows: &'a [Row],
    drivers: Vec<Driver>,
}

impl<'a> Matrix<'a> {
    /// Reads the drivers below `rooms`, the folder `src`.
    ///
    /// # Panics
    /// When a source file cannot be read or parsed.
    #[must_use]
    pub fn new(rows: &'a [Row], rooms: &Path) -> Self {
        let list = rooms.join("drivers.rs");
        let list =
            std::fs::read_to_string(&list).unwrap_or_else(|e| panic!("{}: {e}", list.display()));
        let drivers = registered(&list).map(|name| Driver {
            methods: overridden(&rooms.join(&name)),
            name,
        });
        Self {
            rows,
            drivers: drivers.collect(),
        }
    }

    /// MATRIX.md: a line per function.
    #[must_use]
    pub fn table(&self) -> String {
        let mut out = String::from(
            "# Support matrix\n\n\
             `make matrix` writes this file from the function table (`src/api/table`) and the drivers' code.\n\n\
             - `yes`: the driver implements the function. Some of its flags may be refused with an error.\n\
             - `extended`: the driver implements it where the URI says `extended=1`; else `VIR_ERR_NO_SUPPORT`.\n\
             - `-`: the driver has no such function; a call ends with `VIR_ERR_NO_SUPPORT`.\n\
             - `library`: the function needs no driver.\n",
        );
        for (group, rows) in self.groups() {
            let _ = write!(out, "\n## {group}\n\n{}", self.head("function | since"));
            for row in rows {
                let _ = writeln!(out, "| {} | {} |{}", row.c.name, row.since, self.cells(row));
            }
        }
        out
    }

    /// The summary: a line per group of functions.
    #[must_use]
    pub fn summary(&self) -> String {
        let mut out = self.head("group | functions | by the library itself");
        for (group, rows) in self.groups() {
            let local = rows.iter().filter(|r| !r.has_driver()).count();
            let _ = write!(out, "| {group} | {} | {local} |", rows.len());
            for driver in &self.drivers {
                let _ = match rows.len() - local {
                    0 => write!(out, " |"),
                    all => write!(out, " {} |", driver.count(rows, all)),
                };
            }
            out.push('\n');
        }
        out
    }

    /// README.md with the present summary between its marks; `None` where they are missing.
    #[must_use]
    pub fn insert(&self, readme: &str) -> Option<String> {
        let (before, rest) = readme.split_once(MARKS.0)?;
        let (_, after) = rest.split_once(MARKS.1)?;
        let summary = self.summary();
        Some(format!("{before}{}{summary}{}{after}", MARKS.0, MARKS.1))
    }

    fn groups(&self) -> impl Iterator<Item = (&str, &[Row])> {
        let groups = self.rows.chunk_by(|a, b| a.file == b.file);
        groups.filter_map(|rows| Some((rows.first()?.file.as_str(), rows)))
    }

    fn head(&self, first: &str) -> String {
        let names: String = self
            .drivers
            .iter()
            .map(|d| format!(" {} |", d.name))
            .collect();
        let columns = first.split('|').count() + self.drivers.len();
        format!("| {first} |{names}\n|{}\n", "---|".repeat(columns))
    }

    fn cells(&self, row: &Row) -> String {
        let word = |driver: &Driver| match driver.support(row) {
            _ if !row.has_driver() => "library",
            Some(Support::Always) => "yes",
            Some(Support::Extended) => "extended",
            None => "-",
        };
        self.drivers
            .iter()
            .map(|d| format!(" {} |", word(d)))
            .collect()
    }
}

/// `&driver_test::DRIVER` → `test`, which is also the name of its room.
fn registered(list: &str) -> impl Iterator<Item = String> {
    let mentions = list.split("&driver_").skip(1);
    mentions.filter_map(|m| Some(m.split_once("::DRIVER")?.0.to_owned()))
}

fn overridden(room: &Path) -> BTreeMap<Method, Support> {
    let sources = source::read_dir(room);
    let items = sources.iter().flat_map(|s| &s.file.items);
    items.flat_map(methods).collect()
}

/// The methods of an `impl …Driver for …` block, each with the trait's name.
fn methods(item: &syn::Item) -> Vec<(Method, Support)> {
    let syn::Item::Impl(block) = item else {
        return Vec::new();
    };
    let path = block
        .trait_
        .as_ref()
        .and_then(|(_, path, _)| path.segments.last());
    let name = path
        .map(|segment| segment.ident.to_string())
        .unwrap_or_default();
    let Some(name) = name.strip_suffix("Driver") else {
        return Vec::new();
    };
    let functions = block.items.iter().filter_map(|item| match item {
        syn::ImplItem::Fn(function) => Some(function),
        _ => None,
    });
    functions
        .map(|f| {
            (
                (name.to_owned(), f.sig.ident.to_string()),
                support(&f.block),
            )
        })
        .collect()
}

/// Whether a method asks for `self.extended(…)`.
fn support(body: &syn::Block) -> Support {
    let text = body.to_token_stream().to_string().replace(' ', "");
    match text.contains("self.extended(") {
        true => Support::Extended,
        false => Support::Always,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impl_blocks_of_driver_traits_count() {
        let item =
            syn::parse_str("impl HypervisorDriver for X { fn a() {} const B: u8 = 1; }").unwrap();
        let method = |name: &str| ("Hypervisor".to_owned(), name.to_owned());
        assert_eq!(methods(&item), [(method("a"), Support::Always)]);
        let item = syn::parse_str(
            "impl HypervisorDriver for X { fn b(&self) { let h = self.extended(O, \"virB\")?; h.b() } }",
        );
        assert_eq!(methods(&item.unwrap()), [(method("b"), Support::Extended)]);
        let other = syn::parse_str("impl Clone for X { fn clone(&self) -> X { X } }").unwrap();
        assert!(methods(&other).is_empty());
    }

    #[test]
    fn registered_drivers_are_found() {
        let names: Vec<_> =
            registered("&[#[cfg(x)]\n&driver_test::DRIVER,\n&driver_qemu::DRIVER]").collect();
        assert_eq!(names, ["test", "qemu"]);
    }
}
