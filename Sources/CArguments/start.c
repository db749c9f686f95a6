#define _GNU_SOURCE

#include <errno.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

// The stack of the first thread and of each other one, and the memory for data, without which Swift's runtime would crash before
// the program could say why.
static const rlim_t least_stack = 1 << 20;
static const rlim_t least_data = 256 << 20;

static void refuse(const char *message) {
    ssize_t written = write(STDERR_FILENO, message, strlen(message));
    (void)written;
    _exit(strcmp(program_invocation_short_name, "ombudsd") == 0 ? 2 : 1);
}

static int is_below(int resource, rlim_t least) {
    struct rlimit limit;
    return getrlimit((__rlimit_resource_t)resource, &limit) == 0 && limit.rlim_cur < least;
}

// Runs before Swift's own start, which takes more stack than a low limit leaves.
__attribute__((constructor)) static void check_limits(void) {
    if (is_below(RLIMIT_STACK, least_stack))
        refuse("error: The limit of the stack is below 1 MiB; raise LimitSTACK= in the unit, or `ulimit -s`.\n");
    if (is_below(RLIMIT_DATA, least_data))
        refuse("error: The limit of memory for data is below 256 MiB; raise LimitDATA= in the unit, or `ulimit -d`.\n");
}
