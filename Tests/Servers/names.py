"""A name server on a free UDP and TCP port of this machine, by the package dnslib. Prints the port; ends when its
standard input is closed. Knows the TXT records of the JSON object that is its argument: {name: [text, …]}."""
import json, sys
from dnslib import QTYPE, RCODE, RR, TXT
from dnslib.server import BaseResolver, DNSServer


class Names(BaseResolver):
    def __init__(self, texts):
        self.texts = texts

    def resolve(self, request, handler):
        reply = request.reply()
        name = str(request.q.qname).rstrip(".").lower()
        if name == "broken.example":
            reply.header.rcode = RCODE.SERVFAIL
        elif name not in self.texts:
            reply.header.rcode = RCODE.NXDOMAIN
        elif request.q.qtype == QTYPE.TXT:
            for text in self.texts[name]:
                data = text.encode()
                parts = [data[i:i + 255] for i in range(0, len(data), 255)] or [b""]
                reply.add_answer(RR(request.q.qname, QTYPE.TXT, rdata=TXT(parts), ttl=60))
        return reply


names = Names(json.loads(sys.argv[1]))
while True:
    udp = DNSServer(names, address="127.0.0.1", port=0)
    port = udp.server.server_address[1]
    try:
        tcp = DNSServer(names, address="127.0.0.1", port=port, tcp=True)
        break
    except OSError:  # What is free for datagrams may be taken for connections.
        udp.server.server_close()
udp.start_thread()
tcp.start_thread()
print(port, flush=True)
sys.stdin.read()
