/* Layouts and values that C programs have compiled in; the full list is compared in facts.rs. */
#include <libvirt/libvirt.h>
#include <libvirt/virterror.h>
#include <libvirt/libvirt-qemu.h>
#include <libvirt/libvirt-lxc.h>
#include <libvirt/libvirt-admin.h>
#include <stddef.h>

_Static_assert(sizeof(virTypedParameter) == 96 && offsetof(virTypedParameter, value) == 88, "virTypedParameter");
_Static_assert(sizeof(virSchedParameter) == sizeof(virTypedParameter), "virSchedParameter");
_Static_assert(sizeof(virDomainInfo) == 40 && offsetof(virDomainInfo, cpuTime) == 32, "virDomainInfo");
_Static_assert(sizeof(virNodeInfo) == 64, "virNodeInfo");
_Static_assert(sizeof(virError) == 80 && offsetof(virError, int1) == 64, "virError");
_Static_assert(VIR_UUID_BUFLEN == 16 && VIR_UUID_STRING_BUFLEN == 37, "UUIDs");
_Static_assert(LIBVIR_CHECK_VERSION(11, 3, 0) && !LIBVIR_CHECK_VERSION(11, 3, 1), "version");
_Static_assert(VIR_DOMAIN_EVENT_ID_RTC_CHANGE == 2 && VIR_ERR_NO_DOMAIN == 42, "enumerators");
_Static_assert(VIR_DOMAIN_SNAPSHOT_LIST_ROOTS == VIR_DOMAIN_SNAPSHOT_LIST_DESCENDANTS, "equal enumerators");
_Static_assert(VIR_CPU_MAPLEN(9) == 2, "VIR_CPU_MAPLEN");

static void moved(virConnectPtr conn, virDomainPtr dom, long long offset, void *opaque)
{
    (void)conn;
    (void)dom;
    (void)offset;
    (void)opaque;
}

int main(void)
{
    virConnectDomainEventRTCChangeCallback typed = moved;
    virConnectDomainEventGenericCallback generic = VIR_DOMAIN_EVENT_CALLBACK(typed);
    unsigned char map[VIR_CPU_MAPLEN(16)] = { 0 };

    VIR_USE_CPU(map, 9);
    return generic && VIR_CPU_USED(map, 9) ? 0 : 1;
}
