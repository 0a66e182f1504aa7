use crate::*;

// macro VIR_COPY_CPUMAP args=['cpumaps', 'maplen', 'vcpu', 'cpumap'] raw='memcpy(cpumap, VIR_GET_CPUMAP(cpumaps, maplen, vcpu), maplen)' kind=None value=None since=0.1.4

// macro VIR_CPU_MAPLEN args=['cpu'] raw='' kind=None value=None since=0.1.4

// macro VIR_CPU_USABLE args=['cpumaps', 'maplen', 'vcpu', 'cpu'] raw='VIR_CPU_USED(VIR_GET_CPUMAP(cpumaps, maplen, vcpu), cpu)' kind=None value=None since=0.1.4

// macro VIR_CPU_USED args=['cpumap', 'cpu'] raw='((cpumap)[(cpu) / 8] & (1 << ((cpu) % 8)))' kind=None value=None since=1.0.0

/// Since: 0.9.9
pub const VIR_DOMAIN_BANDWIDTH_IN_AVERAGE: &str = "inbound.average";

/// Since: 0.9.9
pub const VIR_DOMAIN_BANDWIDTH_IN_BURST: &str = "inbound.burst";

/// Since: 1.2.19
pub const VIR_DOMAIN_BANDWIDTH_IN_FLOOR: &str = "inbound.floor";

/// Since: 0.9.9
pub const VIR_DOMAIN_BANDWIDTH_IN_PEAK: &str = "inbound.peak";

/// Since: 0.9.9
pub const VIR_DOMAIN_BANDWIDTH_OUT_AVERAGE: &str = "outbound.average";

/// Since: 0.9.9
pub const VIR_DOMAIN_BANDWIDTH_OUT_BURST: &str = "outbound.burst";

/// Since: 0.9.9
pub const VIR_DOMAIN_BANDWIDTH_OUT_PEAK: &str = "outbound.peak";

/// Since: 1.2.2
pub const VIR_DOMAIN_BLKIO_DEVICE_READ_BPS: &str = "device_read_bytes_sec";

/// Since: 1.2.2
pub const VIR_DOMAIN_BLKIO_DEVICE_READ_IOPS: &str = "device_read_iops_sec";

/// Since: 0.9.8
pub const VIR_DOMAIN_BLKIO_DEVICE_WEIGHT: &str = "device_weight";

/// Since: 1.2.2
pub const VIR_DOMAIN_BLKIO_DEVICE_WRITE_BPS: &str = "device_write_bytes_sec";

/// Since: 1.2.2
pub const VIR_DOMAIN_BLKIO_DEVICE_WRITE_IOPS: &str = "device_write_iops_sec";

/// Since: 0.9.0
pub const VIR_DOMAIN_BLKIO_FIELD_LENGTH: usize = 80;

/// Since: 0.9.0
pub const VIR_DOMAIN_BLKIO_WEIGHT: &str = "weight";

/// Since: 1.2.8
pub const VIR_DOMAIN_BLOCK_COPY_BANDWIDTH: &str = "bandwidth";

/// Since: 1.2.8
pub const VIR_DOMAIN_BLOCK_COPY_BUF_SIZE: &str = "buf-size";

/// Since: 1.2.8
pub const VIR_DOMAIN_BLOCK_COPY_GRANULARITY: &str = "granularity";

/// Since: 3.0.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_GROUP_NAME: &str = "group_name";

/// Since: 0.9.8
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC: &str = "read_bytes_sec";

/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC_MAX: &str = "read_bytes_sec_max";

/// Since: 2.4.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_BYTES_SEC_MAX_LENGTH: &str = "read_bytes_sec_max_length";

/// Since: 0.9.8
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC: &str = "read_iops_sec";

/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX: &str = "read_iops_sec_max";

/// Since: 2.4.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_READ_IOPS_SEC_MAX_LENGTH: &str = "read_iops_sec_max_length";

/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_SIZE_IOPS_SEC: &str = "size_iops_sec";

/// Since: 0.9.8
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC: &str = "total_bytes_sec";

/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX: &str = "total_bytes_sec_max";

/// Since: 2.4.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_BYTES_SEC_MAX_LENGTH: &str = "total_bytes_sec_max_length";

/// Since: 0.9.8
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC: &str = "total_iops_sec";

/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC_MAX: &str = "total_iops_sec_max";

/// Since: 2.4.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_TOTAL_IOPS_SEC_MAX_LENGTH: &str = "total_iops_sec_max_length";

/// Since: 0.9.8
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC: &str = "write_bytes_sec";

/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC_MAX: &str = "write_bytes_sec_max";

/// Since: 2.4.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_BYTES_SEC_MAX_LENGTH: &str = "write_bytes_sec_max_length";

/// Since: 0.9.8
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC: &str = "write_iops_sec";

/// Since: 1.2.11
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC_MAX: &str = "write_iops_sec_max";

/// Since: 2.4.0
pub const VIR_DOMAIN_BLOCK_IOTUNE_WRITE_IOPS_SEC_MAX_LENGTH: &str = "write_iops_sec_max_length";

/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_ERRS: &str = "errs";

/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_FIELD_LENGTH: usize = 80;

/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_FLUSH_REQ: &str = "flush_operations";

/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_FLUSH_TOTAL_TIMES: &str = "flush_total_times";

/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_READ_BYTES: &str = "rd_bytes";

/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_READ_REQ: &str = "rd_operations";

/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_READ_TOTAL_TIMES: &str = "rd_total_times";

/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_WRITE_BYTES: &str = "wr_bytes";

/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_WRITE_REQ: &str = "wr_operations";

/// Since: 0.9.5
pub const VIR_DOMAIN_BLOCK_STATS_WRITE_TOTAL_TIMES: &str = "wr_total_times";

/// Since: 0.9.10
pub const VIR_DOMAIN_CPU_STATS_CPUTIME: &str = "cpu_time";

/// Since: 0.9.11
pub const VIR_DOMAIN_CPU_STATS_SYSTEMTIME: &str = "system_time";

/// Since: 0.9.11
pub const VIR_DOMAIN_CPU_STATS_USERTIME: &str = "user_time";

/// Since: 0.9.13
pub const VIR_DOMAIN_CPU_STATS_VCPUTIME: &str = "vcpu_time";

// macro VIR_DOMAIN_EVENT_CALLBACK args=[] raw='' kind=None value=None since=0.8.0

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_COUNT: &str = "disk.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_PREFIX: &str = "disk.";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_ALIAS: &str = ".alias";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_COUNT: &str = ".dependency.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_PREFIX: &str = ".dependency.";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_DEPENDENCY_SUFFIX_NAME: &str = ".name";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_GUEST_ALIAS: &str = ".guest_alias";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_GUEST_BUS: &str = ".guest_bus";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_NAME: &str = ".name";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_PARTITION: &str = ".partition";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_DISK_SUFFIX_SERIAL: &str = ".serial";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_COUNT: &str = "fs.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_PREFIX: &str = "fs.";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_COUNT: &str = ".disk.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_PREFIX: &str = ".disk.";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_ALIAS: &str = ".alias";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_DEVICE: &str = ".device";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_DISK_SUFFIX_SERIAL: &str = ".serial";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_FSTYPE: &str = ".fstype";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_MOUNTPOINT: &str = ".mountpoint";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_NAME: &str = ".name";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_TOTAL_BYTES: &str = ".total-bytes";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_FS_SUFFIX_USED_BYTES: &str = ".used-bytes";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_HOSTNAME_HOSTNAME: &str = "hostname";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_COUNT: &str = "if.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_PREFIX: &str = "if.";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_COUNT: &str = ".addr.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_PREFIX: &str = ".addr.";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_ADDR: &str = ".addr";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_PREFIX: &str = ".prefix";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_ADDR_SUFFIX_TYPE: &str = ".type";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_HWADDR: &str = ".hwaddr";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_IF_SUFFIX_NAME: &str = ".name";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_LOAD_15M: &str = "load.15m";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_LOAD_1M: &str = "load.1m";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_LOAD_5M: &str = "load.5m";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_ID: &str = "os.id";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_KERNEL_RELEASE: &str = "os.kernel-release";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_KERNEL_VERSION: &str = "os.kernel-version";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_MACHINE: &str = "os.machine";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_NAME: &str = "os.name";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_PRETTY_NAME: &str = "os.pretty-name";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_VARIANT: &str = "os.variant";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_VARIANT_ID: &str = "os.variant-id";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_VERSION: &str = "os.version";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_OS_VERSION_ID: &str = "os.version-id";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_TIMEZONE_NAME: &str = "timezone.name";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_TIMEZONE_OFFSET: &str = "timezone.offset";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_USER_COUNT: &str = "user.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_USER_PREFIX: &str = "user.";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_DOMAIN: &str = ".domain";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_LOGIN_TIME: &str = ".login-time";

/// Since: 11.2.0
pub const VIR_DOMAIN_GUEST_INFO_USER_SUFFIX_NAME: &str = ".name";

/// Since: 4.10.0
pub const VIR_DOMAIN_IOTHREAD_POLL_GROW: &str = "poll_grow";

/// Since: 4.10.0
pub const VIR_DOMAIN_IOTHREAD_POLL_MAX_NS: &str = "poll_max_ns";

/// Since: 4.10.0
pub const VIR_DOMAIN_IOTHREAD_POLL_SHRINK: &str = "poll_shrink";

/// Since: 8.5.0
pub const VIR_DOMAIN_IOTHREAD_THREAD_POOL_MAX: &str = "thread_pool_max";

/// Since: 8.5.0
pub const VIR_DOMAIN_IOTHREAD_THREAD_POOL_MIN: &str = "thread_pool_min";

/// Since: 2.0.0
pub const VIR_DOMAIN_JOB_AUTO_CONVERGE_THROTTLE: &str = "auto_converge_throttle";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_COMPRESSION_BYTES: &str = "compression_bytes";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_COMPRESSION_CACHE: &str = "compression_cache";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_COMPRESSION_CACHE_MISSES: &str = "compression_cache_misses";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_COMPRESSION_OVERFLOW: &str = "compression_overflow";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_COMPRESSION_PAGES: &str = "compression_pages";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DATA_PROCESSED: &str = "data_processed";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DATA_REMAINING: &str = "data_remaining";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DATA_TOTAL: &str = "data_total";

/// Since: 1.2.9
pub const VIR_DOMAIN_JOB_DISK_BPS: &str = "disk_bps";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DISK_PROCESSED: &str = "disk_processed";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DISK_REMAINING: &str = "disk_remaining";

/// Since: 6.0.0
pub const VIR_DOMAIN_JOB_DISK_TEMP_TOTAL: &str = "disk_temp_total";

/// Since: 6.0.0
pub const VIR_DOMAIN_JOB_DISK_TEMP_USED: &str = "disk_temp_used";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DISK_TOTAL: &str = "disk_total";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_DOWNTIME: &str = "downtime";

/// Since: 1.2.15
pub const VIR_DOMAIN_JOB_DOWNTIME_NET: &str = "downtime_net";

/// Since: 6.3.0
pub const VIR_DOMAIN_JOB_ERRMSG: &str = "errmsg";

/// Since: 1.2.9
pub const VIR_DOMAIN_JOB_MEMORY_BPS: &str = "memory_bps";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_MEMORY_CONSTANT: &str = "memory_constant";

/// Since: 1.3.1
pub const VIR_DOMAIN_JOB_MEMORY_DIRTY_RATE: &str = "memory_dirty_rate";

/// Since: 1.3.1
pub const VIR_DOMAIN_JOB_MEMORY_ITERATION: &str = "memory_iteration";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_MEMORY_NORMAL: &str = "memory_normal";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_MEMORY_NORMAL_BYTES: &str = "memory_normal_bytes";

/// Since: 3.9.0
pub const VIR_DOMAIN_JOB_MEMORY_PAGE_SIZE: &str = "memory_page_size";

/// Since: 5.0.0
pub const VIR_DOMAIN_JOB_MEMORY_POSTCOPY_REQS: &str = "memory_postcopy_requests";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_MEMORY_PROCESSED: &str = "memory_processed";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_MEMORY_REMAINING: &str = "memory_remaining";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_MEMORY_TOTAL: &str = "memory_total";

/// Since: 3.3.0
pub const VIR_DOMAIN_JOB_OPERATION: &str = "operation";

/// Since: 1.2.9
pub const VIR_DOMAIN_JOB_SETUP_TIME: &str = "setup_time";

