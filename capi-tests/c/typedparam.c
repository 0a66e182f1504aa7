/* Typed parameters: build, read, free; wrong types, missing and overlong names. */
#include "capi.h"

static virTypedParameterPtr params;
static int nparams;
static int maxparams;

static void print_params(void)
{
    int i;

    printf("%d parameters, room for enough: %s\n", nparams, maxparams >= nparams ? "yes" : "no");
    for (i = 0; i < nparams; i++) {
        virTypedParameterPtr param = &params[i];

        printf("  %s type %d ", param->field, param->type);
        switch (param->type) {
        case VIR_TYPED_PARAM_INT:
            printf("%d\n", param->value.i);
            break;
        case VIR_TYPED_PARAM_UINT:
            printf("%u\n", param->value.ui);
            break;
        case VIR_TYPED_PARAM_LLONG:
            printf("%lld\n", param->value.l);
            break;
        case VIR_TYPED_PARAM_ULLONG:
            printf("%llu\n", param->value.ul);
            break;
        case VIR_TYPED_PARAM_DOUBLE:
            printf("%.3f\n", param->value.d);
            break;
        case VIR_TYPED_PARAM_BOOLEAN:
            printf("%d\n", param->value.b);
            break;
        case VIR_TYPED_PARAM_STRING:
            printf("%s\n", capi_text(param->value.s));
            break;
        default:
            printf("?\n");
        }
    }
}

static void start_again(void)
{
    virTypedParamsFree(params, nparams);
    params = NULL;
    nparams = 0;
    maxparams = 0;
}

static void test_add(void)
{
    const char *list[] = { "first", "second", NULL };

    printf("== add\n");
    NUMBER(virTypedParamsAddInt(&params, &nparams, &maxparams, "int", -5));
    NUMBER(virTypedParamsAddUInt(&params, &nparams, &maxparams, "uint", 4000000000U));
    NUMBER(virTypedParamsAddLLong(&params, &nparams, &maxparams, "llong", -9000000000LL));
    NUMBER(virTypedParamsAddULLong(&params, &nparams, &maxparams, "ullong", 18000000000000000000ULL));
    NUMBER(virTypedParamsAddDouble(&params, &nparams, &maxparams, "double", 2.5));
    NUMBER(virTypedParamsAddBoolean(&params, &nparams, &maxparams, "boolean", 7));
    NUMBER(virTypedParamsAddString(&params, &nparams, &maxparams, "string", "text"));
    NUMBER(virTypedParamsAddString(&params, &nparams, &maxparams, "nothing", NULL));
    NUMBER(virTypedParamsAddStringList(&params, &nparams, &maxparams, "list", list));
    NUMBER(virTypedParamsAddStringList(&params, &nparams, &maxparams, "none", NULL));
    /* a name may come twice: these arrays are lists, not maps */
    NUMBER(virTypedParamsAddInt(&params, &nparams, &maxparams, "int", 6));
    NUMBER(virTypedParamsAddInt(&params, &nparams, &maxparams, "", 1));
    print_params();
}

static void test_names(void)
{
    char name[200];

    printf("== names\n");
    memset(name, 'n', sizeof(name));
    name[VIR_TYPED_PARAM_FIELD_LENGTH - 1] = '\0';
    NUMBER(virTypedParamsAddInt(&params, &nparams, &maxparams, name, 79));
    memset(name, 'n', sizeof(name));
    name[VIR_TYPED_PARAM_FIELD_LENGTH] = '\0';
    NUMBER(virTypedParamsAddInt(&params, &nparams, &maxparams, name, 80));
    NUMBER(virTypedParamsAddUInt(&params, &nparams, &maxparams, name, 80));
    NUMBER(virTypedParamsAddLLong(&params, &nparams, &maxparams, name, 80));
    NUMBER(virTypedParamsAddULLong(&params, &nparams, &maxparams, name, 80));
    NUMBER(virTypedParamsAddDouble(&params, &nparams, &maxparams, name, 80));
    NUMBER(virTypedParamsAddBoolean(&params, &nparams, &maxparams, name, 1));
    NUMBER(virTypedParamsAddString(&params, &nparams, &maxparams, name, "80"));
    NUMBER(virTypedParamsAddFromString(&params, &nparams, &maxparams, name, VIR_TYPED_PARAM_INT, "80"));
    printf("still %d parameters\n", nparams);
    start_again();
}

