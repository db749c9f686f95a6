# A daemon that is killed is restarted by itself, callers wait for it, and no letter is lost or told twice.
before=$(read_documents)
old=$(pid)
systemctl kill --signal=KILL --kill-whom=main ombudsd
for number in 1 2 3; do letter killed$number >$inbox/killed$number.txt; done
# The socket is systemd's, and outlives the daemon: this call waits for the next one.
ombudsctl status
is_other_process "$old"
await is_read $((before + 3))
await are_told killed1 killed2 killed3
[ "$(systemctl show --property=NRestarts --value ombudsd)" -ge 1 ]
