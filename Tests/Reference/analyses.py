#!/usr/bin/env python3
"""Compares `dmugraph threads`, `paths`, `plan` and `influence` with networkx and HiGHS on random portfolios.

    analyses.py --binary PATH --seeds FROM:TO [--large]

Larger portfolios than brute force copes with. Threads are compared with maximum flows and matchings, and
every cut and path is checked by deleting and walking; the k best paths with networkx's simple paths; the
cost of every plan with that of an integer program, and the planned ties by matchings; reach, betweenness and
dominators with networkx's. With `--large`, plans alone, of accounts of twelve staff and sixty contacts. Exit
status 1 when anything differs.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import networkx as nx
import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

DAY = date(2026, 11, 1)
ROLES = ["purchasing", "technical", "executive", "user"]
LARGE_ROLES = [*ROLES, "finance", "legal", "gatekeeper"]
STAFF_ROLES = ["account_manager", "sales_representative", "technical", "service", "executive", "marketing"]
COUNTERPARTS = {
    "purchasing": {"account_manager", "sales_representative", "sales_coordinator"},
    "technical": {"technical", "service"},
    "executive": {"executive", "account_manager"},
}
THRESHOLD, UPWARD, DOWNWARD, COLLEAGUES = 0.2, 0.5, 0.8, 0.9
LADDER = ["role-uncovered", "role-cold", "role-opposed", "role-junior", "role-thin"]
THREADS = ["unthreaded", "single-threaded", "thin-threads"]
HOSTILE = ("critic", "opponent")
SENIORITY = {"board": 0.9, "head": 0.6, "manager": 0.45, "specialist": 0.3, "assistant": 0.1, "": 0.3}
COSTS = {"renew": 0.5, "introduce": 1, "approach": 2, "mismatch": 0.75, "outsider": 0.25, "minor": 1}


class Portfolio:
    """A random portfolio, its GraphML and what follows from it."""

    def __init__(self, seed):
        r = self.random = random.Random(seed)
        self.staff = {f"s{i}": r.choice(STAFF_ROLES + [""]) for i in range(r.randint(1, 9))}
        self.accounts = {}
        self.roles = {}
        self.ties = []  # staff, contact, strength, date or None
        self.links = []  # kind, source, target, weight or None
        self.colleagues = []
        for account in range(r.randint(1, 3)):
            contacts = [f"c{account}x{i}" for i in range(r.randint(0, 24))]
            self.accounts[f"a{account}"] = contacts
            density = r.choice([0, 0.03, 0.1, 0.3])
            for i, contact in enumerate(contacts):
                self.roles[contact] = set(r.sample(ROLES, r.choice([1, 1, 1, 2, 3])))
                for staff in self.staff:
                    if r.random() < density:
                        age = r.choice([None, 0, 90, 200, 365, 900])
                        seen = None if age is None else DAY - timedelta(days=age)
                        self.ties.append((staff, contact, r.choice([0.1, 0.3, 0.5, 0.8, 1.0]), seen))
                if i and r.random() < 0.8:
                    self.links.append(("reports_to", contact, r.choice(contacts[:i]), None))
                if i and r.random() < 0.3:
                    other = r.choice(contacts[:i])
                    kind = r.choice(["influences", "works_with"])
                    self.links.append((kind, contact, other, r.choice([0.1, 0.25, 0.6, 0.95])))
        for one, other in itertools.combinations(self.staff, 2):
            if r.random() < 0.15:
                self.colleagues.append((one, other))
        self.role_threads, self.threads = r.randint(1, 4), r.randint(1, 4)
        self.required = r.sample(ROLES, r.randint(1, 4))
        everybody = list(self.roles)
        if len(everybody) > 1 and r.random() < 0.5:
            for _ in range(r.randint(1, 4)):  # a group's head, a consultant: links from account to account
                kind, weight = r.choice([("reports_to", None), ("influences", 0.6), ("works_with", 0.95)])
                self.links.append((kind, *r.sample(everybody, 2), weight))
        self.describe(everybody)

    def describe(self, contacts):
        """What decides on authority, stance and costs."""
        r = self.random
        plain, hostile = r.random() < 0.3, r.choice([0, 0.15, 0.4])
        self.influence = {c: r.choice([None, 0.1, 0.3, 0.6, 0.9, 1.0]) if not plain else None for c in contacts}
        self.seniority = {c: r.choice(list(SENIORITY)) if not plain else "" for c in contacts}
        self.stance = {c: r.choice(HOSTILE) if r.random() < hostile else r.choice(["", "neutral", "supporter"]) for c in contacts}
        self.owner = {a: r.choice(["", *self.staff]) for a in self.accounts}
        self.left = {s for s in self.staff if r.random() < 0.1}
        self.off = {code for code in [*LADDER, *THREADS, "key-contact-uncovered", "opponent-unattended"] if r.random() < 0.04}
        self.acquaintance = r.choice([0.3, 0.3, 0.6, 0])

    @classmethod
    def large(cls, seed):
        """One account of twelve staff and sixty contacts of many mixes of roles."""
        portfolio = cls(seed)
        r = portfolio.random
        portfolio.staff = {f"s{i:02}": r.choice(STAFF_ROLES + [""]) for i in range(12)}
        contacts = [f"c{i:02}" for i in range(60)]
        roles = LARGE_ROLES[: r.randint(4, 7)]
        counts = r.choice([[1, 2, 3, 4], [1, 1, 2, 3], [2, 2, 3], [2], [3, 4]])
        density, links = r.choice([0, 0, 0.01, 0.03]), r.choice([0, 0.3, 0.8])
        portfolio.accounts = {"a0": contacts}
        portfolio.roles = {contact: set(r.sample(roles, r.choice(counts))) for contact in contacts}
        portfolio.ties = [
            (staff, contact, r.choice([0.1, 0.3, 0.8]), r.choice([None, DAY - timedelta(days=400)]))
            for staff in portfolio.staff
            for contact in contacts
            if r.random() < density
        ]
        portfolio.links = [
            ("works_with", *r.sample(contacts, 2), round(r.uniform(0.2, 1), 3)) for _ in range(round(60 * links))
        ]
        portfolio.colleagues = [pair for pair in itertools.combinations(portfolio.staff, 2) if r.random() < 0.15]
        portfolio.role_threads, portfolio.threads = r.choice([1, 2, 3, 4, 4]), r.randint(1, 6)
        portfolio.required = r.sample(roles, r.randint(3, len(roles)))
        portfolio.describe(contacts)
        return portfolio

    def write(self, folder):
        def data(**values):
            return "".join(f'<data key="{k}">{v}</data>' for k, v in values.items() if v not in (None, ""))

        lines = ['<graphml xmlns="http://graphml.graphdrawing.org/xmlns">']
        for key in ["kind", "account", "role", "strength", "last_contact", "weight", "influence", "seniority", "stance", "owner", "left"]:
            kind = "double" if key in ("strength", "weight", "influence") else "string"
            lines.append(f'<key id="{key}" for="all" attr.name="{key}" attr.type="{kind}"/>')
        lines.append('<graph edgedefault="directed">')
        for staff, role in self.staff.items():
            lines.append(f'<node id="{staff}">{data(kind="staff", role=role, left=DAY if staff in self.left else None)}</node>')
        for account, contacts in self.accounts.items():
            lines.append(f'<node id="{account}">{data(kind="account", owner=self.owner[account])}</node>')
            for contact in contacts:
                role = ";".join(sorted(self.roles[contact]))
                about = {name: getattr(self, name)[contact] for name in ("influence", "seniority", "stance")}
                lines.append(f'<node id="{contact}">{data(kind="contact", account=account, role=role, **about)}</node>')
        for staff, contact, strength, seen in self.ties:
            values = data(kind="relationship", strength=strength, last_contact=seen)
            lines.append(f'<edge source="{staff}" target="{contact}">{values}</edge>')
        for kind, source, target, weight in self.links:
            lines.append(f'<edge source="{source}" target="{target}">{data(kind=kind, weight=weight)}</edge>')
        for one, other in self.colleagues:
            lines.append(f'<edge source="{one}" target="{other}">{data(kind="works_with")}</edge>')
        path = folder / "portfolio.graphml"
        path.write_text("\n".join([*lines, "</graph></graphml>"]))
        policy = folder / "policy.json"
        tier = {"required_roles": self.required, "role_threads": self.role_threads, "threads": self.threads}
        policy.write_text(json.dumps({
            "tiers": {"default": tier}, "acquaintance": self.acquaintance, "severity": dict.fromkeys(sorted(self.off), "off"),
        }))  # fmt: skip
        return [str(path), "--policy", str(policy), "--as-of", str(DAY), "--format", "json", "-q"]

    def strengths(self, contacts):
        """Effective strengths by pair, of the strongest of parallel ties; -1 of those who have left."""
        found = {}
        for staff, contact, strength, seen in self.ties:
            if contact in contacts:
                fade = 1 if seen is None else 2 ** (-(DAY - seen).days / 180)
                now = -1 if staff in self.left else strength * fade
                found[staff, contact] = max(found.get((staff, contact), -1), now)
        return found

    def authority(self, contact):
        influence = self.influence[contact]
        return SENIORITY[self.seniority[contact]] if influence is None else influence

    def is_hostile(self, contact):
        return self.stance[contact] in HOSTILE

    def influences(self, open_doors=False):
        """The arcs among all contacts: none leaves those who are against us."""
        arcs = {}

        def add(source, target, strength):
            if strength > 0 and source != target and (open_doors or not self.is_hostile(source)):
                arcs[source, target] = max(strength, arcs.get((source, target), 0))

        for kind, source, target, weight in self.links:
            if kind == "reports_to":
                add(source, target, UPWARD)
                add(target, source, DOWNWARD)
            else:
                add(source, target, weight)
                if kind == "works_with":
                    add(target, source, weight)
        return arcs

    def members(self, account):
        """The contacts of a unit and everybody from whom links lead there, over any distance."""
        links = nx.DiGraph(list(self.influences()))
        links.add_nodes_from(self.accounts[account])
        return set(self.accounts[account]).union(*(nx.ancestors(links, c) for c in self.accounts[account]))

    def network(self, account, threshold, through_staff):
        contacts = self.members(account)
        graph = nx.DiGraph()
        graph.add_nodes_from([*contacts, *(s for s in self.staff if s not in self.left)])

        def add(source, target, strength):
            if strength > 0 and strength >= threshold:
                if strength > graph.get_edge_data(source, target, {}).get("strength", 0):
                    graph.add_edge(source, target, strength=strength, weight=-math.log(strength))

        for (staff, contact), strength in self.strengths(contacts).items():
            add(staff, contact, strength)
        for (source, target), strength in self.influences().items():
            if source in contacts and target in contacts:
                add(source, target, strength)
        if through_staff:
            for one, other in self.colleagues:
                if not {one, other} & self.left:
                    add(one, other, COLLEAGUES)
                    add(other, one, COLLEAGUES)
        return graph

    def ways(self, account, target, threshold, through_staff):
        """The network without the steps that go past a boss whom we do not know."""
        graph = self.network(account, threshold, through_staff)
        touched = {c for (_, c), strength in self.strengths(self.roles).items() if strength >= THRESHOLD}
        for source, head in list(graph.edges):
            barred = head in self.roles and head not in touched and self.authority(head) > self.authority(target)
            if source in self.roles and head != target and barred:
                graph.remove_edge(source, head)
        return graph

    def assumed(self, account, target, staff=None):
        """The assumed ways: none where anybody has a way over arcs that count."""
        graph = self.ways(account, target, THRESHOLD, True)
        if any(s in graph and nx.has_path(graph, s, target) for s in self.staff) or not self.acquaintance:
            return []
        return [
            ([s, between, target], strength * self.acquaintance)
            for (s, between), strength in self.strengths(set(self.accounts[account])).items()
            if strength >= THRESHOLD and between != target and not self.is_hostile(between) and staff in (None, s)
        ]

    def holders(self, account, role):
        return [c for c in self.accounts[account] if role in self.roles[c]]

    def active(self, account):
        pairs = self.strengths(set(self.accounts[account]))
        return {pair for pair, strength in pairs.items() if strength >= THRESHOLD}


def largest_matching(pairs):
    graph = nx.Graph((("l", a), ("r", b)) for a, b in pairs)
    tops = [node for node in graph if node[0] == "l"]
    return len(nx.bipartite.hopcroft_karp_matching(graph, tops)) // 2


def disjoint_paths(graph, sources, targets):
    """The most paths that share no vertex, by a flow through split vertices."""
    flow = nx.DiGraph()
    flow.add_nodes_from(["from", "to"])
    for vertex in graph:
        flow.add_edge((vertex, 0), (vertex, 1), capacity=1)
    for source, target in graph.edges:
        flow.add_edge((source, 1), (target, 0), capacity=1)
    for source in sources:
        flow.add_edge("from", (source, 0), capacity=1)
    for target in targets:
        flow.add_edge((target, 1), "to", capacity=1)
    return nx.maximum_flow_value(flow, "from", "to")


def check_threads(portfolio, result):
    for account in result["accounts"]:
        name = account["id"]
        active = portfolio.active(name)
        size = largest_matching(active)
        if account["threads"] != size:
            yield f"{name}: {account['threads']} threads, {size} by matching"
        pairs = [(p["staff"], p["contact"]) for p in account["pairs"]]
        if len({x for p in pairs for x in p}) != 2 * size or not set(pairs) <= active:
            yield f"{name}: pairs {pairs}"
        graph = portfolio.network(name, THRESHOLD, False)
        for cut in (account["cut_supplier"], account["cut_customer"]):
            if len(cut) != size or any(not {a, b} & set(cut) for a, b in active):
                yield f"{name}: cut {cut}"
        for role in account["roles"]:
            holders = portfolio.holders(name, role["role"])
            size = disjoint_paths(graph, [s for s in portfolio.staff if s in graph], holders)
            if role["threads"] != size or len(role["paths"]) != size:
                yield f"{name} {role['role']}: {role['threads']} threads, {size} by flow"
            people = [person for path in role["paths"] for person in path]
            steps = [step for path in role["paths"] for step in zip(path, path[1:])]
            if len(set(people)) != len(people) or not all(graph.has_edge(*s) for s in steps):
                yield f"{name} {role['role']}: paths {role['paths']}"
            for cut in (role["cut_supplier"], role["cut_customer"]):
                rest = graph.subgraph(set(graph) - set(cut))
                ends = [h for h in holders if h in rest]
                left = disjoint_paths(rest, [s for s in portfolio.staff if s in rest], ends)
                if len(cut) != size or left:
                    yield f"{name} {role['role']}: cut {cut}"


def check_paths(portfolio, result):
    for target in result["targets"]:
        name, account = target["id"], target["account"]
        graph = portfolio.ways(account, name, 0, False)
        graph.add_edges_from((("from", s) for s in portfolio.staff if s in graph), weight=0)
        try:
            best = list(itertools.islice(nx.shortest_simple_paths(graph, "from", name, "weight"), 3))
        except nx.NetworkXNoPath:
            best = []
        expected = [math.exp(-nx.path_weight(graph, path, "weight")) for path in best]
        assumed = sorted((strength for _, strength in portfolio.assumed(account, name)), reverse=True)
        expected += assumed[: 3 - len(expected)]
        listed = [path for path in target["paths"] if not path.get("planned")]
        actual = [path["strength"] for path in listed]
        if len(expected) != len(actual) or any(abs(a - b) > 1e-9 for a, b in zip(expected, actual)):
            yield f"{name}: paths {actual}, {expected} by networkx"
        if [bool(path.get("assumed")) for path in listed] != [n >= len(best) for n in range(len(listed))]:
            yield f"{name}: assumed {listed}"
        whole = portfolio.ways(account, name, 0, True)
        for path in target["paths"]:
            steps = list(zip(path["people"], path["people"][1:]))
            if path.get("assumed"):
                if (path["people"], path["strength"]) not in portfolio.assumed(account, name):
                    yield f"{name}: not assumed {path}"
                continue
            product = math.prod(whole.edges[step]["strength"] for step in steps)
            if abs(product - path["strength"]) > 1e-12 or len(set(path["people"])) != len(path["people"]):
                yield f"{name}: {path}"


def tie_costs(portfolio, account):
    """The cost of every tie: §5 Plan."""
    contacts = portfolio.accounts[account]
    known = portfolio.strengths(set(contacts))
    insiders = {staff for staff, _ in known} | {portfolio.owner[account]}
    costs = {}
    for contact in contacts:
        graph = portfolio.ways(account, contact, THRESHOLD, True)
        lengths = nx.single_source_dijkstra_path_length(graph.reverse(), contact)
        assumed = {}
        for path, strength in portfolio.assumed(account, contact):
            assumed[path[0]] = max(strength, assumed.get(path[0], 0))
        for staff, role in portfolio.staff.items():
            if staff in portfolio.left:
                continue
            way = math.exp(-lengths[staff]) if staff in lengths else assumed.get(staff)
            if (staff, contact) in known:
                cost = 0 if known[staff, contact] >= THRESHOLD else COSTS["renew"]
            elif way:
                cost = COSTS["introduce"] + min(1, math.log(way) / math.log(0.02))
            else:
                cost = COSTS["approach"]
            if cost:
                named = portfolio.roles[contact] & set(COUNTERPARTS)
                if role and named and not any(role in COUNTERPARTS[n] for n in named):
                    cost += COSTS["mismatch"]
                if staff not in insiders:
                    cost += COSTS["outsider"]
                if not portfolio.roles[contact] & set(portfolio.required) and portfolio.authority(contact) < 0.4:
                    cost += COSTS["minor"]
            costs[staff, contact] = cost
    return costs


def demands(portfolio, account):
    """What a plan asks for: (contacts, pairs, pairs that the policy asks for), and shares of authority."""
    contacts, shares = portfolio.accounts[account], []
    touched = {contact for _, contact in portfolio.active(account)}
    count = len([staff for staff in portfolio.staff if staff not in portfolio.left])
    steps = list(itertools.takewhile(lambda code: code not in portfolio.off, LADDER))
    parts = []
    for role in portfolio.required:
        holders = portfolio.holders(account, role)
        if not holders or not steps:
            continue
        friends = [c for c in holders if not portfolio.is_hostile(c)]
        weights = {c: round(20 * portfolio.authority(c)) for c in holders}
        greatest, whole = max(weights.values()), sum(weights.values())
        can_have_share = whole == 0 or any(weights[c] == greatest for c in friends) or 2 * sum(weights[c] for c in friends) >= whole
        on_record = {contact for _, contact in portfolio.strengths(set(holders))}
        if "role-cold" in steps or not on_record:
            parts.append((holders, 1, 1))
        if "role-opposed" in steps and friends:
            parts.append((friends, 1, 1))
        if not friends and "role-opposed" in steps:
            continue
        if "role-junior" in steps and friends and can_have_share and whole and count:
            shares.append(({c: whole if weights[c] == greatest else weights[c] for c in friends}, (whole + 1) // 2))
        if "role-junior" in steps and not can_have_share:
            continue
        if "role-thin" in steps:
            parts.append((holders, portfolio.role_threads, portfolio.role_threads))
    least = [1, 2, portfolio.threads]
    for code, need in zip(THREADS, least):
        if code in portfolio.off:
            break
        parts.append((contacts, min(need, portfolio.threads), min(need, portfolio.threads)))
    for contact in contacts:
        influence = portfolio.influence[contact]
        if influence is not None and influence >= 0.7 and "key-contact-uncovered" not in portfolio.off:
            parts.append(([contact], 1, 1))
        if portfolio.is_hostile(contact) and portfolio.authority(contact) >= 0.5 and "opponent-unattended" not in portfolio.off:
            parts.append(([contact], 1, 1))
    parts = [part for part in parts if part[0]]
    return [(set(part), min(size, len(part), count), need) for part, size, need in parts], shares, touched


def cheapest(costs, parts, shares, touched):
    """The cost of the cheapest plan, by an integer program."""
    pairs = list(costs)
    rows, columns, values, low, high = [], [], [], [], []
    count = len(pairs)

    def row(entries, least, most):
        for column, value in entries:
            rows.append(len(low))
            columns.append(column)
            values.append(value)
        low.append(least)
        high.append(most)

    for number, (part, size, _) in enumerate(parts):
        base = count * (number + 1)
        inside = [i for i, (_, contact) in enumerate(pairs) if contact in part]
        row([(base + i, 1) for i in inside], size, np.inf)
        for person in {p for i in inside for p in pairs[i]}:
            row([(base + i, 1) for i in inside if person in pairs[i]], 0, 1)
        for i in inside:
            row([(base + i, 1), (i, -1)], -np.inf, 0)
    width = count * (len(parts) + 1)
    if not pairs:
        return 0.0
    for weights, least in shares:
        for contact in weights:
            if contact not in touched:
                row([(width, -1), *((i, 1) for i, pair in enumerate(pairs) if pair[1] == contact)], 0, np.inf)
                weights[contact] = (weights[contact], width)
                width += 1
        given = sum(weight for weight in weights.values() if isinstance(weight, int))
        row([(weight[1], weight[0]) for weight in weights.values() if not isinstance(weight, int)], least - given, np.inf)
    matrix = coo_array((values, (rows, columns)), shape=(len(low), width)).tocsr()
    each = np.array([costs[p] for p in pairs])
    # HiGHS ends when it is within a millionth of the optimum; so costs are in thousandths.
    objective = np.concatenate([1000 * each, np.zeros(width - count)])
    answer = milp(
        objective, integrality=np.ones(width), bounds=Bounds(0, 1),
        constraints=LinearConstraint(matrix, low, high), options={"mip_rel_gap": 0},
    )  # fmt: skip
    return each @ answer.x[:count].round() if answer.success else math.inf


def has_share(weights, least, touched):
    return sum(weight for contact, weight in weights.items() if contact in touched) >= least


def check_plan(portfolio, result):
    loads = {}
    for account in result["accounts"]:
        name = account["id"]
        costs = tie_costs(portfolio, name)
        parts, shares, touched = demands(portfolio, name)
        best = cheapest(costs, parts, [(dict(weights), least) for weights, least in shares], touched)
        if not account["optimal"]:
            yield f"{name}: no proof"
        if abs(best - account["cost"]) > 1e-9 * max(1, best):
            yield f"{name}: plan costs {account['cost']}, {best} by HiGHS"
        planned = [a for a in account["actions"] if a["type"] in ("renew", "introduce", "approach")]
        new = {(a["staff"], a["contact"]) for a in planned}
        if abs(sum(costs[pair] for pair in new) - account["cost"]) > 1e-9:
            yield f"{name}: actions cost {sum(costs[pair] for pair in new)}, not {account['cost']}"
        for action in planned:
            if abs(action["cost"] - costs[action["staff"], action["contact"]]) > 1e-9:
                yield f"{name}: {action}"
            loads.setdefault(action["staff"], set()).add((name, action["contact"]))
        after = portfolio.active(name) | new
        for part, size, _ in parts:
            if largest_matching({pair for pair in after if pair[1] in part}) < size:
                yield f"{name}: the plan leaves {sorted(part)} short of {size}"
        for weights, least in shares:
            if not has_share(weights, least, {contact for _, contact in after}):
                yield f"{name}: the plan leaves too little authority among {sorted(weights)}"
        if account["feasible"] != all(size >= need for _, size, need in parts):
            yield f"{name}: feasible is {account['feasible']}"
        for action in planned:
            if "via" not in action:
                continue
            graph = portfolio.ways(name, action["contact"], THRESHOLD, True)
            if action.get("assumed"):
                if action["via"] not in [path for path, _ in portfolio.assumed(name, action["contact"])]:
                    yield f"{name}: not assumed {action['via']}"
            elif not nx.is_path(graph, action["via"]):
                yield f"{name}: no way {action['via']}"
        yield from check_spread(portfolio, account, costs)
    counts = {person["id"]: person["actions"] for person in result["people"]}
    if counts != {staff: len(ties) for staff, ties in loads.items()}:
        yield f"people {counts}, {loads}"


def check_spread(portfolio, account, costs):
    """Of colleagues whose costs are equal for every contact the one with the fewest actions so far acts."""
    contacts = portfolio.accounts[account["id"]]
    acting = [a["staff"] for a in account["actions"] if a["type"] in ("renew", "introduce", "approach")]
    before = portfolio.__dict__.setdefault("so_far", {})
    for staff in set(acting):
        for other in portfolio.staff:
            if other in portfolio.left or other in acting:
                continue
            if all(abs(costs[staff, c] - costs[other, c]) < 1e-9 for c in contacts):
                if (before.get(other, 0), other) < (before.get(staff, 0), staff):
                    yield f"{account['id']}: {staff} acts, not {other}"
    for staff in acting:
        before[staff] = before.get(staff, 0) + 1


def check_influence(portfolio, result):
    for account in result["accounts"]:
        name = account["id"]
        contacts = portfolio.accounts[name]
        graph = nx.DiGraph()
        graph.add_nodes_from(contacts)
        for (source, target), strength in portfolio.influences(open_doors=True).items():
            if source in contacts and target in contacts:
                graph.add_edge(source, target, strength=strength, weight=-math.log(strength))
        for _, _, arc in graph.edges(data=True):
            # Whole numbers, so that equally strong ways are equal; one more for each step.
            arc["length"] = (round(-math.log2(arc["strength"]) * 2**32) << 20) + 1
        between = nx.betweenness_centrality(graph, weight="length")
        for contact in account["contacts"]:
            lengths = nx.single_source_dijkstra_path_length(graph, contact["id"], weight="weight")
            strengths = [math.exp(-length) for other, length in lengths.items() if other != contact["id"]]
            reach = sum(strengths) / max(1, len(contacts) - 1)
            if abs(contact["reach"] - reach) > 1e-8:
                yield f"{contact['id']}: reach {contact['reach']}, {reach} by networkx"
            if abs(contact["betweenness"] - between[contact["id"]]) > 1e-9:
                yield f"{contact['id']}: betweenness {contact['betweenness']}, {between[contact['id']]} by networkx"
        warm = portfolio.network(name, THRESHOLD, False)
        warm.add_node("from")
        warm.add_edges_from(("from", staff) for staff in portfolio.staff if staff in warm)
        nearest = nx.immediate_dominators(warm, "from")
        gates = {gate["executive"]: [p["id"] for p in gate["people"]] for gate in account["gatekeepers"]}
        for executive in portfolio.holders(name, "executive"):
            chain, person = [], nearest.get(executive)
            while person not in (None, "from"):
                chain.append(person)
                person = nearest[person]
            if (executive in gates) != (executive in nearest) or (executive in account["unreached"]) == (executive in nearest):
                yield f"{executive}: reached or not"
            if gates.get(executive, []) != chain[::-1]:
                yield f"{executive}: gatekeepers {gates.get(executive)}, {chain[::-1]} by networkx"


CHECKS = {"threads": check_threads, "paths": check_paths, "plan": check_plan, "influence": check_influence}


def compare(binary, seed, is_large):
    portfolio = Portfolio.large(seed) if is_large else Portfolio(seed)
    checks = {"plan": check_plan} if is_large else CHECKS
    problems = []
    with tempfile.TemporaryDirectory() as folder:
        arguments = portfolio.write(Path(folder))
        for command, check in checks.items():
            run = subprocess.run([binary, command, *arguments], capture_output=True, text=True, check=False)
            if run.returncode:
                problems.append(f"{command}: status {run.returncode}: {run.stderr}")
            else:
                problems += [f"{command}: {problem}" for problem in check(portfolio, json.loads(run.stdout))]
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--seeds", required=True)
    parser.add_argument("--large", action="store_true")
    options = parser.parse_args()
    first, last = map(int, options.seeds.split(":"))
    failed = 0
    with ThreadPoolExecutor(2) as pool:
        for seed, problems in zip(range(first, last), pool.map(lambda s: compare(options.binary, s, options.large), range(first, last))):
            failed += bool(problems)
            for problem in problems[:6]:
                print(f"seed {seed}: {problem}")
    print(f"{last - first} portfolios, {failed} differ")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
