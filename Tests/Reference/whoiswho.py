#!/usr/bin/env python3
"""Compares who is who in `dmugraph` with SPEC §3.2, on random files full of namesakes.

    whoiswho.py --binary PATH --seeds FROM:TO [--keep DIR]

The reference is written from the page alone. Compared are the accounts, the people of each side with the id
of the first node, accounts, email, title and roles, and whom each tie joins. Exit status 1 when any differ.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

DAY = "2026-11-01"
VACANT = ["N.N.", "vacant", "vakant", "TBD", "offen", "unbesetzt", "à pourvoir", "vacature", "wakat"]
NOTHING = ["nan", "None", "NULL", "n/a", "-", "?", " "]


# ------------------------------------------------------------------------------------- the reference


def same(text):
    """A name as names are compared: NFC, folded, runs of blanks as one."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).split())


def abbreviates(short, long):
    """True when a name is another's with initials in place of given names: "J. Brandt"."""
    left, right = same(short).split(), same(long).split()
    if len(left) != len(right) or len(left) < 2 or left[-1] != right[-1]:
        return False
    pairs = list(zip(left[:-1], right[:-1]))
    fits = all(a == b or a.endswith(".") and len(a) == 2 and b.startswith(a[0]) for a, b in pairs)
    return fits and left != right


def written(text):
    """A value, or nothing where it is a placeholder."""
    word = text.strip()
    return "" if word.lower() in {"nan", "none", "null", "nat", "n/a", "#n/a", "-", "?", ""} else word


@dataclass
class Node:
    file: int
    id: str
    kind: str
    name: str = ""
    email: str = ""
    title: str = ""
    role: str = ""
    account: list[str] = field(default_factory=list)  # as written
    status: str = ""


@dataclass
class Person:
    id: str
    kind: str
    name: str
    email: str
    title: str
    roles: set[str]
    accounts: list[int]
    files: set[int]
    emails: set[str]
    names: set[str]  # of all nodes, as names are compared


def understand(files, namesakes):
    """The accounts and people of files of nodes and ties."""
    accounts, by_name, by_id = [], {}, {}
    for nodes, _ in files:
        for node in nodes:
            if node.kind == "account":
                key = same(written(node.name))
                if key not in by_name:
                    by_name[key] = len(accounts)
                    accounts.append(written(node.name))
                by_id[node.file, node.id] = by_name[key]
    people, whose = [], {}
    everybody = [node for nodes, _ in files for node in nodes if node.kind != "account"]
    everybody = [node for node in everybody if same(node.name) not in set(map(same, VACANT))]

    def accounts_of(node):
        found = []
        for text in node.account:
            position = by_id.get((node.file, text))
            position = by_name[same(text)] if position is None else position
            if position not in found:
                found.append(position)
        return found

    def near(one, other):
        return one.kind != "contact" or bool(set(one.accounts) & set(other.accounts))

    def person_of(node):
        name, email = written(node.name), written(node.email)
        return Person(
            node.id, node.kind, name, email, written(node.title), {node.role} - {""}, accounts_of(node),
            {node.file}, {email} - {""}, {same(name)} - {""})  # fmt: skip

    drafts = [(node, person_of(node)) for node in everybody]
    for node, draft in drafts:
        # Files are read one after another: what a later one says of emails changes nobody who is there.
        read = [other for known, other in drafts if known.file <= node.file]
        rivals = set()  # the emails of those who have the name, wherever they stand
        if not draft.email and draft.name:
            for other in read:
                if other.kind == draft.kind and same(other.name) == same(draft.name) and near(draft, other):
                    rivals |= other.emails
        found = None
        for person in people:
            if person.kind != draft.kind or not near(draft, person):
                continue
            if namesakes and draft.files & person.files:
                continue
            named = draft.name and same(draft.name) in person.names
            if named and not (draft.email and person.email and draft.email != person.email):
                if not draft.email and len(rivals) > 1 and person.emails:
                    continue
                if draft.email and not person.email and is_doubtful(person, draft, read, near):
                    continue
                found = person
                break
            if draft.email and draft.email == person.email:
                if not draft.name or not person.name:
                    found = person
                    break
                if abbreviates(draft.name, person.name) or abbreviates(person.name, draft.name):
                    found = person
                    break
        if found is None:
            people.append(draft)
            whose[node.file, node.id] = draft
            continue
        found.name = found.name or draft.name
        found.email = found.email or draft.email
        found.title = found.title or draft.title
        found.roles |= draft.roles
        found.accounts += [a for a in draft.accounts if a not in found.accounts]
        found.files |= draft.files
        found.emails |= draft.emails
        found.names |= draft.names
        whose[node.file, node.id] = found
    ties = Counter()
    for file, (_, edges) in enumerate(files):
        for source, target in edges:
            ends = whose.get((file, source)), whose.get((file, target))
            if None not in ends:
                ties[ends[0].id, ends[1].id] += 1
    return {
        "accounts": sorted(accounts),
        "people": sorted(
            [p.kind, p.id, p.name, p.email, p.title, sorted(p.roles), [accounts[a] for a in p.accounts]]
            for p in people),
        "ties": sorted([*pair, count] for pair, count in ties.items()),
    }  # fmt: skip


