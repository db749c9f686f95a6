# A stop under load takes less than 5 s, and the next start reads what was left.
before=$(read_documents)
letters load 800 load
chown -R member: load
mv load $inbox/load
await is_more_read_than "$before"
start=$(date +%s%N)
systemctl stop ombudsd
took=$((($(date +%s%N) - start) / 1000000))
left=$(find $inbox -name 'load*.txt' | wc -l)
echo "the stop took $took ms, with $left of 800 letters in the inbox"
[ $took -lt 5000 ]
[ "$(systemctl show --property=Result --value ombudsd)" = success ]
[ "$left" -gt 0 ]
systemctl start ombudsd
await is_read $((before + 800))
await inbox_is_empty
[ "$(find $processed -name 'load*.txt' | wc -l)" = 800 ]
