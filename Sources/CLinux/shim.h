// Linux calls that the C library declares for GNU sources only, so that Swift's Glibc module leaves them out.
#ifndef OMBUDSD_CLINUX_SHIM_H
#define OMBUDSD_CLINUX_SHIM_H

// <fcntl.h> is not among them: with it this module would own `timespec` and `stat` where Glibc should.
#include <errno.h>
#include <limits.h>
#include <linux/fs.h>
#include <linux/stat.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <sys/xattr.h>
#include <unistd.h>

// As <fcntl.h> and <signal.h> have them.
enum {
    linux_at_current = -100,
    linux_at_empty_path = 0x1000,
    linux_path_only = 010000000,
    linux_set_signal = 10,
    linux_set_lease = 1024,
    linux_lease_read = 0,
    linux_lease_none = 2,
    linux_urgent = 23
};

// Declared here, as <malloc.h> has it: the module map gives that header to Glibc.
int mallopt(int parameter, int value);

// Has all threads share the first memory arena from now on; each new one would reserve 64 MiB of address space.
static inline void linux_share_memory_arena(void) { mallopt(-8 /* M_ARENA_MAX */, 1); }

// A descriptor that is readable once something was written to it.
static inline int linux_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

// The two numbers of a device, which are macros in C.
static inline unsigned linux_device_major(unsigned long device) { return major(device); }
static inline unsigned linux_device_minor(unsigned long device) { return minor(device); }

// Makes a pipe whose ends are closed on exec: the first for reading, the second for writing. EFD_CLOEXEC is O_CLOEXEC.
static inline int linux_pipe(int ends[2]) { return (int)syscall(SYS_pipe2, ends, EFD_CLOEXEC); }

// Opens a directory with the flags of open(2), part by part: with O_NOFOLLOW and O_DIRECTORY among them no part of the path
// may be a symbolic link, and it fails with ENOTDIR or ELOOP where one is.
static inline int linux_open_directory(const char *path, int flags) {
    int step = flags | linux_path_only;
    int here = (int)syscall(SYS_openat, linux_at_current, *path == '/' ? "/" : ".", step);
    while (here >= 0) {
        char name[NAME_MAX + 1] = ".";
        path += strspn(path, "/");
        size_t length = strcspn(path, "/");
        int isLast = path[length + strspn(path + length, "/")] == 0;
        if (length > NAME_MAX) {
            close(here);
            errno = ENAMETOOLONG;
            return -1;
        }
        if (length > 0) {
            memcpy(name, path, length);
            name[length] = 0;
        }
        path += length;
        int next = (int)syscall(SYS_openat, here, name, isLast ? flags : step);
        int cause = errno;
        close(here);
        errno = cause;
        if (isLast) return next;
        here = next;
    }
    return here;
}

// renameat2(2) with RENAME_NOREPLACE: fails with EEXIST rather than replace anything.
static inline int linux_rename_noreplace(int from, const char *name, int to, const char *new_name) {
    return (int)syscall(SYS_renameat2, from, name, to, new_name, 1U);
}

// renameat2(2) with RENAME_EXCHANGE: each gets the other's name, at once.
static inline int linux_rename_exchange(const char *name, const char *other) {
    return (int)syscall(SYS_renameat2, linux_at_current, name, linux_at_current, other, 2U);
}

// memfd_create(2): a file in memory, without a name, that programs started later don't have, and that none is started from.
static inline int linux_memory_file(const char *label) {
    // Kernels before 6.3 don't know MFD_NOEXEC_SEAL, and later ones may be set to insist on it.
    int file = (int)syscall(SYS_memfd_create, label, 1U | 8U);
    return file < 0 && errno == EINVAL ? (int)syscall(SYS_memfd_create, label, 1U) : file;
}

// Marks a directory as one whose directories don't belong together (`chattr +T`). File systems that know no such mark ignore it or refuse.
static inline void linux_spread_directories(int directory) {
    int attributes = 0;
    if (ioctl(directory, FS_IOC_GETFLAGS, &attributes) != 0 || attributes & FS_TOPDIR_FL) return;
    attributes |= FS_TOPDIR_FL;
    ioctl(directory, FS_IOC_SETFLAGS, &attributes);
}

// syncfs(2): writes out everything that waits for the file system that a descriptor is on.
static inline int linux_syncfs(int descriptor) {
    return (int)syscall(SYS_syncfs, descriptor);
}

// Whether a process has a file open for writing: 1 or 0, and -1 where the system does not say. The kernel grants a lease for
// reading (fcntl(2)) only while nobody has, through whichever name; it wants the file's owner or CAP_LEASE for that.
static inline int linux_has_writer(int descriptor) {
    // A process that opens the file for writing in this very moment makes the kernel send a signal. The usual one, SIGIO,
    // would end this process; SIGURG is ignored unless somebody handles it.
    if (syscall(SYS_fcntl, descriptor, linux_set_signal, linux_urgent) != 0) return -1;
    if (syscall(SYS_fcntl, descriptor, linux_set_lease, linux_lease_read) != 0) return errno == EAGAIN ? 1 : -1;
    syscall(SYS_fcntl, descriptor, linux_set_lease, linux_lease_none);
    return 0;
}

// The time at which a file was made, in microseconds since 1970; 0 where the file system does not say.
static inline unsigned long long linux_birth_time(int descriptor) {
    struct statx status;
    if (syscall(SYS_statx, descriptor, "", linux_at_empty_path, STATX_BTIME, &status) != 0) return 0;
    if (!(status.stx_mask & STATX_BTIME) || status.stx_btime.tv_sec < 0) return 0;
    return (unsigned long long)status.stx_btime.tv_sec * 1000000 + status.stx_btime.tv_nsec / 1000;
}

// The access list (acl(5)) of a file, by its path: its size in bytes, or -1 and errno.
static inline long linux_get_access_list(const char *path, void *list, unsigned long size) {
    return getxattr(path, "system.posix_acl_access", list, size);
}

static inline int linux_set_access_list(const char *path, const void *list, unsigned long size) {
    return setxattr(path, "system.posix_acl_access", list, size, 0);
}

// The kind of file system that a descriptor is on, as statfs(2) numbers it; -1 and errno when it can't be told.
static inline long linux_file_system_type(int descriptor) {
    struct statfs status;
    return fstatfs(descriptor, &status) == 0 ? (long)status.f_type : -1;
}

#endif
