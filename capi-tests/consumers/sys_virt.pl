# Drives test:///default through Sys::Virt, Debian's binding for Perl.
#
# Prints one line per answer, the same on every machine; the test compares them with
# sys_virt.expected, which a genuine libvirt has printed.  The argument is a folder for files.
use strict;
use warnings;
use Scalar::Util qw(blessed);
use Sys::Virt;
use Sys::Virt::Event;

my $folder = shift @ARGV;
$| = 1;

# A value on one line: keys in order, names of objects, bytes that can't be read as hex.
sub show {
    my ($value) = @_;
    return 'undef' unless defined $value;
    if (blessed $value) {
        my $label = ref $value;
        $label .= ' ' . $value->get_name if $value->can('get_name');
        return "<$label>";
    }
    return '[' . join(', ', map { show($_) } @$value) . ']' if ref $value eq 'ARRAY';
    return '{' . join(', ', map { "$_: " . show($value->{$_}) } sort keys %$value) . '}'
        if ref $value eq 'HASH';
    return lc ref $value if ref $value;
    $value =~ s/\Q$folder\E/FOLDER/g;
    $value = '0x' . unpack('H*', $value) if $value =~ /[^\x09\x0a\x20-\x7e]/;
    return $value;
}

# Calls, and tells the answer or all that the error says.
sub ask {
    my ($what, $call) = @_;
    my @answer = eval { $call->() };
    if (my $error = $@) {
        die $error unless ref $error;
        print "$what: code ", $error->code, ' domain ', $error->domain, ' level ', $error->level,
            ': ', show($error->message), "\n";
        return;
    }
    print "$what: ", join(', ', map { show($_) } @answer), "\n";
    return $answer[0];
}

# A method by its name, with arguments: both are told.  Lists have no order of their own.
sub call {
    my ($object, $method, @arguments) = @_;
    my $told = "$method(" . join(', ', map { show($_) } @arguments) . ')';
    return ask($told, sub { $object->$method(@arguments) }) unless $method =~ /^list_/;
    return ask($told, sub { sort map { show($_) } $object->$method(@arguments) });
}

# As call, where the figures depend on the clock: only the names are told.
sub names {
    my ($object, $method, @arguments) = @_;
    ask("names of $method", sub { my ($all) = $object->$method(@arguments); sort keys %$all });
}

my $guest_xml = <<'XML';
<domain type='test'>
  <name>guest</name>
  <uuid>11111111-2222-3333-4444-555555555555</uuid>
  <memory unit='KiB'>65536</memory>
  <vcpu current='1'>4</vcpu>
  <iothreads>1</iothreads>
  <os><type arch='i686'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'>
      <source file='/guest.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <interface type='network'>
      <mac address='52:54:00:00:00:01'/>
      <source network='default'/>
      <target dev='vnet7'/>
    </interface>
  </devices>
</domain>
XML

sub connection {
    my ($conn) = @_;
    call($conn, $_) for qw(get_uri get_type get_version get_library_version is_alive is_secure
        is_encrypted get_node_info get_node_cpu_map get_node_security_model get_capabilities
        get_sysinfo get_node_free_memory get_node_sev_info get_storage_pool_capabilities);
    names($conn, 'get_node_cpu_stats');
    names($conn, 'get_node_memory_stats');
    call($conn, 'get_max_vcpus', 'test');
    call($conn, 'get_node_cells_free_memory', 0, 1);
    call($conn, 'get_node_free_pages', [4, 2048], 0, 2);
    call($conn, 'node_alloc_pages', [[4, 1]], 0, 1);
    call($conn, 'get_node_memory_parameters');
    call($conn, 'node_suspend_for_duration', Sys::Virt::NODE_SUSPEND_TARGET_MEM, 60);
    call($conn, 'get_cpu_model_names', 'x86_64');
    call($conn, 'get_domain_capabilities', undef, 'i686', undef, 'test');
    call($conn, 'compare_cpu', '<cpu><arch>x86_64</arch><model>Penryn</model></cpu>');
    call($conn, 'baseline_cpu', ['<cpu><arch>x86_64</arch><model>Penryn</model></cpu>']);
    call($conn, 'domain_xml_to_native', 'qemu-argv', $guest_xml);
    call($conn, 'domain_xml_from_native', 'qemu-argv', 'qemu');
    call($conn, 'find_storage_pool_sources', 'logical', '<source/>');
    call($conn, 'set_keep_alive', 5, 3);
    call($conn, 'set_identity', { 'user-name' => 'me' });
    call($conn, 'num_of_secrets');
    call($conn, 'num_of_nwfilters');
    call($conn, 'list_all_secrets');
    call($conn, 'list_all_nwfilters');
    call($conn, 'list_all_nwfilter_bindings');
    call($conn, 'get_secret_by_uuid', '11111111-2222-3333-4444-555555555555');
    call($conn, 'get_nwfilter_by_name', 'clean-traffic');
}

