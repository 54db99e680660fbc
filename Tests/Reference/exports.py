#!/usr/bin/env python3
"""Reads what the exports wrote with other people's readers and compares it with what should be there.

    python3 exports.py DIR...

Each DIR holds expected.json and the exports of one portfolio: native.graphml, gephi.graphml, graph.json,
graph.dot, and nodes and edges as CSV for Gephi and Neo4j. GraphML is read by networkx and igraph, JSON by
networkx, CSV by Python's own module, DOT by Graphviz where that is installed.
"""

import csv
import html
import io
import json
import math
import re
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import igraph
import networkx

# What Gephi has names of its own for.
RENAMED = {"weight": "link_weight", "target": "revenue_target"}
GEPHI = {"label", "size", "r", "g", "b", "x", "y"}


def xml_text(value):
    """A text as XML can hold it."""
    if not isinstance(value, str):
        return value
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "\ufffd", value)


def frozen(values):
    """Values as something that can be counted; whole numbers are numbers, but true is not 1."""
    return tuple(sorted((name, isinstance(value, bool), value) for name, value in values.items()))


def check(condition, what, *details):
    if not condition:
        raise AssertionError(" ".join([what] + [ascii(detail) for detail in details]))


def same(found, expected, what):
    found, expected = Counter(found), Counter(expected)
    check(found == expected, what, "too much:", list((found - expected).items())[:3],
          "missing:", list((expected - found).items())[:3])


class Expected:
    def __init__(self, folder):
        data = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
        self.nodes, self.edges = data["nodes"], data["edges"]
        self.memberships = [edge for edge in self.edges if edge["columns"]["kind"] == "member_of"]
        self.links = [edge for edge in self.edges if edge["columns"]["kind"] != "member_of"]

    def node_rows(self, columns, text=lambda value: value):
        return [(text(node["id"]), frozen({name: text(value) for name, value in node["columns"].items()
                                           if name in columns})) for node in self.nodes]


def columns(expected, what):
    return {name for row in getattr(expected, what) for name in row["columns"]}


# GraphML


def read_networkx(path):
    # networkx wants all edges to be alike; their direction is checked by igraph's and our own reading.
    # It cannot take a default away from an edge again either; our own reading checks it as well.
    text = path.read_text(encoding="utf-8").replace(' directed="false"', "")
    text = re.sub("<default>[^<]*</default>", "", text)
    graph = networkx.read_graphml(io.BytesIO(text.encode()), force_multigraph=True)
    for _, _, data in graph.edges(data=True):
        if data.get("strength") == "":
            del data["strength"]
    return graph


def check_graphml(expected, path, edges, node_names, edge_name, drawn):
    graph = read_networkx(path)
    rows = [(key, frozen({name: value for name, value in data.items() if name not in drawn}))
            for key, data in graph.nodes(data=True)]
    same(rows, expected.node_rows(node_names, xml_text), f"{path}: nodes")
    def row(edge):
        return (xml_text(edge["source"]), xml_text(edge["target"]),
                frozen({edge_name(name): xml_text(value) for name, value in edge["columns"].items()
                        if edge_name(name)}))
    skipped = {"weight", "edgelabel", "r", "g", "b"} if drawn else set()
    found = [(source, target, frozen({name: value for name, value in data.items()
                                      if name not in skipped}))
             for source, target, data in graph.edges(data=True)]
    same(found, [row(edge) for edge in edges], f"{path}: edges")
    directions = re.findall(r"<edge [^>]*>", path.read_text(encoding="utf-8"))
    same([(' directed="false"' not in tag) for tag in directions],
         [edge["directed"] for edge in edges], f"{path}: directions")
    check_igraph(expected, path, edges, node_names, graph)
    return graph


def check_igraph(expected, path, edges, node_names, graph):
    other = igraph.Graph.Read_GraphML(str(path))
    check(other.is_directed(), f"{path}: igraph: directed")
    # igraph leaves an ampersand in an attribute as libxml2 hands it on.
    ids = [identity.replace("&#38;", "&") for identity in other.vs["id"]]
    same(ids, [xml_text(node["id"]) for node in expected.nodes], f"{path}: igraph: nodes")
    same([(ids[edge.source], ids[edge.target]) for edge in other.es],
         [(xml_text(edge["source"]), xml_text(edge["target"])) for edge in edges],
         f"{path}: igraph: edges")
    for vertex, identity in zip(other.vs, ids):
        wanted = graph.nodes[identity]
        for name in node_names:
            # igraph has no missing values, only empty texts and NaN.
            value = vertex[name] if name in other.vs.attributes() else None
            if value == "" or value is None or (isinstance(value, float) and math.isnan(value)):
                check(name not in wanted, f"{path}: igraph: {name}", wanted)
            else:
                check(value == wanted.get(name), f"{path}: igraph: {name}", value, wanted.get(name))


