/* Content of an extended test host's volumes, as libvirt's own storage driver answers for a folder:
 * uploaded, downloaded, wiped, resized, cloned.  An argument is the URI of another host to ask. */
#include "capi.h"

static const char pool_xml[] =
    "<pool type='dir'><name>content</name><target><path>/tmp/capi-volume-pool</path></target></pool>";

static virStorageVolPtr volume(virStoragePoolPtr pool, const char *name, const char *rest)
{
    virStorageVolPtr vol;
    char xml[512];

    snprintf(xml, sizeof(xml), "<volume><name>%s</name>%s</volume>", name, rest);
    printf("volume %s\n", xml);
    POINTER(vol = virStorageVolCreateXML(pool, xml, 0));
    NEED(vol);
    return vol;
}

static void info(virStorageVolPtr vol, unsigned int flags)
{
    virStorageVolInfo found;

    memset(&found, 0, sizeof(found));
    NUMBER(virStorageVolGetInfoFlags(vol, &found, flags));
    printf("    type %d capacity %llu allocation %llu\n", found.type, found.capacity, found.allocation);
}

/* What a stream brings; the text is short. */
static void download(virConnectPtr conn, virStorageVolPtr vol, unsigned long long offset,
                     unsigned long long length, unsigned int flags)
{
    virStreamPtr stream;
    char data[64];
    long long total = 0;
    int got, i, finish;

    printf("download %llu %llu %u\n", offset, length, flags);
    NEED(stream = virStreamNew(conn, 0));
    NUMBER(virStorageVolDownload(vol, stream, offset, length, flags));
    while ((got = virStreamRecv(stream, data, sizeof(data))) > 0) {
        if (total == 0) {
            printf("    begins '");
            for (i = 0; i < got && i < 12; i++)
                printf("%c", data[i] ? data[i] : '.');
            printf("'\n");
        }
        total += got;
    }
    printf("    %lld bytes, then %d\n", total, got);
    finish = virStreamFinish(stream);
    printf("    finish -> %d\n", finish);
    virStreamFree(stream);
}

static void upload(virConnectPtr conn, virStorageVolPtr vol, const char *text, unsigned long long offset,
                   unsigned long long length, unsigned int flags)
{
    virStreamPtr stream;
    int sent = -2, finish;

    printf("upload '%s' %llu %llu %u\n", text, offset, length, flags);
    NEED(stream = virStreamNew(conn, 0));
    NUMBER(virStorageVolUpload(vol, stream, offset, length, flags));
    if (!virGetLastError())
        sent = virStreamSend(stream, text, strlen(text));
    finish = virStreamFinish(stream);
    printf("    sent %d, finish -> %d\n", sent, finish);
    virStreamFree(stream);
}

static void contents(virConnectPtr conn, virStoragePoolPtr pool)
{
    virStorageVolPtr vol = volume(pool, "a", "<capacity>4096</capacity>");

    info(vol, 0);
    info(vol, VIR_STORAGE_VOL_GET_PHYSICAL);
    info(vol, 2);
    download(conn, vol, 0, 0, 0);
    upload(conn, vol, "hello world", 0, 0, 0);
    download(conn, vol, 0, 0, 0);
    download(conn, vol, 6, 5, 0);
    download(conn, vol, 4090, 100, 0);
    download(conn, vol, 4096, 0, 0);
    download(conn, vol, 4097, 0, 0);
    download(conn, vol, 0, 0, 2);
    upload(conn, vol, "HE", 0, 2, 0);
    upload(conn, vol, "tail", 4094, 0, 0);
    upload(conn, vol, "past", 5000, 0, 0);
    upload(conn, vol, "flag", 0, 0, 2);
    download(conn, vol, 0, 0, 0);
    info(vol, 0);
    NUMBER(virStorageVolWipe(vol, 1));
    NUMBER(virStorageVolWipe(vol, 0));
    download(conn, vol, 0, 0, 0);
    info(vol, 0);
    NUMBER(virStorageVolWipePattern(vol, 10, 0));
    NUMBER(virStorageVolWipePattern(vol, VIR_STORAGE_VOL_WIPE_ALG_ZERO, 0));
    NUMBER(virStorageVolWipePattern(vol, VIR_STORAGE_VOL_WIPE_ALG_ZERO, 1));
    NUMBER(virStorageVolDelete(vol, 0));
    info(vol, 0);
    download(conn, vol, 0, 0, 0);
    upload(conn, vol, "gone", 0, 0, 0);
    NUMBER(virStorageVolWipe(vol, 0));
    NUMBER(virStorageVolResize(vol, 1, 0));
    virStorageVolFree(vol);
}

