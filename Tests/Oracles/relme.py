"""The href of every a and link whose rel holds “me” and not “ugc”, by Python's own HTML parser. Reads a JSON list of
pages, prints a JSON list of lists."""
import json, sys
from html.parser import HTMLParser

HIDDEN = {"textarea", "title", "template", "noscript", "xmp", "iframe", "noembed", "noframes", "script", "style"}


class Page(HTMLParser):
    def __init__(self, text):
        super().__init__(convert_charrefs=False)
        self.found, self.inside = [], None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        if self.inside is None and tag in HIDDEN:
            self.inside = tag
        known = {}
        for name, value in attributes:
            known.setdefault(name, value or "")
        words = known.get("rel", "").lower().split()
        if self.inside is None and tag in ("a", "link") and "href" in known and "me" in words and "ugc" not in words:
            self.found.append(known["href"])

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if tag == self.inside:
            self.inside = None


print(json.dumps([Page(text).found for text in json.load(sys.stdin)]))
