//! What an extended host does for the network cards of a guest that runs: it names their tap devices,
//! plugs them into networks and has filters hold for them.
use crate::host::Host;
use conf::domain::net::Net;
use conf::guest::Status;
use conf::nwfilter::FilterRef;
use conf::{DomainDef, NwFilterBindingDef};
use parking_lot::Mutex;
use std::collections::BTreeSet;
use util::error::Result;

/// How the names of tap devices begin that are the host's to choose.
const TAP: &str = "testnet";

/// The tap devices in use whose names are the host's to choose.  Thread-safe.
#[derive(Default)]
pub(crate) struct Taps(Mutex<BTreeSet<String>>);

impl Taps {
    /// Takes a name: the one that the definition has, or the first free one if another guest has that.
    fn take(&self, name: &str) -> String {
        let mut used = self.0.lock();
        let mut name = name.to_owned();
        let mut number = 0;
        while used.contains(&name) {
            name = format!("{TAP}{number}");
            number += 1;
        }
        used.insert(name.clone());
        name
    }

    fn release(&self, name: &str) {
        self.0.lock().remove(name);
    }
}

/// The card's tap device, if its name is the host's to choose.
fn own_tap(card: &Net) -> Option<&str> {
    card.ifname.as_deref().filter(|name| name.starts_with(TAP))
}

impl Host {
    /// Connects the cards of a guest that is about to run; what it runs with in place of `def`.
    ///
    /// # Errors
    /// What keeps a card from being connected; none of them is then.
    pub(crate) fn connect_cards(&self, def: &DomainDef) -> Result<DomainDef> {
        let mut live = def.clone();
        for index in 0..live.devices.nets.len() {
            let card = &mut live.devices.nets[index];
            if let Err(error) = self.connect_card(def, card) {
                let connected = &live.devices.nets[..index];
                connected
                    .iter()
                    .for_each(|card| self.disconnect_card(def, card));
                return Err(error);
            }
        }
        Ok(live)
    }

    /// Connects a card of the guest `owner`.
    ///
    /// # Errors
    /// As [`Self::connect_cards`].
    pub(crate) fn connect_card(&self, owner: &DomainDef, card: &mut Net) -> Result<()> {
        if let Some(name) = own_tap(card) {
            card.ifname = Some(self.taps.take(name));
        }
        let joined = self.join_network(owner, card);
        let bound = joined.and_then(|()| match binding(owner, card) {
            Some(binding) => self.filters.bind(binding),
            None => Ok(()),
        });
        if bound.is_err() {
            self.leave_network(owner, card);
            self.release_tap(card);
        }
        bound
    }

    fn release_tap(&self, card: &Net) {
        if let Some(name) = own_tap(card) {
            self.taps.release(name);
        }
    }

    /// Takes the cards of a guest that ceases to run off what they are connected to.
    pub(crate) fn disconnect_cards(&self, status: &Status) {
        let cards = &status.def.devices.nets;
        cards
            .iter()
            .for_each(|card| self.disconnect_card(&status.def, card));
    }

    pub(crate) fn disconnect_card(&self, owner: &DomainDef, card: &Net) {
        if let (Some(_), Some(port)) = (&card.filter, &card.ifname) {
            // Somebody may have ended the binding before.
            let _ = self.filters.unbind(port);
        }
        self.leave_network(owner, card);
        self.release_tap(card);
    }
}

/// The filter's use that a card asks for.
fn binding(owner: &DomainDef, card: &Net) -> Option<NwFilterBindingDef> {
    let filter = card.filter.as_ref()?;
    Some(NwFilterBindingDef {
        owner_name: owner.name.clone(),
        owner_uuid: owner.uuid.unwrap_or_default(),
        port_device: card.ifname.clone()?,
        link_device: None,
        mac: card.mac.address?,
        filter: FilterRef {
            filter: filter.filter.clone(),
            params: filter.params.clone(),
        },
    })
}
