#!/bin/bash
# Builds one libFuzzer program out of the readers and runs it for a while on each format, one after the other:
#
#     Tests/Fuzz/fuzz.sh BUILD-FOLDER SECONDS [FORMAT…]
#
# `pages` stands for the formats of single pages together.
#
# What is found goes to BUILD-FOLDER/<format>; a crash prints where, and keeps the input there as crash-….
# Seeds are the fixtures and the corpus in fixtures/fuzz.
set -eu
folder=$1
seconds=$2
shift 2
all="arxiv-snapshot arxiv-oai arxiv-atom arxiv-page arxiv-mail pages"
pages="researcher-profile author-listing paper-page full-text"
sources=Sources
mkdir -p "$folder"

program=$folder/readers

# Compiles a module out of its files, unless it is newer than they are.
compile() {
    local module=$1
    shift
    if [ -e "$folder/$module.o" ] && [ -z "$(find "$@" -newer "$folder/$module.o")" ]; then return; fi
    rm -f "$program"
    swiftc -O -wmo -parse-as-library -swift-version 6 -sanitize=fuzzer,address -package-name byline \
        -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility \
        -enable-upcoming-feature InternalImportsByDefault -I "$folder" -I "$sources/CLibXML2" -I "$sources/CZlib" \
        $(pkg-config --cflags libxml-2.0 | sed 's/-I/-Xcc -I/g') \
        -module-name "$module" -emit-module -emit-module-path "$folder/$module.swiftmodule" \
        -c -o "$folder/$module.o" "$@"
}

compile Catalog $(find -L $sources/Catalog -name '*.swift')
compile Ingest $(find -L $sources/Ingest -name '*.swift')
compile ReaderFuzz Tests/Fuzz/ReaderFuzz.swift Tests/IngestTests/ReaderPromises.swift
[ -e "$program" ] || swiftc -sanitize=fuzzer,address "$folder"/Catalog.o "$folder"/Ingest.o "$folder"/ReaderFuzz.o \
    $(pkg-config --libs libxml-2.0 zlib) -o "$program" 2>&1 | grep -v "Cannot export local symbol" || true

# Swift's own report on a trap would hide the input; leaks inside the runtime are not ours to find.
export SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0
for format in ${*:-$all}; do
    mkdir -p "$folder/$format" fixtures/fuzz
    echo "== $format"
    # The hard limit is for an input on which libFuzzer's own clock does not get through.
    tried=$format
    [ "$format" != pages ] || tried=$pages
    BYLINE_FUZZ=$tried timeout -k 5 $((seconds + 60)) "$program" "$folder/$format" fixtures/fuzz fixtures/arxiv \
        fixtures/pages fixtures/listing fixtures/profile fixtures/paper-page fixtures/full-text fixtures/bad \
        -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=65536 -use_value_profile=1 \
        -artifact_prefix="$folder/$format/" -print_final_stats=1 -verbosity=1 2>&1 |
        grep -E "^(#[0-9]+.(DONE|INITED)|stat::|Done|==|SUMMARY|.*ERROR|PROMISE)" | tail -25
done
