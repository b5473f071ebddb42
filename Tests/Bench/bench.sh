#!/bin/bash
# Measures the release build and prints each figure beside a yardstick measured in the same run: machines are noisy,
# ratios less so. Nothing here passes or fails.
#
#   start-up   a query on a small catalogue, against the sqlite3 shell asking the same file
#   import     author listings with invented names, against the sqlite3 shell storing the same lines in a bare table
#   identity   generated catalogues full of namesakes: time, memory, and who is who against the truth; with LARGE=1
#              also the one of a million names and some 10⁵ researchers, whose trust is counted too
set -eu
byline=$1
maker=$2
folder=$(mktemp -d)
trap "rm -rf $folder" EXIT
store=$folder/catalogue.sqlite

now() { echo "${EPOCHREALTIME/./}"; }

# Microseconds of the fastest third of 60 runs, on average: what the machine can do when left alone.
fast() {
    for _ in $(seq 60); do
        local begin end
        begin=$(now); "$@" >/dev/null 2>&1; end=$(now)
        echo $((end - begin))
    done | sort -n | head -20 | awk '{ sum += $1 } END { printf "%d", sum / NR }'
}

once() { local begin end; begin=$(now); "$@" >/dev/null 2>&1; end=$(now); echo $((end - begin)); }

row() { awk -v name="$1" -v ours="$2" -v theirs="$3" -v yardstick="$4" 'BEGIN {
    printf "%-34s %9.1f ms   %5.1f × %s (%.1f ms)\n", name, ours / 1000, ours / theirs, yardstick, theirs / 1000 }'; }

# Listings of 100 items: titles of eight words out of 2,000, two or three authors out of 40 per page and 900 in all.
listings() {
    mkdir -p "$folder/$1"
    awk -v pages="$2" -v folder="$folder/$1" 'BEGIN {
        srand(7)
        for (p = 0; p < pages; p++) {
            file = folder "/listing-" p ".txt"
            for (i = 0; i < 100; i++) {
                title = "On"
                for (w = 0; w < 8; w++) title = title " " word(int(rand() * 2000))
                authors = name(p * 20 + int(rand() * 40))
                for (a = 1; a < 2 + int(rand() * 2); a++) authors = authors ", " name(p * 20 + int(rand() * 40))
                printf "LGMar %d, %d\n%s%s\nWe study %s at length and say what we find.\n", 1 + i % 28, 2000 + i % 24, title, authors, title > file
            }
            close(file)
        }
    }
    function word(n) { return letters(n, 5, "abcdefghiklmnoprstuv") }
    function name(n) { return cap(letters(n * 7 + 3, 4, "aeioulmnrst")) " " cap(letters(n * 13 + 5, 6, "abdegiklmnorstuvz")) }
    function letters(n, length_, alphabet,   s, k) { s = ""; for (k = 0; k < length_; k++) { s = s substr(alphabet, 1 + (n * (k + 3) + k * k) % length(alphabet), 1); n = int(n / 3) + k + n } return s }
    function cap(s) { return toupper(substr(s, 1, 1)) substr(s, 2) }'
}

"$byline" import fixtures/pages --store "$store" --quiet >/dev/null 2>&1
query="SELECT display_name FROM researcher WHERE name_forms LIKE '%zecchina%'"
shell=$(fast sqlite3 "$store" "$query")
echo "start-up"
row "  byline --version" "$(fast "$byline" --version)" "$shell" "sqlite3"
row "  byline researcher show" "$(fast "$byline" researcher show Zecchina --store "$store")" "$shell" "sqlite3"
row "  byline search" "$(fast "$byline" search mezard --store "$store")" "$shell" "sqlite3"

echo "import"
for pages in 10 40 160; do
    listings "$pages" "$pages"
    cat "$folder/$pages"/*.txt > "$folder/lines"
    bare=$(once sqlite3 "$folder/bare-$pages.sqlite" "CREATE TABLE line (text)" ".mode ascii" ".separator \001 \n" ".import $folder/lines line")
    row "  $((pages * 100)) items" "$(once "$byline" import "$folder/$pages" --store "$folder/$pages.sqlite")" "$bare" "bare table"
done
listings more 1; sed -i "s/We study/We look into/" "$folder"/more/*.txt
row "  100 items into the last" "$(once "$byline" import "$folder/more" --store "$folder/160.sqlite")" "$bare" "bare table"

# Seconds, processor seconds and megabytes at most that a command took.
cost() {
    python3 -c 'import resource, subprocess, sys, time
start = time.time()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(f"{time.time() - start:.2f} s, {used.ru_utime + used.ru_stime:.2f} s of a core, {used.ru_maxrss / 1024:.0f} MB")' "$@"
}

echo "identity"
for people in 900 9000 ${LARGE:+90000}; do
    made=$folder/made-$people
    names=$("$maker" "$made" 1 "$people" | sed 's/.*pages, \([0-9]*\) mentions.*/\1/')
    # One page about a paper comes late: about a hundred names that the catalogue knows well.
    mkdir -p "$folder/dense-$people" && mv "$made/paper-1.txt" "$folder/dense-$people"
    echo "  $names names from empty: $(cost "$byline" import "$made" --store "$made.sqlite")"
    "$byline" identity score --gold "$made.gold" --store "$made.sqlite" --format ndjson 2>/dev/null |
        python3 -c 'import json, sys
score = json.load(sys.stdin)
people, works = score["groupings"][0], score["groupings"][-1]
joined, strangers = people["strangers_joined"], score["strangers"]
print("    B³ P {precision:.4f} R {recall:.4f} F1 {f1:.4f}".format(**people)
      + "; strangers joined {} of {}; works: pair F1 {:.4f}, wrong {}".format(
          joined, strangers, works["pair_f1"], works["wrong_pairs"]))'
    echo "    trust of everybody: $(cost "$byline" trust refresh --store "$made.sqlite")"
    listings "late-$people" 1
    echo "    100 items of strangers more: $(cost "$byline" import "$folder/late-$people" --store "$made.sqlite")"
    echo "    100 names of acquaintances more: $(cost "$byline" import "$folder/dense-$people" --store "$made.sqlite")"
done
