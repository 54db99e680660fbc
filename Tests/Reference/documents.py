#!/usr/bin/env python3
"""Random GraphML with everything that a document may hold, for roundtrip.py.

    documents.py SEED                 print the document of one seed
    documents.py --histogram FROM:TO  how many documents have each construct

The documents are about nothing, and well-formed throughout; some are not valid. Same seed, same bytes.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter

STANDARD = "http://graphml.graphdrawing.org/xmlns"
ROOTS = [STANDARD] * 4 + [
    "", "", "http://graphml.graphdrawing.org/xmlns/1.0rc", STANDARD + " ", "urn:other?a=1&b=2",
    "http://graphml.graphdrawing.org/xmlns/graphml",
]  # fmt: skip
URIS = [
    "urn:a",
    "urn:b?x=1&y=2",
    "http://www.yworks.com/xml/graphml",
    "urn:é",
    "urn:e\u0301",
    "not a uri",
]
PREFIXES = ["y", "x", "é", "e\u0301", "a-b.c"]
TEXTS = [
    "a", " ", "\n", "\t", "\r", "ü", "e\u0301", "é", "😀", "\u2028", "\ufffd", "\u00a0", "]]>", "&",
    "<", ">", '"', "'", "1.50", "1e-05", " 007 ", "NaN", "x:Foo", "\x85", "\uffef",
]  # fmt: skip
TARGETS = ["app", "xml-stylesheet", "é", "e\u0301", "x.y"]

# ---------------------------------------------------------------------------------------- samples

SAMPLE = """<?xml version="1.0"?>
<?before one?><graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:x="urn:x" \
xmlns:xsi="urn:i"><key id="k" for="node" attr.name="n" yfiles.type="t"><desc>d</desc><default> 1.50 \
</default></key><graph id="g" edgedefault="directed"><desc>words</desc><node id="n"><data key="k" \
xsi:type="x:Foo"> a <x:b c="d"><x:e/></x:b>t<f xmlns="">u</f></data><port name="p"><desc/></port>\
</node><node/><edge id="e" source="n" target="n" directed="1" sourceport="p"/><hyperedge>\
<endpoint node="n" type="in"/></hyperedge><locator x:href="h"/></graph><data key="k">&#13;</data>\
</graphml><?after two?>"""

# What the comparison must see when it is changed in SAMPLE …
LOSSES = [
    ("<?before one?>", ""), ("<?after two?>", ""), ("<?after two?>", "<?after three?>"),
    (' yfiles.type="t"', ""), (" 1.50 ", "1.5"), (" 1.50 ", " 1.5 "), ("<desc>words</desc>", ""),
    ('xmlns:x="urn:x"', 'xmlns:x="urn:z"'), ('"x:Foo"', '"Foo"'), (' xsi:type="x:Foo"', ""),
    ("> a <", ">a<"), ("<x:e/>", ""), (' xmlns=""', ""), ("<x:b", '<x:b xmlns="urn:y"'),
    ('directed="1"', 'directed="true"'), ("<node/>", '<node id=""/>'), ('id="e" ', ""),
    (' sourceport="p"', ""), ("&#13;", "\\n"), (' x:href="h"', ' href="h"'), ("<desc/>", ""),
    ('type="in"', 'type="out"'), ('<data key="k">&#13;', '<data key="l">&#13;'),
    ("</node><node/>", "<node/></node>"),
    ('edgedefault="directed"', 'edgedefault="undirected"'), ("<hyperedge>", '<hyperedge id="h">'),
    ("<graph ", '<key id="new" for="edge"/><graph '), ("t<f", "<f"), ("</x:b>t", "</x:b> t"),
    ('<desc>d</desc><default> 1.50 </default>', '<default> 1.50 </default><desc>d</desc>'),
]  # fmt: skip
# … and what it must not mind.
LIBERTIES = [
    ('id="k" for="node"', 'for="node" id="k"'), ("<node/>", "\n  <node\n/>\n"),
    ("<node/>", "<node></node>"),
    ("> a <", "><![CDATA[ a ]]><"), ("<graph ", "<!-- c --><graph "), ("1.50", "1.<!-- c -->50"),
    ('<?before one?>', '<?before one?><!DOCTYPE graphml [<?in it?>]>'),
    ('version="1.0"', 'version="1.0" encoding="UTF-8"'),
    ("http://graphml.graphdrawing.org/xmlns", "http://graphml.graphdrawing.org/xmlns/1.0rc"),
    ("<hyperedge>", "<hyperedge >"), ("<?before one?>", "<?before   one?>"),
]  # fmt: skip


# -------------------------------------------------------------------------------------- documents


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.nodes = []
        # A tame document is one that other tools can read.
        self.tame = self.chance(1, 2)
        self.root = STANDARD if self.tame else self.choice(ROOTS)
        self.prefix = "" if self.root == "" or self.chance(4, 5) else self.choice(["g", "graphml"])
        # Prefixes declared on the root, and with what: they are in scope everywhere.
        self.prefixes = PREFIXES[:2] if self.tame else PREFIXES
        self.uris = URIS[:3] if self.tame else URIS
        self.names = ["a", "id", "key"] + ([] if self.tame else ["é"])
        self.declared = {p: self.choice(self.uris) for p in self.prefixes if self.chance(1, 2)}
        if self.root and self.chance(1, 6):
            self.declared["again"] = self.root
        self.keys = ["k%d" % i for i in range(3)] + ["k&<é\n"]

    # Chance

    def chance(self, part, whole):
        return self.random.randrange(whole) < part

    def choice(self, options):
        return self.random.choice(options)

    def several(self, most, make):
        return "".join(make() for _ in range(self.random.randint(0, most)))

    # Texts

    def words(self, most=4):
        return "".join(self.choice(TEXTS) for _ in range(self.random.randint(0, most)))

    def text(self):
        """A text, some of it as CDATA or references, with comments in it."""
        result = ""
        for _ in range(self.random.randint(0, 4)):
            piece = self.words(2)
            kind = self.random.randrange(6)
            if kind == 0 and "]]>" not in piece and "\r" not in piece:
                result += "<![CDATA[%s]]>" % piece
            elif kind == 1:
                result += "".join("&#%d;" % ord(c) for c in piece)
            else:
                result += self.escape(piece)
            if self.chance(1, 6):
                result += "<!-- no -->"
        return result

    @staticmethod
    def escape(text):
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;")
        return text.replace("\r", "&#13;")

    def quote(self, text):
        text = self.escape(text).replace("\n", "&#10;").replace("\t", "&#x9;")
        if self.chance(1, 2) and "'" not in text:
            return "'%s'" % text
        return '"%s"' % text.replace('"', "&quot;")

    def attribute(self, name, value):
        return "%s%s=%s" % (self.choice([" ", "  ", "\n"]), name, self.quote(value))

    def blank(self):
        return self.choice(["", "", "\n", "  ", "\r\n\t", "<!-- x -->", " <!-- -> -->\n"])

    # Elements

    def tag(self, name):
        return "%s:%s" % (self.prefix, name) if self.prefix else name

    def element(self, name, attributes, content):
        """An element of GraphML, with things that nobody expects."""
        attributes = list(attributes)
        for _ in range(self.random.randrange(3) if self.chance(1, 4) else 0):
            extra = self.choice(
                ["own", "yfiles.type", "parse.order", "xml:lang", "xml:base"] + self.names[3:]
            )
            if extra not in [a for a, _ in attributes]:
                attributes.append((extra, self.words()))
        if self.chance(1, 30):
            attributes.append(("xml:space", self.choice(["preserve", "preserve", "default"])))
        if self.declared and self.chance(1, 8):
            attributes.append(("%s:own" % self.choice(sorted(self.declared)), self.words()))
        if self.chance(1, 20):
            attributes.append(("xmlns:z%d" % self.random.randrange(2), self.choice(self.uris)))
        self.random.shuffle(attributes)
        start = self.tag(name) + "".join(self.attribute(*a) for a in attributes)
        if not content and self.chance(1, 2):
            return "<%s%s/>" % (start, self.choice(["", " "]))
        return "<%s>%s</%s>" % (start, content, self.tag(name))

    def optional(self, name, value, part=1, whole=2):
        return [(name, value)] if self.chance(part, whole) else []

    def instruction(self):
        data = self.choice(["", " a='b'", " x &amp; <y> ", " ü\n "])
        return "<?%s%s?>" % (self.choice(TARGETS[:2] if self.tame else TARGETS), data)

    def foreign(self, depth=0, declared=None):
        """An element of another vocabulary, or of none, or one of GraphML where it means nothing."""
        declared = dict(self.declared if declared is None else declared)
        start = ""
        for _ in range(self.random.randrange(3)):
            prefix = self.choice(self.prefixes)
            if "xmlns:%s=" % prefix not in start:
                declared[prefix] = self.choice(self.uris)
                start += self.attribute("xmlns:" + prefix, declared[prefix])
        if self.chance(1, 3):
            start += self.attribute("xmlns", self.choice(self.uris + ["", STANDARD]))
        for name in {self.choice(self.names) for _ in range(self.random.randrange(3))}:
            start += self.attribute(name, self.words())
        if declared and self.chance(1, 3):
            prefix = self.choice(sorted(declared))
            start += self.attribute(prefix + ":type", self.choice(sorted(declared)) + ":Foo")
        name = self.choice(["ShapeNode", "node", "data", "graph", "b", "desc"] + self.names[3:])
        if declared and self.chance(1, 2):
            name = "%s:%s" % (self.choice(sorted(declared)), name)
        content = ""
        for _ in range(self.random.randrange(4) if depth < 4 else 0):
            content += self.text()
            content += self.instruction() if self.chance(1, 6) else ""
            content += self.foreign(depth + 1, declared)
        content += self.text()
        return "<%s%s>%s</%s>" % (name, start, content, name)

    def payload(self):
        content = self.text()
        for _ in range(self.random.randrange(3) if self.chance(1, 3) else 0):
            content += self.foreign() + self.text()
            content += self.instruction() if self.chance(1, 4) else ""
        return content

    def stray(self):
        """What may stand anywhere, or stands where it should not."""
        kind = self.random.randrange(24)
        if self.tame and kind in (0, 2):
            return ""
        if kind == 0:
            return self.foreign_between()
        if kind == 1:
            return self.instruction()
        if kind == 2:
            return (
                self.escape(self.choice([" a ", "b\n", "&", "é"]))
                + self.choice(["", "<!-- --> ", "&#32;"])
                + "c"
            )
        return self.blank()

    def foreign_between(self):
        """Between elements of GraphML: not one of GraphML's own names in its namespace."""
        return "<own xmlns='%s'>%s%s</own>" % (
            self.choice(["urn:a", ""]),
            self.foreign(),
            self.text(),
        )

    def desc(self):
        return self.element("desc", [], self.payload()) if self.chance(1, 5) else ""

    def locator(self):
        return (
            self.element("locator", [("href", self.words())], self.blank())
            if self.chance(1, 12)
            else ""
        )

    def data(self):
        key = self.optional("key", self.choice(self.keys[:2] if self.tame else self.keys), 19, 20)
        if self.tame:
            return self.element("data", [("key", self.choice(self.keys[:2]))], self.payload())
        return self.element("data", key + self.optional("id", self.words(), 1, 10), self.payload())

    def key(self, id):
        if self.tame:
            attributes = [
                ("id", id),
                ("attr.name", "a " + id),
                ("attr.type", "string"),
                ("for", "all"),
            ]
            default = self.element("default", [], self.payload()) if self.chance(1, 3) else ""
            return self.element("key", attributes, self.desc() + default)
        attributes = [("id", id)] + self.optional("attr.name", self.words())
        attributes += self.optional(
            "attr.type", self.choice(["string", "double", "int", "date", "Boolean"])
        )
        attributes += self.optional(
            "for", self.choice(["node", "edge", "all", "graph", "everything"])
        )
        default = self.element("default", [], self.payload()) if self.chance(1, 3) else ""
        return self.element("key", attributes, self.desc() + self.blank() + default + self.stray())

    def port(self, depth=0):
        content = self.desc() + self.several(1, self.data)
        if depth < 2 and self.chance(1, 4):
            content += self.port(depth + 1)
        return self.element(
            "port", self.optional("name", self.choice(["p", "q", "é"]), 9, 10), content
        )

    def node(self, depth):
        id = self.choice(["n%d" % len(self.nodes), "", "n 1", "é%d" % len(self.nodes), "a\nb"])
        if self.tame:
            id = self.choice(["n%d", "é %d", "<&%d>"]) % len(self.nodes)
        self.nodes.append(id)
        content = (
            self.desc() + self.several(3, self.data) + self.stray() + self.several(1, self.port)
        )
        content += self.locator() + self.several(1, self.data)
        if depth < 3 and self.chance(1, 6) and not self.tame:
            content += self.graph(depth + 1)
        return self.element("node", self.optional("id", id, 15 if self.tame else 14, 15), content)

    def end(self):
        return self.choice(self.nodes + ["nowhere"]) if self.nodes else "nowhere"

    def edge(self, depth):
        if self.tame:
            if not self.nodes:
                return ""
            attributes = [("source", self.choice(self.nodes)), ("target", self.choice(self.nodes))]
            attributes += self.optional("id", self.words(), 1, 2)
            return self.element("edge", attributes, self.desc() + self.several(2, self.data))
        attributes = self.optional("id", self.words(), 1, 2)
        attributes += self.optional("source", self.end(), 14, 15) + self.optional(
            "target", self.end(), 14, 15
        )
        attributes += self.optional("directed", self.choice(["true", "1", " FALSE ", "yes"]), 1, 3)
        attributes += self.optional("sourceport", "p", 1, 6) + self.optional(
            "targetport", "é", 1, 6
        )
        content = self.desc() + self.several(2, self.data) + self.stray()
        if depth < 3 and self.chance(1, 12):
            content += self.graph(depth + 1)
        return self.element("edge", attributes, content)

    def hyperedge(self):
        content = self.desc() + self.several(1, self.data)
        for _ in range(self.random.randrange(4)):
            attributes = self.optional("node", self.end(), 14, 15) + self.optional(
                "port", "p", 1, 3
            )
            attributes += self.optional(
                "type", self.choice(["in", "out", "undir", "both"])
            ) + self.optional("id", "x", 1, 4)
            content += self.element("endpoint", attributes, self.desc()) + self.stray()
        return self.element("hyperedge", self.optional("id", self.words()), content)

    def graph(self, depth=0):
        content = self.desc() + self.several(2, self.data) + self.locator()
        for _ in range(self.random.randint(0, 8 if depth == 0 else 3)):
            kind = self.random.randrange(10)
            content += self.stray()
            if kind < 5:
                content += self.node(depth)
            elif kind < 8:
                content += self.edge(depth)
            else:
                content += self.data() if kind == 8 or self.tame else self.hyperedge()
        directions = ["directed", "undirected"] + ([] if self.tame else ["mixed"])
        attributes = self.optional("id", self.words())
        attributes += self.optional(
            "edgedefault", self.choice(directions), 10 if self.tame else 9, 10
        )
        return self.element("graph", attributes, content + self.stray())

    def document(self):
        more = 0 if self.tame else self.random.randint(0, 3)
        parts = [self.key(id) for id in self.keys[:2]]
        parts += [self.key(self.choice(self.keys)) for _ in range(more)]
        parts += [self.graph() for _ in range(1 if self.tame else self.choice([0, 1, 1, 2, 3]))]
        parts += [self.data() for _ in range(self.random.randrange(3))]
        if self.chance(1, 4) and not self.tame:
            self.random.shuffle(parts)
        content = self.desc() + "".join(self.stray() + part for part in parts) + self.blank()
        attributes = [("xmlns:" + p, u) for p, u in self.declared.items()]
        if self.root:
            attributes.append(("xmlns:" + self.prefix if self.prefix else "xmlns", self.root))
        if self.prefix and self.chance(1, 2):
            attributes.append(("xmlns", self.choice(self.uris)))
        attributes += self.optional("own", self.words(), 1, 4)
        root = "<%s%s>%s</%s>" % (
            self.tag("graphml"),
            "".join(self.attribute(*a) for a in attributes),
            content,
            self.tag("graphml"),
        )
        beside = lambda: (
            self.several(2, lambda: self.choice([self.instruction(), "<!-- c -->", "\n"]))
            if self.chance(1, 3)
            else ""
        )
        doctype = self.choice(
            [
                "",
                "",
                "",
                "<!DOCTYPE %s>" % self.tag("graphml"),
                "<!DOCTYPE a SYSTEM 'b' [<?in it?>]>",
            ]
        )
        return beside() + doctype + beside() + root + beside()


