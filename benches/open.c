/*
 * open.c: loads libvirt.so.0, opens test:///default, closes it, and prints the microseconds that
 * took.  One measurement per process, as the loading counts.  Linked with no libvirt at all.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <time.h>

static double microseconds(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

int main(void)
{
    double began = microseconds();
    void *library = dlopen("libvirt.so.0", RTLD_NOW);
    void *(*open)(const char *);
    int (*close)(void *);
    void *conn;

    if (!library) {
        fprintf(stderr, "%s\n", dlerror());
        return 1;
    }
    *(void **)&open = dlsym(library, "virConnectOpen");
    *(void **)&close = dlsym(library, "virConnectClose");
    conn = open("test:///default");
    if (!conn || close(conn) != 0)
        return 1;
    printf("%.1f\n", microseconds() - began);
    return 0;
}
