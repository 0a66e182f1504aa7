//! Storage pools and their volumes.
//!
//! `pools` and `volume_calls` do the work, `volumes` is the index of one pool's; `content` is what a
//! volume holds, `content_calls` and `transfer` bring it in and out on extended hosts.
mod content;
mod content_calls;
mod filter;
mod pools;
mod sources;
mod transfer;
mod volume_calls;
mod volumes;

pub(crate) use content_calls::pool_capabilities;
pub(crate) use filter::of_events as events_of;
pub(crate) use pools::Pools;
pub(crate) use sources::find as find_sources;
pub(crate) use volume_calls::Cloning;
