//! How faults are written: elements below `<node>`.
use super::events::{EventFault, Kind};
use super::{CallFault, Effect, Faults, Window};
use crate::ORIGIN;
use crate::extension::{count, elements, invalid, refuse, required, unknown};
use abi::virConnectCloseReason::{self, *};
use abi::{virErrorDomain, virErrorNumber};
use std::time::Duration;
use util::bail;
use util::error::{Error, ErrorNumber, Result};
use util::xml::Node;

impl Faults {
    /// Reads the faults of the host whose document has this root; none where it asks for none.
    ///
    /// # Errors
    /// `VIR_ERR_XML_ERROR` for what makes no sense.
    pub(crate) fn parse(root: Node<'_>) -> Result<Option<Self>> {
        let mut faults = Self::default();
        for node in elements(root) {
            faults.add(node)?;
        }
        let is_empty = faults.calls.is_empty() && faults.events.is_empty();
        Ok((!is_empty).then_some(faults))
    }

    fn add(&mut self, node: Node<'_>) -> Result<()> {
        let window = Window::parse(node)?;
        let effect = match node.name() {
            "error" => Effect::Error(error(node)?),
            "delay" => Effect::Delay(delay(node)?),
            "lost-event" if node.attr("event").is_some() => {
                let kind = kind(node)?;
                self.events.push(EventFault { window, kind });
                return Ok(());
            }
            "lost-event" => Effect::LostEvents,
            "lost-connection" => Effect::LostConnection(reason(node)?),
            _ => return Err(unknown(node)),
        };
        let fault = CallFault { window, effect };
        self.calls.entry(function(node)?).or_default().push(fault);
        Ok(())
    }
}

impl Window {
    fn parse(node: Node<'_>) -> Result<Self> {
        let times = count(node, "times")?;
        if times == Some(0) {
            return Err(invalid(node, "times", "0"));
        }
        Ok(Self {
            after: count(node, "after")?.unwrap_or(0),
            times,
            seen: 0.into(),
        })
    }
}

/// The function that `call` names, if it is one that drivers are asked for.
fn function(node: Node<'_>) -> Result<&'static str> {
    let name = required(node, "call")?;
    match api::CALLS.binary_search(&name) {
        Ok(at) => Ok(api::CALLS[at]),
        Err(_) => bail!(
            VIR_ERR_XML_ERROR,
            "'{name}' in element '{}' is no function that drivers are asked for",
            node.name()
        ),
    }
}

fn error(node: Node<'_>) -> Result<Box<Error>> {
    let code = word(node, "code", virErrorNumber::NAMED)?;
    let Some(code) = code.filter(|code| *code != ErrorNumber::VIR_ERR_OK) else {
        return Err(invalid(node, "code", required(node, "code")?));
    };
    let domain = word(node, "domain", virErrorDomain::NAMED)?;
    Ok(Error::new(domain.unwrap_or(ORIGIN), code, node.text()))
}

fn delay(node: Node<'_>) -> Result<Duration> {
    required(node, "milliseconds")?;
    Ok(Duration::from_millis(
        count(node, "milliseconds")?.unwrap_or_default(),
    ))
}

fn kind(node: Node<'_>) -> Result<Kind> {
    refuse(node, "call")?;
    let name = required(node, "event")?;
    Kind::named(name).ok_or_else(|| invalid(node, "event", name))
}

fn reason(node: Node<'_>) -> Result<i32> {
    refuse(node, "times")?; // it is lost for good
    match word(node, "reason", virConnectCloseReason::NAMED)? {
        // That one is for when nothing broke.
        Some(VIR_CONNECT_CLOSE_REASON_CLIENT) => {
            Err(invalid(node, "reason", "VIR_CONNECT_CLOSE_REASON_CLIENT"))
        }
        reason => Ok(reason.unwrap_or(VIR_CONNECT_CLOSE_REASON_EOF) as i32),
    }
}

/// The enumerator that an attribute names, if it is there.
fn word<T: Copy>(node: Node<'_>, name: &str, all: &[(&str, T)]) -> Result<Option<T>> {
    let find = |text| {
        let found = all.iter().find(|(known, _)| *known == text);
        found
            .map(|(_, value)| *value)
            .ok_or_else(|| invalid(node, name, text))
    };
    node.attr(name).map(find).transpose()
}
