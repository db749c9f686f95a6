# A package that is installed runs, is enabled, and has made its user, groups and directories.
apt-get install --yes --no-install-recommends /in/previous.deb
systemctl is-active ombudsd.service ombudsd.socket
systemctl is-enabled ombudsd.service ombudsd.socket
[ "$(stat -c '%a %U:%G' $inbox)" = "3770 ombudsd:ombudsd-drop" ]
[ "$(stat -c '%a %U:%G' $processed)" = "2750 ombudsd:ombudsd" ]
[ "$(stat -c '%a %U:%G' /run/ombudsd/control.sock)" = "660 ombudsd:ombudsd" ]
[ "$(stat -c %U /proc/"$(pid)")" = ombudsd ]
getent group ombudsd-admin
systemctl show --property=StatusText ombudsd | grep -F "$inbox"
# Step 07 takes a shorter time than this.
[ "$(systemctl show --property=WatchdogUSec --value ombudsd)" = 1min ]
ends 0 ombudsctl doctor
man --where 8 ombudsd
# The rest of the steps' users: two who drop, of whom one may ask; one who may change; one who may nothing.
useradd --groups ombudsd-drop,ombudsd member
useradd --groups ombudsd-drop dropper
useradd --groups ombudsd,ombudsd-admin administrator
useradd stranger
