#!/bin/bash
# Runs a real journal of its own in a mount namespace of its own, so that a test sees what it sent and nothing else, and
# the machine's journal sees nothing of the test.
#
#   private-journal.sh [--catalog FILE] COMMAND [ARGUMENT…]   runs the command in there; its exit code is the result
#   private-journal.sh [--catalog FILE] --hold                writes «ready PID», keeps all until standard input ends;
#                                                             enter it with: nsenter -t PID -m COMMAND…
#                                                             Lines of input: «kill» ends the journal and leaves its
#                                                             sockets, «start» starts it again, «pause» and «continue» let
#                                                             it stand still; each is answered.
#   private-journal.sh --check                                says why it can't be done here, and exits with 77
#
# In there: journalctl --sync; journalctl -D /run/log/journal -o json FIELD=value…
# PRIVATE_JOURNAL holds the journal's directory, and PRIVATE_JOURNAL_PID the process of the journal.
# Nothing stays behind: the mounts go with the last process of the namespace, the journal is ended on the way out.
set -eu

refuse() {
    echo "private-journal.sh: $1" >&2
    exit 77
}

journald=/lib/systemd/systemd-journald
[ -x "$journald" ] || journald=/usr/lib/systemd/systemd-journald

check() {
    [ -x "$journald" ] || refuse "there is no systemd-journald on this machine"
    command -v journalctl >/dev/null || refuse "there is no journalctl on this machine"
    [ "$(id -u)" = 0 ] || refuse "mount namespaces need root here; try: unshare -Urm, or sudo"
    unshare -m --propagation private mount -t tmpfs tmpfs /mnt 2>/dev/null || refuse "mount namespaces are not allowed here"
}

if [ "${1-}" = --check ]; then
    check
    exit 0
fi
if [ "${1-}" != --inside ]; then
    check
    exec unshare -m --propagation private "$0" --inside "$@"
fi
shift

catalog=
if [ "${1-}" = --catalog ]; then
    catalog=$(cat "$2"; echo .)
    shift 2
fi
[ $# -gt 0 ] || refuse "no command"

for directory in /run /var/log/journal /var/lib/systemd/catalog /usr/lib/systemd/catalog; do
    # A directory that isn't there can't be covered, and needs no covering.
    if [ -d "$directory" ]; then mount -t tmpfs -o mode=755 tmpfs "$directory"; fi
done
mkdir -p /run/systemd/journal /run/systemd/journald.conf.d /run/log/journal
printf '[Journal]\nStorage=volatile\nReadKMsg=no\nRateLimitIntervalSec=0\nAudit=no\nForwardToSyslog=no\nForwardToWall=no\n' \
    >/run/systemd/journald.conf.d/private.conf
if [ -n "$catalog" ]; then
    printf %s "${catalog%.}" >/usr/lib/systemd/catalog/private.catalog
    journalctl --update-catalog
fi

start() {
    rm -f /run/systemd/journal/io.systemd.journal
    # The journal ends with this shell, however that ends.
    setpriv --pdeathsig KILL "$journald" </dev/null >/dev/null 2>&1 &
    PRIVATE_JOURNAL_PID=$!
    # The varlink socket is the last thing that the journal makes on its way up.
    for _ in $(seq 500); do
        if [ -S /run/systemd/journal/io.systemd.journal ]; then return; fi
        kill -0 "$PRIVATE_JOURNAL_PID" 2>/dev/null || refuse "systemd-journald ended while starting"
        sleep 0.01
    done
    refuse "systemd-journald did not come up within 5 s"
}
stop() {
    kill -"$1" "$PRIVATE_JOURNAL_PID" 2>/dev/null || true
    wait "$PRIVATE_JOURNAL_PID" 2>/dev/null || true
}

start
trap 'stop TERM' EXIT
export PRIVATE_JOURNAL_PID PRIVATE_JOURNAL=/run/log/journal
if [ "$1" = --hold ]; then
    echo "ready $$"
    while read -r order; do
        case $order in
        kill) stop KILL; echo killed ;;
        start) start; echo "ready $$" ;;
        pause) kill -STOP "$PRIVATE_JOURNAL_PID"; echo paused ;;
        continue) kill -CONT "$PRIVATE_JOURNAL_PID"; echo continued ;;
        esac
    done
else
    "$@"
fi
