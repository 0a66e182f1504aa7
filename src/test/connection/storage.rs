//! Storage pools and volumes.
use super::{Connection, count};
use crate::storage::{Cloning, events_of, find_sources, pool_capabilities};
use abi::*;
use api::{Conn, EventCallback, StorageDriver, StoragePool, StorageVol, Stream};
use util::error::Result;
use util::uuid::Uuid;

impl StorageDriver for Connection {
    // Events.

    fn connect_storage_pool_event_register_any(
        &self,
        conn: &Conn,
        pool: Option<&StoragePool>,
        event_id: i32,
        callback: EventCallback,
    ) -> Result<i32> {
        let wanted = events_of(event_id, pool.map(|pool| *pool.uuid()));
        self.host.events.add(conn, wanted, callback)
    }

    fn connect_storage_pool_event_deregister_any(
        &self,
        conn: &Conn,
        callback_id: i32,
    ) -> Result<()> {
        self.host.events.remove(conn, callback_id)
    }

    // Finding pools.

    fn connect_num_of_storage_pools(&self, _conn: &Conn) -> Result<i32> {
        Ok(count(self.host.pools.names(true).len()))
    }

    fn connect_num_of_defined_storage_pools(&self, _conn: &Conn) -> Result<i32> {
        Ok(count(self.host.pools.names(false).len()))
    }

    fn connect_list_storage_pools(&self, _conn: &Conn) -> Result<Vec<String>> {
        Ok(self.host.pools.names(true))
    }

    fn connect_list_defined_storage_pools(&self, _conn: &Conn) -> Result<Vec<String>> {
        Ok(self.host.pools.names(false))
    }

    fn connect_list_all_storage_pools(&self, conn: &Conn, flags: u32) -> Result<Vec<StoragePool>> {
        self.host.pools.list(conn, flags)
    }

