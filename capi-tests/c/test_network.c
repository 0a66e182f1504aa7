/* Networks of the test driver: each call in each state, with flags and documents good and bad; the
 * answer, what it left behind, the events that came of it. */
#include "capi.h"

# define UUID "0f0e0d0c-0b0a-0908-0706-050403020100"
# define OTHER_UUID "0f0e0d0c-0b0a-0908-0706-050403020101"

# define NETWORK(name, uuid, rest) \
    "<network><name>" name "</name><uuid>" uuid "</uuid>" rest "</network>"

static const char net_xml[] = NETWORK("net", UUID, "<bridge name='br0'/>");

static const char rich_xml[] = NETWORK("net", UUID,
    "<title>t</title>"
    "<forward mode='bridge'><interface dev='e0'/><interface dev='e1'/></forward>"
    "<ip address='10.0.0.1' prefix='24'><dhcp>"
    "<range start='10.0.0.7' end='10.0.0.8'/>"
    "<host mac='02:00:00:00:00:0a' name='a' ip='10.0.0.2'/>"
    "<host name='b' ip='10.0.0.3'/>"
    "</dhcp></ip>"
    "<ip address='10.1.0.1' prefix='24'/>"
    "<ip address='fe80::1' family='ipv6' prefix='64'/>"
    "<dns>"
    "<txt name='t' value='v'/>"
    "<srv service='s' protocol='tcp' domain='d' target='x' port='5'/>"
    "<srv service='s' protocol='udp'/>"
    "<host ip='1.1.1.1'><hostname>h1</hostname><hostname>h2</hostname></host>"
    "<host ip='1.1.1.2'><hostname>h3</hostname></host>"
    "</dns>"
    "<portgroup name='p' default='yes'/><portgroup name='q'/>");

enum state { INACTIVE, ACTIVE, TRANSIENT, GONE, STATES };

static const char *const state_names[STATES] = { "inactive", "active", "transient", "gone" };

/* Set while the events of making and discarding the network are delivered. */
static int quiet;

static void lifecycle(virConnectPtr conn, virNetworkPtr net, int event, int detail, void *opaque)
{
    (void) conn;
    if (!quiet)
        printf("    event %s: %s %d/%d\n", (const char *) opaque, virNetworkGetName(net), event, detail);
}

static void metadata(virConnectPtr conn, virNetworkPtr net, int type, const char *uri, void *opaque)
{
    (void) conn;
    if (!quiet)
        printf("    event %s: %s metadata %d %s\n", (const char *) opaque, virNetworkGetName(net),
               type, capi_text(uri));
}

static void dropped(void *opaque)
{
    printf("    dropped: %s\n", (const char *) opaque);
}

static int timer = -1;
static int ticked;

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

static void discard(virConnectPtr conn)
{
    virNetworkPtr net = virNetworkLookupByUUIDString(conn, UUID);

    if (!net)
        return;
    virNetworkDestroy(net);
    virNetworkUndefine(net);
    virNetworkFree(net);
}

/* The network in this state, and no events of how it came there. */
static virNetworkPtr make(virConnectPtr conn, const char *xml, enum state state)
{
    virNetworkPtr net;

    quiet = 1;
    discard(conn);
    net = state == TRANSIENT ? virNetworkCreateXML(conn, xml) : virNetworkDefineXML(conn, xml);
    if (state == ACTIVE)
        virNetworkCreate(net);
    if (state == GONE)
        virNetworkUndefine(net);
    pump();
    quiet = 0;
    return net;
}

static void print_state(virNetworkPtr net)
{
    char *xml = virNetworkGetXMLDesc(net, 0);
    int autostart = -1;

    virNetworkGetAutostart(net, &autostart);
    printf("    active %d persistent %d autostart %d\n", virNetworkIsActive(net),
           virNetworkIsPersistent(net), autostart);
    if (xml)
        printf("%s", xml);
    free(xml);
}

