// A confined program that was started once and makes a process of itself for each document.
//
// Starting a program takes longer than most documents do: its libraries are found, mapped and bound. The server does this once. It never
// sees a byte of a document: for each one it makes a process, which gives up what only the server may do, takes the limits of the
// document on itself, and only then reads it. That process is a child of the caller, as if the caller had started it.
#ifndef OMBUDSD_FORKSERVER_H
#define OMBUDSD_FORKSERVER_H

#include "confinement.h"

// The argument by which a program is told to serve.
#define FORK_SERVER_ARGUMENT "serve"

enum fork_server_kind {
    // The server has nothing to do any more: the caller is gone, or has asked for nothing for a while.
    fork_server_end = 0,
    // This is a process of its own for a document.
    fork_server_document = 1,
    // This is the server, which is to decode a sample of the caller's own, so that the processes after it find memory and tables ready.
    fork_server_rehearsal = 2,
};

struct fork_server_request {
    enum fork_server_kind kind;
    struct confinement_limits limits;
    // The arguments, one behind the other, each with its zero byte.
    uint32_t length;
    char arguments[1000];
};

// For the caller. Starts a server, confined as `child_start_confined` does it, but for its limits, which are this process's, and for
// what it takes to make processes. It reads requests from its standard input, `requests`, a socket of the kind SOCK_SEQPACKET. It ends with
// the thread that started it, and so do the processes that it makes.
//
// Returns the process id, or the negated error number; see `child_start`.
int fork_server_start(const char *path, char *const arguments[], int requests, int *watch);

// For the caller. Has a server make a process for a document. `watch` and the result are as those of `child_start_confined`; the
// process has a session and a group of its own, whose id is its own. Where it can't be confined, SIGKILL ends it.
//
// Where the answer does not come in the socket's time, or is an error, no process begins with the document, neither then nor later. The
// server is of no further use.
int fork_server_process(int socket, const struct fork_server_request *request, int input, int output, int *watch);

// For the caller. Has a server decode a sample. Returns 0, or the negated error number.
int fork_server_rehearse(int socket, const struct fork_server_request *request, int input);

// For the program. Makes the process ready to serve; call it first.
//
// Returns 0, or -1 with errno.
int fork_server_prepare(const char *program);

// For the program. Waits for the next request. The document, or the sample, is the standard input when this returns. It returns in
// the process that was made for a document, and in the server for a rehearsal and at the end.
enum fork_server_kind fork_server_next(struct fork_server_request *request);

#endif