/// Since: 6.0.0
pub const VIR_DOMAIN_JOB_SUCCESS: &str = "success";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_TIME_ELAPSED: &str = "time_elapsed";

/// Since: 1.2.15
pub const VIR_DOMAIN_JOB_TIME_ELAPSED_NET: &str = "time_elapsed_net";

/// Since: 1.0.3
pub const VIR_DOMAIN_JOB_TIME_REMAINING: &str = "time_remaining";

/// Since: 10.6.0
pub const VIR_DOMAIN_JOB_VFIO_DATA_TRANSFERRED: &str = "vfio_data_transferred";

/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_API_MAJOR: &str = "sev-api-major";

/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_API_MINOR: &str = "sev-api-minor";

/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_BUILD_ID: &str = "sev-build-id";

/// Since: 4.5.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_MEASUREMENT: &str = "sev-measurement";

/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_POLICY: &str = "sev-policy";

/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET: &str = "sev-secret";

/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET_HEADER: &str = "sev-secret-header";

/// Since: 8.0.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SECRET_SET_ADDRESS: &str = "sev-secret-set-address";

/// Since: 10.5.0
pub const VIR_DOMAIN_LAUNCH_SECURITY_SEV_SNP_POLICY: &str = "sev-snp-policy";

/// Since: 0.8.5
pub const VIR_DOMAIN_MEMORY_FIELD_LENGTH: usize = 80;

/// Since: 0.8.5
pub const VIR_DOMAIN_MEMORY_HARD_LIMIT: &str = "hard_limit";

/// Since: 0.8.5
pub const VIR_DOMAIN_MEMORY_MIN_GUARANTEE: &str = "min_guarantee";

/// Since: 0.8.8
pub const VIR_DOMAIN_MEMORY_PARAM_UNLIMITED: c_longlong = 9007199254740991;

/// Since: 0.8.5
pub const VIR_DOMAIN_MEMORY_SOFT_LIMIT: &str = "soft_limit";

/// Since: 0.8.5
pub const VIR_DOMAIN_MEMORY_SWAP_HARD_LIMIT: &str = "swap_hard_limit";

/// Since: 0.9.9
pub const VIR_DOMAIN_NUMA_MODE: &str = "numa_mode";

/// Since: 0.9.9
pub const VIR_DOMAIN_NUMA_NODESET: &str = "numa_nodeset";

/// Since: 8.4.0
pub const VIR_DOMAIN_SAVE_PARAM_DXML: &str = "dxml";

/// Since: 8.4.0
pub const VIR_DOMAIN_SAVE_PARAM_FILE: &str = "file";

/// Since: 11.2.0
pub const VIR_DOMAIN_SAVE_PARAM_IMAGE_FORMAT: &str = "image_format";

/// Since: 11.2.0
pub const VIR_DOMAIN_SAVE_PARAM_PARALLEL_CHANNELS: &str = "parallel.channels";

/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_CAP: &str = "cap";

/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_CPU_SHARES: &str = "cpu_shares";

/// Since: 0.10.0
pub const VIR_DOMAIN_SCHEDULER_EMULATOR_PERIOD: &str = "emulator_period";

/// Since: 0.10.0
pub const VIR_DOMAIN_SCHEDULER_EMULATOR_QUOTA: &str = "emulator_quota";

/// Since: 1.3.3
pub const VIR_DOMAIN_SCHEDULER_GLOBAL_PERIOD: &str = "global_period";

/// Since: 1.3.3
pub const VIR_DOMAIN_SCHEDULER_GLOBAL_QUOTA: &str = "global_quota";

/// Since: 2.2.0
pub const VIR_DOMAIN_SCHEDULER_IOTHREAD_PERIOD: &str = "iothread_period";

/// Since: 2.2.0
pub const VIR_DOMAIN_SCHEDULER_IOTHREAD_QUOTA: &str = "iothread_quota";

/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_LIMIT: &str = "limit";

/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_RESERVATION: &str = "reservation";

/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_SHARES: &str = "shares";

/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_VCPU_PERIOD: &str = "vcpu_period";

/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_VCPU_QUOTA: &str = "vcpu_quota";

/// Since: 0.9.7
pub const VIR_DOMAIN_SCHEDULER_WEIGHT: &str = "weight";

/// Since: 0.2.3
pub const VIR_DOMAIN_SCHED_FIELD_LENGTH: usize = 80;

/// Since: 0.9.3
pub const VIR_DOMAIN_SEND_KEY_MAX_KEYS: c_int = 16;

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_AVAILABLE: &str = "balloon.available";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_CURRENT: &str = "balloon.current";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_DISK_CACHES: &str = "balloon.disk_caches";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_HUGETLB_PGALLOC: &str = "balloon.hugetlb_pgalloc";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_HUGETLB_PGFAIL: &str = "balloon.hugetlb_pgfail";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_LAST_UPDATE: &str = "balloon.last-update";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_MAJOR_FAULT: &str = "balloon.major_fault";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_MAXIMUM: &str = "balloon.maximum";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_MINOR_FAULT: &str = "balloon.minor_fault";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_RSS: &str = "balloon.rss";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_SWAP_IN: &str = "balloon.swap_in";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_SWAP_OUT: &str = "balloon.swap_out";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_UNUSED: &str = "balloon.unused";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BALLOON_USABLE: &str = "balloon.usable";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_COUNT: &str = "block.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_PREFIX: &str = "block.";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_ALLOCATION: &str = ".allocation";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_BACKINGINDEX: &str = ".backingIndex";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_CAPACITY: &str = ".capacity";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_ERRORS: &str = ".errors";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_FL_REQS: &str = ".fl.reqs";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_FL_TIMES: &str = ".fl.times";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_NAME: &str = ".name";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_PATH: &str = ".path";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_PHYSICAL: &str = ".physical";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_BYTES: &str = ".rd.bytes";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_REQS: &str = ".rd.reqs";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_RD_TIMES: &str = ".rd.times";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_THRESHOLD: &str = ".threshold";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_BYTES: &str = ".wr.bytes";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_REQS: &str = ".wr.reqs";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_BLOCK_SUFFIX_WR_TIMES: &str = ".wr.times";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_COUNT: &str = "cpu.cache.monitor.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_PREFIX: &str = "cpu.cache.monitor.";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_COUNT: &str = ".bank.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_PREFIX: &str = ".bank.";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_SUFFIX_BYTES: &str = ".bytes";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_BANK_SUFFIX_ID: &str = ".id";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_NAME: &str = ".name";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_CACHE_MONITOR_SUFFIX_VCPUS: &str = ".vcpus";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_HALTPOLL_FAIL_TIME: &str = "cpu.haltpoll.fail.time";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_HALTPOLL_SUCCESS_TIME: &str = "cpu.haltpoll.success.time";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_SYSTEM: &str = "cpu.system";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_TIME: &str = "cpu.time";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CPU_USER: &str = "cpu.user";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_CUR: &str = ".cur";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_MAX: &str = ".max";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_CUSTOM_SUFFIX_TYPE_SUM: &str = ".sum";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_MODE: &str = "dirtyrate.calc_mode";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_PERIOD: &str = "dirtyrate.calc_period";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_START_TIME: &str = "dirtyrate.calc_start_time";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_CALC_STATUS: &str = "dirtyrate.calc_status";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_MEGABYTES_PER_SECOND: &str = "dirtyrate.megabytes_per_second";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_VCPU_PREFIX: &str = "dirtyrate.vcpu.";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_DIRTYRATE_VCPU_SUFFIX_MEGABYTES_PER_SECOND: &str =
    ".megabytes_per_second";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_IOTHREAD_COUNT: &str = "iothread.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_IOTHREAD_PREFIX: &str = "iothread.";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_GROW: &str = ".poll-grow";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_MAX_NS: &str = ".poll-max-ns";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_IOTHREAD_SUFFIX_POLL_SHRINK: &str = ".poll-shrink";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_COUNT: &str = "memory.bandwidth.monitor.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_PREFIX: &str = "memory.bandwidth.monitor.";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NAME: &str = ".name";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_COUNT: &str = ".node.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_PREFIX: &str = ".node.";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_BYTES_LOCAL: &str =
    ".bytes.local";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_BYTES_TOTAL: &str =
    ".bytes.total";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_NODE_SUFFIX_ID: &str = ".id";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_MEMORY_BANDWIDTH_MONITOR_SUFFIX_VCPUS: &str = ".vcpus";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_COUNT: &str = "net.count";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_PREFIX: &str = "net.";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_NAME: &str = ".name";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_BYTES: &str = ".rx.bytes";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_DROP: &str = ".rx.drop";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_ERRS: &str = ".rx.errs";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_RX_PKTS: &str = ".rx.pkts";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_BYTES: &str = ".tx.bytes";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_DROP: &str = ".tx.drop";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_ERRS: &str = ".tx.errs";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_NET_SUFFIX_TX_PKTS: &str = ".tx.pkts";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_ALIGNMENT_FAULTS: &str = "perf.alignment_faults";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_BRANCH_INSTRUCTIONS: &str = "perf.branch_instructions";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_BRANCH_MISSES: &str = "perf.branch_misses";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_BUS_CYCLES: &str = "perf.bus_cycles";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CACHE_MISSES: &str = "perf.cache_misses";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CACHE_REFERENCES: &str = "perf.cache_references";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CMT: &str = "perf.cmt";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CONTEXT_SWITCHES: &str = "perf.context_switches";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CPU_CLOCK: &str = "perf.cpu_clock";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CPU_CYCLES: &str = "perf.cpu_cycles";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_CPU_MIGRATIONS: &str = "perf.cpu_migrations";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_EMULATION_FAULTS: &str = "perf.emulation_faults";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_INSTRUCTIONS: &str = "perf.instructions";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_MBML: &str = "perf.mbml";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_MBMT: &str = "perf.mbmt";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_PAGE_FAULTS: &str = "perf.page_faults";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_PAGE_FAULTS_MAJ: &str = "perf.page_faults_maj";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_PAGE_FAULTS_MIN: &str = "perf.page_faults_min";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_REF_CPU_CYCLES: &str = "perf.ref_cpu_cycles";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_STALLED_CYCLES_BACKEND: &str = "perf.stalled_cycles_backend";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_STALLED_CYCLES_FRONTEND: &str = "perf.stalled_cycles_frontend";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_PERF_TASK_CLOCK: &str = "perf.task_clock";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_STATE_REASON: &str = "state.reason";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_STATE_STATE: &str = "state.state";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_CURRENT: &str = "vcpu.current";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_MAXIMUM: &str = "vcpu.maximum";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_PREFIX: &str = "vcpu.";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_DELAY: &str = ".delay";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_HALTED: &str = ".halted";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_STATE: &str = ".state";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_TIME: &str = ".time";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VCPU_SUFFIX_WAIT: &str = ".wait";

/// Since: 11.2.0
pub const VIR_DOMAIN_STATS_VM_PREFIX: &str = "vm.";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_DISK: &str = "blkdeviotune.disk";

/// Since: 3.0.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_GROUP_NAME: &str = "blkdeviotune.group_name";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_BYTES_SEC: &str = "blkdeviotune.read_bytes_sec";

/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_BYTES_SEC_MAX: &str = "blkdeviotune.read_bytes_sec_max";

/// Since: 2.4.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_BYTES_SEC_MAX_LENGTH: &str =
    "blkdeviotune.read_bytes_sec_max_length";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_IOPS_SEC: &str = "blkdeviotune.read_iops_sec";

/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_IOPS_SEC_MAX: &str = "blkdeviotune.read_iops_sec_max";

/// Since: 2.4.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_READ_IOPS_SEC_MAX_LENGTH: &str =
    "blkdeviotune.read_iops_sec_max_length";

/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_SIZE_IOPS_SEC: &str = "blkdeviotune.size_iops_sec";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_BYTES_SEC: &str = "blkdeviotune.total_bytes_sec";

/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_BYTES_SEC_MAX: &str = "blkdeviotune.total_bytes_sec_max";

/// Since: 2.4.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_BYTES_SEC_MAX_LENGTH: &str =
    "blkdeviotune.total_bytes_sec_max_length";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_IOPS_SEC: &str = "blkdeviotune.total_iops_sec";

/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_IOPS_SEC_MAX: &str = "blkdeviotune.total_iops_sec_max";

/// Since: 2.4.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_TOTAL_IOPS_SEC_MAX_LENGTH: &str =
    "blkdeviotune.total_iops_sec_max_length";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_BYTES_SEC: &str = "blkdeviotune.write_bytes_sec";

