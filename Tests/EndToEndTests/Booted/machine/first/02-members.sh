# Letters and folders that members drop with any umask, in any way, are read and archived as the daemon's own.
number=0
for user in member dropper; do
    for mask in 000 002 022 027 077; do
        umask=$mask
        place=$(mktemp -d)
        chmod 777 "$place"
        letter ${user}${mask}copied >"$place/copied"
        letter ${user}${mask}moved >"$place/moved"
        letter ${user}${mask}inside >"$place/inside"
        letter ${user}${mask}folder >"$place/folder"
        chmod 644 "$place"/*
        as $user bash -euc '
            umask $1; cd "$2"; name=$3
            cp copied /var/spool/ombudsd/inbox/$name-copied.txt
            cp moved mine && mv mine /var/spool/ombudsd/inbox/$name-moved.txt
            mkdir /var/spool/ombudsd/inbox/$name && cp inside /var/spool/ombudsd/inbox/$name/$name-inside.txt
            mkdir own && cp folder own/$name-folder.txt && mv own /var/spool/ombudsd/inbox/$name-moved
        ' bash $umask "$place" $user$umask
        number=$((number + 4))
    done
done
await is_read $number
await inbox_is_empty
[ "$(find $processed -type f | wc -l)" = $number ]
[ -z "$(find $processed -type f ! \( -user ombudsd -group ombudsd -perm 0640 \))" ]
ombudsctl status | grep -F ' 0 waiting'
ends 1 as stranger cp /in/letter.txt $inbox/stranger.txt
