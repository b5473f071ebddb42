#!/bin/bash
# Requests per second and the slowest hundredth of them, on a catalogue of 100,000 papers: ours, nginx that hands out the
# same bytes from files, and Datasette that answers the same record as JSON from the same file. All on loopback, one
# after the other in the same minutes, three rounds each, the middle one told. Nothing here passes or fails.
#
#     service.sh BYLINE MAKER CACHE
#
# The catalogue and Datasette are kept in CACHE, as making them takes minutes. PAPERS=N makes it smaller; STORE=FILE
# takes a catalogue of so many papers that is there already. The load of the machine is told first: other programs on it
# take from us and from the yardsticks alike, but p99 from us all.
set -eu
byline=$(realpath "$1")
maker=$(realpath "$2")
cache=$3
here=$(dirname "$0")
papers=${PAPERS:-100000}
seconds=${SECONDS_EACH:-4}
folder=$(mktemp -d)
# As root nginx hands out files as another user.
chmod 755 "$folder"
servers=()
trap 'for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; wait "$server" 2>/dev/null || true; done; rm -rf "$folder"' EXIT

mkdir -p "$cache"
wanted=$here/requirements.txt
cmp -s "$wanted" "$cache/python/requirements.txt" || {
    rm -rf "$cache/python"
    python3 -m venv "$cache/python"
    "$cache/python/bin/pip" install -q --disable-pip-version-check -r "$wanted"
    cp "$wanted" "$cache/python/requirements.txt"
}
store=${STORE:-$cache/service-$papers.sqlite}
if ! "$byline" stats --store "$store" >/dev/null 2>&1; then
    rm -f "$store"*
    "$maker" --papers "$folder/papers.jsonl" 1 "$papers" snapshot
    begin=$SECONDS
    "$byline" import "$folder/papers.jsonl" --store "$store" --quiet
    echo "imported in $((SECONDS - begin)) s"
    rm "$folder/papers.jsonl"
fi

freePort() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }
load() { awk '{ print $1 ", " $2 ", " $3 " programs wanted a core in the last 1, 5 and 15 minutes" }' /proc/loadavg; }
answers() { for _ in $(seq 300); do curl -sf -o /dev/null "$1" && return; sleep 0.1; done; echo "$1 does not answer"; exit 1; }

# Ours: no bounds for one asker, since all requests come from one here.
port=$(freePort)
"$byline" serve --port "$port" --store "$store" --rate off --max-per-address 1024 --access-log none \
    >"$folder/byline.log" 2>&1 &
servers+=($!); ourServer=$!
ours=http://127.0.0.1:$port
answers "$ours/health"

# Somebody with many works, and one of them.
researcher=R$(sqlite3 "$store" "SELECT researcher_id FROM authorship GROUP BY researcher_id ORDER BY COUNT(*) DESC, researcher_id LIMIT 1 OFFSET 100")
work=$(sqlite3 "$store" "SELECT MIN(work_id) FROM authorship WHERE researcher_id = ${researcher#R}")
names=("researcher page" "paper page" "API record")
paths=("researchers/$researcher" "works/W$work" "v1/works/W$work")

# nginx: the same bytes as files, its settings for speed.
port=$(freePort)
for number in 0 1 2; do
    mkdir -p "$folder/files/$(dirname "${paths[number]}")"
    curl -sf "$ours/${paths[number]}" -o "$folder/files/${paths[number]}"
done
cat >"$folder/nginx.conf" <<EOF
worker_processes auto;
pid $folder/nginx.pid;
error_log $folder/nginx.log;
daemon off;
events { worker_connections 1024; }
http {
    access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; open_file_cache max=100;
    client_body_temp_path $folder; proxy_temp_path $folder; fastcgi_temp_path $folder; uwsgi_temp_path $folder;
    scgi_temp_path $folder; default_type text/html;
    server { listen 127.0.0.1:$port; root $folder/files; }
}
EOF
/usr/sbin/nginx -c "$folder/nginx.conf" >/dev/null 2>&1 &
servers+=($!)
nginx=http://127.0.0.1:$port
answers "$nginx/${paths[1]}"

port=$(freePort)
"$cache/python/bin/datasette" serve -i "$store" -p "$port" >"$folder/datasette.log" 2>&1 &
servers+=($!)
datasette=http://127.0.0.1:$port/$(basename "$store" .sqlite)/work/$work.json?_shape=objects
answers "$datasette"

