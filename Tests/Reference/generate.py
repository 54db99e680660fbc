#!/usr/bin/env python3
"""Random portfolios in the native profile (SPEC §3), each with a policy; valid throughout.

    generate.py SEED DIR              write the portfolio of one seed and print its command line
    generate.py --histogram FROM:TO   what the reference finds in the portfolios of the seeds

Where the SPEC can be read in two ways, the portfolios avoid the question if that is cheap
(README.md says which ones they do ask). Same seed, same files.
"""

from __future__ import annotations

import argparse
import json
import random
import shlex
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Optional
from xml.sax.saxutils import escape, quoteattr

import reference

# Composed and decomposed letters differ (§8); “names by Unicode scalars” (§7) is neither UTF-16
# order nor the order of canonical equivalence.
ACCOUNT_NAMES = [
    "Aster GmbH", "Birke & Söhne", "Caf\u00e9 Central", "Cafe\u0301 Central", "Delta <Nord>",
    "\uff21lpha", "\U0001d538lpha", "alpha", "Östwerk AG", "Zeta \"Z\" Ltd", "O'Hara", "東京精密",
    "Nord–Süd", "Aster", "aster gmbh", "Łódź Stal", "Éclair", "E\u0301clair", "Omega, Inc.; East",
]  # fmt: skip
PERSON_NAMES = [
    "Anna Meyer", "Björn Åkesson", "Chloé Dubois", "D. O'Neil", "Émile", "Fatma Öz", "Grzegorz",
    "Hélène <HQ>", "Ida & Co", "Jürgen Groß", "Kim", "Łukasz", "Mária", "Nguyễn An", "Olga", "Paul",
]  # fmt: skip
COMPETITOR_NAMES = ["Rival AG", "Konkurrenz & Co", "Third “Way”", "Rival"]
STAFF_ROLES = [
    "account_manager", "sales_representative", "sales_coordinator", "technical", "service",
    "marketing", "executive", "presales",
]  # fmt: skip
EXTRA_ROLES = ["quality", "data_protection"]
NO_ROLES = ["xyzzy", "plugh"]  # neither known nor a title
CURRENCIES = ["EUR", "USD", "CHF"]
STANCES = ["champion", "supporter", "neutral", "critic", "opponent"]

# §3 tables: the names that each attribute may have.
NODE_NAMES = {
    "kind": ["kind", "type", "entity_type", "labels", "labelV", "label"],
    "name": ["name", "label", "fullname", "shared name"],
    "account": ["account", "company", "customer", "organisation", "organization"],
    "role": ["role", "roles", "function", "buyingrole"],
    "title": ["title", "jobtitle", "position"],
    "stance": ["stance", "support", "sentiment"],
    "department": ["department", "businessunit"],
    "value": ["value", "amount"],
}
EDGE_NAMES = {
    "kind": ["kind", "type", "interaction", "relationship", "label", "labelE"],
    "strength": ["strength", "weight"],
    "weight": ["weight", "strength"],
    "last_contact": ["last_contact", "lastcontact", "last_activity"],
}
KIND_VALUES = {
    "account": ["account", "company", "customer", "organization"],
    "contact": ["contact", "person"],
    "staff": ["staff", "supplier"],  # what `employee` is, hangs on the other nodes of its file
    "competitor": ["competitor"],
    "product": ["product"],
    "relationship": ["relationship", "knows", "contact"],
    "reports_to": ["reports_to", "manager"],
    "influences": ["influences"],
    "works_with": ["works_with", "colleague"],
    "member_of": ["member_of", "employed_by"],
    "buys": ["buys"],
    "deal": ["deal", "opportunity"],
    "decides": ["decides"],
}
NUMBERS = {"influence", "strength", "weight", "revenue", "value", "target", "departure_rate"}


# ------------------------------------------------------------------------------------ the drafts


@dataclass(eq=False)
class Account:
    name: str
    values: dict
    is_owned: bool = False
    contacts: list = field(default_factory=list)


@dataclass(eq=False)
class Contact:
    values: dict
    account: Account
    file: int = 0


@dataclass(eq=False)
class Outsider:
    kind: str
    name: str
    email: Optional[str]
    roles: list


@dataclass(eq=False)
class Tie:
    person: Outsider
    contact: Contact
    values: dict


@dataclass(eq=False)
class Node:
    id: str
    values: dict  # attribute → text
    children: Optional[list] = None  # of a group


@dataclass(eq=False)
class Edge:
    source: Node
    target: Node
    values: dict
    directed: Optional[str] = None  # as written


@dataclass
class Case:
    files: list  # (relative path, bytes)
    policy: Optional[dict]
    as_of: date
    strength_scale: Optional[int]
    org_chart: Optional[str]
    by: Optional[str] = None

    def write(self, folder):
        for path, content in self.files:
            (Path(folder) / path).parent.mkdir(parents=True, exist_ok=True)
            (Path(folder) / path).write_bytes(content)
        if self.policy is not None:
            text = json.dumps(self.policy, ensure_ascii=False, indent=2)
            (Path(folder) / "policy.json").write_text(text, encoding="utf-8")

    def arguments(self):
        """After `dmugraph gaps`, in the folder that the case was written to."""
        result = [path for path, _ in self.files] + ["--as-of", self.as_of.isoformat()]
        if self.policy is not None:
            result += ["--policy", "policy.json"]
        if self.strength_scale:
            result += ["--strength-scale", str(self.strength_scale)]
        if self.org_chart:
            result += ["--org-chart", self.org_chart]
        if self.by:
            result += ["--by", self.by]
        return result

    def expected(self):
        scale = self.strength_scale or 1
        by = self.by or "account"
        return reference.gaps(self.files, self.policy, self.as_of, scale, self.org_chart, by)


