#!/usr/bin/env python3
"""Compares `dmugraph gaps` with the reference on generated portfolios.

    compare.py --binary PATH --seeds FROM:TO [--by deal|family] [--keep DIR]
    compare.py --self-test

Seeds run from FROM to TO - 1. --keep leaves the portfolios that differ in DIR/SEED, each with
expected.json, actual.json and command.txt. Exit status 1 when any differ.
"""

from __future__ import annotations

import argparse
import itertools
import json
import random
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import generate
import reference

WORKERS = 2
SHOWN_DIFFERENCES = 6  # of a portfolio
TIMEOUT = 60  # seconds

ACCOUNT_FIELDS = [
    "name", "tier", "revenue", "currency", "contract_end", "owner", "contacts", "staff", "threads",
    "threads_confirmed", "threads_supporting",
]  # fmt: skip
ROLE_FIELDS = ["role", "required", "status", "share", "holders", "covered"]
FINDING_FIELDS = ["code", "severity", "role", "contacts", "staff", "competitors"]
FINDING_LISTS = ["contacts", "staff", "competitors"]


# ------------------------------------------------------------------------------------- comparing


def differences(expected, actual):
    """Readable differences in what the reference computes; other fields are not looked at."""
    accounts = {"expected": expected["accounts"], "actual": actual.get("accounts")}
    if not isinstance(accounts["actual"], list):
        yield "no accounts[]"
        return
    orders = {side: [account.get("id") for account in accounts[side]] for side in accounts}
    if orders["expected"] != orders["actual"]:
        yield from differ("accounts", orders["expected"], orders["actual"])
    by_id = {account.get("id"): account for account in accounts["actual"]}
    for account in accounts["expected"]:
        if account["id"] in by_id:
            yield from account_differences(account, by_id[account["id"]])


def differ(place, expected, actual):
    if expected != actual or isinstance(expected, bool) != isinstance(actual, bool):
        yield "%s: expected %s, not %s" % (place, shown(expected), shown(actual))


def shown(value):
    return "nothing" if value is None else json.dumps(value, ensure_ascii=False)


def account_differences(expected, actual):
    place = "account %s" % shown(expected["id"])
    for name in ACCOUNT_FIELDS:
        if name == "tier":  # its spelling, and how no tier is put, are open: README [B]
            pair = [reference.plain(side.get("tier") or "default") for side in (expected, actual)]
            yield from differ(place + " tier", *pair)
        else:
            yield from differ("%s %s" % (place, name), expected.get(name), actual.get(name))
    roles = actual.get("roles", [])
    names = [[row.get("role") for row in rows] for rows in (expected["roles"], roles)]
    yield from differ(place + " roles", *names)
    if names[0] == names[1]:
        for left, right in zip(expected["roles"], roles):
            for name in ROLE_FIELDS:
                at = "%s role %s %s" % (place, left["role"], name)
                values = left.get(name), right.get(name)
                if name == "share" and None not in values and abs(values[0] - values[1]) < 1e-12:
                    continue  # a sum in another order
                yield from differ(at, *values)
    yield from finding_differences(place, expected["findings"], actual.get("findings", []))


def finding_differences(place, expected, actual):
    left, right = [[comparable(f) for f in findings] for findings in (expected, actual)]
    if left == right:
        return
    missing = [finding for finding in left if finding not in right]
    surplus = [finding for finding in right if finding not in left]
    for finding in missing:
        yield "%s finding lacks   %s" % (place, shown(finding))
    for finding in surplus:
        yield "%s finding surplus %s" % (place, shown(finding))
    if not missing and not surplus:
        codes = [[f["code"] for f in findings] for findings in (left, right)]
        yield "%s findings in another order: expected %s, not %s" % (place, *map(shown, codes))


def comparable(finding):
    """An optional list that is empty and one that is left out are the same."""
    result = {name: finding.get(name) for name in FINDING_FIELDS if finding.get(name) is not None}
    if finding.get("risen") or finding.get("evidence", {}).get("risen"):
        result["risen"] = True
    return {name: v for name, v in result.items() if name not in FINDING_LISTS or v}


# ------------------------------------------------------------------------------------- one seed


def check(binary, seed, keep, by=None):
    """What differs with this seed, as lines; none when all agrees."""
    case = generate.make(seed, by)
    folder = Path(tempfile.mkdtemp(prefix="portfolio-%d-" % seed))
    try:
        case.write(folder)
        expected = case.expected()
        command = [binary, "gaps", *case.arguments(), "--format", "json", "-q"]
        lines, output = run(command, folder, expected)
        if lines and keep:
            kept = Path(keep) / str(seed)
            shutil.rmtree(kept, ignore_errors=True)
            shutil.copytree(folder, kept)
            text = json.dumps(expected, ensure_ascii=False, indent=2)
            (kept / "expected.json").write_text(text + "\n", encoding="utf-8")
            (kept / "actual.json").write_bytes(output)
            (kept / "command.txt").write_text(shlex.join(command) + "\n", encoding="utf-8")
        return lines
    finally:
        shutil.rmtree(folder)


