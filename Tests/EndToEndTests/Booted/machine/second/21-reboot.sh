# After a reboot the daemon runs by itself, knows what it knew, and tells nothing twice.
systemctl is-active ombudsd.service ombudsd.socket
await is_more_read_than 30
ombudsctl show memberaaacopied-district-council | grep -F 2019-20
letter morning >$inbox/morning.txt
await are_told morning
are_told killed1
# Every alert that was raised is one entry, over all that has happened.
raised=$(journalctl --unit=ombudsd --output=json --output-fields=OMBUDSD_ALERT OMBUDSD_TRANSITION=raised | grep -o '"OMBUDSD_ALERT":"[^"]*"' | sort)
[ "$(uniq <<<"$raised" | wc -l)" = "$(wc -l <<<"$raised")" ]
