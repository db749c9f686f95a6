# A backup made while the daemon runs brings back everything on an empty machine, and no alert is told twice.
documents=$(read_documents)
entries=$(entries OMBUDSD_TRANSITION=raised)
ends 4 as stranger ombudsctl backup --output /tmp/stolen.tar
ombudsctl backup --output /root/ombudsd.tar
[ "$(stat -c %a /root/ombudsd.tar)" = 600 ]
tar --list --file /root/ombudsd.tar | grep -F ombudsd-backup/backup.json
systemctl stop ombudsd.socket ombudsd.service
ends 1 ombudsctl restore /root/ombudsd.tar
find /var/lib/ombudsd /var/spool/ombudsd/processed /var/spool/ombudsd/rejected -mindepth 1 -delete
ombudsctl restore --replace /root/ombudsd.tar
ombudsctl fsck
systemctl start ombudsd
is_read "$documents"
[ "$(stat -c %U /var/lib/ombudsd/store)" = ombudsd ]
letter restored >$inbox/restored.txt
await are_told restored
# Two alerts of the new letter, and none of the others again.
[ "$(entries OMBUDSD_TRANSITION=raised)" = $((entries + 2)) ]
