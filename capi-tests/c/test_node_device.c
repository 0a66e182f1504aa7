/* Mediated devices of an extended test host, and PCI devices that are taken from their driver, as
 * libvirt's node device driver and its QEMU driver answer. */
#include "capi.h"

#define CARD "pci_0000_00_02_0"
#define UUID(digit) "<uuid>c7a5fdbd-edaf-9455-926a-d65c16db180" digit "</uuid>"
#define NAME(digit) "mdev_c7a5fdbd_edaf_9455_926a_d65c16db180" digit "_0000_00_02_0"
#define DEVICE(head, kind, rest) \
    "<device>" head "<capability type='mdev'><type id='" kind "'/>" rest "</capability></device>"
#define MDEV(digit, kind, rest) DEVICE("<parent>" CARD "</parent>", kind, UUID(digit) rest)
#define UPDATE(digit, kind, rest) \
    DEVICE("<name>" NAME(digit) "</name><parent>" CARD "</parent>", kind, UUID(digit) rest)

static void lifecycle(virConnectPtr conn, virNodeDevicePtr dev, int event, int detail, void *opaque)
{
    (void) conn;
    (void) opaque;
    printf("    event %s: %d/%d\n", virNodeDeviceGetName(dev), event, detail);
}

static void updated(virConnectPtr conn, virNodeDevicePtr dev, void *opaque)
{
    (void) conn;
    (void) opaque;
    printf("    event %s: update\n", virNodeDeviceGetName(dev));
}

static void define(virConnectPtr conn, const char *xml, unsigned int flags)
{
    virNodeDevicePtr dev;

    printf("define %u %s\n", flags, xml);
    POINTER(dev = virNodeDeviceDefineXML(conn, xml, flags));
    if (dev)
        virNodeDeviceFree(dev);
    capi_pump();
}

static void show(virNodeDevicePtr dev)
{
    int autostart = -1;

    NUMBER(virNodeDeviceIsActive(dev));
    NUMBER(virNodeDeviceIsPersistent(dev));
    NUMBER(virNodeDeviceGetAutostart(dev, &autostart));
    printf("    autostart %d\n", autostart);
    OWNED_STRING(virNodeDeviceGetXMLDesc(dev, 0));
    OWNED_STRING(virNodeDeviceGetXMLDesc(dev, VIR_NODE_DEVICE_XML_INACTIVE));
}

static void update(virNodeDevicePtr dev, const char *xml, unsigned int flags)
{
    printf("update %u %s\n", flags, xml);
    NUMBER(virNodeDeviceUpdate(dev, xml, flags));
    capi_pump();
}

static void definitions(virConnectPtr conn)
{
    define(conn, MDEV("1", "test-small", ""), 0);
    define(conn, UPDATE("1", "test-small", "<attr name='a' value='1'/>"), VIR_NODE_DEVICE_DEFINE_XML_VALIDATE);
    define(conn, MDEV("2", "test-large", ""), 2);
    define(conn, MDEV("2", "nothing", ""), 0);
    define(conn, DEVICE("", "test-small", ""), 0);
    define(conn, DEVICE("<parent>nobody</parent>", "test-small", ""), 0);
    define(conn, DEVICE("<parent>computer</parent>", "test-small", ""), 0);
    define(conn, "<device><capability type='system'/></device>", 0);
    define(conn, "<network/>", 0);
}

static void life(virNodeDevicePtr dev)
{
    NUMBER(virNodeDeviceDestroy(dev));
    NUMBER(virNodeDeviceCreate(dev, 1));
    NUMBER(virNodeDeviceCreate(dev, 0));
    NUMBER(virNodeDeviceCreate(dev, 0));
    capi_pump();
    NUMBER(virNodeDeviceSetAutostart(dev, 1));
    update(dev, UPDATE("1", "test-small", "<attr name='a' value='2'/>"), 0);
    update(dev, UPDATE("1", "test-small", "<attr name='a' value='3'/>"), VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG);
    update(dev, UPDATE("1", "test-large", ""), 0);
    update(dev, UPDATE("2", "test-small", ""), 0);
    update(dev, UPDATE("1", "test-small", ""), 4);
    show(dev);
    NUMBER(virNodeDeviceUndefine(dev, 1));
    NUMBER(virNodeDeviceUndefine(dev, 0));
    NUMBER(virNodeDeviceUndefine(dev, 0));
    capi_pump();
    NUMBER(virNodeDeviceSetAutostart(dev, 1));
    update(dev, UPDATE("1", "test-small", ""), VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG);
    show(dev);
    NUMBER(virNodeDeviceDestroy(dev));
    capi_pump();
    show(dev);
}

static void assignment(virNodeDevicePtr dev)
{
    printf("device %s\n", virNodeDeviceGetName(dev));
    NUMBER(virNodeDeviceDettach(dev));
    NUMBER(virNodeDeviceDetachFlags(dev, "vfio", 0));
    NUMBER(virNodeDeviceDetachFlags(dev, "kvm", 0));
    NUMBER(virNodeDeviceDetachFlags(dev, NULL, 1));
    NUMBER(virNodeDeviceReset(dev));
    OWNED_STRING(virNodeDeviceGetXMLDesc(dev, 0));
    NUMBER(virNodeDeviceReAttach(dev));
    OWNED_STRING(virNodeDeviceGetXMLDesc(dev, 0));
    NUMBER(virNodeDeviceCreate(dev, 0));
    NUMBER(virNodeDeviceUndefine(dev, 0));
    NUMBER(virNodeDeviceSetAutostart(dev, 1));
    update(dev, "<device/>", 0);
}

int main(void)
{
    virConnectPtr conn;
    virNodeDevicePtr dev;
    int life_id, update_id;

    virSetErrorFunc(NULL, capi_quiet);
    capi_events();
    NEED(conn = virConnectOpen("test:///default?extended=1"));
    NUMBER(life_id = virConnectNodeDeviceEventRegisterAny(conn, NULL, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE,
                                                          VIR_NODE_DEVICE_EVENT_CALLBACK(lifecycle),
                                                          NULL, NULL));
    NUMBER(update_id = virConnectNodeDeviceEventRegisterAny(conn, NULL, VIR_NODE_DEVICE_EVENT_ID_UPDATE,
                                                            VIR_NODE_DEVICE_EVENT_CALLBACK(updated),
                                                            NULL, NULL));
    definitions(conn);
    NEED(dev = virNodeDeviceLookupByName(conn, NAME("2")));
    NUMBER(virNodeDeviceCreate(dev, 0));
    NUMBER(virNodeDeviceUndefine(dev, 0));
    capi_pump();
    show(dev);
    virNodeDeviceFree(dev);
    NEED(dev = virNodeDeviceLookupByName(conn, NAME("1")));
    life(dev);
    virNodeDeviceFree(dev);
    NEED(dev = virNodeDeviceLookupByName(conn, CARD));
    assignment(dev);
    virNodeDeviceFree(dev);
    NEED(dev = virNodeDeviceLookupByName(conn, "computer"));
    assignment(dev);
    virNodeDeviceFree(dev);
    NUMBER(virConnectNodeDeviceEventDeregisterAny(conn, life_id));
    NUMBER(virConnectNodeDeviceEventDeregisterAny(conn, update_id));
    virConnectClose(conn);
    return 0;
}
