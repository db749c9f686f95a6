#define _GNU_SOURCE

#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define ARCHITECTURE AUDIT_ARCH_RISCV64
#elif defined(__powerpc64__) && defined(__LITTLE_ENDIAN__)
#define ARCHITECTURE AUDIT_ARCH_PPC64LE
#endif

#ifdef ARCHITECTURE

// The system calls for reading, computing and ending. All others fail with ENOSYS, so that the C library does without where
// it can.
static const int permitted[] = {
    SYS_brk, SYS_clock_getres, SYS_clock_gettime, SYS_clock_nanosleep, SYS_close, SYS_dup, SYS_dup3, SYS_execve, SYS_exit,
    SYS_exit_group, SYS_faccessat, SYS_faccessat2, SYS_fadvise64, SYS_fcntl, SYS_fstat, SYS_futex, SYS_getcwd, SYS_getdents64,
    SYS_getegid, SYS_geteuid, SYS_getgid, SYS_getpid, SYS_getppid, SYS_getrandom, SYS_getrusage, SYS_gettid,
    SYS_gettimeofday, SYS_getuid, SYS_lseek, SYS_madvise, SYS_membarrier, SYS_mmap, SYS_mprotect, SYS_mremap, SYS_munmap,
    SYS_nanosleep, SYS_newfstatat, SYS_pread64, SYS_read, SYS_readlinkat, SYS_readv, SYS_restart_syscall, SYS_rseq,
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sched_getaffinity, SYS_sched_yield, SYS_set_robust_list,
    SYS_set_tid_address, SYS_sigaltstack, SYS_statx, SYS_sysinfo, SYS_times, SYS_uname, SYS_write, SYS_writev,
#ifdef SYS_access
    SYS_access,
#endif
#ifdef SYS_arch_prctl
    SYS_arch_prctl,
#endif
#ifdef SYS_dup2
    SYS_dup2,
#endif
#ifdef SYS_getrlimit
    SYS_getrlimit,
#endif
#ifdef SYS_lstat
    SYS_lstat,
#endif
#ifdef SYS_pause
    SYS_pause,
#endif
#ifdef SYS_readlink
    SYS_readlink,
#endif
#ifdef SYS_stat
    SYS_stat,
#endif
#ifdef SYS_time
    SYS_time,
#endif
};

// The further system calls of a fork server, which the processes that it makes give up: for requests and for new processes.
static const int serving[] = {
    SYS_clone, SYS_landlock_add_rule, SYS_landlock_create_ruleset, SYS_landlock_restrict_self, SYS_ppoll, SYS_prctl,
    SYS_recvmsg, SYS_setsid,
#ifdef SYS_poll
    SYS_poll,
#endif
};

enum {
    permitted_count = sizeof permitted / sizeof *permitted,
    serving_count = sizeof serving / sizeof *serving,
    // With the two signals.
    list_capacity = permitted_count + serving_count + 2,
    filter_capacity = 2 * list_capacity + 64,
    // The numbers that are compared one by one at the end of a search.
    leaf_count = 4,
    writing_flags = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND,
};

#define LOAD(field) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, field))
#define IF(test, value, yes, no) BPF_JUMP(BPF_JMP | BPF_##test | BPF_K, value, yes, no)
#define END(action) BPF_STMT(BPF_RET | BPF_K, action)

// Permits a call whose argument equals a value, and refuses it otherwise. Only the low half of the argument is compared; the
// machines are all little-endian.
#define IF_ARGUMENT(call, index, value) \
    IF(JEQ, call, 0, 4), LOAD(args[index]), IF(JEQ, value, 0, 1), END(SECCOMP_RET_ALLOW), \
        END(SECCOMP_RET_ERRNO | EPERM)
// Permits a call whose flags of open(2) have none of the refused ones.
#define IF_WITHOUT(flags, call, index) \
    IF(JEQ, call, 0, 4), LOAD(args[index]), IF(JSET, flags, 1, 0), END(SECCOMP_RET_ALLOW), \
        END(SECCOMP_RET_ERRNO | EPERM)

static unsigned short append(struct sock_filter *filter, unsigned short count, const struct sock_filter *part,
                             size_t length) {
    for (size_t index = 0; index < length; index++) filter[count++] = part[index];
    return count;
}
#define APPEND(part) append(filter, count, part, sizeof part / sizeof *part)