    fn connect_find_storage_pool_sources(
        &self,
        _conn: &Conn,
        r#type: &str,
        src_spec: Option<&str>,
        flags: u32,
    ) -> Result<String> {
        find_sources(r#type, src_spec, flags)
    }

    fn storage_pool_lookup_by_name(&self, conn: &Conn, name: &str) -> Result<StoragePool> {
        self.host.pools.lookup_by_name(conn, name)
    }

    fn storage_pool_lookup_by_uuid(&self, conn: &Conn, uuid: &Uuid) -> Result<StoragePool> {
        self.host.pools.lookup_by_uuid(conn, uuid)
    }

    fn storage_pool_lookup_by_volume(&self, vol: &StorageVol) -> Result<StoragePool> {
        self.host
            .pools
            .lookup_by_name(vol.conn(), vol.pool().as_str())
    }

    // The life of a pool.

    fn storage_pool_create_xml(
        &self,
        conn: &Conn,
        xml_desc: &str,
        flags: u32,
    ) -> Result<StoragePool> {
        self.host.create_pool_xml(conn, xml_desc, flags)
    }

    fn storage_pool_define_xml(&self, conn: &Conn, xml: &str, flags: u32) -> Result<StoragePool> {
        self.host.define_pool(conn, xml, flags)
    }

    fn storage_pool_build(&self, pool: &StoragePool, flags: u32) -> Result<()> {
        self.host.build_pool(pool, flags)
    }

    fn storage_pool_create(&self, pool: &StoragePool, flags: u32) -> Result<()> {
        self.host.create_pool(pool, flags)
    }

    fn storage_pool_destroy(&self, pool: &StoragePool) -> Result<()> {
        self.host.destroy_pool(pool)
    }

    fn storage_pool_delete(&self, pool: &StoragePool, flags: u32) -> Result<()> {
        self.host.delete_pool(pool, flags)
    }

    fn storage_pool_undefine(&self, pool: &StoragePool) -> Result<()> {
        self.host.undefine_pool(pool)
    }

    fn storage_pool_refresh(&self, pool: &StoragePool, flags: u32) -> Result<()> {
        self.host.refresh_pool(pool, flags)
    }

    // What a pool is.

    fn storage_pool_get_info(&self, pool: &StoragePool) -> Result<virStoragePoolInfo> {
        self.host.pools.info(pool)
    }

    fn storage_pool_get_xml_desc(&self, pool: &StoragePool, flags: u32) -> Result<String> {
        self.host.pools.xml(pool, flags)
    }

    fn storage_pool_is_active(&self, pool: &StoragePool) -> Result<bool> {
        Ok(self.host.pools.by_uuid(pool.uuid())?.state().active)
    }

    fn storage_pool_is_persistent(&self, pool: &StoragePool) -> Result<bool> {
        Ok(self.host.pools.by_uuid(pool.uuid())?.state().persistent)
    }

    fn storage_pool_get_autostart(&self, pool: &StoragePool) -> Result<bool> {
        Ok(self
            .host
            .pools
            .by_name(pool.name().as_str())?
            .state()
            .autostart)
    }

    fn storage_pool_set_autostart(&self, pool: &StoragePool, autostart: i32) -> Result<()> {
        self.host.pools.set_autostart(pool, autostart != 0)
    }

    // Volumes.

    fn storage_pool_num_of_volumes(&self, pool: &StoragePool) -> Result<i32> {
        Ok(count(self.host.pools.volume_names(pool)?.len()))
    }

    fn storage_pool_list_volumes(&self, pool: &StoragePool) -> Result<Vec<String>> {
        self.host.pools.volume_names(pool)
    }

    fn storage_pool_list_all_volumes(
        &self,
        pool: &StoragePool,
        flags: u32,
    ) -> Result<Vec<StorageVol>> {
        self.host.pools.list_volumes(pool, flags)
    }

    fn storage_vol_lookup_by_name(&self, pool: &StoragePool, name: &str) -> Result<StorageVol> {
        self.host.pools.volume_by_name(pool, name)
    }

    fn storage_vol_lookup_by_key(&self, conn: &Conn, key: &str) -> Result<StorageVol> {
        self.host.pools.volume_by_key(conn, key)
    }

    fn storage_vol_lookup_by_path(&self, conn: &Conn, path: &str) -> Result<StorageVol> {
        self.host.pools.volume_by_path(conn, path)
    }

    fn storage_vol_create_xml(
        &self,
        pool: &StoragePool,
        xml_desc: &str,
        flags: u32,
    ) -> Result<StorageVol> {
        self.host.pools.create_volume(pool, xml_desc, flags)
    }

    fn storage_vol_create_xml_from(
        &self,
        pool: &StoragePool,
        xml_desc: &str,
        clonevol: &StorageVol,
        flags: u32,
    ) -> Result<StorageVol> {
        let how = match self.is_extended {
            true => Cloning::Whole,
            false => Cloning::AsSaid,
        };
        self.host
            .pools
            .create_volume_from(pool, xml_desc, (clonevol, how), flags)
    }

    fn storage_vol_delete(&self, vol: &StorageVol, flags: u32) -> Result<()> {
        self.host.pools.delete_volume(vol, flags)
    }

    fn storage_vol_get_info(&self, vol: &StorageVol) -> Result<virStorageVolInfo> {
        self.host.pools.volume_info(vol)
    }

    fn storage_vol_get_path(&self, vol: &StorageVol) -> Result<String> {
        self.host.pools.volume_path(vol)
    }

    fn storage_vol_get_xml_desc(&self, vol: &StorageVol, flags: u32) -> Result<String> {
        self.host.pools.volume_xml(vol, flags)
    }

    // What volumes hold.

    fn storage_vol_get_info_flags(
        &self,
        vol: &StorageVol,
        flags: u32,
    ) -> Result<virStorageVolInfo> {
        self.extended("virStorageVolGetInfoFlags")?
            .volume_info_with(vol, flags)
    }

    fn storage_vol_download(
        &self,
        vol: &StorageVol,
        stream: &Stream,
        offset: u64,
        length: u64,
        flags: u32,
    ) -> Result<()> {
        self.extended("virStorageVolDownload")?.download_volume(
            vol,
            stream,
            (offset, length),
            flags,
        )
    }

    fn storage_vol_upload(
        &self,
        vol: &StorageVol,
        stream: &Stream,
        offset: u64,
        length: u64,
        flags: u32,
    ) -> Result<()> {
        self.extended("virStorageVolUpload")?
            .upload_volume(vol, stream, (offset, length), flags)
    }

    fn storage_vol_wipe(&self, vol: &StorageVol, flags: u32) -> Result<()> {
        let zero = VIR_STORAGE_VOL_WIPE_ALG_ZERO.cast_unsigned();
        self.extended("virStorageVolWipe")?
            .wipe_volume(vol, zero, flags)
    }

    fn storage_vol_wipe_pattern(&self, vol: &StorageVol, algorithm: u32, flags: u32) -> Result<()> {
        self.extended("virStorageVolWipePattern")?
            .wipe_volume(vol, algorithm, flags)
    }

    fn storage_vol_resize(&self, vol: &StorageVol, capacity: u64, flags: u32) -> Result<()> {
        self.extended("virStorageVolResize")?
            .resize_volume(vol, capacity, flags)
    }

    fn storage_pool_lookup_by_target_path(&self, conn: &Conn, path: &str) -> Result<StoragePool> {
        self.extended("virStoragePoolLookupByTargetPath")?
            .pool_by_target(conn, path)
    }

    fn connect_get_storage_pool_capabilities(&self, _conn: &Conn, flags: u32) -> Result<String> {
        self.extended("virConnectGetStoragePoolCapabilities")?;
        pool_capabilities(flags)
    }
}
