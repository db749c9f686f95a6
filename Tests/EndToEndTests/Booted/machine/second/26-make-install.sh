# Programs that make install puts below /usr/local run as those of the package do, and make uninstall removes them again.
cd /project
make --no-print-directory install built=/in/built
systemctl enable --now ombudsd
letter unpacked >$inbox/unpacked.txt
await are_told unpacked
[ "$(readlink /proc/"$(pid)"/exe)" = /usr/local/bin/ombudsd ]
make --no-print-directory uninstall
[ -z "$(ps -u ombudsd -o pid=)" ]
[ -d /var/lib/ombudsd/store ]
[ -z "$(find /usr/local /etc/systemd -name '*ombudsd*')" ]
