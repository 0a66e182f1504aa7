(* Drives test:///default through libvirt-ocaml, in OCaml's interpreter.

   Prints one line per answer, the same on every machine; the test compares them with
   ocaml_libvirt.expected, which a genuine libvirt has printed.  The argument is a folder for
   files. *)

module C = Libvirt.Connect
module D = Libvirt.Domain
module E = Libvirt.Event
module N = Libvirt.Network
module P = Libvirt.Pool
module V = Libvirt.Volume
module S = Libvirt.Secret
module Error = Libvirt.Virterror

let folder = Sys.argv.(Array.length Sys.argv - 1)

(* Shows values on one line. *)
let text value = value
let number = string_of_int
let large = Int64.to_string
let truth = string_of_bool
let nothing () = "done"
let found _ = "found"
let several show all = "[" ^ String.concat ", " (List.map show all) ^ "]"
let unordered all = several text (List.sort compare (Array.to_list all))

let parameter (name, value) =
  name ^ " = " ^ match value with
  | D.SchedFieldUInt32 figure -> Int32.to_string figure
  | D.SchedFieldInt32 figure -> Int32.to_string figure
  | D.SchedFieldUInt64 figure | D.SchedFieldInt64 figure -> large figure
  | D.SchedFieldFloat figure -> string_of_float figure
  | D.SchedFieldBool flag -> truth flag

let option show = function None -> "none" | Some value -> show value

let error (e : Error.t) =
  Printf.sprintf "%s, %s, %s: %s" (Error.string_of_code e.code)
    (Error.string_of_domain e.domain) (Error.string_of_level e.level)
    (option text e.message)

(* Calls, and tells the answer or all that the error says. *)
let ask what show call =
  let answer =
    try show (call ()) with
    | Libvirt.Virterror e -> error e
    | Libvirt.Not_supported name -> "not supported: " ^ name
    | Invalid_argument words -> "invalid argument: " ^ words in
  Printf.printf "%s: %s\n%!" what answer

let guest_xml = "<domain type='test'>
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
</domain>"

let network_xml = "<network>
  <name>net</name><uuid>11111111-2222-3333-4444-666666666666</uuid>
  <bridge name='virbr7'/><mac address='52:54:00:00:00:02'/>
  <ip address='192.168.100.1' netmask='255.255.255.0'/>
</network>"

let pool_xml = "<pool type='dir'>
  <name>pool</name><uuid>11111111-2222-3333-4444-777777777777</uuid>
  <target><path>/pool</path></target>
</pool>"

let state (info : D.info) = match info.state with
  | D.InfoNoState -> "no state"
  | D.InfoRunning -> "running"
  | D.InfoBlocked -> "blocked"
  | D.InfoPaused -> "paused"
  | D.InfoShutdown -> "in shutdown"
  | D.InfoShutoff -> "shut off"
  | D.InfoCrashed -> "crashed"
  | D.InfoPMSuspended -> "suspended by power management"

let information (info : D.info) =
  Printf.sprintf "%s, %Ld of %Ld KiB, %d CPUs" (state info) info.memory info.max_mem
    info.nr_virt_cpu

let connection conn =
  ask "type" text (fun () -> C.get_type conn);
  ask "URI" text (fun () -> C.get_uri conn);
  ask "version" number (fun () -> C.get_version conn);
  ask "maximum" number (fun () -> C.get_max_vcpus conn ());
  ask "capabilities" text (fun () -> C.get_capabilities conn);
  ask "node" (fun (info : C.node_info) ->
      Printf.sprintf "%s, %Ld KiB, %d CPUs of %d MHz, %d nodes" info.model info.memory info.cpus
        info.mhz info.nodes)
    (fun () -> C.get_node_info conn);
  ask "free memory" large (fun () -> C.node_get_free_memory conn);
  ask "free memory of cells" (fun all -> several large (Array.to_list all))
    (fun () -> C.node_get_cells_free_memory conn 0 2);
  ask "keep alive" nothing (fun () -> C.set_keep_alive conn 5 3);
  ask "capabilities of guests" text
    (fun () -> C.get_domain_capabilities ~arch:"i686" ~virttype:"test" conn);
  ask "secrets" number (fun () -> C.num_of_secrets conn);
  ask "their names" unordered (fun () -> C.list_secrets conn 9);
  ask "a secret" found
    (fun () -> S.lookup_by_uuid_string conn "11111111-2222-3333-4444-555555555555");
  ask "numbers" (several number) (fun () ->
      [C.num_of_domains conn; C.num_of_defined_domains conn; C.num_of_networks conn;
       C.num_of_defined_networks conn; C.num_of_pools conn; C.num_of_defined_pools conn])