static void call_each(virConnectPtr conn, virNetworkPtr net)
{
    char *text;
    int autostart = -1;

    NUMBER(virNetworkIsActive(net));
    NUMBER(virNetworkIsPersistent(net));
    NUMBER(virNetworkGetAutostart(net, &autostart));
    NUMBER(virNetworkSetAutostart(net, 1));
    NUMBER(virNetworkGetAutostart(net, &autostart));
    NUMBER(autostart);
    STRING(text = virNetworkGetBridgeName(net));
    free(text);
    STRING(text = virNetworkGetXMLDesc(net, 0));
    free(text);
    STRING(virNetworkGetXMLDesc(net, VIR_NETWORK_XML_INACTIVE));
    STRING(virNetworkGetXMLDesc(net, 0x80));
    POINTER(virNetworkDefineXMLFlags(conn, net_xml, 0x2));
    POINTER(virNetworkCreateXMLFlags(conn, net_xml, 0x4));
    NUMBER(virNetworkGetDHCPLeases(net, NULL, NULL, 0));
    NUMBER(virNetworkListAllPorts(net, NULL, 0));
    POINTER(virNetworkPortCreateXML(net, "<networkport/>", 0));
    POINTER(virNetworkPortLookupByUUIDString(net, UUID));
}

/* Each change of state, from this one. */
static void change_each(virConnectPtr conn, enum state state)
{
    static const char other_name[] = NETWORK("other", UUID, "");
    static const char other_uuid[] = NETWORK("net", OTHER_UUID, "");
    static const char changed[] = NETWORK("net", UUID, "<bridge name='br1'/>");
    virNetworkPtr net;

# define CHANGE(call) \
    do { \
        printf("%s: ", state_names[state]); \
        net = make(conn, net_xml, state); \
        call; \
        pump(); \
        print_state(net); \
        virNetworkFree(net); \
    } while (0)

    CHANGE(NUMBER(virNetworkCreate(net)));
    CHANGE(NUMBER(virNetworkDestroy(net)));
    CHANGE(NUMBER(virNetworkUndefine(net)));
    CHANGE(POINTER(virNetworkDefineXML(conn, changed)));
    CHANGE(POINTER(virNetworkCreateXML(conn, changed)));
    CHANGE(POINTER(virNetworkDefineXML(conn, other_name)));
    CHANGE(POINTER(virNetworkDefineXML(conn, other_uuid)));
    CHANGE(POINTER(virNetworkCreateXML(conn, other_name)));
    CHANGE(POINTER(virNetworkCreateXML(conn, other_uuid)));
    CHANGE(NUMBER(virNetworkUpdate(net, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_DNS_TXT,
                                   -1, "<txt name='a' value='b'/>", VIR_NETWORK_UPDATE_AFFECT_LIVE)));
    CHANGE(NUMBER(virNetworkUpdate(net, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_DNS_TXT,
                                   -1, "<txt name='a' value='b'/>", VIR_NETWORK_UPDATE_AFFECT_CONFIG)));
    CHANGE(NUMBER(virNetworkUpdate(net, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_DNS_TXT,
                                   -1, "<txt name='a' value='b'/>",
                                   VIR_NETWORK_UPDATE_AFFECT_LIVE | VIR_NETWORK_UPDATE_AFFECT_CONFIG)));
    CHANGE(NUMBER(virNetworkUpdate(net, VIR_NETWORK_UPDATE_COMMAND_ADD_LAST, VIR_NETWORK_SECTION_DNS_TXT,
                                   -1, "<txt name='a' value='b'/>", 4)));
    CHANGE(NUMBER(virNetworkSetMetadata(net, VIR_NETWORK_METADATA_TITLE, "title", NULL, NULL, 0)));
    CHANGE(NUMBER(virNetworkSetMetadata(net, VIR_NETWORK_METADATA_DESCRIPTION, "text", NULL, NULL, 0)));
    CHANGE(NUMBER(virNetworkSetMetadata(net, VIR_NETWORK_METADATA_ELEMENT, "<a/>", "k", "urn:k", 0)));
    CHANGE(NUMBER(virNetworkSetMetadata(net, VIR_NETWORK_METADATA_ELEMENT, "<a", "k", "urn:k", 0)));
    CHANGE(NUMBER(virNetworkSetMetadata(net, 3, "x", NULL, NULL, 0)));
    CHANGE(NUMBER(virNetworkSetMetadata(net, VIR_NETWORK_METADATA_TITLE, "title", NULL, NULL, 4)));
    CHANGE(STRING(virNetworkGetMetadata(net, VIR_NETWORK_METADATA_TITLE, NULL, 0)));
    CHANGE(STRING(virNetworkGetMetadata(net, VIR_NETWORK_METADATA_TITLE, NULL,
                                        VIR_NETWORK_UPDATE_AFFECT_LIVE)));
    CHANGE(STRING(virNetworkGetMetadata(net, 3, NULL, 0)));
    CHANGE(STRING(virNetworkGetMetadata(net, VIR_NETWORK_METADATA_TITLE, NULL, 4)));
}

