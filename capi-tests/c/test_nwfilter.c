/* Network filters of an extended test host and the interfaces they hold for, as libvirt's own driver of
 * network filters answers; guests whose cards name a filter.  An argument is the URI of another host to
 * ask, which isn't asked for guests. */
#include "capi.h"

#define UUID(digit) "c7a5fdbd-edaf-9455-926a-d65c16db180" digit
#define FILTER(digit, name, body) "<filter name='" name "'><uuid>" UUID(digit) "</uuid>" body "</filter>"
#define FROM(address) "<rule action='drop' direction='in'><ip srcipaddr='" address "'/></rule>"
#define INCLUDE(name, params) "<filterref filter='" name "'>" params "</filterref>"
#define PARAM(name, value) "<parameter name='" name "' value='" value "'/>"
#define BINDING(port, filter) \
    "<filterbinding><owner><name>g</name><uuid>" UUID("f") "</uuid></owner><portdev name='" port "'/>" \
    "<mac address='52:54:00:00:00:01'/>" filter "</filterbinding>"

static void define(virConnectPtr conn, const char *xml, unsigned int flags)
{
    virNWFilterPtr filter;

    printf("define %u %s\n", flags, xml);
    POINTER(filter = virNWFilterDefineXMLFlags(conn, xml, flags));
    if (filter)
        virNWFilterFree(filter);
}

static void bind_port(virConnectPtr conn, const char *xml, unsigned int flags)
{
    virNWFilterBindingPtr binding;

    printf("bind %u %s\n", flags, xml);
    POINTER(binding = virNWFilterBindingCreateXML(conn, xml, flags));
    if (!binding)
        return;
    STRING(virNWFilterBindingGetPortDev(binding));
    STRING(virNWFilterBindingGetFilterName(binding));
    OWNED_STRING(virNWFilterBindingGetXMLDesc(binding, 0));
    virNWFilterBindingFree(binding);
}

static void unbind(virConnectPtr conn, const char *port)
{
    virNWFilterBindingPtr binding;

    printf("unbind %s\n", port);
    POINTER(binding = virNWFilterBindingLookupByPortDev(conn, port));
    if (!binding)
        return;
    NUMBER(virNWFilterBindingDelete(binding));
    NUMBER(virNWFilterBindingDelete(binding));
    OWNED_STRING(virNWFilterBindingGetXMLDesc(binding, 0));
    virNWFilterBindingFree(binding);
}

static void undefine(virConnectPtr conn, const char *name)
{
    virNWFilterPtr filter;

    printf("undefine %s\n", name);
    POINTER(filter = virNWFilterLookupByName(conn, name));
    if (!filter)
        return;
    NUMBER(virNWFilterUndefine(filter));
    virNWFilterFree(filter);
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(char *const *) a, *(char *const *) b);
}

static void names(char **list, int count)
{
    int i;

    if (count > 0)
        qsort(list, count, sizeof(*list), by_text);
    for (i = 0; i < count; i++) {
        printf("    %s\n", list[i]);
        free(list[i]);
    }
}

static void lists(virConnectPtr conn)
{
    virNWFilterPtr *filters = NULL;
    virNWFilterBindingPtr *bindings = NULL;
    char *found[16];
    int count, i;

    NUMBER(virConnectNumOfNWFilters(conn));
    NUMBER(count = virConnectListNWFilters(conn, found, 16));
    names(found, count);
    NUMBER(count = virConnectListAllNWFilters(conn, &filters, 0));
    for (i = 0; i < count; i++) {
        found[i] = strdup(virNWFilterGetName(filters[i]));
        virNWFilterFree(filters[i]);
    }
    names(found, count);
    free(filters);
    NUMBER(count = virConnectListAllNWFilterBindings(conn, &bindings, 0));
    for (i = 0; i < count; i++) {
        found[i] = strdup(virNWFilterBindingGetPortDev(bindings[i]));
        virNWFilterBindingFree(bindings[i]);
    }
    names(found, count);
    free(bindings);
    NUMBER(virConnectListAllNWFilters(conn, &filters, 1));
    NUMBER(virConnectListAllNWFilterBindings(conn, &bindings, 1));
}

static void definitions(virConnectPtr conn)
{
    define(conn, FILTER("1", "a", FROM("10.0.0.1")), 0);
    define(conn, FILTER("1", "a", FROM("10.0.0.2")), 0);
    define(conn, FILTER("1", "b", ""), 0);
    define(conn, FILTER("2", "a", ""), 0);
    define(conn, "<filter name='a'/>", 0);
    define(conn, FILTER("2", "b", INCLUDE("a", "")), VIR_NWFILTER_DEFINE_VALIDATE);
    define(conn, FILTER("3", "c", INCLUDE("c", "")), 0);
    define(conn, FILTER("1", "a", INCLUDE("b", "")), 0);
    define(conn, FILTER("3", "d", INCLUDE("nothing", "")), 0);
    define(conn, FILTER("4", "e", ""), 2);
    define(conn, "<filter/>", 0);
    define(conn, "<network/>", 0);
    lists(conn);
    undefine(conn, "a");
    undefine(conn, "b");
    undefine(conn, "a");
}

