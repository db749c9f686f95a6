# After a reboot the daemon runs by itself, knows what it knew, and tells nothing twice.
systemctl is-active ombudsd.service ombudsd.socket
await is_more_read_than 30
ombudsctl show memberaaacopied-district-council | grep -F 2019-20
letter morning >$inbox/morning.txt
await are_told morning
are_told killed1
# Every step of every alert is one entry, over all that has happened.
steps=$(journalctl --unit=ombudsd --output=json --output-fields=OMBUDSD_EVENT | grep -o '"OMBUDSD_EVENT":"[^"]*"' | sort)
[ "$(wc -l <<<"$steps")" -gt 1500 ]
[ -z "$(uniq --repeated <<<"$steps" | tee /dev/stderr)" ]
