// Starts programs as child processes: plain, or confined.
#ifndef OMBUDSD_CHILD_H
#define OMBUDSD_CHILD_H

#include "confinement.h"
#include "forkserver.h"

// Starts a program in "/" and in a session of its own, whose id is the returned process id. Its standard input is `input`, its
// standard output /dev/null, and its standard error `errors`. The program inherits no other descriptor (on kernels before 5.11 it inherits
// those opened without O_CLOEXEC), no ignored or blocked signal, and no environment but the one given.
//
// Stores in `watch` a descriptor, closed on exec, that polls as readable once the process has ended. The caller closes it.
//
// The path is not looked up in PATH. Where this process ignored SIGCHLD, it gets the default action again.
//
// Returns the process id, and the caller reaps the process with wait4(2). Where the start failed it returns the negated error
// number; no process is left then, and `watch` is unchanged.
int child_start(const char *path, char *const arguments[], char *const environment[], int input, int errors, int *watch);

// Starts a program that is not trusted with its input. In addition to the above, it can read nothing but what a program of
// the system needs to run: /usr, /lib, /lib64, the linker's cache, and itself. Its standard error is `errors`, or /dev/null where
// that is -1. Its environment is LC_ALL and OMP_THREAD_LIMIT=1 alone (it may start no thread, and a program on OpenMP would fail at that),
// and it ends with the thread that started it. It opens no other file (Landlock, where the kernel has it), opens none for writing (but,
// where the limits say so and the kernel has Landlock, its standard output), and makes no system call that reading and computing do
// without: no socket, no other process, no signal to one (seccomp, on x86-64, ARM64, RISC-V and POWER).
int child_start_confined(const char *path, char *const arguments[], int input, int output, int errors,
                         struct confinement_limits limits, int *watch);

#endif