def make(seed) -> bytes:
    """The document of a seed, in one of several encodings."""
    generator = Generator(seed)
    text = generator.document()
    newline = generator.choice(["\n", "\n", "\r\n"])
    text = text.replace("\r\n", "\n").replace("\n", newline)
    declaration = '<?xml version="1.0"%s?>' + newline
    kind = generator.random.randrange(8)
    if kind == 0:
        return (declaration % " encoding='UTF-16'" + text).encode("utf-16")
    if kind == 1:
        return b"\xef\xbb\xbf" + (declaration % " encoding='UTF-8'" + text).encode()
    if kind == 2 and not re.search(r"[^\x00-\xff]", text):
        return (declaration % " encoding='ISO-8859-1'" + text).encode("latin-1")
    if kind == 3 and not text.startswith("<?xml"):
        return text.encode()
    return (declaration % "" + text).encode()


CONSTRUCTS = [
    r"<(\w+:)?hyperedge", r"<(\w+:)?port", r"<(\w+:)?locator", r"<!\[CDATA\[", r"xml:space=",
    r"xml:lang=", r"xmlns=['\"]{2}",
    r"<!DOCTYPE", r"^<\?xml .*?>\s*<\?", r"\?>\s*$", r"&#13;", r"\]\]&gt;", r":type=",
    r"<g:graphml", r"<graphml:graphml",
    r"<(\w+:)?node[^>]*/>", r"graph>.*graph>.*graph>", r"<(\w+:)?default", r"yfiles.type",
    r"directed=.1", r"xmlns=.urn:other",
]  # fmt: skip


def histogram(first, last):
    counts = Counter()
    for seed in range(first, last):
        data = make(seed)
        text = data.decode(
            "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace"
        )
        counts.update(c for c in CONSTRUCTS if re.search(c, text, re.DOTALL))
    for construct in CONSTRUCTS:
        print("%5d  %s" % (counts[construct], construct))


if __name__ == "__main__":
    if sys.argv[1] == "--histogram":
        histogram(*map(int, sys.argv[2].split(":")))
    else:
        sys.stdout.buffer.write(make(int(sys.argv[1])))
