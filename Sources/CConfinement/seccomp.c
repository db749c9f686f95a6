#define _GNU_SOURCE

#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
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

enum {
    permitted_count = sizeof permitted / sizeof *permitted,
    filter_capacity = 2 * permitted_count + 32,
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

static unsigned short make_filter(struct sock_filter filter[filter_capacity], uint32_t own, uint32_t refused_flags) {
    unsigned short count = 0;
    const struct sock_filter head[] = {
        LOAD(arch),
        IF(JEQ, ARCHITECTURE, 1, 0),
        END(SECCOMP_RET_KILL_PROCESS),
        LOAD(nr),
    };
    for (size_t index = 0; index < sizeof head / sizeof *head; index++) filter[count++] = head[index];
    for (size_t index = 0; index < permitted_count; index++) {
        filter[count++] = (struct sock_filter)IF(JEQ, (uint32_t)permitted[index], 0, 1);
        filter[count++] = (struct sock_filter)END(SECCOMP_RET_ALLOW);
    }
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
    for (size_t index = 0; index < sizeof tail / sizeof *tail; index++) filter[count++] = tail[index];
    return count;
}

int confine_filter_calls(int opens_output) {
    struct sock_filter filter[filter_capacity];
    uint32_t refused_flags = opens_output ? 0 : writing_flags;
    struct sock_fprog program = {.len = make_filter(filter, (uint32_t)getpid(), refused_flags), .filter = filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

int confinement_has_seccomp(void) {
    // A kernel that knows filters looks for this one, and finds no memory there.
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, NULL) != 0 && errno == EFAULT;
}

#else

int confine_filter_calls(int opens_output) {
    (void)opens_output;
    return 0;
}

int confinement_has_seccomp(void) { return 0; }

#endif