def is_doubtful(person, draft, read, near):
    """True when somebody without an email may be one of several with different emails."""
    emails = set()
    for other in read:
        if other.kind == draft.kind and same(other.name) == same(draft.name) and near(person, other):
            emails |= other.emails
    return len(emails) > 1


# ------------------------------------------------------------------------------------- random files


def spelled(dice, name):
    """A name as somebody else writes it."""
    way = dice.randrange(6)
    if way == 0:
        return name.upper()
    if way == 1:
        return unicodedata.normalize("NFD", name)
    if way == 2:
        return name.replace(" ", dice.choice(["  ", "\u00a0", " \u00a0"]))
    return name


GIVEN, FAMILY = ["Zoë", "Jürgen", "Ana", "Émile"], ["Brandt", "Núñez", "Straub"]


def make(seed):
    """Files of nodes and ties, and whether to keep namesakes apart.

    Contacts of two accounts have names of their own, and files with --namesakes no emails: there the page leaves open
    who is first.
    """
    dice = random.Random(seed)
    names = [f"{g} {f}" for g in GIVEN for f in FAMILY]
    dice.shuffle(names)
    names = names[: dice.randint(2, 5)]
    emails = ["a@x.example", "b@x.example", "info@x.example"]
    orgs = ["Ålder GmbH", "Birke AG", "Cedar Ltd"][: dice.randint(1, 3)]
    namesakes = dice.random() < 0.2
    files, number = [], 0
    for file in range(dice.randint(1, 3)):
        nodes, edges, present = [], [], {}
        for org in orgs:
            for _ in range(1 if dice.random() < 0.8 else 2):
                number += 1
                nodes.append(Node(file, f"a{number}", "account", spelled(dice, org)))
                present.setdefault(org, []).append(nodes[-1].id)
        for _ in range(dice.randint(2, 9)):
            number += 1
            kind = dice.choice(["contact"] * 4 + ["staff"] * 2 + ["competitor"])
            node = Node(file, f"p{number}", kind)
            way = dice.random()
            name = dice.choice(names)
            if way < 0.07:
                node.name = dice.choice(VACANT)
            elif way < 0.12:
                given, family = name.split()
                node.name = f"{given[0]}. {family}"
            else:
                node.name = spelled(dice, name)
            way = dice.random()
            if way < 0.35 and not namesakes:
                node.email = dice.choice(emails)
            elif way < 0.45:
                node.email = dice.choice(NOTHING)
            if dice.random() < 0.4:
                node.title = dice.choice(["Chair", "Buyer", *NOTHING])
            if kind == "contact":
                node.role = dice.choice(["purchasing", "technical", "executive"])
                homes = [dice.choice(orgs)]
                if len(orgs) > 1 and dice.random() < 0.12:
                    node.name, homes = spelled(dice, f"Both {dice.choice(FAMILY)}"), orgs[:2]
                for org in homes:
                    spelling = dice.choice(present[org]) if dice.random() < 0.6 else spelled(dice, org)
                    node.account.append(spelling)
            if dice.random() < 0.1:
                node.status = "left"
            nodes.append(node)
        ours = [n.id for n in nodes if n.kind == "staff"]
        theirs = [n.id for n in nodes if n.kind == "contact"]
        for _ in range(dice.randint(0, 4)):
            if ours and theirs:
                edges.append((dice.choice(ours), dice.choice(theirs)))
        files.append((nodes, edges))
    return files, namesakes


