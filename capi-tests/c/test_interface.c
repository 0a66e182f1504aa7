/* The test driver's host interfaces: each call, with arguments and flags that fit and that don't,
 * on interfaces that are up, down and gone; changes begun, kept and taken back. */
#include "capi.h"

static const char def[] =
    "<interface type='ethernet' name='eth7'>"
    "<start mode='onboot'/><mtu size='1400'/><mac address='AA:bb:cc:00:00:07'/>"
    "<protocol family='ipv4'><ip address='192.0.2.7' prefix='24'/></protocol>"
    "</interface>";
static const char other[] =
    "<interface type='ethernet' name='eth8'><mac address='aa:bb:cc:00:00:07'/></interface>";
static const char bridge[] =
    "<interface type='bridge' name='br7'><start mode='onboot'/>"
    "<bridge stp='on' delay='0.5'><interface type='ethernet' name='eth9'/></bridge></interface>";

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static void names(const char *what, char **list, int count)
{
    int i;

    printf("  %s:", what);
    if (count > 0)
        qsort(list, count, sizeof(*list), by_text);
    for (i = 0; i < count; i++) {
        printf(" %s", list[i]);
        free(list[i]);
    }
    printf("\n");
}

/* Everything that lists interfaces. */
static void lists(virConnectPtr conn)
{
    static const unsigned int flags[] = {
        0, VIR_CONNECT_LIST_INTERFACES_ACTIVE, VIR_CONNECT_LIST_INTERFACES_INACTIVE,
        VIR_CONNECT_LIST_INTERFACES_ACTIVE | VIR_CONNECT_LIST_INTERFACES_INACTIVE, 4, 1u << 31,
    };
    char *list[16];
    size_t i;
    int count, k;

    NUMBER(virConnectNumOfInterfaces(conn));
    NUMBER(count = virConnectListInterfaces(conn, list, 16));
    names("active", list, count);
    NUMBER(count = virConnectListInterfaces(conn, list, 0));
    NUMBER(virConnectNumOfDefinedInterfaces(conn));
    NUMBER(count = virConnectListDefinedInterfaces(conn, list, 16));
    names("inactive", list, count);
    for (i = 0; i < sizeof(flags) / sizeof(*flags); i++) {
        virInterfacePtr *all = NULL;
        char *found[16];

        printf("flags %u\n", flags[i]);
        NUMBER(count = virConnectListAllInterfaces(conn, &all, flags[i]));
        for (k = 0; k < count; k++) {
            found[k] = strdup(virInterfaceGetName(all[k]));
            virInterfaceFree(all[k]);
        }
        names("all", found, count);
        free(all);
    }
    NUMBER(virConnectListAllInterfaces(conn, NULL, 0));
}

/* Every call on one interface, in the state it is in. */
static void calls(virInterfacePtr iface)
{
    STRING(virInterfaceGetName(iface));
    STRING(virInterfaceGetMACString(iface));
    NUMBER(virInterfaceIsActive(iface));
    OWNED_STRING(virInterfaceGetXMLDesc(iface, 0));
    OWNED_STRING(virInterfaceGetXMLDesc(iface, VIR_INTERFACE_XML_INACTIVE));
    OWNED_STRING(virInterfaceGetXMLDesc(iface, 1u << 31));
    NUMBER(virInterfaceCreate(iface, 1));
    NUMBER(virInterfaceDestroy(iface, 1));
    NUMBER(virInterfaceDestroy(iface, 0));
    NUMBER(virInterfaceDestroy(iface, 0));
    NUMBER(virInterfaceIsActive(iface));
    NUMBER(virInterfaceCreate(iface, 0));
    NUMBER(virInterfaceCreate(iface, 0));
    NUMBER(virInterfaceIsActive(iface));
}

static void lookups(virConnectPtr conn)
{
    static const char *const macs[] = {
        "aa:bb:cc:dd:ee:ff", "AA:BB:CC:DD:EE:FF", "aa:bb:cc:00:00:07", "00:00:00:00:00:00", "x", "",
    };
    static const char *const found[] = { "eth1", "eth7", "ETH1", "br7", "", "nothing" };
    size_t i;

    for (i = 0; i < sizeof(macs) / sizeof(*macs); i++) {
        virInterfacePtr iface;

        printf("mac '%s'\n", macs[i]);
        POINTER(iface = virInterfaceLookupByMACString(conn, macs[i]));
        if (iface) {
            STRING(virInterfaceGetName(iface));
            virInterfaceFree(iface);
        }
    }
    for (i = 0; i < sizeof(found) / sizeof(*found); i++) {
        virInterfacePtr iface;

        printf("name '%s'\n", found[i]);
        POINTER(iface = virInterfaceLookupByName(conn, found[i]));
        if (iface) {
            STRING(virInterfaceGetMACString(iface));
            virInterfaceFree(iface);
        }
    }
}