let life conn =
  let guest = D.define_xml conn guest_xml in
  ask "name" text (fun () -> D.get_name guest);
  ask "UUID" text (fun () -> D.get_uuid_string guest);
  ask "raw UUID" number (fun () -> String.length (D.get_uuid guest));
  ask "id" number (fun () -> D.get_id guest);
  ask "kind" text (fun () -> D.get_os_type guest);
  ask "stopped" information (fun () -> D.get_info guest);
  ask "defined" unordered (fun () -> C.list_defined_domains conn 9);
  ask "suspend while off" nothing (fun () -> D.suspend guest);
  ask "create" nothing (fun () -> D.create guest);
  ask "create twice" nothing (fun () -> D.create guest);
  ask "suspend" nothing (fun () -> D.suspend guest);
  ask "suspended" information (fun () -> D.get_info guest);
  ask "resume" nothing (fun () -> D.resume guest);
  ask "reboot" nothing (fun () -> D.reboot guest);
  ask "autostart" truth (fun () -> D.get_autostart guest);
  ask "set autostart" nothing (fun () -> D.set_autostart guest true);
  ask "autostart" truth (fun () -> D.get_autostart guest);
  ask "core dump" nothing (fun () -> D.core_dump guest (folder ^ "/core"));
  ask "save" nothing (fun () -> D.save guest (folder ^ "/save"));
  ask "restore" nothing (fun () -> D.restore conn (folder ^ "/save"));
  ask "restore nothing" nothing (fun () -> D.restore conn "/no/such/file");
  ask "identities" (fun all -> several number (List.sort compare (Array.to_list all)))
    (fun () -> C.list_domains conn 9);
  ask "all" (fun all -> unordered (Array.of_list (List.map D.get_name all)))
    (fun () -> D.get_domains conn [D.ListAll]);
  ask "with figures" (several information) (fun () ->
      List.filter (fun (info : D.info) -> info.D.max_mem = 65536L)
        (List.map snd (D.get_domains_and_infos conn [D.ListActive])));
  guest

let tuning conn guest =
  ask "maximum" large (fun () -> D.get_max_memory guest);
  ask "set maximum" nothing (fun () -> D.set_max_memory guest 131072L);
  ask "set memory" nothing (fun () -> D.set_memory guest 32768L);
  ask "set CPUs" nothing (fun () -> D.set_vcpus guest 2);
  ask "set too many" nothing (fun () -> D.set_vcpus guest 9);
  ask "maximum of CPUs" number (fun () -> D.get_max_vcpus guest);
  ask "pin" nothing (fun () -> D.pin_vcpu guest 0 "\003");
  ask "CPUs" (fun (count, all, maps) ->
      Printf.sprintf "%d, on %s, %S" count
        (several (fun (one : D.vcpu_info) -> number one.number) (Array.to_list all)) maps)
    (fun () -> D.get_vcpus guest 2 1);
  ask "scheduler" (fun (name, count) -> name ^ ", " ^ number count)
    (fun () -> D.get_scheduler_type guest);
  ask "set its parameters" nothing
    (fun () -> D.set_scheduler_parameters guest [| "weight", D.SchedFieldUInt32 17l |]);
  ask "its parameters" (fun all -> several parameter (Array.to_list all))
    (fun () -> D.get_scheduler_parameters guest 1);
  ask "figures of a disk" (fun (all : D.block_stats) -> truth (all.rd_bytes > 0L))
    (fun () -> D.block_stats guest "vda");
  ask "figures of no disk" found (fun () -> D.block_stats guest "vdz");
  ask "figures of a card" (fun (all : D.interface_stats) -> truth (all.rx_bytes > 0L))
    (fun () -> D.interface_stats guest "testnet0");
  ask "figures of no card" found (fun () -> D.interface_stats guest "vnet99");
  ask "attach" nothing (fun () -> D.attach_device guest "<memory/>");
  ask "migrate" found (fun () -> D.migrate guest conn [D.Live] ());
  let buffer = String.make 16 ' ' in
  ask "peek at a disk" nothing (fun () -> D.block_peek guest "vda" 0L 16 buffer 0);
  ask "peek at memory" nothing (fun () -> D.memory_peek guest [D.Virtual] 0L 16 buffer 0);
  ask "document" text (fun () -> D.get_xml_desc guest);
  ask "stored document" text (fun () -> D.get_xml_desc_flags guest [D.XmlInactive]);
  ask "statistics" (several (fun (one : D.domain_stats_record) ->
      several fst (Array.to_list one.params)))
    (fun () -> Array.to_list (D.get_all_domain_stats conn [D.StatsState] [D.GetAllDomainsStatsActive]));
  ask "shutdown" nothing (fun () -> D.shutdown guest);
  ask "destroy" nothing (fun () -> D.destroy guest);
  ask "undefine" nothing (fun () -> D.undefine guest);
  ask "after its end" information (fun () -> D.get_info guest)

