"""Walks through a live catalogue of fixtures/pages as a reader does, and looks at every page on the way.

usage: walk.py ORIGIN

Prints JSON: `faults`, and `opened`, the pages in their order, with script and without.
"""
import json
import sys

from browser import Browser
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait


def walk(browser, look):
    """Home, a search, a person, how well they are supported, their graph, a paper, what cites it, what came out of it."""
    browser.open("/")
    look()
    box = browser.first("input[type=search]")
    if box.aria_role not in ("searchbox", "combobox") or not box.accessible_name:
        browser.fault(f"the search box is a {box.aria_role} called “{box.accessible_name}”")
    box.send_keys("Mezard", Keys.ENTER)
    WebDriverWait(browser.driver, 10).until(lambda driver: "Mezard" in driver.current_url)
    browser.arrived()
    look()
    expect(browser, "/researchers/", browser.follow("main a", "Marc Mézard"))
    look()
    person = browser.path
    expect(browser, "trust", browser.follow("main a", "How the number comes about"))
    look()
    browser.open(person)
    expect(browser, "graph", browser.follow("main a", "Explore the graph"))
    look()
    expand(browser)
    look()
    browser.open(person)
    browser.follow("main a", "Storage capacity of memory networks")
    look()
    browser.follow("main a", "Shaping the learning landscape")
    look()
    expect(browser, "reproductions", browser.follow("main a", "binary-perceptron-capacity"))
    look()


def expect(browser, part, path):
    if part not in path:
        browser.fault(f"“{part}” was expected in the address")


def marks(browser):
    return len(browser.all("main svg a, main svg [role=link]"))


def expand(browser):
    """Opens up a neighbour: with script on the spot, without it as another page."""
    before, address = marks(browser), browser.driver.current_url
    if before < 2:
        browser.fault(f"the picture has {before} people")
    browser.follow("main svg a", "Krauth")
    if browser.script:
        WebDriverWait(browser.driver, 10).until(
            lambda driver: marks(browser) != before or driver.current_url != address)
        browser.listen()
    elif browser.driver.current_url == address:
        browser.fault("a person in the picture leads nowhere")


def main(origin):
    with Browser(origin) as browser:
        # Every rule on a narrow light window and on a wide dark one; elsewhere those that the window changes.
        for width, dark, script, rules in [
            (390, False, True, None), (1440, True, False, None),
            (390, True, False, ["color-contrast"]), (1440, False, True, ["color-contrast", "target-size"]),
        ]:
            browser.set(width, dark, script)
            tabs = rules is not None

            def look():
                browser.look(rules)
                if tabs and len(browser.tab()) < 5:
                    browser.fault("hardly anything takes the focus")

            walk(browser, look)
        print(json.dumps({"faults": browser.faults, "opened": browser.opened}, ensure_ascii=False))


main(sys.argv[1])
