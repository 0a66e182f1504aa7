/* Secrets and network filters: families of calls that the test driver has nothing of, unless its URI
 * asks for more. */
#include "capi.h"

static const unsigned char uuid[VIR_UUID_BUFLEN];

static void event(virConnectPtr conn, virSecretPtr secret, int kind, int detail, void *opaque)
{
    (void) conn, (void) secret, (void) kind, (void) detail, (void) opaque;
}

static void secrets(virConnectPtr conn)
{
    virSecretPtr *all = NULL;
    char *names[1];

    NUMBER(virConnectNumOfSecrets(conn));
    NUMBER(virConnectListSecrets(conn, names, 1));
    NUMBER(virConnectListAllSecrets(conn, &all, 1u << 31));
    POINTER(virSecretDefineXML(conn, "<secret/>", 0));
    POINTER(virSecretLookupByUUID(conn, uuid));
    POINTER(virSecretLookupByUsage(conn, VIR_SECRET_USAGE_TYPE_CEPH, "x"));
    NUMBER(virConnectSecretEventRegisterAny(conn, NULL, VIR_SECRET_EVENT_ID_LIFECYCLE,
                                            VIR_SECRET_EVENT_CALLBACK(event), NULL, NULL));
    NUMBER(virConnectSecretEventDeregisterAny(conn, 0));
}

static void filters(virConnectPtr conn)
{
    virNWFilterPtr *all = NULL;
    virNWFilterBindingPtr *bindings = NULL;
    char *names[1];

    NUMBER(virConnectNumOfNWFilters(conn));
    NUMBER(virConnectListNWFilters(conn, names, 1));
    NUMBER(virConnectListAllNWFilters(conn, &all, 1));
    POINTER(virNWFilterDefineXML(conn, "<filter/>"));
    POINTER(virNWFilterDefineXMLFlags(conn, "<filter/>", 0));
    POINTER(virNWFilterLookupByUUID(conn, uuid));
    POINTER(virNWFilterLookupByName(conn, "x"));
    NUMBER(virConnectListAllNWFilterBindings(conn, &bindings, 1));
    POINTER(virNWFilterBindingCreateXML(conn, "<filterbinding/>", 0));
    POINTER(virNWFilterBindingLookupByPortDev(conn, "x"));
}

int main(void)
{
    virConnectPtr conn, readonly;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(virEventRegisterDefaultImpl() == 0);
    NEED(conn = virConnectOpen("test:///default"));
    secrets(conn);
    filters(conn);
    NEED(readonly = virConnectOpenReadOnly("test:///default"));
    secrets(readonly);
    filters(readonly);
    virConnectClose(readonly);
    virConnectClose(conn);
    return 0;
}
