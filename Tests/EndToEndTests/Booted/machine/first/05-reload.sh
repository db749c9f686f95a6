# A reload takes good settings, refuses bad ones with the line, and never restarts the daemon.
before=$(pid)
strict_alerts() { ombudsctl alerts --rule compliance-below-full | grep -c compliance-below-full || true; }
[ "$(strict_alerts)" -gt 0 ]
cp /etc/ombudsd/ombudsd.yaml /root/settings
printf 'log-level: debug\nrules:\n  compliance-below-full:\n    threshold: 40\n' >/etc/ombudsd/ombudsd.yaml
systemctl reload ombudsd
[ "$(strict_alerts)" = 0 ]
printf 'log-level: info\ninbocks: {}\n' >/etc/ombudsd/ombudsd.yaml
ends 1 systemctl reload ombudsd
systemctl is-active ombudsd
await says inbocks
journalctl --unit=ombudsd --output=cat | grep -F inbocks | grep -F 2
# The former settings hold still.
[ "$(strict_alerts)" = 0 ]
cp /root/settings /etc/ombudsd/ombudsd.yaml
systemctl reload ombudsd
[ "$(strict_alerts)" -gt 0 ]
[ "$(pid)" = "$before" ]