sub life {
    my ($conn) = @_;
    my $guest = call($conn, 'define_domain', $guest_xml);
    call($guest, 'get_xml_description', Sys::Virt::Domain::XML_INACTIVE);
    call($guest, $_) for qw(get_id get_uuid get_uuid_string get_os_type get_state
        is_active is_persistent is_updated get_autostart get_max_memory get_max_vcpus);
    names($guest, 'get_info');
    call($conn, 'list_defined_domains');
    call($conn, 'list_all_domains', Sys::Virt::Domain::LIST_INACTIVE);
    call($guest, 'suspend');
    call($guest, 'create');
    call($guest, 'create');
    call($guest, $_) for qw(suspend get_state resume get_state get_control_info get_job_info
        get_job_stats abort_job reboot reset get_hostname get_security_label inject_nmi);
    call($guest, 'set_autostart', 1);
    call($guest, 'get_autostart');
    call($guest, 'managed_save');
    call($guest, 'has_managed_save_image');
    call($guest, 'managed_save_get_xml_description');
    call($guest, 'managed_save_remove');
    call($guest, 'create');
    call($guest, 'core_dump', "$folder/core");
    call($guest, 'save', "$folder/save");
    call($conn, 'get_save_image_xml_description', "$folder/save", 0);
    call($conn, 'restore_domain', "$folder/save");
    call($conn, 'restore_domain', "$folder/nowhere");
    call($guest, 'shutdown');
    call($guest, 'rename', 'renamed');
    call($guest, 'rename', 'guest');
    call($guest, 'create');
    call($conn, 'num_of_domains');
    call($conn, 'list_domain_ids', 10);
    return $guest;
}

sub tuning {
    my ($guest) = @_;
    my $live = Sys::Virt::Domain::AFFECT_LIVE;
    call($guest, 'set_vcpus', 2, $live);
    call($guest, 'set_vcpus', 9, $live);
    call($guest, 'get_vcpus', $live);
    call($guest, 'get_vcpus', Sys::Virt::Domain::AFFECT_CONFIG | Sys::Virt::Domain::VCPU_MAXIMUM);
    call($guest, 'pin_vcpu', 0, "\x03");
    ask('pins', sub { map { $_->{affinity} } $guest->get_vcpu_info });
    call($guest, 'get_emulator_pin_info');
    call($guest, 'pin_emulator', "\x01");
    call($guest, 'get_emulator_pin_info');
    call($guest, 'get_iothread_info', $live);
    call($guest, 'add_iothread', 2, $live);
    call($guest, 'pin_iothread', 2, "\x01");
    call($guest, 'set_iothread', 2, { 'poll-max-ns' => 100 }, $live);
    call($guest, 'del_iothread', 2, $live);
    call($guest, 'set_memory', 32768, $live);
    call($guest, 'set_max_memory', 131072);
    call($guest, 'set_memory_stats_period', 5);
    call($guest, 'get_scheduler_type');
    call($guest, 'set_scheduler_parameters', { weight => 17 });
    call($guest, 'get_scheduler_parameters');
    call($guest, 'set_memory_parameters', { hard_limit => 70000 });
    call($guest, 'get_memory_parameters');
    call($guest, 'set_blkio_parameters', { weight => 500 });
    call($guest, 'get_blkio_parameters');
    call($guest, 'set_block_iotune', 'vda', { total_bytes_sec => 1000, total_bytes_sec_max => 2000 });
    call($guest, 'get_block_iotune', 'vda');
    call($guest, 'set_interface_parameters', '52:54:00:00:00:01', { 'inbound.average' => 100 });
    call($guest, 'get_interface_parameters', '52:54:00:00:00:01');
    call($guest, 'set_numa_parameters', { numa_nodeset => '0' });
    call($guest, 'get_numa_parameters');
    call($guest, 'set_perf_events', { cmt => 1 });
    call($guest, 'get_perf_events');
    call($guest, 'set_metadata', Sys::Virt::Domain::METADATA_TITLE, 'a title', '', '');
    call($guest, 'get_metadata', Sys::Virt::Domain::METADATA_TITLE, '');
    call($guest, 'set_metadata', Sys::Virt::Domain::METADATA_ELEMENT, '<a/>', 'k', 'urn:a');
    call($guest, 'get_metadata', Sys::Virt::Domain::METADATA_ELEMENT, 'urn:a');
    call($guest, 'get_metadata', Sys::Virt::Domain::METADATA_ELEMENT, 'urn:b');
    call($guest, 'set_lifecycle_action', 0, 1);
    call($guest, 'get_xml_description');
}

