#!/usr/bin/env python3
"""Opens the pages of `dmugraph report` in a real browser and looks whether they do what they should.

    report.py --binary ../../.build/debug/dmugraph [--keep DIR]

Needs playwright, axe-playwright-python and pypdf from PyPI, and Chromium: the one that DMUGRAPH_CHROMIUM names,
chromium-headless-shell, chromium or google-chrome on the path, or the one that playwright installs.
"""

import argparse
import base64
import hashlib
import io
import os
import pathlib
import re
import shutil
import sys
import tempfile
import traceback

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

import pages

WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 400, "height": 800}


class Browser:
    """Opens pages, and keeps what they complain of and what they ask for."""

    def __init__(self, chromium):
        self.chromium = chromium
        self.problems = []

    def open(self, subject, address="", viewport=WIDE, scheme="light", scripts=True):
        context = self.chromium.new_context(viewport=viewport, color_scheme=scheme, java_script_enabled=scripts)
        page = context.new_page()
        where = f"{subject.name}{address}"
        page.on("console", lambda message: self.problems.append(f"{where}: {message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.problems.append(f"{where}: {error}"))
        page.on("dialog", lambda dialog: self.problems.append(f"{where}: dialog {dialog.message}"))
        page.on("request", lambda request: request.url.split("#")[0] == subject.url
                or self.problems.append(f"{where}: asks for {request.url}"))
        page.goto(subject.url + address)
        return page


def settle(page):
    """Waits until what the address says is shown."""
    page.wait_for_function("() => addressOf(shown) === addressOf(stateOf(location.hash))")


def names(page):
    """The accounts in the table, from top to bottom."""
    settle(page)
    return page.locator("table.accounts tbody th a").all_inner_texts()


def current(page):
    settle(page)
    return page.locator(".view.current h2").inner_text()


# Each check gets the browser and the subject of the portfolio fixture.

def the_answer_stands_first(browser, subject):
    gaps, risks = subject.accounts("gaps"), subject.accounts("risk")
    plans = subject.accounts("plan")
    high = [gap for gap in gaps.values() if gap["findings"] and gap["findings"][0]["severity"] == "high"]
    worst = max(high, key=lambda gap: gap.get("revenue", 0) * risks[gap["id"]]["p_lost"])
    page = browser.open(subject)
    box = page.locator(".worst")
    assert box.locator("h3").inner_text() == worst["name"]
    assert box.locator(".why").inner_text() in [finding["message"] for finding in worst["findings"]]
    assert box.locator(".step").inner_text() == plans[worst["id"]]["actions"][0]["text"]
    place = box.bounding_box()
    assert place["y"] + place["height"] < WIDE["height"] / 2, place
    assert names(page)[0] == worst["name"]


def columns_sort(browser, subject):
    gaps, risks = subject.accounts("gaps"), subject.accounts("risk")
    page = browser.open(subject)
    before = names(page)
    for key, value in [("revenue", lambda gap: gap.get("revenue")), ("threads", lambda gap: gap["threads"]),
                       ("loss", lambda gap: risks[gap["id"]]["p_lost"])]:
        header = page.locator(f"th[data-sort={key}]")
        for _ in range(2):
            header.get_by_role("button").click()
            falls = header.get_attribute("aria-sort") == "descending"
            values = [value(next(gap for gap in gaps.values() if gap["name"] == name)) for name in names(page)]
            values = [value for value in values if value is not None]
            assert values == sorted(values, reverse=falls), (key, values)
    page.reload()
    assert [value for value in values] == sorted(values, reverse=falls)
    assert page.locator("th[data-sort=loss]").get_attribute("aria-sort")
    page.goto(subject.url + "#portfolio")
    assert names(page) == before


def filters_choose(browser, subject):
    gaps = subject.accounts("gaps")
    page = browser.open(subject)
    page.locator("select[name=finding]").select_option("rival-foothold")
    expected = {gap["name"] for gap in gaps.values()
                if any(finding["code"] == "rival-foothold" for finding in gap["findings"])}
    assert set(names(page)) == expected and len(expected) < len(gaps)
    assert page.locator(".filters output").inner_text().startswith(f"{len(expected)} of {len(gaps)}")
    page.locator("select[name=tier]").select_option("key")
    expected = {name for name in expected if next(gap for gap in gaps.values() if gap["name"] == name)["tier"] == "key"}
    assert set(names(page)) == expected
    address = page.url
    other = browser.open(subject, "#" + address.split("#")[1])
    assert set(names(other)) == expected, "a shared address shows the same"
    page.get_by_role("button", name="Clear").click()
    assert len(names(page)) == len(gaps)
    page.locator("input[name=q]").fill("steinmetz")
    assert names(page) == ["Ahornbach Automation SE"]
    page.locator("input[name=q]").fill("")
    page.locator("select[name=staff]").select_option(label="Katrin Vogel")
    people = {person["id"]: person for person in subject.json("risk")["people"]}
    vogel = next(person for person in people.values() if person["name"] == "Katrin Vogel")
    assert {gaps[account]["name"] for account in vogel["accounts"]} == set(names(page))
    chip = page.locator(".gaps a").first
    count = int(chip.locator("b").inner_text())
    chip.click()
    assert len(names(page)) == count


def an_account_opens(browser, subject):
    page = browser.open(subject, "#tier=key")
    page.get_by_role("link", name="Birkenau Maschinenbau AG").nth(1).click()
    assert current(page) == "Birkenau Maschinenbau AG"
    page.locator(".current .back").click()
    assert current(page) == "Portfolio" and len(names(page)) < len(subject.accounts("gaps"))
    page.go_back()
    assert current(page) == "Birkenau Maschinenbau AG"
    account = next(account for account in subject.accounts("threads").values() if account["name"] == current(page))
    gap = subject.accounts("gaps")[account["id"]]
    section = page.locator("section.account.current")
    marked = section.locator(".plane .person:has(.bottleneck) .name").all_inner_texts()
    assert [name.strip("●◐○ ") for name in marked] == [person["name"] for person in account["bottlenecks"]]
    assert section.locator(".plane .person.contact").count() == gap["contacts"]
    assert section.locator(".findings li").count() == len(gap["findings"])
    plan = subject.accounts("plan")[account["id"]]
    assert section.locator(".plan li").count() == len(plan["actions"])
    assert section.locator(".pair").count() - section.locator(".map-key .pair").count() == account["threads"]
    card = section.locator(".plane .person", has_text="Katrin Vogel")
    card.hover()
    panel = section.locator(".panel")
    assert "Alone holds the account" in panel.inner_text()
    assert "Anneliese Kurz" in panel.inner_text()
    assert "Key Account Manager, Frankfurt" in panel.inner_text()
    section.locator(".plane .person.contact", has_text="Anneliese Kurz").hover()
    assert "Einkaufsleiterin, Einkauf" in panel.inner_text()
    for layer, kind in [("reporting", "reporting"), ("ties", "ties")]:
        lines = section.locator(f".plane .line.{kind}").first
        assert lines.is_visible()
        section.locator(f"input[name={layer}]").uncheck()
        assert not lines.is_visible()
    card.click()
    page.reload()
    assert "hide=reporting%2Cties" in page.url and "person=" in page.url
    assert not section.locator(".plane .line.ties").first.is_visible()
    assert "Alone holds the account" in panel.inner_text()


def ways_and_steps_show(browser, subject):
    targets = [target for target in subject.json("paths")["targets"] if target["paths"]]
    account = targets[0]["account"]
    page = browser.open(subject, f"#account={account}")
    section = page.locator("section.account.current")
    for target in [target for target in targets if target["account"] == account]:
        section.get_by_label("Best way to").select_option(target["id"])
        shown = section.evaluate("""(section) => [...section.querySelectorAll('.person.way')]
            .sort((one, two) => one.dataset.step - two.dataset.step).map((card) => Number(card.dataset.n))""")
        people = page.evaluate("([index, numbers]) => numbers.map((number) => report.accounts[index].people[number].id)",
                               [int(section.get_attribute("data-i")), shown])
        assert people == target["paths"][0]["people"], target["id"]
        assert section.locator(".line.way").count() == len(people) - 1
    section.locator(".plan li button").first.click()
    assert "step=1" in page.url and section.locator(".planned").get_attribute("d")


def keys_suffice(browser, subject):
    page = browser.open(subject)

    def press(key, until, most=80):
        for _ in range(most):
            page.keyboard.press(key)
            if page.evaluate(f"() => document.activeElement?.matches({until!r})"):
                return
        raise AssertionError(f"{key} does not lead to {until}")

    press("Tab", ".skip", 1)
    press("Tab", "th[data-sort=revenue] button")
    page.keyboard.press("Enter")
    assert page.locator("th[data-sort=revenue]").get_attribute("aria-sort") == "descending"
    press("Tab", "table.accounts tbody a")
    name = page.evaluate("() => document.activeElement.textContent")
    page.keyboard.press("Enter")
    page.wait_for_selector("section.account.current")
    assert page.evaluate("() => document.activeElement.textContent") == name, "the focus is on the heading"
    press("Tab", ".person")
    first = page.evaluate("() => document.activeElement.dataset.n")
    press("ArrowDown", f".person:not([data-n='{first}'])", 1)
    page.keyboard.press("Enter")
    assert "person=" in page.url
    assert page.locator(".current .person[aria-pressed=true]").count() == 1
    page.keyboard.press("Escape")
    assert "person=" not in page.url
    scale = page.locator(".current .plane").get_attribute("style")
    page.keyboard.press("+")
    assert page.locator(".current .plane").get_attribute("style") != scale
    page.go_back()
    settle(page)
    assert page.evaluate("() => document.activeElement.textContent") == name, "the focus is back on the link"


def nothing_hinders_access(browser, subject):
    account = subject.data()["accounts"][0]["id"]
    axe = Axe()
    for scheme in ["light", "dark"]:
        for viewport, address in [(WIDE, ""), (WIDE, f"#account={account}"), (WIDE, "#people"), (WIDE, "#basis"),
                                  (NARROW, f"#account={account}")]:
            page = browser.open(subject, address, viewport, scheme)
            result = axe.run(page)
            assert result.violations_count == 0, f"{scheme} {address}\n{result.generate_report()}"


def nothing_overflows(browser, subject):
    account = subject.data()["accounts"][0]["id"]
    for width in [640, 320]:
        for address in ["", f"#account={account}", "#people", "#basis"]:
            page = browser.open(subject, address, {"width": width, "height": 800})
            wide = page.evaluate("() => document.documentElement.scrollWidth")
            assert wide <= width, f"{address} is {wide} wide at {width}"


def it_reads_without_scripts(browser, subject):
    page = browser.open(subject, scripts=False)
    text = page.locator("body").inner_text()
    for account in subject.json("plan")["accounts"]:
        gap = subject.accounts("gaps")[account["id"]]
        for finding in gap["findings"]:
            assert finding["message"] in text, finding["message"]
            assert finding["step"] in text, finding["step"]
        for action in account["actions"]:
            assert action["text"] in text, action["text"]
    assert "Who knows whom" in text and not page.locator(".filters").is_visible()


def a_page_an_account(browser, subject):
    page = browser.open(subject)
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sizes = []
    reader.pages[0].extract_text(
        visitor_text=lambda text, matrix, place, font, size: sizes.append(abs(matrix[3] * place[3]) * size))
    # Were something wider than the page, the browser would print everything smaller.
    assert max(sizes) > 13, max(sizes)
    texts = [sheet.extract_text() for sheet in reader.pages]
    order = [account["name"] for account in subject.data()["accounts"]]
    heads = [next((name for name in order if text.lstrip().startswith(name)), None) for text in texts]
    first = heads.index(order[0])
    assert heads[first:first + len(order)] == order and set(heads[:first] + heads[first + len(order):]) == {None}, heads
    page = browser.open(subject, f"#account={subject.data()['accounts'][0]['id']}")
    assert len(PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages) == 1


# Checks of other subjects.

def the_data_agree(subject):
    data = subject.data()
    assert data["format"] == "dmugraph.report" and data["version"] == 1
    gaps, threads, risks = (subject.accounts(command) for command in ["gaps", "threads", "risk"])
    assert data["policy"] == subject.json("gaps")["policy"]
    assert sorted(account["id"] for account in data["accounts"]) == sorted(gaps)
    for account in data["accounts"]:
        gap, thread, risk = (kind[account["id"]] for kind in [gaps, threads, risks])
        for key in ["name", "tier", "revenue", "currency", "threads", "threads_confirmed"]:
            assert account.get(key) == gap.get(key), key
        assert account["threads_required"] == thread["threads_required"]
        assert account["p_lost"] == risk["p_lost"]
        assert [(role["role"], role["status"]) for role in account["roles"]] \
            == [(role["role"], role["status"]) for role in gap["roles"] if role["required"]]
        ids = account["contacts"]["id"] + [data["staff"]["id"][number] for number in account["staff"]] \
            + [data["competitors"]["id"][number] for number in account["competitors"]]
        assert len(ids) == len(account["importance"]) == len(account["boxes"]) // 3

        def people(numbers):
            return [ids[number] for number in numbers]

        for finding, shown in zip(gap["findings"], account["findings"], strict=True):
            assert (finding["code"], finding["severity"]) == (shown["code"], shown["severity"])
            named = finding.get("contacts", []) + finding.get("staff", []) + finding.get("competitors", [])
            # Who left stands in the words alone; the map shows who is there.
            assert people(shown["people"]) == [person for person in named if person in ids]
            assert finding["code"] == "contact-left" or set(named) <= set(ids)
        assert people(account["pairs"]) == [end for pair in thread["pairs"] for end in (pair["staff"], pair["contact"])]
        assert people(account["cut_supplier"]) == thread["cut_supplier"]
        assert people(account["cut_customer"]) == thread["cut_customer"]
        assert people(account["bottlenecks"]) == [person["id"] for person in thread["bottlenecks"]]
        values = {ids[number]: value for number, value in enumerate(account["importance"]) if value >= 0}
        assert values.keys() == {person["id"] for person in risk["importance"]}
        assert all(abs(values[person["id"]] - person["value"]) <= 5e-5 for person in risk["importance"])


def hashes_fit(subject):
    """The policy of the page lets its own style and script pass: they are what the program has hashes of."""
    for kind, constant in [("style", "styleHash"), ("script", "scriptHash")]:
        text = re.search(f"<{kind}>(.*?)</{kind}>", subject.text, re.S)[1]
        right = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        written = re.search(f"{kind}-src 'sha256-([^']*)'", subject.text)[1]
        assert written == right, f"{constant} in PageView.swift must be {right}"


def every_fixture_opens(browser, binary, folder):
    opened = 0
    for path in pages.all_fixtures():
        subject = pages.Subject(binary, folder, path.stem + "-" + path.parent.name, path)
        if subject.run.returncode == 2:
            assert not subject.path.exists()
            continue
        assert subject.run.returncode == 0, f"{path}: {subject.run.stderr}"
        opened += 1
        the_data_agree(subject)
        page = browser.open(subject)
        accounts = subject.data()["accounts"]
        assert page.locator("table.accounts tbody tr").count() == min(len(accounts), 150)
        for account in accounts[:2]:
            page.evaluate("(id) => go({ view: 'account', account: id })", account["id"])
            page.wait_for_selector("section.account.current .frame")
        page.context.close()
    assert opened > 60, opened


def text_is_never_markup(browser, binary, folder):
    path = pathlib.Path(folder) / "hostile.graphml"
    path.write_text(pages.hostile(), encoding="utf-8")
    subject = pages.Subject(binary, folder, "hostile", path)
    assert subject.run.returncode == 0, subject.run.stderr
    the_data_agree(subject)
    hashes_fit(subject)
    for scripts in [True, False]:
        page = browser.open(subject, scripts=scripts)
        assert page.locator("script").count() == 3 and page.locator("style").count() == 1
        assert page.locator("img, iframe, object, textarea, b b, [onerror], [onmouseover]").count() == 0
        shown = set(page.locator("table.accounts tbody th a").all_inner_texts())
        for name in pages.HOSTILE:
            printed = re.sub("[\u202a-\u202e]", "\ufffd", name).replace("\u2028", " ")
            assert " ".join(printed.split()) in {" ".join(text.split()) for text in shown}, printed
    page = browser.open(subject)
    for account in subject.data()["accounts"]:
        page.evaluate("(id) => go({ view: 'account', account: id })", account["id"])
        page.locator("section.account.current .plane .person").first.hover()
        assert page.locator("img, [onerror], [onmouseover]").count() == 0
        assert page.evaluate("() => stateOf(location.hash).account") == account["id"]


def sections_put_in_later_are_as_those_there_from_the_start(browser, binary, folder):
    path = pathlib.Path(folder) / "many.graphml"
    path.write_text(pages.many_accounts(230), encoding="utf-8")
    subject = pages.Subject(binary, folder, "many", path)
    assert subject.run.returncode == 0, subject.run.stderr
    the_data_agree(subject)
    later = subject.data("sections")
    assert later["first"] == 25 and len(later["sections"]) == 205
    page = browser.open(subject)
    assert len(names(page)) == 150
    page.get_by_role("button", name="Show 80 more").click()
    assert len(names(page)) == 230

    def section(page, index):
        html = page.evaluate("(index) => sectionOf(index).outerHTML", index)
        html = re.sub(r"<noscript>.*?</noscript>", "", html, flags=re.S)
        html = re.sub(r'(data-i|id|aria-labelledby)="(title-)?\d+"', "", html)
        return re.sub(r"\s+", " ", html).replace("> <", "><")

    for index in range(25, 230, 50):
        account = subject.data()["accounts"][index]["id"]
        alone = pages.Subject(binary, folder, "alone", path, "--account", account)
        one = browser.open(alone)
        assert section(page, index) == section(one, 0), account
        one.context.close()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--binary", required=True)
    parser.add_argument("--only", help="a part of the name of the checks to run")
    parser.add_argument("--keep", help="a folder for the pages")
    options = parser.parse_args()
    program = os.environ.get("DMUGRAPH_CHROMIUM") or next(
        filter(None, map(shutil.which, ["chromium-headless-shell", "chromium", "google-chrome"])), None)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = options.keep or temporary
        portfolio = pages.Subject(options.binary, folder, "portfolio", pages.FIXTURES / "portfolio.graphml",
                                  "--policy", pages.FIXTURES / "policy.yaml")
        browser = Browser(playwright.chromium.launch(executable_path=program, args=["--no-sandbox"]))
        checks = [
            (check, (browser, portfolio)) for check in [
                the_answer_stands_first, columns_sort, filters_choose, an_account_opens, ways_and_steps_show,
                keys_suffice, nothing_hinders_access, nothing_overflows, it_reads_without_scripts, a_page_an_account]
        ] + [(check, (portfolio,)) for check in [the_data_agree, hashes_fit]] + [
            (check, (browser, options.binary, folder)) for check in [
                every_fixture_opens, text_is_never_markup, sections_put_in_later_are_as_those_there_from_the_start]
        ]
        failed = 0
        for check, arguments in checks:
            if options.only and options.only not in check.__name__:
                continue
            browser.problems.clear()
            name = check.__name__.replace("_", " ")
            try:
                check(*arguments)
                assert not browser.problems, "\n".join(browser.problems)
            except Exception as error:
                failed += 1
                line = traceback.extract_tb(error.__traceback__)[1 if len(traceback.extract_tb(error.__traceback__)) > 1 else 0]
                print(f"failed: {name}, line {line.lineno}: {type(error).__name__}: {error}")
            else:
                print(f"passed: {name}")
            for context in browser.chromium.contexts:
                context.close()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
