//! The way in and out of every C function: [`Call`] runs the body, [`Cx`] converts arguments,
//! [`ret`] converts results, [`last_error`] keeps what went wrong.
mod arg;
mod call;
mod handle;
pub(crate) mod last_error;
pub(crate) mod malloc;
mod params;
pub(crate) mod ret;

pub(crate) use call::{Call, Cx, Failure};
pub(crate) use params::{fill_params, read_params};