def check_native(expected, folder):
    names = {"kind", "name", "account", "role", "title", "influence", "stance", "email", "department",
             "location", "departure_rate", "tier", "revenue", "currency", "contract_end", "industry",
             "region"}
    written = {"kind", "strength", "last_contact", "weight", "revenue", "target"}
    check_graphml(expected, folder / "native.graphml", expected.links, names,
                  lambda name: name if name in written else None, set())


def check_gephi(expected, folder):
    graph = check_graphml(
        expected, folder / "gephi.graphml", expected.edges, columns(expected, "nodes"),
        lambda name: RENAMED.get(name, name), GEPHI)
    for node in expected.nodes:
        data = graph.nodes[xml_text(node["id"])]
        check(data["label"] == xml_text(node["label"]), "label", data, node)
        check(all(isinstance(data[name], int) and 0 <= data[name] <= 255 for name in "rgb"), "colour",
              data)
        check(8 <= data["size"] <= 50, "size", data)
        check([data["x"], data["y"]] == [node["x"], -node["y"]], "position", data, node)
    for _, _, data in graph.edges(data=True):
        check(data["weight"] >= 0.01, "weight", data)


# JSON


def check_json(expected, folder):
    data = json.loads((folder / "graph.json").read_text(encoding="utf-8"))
    graph = networkx.node_link_graph(data, edges="links")
    check(isinstance(graph, networkx.MultiDiGraph), "graph.json: class")
    same([(key, frozen(values)) for key, values in graph.nodes(data=True)],
         expected.node_rows(columns(expected, "nodes")), "graph.json: nodes")
    same([(source, target, frozen(values)) for source, target, values in graph.edges(data=True)],
         [(edge["source"], edge["target"],
           frozen({"directed": edge["directed"],
                   **{"revenue_target" if name == "target" else name: value
                      for name, value in edge["columns"].items()}}))
          for edge in expected.edges], "graph.json: links")
    check(len({link["key"] for link in data["links"]}) == len(data["links"]), "graph.json: keys")


# CSV


def read_csv(path):
    text = path.read_bytes().decode("utf-8")
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    check(len({len(row) for row in rows}) == 1, f"{path}: columns")
    return [dict(zip(rows[0], row)) for row in rows[1:]]


