# A process that is stuck is ended and restarted by the watchdog.
mkdir -p /run/systemd/system/ombudsd.service.d
# The unit waits 60 s, a test has less time. The backtracer of Swift's own libraries, which the package does not need, waits for
# permissions that the unit does not give.
printf '[Service]\nWatchdogSec=1\nRestartSec=100ms\nEnvironment=SWIFT_BACKTRACE=enable=no\n' >/run/systemd/system/ombudsd.service.d/test.conf
systemctl daemon-reload
systemctl restart ombudsd
old=$(pid)
kill -STOP "$old"
await is_other_process "$old"
journalctl --unit=ombudsd --output=cat | grep -F 'Watchdog timeout'
letter watched >$inbox/watched.txt
await are_told watched
rm /run/systemd/system/ombudsd.service.d/test.conf
systemctl daemon-reload
systemctl restart ombudsd
