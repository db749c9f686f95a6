#include "arguments.h"

static int count;
static char **arguments;

// The C library passes the arguments of the program to each constructor.
__attribute__((constructor)) static void note_arguments(int argc, char **argv) {
    count = argc;
    arguments = argv;
}

int process_argument_count(void) { return count; }

const char *process_argument(int index) { return index >= 0 && index < count ? arguments[index] : 0; }
