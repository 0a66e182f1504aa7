/* Hosts of the test driver from documents: what they list, whom they let in, what is wrong with
 * them. */
#include <sys/stat.h>
#include <unistd.h>

#include "capi.h"

# define TEST_NS "xmlns:test='http://libvirt.org/schemas/domain/test/1.0'"
# define GUEST(name, number, rest) \
    "<domain type='test' " TEST_NS "><name>" name "</name>" \
    "<uuid>0f0e0d0c-0b0a-0908-0706-05040302010" number "</uuid>" \
    "<memory>1024</memory><os><type>hvm</type></os>" rest "</domain>"
# define NODE(text) "<node>" text "</node>"
# define STATE(number) "<test:runstate>" number "</test:runstate>"

static char dir[] = "/tmp/libvirt-test-file-XXXXXX";

static const struct {
    const char *name;
    const char *text;
} documents[] = {
    { "empty", "" },
    { "text", "hello" },
    { "unclosed", "<node>" },
    { "other-root", "<foo/>" },
    { "nothing", "<node/>" },
    { "machine", NODE("<cpu><mhz>6000</mhz><model>foo</model><active>50</active><nodes>4</nodes>"
                      "<sockets>4</sockets><cores>4</cores><threads>2</threads></cpu><memory>8192000</memory>") },
    { "machine-part", NODE("<cpu><nodes>1</nodes><sockets>3</sockets></cpu>") },
    { "bad-mhz", NODE("<cpu><mhz>x</mhz></cpu>") },
    { "bad-active", NODE("<cpu><active>x</active></cpu>") },
    { "no-nodes", NODE("<cpu><nodes>0</nodes></cpu>") },
    { "bad-sockets", NODE("<cpu><sockets>-1</sockets></cpu>") },
    { "bad-cores", NODE("<cpu><cores>zz</cores></cpu>") },
    { "bad-threads", NODE("<cpu><threads>zz</threads></cpu>") },
    { "bad-memory", NODE("<memory>abc</memory>") },
    { "negative-memory", NODE("<memory>-5</memory>") },
    { "long-model", NODE("<cpu><model>aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeee</model></cpu>") },
    { "guests", NODE(GUEST("a", "1", "") GUEST("b", "2", STATE("3")) GUEST("c", "3", STATE("5"))) },
    { "same-name", NODE(GUEST("a", "1", "") GUEST("a", "2", "")) },
    { "same-uuid", NODE(GUEST("a", "1", "") GUEST("b", "1", "")) },
    { "same-guest", NODE(GUEST("a", "1", "") GUEST("a", "1", "")) },
    { "same-idle-guest", NODE(GUEST("a", "1", STATE("5")) GUEST("a", "1", STATE("5"))) },
    { "bad-guest", NODE("<domain type='test'><name>a</name></domain>") },
    { "state-0", NODE(GUEST("a", "1", STATE("0"))) },
    { "state-4", NODE(GUEST("a", "1", STATE("4"))) },
    { "state-6", NODE(GUEST("a", "1", STATE("6"))) },
    { "state-7", NODE(GUEST("a", "1", STATE("7"))) },
    { "state-8", NODE(GUEST("a", "1", STATE("8"))) },
    { "state-text", NODE(GUEST("a", "1", STATE("x"))) },
    { "state-negative", NODE(GUEST("a", "1", STATE("-1"))) },
    { "transient", NODE(GUEST("a", "1", "<test:transient/>")) },
    { "transient-idle", NODE(GUEST("a", "1", "<test:transient/>" STATE("5"))) },
    { "saved", NODE(GUEST("a", "1", "<test:hasmanagedsave/>" STATE("5"))) },
    { "saved-running", NODE(GUEST("a", "1", "<test:hasmanagedsave/>")) },
    { "guest.xml", GUEST("filed", "4", "") },
    { "half.xml", "<domain>" },
    { "by-file", NODE("<domain file='guest.xml'/>") },
    { "by-missing-file", NODE("<domain file='missing.xml'/>") },
    { "by-half-file", NODE("<domain file='half.xml'/>") },
};

/* Prints without the name of the folder, which is another at each run. */
static void print_text(const char *text)
{
    const char *at;

    while ((at = strstr(text, dir))) {
        printf("%.*sDIR", (int) (at - text), text);
        text = at + strlen(dir);
    }
    printf("%s\n", text);
}

static void print_failure(void)
{
    virErrorPtr error = virGetLastError();

    printf("  error %d domain %d: ", error ? error->code : 0, error ? error->domain : 0);
    print_text(error ? capi_text(error->message) : "none");
}

static void write_file(const char *name, const char *text)
{
    char path[512];
    FILE *file;

    snprintf(path, sizeof(path), "%s/%s", dir, name);
    NEED(file = fopen(path, "w"));
    fputs(text, file);
    fclose(file);
}

