# Root and members may ask, administrators may change, strangers may neither, and members read originals.
alert=$(alert member000copied)
for user in root administrator member; do
    as $user ombudsctl alerts --json | grep -F "$alert" >/dev/null
done
for user in dropper stranger; do
    ends 4 as $user ombudsctl status
    ends 4 as $user ombudsctl alerts --json
done
ends 4 as member ombudsctl ack $alert
as administrator ombudsctl ack $alert
ombudsctl alerts --state acknowledged | grep -F $alert
ends 4 as member ombudsctl unack $alert
ombudsctl unack $alert
as member cat "$(find $processed -name member000-copied.txt)" >/dev/null
ends 1 as stranger cat "$(find $processed -name member000-copied.txt)"
ends 2 as stranger ls /var/lib/ombudsd
letter asked >asked.txt
chmod 644 asked.txt && mv asked.txt /tmp
as member ombudsctl add --wait /tmp/asked.txt | tee /dev/stderr | grep -F asked-district-council
