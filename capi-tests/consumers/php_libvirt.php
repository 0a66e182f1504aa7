<?php
/* Drives test:///default through libvirt-php.
 *
 * Prints one line per answer, the same on every machine; the test compares them with
 * php_libvirt.expected, which a genuine libvirt has printed.  The argument is a folder for files. */

$folder = $argv[1];

/* A value on one line; resources by their kind alone. */
function show($value)
{
    global $folder;
    if (is_resource($value)) {
        return '<' . get_resource_type($value) . '>';
    }
    if (is_array($value)) {
        $all = [];
        foreach ($value as $key => $one) {
            $all[] = is_int($key) ? show($one) : show($key) . ': ' . show($one);
        }
        return '[' . implode(', ', $all) . ']';
    }
    if (is_string($value)) {
        $value = str_replace($folder, 'FOLDER', $value);
        return preg_match('/[^\t\n -~]/', $value) ? '0x' . bin2hex($value) : $value;
    }
    return var_export($value, true);
}

/* A function by its name without the prefix, with arguments: both are told, and the error of a
 * call that fails.  Lists have no order of their own. */
function call($name, ...$arguments)
{
    $told = array_map(fn ($one) => strtok(show($one), "\n"), $arguments);
    $told = $name . '(' . implode(', ', $told) . ')';
    libvirt_get_last_error();
    $answer = @("libvirt_$name")(...$arguments);
    if (is_array($answer) && preg_match('/^list_|_list_/', $name)) {
        sort($answer);
    }
    $error = $answer === false ? ', ' . show(libvirt_get_last_error()) : '';
    echo $told, ': ', show($answer), $error, "\n";
    return $answer;
}

/* The same functions of one object. */
function calls($object, ...$names)
{
    foreach ($names as $name) {
        call($name, $object);
    }
}

/* As call, where the figures depend on the clock: only their names are told. */
function names($name, ...$arguments)
{
    $answer = @("libvirt_$name")(...$arguments);
    $keys = is_array($answer) ? array_keys($answer) : [show($answer)];
    sort($keys);
    echo "names of $name: ", implode(', ', $keys), "\n";
}

const GUEST = <<<XML
<domain type='test'>
  <name>guest</name>
  <uuid>11111111-2222-3333-4444-555555555555</uuid>
  <memory unit='KiB'>65536</memory>
  <vcpu current='1'>4</vcpu>
  <os><type arch='i686'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'>
      <source file='/guest.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='network'>
      <mac address='52:54:00:00:00:01'/>
      <source network='default'/>
    </interface>
  </devices>
</domain>
XML;

const NETWORK = <<<XML
<network>
  <name>net</name><uuid>11111111-2222-3333-4444-666666666666</uuid>
  <forward mode='nat'/>
  <bridge name='virbr7'/><mac address='52:54:00:00:00:02'/>
  <ip address='192.168.100.1' netmask='255.255.255.0'/>
</network>
XML;

const POOL = <<<XML
<pool type='dir'>
  <name>pool</name><uuid>11111111-2222-3333-4444-777777777777</uuid>
  <target><path>/pool</path></target>
</pool>
XML;

const VOLUME = "<volume><name>vol</name><capacity unit='M'>5</capacity></volume>";

function connection($conn)
{
    calls($conn, 'connect_get_uri', 'connect_get_hypervisor', 'connect_get_maxvcpus',
        'connect_get_encrypted', 'connect_get_secure', 'connect_get_sysinfo',
        'connect_get_capabilities', 'connect_get_emulator', 'connect_get_machine_types',
        'node_get_info', 'node_get_free_memory', 'domain_get_counts', 'list_all_nwfilters',
        'list_nwfilters');
    names('node_get_cpu_stats', $conn);
    names('node_get_mem_stats', $conn);
    call('connect_get_capabilities', $conn, '//host/cpu/arch');
    call('domain_xml_to_native', $conn, 'qemu-argv', GUEST);
    call('domain_xml_from_native', $conn, 'qemu-argv', 'qemu');
    call('nwfilter_lookup_by_name', $conn, 'clean-traffic');
    call('nwfilter_define_xml', $conn, '<filter name="a"/>');
}

