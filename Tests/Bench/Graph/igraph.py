"""The yardstick of the graph bench: python-igraph on the same graph, nodes and pairs, in the same run.

igraph.py EDGES QUESTIONS, as GraphBench wrote them. Prints `name milliseconds` lines.
"""
import json
import resource
import sys
import time

# This file has the name of the library; the folder it stands in must not come first.
sys.path.pop(0)
import igraph
import numpy

questions = json.load(open(sys.argv[2]))
lengths = {}


def measured(name, work, times=1):
    begin = time.perf_counter()
    result = work()
    print(f"{name}\t{(time.perf_counter() - begin) * 1000 / times:.3f}", flush=True)
    return result


def load():
    edges = numpy.fromfile(sys.argv[1], dtype=numpy.uint32).reshape(-1, 2)
    return igraph.Graph(n=questions["nodes"], edges=edges)


g = measured("load", load)
pairs, egos = questions["pairs"], questions["egos"]
measured("path", lambda: [g.get_shortest_path(a, b) for a, b in pairs], len(pairs))
strengths = numpy.fromfile(questions["strengths"], dtype=numpy.float64)
weights = (1 / strengths).tolist()
few = pairs[:5]
measured("weighted path", lambda: [g.get_shortest_path(a, b, weights=weights) for a, b in few], len(few))
measured("ego depth 2", lambda: [g.induced_subgraph(g.neighborhood(v, order=2)) for v in egos], len(egos))
measured("pagerank", lambda: g.pagerank(damping=0.85))
measured("components", lambda: g.connected_components().sizes())
measured("core", lambda: g.coreness())
measured("bridges", lambda: (g.bridges(), g.articulation_points()))
measured("betweenness", lambda: g.betweenness(sources=questions["sources"]))
found = measured(
    "communities", lambda: g.community_leiden(objective_function="modularity", n_iterations=2, weights=strengths.tolist()))
print(f"modularity\t{g.modularity(found.membership, weights=strengths.tolist()):.4f}")
print(f"memory\t{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f}")
