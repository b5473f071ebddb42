"""Reads a page with Python's own HTML parser and says what a browser would care for."""
import json
import sys
from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "hr", "input"}


class Page(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.unclosed, self.outside, self.ids, self.asked = [], [], [], [], []
        self.scripts = self.figures = 0
        self.text = ""

    def handle_starttag(self, tag, attributes):
        self.scripts += tag == "script"
        self.figures += tag == "svg"
        for name, value in attributes:
            if name in ("src", "srcset") or name == "href" and not value.startswith("#"):
                self.outside.append(f"{name}={value}")
            if name == "href" and value.startswith("#"):
                self.asked.append(value[1:])
            if name == "aria-labelledby":
                self.asked += value.split()
            if name == "id":
                self.ids.append(value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.unclosed.append(tag)

    def handle_data(self, data):
        if "url(" in data or "@import" in data:
            self.outside.append(data)
        self.text += data


page = Page()
page.feed(sys.stdin.read())
page.close()
json.dump(
    {
        "unclosed": page.unclosed + page.open,
        "scripts": page.scripts,
        "figures": page.figures,
        "outside": page.outside,
        "doubled_ids": sorted({i for i in page.ids if page.ids.count(i) > 1}),
        "dangling": sorted(set(page.asked) - set(page.ids)),
        "text": page.text,
    },
    sys.stdout,
)