/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_BYTES_SEC_MAX: &str = "blkdeviotune.write_bytes_sec_max";

/// Since: 2.4.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_BYTES_SEC_MAX_LENGTH: &str =
    "blkdeviotune.write_bytes_sec_max_length";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_IOPS_SEC: &str = "blkdeviotune.write_iops_sec";

/// Since: 1.2.11
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_IOPS_SEC_MAX: &str = "blkdeviotune.write_iops_sec_max";

/// Since: 2.4.0
pub const VIR_DOMAIN_TUNABLE_BLKDEV_WRITE_IOPS_SEC_MAX_LENGTH: &str =
    "blkdeviotune.write_iops_sec_max_length";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_CPU_SHARES: &str = "cputune.cpu_shares";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_EMULATORPIN: &str = "cputune.emulatorpin";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_EMULATOR_PERIOD: &str = "cputune.emulator_period";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_EMULATOR_QUOTA: &str = "cputune.emulator_quota";

/// Since: 1.3.3
pub const VIR_DOMAIN_TUNABLE_CPU_GLOBAL_PERIOD: &str = "cputune.global_period";

/// Since: 1.3.3
pub const VIR_DOMAIN_TUNABLE_CPU_GLOBAL_QUOTA: &str = "cputune.global_quota";

/// Since: 1.2.14
pub const VIR_DOMAIN_TUNABLE_CPU_IOTHREADSPIN: &str = "cputune.iothreadpin%u";

/// Since: 2.2.0
pub const VIR_DOMAIN_TUNABLE_CPU_IOTHREAD_PERIOD: &str = "cputune.iothread_period";

/// Since: 2.2.0
pub const VIR_DOMAIN_TUNABLE_CPU_IOTHREAD_QUOTA: &str = "cputune.iothread_quota";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_VCPUPIN: &str = "cputune.vcpupin%u";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_VCPU_PERIOD: &str = "cputune.vcpu_period";

/// Since: 1.2.9
pub const VIR_DOMAIN_TUNABLE_CPU_VCPU_QUOTA: &str = "cputune.vcpu_quota";

// macro VIR_GET_CPUMAP args=['cpumaps', 'maplen', 'vcpu'] raw='(&((cpumaps)[(vcpu) * (maplen)]))' kind=None value=None since=0.1.4

/// Since: 0.9.5
pub const VIR_KEYCODE_SET_RFB: c_int = 9;

/// Since: 2.0.0
pub const VIR_MIGRATE_PARAM_AUTO_CONVERGE_INCREMENT: &str = "auto_converge.increment";

/// Since: 2.0.0
pub const VIR_MIGRATE_PARAM_AUTO_CONVERGE_INITIAL: &str = "auto_converge.initial";

/// Since: 1.1.0
pub const VIR_MIGRATE_PARAM_BANDWIDTH: &str = "bandwidth";

/// Since: 11.1.0
pub const VIR_MIGRATE_PARAM_BANDWIDTH_AVAIL_SWITCHOVER: &str = "bandwidth.avail.switchover";

/// Since: 5.1.0
pub const VIR_MIGRATE_PARAM_BANDWIDTH_POSTCOPY: &str = "bandwidth.postcopy";

/// Since: 1.3.4
pub const VIR_MIGRATE_PARAM_COMPRESSION: &str = "compression";

/// Since: 1.3.4
pub const VIR_MIGRATE_PARAM_COMPRESSION_MT_DTHREADS: &str = "compression.mt.dthreads";

/// Since: 1.3.4
pub const VIR_MIGRATE_PARAM_COMPRESSION_MT_LEVEL: &str = "compression.mt.level";

/// Since: 1.3.4
pub const VIR_MIGRATE_PARAM_COMPRESSION_MT_THREADS: &str = "compression.mt.threads";

/// Since: 1.3.4
pub const VIR_MIGRATE_PARAM_COMPRESSION_XBZRLE_CACHE: &str = "compression.xbzrle.cache";

/// Since: 9.4.0
pub const VIR_MIGRATE_PARAM_COMPRESSION_ZLIB_LEVEL: &str = "compression.zlib.level";

/// Since: 9.4.0
pub const VIR_MIGRATE_PARAM_COMPRESSION_ZSTD_LEVEL: &str = "compression.zstd.level";

/// Since: 1.1.0
pub const VIR_MIGRATE_PARAM_DEST_NAME: &str = "destination_name";

/// Since: 1.1.0
pub const VIR_MIGRATE_PARAM_DEST_XML: &str = "destination_xml";

/// Since: 1.3.3
pub const VIR_MIGRATE_PARAM_DISKS_PORT: &str = "disks_port";

/// Since: 6.8.0
pub const VIR_MIGRATE_PARAM_DISKS_URI: &str = "disks_uri";

/// Since: 1.1.0
pub const VIR_MIGRATE_PARAM_GRAPHICS_URI: &str = "graphics_uri";

/// Since: 1.1.4
pub const VIR_MIGRATE_PARAM_LISTEN_ADDRESS: &str = "listen_address";

/// Since: 1.2.17
pub const VIR_MIGRATE_PARAM_MIGRATE_DISKS: &str = "migrate_disks";

/// Since: 10.9.0
pub const VIR_MIGRATE_PARAM_MIGRATE_DISKS_DETECT_ZEROES: &str = "migrate_disks_detect_zeroes";

/// Since: 5.2.0
pub const VIR_MIGRATE_PARAM_PARALLEL_CONNECTIONS: &str = "parallel.connections";

/// Since: 1.3.4
pub const VIR_MIGRATE_PARAM_PERSIST_XML: &str = "persistent_xml";

/// Since: 6.0.0
pub const VIR_MIGRATE_PARAM_TLS_DESTINATION: &str = "tls.destination";

/// Since: 1.1.0
pub const VIR_MIGRATE_PARAM_URI: &str = "migrate_uri";

/// Since: 3.2.0
pub const VIR_PERF_PARAM_ALIGNMENT_FAULTS: &str = "alignment_faults";

/// Since: 3.0.0
pub const VIR_PERF_PARAM_BRANCH_INSTRUCTIONS: &str = "branch_instructions";

/// Since: 3.0.0
pub const VIR_PERF_PARAM_BRANCH_MISSES: &str = "branch_misses";

/// Since: 3.0.0
pub const VIR_PERF_PARAM_BUS_CYCLES: &str = "bus_cycles";

/// Since: 2.3.0
pub const VIR_PERF_PARAM_CACHE_MISSES: &str = "cache_misses";

/// Since: 2.3.0
pub const VIR_PERF_PARAM_CACHE_REFERENCES: &str = "cache_references";

/// Since: 1.3.3
pub const VIR_PERF_PARAM_CMT: &str = "cmt";

/// Since: 3.2.0
pub const VIR_PERF_PARAM_CONTEXT_SWITCHES: &str = "context_switches";

/// Since: 3.2.0
pub const VIR_PERF_PARAM_CPU_CLOCK: &str = "cpu_clock";

/// Since: 2.3.0
pub const VIR_PERF_PARAM_CPU_CYCLES: &str = "cpu_cycles";

/// Since: 3.2.0
pub const VIR_PERF_PARAM_CPU_MIGRATIONS: &str = "cpu_migrations";

/// Since: 3.2.0
pub const VIR_PERF_PARAM_EMULATION_FAULTS: &str = "emulation_faults";

/// Since: 2.3.0
pub const VIR_PERF_PARAM_INSTRUCTIONS: &str = "instructions";

/// Since: 1.3.5
pub const VIR_PERF_PARAM_MBML: &str = "mbml";

/// Since: 1.3.5
pub const VIR_PERF_PARAM_MBMT: &str = "mbmt";

/// Since: 3.2.0
pub const VIR_PERF_PARAM_PAGE_FAULTS: &str = "page_faults";

/// Since: 3.2.0
pub const VIR_PERF_PARAM_PAGE_FAULTS_MAJ: &str = "page_faults_maj";

/// Since: 3.2.0
pub const VIR_PERF_PARAM_PAGE_FAULTS_MIN: &str = "page_faults_min";

/// Since: 3.0.0
pub const VIR_PERF_PARAM_REF_CPU_CYCLES: &str = "ref_cpu_cycles";

/// Since: 3.0.0
pub const VIR_PERF_PARAM_STALLED_CYCLES_BACKEND: &str = "stalled_cycles_backend";

/// Since: 3.0.0
pub const VIR_PERF_PARAM_STALLED_CYCLES_FRONTEND: &str = "stalled_cycles_frontend";

/// Since: 3.2.0
pub const VIR_PERF_PARAM_TASK_CLOCK: &str = "task_clock";

// macro VIR_UNUSE_CPU args=['cpumap', 'cpu'] raw='((cpumap)[(cpu) / 8] &= ~(1 << ((cpu) % 8)))' kind=None value=None since=0.1.4

// macro VIR_USE_CPU args=['cpumap', 'cpu'] raw='((cpumap)[(cpu) / 8] |= (1 << ((cpu) % 8)))' kind=None value=None since=0.1.4

// macro _virBlkioParameter args=[] raw='_virTypedParameter' kind=None value=None since=0.9.0

// macro _virMemoryParameter args=[] raw='_virTypedParameter' kind=None value=None since=0.8.5

// macro _virSchedParameter args=[] raw='_virTypedParameter' kind=None value=None since=0.2.3

pub type virBlkioParameter = virTypedParameter;

/// Since: 0.0.1
pub struct _virDomain {
    _private: [u8; 0],
}

pub type virDomain = _virDomain;

/// Since: 0.8.1
#[repr(C)]
pub struct _virDomainBlockInfo {
    pub capacity: c_ulonglong,
    pub allocation: c_ulonglong,
    pub physical: c_ulonglong,
}

pub type virDomainBlockInfo = _virDomainBlockInfo;

/// Since: 0.9.4
#[repr(C)]
pub struct _virDomainBlockJobInfo {
    pub r#type: c_int,
    pub bandwidth: c_ulong,
    pub cur: virDomainBlockJobCursor,
    pub end: virDomainBlockJobCursor,
}

pub type virDomainBlockJobInfo = _virDomainBlockJobInfo;

/// Since: 0.3.3
#[repr(C)]
pub struct _virDomainBlockStats {
    pub rd_req: c_longlong,
    pub rd_bytes: c_longlong,
    pub wr_req: c_longlong,
    pub wr_bytes: c_longlong,
    pub errs: c_longlong,
}

pub type virDomainBlockStatsStruct = _virDomainBlockStats;

/// Since: 0.9.3
#[repr(C)]
pub struct _virDomainControlInfo {
    pub state: c_uint,
    pub details: c_uint,
    pub stateTime: c_ulonglong,
}

pub type virDomainControlInfo = _virDomainControlInfo;

/// Since: 0.9.10
#[repr(C)]
pub struct _virDomainDiskError {
    pub disk: *mut c_char,
    pub error: c_int,
}

pub type virDomainDiskError = _virDomainDiskError;

/// Since: 0.8.0
#[repr(C)]
pub struct _virDomainEventGraphicsAddress {
    pub family: c_int,
    pub node: *mut c_char,
    pub service: *mut c_char,
}

pub type virDomainEventGraphicsAddress = _virDomainEventGraphicsAddress;

/// Since: 0.8.0
#[repr(C)]
pub struct _virDomainEventGraphicsSubject {
    pub nidentity: c_int,
    pub identities: virDomainEventGraphicsSubjectIdentityPtr,
}

pub type virDomainEventGraphicsSubject = _virDomainEventGraphicsSubject;

/// Since: 0.8.0
#[repr(C)]
pub struct _virDomainEventGraphicsSubjectIdentity {
    pub r#type: *mut c_char,
    pub name: *mut c_char,
}

pub type virDomainEventGraphicsSubjectIdentity = _virDomainEventGraphicsSubjectIdentity;

/// Since: 1.2.11
#[repr(C)]
pub struct _virDomainFSInfo {
    pub mountpoint: *mut c_char,
    pub name: *mut c_char,
    pub fstype: *mut c_char,
    pub ndevAlias: usize,
    pub devAlias: *mut *mut c_char,
}

pub type virDomainFSInfo = _virDomainFSInfo;

/// Since: 1.2.14
#[repr(C)]
pub struct _virDomainIOThreadInfo {
    pub iothread_id: c_uint,
    pub cpumap: *mut c_uchar,
    pub cpumaplen: c_int,
}

