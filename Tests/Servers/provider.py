"""OpenID providers on a free port of this machine. Prints the port; ends when its standard input is closed.

usage: provider.py mock      the package oidc-provider-mock, an independent provider
       provider.py PLAYS     our own: http://127.0.0.1:PORT/PLAY is an issuer that plays honest or false

Our own knows no state: a code is base64url of a JSON object with the nonce and the challenge of its request.
"""
import base64, hashlib, json, sys, threading, time, urllib.parse
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def packed(value):
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def unpacked(text):
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


class Provider(BaseHTTPRequestHandler):
    def log_message(self, *words):
        pass

    def answer(self, status, body, headers=()):
        body = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            self.wfile.write(body)
        except BrokenPipeError:
            pass  # the asker has had enough

    @property
    def place(self):
        play = self.path.split("/")[1]
        return play, f"http://127.0.0.1:{self.server.server_port}/{play}"

    def do_GET(self):
        play, issuer = self.place
        document = {
            "issuer": issuer, "authorization_endpoint": issuer + "/authorize", "token_endpoint": issuer + "/token",
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }
        if play == "form":
            document["token_endpoint_auth_methods_supported"] = ["client_secret_post"]
        if play == "issuer":
            document["issuer"] = "https://orcid.org"
        if play == "elsewhere":
            document["token_endpoint"] = "http://example.org/token"
        if play == "file":
            document["token_endpoint"] = "file:///etc/passwd"
        if play == "plain-pkce":
            document["code_challenge_methods_supported"] = ["plain"]
        if play == "no-json":
            return self.answer(200, b"<html>welcome</html>")
        if play == "list":
            return self.answer(200, [])
        if play == "huge-description":
            return self.answer(200, b"[" + b"1," * (1 << 20) + b"1]")
        if play == "redirect":
            return self.answer(302, b"", [("Location", issuer.replace("redirect", "honest") + "/" + self.path)])
        if play == "down":
            return self.answer(503, b"planted")
        self.answer(200, document)

    def do_POST(self):
        play, issuer = self.place
        form = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode()))
        given = unpacked(form["code"])
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form["code_verifier"].encode()).digest()).rstrip(b"=")
        basic = "Basic " + base64.b64encode(b"byline:planted-secret").decode()
        shown = form.get("client_secret") == "planted-secret" if play == "form" else \
            self.headers.get("Authorization") == basic
        if challenge.decode() != given["challenge"] or not shown or form["grant_type"] != "authorization_code":
            return self.answer(400, {"error": "invalid_grant", "error_description": "planted-secret"})
        now = int(time.time())
        claims = {"iss": issuer, "sub": given["sub"], "aud": "byline", "nonce": given["nonce"],
                  "iat": now, "exp": now + 600}
        head = {"alg": "RS256"}
        changes = {
            "nonce": {"nonce": "another"}, "aud": {"aud": "other"}, "iss": {"iss": "https://orcid.org"},
            "expired": {"exp": now - 3600}, "old": {"iat": now - 7200}, "future": {"iat": now + 7200},
            "two-auds": {"aud": ["byline", "other"]}, "azp": {"azp": "other"}, "nobody": {"sub": ""},
            "good-auds": {"aud": ["byline", "other"], "azp": "byline"}, "strange": {"sub": "a\r\nb"},
            "text-exp": {"exp": "tomorrow"},
        }
        claims |= changes.get(play, {})
        if play == "no-nonce":
            del claims["nonce"]
        if play == "unsigned":
            head = {"alg": "none"}
        token = f"{packed(head)}.{packed(claims)}.AAAA"
        if play == "cut-token":
            token = token[:40]
        if play == "huge-token":
            token = "A" * (1 << 20)
        if play == "token-redirect":
            return self.answer(307, b"", [("Location", issuer.replace("token-redirect", "honest") + "/token")])
        if play == "slow":
            time.sleep(3)
        if play == "no-token":
            return self.answer(200, {"access_token": "planted"})
        self.answer(200, {"access_token": "planted", "id_token": token})


if sys.argv[1] == "mock":
    import logging

    from oidc_provider_mock import run_server_in_thread

    logging.disable()
    with run_server_in_thread() as server:
        print(server.server_port, flush=True)
        sys.stdin.read()
else:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Provider)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_port, flush=True)
    sys.stdin.read()