function life($conn)
{
    global $folder;
    $guest = call('domain_define_xml', $conn, GUEST);
    calls($guest, 'domain_create', 'domain_create', 'domain_get_name',
        'domain_get_uuid_string', 'domain_get_id', 'domain_is_active', 'domain_is_persistent',
        'domain_suspend', 'domain_resume', 'domain_get_autostart', 'domain_get_disk_devices',
        'domain_get_interface_devices', 'domain_get_job_info', 'domain_get_next_dev_ids',
        'domain_managedsave', 'domain_create');
    names('domain_get_info', $guest);
    names('domain_get_cpu_total_stats', $guest);
    call('domain_set_autostart', $guest, 1);
    call('domain_get_autostart', $guest);
    call('domain_reboot', $guest, 0);
    call('domain_reset', $guest, 0);
    call('domain_core_dump', $guest, "$folder/core");
    call('domain_lookup_by_name', $conn, 'nobody');
    call('domain_lookup_by_id', $conn, 4711);
    call('domain_lookup_by_uuid_string', $conn, '11111111-2222-3333-4444-555555555555');
    calls($conn, 'list_domains', 'list_active_domains', 'list_active_domain_ids',
        'list_inactive_domains', 'list_domain_resources', 'domain_get_counts');
    return $guest;
}

function tuning($conn, $guest)
{
    call('domain_set_memory', $guest, 32768);
    call('domain_set_memory_flags', $guest, 40000, 1);
    call('domain_set_max_memory', $guest, 131072);
    call('domain_change_vcpus', $guest, 2, 1);
    call('domain_change_vcpus', $guest, 9, 1);
    call('domain_set_metadata', $guest, VIR_DOMAIN_METADATA_TITLE, 'a title', null, null, 0);
    call('domain_get_metadata', $guest, VIR_DOMAIN_METADATA_TITLE, null, 0);
    call('domain_set_metadata', $guest, VIR_DOMAIN_METADATA_ELEMENT, '<a/>', 'k', 'urn:a', 0);
    call('domain_get_metadata', $guest, VIR_DOMAIN_METADATA_ELEMENT, 'urn:a', 0);
    call('domain_get_metadata', $guest, VIR_DOMAIN_METADATA_ELEMENT, 'urn:b', 0);
    call('domain_get_xml_desc', $guest, '');
    call('domain_get_xml_desc', $guest, '/domain/name');
    call('domain_xml_xpath', $guest, '/domain/devices/disk/target/@dev');
    call('domain_get_block_info', $guest, 'vda');
    call('domain_get_network_info', $guest, '52:54:00:00:00:01');
    names('domain_block_stats', $guest, 'vda');
    call('domain_block_stats', $guest, 'vdz');
    names('domain_interface_stats', $guest, 'testnet0');
    call('domain_interface_stats', $guest, 'vnet99');
    call('domain_interface_addresses', $guest, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE);
    call('domain_memory_stats', $guest);
    call('domain_memory_peek', $guest, 0, 16, 2);
    call('domain_send_key_api', $guest, 0, 10, [30, 31], 0);
    call('domain_block_resize', $guest, 'vda', 1024);
    call('domain_block_commit', $guest, 'vda', null, null);
    call('domain_block_job_abort', $guest, 'vda');
    call('domain_block_job_set_speed', $guest, 'vda', 10);
    call('domain_migrate_to_uri', $guest, 'test:///default', 2);
    call('domain_migrate', $guest, $conn, 1, 'other', 0);
    names('connect_get_all_domain_stats', $conn);
}