def graphml(nodes, edges):
    keys = ["kind", "name", "email", "title", "role", "account", "status"]
    lines = ['<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
    lines += [f'<key id="{key}" for="all" attr.name="{key}"/>' for key in keys]
    lines.append('<graph edgedefault="directed">')
    for node in nodes:
        values = {key: getattr(node, key) for key in keys}
        values["account"] = ";".join(node.account)
        data = "".join(f'<data key="{k}">{escape(v)}</data>' for k, v in values.items() if v)
        lines.append(f"<node id={quoteattr(node.id)}>{data}</node>")
    for source, target in edges:
        data = '<data key="kind">relationship</data>'
        lines.append(f'<edge source="{source}" target="{target}">{data}</edge>')
    return "\n".join(lines + ["</graph></graphml>\n"])


# ------------------------------------------------------------------------------------- comparing


def actual(binary, paths, namesakes):
    command = [binary, "export", "-q", *map(str, paths), "--to", "json", "--as-of", DAY]
    run = subprocess.run(command + ["--namesakes"] * namesakes, capture_output=True, text=True, timeout=60)
    if run.returncode != 0:
        return {"error": run.stderr}
    graph = json.loads(run.stdout)
    names = {node["id"]: node.get("name", "") for node in graph["nodes"] if node["kind"] == "account"}
    people = []
    for node in graph["nodes"]:
        if node["kind"] != "account":
            roles = sorted(node.get("role", "").split(";")) if node.get("role") else []
            homes = [names[a] for a in node.get("account", "").split(";") if a]
            people.append(
                [node["kind"], node["id"], node.get("name", ""), node.get("email", ""), node.get("title", ""),
                 roles, homes])  # fmt: skip
    ties = Counter((l["source"], l["target"]) for l in graph["links"] if l["kind"] == "relationship")
    return {
        "accounts": sorted(names.values()),
        "people": sorted(people),
        "ties": sorted([*pair, count] for pair, count in ties.items()),
    }


def check(binary, seed, keep):
    files, namesakes = make(seed)
    expected = understand(files, namesakes)
    folder = Path(keep or tempfile.mkdtemp()) / str(seed)
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for position, (nodes, edges) in enumerate(files):
        paths.append(folder / f"f{position}.graphml")
        paths[-1].write_text(graphml(nodes, edges), encoding="utf-8")
    found = actual(binary, paths, namesakes)
    lines = []
    for part in expected:
        missing = [row for row in expected[part] if row not in found.get(part, [])]
        surplus = [row for row in found.get(part, []) if row not in expected[part]]
        lines += [f"lacks   {row}" for row in missing] + [f"surplus {row}" for row in surplus]
    if "error" in found:
        lines = [found["error"]]
    return [f"seed {seed}{' --namesakes' if namesakes else ''}"] + lines if lines else []


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--binary", required=True)
    parser.add_argument("--seeds", default="0:300")
    parser.add_argument("--keep")
    arguments = parser.parse_args()
    first, last = map(int, arguments.seeds.split(":"))
    failed = 0
    for seed in range(first, last):
        lines = check(arguments.binary, seed, arguments.keep)
        failed += bool(lines)
        for line in lines:
            print(line)
    print(f"{last - first - failed} of {last - first} agree")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
