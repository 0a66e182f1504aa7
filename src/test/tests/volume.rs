//! The content of an extended test host's volumes, as connections see it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use api::{Conn, Registry, StorageVol, Stream};
use util::error::ErrorNumber;

static REGISTRY: Registry = Registry::new(&[&driver_test::DRIVER]);

fn open(query: &str) -> Conn {
    REGISTRY
        .open(Some(&format!("test:///default{query}")), 0, None)
        .unwrap()
}

fn volume(conn: &Conn, name: &str) -> StorageVol {
    let pool = conn.storage_pool_lookup_by_name("default-pool").unwrap();
    let xml = format!("<volume><name>{name}</name><capacity>8192</capacity></volume>");
    pool.storage_vol_create_xml(&xml, 0).unwrap()
}

fn upload(vol: &StorageVol, data: &[u8], offset: u64) {
    let stream = Stream::new(vol.conn(), 0);
    vol.upload(&stream, offset, 0, 0).unwrap();
    let driver = stream.driver().unwrap();
    assert_eq!(driver.send(data).unwrap(), Some(data.len()));
    driver.finish().unwrap();
}

fn download(vol: &StorageVol) -> Vec<u8> {
    let stream = Stream::new(vol.conn(), 0);
    vol.download(&stream, 0, 0, 0).unwrap();
    let driver = stream.driver().unwrap();
    let (mut all, mut part) = (Vec::new(), [0; 999]);
    while let Some(got @ 1..) = driver.recv(&mut part).unwrap() {
        all.extend_from_slice(&part[..got]);
    }
    driver.finish().unwrap();
    all
}

#[test]
fn what_one_connection_uploads_another_downloads() {
    let (first, second) = (open("?extended=1"), open("?extended=1"));
    let vol = volume(&first, "shared");
    upload(&vol, b"content", 8190);
    let seen = second
        .storage_vol_lookup_by_key(vol.key().as_str())
        .unwrap();
    let content = download(&seen);
    assert_eq!(content.len(), 8197);
    assert!(content.ends_with(b"\0content"));
    assert_eq!(seen.get_info().unwrap().capacity, 8197);
    seen.wipe(0).unwrap();
    assert!(download(&vol).iter().all(|byte| *byte == 0));
}

#[test]
fn a_stream_outlives_its_volume() {
    let conn = open("?extended=1&seed=3");
    let vol = volume(&conn, "brief");
    let stream = Stream::new(&conn, 0);
    vol.upload(&stream, 0, 0, 0).unwrap();
    let driver = stream.driver().unwrap();
    vol.delete(0).unwrap();
    assert_eq!(driver.send(b"late").unwrap(), Some(4));
    driver.finish().unwrap();
    let closed = driver.send(b"later").unwrap_err();
    assert_eq!(closed.code, ErrorNumber::VIR_ERR_INTERNAL_ERROR);
}

#[test]
fn a_plain_host_knows_no_content() {
    let conn = open("");
    let vol = volume(&conn, "plain");
    let refused = vol.resize(1, 0).unwrap_err();
    assert_eq!(refused.code, ErrorNumber::VIR_ERR_NO_SUPPORT);
    vol.delete(0).unwrap();
}
