# A store of the first format is opened after an upgrade, with all its documents.
systemctl stop ombudsd
mv /var/lib/ombudsd/store /root/store
cp -r /in/older-store /var/lib/ombudsd/store
chown -R ombudsd: /var/lib/ombudsd/store
systemctl start ombudsd
await is_more_read_than 0
ombudsctl authorities
systemctl stop ombudsd
rm -r /var/lib/ombudsd/store
mv /root/store /var/lib/ombudsd/store
systemctl start ombudsd
