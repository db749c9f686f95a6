# Each alert is one entry of the unit's journal, and journalctl -x explains it.
await are_told member000copied member077folder dropper000moved dropper077inside
[ "$(entries MESSAGE_ID=657708f6f97d46bf9c9b03277115f486)" = 40 ]
[ "$(entries MESSAGE_ID=4bd1b193fe0a4cac8037bc12a0989322)" = 40 ]
journalctl -u ombudsd -x --no-pager OMBUDSD_ALERT="$(alert member000copied)" |
    grep -F 'An authority agrees to recommendations before they are made'
journalctl -t ombudsd -p err --output=cat | grep -F "$(council member000copied), 2019-20: complied"
