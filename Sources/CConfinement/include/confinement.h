// Starts a program that is not trusted with what it is given to read.
#ifndef OMBUDSD_CONFINEMENT_H
#define OMBUDSD_CONFINEMENT_H

#include <stdint.h>

struct confinement_limits {
    // Of memory, in bytes of address space.
    uint64_t memory;
    // Of processor time, in seconds.
    uint64_t processor_seconds;
    // Of what it may write, in bytes.
    uint64_t output;
};

// Starts a program that can read its standard input, write to its standard output, and read what a program of the system
// needs to run: /usr, /lib, /lib64, the linker's cache, and itself. It has no other descriptor but /dev/null for errors, no
// environment but LC_ALL, a session of its own, and ends with the thread that started it. Nothing else can be opened (by
// Landlock, where the kernel has it), nothing at all opened for writing, and no system call made that reading and computing
// don't need (by seccomp, on x86-64, ARM64, RISC-V and POWER): no socket, no other process, no signal to one.
//
// Returns its process id, or -1 with errno, when nothing runs.
int confinement_spawn(const char *path, char *const arguments[], int input, int output, struct confinement_limits limits);

// Whether Landlock is there: the version of what it can do, or 0.
int confinement_landlock_version(void);

// A descriptor that is readable when a process has ended, or -1 and errno.
int confinement_watch(int process);

#endif
