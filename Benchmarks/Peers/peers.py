"""Other libraries in Python: `peers.py LIBRARY read FILE` reads a GraphML file, and `peers.py LIBRARY
networks FILE` asks of the networks that `analyses networks` wrote what dmugraph asks, as far as the
library can. Making the graphs is not timed; the clock is the processor's."""

import itertools
import math
import sys
import time

THRESHOLD = 0.2


class Account:
    """The influence network of an account: contacts are 0 to contacts - 1, our people follow."""

    def __init__(self, contacts, staff, arcs, holders):
        self.contacts = contacts
        self.count = contacts + staff
        self.arcs = arcs
        self.holders = holders
        self.staff = range(contacts, self.count)
        self.ties = [a for a in arcs if a[0] >= contacts and a[2] >= THRESHOLD]
        self.influence = [(t, h, -math.log(p)) for t, h, p in arcs if t < contacts]
        # Everybody of ours is reached from one source in front of them.
        self.ways = [(t, h, -math.log(p)) for t, h, p in arcs]
        self.ways += [(self.count, person, 0.0) for person in self.staff]

    def flow(self, role):
        """The arcs from a source through our people to the holders of a role and on to a sink."""
        arcs = [(t, h) for t, h, p in self.arcs if p >= THRESHOLD]
        arcs += [(self.count, person) for person in self.staff]
        return arcs + [(holder, self.count + 1) for holder in role]


def load(path):
    with open(path) as file:
        lines = (line.split() for line in file)
        for contacts, staff, arcs, roles in (map(int, line) for line in lines):
            network = [(int(t), int(h), float(p)) for t, h, p in itertools.islice(lines, arcs)]
            holders = [list(map(int, line[1:])) for line in itertools.islice(lines, roles)]
            yield Account(contacts, staff, network, holders)


def timed(name, body, graphs):
    start = time.process_time()
    total = sum(map(body, graphs))
    print(name, time.process_time() - start, total)


def with_networkx(accounts):
    import networkx as nx

    def graph(kind, nodes, arcs):
        made = kind()
        made.add_nodes_from(range(nodes))
        made.add_weighted_edges_from(arcs)
        return made

    ties = [(graph(nx.Graph, a.count, a.ties), a.staff) for a in accounts]
    timed("matching", lambda g: len(nx.bipartite.maximum_matching(*g)) // 2, ties)
    flows = [
        (graph(nx.DiGraph, a.count + 2, [(*arc, 1) for arc in a.flow(role)]), a.count, a.count + 1)
        for a in accounts for role in a.holders
    ]
    timed("disjoint-paths", lambda g: nx.node_connectivity(*g), flows)

    def best(way):
        ways, source, target = way
        try:
            paths = list(itertools.islice(nx.shortest_simple_paths(ways, source, target, "weight"), 3))
        except nx.NetworkXNoPath:
            return 0
        return sum(math.exp(-nx.path_weight(ways, path, "weight")) for path in paths)

    ways = [(graph(nx.DiGraph, a.count + 1, a.ways), a) for a in accounts]
    ways = [(g, a.count, role[0]) for g, a in ways for role in a.holders]
    timed("best-paths", best, ways)
    influence = [graph(nx.DiGraph, a.contacts, a.influence) for a in accounts]

    def betweenness(g):
        return sum(nx.betweenness_centrality(g, normalized=False, weight="weight").values())

    timed("betweenness", betweenness, influence)


def with_igraph(accounts):
    import igraph
    import warnings

    # A contact whom nobody of ours reaches is no mistake.
    warnings.simplefilter("ignore")

    def graph(nodes, arcs, directed=True):
        made = igraph.Graph(nodes, [arc[:2] for arc in arcs], directed=directed)
        made.es["weight"] = [arc[2] for arc in arcs]
        return made

    ties = [
        (graph(a.count, a.ties, False), [person >= a.contacts for person in range(a.count)])
        for a in accounts
    ]
    timed("matching", lambda g: len(g[0].maximum_bipartite_matching(g[1])), ties)
    flows = [
        (igraph.Graph(a.count + 2, a.flow(role), directed=True), a.count, a.count + 1)
        for a in accounts for role in a.holders
    ]
    timed("disjoint-paths", lambda g: g[0].vertex_connectivity(*g[1:], neighbors="ignore"), flows)

    def best(way):
        ways, source, target = way
        paths = ways.get_k_shortest_paths(
            source, to=target, k=3, weights="weight", output="epath")
        return sum(math.exp(-sum(ways.es[path]["weight"])) for path in paths if path)

    ways = [(graph(a.count + 1, a.ways), a) for a in accounts]
    ways = [(g, a.count, role[0]) for g, a in ways for role in a.holders]
    timed("best-paths", best, ways)
    influence = [graph(a.contacts, a.influence) for a in accounts]
    timed("betweenness", lambda g: sum(g.betweenness(weights="weight")), influence)


def with_rustworkx(accounts):
    """No paths that share nobody, no simple paths by strength and no betweenness by strength there."""
    import rustworkx

    ties = []
    for account in accounts:
        made = rustworkx.PyGraph()
        made.add_nodes_from(range(account.count))
        made.add_edges_from(account.ties)
        ties.append(made)
    timed("matching", lambda g: len(rustworkx.max_weight_matching(g, True)), ties)


def read(library, path):
    if library == "networkx":
        import networkx

        graph = networkx.read_graphml(path)
        print(graph.number_of_nodes(), graph.number_of_edges())
    elif library == "igraph":
        import igraph

        graph = igraph.Graph.Read_GraphML(path)
        print(graph.vcount(), graph.ecount())
    elif library == "rustworkx":
        import rustworkx

        graph = rustworkx.read_graphml(path)[0]
        print(graph.num_nodes(), graph.num_edges())
    else:
        import graph_tool

        graph = graph_tool.load_graph(path, fmt="xml")
        print(graph.num_vertices(), graph.num_edges())


if __name__ == "__main__":
    library, task, path = sys.argv[1:]
    if task == "read":
        read(library, path)
    else:
        {"networkx": with_networkx, "igraph": with_igraph, "rustworkx": with_rustworkx}[library](
            list(load(path)))