static void one(virConnectPtr conn)
{
    virNWFilterPtr filter;
    char uuid[VIR_UUID_STRING_BUFLEN];

    POINTER(virNWFilterLookupByUUIDString(conn, UUID("9")));
    POINTER(filter = virNWFilterLookupByUUIDString(conn, UUID("3")));
    NEED(filter);
    STRING(virNWFilterGetName(filter));
    NUMBER(virNWFilterGetUUIDString(filter, uuid));
    OWNED_STRING(virNWFilterGetXMLDesc(filter, 0));
    OWNED_STRING(virNWFilterGetXMLDesc(filter, 1));
    NUMBER(virNWFilterUndefine(filter));
    NUMBER(virNWFilterUndefine(filter));
    OWNED_STRING(virNWFilterGetXMLDesc(filter, 0));
    virNWFilterFree(filter);
}

/* The port device is one that every host has: filters of others are looked at later. */
static void bindings(virConnectPtr conn)
{
    bind_port(conn, BINDING("lo", INCLUDE("nothing", "")), 0);
    define(conn, FILTER("1", "inner", FROM("$A") FROM("$B")), 0);
    define(conn, FILTER("2", "outer", INCLUDE("inner", PARAM("A", "10.0.0.1"))), 0);
    bind_port(conn, BINDING("lo", INCLUDE("outer", "")), 0);
    bind_port(conn, BINDING("lo", INCLUDE("outer", PARAM("B", "10.0.0.2"))), 2);
    bind_port(conn, BINDING("lo", INCLUDE("outer", PARAM("B", "10.0.0.2"))),
              VIR_NWFILTER_BINDING_CREATE_VALIDATE);
    bind_port(conn, BINDING("lo", INCLUDE("outer", PARAM("B", "10.0.0.2"))), 0);
    lists(conn);
    undefine(conn, "inner");
    undefine(conn, "outer");
    define(conn, FILTER("1", "inner", FROM("$C")), 0);
    define(conn, FILTER("1", "inner", INCLUDE("nothing", "")), 0);
    define(conn, FILTER("1", "inner", FROM("$B")), 0);
    unbind(conn, "lo");
    unbind(conn, "lo");
    undefine(conn, "inner");
    undefine(conn, "outer");
}

/* What an address is learned from, and lists of values. */
static void variables(virConnectPtr conn)
{
    define(conn, FILTER("1", "ip", FROM("$IP")), 0);
    bind_port(conn, BINDING("lo", INCLUDE("ip", "")), 0);
    unbind(conn, "lo");
    bind_port(conn, BINDING("lo", INCLUDE("ip", PARAM("CTRL_IP_LEARNING", "none"))), 0);
    bind_port(conn, BINDING("lo", INCLUDE("ip", PARAM("CTRL_IP_LEARNING", "x"))), 0);
    define(conn, FILTER("2", "list", FROM("$A[1]")), 0);
    bind_port(conn, BINDING("lo", INCLUDE("list", PARAM("A", "10.0.0.1"))), 0);
    bind_port(conn, BINDING("lo", INCLUDE("list", PARAM("A", "10.0.0.1") PARAM("A", "10.0.0.2"))), 0);
    unbind(conn, "lo");
    undefine(conn, "ip");
    undefine(conn, "list");
}

static const char guest[] =
    "<domain type='test'><name>filtered</name><uuid>" UUID("a") "</uuid><memory>1024</memory><os><type>hvm</type></os><devices>"
    "<interface type='ethernet'><mac address='52:54:00:00:00:02'/>"
    "<filterref filter='f'><parameter name='A' value='10.0.0.1'/></filterref></interface>"
    "<interface type='ethernet'><mac address='52:54:00:00:00:03'/><filterref filter='g'/></interface>"
    "</devices></domain>";

static const char other_guest[] =
    "<domain type='test'><name>other</name><memory>1024</memory><os><type>hvm</type></os><devices>"
    "<interface type='ethernet'><mac address='52:54:00:00:00:04'/><filterref filter='g'/></interface>"
    "</devices></domain>";

static void guests(virConnectPtr conn)
{
    virDomainPtr domain, other;
    virNWFilterBindingPtr binding;

    define(conn, FILTER("1", "f", FROM("$A")), 0);
    POINTER(domain = virDomainDefineXML(conn, guest));
    NEED(domain);
    NUMBER(virDomainCreate(domain));
    NUMBER(virDomainIsActive(domain));
    lists(conn);
    define(conn, FILTER("2", "g", ""), 0);
    NUMBER(virDomainCreate(domain));
    lists(conn);
    undefine(conn, "f");
    define(conn, FILTER("1", "f", FROM("$B")), 0);
    POINTER(binding = virNWFilterBindingLookupByPortDev(conn, "testnet1"));
    NEED(binding);
    OWNED_STRING(virNWFilterBindingGetXMLDesc(binding, 0));
    virNWFilterBindingFree(binding);
    /* Another guest's card of a name in use gets another. */
    POINTER(other = virDomainCreateXML(conn, other_guest, 0));
    NEED(other);
    lists(conn);
    NUMBER(virDomainDestroy(domain));
    NUMBER(virDomainDestroy(other));
    virDomainFree(other);
    lists(conn);
    undefine(conn, "f");
    undefine(conn, "g");
    NUMBER(virDomainUndefine(domain));
    virDomainFree(domain);
}

int main(int argc, char **argv)
{
    virConnectPtr conn;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(virEventRegisterDefaultImpl() == 0);
    NEED(conn = virConnectOpen(argc > 1 ? argv[1] : "test:///default?extended=1"));
    definitions(conn);
    one(conn);
    bindings(conn);
    variables(conn);
    if (argc == 1)
        guests(conn);
    virConnectClose(conn);
    return 0;
}
