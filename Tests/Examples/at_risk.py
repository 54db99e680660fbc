#!/usr/bin/env python3
"""Accounts that hang on one person, and on whom, from the JSON of `dmugraph threads`.

    dmugraph threads --format json chart.graphml | at_risk.py
"""

import json
import sys

document = json.load(sys.stdin)
assert (document["format"], document["version"]) == ("dmugraph.threads", 2)
for account in document["accounts"]:
    if account["threads"] == 1:
        people = ", ".join(person["name"] for person in account["bottlenecks"])
        print("%s: %s" % (account["name"], people))
