"""Opens the pages of a catalogue of fixtures/hostile and looks for anything its names and titles could do there.

usage: attack.py HOSTILE HARMLESS

Both are origins; the second serves fixtures/pages, which shows what elements and attributes our pages are made of.
Prints JSON: `faults`, and `opened`, how many pages were opened.
"""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as XML

from browser import Browser

# Everything the parser made of the page, as words: `a`, `a@href`. Addresses that run something, and scripts not ours.
MADE = """
const made = new Set(), faults = [];
for (const e of document.querySelectorAll('*')) {
    made.add(e.tagName);
    for (const a of e.attributes) made.add(e.tagName + '@' + a.name);
    for (const name of ['href', 'src', 'action', 'xlink:href'])
        if (e.hasAttribute(name)) {
            const there = new URL(e.getAttribute(name), location);
            if (!['http:', 'https:', 'mailto:'].includes(there.protocol)) faults.push('leads to ' + there);
            if (e.tagName !== 'A' && e.tagName !== 'a' && there.origin !== location.origin && !e.rel?.includes('canonical'))
                faults.push(e.tagName + ' loads from ' + there);
        }
    if (e.tagName === 'SCRIPT' && !e.src) {
        if (e.type !== 'application/ld+json') faults.push('script: ' + e.textContent.slice(0, 80));
        try { JSON.parse(e.textContent) } catch (error) { faults.push('facts that are no JSON: ' + error); }
    }
    // A payload may turn the reading direction of its own name, never of what stands beside it.
    if (/[\\u202a-\\u202e\\u2066-\\u2069]/.test([...e.childNodes].filter(n => n.nodeType === 3).map(n => n.data).join(''))
        && !e.closest('title, script, bdi, text, option, svg, [dir=auto], input, pre, code'))
        faults.push('a name that turns the direction of its line in ' + e.outerHTML.slice(0, 80));
}
return [[...made], faults];
"""

STATUS = "return performance.getEntriesByType('navigation')[0].responseStatus"


def fetch(address):
    with urllib.request.urlopen(urllib.request.Request(address, headers={"Accept": "*/*"}), timeout=20) as answer:
        return answer.headers.get_content_type(), answer.read()


def locations(origin, address):
    """Every page that the lists of pages name."""
    found = []
    for element in XML.fromstring(fetch(origin + address)[1]).iter():
        if element.tag.endswith("}loc"):
            path = urllib.parse.urlsplit(element.text).path
            found += locations(origin, path) if path.endswith(".xml") else [path]
    return found


def some(paths, people=40, works=30, each=3):
    """A few pages of every kind, and more of researchers and works."""
    kept, seen = [], {}
    for path in paths:
        parts = path.strip("/").split("/")
        kind = (parts[0], len(parts), parts[2] if parts[2:] else "")
        seen[kind] = seen.get(kind, 0) + 1
        if seen[kind] <= {("researchers", 2): people, ("works", 2): works}.get(kind[:2], each):
            kept.append(path)
    return kept


def made(browser):
    words, faults = browser.driver.execute_script(MADE)
    return set(words), faults


def documents(browser, paths):
    """What the pages offer to programs still parses, and says what was printed."""
    told = ""
    for path in paths:
        for name in {urllib.parse.urlsplit(e).path for e in browser.offers.get(path, [])}:
            kind, body = fetch(browser.origin + name)
            try:
                XML.fromstring(body) if kind.endswith("xml") else json.loads(body) if "json" in kind else None
            except ValueError as fault:
                browser.faults.append(f"{name} does not parse: {fault}")
            except XML.ParseError as fault:
                browser.faults.append(f"{name} does not parse: {fault}")
            told += body.decode()
    return told


def main(hostile, harmless):
    with Browser(harmless) as plain:
        plain.set()
        vocabulary = set()
        known = some(locations(harmless, "/sitemap.xml"), people=4, works=12, each=3)
        for path in known + ["/works/W80/citations", "/search?q=Mezard", "/search?q=xyzzy", "/nothing"]:
            plain.driver.get(harmless + path)
            vocabulary |= made(plain)[0]
    with Browser(hostile) as browser:
        browser.set()
        browser.offers = {}
        paths = some(locations(hostile, "/sitemap.xml"))
        queries = ["/search?" + urllib.parse.urlencode({"q": p}) for p in PAYLOADS]
        missing = ["/" + urllib.parse.quote(p, safe="") for p in PAYLOADS]
        for path in paths + queries + missing:
            browser.driver.get(hostile + path)
            browser.opened.append(path)
            if browser.driver.execute_script(STATUS) == 200:
                browser.listen()
            else:
                browser.driver.get_log("browser")  # the browser itself remarks on each refusal
            words, faults = made(browser)
            for word in sorted(words - vocabulary):
                browser.fault(f"made {word}, which no page of ours has")
            for fault in faults:
                browser.fault(fault)
            browser.offers[path] = browser.driver.execute_script(
                "return [...document.querySelectorAll('link[rel=alternate], a[type]')].map(e => e.href)"
                ".filter(a => a.startsWith(location.origin))")
        told = documents(browser, paths[::4])
        if "alert(1)" not in told:
            browser.faults.append("no document tells the payload, so nothing was tried")
        shown = browser.first("h1").text if browser.all("h1") else ""
        print(json.dumps(
            {"faults": browser.faults, "opened": len(browser.opened), "documents": len(told), "last": shown},
            ensure_ascii=False))


PAYLOADS = [
    "<script>alert(101)</script>", "\"><img src=x onerror=alert(102)>", "' onfocus=alert(103) autofocus '",
    "</title><script>alert(104)</script>", "<svg/onload=alert(105)>", "javascript:alert(106)", "a\r\nSet-Cookie: x=1",
    "\u202egnp.exe", "' OR 1=1 --", "\"*\" NEAR/9 (", "%00", "A" * 180, "{{7*7}}", "<!--", "]]>", "🦆" * 40,
]

main(sys.argv[1], sys.argv[2])
