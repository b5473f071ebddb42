"""A stranger's recomputation of a trust number: reads what `byline trust show NAME --json` prints, looks at the facts in
it (works, endorsements, levels, reproductions) and at nothing that was counted, and prints `score tier I W C R E X`."""
import datetime
import itertools
import json
import sys

import networkx

CAPS = {  # per level L0 … L4
    "I": (0, 9, 18, 27, 35), "W": (0, 12, 14, 17, 20), "C": (0, 0, 6, 10, 15), "R": (0, 0, 4, 7, 10),
    "E": (0, 0, 3, 6, 10), "X": (0, 0, 4, 7, 10)}


def moment(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))


def outside(work):
    return [a for a in work["attributions"] if not a["is_own"]]


def endorsement_points(export):
    """One for each path from an anchor to the researcher, no two through one person."""
    level = {e["id"]: int(e["level"][1]) for e in export["endorser_levels"]}
    now = moment(export["as_of"])
    graph = networkx.DiGraph()
    graph.add_nodes_from(["anchors", export["id"]])
    for e in export["endorsements"]:
        age = now - moment(e["given_at"])
        taken_back = e["revoked_at"] is not None and moment(e["revoked_at"]) <= now
        giver = e["giver"]
        if (taken_back or e["were_close"] or age < datetime.timedelta(days=30) or level.get(giver, 0) < 2
                or giver in (e["receiver"], export["id"])):
            continue
        graph.add_edge(giver + " in", giver + " out", capacity=1)
        receiver = e["receiver"] if e["receiver"] == export["id"] else e["receiver"] + " in"
        graph.add_edge(giver + " out", receiver)
        if level[giver] == 4:
            graph.add_edge("anchors", giver + " in")
    return networkx.maximum_flow_value(graph, "anchors", export["id"])


def points(export):
    works = [w for w in export["works"] if not w["is_retracted"] and outside(w)]
    companions = set().union(*(w["companions"] for w in works)) if works else set()
    close = 0
    for person in companions - {export["id"]}:
        years = [w["year"] for w in works if person in w["companions"] and person not in w["own_word"]
                 and w["year"] is not None and w["author_count"] <= 30]
        close += any(abs(a - b) < 5 for a, b in itertools.combinations(years, 2))
    confirmed = sum(
        any(a["is_published"] for a in outside(w)) or len({a["witness"] for a in outside(w)}) >= 2 for w in works)
    ids = {w["id"] for w in works}
    reproduced = {r["work"] for r in export["reproductions"]
                  if r["is_passing"] and r["is_independent"] and r["work"] in ids}
    return {"W": 2 * len(works), "C": 2 * close, "R": confirmed // 2, "E": endorsement_points(export),
            "X": 2 * len(reproduced)}


for line in sys.stdin:
    export = json.loads(line)
    height = int(export["level"][1])
    found = points(export)
    parts = [CAPS["I"][height]] + [min(CAPS[letter][height], found[letter]) for letter in "WCREX"]
    score = sum(parts)
    tier = next(name for least, name in
                [(75, "Anchored"), (50, "Established"), (20, "Emerging"), (1, "Unverified"), (0, "Unrated")]
                if score >= least)
    print(score, tier, *parts)
