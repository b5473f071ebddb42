#!/bin/sh
# Serves the fixtures and floods the service with malformed requests (REQUESTS, a million); then the store is checked.
# Arguments: the program, and the folder of Python's programs.
set -eu
byline=$1
python=$2
folder=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server"; rm -rf "$folder"' EXIT INT TERM

"$byline" import fixtures/pages --store "$folder/store.sqlite" --quiet
"$byline" serve --port 0 --store "$folder/store.sqlite" --rate off --access-log none --max-per-address 5000 \
    2> "$folder/told" &
server=$!
address=
while test -z "$address"; do
    kill -0 "$server" || { cat "$folder/told"; exit 1; }
    sleep 0.1
    address=$(sed -n 's/^byline serves .* at //p' "$folder/told")
done
"$python/python3" Tests/Servers/flood.py "${address##*:}" "$server" "${REQUESTS:-1000000}" 1 "$folder" .swift SQLite \
    "SELECT "
kill "$server"
wait "$server" || { echo "the service did not end as it should"; exit 1; }
server=
"$byline" check --store "$folder/store.sqlite"
