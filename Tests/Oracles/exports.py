"""Reads documents of the Graph room with the programs they are written for, and compares with what they should hold.

Input:  [{"format": "graphml", "text": "…", "directed": false,
          "nodes": [["R1", {"name": "…", …}], …], "edges": [{"source": "R1", "target": "R2", …}]}, …]
        Unknown attributes are left out. Spells stand under "spells" of nodes and edges.
Output: a list of complaints for each document; empty when there is nothing to complain about.
"""
import csv
import io
import json
import math
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree

import networkx


def plain(attributes, drop=()):
    """Attributes as they may be compared: nothing unknown, no spells, no empty texts (some readers drop them)."""
    return {k: v for k, v in attributes.items() if v is not None and v != "" and k not in ("spells", *drop)}


def compare(expected, nodes, edges, complaints, drop=(), text=False):
    """nodes: {id: attributes}; edges: [(source, target, attributes)] in the document's order."""
    def same(a, b):
        if text:
            a, b = (("true" if x else "false") if isinstance(x, bool) else str(x) for x in (a, b))
        if isinstance(a, float) and isinstance(b, float):
            return math.isclose(a, b, rel_tol=1e-15)
        return type(a) is type(b) and a == b or (text and number(a) is not None and number(a) == number(b))

    def attributes(what, wanted, found):
        wanted, found = plain(wanted, drop + ("source", "target")), plain(found, drop + ("source", "target"))
        for key in wanted.keys() | found.keys():
            if key not in wanted or key not in found or not same(wanted[key], found[key]):
                complaints.append(f"{what}: {key} is {found.get(key)!r}, not {wanted.get(key)!r}")

    if list(nodes) != list(expected["nodes"]):
        complaints.append(f"nodes are {list(nodes)}")
    for node, found in nodes.items():
        attributes(node, expected["nodes"].get(node, {}), found)
    def ends(a, b):
        return (a, b) if expected["directed"] else tuple(sorted((a, b)))
    wanted = {ends(e["source"], e["target"]): e for e in expected["edges"]}
    found = {ends(a, b): e for a, b, e in edges}
    if wanted.keys() != found.keys() or len(edges) != len(expected["edges"]):
        complaints.append(f"edges are {sorted(found)}")
    for pair in wanted.keys() & found.keys():
        attributes(pair, wanted[pair], found[pair])


def number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


def of_networkx(graph):
    return dict(graph.nodes(data=True)), list(graph.edges(data=True))


def graphml(expected, text, complaints):
    graph = networkx.read_graphml(io.BytesIO(text.encode()))
    if graph.is_directed() != expected["directed"]:
        complaints.append("wrong direction")
    compare(expected, *of_networkx(graph), complaints, drop=("id",))


def gexf(expected, text, complaints):
    complaints += gexf_structure(text)
    graph = networkx.read_gexf(io.BytesIO(text.encode()), version="1.3")
    if graph.is_directed() != expected["directed"]:
        complaints.append("wrong direction")
    nodes, edges = of_networkx(graph)
    for what, wanted, found in [
        *((n, expected["nodes"][n], nodes[n]) for n in nodes if n in expected["nodes"]),
        *((
            f"{a}-{b}",
            next(e for e in expected["edges"] if {e["source"], e["target"]} == {a, b}),
            data,
        ) for a, b, data in edges),
    ]:
        spells = [list(s) for s in found.get("spells", [])]
        if spells != wanted.get("spells", []):
            complaints.append(f"{what}: spells are {spells}")
    compare(expected, nodes, edges, complaints, drop=("id", "label"))


def node_link(expected, text, complaints):
    graph = networkx.node_link_graph(json.loads(text))
    if graph.is_directed() != expected["directed"]:
        complaints.append("wrong direction")
    compare(expected, *of_networkx(graph), complaints)


def cytoscape(expected, text, complaints):
    document = json.loads(text)
    if not isinstance(document["data"], dict) or not document["data"].get("name"):
        complaints.append("no data of the network")
    for element in document["elements"]["nodes"] + document["elements"]["edges"]:
        if set(element) != {"data"} or not isinstance(element["data"].get("id"), str):
            complaints.append(f"an element is {element}")
    ids = [e["data"]["id"] for kind in ("nodes", "edges") for e in document["elements"][kind]]
    if len(set(ids)) != len(ids):
        complaints.append("ids are not unique")
    # networkx knows nodes by a `value` that Cytoscape does not ask for.
    for node in document["elements"]["nodes"]:
        node["data"]["value"] = node["data"]["id"]
    graph = networkx.cytoscape_graph({**document, "data": []})
    compare(expected, *of_networkx(graph), complaints, drop=("id", "value"))


