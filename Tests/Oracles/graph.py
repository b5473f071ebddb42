"""Answers of networkx and igraph on the graphs in standard input, for the tests of the Graph room.

Input:  [{"n": 5, "edges": [[0, 1, 0.5], …], "pairs": [[0, 3], …], "labels": [0, 0, 1, …]}, …]
Output: one object of answers for each graph, by igraph. On every third graph networkx is asked too, and must agree.
"""
import gzip
import itertools
import json
import math
import sys

import igraph
import networkx


def agree(first, second, what):
    worst = max((abs(a - b) / max(1, abs(a)) for a, b in zip(first, second)), default=0)
    if len(first) != len(second) or worst > 1e-6:
        raise SystemExit(f"networkx and igraph disagree about {what} by {worst}")
    return first


def answers(graph, asks_both):
    n, edges = graph["n"], graph["edges"]
    ends = [(a, b) for a, b, _ in edges]
    strengths = [s for _, _, s in edges]
    lengths = [1 / s for s in strengths]
    g = igraph.Graph(n=n, edges=ends)
    x = networkx.Graph()
    x.add_nodes_from(range(n))
    for (a, b), strength, length in zip(ends, strengths, lengths):
        x.add_edge(a, b, strength=strength, length=length)
    small = n <= 40

    result = {}
    result["components"] = sorted((sorted(c) for c in g.connected_components()), key=lambda c: (-len(c), c[0]))
    assert not asks_both or len(result["components"]) == networkx.number_connected_components(x)
    result["core"] = g.coreness()
    bridges = sorted(sorted(ends[e]) for e in g.bridges())
    result["bridges"] = [[a, b, smaller_side(g, a, b)] for a, b in bridges]
    result["articulation"] = sorted(g.articulation_points())
    if asks_both:
        cores = networkx.core_number(x)
        assert result["core"] == [cores[v] for v in range(n)]
        assert bridges == sorted(sorted(e) for e in networkx.bridges(x))
        assert result["articulation"] == sorted(networkx.articulation_points(x))
    result["pagerank"] = g.pagerank(damping=0.85)
    result["weightedPagerank"] = g.pagerank(damping=0.85, weights=strengths) if edges else [1 / n] * n
    result["betweenness"] = g.betweenness()
    result["weightedBetweenness"] = g.betweenness(weights=lengths) if edges else [0.0] * n
    if small and asks_both:
        ranks = networkx.pagerank(x, tol=1e-10, max_iter=1000, weight="strength")
        agree(result["weightedPagerank"], [ranks[v] for v in range(n)], "PageRank")
        for weight, name in ((None, "betweenness"), ("length", "weightedBetweenness")):
            between = networkx.betweenness_centrality(x, normalized=False, weight=weight)
            agree(result[name], [between[v] for v in range(n)], name)

    result["pairs"] = [pair(g, x, a, b, lengths, small, asks_both) for a, b in graph["pairs"]]
    source = graph["pairs"][0][0]
    others = [(source, v) for v in range(n) if v != source and not x.has_edge(source, v)]
    scores = networkx.adamic_adar_index(x, others)
    result["adamicAdar"] = [[v, s] for _, v, s in scores if s > 0]

    if edges:
        labels = graph["labels"]
        result["modularity"] = g.modularity(labels, weights=strengths)
        groups = [{v for v in range(n) if labels[v] == label} for label in set(labels)]
        assert not asks_both or abs(result["modularity"] - networkx.community.modularity(x, groups, weight="strength")) < 1e-9
        result["connected"] = all(g.induced_subgraph(sorted(group)).is_connected() for group in groups)
        theirs = g.community_leiden(objective_function="modularity", weights=strengths, n_iterations=2)
        result["leiden"] = g.modularity(theirs.membership, weights=strengths)
    else:
        result |= {"modularity": 0, "connected": True, "leiden": 0}
    return result


def smaller_side(g, a, b):
    """How many nodes the loss of a bridge leaves on the side with fewer."""
    without = g.copy()
    without.delete_edges([(a, b)])
    return min(len(without.subcomponent(a)), len(without.subcomponent(b)))


def pair(g, x, a, b, lengths, small, asks_both):
    steps = g.distances(a, b)[0][0]
    if math.isinf(steps):
        assert not asks_both or not networkx.has_path(x, a, b)
        return None
    found = {
        "steps": steps,
        "count": len(g.get_all_shortest_paths(a, b)) if a != b else 1,
        "length": g.distances(a, b, weights=lengths)[0][0] if lengths else 0,
        "weightedCount": len(g.get_all_shortest_paths(a, b, weights=lengths)) if a != b else 1,
        "stepsOfK": [], "lengthsOfK": [],
    }
    if asks_both and a != b:
        assert networkx.shortest_path_length(x, a, b) == steps
        assert len(list(networkx.all_shortest_paths(x, a, b))) == found["count"]
        assert len(list(networkx.all_shortest_paths(x, a, b, weight="length"))) == found["weightedCount"]
    if small and asks_both and a != b:
        paths = itertools.islice(networkx.shortest_simple_paths(x, a, b), 6)
        found["stepsOfK"] = [len(path) - 1 for path in paths]
        paths = itertools.islice(networkx.shortest_simple_paths(x, a, b, weight="length"), 6)
        found["lengthsOfK"] = [networkx.path_weight(x, path, "length") for path in paths]
    return found


def network(path):
    """A published network as a graph for the input above."""
    with gzip.open(path) as file:
        if path.endswith(".gml.gz"):
            text = file.read().decode("latin-1")
            x = networkx.Graph(networkx.parse_gml(text.splitlines(), label="id"))
            pairs = x.edges()
        else:
            pairs = [line.split()[:2] for line in file.read().decode().splitlines() if line and line[0] != "#"]
    pairs = {tuple(sorted((int(a), int(b)))) for a, b in pairs if int(a) != int(b)}
    nodes = {v: number for number, v in enumerate(sorted({v for pair in pairs for v in pair}))}
    edges = sorted((nodes[a], nodes[b]) for a, b in pairs)
    g = igraph.Graph(n=len(nodes), edges=edges)
    leiden = g.community_leiden(objective_function="modularity", n_iterations=2)
    return {
        "n": len(nodes), "edges": edges, "core": g.coreness(), "pagerank": g.pagerank(), "bridges": len(g.bridges()),
        "articulation": len(g.articulation_points()), "leiden": leiden.modularity,
        "sizes": sorted((len(c) for c in g.connected_components()), reverse=True),
    }


if len(sys.argv) > 1:
    json.dump(network(sys.argv[1]), sys.stdout)
else:
    igraph.set_random_number_generator(__import__("random").Random(1))
    json.dump([answers(graph, number % 3 == 0) for number, graph in enumerate(json.load(sys.stdin))], sys.stdout)