class Dice(random.Random):
    def chance(self, probability):
        return self.random() < probability

    def spelled(self, word):
        """§3: values match trimmed, ignoring case, `_`, `-`, `.` and blanks."""
        if self.chance(0.5):
            return word
        word = self.choice([word, word.upper(), word.title(), word.swapcase()])
        word = word.replace("_", self.choice(["_", "-", ".", " ", ""]))
        if self.chance(0.3):
            at = self.randint(1, len(word) - 1)
            word = word[:at] + self.choice("_-. ") + word[at:]
        return self.choice(["", "", " ", "\n  "]) + word + self.choice(["", "", " "])

    def numeral(self, value):
        """The same number in one of its spellings."""
        texts = [repr(value), repr(float(value)), "%r0" % float(value), "%.17g" % value]
        texts += ["%de0" % value] if value == int(value) else ["%re-1" % (value * 10)]
        return self.choice([text for text in texts if float(text) == value])


# ------------------------------------------------------------------------------------- the policy


def random_policy(dice):
    """A part of a policy (§4), or none at all."""
    if dice.chance(0.1):
        return None, []
    policy = {}
    extra = dice.choice([[], EXTRA_ROLES[:1], EXTRA_ROLES])
    for key, values in {
        "active_threshold": [0.1, 0.125, 0.2, 0.25, 0.3, 0.5, 1],
        "default_strength": [0.05, 0.2, 0.25, 0.5, 1],
        "half_life_days": [1, 30, 90, 180, 365, 45.5],
        "key_influence": [0, 0.3, 0.5, 0.7, 0.9, 1],
        "authority": [{"unknown": 0}, {"head": 0.9, "manager": 0.5}, {"board": 0.5, "assistant": 0}],
        "coverage_authority": [0, 0.25, 0.5, 0.75, 1],
        "departure_window_days": [0, 100, 1000],
        "untiered": ["key", "standard", "gold"],
        "renewal_window_days": [0, 1, 30, 90, 365],
        "upward_influence": [0.25],
        "departure_rate": [{"staff": 0.1}, {"contact": 0}],
    }.items():
        if dice.chance(0.4):
            policy[key] = dice.choice(values)
    vocabulary = reference.CONTACT_ROLES + extra

    if dice.chance(0.4) or extra:
        known = dice.sample(reference.CONTACT_ROLES, dice.randint(0, 2))
        counterparts = known + [role for role in extra if dice.chance(0.6)]
        policy["counterparts"] = {
            role: dice.sample(STAFF_ROLES, dice.randint(1, 3)) for role in counterparts
        }
    if dice.chance(0.7) or extra:
        tiers = {}
        for name in ["default", "standard", "key", "gold"]:
            if dice.chance(0.5):
                tier = tiers[name] = {}
                if dice.chance(0.6):
                    pool = vocabulary if dice.chance(0.4) else vocabulary[:3] + extra
                    wanted = dice.sample(pool, min(len(pool), dice.randint(1, 4)))
                    # keep the extra words in one order, whichever way order of appearance is read
                    kept = sorted(word for word in wanted if word in extra)
                    kept.sort(key=EXTRA_ROLES.index)
                    others = [word for word in wanted if word not in extra]
                    tier["required_roles"] = others + kept
                if dice.chance(0.6):
                    tier["role_threads"] = dice.choice([1, 1, 2, 2, 3, 4])
                if dice.chance(0.8):
                    tier["threads"] = dice.choice([1, 2, 3, 4, 4])
        policy["tiers"] = tiers
    if dice.chance(0.4):
        codes = dice.sample(list(reference.SEVERITIES), dice.randint(1, 4))
        words = ["high", "medium", "low", "off", False]
        policy["severity"] = {code: dice.choice(words) for code in codes}
    # The second extra role must never appear before the first.
    named = list(policy.get("counterparts", {}))
    for tier in policy.get("tiers", {}).values():
        named += tier.get("required_roles", [])
    order = [word for word in dict.fromkeys(named) if word in EXTRA_ROLES]
    if order != [word for word in EXTRA_ROLES if word in order]:
        policy["counterparts"] = {
            "quality": ["service", "technical"],
            **policy.get("counterparts", {}),
        }
        order = EXTRA_ROLES
    if len(order) < 2:
        keys = list(policy)
        dice.shuffle(keys)
        policy = {key: policy[key] for key in keys}
    return policy, order


# ---------------------------------------------------------------------------------- the portfolio


