/* Typed parameters of a domain on test:///default, by both conventions: an
 * array of the caller's, asked for its length first, and arrays to set. */
#include "capi.h"

/* The caller's own array, as the older calls fill it: ask for the number
 * first, then bring that much room, less, or more. */
static void test_caller_array(virDomainPtr domain)
{
    virTypedParameter own[8];
    int i;
    int n;
    int type_parameters = -1;
    char *type;

    printf("== the caller's array\n");
    OWNED_STRING(virDomainGetSchedulerType(domain, &type_parameters));
    type = virDomainGetSchedulerType(domain, NULL);
    printf("%s, %d parameters\n", capi_text(type), type_parameters);
    free(type);

    for (i = 1; i <= 8; i += 7) {
        memset(own, 0, sizeof(own));
        n = i;
        NUMBER(virDomainGetSchedulerParameters(domain, own, &n));
        printf("room %d: %d filled, first '%s' type %d\n", i, n, own[0].field, own[0].type);
    }
    n = 0;
    NUMBER(virDomainGetSchedulerParameters(domain, own, &n));
    n = -1;
    NUMBER(virDomainGetSchedulerParameters(domain, own, &n));
    NUMBER(virDomainGetSchedulerParameters(domain, own, NULL));
    n = 1;
    NUMBER(virDomainGetSchedulerParameters(domain, NULL, &n));

    n = 0;
    NUMBER(virDomainGetMemoryParameters(domain, NULL, &n, 0));
    printf("%d memory parameters\n", n);
    n = 1;
    NUMBER(virDomainGetMemoryParameters(domain, own, &n, 0));
    NUMBER(virDomainGetMemoryParameters(domain, NULL, &n, 0));
}

static void test_setters(virDomainPtr domain)
{
    virTypedParameter own[2];

    printf("== setting\n");
    memset(own, 0, sizeof(own));
    strcpy(own[0].field, VIR_DOMAIN_SCHEDULER_WEIGHT);
    own[0].type = VIR_TYPED_PARAM_UINT;
    own[0].value.ui = 17;
    NUMBER(virDomainSetSchedulerParameters(domain, own, 1));
    own[0].type = VIR_TYPED_PARAM_STRING;
    own[0].value.s = (char *) "17";
    NUMBER(virDomainSetSchedulerParameters(domain, own, 1));
    strcpy(own[0].field, "no_such_parameter");
    own[0].type = VIR_TYPED_PARAM_UINT;
    NUMBER(virDomainSetSchedulerParameters(domain, own, 1));
    memset(own[0].field, 'n', sizeof(own[0].field));
    NUMBER(virDomainSetSchedulerParameters(domain, own, 1));
    NUMBER(virDomainSetSchedulerParameters(domain, NULL, 1));
    NUMBER(virDomainSetSchedulerParameters(domain, NULL, 0));
    NUMBER(virDomainSetSchedulerParameters(domain, own, -1));
}

int main(void)
{
    virConnectPtr conn;
    virDomainPtr domain;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    NEED(domain = virDomainLookupByName(conn, "test"));
    test_caller_array(domain);
    test_setters(domain);
    NUMBER(virDomainFree(domain));
    NUMBER(virConnectClose(conn));
    return 0;
}
