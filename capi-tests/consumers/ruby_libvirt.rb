# Drives test:///default through ruby-libvirt, with an event loop of its own (virEventRegisterImpl).
#
# Prints one line per answer, the same on every machine; the test compares them with
# ruby_libvirt.expected, which a genuine libvirt has printed.  The argument is a folder for files.
require 'libvirt'

FOLDER = ARGV.fetch(0)
$stdout.sync = true

# A value on one line; objects of the library by their names or figures.
def show(value)
  text = case value
         when Array then "[#{value.map { |one| show(one) }.join(', ')}]"
         when Hash then "{#{value.map { |key, one| "#{key}: #{show(one)}" }.sort.join(', ')}}"
         when String then value.match?(/\A[[:print:]\n\t]*\z/n) ? value : "0x#{value.unpack1('H*')}"
         when Integer, Float, true, false, nil then value.inspect
         else value.respond_to?(:name) ? "<#{value.class} #{value.name}>" : figures(value)
         end
  text.gsub(FOLDER, 'FOLDER')
end

def figures(value)
  fields = value.instance_variables
  return "<#{value.class}>" if fields.empty?

  "<#{value.class} #{fields.map { |f| "#{f}=#{show(value.instance_variable_get(f))}" }.join(' ')}>"
end

# The answer, or all that the error says.
def ask(what)
  answer = yield
  puts "#{what}: #{show(answer)}"
  answer
rescue Libvirt::Error => e
  puts "#{what}: code #{e.libvirt_code} domain #{e.libvirt_component} level #{e.libvirt_level}: " \
       "#{show(e.libvirt_message)}"
  nil
end

# A method by its name, with arguments: both are told.  Lists have no order of their own.
def call(object, method, *arguments)
  ask("#{method}(#{arguments.map { |one| show(one).lines.first.to_s.chomp }.join(', ')})") do
    answer = object.public_send(method, *arguments)
    method.start_with?('list_') ? answer.map { |one| show(one) }.sort : answer
  end
end

def calls(object, *methods)
  methods.each { |method| call(object, method.to_s) }
end

# An event loop: handles by select, timers as far as they are due at once.
class Loop
  Handle = Struct.new(:fd, :events, :opaque)
  Timer = Struct.new(:interval, :opaque)

  def initialize
    @handles = {}
    @timers = {}
    @last = 0
  end

  def register
    Libvirt.event_register_impl(
      lambda { |fd, events, opaque| add(@handles, Handle.new(fd, events, opaque)) },
      lambda { |id, events| @handles[id].events = events },
      lambda { |id| @handles.delete(id).opaque },
      lambda { |interval, opaque| add(@timers, Timer.new(interval, opaque)) },
      lambda { |id, interval| @timers[id].interval = interval },
      lambda { |id| @timers.delete(id).opaque }
    )
  end

  def add(all, one)
    all[@last += 1] = one
    @last
  end

  # One round.
  def run
    due = @timers.select { |_, timer| timer.interval.zero? }
    due.each { |id, timer| Libvirt.event_invoke_timeout_callback(id, timer.opaque) }
    return unless due.empty?

    wanted = @handles.select { |_, handle| handle.events & Libvirt::EVENT_HANDLE_READABLE != 0 }
    ready, = IO.select(wanted.map { |_, handle| IO.for_fd(handle.fd, autoclose: false) }, nil, nil, 1)
    wanted.each do |id, handle|
      next unless (ready || []).any? { |io| io.fileno == handle.fd }

      Libvirt.event_invoke_handle_callback(id, handle.fd, 1, handle.opaque)
    end
  end
end

GUEST = <<XML.freeze
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
    <memballoon model='virtio'/>
  </devices>
</domain>
XML