class Maker:
    """Draws one portfolio."""

    def __init__(self, seed, by=None):
        self.by = by
        self.dice = dice = Dice(seed)
        self.policy, self.extra_roles = random_policy(dice)
        policy = reference.Policy(self.policy)
        self.threshold = policy["active_threshold"]
        self.half_life = policy["half_life_days"]
        self.key_influence = policy["key_influence"]
        self.window = policy["renewal_window_days"]
        self.as_of = date(2024, 1, 1) + timedelta(days=dice.randint(0, 900))
        self.scale = dice.choice([None, None, None, 5, 10, 100])
        self.org_chart = dice.choice([None, None, "downward", "upward"])
        self.file_count = 2 if dice.chance(0.3) else 1
        self.roles = reference.CONTACT_ROLES[:3] * 3 + reference.CONTACT_ROLES[3:]
        self.roles += self.extra_roles * 3
        self.draw_accounts()
        self.draw_outsiders()
        self.draw_ties()

    def case(self):
        pairs = [["a", "b"], ["accounts", "more.v2"], ["east/chart", "west/chart"]]
        stems = self.dice.choice(pairs)
        writers = [FileWriter(self, number) for number in range(self.file_count)]
        suffix = self.dice.choice([".graphml", ".graphml", ".xml"])
        files = [(stem + suffix, writer.content()) for stem, writer in zip(stems, writers)]
        return Case(files, self.policy, self.as_of, self.scale, self.org_chart, self.by)

    # Accounts and contacts

    def draw_accounts(self):
        dice = self.dice
        names = dice.sample(ACCOUNT_NAMES, dice.randint(self.file_count, 6))
        # §3.2: accounts whose names differ in case or composition alone are one; not asked for here
        names = list({unicodedata.normalize("NFC", name).casefold(): name for name in names}.values())
        self.file_count = min(self.file_count, len(names))
        currencies = CURRENCIES if dice.chance(0.3) else CURRENCIES[:1]
        revenues = [0, 1000, 250000, 250000.5, 1250000.75, 3e6]
        few = dice.chance(0.3)
        self.accounts = []
        for number, name in enumerate(names):
            values = {}
            if dice.chance(0.75):
                revenue = dice.choice(revenues[2:4]) if few else dice.choice(revenues)
                values["revenue"] = dice.numeral(revenue)
            if dice.chance(0.8):
                values["currency"] = dice.choice(currencies)
            tier = dice.choice([None, "key", "key", "standard", "gold", "bronze"])
            if tier:
                values["tier"] = tier if tier == "bronze" else dice.spelled(tier)
            if dice.chance(0.6):
                ahead = [-400, -1, 0, 1, self.window - 1, self.window, self.window + 1, 2000]
                end = self.as_of + timedelta(days=dice.choice(ahead))
                values["contract_end"] = self.moment(end)
            if dice.chance(0.2):
                values[dice.choice(["industry", "region"])] = "Maschinen & mehr"
            account = Account(name, values)
            account.is_owned = self.file_count == 1 and dice.chance(0.3)
            self.draw_contacts(account)
            self.accounts.append(account)
        self.spread_over_files()

    def draw_contacts(self, account):
        dice = self.dice
        every_role = dice.chance(0.6)  # a contact without role makes `missing` roles `unknown`
        for _ in range(dice.choice([0, 1, 2, 3, 3, 4, 5, 6, 7, 8])):
            # §3.2: contacts of one name at an account are one; not asked for here
            values = {"name": "%s %d" % (dice.choice(PERSON_NAMES), len(account.contacts))}
            roles = dice.sample(self.roles, dice.choice([1, 1, 1, 2, 3]))
            roles = list(dict.fromkeys(roles)) if dice.chance(0.9) else roles
            if not every_role and dice.chance(0.3):
                roles = dice.choice([[], [], NO_ROLES[:1]])
            elif dice.chance(0.1):
                roles.append(dice.choice(NO_ROLES))
            elif dice.chance(0.05):
                roles.append(dice.choice(["Einkaufsleiter", "CTO"]))  # tried as titles
            if roles and dice.chance(0.07):
                titles = ["Head of Procurement", "CTO", "VP Engineering", "Geschäftsführer", "CEO"]
                values["title"], roles = dice.choice(titles), []
            elif dice.chance(0.2) and any(role not in NO_ROLES for role in roles):
                values["title"] = dice.choice(["CEO", "Einkaufsleiter", "Head of Everything"])
            if roles:
                values["role"] = self.role_text(roles)
            if dice.chance(0.6):
                at = [0, 1, 0.5, 0.49, self.key_influence, 0.8, round(dice.random(), 2)]
                values["influence"] = dice.numeral(dice.choice(at))
            if dice.chance(0.5):
                values["stance"] = dice.spelled(dice.choice(STANCES))
            if dice.chance(0.4):
                seniorities = ["board", "head", "manager", "specialist", "assistant"]
                values["seniority"] = dice.spelled(dice.choice(seniorities))
            if dice.chance(0.15):
                ago = [-30, 0, 1, 99, 100, 101, 365, 366, 1001]
                values["left"] = (self.as_of - timedelta(days=dice.choice(ago))).isoformat()
            if dice.chance(0.2):
                values["department"] = "Werk 2 < Halle 3"
            account.contacts.append(Contact(values, account))

    def role_text(self, roles):
        dice = self.dice
        titles = ("CTO", "Einkaufsleiter")
        words = [role if role in titles else dice.spelled(role) for role in roles]
        text = dice.choice([";", ",", "|", "; ", " | "]).join(words)
        return text + dice.choice(["", "", "", ";", ";;"]) if len(words) > 1 else text

    def spread_over_files(self):
        """Every file with contacts has an account; one account may be in both."""
        self.shared_account = None
        for number, account in enumerate(self.accounts):
            account.file = number % self.file_count
            for contact in account.contacts:
                contact.file = account.file
        if self.file_count == 2 and self.dice.chance(0.6):
            self.shared_account = self.accounts[0]
            for contact in self.shared_account.contacts:
                contact.file = self.dice.randrange(2)

    # Staff and competitors

    def draw_outsiders(self):
        """Within a portfolio names differ."""
        dice = self.dice
        names = dice.sample(PERSON_NAMES, 6)
        no_role = dice.choice([0.0, 0.2, 0.5])
        self.staff = []
        for name in names[: dice.choice([0, 1, 2, 3, 4, 5, 6, 6])]:
            roles = dice.sample(STAFF_ROLES, dice.choice([1, 1, 1, 2]))
            if dice.chance(no_role):
                roles = []
            email = "%d@example.com" % len(self.staff) if dice.chance(0.4) else None
            self.staff.append(Outsider("staff", name, email, roles))
        self.competitors = [
            Outsider("competitor", name, None, [])
            for name in COMPETITOR_NAMES[: dice.choice([0, 1, 2, 3])]
        ]

    # Ties

    def draw_ties(self):
        dice = self.dice
        self.ties = []
        for account in self.accounts:
            density = dice.choice([0.0, 0.15, 0.3, 0.3, 0.6, 0.8])
            only = dice.choice(self.staff) if self.staff and dice.chance(0.15) else None
            states = dice.choice(["active", "active any", "any", "any cold", "cold"]).split()
            rivalry = dice.choice([0.0, 0.1, 0.3])
            for contact in account.contacts:
                for person in [only] if only else self.staff:
                    if dice.chance(0.7 if only else density):
                        self.draw_tie(person, contact, dice.choice(states))
                for person in self.competitors:
                    if dice.chance(rivalry):
                        self.draw_tie(person, contact, dice.choice(["active", "any"]))

    def draw_tie(self, person, contact, state):
        dice = self.dice
        for _ in range(2 if dice.chance(0.15) else 1):  # sometimes parallel ties
            values = {}
            strength = dice.choice(
                [0, 1, self.threshold, self.threshold * 2, self.threshold * 4, 0.5, 0.9]
                + [round(dice.random(), 2), self.threshold - 0.01, self.threshold + 0.01]
            )
            if state == "active":
                strength = dice.choice([1, 1, 0.9, self.threshold, self.threshold * 2])
            if state == "cold":
                strength = dice.choice([0, self.threshold / 2, self.threshold])
            strength = min(1, max(0, strength))
            if not dice.chance(0.2):
                scale = self.scale or 1
                scaled = round(strength * scale, 10)
                values["strength"] = dice.numeral(scaled)
            elif dice.chance(0.2):
                values["strength"] = ""  # §8: an empty number is absent
            days = None
            if state == "cold" and strength:
                days = dice.choice([int(self.half_life * 2) + 1, 5000])
            elif dice.chance(0.6):
                whole = [int(self.half_life * n) for n in (0, 1, 1, 2, 3)]
                off = [whole[1] + 1, whole[1] - 1, -1, -40, dice.randint(0, 900)]
                days = dice.choice(whole + off)
            if state == "active" and days:
                days = min(days, int(self.half_life) if strength >= self.threshold * 2 else 0)
            if days is not None:
                values["last_contact"] = self.moment(self.as_of - timedelta(days=days))
            self.ties.append(Tie(person, contact, values))

    def moment(self, day):
        """§3: an ISO 8601 date, or a date-time that counts as the day written in it."""
        if self.dice.chance(0.6):
            return day.isoformat()
        times = ["T00:00:00Z", "T23:59:59", "T00:30:00+02:00", "T23:30:00-05:00", "T10:00:00.123Z"]
        return day.isoformat() + self.dice.choice(times + ["T08:15"])


