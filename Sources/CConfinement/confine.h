// The steps of a confinement, for the child that takes them on itself.
#ifndef OMBUDSD_CONFINE_H
#define OMBUDSD_CONFINE_H

#include "confinement.h"

// Makes the set of Landlock rules for a program, to be applied with landlock_restrict_self(2).
//
// Returns a descriptor, or -1 with errno: 0 where the kernel has no Landlock, or a filter of system calls withholds it.
int confine_make_ruleset(const char *program);

// Sets the limits of this process; those of descriptors and cores alone where `limits` is NULL. Safe between clone(2) and execve(2), as
// the next one is.
//
// Returns 0, or -1 with errno.
int confine_limit(const struct confinement_limits *limits);

// Filters the system calls of this process, where the filter knows the architecture. It needs PR_SET_NO_NEW_PRIVS. With `opens_output`
// the calls that open a file are left to Landlock. A program that `serves` may make processes and receive requests as well.
//
// Returns 0, or -1 with errno.
int confine_filter_calls(int opens_output, int serves);

// Filters the system calls of a process that a server made, so that it may do what any confined program may, and start no program.
//
// Returns 0, or -1 with errno.
int confine_stop_serving(void);

#endif