def dot(expected, text, complaints):
    """Through Graphviz itself. Its JSON calls a node's id `name`, and so do we the name: the id comes first."""
    read = subprocess.run(["dot", "-Tdot_json"], input=text.encode(), capture_output=True, timeout=60)
    if read.returncode != 0 or read.stderr:
        complaints.append(f"dot says {read.stderr.decode()}")
        return

    def first_name(pairs):
        members = dict(pairs)
        if "_gvid" in members and "tail" not in members:
            names = [value for key, value in pairs if key == "name"]
            members["id"] = names[0]
            members.pop("name")
            if len(names) > 1:
                members["name"] = names[1]
        return members

    def attributes(element, label):
        found = {
            key: re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], value)
            for key, value in element.items() if isinstance(value, str) and key != "id"
        }
        shown = found.pop("label").replace("&amp;", "&")
        if label is not None and shown != label:
            complaints.append(f"label is {shown!r}, not {label!r}")
        return found

    document = json.loads(read.stdout, object_pairs_hook=first_name)
    if document["directed"] != expected["directed"]:
        complaints.append("wrong direction")
    ids = {o["_gvid"]: o["id"] for o in document.get("objects", [])}
    nodes = {
        o["id"]: attributes(o, expected["nodes"][o["id"]].get("name", f"{o['id']} (untitled)"))
        for o in document.get("objects", [])
    }
    edges = [(ids[e["tail"]], ids[e["head"]], attributes(e, None)) for e in document.get("edges", [])]
    compare(expected, nodes, edges, complaints, text=True)


def csv_edges(expected, text, complaints):
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    edges = [(r["source"], r["target"], r) for r in rows]
    compare(expected, expected["nodes"], edges, complaints, text=True)


def csv_nodes(expected, text, complaints):
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    nodes = {r.pop("id"): r for r in rows}
    ends = [(e["source"], e["target"], e) for e in expected["edges"]]
    compare(expected, nodes, ends, complaints, text=True)


def vosviewer_map(expected, text, complaints):
    rows = list(csv.DictReader(io.StringIO(text, newline=""), delimiter="\t"))
    if [r["id"] for r in rows] != [str(n + 1) for n in range(len(expected["nodes"]))]:
        complaints.append("items are not numbered from 1")
    allowed = re.compile(r"id|label|description|url|x|y|cluster|weight<[^<>]+>|score<[^<>]+>")
    for row, (node, wanted) in zip(rows, expected["nodes"].items()):
        for key, value in row.items():
            if not allowed.fullmatch(key):
                complaints.append(f"there is no column {key}")
            if key.startswith(("weight", "score")) and not (number(value) is not None and number(value) >= 0):
                complaints.append(f"{node}: {key} is {value!r}")
        name = " ".join(wanted.get("name", f"{node} (untitled)").split())
        if row["label"] != name or not row["description"].startswith(f"{node}: "):
            complaints.append(f"{node}: label is {row['label']!r}")
        links = [e for e in expected["edges"] if node in (e["source"], e["target"])]
        if int(row["weight<Links>"]) != len(links):
            complaints.append(f"{node}: weight<Links> is {row['weight<Links>']}")


def vosviewer_network(expected, text, complaints):
    ids = {str(n + 1): node for n, node in enumerate(expected["nodes"])}
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="\t"))
    found = [(ids[a], ids[b], float(s)) for a, b, s in rows]
    if found != [(e["source"], e["target"], e.get("weight", 1.0)) for e in expected["edges"]]:
        complaints.append(f"links are {found}")


# What the published grammar of GEXF 1.3 (gexf.rnc and dynamics.rnc) lets stand where.
GEXF = "{http://gexf.net/1.3}"
TIMES = {"start", "end", "timestamp"}
ELEMENTS = {
    # element: (attributes that must be there, attributes that may be, children that may be)
    "gexf": ({"version"}, {"variant"}, ["meta", "graph"]),
    "meta": (set(), {"lastmodifieddate"}, ["creator", "keywords", "description"]),
    "creator": (set(), set(), []), "keywords": (set(), set(), []), "description": (set(), set(), []),
    "graph": (set(), {"defaultedgetype", "idtype", "timeformat", "mode", "timerepresentation", "timezone"} | TIMES,
              ["attributes", "nodes", "edges"]),
    "attributes": ({"class"}, {"mode"}, ["attribute"]),
    "attribute": ({"id", "title", "type"}, set(), ["default", "options"]),
    "nodes": (set(), {"count"}, ["node"]), "edges": (set(), {"count"}, ["edge"]),
    "node": ({"id"}, {"label", "pid", "intervals", "timestamps"} | TIMES, ["attvalues", "spells", "nodes", "edges"]),
    "edge": ({"source", "target"}, {"id", "type", "label", "weight", "kind", "intervals", "timestamps"} | TIMES,
             ["attvalues", "spells"]),
    "attvalues": (set(), set(), ["attvalue"]), "attvalue": ({"for", "value"}, TIMES, []),
    "spells": (set(), set(), ["spell"]), "spell": (set(), TIMES, []),
}
CHOICES = {
    ("gexf", "version"): {"1.3"}, ("graph", "defaultedgetype"): {"directed", "undirected", "mutual"},
    ("graph", "mode"): {"static", "dynamic", "slice"}, ("attributes", "class"): {"node", "edge"},
    ("graph", "timeformat"): {"integer", "double", "date", "dateTime"},
    ("attribute", "type"): {
        "integer", "long", "double", "float", "boolean", "bigdecimal", "biginteger", "byte", "char", "short",
        "liststring", "listboolean", "listinteger", "listlong", "listfloat", "listdouble", "listbyte", "listshort",
        "listbigdecimal", "listbiginteger", "listchar", "string", "anyURI"},
}
LEXICAL = {
    "long": r"[+-]?\d+", "integer": r"[+-]?\d+", "boolean": "true|false|0|1",
    "double": r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?|INF|-INF|NaN",
}


