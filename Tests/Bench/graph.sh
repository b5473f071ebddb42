#!/bin/bash
# Measures the collaborator graph on a made-up catalogue of a million researchers and five million ties, beside
# python-igraph doing the same to the same graph in the same run. Nothing here passes or fails.
#
#   graph.sh BYLINE GRAPHBENCH PYTHON [RESEARCHERS TIES]
#
#   build      tables to graph, and the file beside the store; igraph is given the finished list of edges
#   load       that file, checked whole
#   path …     searches inside one process, once it is loaded
#   cold path  `byline graph path` from start to end, names and works included
set -eu
byline=$1 bench=$2 python=$3
here=$(dirname "$0")/Graph
folder=$(mktemp -d)
trap "rm -rf $folder" EXIT
store=$folder/store.sqlite

echo "graph"
echo "  $("$python" "$here/store.py" "$store" "${4:-1000000}" "${5:-5000000}")"
"$bench" "$store" "$folder" > "$folder/build"
"$bench" "$store" "$folder" > "$folder/ours"
"$python" "$here/igraph.py" "$folder/edges" "$folder/questions.json" > "$folder/theirs"

awk -F '\t' '
    FILENAME ~ /theirs$/ { theirs[$1] = $2; next }
    $1 == "build" { printf "  %-14s %10.1f ms  against %10.1f ms from edges in memory\n", $1, $2, theirs["load"]; next }
    $1 == "modularity" || $1 ~ /memory/ { printf "  %-14s %10.3f     igraph %10.3f\n", $1, $2, theirs[$1]; next }
    ($1 in theirs) && $1 != "load" {
        printf "  %-14s %10.2f ms  %6.1f times as fast as igraph (%.2f ms)\n", $1, $2, theirs[$1] / $2, theirs[$1]; next }
    { printf "  %-14s %10.2f ms\n", $1, $2 }' "$folder/theirs" "$folder/build" "$folder/ours"

# The middle of 21 pairs, each from a cold start.
for n in $(seq 21); do
    begin=${EPOCHREALTIME/./}
    "$byline" graph path "R$((n * 40009))" "R$((n * 39983 + 7))" --store "$store" > /dev/null 2>&1 || true
    echo $((${EPOCHREALTIME/./} - begin))
done | sort -n | awk '{ took[NR] = $1 } END {
    printf "  %-14s %10.1f ms, the slowest of %d %.1f ms\n", "cold path", took[int((NR + 1) / 2)] / 1000, NR, took[NR] / 1000 }'
