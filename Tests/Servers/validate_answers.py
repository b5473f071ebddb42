"""Asks every route of a running service that its description names, and validates each answer against that.

Arguments: the address, and values for parameters as name=value. Prints a line for each fault, then how many answers
were looked at; ends with 1 when there were faults.
"""
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

from jsonschema import Draft202012Validator

address = sys.argv[1]
given = dict(argument.split("=", 1) for argument in sys.argv[2:])
faults = []
looked = 0


class Staying(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *arguments):
        return None


opener = urllib.request.build_opener(Staying)


def ask(path, method="GET", **fields):
    request = urllib.request.Request(address + path, method=method, headers=fields)
    try:
        with opener.open(request, timeout=20) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as answer:
        return answer.code, answer.headers, answer.read()


document = json.loads(ask("/v1/openapi.json")[2])


def resolve(node):
    while "$ref" in node:
        target = document
        for part in node["$ref"][2:].split("/"):
            target = target[part]
        node = target
    return node


def check(path, operation, status, fields, body):
    """Whether the description has such an answer, and the answer is as it says."""
    global looked
    looked += 1
    described = operation["responses"].get(str(status))
    if described is None:
        return faults.append(f"{path}: {status} is not described")
    content = resolve(described).get("content")
    if content is None:
        return faults.append(f"{path}: {status} has a body") if body else None
    kind = fields.get("Content-Type", "").split(";")[0]
    if kind not in content:
        return faults.append(f"{path}: {status} as {kind} is not described")
    if "json" not in kind or kind.endswith("ndjson"):
        return body.decode("utf-8")
    schema = dict(content[kind]["schema"], components=document["components"])
    for error in Draft202012Validator(schema).iter_errors(json.loads(body)):
        faults.append(f"{path}: {error.json_path}: {error.message[:200]}")


for pattern, item in document["paths"].items():
    operation = item["get"]
    path, query = pattern, []
    for parameter in operation.get("parameters", []):
        name = parameter["name"]
        value = given.get(f"{pattern}#{name}", given.get(name, parameter.get("example")))
        if parameter["in"] == "path":
            path = path.replace("{" + name + "}", urllib.parse.quote(value, safe=""))
        elif parameter.get("required"):
            query.append((name, value))
    whole = path + ("?" + urllib.parse.urlencode(query) if query else "")
    # Each form by Accept; then what is unchanged; then without a body; then what is refused.
    for kind in resolve(operation["responses"]["200"])["content"]:
        status, fields, body = ask(whole, Accept=kind)
        if status != 200 or fields.get("Content-Type", "").split(";")[0] != kind:
            faults.append(f"{whole}: {status}, not {kind}")
        check(whole, operation, status, fields, body)
        tag = fields.get("ETag")
        if tag and "no-store" not in fields.get("Cache-Control", ""):
            again, fields, body = ask(whole, Accept=kind, **{"If-None-Match": tag})
            check(whole, operation, again, fields, body)
            if again != 304:
                faults.append(f"{whole}: {again} for a tag that fits")
    status, fields, body = ask(whole, "HEAD")
    if status != 200 or body:
        faults.append(f"{whole}: HEAD answers {status} with {len(body)} bytes")
    if ask(whole, "OPTIONS")[1].get("Allow") != "GET, HEAD, OPTIONS":
        faults.append(f"{whole}: OPTIONS does not tell what it allows")
    refused = [(whole + ("&" if query else "?") + "nonsense=1", "GET", {}, 400), (whole, "DELETE", {}, 405)]
    if len(resolve(operation["responses"]["200"])["content"]) > 0:
        refused.append((whole, "GET", {"Accept": "image/x-none"}, 406))
    if pattern != path:
        refused.append((pattern.replace("{", "%7B").replace("}", "%7D"), "GET", {}, 404))
    for target, method, fields, expected in refused:
        status, fields, body = ask(target, method, **fields)
        if status != expected:
            faults.append(f"{method} {target}: {status}, not {expected}")
        check(target, operation, status, fields, body)
for fault in faults:
    print(fault)
print(f"{looked} answers, {len(faults)} faults, {len(document['paths'])} routes")
sys.exit(1 if faults else 0)
