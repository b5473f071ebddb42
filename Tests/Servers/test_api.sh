#!/bin/sh
# Imports the fixtures into a store of its own, serves them, and lets schemathesis look for answers that the service's
# description does not have. Arguments: the program, and the folder of Python's programs.
set -eu
byline=$1
python=$2
. Tests/Servers/serving.sh

startService --max-seconds 2
# A cursor that fits its pattern was still not given out, so “valid” data may be refused.
"$python/schemathesis" run "$address/v1/openapi.json" --checks all --exclude-checks positive_data_acceptance \
    --max-examples 50 --seed 1 --no-color --suppress-health-check all
"$python/python3" Tests/Servers/attack.py "${address##*:}" "${ATTACKS:-5000}" 1 "$folder" .swift SQLite "SELECT "
"$python/python3" -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1] + "/health")' "$address"
endService