sub state {
    my ($conn, $guest) = @_;
    call($guest, 'get_block_info', 'vda');
    names($guest, 'block_stats', 'vda');
    call($guest, 'block_stats', 'vdz');
    names($guest, 'interface_stats', 'vnet7');
    call($guest, 'memory_stats');
    call($guest, 'get_cpu_stats', -1, 9);
    call($guest, 'get_disk_errors');
    call($guest, 'get_fs_info');
    call($guest, 'get_guest_vcpus');
    call($guest, 'get_time');
    call($guest, 'get_interface_addresses', Sys::Virt::Domain::INTERFACE_ADDRESSES_SRC_LEASE);
    call($guest, 'get_guest_info', Sys::Virt::Domain::GUEST_INFO_OS);
    call($guest, 'get_messages');
    call($guest, 'get_launch_security_info');
    call($guest, 'get_security_label_list');
    ask('statistics', sub {
        sort map { show($_->{dom}) . ': ' . join(' ', sort keys %{$_->{data}}) }
            $conn->get_all_domain_stats(0)
    });
    call($guest, 'send_key', Sys::Virt::Domain::KEYCODE_SET_LINUX, 10, [30, 31]);
    call($guest, 'send_process_signal', 1, 9);
    call($guest, 'fs_freeze', ['/']);
    call($guest, 'fs_thaw', ['/']);
    call($guest, 'fs_trim', '/', 0);
    call($guest, 'set_user_password', 'root', 'secret');
    call($guest, 'set_time', 1000, 0);
    call($guest, 'block_peek', 'vda', 0, 16);
    call($guest, 'memory_peek', 0, 16);
    call($guest, 'block_resize', 'vda', 1024);
    call($guest, 'block_pull', 'vda', 0);
    call($guest, 'block_commit', 'vda', undef, undef, 0);
    call($guest, 'get_block_job_info', 'vda');
    call($guest, 'backup_begin', '<domainbackup/>', '');
    call($guest, 'start_dirty_rate_calc', 1);
    call($guest, 'authorized_ssh_keys_get', 'root');
    call($guest, 'migrate', $conn, Sys::Virt::Domain::MIGRATE_LIVE);
    call($guest, 'migrate_to_uri', 'test:///default', Sys::Virt::Domain::MIGRATE_PEER2PEER);
    call($guest, 'migrate_get_max_downtime');
    call($guest, 'migrate_set_max_speed', 10);
    call($guest, 'open_graphics_fd', 0);
    my $stream = $conn->new_stream;
    call($guest, 'open_console', $stream, undef);
    call($stream, 'finish');
}

sub snapshots {
    my ($guest) = @_;
    call($guest, 'create_snapshot', '<domainsnapshot><name>one</name></domainsnapshot>');
    call($guest, 'create_snapshot', '<domainsnapshot><name>two</name></domainsnapshot>');
    call($guest, 'create_snapshot', '<domainsnapshot><name>two</name></domainsnapshot>');
    call($guest, $_) for qw(num_of_snapshots list_all_snapshots has_current_snapshot
        current_snapshot);
    call($guest, 'list_snapshot_names', 9);
    my $one = call($guest, 'get_snapshot_by_name', 'one');
    my $two = call($guest, 'get_snapshot_by_name', 'two');
    call($guest, 'get_snapshot_by_name', 'three');
    call($two, $_) for qw(get_parent is_current has_metadata);
    call($one, $_) for qw(get_parent is_current num_of_child_snapshots list_all_children);
    call($one, 'list_child_snapshot_names', 9);
    ask('document', sub { my $xml = $one->get_xml_description; $xml =~ /<name>one/ ? 1 : $xml });
    call($one, 'revert_to');
    call($one, 'delete', Sys::Virt::DomainSnapshot::DELETE_CHILDREN);
    call($guest, 'num_of_snapshots');
    my $point = call($guest, 'create_checkpoint',
        '<domaincheckpoint><name>point</name></domaincheckpoint>');
    call($guest, 'list_all_checkpoints');
    call($guest, 'get_checkpoint_by_name', 'other');
    if ($point) {
        call($point, 'get_parent');
        call($point, 'delete');
    }
}

