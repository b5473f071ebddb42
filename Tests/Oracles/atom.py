"""Checks Atom feeds against a RELAX NG schema written from RFC 4287, and the rules of that document which such a schema
cannot say. Reads a JSON list of feeds, prints a JSON list of the faults of each."""
import json, pathlib, sys
from lxml import etree

ATOM = "{http://www.w3.org/2005/Atom}"
schema = etree.RelaxNG(etree.parse(str(pathlib.Path(__file__).with_name("atom.rng"))))


def faults(text):
    try:
        feed = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        return [str(error)]
    found = [] if schema.validate(feed) else [str(error) for error in schema.error_log]
    has_author = feed.find(ATOM + "author") is not None
    ids = []
    for entry in feed.findall(ATOM + "entry"):
        ids.append(entry.findtext(ATOM + "id"))
        if not has_author and entry.find(ATOM + "author") is None and entry.find(f"{ATOM}source/{ATOM}author") is None:
            found.append("4.1.2: neither entry nor feed has an author")
        links = [link for link in entry.findall(ATOM + "link") if link.get("rel", "alternate") == "alternate"]
        content = entry.find(ATOM + "content")
        if content is None and not links:
            found.append("4.1.2: an entry without content has an alternate link")
        kinds = [(link.get("type"), link.get("hreflang")) for link in links]
        if len(set(kinds)) < len(kinds):
            found.append("4.1.2: two alternate links of one type and language")
        if content is not None and content.get("src") and (content.text or "").strip():
            found.append("4.1.3.2: content with src is not empty")
    if len(set(ids)) < len(ids):
        found.append("4.1.1: two entries with one id in this feed")
    return found


print(json.dumps([faults(text) for text in json.load(sys.stdin)]))
