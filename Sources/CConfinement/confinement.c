#define _GNU_SOURCE

#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// MARK: - Landlock

// The rights over files of every version by now (linux/landlock.h), of which a kernel takes those that it knows: thirteen
// in the first version, then linking, truncating and device control.
static uint64_t known_rights(int version) {
    int count = version >= 5 ? 16 : version >= 3 ? 15 : version == 2 ? 14 : 13;
    return (UINT64_C(1) << count) - 1;
}

static int allow(int ruleset, const char *path, uint64_t rights) {
    int place = open(path, O_PATH | O_CLOEXEC);
    // What is not there needs no rule.
    if (place < 0) return errno == ENOENT ? 0 : -1;
    struct landlock_path_beneath_attr rule = {.allowed_access = rights, .parent_fd = place};
    int result = (int)syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    int cause = errno;
    close(place);
    errno = cause;
    return result;
}

int confinement_landlock_version(void) {
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
    return version < 0 ? 0 : (int)version;
}

// A set of rules, or -1: with errno 0 where the kernel has none to offer, or whoever started us keeps it from us.
static int make_ruleset(const char *program) {
    int version = confinement_landlock_version();
    if (version < 1) {
        errno = 0;
        return -1;
    }
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
        && allow(ruleset, "/etc/ld.so.cache", LANDLOCK_ACCESS_FS_READ_FILE) == 0 && allow(ruleset, program, file) == 0)
        return ruleset;
    int cause = errno;
    close(ruleset);
    errno = cause;
    return -1;
}

// MARK: - System calls

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

// What reading, computing and ending take. What is not here does not exist for the program, so that the C library does
// without where it can.
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

// Whether the low half of an argument equals a value: permitted then, refused else. The machines are all little-endian.
#define IF_ARGUMENT(call, index, value) \
    IF(JEQ, call, 0, 4), LOAD(args[index]), IF(JEQ, value, 0, 1), END(SECCOMP_RET_ALLOW), \
        END(SECCOMP_RET_ERRNO | EPERM)
#define IF_READING(call, index) \
    IF(JEQ, call, 0, 4), LOAD(args[index]), IF(JSET, writing_flags, 1, 0), END(SECCOMP_RET_ALLOW), \
        END(SECCOMP_RET_ERRNO | EPERM)

static unsigned short make_filter(struct sock_filter filter[filter_capacity], pid_t own) {
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
        IF_READING(SYS_openat, 2),
#ifdef SYS_open
        IF_READING(SYS_open, 1),
#endif
        // abort(3) sends itself a signal; a limit may be asked for.
        IF_ARGUMENT(SYS_tgkill, 0, (uint32_t)own),
        IF_ARGUMENT(SYS_kill, 0, (uint32_t)own),
        IF_ARGUMENT(SYS_prlimit64, 0, 0),
        END(SECCOMP_RET_ERRNO | ENOSYS),
    };
    for (size_t index = 0; index < sizeof tail / sizeof *tail; index++) filter[count++] = tail[index];
    return count;
}

static int filter_calls(void) {
    struct sock_filter filter[filter_capacity];
    struct sock_fprog program = {.len = make_filter(filter, getpid()), .filter = filter};
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

#else

static int filter_calls(void) { return 0; }

#endif

// MARK: - Starting

static int limit(int resource, uint64_t soft, uint64_t hard) {
    struct rlimit value = {.rlim_cur = soft, .rlim_max = hard};
    return setrlimit((__rlimit_resource_t)resource, &value);
}

// What the child does of itself before the program begins; it returns only where something failed.
static void become(const char *path, char *const arguments[], int input, int output, int ruleset,
                   const struct confinement_limits *limits) {
    static char *const environment[] = {"LC_ALL=C.UTF-8", NULL};
    for (int signal = 1; signal < NSIG; signal++) {
        struct sigaction usual = {.sa_handler = SIG_DFL};
        // Those that can't be handled are refused.
        (void)sigaction(signal, &usual, NULL);
    }
    // Where memory runs out it is the first to go. Not every system lets it say so.
    int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (score >= 0) {
        ssize_t written = write(score, "1000", 4);
        (void)written;
        close(score);
    }
    // Whoever was started without standard descriptors may have these under their numbers.
    int errors = open("/dev/null", O_WRONLY | O_CLOEXEC);
    input = fcntl(input, F_DUPFD_CLOEXEC, 3);
    output = fcntl(output, F_DUPFD_CLOEXEC, 3);
    errors = fcntl(errors, F_DUPFD_CLOEXEC, 3);
    if (dup2(input, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0) return;
    if (setsid() < 0 || chdir("/") != 0) return;
    // Every descriptor is marked to be closed by whoever opened it; this is for those of others.
    (void)syscall(SYS_close_range, 3U, ~0U, 1U << 2);
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return;
    if (limit(RLIMIT_CORE, 0, 0) != 0 || limit(RLIMIT_NOFILE, 16, 16) != 0
        || limit(RLIMIT_FSIZE, limits->output, limits->output) != 0
        || limit(RLIMIT_CPU, limits->processor_seconds, limits->processor_seconds + 1) != 0
        || limit(RLIMIT_AS, limits->memory, limits->memory) != 0)
        return;
    if (ruleset >= 0 && syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) return;
    sigset_t none;
    sigemptyset(&none);
    if (sigprocmask(SIG_SETMASK, &none, NULL) != 0 || filter_calls() != 0) return;
    execve(path, arguments, environment);
}

int confinement_spawn(const char *path, char *const arguments[], int input, int output, struct confinement_limits limits) {
    int ruleset = make_ruleset(path);
    if (ruleset < 0 && errno != 0) return -1;
    sigset_t all, before;
    sigfillset(&all);
    // The child runs in this memory until the program begins: no handler of ours may run in it.
    pthread_sigmask(SIG_BLOCK, &all, &before);
    volatile int cause = 0;
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wdeprecated-declarations"
    pid_t process = vfork();
#pragma clang diagnostic pop
    if (process == 0) {
        become(path, arguments, input, output, ruleset, &limits);
        cause = errno;
        _exit(127);
    }
    if (process < 0) cause = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (process > 0 && cause != 0) {
        while (waitpid(process, NULL, 0) < 0 && errno == EINTR) continue;
        process = -1;
    }
    if (ruleset >= 0) close(ruleset);
    errno = cause;
    return process;
}

int confinement_watch(int process) { return (int)syscall(SYS_pidfd_open, process, 0); }
