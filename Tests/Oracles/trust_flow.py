"""Reads lines `person;anchor,anchor;giver>receiver,…` and prints for each how many paths from anchors to the person
share nobody: the maximum flow that networkx finds through people of capacity one."""
import sys

import networkx

for line in sys.stdin:
    person, anchors, edges = line.rstrip("\n").split(";")
    graph = networkx.DiGraph()
    graph.add_nodes_from(["source", ("in", person)])
    for edge in filter(None, edges.split(",")):
        giver, receiver = edge.split(">")
        if giver != person and giver != receiver:
            graph.add_edge(("in", giver), ("out", giver), capacity=1)
            graph.add_edge(("out", giver), ("in", receiver))  # no capacity: unlimited
    for anchor in filter(None, anchors.split(",")):
        if anchor != person:
            graph.add_edge("source", ("in", anchor))
    print(networkx.maximum_flow_value(graph, "source", ("in", person)))
