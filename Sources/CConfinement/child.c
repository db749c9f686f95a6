#define _GNU_SOURCE

#include "child.h"

#include "confine.h"
#include "forkserver.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

// The plan of a child up to its program. Until then the child runs in this process's memory, beside the other threads: it
// allocates nothing, takes no lock, and calls only functions that are safe under these conditions (signal-safety(7)).
struct start {
    const char *path;
    char *const *arguments;
    char *const *environment;
    // Standard input, output and error; -1 for /dev/null.
    int descriptors[3];
    int is_confined;
    // NULL for those of this process.
    const struct confinement_limits *limits;
    // Whether it is a fork server.
    int serves;
    // The Landlock rules; -1 without.
    int ruleset;
    // This process, with whose end the child ends.
    pid_t caller;
    // The error number of the step that failed; 0 once the program runs.
    volatile int cause;
};

enum { stack_size = 64 << 10 };

static int reset_signals(void) {
    for (int signal = 1; signal < NSIG; signal++) {
        struct sigaction action = {.sa_handler = SIG_DFL};
        // It fails for SIGKILL, SIGSTOP and those of the C library, which need no reset.
        (void)sigaction(signal, &action, NULL);
    }
    sigset_t none;
    sigemptyset(&none);
    // A signal that was blocked until now meets the default action, not a handler of this process.
    return sigprocmask(SIG_SETMASK, &none, NULL);
}

static int set_standard_descriptors(struct start *start) {
    int duplicates[3];
    for (int number = 0; number < 3; number++) {
        int descriptor = start->descriptors[number];
        if (descriptor < 0) descriptor = open("/dev/null", O_RDWR | O_CLOEXEC);
        if (descriptor < 0) return -1;
        // A process that was started without standard descriptors may have these under their numbers.
        duplicates[number] = fcntl(descriptor, F_DUPFD_CLOEXEC, 3);
        if (duplicates[number] < 0) return -1;
    }
    if (start->ruleset >= 0) {
        start->ruleset = fcntl(start->ruleset, F_DUPFD_CLOEXEC, 3);
        if (start->ruleset < 0) return -1;
    }
    for (int number = 0; number < 3; number++)
        if (dup2(duplicates[number], number) < 0) return -1;
    // This project opens every descriptor to be closed on exec; this is for the descriptors of libraries. The flag is
    // CLOSE_RANGE_CLOEXEC, which kernels before 5.11 refuse.
    (void)syscall(SYS_close_range, 3U, ~0U, 1U << 2);
    return 0;
}

// Makes the child the first that the kernel kills for want of memory.
static void volunteer_for_oom_kill(void) {
    int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    // Without /proc, or where it is read-only, the child runs all the same.
    if (score < 0) return;
    ssize_t written = write(score, "1000", 4);
    (void)written;
    close(score);
}

static int confine(const struct start *start) {
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return -1;
    // A caller that ended before sends no signal any more.
    if (getppid() != start->caller) {
        errno = ESRCH;
        return -1;
    }
    if (confine_limit(start->limits) != 0) return -1;
    if (start->ruleset >= 0 && syscall(SYS_landlock_restrict_self, start->ruleset, 0) != 0) return -1;
    return 0;
}

// Takes the child through all steps to its program. It returns only where a step failed.
static void become(struct start *start) {
    // The service manager gives the daemon capabilities in a way that programs inherit (capabilities(7), "Ambient"). Kernels before
    // 4.3 have no such way.
    (void)prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    if (start->is_confined) volunteer_for_oom_kill();
    if (set_standard_descriptors(start) != 0) return;
    if (setsid() < 0 || chdir("/") != 0) return;
    if (start->is_confined && confine(start) != 0) return;
    if (reset_signals() != 0) return;
    // Last, since the filter withholds the calls before.
    int opens_output = start->limits != NULL && start->limits->opens_output && start->ruleset >= 0;
    if (start->is_confined && confine_filter_calls(opens_output, start->serves) != 0) return;
    execve(start->path, start->arguments, start->environment);
}

static int enter(void *argument) {
    struct start *start = argument;
    become(start);
    start->cause = errno;
    _exit(127);
}

// Has the kernel keep the status of ended children. Where this process was started with SIGCHLD ignored, as a parent may do for
// itself and exec passes on, the kernel reaps the children and their status is lost (wait(2), "Notes").
static void collect_children(void) {
    struct sigaction action;
    if (sigaction(SIGCHLD, NULL, &action) != 0) return;
    if (action.sa_handler != SIG_IGN && (action.sa_flags & SA_NOCLDWAIT) == 0) return;
    if (action.sa_handler == SIG_IGN) action.sa_handler = SIG_DFL;
    action.sa_flags &= ~SA_NOCLDWAIT;
    (void)sigaction(SIGCHLD, &action, NULL);
}

static int run(struct start *start, int *watch) {
    collect_children();
    start->caller = getpid();
    char *stack = mmap(NULL, stack_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) return -errno;
    sigset_t all, before;
    sigfillset(&all);
    // No handler of this process may run in the child, which shares its memory.
    pthread_sigmask(SIG_BLOCK, &all, &before);
    int descriptor = -1;
    // The descriptor comes with the process or not at all: a process that nobody can watch never exists. CLONE_VFORK keeps this
    // thread from going on before the child's program runs.
    pid_t process = clone(enter, stack + stack_size, CLONE_VM | CLONE_VFORK | CLONE_PIDFD | SIGCHLD, start, &descriptor);
    int cause = process < 0 ? errno : start->cause;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    munmap(stack, stack_size);
    if (cause == 0) {
        *watch = descriptor;
        return process;
    }
    if (process > 0) {
        while (waitpid(process, NULL, 0) < 0 && errno == EINTR) continue;
        close(descriptor);
    }
    return -cause;
}

int child_start(const char *path, char *const arguments[], char *const environment[], int input, int errors, int *watch) {
    struct start start = {
        .path = path,
        .arguments = arguments,
        .environment = environment,
        .descriptors = {input, -1, errors},
        .ruleset = -1,
    };
    return run(&start, watch);
}

static int run_confined(struct start *start, int *watch) {
    static char *const environment[] = {"LC_ALL=C.UTF-8", "OMP_THREAD_LIMIT=1", NULL};
    start->environment = environment;
    start->is_confined = 1;
    start->ruleset = confine_make_ruleset(start->path);
    if (start->ruleset < 0 && errno != 0) return -errno;
    int ruleset = start->ruleset;
    int process = run(start, watch);
    if (ruleset >= 0) close(ruleset);
    return process;
}

int child_start_confined(const char *path, char *const arguments[], int input, int output, int errors,
                         struct confinement_limits limits, int *watch) {
    struct start start = {
        .path = path,
        .arguments = arguments,
        .descriptors = {input, output, errors},
        .limits = &limits,
    };
    return run_confined(&start, watch);
}

int fork_server_start(const char *path, char *const arguments[], int requests, int *watch) {
    struct start start = {
        .path = path,
        .arguments = arguments,
        .descriptors = {requests, -1, -1},
        .serves = 1,
    };
    return run_confined(&start, watch);
}
