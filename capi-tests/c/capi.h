/* What every C test here shares: one line of output per call, the same on
 * every machine and at every run, so that two libraries can be compared. */
#ifndef CAPI_H
# define CAPI_H

# include <stdio.h>
# include <stdlib.h>
# include <string.h>

# include <libvirt/libvirt.h>
# include <libvirt/virterror.h>

/* A test decides itself what it prints; the library shall not. */
static inline void capi_quiet(void *opaque, virErrorPtr error)
{
    (void) opaque;
    (void) error;
}

static inline const char *capi_text(const char *text)
{
    return text ? text : "(null)";
}

/* Every field of an error that a client can rely on. */
static inline void capi_print_error(virErrorPtr error)
{
    if (!error || error->code == VIR_ERR_OK) {
        printf("  no error\n");
        return;
    }
    printf("  error %d domain %d level %d: %s\n"
           "    str1=%s str2=%s str3=%s int1=%d int2=%d\n",
           error->code, error->domain, (int) error->level, capi_text(error->message),
           capi_text(error->str1), capi_text(error->str2), capi_text(error->str3),
           error->int1, error->int2);
}

static inline void capi_number(const char *call, long long ret)
{
    printf("%s -> %lld\n", call, ret);
    capi_print_error(virGetLastError());
}

static inline void capi_pointer(const char *call, const void *ret)
{
    printf("%s -> %s\n", call, ret ? "set" : "NULL");
    capi_print_error(virGetLastError());
}

static inline void capi_string(const char *call, const char *ret)
{
    printf("%s -> %s\n", call, capi_text(ret));
    capi_print_error(virGetLastError());
}

static int capi_timer = -1;
static int capi_ticked;

static inline void capi_tick(int timer, void *opaque)
{
    (void) opaque;
    capi_ticked = 1;
    virEventUpdateTimeout(timer, -1);
}

/* Have the default event loop; before a connection is opened. */
static inline void capi_events(void)
{
    virEventRegisterDefaultImpl();
    capi_timer = virEventAddTimeout(-1, capi_tick, NULL, NULL);
}

/* Let the event loop deliver what is queued. */
static inline void capi_pump(void)
{
    int i;

    for (i = 0; i < 2; i++) {
        capi_ticked = 0;
        virEventUpdateTimeout(capi_timer, 0);
        while (!capi_ticked)
            virEventRunDefaultImpl();
    }
}

/* Make the call, then print it with its answer and the thread's last error. */
# define NUMBER(call) capi_number(#call, (long long) (call))
# define POINTER(call) capi_pointer(#call, (call))
# define STRING(call) capi_string(#call, (call))
# define OWNED_STRING(call) \
    do { \
        char *capi_owned = (call); \
        capi_string(#call, capi_owned); \
        free(capi_owned); \
    } while (0)

/* What a test can't go on without. */
# define NEED(what) \
    do { \
        if (!(what)) { \
            printf("needed, but failed: %s\n", #what); \
            capi_print_error(virGetLastError()); \
            exit(EXIT_FAILURE); \
        } \
    } while (0)

#endif
