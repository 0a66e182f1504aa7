/* Devices that come to a guest of a test host with more than libvirt's, change and
 * go: in the running guest, in the stored definition, in both. */
#include "extended.h"

static const char *guest_xml =
    "<domain type='test'><name>plugged</name><uuid>c15c0289-ec2d-4a91-a7ec-8e65a18debbe</uuid>"
    "<memory>1024</memory><os><type>hvm</type></os><devices>"
    "<disk type='file' device='cdrom'><source file='/one'/><target dev='hda' bus='ide'/></disk>"
    "</devices></domain>";

static const char *disk = "<disk type='file'><source file='/x'/><target dev='vda' bus='virtio'/></disk>";
static const char *rng = "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>";
static const char *medium =
    "<disk type='file' device='cdrom'><source file='/two'/><target dev='hda' bus='ide'/></disk>";

static void on_added(virConnectPtr conn, virDomainPtr domain, const char *alias, void *opaque)
{
    (void) conn;
    printf("  %s: %s %s\n", virDomainGetName(domain), (const char *) opaque, alias);
}

static void on_tray(virConnectPtr conn, virDomainPtr domain, const char *alias, int reason, void *opaque)
{
    (void) conn;
    (void) opaque;
    printf("  %s: tray of %s %d\n", virDomainGetName(domain), alias, reason);
}

static int on_life(virConnectPtr conn, virDomainPtr domain, int event, int detail, void *opaque)
{
    (void) conn;
    (void) opaque;
    printf("  %s: event %d detail %d\n", virDomainGetName(domain), event, detail);
    return 0;
}

int main(void)
{
    const unsigned int live = VIR_DOMAIN_AFFECT_LIVE, config = VIR_DOMAIN_AFFECT_CONFIG;
    virConnectPtr conn = start();
    virDomainPtr domain = virDomainDefineXML(conn, guest_xml);

    NEED(domain && virDomainCreate(domain) == 0);
    NEED(virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_DEVICE_ADDED,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_added), (char *) "added", NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_DEVICE_REMOVED,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_added), (char *) "removed", NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_TRAY_CHANGE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_tray), NULL, NULL) >= 0);
    NEED(virConnectDomainEventRegisterAny(conn, domain, VIR_DOMAIN_EVENT_ID_LIFECYCLE,
                                          VIR_DOMAIN_EVENT_CALLBACK(on_life), NULL, NULL) >= 0);
    NUMBER(virDomainAttachDevice(domain, disk));
    NUMBER(virDomainAttachDeviceFlags(domain, disk, live));
    NUMBER(virDomainAttachDeviceFlags(domain, disk, config));
    NUMBER(virDomainAttachDeviceFlags(domain, rng, live | config));
    NUMBER(virDomainUpdateDeviceFlags(domain, medium, live | config));
    NUMBER(virDomainUpdateDeviceFlags(domain, disk, live | VIR_DOMAIN_DEVICE_MODIFY_FORCE));
    settle();
    lines(domain, 0, "<disk", "</disk>");
    lines(domain, 0, "<rng", "</rng>");
    lines(domain, VIR_DOMAIN_XML_INACTIVE, "<disk", "</disk>");
    NUMBER(virDomainDetachDevice(domain, disk));
    NUMBER(virDomainDetachDevice(domain, disk));
    NUMBER(virDomainDetachDeviceFlags(domain, disk, config));
    NUMBER(virDomainDetachDeviceFlags(domain, disk, config));
    NUMBER(virDomainDetachDeviceFlags(domain, medium, live));
    NUMBER(virDomainDetachDeviceAlias(domain, "rng0", live));
    NUMBER(virDomainDetachDeviceAlias(domain, "rng0", live));
    NUMBER(virDomainAttachDevice(domain, "<sound model='ich6'/>"));
    NUMBER(virDomainAttachDevice(domain, "<nonsense/>"));
    NUMBER(virDomainAttachDeviceFlags(domain, disk, 1u << 5));
    settle();
    lines(domain, VIR_DOMAIN_XML_INACTIVE, "<disk", "</disk>");
    virDomainFree(domain);
    virConnectClose(conn);
    return 0;
}
