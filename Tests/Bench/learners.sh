#!/bin/bash
# The learners on one thread beside the same in numba, and what this machine does at best, all in the same minutes: the
# two take turns, and of each the fastest turn counts. Nothing here passes or fails.
set -eu
ours=$1
python=$2
folder=$(mktemp -d)
trap "rm -rf $folder" EXIT

for turn in 1 2 3; do
    "$ours" 5 >> "$folder/ours"
    "$python" Tests/Bench/learners.py 5 >> "$folder/theirs"
done

echo "learners, K = 9, N = 999, 1000 patterns, one thread"
awk '
    FNR == NR { if (!($1 in theirs) || $2 < theirs[$1]) theirs[$1] = $2; next }
    $1 ~ /nanosecond/ { if ($2 > best[$1]) best[$1] = $2; next }
    !($1 in ours) { order[++count] = $1; ours[$1] = $2 }
    $2 < ours[$1] { ours[$1] = $2 }
    END {
        # Additions of signed weights in one epoch: a pass over the patterns, and another for each gradient step. The
        # stopping rule and the few corrections of LAL are left out, so the share is a lower bound.
        passes["LAL"] = 1; passes["eLAL"] = 20; passes["ceSGD-fast"] = 2; passes["ceSGD-slow"] = 2
        for (i = 1; i <= count; i++) {
            name = order[i]
            rate = passes[name] * 999000 / ours[name] / 1000
            printf "  %-12s %9.1f µs an epoch   %4.2f × as fast as numba (%.1f µs)   %4.1f additions a ns, %2.0f %% of peak\n",
                name, ours[name], theirs[name] / ours[name], theirs[name], rate,
                100 * rate / best["additions-a-nanosecond"]
        }
        printf "  peak %.0f additions of floats a ns in registers; triad %.1f bytes a ns from memory\n",
            best["additions-a-nanosecond"], best["triad-bytes-a-nanosecond"]
    }' "$folder/theirs" "$folder/ours"