static void definitions(virConnectPtr conn)
{
    static const char *const wrong[] = {
        "", "<interface", "<network/>", "<interface type='ethernet'/>",
        "<interface type='x' name='y'/>", "<interface type='bridge' name='y'/>",
        "<interface type='ethernet' name='y'><start mode='x'/></interface>",
    };
    virInterfacePtr iface, again;
    size_t i;

    for (i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
        POINTER(virInterfaceDefineXML(conn, wrong[i], 0));
    POINTER(virInterfaceDefineXML(conn, def, 2));
    POINTER(iface = virInterfaceDefineXML(conn, def, 0));
    NEED(iface);
    NUMBER(virInterfaceIsActive(iface));
    calls(iface);
    POINTER(again = virInterfaceDefineXML(conn, "<interface type='ethernet' name='eth7'/>", 0));
    NEED(again);
    STRING(virInterfaceGetMACString(again));
    STRING(virInterfaceGetMACString(iface));
    NUMBER(virInterfaceIsActive(iface));
    OWNED_STRING(virInterfaceGetXMLDesc(iface, 0));
    virInterfaceFree(again);
    virInterfaceFree(virInterfaceDefineXML(conn, def, 0));
    virInterfaceFree(virInterfaceDefineXML(conn, other, 0));
    lookups(conn);
    virInterfaceFree(virInterfaceDefineXML(conn, bridge, 0));
    lists(conn);
    NUMBER(virInterfaceUndefine(iface));
    NUMBER(virInterfaceUndefine(iface));
    calls(iface);
    virInterfaceFree(iface);
    lists(conn);
}

static void transactions(virConnectPtr conn, virConnectPtr second)
{
    virInterfacePtr eth1, iface;

    NEED(eth1 = virInterfaceLookupByName(conn, "eth1"));
    NUMBER(virInterfaceChangeCommit(conn, 0));
    NUMBER(virInterfaceChangeRollback(conn, 0));
    NUMBER(virInterfaceChangeBegin(conn, 1));
    NUMBER(virInterfaceChangeCommit(conn, 1));
    NUMBER(virInterfaceChangeRollback(conn, 1));
    NUMBER(virInterfaceChangeBegin(conn, 0));
    NUMBER(virInterfaceChangeBegin(conn, 0));
    NUMBER(virInterfaceChangeBegin(second, 0));
    NEED(iface = virInterfaceDefineXML(conn, def, 0));
    NUMBER(virInterfaceDestroy(eth1, 0));
    NUMBER(virInterfaceChangeRollback(conn, 0));
    NUMBER(virInterfaceIsActive(iface));
    NUMBER(virInterfaceIsActive(eth1));
    NUMBER(virInterfaceChangeRollback(conn, 0));
    virInterfaceFree(iface);
    NUMBER(virInterfaceChangeBegin(conn, 0));
    NUMBER(virInterfaceUndefine(eth1));
    NEED(iface = virInterfaceDefineXML(conn, def, 0));
    NUMBER(virInterfaceChangeCommit(second, 0));
    NUMBER(virInterfaceChangeRollback(conn, 0));
    NUMBER(virInterfaceIsActive(iface));
    NUMBER(virInterfaceIsActive(eth1));
    virInterfaceFree(iface);
    virInterfaceFree(eth1);
}

int main(void)
{
    virConnectPtr conn, second, readonly;
    virInterfacePtr iface;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(second = virConnectOpen("test:///default"));
    lists(conn);
    lookups(conn);
    NEED(iface = virInterfaceLookupByName(conn, "eth1"));
    calls(iface);
    virInterfaceFree(iface);
    definitions(conn);
    transactions(conn, second);
    NEED(readonly = virConnectOpenReadOnly("test:///default"));
    POINTER(virInterfaceDefineXML(readonly, def, 0));
    NUMBER(virInterfaceChangeBegin(readonly, 0));
    lists(readonly);
    virConnectClose(readonly);
    virConnectClose(second);
    virConnectClose(conn);
    return 0;
}