/* What libvirt's daemon, asked in its place, lets a caller wait for. */
static void own(virConnectPtr conn, virStoragePoolPtr pool)
{
    virStorageVolPtr vol = volume(pool, "own", "<capacity>65536</capacity><allocation>0</allocation>");
    virStreamPtr stream;
    char data[16];
    long long hole = 0;

    upload(conn, vol, "xyz", 10, 2, 0);
    upload(conn, vol, "island", 8192, 0, 0);
    info(vol, 0);
    NEED(stream = virStreamNew(conn, VIR_STREAM_NONBLOCK));
    NUMBER(virStorageVolDownload(vol, stream, 0, 0, VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM));
    NUMBER(virStreamRecvFlags(stream, data, sizeof(data), VIR_STREAM_RECV_STOP_AT_HOLE));
    NUMBER(virStreamSend(stream, data, sizeof(data)));
    while (virStreamRecvFlags(stream, data, sizeof(data), VIR_STREAM_RECV_STOP_AT_HOLE) > 0)
        ;
    NUMBER(virStreamRecvHole(stream, &hole, 0));
    printf("    hole of %lld\n", hole);
    NUMBER(virStreamFinish(stream));
    virStreamFree(stream);
    NEED(stream = virStreamNew(conn, 0));
    NUMBER(virStorageVolUpload(vol, stream, 0, 0, VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM));
    NUMBER(virStreamSend(stream, "begin", 5));
    NUMBER(virStreamSendHole(stream, 100000, 0));
    NUMBER(virStreamSend(stream, "end", 3));
    NUMBER(virStreamRecv(stream, data, sizeof(data)));
    NUMBER(virStreamFinish(stream));
    virStreamFree(stream);
    info(vol, 0);
    download(conn, vol, 0, 0, 0);
    NUMBER(virStorageVolWipePattern(vol, VIR_STORAGE_VOL_WIPE_ALG_TRIM, 0));
    NUMBER(virStorageVolWipePattern(vol, VIR_STORAGE_VOL_WIPE_ALG_NNSA, 0));
    download(conn, vol, 0, 0, 0);
    info(vol, 0);
    NUMBER(virStorageVolDelete(vol, 0));
    virStorageVolFree(vol);
}

static void resize(virStorageVolPtr vol, unsigned long long capacity, unsigned int flags)
{
    printf("resize %llu %u\n", capacity, flags);
    NUMBER(virStorageVolResize(vol, capacity, flags));
    info(vol, 0);
}

