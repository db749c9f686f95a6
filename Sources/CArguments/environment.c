#include <stddef.h>
#include <unistd.h>

extern char **environ;

// A preloaded library may have cleared the environment, which leaves no list at all. Swift's own first steps, which are constructors
// without a number and so come later than this one, read the list without asking whether there is one.
__attribute__((constructor(101))) static void have_environment(void) {
    static char *none[] = {NULL};
    if (environ == NULL) environ = none;
}