static int by_name(const void *a, const void *b)
{
    return strcmp(virNetworkGetName(*(virNetworkPtr const *) a), virNetworkGetName(*(virNetworkPtr const *) b));
}

static void list_all(virConnectPtr conn)
{
    virNetworkPtr *nets = NULL;
    char *names[4];
    unsigned int flags;
    int count;
    int i;

    NUMBER(virConnectNumOfNetworks(conn));
    NUMBER(virConnectNumOfDefinedNetworks(conn));
    NUMBER(count = virConnectListNetworks(conn, names, 4));
    for (i = 0; i < count; i++)
        free(names[i]);
    NUMBER(count = virConnectListDefinedNetworks(conn, names, 0));
    NUMBER(count = virConnectListDefinedNetworks(conn, names, 4));
    for (i = 0; i < count; i++)
        free(names[i]);
    for (flags = 0; flags <= 0x40; flags++) {
        count = virConnectListAllNetworks(conn, &nets, flags);
        printf("flags 0x%x -> %d:", flags, count);
        if (count < 0) {
            printf("\n");
            capi_print_error(virGetLastError());
            continue;
        }
        qsort(nets, count, sizeof(*nets), by_name);
        for (i = 0; i < count; i++) {
            printf(" %s", virNetworkGetName(nets[i]));
            virNetworkFree(nets[i]);
        }
        printf("\n");
        free(nets);
    }
}

static void look_up(virConnectPtr conn)
{
    POINTER(virNetworkLookupByName(conn, "nothing"));
    POINTER(virNetworkLookupByName(conn, ""));
    POINTER(virNetworkLookupByUUIDString(conn, OTHER_UUID));
    POINTER(virNetworkLookupByUUIDString(conn, "nothing"));
}

