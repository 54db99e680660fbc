"""Pages that `dmugraph report` writes, and the JSON of the other commands to compare them with."""

import json
import pathlib
import random
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "fixtures"
DAY = ["--as-of", "2026-11-01"]


class Subject:
    """Some files with options, their page, and what the other commands say of them."""

    def __init__(self, binary, folder, name, *arguments):
        self.binary, self.name = binary, name
        self.arguments = [str(argument) for argument in arguments] + DAY + ["--quiet"]
        self.path = pathlib.Path(folder) / f"{name}.html"
        self.run = subprocess.run(
            [binary, "report", *self.arguments, "-o", str(self.path)], capture_output=True, text=True)
        self.documents = {}

    @property
    def url(self):
        return self.path.as_uri()

    @property
    def text(self):
        return self.path.read_text(encoding="utf-8")

    def data(self, element="data"):
        """The JSON in the page."""
        text = self.text
        start = text.index(f'id="{element}">') + len(element) + 6
        return json.loads(text[start:text.index("</script>", start)])

    def json(self, command):
        """The document of another command."""
        if command not in self.documents:
            run = subprocess.run(
                [self.binary, command, *self.arguments, "--format", "json"], capture_output=True, text=True)
            assert run.returncode == 0, f"{command} {self.name}: {run.stderr}"
            self.documents[command] = json.loads(run.stdout)
        return self.documents[command]

    def accounts(self, command):
        """The accounts of the document of another command, by id."""
        return {account["id"]: account for account in self.json(command)["accounts"]}


def all_fixtures():
    """Every file of the fixtures, whether the tool accepts it or not."""
    return sorted(FIXTURES.rglob("*.graphml"))


def quoted(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def graphml(nodes, edges):
    """A document: nodes as dictionaries with an id, edges as (source, target, values)."""
    keys = sorted({key for node in nodes for key in node if key != "id"}
                  | {key for _, _, values in edges for key in values})
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [f'<key id="{key}" for="all" attr.name="{key}" attr.type="string"/>' for key in keys]
    lines.append('<graph edgedefault="directed">')

    def data(values):
        return "".join(f'<data key="{key}">{quoted(str(value))}</data>' for key, value in values.items() if key != "id")

    lines += [f'<node id="{quoted(node["id"])}">{data(node)}</node>' for node in nodes]
    lines += [f'<edge source="{quoted(source)}" target="{quoted(target)}">{data(values)}</edge>'
              for source, target, values in edges]
    return "\n".join(lines + ["</graph>", "</graphml>", ""])


def many_accounts(count, seed=1):
    """A portfolio of so many small accounts with some of everything."""
    chance = random.Random(seed)
    roles = ["purchasing", "technical", "executive", "finance"]
    stances = ["champion", "supporter", "neutral", "critic", "opponent"]
    nodes = [{"id": f"s{n}", "kind": "staff", "name": f"Ours {n}",
              "role": chance.choice(["account_manager", "technical", "executive"])} for n in range(12)]
    nodes += [{"id": f"r{n}", "kind": "competitor", "name": f"Rival {n}"} for n in range(3)]
    nodes += [{"id": f"p{n}", "kind": "product", "name": f"Product {n}"} for n in range(3)]
    edges = []
    for number in range(count):
        account = f"a{number}"
        nodes.append({"id": account, "kind": "account", "name": f"Customer {number} & Co", "currency": "EUR",
                      "tier": chance.choice(["key", "standard"]), "revenue": chance.randrange(1, 900) * 1000})
        edges.append((account, f"p{number % 3}", {"kind": "buys", "revenue": 1000, "target": number * 10}))
        for place in range(chance.randrange(2, 7)):
            contact = f"{account}-{place}"
            nodes.append({"id": contact, "kind": "contact", "name": f"Person {number}.{place}", "account": account,
                          "role": chance.choice(roles), "stance": chance.choice(stances),
                          "influence": round(chance.random(), 2), "title": f"Head of <{place}>"})
            if place:
                edges.append((contact, f"{account}-{(place - 1) // 2}", {"kind": "reports_to"}))
            for _ in range(chance.randrange(0, 3)):
                edges.append((f"s{chance.randrange(12)}", contact,
                              {"kind": "relationship", "strength": round(chance.random(), 2)}))
            if chance.random() < 0.2:
                edges.append((f"r{chance.randrange(3)}", contact, {"kind": "relationship", "strength": 0.6}))
    return graphml(nodes, edges)


#: Names that would be markup if they were not escaped.
HOSTILE = [
    "</script><script>alert(1)</script>", "<!--<script>", "\"\u0301 onmouseover=alert(1) x=\"",
    "'\u0301><img src=x onerror=alert(1)>", "{{name}}{{{data}}}", "&lt;b&gt;&amp;", "javascript:alert(1)",
    "a\u202egnihsif\u202c", "line\u2028break", "</style><style>*{display:none}", "]]>", "`${alert(1)}`",
    "</noscript><b>", "</template></textarea></title>",
]


def hostile():
    """An account for each hostile name, which everything there has."""
    nodes, edges = [], []
    for number, name in enumerate(HOSTILE):
        account = f"a{number}{name}"
        nodes += [
            {"id": account, "kind": "account", "name": name, "tier": name, "currency": "EUR", "revenue": number + 1,
             "industry": name, "region": name},
            {"id": f"c{number}", "kind": "contact", "name": name, "title": name, "role": "executive",
             "account": account, "department": name},
            {"id": f"d{number}", "kind": "contact", "name": name + "2", "title": name, "role": "purchasing",
             "account": account, "influence": 0.9},
            {"id": f"s{number}", "kind": "staff", "name": name, "role": name, "title": name},
            {"id": f"r{number}", "kind": "competitor", "name": name},
            {"id": f"p{number}", "kind": "product", "name": name},
        ]
        edges += [
            (f"s{number}", f"c{number}", {"kind": "relationship", "strength": 0.5}),
            (f"r{number}", f"c{number}", {"kind": "relationship", "strength": 0.9}),
            (f"c{number}", f"d{number}", {"kind": "influences", "weight": 0.5}),
            (account, f"p{number}", {"kind": "buys", "revenue": 1, "target": 2}),
        ]
    return graphml(nodes, edges)
