// The confinement of a program that is not trusted with its input.
#ifndef OMBUDSD_CONFINEMENT_H
#define OMBUDSD_CONFINEMENT_H

#include <stdint.h>

struct confinement_limits {
    // Of memory, in bytes of address space.
    uint64_t memory;
    // Of processor time, in seconds.
    uint64_t processor_seconds;
    // Of each file that it writes, standard output included, in bytes.
    uint64_t output;
    // Whether it may open files for writing where Landlock leaves it none but its standard output, by name: 1 or 0.
    int opens_output;
};

// The version of Landlock that the kernel offers, or 0 without Landlock.
int confinement_landlock_version(void);

// Whether the kernel filters the system calls of a confined program: 1 or 0.
int confinement_has_seccomp(void);

#endif
