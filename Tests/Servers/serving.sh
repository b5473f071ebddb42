# Sourced by what asks a running service: imports the fixtures into a store of its own and serves them for as long as
# the script runs, without a bound for one asker, since all requests come from one here.
#
#     byline=PROGRAM
#     . Tests/Servers/serving.sh
#     startService [OPTION OF byline serve]...
#
# Afterwards $folder holds the store and is taken away at the end, $server is the service's process and $address where
# it answers. `endService` stops it as an operator would, and looks at what it leaves.
folder=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server"; rm -rf "$folder"' EXIT INT TERM

startService() {
    "$byline" import fixtures/pages --store "$folder/store.sqlite" --quiet
    "$byline" serve --port 0 --store "$folder/store.sqlite" --rate off --access-log none --max-per-address 5000 "$@" \
        2> "$folder/told" &
    server=$!
    address=
    while test -z "$address"; do
        kill -0 "$server" || { cat "$folder/told"; exit 1; }
        sleep 0.1
        address=$(sed -n 's/^byline serves .* at //p' "$folder/told")
    done
}

endService() {
    kill "$server"
    wait "$server" || { echo "the service did not end as it should"; exit 1; }
    server=
    "$byline" check --store "$folder/store.sqlite"
}
