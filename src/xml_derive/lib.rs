//! `#[derive(Xml)]`.
