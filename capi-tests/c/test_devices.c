/* Devices that come to guests of test:///default, change and go: which kinds, which definitions,
 * what is told. */
#include "capi.h"

# define DRIVE(attributes, rest) "<disk " attributes ">" rest "</disk>"
# define FILE_DRIVE(name, bus, rest) \
    "<disk type='file'><source file='/tmp/new.img'/><target dev='" name "' bus='" bus "'/>" rest "</disk>"
# define MEDIUM(rest) "<disk type='file' device='cdrom'>" rest "</disk>"
# define CARD(kind, rest) "<interface type='" kind "'>" rest "</interface>"
# define FUNCTION "<source><address domain='0' bus='1' slot='2' function='0'/></source>"
# define LENT(kind, rest) "<hostdev mode='subsystem' type='" kind "'>" rest "</hostdev>"

static const char guest_xml[] =
    "<domain type='test'><name>guest</name><uuid>00000000-0000-0000-0000-000000000001</uuid>"
    "<memory>65536</memory><os><type>hvm</type></os><devices>"
    "<disk type='file'><source file='/tmp/a.img'/><target dev='vda' bus='virtio'/><serial>one</serial>"
    "<boot order='1'/><alias name='ua-disk'/><address type='pci' slot='8'/></disk>"
    "<disk type='file'><source file='/tmp/i.img'/><target dev='hdb' bus='ide'/><alias name='ua-ide'/></disk>"
    "<disk type='file' device='cdrom'><source file='/tmp/c.iso'/><target dev='hdc' bus='ide'/><alias name='ua-cd'/></disk>"
    "<disk type='file' device='floppy'><source file='/tmp/f.img'/><target dev='fda' bus='fdc'/><alias name='ua-fd'/></disk>"
    "<disk type='file'><source file='/tmp/s.img'/><target dev='sda' bus='scsi'/><alias name='ua-scsi'/></disk>"
    "<controller type='scsi' index='0' model='virtio-scsi'><alias name='ua-bus'/></controller>"
    "<controller type='usb' index='0'/>"
    "<interface type='user'><mac address='52:54:00:00:00:01'/><alias name='ua-user'/></interface>"
    "<interface type='bridge'><source bridge='b'/><mac address='52:54:00:00:00:02'/><alias name='ua-net'/></interface>"
    "<serial type='pty'><alias name='ua-serial'/></serial>"
    "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0xbeef'/></source>"
    "<alias name='ua-usb'/></hostdev>"
    "<hostdev mode='capabilities' type='misc'><source><char>/dev/x</char></source><alias name='ua-misc'/></hostdev>"
    "<memballoon model='virtio'/></devices></domain>";