static void sizes(virStoragePoolPtr pool)
{
    virStorageVolPtr vol = volume(pool, "s", "<capacity>1048576</capacity><allocation>0</allocation>");
    virStorageVolPtr full = volume(pool, "f", "<capacity>1048576</capacity>");
    virStoragePoolInfo before, after;

    info(vol, 0);
    info(full, 0);
    virStoragePoolGetInfo(pool, &before);
    resize(vol, 2097152, 0);
    resize(vol, 1048576, VIR_STORAGE_VOL_RESIZE_DELTA);
    resize(vol, 1048576, 0);
    resize(vol, 1048576, VIR_STORAGE_VOL_RESIZE_SHRINK);
    resize(vol, 524288, VIR_STORAGE_VOL_RESIZE_DELTA | VIR_STORAGE_VOL_RESIZE_SHRINK);
    resize(vol, 9524288, VIR_STORAGE_VOL_RESIZE_DELTA | VIR_STORAGE_VOL_RESIZE_SHRINK);
    resize(vol, 0, 0);
    resize(vol, 0, VIR_STORAGE_VOL_RESIZE_SHRINK);
    resize(vol, 0, VIR_STORAGE_VOL_RESIZE_DELTA);
    resize(vol, 0, VIR_STORAGE_VOL_RESIZE_DELTA | VIR_STORAGE_VOL_RESIZE_SHRINK);
    resize(vol, 2097152, VIR_STORAGE_VOL_RESIZE_ALLOCATE);
    resize(full, 2097152, 0);
    resize(full, 524288, VIR_STORAGE_VOL_RESIZE_SHRINK);
    resize(vol, 1ULL << 60, VIR_STORAGE_VOL_RESIZE_ALLOCATE);
    resize(vol, ~0ULL, VIR_STORAGE_VOL_RESIZE_DELTA);
    resize(vol, 4194304, 8);
    virStoragePoolGetInfo(pool, &after);
    printf("    pool's allocation has %s\n", after.allocation == before.allocation ? "stayed" : "changed");
    NUMBER(virStorageVolDelete(vol, 0));
    NUMBER(virStorageVolDelete(full, 0));
    virStorageVolFree(full);
    virStorageVolFree(vol);
}

static void clones(virConnectPtr conn, virStoragePoolPtr pool)
{
    virStorageVolPtr vol = volume(pool, "o", "<capacity>4096</capacity>"), clone;

    upload(conn, vol, "original", 0, 0, 0);
    POINTER(clone = virStorageVolCreateXMLFrom(pool, "<volume><name>c</name><capacity>1024</capacity></volume>",
                                               vol, 0));
    NEED(clone);
    info(clone, 0);
    download(conn, clone, 0, 0, 0);
    upload(conn, clone, "changed.", 0, 0, 0);
    download(conn, vol, 0, 0, 0);
    NUMBER(virStorageVolDelete(clone, 0));
    virStorageVolFree(clone);
    POINTER(clone = virStorageVolCreateXMLFrom(pool, "<volume><name>c</name><capacity>8192</capacity></volume>",
                                               vol, 0));
    NEED(clone);
    info(clone, 0);
    NUMBER(virStorageVolDelete(clone, 0));
    NUMBER(virStorageVolDelete(vol, 0));
    virStorageVolFree(clone);
    virStorageVolFree(vol);
}

static void lookups(virConnectPtr conn)
{
    static const char *const paths[] = {
        "/tmp/capi-volume-pool", "/tmp/capi-volume-pool/", "/tmp//capi-volume-pool", "/nowhere", "tmp", "",
    };
    size_t i;

    for (i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
        virStoragePoolPtr pool;

        printf("target '%s'\n", paths[i]);
        POINTER(pool = virStoragePoolLookupByTargetPath(conn, paths[i]));
        if (pool) {
            STRING(virStoragePoolGetName(pool));
            virStoragePoolFree(pool);
        }
    }
    OWNED_STRING(virConnectGetStoragePoolCapabilities(conn, 1));
}

int main(int argc, char **argv)
{
    virConnectPtr conn;
    virStoragePoolPtr pool;

    virSetErrorFunc(NULL, capi_quiet);
    capi_events();
    NEED(conn = virConnectOpen(argc > 1 ? argv[1] : "test:///default?extended=1"));
    NEED(pool = virStoragePoolDefineXML(conn, pool_xml, 0));
    lookups(conn);
    NUMBER(virStoragePoolBuild(pool, 0));
    NUMBER(virStoragePoolCreate(pool, 0));
    lookups(conn);
    contents(conn, pool);
    sizes(pool);
    clones(conn, pool);
    if (argc == 1)
        own(conn, pool);
    NUMBER(virStoragePoolDestroy(pool));
    NUMBER(virStoragePoolDelete(pool, 0));
    NUMBER(virStoragePoolUndefine(pool));
    virStoragePoolFree(pool);
    virConnectClose(conn);
    return 0;
}
