"""Reads pages as other programs do: html5lib for pages, feedparser for feeds.

Reads one JSON object from standard input and writes one line for each fault it finds.
  {"pairs": [{"name", "hostile", "harmless", "word", "plain"}],   pages that differ only in one text
   "pages": [{"name", "text"}], "feeds": [{"name", "text", "entries"}], "lists": [{"name", "text", "places"}]}
"""
import json
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree

import feedparser
import html5lib

SVG = "{http://www.w3.org/2000/svg}"
HTML = "{http://www.w3.org/1999/xhtml}"
# What HTML has no form for is shown as a replacement.
NO_FORM = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")
# Faults of form that a parser mends by itself; everything else is one.
faults = []


def fault(name, what):
    faults.append(f"{name}: {what}")


def parsed(name, text):
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), strict=False)
    tree = parser.parse(text)
    for place, kind, _ in parser.errors:
        fault(name, f"parse error {kind} at {place}")
    return tree


def known_tree(name, text):
    """Harmless pages come again and again; each is read once."""
    if text not in known:
        known[text] = parsed(name, text)
    return known[text]


def facts(element):
    return element.tag == HTML + "script" and element.get("type") == "application/ld+json"


def same_value(hostile, harmless, word, plain):
    """Whether two pieces of JSON differ only in the text."""
    if isinstance(hostile, str):
        return isinstance(harmless, str) and hostile.replace(word, plain) == harmless
    if isinstance(hostile, list):
        return len(hostile) == len(harmless) and all(same_value(a, b, word, plain) for a, b in zip(hostile, harmless))
    if isinstance(hostile, dict):
        return list(hostile) == list(harmless) and all(same_value(hostile[k], harmless[k], word, plain) for k in hostile)
    return hostile == harmless


def compare(name, hostile, harmless, word, plain):
    shown = NO_FORM.sub("\ufffd", word).replace("\r\n", "\n\n").replace("\r", "\n")
    encoded, plain_encoded = (urllib.parse.quote(text, safe="-._~") for text in (word, plain))

    def told(text):
        return (text or "").replace(shown, plain).replace(encoded, plain_encoded)

    if hostile.tag != harmless.tag or list(hostile.attrib) != list(harmless.attrib) or len(hostile) != len(harmless):
        fault(name, f"{hostile.tag} {dict(hostile.attrib)} stands where {harmless.tag} {dict(harmless.attrib)} does")
        return
    for key, value in hostile.attrib.items():
        if told(value) != harmless.attrib[key]:
            fault(name, f"{hostile.tag} {key}={value!r}, not {harmless.attrib[key]!r}")
    if facts(hostile):
        if not same_value(json.loads(hostile.text), json.loads(harmless.text), word, plain):
            fault(name, "the facts for machines differ in more than the text")
    elif told(hostile.text) != (harmless.text or ""):
        fault(name, f"{hostile.tag} says {hostile.text!r}, not {harmless.text!r}")
    if told(hostile.tail) != (harmless.tail or ""):
        fault(name, f"after {hostile.tag} stands {hostile.tail!r}, not {harmless.tail!r}")
    for a, b in zip(hostile, harmless):
        compare(name, a, b, word, plain)


def look(name, text):
    """A page as a reader's programs see it."""
    tree = parsed(name, text)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            fault(name, "holds a comment")
            continue
        if facts(element):
            value = json.loads(element.text)
            if value.get("@context") != "https://schema.org" or "@type" not in value:
                fault(name, "facts without context or type")
        if element.tag == SVG + "a" and not "".join(element.itertext()).strip():
            fault(name, "a link in a picture has no name")
        if element.tag == HTML + "a" and not "".join(element.itertext()).strip():
            fault(name, "a link has no name")
        if element.tag == HTML + "img" and not element.get("alt"):
            fault(name, "a picture has no words for it")
    levels = [int(e.tag[-1]) for e in tree.iter() if e.tag in (HTML + "h1", HTML + "h2", HTML + "h3")]
    for before, after in zip(levels, levels[1:]):
        if after > before + 1:
            fault(name, f"a heading of level {after} follows one of level {before}")


def feed(name, text, entries):
    ElementTree.fromstring(text.encode())
    read = feedparser.parse(text.encode())
    if read.bozo:
        fault(name, f"feedparser: {read.bozo_exception}")
    if len(read.entries) != entries:
        fault(name, f"{len(read.entries)} entries, not {entries}")
    if len({entry.id for entry in read.entries}) != entries:
        fault(name, "two entries share an id")
    for part in [read.feed] + read.entries:
        if not part.get("updated_parsed") or not part.get("title") or not part.get("id"):
            fault(name, f"no title, id or moment: {part.get('id')}")
    for entry in read.entries:
        if not entry.get("authors") or not entry.get("link"):
            fault(name, f"no author or link: {entry.id}")


def place_list(name, text, places):
    root = ElementTree.fromstring(text.encode())
    found = len([e for e in root.iter() if e.tag.endswith("}loc")])
    if found != places:
        fault(name, f"{found} places, not {places}")


given = json.load(sys.stdin)
known = {}
for pair in given.get("pairs", []):
    compare(
        pair["name"], parsed(pair["name"], pair["hostile"]), known_tree(pair["name"], pair["harmless"]),
        pair["word"], pair["plain"])
for page in given.get("pages", []):
    look(page["name"], page["text"])
for entry in given.get("feeds", []):
    feed(entry["name"], entry["text"], entry["entries"])
for entry in given.get("lists", []):
    place_list(entry["name"], entry["text"], entry["places"])
print("\n".join(faults))
