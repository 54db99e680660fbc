#!/usr/bin/env python3
"""Checks documents against a JSON Schema (draft 2020-12).

    schemas.py SCHEMA FILE    FILE is a JSON list of documents, each as a text; prints the list of the
                              problems of each
    schemas.py SCHEMA         prints the list of what is wrong with the schema itself: what the language
                              does not allow, unknown keywords, and objects that allow unknown members
"""

from __future__ import annotations

import json
import sys

from jsonschema import Draft202012Validator

KEYWORDS = {
    "$schema", "$defs", "$ref", "title", "description", "type", "const", "enum", "pattern", "minLength",
    "minItems", "maxItems", "minimum", "maximum", "exclusiveMinimum", "items", "required",
    "dependentRequired", "properties", "propertyNames", "additionalProperties", "if", "then", "else",
}  # fmt: skip


def problems(validator, text):
    """What is wrong with a document: where, and what."""
    try:
        document = json.loads(text, parse_constant=lambda word: sys.exit("not JSON: " + word))
    except ValueError as error:
        return ["not JSON: %s" % error]
    return [
        "/%s: %s" % ("/".join(map(str, error.absolute_path)), error.message[:300])
        for error in validator.iter_errors(document)
    ]


def weaknesses(schema, place="#", is_condition=False):
    """Where a schema lets pass what it should not."""
    if not isinstance(schema, dict):
        return
    for keyword in schema.keys() - KEYWORDS:
        yield "%s: unknown keyword %s" % (place, keyword)
    is_open = "additionalProperties" not in schema
    if schema.get("type") == "object" and is_open and not is_condition:
        yield "%s: unknown members are allowed" % place
    for name in ("items", "additionalProperties", "propertyNames"):
        yield from weaknesses(schema.get(name), "%s/%s" % (place, name))
    for name in ("if", "then", "else"):
        yield from weaknesses(schema.get(name), "%s/%s" % (place, name), True)
    for name in ("properties", "$defs"):
        for key, value in schema.get(name, {}).items():
            yield from weaknesses(value, "%s/%s/%s" % (place, name, key), is_condition)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    if len(sys.argv) == 2:
        errors = Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema)
        answer = [error.message for error in errors] + list(weaknesses(schema))
    else:
        validator = Draft202012Validator(schema)
        with open(sys.argv[2], encoding="utf-8") as file:
            answer = [problems(validator, text) for text in json.load(file)]
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
