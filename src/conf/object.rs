//! What drivers that keep named objects share (networks, pools, filters, secrets, interfaces,
//! devices; guests, too): the index that finds them, their state, the filters of lists.
pub mod filter;
mod index;
mod store;

pub(crate) use index::PAGE;
pub use index::{Index, Taken};
pub use store::{Clash, Definition, Object, Objects, Place, State};
