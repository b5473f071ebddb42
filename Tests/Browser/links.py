"""Reads a static site as a stranger: Python's own parsers of HTML, XML and JSON.

usage: links.py DIR BASE

Prints JSON: `faults` (links without a file, documents that do not parse, addresses that lead out of the folder), and how
many `links` and `documents` were read.
"""
import html.parser
import json
import pathlib
import sys
import urllib.parse
import xml.etree.ElementTree as XML


class Links(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.found, self.ids, self.facts, self.isFacts = [], set(), [], False

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        self.found += [values[name] for name in ("href", "src", "action", "data-index") if values.get(name)]
        self.ids.add(values.get("id"))
        self.isFacts = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self.isFacts:
            self.facts.append(data)

    def handle_endtag(self, tag):
        self.isFacts = False


def read(path):
    """The addresses in a file, and the ids in it."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        parser = Links()
        parser.feed(text)
        for facts in parser.facts:
            json.loads(facts)
        return parser.found, parser.ids
    if path.suffix in (".xml", ".atom", ".svg"):
        tree = XML.fromstring(text)
        found = [e.text for e in tree.iter() if e.tag.endswith("}loc")]
        return found + [e.get("href") for e in tree.iter() if e.tag.endswith("}link") and e.get("href")], set()
    if path.suffix in (".json", ".jsonld"):
        json.loads(text)
    return [], set()


def main(folder, base):
    root, faults, links, ids = pathlib.Path(folder), [], [], {}
    files = [path for path in root.rglob("*") if path.is_file()]
    for path in files:
        name = path.relative_to(root).as_posix()
        try:
            found, ids[name] = read(path)
        except (ValueError, XML.ParseError) as fault:
            faults.append(f"{name} does not parse: {fault}")
            continue
        links += [(name, address) for address in found]
    inside = 0
    for name, address in links:
        there = urllib.parse.urlsplit(urllib.parse.urljoin(base + name, address))
        whole = there._replace(query="", fragment="").geturl()
        if not whole.startswith(base):
            if urllib.parse.urlsplit(base).netloc == there.netloc:
                faults.append(f"{name} leads out of the folder: {address}")
            continue
        inside += 1
        target = urllib.parse.unquote(whole.removeprefix(base))
        if target.endswith("/") and (root / target).is_dir():
            continue  # the folder of the index, for the script
        target = target or "index.html"
        if not (root / target).is_file():
            faults.append(f"{name} leads to {address}, which has no file")
        elif there.fragment and there.fragment not in ids.get(target, ()):
            faults.append(f"{name} leads to {address}, where no part has that name")
        if there.query:
            faults.append(f"{name} asks a question of a host of files: {address}")
    print(json.dumps({"faults": faults[:40], "links": inside, "documents": len(files)}, ensure_ascii=False))


main(sys.argv[1], sys.argv[2])
