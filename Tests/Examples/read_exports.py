#!/usr/bin/env python3
"""Reads exports with networkx: who of ours has active ties to how many contacts.

    dmugraph export chart.graphml --to gephi -o chart-gephi.graphml
    dmugraph export chart.graphml --to json -o chart.json
    read_exports.py chart-gephi.graphml chart.json
"""

import json
import sys
from pathlib import Path

import networkx


def read(path):
    """A graph, whichever of the two forms it is in; ties to be walked either way."""
    if path.suffix == ".json":
        graph = networkx.node_link_graph(json.loads(path.read_text("utf-8")), edges="links")
    else:
        # networkx takes graphs whose edges are all alike; here none has to keep its direction.
        text = path.read_text("utf-8").replace(' directed="false"', "")
        graph = networkx.parse_graphml(text, force_multigraph=True)
    return graph.to_undirected()


for path in map(Path, sys.argv[1:]):
    graph = read(path)
    ties = [
        (one, other)
        for one, other, tie in graph.edges(data=True)
        if tie.get("kind") == "relationship" and tie.get("active")
    ]
    active = networkx.Graph(ties)
    for person, data in graph.nodes(data=True):
        if data.get("kind") == "staff" and person in active:
            print("%s %s: %d" % (path.suffix, data["name"], active.degree(person)))
