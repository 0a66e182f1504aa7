/* Ports of an extended test host's networks, as libvirt's own network driver answers.  An argument is
 * the URI of another host to ask, which isn't
 * asked for guests. */
#include "capi.h"

#define UUID(digit) "c7a5fdbd-edaf-9455-926a-d65c16db180" digit
#define PORT(digit, more) \
    "<networkport><uuid>" UUID(digit) "</uuid><owner><name>g</name><uuid>" UUID("f") "</uuid></owner>" \
    "<mac address='52:54:00:00:00:01'/>" more "</networkport>"

static const char bridged[] =
    "<network><name>bridged</name><uuid>" UUID("1") "</uuid><forward mode='bridge'/><bridge name='lo'/>"
    "<portgroup name='a'><bandwidth><inbound average='10'/></bandwidth></portgroup>"
    "<portgroup name='b' default='yes' trustGuestRxFilters='yes'><vlan><tag id='5'/></vlan></portgroup>"
    "</network>";
static const char plain[] =
    "<network><name>plain</name><uuid>" UUID("2") "</uuid><forward mode='bridge'/><bridge name='lo'/>"
    "</network>";
static const char direct[] =
    "<network><name>direct</name><uuid>" UUID("3") "</uuid>"
    "<forward mode='private'><interface dev='lo'/><interface dev='eth77'/></forward></network>";

