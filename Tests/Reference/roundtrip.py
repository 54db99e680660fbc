#!/usr/bin/env python3
"""Checks that `dmugraph export --to graphml` loses nothing and adds nothing.

    roundtrip.py --binary PATH FILE-OR-DIR…            documents that are there
    roundtrip.py --binary PATH --seeds FROM:TO         documents of documents.py
    roundtrip.py --self-test                           the comparison finds what is lost

Every document is exported, and once more with --lenient when it is refused. Compared are
- what expat sees: elements, attributes, texts, instructions and prefixes, apart from what the
  export may change (see `Canonical`);
- the graphs that networkx and igraph read, where they can read the document;
- the bytes of a second export with those of the first.
What is refused must have a reason that this script sees as well (see `reason_to_refuse`).
Exit status 1 when anything differs.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from xml.parsers import expat

import documents

GRAPHML = "http://graphml.graphdrawing.org/xmlns"
ELEMENTS = {
    "graphml", "key", "default", "desc", "graph", "node", "edge", "port", "hyperedge", "endpoint",
    "data", "locator",
}  # fmt: skip
PAYLOADS = {"data", "default", "desc"}
XML = "http://www.w3.org/XML/1998/namespace"
SEPARATOR = "\x1f"  # between the parts of a name; a namespace may contain blanks
UTF8_MARK = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xfe\xff", b"\xff\xfe")
TIMEOUT = 60  # seconds


# ------------------------------------------------------------------------------------- canonical


class Canonical:
    """A document as a list of what counts in it.

    The namespace of the root is GraphML's in whatever spelling, and elements in it have no prefix.
    White space between elements of GraphML does not count, unless xml:space asks for it. Comments,
    the DOCTYPE and the difference between CDATA and other text do not count, nor does the order of
    attributes. The bindings of prefixes count everywhere, that of the default namespace where a
    value may use it: in elements that are not in GraphML's.
    """

    def __init__(self, data: bytes):
        self.events: list = []
        self.root = None
        self.depth = 0
        self.most_attributes = 0
        self._text: list = []
        self._open: list = []  # (is payload, preserves space) of open elements
        self._scopes: list = [{}]
        self._declared: dict = {}
        self._in_doctype = False
        self.has_subset = False
        # A mark at the start counts for more than what is declared.
        encoding = "utf-8" if data.startswith(UTF8_MARK) else None
        parser = expat.ParserCreate(encoding, namespace_separator=SEPARATOR)
        parser.namespace_prefixes = True
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text.append
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartNamespaceDeclHandler = self._declare
        parser.StartDoctypeDeclHandler = self._start_doctype
        parser.EndDoctypeDeclHandler = self._end_doctype
        parser.Parse(data, True)

    def _start_doctype(self, name, system, public, has_subset):
        self._in_doctype = True
        self.has_subset = bool(has_subset)

    def _end_doctype(self):
        self._in_doctype = False

    def _declare(self, prefix, uri):
        self._declared[prefix or ""] = uri or ""

    @staticmethod
    def _name(name):
        parts = name.split(SEPARATOR)
        if len(parts) == 1:
            return ("", parts[0], "")
        return (parts[0], parts[1], parts[2] if len(parts) > 2 else "")

    def _start(self, name, attributes):
        self._flush()
        scope = self._scopes[-1]
        if self._declared:
            scope = {**scope, **self._declared}
            self._declared = {}
        self._scopes.append(scope)
        namespace, local, prefix = self._name(name)
        if self.root is None:
            self.root = (namespace, local)
        payload, preserves = self._open[-1] if self._open else (False, False)
        known = namespace == self.root[0] or "://graphml.graphdrawing.org/" in namespace
        structural = not payload and known and local in ELEMENTS
        if structural or namespace == self.root[0]:
            namespace = GRAPHML
        if namespace == GRAPHML:
            prefix = ""
        attributes = {self._name(key): value for key, value in attributes.items()}
        if attributes.get((XML, "space", "xml")) == "preserve":
            preserves = True
        bindings = {key: uri for key, uri in scope.items() if key}
        default = None
        if namespace != GRAPHML:
            uri = scope.get("", "")
            default = GRAPHML if uri == self.root[0] else uri
            # No default namespace, and one of GraphML in its place, are the same to names with
            # a prefix.
            if prefix and default in ("", GRAPHML):
                default = None
        self.events.append(
            ("start", namespace, local, prefix, sorted(attributes.items()), bindings, default)
        )
        self._open.append((payload or not structural or local in PAYLOADS, preserves))
        self.depth = max(self.depth, len(self._open))
        self.most_attributes = max(self.most_attributes, len(attributes))

    def _end(self, name):
        self._flush()
        self._open.pop()
        self._scopes.pop()
        self.events.append(("end",))

    def _instruction(self, target, data):
        if self._in_doctype:
            return
        self._flush()
        self.events.append(("instruction", target, data or ""))

    def _flush(self):
        text = "".join(self._text)
        self._text.clear()
        if not text:
            return
        if not any(self._open[-1]) and not text.strip("\t\r\n "):
            return
        self.events.append(("text", text))


def differences(before: Canonical, after: Canonical):
    """The first difference, with what stands before it."""
    for index, (left, right) in enumerate(zip(before.events, after.events)):
        if left != right:
            yield "after %s: %r became %r" % (before.events[max(0, index - 2) : index], left, right)
            return
    if len(before.events) != len(after.events):
        yield "%d things became %d" % (len(before.events), len(after.events))


def reason_to_refuse(data: bytes):
    """Why a document may be refused even with --lenient; None when it must be accepted."""
    try:
        if data.startswith(UTF16_MARKS):
            data.decode("utf-16")  # expat lets single surrogates pass
        canonical = Canonical(data)
    except (expat.ExpatError, ValueError, LookupError) as error:
        return "expat: %s" % error
    if canonical.root[1] != "graphml":
        return "another root"
    if canonical.has_subset and re.search(rb"<!(ENTITY|ATTLIST)", data):
        return "declarations"
    if re.search(rb"&(?!(amp|lt|gt|quot|apos|#[0-9]+|#x[0-9A-Fa-f]+);)[\w:]+;", data):
        return "a reference to an entity"
    if canonical.depth > 1000 or canonical.most_attributes > 256:
        return "a limit"
    return None


def is_mislabelled(data: bytes):
    """Whether other tools may read the document in another encoding."""
    return data.startswith(UTF8_MARK) and b"ISO-8859" in data[:100]


# ---------------------------------------------------------------------------------- other readers


def networkx_graphs(path):
    """What networkx reads; None when it cannot, or finds nothing in another namespace."""
    from networkx.readwrite.graphml import GraphMLReader

    try:
        graphs = list(GraphMLReader()(path=str(path)))
    except Exception:
        return None
    return graphs and [
        (
            type(graph).__name__, sorted(map(repr, graph.graph.items())), repr(graph.nodes(data=True)),
            repr(list(graph.edges(data=True, **({"keys": True} if graph.is_multigraph() else {})))),
        )
        for graph in graphs
    ]  # fmt: skip


def igraph_graph(path):
    """What igraph reads; None when it cannot."""
    import igraph

    try:
        graph = igraph.Graph.Read_GraphML(str(path))
    except Exception:
        return None
    return (
        graph.is_directed(), repr([(name, graph[name]) for name in graph.attributes()]),
        [repr(vertex.attributes()) for vertex in graph.vs],
        [(edge.tuple, repr(edge.attributes())) for edge in graph.es],
    )  # fmt: skip


# ------------------------------------------------------------------------------------ one document


def export(binary, path, output, *options):
    arguments = [binary, "export", str(path), "--to", "graphml", "-q", "-o", str(output), *options]
    return subprocess.run(arguments, capture_output=True, text=True, timeout=TIMEOUT)


def export_twice(binary, path, folder):
    """What is wrong, as lines, and what was found out for the summary."""
    first, second = folder / "first.graphml", folder / "second.graphml"
    options, data = [], path.read_bytes()
    run = export(binary, path, first)
    if run.returncode == 2:
        options = ["--lenient"]
        run = export(binary, path, first, *options)
    if run.returncode == 2:
        wrong = ["something was written"] if first.exists() or run.stdout else []
        if reason_to_refuse(data) is None:
            wrong.append("refused without a reason: %s" % run.stderr.strip()[:300])
        return wrong, ["refused"]
    if run.returncode != 0:
        return ["exit status %d: %s" % (run.returncode, run.stderr.strip()[:300])], []
    found = ["exported leniently" if options else "exported"]
    wrong = [line for line in compare(data, first.read_bytes())]
    again = export(binary, first, second, *options)
    if again.returncode != 0:
        wrong.append("the output is not read: %s" % again.stderr.strip()[:300])
    elif first.read_bytes() != second.read_bytes():
        wrong.append("the second export differs from the first")
    return wrong, found


def compare(before: bytes, after: bytes):
    if not after.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n'):
        yield "no declaration"
    try:
        original = Canonical(before)
    except (expat.ExpatError, ValueError, LookupError) as error:
        yield "expat cannot read what was exported: %s" % error
        return
    yield from differences(original, Canonical(after))


def check(binary, path):
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory(prefix="roundtrip-") as folder:
        wrong, found = export_twice(binary, path, Path(folder))
        output = Path(folder) / "first.graphml"
        if output.exists() and not is_mislabelled(path.read_bytes()):
            for name, read in (("networkx", networkx_graphs), ("igraph", igraph_graph)):
                before = read(path)
                if not before:
                    continue
                found.append("read by %s" % name)
                if before != read(output):
                    wrong.append("%s reads another graph" % name)
    return wrong, found


# ---------------------------------------------------------------------------------------- running


def paths_of(arguments):
    for argument in map(Path, arguments):
        if argument.is_dir():
            yield from sorted(p for p in argument.rglob("*") if p.suffix in (".graphml", ".xml"))
        else:
            yield argument


def self_test():
    """Every kind of loss is found."""
    original = documents.SAMPLE.encode()
    assert not list(differences(Canonical(original), Canonical(original)))
    lost = 0
    for before, after in documents.LOSSES:
        changed = documents.SAMPLE.replace(before, after, 1)
        assert changed != documents.SAMPLE, before
        if not list(differences(Canonical(original), Canonical(changed.encode()))):
            print("not found: %r became %r" % (before, after))
            lost += 1
    for before, after in documents.LIBERTIES:
        changed = documents.SAMPLE.replace(before, after, 1)
        assert changed != documents.SAMPLE, before
        for line in differences(Canonical(original), Canonical(changed.encode())):
            print("not allowed: %r became %r: %s" % (before, after, line))
            lost += 1
    print("self-test: %d losses, %d liberties" % (len(documents.LOSSES), len(documents.LIBERTIES)))
    return 1 if lost else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary")
    parser.add_argument("--seeds")
    parser.add_argument("--keep", help="leave the generated documents that differ in this folder")
    parser.add_argument("--self-test", action="store_true")
    parser.add_argument("paths", nargs="*")
    arguments = parser.parse_args()
    if arguments.self_test:
        return self_test()
    counts, failures = Counter(), 0

    with tempfile.TemporaryDirectory(prefix="documents-") as folder:
        paths = list(paths_of(arguments.paths))
        if arguments.seeds:
            first, last = map(int, arguments.seeds.split(":"))
            for seed in range(first, last):
                paths.append(Path(folder) / ("%d.graphml" % seed))
                paths[-1].write_bytes(documents.make(seed))
        # Processes, as igraph takes any error outside a main thread for a fatal one; forked, as the server that
        # Python 3.14 has instead waits for ever where it is started with the signals of children blocked.
        with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
            results = pool.map(partial(check, arguments.binary), paths)
            for path, (wrong, found) in zip(paths, results):
                counts.update(found)
                failures += bool(wrong)
                for line in wrong:
                    print("%s: %s" % (path, line))
                if wrong and arguments.keep and str(path).startswith(folder):
                    os.makedirs(arguments.keep, exist_ok=True)
                    (Path(arguments.keep) / path.name).write_bytes(path.read_bytes())
    print(
        "%d documents, %d differ; %s"
        % (
            len(paths),
            failures,
            ", ".join("%d %s" % (n, name) for name, n in sorted(counts.items())),
        )
    )
    return 1 if failures or not paths else 0


if __name__ == "__main__":
    sys.exit(main())