static void remove_file(const char *name)
{
    char path[512];

    snprintf(path, sizeof(path), "%s/%s", dir, name);
    unlink(path);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(virDomainGetName(*(virDomainPtr const *) a), virDomainGetName(*(virDomainPtr const *) b));
}

static void print_guests(virConnectPtr conn)
{
    virDomainPtr *domains = NULL;
    int n;
    int i;

    NEED((n = virConnectListAllDomains(conn, &domains, 0)) >= 0);
    qsort(domains, n, sizeof(*domains), by_name);
    for (i = 0; i < n; i++) {
        int state = -1;
        int reason = -1;

        virDomainGetState(domains[i], &state, &reason, 0);
        printf("  %s id %d state %d/%d persistent %d saved %d\n", virDomainGetName(domains[i]),
               (int) virDomainGetID(domains[i]), state, reason, virDomainIsPersistent(domains[i]),
               virDomainHasManagedSaveImage(domains[i], 0));
        virDomainFree(domains[i]);
    }
    free(domains);
}

static void test_document(const char *name)
{
    char uri[512];
    virConnectPtr conn;
    virNodeInfo info;

    printf("== %s\n", name);
    snprintf(uri, sizeof(uri), "test://%s/%s", dir, name);
    if (!(conn = virConnectOpen(uri))) {
        print_failure();
        return;
    }
    memset(&info, 0, sizeof(info));
    NEED(virNodeGetInfo(conn, &info) == 0);
    printf("  %s memory %lu cpus %u mhz %u nodes %u sockets %u cores %u threads %u free %llu\n", info.model,
           info.memory, info.cpus, info.mhz, info.nodes, info.sockets, info.cores, info.threads,
           virNodeGetFreeMemory(conn));
    print_guests(conn);
    virConnectClose(conn);
}

/* The answers that a user gives: NULL for a refusal. */
struct answers {
    const char *name;
    const char *password;
};

static int answer(virConnectCredentialPtr questions, unsigned int n, void *opaque)
{
    const struct answers *answers = opaque;
    unsigned int i;

    for (i = 0; i < n; i++) {
        const char *text = questions[i].type == VIR_CRED_AUTHNAME ? answers->name : answers->password;

        printf("  asked %d: %s (%s, %s)\n", questions[i].type, questions[i].prompt, capi_text(questions[i].challenge),
               capi_text(questions[i].defresult));
        if (!text)
            return -1;
        NEED(questions[i].result = malloc(strlen(text) + 1));
        strcpy(questions[i].result, text);
        questions[i].resultlen = (unsigned int) strlen(text);
    }
    return 0;
}

static void test_user(const char *what, int *kinds, unsigned int n, const char *name, const char *password)
{
    struct answers answers = { name, password };
    virConnectAuth auth = { kinds, n, answer, &answers };
    char uri[512];
    virConnectPtr conn;

    printf("== %s\n", what);
    snprintf(uri, sizeof(uri), "test://%s/users", dir);
    conn = n ? virConnectOpenAuth(uri, &auth, 0) : virConnectOpen(uri);
    if (!conn) {
        print_failure();
        return;
    }
    printf("  open\n");
    virConnectClose(conn);
}

static void test_users(void)
{
    int both[] = { VIR_CRED_AUTHNAME, VIR_CRED_PASSPHRASE };
    int quiet[] = { VIR_CRED_NOECHOPROMPT, VIR_CRED_AUTHNAME };
    int name_only[] = { VIR_CRED_AUTHNAME };
    int password_only[] = { VIR_CRED_PASSPHRASE };

    write_file("users", NODE("<auth><user password='123456'>somebody</user><user>anybody</user></auth>"));
    test_user("nobody asked", NULL, 0, NULL, NULL);
    test_user("right", both, 2, "somebody", "123456");
    test_user("right, not shown", quiet, 2, "somebody", "123456");
    test_user("wrong password", both, 2, "somebody", "12345");
    test_user("wrong name", both, 2, "nobody", "123456");
    test_user("no password needed", both, 2, "anybody", NULL);
    test_user("no name given", both, 2, NULL, NULL);
    test_user("no password given", both, 2, "somebody", NULL);
    test_user("cannot ask for the name", password_only, 1, "somebody", "123456");
    test_user("cannot ask for the password", name_only, 1, "somebody", "123456");
    remove_file("users");
}

int main(void)
{
    size_t i;

    setvbuf(stdout, NULL, _IOLBF, 0);
    virSetErrorFunc(NULL, capi_quiet);
    NEED(mkdtemp(dir));
    for (i = 0; i < sizeof(documents) / sizeof(documents[0]); i++)
        write_file(documents[i].name, documents[i].text);
    for (i = 0; i < sizeof(documents) / sizeof(documents[0]); i++)
        test_document(documents[i].name);
    test_document("missing");
    test_users();
    for (i = 0; i < sizeof(documents) / sizeof(documents[0]); i++)
        remove_file(documents[i].name);
    rmdir(dir);
    return 0;
}