pub type virDomainIOThreadInfo = _virDomainIOThreadInfo;

/// Since: 1.2.14
#[repr(C)]
pub struct _virDomainInterfaceIPAddress {
    pub r#type: c_int,
    pub addr: *mut c_char,
    pub prefix: c_uint,
}

pub type virDomainIPAddress = _virDomainInterfaceIPAddress;

/// Since: 0.0.1
#[repr(C)]
pub struct _virDomainInfo {
    pub state: c_uchar,
    pub maxMem: c_ulong,
    pub memory: c_ulong,
    pub nrVirtCpu: c_ushort,
    pub cpuTime: c_ulonglong,
}

pub type virDomainInfo = _virDomainInfo;

/// Since: 1.2.14
#[repr(C)]
pub struct _virDomainInterface {
    pub name: *mut c_char,
    pub hwaddr: *mut c_char,
    pub naddrs: c_uint,
    pub addrs: virDomainIPAddressPtr,
}

pub type virDomainInterface = _virDomainInterface;

/// Since: 0.3.3
#[repr(C)]
pub struct _virDomainInterfaceStats {
    pub rx_bytes: c_longlong,
    pub rx_packets: c_longlong,
    pub rx_errs: c_longlong,
    pub rx_drop: c_longlong,
    pub tx_bytes: c_longlong,
    pub tx_packets: c_longlong,
    pub tx_errs: c_longlong,
    pub tx_drop: c_longlong,
}

pub type virDomainInterfaceStatsStruct = _virDomainInterfaceStats;

/// Since: 0.7.7
#[repr(C)]
pub struct _virDomainJobInfo {
    pub r#type: c_int,
    pub timeElapsed: c_ulonglong,
    pub timeRemaining: c_ulonglong,
    pub dataTotal: c_ulonglong,
    pub dataProcessed: c_ulonglong,
    pub dataRemaining: c_ulonglong,
    pub memTotal: c_ulonglong,
    pub memProcessed: c_ulonglong,
    pub memRemaining: c_ulonglong,
    pub fileTotal: c_ulonglong,
    pub fileProcessed: c_ulonglong,
    pub fileRemaining: c_ulonglong,
}

pub type virDomainJobInfo = _virDomainJobInfo;

/// Since: 0.7.5
#[repr(C)]
pub struct _virDomainMemoryStat {
    pub tag: c_int,
    pub val: c_ulonglong,
}

pub type virDomainMemoryStatStruct = _virDomainMemoryStat;

/// Since: 1.2.8
#[repr(C)]
pub struct _virDomainStatsRecord {
    pub dom: virDomainPtr,
    pub params: virTypedParameterPtr,
    pub nparams: c_int,
}

pub type virDomainStatsRecord = _virDomainStatsRecord;

pub type virMemoryParameter = virTypedParameter;

pub type virSchedParameter = virTypedParameter;

/// Since: 0.1.4
#[repr(C)]
pub struct _virVcpuInfo {
    pub number: c_uint,
    pub state: c_int,
    pub cpuTime: c_ulonglong,
    pub cpu: c_int,
}

pub type virVcpuInfo = _virVcpuInfo;

/// Since: 1.2.11
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectDomainEventAgentLifecycleReason {
    /// Since: 1.2.11
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_UNKNOWN = 0,
    /// Since: 1.2.11
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_DOMAIN_STARTED = 1,
    /// Since: 1.2.11
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_CHANNEL = 2,
    /// Since: 1.2.11
    #[cfg(feature = "sentinels")]
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_REASON_LAST = 3,
}

/// Since: 1.2.11
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectDomainEventAgentLifecycleState {
    /// Since: 1.2.11
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_CONNECTED = 1,
    /// Since: 1.2.11
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_DISCONNECTED = 2,
    /// Since: 1.2.11
    #[cfg(feature = "sentinels")]
    VIR_CONNECT_DOMAIN_EVENT_AGENT_LIFECYCLE_STATE_LAST = 3,
}

/// Since: 1.2.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectGetAllDomainStatsFlags {
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_ACTIVE = 1 << 0,
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_INACTIVE = 1 << 1,
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_PERSISTENT = 1 << 2,
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_TRANSIENT = 1 << 3,
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_RUNNING = 1 << 4,
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_PAUSED = 1 << 5,
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_SHUTOFF = 1 << 6,
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_OTHER = 1 << 7,
    /// Since: 4.5.0
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_NOWAIT = 1 << 29,
    /// Since: 1.2.12
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_BACKING = 1 << 30,
    /// Since: 1.2.8
    VIR_CONNECT_GET_ALL_DOMAINS_STATS_ENFORCE_STATS = 2147483648,
}

/// Since: 11.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectGetDomainCapabilitiesFlags {
    /// Since: 11.0.0
    VIR_CONNECT_GET_DOMAIN_CAPABILITIES_DISABLE_DEPRECATED_FEATURES = 1 << 0,
}

/// Since: 0.9.13
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectListAllDomainsFlags {
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_ACTIVE = 1 << 0,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_INACTIVE = 1 << 1,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_PERSISTENT = 1 << 2,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_TRANSIENT = 1 << 3,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_RUNNING = 1 << 4,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_PAUSED = 1 << 5,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_SHUTOFF = 1 << 6,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_OTHER = 1 << 7,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_MANAGEDSAVE = 1 << 8,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_NO_MANAGEDSAVE = 1 << 9,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_AUTOSTART = 1 << 10,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_NO_AUTOSTART = 1 << 11,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_HAS_SNAPSHOT = 1 << 12,
    /// Since: 0.9.13
    VIR_CONNECT_LIST_DOMAINS_NO_SNAPSHOT = 1 << 13,
    /// Since: 5.6.0
    VIR_CONNECT_LIST_DOMAINS_HAS_CHECKPOINT = 1 << 14,
    /// Since: 5.6.0
    VIR_CONNECT_LIST_DOMAINS_NO_CHECKPOINT = 1 << 15,
}

/// Since: 8.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainAbortJobFlagsValues {
    /// Since: 8.5.0
    VIR_DOMAIN_ABORT_JOB_POSTCOPY = 1 << 0,
}

/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainModificationImpact {
    /// Since: 0.9.2
    VIR_DOMAIN_AFFECT_CURRENT = 0,
    /// Since: 0.9.2
    VIR_DOMAIN_AFFECT_LIVE = 1 << 0,
    /// Since: 0.9.2
    VIR_DOMAIN_AFFECT_CONFIG = 1 << 1,
}

/// Since: 5.10.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainAgentResponseTimeoutValues {
    /// Since: 5.10.0
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_BLOCK = -2,
    /// Since: 5.10.0
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_DEFAULT = -1,
    /// Since: 5.10.0
    VIR_DOMAIN_AGENT_RESPONSE_TIMEOUT_NOWAIT = 0,
}

/// Since: 6.10.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainAuthorizedSSHKeysSetFlags {
    /// Since: 6.10.0
    VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_APPEND = 1 << 0,
    /// Since: 6.10.0
    VIR_DOMAIN_AUTHORIZED_SSH_KEYS_SET_REMOVE = 1 << 1,
}

/// Since: 6.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBackupBeginFlags {
    /// Since: 6.0.0
    VIR_DOMAIN_BACKUP_BEGIN_REUSE_EXTERNAL = 1 << 0,
}

/// Since: 0.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virBlkioParameterType {
    /// Since: 0.9.0
    VIR_DOMAIN_BLKIO_PARAM_INT = 1,
    /// Since: 0.9.0
    VIR_DOMAIN_BLKIO_PARAM_UINT = 2,
    /// Since: 0.9.0
    VIR_DOMAIN_BLKIO_PARAM_LLONG = 3,
    /// Since: 0.9.0
    VIR_DOMAIN_BLKIO_PARAM_ULLONG = 4,
    /// Since: 0.9.0
    VIR_DOMAIN_BLKIO_PARAM_DOUBLE = 5,
    /// Since: 0.9.0
    VIR_DOMAIN_BLKIO_PARAM_BOOLEAN = 6,
}

/// Since: 0.0.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainState {
    /// Since: 0.0.1
    VIR_DOMAIN_NOSTATE = 0,
    /// Since: 0.0.1
    VIR_DOMAIN_RUNNING = 1,
    /// Since: 0.0.1
    VIR_DOMAIN_BLOCKED = 2,
    /// Since: 0.0.1
    VIR_DOMAIN_PAUSED = 3,
    /// Since: 0.0.1
    VIR_DOMAIN_SHUTDOWN = 4,
    /// Since: 0.0.1
    VIR_DOMAIN_SHUTOFF = 5,
    /// Since: 0.0.2
    VIR_DOMAIN_CRASHED = 6,
    /// Since: 0.9.11
    VIR_DOMAIN_PMSUSPENDED = 7,
    /// Since: 0.9.5
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_LAST = 8,
}

/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockedReason {
    /// Since: 0.9.2
    VIR_DOMAIN_BLOCKED_UNKNOWN = 0,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_BLOCKED_LAST = 1,
}

/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockCommitFlags {
    /// Since: 0.10.2
    VIR_DOMAIN_BLOCK_COMMIT_SHALLOW = 1 << 0,
    /// Since: 0.10.2
    VIR_DOMAIN_BLOCK_COMMIT_DELETE = 1 << 1,
    /// Since: 1.2.6
    VIR_DOMAIN_BLOCK_COMMIT_ACTIVE = 1 << 2,
    /// Since: 1.2.7
    VIR_DOMAIN_BLOCK_COMMIT_RELATIVE = 1 << 3,
    /// Since: 1.2.9
    VIR_DOMAIN_BLOCK_COMMIT_BANDWIDTH_BYTES = 1 << 4,
}

/// Since: 1.2.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockCopyFlags {
    /// Since: 1.2.8
    VIR_DOMAIN_BLOCK_COPY_SHALLOW = 1 << 0,
    /// Since: 1.2.8
    VIR_DOMAIN_BLOCK_COPY_REUSE_EXT = 1 << 1,
    /// Since: 3.5.0
    VIR_DOMAIN_BLOCK_COPY_TRANSIENT_JOB = 1 << 2,
    /// Since: 8.0.0
    VIR_DOMAIN_BLOCK_COPY_SYNCHRONOUS_WRITES = 1 << 3,
}

/// Since: 0.9.12
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockJobAbortFlags {
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_JOB_ABORT_ASYNC = 1 << 0,
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_JOB_ABORT_PIVOT = 1 << 1,
}

/// Since: 0.9.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectDomainEventBlockJobStatus {
    /// Since: 0.9.4
    VIR_DOMAIN_BLOCK_JOB_COMPLETED = 0,
    /// Since: 0.9.4
    VIR_DOMAIN_BLOCK_JOB_FAILED = 1,
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_JOB_CANCELED = 2,
    /// Since: 1.0.0
    VIR_DOMAIN_BLOCK_JOB_READY = 3,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_BLOCK_JOB_LAST = 4,
}

/// Since: 1.2.9
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockJobInfoFlags {
    /// Since: 1.2.9
    VIR_DOMAIN_BLOCK_JOB_INFO_BANDWIDTH_BYTES = 1 << 0,
}

/// Since: 1.2.9
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockJobSetSpeedFlags {
    /// Since: 1.2.9
    VIR_DOMAIN_BLOCK_JOB_SPEED_BANDWIDTH_BYTES = 1 << 0,
}

/// Since: 0.9.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockJobType {
    /// Since: 0.9.4
    VIR_DOMAIN_BLOCK_JOB_TYPE_UNKNOWN = 0,
    /// Since: 0.9.4
    VIR_DOMAIN_BLOCK_JOB_TYPE_PULL = 1,
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_JOB_TYPE_COPY = 2,
    /// Since: 0.10.2
    VIR_DOMAIN_BLOCK_JOB_TYPE_COMMIT = 3,
    /// Since: 1.2.6
    VIR_DOMAIN_BLOCK_JOB_TYPE_ACTIVE_COMMIT = 4,
    /// Since: 6.0.0
    VIR_DOMAIN_BLOCK_JOB_TYPE_BACKUP = 5,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_BLOCK_JOB_TYPE_LAST = 6,
}

/// Since: 1.2.9
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockPullFlags {
    /// Since: 1.2.9
    VIR_DOMAIN_BLOCK_PULL_BANDWIDTH_BYTES = 1 << 6,
}