/* Every entry with every command, in its section. */
static void update_each(virConnectPtr conn)
{
    static const struct {
        unsigned int section;
        int parent;
        const char *xml;
    } entries[] = {
        { VIR_NETWORK_SECTION_NONE, -1, "<x/>" },
        { VIR_NETWORK_SECTION_BRIDGE, -1, "<bridge/>" },
        { VIR_NETWORK_SECTION_DOMAIN, -1, "<domain/>" },
        { VIR_NETWORK_SECTION_IP, -1, "<ip/>" },
        { VIR_NETWORK_SECTION_FORWARD, -1, "<forward/>" },
        { VIR_NETWORK_SECTION_FORWARD_PF, -1, "<pf/>" },
        { VIR_NETWORK_SECTION_DNS_SRV + 1, -1, "<x/>" },
        { VIR_NETWORK_SECTION_DNS_SRV + 1, -1, "<x" },
        { VIR_NETWORK_SECTION_IP_DHCP_HOST, -1, "<x/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_HOST, -1, "<host/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_HOST, -1, "<host name='b'/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_HOST, -1, "<host name='b' ip='10.0.0.9'/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_HOST, -1, "<host mac='2:0:0:0:0:A' ip='10.0.0.77'/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_HOST, -1, "<host name='z' ip='10.0.0.5'/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_HOST, -1, "<host name='z' ip='fe80::5'/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_HOST, 1, "<host name='z' ip='10.1.0.5'/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_HOST, 2, "<host name='z' ip='fe80::5'/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_HOST, 3, "<host name='z' ip='fe80::5'/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_RANGE, -1, "<x/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_RANGE, -1, "<range/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_RANGE, -1, "<range start='10.0.0.7' end='10.0.0.8'/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_RANGE, -1, "<range start='10.0.0.9' end='10.0.0.10'/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_RANGE, 1, "<range start='10.1.0.9' end='10.1.0.10'/>" },
        { VIR_NETWORK_SECTION_IP_DHCP_RANGE, 2, "<range start='fe80::9' end='fe80::5'/>" },
        { VIR_NETWORK_SECTION_FORWARD_INTERFACE, -1, "<x/>" },
        { VIR_NETWORK_SECTION_FORWARD_INTERFACE, -1, "<interface/>" },
        { VIR_NETWORK_SECTION_FORWARD_INTERFACE, -1, "<interface dev='e0'/>" },
        { VIR_NETWORK_SECTION_FORWARD_INTERFACE, -1, "<interface dev='e9'/>" },
        { VIR_NETWORK_SECTION_PORTGROUP, -1, "<x/>" },
        { VIR_NETWORK_SECTION_PORTGROUP, -1, "<portgroup/>" },
        { VIR_NETWORK_SECTION_PORTGROUP, -1, "<portgroup name='p'/>" },
        { VIR_NETWORK_SECTION_PORTGROUP, -1, "<portgroup name='q' default='yes'/>" },
        { VIR_NETWORK_SECTION_PORTGROUP, -1, "<portgroup name='r'/>" },
        { VIR_NETWORK_SECTION_DNS_HOST, -1, "<x/>" },
        { VIR_NETWORK_SECTION_DNS_HOST, -1, "<host/>" },
        { VIR_NETWORK_SECTION_DNS_HOST, -1, "<host ip='1.1.1.1'/>" },
        { VIR_NETWORK_SECTION_DNS_HOST, -1, "<host ip='1.1.1.1'><hostname>h9</hostname></host>" },
        { VIR_NETWORK_SECTION_DNS_HOST, -1, "<host ip='1.1.1.9'><hostname>h1</hostname></host>" },
        { VIR_NETWORK_SECTION_DNS_HOST, -1, "<host ip='1.1.1.2'><hostname>h1</hostname></host>" },
        { VIR_NETWORK_SECTION_DNS_TXT, -1, "<x/>" },
        { VIR_NETWORK_SECTION_DNS_TXT, -1, "<txt/>" },
        { VIR_NETWORK_SECTION_DNS_TXT, -1, "<txt name='t'/>" },
        { VIR_NETWORK_SECTION_DNS_TXT, -1, "<txt name='t' value='w'/>" },
        { VIR_NETWORK_SECTION_DNS_TXT, -1, "<txt name='u' value='w'/>" },
        { VIR_NETWORK_SECTION_DNS_SRV, -1, "<x/>" },
        { VIR_NETWORK_SECTION_DNS_SRV, -1, "<srv/>" },
        { VIR_NETWORK_SECTION_DNS_SRV, -1, "<srv service='s' protocol='udp'/>" },
        { VIR_NETWORK_SECTION_DNS_SRV, -1, "<srv service='s' protocol='tcp' target='x' port='6'/>" },
        { VIR_NETWORK_SECTION_DNS_SRV, -1, "<srv service='q' protocol='udp'/>" },
    };
    unsigned int command;
    size_t i;

    for (command = VIR_NETWORK_UPDATE_COMMAND_NONE; command <= VIR_NETWORK_UPDATE_COMMAND_ADD_FIRST + 1; command++) {
        for (i = 0; i < sizeof(entries) / sizeof(*entries); i++) {
            virNetworkPtr net = make(conn, rich_xml, INACTIVE);
            int ret = virNetworkUpdate(net, command, entries[i].section, entries[i].parent, entries[i].xml, 0);

            printf("update %u section %u index %d %s -> %d\n", command, entries[i].section,
                   entries[i].parent, entries[i].xml, ret);
            if (ret < 0)
                capi_print_error(virGetLastError());
            else
                print_state(net);
            virNetworkFree(net);
        }
    }
}