def run(command, folder, expected):
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return ["still running after %d s" % TIMEOUT], b""
    if done.returncode != 0:
        messages = done.stderr.decode("utf-8", "replace").splitlines()
        return ["exit status %d" % done.returncode] + messages[:SHOWN_DIFFERENCES], done.stdout
    try:
        actual = json.loads(done.stdout.decode("utf-8"))
    except ValueError as error:
        return ["not JSON: %s" % error], done.stdout
    return list(differences(expected, actual)), done.stdout


def compare(binary, seeds, keep, by=None):
    binary = shutil.which(binary)
    if binary is None:
        sys.exit("compare.py: no such program")
    binary = str(Path(binary).resolve())
    different = 0
    with ThreadPoolExecutor(WORKERS) as pool:
        results = pool.map(lambda seed: check(binary, seed, keep, by), seeds)
        for seed, lines in zip(seeds, results):
            if lines:
                different += 1
                print("seed %d" % seed)
                for line in lines[:SHOWN_DIFFERENCES]:
                    print("  " + line)
                if len(lines) > SHOWN_DIFFERENCES:
                    print("  and %d more" % (len(lines) - SHOWN_DIFFERENCES))
    print("%d differ" % different if different else "%d portfolios agree" % len(seeds))
    return 1 if different else 0


# ------------------------------------------------------------------------------------- self-test


def most_disjoint(pairs):
    """The most pairs that share no person, by trying all sets of pairs."""
    for size in range(min(len(pairs), 4), 0, -1):
        for chosen in itertools.combinations(pairs, size):
            left, right = zip(*chosen)
            if len(set(left)) == len(set(right)) == size:
                return size
    return 0


def fewest_departures(pairs):
    """The fewest people, on either side, whose departure leaves no pair (§5, König)."""
    people = sorted({("s", s) for s, _ in pairs} | {("c", c) for _, c in pairs})
    for size in range(len(people) + 1):
        for gone in itertools.combinations(people, size):
            if all(("s", s) in gone or ("c", c) in gone for s, c in pairs):
                return size
    return None


def self_test():
    dice = random.Random(1)
    for _ in range(2000):
        people = range(dice.randint(0, 4)), range(dice.randint(0, 4))
        density = dice.random()
        pairs = [pair for pair in itertools.product(*people) if dice.random() < density]
        most = most_disjoint(pairs)
        assert reference.threads(pairs) == most == fewest_departures(pairs), pairs
    assert reference.threads([("a", 1), ("b", 1), ("c", 1)]) == 1  # one contact known to three

    # Decay (§5): whole half-lives are exact, the future does not count.
    as_of = reference.date(2025, 6, 30)
    for days, strength in [(0, 0.3), (180, 0.15), (360, 0.075), (-7, 0.3)]:
        last = as_of - reference.timedelta(days=days)
        tie = reference.Tie(None, None, 0.3, True, last)
        assert reference.effective_strength(tie, as_of, 180) == strength

    # Merging of policies (§4).
    policy = reference.Policy({"tiers": {"gold": {"threads": 4}, "default": {"role_threads": 2}}})
    everyone = ["purchasing", "technical", "executive"]
    gold = {"required_roles": everyone, "role_threads": 2, "threads": 4}
    assert policy.tier("G-old") == gold
    assert policy.tier(None) == policy.tier("other") == {**gold, "threads": 2}
    assert policy.tier("standard")["role_threads"] == 1

    # Generated files are the same each time, and the comparison sees what is changed.
    for seed in range(20):
        case = generate.make(seed)
        assert case == generate.make(seed)
        expected = case.expected()
        assert not list(differences(expected, json.loads(json.dumps(expected))))
        for change in changes(expected):
            assert list(differences(expected, change)), change
    print("self-test passed")
    return 0


def changes(document):
    """Copies of the document with one thing changed in each."""

    def copy():
        return json.loads(json.dumps(document))

    yield {}
    for number, account in enumerate(document["accounts"]):
        for name in ["threads", "threads_confirmed", "contacts", "staff"]:
            changed = copy()
            changed["accounts"][number][name] += 1
            yield changed
        for name in ["roles", "findings"]:
            if account[name]:
                changed = copy()
                del changed["accounts"][number][name][-1]
                yield changed
        if len(document["accounts"]) > 1:
            changed = copy()
            changed["accounts"].reverse()
            yield changed


def main():
    parser = argparse.ArgumentParser(description="dmugraph gaps against the reference")
    parser.add_argument("--binary", metavar="PATH")
    parser.add_argument("--seeds", type=generate.seeds, metavar="FROM:TO")
    parser.add_argument("--by", choices=["deal", "family"])
    parser.add_argument("--keep", metavar="DIR")
    parser.add_argument("--self-test", action="store_true")
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    if not options.binary or options.seeds is None:
        parser.error("--binary and --seeds, or --self-test")
    return compare(options.binary, options.seeds, options.keep, options.by)


if __name__ == "__main__":
    sys.exit(main())