sub networks {
    my ($conn) = @_;
    my $net = call($conn, 'define_network', <<'XML');
<network>
  <name>net</name><uuid>11111111-2222-3333-4444-666666666666</uuid>
  <bridge name='virbr7'/><mac address='52:54:00:00:00:02'/>
  <ip address='192.168.100.1' netmask='255.255.255.0'>
    <dhcp><range start='192.168.100.2' end='192.168.100.9'/></dhcp>
  </ip>
</network>
XML
    call($net, $_) for qw(get_uuid_string is_active is_persistent get_bridge_name create create
        is_active get_xml_description get_autostart get_dhcp_leases list_all_ports);
    call($net, 'set_autostart', 1);
    call($net, 'get_autostart');
    call($net, 'update', Sys::Virt::Network::UPDATE_COMMAND_ADD_LAST,
        Sys::Virt::Network::SECTION_IP_DHCP_HOST, -1,
        "<host mac='52:54:00:00:00:03' ip='192.168.100.3'/>");
    call($net, 'get_xml_description');
    call($net, 'get_port_by_uuid', '11111111-2222-3333-4444-666666666666');
    call($conn, $_) for qw(num_of_networks num_of_defined_networks list_networks
        list_defined_networks list_all_networks);
    call($conn, 'get_network_by_name', 'none');
    call($conn, 'get_network_by_uuid', '11111111-2222-3333-4444-666666666666');
    call($net, 'destroy');
    call($net, 'undefine');
    call($net, 'get_xml_description');
}

sub storage {
    my ($conn) = @_;
    my $pool = call($conn, 'define_storage_pool', <<'XML');
<pool type='dir'>
  <name>pool</name><uuid>11111111-2222-3333-4444-777777777777</uuid>
  <target><path>/pool</path></target>
</pool>
XML
    call($pool, $_) for qw(get_uuid_string is_active is_persistent build create get_info refresh
        get_autostart num_of_storage_volumes list_all_volumes get_xml_description);
    my $xml = "<volume><name>vol</name><capacity unit='M'>5</capacity></volume>";
    my $volume = call($pool, 'create_volume', $xml);
    call($pool, 'create_volume', $xml);
    call($volume, $_) for qw(get_key get_path get_info get_xml_description);
    $xml =~ s/vol</copy</;
    call($pool, 'clone_volume', $xml, $volume);
    call($pool, 'list_storage_vol_names', 10);
    call($pool, 'get_volume_by_name', 'none');
    call($conn, 'get_storage_volume_by_path', '/pool/vol');
    call($conn, 'get_storage_volume_by_key', '/pool/copy');
    call($conn, 'get_storage_pool_by_volume', $volume);
    call($conn, 'get_storage_pool_by_target_path', '/pool');
    my $stream = $conn->new_stream;
    call($volume, 'download', $stream, 0, 0);
    call($volume, 'upload', $stream, 0, 0);
    call($volume, 'wipe');
    call($volume, 'resize', 1024);
    call($volume, 'delete');
    call($conn, $_) for qw(num_of_storage_pools num_of_defined_storage_pools list_storage_pools
        list_defined_storage_pools list_all_storage_pools);
    call($pool, 'delete');
    call($pool, $_) for qw(destroy delete undefine);
}

