# An upgrade restarts the daemon with its store, with the settings and choices of the administrator, while callers wait.
documents=$(read_documents)
old=$(pid)
printf '\nlog-level: debug\n' >>/etc/ombudsd/ombudsd.yaml
[ "$(dpkg-query --show --showformat='${Version}' ombudsd)" = '0.0.1' ]
(
    while [ ! -e /root/upgraded ]; do
        # A call in the moment between two programs finds none, and that is no failure of the daemon.
        ombudsctl status >>/root/calls 2>&1 || echo "call ended with $?" >>/root/calls
        sleep 0.1
    done
) &
apt-get install --yes --no-install-recommends /in/current.deb
touch /root/upgraded
wait
! grep -E 'call ended with 3' /root/calls || fail "a call found no socket: $(cat /root/calls)"
[ "$(dpkg-query --show --showformat='${Version}' ombudsd)" != '0.0.1' ]
await is_other_process "$old"
is_read "$documents"
grep -F 'log-level: debug' /etc/ombudsd/ombudsd.yaml
# An upgrade does not switch on a service that the administrator has switched off.
systemctl disable --now ombudsd.service ombudsd.socket
dpkg --install /in/previous.deb
dpkg --install /in/current.deb
ends 1 systemctl is-enabled ombudsd.service
systemctl enable --now ombudsd.service
is_read "$documents"
