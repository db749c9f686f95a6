# Every command of the administrator's manual works as it stands, in its order.
mkdir -m 755 /srv/manual
cd /srv/manual
cp /in/current.deb "$(grep -om1 'ombudsd_[^ ]*\.deb' /project/docs/manual.md)"
cp /in/letter.pdf .
letter northmere >another.txt
chmod 644 *
rm -rf /etc/ombudsd /var/lib/ombudsd /var/spool/ombudsd
useradd alice
useradd carol
mkdir bin
cat >bin/sudo <<'END'
#!/bin/bash
if [ "$1" = --user ]; then exec runuser --user "$2" -- "${@:3}"; else exec "$@"; fi
END
chmod 755 bin bin/sudo
export PATH=$PWD/bin:$PATH
sed -n '/^```sh$/,/^```$/p' /project/docs/manual.md | sed 's/^```.*/#/' >commands
[ "$(grep -c '^sudo' commands)" -gt 30 ]
bash -euxo pipefail commands