sub devices {
    my ($conn) = @_;
    call($conn, $_) for qw(num_of_interfaces list_interfaces list_all_interfaces);
    call($conn, 'interface_change_begin');
    my $card = call($conn, 'define_interface', <<'XML');
<interface type='ethernet' name='eth7'>
  <start mode='none'/><mac address='52:54:00:00:00:04'/>
</interface>
XML
    call($card, $_) for qw(get_mac is_active create is_active get_xml_description destroy);
    call($conn, 'interface_change_rollback');
    call($conn, 'get_interface_by_name', 'eth7');
    call($conn, 'get_interface_by_mac', 'aa:bb:cc:dd:ee:ff');
    call($conn, 'interface_change_commit');
    call($conn, 'num_of_node_devices', undef);
    call($conn, 'list_node_device_names', undef, 99);
    call($conn, 'list_all_node_devices', Sys::Virt::NodeDevice::LIST_CAP_SCSI_HOST);
    my $device = call($conn, 'get_node_device_by_name', 'scsi_host11');
    call($device, $_) for qw(get_parent list_capabilities get_xml_description is_active
        is_persistent get_autostart reattach reset);
    call($device, 'dettach', undef);
    my $child = call($conn, 'create_node_device', <<'XML');
<device>
  <parent>scsi_host1</parent>
  <capability type='scsi_host'><capability type='fc_host'/></capability>
</device>
XML
    call($child, 'get_parent') if $child;
    call($child, 'destroy') if $child;
    call($conn, 'get_node_device_scsihost_by_wwn', '2000000012341234', '1000000012341234');
}

# Runs the default loop until as many events have come as expected, and tells them.
my @seen;
sub deliver {
    my ($what, $count) = @_;
    Sys::Virt::Event::run_default() while @seen < $count;
    print "$what: ", join('; ', @seen), "\n";
    @seen = ();
}

sub events {
    my ($conn) = @_;
    my $hear = sub {
        my ($conn, $object, @rest) = @_;
        push @seen, join(' ', $object->get_name, map { show($_) } @rest);
    };
    my $number = call($conn, 'domain_event_register_any', undef,
        Sys::Virt::Domain::EVENT_ID_LIFECYCLE, $hear);
    my $reboot = $conn->domain_event_register_any(undef,
        Sys::Virt::Domain::EVENT_ID_METADATA_CHANGE, $hear);
    my $networks = $conn->network_event_register_any(undef,
        Sys::Virt::Network::EVENT_ID_LIFECYCLE, $hear);
    my $pools = $conn->storage_pool_event_register_any(undef,
        Sys::Virt::StoragePool::EVENT_ID_LIFECYCLE, $hear);
    my $refreshes = $conn->storage_pool_event_register_any(undef,
        Sys::Virt::StoragePool::EVENT_ID_REFRESH, $hear);
    my $nodes = $conn->node_device_event_register_any(undef,
        Sys::Virt::NodeDevice::EVENT_ID_LIFECYCLE, $hear);
    call($conn, 'secret_event_register_any', undef, Sys::Virt::Secret::EVENT_ID_LIFECYCLE, $hear);
    my $guest = $conn->create_domain($guest_xml =~ s/guest</other</r =~ s/1111/2222/r);
    deliver('created', 1);
    $guest->set_metadata(Sys::Virt::Domain::METADATA_ELEMENT, '<b/>', 'k', 'urn:b');
    $guest->suspend;
    $guest->resume;
    deliver('suspended and resumed', 3);
    $guest->destroy;
    deliver('destroyed', 1);
    my $net = $conn->get_network_by_name('default');
    $net->destroy;
    $net->create;
    deliver('network', 2);
    my $pool = $conn->get_storage_pool_by_name('default-pool');
    $pool->refresh;
    $pool->destroy;
    $pool->create;
    deliver('pool', 3);
    call($conn, 'domain_event_deregister_any', $number);
    call($conn, 'domain_event_deregister_any', 4711);
    $conn->domain_event_deregister_any($reboot);
    $conn->network_event_deregister_any($networks);
    $conn->storage_pool_event_deregister_any($_) for $pools, $refreshes;
    $conn->node_device_event_deregister_any($nodes);
}

sub refusals {
    my $reader = Sys::Virt->new(uri => 'test:///default', readonly => 1);
    my $guest = $reader->get_domain_by_name('test');
    call($guest, $_) for qw(destroy suspend managed_save undefine);
    call($reader, 'define_domain', $guest_xml);
    call($reader, 'get_domain_by_id', 4711);
    call($reader, 'get_domain_by_uuid', '00000000-0000-0000-0000-000000000001');
    ask('no such file', sub { Sys::Virt->new(uri => 'test:///no/such/file') });
}

Sys::Virt::Event::register_default();
my $conn = Sys::Virt->new(uri => 'test:///default');
connection($conn);
my $guest = life($conn);
tuning($guest);
state($conn, $guest);
snapshots($guest);
call($guest, $_) for qw(destroy undefine get_state);
networks($conn);
storage($conn);
devices($conn);
events($conn);
refusals();
