/* Errors: the thread's last one, copies, handlers, and what resets them. */
#include "capi.h"

#include <pthread.h>
#include <unistd.h>

static void count_error(void *opaque, virErrorPtr error)
{
    int *count = opaque;

    (*count)++;
    printf("  [handler %d] code %d domain %d: %s\n", *count, error->code, error->domain,
           capi_text(error->message));
}

static void raise_error(virConnectPtr conn)
{
    NEED(!virDomainLookupByName(conn, "no such domain"));
}

static void test_last(virConnectPtr conn)
{
    printf("== last error\n");
    virResetLastError();
    POINTER(virGetLastError());
    NUMBER(virGetLastErrorCode());
    NUMBER(virGetLastErrorDomain());
    STRING(virGetLastErrorMessage());
    raise_error(conn);
    POINTER(virGetLastError());
    NUMBER(virGetLastErrorCode());
    NUMBER(virGetLastErrorDomain());
    STRING(virGetLastErrorMessage());
    virResetLastError();
    NUMBER(virGetLastErrorCode());
}

static void test_copies(virConnectPtr conn)
{
    virError copy;
    virErrorPtr saved;

    printf("== copies\n");
    virResetLastError();
    memset(&copy, 0, sizeof(copy));
    NUMBER(virCopyLastError(NULL));
    NUMBER(virCopyLastError(&copy));
    capi_print_error(&copy);
    saved = virSaveLastError();
    printf("saved %s\n", saved ? "set" : "NULL");
    if (saved)
        printf("  code %d message %s\n", saved->code, capi_text(saved->message));
    virFreeError(saved);
    virFreeError(NULL);
    virResetError(NULL);

    raise_error(conn);
    NUMBER(virCopyLastError(&copy));
    capi_print_error(&copy);
    saved = virSaveLastError();
    NEED(saved);
    virResetLastError();
    /* a copy is the caller's own */
    capi_print_error(saved);
    capi_print_error(&copy);
    virResetError(&copy);
    printf("after reset: code %d domain %d message %s str1 %s\n", copy.code, copy.domain,
           capi_text(copy.message), capi_text(copy.str1));
    virFreeError(saved);
}

static void test_connection(virConnectPtr conn)
{
    virError copy;
    virErrorPtr last;

    printf("== the connection's error\n");
    virConnResetLastError(conn);
    POINTER(virConnGetLastError(conn));
    raise_error(conn);
    last = virConnGetLastError(conn);
    printf("after a failure: %s\n", last ? "set" : "NULL");
    memset(&copy, 0, sizeof(copy));
    printf("copy -> %d\n", virConnCopyLastError(conn, &copy));
    virResetError(&copy);
    virConnResetLastError(conn);
    printf("after reset: %s\n", virConnGetLastError(conn) ? "set" : "NULL");
    POINTER(virConnGetLastError(NULL));
    memset(&copy, 0, sizeof(copy));
    NUMBER(virConnCopyLastError(NULL, &copy));
    virConnResetLastError(NULL);
    virConnSetErrorFunc(NULL, NULL, capi_quiet);
}

static void test_handlers(virConnectPtr conn)
{
    int process = 0;
    int connection = 0;

    printf("== handlers\n");
    virSetErrorFunc(&process, count_error);
    raise_error(conn);
    NUMBER(virDomainGetID(NULL) == (unsigned int) -1);
    virConnSetErrorFunc(conn, &connection, count_error);
    raise_error(conn);
    printf("process %d connection %d\n", process, connection);
    virConnSetErrorFunc(conn, NULL, NULL);
    raise_error(conn);
    printf("process %d connection %d\n", process, connection);
    virSetErrorFunc(NULL, capi_quiet);
    raise_error(conn);
    printf("process %d connection %d\n", process, connection);
}

static void test_resets(virConnectPtr conn)
{
    virDomainPtr domain;
    virTypedParameterPtr params = NULL;
    int n = 0;
    int max = 0;
    unsigned long version;

    printf("== what keeps the error and what forgets it\n");
    raise_error(conn);
    NUMBER(virInitialize());
    raise_error(conn);
    NUMBER(virGetVersion(&version, NULL, NULL));
    raise_error(conn);
    NUMBER(virConnectIsAlive(conn));
    raise_error(conn);
    NUMBER(virConnectRef(conn));
    raise_error(conn);
    NUMBER(virConnectClose(conn));
    raise_error(conn);
    NUMBER(virTypedParamsAddInt(&params, &n, &max, "n", 1));
    raise_error(conn);
    POINTER(virTypedParamsGet(params, n, "n"));
    virTypedParamsFree(params, n);
    printf("after virTypedParamsFree: %d\n", virGetLastErrorCode());
    raise_error(conn);
    NEED(domain = virDomainLookupByName(conn, "test"));
    printf("after a lookup that worked: %d\n", virGetLastErrorCode());
    raise_error(conn);
    STRING(virDomainGetName(domain));
    raise_error(conn);
    NUMBER(virDomainFree(domain));
    /* a wrong argument replaces the error of the call before */
    raise_error(conn);
    NUMBER(virDomainFree(NULL));
}

static void *other_thread(void *opaque)
{
    virConnectPtr conn = opaque;

    printf("other thread starts with %d\n", virGetLastErrorCode());
    NEED(!virDomainLookupByName(conn, NULL));
    printf("other thread has %d\n", virGetLastErrorCode());
    return NULL;
}

static void test_threads(virConnectPtr conn)
{
    pthread_t thread;

    printf("== threads\n");
    raise_error(conn);
    NEED(pthread_create(&thread, NULL, other_thread, conn) == 0);
    NEED(pthread_join(thread, NULL) == 0);
    printf("this thread still has %d\n", virGetLastErrorCode());
}

/* The default handler writes one line to standard error. */
static void test_default_handler(virConnectPtr conn)
{
    printf("== the default handler's line\n");
    fflush(stdout);
    NEED(dup2(STDOUT_FILENO, STDERR_FILENO) >= 0);
    virSetErrorFunc(NULL, NULL);
    raise_error(conn);
    virDefaultErrorFunc(virGetLastError());
    NEED(!virDomainLookupByName(NULL, "test"));
    NEED(virDomainFree(NULL) < 0);
    virResetLastError();
    virDefaultErrorFunc(virGetLastError());
    virDefaultErrorFunc(NULL);
    virSetErrorFunc(NULL, capi_quiet);
}

int main(void)
{
    virConnectPtr conn;

    virSetErrorFunc(NULL, capi_quiet);
    NEED(conn = virConnectOpen("test:///default"));
    test_last(conn);
    test_copies(conn);
    test_connection(conn);
    test_handlers(conn);
    test_resets(conn);
    test_threads(conn);
    test_default_handler(conn);
    NUMBER(virConnectClose(conn));
    return 0;
}