static void create(virNetworkPtr net, const char *xml, unsigned int flags)
{
    virNetworkPortPtr port;

    printf("create %u %s\n", flags, xml);
    POINTER(port = virNetworkPortCreateXML(net, xml, flags));
    if (!port)
        return;
    STRING(virNetworkGetName(virNetworkPortGetNetwork(port)));
    OWNED_STRING(virNetworkPortGetXMLDesc(port, 0));
    virNetworkPortFree(port);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void list(virNetworkPtr net)
{
    virNetworkPortPtr *ports = NULL;
    char uuids[16][VIR_UUID_STRING_BUFLEN];
    int count, i;

    NUMBER(count = virNetworkListAllPorts(net, &ports, 0));
    for (i = 0; i < count; i++) {
        virNetworkPortGetUUIDString(ports[i], uuids[i]);
        virNetworkPortFree(ports[i]);
    }
    free(ports);
    if (count > 0)
        qsort(uuids, count, sizeof(*uuids), by_text);
    for (i = 0; i < count; i++)
        printf("    %s\n", uuids[i]);
    NUMBER(virNetworkListAllPorts(net, NULL, 0));
    NUMBER(virNetworkListAllPorts(net, NULL, 1));
    OWNED_STRING(virNetworkGetXMLDesc(net, 0));
}

static void parameters(virNetworkPortPtr port)
{
    virTypedParameterPtr params = NULL;
    int count = 0, i;

    NUMBER(virNetworkPortGetParameters(port, &params, &count, 0));
    for (i = 0; i < count; i++)
        printf("    %s (%d) = %u\n", params[i].field, params[i].type, params[i].value.ui);
    virTypedParamsFree(params, count);
}

/* A port is given one or two limits. */
static void set(virNetworkPortPtr port, const char *first, unsigned int value, const char *second,
                unsigned int flags)
{
    virTypedParameterPtr params = NULL;
    int count = 0, max = 0;

    printf("set %s=%u %s=20 %u\n", first, value, capi_text(second), flags);
    virTypedParamsAddUInt(&params, &count, &max, first, value);
    if (second)
        virTypedParamsAddUInt(&params, &count, &max, second, 20);
    NUMBER(virNetworkPortSetParameters(port, params, count, flags));
    virTypedParamsFree(params, count);
    parameters(port);
    OWNED_STRING(virNetworkPortGetXMLDesc(port, 0));
}

static void limits(virNetworkPortPtr port)
{
    virTypedParameterPtr params = NULL;
    int count = 0;

    parameters(port);
    NUMBER(virNetworkPortGetParameters(port, &params, &count, 1));
    set(port, VIR_NETWORK_PORT_BANDWIDTH_IN_AVERAGE, 10, VIR_NETWORK_PORT_BANDWIDTH_IN_PEAK, 0);
    set(port, VIR_NETWORK_PORT_BANDWIDTH_OUT_AVERAGE, 30, VIR_NETWORK_PORT_BANDWIDTH_OUT_BURST, 0);
    set(port, VIR_NETWORK_PORT_BANDWIDTH_IN_PEAK, 70, NULL, 0);
    set(port, VIR_NETWORK_PORT_BANDWIDTH_IN_BURST, 7, VIR_NETWORK_PORT_BANDWIDTH_IN_AVERAGE, 0);
    set(port, VIR_NETWORK_PORT_BANDWIDTH_OUT_AVERAGE, 0, NULL, 0);
    set(port, VIR_NETWORK_PORT_BANDWIDTH_IN_FLOOR, 5, NULL, 0);
    set(port, "bogus", 5, NULL, 0);
    set(port, VIR_NETWORK_PORT_BANDWIDTH_IN_AVERAGE, 5, NULL, 1);
    set(port, VIR_NETWORK_PORT_BANDWIDTH_IN_AVERAGE, 0, NULL, 0);
}

static void ports(virConnectPtr conn)
{
    virNetworkPtr net, other;
    virNetworkPortPtr port;

    NEED(net = virNetworkDefineXML(conn, plain));
    NEED(other = virNetworkCreateXML(conn, bridged));
    create(net, PORT("1", ""), 0);
    list(net);
    POINTER(virNetworkPortLookupByUUIDString(net, UUID("1")));
    NUMBER(virNetworkCreate(net));
    create(net, PORT("1", ""), 0);
    create(net, PORT("1", ""), 0);
    create(net, PORT("2", "<plug type='network' bridge='lo'/>"), 0);
    create(net, PORT("2", "<plug type='network' bridge='lo'/>"), VIR_NETWORK_PORT_CREATE_RECLAIM);
    create(net, PORT("3", "<plug type='direct' dev='lo' mode='bridge'/>"), VIR_NETWORK_PORT_CREATE_RECLAIM);
    create(net, PORT("4", ""), VIR_NETWORK_PORT_CREATE_RECLAIM);
    create(net, PORT("4", "<rxfilters trustGuest='yes'/><port isolated='yes'/>"),
           VIR_NETWORK_PORT_CREATE_VALIDATE);
    create(net, PORT("5", "<group>none</group>"), 0);
    create(net, PORT("6", "<bandwidth><inbound average='7' floor='5'/></bandwidth>"), 0);
    create(net, PORT("7", ""), 4);
    create(net, "<networkport/>", 0);
    create(net, "<network/>", 0);
    create(other, PORT("1", ""), 0);
    create(other, PORT("2", "<group>a</group>"), 0);
    create(other, PORT("3", "<group>a</group><bandwidth><outbound average='7'/></bandwidth>"), 0);
    create(other, PORT("4", "<group>nothing</group>"), 0);
    create(other, PORT("5", "<vlan><tag id='9'/></vlan>"), 0);
    list(net);
    list(other);
    POINTER(virNetworkPortLookupByUUIDString(net, UUID("9")));
    POINTER(port = virNetworkPortLookupByUUIDString(net, UUID("1")));
    NEED(port);
    OWNED_STRING(virNetworkPortGetXMLDesc(port, 1));
    limits(port);
    NUMBER(virNetworkPortDelete(port, 1));
    NUMBER(virNetworkPortDelete(port, 0));
    NUMBER(virNetworkPortDelete(port, 0));
    OWNED_STRING(virNetworkPortGetXMLDesc(port, 0));
    set(port, VIR_NETWORK_PORT_BANDWIDTH_IN_AVERAGE, 10, NULL, 0);
    virNetworkPortFree(port);
    NEED(port = virNetworkPortLookupByUUIDString(net, UUID("2")));
    NUMBER(virNetworkDestroy(net));
    OWNED_STRING(virNetworkPortGetXMLDesc(port, 0));
    parameters(port);
    NUMBER(virNetworkPortDelete(port, 0));
    list(net);
    NUMBER(virNetworkCreate(net));
    list(net);
    NUMBER(virNetworkDestroy(net));
    NUMBER(virNetworkUndefine(net));
    NUMBER(virNetworkPortDelete(port, 0));
    list(net);
    NUMBER(virNetworkDestroy(other));
    virNetworkPortFree(port);
    virNetworkFree(other);
    virNetworkFree(net);
}

/* Guests share the devices of a network as evenly as can be. */
static void devices(virConnectPtr conn)
{
    virNetworkPtr net;

    NEED(net = virNetworkCreateXML(conn, direct));
    create(net, PORT("1", ""), 0);
    create(net, PORT("2", ""), 0);
    create(net, PORT("3", ""), 0);
    create(net, PORT("4", ""), 0);
    create(net, PORT("5", "<bandwidth><inbound average='7' floor='5'/></bandwidth>"), 0);
    list(net);
    NUMBER(virNetworkDestroy(net));
    virNetworkFree(net);
}

static void leases(virConnectPtr conn)
{
    virNetworkDHCPLeasePtr *all = NULL;
    virNetworkPtr net;

    NEED(net = virNetworkDefineXML(conn, plain));
    NUMBER(virNetworkGetDHCPLeases(net, NULL, &all, 0));
    NUMBER(virNetworkGetDHCPLeases(net, "52:54:00:00:00:01", &all, 0));
    NUMBER(virNetworkGetDHCPLeases(net, "52", &all, 0));
    NUMBER(virNetworkGetDHCPLeases(net, NULL, &all, 1));
    NUMBER(virNetworkGetDHCPLeases(net, NULL, NULL, 0));
    NUMBER(virNetworkUndefine(net));
    NUMBER(virNetworkGetDHCPLeases(net, NULL, &all, 0));
    virNetworkFree(net);
}

static const char served[] =
    "<network><name>served</name><bridge name='virbr7'/>"
    "<ip address='10.1.2.1' netmask='255.255.255.0'><dhcp>"
    "<range start='10.1.2.10' end='10.1.2.20'><lease expiry='10' unit='minutes'/></range>"
    "<host mac='52:54:00:00:00:03' name='fixed' ip='10.1.2.200'/></dhcp></ip>"
    "<ip family='ipv6' address='2001:db8::1' prefix='64'>"
    "<dhcp><range start='2001:db8::10' end='2001:db8::20'/></dhcp></ip></network>";
static const char guest[] =
    "<domain type='test'><name>leasing</name><memory>1024</memory><os><type>hvm</type></os><devices>"
    "<interface type='network'><source network='served'/><mac address='52:54:00:00:00:02'/></interface>"
    "<interface type='network'><source network='served'/><mac address='52:54:00:00:00:03'/></interface>"
    "<interface type='user'><mac address='52:54:00:00:00:04'/></interface>"
    "</devices></domain>";

static void held(virNetworkPtr net, const char *mac)
{
    virNetworkDHCPLeasePtr *all = NULL;
    int count, i;

    NUMBER(count = virNetworkGetDHCPLeases(net, mac, &all, 0));
    for (i = 0; i < count; i++) {
        printf("    %s %s type %d %s/%u until %lld iaid=%s hostname=%s clientid=%s\n", all[i]->iface,
               all[i]->mac, all[i]->type, all[i]->ipaddr, all[i]->prefix, all[i]->expirytime,
               capi_text(all[i]->iaid), capi_text(all[i]->hostname), capi_text(all[i]->clientid));
        virNetworkDHCPLeaseFree(all[i]);
    }
    free(all);
}

static void addresses(virDomainPtr domain, unsigned int source)
{
    virDomainInterfacePtr *cards = NULL;
    int count, i;
    unsigned int k;

    printf("source %u\n", source);
    NUMBER(count = virDomainInterfaceAddresses(domain, &cards, source, 0));
    for (i = 0; i < count; i++) {
        printf("    %s %s:", cards[i]->name, capi_text(cards[i]->hwaddr));
        for (k = 0; k < cards[i]->naddrs; k++)
            printf(" %s/%u", cards[i]->addrs[k].addr, cards[i]->addrs[k].prefix);
        printf("\n");
        virDomainInterfaceFree(cards[i]);
    }
    free(cards);
}

/* Guests that run have ports and leases; time passes only when the host sleeps. */
static void guests(virConnectPtr conn)
{
    virNetworkPtr net;
    virDomainPtr domain;

    NEED(domain = virDomainDefineXML(conn, guest));
    NUMBER(virDomainCreate(domain));
    NEED(net = virNetworkDefineXML(conn, served));
    NUMBER(virDomainCreate(domain));
    NUMBER(virNetworkCreate(net));
    NUMBER(virDomainCreate(domain));
    NUMBER(virNetworkListAllPorts(net, NULL, 0));
    OWNED_STRING(virNetworkGetBridgeName(net));
    held(net, NULL);
    held(net, "52:54:00:00:00:03");
    held(net, "52:54:00:00:00:04");
    addresses(domain, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_LEASE);
    addresses(domain, VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT);
    NUMBER(virNodeSuspendForDuration(conn, VIR_NODE_SUSPEND_TARGET_MEM, 301, 0));
    held(net, NULL);
    NUMBER(virDomainDestroy(domain));
    NUMBER(virNetworkListAllPorts(net, NULL, 0));
    NUMBER(virNodeSuspendForDuration(conn, VIR_NODE_SUSPEND_TARGET_MEM, 599, 0));
    held(net, NULL);
    NUMBER(virNodeSuspendForDuration(conn, VIR_NODE_SUSPEND_TARGET_MEM, 3600, 0));
    held(net, NULL);
    NUMBER(virNetworkDestroy(net));
    NUMBER(virNetworkUndefine(net));
    NUMBER(virDomainUndefine(domain));
    virNetworkFree(net);
    virDomainFree(domain);
}

int main(int argc, char **argv)
{
    virConnectPtr conn;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(virEventRegisterDefaultImpl() == 0);
    NEED(conn = virConnectOpen(argc > 1 ? argv[1] : "test:///default?extended=1&clock=virtual"));
    ports(conn);
    devices(conn);
    leases(conn);
    if (argc == 1)
        guests(conn);
    virConnectClose(conn);
    return 0;
}