def connection(conn)
  calls(conn, :uri, :type, :version, :libversion, :alive?, :closed?, :encrypted?, :secure?,
        :max_vcpus, :node_info, :node_security_model, :node_cpu_map, :node_memory_parameters,
        :num_of_secrets, :num_of_nwfilters, :list_secrets, :list_nwfilters, :sys_info,
        :capabilities)
  call(conn, 'node_cells_free_memory', 0, 2)
  call(conn, 'node_suspend_for_duration', 0, 60)
  call(conn, 'cpu_model_names', 'x86_64')
  call(conn, 'compare_cpu', '<cpu><arch>x86_64</arch><model>Penryn</model></cpu>')
  call(conn, 'domain_xml_to_native', 'qemu-argv', GUEST)
  call(conn, 'discover_storage_pool_sources', 'logical')
  call(conn, 'set_keepalive', 5, 3)
  call(conn, 'domain_capabilities', '', 'i686', '', 'test', 0)
end

def life(conn)
  guest = call(conn, 'define_domain_xml', GUEST)
  call(guest, 'uuid')
  call(guest, 'create')
  call(guest, 'create')
  calls(guest, :id, :name, :os_type, :state, :active?, :persistent?, :updated?, :autostart?,
        :max_memory, :max_vcpus, :suspend, :state, :resume, :state, :control_info, :job_info,
        :job_stats, :abort_job, :reboot, :reset, :hostname, :security_label, :security_label_list,
        :inject_nmi, :fs_info, :disk_errors, :time, :fs_freeze, :fs_thaw)
  call(guest, 'autostart=', true)
  calls(guest, :autostart?, :managed_save, :has_managed_save?, :managed_save_remove, :create)
  call(guest, 'core_dump', "#{FOLDER}/core")
  call(guest, 'save', "#{FOLDER}/save")
  call(conn, 'save_image_xml_desc', "#{FOLDER}/save")
  call(Libvirt::Domain, 'restore', conn, "#{FOLDER}/save")
  calls(guest, :shutdown, :shutdown)
  call(guest, 'rename', 'renamed')
  call(guest, 'rename', 'guest')
  calls(guest, :create)
  calls(conn, :num_of_domains, :num_of_defined_domains, :list_domains, :list_defined_domains,
        :list_all_domains)
  guest
end

def tuning(guest)
  call(guest, 'vcpus=', 2)
  call(guest, 'vcpus_flags=', [9, Libvirt::Domain::AFFECT_LIVE])
  call(guest, 'num_vcpus', Libvirt::Domain::AFFECT_LIVE)
  call(guest, 'pin_vcpu', 0, [0, 1])
  ask('pins') { guest.vcpus.map(&:cpumap) }
  calls(guest, :emulator_pin_info, :scheduler_type, :scheduler_parameters)
  call(guest, 'pin_emulator', [0])
  calls(guest, :emulator_pin_info)
  call(guest, 'memory=', 32_768)
  call(guest, 'max_memory=', 131_072)
  call(guest, 'memory_stats_period=', 5)
  call(guest, 'memory_parameters=', { 'hard_limit' => 70_000 })
  call(guest, 'blkio_parameters=', { 'weight' => 500 })
  call(guest, 'numa_parameters=', { 'numa_nodeset' => '0' })
  call(guest, 'scheduler_parameters=', { 'weight' => 17 })
  calls(guest, :memory_parameters, :blkio_parameters, :numa_parameters, :scheduler_parameters)
  call(guest, 'block_iotune=', ['vda', { 'total_iops_sec' => 10 }])
  call(guest, 'block_iotune', 'vda')
  call(guest, 'interface_parameters=', ['52:54:00:00:00:01', { 'inbound.average' => 100 }])
  call(guest, 'interface_parameters', '52:54:00:00:00:01')
  call(guest, 'metadata=', [Libvirt::Domain::METADATA_TITLE, 'a title'])
  call(guest, 'metadata=', [Libvirt::Domain::METADATA_ELEMENT, '<a/>', 'k', 'urn:a'])
  call(guest, 'metadata', Libvirt::Domain::METADATA_TITLE)
  call(guest, 'metadata', Libvirt::Domain::METADATA_ELEMENT, 'urn:a')
  call(guest, 'metadata', Libvirt::Domain::METADATA_ELEMENT, 'urn:b')
  calls(guest, :xml_desc)
