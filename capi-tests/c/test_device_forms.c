/* Devices that say little: what the library fills in, and in what form it writes them back. */
#include "capi.h"

static const char *const devices[] = {
    "<redirdev bus='usb' type='spicevmc'/>",
    "<redirdev bus='usb' type='tcp'><source mode='connect' host='a' service='1'/></redirdev>",
    "<smartcard mode='passthrough' type='spicevmc'/>",
    "<smartcard mode='host'/>",
    "<rng model='virtio'><backend model='egd' type='spicevmc'/></rng>",
    "<rng model='virtio'><backend model='egd' type='null'/></rng>",
    "<rng model='virtio'><backend model='builtin'/></rng>",
    "<serial type='null'/>",
    "<parallel type='null'/>",
    "<channel type='spicevmc'/>",
    "<channel type='spicevmc'><target type='virtio'/></channel>",
    "<console type='null'/>",
    "<hub type='usb'/>",
    "<shmem name='a'/>",
    "<panic/>",
    "<iommu model='intel'/>",
    "<crypto model='virtio' type='qemu'><backend model='builtin'/></crypto>",
    "<sound model='ich6'><codec type='micro'/></sound>",
    "<audio id='1' type='none'/>",
    "<audio id='1' type='spice'><input/></audio>",
    "<memballoon model='virtio'/>",
    "<watchdog model='i6300esb'/>",
    "<nvram/>",
    "<tpm model='tpm-tis'><backend type='emulator'/></tpm>",
    "<filesystem><source dir='/a'/><target dir='b'/></filesystem>",
    "<lease><lockspace>a</lockspace><key>b</key><target path='/c'/></lease>",
    "<graphics type='egl-headless'/>",
    "<graphics type='spice'/>",
    "<graphics type='vnc'/>",
    "<graphics type='sdl'/>",
    "<graphics type='dbus'/>",
    "<graphics type='rdp'/>",
    "<graphics type='desktop'/>",
    "<video><model type='none'/></video>",
    "<video/>",
    "<input type='tablet'/>",
    "<hostdev mode='subsystem' type='usb'><source><vendor id='1'/><product id='2'/></source></hostdev>",
    "<interface type='user'><mac address='52:54:00:00:00:01'/></interface>",
    "<interface type='ethernet'><mac address='52:54:00:00:00:01'/></interface>",
    "<interface type='null'><mac address='52:54:00:00:00:01'/></interface>",
    "<redirfilter><usbdev allow='yes'/></redirfilter>",
    "<pstore backend='acpi-erst'><path>/a</path><size>1</size></pstore>",
    "<vsock/>",
    "<vsock><cid/></vsock>",
    "<vsock><cid auto='no'/></vsock>",
    "<vsock><cid auto='yes'/></vsock>",
    "<vsock><cid address='5'/></vsock>",
    "<vsock><cid address='0'/></vsock>",
    "<vsock><cid auto='yes' address='5'/></vsock>",
    "<vsock model='virtio'><cid auto='no' address='5'/></vsock>",
    "<controller type='usb' model='ich9-ehci1'/><redirdev bus='usb' type='spicevmc'/>",
};

/* The part of a document that tells of devices. */
static void show(const char *document)
{
    const char *start = strstr(document, "  <devices>");

    printf("%s", start ? start : "no devices\n");
}

static void define(virConnectPtr conn, const char *device)
{
    char document[1024];
    virDomainPtr domain;
    char *written;

    snprintf(document, sizeof(document),
             "<domain type='test'><name>guest</name><memory>65536</memory>"
             "<os><type>hvm</type></os><devices>%s</devices></domain>", device);
    printf("%s\n", device);
    domain = virDomainDefineXML(conn, document);
    if (!domain) {
        capi_print_error(virGetLastError());
        return;
    }
    written = virDomainGetXMLDesc(domain, 0);
    NEED(written);
    show(written);
    free(written);
    NEED(virDomainUndefine(domain) == 0);
    NEED(virDomainFree(domain) == 0);
}

int main(void)
{
    virConnectPtr conn;
    size_t i;

    virSetErrorFunc(NULL, capi_quiet);
    conn = virConnectOpen("test:///default");
    NEED(conn);
    for (i = 0; i < sizeof(devices) / sizeof(devices[0]); i++)
        define(conn, devices[i]);
    NUMBER(virConnectClose(conn));
    return 0;
}
