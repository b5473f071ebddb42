"""Requests that no client should send, and ways to damage them further."""

HOST = b"Host: here\r\n"
GOOD = b"GET /v1/researchers?limit=1 HTTP/1.1\r\n" + HOST


def get(target, fields=b""):
    return b"GET " + target + b" HTTP/1.1\r\n" + HOST + fields + b"\r\n"


TARGETS = [
    b"/../../etc/passwd", b"/v1/../../../etc/passwd", b"/%2e%2e/%2e%2e/etc/passwd", b"/v1/works/..%2f..%2fetc%2fpasswd",
    b"/v1/works/%2e%2e", b"//etc/passwd", b"/v1//works", b"/v1/works/W1%00.bib", b"/v1/works/%", b"/v1/works/%4",
    b"/v1/works/%zz", b"/v1/works/%c0%ae%c0%ae", b"/v1/works/%ff%fe", b"/v1/works/%ed%a0%80", b"/v1/works/\xff\xfe",
    b"/v1/works/W1\x00", b"/v1/works/W1\x0bx", b"/v1/works/W1%0d%0aSet-Cookie:%20stolen=1", b"*", b"", b"http://", b"?",
    b"http://elsewhere/v1/works/W1", b"https://elsewhere", b"javascript:alert(1)", b"/" + b"a" * 9_000, b"/" * 4_000,
    b"/v1/search?q=" + b"%F0%9F%92%A9" * 500, b"/v1/search?q=%22%20OR%201=1--", b"/v1/search?q=';DROP%20TABLE%20work;--",
    b"/v1/search?q=*", b"/v1/search?q=NEAR(a%20b)", b"/v1/search?q=%3Cscript%3Ealert(1)%3C/script%3E", b"/v1/search?q=",
    b"/v1/search?q=a&q=b", b"/v1/search?" + b"&".join(b"x%d=1" % n for n in range(200)), b"/v1/search?%00=1",
    b"/v1/researchers?limit=99999999999999999999999", b"/v1/researchers?limit=-1", b"/v1/researchers?limit=1e9",
    b"/v1/researchers?cursor=AAAA", b"/v1/researchers?cursor=MQ.00000000000000000000000000000000",
    b"/v1/changes?since=9223372036854775807", b"/v1/changes?since=18446744073709551616",
    b"/v1/researchers/R9223372036854775807", b"/v1/researchers/R99999999999999999999", b"/v1/researchers/R-1",
    b"/v1/works/W0", b"/v1/graph/ego?of=R1&depth=3&nodes=2000", b"/v1/graph/path?from=R1&to=R1",
    b"/v1/works?topic=%25&since=1&until=9999", b"/v1/works/W1.exe", b"/v1/.json", b"/v1/openapi.json.csv",
]
FIELDS = [
    b"X: a\r\n b\r\n", b"X : a\r\n", b": a\r\n", b"X\r\n", b"X: a\x00b\r\n", b"X: a\rY: b\r\n", b"X: \xff\xfe\r\n",
    b"Host: there\r\n", b"Content-Length: 5\r\nContent-Length: 6\r\n", b"Content-Length: -1\r\n",
    b"Content-Length: 99999999999999999999\r\n", b"Content-Length: 0x10\r\n", b"Content-Length: 1000000\r\n",
    b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", b"Transfer-Encoding: gzip, chunked\r\n",
    b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", b"Accept: " + b"a/b," * 3_000 + b"\r\n",
    b"Accept: \x01;q=\r\n", b"Accept: */*;q=nan\r\n", b"If-None-Match: " + b'"x",' * 2_000 + b"\r\n",
    b"".join(b"X%d: y\r\n" % n for n in range(150)), b"X: " + b"y" * 60_000 + b"\r\n", b"Range: bytes=-9,1-\r\n",
    b"X-Forwarded-For: 1.2.3.4\r\nForwarded: for=1.2.3.4\r\n", b"Expect: 100-continue\r\n", b"Expect: tea\r\n",
    b"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\n", b"Connection: close, Host\r\n", b"Cookie: a=b;;=;\r\n",
]
BODIES = [
    b"5\r\nhello\r\n0\r\n\r\n", b"FFFFFFFFFFFFFFFF\r\nx\r\n0\r\n\r\n", b"-1\r\nx\r\n", b"zz\r\nx\r\n",
    b"5;" + b"x" * 5_000 + b"\r\nhello\r\n0\r\n\r\n", b"1\r\nx\r\n" * 3_000 + b"0\r\nX: y\r\n\r\n", b"3\r\nhello\r\n0\r\n\r\n",
]
WHOLE = [
    b"", b"\r\n" * 50, b"\x00" * 100, b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    b"GET\r\n\r\n", b"GET /\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET / HTTP/1.1\n\n", b"GET / HTTP/1.1\r\n\r\n",
    b"GET /  HTTP/1.1\r\n" + HOST + b"\r\n", b"GET / x HTTP/1.1\r\n" + HOST + b"\r\n", b"G" * 70_000,
    b"BREW /v1/works HTTP/1.1\r\n" + HOST + b"\r\n", b"TRACE / HTTP/1.1\r\n" + HOST + b"Secret: s\r\n\r\n",
    b"CONNECT there:443 HTTP/1.1\r\n" + HOST + b"\r\n", b"OPTIONS * HTTP/1.1\r\n" + HOST + b"\r\n",
    b"GET / HTTP/1.0\r\n\r\n", GOOD + b"\r\n" + GOOD + b"\r\n" + GOOD + b"\r\n",
]
CORPUS = (
    WHOLE
    + [get(target) for target in TARGETS]
    + [get(b"/v1/works", fields) for fields in FIELDS]
    + [b"POST /v1/works HTTP/1.1\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n" + body for body in BODIES]
    + [b"POST /v1/works HTTP/1.1\r\n" + HOST + b"Content-Length: 100000\r\n\r\n" + b"x" * 100_000]
)
PIECES = [b"\r\n", b"\x00", b"%", b"%00", b"%0d%0a", b" ", b"\t", b":", b"/..", b"\xff", b"\xe2\x82", b"&", b"=", b"\n", b"\r"]


def damaged(message, chance):
    """A message changed at one to four random places."""
    message = bytearray(message[:4_000])
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(message) + 1)
        match chance.randrange(4):
            case 0:
                message[place:place] = chance.choice(PIECES)
            case 1:
                del message[place : place + chance.randint(1, 8)]
            case 2:
                message[place : place + 1] = bytes([chance.randrange(256)])
            case _:
                message[place:place] = message[: chance.randint(0, 40)]
    return bytes(message)