end

def state(conn, guest)
  call(guest, 'blockinfo', 'vda')
  call(guest, 'block_stats', 'vdz')
  call(guest, 'block_stats_flags', 'vda')
  call(guest, 'ifinfo', 'vnet99')
  calls(guest, :memory_stats, :pmwakeup)
  call(guest, 'pmsuspend_for_duration', 0, 0)
  call(guest, 'cpu_stats', 0, 9)
  call(guest, 'send_key', 0, 10, [30, 31])
  call(guest, 'send_process_signal', 1, 9)
  call(guest, 'fstrim', '/')
  call(guest, 'user_password=', ['root', 'secret'])
  call(guest, 'time=', { 'seconds' => 1000, 'nseconds' => 0 })
  call(guest, 'block_peek', 'vda', 0, 16)
  call(guest, 'memory_peek', 0, 16)
  call(guest, 'block_resize', 'vda', 1024)
  call(guest, 'block_pull', 'vda')
  call(guest, 'block_job_info', 'vda')
  call(guest, 'block_commit', 'vda')
  call(guest, 'block_job_abort', 'vda')
  call(guest, 'migrate', conn)
  call(guest, 'migrate_to_uri', 'test:///default', Libvirt::Domain::MIGRATE_PEER2PEER)
  calls(guest, :migrate_max_speed, :migrate_compression_cache)
  call(guest, 'open_graphics', 0)
  stream = conn.stream
  call(guest, 'open_console', '', stream, 0)
  call(guest, 'open_channel', '', stream, 0)
  call(stream, 'send', 'text')
  call(stream, 'recv', 4)
  call(stream, 'finish')
end

def snapshots(guest)
  %w[one two two].each do |name|
    call(guest, 'snapshot_create_xml', "<domainsnapshot><name>#{name}</name></domainsnapshot>")
  end
  calls(guest, :num_of_snapshots, :list_snapshots, :list_all_snapshots, :has_current_snapshot?,
        :current_snapshot)
  one = call(guest, 'lookup_snapshot_by_name', 'one')
  call(guest, 'lookup_snapshot_by_name', 'three')
  call(guest, 'revert_to_snapshot', one)
  calls(one, :name, :num_children, :list_children_names, :current?, :has_metadata?, :parent)
  call(one, 'delete', Libvirt::Domain::Snapshot::DELETE_CHILDREN)
  calls(guest, :num_of_snapshots)
end

def networks(conn)
  net = call(conn, 'define_network_xml', <<XML)
<network>
  <name>net</name><uuid>11111111-2222-3333-4444-666666666666</uuid>
  <bridge name='virbr7'/><mac address='52:54:00:00:00:02'/>
  <ip address='192.168.100.1' netmask='255.255.255.0'/>
</network>
XML
  calls(net, :uuid, :active?, :persistent?, :bridge_name, :create, :create, :autostart?, :dhcp_leases)
  call(net, 'autostart=', true)
  call(net, 'update', 3, Libvirt::Network::NETWORK_SECTION_DNS_HOST, -1,
       "<host ip='192.168.100.3'><hostname>a</hostname></host>", 0)
  calls(net, :autostart?, :xml_desc)
  calls(conn, :num_of_networks, :num_of_defined_networks, :list_networks, :list_defined_networks,
        :list_all_networks)
  call(conn, 'lookup_network_by_name', 'none')
  calls(net, :destroy, :undefine, :active?)
end

def storage(conn)
  pool = call(conn, 'define_storage_pool_xml', <<XML)
<pool type='dir'>
  <name>pool</name><uuid>11111111-2222-3333-4444-777777777777</uuid>
  <target><path>/pool</path></target>
