# A text that takes much work is read within its limits while the daemon serves others in little memory.
main=$(pid)
before=$(read_documents)
{ letter large; for line in $(seq 300000); do echo '(12) 34 56 Council'; done; } >large.txt
mv large.txt $inbox/large.txt
letter small >$inbox/small.txt
await are_told small
[ "$(pid)" = "$main" ]
memory=$(sed -n 's/^VmHWM:[[:space:]]*\([0-9]*\) kB/\1/p' /proc/"$main"/status)
echo "the daemon took $((memory / 1024)) MB at most"
[ "$memory" -lt 250000 ]
start=$(date +%s%N)
systemctl stop ombudsd
took=$((($(date +%s%N) - start) / 1000000))
echo "the stop took $took ms"
[ $took -lt 5000 ]
rm -f $inbox/large.txt
systemctl start ombudsd