static const char *const devices[] = {
    FILE_DRIVE("vdb", "virtio", ""),
    FILE_DRIVE("vdb", "virtio", "<alias name='mine'/>"),
    FILE_DRIVE("vdb", "virtio", "<alias name='ua-mine'/><serial>one</serial>"),
    FILE_DRIVE("vdb", "virtio", "<alias name='ua-disk'/>"),
    FILE_DRIVE("vdb", "virtio", "<boot order='1'/>"),
    FILE_DRIVE("vdb", "virtio", "<boot order='2'/>"),
    FILE_DRIVE("vda", "virtio", ""),
    FILE_DRIVE("vda", "virtio", "<boot order='1'/>"),
    FILE_DRIVE("hda", "ide", ""),
    FILE_DRIVE("hdb", "ide", ""),
    FILE_DRIVE("sda", "sata", ""),
    FILE_DRIVE("sdb", "scsi", ""),
    FILE_DRIVE("sdc", "usb", ""),
    FILE_DRIVE("foo", "virtio", ""),
    DRIVE("type='file'", "<source file='/tmp/b.img'/><target dev='vdaa'/><driver type='qcow2' iothread='9'/>"),
    DRIVE("type='network'", "<source protocol='nbd' name='x'><host name='h'/></source><target dev='vdc'/>"),
    DRIVE("type='block' device='lun'", "<source dev='/dev/b'/><target dev='sdc' bus='usb'/>"),
    DRIVE("type='block' device='lun'", "<source dev='/dev/b'/><target dev='vdc' bus='virtio'/>"),
    DRIVE("type='file' device='lun'", "<source file='/tmp/b.img'/><target dev='vdc' bus='virtio'/>"),
    DRIVE("type='file' device='floppy'", "<source file='/tmp/g.img'/><target dev='fda'/>"),
    DRIVE("type='file' device='floppy'", "<source file='/tmp/g.img'/><target dev='fdb'/>"),
    MEDIUM("<source file='/tmp/d.iso'/><target dev='hdc'/><serial>two</serial><driver type='raw' cache='none'/>"),
    MEDIUM("<target dev='hdc'/>"),
    MEDIUM("<source file='/tmp/d.iso'/><target dev='hdd' bus='ide'/>"),
    MEDIUM("<source file='/tmp/d.iso'/><target dev='sdd' bus='usb'/>"),
    MEDIUM("<source file='/tmp/d.iso'/><target dev='vdd' bus='virtio'/>"),
    CARD("bridge", "<source bridge='br0'/><mac address='52:54:00:00:00:07'/><target dev='vnet0'/>"),
    CARD("bridge", "<source bridge='br0'/><mac address='52:54:00:00:00:01'/><target dev='tap0'/><alias name='ua-new'/>"),
    CARD("bridge", "<mac address='52:54:00:00:00:07'/>"),
    CARD("ethernet", "<mac address='52:54:00:00:00:07'/>"),
    CARD("user", "<mac address='52:54:00:00:00:07'/>"),
    CARD("network", "<source network='default'/><mac address='52:54:00:00:00:07'/>"),
    LENT("pci", FUNCTION),
    LENT("pci", FUNCTION "<driver name='vfio'/><alias name='ua-pci'/>"),
    LENT("pci", FUNCTION "<driver name='xen'/>"),
    LENT("usb", "<source><vendor id='0x1234'/><product id='0xbeee'/></source>"),
    LENT("scsi", "<source><adapter name='scsi_host0'/><address bus='0' target='0' unit='0'/></source>"),
    LENT("mdev' model='vfio-pci", "<source><address uuid='c2177883-f1bb-47f0-914d-32a22e3a8804'/></source>"),
    "<hostdev mode='capabilities' type='misc'><source><char>/dev/y</char></source></hostdev>",
    "<controller type='scsi' index='0'/>",
    "<serial type='pty'/>",
    "<channel type='pty'><target type='virtio' name='x'/></channel>",
    "<input type='tablet' bus='usb'/>",
    "<graphics type='vnc'/>",
    "<memballoon model='virtio'/>",
    "<memory model='dimm'><target><size unit='KiB'>524288</size></target></memory>",
    "<redirfilter><usbdev allow='yes'/></redirfilter>",
    "<emulator>/x</emulator>",
    "<foo/>",
    "<disk/>",
    "<disk",
};

static const char *const names[] = {
    "ua-disk", "ua-ide", "ua-cd", "ua-fd", "ua-scsi", "ua-bus", "ua-user", "ua-net", "ua-serial", "ua-usb", "ua-misc",
    "virtio-disk0", "none", "",
};

static void on_device(virConnectPtr conn, virDomainPtr domain, const char *name, void *opaque)
{
    (void) conn;
    printf("  event: %s %s of %s\n", (const char *) opaque, name, virDomainGetName(domain));
}

static void on_life(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    (void) domain;
    (void) opaque;
    printf("  event: life %d %d\n", event, detail);
}

/* Whether one of the lines of a text is this. */
static int has_line(const char *text, const char *line, size_t length)
{
    const char *end;

    for (; (end = strchr(text, '\n')); text = end + 1) {
        if ((size_t) (end - text) == length && !memcmp(text, line, length))
            return 1;
    }
    return 0;
}

static void print_missing(const char *sign, const char *text, const char *other)
{
    const char *end;

    for (; (end = strchr(text, '\n')); text = end + 1) {
        if (!has_line(other, text, end - text))
            printf("  %s%.*s\n", sign, (int) (end - text), text);
    }
}

