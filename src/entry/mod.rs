//! The way in and out of every C function: [`Call`] runs the body, [`Cx`] converts arguments,
//! [`ret`] converts results, [`last_error`] keeps what went wrong, [`handle_check`] finds what C forgets.
mod arg;
pub(crate) mod attachment;
mod call;
mod callback;
mod domain_name;
mod handle;
pub(crate) mod handle_check;
pub(crate) mod last_error;
pub(crate) mod malloc;
mod params;
pub(crate) mod record;
pub(crate) mod registration;
pub(crate) mod ret;

pub(crate) use call::{Call, Cx, Failure};
pub(crate) use callback::{AnyCallback, UserData};
pub(crate) use handle::Borrowed;
pub(crate) use params::{allocate, field, field_name, fill_params, to_c};
