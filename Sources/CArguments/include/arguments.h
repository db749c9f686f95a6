// The arguments of this program, from the C library. Swift reads them from /proc, which a confined program can't.
#ifndef OMBUDSD_ARGUMENTS_H
#define OMBUDSD_ARGUMENTS_H

// The number of arguments, the program's name included.
int process_argument_count(void);

// An argument, counted from the program's name at 0; NULL where there are fewer.
const char *process_argument(int index);

#endif
