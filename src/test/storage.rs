//! Storage pools and their volumes.
//!
//! `pools` and `volume_calls` do the work, `volumes` is the index of one pool's.
mod filter;
mod pools;
mod sources;
mod volume_calls;
mod volumes;

pub(crate) use filter::of_events as events_of;
pub(crate) use pools::Pools;
pub(crate) use sources::find as find_sources;
