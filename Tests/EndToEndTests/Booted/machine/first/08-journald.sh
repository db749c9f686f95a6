# While the journal stands still, is killed or is away, alerts wait, and each arrives once when it is back.
before=$(read_documents)
systemctl kill --signal=STOP --kill-whom=main systemd-journald
letter paused >$inbox/paused.txt
await is_read $((before + 1))
systemctl kill --signal=CONT --kill-whom=main systemd-journald
await are_told paused

for number in 1 2 3; do
    letter torn$number >$inbox/torn$number.txt
    await systemctl kill --signal=KILL --kill-whom=main systemd-journald
done
await are_told torn1 torn2 torn3

sockets="systemd-journald.socket systemd-journald-dev-log.socket"
systemctl stop $sockets systemd-journald.service
rm -f /run/systemd/journal/socket
letter away >$inbox/away.txt
await is_read $((before + 5))
ombudsctl status | grep -iE 'wait|deliver'
systemctl start $sockets systemd-journald.service
await are_told away
are_told paused torn1 torn2 torn3
