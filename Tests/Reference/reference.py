#!/usr/bin/env python3
"""An independent reading of `dmugraph gaps --format json`, for comparison in tests.

    reference.py FILE... [--policy P.json] [--as-of D] [--strength-scale N] [--org-chart W] [--by U]

Section signs refer to SPEC.md. Of §3 it covers the native profile; --strict, --mapping, --supplier,
--groups, yEd labels and the full title table are left out. What it cannot judge raises an error:
it has no diagnostics. Letters in brackets, as in [C], refer to the readings in README.md.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import PurePath
from typing import Optional

import networkx


class OutOfScope(Exception):
    """The input is invalid, or asks for a part of the SPEC that is not covered here."""


def plain(text):
    """§3: names and values match ignoring case, `_`, `-`, `.` and blanks."""
    return re.sub(r"[_\-.\s]", "", text).lower()


def index(*words):
    return {plain(word): word for word in words}


# ---------------------------------------------------------------------------------- §3, the words

# §3 tables: accepted attribute names, the written one first.
NODE_NAMES = {
    "name": ["name", "label", "fullname", "shared name"],
    "account": ["account", "company", "customer", "organisation", "organization"],
    "role": ["role", "roles", "function", "buyingrole"],
    "title": ["title", "jobtitle", "position"],
    "influence": ["influence"],
    "seniority": ["seniority"],
    "left": ["left", "left_on", "enddate"],
    "owner": ["owner"],
    "stance": ["stance", "support", "sentiment"],
    "email": ["email"],
    "tier": ["tier"],
    "revenue": ["revenue"],
    "currency": ["currency"],
    "contract_end": ["contract_end"],
    "parent": ["parent"],
    "value": ["value", "amount"],
    "close_date": ["close_date"],
    "stage": ["stage"],
}
EDGE_NAMES = {
    "strength": ["strength", "weight"],
    "last_contact": ["last_contact", "lastcontact", "last_activity"],
    "role": ["role"],
    "stance": ["stance"],
    "influence": ["influence"],
}
NODE_KIND_NAMES = ["kind", "type", "entity_type"]
EDGE_KIND_NAMES = ["kind", "type", "interaction", "relationship"]
# §3: these give a kind only when the value is one; so read for edges too [H].
NODE_KIND_LABELS = ["label", "labels", "labelV"]
EDGE_KIND_LABELS = ["label", "labelE"]

NODE_KINDS = {
    plain(word): kind
    for kind, words in {
        "account": ["account", "company", "customer", "organization"],
        "contact": ["contact", "person"],
        "staff": ["staff", "supplier", "employee"],
        "competitor": ["competitor"],
        "product": ["product"],
        "deal": ["deal", "opportunity"],
    }.items()
    for word in words
}
EDGE_KINDS = {
    plain(word): kind
    for kind, words in {
        "relationship": ["relationship", "knows", "contact"],
        "reports_to": ["reports_to", "manager"],
        "influences": ["influences"],
        "works_with": ["works_with", "colleague"],
        "member_of": ["member_of", "employed_by"],
        "buys": ["buys"],
        "decides": ["decides"],
    }.items()
    for word in words
}

# §2, in the order of the table.
CONTACT_ROLES = ["purchasing", "technical", "executive", "user", "finance", "legal", "gatekeeper"]
STANCES = index("champion", "supporter", "neutral", "critic", "opponent")
FRIENDLY, HOSTILE = ("champion", "supporter"), ("critic", "opponent")
SENIORITIES = index("board", "head", "manager", "specialist", "assistant")

# §3: the title table itself is not in the SPEC; these are its examples, matched whole.
TITLE_EXAMPLES = {
    plain(title): roles
    for title, roles in {
        "Head of Procurement": ["purchasing"],
        "Einkaufsleiter": ["purchasing"],
        "CTO": ["technical", "executive"],
        "VP Engineering": ["technical"],
        "IT-Leiter": ["technical"],
        "Managing Director": ["executive"],
        "Geschäftsführer": ["executive"],
        "CEO": ["executive"],
    }.items()
}


# §3: the same examples, with the seniority that each tells.
TITLE_SENIORITIES = {
    plain(title): seniority
    for title, seniority in {
        "Head of Procurement": "head",
        "Einkaufsleiter": "head",
        "CTO": "board",
        "VP Engineering": "head",
        "IT-Leiter": "head",
        "Managing Director": "board",
        "Geschäftsführer": "board",
        "CEO": "board",
        "Head of Everything": "head",
    }.items()
}


# ------------------------------------------------------------------------------------- §4, policy

DEFAULT_POLICY = {
    "active_threshold": 0.2,
    "default_strength": 0.5,
    "half_life_days": 180,
    "upward_influence": 0.5,
    "downward_influence": 0.8,
    "influence_default": 0.5,
    "colleague_influence": 0.9,
    "acquaintance": 0.3,
    "key_influence": 0.7,
    "authority": {
        "board": 0.9, "head": 0.6, "manager": 0.45, "specialist": 0.3, "assistant": 0.1,
        "unknown": 0.3,
    },
    "coverage_authority": 0.5,
    "worthwhile_authority": 0.4,
    "renewal_window_days": 180,
    "departure_window_days": 365,
    "departure_rate": {"staff": 0.20, "contact": 0.16},
    "counterparts": {
        "purchasing": ["account_manager", "sales_representative", "sales_coordinator"],
        "technical": ["technical", "service"],
        "executive": ["executive", "account_manager"],
    },
    "plan": {
        "renew": 0.5, "introduce": 1, "approach": 2, "mismatch": 0.75, "outsider": 0.25, "minor": 1,
        "strengthen": 0.5, "handover": 0.5,
    },
    "tiers": {
        "default": {
            "required_roles": ["purchasing", "technical", "executive"],
            "role_threads": 1,
            "threads": 2,
        },
        "standard": {"required_roles": ["purchasing"], "role_threads": 1, "threads": 1},
    },
    "untiered": "default",
    "severity": {},
}

# §5, the table of findings, in its order.
SEVERITIES = {
    "role-missing": "medium",
    "role-unknown": "low",
    "role-uncovered": "high",
    "role-cold": "high",
    "role-opposed": "high",
    "role-junior": "medium",
    "role-thin": "medium",
    "unthreaded": "high",
    "single-threaded": "high",
    "thin-threads": "medium",
    "no-supporter": "medium",
    "single-supporter": "low",
    "key-contact-uncovered": "medium",
    "opponent-unattended": "medium",
    "rival-foothold": "high",
    "contact-left": "medium",
    "counterpart-missing": "low",
    "no-account-manager": "medium",
    "renewal-exposed": "high",
}

# §5: those that rise by one step near a renewal.
RISING = [
    "role-missing", "role-unknown", "role-junior", "role-thin", "single-threaded", "thin-threads",
    "no-supporter", "single-supporter", "contact-left",
]  # fmt: skip
STEPS = ["low", "medium", "high"]


def merged(base, change):
    """§4: maps merge key by key, everything else (lists too) replaces."""
    if isinstance(base, dict) and isinstance(change, dict):
        result = dict(base)
        for key, value in change.items():
            result[key] = merged(base[key], value) if key in base else value
        return result
    return change


class Policy:
    def __init__(self, changes=None):
        changes = changes or {}
        unknown = set(changes) - set(DEFAULT_POLICY)
        unknown |= set(changes.get("severity", {})) - set(SEVERITIES)
        if unknown:
            raise OutOfScope("unknown policy keys: %s" % sorted(unknown))
        self.values = merged(DEFAULT_POLICY, changes)
        self.tiers = {plain(name): (name, tier) for name, tier in self.values["tiers"].items()}
        # §2: a role may be any word that the policy names; in its order of appearance [K].
        named = list(self.values["counterparts"])
        for tier in self.values["tiers"].values():
            named += tier.get("required_roles", [])
        self.roles = index(*CONTACT_ROLES)
        for word in named:
            self.roles.setdefault(plain(word), word)
        self.role_order = list(self.roles.values())
        self.counterparts = {
            self.roles[plain(role)]: {plain(word) for word in words}
            for role, words in self.values["counterparts"].items()
        }

    def __getitem__(self, key):
        return self.values[key]

    def tier(self, name):
        """§4: a tier takes what it leaves out from `default`; no tier is `untiered`."""
        default = self.values["tiers"]["default"]
        written = self.tiers.get(plain(name or self.values["untiered"]), (name, {}))[1]
        return merged(default, written)

    def tier_name(self, written):
        """A tier that the policy names is spelled as there, any other as it is written [B]."""
        return self.tiers.get(plain(written), (written.strip(), None))[0]

    def severity(self, code):
        """§4: off, or false, silences a code."""
        severity = self.values["severity"].get(code, SEVERITIES[code])
        return None if severity in ("off", False) else severity


# ------------------------------------------------------------------------------- §3, §8, GraphML


@dataclass(eq=False)
class Element:
    """A node or an edge with its attributes, by plain name."""

    written: dict
    defaulted: dict

    def text(self, names):
        return self.lookup(names)[0]

    def lookup(self, names):
        """The text and whether it was written. An empty value is absent (§8); what is written
        under any of the names goes before what is defaulted under another [F]."""
        for values, is_written in ((self.written, True), (self.defaulted, False)):
            for name in map(plain, names):
                if values.get(name, "").strip():
                    return values[name], is_written
        return None, False


@dataclass(eq=False)
class Node(Element):
    id: str
    parent: Optional[Node]
    is_group: bool = False
    kind: Optional[str] = None
    kind_is_label: bool = False
    entity: object = None

    def groups(self):
        """The enclosing groups, innermost first."""
        group = self.parent
        while group:
            yield group
            group = group.parent

    def attribute(self, name):
        names = NODE_NAMES[name]
        if name == "name" and self.kind_is_label:  # a label that gives the kind is no name [O]
            names = [other for other in names if other != "label"]
        return self.text(names)


@dataclass(eq=False)
class Edge(Element):
    source: Node
    target: Node
    directed: bool
    kind: Optional[str] = None


def tag(element):
    return element.tag.rsplit("}", 1)[-1]  # §8: the namespace may be missing or another


def boolean(text):
    return {"true": True, "1": True, "false": False, "0": False}[text.strip().lower()]  # §8


class Document:
    """The nodes and edges of one file, in document order."""

    def __init__(self, path, content):
        self.path = PurePath(path)
        self.nodes, self.edges = [], []
        root = ElementTree.fromstring(content)
        if tag(root) != "graphml":
            raise OutOfScope("not GraphML")
        self.keys = {}  # (kind of element, id) → (plain name, default)
        for key in root:
            if tag(key) == "key":  # §8: wherever they stand; `for` defaults to all
                default = next((d.text or "" for d in key if tag(d) == "default"), None)
                name = key.get("attr.name", key.get("id"))
                self.keys[key.get("for", "all"), key.get("id")] = (plain(name), default)
        for graph in root:
            if tag(graph) == "graph":
                by_id, drawn = {}, []
                self.read_graph(graph, None, by_id, drawn)
                # §8: edges resolve anywhere within the graph directly under graphml
                for edge, directed in drawn:
                    ends = by_id[edge.get("source")], by_id[edge.get("target")]
                    self.edges.append(Edge(*self.values(edge, "edge"), *ends, directed))

    def read_graph(self, graph, parent, by_id, drawn):
        directed_here = graph.get("edgedefault", "undirected").strip() == "directed"  # §8
        for child in graph:
            if tag(child) == "node":
                node = Node(*self.values(child, "node"), child.get("id"), parent)
                if node.id in by_id:
                    raise OutOfScope("duplicate id %r" % node.id)
                by_id[node.id] = node
                self.nodes.append(node)
                for nested in child:
                    if tag(nested) == "graph":
                        node.is_group = True
                        self.read_graph(nested, node, by_id, drawn)
            elif tag(child) == "edge":
                written = child.get("directed")
                directed = directed_here if written is None else boolean(written)
                drawn.append((child, directed))

    def values(self, element, kind):
        written, defaulted, seen = {}, {}, set()
        for data in element:
            if tag(data) == "data":
                key = (kind, data.get("key"))
                if key not in self.keys:
                    key = ("all", data.get("key"))
                name, _ = self.keys[key]
                written[name] = data.text or ""  # §8 duplicate-data: the last counts
                seen.add(key)
        for key, (name, default) in self.keys.items():
            if key[0] in (kind, "all") and key not in seen and default is not None:
                defaulted[name] = default
        return written, defaulted


# ------------------------------------------------------------------------------ §2, the portfolio


@dataclass(eq=False)
class Entity:
    """What ids stand for: accounts, contacts, staff, competitors, products."""

    kind: str
    nodes: list = field(default_factory=list)  # (file number, node); the first gives the id
    id: str = ""


@dataclass(eq=False)
class Account(Entity):
    name: str = ""
    tier: Optional[str] = None
    revenue: Optional[float] = None
    currency: Optional[str] = None
    contract_end: Optional[date] = None
    owner: Optional[str] = None
    parent: Optional[tuple] = None  # (document, text)
    contacts: list = field(default_factory=list)


@dataclass(eq=False)
class Deal(Entity):
    name: str = ""
    accounts: list = field(default_factory=list)
    value: Optional[float] = None
    currency: Optional[str] = None
    close_date: Optional[date] = None
    is_closed: bool = False
    decisions: list = field(default_factory=list)  # (contact, roles, stance, influence)


@dataclass(eq=False)
class Contact(Entity):
    roles: list = field(default_factory=list)
    influence: Optional[float] = None
    seniority: Optional[str] = None
    stance: Optional[str] = None
    left: Optional[date] = None

    def authority(self, policy):
        """§2: the written influence, else by seniority from the policy."""
        if self.influence is not None:
            return self.influence
        return policy["authority"][self.seniority or "unknown"]


@dataclass(eq=False)
class Outsider(Entity):
    """Staff or a competitor: whoever has ties to contacts."""

    name: Optional[str] = None
    email: Optional[str] = None
    roles: frozenset = frozenset()
    left: Optional[date] = None


@dataclass(eq=False)
class Tie:
    person: Outsider
    contact: Contact
    strength: float
    confirmed: bool
    last_contact: Optional[date]


def number(text, low=0.0, high=float("inf")):
    if text is None:
        return None
    value = float(text)
    if not low <= value <= high:
        raise OutOfScope("%r is outside %r…%r" % (text, low, high))
    return value


def day(text):
    """§3: a date-time counts as the day written in it."""
    if text is None:
        return None
    match = re.fullmatch(r"\s*(\d{4}-\d\d-\d\d)(T\S+)?\s*", text)
    if not match:
        raise OutOfScope("not a date: %r" % text)
    return date.fromisoformat(match.group(1))


def role_words(text):
    """§3: one or several, separated by `;` or `,` or `|`."""
    return [word.strip() for word in re.split(r"[;,|]", text or "") if plain(word)]


class Portfolio:
    def __init__(self, files, policy, strength_scale=1.0, org_chart=None):
        self.policy, self.scale, self.org_chart = policy, strength_scale, org_chart
        self.accounts, self.contacts, self.products = [], [], []
        self.staff, self.competitors, self.deals = [], [], []
        self.ties, self.reporting_lines = [], []
        self.documents = [Document(path, content) for path, content in files]
        for file_number, document in enumerate(self.documents):
            self.read_edge_kinds(document)
            self.read_node_kinds(document)
            self.read_people(document, file_number)
            self.place_contacts(document)
            self.read_deals(document)
            self.read_ties(document)
        self.name_ids()

    # Kinds (§3)

    @staticmethod
    def written_kind(element, names, labels, kinds):
        text = element.text(names)
        if text is not None:
            return kinds.get(plain(text), "ignored")
        values = [element.text([label]) for label in labels]
        return next((kinds[plain(v)] for v in values if v and plain(v) in kinds), None)

    def read_edge_kinds(self, document):
        for edge in document.edges:
            edge.kind = self.written_kind(edge, EDGE_KIND_NAMES, EDGE_KIND_LABELS, EDGE_KINDS)

    def read_node_kinds(self, document):
        nodes = document.nodes
        for node in nodes:
            node.kind = self.written_kind(node, NODE_KIND_NAMES, NODE_KIND_LABELS, NODE_KINDS)
            label = node.text(["label"])
            by_label = node.kind and node.text(NODE_KIND_NAMES) is None and label
            node.kind_is_label = bool(by_label) and plain(label) in NODE_KINDS
        none_written = not any(node.kind for node in nodes)

        def has_personal_attribute(node):
            return any(node.attribute(name) for name in ("title", "role", "email", "account"))

        def is_person(node):
            if node.kind is None:
                return not node.is_group and has_personal_attribute(node)
            return node.kind in ("contact", "staff")

        # A group is an account when people lie in it; of unmarked ones the outermost [J].
        # The crossing lines of `inferred-groups` are not covered.
        people = [node for node in nodes if is_person(node)]
        for person in people:
            groups = list(person.groups())
            unmarked = [group for group in groups if group.kind is None]
            if unmarked and not any(group.kind == "account" for group in groups):
                unmarked[-1].kind = "account"
        # A node is an account when people name it or point to it with member_of.
        for person in people:
            named = person.attribute("account")
            if named and self.named_account(document, named) is None:
                unmarked = [node for node in nodes if node.kind is None and not is_person(node)]
                by_id = [node for node in unmarked if node.id == named]
                by_name = [node for node in unmarked if node.attribute("name") == named]
                for node in (by_id or by_name)[:1]:
                    node.kind = "account"
        for edge in document.edges:
            if edge.kind == "member_of":
                for end, other in ((edge.source, edge.target), (edge.target, edge.source)):
                    if end.kind is None and not is_person(end) and is_person(other):
                        end.kind = "account"
        # A contact when it has a title, role, email or account or lies in an account.
        for node in nodes:
            if node.kind is None and not node.is_group:
                inside = any(group.kind == "account" for group in node.groups())
                if has_personal_attribute(node) or inside:
                    node.kind = "contact"
        for node in nodes:
            if node.kind is None:
                labelled = node.attribute("name") and not node.is_group
                node.kind = "contact" if none_written and labelled else "ignored"

    # Entities (§2, §3 values, §3 identity across files)

    def read_people(self, document, file_number):
        for node in document.nodes:
            read = {
                "account": self.read_account,
                "contact": self.read_contact,
                "staff": self.read_outsider,
                "competitor": self.read_outsider,
                "product": self.read_product,
                "deal": self.read_deal,
            }.get(node.kind)
            if read:
                node.entity = read(node, file_number)
                node.entity.nodes.append((file_number, node))

    @staticmethod
    def in_earlier_files(entities, file_number):
        return [e for e in entities if all(number < file_number for number, _ in e.nodes)]

    def read_account(self, node, file_number):
        tier = node.attribute("tier")
        values = {
            "tier": self.policy.tier_name(tier) if tier else None,
            "revenue": number(node.attribute("revenue")),
            "currency": node.attribute("currency"),
            "contract_end": day(node.attribute("contract_end")),
            "owner": node.attribute("owner"),
            "parent": (self.documents[file_number], node.attribute("parent")),
        }
        if not node.attribute("parent"):
            values["parent"] = None
        name = node.attribute("name") or node.id  # [C]
        # §3: accounts are the same when their names match exactly: across files [D].
        for account in self.in_earlier_files(self.accounts, file_number):
            if account.name == name:
                break
        else:
            account = Account("account", name=name)
            self.accounts.append(account)
        for key, value in values.items():  # the first file that says something counts [E]
            if getattr(account, key) is None:
                setattr(account, key, value)
        return account

    def read_contact(self, node, file_number):
        contact = Contact("contact")
        words, title = role_words(node.attribute("role")), node.attribute("title")
        found = set()
        for word in words:
            if plain(word) in self.policy.roles:
                found.add(self.policy.roles[plain(word)])
            else:  # §3: tried as a title; failing that, counts as no role
                found.update(TITLE_EXAMPLES.get(plain(word), []))
        if not found and title:
            found.update(TITLE_EXAMPLES.get(plain(title), []))
        contact.roles = [role for role in self.policy.role_order if role in found]
        contact.influence = number(node.attribute("influence"), 0, 1)
        seniority = node.attribute("seniority")
        if seniority:
            contact.seniority = SENIORITIES[plain(seniority)]
        else:  # §3.1: a title gives a seniority to every contact that has none written [V]
            spoken = [plain(word) for word in words + [title or ""]]
            known = [TITLE_SENIORITIES[text] for text in spoken if text in TITLE_SENIORITIES]
            contact.seniority = known[0] if known else None
        contact.left = day(node.attribute("left"))
        stance = node.attribute("stance")
        contact.stance = STANCES[plain(stance)] if stance else None
        self.contacts.append(contact)
        return contact

    def read_outsider(self, node, file_number):
        person = Outsider(
            node.kind,
            name=node.attribute("name"),
            email=node.attribute("email"),
            roles=frozenset(map(plain, role_words(node.attribute("role")))),
            left=day(node.attribute("left")),
        )
        known = self.staff if node.kind == "staff" else self.competitors
        candidates = self.in_earlier_files(known, file_number)
        # §3: the same across files when emails match, else when name and role match
        # (two missing roles do). Two different emails are two people [G].
        for other in candidates:
            if person.email and person.email == other.email:
                return other
        for other in candidates:
            if person.email and other.email:
                continue
            if person.name and (person.name, person.roles) == (other.name, other.roles):
                return other
        known.append(person)
        return person

    def read_product(self, node, file_number):
        self.products.append(Entity("product"))
        return self.products[-1]

    def read_deal(self, node, file_number):
        """§3; a stage of closed, won, lost, with or without closed before it, is closed."""
        deal = Deal("deal", name=node.attribute("name") or node.id)
        deal.value = number(node.attribute("value"))
        deal.currency = node.attribute("currency")
        deal.close_date = day(node.attribute("close_date"))
        stage = plain(node.attribute("stage") or "")
        deal.is_closed = stage in ("closed", "won", "lost", "closedwon", "closedlost")
        self.deals.append(deal)
        return deal

    def read_deals(self, document):
        """§3: the accounts of deals, and what contacts are in them."""
        for node in document.nodes:
            if node.kind == "deal":
                for text in (node.attribute("account") or "").split(";"):
                    account = self.named_account(document, text.strip())
                    if account and account.entity not in node.entity.accounts:
                        node.entity.accounts.append(account.entity)
        for edge in document.edges:
            ends = {edge.source.kind: edge.source, edge.target.kind: edge.target}
            if edge.kind in (None, "decides") and set(ends) == {"contact", "deal"}:
                words = role_words(edge.text(EDGE_NAMES["role"]))
                known = {self.policy.roles.get(plain(word)) for word in words}
                roles = [role for role in self.policy.role_order if role in known]
                stance = edge.text(EDGE_NAMES["stance"])
                influence = number(edge.text(EDGE_NAMES["influence"]), 0, 1)
                stance = STANCES[plain(stance)] if stance else None
                part = ends["contact"].entity, roles, stance, influence
                ends["deal"].entity.decisions.append(part)

    # Units (§5)

    def units(self, by):
        """What is looked at one by one, each with a portfolio in which its contacts are what they are there."""
        if by == "account":
            return [(self, account) for account in self.accounts]
        if by == "family":
            return [(self, unit) for unit in self.families()]
        return [self.deal_unit(deal) for deal in self.deals if not deal.is_closed]

    def families(self):
        parents = {id(account): self.parent(account) for account in self.accounts}
        for account in self.accounts:  # a cycle is cut at its first account
            above, seen = parents[id(account)], set()
            while above and above is not account and id(above) not in seen:
                seen.add(id(above))
                above = parents[id(above)]
            if above is account:
                parents[id(account)] = None
        members = {}
        for account in self.accounts:
            top = account
            while parents[id(top)]:
                top = parents[id(top)]
            members.setdefault(id(top), []).append(account)
        return [self.family(top, members[id(top)]) for top in self.accounts if id(top) in members]

    def parent(self, account):
        """An account's id, in its file, or its name; an unknown one is none."""
        if not account.parent:
            return None
        document, text = account.parent
        node = self.named_account(document, text)
        named = [other for other in self.accounts if other.name == text]
        return node.entity if node else named[0] if named else None

    @staticmethod
    def family(top, members):
        unit = Account("account", name=top.name, tier=top.tier, owner=top.owner, id=top.id)
        paying = [account for account in members if account.revenue is not None]
        if len({account.currency for account in paying}) == 1:
            unit.revenue = sum(account.revenue for account in paying)
            unit.currency = paying[0].currency
        elif not paying:
            unit.currency = top.currency
        unit.contract_end = min((a.contract_end for a in members if a.contract_end), default=None)
        unit.contacts = [c for account in members for c in account.contacts]
        return unit

    def deal_unit(self, deal):
        first = deal.accounts[0] if deal.accounts else Account("account")
        unit = Account("deal", name=deal.name, tier=first.tier, owner=first.owner, id=deal.id)
        unit.revenue, unit.contract_end = deal.value, deal.close_date
        unit.currency = deal.currency or first.currency
        copies = {}  # several edges of one contact: roles add up, else the first value counts
        placed = {id(c) for account in self.accounts for c in account.contacts}
        for contact, roles, stance, influence in deal.decisions:
            if id(contact) not in placed:  # [U]
                continue
            copy = copies.get(id(contact))
            if copy is None:
                copy = copies[id(contact)] = replace(contact)
                copy.written = {}
            if roles:
                earlier = copy.roles if "roles" in copy.written else []
                copy.roles = [r for r in self.policy.role_order if r in roles or r in earlier]
                copy.written["roles"] = True
            for name, value in (("stance", stance), ("influence", influence)):
                if value is not None and name not in copy.written:
                    setattr(copy, name, value)
                    copy.written[name] = True
        view = Portfolio.__new__(Portfolio)
        view.__dict__.update(self.__dict__)
        view.contacts = [copies.get(id(contact), contact) for contact in self.contacts]
        view.ties = [replace(t, contact=copies.get(id(t.contact), t.contact)) for t in self.ties]
        unit.contacts = list(copies.values())
        return view, unit

    # Contacts to accounts (§3)

    @staticmethod
    def named_account(document, text):
        """§3: an account's node id, or else its name; within the file [I]."""
        accounts = [node for node in document.nodes if node.kind == "account"]
        for node in accounts:
            if node.id == text:
                return node
        for node in accounts:
            if node.attribute("name") == text:
                return node
        return None

    def place_contacts(self, document):
        accounts = [node for node in document.nodes if node.kind == "account"]
        contacts = [node for node in document.nodes if node.kind == "contact"]
        places = {node: self.account_of(document, node, accounts) for node in contacts}
        places.update(self.joined_accounts(document, places))
        for node in contacts:
            if places[node]:
                places[node].entity.contacts.append(node.entity)

    @staticmethod
    def joined_accounts(document, places):
        """§3.3: the account of the people it is joined to by lines when these have but one."""
        lines = networkx.Graph()
        for edge in document.edges:
            joins = edge.kind in (None, "relationship", "reports_to", "works_with", "influences")
            if joins and edge.source.kind == edge.target.kind == "contact":
                lines.add_edge(edge.source, edge.target)
        lost = lines.subgraph([node for node in lines if places[node] is None])
        found = {}
        for part in networkx.connected_components(lost):
            beside = {places[other] for node in part for other in lines[node]} - {None}
            if len(beside) == 1:
                found.update(dict.fromkeys(part, *beside))
        return found

    def account_of(self, document, contact, accounts):
        named = contact.attribute("account")
        if named:
            found = self.named_account(document, named)
            if found is None:
                raise OutOfScope("unknown account %r" % named)
            return found
        for group in contact.groups():
            if group.kind == "account":
                return group
        memberships = []
        for edge in document.edges:
            ends = {edge.source.kind: edge.source, edge.target.kind: edge.target}
            if edge.kind in (None, "member_of") and set(ends) == {"contact", "account"}:
                if ends["contact"] is contact and ends["account"] not in memberships:
                    memberships.append(ends["account"])
        if len(memberships) == 1:
            return memberships[0]
        if not accounts:
            raise OutOfScope("a file of contacts without any account")
        return accounts[0] if len(accounts) == 1 else None  # else `contact-without-account`

    # Ties (§2, §3)

    def read_ties(self, document):
        lines, first = [], len(self.ties)
        for edge in document.edges:
            source, target = edge.source.entity, edge.target.entity
            if source is None or target is None or source is target:
                continue
            kinds = {source.kind, target.kind}
            outside = kinds in ({"staff", "contact"}, {"competitor", "contact"})
            if outside and edge.kind in (None, "relationship"):
                # §2: undirected, whichever way the edge is drawn
                contact, person = (
                    (source, target) if source.kind == "contact" else (target, source)
                )
                self.ties.append(self.tie(edge, person, contact))
            elif kinds in ({"contact"}, {"staff"}):
                if edge.kind == "reports_to":
                    self.reporting_lines.append((source, target))
                elif edge.kind is None and edge.directed:
                    lines.append((source, target))
                # otherwise works_with or influences: of no consequence for gaps
        # §5: confirmed also asks for a date, if any tie of ours in the file has one
        ours = [tie for tie in self.ties[first:] if tie.person.kind == "staff"]
        if any(tie.last_contact for tie in ours):
            for tie in ours:
                tie.confirmed = tie.confirmed and tie.last_contact is not None
        if lines:
            downward = self.points_downward(lines)
            self.reporting_lines += [(t, s) if downward else (s, t) for s, t in lines]

    def points_downward(self, lines):
        """§3: the direction of untyped org-chart lines, per file."""
        if self.org_chart:
            return self.org_chart == "downward"
        two_out = max(Counter(source for source, _ in lines).values()) > 1
        two_in = max(Counter(target for _, target in lines).values()) > 1
        return not (two_in and not two_out)

    def tie(self, edge, person, contact):
        text, is_written = edge.lookup(EDGE_NAMES["strength"])
        strength = number(text, 0, self.scale)
        last_contact = day(edge.text(EDGE_NAMES["last_contact"]))
        if strength is None:
            strength, is_written = self.policy["default_strength"], False
        else:
            strength /= self.scale
        return Tie(person, contact, strength, is_written, last_contact)

    # Ids (§3)

    def name_ids(self):
        """§3: bare where unique in the portfolio, else file-stem/id. One entity that has the
        same id in two files has it alone; of several ids the first is printed [A]."""
        entities = self.accounts + self.contacts + self.staff + self.competitors + self.products
        entities += self.deals
        owners = {}
        for entity in entities:
            for _, node in entity.nodes:
                owners.setdefault(node.id, set()).add(id(entity))
        for entity in entities:
            file_number, node = entity.nodes[0]
            alone = len(owners[node.id]) == 1
            entity.id = node.id if alone else self.stem(file_number) + "/" + node.id

    def stem(self, file_number):
        """§3: with the shortest path suffix that tells two files of one name apart."""
        paths = [document.path.with_suffix("").parts for document in self.documents]
        for length in range(1, len(paths[file_number]) + 1):
            suffix = paths[file_number][-length:]
            if sum(path[-length:] == suffix for path in paths) == 1:
                return "/".join(suffix)
        raise OutOfScope("two files of one path")