/// Since: 0.9.12
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockRebaseFlags {
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_REBASE_SHALLOW = 1 << 0,
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_REBASE_REUSE_EXT = 1 << 1,
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_REBASE_COPY_RAW = 1 << 2,
    /// Since: 0.9.12
    VIR_DOMAIN_BLOCK_REBASE_COPY = 1 << 3,
    /// Since: 1.2.7
    VIR_DOMAIN_BLOCK_REBASE_RELATIVE = 1 << 4,
    /// Since: 1.2.9
    VIR_DOMAIN_BLOCK_REBASE_COPY_DEV = 1 << 5,
    /// Since: 1.2.9
    VIR_DOMAIN_BLOCK_REBASE_BANDWIDTH_BYTES = 1 << 6,
}

/// Since: 0.9.11
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainBlockResizeFlags {
    /// Since: 0.9.11
    VIR_DOMAIN_BLOCK_RESIZE_BYTES = 1 << 0,
    /// Since: 10.0.0
    VIR_DOMAIN_BLOCK_RESIZE_CAPACITY = 1 << 1,
}

/// Since: 1.0.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainChannelFlags {
    /// Since: 1.0.2
    VIR_DOMAIN_CHANNEL_FORCE = 1 << 0,
}

/// Since: 0.9.11
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainConsoleFlags {
    /// Since: 0.9.11
    VIR_DOMAIN_CONSOLE_FORCE = 1 << 0,
    /// Since: 0.9.11
    VIR_DOMAIN_CONSOLE_SAFE = 1 << 1,
}

/// Since: 0.9.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainControlState {
    /// Since: 0.9.3
    VIR_DOMAIN_CONTROL_OK = 0,
    /// Since: 0.9.3
    VIR_DOMAIN_CONTROL_JOB = 1,
    /// Since: 0.9.3
    VIR_DOMAIN_CONTROL_OCCUPIED = 2,
    /// Since: 0.9.3
    VIR_DOMAIN_CONTROL_ERROR = 3,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CONTROL_LAST = 4,
}

/// Since: 1.2.14
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainControlErrorReason {
    /// Since: 1.2.14
    VIR_DOMAIN_CONTROL_ERROR_REASON_NONE = 0,
    /// Since: 1.2.14
    VIR_DOMAIN_CONTROL_ERROR_REASON_UNKNOWN = 1,
    /// Since: 1.2.14
    VIR_DOMAIN_CONTROL_ERROR_REASON_MONITOR = 2,
    /// Since: 1.2.14
    VIR_DOMAIN_CONTROL_ERROR_REASON_INTERNAL = 3,
    /// Since: 1.2.14
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CONTROL_ERROR_REASON_LAST = 4,
}

/// Since: 1.2.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCoreDumpFormat {
    /// Since: 1.2.3
    VIR_DOMAIN_CORE_DUMP_FORMAT_RAW = 0,
    /// Since: 1.2.3
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_ZLIB = 1,
    /// Since: 1.2.3
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_LZO = 2,
    /// Since: 1.2.3
    VIR_DOMAIN_CORE_DUMP_FORMAT_KDUMP_SNAPPY = 3,
    /// Since: 7.4.0
    VIR_DOMAIN_CORE_DUMP_FORMAT_WIN_DMP = 4,
    /// Since: 1.2.3
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CORE_DUMP_FORMAT_LAST = 5,
}

/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCrashedReason {
    /// Since: 0.9.2
    VIR_DOMAIN_CRASHED_UNKNOWN = 0,
    /// Since: 1.1.1
    VIR_DOMAIN_CRASHED_PANICKED = 1,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_CRASHED_LAST = 2,
}

/// Since: 1.2.12
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainDefineFlags {
    /// Since: 1.2.12
    VIR_DOMAIN_DEFINE_VALIDATE = 1 << 0,
}

/// Since: 0.9.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainDestroyFlagsValues {
    /// Since: 0.9.10
    VIR_DOMAIN_DESTROY_DEFAULT = 0,
    /// Since: 0.9.10
    VIR_DOMAIN_DESTROY_GRACEFUL = 1 << 0,
    /// Since: 8.3.0
    VIR_DOMAIN_DESTROY_REMOVE_LOGS = 1 << 1,
}

/// Since: 0.7.7
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainDeviceModifyFlags {
    /// Since: 0.7.7
    VIR_DOMAIN_DEVICE_MODIFY_CURRENT = 0,
    /// Since: 0.7.7
    VIR_DOMAIN_DEVICE_MODIFY_LIVE = 1 << 0,
    /// Since: 0.7.7
    VIR_DOMAIN_DEVICE_MODIFY_CONFIG = 1 << 1,
    /// Since: 0.8.6
    VIR_DOMAIN_DEVICE_MODIFY_FORCE = 1 << 2,
}

/// Since: 7.2.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainDirtyRateStatus {
    /// Since: 7.2.0
    VIR_DOMAIN_DIRTYRATE_UNSTARTED = 0,
    /// Since: 7.2.0
    VIR_DOMAIN_DIRTYRATE_MEASURING = 1,
    /// Since: 7.2.0
    VIR_DOMAIN_DIRTYRATE_MEASURED = 2,
    /// Since: 7.2.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_DIRTYRATE_LAST = 3,
}

/// Since: 8.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainDirtyRateCalcFlags {
    /// Since: 8.1.0
    VIR_DOMAIN_DIRTYRATE_MODE_PAGE_SAMPLING = 0,
    /// Since: 8.1.0
    VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_BITMAP = 1 << 0,
    /// Since: 8.1.0
    VIR_DOMAIN_DIRTYRATE_MODE_DIRTY_RING = 1 << 1,
}

/// Since: 0.9.10
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainDiskErrorCode {
    /// Since: 0.9.10
    VIR_DOMAIN_DISK_ERROR_NONE = 0,
    /// Since: 0.9.10
    VIR_DOMAIN_DISK_ERROR_UNSPEC = 1,
    /// Since: 0.9.10
    VIR_DOMAIN_DISK_ERROR_NO_SPACE = 2,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_DISK_ERROR_LAST = 3,
}

/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventType {
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_DEFINED = 0,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_UNDEFINED = 1,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STARTED = 2,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_SUSPENDED = 3,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_RESUMED = 4,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED = 5,
    /// Since: 0.9.8
    VIR_DOMAIN_EVENT_SHUTDOWN = 6,
    /// Since: 0.10.2
    VIR_DOMAIN_EVENT_PMSUSPENDED = 7,
    /// Since: 1.1.1
    VIR_DOMAIN_EVENT_CRASHED = 8,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_LAST = 9,
}

/// Since: 1.1.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventCrashedDetailType {
    /// Since: 1.1.1
    VIR_DOMAIN_EVENT_CRASHED_PANICKED = 0,
    /// Since: 6.1.0
    VIR_DOMAIN_EVENT_CRASHED_CRASHLOADED = 1,
    /// Since: 1.1.1
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_CRASHED_LAST = 2,
}

/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventDefinedDetailType {
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_DEFINED_ADDED = 0,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_DEFINED_UPDATED = 1,
    /// Since: 1.2.19
    VIR_DOMAIN_EVENT_DEFINED_RENAMED = 2,
    /// Since: 1.3.3
    VIR_DOMAIN_EVENT_DEFINED_FROM_SNAPSHOT = 3,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_DEFINED_LAST = 4,
}

/// Since: 0.9.7
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virConnectDomainEventDiskChangeReason {
    /// Since: 0.9.7
    VIR_DOMAIN_EVENT_DISK_CHANGE_MISSING_ON_START = 0,
    /// Since: 1.1.2
    VIR_DOMAIN_EVENT_DISK_DROP_MISSING_ON_START = 1,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_DISK_CHANGE_LAST = 2,
}

/// Since: 0.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventGraphicsAddressType {
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV4 = 0,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_IPV6 = 1,
    /// Since: 0.9.7
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_UNIX = 2,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_GRAPHICS_ADDRESS_LAST = 3,
}

/// Since: 0.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventGraphicsPhase {
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_GRAPHICS_CONNECT = 0,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_GRAPHICS_INITIALIZE = 1,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_GRAPHICS_DISCONNECT = 2,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_GRAPHICS_LAST = 3,
}

/// Since: 0.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventID {
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_ID_LIFECYCLE = 0,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_ID_REBOOT = 1,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_ID_RTC_CHANGE = 2,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_ID_WATCHDOG = 3,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_ID_IO_ERROR = 4,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_ID_GRAPHICS = 5,
    /// Since: 0.8.1
    VIR_DOMAIN_EVENT_ID_IO_ERROR_REASON = 6,
    /// Since: 0.9.2
    VIR_DOMAIN_EVENT_ID_CONTROL_ERROR = 7,
    /// Since: 0.9.4
    VIR_DOMAIN_EVENT_ID_BLOCK_JOB = 8,
    /// Since: 0.9.7
    VIR_DOMAIN_EVENT_ID_DISK_CHANGE = 9,
    /// Since: 0.9.11
    VIR_DOMAIN_EVENT_ID_TRAY_CHANGE = 10,
    /// Since: 0.9.11
    VIR_DOMAIN_EVENT_ID_PMWAKEUP = 11,
    /// Since: 0.9.11
    VIR_DOMAIN_EVENT_ID_PMSUSPEND = 12,
    /// Since: 0.10.0
    VIR_DOMAIN_EVENT_ID_BALLOON_CHANGE = 13,
    /// Since: 1.0.0
    VIR_DOMAIN_EVENT_ID_PMSUSPEND_DISK = 14,
    /// Since: 1.1.1
    VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED = 15,
    /// Since: 1.2.6
    VIR_DOMAIN_EVENT_ID_BLOCK_JOB_2 = 16,
    /// Since: 1.2.9
    VIR_DOMAIN_EVENT_ID_TUNABLE = 17,
    /// Since: 1.2.11
    VIR_DOMAIN_EVENT_ID_AGENT_LIFECYCLE = 18,
    /// Since: 1.2.15
    VIR_DOMAIN_EVENT_ID_DEVICE_ADDED = 19,
    /// Since: 1.3.2
    VIR_DOMAIN_EVENT_ID_MIGRATION_ITERATION = 20,
    /// Since: 1.3.3
    VIR_DOMAIN_EVENT_ID_JOB_COMPLETED = 21,
    /// Since: 1.3.4
    VIR_DOMAIN_EVENT_ID_DEVICE_REMOVAL_FAILED = 22,
    /// Since: 3.0.0
    VIR_DOMAIN_EVENT_ID_METADATA_CHANGE = 23,
    /// Since: 3.2.0
    VIR_DOMAIN_EVENT_ID_BLOCK_THRESHOLD = 24,
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_ID_MEMORY_FAILURE = 25,
    /// Since: 7.9.0
    VIR_DOMAIN_EVENT_ID_MEMORY_DEVICE_SIZE_CHANGE = 26,
    /// Since: 11.2.0
    VIR_DOMAIN_EVENT_ID_NIC_MAC_CHANGE = 27,
    /// Since: 0.8.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_ID_LAST = 28,
}

/// Since: 0.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventIOErrorAction {
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_IO_ERROR_NONE = 0,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_IO_ERROR_PAUSE = 1,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_IO_ERROR_REPORT = 2,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_IO_ERROR_LAST = 3,
}

/// Since: 6.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMemoryFailureActionType {
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_IGNORE = 0,
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_INJECT = 1,
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_FATAL = 2,
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_RESET = 3,
    /// Since: 6.9.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_ACTION_LAST = 4,
}

/// Since: 6.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMemoryFailureRecipientType {
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_HYPERVISOR = 0,
    /// Since: 6.9.0
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_GUEST = 1,
    /// Since: 6.9.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_MEMORY_FAILURE_RECIPIENT_LAST = 2,
}

/// Since: 0.10.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventPMSuspendedDetailType {
    /// Since: 0.10.2
    VIR_DOMAIN_EVENT_PMSUSPENDED_MEMORY = 0,
    /// Since: 1.0.0
    VIR_DOMAIN_EVENT_PMSUSPENDED_DISK = 1,
    /// Since: 0.10.2
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_PMSUSPENDED_LAST = 2,
}