# --------------------------------------------------------------------------------------- the files


class FileWriter:
    """One file of the portfolio: chooses how things are put, then spells them as GraphML."""

    def __init__(self, maker, number):
        self.maker, self.dice, self.number = maker, maker.dice, number
        self.dialect = Dialect(self.dice, alone=maker.file_count == 1)
        self.nodes, self.top, self.edges = {}, [], []
        self.used_ids = set()
        if number == 0:
            styles = ["numbered", "prefixed"] if maker.file_count == 2 else ["numbered", "exotic"]
            maker.id_style = self.dice.choice(styles)
        in_file = [c for account in maker.accounts for c in account.contacts if c.file == number]
        self.accounts = [
            account
            for account in maker.accounts
            if account.file == number or account is maker.shared_account
        ]
        self.ties = [tie for tie in maker.ties if tie.contact.file == number]
        self.draw_people()
        self.draw_accounts()
        for contact in in_file:
            self.draw_contact(contact)
        self.draw_ties()
        self.draw_between_contacts(in_file)
        if maker.by == "deal":
            self.draw_deals(in_file)
        self.draw_others()
        # §3 has a rule for files in which no node has a written kind: not asked for here
        if not self.dialect.node_default:
            if not any("kind" in node.values for node in self.everything(self.top)):
                self.nodes[id(in_file[0])].values["kind"] = self.kind("contact")

    # Ids: with two files either all differ between them, or only those of what is in both

    def new_id(self, unique=False):
        dice, number = self.dice, len(self.used_ids)
        style = self.maker.id_style
        result = "n%d" % number
        if self.maker.file_count == 2 and (style == "prefixed" or unique):
            result = "ab"[self.number] + "-%d" % number
        elif style == "exotic":
            # §8: composed and decomposed ids are two, and ids compare untrimmed
            forms = ["k\u00e9y %d", "ke\u0301y %d", " n%d", "n%d", "n&%d", "ü<%d>", "id %d \u00a0"]
            result = next(
                text
                for text in (dice.choice(forms) % dice.randint(0, number // 4) for _ in range(999))
                if text not in self.used_ids
            )
        self.used_ids.add(result)
        return result

    def add(self, entity, values, group=None, unique=False, shared_id=None):
        if shared_id:
            self.used_ids.add(shared_id)
        node = Node(shared_id or self.new_id(unique), values)
        self.nodes[id(entity)] = node
        (group.children if group else self.top).append(node)
        return node

    def kind(self, word):
        return self.dice.spelled(self.dice.choice(KIND_VALUES[word]))

    # Staff and competitors: those with ties here, and some without

    def draw_people(self):
        dice, maker = self.dice, self.maker
        tied = {id(tie.person) for tie in self.ties}
        for person in maker.staff + maker.competitors:
            shared = maker.file_count == 2
            if not (id(person) in tied or not shared or dice.chance(0.3)):
                continue
            values = {"kind": self.kind(person.kind), "name": person.name}
            if person.kind == "staff" and not shared and dice.chance(0.1):
                values["left"] = (maker.as_of - timedelta(days=dice.choice([-1, 0, 50]))).isoformat()
            if person.email:
                values["email"] = person.email
                if shared and dice.chance(0.3):
                    del values["email"]  # §3.2: the same by name
            if person.roles:
                values["role"] = maker.role_text(person.roles)
            if dice.chance(0.1):
                values["departure_rate"] = "0.25"
            same_id = "p%d" % (maker.staff + maker.competitors).index(person)
            same_id = same_id if shared and dice.chance(0.3) else None
            self.add(person, values, unique=True, shared_id=same_id)

    # Accounts: marked or not, with their contacts in a nested graph or not

    def draw_accounts(self):
        dice = self.dice
        self.forms = {}  # account → may it be found by …
        for account in self.accounts:
            shared = account is self.maker.shared_account
            count = sum(contact.file == self.number for contact in account.contacts)
            grouped = dice.chance(0.5) if self.dialect.nested else False
            # Unmarked accounts must be recognised by what their people say.
            marked = self.dialect.marks_all or count == 0 or dice.chance(0.7)
            values = {"name": account.name}
            if self.number == account.file or dice.chance(0.5):
                values.update(account.values)
            ours = [self.nodes[id(person)].id for person in self.maker.staff if id(person) in self.nodes]
            if account.is_owned and ours and self.maker.id_style == "numbered":
                values["owner"] = dice.choice(ours)
            if marked:
                values["kind"] = self.kind("account")
            first = self.number == account.file  # two unlike parents are not asked for
            if self.maker.by == "family" and first and dice.chance(0.5):  # cycles and nobody among them
                others = self.maker.accounts
                names = [other.name for other in others if other.name.strip() == other.name]
                values["parent"] = dice.choice(names + ["Nobody Ltd"])
            node = self.add(account, values, unique=shared)
            if grouped:
                node.children = []
            self.forms[id(account)] = {"marked": marked, "grouped": grouped, "pending": not marked}

    def draw_contact(self, contact):
        dice, account = self.dice, contact.account
        form, home = self.forms[id(account)], self.nodes[id(account)]
        values = dict(contact.values)
        ways = ["id", "name", "name", "member_of"]
        if home.id != home.id.strip():  # whether a reference is trimmed is not asked for here
            ways = [way for way in ways if way != "id"]
        if form["marked"] and not self.dialect.edge_default:
            ways.append("untyped member_of")
        if form["grouped"]:
            ways += ["group"] * 12
        if len(self.accounts) == 1:
            ways += ["none"] * 3
        if form["pending"]:
            names_it = [way for way in ways if way in ("id", "name", "member_of")]
            ways = ["group"] if form["grouped"] else names_it
        elif len(self.accounts) > 1 and self.maker.file_count == 1 and dice.chance(0.03):
            ways = ["none"]  # a contact without account
        way = dice.choice(ways)
        if way == "id":
            values["account"] = home.id
        elif way == "name":
            values["account"] = account.name
        # A kind can be left out where something else tells: a role, an account, a marked group.
        known_role = "role" in values and not any(w in values["role"].lower() for w in NO_ROLES)
        tells = known_role or "account" in values or "title" in values
        # A nameless box without a line would be a note (§3.3).
        if way == "group" and form["marked"] and any(tie.contact is contact for tie in self.ties):
            tells = True
        needed = self.dialect.marks_all or (form["pending"] and way != "id" and way != "name")
        if (not tells or needed or dice.chance(0.8)) and not self.dialect.node_default:
            values["kind"] = self.kind("contact")
        elif self.dialect.node_default and dice.chance(0.5):
            values["kind"] = self.kind("contact")
        form["pending"] = False
        group = home if way == "group" else None
        if group and not form["marked"] and dice.chance(0.3) and not self.dialect.marks_all:
            group = self.department(home)
        node = self.add(contact, values, group)
        if "member_of" in way:
            if way == "member_of":
                self.edges.append(Edge(node, home, {"kind": self.kind("member_of")}))
            else:
                ends = [node, home]
                dice.shuffle(ends)
                self.edges.append(Edge(*ends, {}, self.direction()))

    def department(self, home):
        """§3: of unmarked groups the outermost is the account, inner ones are departments."""
        for child in home.children:
            if child.children is not None:
                return child
        department = Node(self.new_id(unique=True), {"name": "Abteilung"}, [])
        home.children.append(department)
        return department

    # Edges

    def draw_ties(self):
        dice = self.dice
        for tie in self.ties:
            ends = [self.nodes[id(tie.person)], self.nodes[id(tie.contact)]]
            if dice.chance(0.4):
                ends.reverse()
            edge = Edge(*ends, dict(tie.values), self.direction())
            if not dice.chance(0.25):
                edge.values["kind"] = self.kind("relationship")
            self.edges.append(edge)

    def direction(self):
        """§8: booleans are true, false, 1, 0 in any case with blanks around them."""
        return self.dice.choice([None, None, None, "true", "false", "1", "0", " True "])

    def draw_between_contacts(self, contacts):
        """Of no consequence for gaps, typed or not; inside an account only."""
        dice = self.dice
        kinds = ["reports_to", "influences", "works_with", "relationship", None]
        for contact in contacts:
            others = [c for c in contact.account.contacts if c.file == self.number]
            if dice.chance(0.4):
                other = dice.choice(others)
                kind = dice.choice(kinds)
                if other is contact:  # `self-tie`
                    kind = "relationship"
                values = {"kind": self.kind(kind)} if kind else {}
                if kind == "influences" or kind == "works_with":
                    values["weight"] = dice.choice(["0", "1", "0.5"])
                if kind == "relationship":
                    values["strength"] = "0.75"
                ends = self.nodes[id(contact)], self.nodes[id(other)]
                self.edges.append(Edge(*ends, values, self.direction()))

    def draw_deals(self, contacts):
        """Open and closed ones, at some account or none, with parts written or not."""
        dice = self.dice
        for number in range(dice.randint(1, 4)):
            values = {"kind": self.kind("deal"), "name": "Deal %d" % number}
            marked = [a for a in self.accounts if self.forms[id(a)]["marked"]]
            chosen = dice.sample(marked, min(len(marked), dice.choice([0, 1, 1, 1, 2])))
            ids = [self.nodes[id(account)].id for account in chosen]
            if ids and not any(set(text) & set("; ") for text in ids) and dice.chance(0.9):
                values["account"] = ";".join(text for text in ids)
            if dice.chance(0.7):
                values["value"] = dice.numeral(dice.choice([0, 1000, 250000.5]))
            if dice.chance(0.5):
                values["currency"] = dice.choice(CURRENCIES)
            if dice.chance(0.6):
                ahead = [-1, 0, self.maker.window, self.maker.window + 1]
                end = self.maker.as_of + timedelta(days=dice.choice(ahead))
                values["close_date"] = self.maker.moment(end)
            if dice.chance(0.5):
                values["stage"] = dice.choice(["Negotiation", "won", "Closed Lost", "qualified", "closed"])
            deal = self.add(object(), values, unique=True)
            for contact in dice.sample(contacts, dice.randint(0, min(6, len(contacts)))):
                for _ in range(dice.choice([1, 1, 1, 2])):
                    part = {"kind": self.kind("decides")}
                    if dice.chance(0.5):
                        part["role"] = self.maker.role_text(dice.sample(self.maker.roles, 1))
                    if dice.chance(0.4):
                        part["stance"] = dice.choice(STANCES)
                    if dice.chance(0.4):
                        part["influence"] = dice.choice(["0", "0.3", "0.75", "1"])
                    self.edges.append(Edge(self.nodes[id(contact)], deal, part, self.direction()))

    def draw_others(self):
        """Products, staff among themselves, and what is kept and ignored."""
        dice, maker = self.dice, self.maker
        staff = [self.nodes[id(p)] for p in maker.staff if id(p) in self.nodes]
        if len(staff) > 1 and dice.chance(0.3):
            kind = dice.choice(["works_with", "reports_to"])
            self.edges.append(Edge(*dice.sample(staff, 2), {"kind": self.kind(kind)}))
        people = [node for node in self.top if node.children is None]
        if dice.chance(0.3):
            values = {"kind": self.kind("product"), "name": "Press"}
            product = self.add(object(), values, unique=True)
            for account in self.accounts:
                if self.forms[id(account)]["marked"] and not self.dialect.edge_default:
                    values = {"revenue": "1000", "target": "2000.5"}
                    if dice.chance(0.5):
                        values["kind"] = self.kind("buys")
                    self.edges.append(Edge(self.nodes[id(account)], product, values))
        if dice.chance(0.3):
            values = {"name": "Messe"}
            if not self.dialect.kind_is_label:
                values["kind"] = dice.choice(["event", "Location", "x-ray"])
            elif self.dialect.marks_all:
                return
            event = self.add(object(), values, unique=True)
            for node in dice.sample(people, min(2, len(people))):
                self.edges.append(Edge(node, event, {"strength": "1"}))
        if len(people) > 1 and self.dialect.edge_kind_is_strict and dice.chance(0.3):
            # An unknown kind between staff and contact is no tie.
            values = {"kind": dice.choice(["mentions", "e-mail", "likes"]), "strength": "1"}
            self.edges.append(Edge(*dice.sample(people, 2), values))

    # GraphML

    def content(self):
        dice, dialect = self.dice, self.dialect
        self.inner_edges = {}
        for node in self.everything(self.top):
            if node.children is not None:
                dice.shuffle(node.children)
        groups = [node for node in self.everything(self.top) if node.children is not None]
        for edge in list(self.edges):  # edges may stand in any graph (§8)
            if groups and dice.chance(0.2):
                self.inner_edges.setdefault(dice.choice(groups).id, []).append(edge)
                self.edges.remove(edge)
        dice.shuffle(self.top)
        dice.shuffle(self.edges)
        edge_default = dice.choice(["directed", "undirected", None])
        graph = self.graph(self.top, self.edges, "G", edge_default)
        keys = dialect.declarations()  # after the graph was spelled: what it uses
        parts = keys + graph if dice.chance(0.7) else graph + keys
        namespace = ' xmlns="http://graphml.graphdrawing.org/xmlns"'
        encoding = dice.choice(["UTF-8"] * 8 + ["UTF-16", "ISO-8859-1"])
        lines = ['<?xml version="1.0" encoding="%s"?>' % encoding]
        lines += ["<graphml%s>" % dice.choice([namespace] * 9 + [""])] + parts + ["</graphml>"]
        return ("\n".join(lines) + "\n").encode(encoding, "xmlcharrefreplace")

    def everything(self, nodes):
        for node in nodes:
            yield node
            yield from self.everything(node.children or [])

    def graph(self, nodes, edges, name, edge_default):
        default = ' edgedefault="%s"' % edge_default if edge_default else ""
        spelled = [self.node(node, edge_default) for node in nodes]
        drawn = [self.edge(edge) for edge in edges]
        order = self.dice.choice(["nodes first", "nodes first", "edges first", "mixed"])
        blocks = spelled + drawn if order != "edges first" else drawn + spelled
        if order == "mixed":
            self.dice.shuffle(blocks)
        lines = [line for block in blocks for line in block]
        return ["<graph id=%s%s>" % (quoteattr(name), default)] + lines + ["</graph>"]

    def node(self, node, edge_default):
        lines = ["<node id=%s>" % quoteattr(node.id)] + self.data("node", node.values)
        if node.children is not None:
            inner = self.inner_edges.get(node.id, [])
            lines += self.graph(node.children, inner, node.id + ":", edge_default or "undirected")
        return lines + ["</node>"]

    def edge(self, edge):
        ends = quoteattr(edge.source.id), quoteattr(edge.target.id)
        directed = ' directed="%s"' % edge.directed if edge.directed else ""
        values = dict(edge.values)
        if self.dialect.edge_default and reference.plain(values.get("kind", "")) in (
            "relationship", "knows", "contact",
        ):  # fmt: skip
            if self.dice.chance(0.5):
                del values["kind"]
        data = self.data("edge", values)
        return ["<edge source=%s target=%s%s>" % (*ends, directed)] + data + ["</edge>"]

    def data(self, domain, values):
        pairs = list(self.dialect.spelled(domain, values).items())
        self.dice.shuffle(pairs)
        lines = []
        for key, text in pairs:
            content = escape(text)
            if "&" in text and text.isascii() and self.dice.chance(0.3):
                content = "<![CDATA[%s]]>" % text
            lines.append("<data key=%s>%s</data>" % (quoteattr(key), content))
        if self.dice.chance(0.1):
            lines.insert(0, "<desc>of no consequence</desc>")
        return lines


@dataclass
class Key:
    id: str
    domain: str
    name: str
    type: Optional[str]
    default: Optional[str] = None


class Dialect:
    """How a file names its attributes and declares its keys (§3, §8)."""

    def __init__(self, dice, alone):
        self.dice = dice
        self.keys = {}  # (domain, plain name) → Key
        # d: d0, d1, … · split: the same ids for nodes and edges · named: the id is the name
        # all: keys for every kind of element
        self.style = dice.choice(["d", "d", "split", "named", "all"])
        self.names = {}
        for domain, table in (("node", NODE_NAMES), ("edge", EDGE_NAMES)):
            for attribute, names in table.items():
                count = 1 if attribute in ("kind", "name", "strength", "weight") else 2
                self.names[domain, attribute] = dice.sample(names, dice.randint(1, count))
        # §3: `weight` is a strength only in a file that declares no `strength`
        if self.names["edge", "strength"] == ["weight"]:
            self.names["edge", "weight"] = ["weight"]
        if self.names["node", "kind"] == ["label"]:
            self.names["node", "name"] = ["name"]
        self.kind_is_label = self.names["node", "kind"][0] in ("label", "labels", "labelV")
        self.edge_kind_is_strict = self.names["edge", "kind"][0] not in ("label", "labelE")
        self.nested = dice.chance(0.25)
        # Defaults (§3): of kinds, then every other node is marked; of values. Not of the kind of
        # nodes and edges at once.
        apart = self.style != "all"
        self.node_default = apart and not self.kind_is_label and dice.chance(0.08)
        self.edge_default = apart and self.edge_kind_is_strict and dice.chance(0.12)
        self.defaults = {}
        if self.node_default:
            self.defaults["node", "kind"] = "contact"
        if self.edge_default:
            self.defaults["edge", "kind"] = "relationship"
        possible = {
            ("edge", "strength"): ["0.5", "1", "0", "0.25"],
            ("edge", "last_contact"): ["2024-01-31", "2099-12-31"],
            ("node", "stance"): ["critic"],
            ("node", "influence"): ["0.75"],
        }
        if alone:  # else files could contradict each other on what is in both
            possible["node", "tier"] = ["key", "gold"]
            possible["node", "currency"] = ["SEK"]
            possible["node", "role"] = ["technical", "user; legal"]
        for key, values in possible.items():
            if dice.chance(0.08):
                self.defaults[key] = dice.choice(values)
        self.marks_all = self.node_default or ("node", "role") in self.defaults

    def spelled(self, domain, values):
        result = {}
        for attribute, text in values.items():
            if text == "" and (domain, attribute) in self.defaults:
                continue
            names = self.names.get((domain, attribute), [attribute])
            if (domain, attribute) in self.defaults:
                names = names[:1]
            result[self.key(domain, attribute, self.dice.choice(names)).id] = text
        return result

    def key(self, domain, attribute, name):
        plain = reference.plain(name)
        written_domain = "all" if self.style == "all" else domain
        if (written_domain, plain) not in self.keys:
            number = len(self.keys)
            if self.style == "split":
                number = sum(key.domain == domain for key in self.keys.values())
            type_name = self.dice.choice(["string", None])
            if attribute in NUMBERS:
                type_name = self.dice.choice(["double", "double", "float", "string", None])
            if self.style == "named":
                key = Key(name.replace(" ", "_"), domain, None, type_name)
            else:
                key = Key("d%d" % number, written_domain, self.spelled_name(name), type_name)
            self.keys[written_domain, plain] = key
        key = self.keys[written_domain, plain]
        if (domain, attribute) in self.defaults and key.default is None:
            key.default = self.defaults[domain, attribute]
        return key

    def spelled_name(self, name):
        """§3: ignoring case and `_`, `-`, `.` and blanks."""
        if self.dice.chance(0.6):
            return name
        name = self.dice.choice([name, name.upper(), name.title()])
        return name.replace("_", self.dice.choice(["", "-", ".", " "]))

    def declarations(self):
        for domain, attribute in self.defaults:
            names = self.names.get((domain, attribute), [attribute])
            self.key(domain, attribute, names[0])
        lines = []
        for key in self.keys.values():
            line = "<key id=%s" % quoteattr(key.id)
            if key.domain != "all" or self.dice.chance(0.5):
                line += ' for="%s"' % key.domain
            if key.name:
                line += " attr.name=%s" % quoteattr(key.name)
            if key.type:
                line += ' attr.type="%s"' % key.type
            default = "<default>%s</default>" % escape(key.default) if key.default else ""
            lines.append("%s>%s</key>" % (line, default))
        self.dice.shuffle(lines)
        return lines


# -------------------------------------------------------------------------------- the command line


def make(seed, by=None):
    """The portfolio of a seed; by deals or families one that has some."""
    return Maker(seed, by).case()


def seeds(text):
    """FROM:TO, without TO."""
    first, _, last = text.partition(":")
    return range(int(first), int(last) if last else int(first) + 1)


def histogram(numbers):
    counts = {name: Counter() for name in ("status", "code", "severity", "threads", "portfolio")}
    statuses = ["missing", "unknown", "uncovered", "cold", "thin", "covered"]
    counts["status"].update(dict.fromkeys(statuses, 0))
    counts["code"].update(dict.fromkeys(reference.SEVERITIES, 0))
    for seed in numbers:
        case = make(seed)
        accounts = case.expected()["accounts"]
        counts["portfolio"]["portfolios"] += 1
        counts["portfolio"]["of two files"] += len(case.files) == 2
        for account in accounts:
            counts["portfolio"]["accounts"] += 1
            counts["portfolio"]["contacts"] += account["contacts"]
            counts["portfolio"]["accounts without findings"] += not account["findings"]
            counts["threads"][account["threads"]] += 1
            fewer = account["threads_confirmed"] < account["threads"]
            counts["portfolio"]["with fewer threads confirmed"] += fewer
            for row in account["roles"]:
                counts["status"][row.get("status", "(not required)")] += 1
            for finding in account["findings"]:
                counts["code"][finding["code"]] += 1
                counts["severity"][finding["severity"]] += 1
    for title, counter in counts.items():
        print(title)
        for key, count in sorted(counter.items()) if title == "threads" else counter.items():
            print("  %6d  %s" % (count, key))


def main():
    parser = argparse.ArgumentParser(description="random portfolios for tests of dmugraph gaps")
    parser.add_argument("--histogram", type=seeds, metavar="FROM:TO")
    parser.add_argument("--by", choices=["deal", "family"])
    parser.add_argument("seed", type=int, nargs="?")
    parser.add_argument("folder", nargs="?")
    options = parser.parse_args()
    if options.histogram is not None:
        histogram(options.histogram)
    elif options.folder:
        case = make(options.seed, options.by)
        case.write(options.folder)
        print("dmugraph gaps " + " ".join(map(shlex.quote, case.arguments())) + " --format json -q")
    else:
        parser.error("SEED and DIR, or --histogram")


if __name__ == "__main__":
    main()
