# The steps' common words.

inbox=/var/spool/ombudsd/inbox
processed=/var/spool/ombudsd/processed

fail() {
    echo "$*"
    exit 1
}

# Waits until a command succeeds.
await() {
    local end=$((SECONDS + 60))
    until "$@" 2>/dev/null; do
        [ $SECONDS -lt $end ] || fail "never came true: $*"
        sleep 0.05
    done
}

# Runs a command, and demands that it ends with a code.
ends() {
    local wanted=$1 code=0
    shift
    "$@" || code=$?
    [ "$code" = "$wanted" ] || fail "ended with $code instead of $wanted: $*"
}

# Runs a command as a user with his groups, as after a login.
as() { runuser --user "$1" -- "${@:2}"; }

# The name of an invented council. A name with digits would be none.
council() { tr 0-9 a-j <<<"${1^} District Council"; }
# A letter to a council, which gives cause for two alerts.
letter() { sed "s/COUNCIL/$(council "$1")/" /in/letter.txt; }
# Writes letters with a name and each number up to a last one into a directory.
letters() {
    mkdir -p "$3"
    perl -we '
        my ($name, $last, $directory) = @ARGV;
        open my $file, "<", "/in/letter.txt" or die; my $text = do { local $/; <$file> };
        for my $number (1 .. $last) {
            (my $council = ucfirst "$name$number District Council") =~ tr/0-9/a-j/;
            open my $letter, ">", "$directory/$name$number.txt" or die; print $letter $text =~ s/COUNCIL/$council/r;
        }' "$@"
}
# The id of the alert of such a letter about compliance.
alert() { echo "$(tr 0-9 a-j <<<"$1")-district-council.2019-20.compliance-below-full"; }

# The number of documents in the store.
read_documents() { ombudsctl status | sed -n 's/^ *\([0-9,]*\) documents\? read.*/\1/p' | tr -d ,; }
is_read() { [ "$(read_documents)" = "$1" ]; }
is_more_read_than() { [ "$(read_documents)" -gt "$1" ]; }
inbox_is_empty() { [ -z "$(find $inbox -type f)" ]; }

# The number of journal entries of the service with a field.
entries() {
    journalctl --sync
    journalctl --unit=ombudsd --quiet --output=json "$@" | wc -l
}
# Whether there is one entry about the compliance of each of some councils.
are_told() {
    local name
    for name; do [ "$(entries OMBUDSD_ALERT="$(alert "$name")")" = 1 ] || return 1; done
}
has_entries() { [ "$(entries "${@:2}")" = "$1" ]; }
# Whether the service wrote a message with a text.
says() { journalctl --unit=ombudsd --quiet --output=cat | grep -qF "$1"; }

pid() { systemctl show --property=MainPID --value ombudsd; }
is_other_process() { [ "$(pid)" != "$1" ] && [ "$(pid)" != 0 ] && systemctl --quiet is-active ombudsd; }