/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventResumedDetailType {
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_RESUMED_UNPAUSED = 0,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_RESUMED_MIGRATED = 1,
    /// Since: 0.9.5
    VIR_DOMAIN_EVENT_RESUMED_FROM_SNAPSHOT = 2,
    /// Since: 1.3.3
    VIR_DOMAIN_EVENT_RESUMED_POSTCOPY = 3,
    /// Since: 8.5.0
    VIR_DOMAIN_EVENT_RESUMED_POSTCOPY_FAILED = 4,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_RESUMED_LAST = 5,
}

/// Since: 0.9.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventShutdownDetailType {
    /// Since: 0.9.8
    VIR_DOMAIN_EVENT_SHUTDOWN_FINISHED = 0,
    /// Since: 3.4.0
    VIR_DOMAIN_EVENT_SHUTDOWN_GUEST = 1,
    /// Since: 3.4.0
    VIR_DOMAIN_EVENT_SHUTDOWN_HOST = 2,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_SHUTDOWN_LAST = 3,
}

/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventStartedDetailType {
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STARTED_BOOTED = 0,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STARTED_MIGRATED = 1,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STARTED_RESTORED = 2,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_STARTED_FROM_SNAPSHOT = 3,
    /// Since: 0.9.11
    VIR_DOMAIN_EVENT_STARTED_WAKEUP = 4,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_STARTED_LAST = 5,
}

/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventStoppedDetailType {
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED_SHUTDOWN = 0,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED_DESTROYED = 1,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED_CRASHED = 2,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED_MIGRATED = 3,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED_SAVED = 4,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_STOPPED_FAILED = 5,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_STOPPED_FROM_SNAPSHOT = 6,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_STOPPED_LAST = 7,
}

/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventSuspendedDetailType {
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_SUSPENDED_PAUSED = 0,
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_SUSPENDED_MIGRATED = 1,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_SUSPENDED_IOERROR = 2,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_SUSPENDED_WATCHDOG = 3,
    /// Since: 0.9.5
    VIR_DOMAIN_EVENT_SUSPENDED_RESTORED = 4,
    /// Since: 0.9.5
    VIR_DOMAIN_EVENT_SUSPENDED_FROM_SNAPSHOT = 5,
    /// Since: 1.0.1
    VIR_DOMAIN_EVENT_SUSPENDED_API_ERROR = 6,
    /// Since: 1.3.3
    VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY = 7,
    /// Since: 1.3.3
    VIR_DOMAIN_EVENT_SUSPENDED_POSTCOPY_FAILED = 8,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_SUSPENDED_LAST = 9,
}

/// Since: 0.9.11
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventTrayChangeReason {
    /// Since: 0.9.11
    VIR_DOMAIN_EVENT_TRAY_CHANGE_OPEN = 0,
    /// Since: 0.9.11
    VIR_DOMAIN_EVENT_TRAY_CHANGE_CLOSE = 1,
    /// Since: 0.9.11
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_TRAY_CHANGE_LAST = 2,
}

/// Since: 0.5.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventUndefinedDetailType {
    /// Since: 0.5.0
    VIR_DOMAIN_EVENT_UNDEFINED_REMOVED = 0,
    /// Since: 1.2.19
    VIR_DOMAIN_EVENT_UNDEFINED_RENAMED = 1,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_UNDEFINED_LAST = 2,
}

/// Since: 0.8.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainEventWatchdogAction {
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_WATCHDOG_NONE = 0,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_WATCHDOG_PAUSE = 1,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_WATCHDOG_RESET = 2,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_WATCHDOG_POWEROFF = 3,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_WATCHDOG_SHUTDOWN = 4,
    /// Since: 0.8.0
    VIR_DOMAIN_EVENT_WATCHDOG_DEBUG = 5,
    /// Since: 1.2.17
    VIR_DOMAIN_EVENT_WATCHDOG_INJECTNMI = 6,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_EVENT_WATCHDOG_LAST = 7,
}

/// Since: 9.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainFDAssociateFlags {
    /// Since: 9.0.0
    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_RESTORE = 1 << 0,
    /// Since: 9.0.0
    VIR_DOMAIN_FD_ASSOCIATE_SECLABEL_WRITABLE = 1 << 1,
}

/// Since: 6.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainGetHostnameFlags {
    /// Since: 6.1.0
    VIR_DOMAIN_GET_HOSTNAME_LEASE = 1 << 0,
    /// Since: 6.1.0
    VIR_DOMAIN_GET_HOSTNAME_AGENT = 1 << 1,
}

/// Since: 10.2.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainGraphicsReloadType {
    /// Since: 10.2.0
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_ANY = 0,
    /// Since: 10.2.0
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_VNC = 1,
    /// Since: 10.2.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_GRAPHICS_RELOAD_TYPE_LAST = 2,
}

/// Since: 5.7.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainGuestInfoTypes {
    /// Since: 5.7.0
    VIR_DOMAIN_GUEST_INFO_USERS = 1 << 0,
    /// Since: 5.7.0
    VIR_DOMAIN_GUEST_INFO_OS = 1 << 1,
    /// Since: 5.7.0
    VIR_DOMAIN_GUEST_INFO_TIMEZONE = 1 << 2,
    /// Since: 5.7.0
    VIR_DOMAIN_GUEST_INFO_HOSTNAME = 1 << 3,
    /// Since: 5.7.0
    VIR_DOMAIN_GUEST_INFO_FILESYSTEM = 1 << 4,
    /// Since: 7.0.0
    VIR_DOMAIN_GUEST_INFO_DISKS = 1 << 5,
    /// Since: 7.10.0
    VIR_DOMAIN_GUEST_INFO_INTERFACES = 1 << 6,
    /// Since: 11.2.0
    VIR_DOMAIN_GUEST_INFO_LOAD = 1 << 7,
}

/// Since: 1.2.14
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainInterfaceAddressesSource {
    /// Since: 1.2.14
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE = 0,
    /// Since: 1.2.14
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT = 1,
    /// Since: 4.2.0
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_ARP = 2,
    /// Since: 1.2.14
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LAST = 3,
}

/// Since: 0.7.7
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainJobType {
    /// Since: 0.7.7
    VIR_DOMAIN_JOB_NONE = 0,
    /// Since: 0.7.7
    VIR_DOMAIN_JOB_BOUNDED = 1,
    /// Since: 0.7.7
    VIR_DOMAIN_JOB_UNBOUNDED = 2,
    /// Since: 0.7.7
    VIR_DOMAIN_JOB_COMPLETED = 3,
    /// Since: 0.7.7
    VIR_DOMAIN_JOB_FAILED = 4,
    /// Since: 0.7.7
    VIR_DOMAIN_JOB_CANCELLED = 5,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_JOB_LAST = 6,
}

/// Since: 3.3.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainJobOperation {
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_UNKNOWN = 0,
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_START = 1,
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_SAVE = 2,
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_RESTORE = 3,
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_MIGRATION_IN = 4,
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_MIGRATION_OUT = 5,
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT = 6,
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_REVERT = 7,
    /// Since: 3.3.0
    VIR_DOMAIN_JOB_OPERATION_DUMP = 8,
    /// Since: 6.0.0
    VIR_DOMAIN_JOB_OPERATION_BACKUP = 9,
    /// Since: 9.0.0
    VIR_DOMAIN_JOB_OPERATION_SNAPSHOT_DELETE = 10,
    /// Since: 3.3.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_JOB_OPERATION_LAST = 11,
}

/// Since: 1.2.9
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainGetJobStatsFlags {
    /// Since: 1.2.9
    VIR_DOMAIN_JOB_STATS_COMPLETED = 1 << 0,
    /// Since: 6.0.0
    VIR_DOMAIN_JOB_STATS_KEEP_COMPLETED = 1 << 1,
}

/// Since: 3.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainLifecycleAction {
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_ACTION_DESTROY = 0,
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_ACTION_RESTART = 1,
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_ACTION_RESTART_RENAME = 2,
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_ACTION_PRESERVE = 3,
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_DESTROY = 4,
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_ACTION_COREDUMP_RESTART = 5,
    /// Since: 3.9.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_LIFECYCLE_ACTION_LAST = 6,
}

/// Since: 3.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainLifecycle {
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_POWEROFF = 0,
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_REBOOT = 1,
    /// Since: 3.9.0
    VIR_DOMAIN_LIFECYCLE_CRASH = 2,
    /// Since: 3.9.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_LIFECYCLE_LAST = 3,
}

/// Since: 6.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMemoryFailureFlags {
    /// Since: 6.9.0
    VIR_DOMAIN_MEMORY_FAILURE_ACTION_REQUIRED = 1 << 0,
    /// Since: 6.9.0
    VIR_DOMAIN_MEMORY_FAILURE_RECURSIVE = 1 << 1,
}

/// Since: 0.8.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virMemoryParameterType {
    /// Since: 0.8.5
    VIR_DOMAIN_MEMORY_PARAM_INT = 1,
    /// Since: 0.8.5
    VIR_DOMAIN_MEMORY_PARAM_UINT = 2,
    /// Since: 0.8.5
    VIR_DOMAIN_MEMORY_PARAM_LLONG = 3,
    /// Since: 0.8.5
    VIR_DOMAIN_MEMORY_PARAM_ULLONG = 4,
    /// Since: 0.8.5
    VIR_DOMAIN_MEMORY_PARAM_DOUBLE = 5,
    /// Since: 0.8.5
    VIR_DOMAIN_MEMORY_PARAM_BOOLEAN = 6,
}

/// Since: 0.7.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMemoryStatTags {
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_SWAP_IN = 0,
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_SWAP_OUT = 1,
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_MAJOR_FAULT = 2,
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_MINOR_FAULT = 3,
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_UNUSED = 4,
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_AVAILABLE = 5,
    /// Since: 0.9.3
    VIR_DOMAIN_MEMORY_STAT_ACTUAL_BALLOON = 6,
    /// Since: 0.9.10
    VIR_DOMAIN_MEMORY_STAT_RSS = 7,
    /// Since: 2.1.0
    VIR_DOMAIN_MEMORY_STAT_USABLE = 8,
    /// Since: 2.1.0
    VIR_DOMAIN_MEMORY_STAT_LAST_UPDATE = 9,
    /// Since: 4.6.0
    VIR_DOMAIN_MEMORY_STAT_DISK_CACHES = 10,
    /// Since: 5.4.0
    VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGALLOC = 11,
    /// Since: 5.4.0
    VIR_DOMAIN_MEMORY_STAT_HUGETLB_PGFAIL = 12,
    /// Since: 0.7.5
    VIR_DOMAIN_MEMORY_STAT_NR = 13,
}
/// Same value as [`virDomainMemoryStatTags::VIR_DOMAIN_MEMORY_STAT_NR`].
pub const VIR_DOMAIN_MEMORY_STAT_LAST: c_int = 13;

/// Since: 0.9.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMemoryModFlags {
    /// Since: 0.9.1
    VIR_DOMAIN_MEM_CURRENT = 0,
    /// Since: 0.9.0
    VIR_DOMAIN_MEM_LIVE = 1 << 0,
    /// Since: 0.9.0
    VIR_DOMAIN_MEM_CONFIG = 1 << 1,
    /// Since: 0.9.1
    VIR_DOMAIN_MEM_MAXIMUM = 1 << 2,
}

/// Since: 7.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMessageType {
    /// Since: 7.1.0
    VIR_DOMAIN_MESSAGE_DEPRECATION = 1,
    /// Since: 7.1.0
    VIR_DOMAIN_MESSAGE_TAINTING = 2,
    /// Since: 11.1.0
    VIR_DOMAIN_MESSAGE_IOERRORS = 4,
}

/// Since: 0.9.10
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMetadataType {
    /// Since: 0.9.10
    VIR_DOMAIN_METADATA_DESCRIPTION = 0,
    /// Since: 0.9.10
    VIR_DOMAIN_METADATA_TITLE = 1,
    /// Since: 0.9.10
    VIR_DOMAIN_METADATA_ELEMENT = 2,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_METADATA_LAST = 3,
}

/// Since: 5.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMigrateMaxSpeedFlags {
    /// Since: 5.1.0
    VIR_DOMAIN_MIGRATE_MAX_SPEED_POSTCOPY = 1 << 0,
}