# -------------------------------------------------------------------------------- §5, definitions


def effective_strength(tie, as_of, half_life):
    """§5: s · 2^(−max(0, t − last_contact)/half_life); undated ties do not decay."""
    if tie.last_contact is None:
        return tie.strength
    days = max(0, (as_of - tie.last_contact).days)
    return tie.strength * 2.0 ** (-days / half_life)


def has_left(person, as_of):
    """§3.2: a leaver has left by the day."""
    return getattr(person, "left", None) is not None and person.left <= as_of


def threads(pairs):
    """§5: the most staff–contact pairs that share no person."""
    graph = networkx.Graph()
    graph.add_edges_from((("staff", person), ("contact", contact)) for person, contact in pairs)
    top = [node for node in graph if node[0] == "staff"]
    matching = networkx.bipartite.hopcroft_karp_matching(graph, top)
    return len(matching) // 2


class AccountGaps:
    """One account: coverage, threads and findings."""

    def __init__(self, portfolio, account, as_of):
        self.account, self.policy, self.as_of = account, portfolio.policy, as_of
        self.tier = self.policy.tier(account.tier)
        everyone = [c for c in portfolio.contacts if c in account.contacts]  # input order
        self.contacts = [c for c in everyone if not has_left(c, as_of)]
        self.leavers = [c for c in everyone if has_left(c, as_of)]
        self.ties_to_leavers = [t for t in portfolio.ties if t.contact in self.leavers]
        self.on_record, confirmed, self.rivals = {}, {}, {}
        for tie in portfolio.ties:
            if tie.contact not in self.contacts:
                continue
            pair = tie.person, tie.contact
            # §5: active asks that neither end is a leaver
            e = effective_strength(tie, as_of, self.policy["half_life_days"])
            e = -1.0 if has_left(tie.person, as_of) else e
            # §5: parallel ties count as the strongest
            ours = tie.person.kind == "staff"
            strongest = self.on_record if ours else self.rivals
            strongest[pair] = max(e, strongest.get(pair, -1.0))
            # §3: of a last contact after the day a tie is not confirmed
            if ours and tie.confirmed and not (tie.last_contact and tie.last_contact > as_of):
                confirmed[pair] = max(e, confirmed.get(pair, 0.0))
        self.active = self.active_pairs(self.on_record)
        self.staff = [s for s in portfolio.staff if any(p is s for p, _ in self.active)]
        self.competitors = portfolio.competitors
        self.threads = threads(self.active)
        self.threads_confirmed = threads(self.active_pairs(confirmed))
        self.supporting = None
        if any(c.stance for c in self.contacts):
            friendly = {pair for pair in self.active if pair[1].stance in FRIENDLY}
            self.supporting = threads(friendly)
        self.owner = self.find_owner(portfolio)
        self.roles = self.role_rows()
        self.findings = self.all_findings()

    def find_owner(self, portfolio):
        """§3: the owner is a staff's id, email or name."""
        written = self.account.owner
        for key in ("id", "email", "name"):
            found = [staff for staff in portfolio.staff if getattr(staff, key) == written]
            if written and found:
                return found[0]
        return None

    def active_pairs(self, strengths):
        return {pair for pair, e in strengths.items() if e >= self.policy["active_threshold"]}

    # Coverage (§5, first match wins)

    def status(self, holders):
        if not holders:
            return "missing" if all(c.roles for c in self.contacts) else "unknown"
        if not any(contact in holders for _, contact in self.on_record):
            return "uncovered"
        pairs = {pair for pair in self.active if pair[1] in holders}
        if not pairs:
            return "cold"
        touched = [c for c in holders if self.is_active(c) and c.stance not in HOSTILE]
        if not touched:
            return "opposed"
        authorities = [c.authority(self.policy) for c in holders]
        ours = sum(c.authority(self.policy) for c in touched)
        greatest = max(c.authority(self.policy) for c in touched) == max(authorities)
        least = self.policy["coverage_authority"] * sum(authorities)
        if not greatest and sum(authorities) > 0 and ours < least - 1e-9:
            return "junior"
        return "thin" if threads(pairs) < self.tier["role_threads"] else "covered"

    def share(self, holders):
        """§5: authority(T∩F) / authority(H)."""
        touched = [c for c in holders if self.is_active(c) and c.stance not in HOSTILE]
        whole = sum(c.authority(self.policy) for c in holders)
        return sum(c.authority(self.policy) for c in touched) / whole if whole > 0 else None

    def role_rows(self):
        """The required roles, then those held but not required, without a status."""
        required = [self.policy.roles[plain(word)] for word in self.tier["required_roles"]]
        rows = []
        for role in required + [r for r in self.policy.role_order if r not in required]:
            holders = [c for c in self.contacts if role in c.roles]
            row = {"role": role, "required": role in required}
            if row["required"]:
                row["status"] = self.status(holders)
                if holders and self.share(holders) is not None:
                    row["share"] = self.share(holders)
            elif not holders:
                continue
            row["holders"] = holders
            row["covered"] = [c for c in holders if self.is_active(c)]
            rows.append(row)
        return rows

    def is_active(self, contact):
        return any(c is contact for _, c in self.active)

    # Findings (§5)

    def all_findings(self):
        found = []

        def add(code, **about):
            severity = self.policy.severity(code)
            if severity:
                rises = self.renewal_near() and code in RISING
                if rises and code not in self.policy["severity"] and severity != "high":
                    about["risen"] = True
                    severity = STEPS[STEPS.index(severity) + 1]
                found.append({"code": code, "severity": severity, **about})

        for row in self.roles:
            if row.get("status") not in (None, "covered"):
                add("role-" + row["status"], role=row["role"], contacts=row["holders"])
        if self.threads == 0 and self.contacts:
            add("unthreaded")
        if self.threads == 1 and self.tier["threads"] > 1:
            add("single-threaded", **self.bottlenecks())
        if 1 < self.threads < self.tier["threads"]:
            add("thin-threads")
        if self.threads >= 1 and self.supporting == 0:
            add("no-supporter")
        if self.supporting == 1 and self.tier["threads"] > 1:
            add("single-supporter")
        for leaver in self.leavers:
            if self.mattered(leaver):
                add("contact-left", contacts=[leaver])
        for contact in self.contacts:
            self.contact_findings(contact, add)
        for row in self.roles:
            if row.get("status") == "covered" and self.lacks_counterpart(row):
                add("counterpart-missing", role=row["role"], contacts=row["holders"])
        if self.lacks_account_manager():
            add("no-account-manager")
        # Of what rises from low to medium the renewal is exposed, too [Y].
        if self.renewal_near() and any(f["severity"] != "low" for f in found):
            add("renewal-exposed")

        # §5: by severity, then the order of the table, then of the roles, then of the contacts;
        # the last two are the order of adding, and the sort is stable
        table = list(SEVERITIES)
        severities = ["high", "medium", "low"]
        found.sort(key=lambda f: (severities.index(f["severity"]), table.index(f["code"])))
        return found

    def bottlenecks(self):
        """§5: every person whose departure alone leaves no active tie, with its side."""

        def alone(person):
            return all(person in pair for pair in self.active)

        return {
            "contacts": [c for c in self.contacts if alone(c)],
            "staff": [s for s in self.staff if alone(s)],
        }

    def is_key(self, contact):
        """§4: 0 switches the thing off."""
        key = self.policy["key_influence"]
        return key > 0 and contact.influence is not None and contact.influence >= key

    def mattered(self, leaver):
        """§5 contact-left; a tie without a date does not age [Z]."""
        ties = [tie for tie in self.ties_to_leavers if tie.contact is leaver]
        ours = [tie for tie in ties if tie.person.kind == "staff"]
        age = (self.as_of - leaver.left).days
        required = {self.policy.roles[plain(word)] for word in self.tier["required_roles"]}
        counted = required & set(leaver.roles) or leaver.stance in FRIENDLY or self.is_key(leaver)
        return bool(ours and counted and age <= self.policy["departure_window_days"])

    def contact_findings(self, contact, add):
        if not self.is_active(contact):
            if self.is_key(contact):
                add("key-contact-uncovered", contacts=[contact])
            if contact.stance in HOSTILE and contact.authority(self.policy) >= 0.5:
                add("opponent-unattended", contacts=[contact])
        best = max([e for (_, c), e in self.on_record.items() if c is contact], default=0.0)
        best = max(best, 0.0)
        # Only competitors whose tie is active are named [L].
        stronger = [
            rival
            for rival in self.competitors
            if self.rivals.get((rival, contact), 0.0) >= self.policy["active_threshold"]
            and self.rivals[rival, contact] > best
        ]
        if stronger:
            add("rival-foothold", contacts=[contact], competitors=stronger)

    def lacks_counterpart(self, row):
        """§5; staff of unknown role count as a counterpart."""
        if row["role"] not in self.policy.counterparts:
            return False
        wanted = self.policy.counterparts[row["role"]]
        callers = [person for person, contact in self.active if contact in row["holders"]]
        return not any(not person.roles or person.roles & wanted for person in callers)

    def lacks_account_manager(self):
        """§5; without any active tie the condition on staff holds of itself [M]."""
        if plain(self.account.tier or self.policy["untiered"]) != "key" or self.owner in self.staff:
            return False
        return all(person.roles and "accountmanager" not in person.roles for person in self.staff)

    def renewal_near(self):
        """§5: within the window after the day, its last day included [N], or past."""
        end = self.account.contract_end
        window = timedelta(days=self.policy["renewal_window_days"])
        return end is not None and end <= self.as_of + window

    # Output (§7)

    def order(self):
        """§7: a high finding first, falling revenue (missing last), name, id."""
        revenue = self.account.revenue
        return (
            not any(f["severity"] == "high" for f in self.findings),
            (1, 0.0) if revenue is None else (0, -revenue),
            self.account.name,
            self.account.id,
        )

    def document(self):
        account = self.account
        result = {
            "id": account.id,
            "name": account.name,
            "tier": account.tier,
            "revenue": account.revenue,
            "currency": account.currency,
            "contract_end": account.contract_end and account.contract_end.isoformat(),
            "owner": self.owner and self.owner.id,
            "contacts": len(self.contacts),
            "staff": len(self.staff),
            "threads": self.threads,
            "threads_confirmed": self.threads_confirmed,
            "threads_supporting": self.supporting,
            "roles": [with_ids(row) for row in self.roles],
            "findings": [with_ids(finding) for finding in self.findings],
        }
        return {key: value for key, value in result.items() if value is not None}