def gexf_structure(text):
    complaints = []
    root = ElementTree.fromstring(text.encode())

    def check(element):
        name = element.tag.removeprefix(GEXF)
        if not element.tag.startswith(GEXF) or name not in ELEMENTS:
            complaints.append(f"<{element.tag}> is unknown")
            return
        must, may, children = ELEMENTS[name]
        for missing in must - set(element.attrib):
            complaints.append(f"<{name}> lacks {missing}")
        for more in set(element.attrib) - must - may:
            complaints.append(f"<{name}> has {more}")
        for key, value in element.attrib.items():
            if (name, key) in CHOICES and value not in CHOICES[name, key]:
                complaints.append(f"<{name} {key}={value!r}>")
            if key in ("label", "kind") and value != " ".join(value.split()):
                complaints.append(f"<{name} {key}={value!r}> is no token")
            if key in TIMES and not re.fullmatch(LEXICAL["integer"], value):
                complaints.append(f"<{name} {key}={value!r}> is no year")
            if key == "weight" and not re.fullmatch(LEXICAL["double"], value):
                complaints.append(f"<{name} {key}={value!r}> is no number")
        names = [child.tag.removeprefix(GEXF) for child in element]
        for child in set(names) - set(children):
            complaints.append(f"<{name}> holds <{child}>")
        for once in set(names) - {"attributes", "attribute", "node", "edge", "attvalue", "spell"}:
            if names.count(once) > 1:
                complaints.append(f"<{name}> holds two <{once}>")
        if name == "spells" and not names:
            complaints.append("<spells> is empty")
        if name in ("nodes", "edges") and element.get("count") != str(len(names)):
            complaints.append(f"<{name} count={element.get('count')}> holds {len(names)}")
        for child in element:
            check(child)

    check(root)
    if root.tag != GEXF + "gexf" or [c.tag for c in root][-1] != GEXF + "graph":
        return complaints + ["it is no <gexf> with a <graph>"]
    graph = root.find(GEXF + "graph")
    order = [child.tag.removeprefix(GEXF) for child in graph]
    if order != ["attributes"] * order.count("attributes") + ["nodes", "edges"]:
        complaints.append(f"<graph> holds {order}")
    ids = [node.get("id") for node in graph.iter(GEXF + "node")]
    if len(set(ids)) != len(ids):
        complaints.append("node ids are not unique")
    declared = {
        (block.get("class"), a.get("id")): a.get("type")
        for block in graph.iter(GEXF + "attributes") for a in block
    }
    for kind in ("node", "edge"):
        for element in graph.iter(GEXF + kind):
            for value in element.iter(GEXF + "attvalue"):
                type_ = declared.get((kind, value.get("for")))
                if type_ is None:
                    complaints.append(f"attribute {value.get('for')} of a {kind} is not declared")
                elif not re.fullmatch(LEXICAL.get(type_, r"(?s).*"), value.get("value")):
                    complaints.append(f"{value.get('value')!r} is no {type_}")
            for spell in element.iter(GEXF + "spell"):
                if int(spell.get("start")) > int(spell.get("end")):
                    complaints.append("a spell ends before it starts")
                if not int(graph.get("start")) <= int(spell.get("start")) <= int(spell.get("end")) <= int(graph.get("end")):
                    complaints.append("a spell reaches beyond the graph's own")
    for edge in graph.iter(GEXF + "edge"):
        if not {edge.get("source"), edge.get("target")} <= set(ids):
            complaints.append("an edge ends nowhere")
    return complaints


READERS = {
    "graphml": graphml, "gexf": gexf, "node-link": node_link, "cytoscape": cytoscape, "dot": dot,
    "csv": csv_edges, "csv-nodes": csv_nodes, "vosviewer-map": vosviewer_map, "vosviewer-network": vosviewer_network,
}

result = []
for document in json.load(sys.stdin):
    complaints = []
    document["nodes"] = dict(document["nodes"])
    if document["format"] == "dot" and shutil.which("dot") is None:
        complaints.append("Graphviz is not installed")
    else:
        try:
            READERS[document["format"]](document, document["text"], complaints)
        except Exception as error:
            complaints.append(f"{type(error).__name__}: {error}")
    result.append(complaints)
json.dump(result, sys.stdout)