# Requests per second and the 99th percentile in milliseconds, the middle of three rounds. Refused answers are told.
measure() {
    for _ in 1 2 3; do
        wrk --latency -t2 "$@" | awk '
            function ms(text) { return text ~ /us$/ ? text / 1000 : text ~ /ms$/ ? text + 0 : text * 1000 }
            /99%/ { slow = ms($2) } /Requests\/sec/ { rate = $2 } /Non-2xx|Socket errors/ { print > "/dev/stderr" }
            END { printf "%.0f %.2f\n", rate, slow }'
    done | sort -n | sed -n 2p
}

load
printf '%-18s %10s %10s %12s %12s   %s\n' "requests/s" ours nginx "of nginx" "× Datasette" "at half load"
read -r datasetteRate _ < <(measure -c16 -d"$seconds"s "$datasette")
for number in 0 1 2; do
    read -r rate slow < <(measure -c64 -d"$seconds"s "$ours/${paths[number]}")
    read -r nginxRate _ < <(measure -c64 -d"$seconds"s "$nginx/${paths[number]}")
    # Half of that rate from 64 clients who know nothing of each other: each waits now more, now less.
    wait=$(awk -v rate="$rate" 'BEGIN { printf "%d", 64 / (rate / 2) * 1000 + 0.5 }')
    echo "function delay() return math.random(0, $((2 * wait))) end" >"$folder/half.lua"
    read -r half halfSlow < <(measure -c64 -d"$seconds"s -s "$folder/half.lua" "$ours/${paths[number]}")
    read -r _ nginxSlow < <(measure -c64 -d"$seconds"s -s "$folder/half.lua" "$nginx/${paths[number]}")
    awk -v name="${names[number]}" -v ours="$rate" -v nginx="$nginxRate" -v datasette="$datasetteRate" -v half="$half" \
        -v slow="$slow" -v halfSlow="$halfSlow" -v nginxSlow="$nginxSlow" 'BEGIN {
            printf "%-18s %10d %10d %12.2f %12.0f   %d/s, p99 %.1f ms, nginx %.1f ms (ours in full %.1f ms)\n",
            name, ours, nginx, ours / nginx, ours / datasette, half, halfSlow, nginxSlow, slow }'
done
echo "Datasette, the row as JSON: $datasetteRate requests/s"

# Answers that no cache holds: another paper each time.
cat >"$folder/all.lua" <<EOF
math.randomseed(7)
request = function() return wrk.format("GET", "/works/W" .. math.random(1, $papers)) end
EOF
read -r rate slow < <(measure -c64 -d"$seconds"s -s "$folder/all.lua" "$ours")
echo "paper pages at random: $rate requests/s, p99 $slow ms"

# The same at a tenth of that, while one client asks about the graph again and again and gets no answer from a cache.
while sleep 0.05; do curl -s -o /dev/null "$ours/v1/graph/community?limit=$((RANDOM % 200 + 1))"; done &
servers+=($!)
wait=$(awk -v rate="$rate" 'BEGIN { printf "%d", 64 / (rate / 10) * 1000 + 0.5 }')
{ cat "$folder/all.lua"; echo "function delay() return math.random(0, $((2 * wait))) end"; } >"$folder/tenth.lua"
read -r rate slow < <(measure -c64 -d"$seconds"s -s "$folder/tenth.lua" "$ours")
kill "${servers[-1]}"; wait "${servers[-1]}" 2>/dev/null || true
unset 'servers[-1]'
echo "paper pages at random beside questions about the graph: $rate requests/s, p99 $slow ms"

resident() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/$ourServer/status"; }
before=$(resident); asked=0
while [ "$asked" -lt "${REQUESTS:-1000000}" ]; do
    count=$(wrk -t2 -c64 -d10s "$ours/${paths[0]}" | awk '/requests in/ { print $1 }')
    asked=$((asked + count))
done
echo "memory: $before MB, after $asked requests more $(resident) MB"

# Readers of another copy, before and while more papers are imported into it.
cp "$store" "$folder/growing.sqlite"
"$maker" --papers "$folder/more.jsonl" 2 "${MORE:-2000}" snapshot >/dev/null
port=$(freePort)
"$byline" serve --port "$port" --store "$folder/growing.sqlite" --rate off --access-log none >>"$folder/byline.log" 2>&1 &
servers+=($!)
answers "http://127.0.0.1:$port/health"
load
python3 "$here/waits.py" "http://127.0.0.1:$port" "$papers" \
    "$byline" import "$folder/more.jsonl" --store "$folder/growing.sqlite" --quiet