/* Callbacks for all networks and for one, of both kinds, and their ends. */
static void watch(virConnectPtr conn)
{
    virNetworkPtr net = make(conn, net_xml, INACTIVE);
    virNetworkPtr other = virNetworkLookupByName(conn, "default");
    int all, one, labels;

    NUMBER(all = virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE,
                                                   VIR_NETWORK_EVENT_CALLBACK(lifecycle),
                                                   (void *) "all", dropped));
    NUMBER(one = virConnectNetworkEventRegisterAny(conn, other, VIR_NETWORK_EVENT_ID_LIFECYCLE,
                                                   VIR_NETWORK_EVENT_CALLBACK(lifecycle),
                                                   (void *) "one", dropped));
    NUMBER(labels = virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_METADATA_CHANGE,
                                                      VIR_NETWORK_EVENT_CALLBACK(metadata),
                                                      (void *) "labels", dropped));
    NUMBER(virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_METADATA_CHANGE + 1,
                                             VIR_NETWORK_EVENT_CALLBACK(lifecycle), NULL, NULL));
    NUMBER(virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE, NULL, NULL, NULL));
    NUMBER(virNetworkCreate(net));
    NUMBER(virNetworkDestroy(other));
    NUMBER(virNetworkCreate(other));
    pump();
    NUMBER(virNetworkSetMetadata(net, VIR_NETWORK_METADATA_TITLE, "x", NULL, NULL, 0));
    NUMBER(virNetworkSetMetadata(net, VIR_NETWORK_METADATA_ELEMENT, "<a/>", "k", "urn:k", 0));
    pump();
    NUMBER(virConnectNetworkEventDeregisterAny(conn, all));
    NUMBER(virConnectNetworkEventDeregisterAny(conn, all));
    NUMBER(virNetworkDestroy(net));
    NUMBER(virNetworkUndefine(net));
    pump();
    NUMBER(virConnectNetworkEventDeregisterAny(conn, one));
    NUMBER(virConnectNetworkEventDeregisterAny(conn, labels));
    NUMBER(virConnectNetworkEventDeregisterAny(conn, -1));
    virNetworkFree(other);
    virNetworkFree(net);
}

int main(void)
{
    virConnectPtr conn;
    virNetworkPtr net;
    int id;
    int state;

    virSetErrorFunc(NULL, capi_quiet);
    if (virEventRegisterDefaultImpl() < 0)
        return EXIT_FAILURE;
    timer = virEventAddTimeout(-1, tick, NULL, NULL);
    if (!(conn = virConnectOpen("test:///default")))
        return EXIT_FAILURE;

    net = virNetworkLookupByName(conn, "default");
    print_state(net);
    virNetworkFree(net);
    look_up(conn);
    for (state = 0; state < STATES; state++) {
        net = make(conn, net_xml, state);
        printf("== %s\n", state_names[state]);
        list_all(conn);
        call_each(conn, net);
        virNetworkFree(net);
    }
    id = virConnectNetworkEventRegisterAny(conn, NULL, VIR_NETWORK_EVENT_ID_LIFECYCLE,
                                           VIR_NETWORK_EVENT_CALLBACK(lifecycle), (void *) "net", NULL);
    for (state = 0; state < STATES; state++)
        change_each(conn, state);
    quiet = 1;
    update_each(conn);
    pump();
    virConnectNetworkEventDeregisterAny(conn, id);
    quiet = 0;
    watch(conn);
    discard(conn);
    NUMBER(virConnectClose(conn));
    return EXIT_SUCCESS;
}
