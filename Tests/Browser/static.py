"""Searches a static site in a browser, with script and without, on Python's own server of files.

usage: static.py DIR FOLDER

The site stands below /FOLDER/ of the server, as on a host with several sites. Prints JSON: `faults`, `found`, what
the searches showed, and `known`, what was found on a page made of faults.
"""
import functools
import http.server
import json
import os
import shutil
import sys
import tempfile
import threading

from browser import Browser
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *anything):
        pass


def hits(browser, words):
    """What is shown for these words, as lines."""
    box = browser.first("main input[type=search]")
    box.clear()
    box.send_keys(words, Keys.ENTER)
    WebDriverWait(browser.driver, 10).until(lambda driver: browser.all("#results p"))
    return [e.text for e in browser.all("#results li a")]


def search(browser, found):
    browser.open("search.html")
    browser.look()
    if len(browser.tab()) < 5:
        browser.fault("hardly anything takes the focus")
    for words in ["Mezard", "mézard storage", "KRAUTH", "1989 capacity", "cond-mat.dis-nn", "xyzzy"]:
        browser.open("search.html")
        found[words] = hits(browser, words)
        browser.listen()
    browser.open("search.html?q=Mezard")
    WebDriverWait(browser.driver, 10).until(lambda driver: browser.all("#results li a"))
    browser.look()
    browser.follow("#results a", "Marc Mézard")
    if "researchers/" not in browser.path:
        browser.fault("the first hit leads elsewhere")
    browser.driver.back()
    WebDriverWait(browser.driver, 10).until(lambda driver: browser.all("#results li a"))


def lists(browser, found):
    browser.open("search.html")
    browser.follow("main a", "by name")
    browser.look()
    found["by name"] = [e.text for e in browser.all("main li a")]
    browser.follow("main li a", "Marc Mézard")
    browser.open("search.html")
    browser.follow("main a", "by year")
    browser.look()
    found["by year"] = [e.text for e in browser.all("main h2")]


def known(browser):
    """What is found on a page made of faults: were it nothing, nothing found elsewhere would mean nothing."""
    browser.set(390)
    good, browser.faults = browser.faults, []
    browser.open("../faulty.html")
    browser.look()
    browser.tab(10)
    found, browser.faults = browser.faults, good
    return found


def main(folder, name):
    with tempfile.TemporaryDirectory() as root:
        os.symlink(os.path.abspath(folder), os.path.join(root, name))
        shutil.copy(os.path.join(os.path.dirname(__file__), "faulty.html"), root)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=root))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        found = {}
        with Browser(f"http://127.0.0.1:{server.server_port}/{name}/") as browser:
            browser.origin += "/"
            browser.set(390)
            search(browser, found)
            browser.set(1440, dark=True, script=False)
            lists(browser, found)
            print(json.dumps({"faults": browser.faults, "found": found, "known": known(browser)}, ensure_ascii=False))
        server.shutdown()


main(sys.argv[1], sys.argv[2])