/// Since: 0.0.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCreateFlags {
    /// Since: 0.0.1
    VIR_DOMAIN_NONE = 0,
    /// Since: 0.8.2
    VIR_DOMAIN_START_PAUSED = 1 << 0,
    /// Since: 0.9.3
    VIR_DOMAIN_START_AUTODESTROY = 1 << 1,
    /// Since: 0.9.4
    VIR_DOMAIN_START_BYPASS_CACHE = 1 << 2,
    /// Since: 0.9.5
    VIR_DOMAIN_START_FORCE_BOOT = 1 << 3,
    /// Since: 1.2.12
    VIR_DOMAIN_START_VALIDATE = 1 << 4,
    /// Since: 8.1.0
    VIR_DOMAIN_START_RESET_NVRAM = 1 << 5,
}

/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainNostateReason {
    /// Since: 0.9.2
    VIR_DOMAIN_NOSTATE_UNKNOWN = 0,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_NOSTATE_LAST = 1,
}

/// Since: 0.9.9
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainNumatuneMemMode {
    /// Since: 0.9.9
    VIR_DOMAIN_NUMATUNE_MEM_STRICT = 0,
    /// Since: 0.9.9
    VIR_DOMAIN_NUMATUNE_MEM_PREFERRED = 1,
    /// Since: 0.9.9
    VIR_DOMAIN_NUMATUNE_MEM_INTERLEAVE = 2,
    /// Since: 7.3.0
    VIR_DOMAIN_NUMATUNE_MEM_RESTRICTIVE = 3,
    /// Since: 0.9.9
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_NUMATUNE_MEM_LAST = 4,
}

/// Since: 0.9.7
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainOpenGraphicsFlags {
    /// Since: 0.9.7
    VIR_DOMAIN_OPEN_GRAPHICS_SKIPAUTH = 1 << 0,
}

/// Since: 1.2.16
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSetUserPasswordFlags {
    /// Since: 1.2.16
    VIR_DOMAIN_PASSWORD_ENCRYPTED = 1 << 0,
}

/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainPausedReason {
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_UNKNOWN = 0,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_USER = 1,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_MIGRATION = 2,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_SAVE = 3,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_DUMP = 4,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_IOERROR = 5,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_WATCHDOG = 6,
    /// Since: 0.9.2
    VIR_DOMAIN_PAUSED_FROM_SNAPSHOT = 7,
    /// Since: 0.9.5
    VIR_DOMAIN_PAUSED_SHUTTING_DOWN = 8,
    /// Since: 1.0.1
    VIR_DOMAIN_PAUSED_SNAPSHOT = 9,
    /// Since: 1.1.1
    VIR_DOMAIN_PAUSED_CRASHED = 10,
    /// Since: 1.2.14
    VIR_DOMAIN_PAUSED_STARTING_UP = 11,
    /// Since: 1.3.3
    VIR_DOMAIN_PAUSED_POSTCOPY = 12,
    /// Since: 1.3.3
    VIR_DOMAIN_PAUSED_POSTCOPY_FAILED = 13,
    /// Since: 9.2.0
    VIR_DOMAIN_PAUSED_API_ERROR = 14,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PAUSED_LAST = 15,
}

/// Since: 1.0.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainPMSuspendedDiskReason {
    /// Since: 1.0.0
    VIR_DOMAIN_PMSUSPENDED_DISK_UNKNOWN = 0,
    /// Since: 1.0.0
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PMSUSPENDED_DISK_LAST = 1,
}

/// Since: 0.9.11
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainPMSuspendedReason {
    /// Since: 0.9.11
    VIR_DOMAIN_PMSUSPENDED_UNKNOWN = 0,
    /// Since: 0.9.11
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PMSUSPENDED_LAST = 1,
}

/// Since: 1.0.1
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainProcessSignal {
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_NOP = 0,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_HUP = 1,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_INT = 2,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_QUIT = 3,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_ILL = 4,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_TRAP = 5,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_ABRT = 6,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_BUS = 7,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_FPE = 8,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_KILL = 9,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_USR1 = 10,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_SEGV = 11,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_USR2 = 12,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_PIPE = 13,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_ALRM = 14,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_TERM = 15,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_STKFLT = 16,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_CHLD = 17,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_CONT = 18,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_STOP = 19,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_TSTP = 20,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_TTIN = 21,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_TTOU = 22,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_URG = 23,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_XCPU = 24,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_XFSZ = 25,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_VTALRM = 26,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_PROF = 27,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_WINCH = 28,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_POLL = 29,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_PWR = 30,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_SYS = 31,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT0 = 32,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT1 = 33,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT2 = 34,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT3 = 35,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT4 = 36,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT5 = 37,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT6 = 38,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT7 = 39,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT8 = 40,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT9 = 41,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT10 = 42,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT11 = 43,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT12 = 44,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT13 = 45,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT14 = 46,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT15 = 47,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT16 = 48,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT17 = 49,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT18 = 50,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT19 = 51,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT20 = 52,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT21 = 53,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT22 = 54,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT23 = 55,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT24 = 56,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT25 = 57,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT26 = 58,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT27 = 59,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT28 = 60,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT29 = 61,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT30 = 62,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT31 = 63,
    /// Since: 1.0.1
    VIR_DOMAIN_PROCESS_SIGNAL_RT32 = 64,
    /// Since: 1.0.1
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_PROCESS_SIGNAL_LAST = 65,
}

/// Since: 0.9.10
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainRebootFlagValues {
    /// Since: 0.9.10
    VIR_DOMAIN_REBOOT_DEFAULT = 0,
    /// Since: 0.9.10
    VIR_DOMAIN_REBOOT_ACPI_POWER_BTN = 1 << 0,
    /// Since: 0.9.10
    VIR_DOMAIN_REBOOT_GUEST_AGENT = 1 << 1,
    /// Since: 1.0.1
    VIR_DOMAIN_REBOOT_INITCTL = 1 << 2,
    /// Since: 1.0.1
    VIR_DOMAIN_REBOOT_SIGNAL = 1 << 3,
    /// Since: 1.2.5
    VIR_DOMAIN_REBOOT_PARAVIRT = 1 << 4,
}

/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainRunningReason {
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_UNKNOWN = 0,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_BOOTED = 1,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_MIGRATED = 2,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_RESTORED = 3,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_FROM_SNAPSHOT = 4,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_UNPAUSED = 5,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_MIGRATION_CANCELED = 6,
    /// Since: 0.9.2
    VIR_DOMAIN_RUNNING_SAVE_CANCELED = 7,
    /// Since: 0.9.11
    VIR_DOMAIN_RUNNING_WAKEUP = 8,
    /// Since: 1.1.1
    VIR_DOMAIN_RUNNING_CRASHED = 9,
    /// Since: 1.3.3
    VIR_DOMAIN_RUNNING_POSTCOPY = 10,
    /// Since: 8.5.0
    VIR_DOMAIN_RUNNING_POSTCOPY_FAILED = 11,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_RUNNING_LAST = 12,
}

/// Since: 0.9.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSaveRestoreFlags {
    /// Since: 0.9.4
    VIR_DOMAIN_SAVE_BYPASS_CACHE = 1 << 0,
    /// Since: 0.9.5
    VIR_DOMAIN_SAVE_RUNNING = 1 << 1,
    /// Since: 0.9.5
    VIR_DOMAIN_SAVE_PAUSED = 1 << 2,
    /// Since: 8.1.0
    VIR_DOMAIN_SAVE_RESET_NVRAM = 1 << 3,
}

/// Since: 5.1.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSaveImageXMLFlags {
    /// Since: 5.1.0
    VIR_DOMAIN_SAVE_IMAGE_XML_SECURE = 1 << 0,
}

/// Since: 0.2.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virSchedParameterType {
    /// Since: 0.2.3
    VIR_DOMAIN_SCHED_FIELD_INT = 1,
    /// Since: 0.2.3
    VIR_DOMAIN_SCHED_FIELD_UINT = 2,
    /// Since: 0.2.3
    VIR_DOMAIN_SCHED_FIELD_LLONG = 3,
    /// Since: 0.2.3
    VIR_DOMAIN_SCHED_FIELD_ULLONG = 4,
    /// Since: 0.2.3
    VIR_DOMAIN_SCHED_FIELD_DOUBLE = 5,
    /// Since: 0.2.3
    VIR_DOMAIN_SCHED_FIELD_BOOLEAN = 6,
}

/// Since: 0.9.10
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainShutdownFlagValues {
    /// Since: 0.9.10
    VIR_DOMAIN_SHUTDOWN_DEFAULT = 0,
    /// Since: 0.9.10
    VIR_DOMAIN_SHUTDOWN_ACPI_POWER_BTN = 1 << 0,
    /// Since: 0.9.10
    VIR_DOMAIN_SHUTDOWN_GUEST_AGENT = 1 << 1,
    /// Since: 1.0.1
    VIR_DOMAIN_SHUTDOWN_INITCTL = 1 << 2,
    /// Since: 1.0.1
    VIR_DOMAIN_SHUTDOWN_SIGNAL = 1 << 3,
    /// Since: 1.2.5
    VIR_DOMAIN_SHUTDOWN_PARAVIRT = 1 << 4,
}

/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainShutdownReason {
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTDOWN_UNKNOWN = 0,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTDOWN_USER = 1,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_SHUTDOWN_LAST = 2,
}

/// Since: 0.9.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainShutoffReason {
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_UNKNOWN = 0,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_SHUTDOWN = 1,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_DESTROYED = 2,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_CRASHED = 3,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_MIGRATED = 4,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_SAVED = 5,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_FAILED = 6,
    /// Since: 0.9.2
    VIR_DOMAIN_SHUTOFF_FROM_SNAPSHOT = 7,
    /// Since: 4.10.0
    VIR_DOMAIN_SHUTOFF_DAEMON = 8,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_DOMAIN_SHUTOFF_LAST = 9,
}

/// Since: 1.2.8
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainStatsTypes {
    /// Since: 1.2.8
    VIR_DOMAIN_STATS_STATE = 1 << 0,
    /// Since: 1.2.9
    VIR_DOMAIN_STATS_CPU_TOTAL = 1 << 1,
    /// Since: 1.2.9
    VIR_DOMAIN_STATS_BALLOON = 1 << 2,
    /// Since: 1.2.9
    VIR_DOMAIN_STATS_VCPU = 1 << 3,
    /// Since: 1.2.9
    VIR_DOMAIN_STATS_INTERFACE = 1 << 4,
    /// Since: 1.2.9
    VIR_DOMAIN_STATS_BLOCK = 1 << 5,
    /// Since: 1.3.3
    VIR_DOMAIN_STATS_PERF = 1 << 6,
    /// Since: 4.10.0
    VIR_DOMAIN_STATS_IOTHREAD = 1 << 7,
    /// Since: 6.0.0
    VIR_DOMAIN_STATS_MEMORY = 1 << 8,
    /// Since: 7.2.0
    VIR_DOMAIN_STATS_DIRTYRATE = 1 << 9,
    /// Since: 8.9.0
    VIR_DOMAIN_STATS_VM = 1 << 10,
}

/// Since: 1.2.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainSetTimeFlags {
    /// Since: 1.2.5
    VIR_DOMAIN_TIME_SYNC = 1 << 0,
}

/// Since: 0.9.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainUndefineFlagsValues {
    /// Since: 0.9.4
    VIR_DOMAIN_UNDEFINE_MANAGED_SAVE = 1 << 0,
    /// Since: 0.9.5
    VIR_DOMAIN_UNDEFINE_SNAPSHOTS_METADATA = 1 << 1,
    /// Since: 1.2.9
    VIR_DOMAIN_UNDEFINE_NVRAM = 1 << 2,
    /// Since: 2.3.0
    VIR_DOMAIN_UNDEFINE_KEEP_NVRAM = 1 << 3,
    /// Since: 5.6.0
    VIR_DOMAIN_UNDEFINE_CHECKPOINTS_METADATA = 1 << 4,
    /// Since: 8.9.0
    VIR_DOMAIN_UNDEFINE_TPM = 1 << 5,
    /// Since: 8.9.0
    VIR_DOMAIN_UNDEFINE_KEEP_TPM = 1 << 6,
}

/// Since: 0.8.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainVcpuFlags {
    /// Since: 0.9.4
    VIR_DOMAIN_VCPU_CURRENT = 0,
    /// Since: 0.8.5
    VIR_DOMAIN_VCPU_LIVE = 1 << 0,
    /// Since: 0.8.5
    VIR_DOMAIN_VCPU_CONFIG = 1 << 1,
    /// Since: 0.8.5
    VIR_DOMAIN_VCPU_MAXIMUM = 1 << 2,
    /// Since: 1.1.0
    VIR_DOMAIN_VCPU_GUEST = 1 << 3,
    /// Since: 2.4.0
    VIR_DOMAIN_VCPU_HOTPLUGGABLE = 1 << 4,
}

