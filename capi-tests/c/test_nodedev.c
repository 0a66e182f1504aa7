/* The test driver's node devices: lists by every capability, lookups by name and by world wide name,
 * virtual adapters made and destroyed, the events of that; arguments that fit and that don't. */
#include "capi.h"

static void lifecycle(virConnectPtr conn, virNodeDevicePtr dev, int event, int detail, void *opaque)
{
    (void) conn;
    printf("    event %s %s: %d/%d\n", (const char *) opaque, virNodeDeviceGetName(dev), event, detail);
}

static void update(virConnectPtr conn, virNodeDevicePtr dev, void *opaque)
{
    (void) conn;
    printf("    event %s %s\n", (const char *) opaque, virNodeDeviceGetName(dev));
}

static int ticked;
static int timer = -1;

static void tick(int id, void *opaque)
{
    (void) opaque;
    ticked = 1;
    virEventUpdateTimeout(id, -1);
}

/* Lets the loop deliver what is queued. */
static void pump(void)
{
    int i;

    for (i = 0; i < 2; i++) {
        ticked = 0;
        virEventUpdateTimeout(timer, 0);
        while (!ticked)
            virEventRunDefaultImpl();
    }
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static void names(char **list, int count)
{
    int i;

    printf("  names:");
    if (count > 0)
        qsort(list, count, sizeof(*list), by_text);
    for (i = 0; i < count; i++) {
        printf(" %s", list[i]);
        free(list[i]);
    }
    printf("\n");
}

static void lists(virConnectPtr conn)
{
    static const char *const caps[] = {
        NULL, "system", "scsi_host", "fc_host", "vports", "vport_ops", "pci", "net", "storage",
        "mdev_types", "ccwgroup_member", "nonsense", "",
    };
    char *list[16];
    size_t i;
    int count, bit, k;

    for (i = 0; i < sizeof(caps) / sizeof(*caps); i++) {
        printf("capability %s\n", capi_text(caps[i]));
        NUMBER(virNodeNumOfDevices(conn, caps[i], 0));
        NUMBER(virNodeNumOfDevices(conn, caps[i], 1));
        NUMBER(count = virNodeListDevices(conn, caps[i], list, 16, 0));
        names(list, count);
    }
    NUMBER(virNodeListDevices(conn, NULL, list, 16, 1));
    NUMBER(virNodeListDevices(conn, NULL, list, 0, 0));
    for (bit = -1; bit < 32; bit++) {
        unsigned int flags = bit < 0 ? 0 : 1u << bit;
        virNodeDevicePtr *all = NULL;
        char *found[16];

        printf("flags %u\n", flags);
        NUMBER(count = virConnectListAllNodeDevices(conn, &all, flags));
        for (k = 0; k < count; k++) {
            found[k] = strdup(virNodeDeviceGetName(all[k]));
            virNodeDeviceFree(all[k]);
        }
        names(found, count);
        free(all);
    }
    NUMBER(virConnectListAllNodeDevices(conn, NULL, VIR_CONNECT_LIST_NODE_DEVICES_CAP_FC_HOST));
}

/* Every call on one device. */
static void calls(virNodeDevicePtr dev)
{
    char *caps[8];
    int count, autostart = -1;

    STRING(virNodeDeviceGetName(dev));
    STRING(virNodeDeviceGetParent(dev));
    NUMBER(virNodeDeviceNumOfCaps(dev));
    NUMBER(count = virNodeDeviceListCaps(dev, caps, 8));
    names(caps, count);
    NUMBER(virNodeDeviceListCaps(dev, caps, 0));
    OWNED_STRING(virNodeDeviceGetXMLDesc(dev, 0));
    OWNED_STRING(virNodeDeviceGetXMLDesc(dev, VIR_NODE_DEVICE_XML_INACTIVE));
    OWNED_STRING(virNodeDeviceGetXMLDesc(dev, 2));
    NUMBER(virNodeDeviceIsActive(dev));
    NUMBER(virNodeDeviceIsPersistent(dev));
    NUMBER(virNodeDeviceGetAutostart(dev, &autostart));
    NUMBER(virNodeDeviceSetAutostart(dev, 1));
    NUMBER(virNodeDeviceCreate(dev, 0));
    NUMBER(virNodeDeviceUndefine(dev, 0));
    NUMBER(virNodeDeviceUpdate(dev, "<device/>", 0));
    NUMBER(virNodeDeviceDettach(dev));
    NUMBER(virNodeDeviceDetachFlags(dev, NULL, 0));
    NUMBER(virNodeDeviceReAttach(dev));
    NUMBER(virNodeDeviceReset(dev));
}

static void lookups(virConnectPtr conn)
{
    static const char *const wwns[][2] = {
        { "2000000012341234", "1000000012341234" }, { "2000000012341234", "1000000056785678" },
        { "2000000056785678", "1000000056785678" }, { "2000000034563456", "1000000034563456" },
        { "x", "y" }, { "", "" }, { "200000001234123A", "1000000012341234" },
    };
    static const char *const found[] = { "computer", "scsi_host1", "Computer", "", "nothing" };
    size_t i;

    for (i = 0; i < sizeof(wwns) / sizeof(*wwns); i++) {
        virNodeDevicePtr dev;

        printf("wwnn '%s' wwpn '%s'\n", wwns[i][0], wwns[i][1]);
        POINTER(dev = virNodeDeviceLookupSCSIHostByWWN(conn, wwns[i][0], wwns[i][1], 0));
        if (dev) {
            STRING(virNodeDeviceGetName(dev));
            STRING(virNodeDeviceGetParent(dev));
            virNodeDeviceFree(dev);
        }
        POINTER(virNodeDeviceLookupSCSIHostByWWN(conn, wwns[i][0], wwns[i][1], 1));
    }
    for (i = 0; i < sizeof(found) / sizeof(*found); i++) {
        virNodeDevicePtr dev;

        printf("name '%s'\n", found[i]);
        POINTER(dev = virNodeDeviceLookupByName(conn, found[i]));
        if (dev) {
            calls(dev);
            virNodeDeviceFree(dev);
        }
    }
}

#define ADAPTER(parent, addresses) \
    "<device>" parent "<capability type='scsi_host'><capability type='fc_host'>" addresses \
    "</capability></capability></device>"
#define ADDRESSES "<wwnn>1111222233334444</wwnn><wwpn>5555666677778888</wwpn>"

static void creations(virConnectPtr conn)
{
    static const char *const documents[] = {
        "", "<device/>", "<device><capability type='scsi_host'/></device>",
        "<device><name>x</name><capability type='drm'><type>render</type></capability></device>",
        ADAPTER("", ADDRESSES),
        ADAPTER("<parent>nothing</parent>", ADDRESSES),
        ADAPTER("<parent>computer</parent>", ADDRESSES),
        ADAPTER("<parent>scsi_host11</parent>", ADDRESSES),
        ADAPTER("<parent wwnn='2000000012341234'/>", ADDRESSES),
        ADAPTER("<parent wwpn='1000000012341234'/>", ADDRESSES),
        ADAPTER("<parent wwnn='2000000012341234' wwpn='1000000012341234'/>", ADDRESSES),
        ADAPTER("<parent wwnn='2' wwpn='1'/>", ADDRESSES),
        ADAPTER("<parent fabric_wwn='2000000043214321'/>", ADDRESSES),
        ADAPTER("<parent fabric_wwn='2'/>", ADDRESSES),
        ADAPTER("<parent>scsi_host2</parent>", ADDRESSES),
    };
    size_t i;

    for (i = 0; i < sizeof(documents) / sizeof(*documents); i++) {
        virNodeDevicePtr dev;

        printf("document %s\n", documents[i]);
        POINTER(dev = virNodeDeviceCreateXML(conn, documents[i], 0));
        if (dev) {
            STRING(virNodeDeviceGetName(dev));
            STRING(virNodeDeviceGetParent(dev));
            OWNED_STRING(virNodeDeviceGetXMLDesc(dev, 0));
            virNodeDeviceFree(dev);
        }
        pump();
    }
    POINTER(virNodeDeviceCreateXML(conn, documents[14], 2));
    POINTER(virNodeDeviceDefineXML(conn, documents[14], 0));
}

/* Addresses that the document leaves out are made up, beginning with the digits of this driver. */
static void made_up(virConnectPtr conn)
{
    const char *document = ADAPTER("<parent>scsi_host1</parent>", "<wwnn>1111222233334444</wwnn>");
    virNodeDevicePtr dev;
    char *xml;

    POINTER(dev = virNodeDeviceCreateXML(conn, document, 0));
    NEED(dev && (xml = virNodeDeviceGetXMLDesc(dev, 0)));
    NUMBER(strstr(xml, "<wwnn>1111222233334444</wwnn>") != NULL);
    NUMBER(strstr(xml, "<wwpn>5100000") != NULL);
    free(xml);
    virNodeDeviceFree(dev);
    pump();
}

/* What can't be destroyed is left out: there libvirt says 0 with an error, and does nothing. */
static void destroy(virConnectPtr conn, const char *name)
{
    virNodeDevicePtr dev;

    printf("destroy %s\n", name);
    NEED(dev = virNodeDeviceLookupByName(conn, name));
    NUMBER(virNodeDeviceDestroy(dev));
    pump();
    NUMBER(virNodeDeviceDestroy(dev));
    STRING(virNodeDeviceGetParent(dev));
    NUMBER(virNodeDeviceNumOfCaps(dev));
    OWNED_STRING(virNodeDeviceGetXMLDesc(dev, 0));
    virNodeDeviceFree(dev);
}

int main(void)
{
    virConnectPtr conn, readonly;
    virNodeDevicePtr dev;
    int all, one, updates;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(virEventRegisterDefaultImpl() == 0);
    NEED((timer = virEventAddTimeout(-1, tick, NULL, NULL)) >= 0);
    NEED(conn = virConnectOpen("test:///default"));
    lists(conn);
    lookups(conn);
    NUMBER(virConnectNodeDeviceEventRegisterAny(conn, NULL, 7, VIR_NODE_DEVICE_EVENT_CALLBACK(lifecycle),
                                                "bad", NULL));
    NUMBER(all = virConnectNodeDeviceEventRegisterAny(conn, NULL, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE,
                                                      VIR_NODE_DEVICE_EVENT_CALLBACK(lifecycle),
                                                      "all", NULL));
    NUMBER(updates = virConnectNodeDeviceEventRegisterAny(conn, NULL, VIR_NODE_DEVICE_EVENT_ID_UPDATE,
                                                          VIR_NODE_DEVICE_EVENT_CALLBACK(update),
                                                          "update", NULL));
    made_up(conn);
    creations(conn);
    NEED(dev = virNodeDeviceLookupByName(conn, "scsi_host12"));
    NUMBER(one = virConnectNodeDeviceEventRegisterAny(conn, dev, VIR_NODE_DEVICE_EVENT_ID_LIFECYCLE,
                                                      VIR_NODE_DEVICE_EVENT_CALLBACK(lifecycle),
                                                      "one", NULL));
    virNodeDeviceFree(dev);
    lists(conn);
    destroy(conn, "scsi_host12");
    creations(conn);
    destroy(conn, "scsi_host11");
    destroy(conn, "scsi_host1");
    NUMBER(virConnectNodeDeviceEventDeregisterAny(conn, one));
    NUMBER(virConnectNodeDeviceEventDeregisterAny(conn, all));
    NUMBER(virConnectNodeDeviceEventDeregisterAny(conn, all));
    NUMBER(virConnectNodeDeviceEventDeregisterAny(conn, updates));
    NEED(readonly = virConnectOpenReadOnly("test:///default"));
    POINTER(virNodeDeviceCreateXML(readonly, "<device/>", 0));
    virConnectClose(readonly);
    virConnectClose(conn);
    return 0;
}