// Appends the loading of the call's number.
static unsigned short append_head(struct sock_filter *filter, unsigned short count) {
    const struct sock_filter head[] = {
        LOAD(arch),
        IF(JEQ, ARCHITECTURE, 1, 0),
        END(SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
    };
    return APPEND(head);
}

static unsigned short append_calls(struct sock_filter *filter, unsigned short count, const int *calls, size_t length,
                                   uint32_t action) {
    for (size_t index = 0; index < length; index++) {
        filter[count++] = (struct sock_filter)IF(JEQ, (uint32_t)calls[index], 0, 1);
        filter[count++] = (struct sock_filter)END(action);
    }
    return count;
}

_Static_assert(filter_capacity < 256, "A jump of the filter is at most 255 long.");

// Appends a search that permits the calls of a list in rising order, and leaves all others to what follows: the jumps there, `BPF_JA`, are
// completed by the caller. The kernel tries a new filter with every number there is, so that comparing with one after the other
// took 0.2 ms of each process's start.
static unsigned short append_search(struct sock_filter *filter, unsigned short count, const int *calls, size_t length) {
    if (length > leaf_count) {
        size_t middle = length / 2;
        unsigned short choice = count++;
        count = append_search(filter, count, calls, middle);
        unsigned char left = (unsigned char)(count - choice - 1);
        filter[choice] = (struct sock_filter)IF(JGE, (uint32_t)calls[middle], left, 0);
        return append_search(filter, count, calls + middle, length - middle);
    }
    for (size_t index = 0; index < length; index++)
        filter[count++] = (struct sock_filter)IF(JEQ, (uint32_t)calls[index], (unsigned char)(length - index), 0);
    filter[count++] = (struct sock_filter)BPF_STMT(BPF_JMP | BPF_JA, 0);
    filter[count++] = (struct sock_filter)END(SECCOMP_RET_ALLOW);
    return count;
}

static size_t insert(int *list, size_t count, const int *calls, size_t length) {
    for (size_t index = 0; index < length; index++) {
        size_t place = count++;
        for (; place > 0 && list[place - 1] > calls[index]; place--) list[place] = list[place - 1];
        list[place] = calls[index];
    }
    return count;
}

static unsigned short make_filter(struct sock_filter filter[filter_capacity], uint32_t own, uint32_t refused_flags,
                                  int serves) {
    int list[list_capacity];
    size_t length = insert(list, 0, permitted, permitted_count);
    unsigned short count = append_head(filter, 0);
    if (serves) {
        const struct sock_filter fork[] = {IF_ARGUMENT(SYS_clone, 0, CLONE_PARENT | SIGCHLD)};
        count = APPEND(fork);
        // The processes that it makes have other numbers, and a filter of their own.
        const int signals[] = {SYS_kill, SYS_tgkill};
        length = insert(list, length, serving, serving_count);
        length = insert(list, length, signals, 2);
    }
    unsigned short search = count;
    count = append_search(filter, count, list, length);
    for (unsigned short index = search; index < count; index++)
        if (filter[index].code == (BPF_JMP | BPF_JA)) filter[index].k = (uint32_t)(count - index - 1);
    const struct sock_filter tail[] = {
        IF_WITHOUT(refused_flags, SYS_openat, 2),
#ifdef SYS_open
        IF_WITHOUT(refused_flags, SYS_open, 1),
#endif
        // abort(3) sends itself a signal; a limit may be asked for.
        IF_ARGUMENT(SYS_tgkill, 0, own),
        IF_ARGUMENT(SYS_kill, 0, own),
        IF_ARGUMENT(SYS_prlimit64, 0, 0),
        END(SECCOMP_RET_ERRNO | ENOSYS),
    };
    return APPEND(tail);
}

static int apply(struct sock_filter *filter, unsigned short count) {
    struct sock_fprog program = {.len = count, .filter = filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

int confine_filter_calls(int opens_output, int serves) {
    struct sock_filter filter[filter_capacity];
    return apply(filter, make_filter(filter, (uint32_t)getpid(), opens_output ? 0 : writing_flags, serves));
}

int confine_stop_serving(void) {
    struct sock_filter filter[filter_capacity];
    const int start[] = {SYS_execve};
    const uint32_t own = (uint32_t)getpid();
    unsigned short count = append_head(filter, 0);
    count = append_calls(filter, count, serving, serving_count, SECCOMP_RET_ERRNO | ENOSYS);
    // It has its program.
    count = append_calls(filter, count, start, 1, SECCOMP_RET_ERRNO | ENOSYS);
    const struct sock_filter tail[] = {
        IF_ARGUMENT(SYS_tgkill, 0, own),
        IF_ARGUMENT(SYS_kill, 0, own),
        // All else is left to the server's filter, which holds as well.
        END(SECCOMP_RET_ALLOW),
    };
    return apply(filter, APPEND(tail));
}

int confinement_has_seccomp(void) {
    // A kernel that knows filters looks for this one, and finds no memory there.
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL) != 0 && errno == EFAULT;
}

#else

int confine_filter_calls(int opens_output, int serves) {
    (void)opens_output;
    (void)serves;
    return 0;
}

int confine_stop_serving(void) { return 0; }

int confinement_has_seccomp(void) { return 0; }

#endif
