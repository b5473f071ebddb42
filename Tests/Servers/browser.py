"""A person's browser at the independent provider: opens the address on standard input, signs in as the person named,
and prints the address to which it is sent back.

usage: browser.py SUBJECT [deny]
"""
import sys, urllib.error, urllib.parse, urllib.request


class Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *anything):
        return None


form = {"sub": sys.argv[1]} | ({"action": "deny"} if "deny" in sys.argv[2:] else {})
try:
    urllib.request.build_opener(Stay).open(sys.stdin.read().strip(), urllib.parse.urlencode(form).encode())
    sys.exit("the provider did not send the browser back")
except urllib.error.HTTPError as answer:
    print(answer.headers["Location"], end="")
