"""Sends a running service what no client should, over bare sockets, and sees whether it goes on answering.

Arguments: the port, how many requests, a seed, and words that no answer may hold. A part of the requests is written out
in malformed.py; the rest are these, damaged at random places. Prints what was answered how often; ends with 1 when an answer was
a server's error, held a forbidden word or a header field that a client put there, or when /health stopped answering.
"""
import collections
import random
import socket
import sys

from malformed import CORPUS, damaged, get

port, wanted, seed = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
forbidden = [word.encode() for word in sys.argv[4:]]
chance = random.Random(seed)


def send(message, patience=0.1):
    """What comes back until the service closes, or says nothing for a moment: it waits for the rest of what was cut."""
    with socket.create_connection(("127.0.0.1", port), 5) as line:
        answer = b""
        try:
            line.sendall(message)
            line.shutdown(socket.SHUT_WR)
            line.settimeout(patience)
            while piece := line.recv(65_536):
                answer += piece
        except OSError:
            pass
        return answer


def is_well():
    """Whether the service answers somebody who asks properly, before long."""
    question = get(b"/health", b"Connection: close\r\n")
    return any(b'"status":"ok"' in send(question, 5) for _ in range(3))


seen, faults = collections.Counter(), []
for number in range(wanted):
    message = CORPUS[number] if number < len(CORPUS) else damaged(chance.choice(CORPUS), chance)
    answer = send(message)
    status = answer[9:12].decode("ascii", "replace") if answer.startswith(b"HTTP/1.") else "closed" if not answer else "?"
    seen[status] += 1
    head = answer.split(b"\r\n\r\n")[0].lower()
    if status.startswith("5") and status != "505" or status == "?":
        faults.append((status, message))
    if b"set-cookie" in head or any(word in answer for word in forbidden):
        faults.append(("leak", message))
    if number % 500 == 0 and not is_well():
        faults.append(("health", message))
        break
if not is_well():
    faults.append(("health at the end", b""))
for kind, message in faults[:20]:
    print(kind, message[:200])
print(", ".join(f"{status} {count}" for status, count in sorted(seen.items())) + f"; {len(faults)} faults")
sys.exit(1 if faults else 0)
