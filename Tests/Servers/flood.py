"""Floods a running service with requests that no client should send, and tells how it took them.

Arguments: the port, the service's process, how many requests, a seed, and words that no answer may hold. Two processes
send them over bare sockets, many on a connection: a connection lives until a request ends it. Only requests count that
were answered, or whose connection the service ended. Prints answers by status, the time, the service's memory before
and after and its health; ends with 1 when an answer was a server's error or held a forbidden word, or the service fell
ill.
"""
import collections
import concurrent.futures
import multiprocessing
import random
import re
import socket
import sys
import time
import urllib.request

from malformed import CORPUS, damaged

port, server, wanted, seed = (int(argument) for argument in sys.argv[1:5])
forbidden = [word.encode() for word in sys.argv[5:]]
SENDERS = 2
# Of each sender at a time. Many wait for the service, which waits for the rest of what was cut.
CONNECTIONS = 24
ON_A_CONNECTION = 40
PATIENCE = 0.3
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)


def answers(bytes):
    """The statuses of the answers in a conversation, and whether it holds anything else."""
    found, place = [], 0
    while place < len(bytes):
        end = bytes.find(b"\r\n\r\n", place)
        if end < 0 or not bytes.startswith(b"HTTP/1.", place):
            return found, True
        status = int(bytes[place + 9 : place + 12])
        length = LENGTH.search(bytes, place, end + 2)
        place = end + 4
        # To go on with a body is no answer yet; neither that nor "nothing" has a body.
        if status != 100:
            found.append(status)
            place += int(length[1]) if length and status not in (204, 304) else 0
    return found, False


def converse(messages):
    """Sends everything, and hears the service until it says nothing for a moment."""
    heard = bytearray()
    with socket.create_connection(("127.0.0.1", port), 20) as line:
        try:
            line.sendall(b"".join(messages))
        except OSError:
            pass  # it has heard enough
        try:
            line.shutdown(socket.SHUT_WR)
            line.settimeout(PATIENCE)
            while piece := line.recv(1 << 18):
                heard += piece
        except OSError:
            pass
    return bytes(heard)


def flood(number, count, reports):
    chance = random.Random(seed * 1_000 + number)
    seen, faults, sent, connections = collections.Counter(), [], 0, 0
    with concurrent.futures.ThreadPoolExecutor(CONNECTIONS) as pool:
        under_way = {}
        while sent < count:
            while len(under_way) < 2 * CONNECTIONS:
                messages = [damaged(chance.choice(CORPUS), chance) for _ in range(ON_A_CONNECTION)]
                under_way[pool.submit(converse, messages)] = messages
            done, _ = concurrent.futures.wait(under_way, return_when=concurrent.futures.FIRST_COMPLETED)
            for conversation in done:
                messages, heard = under_way.pop(conversation), conversation.result()
                statuses, isBroken = answers(heard)
                connections += 1
                seen.update(str(status) for status in statuses)
                sent += len(statuses)
                if len(statuses) < len(messages):
                    seen["no answer, connection over"] += 1
                    sent += 1
                if isBroken:
                    seen["cut short"] += 1
                if any(status >= 500 and status not in (501, 505) for status in statuses):
                    faults.append(f"a server's error among {statuses} to {messages[0][:80]}…")
                faults += [f"{word} in an answer" for word in forbidden if word in heard]
    reports.put((seen, faults[:10], sent, connections))


def memory():
    with open(f"/proc/{server}/status") as status:
        return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))


def is_well():
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=10) as answer:
        return answer.status == 200 and b'"ok"' in answer.read()


assert is_well()
before, begun, reports = memory(), time.monotonic(), multiprocessing.Queue()
senders = [
    multiprocessing.Process(target=flood, args=(number, wanted // SENDERS, reports)) for number in range(SENDERS)
]
for sender in senders:
    sender.start()
seen, faults, sent, connections = collections.Counter(), [], 0, 0
for _ in senders:
    part = reports.get()
    seen, faults, sent, connections = seen + part[0], faults + part[1], sent + part[2], connections + part[3]
for sender in senders:
    sender.join()
seconds = time.monotonic() - begun
isWell = is_well()
if not isWell:
    faults.append("/health does not answer as it should")
for fault in faults:
    print(fault)
print(f"{sent} malformed requests on {connections} connections in {seconds:.0f} s ({sent / seconds:.0f} a second)")
print("answers: " + ", ".join(f"{status}: {count}" for status, count in sorted(seen.items())))
print(f"memory: {before} MB before, {memory()} MB after; "
      f"/health {'answers' if isWell else 'does not answer'}; {len(faults)} faults")
sys.exit(1 if faults else 0)
