#define _GNU_SOURCE

#include "confine.h"

#include <stddef.h>
#include <sys/resource.h>

static int limit(int resource, uint64_t soft, uint64_t hard) {
    struct rlimit value = {.rlim_cur = soft, .rlim_max = hard};
    // This process may be under lower limits, which it can't raise.
    struct rlimit present;
    if (getrlimit((__rlimit_resource_t)resource, &present) == 0) {
        if (present.rlim_max < value.rlim_max) value.rlim_max = present.rlim_max;
        if (present.rlim_cur < value.rlim_cur) value.rlim_cur = present.rlim_cur;
        if (value.rlim_max < value.rlim_cur) value.rlim_cur = value.rlim_max;
    }
    return setrlimit((__rlimit_resource_t)resource, &value);
}

int confine_limit(const struct confinement_limits *limits) {
    if (limit(RLIMIT_CORE, 0, 0) != 0 || limit(RLIMIT_NOFILE, 16, 16) != 0) return -1;
    if (limits == NULL) return 0;
    if (limit(RLIMIT_FSIZE, limits->output, limits->output) != 0
        // The soft limit sends SIGXCPU, by which the caller knows the cause; the hard one SIGKILL.
        || limit(RLIMIT_CPU, limits->processor_seconds, limits->processor_seconds + 1) != 0
        || limit(RLIMIT_AS, limits->memory, limits->memory) != 0)
        return -1;
    return 0;
}
