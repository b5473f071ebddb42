"""A web server on a free port of this machine that fails when it is told to. Shared by oai.py and atom.py.

Prints its port; ends when its standard input is closed. Each path begins with the name of a session:

    /SESSION/plan?fail=KIND&at=N   the N-th request from now on fails so, once; other words are the server's own
    /SESSION/log                   the queries and agents of the session's requests, as JSON
    /SESSION/...                   what the server has
    /SESSION/moved/...             the same, behind a redirect to the same host; /SESSION/away/... to another
"""
import gzip, json, socket, struct, sys, threading, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Session:
    def __init__(self):
        self.plan, self.count, self.log = {}, 0, []


class Faulty(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    sessions = {}

    def log_message(self, *words):
        pass

    def content(self, session, path, query):
        """The status and the body of an answer; `query` is a dictionary."""
        raise NotImplementedError

    def do_GET(self):
        place = urllib.parse.urlsplit(self.path)
        _, name, *rest = place.path.split("/")
        query = dict(urllib.parse.parse_qsl(place.query, keep_blank_values=True))
        session = self.sessions.setdefault(name, Session())
        if rest == ["plan"]:
            session.plan |= {"fail": "", "at": "0"} | query
            session.count, session.log = 0, []
            return self.send(200, b"ok", "text/plain")
        if rest == ["log"]:
            return self.send(200, json.dumps(session.log).encode(), "application/json")
        if rest[0] in ("moved", "away"):
            host = "127.0.0.1" if rest[0] == "moved" else "localhost"
            target = f"http://{host}:{self.server.server_port}/{name}/{'/'.join(rest[1:])}?{place.query}"
            return self.send(301, b"", "text/plain", [("Location", target)])
        session.count += 1
        session.log.append({"query": place.query, "agent": self.headers.get("User-Agent", ""),
                            "encoding": self.headers.get("Accept-Encoding", "")})
        kind = session.plan.get("fail", "") if session.count == int(session.plan.get("at", "0")) else ""
        if kind == "expired" and "resumptionToken" in query:
            query["resumptionToken"] = "expired"  # and the real server says what it says of such a token
        self.fail(kind, *self.content(session, rest, query))

    def fail(self, kind, status, body):
        half = len(body) // 2
        if kind in ("", "expired"):
            return self.send(status, body)
        if kind == "reset":
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return self.leave()
        if kind == "silent":
            return self.leave()
        if kind == "cut":
            self.send(status, body, length=len(body), cut=half)
            return self.leave()
        if kind == "cut-at-ease":  # whole for HTTP, but not for XML
            return self.send(status, body[:half])
        if kind == "cut-gzip":
            packed = gzip.compress(body)
            return self.send(status, packed[:len(packed) // 2], headers=[("Content-Encoding", "gzip")], plain=True)
        if kind == "garbage":
            return self.send(200, bytes((index * 37 + 11) % 256 for index in range(2000)))
        if kind == "bad-xml":
            return self.send(200, body[:half] + b"<oops" + body[half:])
        if kind == "empty":
            return self.send(200, b"")
        if kind == "words":
            return self.send(200, b"Rate exceeded.", "text/plain")
        if kind == "hold":
            print("held", flush=True)
            threading.Event().wait(20)
            return self.leave()
        if kind == "503-date":
            return self.send(503, b"", headers=[("Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT")])
        if kind == "503-long":
            return self.send(503, b"", headers=[("Retry-After", "86400")])
        self.send(int(kind[:3]), b"", headers=[("Retry-After", "0")] if kind in ("503", "429") else [])

    def leave(self):
        self.close_connection = True
        self.connection.close()

    def send(self, status, body, kind="text/xml; charset=utf-8", headers=(), length=None, cut=None, plain=False):
        if not plain and "gzip" in self.headers.get("Accept-Encoding", "") and cut is None and body:
            body, headers = gzip.compress(body), [*headers, ("Content-Encoding", "gzip")]
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers:
            self.send_header(name, value)
        self.end_headers()
        try:
            self.wfile.write(body if cut is None else body[:cut])
            self.wfile.flush()
        except (BrokenPipeError, ConnectionResetError):
            pass  # the asker has had enough


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *words):
        pass  # a connection closed on purpose


def serve(handler, port=0):
    server = Server(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()
