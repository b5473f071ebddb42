#!/bin/sh
# Serves the fixtures and floods the service with malformed requests (REQUESTS, a million); then the store is checked.
# Arguments: the program, and the folder of Python's programs.
set -eu
byline=$1
python=$2
. Tests/Servers/serving.sh

startService
"$python/python3" Tests/Servers/flood.py "${address##*:}" "$server" "${REQUESTS:-1000000}" 1 "$folder" .swift SQLite \
    "SELECT "
endService
