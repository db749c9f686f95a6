# While the disk is full nothing is lost and status says so; when there is room again, everything is read.
places="/var/lib/ombudsd /var/spool/ombudsd"
systemctl stop ombudsd.socket ombudsd.service
for place in $places; do
    mkdir $place.before
    cp -a $place/. $place.before
    mount -t tmpfs -o size=60m,mode=755 tmpfs $place
    cp -a $place.before/. $place
    chown --reference=$place.before $place
    chmod --reference=$place.before $place
done
systemctl start ombudsd
documents=$(read_documents)
dd if=/dev/zero of=/var/spool/ombudsd/room bs=1k count=600
for place in $places; do dd if=/dev/zero of=$place/ballast bs=4k 2>/dev/null || true; done
# There is room for letters and none for what is read in them.
rm /var/spool/ombudsd/room
letters squeezed 60 squeezed
chown -R member: squeezed
mv squeezed $inbox/squeezed
await says "Free some space"
ombudsctl status | tee /dev/stderr | grep -F "Free some space"
systemctl is-active ombudsd
ends 11 ombudsctl status --exit-code
rm /var/lib/ombudsd/ballast /var/spool/ombudsd/ballast
await is_read $((documents + 60))
await inbox_is_empty
systemctl stop ombudsd.socket ombudsd.service
ombudsctl fsck
for place in $places; do
    find $place.before -mindepth 1 -delete
    cp -a $place/. $place.before
    umount $place
    find $place -mindepth 1 -delete
    cp -a $place.before/. $place
    rm -r $place.before
done
systemctl start ombudsd
is_read $((documents + 60))
await are_told squeezed1 squeezed60
