# A removal ends the daemon and leaves settings and state; a purge removes them and leaves the user.
documents=$(read_documents)
apt-get remove --yes ombudsd
[ -z "$(ps -u ombudsd -o pid=)" ]
ends 4 systemctl status ombudsd
[ -d /var/lib/ombudsd/store ]
[ -f /etc/ombudsd/ombudsd.yaml ]
[ ! -e /usr/bin/ombudsd ]
apt-get install --yes --no-install-recommends /in/current.deb
is_read "$documents"
apt-get purge --yes ombudsd
left=$(find /etc /usr /var /run -xdev -name '*ombudsd*' ! -path '/var/log/*')
[ -z "$left" ] || fail "still there: $left"
getent passwd ombudsd