function snapshots($guest)
{
    call('domain_has_current_snapshot', $guest);
    $one = call('domain_snapshot_create', $guest);
    call('domain_has_current_snapshot', $guest);
    call('domain_snapshot_lookup_by_name', $guest, 'three');
    echo 'snapshots: ', count(libvirt_list_domain_snapshots($guest)), "\n";
    echo 'its document: ', str_contains(libvirt_domain_snapshot_get_xml($one), '<state>running'), "\n";
    call('domain_snapshot_revert', $one);
    call('domain_snapshot_delete', $one);
    echo 'snapshots: ', count(libvirt_list_domain_snapshots($guest)), "\n";
}

function networks($conn)
{
    $net = call('network_define_xml', $conn, NETWORK);
    calls($net, 'network_get_uuid_string', 'network_get_name',
        'network_get_active', 'network_get_bridge', 'network_get_information',
        'network_get_autostart');
    call('network_set_active', $net, 1);
    call('network_set_active', $net, 1);
    call('network_set_autostart', $net, 1);
    calls($net, 'network_get_active', 'network_get_autostart');
    call('network_get_xml_desc', $net, null);
    call('network_get_dhcp_leases', $net);
    calls($conn, 'list_networks', 'list_all_networks');
    call('network_get', $conn, 'none');
    call('network_set_active', $net, 0);
    call('network_undefine', $net);
    call('network_get_active', $net);
}

function storage($conn)
{
    $pool = call('storagepool_define_xml', $conn, POOL);
    calls($pool, 'storagepool_get_name', 'storagepool_get_uuid_string', 'storagepool_is_active',
        'storagepool_build', 'storagepool_create', 'storagepool_create', 'storagepool_get_info',
        'storagepool_get_volume_count', 'storagepool_get_autostart', 'storagepool_get_xml_desc');
    call('storagepool_refresh', $pool, 0);
    call('storagepool_set_autostart', $pool, true);
    $volume = call('storagevolume_create_xml', $pool, VOLUME);
    call('storagevolume_create_xml', $pool, VOLUME);
    call('storagevolume_create_xml_from', $pool, str_replace('vol<', 'copy<', VOLUME), $volume);
    calls($volume, 'storagevolume_get_name', 'storagevolume_get_path', 'storagevolume_get_info',
        'storagepool_lookup_by_volume');
    call('storagevolume_get_xml_desc', $volume, null);
    call('storagepool_list_volumes', $pool);
    call('storagevolume_lookup_by_name', $pool, 'none');
    call('storagevolume_lookup_by_path', $conn, '/pool/copy');
    call('storagevolume_resize', $volume, 1024);
    $stream = call('stream_create', $conn);
    call('storagevolume_upload', $volume, $stream);
    call('storagevolume_download', $volume, $stream);
    call('stream_send', $stream, 'text', 4);
    call('stream_finish', $stream);
    call('storagevolume_delete', $volume);
    call('storagevolume_delete', $volume);
    calls($conn, 'list_storagepools', 'list_active_storagepools', 'list_inactive_storagepools');
    calls($pool, 'storagepool_delete', 'storagepool_destroy', 'storagepool_delete',
        'storagepool_undefine');
}

function devices($conn)
{
    call('list_nodedevs', $conn);
    $device = call('nodedev_get', $conn, 'scsi_host1');
    $device = $device ?: libvirt_nodedev_get($conn, 'computer');
    calls($device, 'nodedev_capabilities', 'nodedev_get_information');
    call('nodedev_get_xml_desc', $device, '');
}

function refusals()
{
    $reader = call('connect', 'test:///default', true);
    $guest = libvirt_domain_lookup_by_name($reader, 'test');
    calls($guest, 'domain_destroy', 'domain_suspend', 'domain_managedsave', 'domain_undefine');
    call('domain_define_xml', $reader, GUEST);
    call('connect', 'test:///no/such/file', false);
}

$conn = call('connect', 'test:///default', false);
connection($conn);
$guest = life($conn);
tuning($conn, $guest);
snapshots($guest);
calls($guest, 'domain_shutdown', 'domain_shutdown', 'domain_destroy', 'domain_undefine',
    'domain_is_active');
networks($conn);
storage($conn);
devices($conn);
refusals();
