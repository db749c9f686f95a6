// Linux calls that the C library declares for GNU sources only, so that Swift's Glibc module leaves them out.
#ifndef OMBUDSD_CLINUX_SHIM_H
#define OMBUDSD_CLINUX_SHIM_H

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

// renameat2(2) with RENAME_NOREPLACE: fails with EEXIST rather than replace anything.
static inline int linux_rename_noreplace(int from, const char *name, int to, const char *new_name) {
    return (int)syscall(SYS_renameat2, from, name, to, new_name, 1U);
}

// renameat2(2) with RENAME_EXCHANGE: each gets the other's name, at once.
static inline int linux_rename_exchange(const char *name, const char *other) {
    return (int)syscall(SYS_renameat2, AT_FDCWD, name, AT_FDCWD, other, 2U);
}

// syncfs(2): writes out everything that waits for the file system that a descriptor is on.
static inline int linux_syncfs(int descriptor) {
    return (int)syscall(SYS_syncfs, descriptor);
}

// The kind of file system that a descriptor is on, as statfs(2) numbers it; -1 and errno when it can't be told.
static inline long linux_file_system_type(int descriptor) {
    struct statfs status;
    return fstatfs(descriptor, &status) == 0 ? (long)status.f_type : -1;
}

#endif
