"""Looks at SVG pictures of the Graph room with other eyes: an XML parser and a font.

Input:  [{"text": "<svg …", "labels": ["…", …]}, …]; the labels must stand in the picture or begin one that was cut
Output: a list of complaints for each picture; empty when there is nothing to complain about.
"""
import json
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

from fontTools.ttLib import TTFont

SVG = "{http://www.w3.org/2000/svg}"
PATH = subprocess.run(
    ["fc-match", "-f", "%{file}", "DejaVu Sans:style=Book"], capture_output=True, text=True).stdout
FONT = TTFont(PATH)
ADVANCES, GLYPHS, EM = FONT["hmtx"], FONT.getBestCmap(), FONT["head"].unitsPerEm


def width(text, size):
    # What the font does not have is shown in another, about as wide as a wide letter.
    return sum(ADVANCES[GLYPHS[ord(c)]][0] / EM if ord(c) in GLYPHS else 0.9 for c in text) * size


def look(text, labels):
    complaints = []
    root = ElementTree.fromstring(text.encode())
    left, top, right, bottom = 0, 0, *map(float, root.get("viewBox").split()[2:])
    if root.find(SVG + "title") is None or root.find(SVG + "desc") is None:
        complaints.append("the picture has no title or no description")
    texts = []

    def walk(element, is_titled, size):
        name = element.tag.removeprefix(SVG)
        if name in ("script", "foreignObject", "image", "a"):
            complaints.append(f"there is a <{name}>")
        for key in element.attrib:
            if key.lower().startswith("on") or key.endswith("href"):
                complaints.append(f"<{name}> has {key}")
        title = element.find(SVG + "title")
        is_titled = is_titled or (element is not root and title is not None and bool(title.text))
        if name in ("circle", "path", "rect", "text", "line") and not is_titled:
            complaints.append(f"<{name}> has no title: {element.attrib}")
        if name == "text":
            size = 17 if element.get("class") == "heading" else 12
            x, y = float(element.get("x")), float(element.get("y"))
            long = width(element.text or "", size) * (1.08 if element.get("class") == "heading" else 1)
            start = x - {"start": 0, "middle": long / 2, "end": long}[element.get("text-anchor")]
            texts.append((start, y - size * 0.76, start + long, y + size * 0.24, element.text or ""))
        for child in element:
            if child.tag not in (SVG + "title", SVG + "desc", SVG + "style"):
                walk(child, is_titled, size)

    walk(root, False, 12)
    for place, a in enumerate(texts):
        if a[0] < left or a[1] < top or a[2] > right or a[3] > bottom:
            complaints.append(f"{a[4]!r} reaches over the edge")
        for b in texts[place + 1:]:
            if a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]:
                complaints.append(f"{a[4]!r} covers {b[4]!r}")
    shown = [t[4] for t in texts]
    for label in labels:
        if not any(s == label or s.endswith("…") and label.startswith(s[:-1]) for s in shown):
            complaints.append(f"{label!r} is not shown")
    return complaints


json.dump([look(picture["text"], picture["labels"]) for picture in json.load(sys.stdin)], sys.stdout)
