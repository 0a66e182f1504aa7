/* Logging as the environment asks for it: the layout of a line, levels and
 * filters. What a library logs is its own affair, so only the layout and what
 * every library says are shown. */
#include "capi.h"

#include <ctype.h>
#include <unistd.h>

static const char file_name[] = "capi.log";

/* 2025-01-31 12:34:56.789+0000: 4711: debug : where:123 : text */
static int has_layout(const char *line)
{
    static const char shape[] = "dddd-dd-dd dd:dd:dd.ddd+0000: d";
    size_t i;

    for (i = 0; shape[i]; i++) {
        if (shape[i] == 'd' ? !isdigit((unsigned char) line[i]) : line[i] != shape[i])
            return 0;
    }
    while (isdigit((unsigned char) line[i]))
        i++;
    return strncmp(line + i, ": debug : ", 10) == 0 || strncmp(line + i, ": info : ", 9) == 0 ||
           strncmp(line + i, ": warning : ", 12) == 0 || strncmp(line + i, ": error : ", 10) == 0;
}

static int lines_with(const char *text, int *strange)
{
    char line[4096];
    FILE *file = fopen(file_name, "r");
    int count = 0;

    *strange = 0;
    if (!file)
        return -1;
    while (fgets(line, sizeof(line), file)) {
        if (!strstr(line, text))
            continue;
        count++;
        if (!has_layout(line))
            (*strange)++;
    }
    fclose(file);
    return count;
}

static void show(const char *text)
{
    int strange;
    int count = lines_with(text, &strange);

    printf("'%s': %s\n", text, count < 0 ? "no file" : count ? "logged" : "absent");
    if (strange)
        printf("  %d lines of another layout\n", strange);
}

int main(void)
{
    virConnectPtr conn;

    unlink(file_name);
    NEED(setenv("LIBVIRT_DEBUG", "debug", 1) == 0);
    NEED(setenv("LIBVIRT_LOG_OUTPUTS", "1:file:capi.log", 1) == 0);
    virSetErrorFunc(NULL, capi_quiet);
    NUMBER(virInitialize());
    NEED(conn = virConnectOpen("test:///default"));
    NEED(!virDomainLookupByName(conn, "a name that nobody has"));
    NUMBER(virConnectClose(conn));
    show(": debug :");
    show("libvirt version: 11.3.0");
    show("name=test:///default");
    show("a name that nobody has");
    show("virConnectOpen");
    show("virDomainLookupByName");
    show("virConnectClose");
    show(": error :");
    show("Domain not found");
    unlink(file_name);
    return 0;
}