/// Since: 0.3.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainXMLFlags {
    /// Since: 0.3.3
    VIR_DOMAIN_XML_SECURE = 1 << 0,
    /// Since: 0.3.3
    VIR_DOMAIN_XML_INACTIVE = 1 << 1,
    /// Since: 0.8.0
    VIR_DOMAIN_XML_UPDATE_CPU = 1 << 2,
    /// Since: 1.0.0
    VIR_DOMAIN_XML_MIGRATABLE = 1 << 3,
}

/// Since: 0.7.5
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainCoreDumpFlags {
    /// Since: 0.7.5
    VIR_DUMP_CRASH = 1 << 0,
    /// Since: 0.7.5
    VIR_DUMP_LIVE = 1 << 1,
    /// Since: 0.9.4
    VIR_DUMP_BYPASS_CACHE = 1 << 2,
    /// Since: 0.9.7
    VIR_DUMP_RESET = 1 << 3,
    /// Since: 0.9.13
    VIR_DUMP_MEMORY_ONLY = 1 << 4,
}

/// Since: 0.9.3
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virKeycodeSet {
    /// Since: 0.9.3
    VIR_KEYCODE_SET_LINUX = 0,
    /// Since: 0.9.3
    VIR_KEYCODE_SET_XT = 1,
    /// Since: 0.9.3
    VIR_KEYCODE_SET_ATSET1 = 2,
    /// Since: 0.9.3
    VIR_KEYCODE_SET_ATSET2 = 3,
    /// Since: 0.9.3
    VIR_KEYCODE_SET_ATSET3 = 4,
    /// Since: 0.9.4
    VIR_KEYCODE_SET_OSX = 5,
    /// Since: 0.9.4
    VIR_KEYCODE_SET_XT_KBD = 6,
    /// Since: 0.9.4
    VIR_KEYCODE_SET_USB = 7,
    /// Since: 0.9.4
    VIR_KEYCODE_SET_WIN32 = 8,
    /// Since: 4.2.0
    VIR_KEYCODE_SET_QNUM = 9,
    /// Since: 0.9.4
    #[cfg(feature = "sentinels")]
    VIR_KEYCODE_SET_LAST = 10,
}

/// Since: 0.4.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMemoryFlags {
    /// Since: 0.4.4
    VIR_MEMORY_VIRTUAL = 1 << 0,
    /// Since: 0.7.0
    VIR_MEMORY_PHYSICAL = 1 << 1,
}

/// Since: 0.3.2
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virDomainMigrateFlags {
    /// Since: 0.3.2
    VIR_MIGRATE_LIVE = 1 << 0,
    /// Since: 0.7.2
    VIR_MIGRATE_PEER2PEER = 1 << 1,
    /// Since: 0.7.2
    VIR_MIGRATE_TUNNELLED = 1 << 2,
    /// Since: 0.7.3
    VIR_MIGRATE_PERSIST_DEST = 1 << 3,
    /// Since: 0.7.3
    VIR_MIGRATE_UNDEFINE_SOURCE = 1 << 4,
    /// Since: 0.7.5
    VIR_MIGRATE_PAUSED = 1 << 5,
    /// Since: 0.8.2
    VIR_MIGRATE_NON_SHARED_DISK = 1 << 6,
    /// Since: 0.8.2
    VIR_MIGRATE_NON_SHARED_INC = 1 << 7,
    /// Since: 0.9.4
    VIR_MIGRATE_CHANGE_PROTECTION = 1 << 8,
    /// Since: 0.9.11
    VIR_MIGRATE_UNSAFE = 1 << 9,
    /// Since: 1.0.1
    VIR_MIGRATE_OFFLINE = 1 << 10,
    /// Since: 1.0.3
    VIR_MIGRATE_COMPRESSED = 1 << 11,
    /// Since: 1.1.0
    VIR_MIGRATE_ABORT_ON_ERROR = 1 << 12,
    /// Since: 1.2.3
    VIR_MIGRATE_AUTO_CONVERGE = 1 << 13,
    /// Since: 1.2.9
    VIR_MIGRATE_RDMA_PIN_ALL = 1 << 14,
    /// Since: 1.3.3
    VIR_MIGRATE_POSTCOPY = 1 << 15,
    /// Since: 3.2.0
    VIR_MIGRATE_TLS = 1 << 16,
    /// Since: 5.2.0
    VIR_MIGRATE_PARALLEL = 1 << 17,
    /// Since: 8.0.0
    VIR_MIGRATE_NON_SHARED_SYNCHRONOUS_WRITES = 1 << 18,
    /// Since: 8.5.0
    VIR_MIGRATE_POSTCOPY_RESUME = 1 << 19,
    /// Since: 8.5.0
    VIR_MIGRATE_ZEROCOPY = 1 << 20,
}

/// Since: 0.1.4
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virVcpuState {
    /// Since: 0.1.4
    VIR_VCPU_OFFLINE = 0,
    /// Since: 0.1.4
    VIR_VCPU_RUNNING = 1,
    /// Since: 0.1.4
    VIR_VCPU_BLOCKED = 2,
    /// Since: 0.9.10
    #[cfg(feature = "sentinels")]
    VIR_VCPU_LAST = 3,
}

/// Since: 6.10.0
#[repr(C)]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum virVcpuHostCpuState {
    /// Since: 6.10.0
    VIR_VCPU_INFO_CPU_UNAVAILABLE = -2,
    /// Since: 6.10.0
    VIR_VCPU_INFO_CPU_OFFLINE = -1,
}

/// Since: 0.9.0
pub type virBlkioParameterPtr = *mut virBlkioParameter;

/// Since: 0.8.1
pub type virDomainBlockInfoPtr = *mut virDomainBlockInfo;

/// Since: 0.9.4
pub type virDomainBlockJobCursor = c_ulonglong;

/// Since: 0.9.4
pub type virDomainBlockJobInfoPtr = *mut virDomainBlockJobInfo;

/// Since: 0.3.2
pub type virDomainBlockStatsPtr = *mut virDomainBlockStatsStruct;

/// Since: 0.9.3
pub type virDomainControlInfoPtr = *mut virDomainControlInfo;

/// Since: 0.9.10
pub type virDomainDiskErrorPtr = *mut virDomainDiskError;

/// Since: 0.8.0
pub type virDomainEventGraphicsAddressPtr = *mut virDomainEventGraphicsAddress;

/// Since: 0.8.0
pub type virDomainEventGraphicsSubjectIdentityPtr = *mut virDomainEventGraphicsSubjectIdentity;

/// Since: 0.8.0
pub type virDomainEventGraphicsSubjectPtr = *mut virDomainEventGraphicsSubject;

/// Since: 1.2.11
pub type virDomainFSInfoPtr = *mut virDomainFSInfo;

/// Since: 1.2.14
pub type virDomainIOThreadInfoPtr = *mut virDomainIOThreadInfo;

/// Since: 1.2.14
pub type virDomainIPAddressPtr = *mut virDomainIPAddress;

/// Since: 0.0.1
pub type virDomainInfoPtr = *mut virDomainInfo;

/// Since: 1.2.14
pub type virDomainInterfacePtr = *mut virDomainInterface;

/// Since: 0.3.2
pub type virDomainInterfaceStatsPtr = *mut virDomainInterfaceStatsStruct;

/// Since: 0.7.7
pub type virDomainJobInfoPtr = *mut virDomainJobInfo;

/// Since: 0.7.5
pub type virDomainMemoryStatPtr = *mut virDomainMemoryStatStruct;

/// Since: 0.0.1
pub type virDomainPtr = *mut virDomain;

/// Since: 1.2.8
pub type virDomainStatsRecordPtr = *mut virDomainStatsRecord;

/// Since: 0.8.5
pub type virMemoryParameterPtr = *mut virMemoryParameter;

/// Since: 0.2.3
pub type virSchedParameterPtr = *mut virSchedParameter;

/// Since: 0.1.4
pub type virVcpuInfoPtr = *mut virVcpuInfo;

/// Since: 1.2.11
pub type virConnectDomainEventAgentLifecycleCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        state: c_int,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// Since: 0.10.0
pub type virConnectDomainEventBalloonChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        actual: c_ulonglong,
        opaque: *mut c_void,
    ),
>;

/// Since: 0.9.4
pub type virConnectDomainEventBlockJobCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        disk: *const c_char,
        r#type: c_int,
        status: c_int,
        opaque: *mut c_void,
    ),
>;

/// Since: 3.2.0
pub type virConnectDomainEventBlockThresholdCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        dev: *const c_char,
        path: *const c_char,
        threshold: c_ulonglong,
        excess: c_ulonglong,
        opaque: *mut c_void,
    ),
>;

/// Since: 0.5.0
pub type virConnectDomainEventCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        event: c_int,
        detail: c_int,
        opaque: *mut c_void,
    ) -> c_int,
>;

/// Since: 1.2.15
pub type virConnectDomainEventDeviceAddedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        devAlias: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Since: 1.3.4
pub type virConnectDomainEventDeviceRemovalFailedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        devAlias: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Since: 1.1.1
pub type virConnectDomainEventDeviceRemovedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        devAlias: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Since: 0.9.7
pub type virConnectDomainEventDiskChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        oldSrcPath: *const c_char,
        newSrcPath: *const c_char,
        devAlias: *const c_char,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// Since: 0.8.0
pub type virConnectDomainEventGenericCallback =
    Option<unsafe extern "C" fn(conn: virConnectPtr, dom: virDomainPtr, opaque: *mut c_void)>;

/// Since: 0.8.0
pub type virConnectDomainEventGraphicsCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        phase: c_int,
        local: *const virDomainEventGraphicsAddress,
        remote: *const virDomainEventGraphicsAddress,
        authScheme: *const c_char,
        subject: *const virDomainEventGraphicsSubject,
        opaque: *mut c_void,
    ),
>;

/// Since: 0.8.0
pub type virConnectDomainEventIOErrorCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        srcPath: *const c_char,
        devAlias: *const c_char,
        action: c_int,
        opaque: *mut c_void,
    ),
>;

/// Since: 0.8.1
pub type virConnectDomainEventIOErrorReasonCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        srcPath: *const c_char,
        devAlias: *const c_char,
        action: c_int,
        reason: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Since: 1.3.3
pub type virConnectDomainEventJobCompletedCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        params: virTypedParameterPtr,
        nparams: c_int,
        opaque: *mut c_void,
    ),
>;

/// Since: 7.9.0
pub type virConnectDomainEventMemoryDeviceSizeChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        alias: *const c_char,
        size: c_ulonglong,
        opaque: *mut c_void,
    ),
>;

/// Since: 6.9.0
pub type virConnectDomainEventMemoryFailureCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        recipient: c_int,
        action: c_int,
        flags: c_uint,
        opaque: *mut c_void,
    ),
>;

/// Since: 3.0.0
pub type virConnectDomainEventMetadataChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        r#type: c_int,
        nsuri: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Since: 1.3.2
pub type virConnectDomainEventMigrationIterationCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        iteration: c_int,
        opaque: *mut c_void,
    ),
>;

/// Since: 11.2.0
pub type virConnectDomainEventNICMACChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        alias: *const c_char,
        oldMAC: *const c_char,
        newMAC: *const c_char,
        opaque: *mut c_void,
    ),
>;

/// Since: 0.9.11
pub type virConnectDomainEventPMSuspendCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// Since: 1.0.0
pub type virConnectDomainEventPMSuspendDiskCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// Since: 0.9.11
pub type virConnectDomainEventPMWakeupCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// Since: 0.8.0
pub type virConnectDomainEventRTCChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        utcoffset: c_longlong,
        opaque: *mut c_void,
    ),
>;

/// Since: 0.9.11
pub type virConnectDomainEventTrayChangeCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        devAlias: *const c_char,
        reason: c_int,
        opaque: *mut c_void,
    ),
>;

/// Since: 1.2.9
pub type virConnectDomainEventTunableCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        params: virTypedParameterPtr,
        nparams: c_int,
        opaque: *mut c_void,
    ),
>;

/// Since: 0.8.0
pub type virConnectDomainEventWatchdogCallback = Option<
    unsafe extern "C" fn(
        conn: virConnectPtr,
        dom: virDomainPtr,
        action: c_int,
        opaque: *mut c_void,
    ),
>;
