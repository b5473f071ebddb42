#!/bin/bash
# Measures reading and importing made-up papers in arXiv's forms, beside what others do with the same file in the same
# run. Nothing here passes or fails. LARGE=1 adds a million papers.
#
#   arxiv.sh BYLINE CATALOGUEMAKER PAPERBENCH PYTHON [PAPERS]
#
#   reading      each form on one core, nothing kept; `xmllint --sax` on the same XML
#   import       everything: evidence, works and people, search
#   sqlite-utils the same records in one flat table with its full-text index; it resolves nothing
#   floor        all rows of the finished store into an empty one by prepared statements, full-text included
set -eu
byline=$1 maker=$2 bench=$3 python=$4
folder=$(mktemp -d)
trap "rm -rf $folder" EXIT

now() { echo "${EPOCHREALTIME/./}"; }
once() { local begin; begin=$(now); "$@" >/dev/null 2>&1; echo $(($(now) - begin)); }
size() { stat -c %s "$1"; }
mega() { awk -v bytes="$1" -v micro="$2" 'BEGIN { printf "%.0f MB/s", bytes / micro }'; }

papers() {
    local count=$1
    echo "papers: $count"
    for form in snapshot oai raw dc atom; do
        "$maker" --papers "$folder/$form" 1 "$count" "$form" >/dev/null
        "$bench" parse "$folder/$form" | awk -F '\t' -v form="$form" -v bytes="$(size "$folder/$form")" '{
            printf "  reading %-9s %8.1f MB/s %9.0f records/s %6s\n", form, bytes / 1e6 / $1, $2 / $1, $3 }'
        if [ "$form" = oai ]; then
            echo "    xmllint --sax   $(mega "$(size "$folder/oai")" "$(once xmllint --sax "$folder/oai")")"
        fi
        [ "$form" = snapshot ] || rm "$folder/$form"
    done

    local file=$folder/snapshot store=$folder/store.sqlite
    "$bench" import "$file" "$store" > "$folder/import"
    "$bench" apart "$store" > "$folder/apart"
    local theirs floor
    theirs=$(once bash -c "'$python' -m sqlite_utils insert '$folder/flat.sqlite' paper '$file' --nl --pk id &&
        '$python' -m sqlite_utils enable-fts '$folder/flat.sqlite' paper title abstract authors --fts5")
    floor=$("$bench" floor "$store" "$folder/floor.sqlite")
    awk -F '\t' -v count="$count" -v bytes="$(size "$store")" -v theirs="$theirs" -v floor="$floor" '
        FILENAME ~ /import$/ { whole = $1; printf "  import            %8.1f s   %9.0f records/s  %s  %.0f bytes a record\n    %s\n    %s\n", $1, count / $1, $3, bytes / count, $4, $5; next }
        { printf "    of which, built once more: %s %.1f s\n", $2, $1 }
        END {
            split(floor, least, "\t")
            printf "  sqlite-utils      %8.1f s   ours takes %.2f times as long\n", theirs / 1e6, whole * 1e6 / theirs
            printf "  floor             %8.1f s   ours takes %.2f times as long (%s)\n", least[1], whole / least[1], least[2]
        }' "$folder/import" "$folder/apart"
    rm -f "$folder"/*.sqlite* "$file"
}

for count in "${5:-100000}" ${LARGE:+1000000}; do papers "$count"; done
