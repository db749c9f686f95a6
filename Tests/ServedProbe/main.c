// A program that serves, for tests: it does what the first argument says, and reports on its standard output.
#define _GNU_SOURCE

#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

// The documents that this process and the server before it have seen, and the samples that the server has decoded.
static int documents, samples;

static void note(const char *what, int could) {
    if (could) printf("%s\n", what);
}

static int opens(const char *path, int flags) {
    int file = open(path, flags, 0600);
    if (file >= 0) close(file);
    return file >= 0;
}

// Tries what is no document's business, and prints what it could do. `file` is a file of another's.
static void be_curious(const char *file) {
    char beside[1000];
    snprintf(beside, sizeof beside, "%s.made", file);
    note("socket", socket(AF_INET, SOCK_STREAM, 0) >= 0);
    note("local socket", socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
    note("receive", recvmsg(0, NULL, 0) >= 0 || errno != ENOSYS);
    note("signal", kill(getppid(), 0) == 0 || errno != EPERM);
    note("make", opens(beside, O_WRONLY | O_CREAT));
    note("append", opens(file, O_WRONLY | O_APPEND));
    note("change", opens("/proc/self/mem", O_RDWR));
    note("directory", mkdir(beside, 0700) == 0);
    note("mode", chmod(file, 0777) == 0);
    note("remove", unlink(file) == 0);
    note("rename", rename(file, beside) == 0);
    note("read", opens(file, O_RDONLY));
    note("passwords", opens("/etc/passwd", O_RDONLY));
    note("status", opens("/proc/1/status", O_RDONLY));
    note("output", opens("/proc/self/fd/1", O_WRONLY | O_APPEND));
    note("session", setsid() >= 0 || errno != ENOSYS);
    note("privileges", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) >= 0);
    note("rules", syscall(SYS_landlock_create_ruleset, NULL, 0, 1) >= 0);
    long process = syscall(SYS_clone, (unsigned long)SIGCHLD, NULL, NULL, NULL, NULL);
    if (process == 0) _exit(0);
    note("process", process > 0);
    process = syscall(SYS_clone, 0x8000UL | SIGCHLD, NULL, NULL, NULL, NULL);
    if (process == 0) _exit(0);
    note("sibling", process > 0);
    char *none[] = {NULL};
    execve("/bin/true", none, none);
    note("program", errno != ENOSYS);
    for (int number = 3; number < 1024; number++) {
        struct stat status;
        if (fstat(number, &status) == 0) printf("descriptor %d\n", number);
    }
    for (char **variable = environ; *variable; variable++) printf("%s\n", *variable);
    char place[1000] = "?";
    if (getcwd(place, sizeof place) == NULL) place[0] = 0;
    printf("%s\n", place);
}

static void print_limit(const char *name, int resource) {
    struct rlimit limit;
    if (getrlimit((__rlimit_resource_t)resource, &limit) == 0)
        printf("%s %llu %llu\n", name, (unsigned long long)limit.rlim_cur, (unsigned long long)limit.rlim_max);
}

static int obey(const char *command, const char *argument) {
    documents++;
    if (strcmp(command, "copy") == 0) {
        char buffer[4096];
        ssize_t count;
        while ((count = read(0, buffer, sizeof buffer)) > 0) fwrite(buffer, 1, (size_t)count, stdout);
    } else if (strcmp(command, "be-curious") == 0) {
        be_curious(argument);
    } else if (strcmp(command, "limits") == 0) {
        print_limit("memory", RLIMIT_AS);
        print_limit("time", RLIMIT_CPU);
        print_limit("output", RLIMIT_FSIZE);
        print_limit("descriptors", RLIMIT_NOFILE);
        print_limit("core", RLIMIT_CORE);
    } else if (strcmp(command, "history") == 0) {
        printf("documents %d, samples %d\n", documents, samples);
    } else if (strcmp(command, "layout") == 0) {
        printf("%p\n", (void *)&documents);
    } else if (strcmp(command, "compute") == 0) {
        for (volatile int number = 0;; number++) continue;
    } else if (strcmp(command, "wait") == 0) {
        while (1) sleep(1);
    } else if (strcmp(command, "write") == 0) {
        while (1) puts("text");
    } else if (strcmp(command, "abort") == 0) {
        abort();
    } else {
        return 3;
    }
    return fflush(stdout) == 0 ? 0 : 1;
}

int main(int count, char *arguments[]) {
    if (count != 2 || strcmp(arguments[1], "serve") != 0)
        return count > 1 ? obey(arguments[1], count > 2 ? arguments[2] : "") : 2;
    struct fork_server_request request;
    if (fork_server_prepare(arguments[0]) != 0) return 1;
    while (1) {
        switch (fork_server_next(&request)) {
        case fork_server_end: return 0;
        case fork_server_rehearsal: samples++; break;
        case fork_server_document: {
            const char *first = request.arguments;
            return obey(first, first + strlen(first) + 1);
        }
        }
    }
}