</pool>
XML
  calls(pool, :uuid, :active?, :persistent?, :build, :create, :info, :refresh, :autostart?,
        :num_of_volumes, :xml_desc)
  text = "<volume><name>vol</name><capacity unit='M'>5</capacity></volume>"
  volume = call(pool, 'create_volume_xml', text)
  call(pool, 'create_volume_xml', text)
  call(pool, 'create_volume_xml_from', text.sub('vol<', 'copy<'), volume)
  calls(volume, :key, :path, :info, :xml_desc, :pool, :wipe)
  calls(pool, :list_volumes)
  call(pool, 'lookup_volume_by_name', 'none')
  call(pool, 'lookup_volume_by_path', '/pool/copy')
  call(pool, 'lookup_volume_by_key', '/pool/vol')
  call(volume, 'resize', 1024)
  call(volume, 'upload', conn.stream, 0, 4)
  call(volume, 'download', conn.stream, 0, 4)
  calls(volume, :delete, :delete)
  calls(conn, :num_of_storage_pools, :list_storage_pools, :list_all_storage_pools)
  calls(pool, :delete, :destroy, :delete, :undefine)
end

def devices(conn)
  calls(conn, :num_of_interfaces, :list_interfaces, :list_all_interfaces, :interface_change_begin)
  card = call(conn, 'define_interface_xml',
              "<interface type='ethernet' name='eth7'><mac address='52:54:00:00:00:04'/></interface>")
  calls(card, :mac, :active?, :create, :active?, :xml_desc, :destroy)
  calls(conn, :interface_change_rollback, :interface_change_commit)
  call(conn, 'lookup_interface_by_name', 'eth7')
  call(conn, 'lookup_interface_by_mac', 'aa:bb:cc:dd:ee:ff')
  calls(conn, :num_of_nodedevices, :list_nodedevices, :list_all_nodedevices)
  device = call(conn, 'lookup_nodedevice_by_name', 'scsi_host1')
  calls(device, :parent, :num_of_caps, :list_caps, :xml_desc, :detach, :reattach, :reset)
end

# Turns the loop until as many events have come as expected, and tells them.
def deliver(turning, what, seen, count)
  turning.run while seen.size < count
  puts "#{what}: #{seen.shift(seen.size).map { |one| show(one) }.join('; ')}"
end

def events(conn, turning)
  seen = []
  hear = lambda { |_conn, domain, event, detail, _opaque| seen << [domain.name, event, detail] }
  number = call(conn, 'domain_event_register_any', Libvirt::Connect::DOMAIN_EVENT_ID_LIFECYCLE, hear)
  guest = conn.create_domain_xml(GUEST)
  deliver(turning, 'created', seen, 1)
  guest.suspend
  guest.resume
  guest.destroy
  deliver(turning, 'its life', seen, 3)
  call(conn, 'domain_event_deregister_any', number)
  call(conn, 'domain_event_deregister_any', 4711)
end

def refusals
  reader = Libvirt.open_read_only('test:///default')
  calls(reader.lookup_domain_by_name('test'), :destroy, :suspend, :managed_save, :undefine)
  call(reader, 'define_domain_xml', GUEST)
  call(reader, 'lookup_domain_by_id', 4711)
  call(reader, 'lookup_domain_by_uuid', '00000000-0000-0000-0000-000000000001')
  reader.close
  call(Libvirt, 'open', 'test:///no/such/file')
end

turning = Loop.new
turning.register
conn = Libvirt.open('test:///default')
connection(conn)
guest = life(conn)
tuning(guest)
state(conn, guest)
snapshots(guest)
calls(guest, :destroy, :undefine, :state)
networks(conn)
storage(conn)
devices(conn)
events(conn, turning)
refusals
conn.close
# Not `exit`: the binding's finalizers raise errors on objects that are closed already.
exit!(0)
