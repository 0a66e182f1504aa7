//! Whether a filter can hold for an interface: the filters that it includes are there, and so are
//! the values of all variables (C: `virNWFilterDoInstantiate`, without a firewall).
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use util::bail;
use util::error::Result;

use super::{Access, Entry, NwFilterDef, ORIGIN, Rule, Value, Variable};
use crate::filter_params::FilterParams;

/// The variable that a host can find out by itself, from the guest's traffic.
const LEARNABLE: &str = "IP";

/// The parameter that says how it may.
const LEARNING: &str = "CTRL_IP_LEARNING";

/// Finds a filter by name.
pub(super) type Find<'a> = dyn Fn(&str) -> Option<Arc<NwFilterDef>> + 'a;

/// Checks the filter `name` with what an interface gives its variables.
///
/// # Errors
/// `VIR_ERR_INTERNAL_ERROR` for a filter that is missing, a variable without value, and for lists of
/// values that don't go together; `VIR_ERR_PARSE_FAILED` for an unknown way to learn an address.
pub(super) fn check(find: &Find<'_>, name: &str, params: &FilterParams) -> Result<()> {
    let mut unknown = Vec::new();
    visit(find, name, params, &mut unknown)?;
    if unknown.is_empty() {
        return Ok(());
    }
    let learning = params.0.get(LEARNING).and_then(|values| values.first());
    let learning = learning.map(|way| way.to_ascii_lowercase());
    match (unknown.as_slice(), learning.as_deref()) {
        ([only], None | Some("any" | "dhcp")) if only == LEARNABLE => Ok(()),
        ([only], Some(way)) if only == LEARNABLE && way != "none" => bail!(
            VIR_ERR_PARSE_FAILED,
            "filter '{name}' learning value '{}' invalid.",
            params.0[LEARNING].first().map_or("", String::as_str)
        ),
        _ => bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Cannot instantiate filter due to unresolvable variables or unavailable list elements: {}",
            unknown.join(", ")
        ),
    }
}

/// Looks at a filter and at those that it includes; what has no value goes to `unknown`.
fn visit(
    find: &Find<'_>,
    name: &str,
    params: &FilterParams,
    unknown: &mut Vec<String>,
) -> Result<()> {
    let Some(def) = find(name) else {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "referenced filter '{name}' is missing"
        );
    };
    for entry in &def.entries {
        match entry {
            Entry::Rule(rule) => check_rule(rule, params, unknown)?,
            Entry::Include(include) => {
                // What the outer filter was given counts before what it gives.
                let mut inner = include.params.clone();
                inner.0.extend(params.0.clone());
                visit(find, &include.filter, &inner, unknown)?;
            }
        }
    }
    Ok(())
}

fn variables(rule: &Rule) -> impl Iterator<Item = &Variable> {
    let items = rule
        .packets
        .iter()
        .flat_map(|packets| packets.items.values());
    items.filter_map(|item| match &item.value {
        Value::Variable(variable) => Some(variable),
        _ => None,
    })
}

fn check_rule(rule: &Rule, params: &FilterParams, unknown: &mut Vec<String>) -> Result<()> {
    // How many values each iterator goes through.
    let mut lengths = BTreeMap::new();
    let mut missing = false;
    for variable in variables(rule) {
        let count = params.0.get(&variable.name).map_or(0, Vec::len);
        let is_there = match variable.access {
            Access::Index(index) => usize::try_from(index).is_ok_and(|index| index < count),
            Access::Iterator(number) => {
                let others: &mut BTreeSet<usize> = lengths.entry(number).or_default();
                others.insert(count);
                count > 0
            }
        };
        if is_there {
            continue;
        }
        missing = true;
        let text = variable.to_string();
        let name = text.trim_start_matches('$').to_owned();
        if !unknown.contains(&name) {
            unknown.push(name);
        }
    }
    if !missing && lengths.values().any(|lengths| lengths.len() > 1) {
        bail!(
            VIR_ERR_INTERNAL_ERROR,
            "Cardinality of list items must be the same for processing them in parallel"
        );
    }
    Ok(())
}
