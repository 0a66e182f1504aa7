/* The client's configuration file: uri_default and uri_aliases.
 *
 * An ordinary user's file lies below XDG_CONFIG_HOME, root's does not; so root
 * gives up its rights first. */
#define _GNU_SOURCE
#include "capi.h"

#include <grp.h>
#include <sys/stat.h>
#include <unistd.h>

#define NOBODY 65534

static char directory[] = "/tmp/capi-config-XXXXXX";
static char path[sizeof(directory) + 64];

static void write_config(const char *text)
{
    FILE *file;

    NEED(file = fopen(path, "w"));
    NEED(fputs(text, file) >= 0);
    NEED(fclose(file) == 0);
}

/* Messages may name the file, whose place differs at every run. */
static void print_masked(const char *text)
{
    const char *hit;

    while ((hit = strstr(text, directory))) {
        printf("%.*sDIRECTORY", (int) (hit - text), text);
        text = hit + strlen(directory);
    }
    printf("%s", text);
}

static void open_uri(const char *uri)
{
    virConnectPtr conn = virConnectOpen(uri);

    printf("open %s -> ", capi_text(uri));
    if (conn) {
        char *real = virConnectGetURI(conn);

        printf("%s\n", capi_text(real));
        free(real);
        virConnectClose(conn);
    } else {
        printf("error %d domain %d: ", virGetLastErrorCode(), virGetLastErrorDomain());
        print_masked(virGetLastErrorMessage());
        printf("\n");
    }
}

static void prepare(void)
{
    char folder[sizeof(directory) + 16];

    NEED(mkdtemp(directory));
    snprintf(folder, sizeof(folder), "%s/libvirt", directory);
    NEED(mkdir(folder, 0700) == 0);
    snprintf(path, sizeof(path), "%s/libvirt.conf", folder);
    if (geteuid() == 0) {
        NEED(chown(directory, NOBODY, NOBODY) == 0);
        NEED(chown(folder, NOBODY, NOBODY) == 0);
        NEED(setgroups(0, NULL) == 0);
        NEED(setgid(NOBODY) == 0);
        NEED(setuid(NOBODY) == 0);
    }
    NEED(setenv("XDG_CONFIG_HOME", directory, 1) == 0);
    NEED(setenv("HOME", directory, 1) == 0);
    NEED(unsetenv("LIBVIRT_DEFAULT_URI") == 0);
}

static void clean_up(void)
{
    unlink(path);
    *strrchr(path, '/') = '\0';
    rmdir(path);
    rmdir(directory);
}

int main(void)
{
    virSetErrorFunc(NULL, capi_quiet);
    prepare();

    printf("== aliases\n");
    write_config("# a comment\n"
                 "uri_aliases = [\n"
                 "  \"first=test:///default\",\n"
                 "  \"second-2_x=test:///default?two\",\n"
                 "  \"broken=nothing\",\n"
                 "]\n");
    open_uri("first");
    open_uri("second-2_x");
    open_uri("broken");
    open_uri("third");
    open_uri("test:///default");

    printf("== default\n");
    write_config("uri_default = \"test:///default?from-file\"\nuri_aliases = [ \"d=test:///default\" ]\n");
    open_uri(NULL);
    open_uri("");
    NEED(setenv("LIBVIRT_DEFAULT_URI", "test:///default?from-environment", 1) == 0);
    open_uri(NULL);
    /* the environment may name an alias as well */
    NEED(setenv("LIBVIRT_DEFAULT_URI", "d", 1) == 0);
    open_uri(NULL);
    NEED(unsetenv("LIBVIRT_DEFAULT_URI") == 0);

    printf("== aliases that are none\n");
    write_config("uri_aliases = [ \"noequals\" ]\n");
    open_uri("noequals");
    write_config("uri_aliases = [ \"dot.dot=test:///default\" ]\n");
    open_uri("dot.dot");
    write_config("uri_aliases = [ \"bad name=test:///default\" ]\n");
    open_uri("bad name");
    write_config("uri_aliases = [ \"a=test:///default\", \"b\" ]\n");
    open_uri("a");
    open_uri("b");
    open_uri("test:///default");
    write_config("uri_aliases = \"first=test:///default\"\n");
    open_uri("first");
    write_config("uri_aliases = [ 1, 2 ]\n");
    open_uri("first");
    write_config("uri_default = 7\n");
    open_uri(NULL);

    printf("== files that are none\n");
    write_config("uri_aliases = [ \"first=test:///default\"\n");
    open_uri("first");
    open_uri("test:///default");
    write_config("uri_default = \"test:///default\n");
    open_uri(NULL);
    write_config("= 1\n");
    open_uri(NULL);
    write_config("uri_default\n");
    open_uri(NULL);
    write_config("uri_default = \"test:///default\" rest\n");
    open_uri(NULL);
    write_config("a b c\n");
    open_uri(NULL);

    clean_up();
    return 0;
}
