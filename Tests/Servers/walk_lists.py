"""Walks the lists of a running service again and again while others write to its store.

Arguments: the address, and the revision of the catalogue after which it stops. Prints 0, then one JSON object: faults,
how many works single answers held (each answer shows one state of the store), and the longest wait in milliseconds.
Then it waits until its standard input is closed.
"""
import json
import sys
import time
import urllib.parse
import urllib.request

address, last = sys.argv[1], int(sys.argv[2])
faults, counts, longest, walks = [], set(), 0.0, 0


def ask(target):
    global longest
    start = time.monotonic()
    with urllib.request.urlopen(address + target, timeout=60) as answer:
        body = answer.read()
    longest = max(longest, time.monotonic() - start)
    return json.loads(body)


def walk(path, limit):
    items, cursor = [], None
    while True:
        query = {"limit": limit} | ({"cursor": cursor} if cursor else {})
        page = ask(f"{path}?{urllib.parse.urlencode(query)}")
        items += page["items"]
        if (cursor := page["next"]) is None:
            return items


def ids(path, limit):
    found = [item["id"] for item in walk(path, limit)]
    if found != sorted(set(found), key=lambda id: int(id[1:])):
        faults.append(f"{path}: an id twice, or out of order")
    return found


print(0, flush=True)
seen = {path: [] for path in ("/v1/works", "/v1/researchers")}
feed, since = {}, 0
rounds_left = 2
while rounds_left:
    if ask("/health")["revision"] >= last:
        rounds_left -= 1
    for path in seen:
        seen[path].append(set(ids(path, 7)))
    # All works of this catalogue fit into one answer.
    page = ask("/v1/works?limit=200")
    counts.add(len(page["items"]))
    for work in page["items"][:2]:
        for author in work["authors"]:
            ask(f"/v1/researchers/{author['id']}")
    # A mirror that follows the feed.
    while True:
        piece = ask(f"/v1/changes?since={since}&limit=50")
        for change in piece["items"]:
            if change["number"] <= since:
                faults.append("a change came twice")
            since = change["number"]
            feed[change["id"]] = change["change"]
        if not piece["has_more"]:
            break
    walks += 1
for path, sets in seen.items():
    final = sets[-1]
    for earlier, later in zip(sets, sets[1:]):
        if lost := (earlier & final) - later:
            faults.append(f"{path}: lost {sorted(lost)[:5]}")
    mirrored = {id for id, change in feed.items() if change == "changed" and id[0] == ("W" if "works" in path else "R")}
    if mirrored != final:
        faults.append(f"{path}: the feed leads to {len(mirrored)}, the list to {len(final)}")
print(json.dumps({"faults": faults, "counts": sorted(counts), "walks": walks, "longest": longest * 1000}), flush=True)
sys.stdin.read()