let networks conn =
  let net = N.define_xml conn network_xml in
  ask "name" text (fun () -> N.get_name net);
  ask "UUID" text (fun () -> N.get_uuid_string net);
  ask "bridge" text (fun () -> N.get_bridge_name net);
  ask "create" nothing (fun () -> N.create net);
  ask "create twice" nothing (fun () -> N.create net);
  ask "autostart" nothing (fun () -> N.set_autostart net true);
  ask "autostart" truth (fun () -> N.get_autostart net);
  ask "networks" unordered (fun () -> C.list_networks conn 9);
  ask "document" text (fun () -> N.get_xml_desc net);
  ask "look for it" found (fun () -> N.lookup_by_name conn "none");
  ask "destroy" nothing (fun () -> N.destroy net);
  ask "undefine" nothing (fun () -> N.undefine net)

let pools conn =
  let pool = P.define_xml conn pool_xml in
  let reader = P.lookup_by_name (C.connect_readonly ~name:"test:///default" ()) "pool" in
  ask "name" text (fun () -> P.get_name reader);
  ask "build" nothing (fun () -> P.build pool P.New);
  ask "create" nothing (fun () -> P.create pool);
  ask "create twice" nothing (fun () -> P.create pool);
  ask "figures" (fun (info : P.pool_info) -> Printf.sprintf "%Ld, %Ld" info.capacity info.allocation)
    (fun () -> P.get_info reader);
  ask "refresh" nothing (fun () -> P.refresh reader);
  ask "autostart" nothing (fun () -> P.set_autostart pool true);
  ask "autostart" truth (fun () -> P.get_autostart reader);
  let document = "<volume><name>vol</name><capacity unit='M'>5</capacity></volume>" in
  ask "volume" nothing (fun () -> V.create_xml pool document);
  ask "the same" nothing (fun () -> V.create_xml pool document);
  ask "volumes" number (fun () -> P.num_of_volumes reader);
  ask "their names" unordered (fun () -> P.list_volumes reader 9);
  let volume = V.lookup_by_name reader "vol" in
  ask "key" text (fun () -> V.get_key volume);
  ask "path" text (fun () -> V.get_path volume);
  ask "figures" (fun (info : V.vol_info) -> Printf.sprintf "%Ld, %Ld" info.capacity info.allocation)
    (fun () -> V.get_info volume);
  ask "document" text (fun () -> V.get_xml_desc volume);
  ask "its pool" text (fun () -> P.get_name (V.pool_of_volume volume));
  ask "no volume" found (fun () -> V.lookup_by_path conn "/no/such/volume");
  ask "delete" nothing (fun () -> V.delete (V.lookup_by_name pool "vol") V.Normal);
  ask "document of the pool" text (fun () -> P.get_xml_desc reader);
  ask "pools" unordered (fun () -> C.list_pools conn 9);
  ask "destroy" nothing (fun () -> P.destroy pool);
  ask "delete the pool" nothing (fun () -> P.delete pool);
  ask "undefine" nothing (fun () -> P.undefine pool)

(* Turns the default loop until as many events have come as expected. *)
let events conn =
  let seen = ref [] in
  let hear domain event =
    seen := (D.get_name domain ^ " " ^ E.Lifecycle.to_string event) :: !seen in
  let deliver what count =
    while List.length !seen < count do E.run_default_impl () done;
    Printf.printf "%s: %s\n%!" what (String.concat "; " (List.rev !seen));
    seen := [] in
  let id = E.register_any conn (E.Lifecycle hear) in
  let ticks = ref 0 in
  let timer = E.add_timeout conn 1 (fun () -> incr ticks) in
  while !ticks = 0 do E.run_default_impl () done;
  E.remove_timeout conn timer;
  let guest = D.create_xml conn guest_xml [] in
  deliver "created" 1;
  D.suspend guest;
  D.resume guest;
  D.destroy guest;
  deliver "its life" 3;
  ask "deregister" nothing (fun () -> E.deregister_any conn id)

let refusals () =
  let reader = C.connect_readonly ~name:"test:///default" () in
  ask "no such name" found (fun () -> D.lookup_by_name reader "nobody");
  ask "no such identity" found (fun () -> D.lookup_by_id reader 4711);
  ask "no such UUID" found
    (fun () -> D.lookup_by_uuid_string reader "00000000-0000-0000-0000-000000000001");
  ask "read only" found (fun () -> D.define_xml (Obj.magic reader) guest_xml);
  ask "no such file" found (fun () -> C.connect ~name:"test:///no/such/file" ());
  C.close reader

let () =
  E.register_default_impl ();
  let conn = C.connect ~name:"test:///default" () in
  connection conn;
  let guest = life conn in
  tuning conn guest;
  networks conn;
  pools conn;
  events conn;
  refusals ()
