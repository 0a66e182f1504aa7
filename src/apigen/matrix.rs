//! View: which driver supports which function, as MATRIX.md and as a summary for README.md.
//!
//! A driver supports what its `impl …Driver for …` blocks override; the drivers are those that
//! `src/drivers.rs` registers.
use crate::source;
use crate::table::Row;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::Path;

/// The lines of README.md between which the summary stands.
const MARKS: (&str, &str) = ("<!-- matrix: begin -->\n", "<!-- matrix: end -->\n");

/// A registered driver and what it overrides: trait without `Driver`, and method.
struct Driver {
    name: String,
    methods: BTreeSet<(String, String)>,
}

impl Driver {
    fn has(&self, row: &Row) -> bool {
        self.methods
            .contains(&(row.driver.clone(), row.method.ident.to_string()))
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
                let supported = rows.iter().filter(|r| driver.has(r)).count();
                let _ = match rows.len() - local {
                    0 => write!(out, " |"),
                    all => write!(out, " {supported} of {all} |"),
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
        let word = |driver: &Driver| match (row.has_driver(), driver.has(row)) {
            (false, _) => "library",
            (true, true) => "yes",
            (true, false) => "-",
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

fn overridden(room: &Path) -> BTreeSet<(String, String)> {
    let sources = source::read_dir(room);
    let items = sources.iter().flat_map(|s| &s.file.items);
    items.flat_map(methods).collect()
}

/// The methods of an `impl …Driver for …` block, each with the trait's name.
fn methods(item: &syn::Item) -> Vec<(String, String)> {
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
        syn::ImplItem::Fn(function) => Some(function.sig.ident.to_string()),
        _ => None,
    });
    functions.map(|f| (name.to_owned(), f)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn impl_blocks_of_driver_traits_count() {
        let item =
            syn::parse_str("impl HypervisorDriver for X { fn a() {} const B: u8 = 1; }").unwrap();
        assert_eq!(methods(&item), [("Hypervisor".to_owned(), "a".to_owned())]);
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