static void test_from_string(void)
{
    static const struct {
        int type;
        const char *text;
    } cases[] = {
        { VIR_TYPED_PARAM_INT, "-12" },
        { VIR_TYPED_PARAM_INT, "+12" },
        { VIR_TYPED_PARAM_INT, " 12" },
        { VIR_TYPED_PARAM_INT, "12 " },
        { VIR_TYPED_PARAM_INT, "0x10" },
        { VIR_TYPED_PARAM_INT, "2147483648" },
        { VIR_TYPED_PARAM_INT, "" },
        { VIR_TYPED_PARAM_INT, "x" },
        { VIR_TYPED_PARAM_UINT, "4294967295" },
        { VIR_TYPED_PARAM_UINT, "4294967296" },
        { VIR_TYPED_PARAM_UINT, "-1" },
        { VIR_TYPED_PARAM_LLONG, "-9223372036854775808" },
        { VIR_TYPED_PARAM_LLONG, "9223372036854775808" },
        { VIR_TYPED_PARAM_LLONG, "1e3" },
        { VIR_TYPED_PARAM_ULLONG, "18446744073709551615" },
        { VIR_TYPED_PARAM_ULLONG, "18446744073709551616" },
        { VIR_TYPED_PARAM_ULLONG, "-1" },
        { VIR_TYPED_PARAM_DOUBLE, "2.5" },
        { VIR_TYPED_PARAM_DOUBLE, "1e3" },
        { VIR_TYPED_PARAM_DOUBLE, "2,5" },
        { VIR_TYPED_PARAM_DOUBLE, "" },
        { VIR_TYPED_PARAM_BOOLEAN, "1" },
        { VIR_TYPED_PARAM_BOOLEAN, "0" },
        { VIR_TYPED_PARAM_BOOLEAN, "yes" },
        { VIR_TYPED_PARAM_BOOLEAN, "2" },
        { VIR_TYPED_PARAM_STRING, "any text" },
        { VIR_TYPED_PARAM_STRING, "" },
        { 0, "0" },
        { 8, "8" },
        { -1, "-1" },
    };
    size_t i;

    printf("== from string\n");
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int ret = virTypedParamsAddFromString(&params, &nparams, &maxparams,
                                              "field", cases[i].type, cases[i].text);

        printf("type %d text '%s' -> %d\n", cases[i].type, cases[i].text, ret);
        capi_print_error(virGetLastError());
    }
    NUMBER(virTypedParamsAddFromString(&params, &nparams, &maxparams, "field", VIR_TYPED_PARAM_INT, NULL));
    NUMBER(virTypedParamsAddFromString(&params, &nparams, &maxparams, "field", VIR_TYPED_PARAM_STRING, NULL));
    print_params();
    start_again();
}

static void test_get(void)
{
    int i = 0;
    unsigned int ui = 0;
    long long l = 0;
    unsigned long long ul = 0;
    double d = 0;
    int b = 0;
    const char *s = NULL;
    virTypedParameterPtr found;

    printf("== get\n");
    NUMBER(virTypedParamsGetInt(params, nparams, "int", &i));
    NUMBER(virTypedParamsGetUInt(params, nparams, "uint", &ui));
    NUMBER(virTypedParamsGetLLong(params, nparams, "llong", &l));
    NUMBER(virTypedParamsGetULLong(params, nparams, "ullong", &ul));
    NUMBER(virTypedParamsGetDouble(params, nparams, "double", &d));
    NUMBER(virTypedParamsGetBoolean(params, nparams, "boolean", &b));
    NUMBER(virTypedParamsGetString(params, nparams, "string", &s));
    printf("%d %u %lld %llu %.2f %d %s\n", i, ui, l, ul, d, b, capi_text(s));

    printf("== get with the wrong type\n");
    NUMBER(virTypedParamsGetInt(params, nparams, "uint", &i));
    NUMBER(virTypedParamsGetUInt(params, nparams, "int", &ui));
    NUMBER(virTypedParamsGetLLong(params, nparams, "int", &l));
    NUMBER(virTypedParamsGetULLong(params, nparams, "double", &ul));
    NUMBER(virTypedParamsGetDouble(params, nparams, "string", &d));
    NUMBER(virTypedParamsGetBoolean(params, nparams, "llong", &b));
    NUMBER(virTypedParamsGetString(params, nparams, "boolean", &s));

    printf("== get what isn't there\n");
    NUMBER(virTypedParamsGetInt(params, nparams, "missing", &i));
    NUMBER(virTypedParamsGetString(params, nparams, "missing", &s));
    NUMBER(virTypedParamsGetString(params, nparams, "nothing", &s));
    NUMBER(virTypedParamsGetInt(params, 0, "int", &i));
    NUMBER(virTypedParamsGetInt(NULL, 0, "int", &i));
    POINTER(virTypedParamsGet(params, nparams, "missing"));
    POINTER(virTypedParamsGet(NULL, 3, "int"));
    POINTER(virTypedParamsGet(params, nparams, NULL));
    printf("%d %s\n", i, capi_text(s));

    printf("== get without a place for the value\n");
    NUMBER(virTypedParamsGetInt(params, nparams, "int", NULL));
    NUMBER(virTypedParamsGetUInt(params, nparams, "uint", NULL));
    NUMBER(virTypedParamsGetLLong(params, nparams, "llong", NULL));
    NUMBER(virTypedParamsGetULLong(params, nparams, "ullong", NULL));
    NUMBER(virTypedParamsGetDouble(params, nparams, "double", NULL));
    NUMBER(virTypedParamsGetBoolean(params, nparams, "boolean", NULL));
    NUMBER(virTypedParamsGetString(params, nparams, "string", NULL));

    printf("== get without a name\n");
    NUMBER(virTypedParamsGetInt(params, nparams, NULL, &i));

    found = virTypedParamsGet(params, nparams, "int");
    NEED(found);
    printf("the first of two: %d, index %d\n", found->value.i, (int) (found - params));
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    NEED(virInitialize() == 0);
    test_add();
    test_get();
    virTypedParamsClear(params, nparams);
    printf("cleared: string is %s\n", capi_text(params[6].value.s));
    start_again();
    test_names();
    test_from_string();
    virTypedParamsFree(NULL, 0);
    virTypedParamsFree(NULL, 3);
    virTypedParamsClear(NULL, 0);
    return 0;
}