def with_ids(record):
    return {
        key: [entity.id for entity in value] if isinstance(value, list) else value
        for key, value in record.items()
    }


def gaps(files, policy=None, as_of=None, strength_scale=1.0, org_chart=None, by="account"):
    """The units that `gaps` lists. `files` are pairs of a path and the bytes in it."""
    portfolio = Portfolio(files, Policy(policy), strength_scale, org_chart)
    as_of = as_of or date.today()
    results = [AccountGaps(view, unit, as_of) for view, unit in portfolio.units(by)]
    results.sort(key=AccountGaps.order)
    return {"accounts": [result.document() for result in results]}


def main():
    parser = argparse.ArgumentParser(description="reference for dmugraph gaps --format json")
    parser.add_argument("files", nargs="+", metavar="FILE")
    parser.add_argument("--policy", help="a JSON file")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--strength-scale", type=float, default=1.0)
    parser.add_argument("--org-chart", choices=["downward", "upward"])
    parser.add_argument("--by", choices=["account", "deal", "family"], default="account")
    options = parser.parse_args()
    policy = None
    if options.policy:
        with open(options.policy, encoding="utf-8") as file:
            policy = json.load(file)
    files = []
    for path in options.files:
        with open(path, "rb") as file:
            files.append((path, file.read()))
    scale, chart = options.strength_scale, options.org_chart
    result = gaps(files, policy, options.as_of, scale, chart, options.by)
    json.dump(result, sys.stdout, ensure_ascii=False, indent=2)
    print()


if __name__ == "__main__":
    main()
