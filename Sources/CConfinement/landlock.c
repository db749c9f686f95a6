#define _GNU_SOURCE

#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <link.h>
#include <linux/landlock.h>
#include <stddef.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

// The rights over files that a version of Landlock knows (linux/landlock.h): thirteen in the first, then linking, truncating
// and device control. A kernel refuses a ruleset with a right that it does not know.
static uint64_t known_rights(int version) {
    int count = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
    return (UINT64_C(1) << count) - 1;
}

static int allow(int ruleset, const char *path, uint64_t rights) {
    int file = open(path, O_PATH | O_CLOEXEC);
    // A path that does not exist needs no rule: /lib64, for one, exists on some architectures only.
    if (file < 0) return errno == ENOENT ? 0 : -1;
    struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = file};
    int result = (int)syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    int cause = errno;
    close(file);
    errno = cause;
    return result;
}

// Permits reading a library that this process has loaded, where it lies outside of the trees that any program may read.
static int allow_library(struct dl_phdr_info *library, size_t size, void *context) {
    (void)size;
    static const char *const trees[] = {"/usr/", "/lib/", "/lib64/"};
    if (library->dlpi_name[0] != '/') return 0;
    for (size_t index = 0; index < sizeof trees / sizeof *trees; index++)
        if (strncmp(library->dlpi_name, trees[index], strlen(trees[index])) == 0) return 0;
    return allow(*(const int *)context, library->dlpi_name, LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE);
}

int confinement_landlock_version(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 ? 0 : (int)version;
}

int confine_make_ruleset(const char *program) {
    int version = confinement_landlock_version();
    if (version < 1) {
        errno = 0;
        return -1;
    }
    // Of landlock_ruleset_attr, which headers older than the kernel declare shorter.
    struct {
        uint64_t files, network, scope;
    } handled = {.files = known_rights(version)};
    // From the fourth version on, no TCP; from the sixth on, no abstract sockets and signals of others.
    if (version >= 4) handled.network = 3;
    if (version >= 6) handled.scope = 3;
    size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    int ruleset = (int)syscall(SYS_landlock_create_ruleset, &handled, size, 0);
    if (ruleset < 0) return -1;
    const uint64_t file = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_EXECUTE;
    const uint64_t tree = file | LANDLOCK_ACCESS_FS_READ_DIR;
    if (allow(ruleset, "/usr", tree) == 0 && allow(ruleset, "/lib", tree) == 0 && allow(ruleset, "/lib64", tree) == 0
        && allow(ruleset, "/etc/ld.so.cache", LANDLOCK_ACCESS_FS_READ_FILE) == 0 && allow(ruleset, program, file) == 0
        // The program may be this one, whose libraries lie elsewhere where it is not installed.
        && dl_iterate_phdr(allow_library, &ruleset) == 0)
        return ruleset;
    int cause = errno;
    close(ruleset);
    errno = cause;
    return -1;
}
