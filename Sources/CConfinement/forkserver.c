#define _GNU_SOURCE

#include "forkserver.h"

#include "confine.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

// The time without a request after which a server ends, in milliseconds: its memory is worth more then than its next start.
enum { idle_time = 10000 };

// MARK: - The caller

static int send_request(int socket, const struct fork_server_request *request, const int *descriptors, size_t count) {
    struct iovec content = {.iov_base = (void *)request, .iov_len = sizeof *request};
    union {
        char space[CMSG_SPACE(2 * sizeof(int))];
        struct cmsghdr aligned;
    } control = {0};
    struct msghdr message = {.msg_iov = &content, .msg_iovlen = 1, .msg_control = control.space,
                             .msg_controllen = CMSG_SPACE(count * sizeof(int))};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(count * sizeof(int));
    memcpy(CMSG_DATA(header), descriptors, count * sizeof(int));
    ssize_t sent;
    do sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)sizeof *request ? 0 : -1;
}

// Receives the id of a process that is ready to begin, or a negated error number.
static int receive_answer(int socket, int flags) {
    int process = 0;
    ssize_t count;
    do count = recv(socket, &process, sizeof process, flags);
    while (count < 0 && errno == EINTR);
    if (count != (ssize_t)sizeof process) return count < 0 ? -errno : -EPIPE;
    return process != 0 ? process : -EPIPE;
}

static void end_process(int process) {
    kill(process, SIGKILL);
    while (waitpid(process, NULL, 0) < 0 && errno == EINTR) continue;
}

// Makes sure that no process of the server begins any more. One that has not answered can't from now on, and does not begin
// then; one that answered in the last moment is ended. Two processes would read one document at the same place, each a part of it.
static void give_up(int socket) {
    (void)shutdown(socket, SHUT_RD);
    int process = receive_answer(socket, MSG_DONTWAIT);
    if (process > 0) end_process(process);
}

int fork_server_process(int socket, const struct fork_server_request *request, int input, int output, int *watch) {
    const int descriptors[2] = {input, output};
    int process = send_request(socket, request, descriptors, 2) == 0 ? receive_answer(socket, 0) : -errno;
    if (process <= 0) {
        give_up(socket);
        return process;
    }
    // The process is this one's child, so that no other gets its id before it is reaped.
    int descriptor = (int)syscall(SYS_pidfd_open, process, 0U);
    if (descriptor >= 0) {
        *watch = descriptor;
        return process;
    }
    int cause = errno;
    // A process that nobody can watch must not go on.
    end_process(process);
    return -cause;
}

int fork_server_rehearse(int socket, const struct fork_server_request *request, int input) {
    return send_request(socket, request, &input, 1) == 0 ? 0 : -errno;
}

// MARK: - The program

// The socket from which the requests come, and the Landlock rules of the processes, -1 without.
static int requests = -1, ruleset = -1;
// The process whose child the server is, and which asks it.
static pid_t caller;

int fork_server_prepare(const char *program) {
    caller = getppid();
    requests = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3);
    if (requests < 0 || dup2(STDERR_FILENO, STDIN_FILENO) < 0) return -1;
    ruleset = confine_make_ruleset(program);
    return ruleset < 0 && errno != 0 ? -1 : 0;
}

// Takes the process that was made for a document to its beginning: nothing of the server's own is left but its memory, which has
// seen no document.
static int begin_document(const struct fork_server_request *request, int input, int output) {
    // A caller that ended before sends no signal any more.
    if (prctl(PR_SET_PDEATHSIG, SIGKILL) != 0 || getppid() != caller || setsid() < 0) return -1;
    // The process answers by itself: where the caller waits no longer, this fails, and another process has the document.
    const int process = getpid();
    if (write(requests, &process, sizeof process) != (ssize_t)sizeof process) return -1;
    if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0) return -1;
    close(input);
    close(output);
    close(requests);
    if (confine_limit(&request->limits) != 0) return -1;
    if (ruleset >= 0) {
        if (syscall(SYS_landlock_restrict_self, ruleset, 0) != 0) return -1;
        close(ruleset);
    }
    return confine_stop_serving();
}

// Receives a request with its descriptors, -1 for one that did not come.
static int receive(struct fork_server_request *request, int descriptors[2]) {
    struct iovec content = {.iov_base = request, .iov_len = sizeof *request};
    union {
        char space[CMSG_SPACE(2 * sizeof(int))];
        struct cmsghdr aligned;
    } control;
    struct msghdr message = {.msg_iov = &content, .msg_iovlen = 1, .msg_control = control.space,
                             .msg_controllen = sizeof control.space};
    ssize_t count;
    do count = recvmsg(requests, &message, MSG_CMSG_CLOEXEC);
    while (count < 0 && errno == EINTR);
    descriptors[0] = descriptors[1] = -1;
    if (count != (ssize_t)sizeof *request || (message.msg_flags & (MSG_CTRUNC | MSG_TRUNC)) != 0) return -1;
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    if (header == NULL || header->cmsg_type != SCM_RIGHTS) return -1;
    memcpy(descriptors, CMSG_DATA(header), header->cmsg_len - CMSG_LEN(0));
    return request->length <= sizeof request->arguments ? 0 : -1;
}

enum fork_server_kind fork_server_next(struct fork_server_request *request) {
    // Lets go of the sample.
    if (dup2(STDERR_FILENO, STDIN_FILENO) < 0) return fork_server_end;
    while (1) {
        struct pollfd event = {.fd = requests, .events = POLLIN};
        int ready = poll(&event, 1, idle_time);
        if (ready < 0 && errno == EINTR) continue;
        int descriptors[2];
        if (ready <= 0 || receive(request, descriptors) != 0) return fork_server_end;
        if (request->kind == fork_server_rehearsal) {
            if (dup2(descriptors[0], STDIN_FILENO) < 0) return fork_server_end;
            close(descriptors[0]);
            return fork_server_rehearsal;
        }
        // fork(2), with the caller as the parent. The server has one thread and holds no lock.
        int process = (int)syscall(SYS_clone, (unsigned long)CLONE_PARENT | SIGCHLD, NULL, NULL, NULL, NULL);
        if (process == 0) {
            // SIGKILL tells the caller that the document is not at fault.
            if (begin_document(request, descriptors[0], descriptors[1]) != 0) kill(getpid(), SIGKILL);
            return fork_server_document;
        }
        const int cause = -errno;
        for (int index = 0; index < 2; index++) close(descriptors[index]);
        if (process < 0 && write(requests, &cause, sizeof cause) != (ssize_t)sizeof cause) return fork_server_end;
    }
}
