"""Checks the documentation that was just built: every public symbol says what it is, and every one that
stands by itself has its place on the landing page of its module.

    python3 Tests/documented.py .build/documentation
"""

import json
import sys
from pathlib import Path

MODULES = ["GraphML", "DMUGraph", "DMUText", "DMUProfile", "DMUImport", "DMUExport", "DMUReport"]


def undocumented(module):
    """The public symbols without a comment, of those that stand in the source."""
    graphs = list(Path(".build").glob(f"*/extracted-symbols/*/{module}/*.symbols.json"))
    if not graphs:
        sys.exit(f"There is no symbol graph of {module}: build the documentation first.")
    for graph in graphs:
        for symbol in json.loads(graph.read_text())["symbols"]:
            # The compiler's own, such as hashValue, stand nowhere; an extension has no comment.
            is_written = "location" in symbol and symbol["kind"]["identifier"] != "swift.extension"
            if is_written and "docComment" not in symbol:
                place = symbol["location"]
                file = place["uri"].removeprefix(f"file://{Path.cwd()}/")
                yield f"{file}:{place['position']['line'] + 1}: {'.'.join(symbol['pathComponents'])}"


def without_topic(module, archive):
    """What the landing page of a module lists under headings that nobody wrote."""
    page = json.loads((archive / f"data/documentation/{module.lower()}.json").read_text())
    for section in page.get("topicSections", []):
        # Extensions of another module's types have a page of their own.
        if section.get("generated") and section["title"] != "Extended Modules":
            for reference in section["identifiers"]:
                yield page["references"][reference]["title"]


def main():
    archive = Path(sys.argv[1])
    problems = []
    for module in MODULES:
        problems += [f"{symbol} has no comment" for symbol in undocumented(module)]
        page = f"Sources/{module}/Documentation.docc/{module}.md"
        problems += [f"{page}: {name} has no topic" for name in without_topic(module, archive)]
    print("\n".join(problems), file=sys.stderr, end="\n" if problems else "")
    sys.exit(1 if problems else 0)


main()