def cell(value):
    """A value as a cell has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return "'" + value if value[:1] in tuple("=+-@\t\r") else value
    return value


def id_cell(value):
    bare = value.lstrip("'")[:1]
    return "'" + value if bare and bare in "=+-@\t\r" and value != "-1" else value


def check_cells(rows, wanted, name_of, path):
    check(len(rows) == len(wanted), f"{path}: rows", len(rows), len(wanted))
    for row, (fixed, values) in zip(rows, wanted):
        for name, value in fixed.items():
            check(row[name] == value, f"{path}: {name}", row[name], value)
        for header, text in row.items():
            name = name_of(header)
            if header in fixed or name is None:
                continue
            value = id_cell(values[name]) if name == "account" and name in values else cell(
                values.get(name))
            found = float(text) if isinstance(value, (int, float)) and text else text
            check(found == value, f"{path}: {header}", found, value)


def check_csv(expected, folder):
    path = folder / "gephi-nodes.csv"
    check_cells(read_csv(path), [
        ({"Id": id_cell(node["id"]), "Label": cell(node["label"])}, node["columns"])
        for node in expected.nodes], lambda header: header, path)
    path = folder / "gephi-edges.csv"
    rows = read_csv(path)
    for row in rows[:1]:
        check(len({header.lower() for header in row}) == len(row), "headers", list(row))
    check_cells(rows, [
        ({"Source": id_cell(edge["source"]), "Target": id_cell(edge["target"]),
          "Type": "Directed" if edge["directed"] else "Undirected",
          "Kind": edge["columns"]["kind"]}, edge["columns"]) for edge in expected.edges],
        lambda header: {"link_weight": "weight", "revenue_target": "target", "Label": None,
                        "Weight": None}.get(header, header),
        path)
    path = folder / "neo4j-nodes.csv"
    nodes = read_csv(path)
    check_cells(nodes, [
        ({"id:ID": id_cell(node["id"]), ":LABEL": node["columns"]["kind"].capitalize()},
         node["columns"]) for node in expected.nodes], lambda header: header.split(":")[0], path)
    path = folder / "neo4j-edges.csv"
    edges = read_csv(path)
    check_cells(edges, [
        ({":START_ID": id_cell(edge["source"]), ":END_ID": id_cell(edge["target"]),
          ":TYPE": edge["columns"]["kind"].upper(),
          "directed:boolean": cell(edge["directed"])}, edge["columns"]) for edge in expected.edges],
        lambda header: header.split(":")[0], path)
    ids = [row["id:ID"] for row in nodes]
    check(len(set(ids)) == len(ids), "ids are unique")
    check({row[end] for row in edges for end in (":START_ID", ":END_ID")} <= set(ids), "tables join")


# DOT


def check_dot(expected, folder):
    path = folder / "graph.dot"
    # Laid out, but without the strokes, over which Graphviz 14 breaks down.
    run = subprocess.run(["dot", "-Tjson0", str(path)], capture_output=True)
    check(run.returncode == 0 and not run.stderr, f"{path}: dot", run.stderr[:500])
    data = json.loads(run.stdout.decode("utf-8"), strict=False)
    objects = data["objects"]

    def name(identity):
        # Graphviz itself calls nodes without a name %1, %2 …
        prefix = "\\" if identity.startswith("%") else ""
        return shown(prefix + identity.replace("\0", "\ufffd").replace("\\", "\\\\"))

    def shown(name):
        # Some versions leave out the end of a line behind a backslash when they write JSON.
        return name.replace("\\\n", "\\")

    def text(value):
        value = re.sub(r"\r\n|\n|\r", "<BR/>", xml_text(value).replace("\t", " "))
        return value

    members = {}
    for edge in expected.memberships:
        members.setdefault(edge["target"], []).append(name(edge["source"]))
    accounts = [node["id"] for node in expected.nodes if node["columns"]["kind"] == "account"]
    nodes = {shown(item["name"]): item for item in objects if "nodes" not in item and "label" in item}
    clusters = {item["name"]: item for item in objects if item["name"].startswith("cluster_")}
    wanted = [name(node["id"]) for node in expected.nodes
              if node["columns"]["kind"] != "account" or node["id"] not in members]
    legend = [key for key in nodes if key not in wanted]
    same([key for key in nodes if key not in legend], wanted, f"{path}: nodes")
    check(len(legend) == 1 and legend[0].startswith("legend"), f"{path}: legend", legend)
    for node in expected.nodes:
        if node["columns"]["kind"] != "account":
            label = nodes[name(node["id"])]["label"]
            parts = [html.unescape(part) for part in re.split(r"<(?!BR/>)[^<>]*>", label)]
            check(any(text(node["label"]) in part for part in parts), f"{path}: label", label, node)
    for place, account in enumerate(accounts):
        cluster = clusters[f"cluster_{place}"]
        same([objects[index]["name"] for index in cluster["nodes"]],
             members.get(account, [name(account)]), f"{path}: cluster")
    drawn = [edge for edge in data.get("edges", []) if edge.get("style") != "invis"]

    def ends(edge):
        return tuple(sorted(objects[edge[end]]["name"] for end in ("tail", "head")))

    same([ends(edge) for edge in drawn if "ltail" not in edge],
         [tuple(sorted(name(edge[end]) for end in ("source", "target"))) for edge in expected.links
          if edge["columns"]["kind"] != "buys"], f"{path}: edges")
    same([(edge["ltail"], objects[edge["head"]]["name"]) for edge in drawn if "ltail" in edge],
         [(f"cluster_{accounts.index(edge['source'])}", name(edge["target"]))
          for edge in expected.links if edge["columns"]["kind"] == "buys"], f"{path}: purchases")


def main():
    has_dot = shutil.which("dot") is not None
    for folder in map(Path, sys.argv[1:]):
        expected = Expected(folder)
        check_native(expected, folder)
        check_gephi(expected, folder)
        check_json(expected, folder)
        check_csv(expected, folder)
        if has_dot:
            check_dot(expected, folder)
    print(f"{len(sys.argv) - 1} portfolios" + ("" if has_dot else "; without Graphviz"))


if __name__ == "__main__":
    main()