static void print_changes(const char *what, virDomainPtr domain, char *before, unsigned int flags)
{
    char *after = virDomainGetXMLDesc(domain, flags);

    if (strcmp(before, after)) {
        printf("  %s definition:\n", what);
        print_missing("-", before, after);
        print_missing("+", after, before);
    }
    free(after);
    free(before);
}

/* One call on a fresh guest: what it answers, tells and changes. */
static void make_call(virConnectPtr conn, int (*call)(virDomainPtr, const char *, unsigned int), const char *argument,
                      int running, unsigned int flags)
{
    virDomainPtr domain;
    char *live;
    char *stored;

    NEED(domain = virDomainDefineXML(conn, guest_xml));
    NEED(!running || virDomainCreate(domain) == 0);
    live = virDomainGetXMLDesc(domain, 0);
    stored = virDomainGetXMLDesc(domain, VIR_DOMAIN_XML_INACTIVE);
    capi_pump();
    printf("-- %s, flags 0x%x: %s\n", running ? "running" : "stored", flags, argument);
    NUMBER(call(domain, argument, flags));
    capi_pump();
    print_changes("live", domain, live, 0);
    print_changes("stored", domain, stored, VIR_DOMAIN_XML_INACTIVE);
    NEED(!running || virDomainDestroy(domain) == 0);
    NEED(virDomainUndefine(domain) == 0);
    capi_pump();
    virDomainFree(domain);
}

static void make_calls(virConnectPtr conn, int (*call)(virDomainPtr, const char *, unsigned int),
                       const char *const *arguments, size_t n)
{
    static const unsigned int flags[] = {
        VIR_DOMAIN_AFFECT_LIVE, VIR_DOMAIN_AFFECT_CONFIG, VIR_DOMAIN_AFFECT_LIVE | VIR_DOMAIN_AFFECT_CONFIG,
        VIR_DOMAIN_DEVICE_MODIFY_FORCE, 0x100,
    };
    size_t i;

    for (i = 0; i < n; i++)
        make_call(conn, call, arguments[i], 1, 0);
    for (i = 0; i < sizeof(flags) / sizeof(flags[0]); i++) {
        make_call(conn, call, arguments[0], 0, flags[i]);
        make_call(conn, call, arguments[6], 1, flags[i]);
    }
    make_call(conn, call, arguments[6], 0, 0);
}

int main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    setvbuf(stdout, NULL, _IOLBF, 0);
    virSetErrorFunc(NULL, capi_quiet);
    capi_events();
    NEED(conn = virConnectOpen("test:///default"));
    virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_DEVICE_ADDED,
                                     VIR_DOMAIN_EVENT_CALLBACK(on_device), (char *) "added", NULL);
    virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED,
                                     VIR_DOMAIN_EVENT_CALLBACK(on_device), (char *) "removed", NULL);
    virConnectDomainEventRegisterAny(conn, NULL, VIR_DOMAIN_EVENT_ID_LIFECYCLE, VIR_DOMAIN_EVENT_CALLBACK(on_life),
                                     NULL, NULL);
    printf("== attach\n");
    make_calls(conn, virDomainAttachDeviceFlags, devices, sizeof(devices) / sizeof(devices[0]));
    printf("== update\n");
    make_calls(conn, virDomainUpdateDeviceFlags, devices, sizeof(devices) / sizeof(devices[0]));
    printf("== detach by name\n");
    make_calls(conn, virDomainDetachDeviceAlias, names, sizeof(names) / sizeof(names[0]));
    printf("== without flags\n");
    NEED(domain = virDomainLookupByName(conn, "test"));
    NUMBER(virDomainAttachDevice(domain, devices[0]));
    NUMBER(virDomainDetachDevice(domain, devices[0]));
    NUMBER(virDomainDetachDeviceFlags(domain, devices[0], VIR_DOMAIN_AFFECT_LIVE));
    NEED(virDomainDestroy(domain) == 0);
    NUMBER(virDomainAttachDevice(domain, devices[0]));
    NEED(virDomainUndefine(domain) == 0);
    NUMBER(virDomainAttachDevice(domain, devices[0]));
    NUMBER(virDomainDetachDeviceAlias(domain, "x", 0));
    NUMBER(virDomainUpdateDeviceFlags(domain, devices[0], 0));
    return 0;
}
